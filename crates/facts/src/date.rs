//! The dates: calendar dates, times of day, lengths of time and repeated times.
//!
//! # Recognises
//! Days, weeks, months, quarters, seasons, years, decades and centuries, by name or told from the
//! day of publication or another date; weekdays by tense; parts of day, clock times with zones;
//! lengths of time; “daily”, “every Tuesday”; “now”, “recently”, “the future”.
//!
//! # Normalises to
//! TIMEX3 values (TimeML 1.2.1) as fine as the text is, and their half-open interval on the
//! calendar of the anchor's day. What cannot be resolved keeps its `X`s. Words such as “early”,
//! “about” and “the” belong to the span, as in TimeML; prepositions do not.
//!
//! # Does not match
//! “May” and “March” that are verbs or names, numbers of four digits that count, “second” the
//! rank, “the fall of”.
//!
//! # Source
//! TimeML Annotation Guidelines 1.2.1; own grammar. Easter after Meeus.

mod absolute;
mod calendar;
mod clock;
mod edge;
mod frame;
mod holiday;
mod length;
mod period;
mod relative;
mod term;

use jiff::civil::DateTime;

use crate::draft::Draft;
use crate::fact::{Date, DateType, FactKind, Value};
use crate::figure::{Kind, Line};
use crate::lexicon::Class;
use crate::quantity;

use calendar::Cal;
pub(crate) use frame::Frame;
use frame::Tense;
use relative::Found;

/// A date at some pieces.
struct Dated {
    start: usize,
    end: usize,
    date: Date,
    rule: &'static str,
}

/// Before the first sentence of an article.
pub(crate) fn frame(draft: &Draft<'_>) -> Frame {
    Frame { anchor: draft.anchor.map(DateTime::date), mentioned: None, quarter: None }
}

/// Adds the dates of a sentence; `frame` holds what the sentences before it spoke of.
pub(crate) fn read_line(draft: &mut Draft<'_>, line: &Line<'_>, frame: &mut Frame) {
    let mut at = 0;
    while at < line.len() {
        let Some(dated) = read(line, at, frame) else {
            at += 1;
            continue;
        };
        let dated = edge::settled(line, dated);
        at = dated.end.max(at + 1);
        let second = second_day(line, &dated);
        add(draft, line, dated);
        if let Some(second) = second {
            at = second.end;
            add(draft, line, second);
        }
    }
}

fn add(draft: &mut Draft<'_>, line: &Line<'_>, dated: Dated) {
    let span = line.span(dated.start..dated.end);
    draft.add(FactKind::Date, span, Value::Date(dated.date), dated.rule);
}

/// The other end of “Sept. 20-24”, after its first end.
fn second_day(line: &Line<'_>, first: &Dated) -> Option<Dated> {
    let from = first.date.from.filter(|_| first.date.timex.len() == 10)?;
    let at = first.end + 1;
    let linked = line.kind(first.end) == Kind::Hyphen || line.is(first.end, "to");
    let last = line.kind(first.end.wrapping_sub(1)) == Kind::Digits
        && line.word(first.end - 1).len() <= 2;
    let day = i8::try_from(line.at(at).value.to_integer()?).ok()?;
    let plain =
        linked && last && line.kind(at) == Kind::Digits && line.word(at).len() <= 2;
    let noun = line.kind(at + 1) == Kind::Word && quantity::plural_follows(line, at + 1);
    let to = calendar::day(from.year(), from.month(), day)
        .filter(|to| plain && !noun && *to > from.date())?;
    Some(Dated {
        start: at,
        end: at + 1,
        date: Cal::Day(to).date(),
        rule: "dates/second_day",
    })
}

/// Whether a date may begin at `at`: a cheap test before the readers.
fn may_begin(line: &Line<'_>, at: usize) -> bool {
    let figure = |at: usize| {
        matches!(line.kind(at), Kind::Digits | Kind::Code)
            || line.at(at).classes.any(&[Class::DateWord, Class::NumberWord])
    };
    match line.kind(at) {
        Kind::Digits | Kind::Code => true,
        Kind::Mark => line.word(at).len() <= 3 && line.kind(at + 1) == Kind::Digits,
        Kind::Word => figure(at) || line.has(at, Class::Determiner) && figure(at + 1),
        _ => false,
    }
}

/// The date at `at`.
fn read(line: &Line<'_>, at: usize, frame: &mut Frame) -> Option<Dated> {
    if !may_begin(line, at) {
        return None;
    }
    if let Some((date, end)) = length::set(line, at) {
        return Some(Dated { start: at, end, date, rule: "dates/set" });
    }
    if let Some(clock) = clock::clock(line, at) {
        return Some(timed(line, at, clock, frame));
    }
    if let Some((cal, end)) = prefixed(line, at, frame) {
        mention(frame, cal);
        return Some(dated(line, at, cal, end, "dates/prefixed"));
    }
    let length = length::length(line, at);
    if let Some(found) = relative(line, at, frame, length.as_ref()) {
        return Some(match found {
            Found::Cal(cal, end) => {
                mention(frame, cal);
                dated(line, bound(line, at), cal, end, "dates/relative")
            }
            Found::Date(date, end) => {
                Dated { start: bound(line, at), end, date, rule: "dates/relative" }
            }
        });
    }
    if let Some((cal, end)) = point(line, at, frame) {
        mention(frame, cal);
        return Some(dated(line, at, cal, end, "dates/calendar"));
    }
    if let Some(dated) = part_of_today(line, at, frame) {
        return Some(dated);
    }
    if let Some(length) = length {
        return lasting(line, at, &length);
    }
    let (cal, end) = relative::reference(line, at)?;
    Some(Dated { start: at, end, date: cal.date(), rule: "dates/reference" })
}

/// Where the words that bound the number at `at` begin: “nearly two years ago”.
fn bound(line: &Line<'_>, at: usize) -> usize {
    let number = matches!(line.kind(at), Kind::Digits)
        || line.has(at, Class::NumberWord)
        || line.is_any(at, &["a", "an"]);
    let start = if number { quantity::bound_start(line, at) } else { at };
    // “lower than a year ago” compares.
    let compares = ["lower", "higher", "better", "worse", "greater", "smaller"];
    if line.is_any(start, &compares) { at } else { start }
}

/// A length of time; `None` for an age, which is a quantity.
fn lasting(line: &Line<'_>, at: usize, length: &length::Length) -> Option<Dated> {
    let before = at.wrapping_sub(1);
    let one = line.is_any(at, &["a", "an"]) && line.kind(length.end) != Kind::Hyphen;
    let rate = one
        && (line.kind(before) == Kind::Digits
            || line.kind(before) == Kind::Percent
            || line.is_any(
                before,
                &[
                    "percent", "cent", "times", "once", "twice", "million", "billion",
                    "thousand",
                ],
            ));
    let mut date = length.date();
    if rate {
        date.kind = DateType::Set;
    }
    let old = line.is_any(line.past_hyphen(length.end), &["old", "olds"]);
    (!old).then(|| Dated {
        start: bound(line, at),
        end: length.end,
        date,
        rule: "dates/length",
    })
}

/// A clock time, with the day before or after it.
fn timed(line: &Line<'_>, at: usize, clock: clock::Clock, frame: &mut Frame) -> Dated {
    let mut end = clock.end;
    let link = usize::from(line.is_any(end, &["on", ","]));
    let mut cal = match frame.mentioned {
        Some(cal @ Cal::Day(_)) => cal,
        _ => frame.anchor.map_or(Cal::AnyDay, Cal::Day),
    };
    if let Some((day, past)) = point(line, end + link, frame)
        && matches!(day, Cal::Day(_) | Cal::MonthDay(..) | Cal::Weekday(_))
    {
        (cal, end) = (day, past);
        mention(frame, cal);
    }
    let start = quantity::bound_start(line, at);
    let date = calendar::time_of(cal, clock.hour, clock.minute);
    Dated { start, end, date, rule: "dates/clock" }
}

/// A date, with the part of its day after it.
fn dated(line: &Line<'_>, at: usize, cal: Cal, end: usize, rule: &'static str) -> Dated {
    let is_day =
        matches!(cal, Cal::Day(_) | Cal::Weekday(_) | Cal::AnyDay | Cal::MonthDay(..));
    let early = usize::from(line.is_any(end, &["early", "late"]));
    if is_day && let Some(part) = term::part(line, end + early) {
        return Dated {
            start: at,
            end: end + early + 1,
            date: calendar::part_of(cal, part),
            rule,
        };
    }
    let clock_at = end + usize::from(line.is(end, "at"));
    if is_day && let Some(clock) = clock::clock(line, clock_at) {
        let date = calendar::time_of(cal, clock.hour, clock.minute);
        return Dated { start: at, end: clock.end, date, rule };
    }
    Dated { start: at, end, date: cal.date(), rule }
}

fn mention(frame: &mut Frame, cal: Cal) {
    match cal {
        // “A year earlier” looks back from the quarter that the text is about, and leaves it so.
        Cal::Quarter(Some(year), quarter)
            if frame.quarter != Some((year + 1, quarter)) =>
        {
            frame.quarter = Some((year, quarter));
        }
        Cal::Ref(_) => return,
        _ => {}
    }
    frame.mentioned = Some(cal);
}

/// “early next year”, “late November”, “mid-1990s”, “the end of 1990”, “earlier this week”.
fn prefixed(line: &Line<'_>, at: usize, frame: &Frame) -> Option<(Cal, usize)> {
    let the = usize::from(line.is(at, "the"));
    let word = at + the;
    let next =
        if line.is_any(word, &["early", "late", "mid", "earlier", "later", "sometime"]) {
            line.past_hyphen(word + 1)
        } else if line.is_any(word, &["end", "beginning", "middle", "start", "rest"])
            && line.is(word + 1, "of")
        {
            word + 2
        } else {
            return None;
        };
    let relative =
        |at: usize| relative(line, at, frame, length::length(line, at).as_ref());
    if let Some(Found::Cal(cal, end)) = relative(next) {
        return Some((cal, end));
    }
    let article = next + usize::from(line.is(next, "the"));
    if article > next
        && let Some(Found::Cal(cal, end)) = relative(article)
    {
        return Some((cal, end));
    }
    if line.are(next, &["the", "year"])
        || line.are(next, &["the", "week"])
        || line.are(next, &["the", "month"])
    {
        let cal = match (line.word(next + 1), frame.anchor) {
            (_, None) => return None,
            ("week", day) => Cal::Week(day),
            ("month", Some(day)) => Cal::Month(Some(day.year()), day.month()),
            (_, Some(day)) => Cal::Year(Some(day.year())),
        };
        return Some((cal, next + 2));
    }
    point(line, article, frame)
}

/// A date told from another one. `length` is the length of time at `at`.
fn relative(
    line: &Line<'_>,
    at: usize,
    frame: &Frame,
    length: Option<&length::Length>,
) -> Option<Found> {
    let picked = relative::picked(line, at, frame);
    picked
        .as_ref()
        .and_then(|picked| period::possessed(line, picked))
        .or_else(|| period::week(line, at, frame))
        .or_else(|| relative::shifted(line, frame, length?))
        .or_else(|| period::ordinal(line, at, frame))
        .or(picked)
        .or_else(|| period::coded(line, at, frame))
        .or_else(|| period::the_nth(line, at, frame))
        .or_else(|| period::period(line, at, frame))
        .or_else(|| relative::coming(line, at, frame, length?))
}

/// A day, month, year or decade by its name, from `the` on.
fn point(line: &Line<'_>, at: usize, frame: &Frame) -> Option<(Cal, usize)> {
    if let Some(found) = relative::today(line, at, frame) {
        return Some(found);
    }
    if let Some(weekday) = term::weekday(line, at) {
        return Some(weekday_point(line, at, weekday, frame));
    }
    if let Some(holiday) = holiday::holiday(line, at) {
        let (year, end) = match absolute::year(line, holiday.end) {
            Some(year) => (Some(year), holiday.end + 1),
            None => (None, holiday.end),
        };
        let day = year.and_then(|year| holiday.in_year(year)).or_else(|| {
            let anchor = frame.anchor?;
            let here = holiday.in_year(anchor.year())?;
            let year = frame.year_of(
                here.month(),
                Some(here.day()),
                frame::tense(line, at, end),
            )?;
            holiday.in_year(year)
        });
        return Some((day.map_or(Cal::AnyDay, Cal::Day), end));
    }
    if let Some(season) = term::season(line, at) {
        return seasonal(line, at, season, frame);
    }
    if let Some(found) = year_phrase(line, at, frame) {
        return Some(found);
    }
    let the = usize::from(line.is(at, "the"));
    if the == 1
        && let Some((cal, end)) = absolute::absolute(line, at + 1, frame)
    {
        let named = matches!(cal, Cal::Decade(_) | Cal::Century(_))
            || matches!(cal, Cal::Day(_) | Cal::MonthDay(..));
        return named.then_some((cal, end));
    }
    absolute::absolute(line, at, frame)
}

/// “the weekend”, “the year 2000”, “fiscal 2019”, “the 1988 period”, “year end”.
fn year_phrase(line: &Line<'_>, at: usize, frame: &Frame) -> Option<(Cal, usize)> {
    let the = usize::from(line.is(at, "the"));
    if line.is(at + the, "weekend") && the == 1 {
        let past = match frame::tense(line, at, at + 2) {
            Tense::Past => true,
            Tense::Future => false,
            Tense::Unknown => line.is(at.wrapping_sub(1), "over"),
        };
        return Some((frame.weekend(past), at + 2));
    }
    if the == 1
        && line.is_any(at + 1, &["fiscal", "year"])
        && let Some((cal @ Cal::Year(_), end)) = absolute::absolute(line, at + 2, frame)
    {
        return Some((cal, end));
    }
    // “the 1988 period”
    if the == 1
        && let Some(year) = absolute::year(line, at + 1)
        && line.is_any(at + 2, &["period", "quarter"])
    {
        return Some((Cal::Year(Some(year)), at + 3));
    }
    if line.is_any(at, &["fiscal", "fy"])
        && let Some(year) = absolute::year(line, at + 1)
    {
        return Some((Cal::Year(Some(year)), at + 2));
    }
    period::year_end(line, at, frame)
}

/// “Tuesday”, “Tuesday, Feb. 15, 2022”, “Friday 5/12”.
fn weekday_point(line: &Line<'_>, at: usize, weekday: i8, frame: &Frame) -> (Cal, usize) {
    let dot = usize::from(
        line.is(at + 1, ".")
            && line.word(at).len() <= 5
            && line.kind(at + 2) != Kind::End
            && !line.at(at + 1).gap,
    );
    let end = at + 1 + dot;
    let comma = usize::from(line.is(end, ","));
    if let Some((cal @ (Cal::Day(_) | Cal::MonthDay(..)), past)) =
        absolute::absolute(line, end + comma, frame)
    {
        return (cal, past);
    }
    (frame.weekday(weekday, frame::tense(line, at, end)), end)
}

/// “the summer”, “spring 2019”, “the winter of 1994”; “fall” alone is a verb.
fn seasonal(
    line: &Line<'_>,
    at: usize,
    season: calendar::Season,
    frame: &Frame,
) -> Option<(Cal, usize)> {
    let of = at + 1 + usize::from(line.is(at + 1, "of"));
    if let Some(year) = absolute::year(line, of) {
        return Some((Cal::Season(Some(year), season), of + 1));
    }
    let before = at.wrapping_sub(1);
    let said = line.is_any(
        before,
        &["in", "the", "during", "since", "early", "late", "by", "until"],
    );
    let year = frame.year_of(season.month(), None, frame::tense(line, at, at + 1));
    (said && !line.is(at, "fall") && !line.is(at + 1, "of"))
        .then_some((Cal::Season(year, season), at + 1))
}

/// “this morning”, “last night”, “tonight”.
fn part_of_today(line: &Line<'_>, at: usize, frame: &Frame) -> Option<Dated> {
    let rule = "dates/part_of_day";
    let day = |shift: i64| {
        frame
            .anchor
            .map_or(Cal::AnyDay, |anchor| Cal::Day(calendar::add_days(anchor, shift)))
    };
    if line.is(at, "tonight") {
        let date = calendar::part_of(day(0), calendar::Part::Night);
        return Some(Dated { start: at, end: at + 1, date, rule });
    }
    let later = usize::from(line.is_any(at, &["later", "earlier", "late", "early"]));
    let part = term::part(line, at + later + 1)?;
    let shift = if line.is(at + later, "this") {
        0
    } else if line.is(at + later, "last") {
        -1
    } else {
        return None;
    };
    let date = calendar::part_of(day(shift), part);
    Some(Dated { start: at, end: at + later + 2, date, rule })
}

#[cfg(test)]
mod tests;
