//! Times of day: “9 a.m.”, “10:30”, “3pm EST”, “noon”.

use crate::figure::{Kind, Line, Num, num};
use crate::lexicon::Class;

/// A time of day at some pieces.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clock {
    pub(super) hour: i8,
    pub(super) minute: Option<i8>,
    pub(super) end: usize,
}

const ZONES: [&str; 22] = [
    "gmt", "utc", "est", "edt", "et", "cst", "cdt", "ct", "mst", "mdt", "mt", "pst",
    "pdt", "pt", "bst", "cet", "cest", "eet", "ist", "jst", "aest", "aedt",
];

/// The time of day at `at`, with its zone.
pub(super) fn clock(line: &Line<'_>, at: usize) -> Option<Clock> {
    let mut clock = bare(line, at)?;
    if line.word(clock.end).len() <= 4
        && line.capital(clock.end)
        && line.is_any(clock.end, &ZONES)
    {
        clock.end += 1;
    } else if line.is(clock.end, "(")
        && line.is_any(clock.end + 1, &ZONES)
        && line.is(clock.end + 2, ")")
    {
        clock.end += 3;
    } else if line.are(clock.end, &["local", "time"]) {
        clock.end += 2;
    } else if line.is_any(clock.end, &["eastern", "central", "pacific", "mountain"]) {
        clock.end += 1 + usize::from(line.is(clock.end + 1, "time"));
    }
    Some(clock)
}

fn bare(line: &Line<'_>, at: usize) -> Option<Clock> {
    if line.is(at, "noon") && !line.is(at.wrapping_sub(1), "high") {
        return Some(Clock { hour: 12, minute: None, end: at + 1 });
    }
    if line.is(at, "midnight") {
        return Some(Clock { hour: 0, minute: None, end: at + 1 });
    }
    if line.kind(at) == Kind::Code {
        let (hour, minute) = hours_and_minutes(line.word(at))?;
        let (hour, end) = meridiem(line, at + 1, hour).unwrap_or((hour, at + 1));
        return (hour < 24).then_some(Clock { hour, minute: Some(minute), end });
    }
    let (hour, end) = hour(line, at)?;
    let (hour, minute) = hour;
    if let Some((hour, end)) = meridiem(line, end, hour) {
        return Some(Clock { hour, minute, end });
    }
    if line.is_any(end, &["o'clock", "o’clock"]) {
        return Some(Clock { hour, minute: None, end: end + 1 });
    }
    // “1430 GMT”.
    let zoned = line.word(at).len() == 4 && line.is_any(end, &ZONES) && line.capital(end);
    let value = line.at(at).value.to_integer().filter(|_| zoned)?;
    let (hour, minute) = (i8::try_from(value / 100).ok()?, (value % 100) as i8);
    (hour < 24 && minute < 60).then_some(Clock { hour, minute: Some(minute), end })
}

/// The hour, and its minutes in “7.15”, at `at`; in digits or words.
fn hour(line: &Line<'_>, at: usize) -> Option<((i8, Option<i8>), usize)> {
    if line.kind(at) == Kind::Digits {
        let word = line.word(at);
        if let Some((hour, minute)) = word.split_once('.') {
            let minute = (minute.len() == 2).then(|| minute.parse().ok()).flatten()?;
            return Some(((hour.parse().ok()?, Some(minute)), at + 1));
        }
        let hour = i8::try_from(line.at(at).value.to_integer()?).unwrap_or(-1);
        return Some(((hour, None), at + 1));
    }
    let word = line.has(at, Class::NumberWord).then(|| num(line.word(at))).flatten();
    match word? {
        Num::Cardinal(hour) if hour <= 12 => Some(((hour as i8, None), at + 1)),
        _ => None,
    }
}

/// The hour of 24 that “a.m.” or “p.m.” at `at` makes of an hour, and the position after it.
fn meridiem(line: &Line<'_>, at: usize, hour: i8) -> Option<(i8, usize)> {
    let at = if line.kind(at) == Kind::Hyphen { return None } else { at };
    let morning = line.is_any(at, &["a.m.", "am", "a.m"]);
    let evening = line.is_any(at, &["p.m.", "pm", "p.m"]);
    let in_the = line.are(at, &["in", "the"]);
    let later = in_the && line.is_any(at + 2, &["afternoon", "evening"]);
    let early = in_the && line.is(at + 2, "morning");
    let end = if in_the { at + 3 } else { at + 1 };
    let end = if line.is(end, ".")
        && !line.at(end).gap
        && line.word(at).len() == 3
        && line.kind(end + 1) != Kind::End
    {
        end + 1
    } else {
        end
    };
    if !(1..=12).contains(&hour) {
        return None;
    }
    if morning || early {
        Some((hour % 12, end))
    } else if evening || later {
        Some((hour % 12 + 12, end))
    } else {
        None
    }
}

/// Of `10:30`, `10:30:15`.
fn hours_and_minutes(written: &str) -> Option<(i8, i8)> {
    let (hour, rest) = written.split_once(':')?;
    let minute = rest.split(':').next()?;
    if hour.len() > 2 || minute.len() != 2 {
        return None;
    }
    let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 25 && minute < 60).then_some((hour, minute))
}
