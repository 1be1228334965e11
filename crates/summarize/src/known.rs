//! Which pairs of neighbouring stems some articles hold: what was read before, or what still stands.

use rustc_hash::FxHashSet;
use writethru_article::Article;

use crate::term::{Term, Terms};

/// Pairs of neighbouring stems, function words included.
#[derive(Default)]
pub(crate) struct Known {
    pairs: FxHashSet<(Term, Term)>,
}

impl Known {
    /// Reads all that some articles say, headlines and notices included.
    pub(crate) fn new<'a>(
        articles: impl Iterator<Item = &'a Article>,
        terms: &mut Terms,
    ) -> Self {
        let mut known = Known::default();
        let mut sequence = Vec::new();
        for article in articles {
            let text = &article.text;
            for idx in 0..text.sentences().len() {
                sequence.clear();
                terms.read(text, text.tokens_of(idx), &mut sequence);
                known.pairs.extend(sequence.windows(2).map(|pair| (pair[0], pair[1])));
            }
        }
        known
    }

    /// The share of the pairs of a sentence that are known, 0 to 1; 0 of a sentence without any.
    pub(crate) fn share(&self, sequence: &[Term]) -> f32 {
        let n_pairs = sequence.len().saturating_sub(1);
        if n_pairs == 0 {
            return 0.0;
        }
        let pairs = sequence.windows(2).map(|pair| (pair[0], pair[1]));
        let known = pairs.filter(|pair| self.pairs.contains(pair)).count();
        known as f32 / n_pairs as f32
    }
}
