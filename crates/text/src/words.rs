//! The tokens of one block as the sentence rules see them: what stands at, before and after one.

use crate::span::Span;
use crate::token::{Token, TokenKind};

/// The tokens of one block. An index beyond them is an empty word.
#[derive(Clone, Copy)]
pub(crate) struct Words<'a> {
    /// The whole text.
    pub(crate) source: &'a str,
    /// The tokens of the block.
    pub(crate) tokens: &'a [Token],
}

/// Marks that a numbered item may have after its number: `2.)`.
const MAX_ITEM_MARKS: usize = 2;

impl<'a> Words<'a> {
    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    pub(crate) fn text(&self, idx: usize) -> &'a str {
        self.tokens.get(idx).map_or("", |token| &self.source[token.span.range()])
    }

    pub(crate) fn kind(&self, idx: usize) -> Option<TokenKind> {
        self.tokens.get(idx).map(|token| token.kind)
    }

    /// The last byte of a token that is there.
    pub(crate) fn last_byte(&self, idx: usize) -> u8 {
        self.source.as_bytes()[self.tokens[idx].span.end() - 1]
    }

    pub(crate) fn first_char(&self, idx: usize) -> Option<char> {
        self.text(idx).chars().next()
    }

    pub(crate) fn is_upper(&self, idx: usize) -> bool {
        self.first_char(idx).is_some_and(char::is_uppercase)
    }

    /// How many bytes the tokens from `first` to `end` cover.
    pub(crate) fn len_between(&self, first: usize, end: usize) -> usize {
        self.span(first, end).map_or(0, Span::len)
    }

    /// Whether no white space stands between the token and the one before.
    pub(crate) fn is_glued(&self, idx: usize) -> bool {
        let end = |idx: usize| self.tokens.get(idx).map(|token: &Token| token.span.end());
        let start = self.tokens.get(idx).map(|token| token.span.start());
        idx > 0 && start.is_some() && start == end(idx - 1)
    }

    /// At least two letters, all lower-case.
    pub(crate) fn is_plain(&self, idx: usize) -> bool {
        let text = self.text(idx);
        text.len() > 1 && text.chars().all(char::is_lowercase)
    }

    /// A capital and a lower-case letter.
    pub(crate) fn is_capitalized(&self, idx: usize) -> bool {
        let mut letters = self.text(idx).chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.next().is_some_and(char::is_lowercase)
    }

    pub(crate) fn is_url(&self, idx: usize) -> bool {
        let text = self.text(idx);
        text.starts_with("http") && text.contains("://") || text.starts_with("www.")
    }

    pub(crate) fn is_dash(&self, idx: usize) -> bool {
        matches!(self.text(idx), "-" | "–" | "—" | "--")
    }

    pub(crate) fn is_closer(&self, idx: usize) -> bool {
        matches!(self.text(idx), ")" | "]" | "*" | "_" | "）" | "】")
    }

    pub(crate) fn is_closing_quote(&self, idx: usize) -> bool {
        matches!(self.text(idx), "\"" | "”" | "’" | "'" | "»" | "」" | "』")
    }

    /// A mark that may stand before the first word of a sentence.
    pub(crate) fn is_opener(&self, idx: usize) -> bool {
        self.is_dash(idx)
            || matches!(
                self.text(idx),
                "\"" | "“"
                    | "‘"
                    | "'"
                    | "«"
                    | "("
                    | "["
                    | "¿"
                    | "¡"
                    | "*"
                    | "_"
                    | "「"
                    | "『"
            )
    }

    pub(crate) fn is_bullet(&self, idx: usize) -> bool {
        matches!(self.text(idx), "•" | "‣" | "⁃" | "▪" | "◦" | "●") && !self.is_glued(idx)
    }

    /// `[12]`, the number of a note.
    pub(crate) fn is_reference(&self, idx: usize) -> bool {
        self.text(idx) == "["
            && self.kind(idx + 1) == Some(TokenKind::Number)
            && self.text(idx + 2) == "]"
    }

    /// How many tokens a smiley has that starts here.
    pub(crate) fn smiley(&self, idx: usize) -> Option<usize> {
        if !matches!(self.text(idx), ":" | ";") || self.is_glued(idx) {
            return None;
        }
        let mut end = idx + 1;
        end += usize::from(self.is_glued(end) && self.text(end) == "-");
        let closes = matches!(self.text(end), ")" | "(" | "D" | "P" | "p");
        (closes && self.is_glued(end) && !self.is_glued(end + 1)).then_some(end + 1 - idx)
    }

    /// The number of a list item that starts here: `2.`, `2)`, `2.)`, before a capital.
    pub(crate) fn item(&self, idx: usize) -> Option<u32> {
        let number = self.text(idx);
        if number.len() > 2 || !self.is_glued(idx + 1) {
            return None;
        }
        let marks = (idx + 1..=idx + MAX_ITEM_MARKS)
            .take_while(|&at| matches!(self.text(at), "." | ")") && self.is_glued(at))
            .count();
        let next = idx + 1 + marks;
        // “2) also a boat” has no full stop that could be a decimal point's or a sentence's.
        let bracket = marks == 1 && self.text(idx + 1) == ")";
        let begins = self.is_upper(next) || bracket && self.is_plain(next);
        (marks > 0 && !self.is_glued(next) && begins)
            .then(|| number.parse().ok())
            .flatten()
    }

    /// The span of a run of tokens, if there are any.
    pub(crate) fn span(&self, first: usize, end: usize) -> Option<Span> {
        let run = self.tokens.get(first..end)?;
        Some(run.first()?.span.cover(run.last()?.span))
    }
}
