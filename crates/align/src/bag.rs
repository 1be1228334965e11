//! Sentences as bags of weighted words.

use rustc_hash::FxHashMap;
use writethru_text::{Text, Token, TokenKind};

/// A word's identity for comparison, as a number.
pub(crate) type Key = u64;

/// Letters of a word that count: inflections of one word agree in them.
const STEM: usize = 6;

/// The key of a token: its first letters in lower case up to an apostrophe; of a number, all of it.
pub(crate) fn key(text: &Text, token: &Token) -> Key {
    let word = &text[token.span];
    if token.kind == TokenKind::Number {
        return word.bytes().fold(1, |sum: u64, byte| {
            (sum.rotate_left(5) ^ u64::from(byte)).wrapping_mul(0x517c_c1b7_2722_0a95)
        });
    }
    let mut key = 0;
    for byte in word.bytes().take(STEM) {
        match byte {
            b'\'' => return key,
            _ if byte.is_ascii() => key = key << 8 | u64::from(byte.to_ascii_lowercase()),
            _ => return wide_key(word),
        }
    }
    key
}

/// [`key`] of a word with characters beyond ASCII.
fn wide_key(word: &str) -> Key {
    let mut key = 0;
    for c in word.chars().take(STEM) {
        match c {
            '\'' | '’' => break,
            'A'..='Z' => key = key << 8 | u64::from(c as u32 | 0x20),
            _ if c.is_ascii() => key = key << 8 | u64::from(c as u32),
            _ => {
                for lower in c.to_lowercase() {
                    key = (key.rotate_left(8) ^ u64::from(lower as u32))
                        .wrapping_mul(0x517c_c1b7_2722_0a95);
                }
            }
        }
    }
    key
}

/// Whether the token is compared at all: marks are not.
pub(crate) fn counts(token: &Token) -> bool {
    token.kind != TokenKind::Punct
}

/// The words of some sentences of one side.
#[derive(Debug, Default)]
pub(crate) struct Bags {
    // Word ids, sorted within each sentence.
    words: Vec<u32>,
    // Where the words of each sentence end; sentences without a bag are empty.
    ends: Vec<u32>,
    // The weight of all words of each sentence.
    mass: Vec<f32>,
}

impl Bags {
    /// The sorted words of a sentence, with repeats.
    pub(crate) fn words(&self, idx: usize) -> &[u32] {
        let start = idx.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.words[start..self.ends[idx] as usize]
    }

    /// The sorted words of all sentences.
    pub(crate) fn all(&self) -> Vec<u32> {
        let mut words = self.words.clone();
        words.sort_unstable();
        words
    }

    /// The weight of all words.
    pub(crate) fn total(&self) -> f32 {
        self.mass.iter().sum()
    }

    pub(crate) fn mass(&self, idx: usize) -> f32 {
        self.mass[idx]
    }
}

/// The bags of both sides over one vocabulary.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    ids: FxHashMap<Key, u32>,
    // In how many sentences of either side each word is.
    sentences_with: Vec<u32>,
    weights: Vec<f32>,
}

impl Vocabulary {
    /// Bags of the sentences for which `wanted` holds; the others get empty ones.
    pub(crate) fn read(&mut self, text: &Text, wanted: impl Fn(usize) -> bool) -> Bags {
        let mut bags = Bags::default();
        for sentence_idx in 0..text.sentences().len() {
            let start = bags.words.len();
            if wanted(sentence_idx) {
                for token in text.tokens_of(sentence_idx).iter().filter(|t| counts(t)) {
                    let next = self.ids.len() as u32;
                    let id = *self.ids.entry(key(text, token)).or_insert(next);
                    bags.words.push(id);
                }
                self.sentences_with.resize(self.ids.len(), 0);
                bags.words[start..].sort_unstable();
                let mut before = u32::MAX;
                for &word in &bags.words[start..] {
                    self.sentences_with[word as usize] += u32::from(word != before);
                    before = word;
                }
            }
            bags.ends.push(bags.words.len() as u32);
        }
        bags
    }

    /// Sets the weights once all bags are read: rare words weigh more (ln(1 + n / n with it)).
    pub(crate) fn weigh(&mut self, n_sentences: usize, bags: [&mut Bags; 2]) {
        let n = n_sentences as f32;
        self.weights = self
            .sentences_with
            .iter()
            .map(|&with| (1.0 + n / with as f32).ln())
            .collect();
        for side in bags {
            let mass = |idx: usize| side.words(idx).iter().map(|&w| self.weight(w)).sum();
            side.mass = (0..side.ends.len()).map(mass).collect();
        }
    }

    pub(crate) fn weight(&self, word: u32) -> f32 {
        self.weights[word as usize]
    }

    pub(crate) fn len(&self) -> usize {
        self.weights.len()
    }

    /// The weight of the words that two sorted bags share.
    pub(crate) fn shared(&self, old: &[u32], new: &[u32]) -> f32 {
        let (mut old_idx, mut new_idx, mut sum) = (0, 0, 0.0);
        while let (Some(&a), Some(&b)) = (old.get(old_idx), new.get(new_idx)) {
            if a == b {
                sum += self.weight(a);
            }
            old_idx += usize::from(a <= b);
            new_idx += usize::from(b <= a);
        }
        sum
    }
}
