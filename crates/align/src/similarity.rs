//! How alike two stretches of text are by their words.

use writethru_text::{Span, Text, Token};

use crate::bag::{counts, key};

/// How alike two stretches are: the words that they share over all their words (Jaccard, with
/// repeats), 0 to 1. Case, marks and inflection are ignored; two stretches without words are alike.
pub fn similarity(old_text: &Text, old: Span, new_text: &Text, new: Span) -> f32 {
    let tokens = [
        &old_text.tokens()[old_text.tokens_in(old)],
        &new_text.tokens()[new_text.tokens_in(new)],
    ];
    similarity_of([old_text, new_text], tokens)
}

/// [`similarity`] of two runs of tokens.
pub(crate) fn similarity_of(texts: [&Text; 2], tokens: [&[Token]; 2]) -> f32 {
    let ([old, new], shared) = shared_of(texts, tokens);
    let all = old + new - shared;
    if all == 0 { 1.0 } else { shared as f32 / all as f32 }
}

/// How many words two runs have, and how many they share.
pub(crate) fn shared_of(texts: [&Text; 2], tokens: [&[Token]; 2]) -> ([usize; 2], usize) {
    let [old, new] = [0, 1].map(|side| {
        let mut keys: Vec<u64> = tokens[side]
            .iter()
            .filter(|token| counts(token))
            .map(|token| key(texts[side], token))
            .collect();
        keys.sort_unstable();
        keys
    });
    let (mut old_idx, mut new_idx, mut shared) = (0, 0, 0);
    while let (Some(a), Some(b)) = (old.get(old_idx), new.get(new_idx)) {
        shared += usize::from(a == b);
        old_idx += usize::from(a <= b);
        new_idx += usize::from(b <= a);
    }
    ([old.len(), new.len()], shared)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(old: &str, new: &str) -> String {
        let (old, new) = (Text::new(old, &[]), Text::new(new, &[]));
        format!("{:.2}", similarity(&old, old.span(), &new, new.span()))
    }

    #[test]
    fn case_marks_and_inflection_do_not_count() {
        assert_eq!(of("The dam's engineers.", "the dam: an ENGINEER"), "0.75");
        assert_eq!(of("!", "?"), "1.00");
    }

    #[test]
    fn numbers_are_compared_whole() {
        assert_eq!(of("1,500,000 votes", "1,500,001 votes"), "0.33");
        assert_eq!(of("rain", ""), "0.00");
    }
}
