//! Numbers that count nothing: years, codes, parts of names, addresses, references.

use super::counted;
use super::measure::Measure;
use crate::figure::{Form, Kind, Line};
use crate::lexicon::Class;
use crate::number::Number;

/// Past a chain of digits and hyphens that is a phone number, code or record: `555-0123`.
pub(super) fn chain(line: &Line<'_>, first: &Measure) -> Option<usize> {
    let link = |at: usize| {
        line.kind(at) == Kind::Hyphen
            && !line.at(at).gap
            && line.kind(at + 1) == Kind::Digits
            && !line.at(at + 1).gap
    };
    let leading_zero = |at: usize| {
        let word = line.word(at);
        word.len() > 1
            && word.starts_with('0')
            && word.bytes().all(|b| b.is_ascii_digit())
    };
    if first.unit.is_some() || line.kind(first.start) != Kind::Digits {
        return None;
    }
    let at = first.start;
    // “7-Eleven”.
    if line.past_hyphen(at + 1) > at + 1 && line.capital(at + 2) && !line.at(at + 2).gap {
        return Some(at + 3);
    }
    let (mut end, mut n_links) = (at + 1, 0);
    while link(end) {
        end += 2;
        n_links += 1;
    }
    let phone = n_links == 1
        && line.word(at).len() >= 3
        && line.word(end - 1).len() == 4
        && line.word(at).len() != 4;
    let code = leading_zero(at) || (n_links > 0 && (leading_zero(end - 1)));
    let long =
        line.word(at).bytes().all(|b| b.is_ascii_digit()) && line.word(at).len() > 9;
    (n_links > 1 || phone || code || long).then_some(end)
}

/// Whether the number is part of a name, an address, a year or a reference.
pub(super) fn is_name(line: &Line<'_>, measure: &Measure) -> bool {
    let at = measure.start;
    if measure.prefixed || measure.age {
        return false;
    }
    if is_year(line, measure) || is_reference(line, measure) {
        return true;
    }
    if measure.unit.is_some() {
        return false;
    }
    let after = line.at(measure.end);
    let glued_letters = after.kind == Kind::Word && !after.gap;
    let ordinal =
        glued_letters && line.is_any(measure.end, &["st", "nd", "rd", "th", "s"]);
    if ordinal || (glued_letters && line.kind(at) == Kind::Digits) {
        return true;
    }
    let before = line.before(at);
    if before.kind == Kind::Hyphen && !before.gap && !line.at(at).gap && at >= 2 {
        return !line.is_any(at - 2, &["sub", "minus", "near", "under", "over", "plus"]);
    }
    let hyphen = line.past_hyphen(measure.end);
    if line.word(at).starts_with('-') && line.capital(before_idx(at))
        || hyphen > measure.end && line.capital(hyphen) && line.kind(at) == Kind::Digits
    {
        return true;
    }
    if line.kind(before_idx(at)) == Kind::Word
        && line.has(before_idx(at), Class::Label)
        && (line.capital(before_idx(at)) || !is_counting(line, measure))
    {
        return true;
    }
    is_named(line, measure) || is_address(line, measure) || is_coded(line, measure)
}

/// `S P 500` without its sign, `737 Max`, `the 90049 ZIP code`.
fn is_coded(line: &Line<'_>, measure: &Measure) -> bool {
    let (before, end) = (before_idx(measure.start), measure.end);
    let index = line.is(before, "sp")
        || line.is(before, "p") && line.is(before.wrapping_sub(1), "s");
    let models = ["max", "pro", "plus", "ultra", "mini", "turbo"];
    let model = line.capital(end) && line.is_any(end, &models);
    let code = line.is_any(end, &["zip", "postal", "area"]) && line.is(end + 1, "code");
    line.kind(measure.start) == Kind::Digits && (index || model || code)
}

fn before_idx(at: usize) -> usize {
    at.wrapping_sub(1)
}

/// Whether a plural noun follows, so that the number counts it.
fn is_counting(line: &Line<'_>, measure: &Measure) -> bool {
    counted::plural_follows(line, measure.end)
}

/// `2019`, also where the calendar pass leaves it: four digits with no separator and no noun after.
fn is_year(line: &Line<'_>, measure: &Measure) -> bool {
    let word = line.word(measure.start);
    let plain = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    let in_time =
        measure.value() >= Number::from(1500) && measure.value() <= Number::from(2100);
    plain
        && in_time
        && measure.unit.is_none()
        && measure.end == measure.start + 1
        && !is_counting(line, measure)
}

/// `[3]`, `(2)`, `1.` at the start of a line.
fn is_reference(line: &Line<'_>, measure: &Measure) -> bool {
    let (at, end) = (measure.start, measure.end);
    if end != at + 1 || line.kind(at) != Kind::Digits || measure.unit.is_some() {
        return false;
    }
    let square =
        line.is(before_idx(at), "[") && line.is_any(end, &["]", ",", ";", "–", "-"]);
    let round = line.is(before_idx(at), "(") && line.is(end, ")");
    let bullet = at == 0 && line.is_any(end, &[".", ")"]) && line.len() > 2;
    square || (round && measure.value() < Number::from(100)) || bullet
}

/// `Boeing 737`, `S&P 500`, `Formula 1`, `Big Ten`.
fn is_named(line: &Line<'_>, measure: &Measure) -> bool {
    let at = measure.start;
    let previous = before_idx(at);
    let is_word = line.kind(previous) == Kind::Word;
    let stops = [
        Class::Determiner,
        Class::Preposition,
        Class::Pronoun,
        Class::Conjunction,
        Class::Auxiliary,
        Class::Modal,
        Class::NumberWord,
    ];
    let named = is_word
        && line.any_capital(previous)
        && !line.at(previous).classes.any(&stops)
        && measure.numeral.form != Form::Vague
        && measure.numeral.scale == 0;
    if !named || is_counting(line, measure) {
        return false;
    }
    let written = line.kind(at) == Kind::Word;
    if written && !line.capital(at) {
        return false;
    }
    let sentence_start = previous == 0
        && line.kind(measure.end) == Kind::Word
        && line.at(measure.end).gap
        && !line.at(measure.end).classes.any(&stops);
    !sentence_start
}

/// `12 Main Street`.
pub(super) fn is_address(line: &Line<'_>, measure: &Measure) -> bool {
    let streets = [
        "street",
        "st",
        "st.",
        "avenue",
        "ave",
        "ave.",
        "road",
        "rd",
        "rd.",
        "boulevard",
        "blvd",
        "blvd.",
        "lane",
        "drive",
        "square",
        "terrace",
        "court",
        "way",
        "place",
    ];
    line.kind(measure.start) == Kind::Digits
        && line.capital(measure.end)
        && (measure.end + 1..measure.end + 4)
            .take_while(|&at| line.kind(at) == Kind::Word && line.capital(at))
            .any(|at| line.is_any(at, &streets))
}
