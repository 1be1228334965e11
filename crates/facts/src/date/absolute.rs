//! Dates that name their day, month or year: “Feb. 15, 2022”, “15 February”, “2022-02-15”, “the 1980s”.

use super::calendar::{self, Cal};
use super::frame::{Frame, tense};
use super::term;
use crate::figure::{Form, Kind, Line, Num, num, numeral};
use crate::lexicon::Class;

/// The date at `at`, and the position after it.
pub(super) fn absolute(
    line: &Line<'_>,
    at: usize,
    frame: &Frame,
) -> Option<(Cal, usize)> {
    match line.kind(at) {
        Kind::Code => numeric(line, at, frame),
        Kind::Digits => day_first(line, at, frame)
            .or_else(|| decade(line, at))
            .or_else(|| slashed(line, at, frame))
            .or_else(|| last_year(line, at).map(|year| (Cal::Year(Some(year)), at + 1)))
            .or_else(|| year(line, at).map(|year| (Cal::Year(Some(year)), at + 1))),
        Kind::Mark => apostrophe(line, at),
        Kind::Word => month_first(line, at, frame)
            .or_else(|| day_first(line, at, frame))
            .or_else(|| spoken_year(line, at))
            .or_else(|| named_decade(line, at)),
        _ => None,
    }
}

/// `2022-02-15`, `5/17/2018`, `15.02.2022`.
fn numeric(line: &Line<'_>, at: usize, frame: &Frame) -> Option<(Cal, usize)> {
    let word = line.word(at);
    let date = word.split('T').next().unwrap_or(word);
    let separator = ['-', '/', '.'].into_iter().find(|&c| date.contains(c))?;
    let mut parts = [0_i16; 3];
    let mut n_parts = 0;
    for part in date.split(separator) {
        if n_parts == 3 || part.len() > 4 {
            return None;
        }
        parts[n_parts] = part.parse().ok()?;
        n_parts += 1;
    }
    let first_len = date.split(separator).next().map_or(0, str::len);
    let last_len = date.rsplit(separator).next().map_or(0, str::len);
    let small = |part: i16| i8::try_from(part).ok();
    let cal = match (n_parts, separator) {
        (3, _) if first_len == 4 => {
            Cal::Day(calendar::day(parts[0], small(parts[1])?, small(parts[2])?)?)
        }
        (3, '/' | '-' | '.') if last_len == 4 || last_len == 2 => {
            let year = if last_len == 4 { parts[2] } else { two_digits(parts[2]) };
            let (first, second) = (small(parts[0])?, small(parts[1])?);
            // Month first, as in America, unless that cannot be, or full stops say otherwise.
            let month_first = separator != '.' && first <= 12;
            let (month, day) =
                if month_first { (first, second) } else { (second, first) };
            Cal::Day(calendar::day(year, month, day)?)
        }
        (2, '/') => return slashed(line, at, frame),
        _ => return None,
    };
    Some((cal, at + 1))
}

/// `10/25` after “on”, or with a weekday before it.
fn slashed(line: &Line<'_>, at: usize, frame: &Frame) -> Option<(Cal, usize)> {
    let (month, day) = line.word(at).split_once('/')?;
    let (month, day): (i8, i8) = (month.parse().ok()?, day.parse().ok()?);
    let before = at.wrapping_sub(1);
    let said = line.is_any(before, &["on", "by", "until", "since", "due", "from"])
        || term::weekday(line, before).is_some();
    let nine_eleven = (month, day) == (9, 11);
    if nine_eleven {
        return Some((Cal::Day(calendar::day(2001, 9, 11)?), at + 1));
    }
    let valid = (1..=12).contains(&month) && (1..=31).contains(&day);
    let year = frame.year_of(month, Some(day), tense(line, at, at + 1));
    (said && valid)
        .then(|| Cal::month_day(year, month, day))
        .flatten()
        .map(|cal| (cal, at + 1))
}

/// `Feb. 15, 2022`, `February 2022`, `February`.
fn month_first(line: &Line<'_>, at: usize, frame: &Frame) -> Option<(Cal, usize)> {
    let month = term::month(line, at)?;
    let past_dot = at
        + 1
        + usize::from(
            line.is(at + 1, ".") && !line.at(at + 1).gap && line.word(at).len() <= 4,
        );
    let next = line.past_hyphen(past_dot);
    if let Some((day, end)) = day_of_month(line, next) {
        let (year, end) = year_after(line, end);
        let year = year.or_else(|| frame.year_of(month, Some(day), tense(line, at, end)));
        return Some((Cal::month_day(year, month, day)?, end));
    }
    let (year, end) = year_after(line, past_dot);
    if year.is_some() {
        return Some((Cal::Month(year, month), end));
    }
    if !is_month(line, at, past_dot) {
        return None;
    }
    Some((
        Cal::Month(frame.year_of(month, None, tense(line, at, past_dot)), month),
        past_dot,
    ))
}

/// Whether a month's name with no number is one: “May” and “March” are verbs and names too.
fn is_month(line: &Line<'_>, at: usize, end: usize) -> bool {
    let word = line.word(at);
    if word.len() <= 4
        && !word.ends_with('.')
        && !line.is_any(at, &["june", "july", "may"])
    {
        return false;
    }
    let doubtful = line.is_any(at, &["may", "march", "april", "june", "august"]);
    let before = at.wrapping_sub(1);
    let cues = [
        "in", "of", "since", "by", "until", "last", "this", "next", "early", "late",
        "mid", "from", "through", "to", "and", "or", "every", "each", "for", "before",
        "after", "during", "between", "till", "around", "on", "-", "–", ",", "(",
        "late-", "earlier",
    ];
    let cued = line.is_any(before, &cues);
    let name = line.capital(end)
        && line.kind(end) == Kind::Word
        && term::weekday(line, end).is_none();
    let named =
        line.kind(before) == Kind::Word && line.capital(before) && at > 1 && !cued;
    if doubtful { cued && !name } else { !named || cued }
}

/// A day of the month at `at`: `15`, `15th`, `fifteenth`; not the first digits of a year.
fn day_of_month(line: &Line<'_>, at: usize) -> Option<(i8, usize)> {
    let at = at + usize::from(line.is(at, "the"));
    if line.kind(at) == Kind::Digits && line.word(at).len() <= 2 {
        let day = i8::try_from(line.at(at).value.to_integer()?).ok()?;
        let suffix = usize::from(
            line.is_any(at + 1, &["st", "nd", "rd", "th"]) && !line.at(at + 1).gap,
        );
        return (1..=31).contains(&day).then_some((day, at + 1 + suffix));
    }
    if line.kind(at) != Kind::Word || !line.has(at, Class::NumberWord) {
        return None;
    }
    if let Some(Num::Cardinal(tens @ (20 | 30))) = num(line.word(at)) {
        let unit = line.past_hyphen(at + 1);
        if let Some(Num::Ordinal(unit_value @ 1..=9)) = num(line.word(unit)) {
            return Some(((tens + unit_value) as i8, unit + 1));
        }
    }
    match num(line.word(at))? {
        Num::Ordinal(day @ 1..=31) => Some((day as i8, at + 1)),
        _ => None,
    }
}

/// `15 February 2022`, `the 15th of February`, `the Fourth of July`.
fn day_first(line: &Line<'_>, at: usize, frame: &Frame) -> Option<(Cal, usize)> {
    let (day, end) = day_of_month(line, at)?;
    let of = line.is(end, "of");
    let month_at = line.past_hyphen(end + usize::from(of));
    let month = term::month(line, month_at)?;
    let end = month_at + 1;
    let end = end
        + usize::from(
            line.is(end, ".")
                && !line.at(end).gap
                && line.word(month_at).len() <= 4
                && line.kind(end + 1) != Kind::End,
        );
    // “12 May 5” has a month first.
    if !of && line.kind(end) == Kind::Digits && line.word(end).len() <= 2 {
        return None;
    }
    let (year, end) = year_after(line, end);
    let year = year.or_else(|| frame.year_of(month, Some(day), tense(line, at, end)));
    Some((Cal::month_day(year, month, day)?, end))
}

/// The year at `at`, past a comma or “of”.
fn year_after(line: &Line<'_>, at: usize) -> (Option<i16>, usize) {
    let comma = usize::from(line.is_any(at, &[",", "of", "/"]));
    let year_at = line.past_hyphen(at + comma);
    let plain = plain_year(line, year_at).filter(|year| (1000..=2200).contains(year));
    // “March 12, 2000 people” has no year.
    let counts = comma == 1
        && line.is(at, ",")
        && line.kind(year_at + 1) == Kind::Word
        && line.is(year_at + 1, "people");
    match plain {
        Some(year) if !counts => (Some(year), year_at + 1),
        _ => (None, at),
    }
}

fn plain_year(line: &Line<'_>, at: usize) -> Option<i16> {
    let word = line.word(at);
    let plain = line.kind(at) == Kind::Digits
        && word.len() == 4
        && word.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| word.parse().ok()).flatten()
}

/// A year that stands alone.
pub(super) fn year(line: &Line<'_>, at: usize) -> Option<i16> {
    let year = plain_year(line, at)?;
    let next = line.at(at + 1);
    let glued = next.kind == Kind::Word && !next.gap || next.kind == Kind::Percent;
    let before = at.wrapping_sub(1);
    let money = line.kind(before) == Kind::Currency
        || crate::figure::code(line.word(before)).is_some();
    let part = line.kind(before) == Kind::Mark
        && !line.at(at).gap
        && line.is_any(before, &["#", "/", ":"]);
    if glued || money || part || !(1000..=2150).contains(&year) {
        return None;
    }
    let unit = crate::figure::unit(line, line.past_hyphen(at + 1)).is_some()
        && !line.is_any(at + 1, &["in", "second", "%"]);
    let scale = line.has(at + 1, Class::NumberWord)
        && matches!(
            num(line.word(at + 1)),
            Some(Num::Scale(_) | Num::Hundred | Num::Dozen)
        );
    if unit || scale {
        return None;
    }
    let cues = [
        "in", "since", "until", "by", "during", "of", "from", "before", "after",
        "through", "early", "late", "mid", "year", "fiscal", "for", "spring", "summer",
        "fall", "autumn", "winter", "till", "circa", "between", "and", "to", "(",
        "ending", "ended", "pre", "post", "-", "–", "or", "around", "about", "over",
    ];
    let cued = line.is_any(before, &cues);
    let range = line.kind(at + 1) == Kind::Hyphen || line.is(at + 1, "to");
    let other = plain_year(line, at + 2).filter(|_| range);
    if other.is_some()
        && (crate::figure::unit(line, at + 3).is_some()
            || crate::quantity::plural_follows(line, at + 3))
    {
        return None;
    }
    let the = line
        .is_any(before, &["the", "his", "her", "its", "their", "this", "a", "'s", "’s"])
        || line.capital(before);
    let counts = crate::quantity::plural_follows(line, at + 1);
    let modern = (1900..=2100).contains(&year);
    let round = year % 100 == 0;
    let yes = if counts {
        modern
            && (the || line.is_any(before, &["in", "since"]))
            && !(round && year != 2000 && !the)
    } else {
        modern
            || (cued
                && (year % 10 != 0
                    || other.is_some()
                    || line.is_any(before, &["in", "since", "year", "by", "until"])))
    };
    yes.then_some(year)
}

/// The year of two digits that ends a run of years: the `85` of “1975–85”.
fn last_year(line: &Line<'_>, at: usize) -> Option<i16> {
    let first_at = at.checked_sub(2)?;
    let first = plain_year(line, first_at).filter(|year| (1000..=2150).contains(year))?;
    let glued = line.kind(at - 1) == Kind::Hyphen && !line.at(at).gap;
    let word = line.word(at);
    let last: i16 = (glued && word.len() == 2).then(|| word.parse().ok()).flatten()?;
    let ends = line.kind(at + 1) != Kind::Hyphen && line.kind(at + 1) != Kind::Percent;
    (ends && last > first % 100).then_some(first - first % 100 + last)
}

/// A year of two digits: from 1950 on.
fn two_digits(year: i16) -> i16 {
    if year < 50 { 2000 + year } else { 1900 + year }
}

/// `1980s`, `80s`.
fn decade(line: &Line<'_>, at: usize) -> Option<(Cal, usize)> {
    let word = line.word(at);
    let s = line.is(at + 1, "s") && !line.at(at + 1).gap;
    let apostrophe = line.is_any(at + 1, &["'s", "’s"]) && !line.at(at + 1).gap;
    if !(s || apostrophe)
        || !word.ends_with('0')
        || !word.bytes().all(|b| b.is_ascii_digit())
    {
        return None;
    }
    let year: i16 = word.parse().ok()?;
    match word.len() {
        4 if year % 100 == 0 && year != 2000 => Some((Cal::Century(year / 100), at + 2)),
        4 => Some((Cal::Decade(year / 10), at + 2)),
        2 if line.is(at.wrapping_sub(1), "the") => {
            Some((Cal::Decade(190 + year / 10), at + 2))
        }
        _ => None,
    }
}

/// `'80s`, `'98`.
fn apostrophe(line: &Line<'_>, at: usize) -> Option<(Cal, usize)> {
    let digits = line.word(at + 1);
    let two =
        digits.len() == 2 && line.kind(at + 1) == Kind::Digits && !line.at(at + 1).gap;
    if !line.is_any(at, &["'", "’", "‘"]) || !two {
        return None;
    }
    let year = two_digits(digits.parse().ok()?);
    if line.is(at + 2, "s") && !line.at(at + 2).gap {
        return (year % 10 == 0).then_some((Cal::Decade(year / 10), at + 3));
    }
    Some((Cal::Year(Some(year)), at + 2))
}

/// `the nineties`.
fn named_decade(line: &Line<'_>, at: usize) -> Option<(Cal, usize)> {
    if !line.has(at, Class::DateWord) {
        return None;
    }
    let names = [
        "twenties",
        "thirties",
        "forties",
        "fifties",
        "sixties",
        "seventies",
        "eighties",
        "nineties",
    ];
    let word = line.key(at..at + 1);
    let idx = names.iter().position(|name| *name == word.as_str())?;
    let before = at.wrapping_sub(1);
    let said = line.is(before, "the") || line.is_any(before, &["early", "late", "mid"]);
    said.then_some((Cal::Decade(192 + idx as i16), at + 1))
}

/// `nineteen ninety-four`, `two thousand and five` after “in” or “year”.
fn spoken_year(line: &Line<'_>, at: usize) -> Option<(Cal, usize)> {
    if !line.has(at, Class::NumberWord) {
        return None;
    }
    if let Some(Num::Cardinal(century @ 18..=20)) = num(line.word(at)) {
        let rest = numeral(line, line.past_hyphen(at + 1))
            .filter(|rest| rest.form == Form::Words)?;
        let rest_value = i16::try_from(rest.value.to_integer()?).ok()?;
        let year = i16::from(century) * 100 + rest_value;
        let two = (10..100).contains(&rest_value);
        return two.then_some((Cal::Year(Some(year)), rest.end));
    }
    let said = line.is_any(at.wrapping_sub(1), &["in", "year", "since", "by", "until"]);
    let number =
        numeral(line, at).filter(|_| said && line.are(at, &["two", "thousand"]))?;
    let year = i16::try_from(number.value.to_integer()?).ok()?;
    let noun = line.kind(number.end) == Kind::Word
        && crate::quantity::plural_follows(line, number.end);
    ((2000..2100).contains(&year) && !noun).then_some((Cal::Year(Some(year)), number.end))
}
