//! `concepts`: the sentences that together tell most of what several places tell.
//!
//! Gillick and Favre 2009, “A scalable global model for summarization” (ICSI): a concept is a pair
//! of neighbouring stems, it weighs as many articles as tell it, and it counts once. Here a concept weighs
//! more the earlier it stands, and the gain of a sentence is multiplied by its own score, as a
//! sentence of central words is read with more profit than a list of rare pairs.

use rustc_hash::FxHashMap;

use crate::centroid;
use crate::cluster::Cluster;
use crate::method::{Selection, Task};
use crate::select::{Worth, greedy};
use crate::term::Term;

/// Power of the number of articles that tell a concept: 2, as agreement of three articles says much
/// more than of two. With 1 (the paper) long sentences of stock phrases won on clusters of ten articles.
const AGREEMENT: f32 = 2.0;

/// How much more a concept weighs that opens every article which tells it: twice as much.
const EARLY: f32 = 1.0;

/// Number of articles from which on a concept of one article alone is hardly worth a place.
const SHARED_FROM: usize = 3;

/// The weight of such a concept; a shared one weighs 4 or more. Not 0, so that space left over is filled
/// by the sentence that tells most.
const SINGLE: f32 = 0.2;

/// What is left of the weight of a concept that was read before.
const KNOWN: f32 = 0.3;

/// Shorter sentences are not taken, in blank-separated words: they are headings and scraps.
const MIN_WORDS: u32 = 6;

/// Longer ones neither: they are lists and tables, and eat a short budget.
const MAX_WORDS: u32 = 60;

/// How much the sentence's own score, 0 to 1, adds to its gain.
const OWN: f32 = 1.0;

/// Power of the length that a gain is divided by: between none (long sentences win) and 1 (short ones).
const LENGTH: f32 = 0.6;

/// Weighs the concepts, and picks the sentences that cover most of them.
pub(crate) fn select(task: &Task<'_>) -> Selection {
    let cluster = task.cluster;
    let concepts = find(cluster, |pair| task.known.has(pair));
    let scores = centroid::score(cluster);
    let factor = |(idx, score): (usize, &f32)| {
        let words = cluster.candidates[idx].words;
        if !(MIN_WORDS..=MAX_WORDS).contains(&words) {
            return 0.0;
        }
        (1.0 + OWN * score) / (words as f32).powf(LENGTH)
    };
    let factors = scores.iter().enumerate().map(factor).collect();
    let covered = vec![false; concepts.weights.len()];
    let picked = greedy(task, &mut Coverage { concepts: &concepts, factors, covered });
    Selection { picked, scores }
}

/// Gain in concepts, each counted once, times the sentence's own factor.
struct Coverage<'a> {
    concepts: &'a Concepts,
    factors: Vec<f32>,
    covered: Vec<bool>,
}

impl Worth for Coverage<'_> {
    fn worth(&mut self, idx: usize) -> f32 {
        let open = self.concepts.of(idx).iter().filter(|c| !self.covered[**c as usize]);
        let gain: f32 = open.map(|c| self.concepts.weights[*c as usize]).sum();
        gain * self.factors[idx]
    }

    fn take(&mut self, idx: usize) {
        for &concept in self.concepts.of(idx) {
            self.covered[concept as usize] = true;
        }
    }
}

/// The concepts of a cluster.
pub(crate) struct Concepts {
    /// The weight of each concept.
    pub(crate) weights: Vec<f32>,
    /// Concepts of each candidate, without repetition.
    of: Vec<u32>,
    starts: Vec<u32>,
}

impl Concepts {
    /// The concepts of a candidate.
    pub(crate) fn of(&self, idx: usize) -> &[u32] {
        &self.of[self.starts[idx] as usize..self.starts[idx + 1] as usize]
    }
}

#[derive(Default)]
struct Seen {
    articles: u32,
    last_article: u32,
    sentences: u32,
    early: f32,
}

/// Finds and weighs the concepts. `known` says which pairs were read before.
pub(crate) fn find(cluster: &Cluster, known: impl Fn((Term, Term)) -> bool) -> Concepts {
    let mut numbers: FxHashMap<(Term, Term), u32> = FxHashMap::default();
    let mut pairs: Vec<(Term, Term)> = Vec::new();
    let mut seen: Vec<Seen> = Vec::new();
    let mut of = Vec::new();
    let mut starts = vec![0];
    for (idx, candidate) in cluster.candidates.iter().enumerate() {
        let first = of.len();
        for pair in cluster.terms_of(idx).windows(2) {
            if !cluster.terms.is_content(pair[0]) && !cluster.terms.is_content(pair[1]) {
                continue;
            }
            let next = seen.len() as u32;
            let number = *numbers.entry((pair[0], pair[1])).or_insert(next);
            if number == next {
                seen.push(Seen { last_article: u32::MAX, ..Seen::default() });
                pairs.push((pair[0], pair[1]));
            }
            if !of[first..].contains(&number) {
                of.push(number);
                let seen = &mut seen[number as usize];
                seen.sentences += 1;
                if seen.last_article != candidate.order {
                    seen.last_article = candidate.order;
                    seen.articles += 1;
                    seen.early += 1.0 / (1.0 + candidate.position as f32);
                }
            }
        }
        starts.push(of.len() as u32);
    }
    let weights = seen
        .iter()
        .zip(&pairs)
        .map(|(seen, pair)| {
            let known = if known(*pair) { KNOWN } else { 1.0 };
            weigh(seen, cluster.n_articles) * known
        })
        .collect();
    Concepts { weights, of, starts }
}

/// The weight of a concept: how many articles tell it, and how early they do.
fn weigh(seen: &Seen, n_articles: usize) -> f32 {
    let df = seen.articles as f32;
    let early = 1.0 + EARLY * seen.early / df;
    if seen.articles < 2 && n_articles >= SHARED_FROM {
        return SINGLE * early;
    }
    df.powf(AGREEMENT) * early
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::cluster;

    #[test]
    fn a_pair_that_two_articles_tell_early_weighs_most() {
        let cluster = cluster(&[
            &["The dam burst near Ost.", "Rescue teams were late."],
            &["Near Ost the dam burst.", "Markets were calm."],
            &["Snow fell."],
        ]);
        let concepts = find(&cluster, |_| false);
        let weights = |idx: usize| -> Vec<f32> {
            concepts.of(idx).iter().map(|c| concepts.weights[*c as usize]).collect()
        };
        assert_eq!(weights(0), [8.0, 8.0, 0.4, 8.0]);
        assert_eq!(weights(1), [0.3, 0.3, 0.3]);
    }
}
