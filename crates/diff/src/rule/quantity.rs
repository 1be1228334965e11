//! Quantities: figures paired by what they count, and held against one another.

use writethru_facts::{Amount, Fact, FactKind, Value};
use writethru_text::Span;

use crate::change::{ChangeKind, Relation};
use crate::figure;
use crate::zone::{Finding, Zone};

pub(super) fn run(zone: &mut Zone<'_, '_>) {
    let old: Vec<&Fact> = zone.cx.old.facts(zone.old, FactKind::Quantity).collect();
    let new: Vec<&Fact> = zone.cx.new.facts(zone.new, FactKind::Quantity).collect();
    let mut open = Open { old: vec![true; old.len()], new: vec![true; new.len()] };
    // A figure with the words around it unchanged is itself; its bounds may have changed.
    pair(zone, &old, &new, &mut open, |zone, a, b| zone.to_new(a.span) == Some(b.span));
    let heads = |zone: &Zone<'_, '_>, a: &Fact, b: &Fact| head(zone, a, b);
    pair(zone, &old, &new, &mut open, |zone, a, b| {
        figure::relation(amount(a), amount(b)) == Some(Relation::Equal)
            && heads(zone, a, b)
    });
    pair(zone, &old, &new, &mut open, |zone, a, b| {
        same_hunk(zone, a, b) && heads(zone, a, b)
    });
    pair(zone, &old, &new, &mut open, |zone, a, b| {
        figure::relation(amount(a), amount(b)) == Some(Relation::Equal)
            && touched(zone, a, b)
    });
    pair(zone, &old, &new, &mut open, |zone, a, b| {
        same_hunk(zone, a, b) && amount(a).dimension == amount(b).dimension
    });
    pair(zone, &old, &new, &mut open, |zone, a, b| {
        touched(zone, a, b) && counted(zone, a, b) == Some(true)
    });
}

/// Which facts of each side are still without a counterpart.
struct Open {
    old: Vec<bool>,
    new: Vec<bool>,
}

/// Pairs what `fits`, in order, and reports each pair that differs.
fn pair(
    zone: &mut Zone<'_, '_>,
    old: &[&Fact],
    new: &[&Fact],
    open: &mut Open,
    fits: impl Fn(&Zone<'_, '_>, &Fact, &Fact) -> bool,
) {
    for (old_idx, a) in old.iter().enumerate().filter(|(_, a)| is_amount(a)) {
        let found = new.iter().enumerate().position(|(new_idx, b)| {
            open.old[old_idx] && open.new[new_idx] && is_amount(b) && fits(zone, a, b)
        });
        if let Some(new_idx) = found {
            open.old[old_idx] = false;
            open.new[new_idx] = false;
            report(zone, a, new[new_idx]);
        }
    }
}

fn report(zone: &mut Zone<'_, '_>, old: &Fact, new: &Fact) {
    let (from, to) = (amount(old), amount(new));
    let Some(relation) = figure::relation(from, to) else { return };
    let hunk = zone.hunk_of_old(old.span).or_else(|| zone.hunk_of_new(new.span));
    // Bounds may stand outside the fact's own words: “about 40” for “40”.
    let near = |span: Span| Span::new(span.start().saturating_sub(24), span.end());
    let hunk = hunk.or_else(|| zone.hunk_of_old(near(old.span)));
    let hunk = hunk.or_else(|| zone.hunk_of_new(near(new.span)));
    let Some(hunk) = hunk else { return };
    let edit = zone.hunks[hunk].edit;
    let same = zone.cx.old.text[old.span] == zone.cx.new.text[new.span];
    if relation == Relation::Equal && same {
        zone.take_old(old.span);
        zone.take_new(new.span);
        return;
    }
    let factual = matches!(relation, Relation::Contradicts | Relation::Refines);
    let reason = match relation {
        Relation::Contradicts => "another figure",
        Relation::Refines => "an open or vague figure made exact, or the other way",
        Relation::Rounds => "the same figure, rounded or bounded",
        Relation::Equal => "the same figure written otherwise",
    };
    zone.report(Finding {
        kind: ChangeKind::Quantity,
        factual,
        old: Some(old.span),
        new: Some(new.span),
        detail: figure::detail(Some(from), Some(to), relation),
        edit,
        reason,
    });
    take_bounds(zone, old, new);
}

/// Marks the words that bound or blur a figure as explained.
fn take_bounds(zone: &mut Zone<'_, '_>, old: &Fact, new: &Fact) {
    let bound = |word: &str| {
        matches!(
            word,
            "about"
                | "around"
                | "some"
                | "nearly"
                | "almost"
                | "roughly"
                | "approximately"
                | "over"
                | "under"
                | "than"
                | "more"
                | "less"
                | "fewer"
                | "at"
                | "least"
                | "most"
                | "just"
                | "up"
                | "to"
                | "as"
                | "many"
                | "much"
                | "no"
                | "only"
                | "between"
                | "from"
                | "an"
                | "estimated"
                | "below"
                | "above"
                | "exactly"
                | "minus"
        )
    };
    let before = |version: &crate::version::Version<'_>, span: Span| {
        let first = version.text.tokens_in(span).start;
        let mut start = span.start();
        for idx in (0..first).rev().take(3) {
            if !bound(&version.form(idx).to_ascii_lowercase()) {
                break;
            }
            start = version.text.tokens()[idx].span.start();
        }
        Span::new(start, span.end())
    };
    let (old, new) = (before(&zone.cx.old, old.span), before(&zone.cx.new, new.span));
    zone.take_old(old);
    zone.take_new(new);
}

fn amount(fact: &Fact) -> &Amount {
    match &fact.value {
        Value::Amount(amount) => amount,
        _ => unreachable!("a quantity holds an amount"),
    }
}

fn is_amount(fact: &Fact) -> bool {
    matches!(fact.value, Value::Amount(_))
}

/// Whether the two figures measure alike and count the same thing, as far as is known.
fn head(zone: &Zone<'_, '_>, old: &Fact, new: &Fact) -> bool {
    let (a, b) = (amount(old), amount(new));
    let alike = a.dimension == b.dimension || figure::relation(a, b).is_some();
    alike && counted(zone, old, new).unwrap_or(true)
}

/// Whether both count the same thing; `None` where one does not say what it counts.
fn counted(zone: &Zone<'_, '_>, old: &Fact, new: &Fact) -> Option<bool> {
    let (a, b) = (amount(old).counted?, amount(new).counted?);
    let old_token = zone.cx.old.text.tokens_in(a.head).start;
    let new_token = zone.cx.new.text.tokens_in(b.head).start;
    let (old_word, new_word) = (zone.cx.old.word(old_token), zone.cx.new.word(new_token));
    let lemmas = &zone.cx.lemmas;
    Some(
        old_word.lemma == new_word.lemma
            || crate::lexicon::near(
                lemmas.name(old_word.lemma),
                lemmas.name(new_word.lemma),
            ),
    )
}

fn same_hunk(zone: &Zone<'_, '_>, old: &Fact, new: &Fact) -> bool {
    let hunk = zone.hunk_of_old(old.span);
    hunk.is_some() && hunk == zone.hunk_of_new(new.span)
}

fn touched(zone: &Zone<'_, '_>, old: &Fact, new: &Fact) -> bool {
    zone.hunk_of_old(old.span).is_some() || zone.hunk_of_new(new.span).is_some()
}
