//! Dates: held against one another as days, not as words.

mod updated;

use std::borrow::Cow;

use writethru_article::Time;
use writethru_facts::{Date, DateType, Fact, FactKind, Value};

use crate::change::{ChangeKind, Detail, Direction, Relation};
use crate::lexicon::Class;
use crate::rule::words;
use crate::version::Version;
use crate::zone::{Finding, Zone};

pub(super) fn run(zone: &mut Zone<'_, '_>) {
    let old: Vec<&Fact> =
        zone.cx.old.facts(zone.old, FactKind::Date).filter(|f| is_date(f)).collect();
    let new: Vec<&Fact> =
        zone.cx.new.facts(zone.new, FactKind::Date).filter(|f| is_date(f)).collect();
    let mut taken = vec![false; new.len()];
    let mut paired = Vec::new();
    for a in &old {
        let fits = |idx: &usize| !taken[*idx] && touched(zone, a, new[*idx]);
        let same = (0..new.len())
            .filter(fits)
            .find(|&idx| relation(zone, a, new[idx]) == Relation::Equal);
        let hunk = zone.hunk_of_old(a.span);
        let near = || {
            let here =
                |idx: &usize| hunk.is_some() && zone.hunk_of_new(new[*idx].span) == hunk;
            (0..new.len()).filter(fits).find(here)
        };
        let Some(new_idx) = same.or_else(near) else { continue };
        taken[new_idx] = true;
        report(zone, a, new[new_idx]);
        paired.push(a.span);
    }
    for a in old.iter().filter(|a| !paired.contains(&a.span)) {
        alone(zone, a, true);
    }
    for (b, _) in new.iter().zip(&taken).filter(|(_, taken)| !**taken) {
        alone(zone, b, false);
    }
}

/// A date that only one side has, with nothing else in its hunk.
fn alone(zone: &mut Zone<'_, '_>, fact: &Fact, is_old: bool) {
    let hunk = zone.hunk_of(fact.span, is_old);
    let Some(hunk) = hunk.map(|idx| &zone.hunks[idx]) else { return };
    let (own, other) = hunk.sides(is_old);
    let (version, other_version) = zone.cx.sides(is_old);
    let tokens = version.text.tokens();
    let outside = own.content(version).iter().any(|&idx| {
        !fact.span.contains(tokens[idx].span) && words::is_weighty(version, idx)
    });
    if outside || !other.content(other_version).is_empty() {
        return;
    }
    // A mark or a light word within it came or went: “a month earlier” is “the month before”.
    let touched = |idx: usize| {
        fact.span.contains(tokens[idx].span) && words::is_weighty(version, idx)
    };
    if !own.content(version).iter().any(|&idx| touched(idx)) {
        return;
    }
    let vague = value(fact).timex.ends_with("_REF");
    let report_day = beside_saying(version, fact)
        || is_report_day(version, fact)
        || is_old && has_come(zone, fact);
    let timex = Some(value(fact).timex.clone());
    let (from, to) = if is_old { (timex, None) } else { (None, timex) };
    let finding = Finding {
        kind: ChangeKind::Date,
        factual: !report_day && !vague,
        old: is_old.then_some(fact.span),
        new: (!is_old).then_some(fact.span),
        detail: Detail::Figure {
            from,
            to,
            direction: None,
            difference: None,
            ratio: None,
            relation: Relation::Contradicts,
        },
        edit: hunk.edit,
        reason: match (report_day, is_old) {
            _ if vague => "a vague time, without a day",
            (true, _) => "the day of the report, not of the event",
            (false, true) => "a date removed",
            (false, false) => "a date added",
        },
    };
    zone.report(finding);
}

/// Whether a day that lay ahead in the old version had come when the new one was made.
fn has_come(zone: &Zone<'_, '_>, fact: &Fact) -> bool {
    let day = |version: &Version<'_>| {
        let meta = &version.reading.article.meta;
        meta.updated
            .as_ref()
            .or(meta.published.as_ref())
            .map(writethru_article::Time::day)
    };
    let (Some(before), Some(after)) = (day(&zone.cx.old), day(&zone.cx.new)) else {
        return false;
    };
    let Some(from) = value(fact).from else { return false };
    let from = from.date();
    if (before..=after).contains(&from) {
        return true;
    }
    // A bare weekday in a headline may be read as the last one or the next one.
    let until = i32::from(before.weekday().until(from.weekday()));
    is_weekday(&zone.cx.old, fact) && until <= (after - before).get_days()
}

/// Whether a date is a weekday without anything else.
fn is_weekday(version: &Version<'_>, fact: &Fact) -> bool {
    let days =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    days.contains(&version.text[fact.span].to_ascii_lowercase().as_str())
}

/// Whether the date is the day on which its version was published, or the day before.
fn is_report_day(version: &Version<'_>, fact: &Fact) -> bool {
    let meta = &version.reading.article.meta;
    let Some(anchor) = meta.published.as_ref().or(meta.updated.as_ref()) else {
        return false;
    };
    let yesterday = anchor.day().yesterday().unwrap_or(anchor.day());
    let date = value(fact);
    date.from.zip(date.to).is_some_and(|(from, to)| {
        let short = to.date() <= from.date().tomorrow().unwrap_or(from.date());
        short && (from.date() == anchor.day() || from.date() == yesterday)
    })
}

/// Durations are reported as quantities.
fn is_date(fact: &Fact) -> bool {
    matches!(&fact.value, Value::Date(date) if date.kind != DateType::Duration)
}

fn value(fact: &Fact) -> &Date {
    match &fact.value {
        Value::Date(date) => date,
        _ => unreachable!("a date holds a date"),
    }
}

/// How two dates go together: equal as calendar intervals, one within the other, or neither.
fn relation(zone: &Zone<'_, '_>, old: &Fact, new: &Fact) -> Relation {
    let (a, b) = (value(old), value(new));
    if let Some((a, b)) = clocks(zone, old, new) {
        return if a == b { Relation::Equal } else { Relation::Contradicts };
    }
    let (from, to) = (opening(&zone.cx.old, old), opening(&zone.cx.new, new));
    match (a.from.zip(a.to), b.from.zip(b.to)) {
        _ if is_late(&from, a, b) || is_late(&to, b, a) => Relation::Equal,
        (Some(a), Some(b)) if a == b => turned(&from, &to),
        _ if same_weekday(zone, old, new) || updated::same_day(zone, old, new) => {
            Relation::Equal
        }
        (Some(a), Some(b)) if a.0 <= b.0 && b.1 <= a.1 || b.0 <= a.0 && a.1 <= b.1 => {
            Relation::Refines
        }
        (None, None) if a.timex == b.timex => turned(&from, &to),
        _ => Relation::Contradicts,
    }
}

/// The times of day of two facts that name nothing else: which day they are of is read from dates around
/// them, which may have changed by themselves.
fn clocks<'f>(
    zone: &Zone<'_, '_>,
    old: &'f Fact,
    new: &'f Fact,
) -> Option<(&'f str, &'f str)> {
    let clock = |version: &Version<'_>, fact: &'f Fact| {
        let (_, time) = value(fact).timex.rsplit_once('T')?;
        let mut words = version.text.tokens_in(fact.span).map(|idx| version.lower(idx));
        let plain = words.all(|word| {
            word.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_punctuation())
                || matches!(
                    &*word,
                    "am" | "pm"
                        | "a.m"
                        | "p.m"
                        | "a.m."
                        | "p.m."
                        | "noon"
                        | "midnight"
                        | "around"
                        | "about"
                        | "at"
                        | "o'clock"
                )
        });
        (plain && time.contains(':')).then_some(time)
    };
    Some((clock(&zone.cx.old, old)?, clock(&zone.cx.new, new)?))
}

/// How two parts of one day go together.
fn turned(from: &str, to: &str) -> Relation {
    match (from, to) {
        ("early", "late") | ("late", "early") => Relation::Contradicts,
        _ => Relation::Equal,
    }
}

/// Whether a date that opens so is the part of its day that the other names: “late Monday” and “Monday
/// night”.
fn is_late(opening: &str, day: &Date, other: &Date) -> bool {
    let Some((same, part)) = other.timex.rsplit_once('T') else { return false };
    same == day.timex
        && matches!((opening, part), ("late", "NI" | "EV") | ("early", "MO"))
}

/// Whether one is a weekday and the other the date of such a day in the week before some version
/// came out: a desk that updates a story leaves the weekdays of the day before in it.
fn same_weekday(zone: &Zone<'_, '_>, old: &Fact, new: &Fact) -> bool {
    let days = [is_weekday(&zone.cx.old, old), is_weekday(&zone.cx.new, new)];
    let (weekday, date) = match days {
        [true, false] => (old, new),
        [false, true] => (new, old),
        _ => return false,
    };
    let day = |fact: &Fact| {
        let (from, to) = value(fact).from.zip(value(fact).to)?;
        (to.date() <= from.date().tomorrow().ok()?).then(|| from.date())
    };
    let Some((weekday, date)) = day(weekday).zip(day(date)) else { return false };
    let mut times = times(&zone.cx.old).chain(times(&zone.cx.new));
    weekday.weekday() == date.weekday()
        && times.any(|time| (0..7).contains(&(time.day() - date).get_days()))
}

fn touched(zone: &Zone<'_, '_>, old: &Fact, new: &Fact) -> bool {
    zone.hunk_of_old(old.span).is_some() || zone.hunk_of_new(new.span).is_some()
}

fn report(zone: &mut Zone<'_, '_>, old: &Fact, new: &Fact) {
    let hunk = zone.hunk_of_old(old.span).or_else(|| zone.hunk_of_new(new.span));
    let Some(hunk) = hunk else { return };
    let relation = relation(zone, old, new);
    if relation == Relation::Equal
        && zone.cx.old.text[old.span] == zone.cx.new.text[new.span]
    {
        zone.take_old(old.span);
        zone.take_new(new.span);
        return;
    }
    let reporting = is_reporting_day(zone, old, new)
        || relation == Relation::Refines && is_report_day(&zone.cx.old, old);
    let factual = relation != Relation::Equal && !reporting;
    let reason = match relation {
        Relation::Equal => "the same day",
        _ if reporting => "the day of the report, not of the event",
        Relation::Refines => "a date made finer or vaguer",
        _ => "another date",
    };
    let (from, to) = (value(old), value(new));
    let order = match clocks(zone, old, new) {
        Some((a, b)) => Some(a.cmp(b)),
        None => from.from.zip(to.from).map(|(a, b)| a.cmp(&b)),
    };
    let direction = order.and_then(|order| match order {
        std::cmp::Ordering::Less => Some(Direction::Up),
        std::cmp::Ordering::Greater => Some(Direction::Down),
        std::cmp::Ordering::Equal => None,
    });
    let edit = zone.hunks[hunk].edit;
    zone.report(Finding {
        kind: ChangeKind::Date,
        factual,
        old: Some(old.span),
        new: Some(new.span),
        detail: Detail::Figure {
            from: Some(from.timex.clone()),
            to: Some(to.timex.clone()),
            direction,
            difference: None,
            ratio: None,
            relation,
        },
        edit,
        reason,
    });
}

/// The first word of a date: the “late” of “late Sunday”.
fn opening<'a>(version: &Version<'a>, fact: &Fact) -> Cow<'a, str> {
    version.lower(version.text.tokens_in(fact.span).start)
}

/// Whether the date says when somebody spoke to the press: a day next to a verb of saying, on both sides,
/// just before the article came out. “Was warned on 19 May” is told of an event.
fn is_reporting_day(zone: &Zone<'_, '_>, old: &Fact, new: &Fact) -> bool {
    let reports = |version: &Version<'_>, fact: &Fact| {
        beside_saying(version, fact) && is_recent(version, fact)
    };
    reports(&zone.cx.old, old) && reports(&zone.cx.new, new)
}

/// When a version came out, as far as is known.
fn times<'a>(version: &Version<'a>) -> impl Iterator<Item = &'a Time> + use<'a> {
    let meta = &version.reading.article.meta;
    [&meta.published, &meta.updated].into_iter().flatten()
}

/// Whether a date is of the week before its version came out; where that is not known, whether it is
/// told without a day of the month.
fn is_recent(version: &Version<'_>, fact: &Fact) -> bool {
    let mut times = times(version).peekable();
    let Some(from) = value(fact).from.filter(|_| times.peek().is_some()) else {
        return !version.text[fact.span].bytes().any(|byte| byte.is_ascii_digit());
    };
    times.any(|time| (-1..=7).contains(&(time.day() - from.date()).get_days()))
}

fn beside_saying(version: &Version<'_>, fact: &Fact) -> bool {
    let tokens = version.text.tokens_in(fact.span);
    let from = tokens.start.saturating_sub(3);
    let to = (tokens.end + 2).min(version.text.tokens().len());
    (from..to).any(|idx| version.word(idx).classes.has(Class::Reporting))
}

#[cfg(test)]
mod tests {
    use crate::testing::check;
    use expect_test::expect;

    #[test]
    fn another_day() {
        check(
            "The court will rule on March 3.",
            "The court will rule on March 9.",
            &expect!["date revised fact | March 3 → March 9 | another date"],
        );
    }

    #[test]
    fn another_part_of_the_day() {
        check(
            "They were held late on Sunday.",
            "They were held early on Sunday.",
            &expect!["polarity revised fact | late → early | a word and its opposite"],
        );
        check(
            "They were held late Sunday.",
            "They were held early Sunday.",
            &expect!["date revised fact | late Sunday → early Sunday | another date"],
        );
        check(
            "They were held late Sunday.",
            "They were held late on Sunday.",
            &expect![[r#"
                date revised same | late Sunday → Sunday | the same day
                wording added same | ∅ → on  | words around a change, or spacing"#]],
        );
    }

    #[test]
    fn a_time_of_day_is_held_against_a_time_of_day() {
        check(
            "A memo of 19 May 2031 told them. Flights resumed at 9.10am.",
            "A memo of 9 May 2031 told them. Flights resumed at 9:10am.",
            &expect![[r#"
                date revised fact | 19 May 2031 → 9 May 2031 | another date
                date revised same | 9.10am → 9:10am | the same day"#]],
        );
        check(
            "Flights resumed at 9.10am.",
            "Flights resumed at 11.10am.",
            &expect!["date revised fact | 9.10am → 11.10am | another date"],
        );
    }

    #[test]
    fn late_is_night() {
        check(
            "They were held late Monday in Brac.",
            "They were held in Brac on Monday night.",
            &expect![[r#"
                date revised same | late Monday → Monday night | the same day
                wording added same | ∅ → on | the same words in another form"#]],
        );
        check(
            "They were held late Monday in Brac.",
            "They were held in Brac on Tuesday night.",
            &expect![[r#"
                date removed fact | late Monday → ∅ | a date removed
                date added fact | ∅ → Tuesday night | a date added"#]],
        );
    }

    #[test]
    fn a_weekday_without_a_day_of_publication_is_not_reckoned() {
        check(
            "It filed an appeal on Monday, 17 March 2031. The judge sat on Monday.",
            "It filed an appeal on Monday, 17 March 2031. The judge sat on 24 March.",
            &expect!["date revised fact | Monday → 24 March | another date"],
        );
    }

    #[test]
    fn the_day_of_the_report_is_no_fact() {
        check(
            "The fire is out, the mayor said on Friday.",
            "The fire is out, the mayor said on Saturday.",
            &expect![
                "date revised same | Friday → Saturday | the day of the report, not of the event"
            ],
        );
    }

    #[test]
    fn the_day_of_a_warning_long_past_is_one() {
        check(
            "The airline was warned on 19 May that it would fail.",
            "The airline was warned on 9 May that it would fail.",
            &expect!["date revised fact | 19 May → 9 May | another date"],
        );
    }

    #[test]
    fn a_day_written_otherwise() {
        check(
            "The show runs until 5 January 2027.",
            "The show runs until Jan. 5, 2027.",
            &expect!["date revised same | 5 January 2027 → Jan. 5, 2027 | the same day"],
        );
    }
}
