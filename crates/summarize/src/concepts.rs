//! `concepts`: the sentences that together tell most of what several articles tell.
//!
//! Gillick and Favre 2009, “A scalable global model for summarization” (ICSI): a concept is a pair
//! of neighbouring stems, it weighs as many articles as tell it, and it counts once. Here single stems
//! are light concepts too, a concept weighs more the earlier it stands, and the gain of a sentence is
//! multiplied by its own score: a sentence of central words is read with more profit than a list of pairs.

use rustc_hash::FxHashMap;

use crate::centroid;
use crate::cluster::Cluster;
use crate::method::{Selection, Task};
use crate::select::{Worth, greedy};
use crate::term::Term;

/// Power of the number of articles that tell a concept: agreement of three says much more than of two.
/// With 1 (the paper) long sentences of stock phrases won on clusters of ten articles.
const AGREEMENT: f32 = 2.0;

/// How much more a concept weighs that opens every article which tells it: twice as much.
const EARLY: f32 = 1.0;

/// Number of articles from which on a concept of one article alone is hardly worth a place.
const SHARED_FROM: usize = 3;

/// The weight of such a concept; a shared one weighs 4 or more. Not 0, so that space left over is
/// filled by the sentence that tells most.
const ALONE: f32 = 0.5;

/// The weight of a single stem against a pair. More makes a list of names win over what happened.
const STEM: f32 = 0.2;

/// Shorter sentences, in blank-separated words, hardly count: they are headings and scraps.
const MIN_WORDS: u32 = 6;

/// Longer ones neither: they are lists and tables, and eat a short budget.
const MAX_WORDS: u32 = 60;

/// What is left of the gain of a sentence that is too short or too long: enough to be taken where there
/// is no other, as in scripts without blanks.
const MISFIT: f32 = 0.05;

/// How much the sentence's own score, 0 to 1, adds to its gain.
const OWN: f32 = 2.0;

/// The same in an update: there the opening of an article often retells what was read.
const OWN_IN_UPDATE: f32 = 1.0;

/// How much the first sentence of an article counts over one far down in that score: twice as much, as
/// the opening of one of many articles is often what all of them open with.
const LEAD: f32 = 1.0;

/// Power of the length that a gain is divided by: between none (long sentences win) and 1 (short ones).
const LENGTH: f32 = 0.7;

/// Weighs the concepts, and picks the sentences that cover most of them.
pub(crate) fn select(task: &Task<'_>) -> Selection {
    let cluster = task.cluster;
    let concepts = find(cluster);
    let scores = centroid::score(cluster, LEAD);
    let own = if task.update.is_update() { OWN_IN_UPDATE } else { OWN };
    let factor = |(idx, score): (usize, &f32)| {
        let words = cluster.candidates[idx].words;
        let fit = if (MIN_WORDS..=MAX_WORDS).contains(&words) { 1.0 } else { MISFIT };
        fit * task.novelty(idx) * (1.0 + own * score)
            / (words as f32).max(1.0).powf(LENGTH)
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
        if gain > 0.0 { gain * self.factors[idx] } else { f32::NEG_INFINITY }
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
    weights: Vec<f32>,
    /// How many articles tell each concept.
    articles: Vec<u32>,
    /// Concepts of each candidate, without repetition.
    of: Vec<u32>,
    starts: Vec<u32>,
}

impl Concepts {
    /// The concepts of a candidate.
    fn of(&self, idx: usize) -> &[u32] {
        &self.of[self.starts[idx] as usize..self.starts[idx + 1] as usize]
    }

    /// How many articles tell most of what a candidate tells: at least a third of its concepts.
    pub(crate) fn told_by(&self, idx: usize) -> u32 {
        let mut counts: Vec<u32> =
            self.of(idx).iter().map(|concept| self.articles[*concept as usize]).collect();
        counts.sort_unstable_by(|a, b| b.cmp(a));
        counts.get(counts.len() / 3).copied().unwrap_or(1)
    }
}

/// Where a concept was met.
struct Seen {
    is_pair: bool,
    articles: u32,
    last_article: u32,
    last_candidate: u32,
    /// Sum over articles of 1 / (1 + its first position there).
    early: f32,
}

/// Finds and weighs the concepts.
pub(crate) fn find(cluster: &Cluster) -> Concepts {
    let mut numbers: FxHashMap<(Term, Term), u32> = FxHashMap::default();
    let mut seen: Vec<Seen> = Vec::new();
    let (mut of, mut starts) = (Vec::new(), vec![0]);
    for (idx, candidate) in cluster.candidates.iter().enumerate() {
        let terms = cluster.terms_of(idx);
        // A stem by itself is a pair with itself: no text repeats a word without a reason to.
        let stems = terms.iter().map(|&term| (term, term));
        let pairs = terms.windows(2).map(|pair| (pair[0], pair[1]));
        for concept in pairs.chain(stems) {
            if !cluster.terms.is_content(concept.0)
                && !cluster.terms.is_content(concept.1)
            {
                continue;
            }
            let number = *numbers.entry(concept).or_insert(seen.len() as u32);
            if number as usize == seen.len() {
                seen.push(Seen::new(concept.0 != concept.1));
            }
            if seen[number as usize].meet(idx as u32, candidate.order, candidate.position)
            {
                of.push(number);
            }
        }
        starts.push(of.len() as u32);
    }
    let weights = seen.iter().map(|seen| seen.weigh(cluster.n_articles)).collect();
    let articles = seen.iter().map(|seen| seen.articles).collect();
    Concepts { weights, articles, of, starts }
}

impl Seen {
    fn new(is_pair: bool) -> Self {
        Seen {
            is_pair,
            articles: 0,
            last_article: u32::MAX,
            last_candidate: u32::MAX,
            early: 0.0,
        }
    }

    /// Notes a meeting; whether it is the first in this candidate.
    fn meet(&mut self, candidate: u32, article: u32, position: u32) -> bool {
        if self.last_candidate == candidate {
            return false;
        }
        self.last_candidate = candidate;
        if self.last_article != article {
            self.last_article = article;
            self.articles += 1;
            self.early += 1.0 / (1.0 + position as f32);
        }
        true
    }

    /// How many articles tell it, and how early they do.
    fn weigh(&self, n_articles: usize) -> f32 {
        let articles = self.articles as f32;
        let alone = self.articles < 2 && n_articles >= SHARED_FROM;
        let agreement = if alone { ALONE } else { articles.powf(AGREEMENT) };
        let shape = if self.is_pair { 1.0 } else { STEM };
        agreement * shape * (1.0 + EARLY * self.early / articles)
    }
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
        let concepts = find(&cluster);
        let weights = |idx: usize| -> Vec<f32> {
            concepts.of(idx).iter().map(|c| concepts.weights[*c as usize]).collect()
        };
        // “the dam”, “dam burst”, “burst near”, “near Ost”, then “dam”, “burst”, “Ost”.
        assert_eq!(weights(0), [8.0, 8.0, 1.0, 8.0, 1.6, 1.6, 1.6]);
        assert_eq!(concepts.told_by(0), 2);
    }
}
