//! Likely partners of a sentence anywhere in the text, found by their rare words.

use crate::bag::{Bags, Vocabulary};
use crate::link::Side;

/// A pair of sentences and how alike they are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Candidate {
    pub(crate) old: u32,
    pub(crate) new: u32,
    pub(crate) similarity: f32,
}

/// A word in more old sentences than this says nothing about where a sentence went: it bounds the
/// work for each word of a new sentence.
const MAX_SENTENCES_WITH: usize = 64;

/// Old sentences compared in full with each new one: those that share most by rare words.
const MAX_COMPARED: usize = 4;

/// Both sides with their bags.
#[derive(Clone, Copy)]
pub(crate) struct Pool<'a> {
    pub(crate) sides: [Side<'a>; 2],
    pub(crate) bags: [&'a Bags; 2],
    pub(crate) vocabulary: &'a Vocabulary,
}

impl Pool<'_> {
    pub(crate) fn is_one_group(&self, old: u32, new: u32) -> bool {
        self.sides[0].group(old as usize) == self.sides[1].group(new as usize)
    }

    /// How alike two bags are: twice the weight that they share over the weight of both.
    pub(crate) fn similarity(&self, old: u32, new: u32) -> f32 {
        let (old, new) = (old as usize, new as usize);
        let mass = self.bags[0].mass(old) + self.bags[1].mass(new);
        let words = (self.bags[0].words(old), self.bags[1].words(new));
        if mass == 0.0 {
            0.0
        } else {
            2.0 * self.vocabulary.shared(words.0, words.1) / mass
        }
    }

    /// How alike all sentences with bags are together.
    pub(crate) fn likeness(&self) -> f32 {
        let mass: f32 = self.bags.iter().map(|bags| bags.total()).sum();
        let [old, new] = self.bags.map(Bags::all);
        if mass == 0.0 { 0.0 } else { 2.0 * self.vocabulary.shared(&old, &new) / mass }
    }

    /// For each of the new sentences its likeliest old ones that are at least so alike, best
    /// first.
    pub(crate) fn candidates(
        &self,
        olds: &[u32],
        news: &[u32],
        least: f32,
    ) -> Vec<Candidate> {
        let mut out = Vec::new();
        let postings = Postings::read(self, olds);
        let mut shared: Vec<f32> = vec![0.0; olds.len()];
        let mut touched: Vec<u32> = Vec::new();
        for &new in news {
            let mut before = u32::MAX;
            for &word in self.bags[1].words(new as usize) {
                let with = postings.of(word);
                if word != before && with.len() <= MAX_SENTENCES_WITH {
                    for &place in with {
                        if shared[place as usize] == 0.0 {
                            touched.push(place);
                        }
                        shared[place as usize] += self.vocabulary.weight(word);
                    }
                }
                before = word;
            }
            touched.sort_unstable_by(|&a, &b| {
                let share = |place: u32| shared[place as usize];
                share(b).total_cmp(&share(a)).then(a.cmp(&b))
            });
            let likely = touched.iter().map(|&place| olds[place as usize]);
            let start = out.len();
            out.extend(
                likely
                    .filter(|&old| self.is_one_group(old, new))
                    .take(MAX_COMPARED)
                    .map(|old| Candidate {
                        old,
                        new,
                        similarity: self.similarity(old, new),
                    })
                    .filter(|candidate| candidate.similarity >= least),
            );
            out[start..].sort_by(|a, b| b.similarity.total_cmp(&a.similarity));
            for place in touched.drain(..) {
                shared[place as usize] = 0.0;
            }
        }
        out
    }
}

/// Pairs that are each other's best.
pub(crate) fn mutual_best(candidates: &[Candidate], n_old: usize) -> Vec<Candidate> {
    let mut of_old: Vec<Option<Candidate>> = vec![None; n_old];
    for candidate in candidates {
        let slot = &mut of_old[candidate.old as usize];
        if slot.is_none_or(|best| candidate.similarity > best.similarity) {
            *slot = Some(*candidate);
        }
    }
    let mut before = u32::MAX;
    let firsts = candidates.iter().filter(|candidate| {
        let first = candidate.new != before;
        before = candidate.new;
        first
    });
    firsts
        .filter(|first| {
            of_old[first.old as usize].is_some_and(|best| best.new == first.new)
        })
        .copied()
        .collect()
}

/// In which of some old sentences each word is.
struct Postings {
    // The places of word `n` are `places[starts[n]..starts[n + 1]]`.
    starts: Vec<u32>,
    places: Vec<u32>,
}

impl Postings {
    fn read(pool: &Pool<'_>, olds: &[u32]) -> Self {
        let distinct = |old: u32| {
            let words = pool.bags[0].words(old as usize);
            words
                .iter()
                .enumerate()
                .filter(|&(idx, word)| idx == 0 || words[idx - 1] != *word)
        };
        let mut starts = vec![0; pool.vocabulary.len() + 2];
        for &old in olds {
            for (_, &word) in distinct(old) {
                starts[word as usize + 2] += 1;
            }
        }
        for word in 2..starts.len() {
            starts[word] += starts[word - 1];
        }
        let mut places = vec![0; starts.last().map_or(0, |&n| n as usize)];
        for (place, &old) in olds.iter().enumerate() {
            for (_, &word) in distinct(old) {
                let at = &mut starts[word as usize + 1];
                places[*at as usize] = place as u32;
                *at += 1;
            }
        }
        Postings { starts, places }
    }

    fn of(&self, word: u32) -> &[u32] {
        let word = word as usize;
        &self.places[self.starts[word] as usize..self.starts[word + 1] as usize]
    }
}
