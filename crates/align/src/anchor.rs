//! Sentences that are the same on both sides.

use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;

use crate::link::Side;

/// For each new sentence the old one that it is, byte for byte; one to one.
///
/// Sentences that occur once on each side, or as often on both, are paired first; what is
/// repeated unevenly is paired next to those, then in order.
pub(crate) fn same(old: Side<'_>, new: Side<'_>) -> Vec<Option<u32>> {
    let (old_keys, new_keys) = (keys(old), keys(new));
    let mut ids: FxHashMap<u64, u32> = FxHashMap::default();
    let mut places: Vec<(Vec<u32>, Vec<u32>)> = Vec::new();
    for (idx, &key) in old_keys.iter().enumerate() {
        let id = *ids.entry(key).or_insert(places.len() as u32);
        if id as usize == places.len() {
            places.push((Vec::new(), Vec::new()));
        }
        places[id as usize].0.push(idx as u32);
    }
    for (idx, key) in new_keys.iter().enumerate() {
        if let Some(&id) = ids.get(key) {
            places[id as usize].1.push(idx as u32);
        }
    }
    let mut pairs = Pairs {
        old,
        new,
        of_new: vec![None; new_keys.len()],
        taken: vec![false; old_keys.len()],
    };
    for (olds, news) in places.iter().filter(|(olds, news)| olds.len() == news.len()) {
        for (&old_idx, &new_idx) in olds.iter().zip(news) {
            pairs.link(old_idx as usize, new_idx as usize);
        }
    }
    pairs.spread();
    for (olds, news) in places.iter().filter(|(olds, news)| olds.len() != news.len()) {
        let mut free = olds.iter().filter(|&&idx| !pairs.taken[idx as usize]);
        let mut found = Vec::new();
        for &new_idx in news.iter().filter(|&&idx| pairs.of_new[idx as usize].is_none()) {
            found.extend(free.next().map(|&old_idx| (old_idx, new_idx)));
        }
        for (old_idx, new_idx) in found {
            pairs.link(old_idx as usize, new_idx as usize);
        }
    }
    pairs.of_new
}

/// A hash of each sentence with its group.
fn keys(side: Side<'_>) -> Vec<u64> {
    let sentences = side.text.sentences().iter().enumerate();
    sentences
        .map(|(idx, sentence)| {
            let mut hasher = FxHasher::default();
            hasher.write_u8(side.group(idx));
            hasher.write(side.text[sentence.span].as_bytes());
            hasher.finish()
        })
        .collect()
}

struct Pairs<'a> {
    old: Side<'a>,
    new: Side<'a>,
    of_new: Vec<Option<u32>>,
    taken: Vec<bool>,
}

impl Pairs<'_> {
    /// Links the two if both are there, free, of one group and the same.
    fn link(&mut self, old_idx: usize, new_idx: usize) {
        let free = self.of_new.get(new_idx) == Some(&None)
            && self.taken.get(old_idx) == Some(&false);
        if free
            && self.old.group(old_idx) == self.new.group(new_idx)
            && self.old.sentence(old_idx) == self.new.sentence(new_idx)
        {
            self.of_new[new_idx] = Some(old_idx as u32);
            self.taken[old_idx] = true;
        }
    }

    /// Links equal neighbours of linked sentences.
    fn spread(&mut self) {
        for new_idx in 1..self.of_new.len() {
            if let Some(old_idx) = self.of_new[new_idx - 1] {
                self.link(old_idx as usize + 1, new_idx);
            }
        }
        for new_idx in (1..self.of_new.len()).rev() {
            if let Some(old_idx) = self.of_new[new_idx].filter(|&old_idx| old_idx > 0) {
                self.link(old_idx as usize - 1, new_idx - 1);
            }
        }
    }
}
