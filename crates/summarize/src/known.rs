//! What was read before, as pairs of neighbouring stems.

use rustc_hash::FxHashSet;
use writethru_facts::Reading;

use crate::cluster::Cluster;
use crate::term::Term;

/// A sentence of which at least this share is in what was read tells nothing new. Sentences on one
/// event share a third of their pairs by chance of names and set phrases.
const READ: f32 = 0.5;

/// What was read before.
#[derive(Default)]
pub(crate) struct Known {
    pairs: FxHashSet<(Term, Term)>,
}

impl Known {
    /// Reads what is known, with the terms of the cluster.
    pub(crate) fn new(read: &[Reading], cluster: &mut Cluster) -> Self {
        let mut known = Known::default();
        let mut terms = Vec::new();
        for reading in read {
            let text = &reading.article.text;
            for idx in 0..text.sentences().len() {
                terms.clear();
                cluster.terms.read(text, text.tokens_of(idx), &mut terms);
                known.pairs.extend(terms.windows(2).map(|pair| (pair[0], pair[1])));
            }
        }
        known
    }

    /// Whether the pair was read.
    pub(crate) fn has(&self, pair: (Term, Term)) -> bool {
        self.pairs.contains(&pair)
    }

    /// Whether a candidate says something that was not read.
    pub(crate) fn is_news(&self, cluster: &Cluster, idx: usize) -> bool {
        let (mut all, mut read) = (0, 0);
        for pair in cluster.terms_of(idx).windows(2) {
            if pair.iter().any(|term| cluster.terms.is_content(*term)) {
                all += 1;
                read += u32::from(self.has((pair[0], pair[1])));
            }
        }
        (read as f32) < all as f32 * READ
    }
}
