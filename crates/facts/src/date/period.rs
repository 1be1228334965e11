//! Parts of years and months told by their number: “the third quarter”, “the second week of 2021”, “the 18th”.

use jiff::civil::Date as Day;

use super::absolute;
use super::calendar::{self, Cal, add_days, add_months, monday};
use super::frame::{Frame, Tense, tense};
use super::length::{Length, length};
use super::relative::{FUNCTION_WORDS, Found, add_quarters};
use super::term::Grain;
use crate::figure::{Kind, Line};
use crate::lexicon::Class;
use crate::number::Number;

/// “the latest period”, “the year-earlier quarter”, “the quarter”: the quarter that was spoken of;
/// “the year ended June 30” is a length.
pub(super) fn period(line: &Line<'_>, at: usize, frame: &Frame) -> Option<Found> {
    let the = usize::from(line.is_any(at, &["the", "a"]));
    let mut next = at + the;
    let ends = ["ended", "ending", "to"];
    if the == 1 && line.is(next, "year") && line.is_any(next + 1, &ends[..2]) {
        let one = Length {
            amount: Some(Number::ONE),
            grain: Grain::Year,
            rest: None,
            end: next + 1,
        };
        return Some(Found::Date(one.date(), next + 1));
    }
    let back = line.is(next, "year")
        && line.is_any(next + 2, &["earlier", "ago"])
        && line.kind(next + 1) == Kind::Hyphen;
    next += if back { 3 } else { usize::from(line.is(next, "latest")) };
    let named = line.is_any(next, &["quarter", "period"]);
    let end = if named { next + 1 } else { next };
    let moved = next > at + the;
    let plain = the == 1
        && line.is(next, "quarter")
        && !line.is_any(end, &["of", "-", "century"]);
    if !(back || moved && named || plain) {
        return None;
    }
    let (year, quarter) =
        frame.quarter.or_else(|| Some(add_quarters(frame.anchor?, -1)))?;
    let known = frame.quarter.is_some() || named;
    let year = if back { year - 1 } else { year };
    let cal =
        if known { Cal::Quarter(Some(year), quarter) } else { Cal::Year(Some(year)) };
    Some(Found::Cal(cal, end))
}

/// “by year end”, “at year-end”, “before the year's end”: the year that is running.
pub(super) fn year_end(
    line: &Line<'_>,
    at: usize,
    frame: &Frame,
) -> Option<(Cal, usize)> {
    let the = usize::from(line.is(at, "the"));
    let year = at + the;
    let said = ["by", "at", "before", "around", "until", "since", "through", "after"];
    if !line.is(year, "year") || !line.is_any(at.wrapping_sub(1), &said) {
        return None;
    }
    let possessive = usize::from(line.is_any(year + 1, &["'s", "’s"]));
    let end = line.past_hyphen(year + 1 + possessive);
    let noun = line.kind(end + 1) == Kind::Word
        && !line.at(end + 1).classes.any(&FUNCTION_WORDS);
    let ends = line.is(end, "end") && !noun;
    ends.then(|| (Cal::Year(frame.anchor.map(Day::year)), end + 1))
}

/// “week 31”, “the second week of 2021”, “the last week of July”.
pub(super) fn week(line: &Line<'_>, at: usize, frame: &Frame) -> Option<Found> {
    let the = usize::from(line.is(at, "the"));
    if line.is(at + the, "week") && line.kind(at + the + 1) == Kind::Digits {
        let n = i64::try_from(line.at(at + the + 1).value.to_integer()?).ok()?;
        let (year, end) = year_of(line, at + the + 2, frame);
        let year = year.or(frame.anchor.map(Day::year))?;
        let first = calendar::day(year, 1, 4)?;
        let day = add_days(monday(first), 7 * (n - 1));
        return (1..=53).contains(&n).then_some(Found::Cal(Cal::Week(Some(day)), end));
    }
    let (n, next) = nth(line, at + the)?;
    if !line.are(next, &["week", "of"]) {
        return None;
    }
    let (cal, end) = absolute::absolute(line, next + 2, frame)?;
    let (from, to) = cal.interval().filter(|_| !matches!(cal, Cal::Day(_)))?;
    // A week belongs to where its Thursday lies (ISO 8601).
    let day = if n == 0 {
        add_days(monday(add_days(to, -4)), 0)
    } else {
        add_days(monday(add_days(from, 3)), 7 * (i64::from(n) - 1))
    };
    Some(Found::Cal(Cal::Week(Some(day)), end))
}

/// “the 18th”, of the month in which it was or will be.
pub(super) fn the_nth(line: &Line<'_>, at: usize, frame: &Frame) -> Option<Found> {
    let on = line.is_any(
        at.wrapping_sub(1),
        &["on", "by", "until", "since", "from", "around", "before", "after", "to"],
    );
    if !(line.is(at, "the") && line.kind(at + 1) == Kind::Digits && on) {
        return None;
    }
    let (n, end) = nth(line, at + 1)?;
    let noun = line.kind(end) == Kind::Word && !line.at(end).classes.any(&FUNCTION_WORDS);
    let anchor =
        frame.anchor.filter(|_| !noun && (1..=31).contains(&n) && !line.is(end, "of"))?;
    let future = tense(line, at, end) == Tense::Future;
    let shift = match (future, n.cmp(&anchor.day())) {
        (true, std::cmp::Ordering::Less) => 1,
        (false, std::cmp::Ordering::Greater) => -1,
        _ => 0,
    };
    let (year, month) = add_months(anchor.year(), anchor.month(), shift);
    Some(Found::Cal(Cal::Day(calendar::day(year, month, n)?), end))
}

/// “the third quarter of 1984”, “third-quarter”, “the first half”, “the 20th century”, “the first nine months”.
pub(super) fn ordinal(line: &Line<'_>, at: usize, frame: &Frame) -> Option<Found> {
    let mut word =
        at + usize::from(line.is_any(at, &["the", "its", "his", "their", "a"]));
    let fiscal = line.is_any(word, &["fiscal", "year-earlier"]);
    word = line.past_hyphen(word + usize::from(fiscal));
    let back = line.are(word, &["year", "-", "earlier"])
        || line.are(word, &["year", "-", "ago"]);
    if back {
        word += 3;
    }
    let year_before = absolute::year(line, word);
    word += usize::from(year_before.is_some());
    let (n, next) = nth(line, word)?;
    let next = line.past_hyphen(next);
    let last = n == 0;
    if line.is(next, "century") {
        let century = (n > 0).then_some(i16::from(n) - 1)?;
        return Some(Found::Cal(Cal::Century(century), next + 1));
    }
    if n == 1
        && let Some(length) = length(line, next)
    {
        return Some(Found::Date(length.date(), length.end));
    }
    let end = next + 1;
    let (year, end) = year_of(line, end, frame);
    let year = year_before.or(year);
    if line.is_any(next, &["quarter", "quarters"]) && (1..=4).contains(&n) {
        let year =
            year.or_else(|| Some(latest_year(frame.anchor?, i16::from(n) * 3 - 2)));
        let year = if back { year.map(|year| year - 1) } else { year };
        return Some(Found::Cal(Cal::Quarter(year, n), end));
    }
    let half = if last { 2 } else { n };
    if line.is(next, "half")
        && (1..=2).contains(&half)
        && (year.is_some() || line.are(next + 1, &["of", "the", "year"]))
    {
        let year = year.or_else(|| frame.anchor.map(Day::year));
        return Some(Found::Cal(Cal::Half(year, half), end));
    }
    None
}

/// The year of the last month of this number that began before the anchor.
fn latest_year(anchor: Day, month: i16) -> i16 {
    if i16::from(anchor.month()) >= month { anchor.year() } else { anchor.year() - 1 }
}

/// `first`, `3rd`, and 0 for `last`.
fn nth(line: &Line<'_>, at: usize) -> Option<(i8, usize)> {
    if line.is(at, "last") {
        return Some((0, at + 1));
    }
    let (value, end) = crate::quantity::ordinal(line, at)?;
    Some((i8::try_from(value.to_integer()?).ok()?, end))
}

/// The year that follows: “of 1984”, “1984”, “of last year”, “of the year”.
fn year_of(line: &Line<'_>, at: usize, frame: &Frame) -> (Option<i16>, usize) {
    let of = at + usize::from(line.is_any(at, &["of", "in"]));
    if let Some(year) = absolute::year(line, of) {
        return (Some(year), of + 1);
    }
    let this = frame.anchor.map(Day::year);
    if line.is(of + 1, "year") {
        if line.is(of, "last") {
            return (this.map(|year| year - 1), of + 2);
        }
        if line.is(of, "this") {
            return (this, of + 2);
        }
        if line.is(of, "next") {
            return (this.map(|year| year + 1), of + 2);
        }
    }
    let the_year = line.are(at, &["of", "the", "year"]);
    (None, if the_year { at + 3 } else { at })
}

/// “Q3 2019”, “Q1”.
pub(super) fn coded(line: &Line<'_>, at: usize, frame: &Frame) -> Option<Found> {
    if !line.has(at, Class::DateWord) {
        return None;
    }
    let quarter = match line.key(at..at + 1).as_str() {
        "q1" => 1,
        "q2" => 2,
        "q3" => 3,
        "q4" => 4,
        _ => return None,
    };
    let (year, end) = year_of(line, line.past_hyphen(at + 1), frame);
    let year =
        year.or_else(|| Some(latest_year(frame.anchor?, i16::from(quarter) * 3 - 2)));
    Some(Found::Cal(Cal::Quarter(year, quarter), end))
}

/// “this year's third quarter”, “last year's second half”: what follows the year that was picked.
pub(super) fn possessed(line: &Line<'_>, picked: &Found) -> Option<Found> {
    let Found::Cal(Cal::Year(Some(year)), end) = *picked else {
        return None;
    };
    let next = end + usize::from(line.is_any(end, &["'s", "’s"]));
    if next == end {
        return None;
    }
    let (n, unit) = nth(line, next)?;
    let quarter = line.is(unit, "quarter") && (1..=4).contains(&n);
    quarter.then_some(Found::Cal(Cal::Quarter(Some(year), n), unit + 1))
}
