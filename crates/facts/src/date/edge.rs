//! Where a date begins: with its article where it is a noun phrase, without it where it stands before a
//! noun (TIMEX3: “the [Oct. 23] vote”, “a [third-quarter] loss”, but “[the nine months]”).

use super::Dated;
use super::relative::FUNCTION_WORDS;
use super::term;
use crate::fact::DateType;
use crate::figure::{Kind, Line};

/// The date with its first piece settled.
pub(super) fn settled(line: &Line<'_>, mut dated: Dated) -> Dated {
    let (start, end) = (dated.start, dated.end);
    let article = line.is_any(start, &["the", "a", "an", "its", "his", "her", "their"]);
    let known = dated.date.kind == DateType::Duration && is_definite(line, start, end);
    let right = line.is(start, "now") && line.is(start.wrapping_sub(1), "right");
    if article && is_before_noun(line, end) && is_modifier(line, start + 1, end) {
        dated.start += 1;
    } else if known || right {
        dated.start -= 1;
    }
    dated
}

fn is_before_noun(line: &Line<'_>, end: usize) -> bool {
    let next = line.at(end);
    next.kind == Kind::Word && next.gap && !next.classes.any(&FUNCTION_WORDS)
}

/// Whether a date is written as words before a noun are: with a hyphen, or as month and day.
fn is_modifier(line: &Line<'_>, start: usize, end: usize) -> bool {
    let hyphen = (start..end).any(|at| line.kind(at) == Kind::Hyphen);
    let month_day =
        term::month(line, start).is_some() && line.kind(end - 1) == Kind::Digits;
    hyphen || month_day
}

/// “the nine months”: a length that was spoken of.
fn is_definite(line: &Line<'_>, start: usize, end: usize) -> bool {
    start > 0
        && line.is(start - 1, "the")
        && !is_before_noun(line, end)
        && (start..end).all(|at| matches!(line.kind(at), Kind::Word | Kind::Digits))
        && end > start + 1
}
