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

/// Old sentences met by way of the words of one new sentence, rarest first: it bounds the work for
/// each new sentence. The rare words of an edited sentence lead to it long before.
const MAX_MET: usize = 128;

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
        let postings = Postings::read(self, olds);
        let mut met = Met { shared: vec![0.0; olds.len()], places: Vec::new() };
        let mut rarest: Vec<(u32, u32)> = Vec::new();
        let mut out = Vec::new();
        for &new in news {
            rarest.clear();
            let words = self.bags[1].words(new as usize);
            rarest.extend(
                distinct(words).map(|word| (postings.of(word).len() as u32, word)),
            );
            rarest.sort_unstable();
            met.clear();
            for &(n_sentences, word) in &rarest {
                if met.places.len() + n_sentences as usize > MAX_MET {
                    break;
                }
                met.add(postings.of(word), self.vocabulary.weight(word));
            }
            met.keep(|place| self.is_one_group(olds[place as usize], new));
            let start = out.len();
            out.extend(
                met.likeliest()
                    .iter()
                    .map(|&place| olds[place as usize])
                    .map(|old| Candidate {
                        old,
                        new,
                        similarity: self.similarity(old, new),
                    })
                    .filter(|candidate| candidate.similarity >= least),
            );
            out[start..].sort_by(|a, b| b.similarity.total_cmp(&a.similarity));
        }
        out
    }
}

/// The old sentences met for one new sentence, as places in the list of old ones.
struct Met {
    /// The weight that each place shares with the new sentence, nought if not met.
    shared: Vec<f32>,
    places: Vec<u32>,
}

impl Met {
    fn clear(&mut self) {
        for place in self.places.drain(..) {
            self.shared[place as usize] = 0.0;
        }
    }

    fn add(&mut self, places: &[u32], weight: f32) {
        for &place in places {
            let shared = &mut self.shared[place as usize];
            if *shared == 0.0 {
                self.places.push(place);
            }
            *shared += weight;
        }
    }

    /// Forgets the places that are not wanted.
    fn keep(&mut self, wanted: impl Fn(u32) -> bool) {
        let shared = &mut self.shared;
        self.places.retain(|&place| {
            let keep = wanted(place);
            if !keep {
                shared[place as usize] = 0.0;
            }
            keep
        });
    }

    /// The few places that share most, in any order.
    fn likeliest(&mut self) -> &[u32] {
        let few = MAX_COMPARED.min(self.places.len());
        if few < self.places.len() {
            let share = |place: u32| self.shared[place as usize];
            self.places.select_nth_unstable_by(few, |&a, &b| {
                share(b).total_cmp(&share(a)).then(a.cmp(&b))
            });
        }
        &self.places[..few]
    }
}

/// The words of a sorted bag, each once.
fn distinct(words: &[u32]) -> impl Iterator<Item = u32> + '_ {
    let mut before = None;
    words.iter().copied().filter(move |&word| before.replace(word) != Some(word))
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
        let distinct = |old: u32| distinct(pool.bags[0].words(old as usize));
        let mut starts = vec![0; pool.vocabulary.len() + 2];
        for &old in olds {
            for word in distinct(old) {
                starts[word as usize + 2] += 1;
            }
        }
        for word in 2..starts.len() {
            starts[word] += starts[word - 1];
        }
        let mut places = vec![0; starts.last().map_or(0, |&n| n as usize)];
        for (place, &old) in olds.iter().enumerate() {
            for word in distinct(old) {
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
