//! The quantities: every number that counts or measures something.
//!
//! # Recognises
//! Digits and number words with scale, fractions, “dozens”, “one in five”, ranges, scores, money,
//! percentages, ages, ranks, and measures with a unit of `data/units.txt`.
//!
//! # Normalises to
//! Exact decimals with bounds, canonical unit, dimension, the phrase that is counted, and whether
//! the number is an amount of change. The span holds the number with its scale, currency and unit;
//! words that bound it, and what it counts, are in the value.
//!
//! # Does not match
//! Calendar dates, years and clock times, numbers in names (“Boeing 737”, “S&P 500”, “grade 3”), phone numbers,
//! codes, street addresses, references (“[3]”), ordinals but for ranks, “one” as a pronoun and “one of the”.
//!
//! # Source
//! Own grammar. Units after ISO 4217 and the SI brochure.

mod change;
mod counted;
mod exclude;
mod measure;
mod modifier;
mod range;
mod rank;

use writethru_text::Span;

use crate::fact::{Amount, Change, Counted, Dimension, Fact, Modifier, Value};
use crate::figure::{Form, Kind, Line};
use crate::lexicon::Class;
use crate::number::Number;

use measure::Measure;

pub(crate) use counted::plural_follows;
pub(crate) use modifier::bound_start;
pub(crate) use rank::ordinal;

/// An amount at some pieces of a line.
struct Found {
    start: usize,
    end: usize,
    amount: Amount,
    rule: &'static str,
}

/// Adds the quantities of a line with parts of speech, outside the calendar dates among `dates`, which are
/// those of the line in order.
pub(crate) fn read_line(line: &Line<'_>, dates: &[Fact], out: &mut Vec<Quantity>) {
    for Found { start, end, amount, rule } in scan(line, dates) {
        out.push(Quantity { span: line.span(start..end), amount, rule });
    }
}

/// A quantity at its place.
pub(crate) struct Quantity {
    pub(crate) span: Span,
    pub(crate) amount: Amount,
    pub(crate) rule: &'static str,
}

fn scan(line: &Line<'_>, dates: &[Fact]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let (mut at, mut n_dates) = (0, 0);
    while at < line.len() {
        let span = line.at(at).span;
        while dates.get(n_dates).is_some_and(|date| date.span.end() <= span.start()) {
            n_dates += 1;
        }
        if dates
            .get(n_dates)
            .is_some_and(|date| is_calendar(date) && date.span.overlaps(span))
        {
            at += 1;
            continue;
        }
        let end = if may_begin(line, at) { read(line, at, &mut found) } else { None };
        at = end.unwrap_or(at + 1).max(at + 1);
    }
    found
}

/// Whether a quantity may begin at `at`: a figure stands there or right behind.
fn may_begin(line: &Line<'_>, at: usize) -> bool {
    let figure = |at: usize| {
        matches!(line.kind(at), Kind::Digits | Kind::Currency)
            || line.has(at, Class::NumberWord)
    };
    figure(at) || figure(at + 1)
}

/// Whether a date fact is on the calendar, so that its numbers are no quantities.
fn is_calendar(date: &Fact) -> bool {
    use crate::fact::DateType;
    matches!(&date.value, Value::Date(date) if matches!(date.kind, DateType::Date | DateType::Time) )
}

/// Reads what starts at `at`, adds it, and returns the position after it.
fn read(line: &Line<'_>, at: usize, found: &mut Vec<Found>) -> Option<usize> {
    if let Some((end, amount)) = rank::rank(line, at) {
        found.push(Found { start: at, end, amount, rule: "quantities/rank" });
        return Some(end);
    }
    let first = measure::measure(line, at)?;
    if let Some(end) = exclude::chain(line, &first) {
        return Some(end);
    }
    if let Some((low, high)) = range::score(line, &first) {
        for side in [&low, &high] {
            let amount = score(side);
            let (start, end) = (side.start, side.end);
            found.push(Found { start, end, amount, rule: "quantities/score" });
        }
        return Some(high.end);
    }
    if let Some((low, high)) = range::range(line, &first) {
        let end = high.end;
        if exclude::is_address(line, &high) {
            return Some(end);
        }
        add(line, &low, Some(&high), found);
        return Some(end);
    }
    if exclude::is_name(line, &first) {
        return Some(first.end);
    }
    add(line, &first, None, found);
    Some(first.end)
}

fn score(side: &Measure) -> Amount {
    Amount {
        low: Some(side.value()),
        high: Some(side.value()),
        modifier: Modifier::Exact,
        dimension: Dimension::Score,
        unit: None,
        counted: None,
        change: Change::None,
    }
}

fn add(line: &Line<'_>, low: &Measure, high: Option<&Measure>, found: &mut Vec<Found>) {
    let last = high.unwrap_or(low);
    let (start, end) = (low.start, last.end);
    let bound = modifier::modifier(line, low, last);
    let change = change::change(line, bound.start, last, found);
    let counted = counted::counted(line, low, last, found);
    let vague = low.numeral.form == Form::Vague;
    let modifier = match bound.modifier {
        _ if high.is_some() => Modifier::Range,
        Modifier::Exact if vague || bound.vague => Modifier::About,
        modifier => modifier,
    };
    let ends = high.map(|high| (low.value(), high.value()));
    let mut least = ends.map_or(low.value(), |(from, to)| from.min(to));
    if bound.negative {
        least = least.negated();
    }
    let greatest: Option<Number> = match ends {
        Some((from, to)) => Some(from.max(to)),
        None if vague || bound.vague => None,
        None => Some(least),
    };
    // “Several hundred” is two hundred at least.
    if bound.vague && !vague {
        least = least.times(Number::from(2)).unwrap_or(least);
    }
    let (least, greatest) = match modifier {
        Modifier::AtLeast | Modifier::MoreThan if high.is_none() => (Some(least), None),
        Modifier::AtMost | Modifier::LessThan if high.is_none() => (None, Some(least)),
        _ => (Some(least), greatest),
    };
    let amount = Amount {
        low: least,
        high: greatest,
        modifier,
        dimension: last.dimension(),
        unit: last.unit_name(),
        counted,
        change,
    };
    let rule = match low.numeral.form {
        _ if high.is_some() => "quantities/range",
        Form::Vague => "quantities/vague",
        _ if last.unit_name().is_some() => "quantities/measure",
        _ => "quantities/count",
    };
    found.push(Found { start, end, amount, rule });
}

/// A counted phrase from spans.
fn phrase(span: Span, head: Span) -> Counted {
    Counted { span, head }
}

#[cfg(test)]
mod tests;
