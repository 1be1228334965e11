//! Semantic clean-up of word edits: chance matches do not shred a replaced run.

use std::ops::Range;

use writethru_text::{Text, Token, TokenKind};

/// A run of words, equal or changed, as ranges of both sides' words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) equal: bool,
    pub(crate) old: Range<usize>,
    pub(crate) new: Range<usize>,
}

/// Joins changed runs over equal ones that hold only function words and marks and are no longer
/// than the replaced runs on both sides of them: “the council of Ruiz” for “the party of Baker”
/// is two changes, “rain in May” for “snow in June” is one. `runs` alternate.
pub(crate) fn clean(
    runs: Vec<Run>,
    [old_text, new_text]: [&Text; 2],
    [old_tokens, new_tokens]: [&[Token]; 2],
) -> Vec<Run> {
    let size = |text: &Text, tokens: &[Token], range: &Range<usize>| -> usize {
        tokens[range.clone()].iter().map(|token| text[token.span].len() + 1).sum()
    };
    let replaced = |run: &Run| {
        let (old, new) =
            (size(old_text, old_tokens, &run.old), size(new_text, new_tokens, &run.new));
        if old == 0 || new == 0 { 0 } else { old.max(new) }
    };
    let light = |run: &Run| {
        old_tokens[run.old.clone()]
            .iter()
            .all(|token| is_light(&old_text[token.span], token))
    };
    let mut out: Vec<Run> = Vec::with_capacity(runs.len());
    let mut runs = runs.into_iter().peekable();
    while let Some(run) = runs.next() {
        let chance = run.equal
            && out.last().is_some_and(|before| !before.equal)
            && runs.peek().is_some()
            && light(&run);
        if chance
            && let (Some(before), Some(after)) = (out.last_mut(), runs.peek())
            && let length = size(old_text, old_tokens, &run.old)
            && replaced(before).min(replaced(after)) >= length
            && let Some(after) = runs.next()
        {
            before.old.end = after.old.end;
            before.new.end = after.new.end;
            continue;
        }
        out.push(run);
    }
    out
}

/// Words that any two sentences may share, and marks. Negations are none of them.
fn is_light(word: &str, token: &Token) -> bool {
    if token.kind == TokenKind::Punct {
        return true;
    }
    token.kind == TokenKind::Word
        && matches!(
            word,
            "the"
                | "a"
                | "an"
                | "of"
                | "to"
                | "in"
                | "on"
                | "at"
                | "by"
                | "for"
                | "from"
                | "with"
                | "as"
                | "and"
                | "or"
                | "but"
                | "that"
                | "which"
                | "who"
                | "it"
                | "its"
                | "is"
                | "was"
                | "are"
                | "were"
                | "be"
                | "been"
                | "has"
                | "had"
                | "have"
                | "he"
                | "she"
                | "they"
                | "his"
                | "her"
                | "their"
                | "this"
                | "The"
                | "A"
                | "In"
                | "It"
                | "He"
                | "She"
                | "They"
                | "said"
        )
}
