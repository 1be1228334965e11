//! Whether a sentence ends at a token: the marks, what closes after them, and what comes next.
//!
//! News ends sentences inside quotation marks (“We knew. Nobody listened.”), so quotation marks
//! and brackets decide nothing by themselves: they only go with the mark before them. The rules
//! look at no more than a fixed number of tokens around a mark, or past them for good: their
//! cost is linear in the text.

use crate::abbreviation::{self, Follower};
use crate::layout;
use crate::opener::{
    is_reporting, is_run_on_opener, is_short_word, is_starter, is_time_word,
};
use crate::token::TokenKind;
use crate::words::Words;

/// What a token does to the sentence that it is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// The sentence goes on; the tokens before `next` need no look.
    No {
        /// The next token to look at.
        next: usize,
    },
    /// The sentence ends before `next`.
    Before {
        /// The first token of the next sentence; after the first one of this.
        next: usize,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// `.`
    Stop,
    /// `!`, `?`
    Strong,
    /// `...`, `…`
    Ellipsis,
    /// `Inc.`, `U.S.`, `J.`
    Abbreviation,
    /// A mark of a script that writes no capitals: `。`, `।`
    Full,
}

/// An end mark and what stands after it.
#[derive(Clone, Copy)]
struct End {
    mark: Mark,
    /// The mark's token.
    idx: usize,
    /// The first token that does not go with the mark.
    next: usize,
    /// Whether a quotation mark closed.
    quote: bool,
}

/// Marks that may stand before the first word of a sentence.
const MAX_OPENERS: usize = 3;

/// Words of a speaker's name between a quotation and its verb: “Why?” Ana Maria Ruiz asked.
const MAX_SPEAKER_WORDS: usize = 4;

/// Tokens searched to each side for the marks of a quotation: three long sentences.
const MAX_QUOTE_REACH: usize = 80;

/// What the token at `idx` does to the sentence that began at `start`.
pub(crate) fn ending(words: Words<'_>, start: usize, idx: usize) -> Ending {
    let go_on = Ending::No { next: idx + 1 };
    let mark = match words.tokens[idx].kind {
        TokenKind::Word if words.last_byte(idx) == b'.' => Some(Mark::Abbreviation),
        TokenKind::Word if is_run_on(words, start, idx) => {
            return Ending::Before { next: idx };
        }
        TokenKind::Word if words.is_url(idx) && layout::ends_address(words, idx) => {
            return Ending::Before { next: idx + 1 };
        }
        TokenKind::Number => return number(words, start, idx),
        TokenKind::Punct | TokenKind::Symbol => match line(words, start, idx) {
            Some(ending) => return ending,
            None => mark_at(words, idx),
        },
        _ => None,
    };
    let Some(mark) = mark else { return go_on };
    // “the U.S.?”: the second mark decides.
    if mark == Mark::Abbreviation
        && words.is_glued(idx + 1)
        && mark_at(words, idx + 1).is_some()
    {
        return go_on;
    }
    let end = end_at(words, mark, idx);
    if ends(words, start, end) && (end.quote || !is_in_that_quote(words, start, idx)) {
        Ending::Before { next: end.next }
    } else {
        Ending::No { next: end.next }
    }
}

/// What a figure does: it may number the next item or stamp the time of a message.
fn number(words: Words<'_>, start: usize, idx: usize) -> Ending {
    let again = Ending::Before { next: idx };
    if is_next_item(words, start, idx) {
        return again;
    }
    match layout::stamp_end(words, idx) {
        Some(next) if idx == start && words.is_upper(next) => Ending::Before { next },
        Some(_) if idx > start && layout::is_sender(words, start, idx) => again,
        _ => Ending::No { next: idx + 1 },
    }
}

/// What a mark does that no sentence needs, only the lines of a page.
fn line(words: Words<'_>, start: usize, idx: usize) -> Option<Ending> {
    if idx > start && words.is_bullet(idx) {
        return Some(Ending::Before { next: idx });
    }
    let comma = matches!(words.text(idx), "," | ":");
    if comma && layout::is_greeting(words, start, idx)
        || words.is_dash(idx) && layout::breaks_off(words, start, idx)
    {
        return Some(Ending::Before { next: idx + 1 });
    }
    let end = layout::rule_end(words, idx)?;
    Some(Ending::Before { next: if idx == start { end } else { idx } })
}

fn mark_at(words: Words<'_>, idx: usize) -> Option<Mark> {
    let text = words.text(idx);
    match text.chars().next()? {
        '.' if text.len() == 1 => Some(Mark::Stop),
        '.' if text.bytes().all(|byte| byte == b'.') => Some(Mark::Ellipsis),
        '…' => Some(Mark::Ellipsis),
        '!' | '?' | '‼' | '⁇' | '⁈' | '⁉' | '‽' => Some(Mark::Strong),
        '。' | '！' | '？' | '．' | '｡' | '।' | '॥' | '۔' | '؟' | '።' | '։' => {
            Some(Mark::Full)
        }
        _ => None,
    }
}

/// The mark with all closing marks, references and smileys that go with it.
fn end_at(words: Words<'_>, mark: Mark, idx: usize) -> End {
    let mut next = idx + 1;
    let mut quote = false;
    while words.is_glued(next) {
        if words.is_closing_quote(next) {
            quote = true;
        } else if !words.is_closer(next) && mark_at(words, next).is_none() {
            break;
        }
        next += 1;
    }
    while words.is_reference(next) {
        next += 3;
    }
    while let Some(len) = words.smiley(next) {
        next += len;
    }
    End { mark, idx, next, quote }
}

fn ends(words: Words<'_>, start: usize, end: End) -> bool {
    let Some(word_idx) = first_word(words, end.next) else {
        return false;
    };
    if end.mark == Mark::Full {
        return true;
    }
    if words.is_glued(end.next) {
        return ends_glued(words, end);
    }
    let Some(first) = words.first_char(word_idx) else { return false };
    if first.is_lowercase() {
        return ends_before_lowercase(words, start, end, word_idx);
    }
    let spoken = end.quote && has_speaker(words, word_idx);
    match end.mark {
        Mark::Abbreviation => ends_abbreviation(words, start, end, word_idx),
        Mark::Stop => {
            // “We knew.” — Ana Ruiz
            let signed = end.quote && words.is_dash(end.next);
            let initial = is_initial_i(words, start, end.idx, word_idx);
            !signed && !initial && !is_item_mark(words, start, end.idx)
        }
        Mark::Strong => {
            // “into voice mail (?). Then”: the stop decides.
            let doubted = end.idx > 0
                && words.text(end.idx - 1) == "("
                && !matches!(mark_at(words, end.next - 1), Some(Mark::Stop));
            let dated = words.text(end.next) == "(" && is_dated(words, end.next);
            !doubted && !dated && !spoken
        }
        // “the way [...]” leaves words out.
        Mark::Ellipsis => {
            let left_out = end.idx > 0 && words.text(end.idx - 1) == "[";
            !first.is_ascii_digit() && !spoken && !left_out
        }
        Mark::Full => true,
    }
}

/// Tokens between the brackets behind a title: “Vamos! (Let's Go, 1999)”.
const MAX_DATED: usize = 8;

/// Whether the bracket that opens at `idx` closes behind a year.
fn is_dated(words: Words<'_>, idx: usize) -> bool {
    let close = (idx + 1..=idx + MAX_DATED).find(|&at| words.text(at) == ")");
    close.is_some_and(|at| {
        words.kind(at - 1) == Some(TokenKind::Number) && words.text(at - 1).len() == 4
    })
}

/// Whether the stop belongs to an initial and not to the pronoun: “saw Albert I. Ruiz”, not “you and
/// I. Ruiz left”.
fn is_initial_i(words: Words<'_>, start: usize, stop: usize, next: usize) -> bool {
    stop >= start + 3
        && words.text(stop - 1) == "I"
        && words.is_capitalized(stop - 2)
        && words.is_upper(next)
        && !is_starter(words.text(next))
}

/// The first word at or after `idx`, past opening marks.
fn first_word(words: Words<'_>, idx: usize) -> Option<usize> {
    let word_idx = (idx..=idx + MAX_OPENERS).find(|&at| !words.is_opener(at))?;
    let kind = words.kind(word_idx)?;
    (kind != TokenKind::Punct || words.is_bullet(word_idx)).then_some(word_idx)
}

/// “by noon.The council”: the blank was lost.
fn ends_glued(words: Words<'_>, end: End) -> bool {
    let plain = end.idx > 0 && words.is_plain(end.idx - 1);
    matches!(end.mark, Mark::Stop | Mark::Strong)
        && end.next == end.idx + 1
        && plain
        && words.is_capitalized(end.next)
        && words.text(end.next).chars().all(char::is_alphabetic)
}

/// Before a word without a capital a mark ends a sentence only where nothing else explains it:
/// informal writing, names such as “eBay”, a bracketed sentence.
fn ends_before_lowercase(
    words: Words<'_>,
    start: usize,
    end: End,
    word_idx: usize,
) -> bool {
    if end.quote || end.idx == 0 {
        return false;
    }
    let before = end.idx - 1;
    match end.mark {
        // “at Yahoo! in March”: the mark belongs to a name.
        Mark::Strong => before <= start || !words.is_capitalized(before),
        Mark::Stop => {
            let bracket = matches!(words.text(end.next), "(" | "[");
            let camel = words.text(word_idx).chars().any(char::is_uppercase);
            // Two letters may be an abbreviation that no list has, and so may a short word with a
            // capital.
            let word = words.text(before);
            let plain = words.is_plain(before) && (word.len() > 2 || is_short_word(word));
            let name = words.is_capitalized(before) && word.len() > MAX_ABBREVIATED;
            bracket || camel || plain || name
        }
        _ => false,
    }
}

/// Longest word with a capital that may be shortened: `Messrs.`, `Assoc.`
const MAX_ABBREVIATED: usize = 6;

fn ends_abbreviation(words: Words<'_>, start: usize, end: End, word_idx: usize) -> bool {
    if !words.is_upper(word_idx) {
        return false;
    }
    let word = words.text(end.idx).trim_end_matches('.');
    let last = word.rsplit('-').next().unwrap_or(word);
    match abbreviation::find(last) {
        Some(Follower::Name | Follower::Number) => return false,
        _ if end.quote => return !has_speaker(words, word_idx),
        _ => {}
    }
    match last {
        "e.g" | "i.e" => false,
        "etc" => true,
        "a.m" | "p.m" | "A.M" | "P.M" => !is_time_word(words.text(word_idx)),
        _ if last.chars().nth(1).is_none() && end.idx == start => false,
        _ => is_starter(words.text(word_idx)),
    }
}

/// Whether a reporting verb follows a name here: “Why?” Ruiz asked.
fn has_speaker(words: Words<'_>, idx: usize) -> bool {
    (idx..idx + MAX_SPEAKER_WORDS)
        .find(|&at| !words.is_upper(at))
        .is_some_and(|at| at > idx && is_reporting(words.text(at)))
}

/// Whether the token is inside a quotation that the word “that” governs, and that closes later:
/// it is a part of the sentence around it. He wrote that “the dam held. Nobody was hurt.”
fn is_in_that_quote(words: Words<'_>, start: usize, idx: usize) -> bool {
    let is_mark = |at: usize| {
        words.kind(at) == Some(TokenKind::Punct)
            && matches!(words.text(at), "\"" | "“" | "”")
    };
    let from = start.max(idx.saturating_sub(MAX_QUOTE_REACH)) + 1;
    let Some(open) = (from..idx).rev().find(|&at| is_mark(at)) else {
        return false;
    };
    words.text(open - 1) == "that"
        && !words.is_glued(open)
        && words.is_glued(open + 1)
        && (idx..idx + MAX_QUOTE_REACH).any(|at| is_mark(at) && words.is_glued(at))
}

/// “the harbour bridge In the north of the city”: a caption or heading without a mark ran into
/// the paragraph.
fn is_run_on(words: Words<'_>, start: usize, idx: usize) -> bool {
    if idx > start && is_credit(words, idx) {
        let word = words.kind(idx - 1) == Some(TokenKind::Word);
        return !words.is_glued(idx)
            && word
            && (words.is_plain(idx - 1) || idx > start + 2);
    }
    if words.is_upper(idx)
        && (idx == start + 2 && layout::is_label(words, start)
            || layout::is_page_date(words, start, idx))
    {
        return true;
    }
    idx > start
        && is_run_on_opener(words.text(idx))
        && !words.is_glued(idx)
        && words.is_plain(idx - 1)
        && words.is_plain(idx + 1)
        && !words.is_glued(idx + 1)
}

/// “Photo: Ana Ruiz” behind a caption.
fn is_credit(words: Words<'_>, idx: usize) -> bool {
    matches!(words.text(idx), "Image" | "Photo" | "Picture" | "Photograph" | "Credit")
        && words.text(idx + 1) == ":"
        && words.is_glued(idx + 1)
}

/// `1.` at the start of a sentence numbers it.
fn is_item_mark(words: Words<'_>, start: usize, idx: usize) -> bool {
    let first = start + usize::from(words.is_bullet(start));
    let number = words.kind(first) == Some(TokenKind::Number);
    let len = words.text(first).len();
    // “Figure 1. The pier”
    let labelled = idx == start + 2 && layout::is_label(words, start);
    labelled || idx == first + 1 && len <= 3 && (number || len == 1)
}

/// Whether list item `n + 1` starts at `idx` in a sentence that began with item `n`.
fn is_next_item(words: Words<'_>, start: usize, idx: usize) -> bool {
    let first = start + usize::from(words.is_bullet(start));
    idx > first
        && words.item(idx).is_some_and(|number| {
            words.item(first).is_some_and(|before| before + 1 == number)
        })
}
