//! Dates told from the day of publication or from another date: “last week”, “two days ago”, “the third quarter”.

use jiff::civil::{Date as Day, DateTime, Time};

use super::calendar::{Cal, add_days, add_months, monday};
use super::frame::{Frame, Tense, tense};
use super::holiday::holiday;
use super::length::{Length, length};
use super::term::{self, Grain};
use crate::fact::{Date, DateType};
use crate::figure::{Kind, Line};
use crate::lexicon::Class;
use crate::number::Number;

/// What a reader found: a value and the position after it.
pub(super) enum Found {
    Cal(Cal, usize),
    Date(Date, usize),
}

/// Words after which no noun phrase goes on.
pub(super) const FUNCTION_WORDS: [Class; 6] = [
    Class::Preposition,
    Class::Conjunction,
    Class::Determiner,
    Class::Pronoun,
    Class::Auxiliary,
    Class::Modal,
];

/// Which of several a word picks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pick {
    Last,
    This,
    Next,
    /// The same as, or one after, what was mentioned.
    Same,
    Following,
    Preceding,
}

fn pick(line: &Line<'_>, at: usize) -> Option<Pick> {
    if !line.has(at, Class::DateWord) {
        return None;
    }
    let key = line.key(at..at + 1);
    Some(match key.as_str() {
        "last" | "past" | "latest" | "recent" => Pick::Last,
        "previous" | "preceding" | "prior" => Pick::Preceding,
        "this" | "current" | "present" => Pick::This,
        "next" | "coming" | "upcoming" => Pick::Next,
        "following" => Pick::Following,
        "same" | "that" => Pick::Same,
        _ => return None,
    })
}

/// `today`, `yesterday`, `tomorrow`.
pub(super) fn today(line: &Line<'_>, at: usize, frame: &Frame) -> Option<(Cal, usize)> {
    if !line.has(at, Class::DateWord) {
        return None;
    }
    let shift = match line.key(at..at + 1).as_str() {
        "today" => 0,
        "yesterday" => -1,
        "tomorrow" => 1,
        _ => return None,
    };
    let cal =
        frame.anchor.map_or(Cal::AnyDay, |anchor| Cal::Day(add_days(anchor, shift)));
    Some((cal, at + 1))
}

/// “last week”, “this year”, “next Tuesday”, “the past two months”, “the same day”.
pub(super) fn picked(line: &Line<'_>, at: usize, frame: &Frame) -> Option<Found> {
    let the = usize::from(line.is_any(at, &["the", "these", "its"]));
    let mut word = at + the;
    let mut choice = pick(line, word)?;
    // “this past spring”, “this coming Friday”.
    if line.is(word, "this")
        && let Some(second) = pick(line, word + 1)
    {
        (choice, word) = (second, word + 1);
    }
    let mut next = word + 1;
    let fiscal = line
        .is_any(next, &["fiscal", "financial", "calendar", "full", "whole", "entire"]);
    next += usize::from(fiscal);
    if let Some(weekday) = term::weekday(line, next) {
        return Some(Found::Cal(weekday_of(frame, choice, weekday, line, at), next + 1));
    }
    if let Some(month) = term::month(line, next) {
        let year = frame.anchor.map(|anchor| picked_year(anchor, choice, month));
        if let Some((Cal::Day(day), end)) = super::absolute::absolute(line, next, frame) {
            let day = super::calendar::day(year.unwrap_or(day.year()), month, day.day())?;
            return Some(Found::Cal(Cal::Day(day), end));
        }
        return Some(Found::Cal(Cal::Month(year, month), next + 1));
    }
    if let Some(season) = term::season(line, next) {
        let year = frame.anchor.map(|anchor| picked_year(anchor, choice, season.month()));
        return Some(Found::Cal(Cal::Season(year, season), next + 1));
    }
    if let Some(holiday) = holiday(line, next) {
        let day = frame.anchor.and_then(|anchor| {
            let here = holiday.in_year(anchor.year())?;
            let shift = match choice {
                Pick::Next | Pick::Following if here <= anchor => 1,
                Pick::Last | Pick::Preceding if here >= anchor => -1,
                _ => 0,
            };
            holiday.in_year(anchor.year() + shift)
        });
        return Some(Found::Cal(day.map_or(Cal::AnyDay, Cal::Day), holiday.end));
    }
    if line.is(next, "weekend") {
        let shift = step(choice) * 7;
        let day = frame.anchor.map(|anchor| {
            add_days(
                anchor,
                if choice == Pick::Last && anchor.weekday().to_monday_one_offset() >= 6 {
                    0
                } else {
                    shift
                },
            )
        });
        return Some(Found::Cal(Cal::Weekend(day), next + 1));
    }
    if let Some((grain, false)) = term::grain(line, next) {
        return grain_of(line, frame, choice, grain, next);
    }
    many(line, frame, choice, next)
}

/// How many units away a pick lies.
fn step(choice: Pick) -> i64 {
    match choice {
        Pick::Last | Pick::Preceding => -1,
        Pick::This | Pick::Same => 0,
        Pick::Next | Pick::Following => 1,
    }
}

fn weekday_of(
    frame: &Frame,
    choice: Pick,
    weekday: i8,
    line: &Line<'_>,
    at: usize,
) -> Cal {
    let Some(anchor) = frame.anchor else { return Cal::Weekday(weekday) };
    let offset = i64::from(weekday) - 1;
    match choice {
        Pick::Last | Pick::Preceding => {
            let yesterday = Frame { anchor: Some(add_days(anchor, -1)), ..*frame };
            yesterday.weekday(weekday, Tense::Past)
        }
        Pick::This => Cal::Day(add_days(monday(anchor), offset)),
        Pick::Next if line.is_any(at, &["next"]) => {
            Cal::Day(add_days(monday(anchor), offset + 7))
        }
        Pick::Next | Pick::Following => {
            let tomorrow = Frame { anchor: Some(add_days(anchor, 1)), ..*frame };
            tomorrow.weekday(weekday, Tense::Future)
        }
        Pick::Same => frame.weekday(weekday, tense(line, at, at + 2)),
    }
}

/// The year of the last, this or next March.
fn picked_year(anchor: Day, choice: Pick, month: i8) -> i16 {
    let year = anchor.year();
    match choice {
        Pick::Last | Pick::Preceding if month >= anchor.month() => year - 1,
        Pick::Next | Pick::Following if month <= anchor.month() => year + 1,
        _ => year,
    }
}

/// “last week”, “the next day”, “this quarter”.
fn grain_of(
    line: &Line<'_>,
    frame: &Frame,
    choice: Pick,
    grain: Grain,
    at: usize,
) -> Option<Found> {
    let end = at + 1;
    let n = step(choice);
    let from_mention = matches!(choice, Pick::Same | Pick::Following | Pick::Preceding)
        || (grain == Grain::Day && choice != Pick::This);
    let mentioned = frame.mentioned.filter(|_| from_mention);
    let base = mentioned.and_then(Cal::interval).map(|(from, _)| from).or(frame.anchor);
    let year = base.map(Day::year);
    let cal = match grain {
        Grain::Day => base.map_or(Cal::AnyDay, |base| Cal::Day(add_days(base, n))),
        Grain::Week if line.is(at, "fortnight") => return None,
        Grain::Week => Cal::Week(base.map(|base| add_days(base, 7 * n))),
        Grain::Month => match base {
            Some(base) => {
                let (year, month) = add_months(base.year(), base.month(), n);
                Cal::Month(Some(year), month)
            }
            None => return Some(Found::Date(unknown("XXXX-XX"), end)),
        },
        Grain::Quarter => {
            let latest = line.is(at.wrapping_sub(1), "latest");
            let (year, quarter) =
                match (frame.quarter.filter(|_| latest || choice == Pick::Same), base) {
                    (Some(quarter), _) => quarter,
                    (None, Some(base)) => add_quarters(base, n),
                    (None, None) => return Some(Found::Date(unknown("XXXX-QX"), end)),
                };
            Cal::Quarter(Some(year), quarter)
        }
        Grain::Year => Cal::Year(year.map(|year| year + n as i16)),
        Grain::Decade => Cal::Decade(year? / 10 + n as i16),
        Grain::Century => Cal::Century(year? / 100 + n as i16),
        Grain::Second | Grain::Minute | Grain::Hour => {
            let one = Length { amount: Some(Number::ONE), grain, rest: None, end };
            return (choice != Pick::This).then(|| Found::Date(one.date(), end));
        }
    };
    Some(Found::Cal(cal, end))
}

pub(super) fn add_quarters(base: Day, n: i64) -> (i16, i8) {
    let (year, month) = add_months(base.year(), base.month(), 3 * n);
    (year, (month + 2) / 3)
}

fn unknown(timex: &str) -> Date {
    Date { timex: timex.to_owned(), kind: DateType::Date, from: None, to: None }
}

/// “the past two months”, “the next few days”, “recent weeks”, “these days”.
fn many(line: &Line<'_>, frame: &Frame, choice: Pick, at: usize) -> Option<Found> {
    if let Some(length) = length(line, at).filter(|_| !line.is_any(at, &["a", "an"])) {
        let mut date = length.date();
        (date.from, date.to) = around(frame.anchor, choice, &length).unzip();
        return Some(Found::Date(date, length.end));
    }
    let (grain, plural) = term::grain(line, at)?;
    let far =
        matches!(choice, Pick::Last | Pick::Next | Pick::Preceding | Pick::Following);
    // “in coming months”: when is left open.
    if plural && line.is_any(at.wrapping_sub(1), &["coming", "upcoming"]) {
        return Some(Found::Cal(Cal::Ref("FUTURE_REF"), at + 1));
    }
    let length = Length { amount: None, grain, rest: None, end: at + 1 };
    (plural && far).then(|| Found::Date(length.date(), at + 1))
}

/// The interval of “the past two months” and “the next three days”.
fn around(
    anchor: Option<Day>,
    choice: Pick,
    length: &Length,
) -> Option<(DateTime, DateTime)> {
    let (anchor, n) = (anchor?, i64::try_from(length.amount?.to_integer()?).ok()?);
    let midnight = |day: Day| day.to_datetime(Time::midnight());
    match choice {
        Pick::Last | Pick::Preceding => {
            Some((midnight(day_moved(anchor, length.grain, -n)?), midnight(anchor)))
        }
        Pick::Next | Pick::Following => {
            let first = add_days(anchor, 1);
            Some((midnight(first), midnight(day_moved(first, length.grain, n)?)))
        }
        _ => None,
    }
}

/// The day that many units later.
fn day_moved(base: Day, grain: Grain, n: i64) -> Option<Day> {
    let months = match grain {
        Grain::Second | Grain::Minute | Grain::Hour => return None,
        Grain::Day => return Some(add_days(base, n)),
        Grain::Week => return Some(add_days(base, n.clamp(-9999, 9999) * 7)),
        Grain::Month => 1,
        Grain::Quarter => 3,
        Grain::Year => 12,
        Grain::Decade => 120,
        Grain::Century => 1200,
    };
    let (year, month) =
        add_months(base.year(), base.month(), n.clamp(-9999, 9999) * months);
    let last = super::calendar::day(year, month, 1)?.days_in_month();
    super::calendar::day(year, month, base.day().min(last))
}

/// “in two weeks”, of something to come.
pub(super) fn coming(
    line: &Line<'_>,
    at: usize,
    frame: &Frame,
    length: &Length,
) -> Option<Found> {
    if !line.is(at.wrapping_sub(1), "in")
        || line.is_any(at.wrapping_sub(2), &["once", "times"])
    {
        return None;
    }
    let n = i64::try_from(length.amount?.to_integer()?).ok().filter(|n| *n < 1000)?;
    let ahead = tense(line, at.saturating_sub(1), at.saturating_sub(1)) == Tense::Future
        && !line.is(length.end, "of");
    let day = day_moved(frame.anchor?, length.grain, n).filter(|_| ahead)?;
    let cal = match length.grain {
        Grain::Day | Grain::Week => Cal::Day(day),
        Grain::Month => Cal::Month(Some(day.year()), day.month()),
        _ => Cal::Year(Some(day.year())),
    };
    Some(Found::Cal(cal, length.end))
}

/// “two days ago”, “a year earlier”, “three weeks later”, “10 days from now”.
pub(super) fn shifted(line: &Line<'_>, frame: &Frame, length: &Length) -> Option<Found> {
    let end = length.end;
    let hyphen = line.past_hyphen(end);
    let ago = line.is(hyphen, "ago");
    let earlier = line.is_any(hyphen, &["earlier", "before", "previously"]);
    let later = line.is_any(hyphen, &["later", "after"]);
    let from_now =
        line.is(end, "from") && line.is_any(end + 1, &["now", "today", "tomorrow"]);
    let after = if from_now { end + 2 } else { hyphen + 1 };
    if !(ago || earlier || later || from_now) {
        return None;
    }
    // “two days after the vote”: told from an event, so only the length is known.
    let of_event = line.is_any(hyphen, &["before", "after"])
        && line.kind(after) == Kind::Word
        && !line.has(after, Class::Conjunction);
    if of_event {
        return Some(Found::Date(length.date(), end));
    }
    let sign = if ago || earlier { -1 } else { 1 };
    let base = if ago || from_now { None } else { frame.mentioned };
    let base = base.and_then(Cal::interval).map(|(from, _)| from).or(frame.anchor);
    let year_back =
        length.grain == Grain::Year && length.amount == Some(Number::ONE) && sign < 0;
    if year_back && let Some((year, quarter)) = frame.quarter {
        return Some(Found::Cal(Cal::Quarter(Some(year - 1), quarter), after));
    }
    let (Some(base), Some(amount)) = (base, length.amount) else {
        let past = if sign < 0 { "PAST_REF" } else { "FUTURE_REF" };
        return Some(Found::Cal(Cal::Ref(past), after));
    };
    let n = amount.to_integer().and_then(|n| i64::try_from(n).ok());
    let Some(n) = n.filter(|n| *n < 10_000).map(|n| n * sign) else {
        return Some(Found::Date(length.date(), after));
    };
    Some(Found::Cal(moved(base, length.grain, n), after))
}

/// A day moved by units; coarse units give coarse values.
fn moved(base: Day, grain: Grain, n: i64) -> Cal {
    match grain {
        Grain::Second | Grain::Minute | Grain::Hour => Cal::Day(base),
        Grain::Day => Cal::Day(add_days(base, n)),
        Grain::Week => Cal::Week(Some(add_days(base, 7 * n))),
        Grain::Month => {
            let (year, month) = add_months(base.year(), base.month(), n);
            Cal::Month(Some(year), month)
        }
        Grain::Quarter => {
            let (year, quarter) = add_quarters(base, n);
            Cal::Quarter(Some(year), quarter)
        }
        Grain::Year => Cal::Year(i16::try_from(i64::from(base.year()) + n).ok()),
        Grain::Decade => Cal::Year(i16::try_from(i64::from(base.year()) + 10 * n).ok()),
        Grain::Century => Cal::Year(i16::try_from(i64::from(base.year()) + 100 * n).ok()),
    }
}

/// “now”, “recently”, “the past”, “the future”, “soon”.
pub(super) fn reference(line: &Line<'_>, at: usize) -> Option<(Cal, usize)> {
    let the = usize::from(line.is(at, "the"));
    if !line.has(at + the, Class::DateWord) {
        return None;
    }
    let key = line.key(at + the..at + the + 1);
    let end = at + the + 1;
    let noun = line.kind(end) == Kind::Word && !line.at(end).classes.any(&FUNCTION_WORDS);
    let cal = match (key.as_str(), the) {
        ("now", 0) if line.kind(end) != Kind::Hyphen => "PRESENT_REF",
        ("currently" | "nowadays" | "presently", 0) => "PRESENT_REF",
        ("current", 0) if noun => "PRESENT_REF",
        ("recently" | "lately", 0) => "PAST_REF",
        ("recent", 0) if noun => "PAST_REF",
        ("past", 1)
            if !noun
                || line.at(end).classes.any(&[
                    Class::Preposition,
                    Class::Conjunction,
                    Class::Auxiliary,
                ]) =>
        {
            "PAST_REF"
        }
        ("future", 1)
            if !noun
                || line.at(end).classes.any(&[
                    Class::Preposition,
                    Class::Conjunction,
                    Class::Auxiliary,
                ]) =>
        {
            "FUTURE_REF"
        }
        ("soon", 0) if !line.is(end, "after") && !line.is(at.wrapping_sub(1), "as") => {
            "FUTURE_REF"
        }
        _ => return None,
    };
    Some((Cal::Ref(cal), end))
}
