//! Units: sentences as quotations see them. A quotation is never cut, and the words that say who
//! said it stay with it: “Really?” she asked.

use std::ops::Range;

use super::mark::Quoted;
use crate::draft::Draft;
use crate::lexicon::Class;

/// How far into a sentence after “…?” the word is sought that says that it was said.
const REACH: usize = 8;

/// A run of tokens from one end of a sentence to the next, as far as they lie outside quotations.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// The quotations in it, by index.
    pub(super) quoted: Range<usize>,
    /// Which paragraph it is in.
    pub(super) block: usize,
}

/// All units, in order; they tile the tokens of the blocks.
pub(super) fn units(draft: &Draft<'_>, quoted: &[Quoted]) -> Vec<Unit> {
    let mut out = Vec::new();
    let mut starts =
        draft.text.sentences().iter().map(|s| s.tokens.start as usize).peekable();
    let mut next_quoted = 0;
    for (block, tokens) in draft
        .article
        .blocks
        .iter()
        .map(|block| draft.text.tokens_in(block.span))
        .enumerate()
    {
        let mut first = tokens.start;
        let mut first_quoted = next_quoted;
        let mut past_quoted = tokens.start;
        while let Some(cut) = starts.next_if(|&cut| cut < tokens.end) {
            while quoted.get(next_quoted).is_some_and(|q| q.open < cut) {
                past_quoted = quoted[next_quoted].past;
                next_quoted += 1;
            }
            let before = next_quoted.checked_sub(1).map(|idx| quoted[idx]);
            if cut <= first
                || cut < past_quoted
                || before
                    .is_some_and(|q| q.past == cut && is_followed(draft, q, tokens.end))
            {
                continue;
            }
            out.push(Unit {
                tokens: first..cut,
                quoted: first_quoted..next_quoted,
                block,
            });
            (first, first_quoted) = (cut, next_quoted);
        }
        while quoted.get(next_quoted).is_some_and(|q| q.open < tokens.end) {
            next_quoted += 1;
        }
        if first < tokens.end {
            let unit = Unit {
                tokens: first..tokens.end,
                quoted: first_quoted..next_quoted,
                block,
            };
            out.push(unit);
        }
    }
    out
}

/// Whether the sentence after a quotation says who said it: the quotation ends in no full stop,
/// and a reporting verb stands near.
fn is_followed(draft: &Draft<'_>, quoted: Quoted, end: usize) -> bool {
    if !matches!(
        draft.word(quoted.last(draft)),
        "?" | "!" | "," | "—" | "–" | "--" | "…" | "..."
    ) {
        return false;
    }
    // “… a good idea?” He answered: a pronoun that starts large starts a sentence.
    let first = draft.word(quoted.past);
    if first != "I"
        && first.starts_with(char::is_uppercase)
        && draft.classes[quoted.past].any(&[Class::Pronoun, Class::Determiner])
    {
        return false;
    }
    let near = quoted.past..(quoted.past + REACH).min(end);
    for idx in near {
        if draft.classes[idx].any(&[Class::SayCue, Class::ObjectCue]) {
            return true;
        }
        if matches!(draft.word(idx), "." | "?" | "!" | "“" | "\"" | ";" | ":") {
            return false;
        }
    }
    false
}
