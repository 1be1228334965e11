//! Which mentions name the same: the same words, a family name after the full name, an acronym
//! after what it stands for.

use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHasher};

use super::candidate::{Mention, Page};
use super::kind::Votes;
use super::word::{Case, Word, key};
use crate::lexicon::Class;

/// For each mention the number of what it names, in order of first mention.
pub(super) fn chain(
    page: &Page<'_, '_>,
    mentions: &[Mention],
    votes: &[Votes],
) -> Vec<u32> {
    let mut chains = Chains::default();
    let mut entities = vec![u32::MAX; mentions.len()];
    // Full names first, so that a family name finds its full name wherever that stands.
    for (idx, mention) in mentions.iter().enumerate().filter(|(_, m)| m.range.len() > 1) {
        entities[idx] = chains.full(page, mention, idx, votes[idx].may_be_person());
    }
    for (idx, mention) in mentions.iter().enumerate().filter(|(_, m)| m.range.len() == 1)
    {
        entities[idx] = chains.single(page.words[mention.range.start], idx);
    }
    renumber(&mut entities);
    entities
}

/// A full name: where it stands first and which number it has.
#[derive(Clone, Copy)]
struct Full {
    mention: usize,
    entity: u32,
}

#[derive(Default)]
struct Chains {
    n_entities: u32,
    exact: FxHashMap<u64, u32>,
    // First and last word of a person's name.
    ends: FxHashMap<u64, u32>,
    last: FxHashMap<u64, Vec<Full>>,
    first: FxHashMap<u64, Vec<Full>>,
    acronym: FxHashMap<u64, u32>,
}

impl Chains {
    fn full(
        &mut self,
        page: &Page<'_, '_>,
        mention: &Mention,
        mention_idx: usize,
        person: bool,
    ) -> u32 {
        let words = &page.words[mention.range.clone()];
        let (first, last) = (words[0], words[words.len() - 1]);
        let whole = joined(words.iter());
        if let Some(&entity) = self.exact.get(&whole) {
            return entity;
        }
        let ends = joined([first, last].iter());
        let known = if person { self.ends.get(&ends).copied() } else { None };
        let entity = known.unwrap_or_else(|| self.fresh());
        self.exact.insert(whole, entity);
        let full = Full { mention: mention_idx, entity };
        if person {
            self.ends.insert(ends, entity);
            self.last.entry(last.key).or_default().push(full);
            self.first.entry(first.key).or_default().push(full);
        } else {
            let initials: String = words
                .iter()
                .zip(mention.range.clone())
                .filter(|(word, _)| word.is_large())
                .filter_map(|(_, idx)| page.draft.word(idx).chars().next())
                .collect();
            self.acronym.entry(key(&initials)).or_insert(entity);
            if !first.classes.any(&[
                Class::Demonym,
                Class::Common,
                Class::Place,
                Class::PlaceWord,
                Class::TakesOf,
            ]) {
                self.first.entry(first.key).or_default().push(full);
            }
        }
        entity
    }

    fn single(&mut self, word: Word, mention_idx: usize) -> u32 {
        if let Some(entity) = latest(&self.last, word.key, mention_idx)
            .or_else(|| latest(&self.first, word.key, mention_idx))
        {
            return entity;
        }
        if word.case == Case::Upper
            && let Some(&entity) = self.acronym.get(&word.key)
        {
            return entity;
        }
        if let Some(&entity) = self.exact.get(&word.key) {
            return entity;
        }
        let entity = self.fresh();
        self.exact.insert(word.key, entity);
        entity
    }

    fn fresh(&mut self) -> u32 {
        self.n_entities += 1;
        self.n_entities - 1
    }
}

/// The full name last mentioned before, else the first one after.
fn latest(
    fulls: &FxHashMap<u64, Vec<Full>>,
    key: u64,
    mention_idx: usize,
) -> Option<u32> {
    let fulls = fulls.get(&key)?;
    let before = fulls.partition_point(|full| full.mention < mention_idx);
    fulls.get(before.saturating_sub(1)).map(|full| full.entity)
}

fn joined<'w>(words: impl Iterator<Item = &'w Word>) -> u64 {
    let mut hasher = FxHasher::default();
    for word in words {
        hasher.write_u64(word.key);
    }
    hasher.finish()
}

/// Numbers in order of first mention.
fn renumber(entities: &mut [u32]) {
    let mut numbers: FxHashMap<u32, u32> = FxHashMap::default();
    for entity in entities {
        let next = numbers.len() as u32;
        *entity = *numbers.entry(*entity).or_insert(next);
    }
}
