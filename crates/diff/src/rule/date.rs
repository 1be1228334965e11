//! Dates: held against one another as days, not as words.

use writethru_facts::{Date, DateType, Fact, FactKind, Value};

use crate::change::{ChangeKind, Detail, Direction, Relation};
use crate::lexicon::Class;
use crate::zone::{Finding, Zone};

pub(super) fn run(zone: &mut Zone<'_, '_>) {
    let old: Vec<&Fact> =
        zone.cx.old.facts(zone.old, FactKind::Date).filter(|f| is_date(f)).collect();
    let new: Vec<&Fact> =
        zone.cx.new.facts(zone.new, FactKind::Date).filter(|f| is_date(f)).collect();
    let mut taken = vec![false; new.len()];
    for a in &old {
        let fits = |idx: &usize| !taken[*idx] && touched(zone, a, new[*idx]);
        let same = (0..new.len())
            .filter(fits)
            .find(|&idx| relation(a, new[idx]) == Relation::Equal);
        let hunk = zone.hunk_of_old(a.span);
        let near = || {
            let here =
                |idx: &usize| hunk.is_some() && zone.hunk_of_new(new[*idx].span) == hunk;
            (0..new.len()).filter(fits).find(here)
        };
        let Some(new_idx) = same.or_else(near) else { continue };
        taken[new_idx] = true;
        report(zone, a, new[new_idx]);
    }
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
fn relation(old: &Fact, new: &Fact) -> Relation {
    let (a, b) = (value(old), value(new));
    match (a.from.zip(a.to), b.from.zip(b.to)) {
        (Some(a), Some(b)) if a == b => Relation::Equal,
        (Some(a), Some(b)) if a.0 <= b.0 && b.1 <= a.1 || b.0 <= a.0 && a.1 <= b.1 => {
            Relation::Refines
        }
        (None, None) if a.timex == b.timex => Relation::Equal,
        _ => Relation::Contradicts,
    }
}

fn touched(zone: &Zone<'_, '_>, old: &Fact, new: &Fact) -> bool {
    zone.hunk_of_old(old.span).is_some() || zone.hunk_of_new(new.span).is_some()
}

fn report(zone: &mut Zone<'_, '_>, old: &Fact, new: &Fact) {
    let hunk = zone.hunk_of_old(old.span).or_else(|| zone.hunk_of_new(new.span));
    let Some(hunk) = hunk else { return };
    let relation = relation(old, new);
    if relation == Relation::Equal
        && zone.cx.old.text[old.span] == zone.cx.new.text[new.span]
    {
        zone.take_old(old.span);
        zone.take_new(new.span);
        return;
    }
    let reporting = is_reporting_day(zone, old, new);
    let factual = relation != Relation::Equal && !reporting;
    let reason = match relation {
        Relation::Equal => "the same day",
        _ if reporting => "the day of the report, not of the event",
        Relation::Refines => "a date made finer or vaguer",
        _ => "another date",
    };
    let (from, to) = (value(old), value(new));
    let direction = from.from.zip(to.from).and_then(|(a, b)| match a.cmp(&b) {
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

/// Whether the date says when somebody spoke: a day next to a verb of saying, on both sides.
fn is_reporting_day(zone: &Zone<'_, '_>, old: &Fact, new: &Fact) -> bool {
    let beside = |version: &crate::version::Version<'_>, fact: &Fact| {
        let tokens = version.text.tokens_in(fact.span);
        let from = tokens.start.saturating_sub(3);
        let to = (tokens.end + 2).min(version.text.tokens().len());
        (from..to).any(|idx| version.word(idx).classes.has(Class::Reporting))
    };
    beside(&zone.cx.old, old) && beside(&zone.cx.new, new)
}
