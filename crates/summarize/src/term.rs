//! Terms: the stems of words, numbered within one cluster.

use frostem::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;
use writethru_text::{Text, Token, TokenKind};

use crate::background;

/// The number of a stem within its cluster.
pub(crate) type Term = u32;

/// Words shorter than this are their own stem, in bytes: “gas” is not “ga”.
const MIN_STEMMED: usize = 4;

/// Longer runs are cut here, in bytes: no word of a language is longer, and a stemmer may be slow.
const MAX_WORD: usize = 64;

/// The stems of a cluster. Two forms of one word are one term.
pub(crate) struct Terms {
    forms: FxHashMap<Box<str>, Term>,
    stems: FxHashMap<Box<str>, Term>,
    stemmer: Stemmer,
    /// Inverse document frequency of each term, of its most common form; 0 for function words.
    pub(crate) idf: Vec<f32>,
    /// Whether each term is a number.
    pub(crate) is_number: Vec<bool>,
    lower: String,
}

impl Default for Terms {
    fn default() -> Self {
        Terms {
            forms: FxHashMap::default(),
            stems: FxHashMap::default(),
            stemmer: Stemmer::new(Algorithm::English),
            idf: Vec::new(),
            is_number: Vec::new(),
            lower: String::new(),
        }
    }
}

impl Terms {
    /// How many terms there are.
    pub(crate) fn len(&self) -> usize {
        self.idf.len()
    }

    /// Whether the term carries a topic.
    pub(crate) fn is_content(&self, term: Term) -> bool {
        self.idf[term as usize] > 0.0
    }

    /// Appends the terms of some tokens, in order. Compounds and contractions are cut at their marks;
    /// a possessive `s` is left out.
    pub(crate) fn read(&mut self, text: &Text, tokens: &[Token], out: &mut Vec<Term>) {
        for token in tokens {
            let word = &text[token.span];
            match token.kind {
                TokenKind::Number => out.push(self.intern(word, true)),
                TokenKind::Word => {
                    for part in word.split(['-', '‑', '\'', '’', '.', '/']) {
                        if !part.is_empty() && part != "s" {
                            out.push(self.intern(part, false));
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// Appends the terms of a string that is no article's, such as a query.
    pub(crate) fn read_str(&mut self, source: &str, out: &mut Vec<Term>) {
        let text = Text::new(source, &[]);
        self.read(&text, text.tokens(), out);
    }

    fn intern(&mut self, word: &str, is_number: bool) -> Term {
        let mut end = word.len().min(MAX_WORD);
        while !word.is_char_boundary(end) {
            end -= 1;
        }
        let mut lower = std::mem::take(&mut self.lower);
        lower.clear();
        if word[..end].is_ascii() {
            lower.push_str(&word[..end]);
            lower.make_ascii_lowercase();
        } else {
            lower.extend(word[..end].chars().flat_map(char::to_lowercase));
        }
        let term = match self.forms.get(lower.as_str()) {
            Some(term) => *term,
            None => self.add(&lower, is_number),
        };
        self.lower = lower;
        term
    }

    fn add(&mut self, form: &str, is_number: bool) -> Term {
        let function = background::is_function_word(form);
        let stems =
            !function && !is_number && form.len() >= MIN_STEMMED && form.is_ascii();
        let stem = if stems { self.stemmer.stem(form) } else { form.into() };
        let idf = if function { 0.0 } else { background::idf(form) };
        let next = self.idf.len() as Term;
        let term = *self.stems.entry(stem.as_ref().into()).or_insert(next);
        if term == next {
            self.idf.push(idf);
            self.is_number.push(is_number);
        } else {
            let known = &mut self.idf[term as usize];
            *known = known.min(idf);
        }
        self.forms.insert(form.into(), term);
        term
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    fn check(source: &str, expected: &Expect) {
        let mut terms = Terms::default();
        let mut out = Vec::new();
        terms.read_str(source, &mut out);
        expected.assert_eq(&format!("{out:?}"));
    }

    #[test]
    fn forms_of_one_word_are_one_term() {
        check("Flooding floods flooded FLOOD", &expect!["[0, 0, 0, 0]"]);
    }

    #[test]
    fn compounds_are_cut_and_numbers_are_whole() {
        check(
            "the ex-minister's 1,500 ministers, 1 500",
            &expect!["[0, 1, 2, 3, 2, 4, 5]"],
        );
    }
}
