//! What dates are read against: the anchor, what was mentioned before, and tense.

use jiff::civil::Date as Day;

use super::calendar::{Cal, add_days};
use super::term;
use crate::figure::{Kind, Line};
use crate::lexicon::Class;

/// How far a search for tense goes, in pieces.
const TENSE_REACH: usize = 14;

/// A month or day that is as many days back or more is read as coming: on 7 January, “Feb. 10” is next month.
const FAR_PAST_DAYS: i64 = 240;

/// What a date is read against.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    /// The day of publication.
    pub(super) anchor: Option<Day>,
    /// The last day, month or year that was mentioned.
    pub(super) mentioned: Option<Cal>,
    /// The last quarter that was mentioned.
    pub(super) quarter: Option<(i16, i8)>,
}

/// Where a clause lies in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    Unknown,
}

impl Frame {
    /// The day of this weekday that a clause with this tense means.
    pub(super) fn weekday(&self, weekday: i8, tense: Tense) -> Cal {
        let Some(anchor) = self.anchor else { return Cal::Weekday(weekday) };
        let today = anchor.weekday().to_monday_one_offset();
        let back = i64::from((today - weekday).rem_euclid(7));
        let days = if tense == Tense::Future && back > 0 { 7 - back } else { -back };
        Cal::Day(add_days(anchor, days))
    }

    /// The weekend that is on, or that was or comes next: on a Monday, “it rained over the weekend”
    /// looks back.
    pub(super) fn weekend(&self, past: bool) -> Cal {
        let shift = |anchor: &Day| {
            if past && anchor.weekday().to_monday_one_offset() <= 5 { -7 } else { 0 }
        };
        Cal::Weekend(self.anchor.map(|anchor| add_days(anchor, shift(&anchor))))
    }

    /// The year of a month, and day, written without one.
    pub(super) fn year_of(
        &self,
        month: i8,
        day: Option<i8>,
        tense: Tense,
    ) -> Option<i16> {
        let anchor = self.anchor?;
        let this = anchor.year();
        let in_year = |year: i16| super::calendar::day(year, month, day.unwrap_or(15));
        let same = day.is_none() && month == anchor.month();
        let Some(here) = in_year(this) else { return Some(this) };
        let ahead = here > anchor && !same;
        let behind = here < anchor && !same;
        let distance = i64::from((here - anchor).get_days());
        Some(match tense {
            _ if same => this,
            Tense::Future if behind && distance < -45 => this + 1,
            Tense::Future => this,
            Tense::Past | Tense::Unknown if ahead => {
                let back = 365 - distance;
                if back > FAR_PAST_DAYS { this } else { this - 1 }
            }
            Tense::Past | Tense::Unknown => {
                if -distance > FAR_PAST_DAYS && tense == Tense::Unknown {
                    this + 1
                } else {
                    this
                }
            }
        })
    }
}

/// The tense of the clause around `[start, end)`: the nearest verb before it, else after it.
pub(super) fn tense(line: &Line<'_>, start: usize, end: usize) -> Tense {
    let mut near = true;
    for n in 1..=TENSE_REACH {
        let Some(at) = start.checked_sub(n) else { break };
        if line.is(at, ";") {
            break;
        }
        near &= n <= MARKER_REACH && !line.is(at, ",");
        if near && is_marker(line, at) {
            return Tense::Future;
        }
        if let Some(tense) = verb(line, at) {
            return tense;
        }
    }
    for at in end..end + TENSE_REACH {
        if line.kind(at) == Kind::End || line.is_any(at, &[".", ";"]) {
            break;
        }
        if at <= end + 1 && is_marker(line, at) {
            return Tense::Future;
        }
        if let Some(tense) = verb(line, at) {
            return tense;
        }
    }
    Tense::Unknown
}

/// How far before a date a marker of what is to come may stand, in pieces.
const MARKER_REACH: usize = 4;

/// Words that are no verbs and look ahead: “ahead of Friday's vote”, “the Friday deadline”.
fn is_marker(line: &Line<'_>, at: usize) -> bool {
    line.is_any(at, &["until", "till", "by", "ahead", "upcoming", "deadline"])
}

/// The tense that a word shows, if it is a verb that shows one.
fn verb(line: &Line<'_>, at: usize) -> Option<Tense> {
    if line.kind(at) != Kind::Word || term::weekday(line, at).is_some() {
        return None;
    }
    let before = at.wrapping_sub(1);
    if is_planned(line, at) {
        // “it had been due on Friday”
        let past = (at.saturating_sub(2)..at).any(|at| line.is(at, "had"));
        return Some(if past { Tense::Past } else { Tense::Future });
    }
    let future = [
        "will",
        "next",
        "won't",
        "shall",
        "hopes",
        "expects",
        "intends",
        "tentatively",
        "would",
        "begins",
        "starts",
        "opens",
        "arrives",
        "meet",
        "meets",
        "convenes",
        "expires",
    ];
    // “the plan of Aug. 2” is a thing.
    let plans = line.is_any(at, &["plan", "plans", "planning"])
        && !line.has(before, Class::Determiner);
    if plans
        || line.is_any(at, &future)
        || line.word(at).ends_with("'ll")
        || line.word(at).ends_with("’ll")
    {
        return Some(Tense::Future);
    }
    // “to meet on Tuesday” looks ahead; “to Monday” does not.
    if line.is(at, "to") && line.kind(at + 1) == Kind::Word && !line.capital(at + 1) {
        let next = line.at(at + 1).classes;
        let noun = next.any(&[
            Class::Determiner,
            Class::Pronoun,
            Class::Preposition,
            Class::NumberWord,
            Class::DateWord,
        ]);
        return (!noun && !line.is(at + 1, "have")).then_some(Tense::Future);
    }
    let opens = at == 0 && line.has(1, Class::Preposition);
    let past = line.has(at, Class::PastVerb)
        || line.is_any(at, &["was", "were", "had", "did", "has", "have"])
        || (line.word(at).len() > 4
            && line.word(at).ends_with("ed")
            && (!line.capital(at) || opens));
    past.then_some(Tense::Past)
}

/// Participles of what is planned: “is due on Friday”, “set for Friday”, but not “set on Friday”.
fn is_planned(line: &Line<'_>, at: usize) -> bool {
    line.is_any(at, &["expected", "scheduled", "due", "planned", "slated"])
        || line.is(at, "set") && line.is_any(at + 1, &["to", "for"])
}
