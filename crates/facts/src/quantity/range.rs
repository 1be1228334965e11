//! Two numbers that belong together: ranges (“10 to 12”) and results (“2-1”).

use super::measure::{Measure, measure};
use crate::figure::{Form, Kind, Line};
use crate::lexicon::Class;
use crate::number::Number;

/// Greatest number of a result: basketball teams seldom score more.
const MAX_SCORE: i64 = 200;

/// Words near a result that say that it is one, where the lower number stands first.
const CONTESTS: [&str; 30] = [
    "won", "win", "wins", "winning", "lost", "lose", "loss", "losing", "beat", "beating",
    "defeat", "defeated", "victory", "vote", "voted", "votes", "draw", "drew", "lead",
    "led", "trailed", "trailing", "ruled", "ruling", "record", "score", "scored", "down",
    "up", "decision",
];

/// The two ends of a range that starts with `first`, in the order of the text, the scale and unit of
/// the last shared out; “from 208 to 193” falls.
pub(super) fn range(line: &Line<'_>, first: &Measure) -> Option<(Measure, Measure)> {
    let hyphen = line.kind(first.end) == Kind::Hyphen;
    let linked =
        if hyphen && line.is(first.end + 1, "to") { first.end + 1 } else { first.end };
    let to = line.is(linked, "to");
    let before = first.start.wrapping_sub(1);
    let between = line.is(before, "between") && line.is(first.end, "and");
    let or = line.is(first.end, "or");
    if !(hyphen || to || between || or) {
        return None;
    }
    // “rose by $4 to $9” and “fell 3% to 54%” are an amount and a level.
    let moves =
        line.is(before, "by") || line.at(before).classes.any(&[Class::Rise, Class::Fall]);
    if to && moves {
        return None;
    }
    let from = to && line.is(before, "from");
    let mut second = measure(line, line.past_hyphen(linked + 1))?;
    let mut low = *first;
    let age = first.age && second.unit.is_none();
    let shares = first.prefixed && hyphen && !line.at(first.end).gap;
    if second.unit.is_none() && (age || from || shares) {
        (second.unit, second.age) = (first.unit, first.age);
    }
    let shared = low.unit.is_none() || same_unit(first, &second);
    let unit_ok = shared && !(low.unit.is_some() && second.unit.is_none());
    if !unit_ok
        || first.numeral.form == Form::Fraction
        || second.numeral.form == Form::Vague
    {
        return None;
    }
    let small = first.value() < Number::from(1000);
    if first.numeral.scale == 0 && second.numeral.scale >= 3 && small {
        low.numeral.value = low.numeral.value.scaled(second.numeral.scale);
    }
    low.unit = second.unit;
    low.age = second.age;
    let ascends = low.value() < second.value();
    let next = second.value().minus(low.value()) == Some(Number::ONE);
    if from && !ascends && low.value() != second.value() {
        return Some((low, second));
    }
    let is_range = ascends && (!or || (next && second.value() <= Number::from(20)));
    is_range.then_some((low, second))
}

fn same_unit(first: &Measure, second: &Measure) -> bool {
    match (first.unit, second.unit) {
        (Some(a), Some(b)) => a.name == b.name,
        // The sign may stand at the first only: “$5-10 million”.
        (Some(_), None) => first.prefixed,
        _ => false,
    }
}

/// The two sides of a result: the greater first, or in words of contest.
pub(super) fn score(line: &Line<'_>, first: &Measure) -> Option<(Measure, Measure)> {
    let plain = |m: &Measure| {
        m.unit.is_none()
            && m.end == m.start + 1
            && line.kind(m.start) == Kind::Digits
            && m.value() <= Number::from(MAX_SCORE)
            && m.value().to_integer().is_some()
            && !line.word(m.start).contains([',', '.'])
    };
    if !plain(first) || line.kind(first.end) != Kind::Hyphen || line.at(first.end).gap {
        return None;
    }
    let second =
        measure(line, first.end + 1).filter(|second| !line.at(second.start).gap)?;
    let falls = first.value() >= second.value();
    let contest = (first.start.saturating_sub(5)..second.end + 3)
        .any(|at| line.kind(at) == Kind::Word && line.is_any(at, &CONTESTS));
    (plain(&second) && (falls || contest)).then_some((*first, second))
}
