//! Lengths of time: “three days”, “a year and a half”, “weeks”, and repeated times: “daily”, “every Tuesday”.

use super::term::{self, Grain};
use crate::fact::{Date, DateType};
use crate::figure::{Form, Kind, Line, numeral};
use crate::lexicon::Class;
use crate::number::Number;

/// A number of units of time; `None` is an unknown number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Length {
    pub(super) amount: Option<Number>,
    pub(super) grain: Grain,
    /// Smaller units after it: “two years and three months”.
    pub(super) rest: Option<(Number, Grain)>,
    pub(super) end: usize,
}

/// A number before its scale to a unit that TIMEX3 has.
fn unit(grain: Grain) -> (i64, &'static str, bool) {
    match grain {
        Grain::Second => (1, "S", true),
        Grain::Minute => (1, "M", true),
        Grain::Hour => (1, "H", true),
        Grain::Day => (1, "D", false),
        Grain::Week => (1, "W", false),
        Grain::Month => (1, "M", false),
        Grain::Quarter => (1, "Q", false),
        Grain::Year => (1, "Y", false),
        Grain::Decade => (10, "Y", false),
        Grain::Century => (100, "Y", false),
    }
}

impl Length {
    /// The TIMEX3 value: `P3D`, `PT5H30M`, `PXW`.
    pub(super) fn timex(&self) -> String {
        let (factor, letter, clock) = unit(self.grain);
        let t = if clock { "T" } else { "" };
        let Some(amount) = self.amount else {
            let letter = match self.grain {
                Grain::Decade => "E",
                Grain::Century => "C",
                _ => letter,
            };
            return format!("P{t}X{letter}");
        };
        let amount = amount.times(Number::from(factor)).unwrap_or(amount);
        let halves = amount.times(Number::from(2)).and_then(Number::to_integer);
        let main = match (amount.to_integer(), halves, self.grain) {
            (Some(whole), ..) => format!("{whole}{letter}"),
            (None, Some(1), Grain::Hour) => "30M".to_owned(),
            (None, Some(1), Grain::Year) => "6M".to_owned(),
            (None, Some(halves), Grain::Hour) => format!("{}H30M", halves / 2),
            (None, Some(halves), Grain::Year) => format!("{}Y6M", halves / 2),
            _ => format!("{}{letter}", amount.rounded(4)),
        };
        let rest = self.rest.map_or_else(String::new, |(more, grain)| {
            let (_, letter, more_clock) = unit(grain);
            let t = if more_clock && !clock { "T" } else { "" };
            format!("{t}{}{letter}", more.rounded(4))
        });
        format!("P{t}{main}{rest}")
    }

    /// As a duration.
    pub(super) fn date(&self) -> Date {
        Date { timex: self.timex(), kind: DateType::Duration, from: None, to: None }
    }
}

/// The length of time at `at`.
pub(super) fn length(line: &Line<'_>, at: usize) -> Option<Length> {
    let mut length =
        counted(line, at).or_else(|| one(line, at)).or_else(|| vague(line, at))?;
    let and = usize::from(line.is_any(length.end, &["and", ","]));
    if let Some(more) = counted(line, length.end + and)
        && more.grain < length.grain
        && let Some(amount) = more.amount
    {
        length.rest = Some((amount, more.grain));
        length.end = more.end;
    }
    if line.is(length.end, "and") && line.are(length.end + 1, &["a", "half"]) {
        let half = Number::new(5, -1);
        length.amount = length.amount.and_then(|amount| amount.plus(half));
        length.end += 3;
    }
    Some(length)
}

/// “three days”, “16-hour”, “2 to 3 weeks”, “20 more years”.
fn counted(line: &Line<'_>, at: usize) -> Option<Length> {
    let number = numeral(line, at)?;
    let mut end = number.end;
    if (line.is_any(end, &["to", "or"]) || line.kind(end) == Kind::Hyphen)
        && let Some(second) = numeral(line, line.past_hyphen(end + 1))
    {
        end = second.end;
    }
    end = line.past_hyphen(end);
    let fills = [
        "more",
        "full",
        "straight",
        "consecutive",
        "trading",
        "business",
        "working",
        "additional",
        "long",
        "calendar",
        "other",
        "successive",
    ];
    if line.is_any(end, &fills) {
        end += 1;
    }
    if number.form == Form::Vague && line.is(end, "of") {
        end += 1;
    }
    let (grain, _) = grain_or_short(line, end)?;
    let amount = (number.form != Form::Vague).then_some(number.value);
    let fortnight = line.is_any(end, &["fortnight", "fortnights"]);
    let amount =
        if fortnight { amount.and_then(|n| n.times(Number::from(2))) } else { amount };
    Some(Length { amount, grain, rest: None, end: end + 1 })
}

/// A unit, or an abbreviation that stands after digits: “3h”, “45 min”.
fn grain_or_short(line: &Line<'_>, at: usize) -> Option<(Grain, bool)> {
    term::grain(line, at).or_else(|| {
        let grain = match line.word(at) {
            "hr" | "hrs" | "h" => Grain::Hour,
            "min" | "mins" => Grain::Minute,
            "sec" | "secs" => Grain::Second,
            "yr" | "yrs" => Grain::Year,
            "night" | "nights" => Grain::Day,
            _ => return None,
        };
        Some((grain, true))
    })
}

/// “a month”, “an hour”, “half an hour”.
fn one(line: &Line<'_>, at: usize) -> Option<Length> {
    if !line.is_any(at, &["a", "an"]) {
        return None;
    }
    let filled = at
        + 1
        + usize::from(line.is_any(at + 1, &["full", "further", "whole", "single"]));
    let (grain, plural) = term::grain(line, filled)?;
    let fortnight = line.is(filled, "fortnight");
    let amount = Some(Number::from(if fortnight { 2 } else { 1 }));
    (!plural && !matches!(grain, Grain::Second | Grain::Quarter)).then_some(Length {
        amount,
        grain,
        rest: None,
        end: filled + 1,
    })
}

/// “several weeks”, “a few days”, “many years”, and “weeks” after a preposition.
fn vague(line: &Line<'_>, at: usize) -> Option<Length> {
    let a = usize::from(line.is(at, "a"));
    let word = at + a;
    if line.is_any(word, &["several", "few", "many", "some", "couple", "number"]) {
        let of = usize::from(line.is(word + 1, "of"));
        let (grain, plural) = term::grain(line, word + 1 + of)?;
        let couple = line.is(word, "couple").then_some(Number::from(2));
        return plural.then_some(Length {
            amount: couple,
            grain,
            rest: None,
            end: word + 2 + of,
        });
    }
    let (grain, plural) = term::grain(line, at)?;
    let before = at.wrapping_sub(1);
    let cues = [
        "for", "in", "over", "after", "within", "of", "by", "take", "took", "last",
        "spent",
    ];
    let cued = line.is_any(before, &cues) && !line.is(at + 1, "of");
    let ago = line.is_any(at + 1, &["ago", "later", "earlier", "before"]);
    (plural && (cued || ago) && grain > Grain::Second).then_some(Length {
        amount: None,
        grain,
        rest: None,
        end: at + 1,
    })
}

/// A repeated time at `at`: its value and the position after it.
pub(super) fn set(line: &Line<'_>, at: usize) -> Option<(Date, usize)> {
    let set = |timex: String, end: usize| {
        Some((Date { timex, kind: DateType::Set, from: None, to: None }, end))
    };
    if !line.has(at, Class::DateWord) {
        return None;
    }
    let key = line.key(at..at + 1);
    let period = match key.as_str() {
        "daily" | "nightly" => "P1D",
        "weekly" => "P1W",
        "biweekly" => "P2W",
        "monthly" => "P1M",
        "quarterly" => "P1Q",
        "yearly" | "annually" | "annual" => "P1Y",
        "biannual" => "P6M",
        "biennial" => "P2Y",
        "hourly" => "PT1H",
        _ => "",
    };
    if !period.is_empty() {
        let capital = line.capital(at) && at > 0;
        return if capital { None } else { set(period.to_owned(), at + 1) };
    }
    if let Some(weekday) = term::weekdays(line, at) {
        return set(format!("XXXX-WXX-{weekday}"), at + 1);
    }
    if !line.is_any(at, &["every", "each"]) {
        return None;
    }
    let other = usize::from(line.is(at + 1, "other"));
    let next = at + 1 + other;
    if let Some(weekday) = term::weekday(line, next) {
        return set(format!("XXXX-WXX-{weekday}"), next + 1);
    }
    if let Some(month) = term::month(line, next) {
        return set(format!("XXXX-{month:02}"), next + 1);
    }
    if let Some(season) = term::season(line, next) {
        return set(
            format!(
                "XXXX-{}",
                super::calendar::Cal::Season(None, season)
                    .date()
                    .timex
                    .trim_start_matches("XXXX-")
            ),
            next + 1,
        );
    }
    if term::part(line, next).is_some() {
        return set("P1D".to_owned(), next + 1);
    }
    let length = match term::grain(line, next) {
        Some((grain, _)) => {
            let amount = Some(Number::from(1 + other as i64));
            Length { amount, grain, rest: None, end: next + 1 }
        }
        None => counted(line, next)?,
    };
    set(length.timex(), length.end)
}
