//! What single words say of time.

use super::calendar::{Part, Season};
use crate::figure::{Key, Line};
use crate::lexicon::Class;

/// A unit of the calendar or the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grain {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The month, 1 to 12, of a name or an abbreviation of it.
pub(super) fn month(line: &Line<'_>, at: usize) -> Option<i8> {
    if !line.has(at, Class::DateWord) {
        return None;
    }
    let key = line.key(at..at + 1);
    let word = key.as_str();
    // In small letters only where nothing else is written so.
    let plain = word.len() > 4 && word != "march"
        || line.kind(line.past_hyphen(at + 1)) == crate::figure::Kind::Digits
            && word != "may";
    (line.capital(at) || plain).then_some(word).and_then(month_name)
}

/// The month of a name in lower case.
fn month_name(word: &str) -> Option<i8> {
    let word = word.trim_end_matches('.');
    let word = if word == "sept" { "sep" } else { word };
    let short = word.len() == 3;
    let named = MONTHS
        .iter()
        .position(|&month| month == word || short && month.starts_with(word));
    named.map(|idx| idx as i8 + 1)
}

/// The weekday, 1 is Monday, of a name; an abbreviation needs a capital and a mark after it.
pub(super) fn weekday(line: &Line<'_>, at: usize) -> Option<i8> {
    if !line.has(at, Class::DateWord) {
        return None;
    }
    let key = line.key(at..at + 1);
    let word = key.as_str();
    let full = WEEKDAYS.iter().position(|day| *day == word);
    let abbreviated = || {
        let stem = word.trim_end_matches('.');
        let dotted = line.is(at + 1, ".") && !line.at(at + 1).gap;
        let dated = month(line, at + 2).is_some() && (dotted || line.is(at + 1, ","));
        let marked = word.ends_with('.') || dated;
        let short = (3..=5).contains(&stem.len()) && marked && line.capital(at);
        short.then(|| WEEKDAYS.iter().position(|day| day.starts_with(stem))).flatten()
    };
    full.or_else(abbreviated).map(|idx| idx as i8 + 1)
}

/// The weekday of a plural: “Tuesdays”.
pub(super) fn weekdays(line: &Line<'_>, at: usize) -> Option<i8> {
    if !line.has(at, Class::DateWord) || !line.capital(at) {
        return None;
    }
    let key = line.key(at..at + 1);
    let stem = key.as_str().strip_suffix('s')?.to_owned();
    WEEKDAYS.iter().position(|day| *day == stem).map(|idx| idx as i8 + 1)
}

/// The unit of a word, and whether the word is a plural.
pub(super) fn grain(line: &Line<'_>, at: usize) -> Option<(Grain, bool)> {
    if !line.has(at, Class::DateWord) {
        return None;
    }
    let key: Key = line.key(at..at + 1);
    let word = key.as_str();
    let (stem, plural) = match word.strip_suffix('s') {
        Some(stem) => (stem, true),
        None => (word, false),
    };
    let grain = match stem {
        "second" => Grain::Second,
        "minute" => Grain::Minute,
        "hour" => Grain::Hour,
        "day" => Grain::Day,
        "week" | "fortnight" => Grain::Week,
        "month" => Grain::Month,
        "quarter" => Grain::Quarter,
        "year" => Grain::Year,
        "decade" => Grain::Decade,
        "century" => Grain::Century,
        "centurie" => return Some((Grain::Century, true)),
        _ => return None,
    };
    Some((grain, plural))
}

/// The season of a word in small letters.
pub(super) fn season(line: &Line<'_>, at: usize) -> Option<Season> {
    if !line.has(at, Class::DateWord) {
        return None;
    }
    match line.key(at..at + 1).as_str() {
        "spring" => Some(Season::Spring),
        "summer" => Some(Season::Summer),
        "fall" | "autumn" => Some(Season::Fall),
        "winter" => Some(Season::Winter),
        _ => None,
    }
}

/// The part of day of a word.
pub(super) fn part(line: &Line<'_>, at: usize) -> Option<Part> {
    if !line.has(at, Class::DateWord) {
        return None;
    }
    match line.key(at..at + 1).as_str() {
        "morning" | "dawn" => Some(Part::Morning),
        "midday" | "lunchtime" => Some(Part::Midday),
        "afternoon" => Some(Part::Afternoon),
        "evening" | "dusk" => Some(Part::Evening),
        "night" | "overnight" => Some(Part::Night),
        _ => None,
    }
}
