//! Sentences: `sentencex` paragraph by paragraph, then cut again inside quotation marks.
//!
//! `sentencex` never ends a sentence inside a quotation; news does so in every second paragraph
//! (“We knew. Nobody listened.”), so each of its sentences is searched once more for an end mark
//! inside quotation marks.

use std::ops::Range;

use crate::span::Span;
use crate::token::{Token, TokenKind};

/// A sentence: its bytes, without white space around them, and its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From the first to the last character that is not white space.
    pub span: Span,
    /// Indices into the text's tokens; consecutive sentences have consecutive ranges.
    pub tokens: Range<u32>,
}

/// Appends the sentences of one block, whose tokens are those from `first` on.
pub(crate) fn split(
    source: &str,
    tokens: &[Token],
    mut first: usize,
    block: Span,
    out: &mut Vec<Sentence>,
) {
    for cut in boundaries(source, &tokens[first..], block) {
        let last = first + tokens[first..].partition_point(|t| t.span.start() < cut);
        push(tokens, first..last, out);
        first = last;
    }
    push(tokens, first..tokens.len(), out);
}

fn push(tokens: &[Token], range: Range<usize>, out: &mut Vec<Sentence>) {
    let Some((first, last)) =
        tokens[range.clone()].first().zip(tokens[range.clone()].last())
    else {
        return;
    };
    let span = first.span.cover(last.span);
    out.push(Sentence { span, tokens: range.start as u32..range.end as u32 });
}

/// The positions, ascending, at which a new sentence of the block begins.
fn boundaries(source: &str, tokens: &[Token], block: Span) -> Vec<usize> {
    let text = &source[block.range()];
    let mut cuts: Vec<usize> = sentencex::get_sentence_boundaries("en", text)
        .iter()
        .map(|boundary| block.start() + boundary.end_byte)
        .filter(|&cut| cut < block.end())
        .collect();
    cuts.extend(inside_quotes(source, tokens));
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}

/// Starts of sentences after an end mark, and its closing marks, inside quotation marks.
fn inside_quotes(source: &str, tokens: &[Token]) -> Vec<usize> {
    let mut cuts = Vec::new();
    let text = |token: &Token| &source[token.span.range()];
    for (idx, token) in tokens.iter().enumerate() {
        if token.kind != TokenKind::Punct || !matches!(text(token), "." | "!" | "?") {
            continue;
        }
        let mut next = idx + 1;
        while tokens.get(next).is_some_and(|after| {
            after.span.start() == tokens[next - 1].span.end() && is_closer(text(after))
        }) {
            next += 1;
        }
        let Some(after) = tokens.get(next) else { continue };
        let blank = after.span.start() > tokens[next - 1].span.end();
        let opens = match text(after).chars().next() {
            Some('“' | '‘' | '"' | '\'' | '«') => tokens.get(next + 1),
            _ => Some(after),
        };
        let starts = opens.is_some_and(|word| starts_sentence(text(word)));
        let initial = idx > 0 && is_initial(text(&tokens[idx - 1]));
        if blank && starts && !initial {
            cuts.push(after.span.start());
        }
    }
    cuts
}

fn is_closer(mark: &str) -> bool {
    matches!(mark, "\"" | "”" | "'" | "’" | "»" | ")" | "]")
}

fn starts_sentence(word: &str) -> bool {
    word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
}

fn is_initial(word: &str) -> bool {
    word.len() == 1 && word != "I" && word.chars().all(char::is_uppercase)
}
