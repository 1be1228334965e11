//! [`Budget`]: how long a summary may be, and [`Room`]: what is left of it.

use crate::cluster::{Candidate, Cluster};

/// The greatest length of a summary; whole sentences are kept, so it may be shorter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Budget {
    /// This many sentences.
    Sentences(usize),
    /// This many blank-separated words.
    Words(usize),
    /// This many bytes, line ends between sentences included.
    Bytes(usize),
    /// This share of the articles' body words, 0 to 1.
    Ratio(f64),
}

/// What is left of a budget.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Room {
    sentences: usize,
    words: usize,
    bytes: usize,
}

impl Room {
    /// The whole of a budget.
    pub(crate) fn new(budget: Budget, cluster: &Cluster) -> Self {
        let mut room =
            Room { sentences: usize::MAX, words: usize::MAX, bytes: usize::MAX };
        match budget {
            Budget::Sentences(n) => room.sentences = n,
            Budget::Words(n) => room.words = n,
            // The first sentence has no line end before it.
            Budget::Bytes(n) => room.bytes = n.saturating_add(1),
            Budget::Ratio(share) => {
                let words: usize =
                    cluster.candidates.iter().map(|c| c.words as usize).sum();
                room.words = (words as f64 * share.clamp(0.0, 1.0)).floor() as usize;
            }
        }
        room
    }

    /// Whether a sentence may still be taken.
    pub(crate) fn fits(&self, candidate: &Candidate) -> bool {
        self.sentences > 0
            && candidate.words as usize <= self.words
            && (candidate.bytes as usize) < self.bytes
    }

    /// Whether no sentence may be taken any more, however short.
    pub(crate) fn is_full(&self) -> bool {
        self.sentences == 0
    }

    /// Takes a sentence that fits.
    pub(crate) fn take(&mut self, candidate: &Candidate) {
        self.sentences -= 1;
        self.words -= candidate.words as usize;
        self.bytes -= candidate.bytes as usize + 1;
    }
}
