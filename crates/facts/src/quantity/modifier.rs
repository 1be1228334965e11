//! Words before or after a number that bound or blur it: “at least”, “nearly”, “or more”.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::measure::Measure;
use crate::fact::Modifier;
use crate::figure::{Kind, Line};

/// Words in the longest phrase of the table.
const MAX_WORDS: usize = 4;

/// The last word of each phrase.
static LAST: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    PHRASES.keys().filter_map(|phrase| phrase.split(' ').next_back()).collect()
});

static PHRASES: LazyLock<FxHashMap<&'static str, Modifier>> = LazyLock::new(|| {
    let lines = include_str!("../../data/bounds.txt").lines();
    let mut phrases = FxHashMap::default();
    for (kind, list) in lines.filter_map(|line| line.split_once(" = ")) {
        let modifier = match kind {
            "about" => Modifier::About,
            "at_least" => Modifier::AtLeast,
            "at_most" => Modifier::AtMost,
            "more_than" => Modifier::MoreThan,
            "less_than" => Modifier::LessThan,
            _ => Modifier::Exact,
        };
        phrases.extend(list.split(',').map(|phrase| (phrase.trim(), modifier)));
    }
    phrases
});

/// What bounds a number.
pub(super) struct Bound {
    pub(super) modifier: Modifier,
    /// Where the bound begins; the number itself without one.
    pub(super) start: usize,
    /// Whether “several” or “a few” stands before a scale word.
    pub(super) vague: bool,
    pub(super) negative: bool,
}

/// What bounds the number from `low` to `last`.
pub(super) fn modifier(line: &Line<'_>, low: &Measure, last: &Measure) -> Bound {
    let mut bound = Bound {
        modifier: Modifier::Exact,
        start: low.start,
        vague: false,
        negative: false,
    };
    // “sub-7”, “minus-5”.
    let hyphen = low.start.wrapping_sub(1);
    if line.kind(hyphen) == Kind::Hyphen
        && !line.at(hyphen).gap
        && !line.at(low.start).gap
    {
        bound.start = hyphen;
    }
    // “Plus or minus one point” is on either side of what it is a margin of.
    let margin = bound.start >= 3 && line.are(bound.start - 3, &["plus", "or", "minus"]);
    if line.is_any(bound.start.wrapping_sub(1), &["minus", "negative"]) && !margin {
        bound.start -= 1;
        bound.negative = true;
    }
    if line.is_any(bound.start.wrapping_sub(1), &["several", "few", "couple"]) {
        bound.vague = true;
        bound.start -= 1;
        if line.is(bound.start.wrapping_sub(1), "a") {
            bound.start -= 1;
        }
    }
    if let Some((modifier, start)) = before(line, bound.start) {
        bound.start = start;
        bound.modifier = modifier;
        if modifier == Modifier::Exact
            && let Some((modifier, start)) = before(line, start)
        {
            bound.start = start;
            bound.modifier = modifier;
        }
    }
    if bound.modifier == Modifier::Exact
        && let Some(modifier) = after(line, last)
    {
        bound.modifier = modifier;
    }
    bound
}

/// Where the phrase that bounds the number at `at` begins; `at` without one.
pub(crate) fn bound_start(line: &Line<'_>, at: usize) -> usize {
    before(line, at).map_or(at, |(_, start)| start)
}

/// The longest phrase that ends before `at`.
fn before(line: &Line<'_>, at: usize) -> Option<(Modifier, usize)> {
    let last = line.key(at.checked_sub(1)?..at);
    if !LAST.contains(last.as_str()) {
        return None;
    }
    // A hyphen may stand between: “near-50 %” and “sub-4”.
    (1..=MAX_WORDS.min(at)).rev().find_map(|n_words| {
        let start = at - n_words;
        let sign = n_words == 1 && line.kind(start) == Kind::Mark;
        if !sign && (start..at).any(|at| line.kind(at) != Kind::Word) {
            return None;
        }
        let modifier = *PHRASES.get(line.key(start..at).as_str())?;
        (!is_place(line, start, at)).then_some((modifier, start))
    })
}

/// Whether “over”, “under”, “around”, “near”, “past” or “above” tells a place, not a bound: after “the”.
fn is_place(line: &Line<'_>, start: usize, end: usize) -> bool {
    let turned = ["turned", "just"];
    end == start + 1
        && (line.is(start, "past") && !line.is_any(start.wrapping_sub(1), &turned)
            || line.is(start, "just") && line.is_any(start.wrapping_sub(1), &["from"]))
}

/// The phrase after the number and what it counts: “or more”, “or so”, “at most”.
fn after(line: &Line<'_>, last: &Measure) -> Option<Modifier> {
    let hyphen = line.past_hyphen(last.end);
    if hyphen > last.end {
        let glued = ["odd", "plus"];
        let found = line
            .is_any(hyphen, &glued)
            .then(|| PHRASES.get(line.key(hyphen..hyphen + 1).as_str()).copied());
        return found.flatten();
    }
    if line.is(last.end, "+") && !line.at(last.end).gap {
        return Some(Modifier::AtLeast);
    }
    // The phrase may follow one noun: “12 people or more”.
    [last.end, last.end + 1].into_iter().find_map(|at| {
        let starts = line.is_any(at, &["or", "and", "at", "give"]);
        if !starts || (at > last.end && line.kind(last.end) != Kind::Word) {
            return None;
        }
        (2..=3)
            .rev()
            .find_map(|n| PHRASES.get(line.key(at..at + n).as_str()).copied())
            .filter(|_| !(line.is(at, "at") && line.kind(at + 2) == Kind::Digits))
    })
}
