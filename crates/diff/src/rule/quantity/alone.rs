//! Figures that only one side has: added, removed, or told there in another unit, order or word.

use writethru_facts::{Amount, Dimension, Fact, FactKind};
use writethru_text::Span;

use super::{amount, in_brackets, is_amount};
use crate::change::{ChangeKind, Relation};
use crate::figure;
use crate::lexicon::Class;
use crate::rule::how_many;
use crate::version::Version;
use crate::zone::{Finding, Zone};

/// A figure that only one side has, with nothing else in its hunk but what it counts.
pub(super) fn judge(zone: &mut Zone<'_, '_>, fact: &Fact, is_old: bool) {
    if !is_amount(fact) {
        return;
    }
    let hunk = zone.hunk_of(fact.span, is_old);
    let Some(hunk) = hunk.map(|idx| &zone.hunks[idx]) else { return };
    let (own, other) = hunk.sides(is_old);
    let (own_version, other_version) = zone.cx.sides(is_old);
    let words =
        amount(fact).counted.map_or(fact.span, |counted| counted.span.cover(fact.span));
    let tokens = own_version.text.tokens();
    if let Some(finding) = converted(zone, fact, is_old, hunk.edit) {
        zone.report(finding);
        return;
    }
    if moved(zone, fact, is_old) {
        return;
    }
    let quantifier =
        other.left().find(|&idx| other_version.word(idx).classes.has(Class::Quantifier));
    if let Some(other_idx) = quantifier {
        let finding = quantified(zone, fact, other_idx, is_old, hunk.edit);
        zone.report(finding);
        return;
    }
    let outside =
        own.content(own_version).iter().any(|&idx| !words.contains(tokens[idx].span));
    if outside || !other.content(other_version).is_empty() {
        return;
    }
    let value = Some(amount(fact));
    let detail = if is_old {
        figure::detail(value, None, Relation::Contradicts)
    } else {
        figure::detail(None, value, Relation::Contradicts)
    };
    let finding = Finding {
        kind: ChangeKind::Quantity,
        factual: true,
        old: is_old.then_some(fact.span),
        new: (!is_old).then_some(fact.span),
        detail,
        edit: hunk.edit,
        reason: if is_old { "a figure removed" } else { "a figure added" },
    };
    zone.report(finding);
}

/// Whether a figure of one word stands at least as often in the linked sentences of the other side:
/// “one of whom” and “of whom one”.
fn moved(zone: &Zone<'_, '_>, fact: &Fact, is_old: bool) -> bool {
    let (own, other) = zone.cx.sides(is_old);
    let (here, linked) = zone.stretches(is_old);
    let mut words = own.text.tokens_in(fact.span);
    let (Some(idx), None) = (words.next(), words.next()) else { return false };
    let lemma = own.word(idx).lemma;
    let count = |version: &Version<'_>, stretch: Span| {
        version
            .text
            .tokens_in(stretch)
            .filter(|&idx| version.word(idx).lemma == lemma)
            .count()
    };
    count(other, linked) >= count(own, here)
}

/// A figure that repeats one of the other side in another unit, “6 miles (10 km)”, or as an end of
/// what is read as a range there: “to 5 from 6” and “from 6 to 5”.
fn converted(
    zone: &Zone<'_, '_>,
    fact: &Fact,
    is_old: bool,
    edit: u32,
) -> Option<Finding> {
    let mut others = if is_old {
        zone.cx.new.facts(zone.new, FactKind::Quantity)
    } else {
        zone.cx.old.facts(zone.old, FactKind::Quantity)
    };
    let found = others.any(|other| {
        let (mine, theirs) = (amount(fact), amount(other));
        let relation = figure::relation(theirs, mine);
        let equal = matches!(relation, Some(Relation::Equal | Relation::Rounds));
        theirs.unit != mine.unit && equal
            || theirs.unit == mine.unit && is_end(mine, theirs)
    });
    let (own, _) = zone.cx.sides(is_old);
    (found || other_currency(own, fact)).then(|| Finding {
        kind: ChangeKind::Quantity,
        factual: false,
        old: is_old.then_some(fact.span),
        new: (!is_old).then_some(fact.span),
        detail: figure::detail(Some(amount(fact)), Some(amount(fact)), Relation::Equal),
        edit,
        reason: "the same figure in another unit or order",
    })
}

/// Whether one of two amounts is a range and the other one of its ends, or the same range.
fn is_end(a: &Amount, b: &Amount) -> bool {
    let range = |amount: &Amount| amount.low != amount.high;
    let ends = |amount: &Amount| [amount.low, amount.high];
    (range(a) || range(b))
        && ends(a).iter().any(|end| end.is_some() && ends(b).contains(end))
}

/// A figure on one side and a word such as “all” or “several” on the other. What is cut in two is cut
/// in half.
fn quantified(
    zone: &Zone<'_, '_>,
    fact: &Fact,
    other_idx: usize,
    is_old: bool,
    edit: u32,
) -> Finding {
    let (own, other) = zone.cx.sides(is_old);
    let word = other.text.tokens()[other_idx].span;
    let (old, new) = if is_old { (fact.span, word) } else { (word, fact.span) };
    let in_parts = |version: &Version<'_>, idx: usize| {
        idx > 0 && matches!(version.form(idx - 1), "in" | "into")
    };
    let mut finding = how_many::said(zone, old, new, edit);
    if in_parts(own, own.text.tokens_in(fact.span).start) && in_parts(other, other_idx) {
        finding.factual = false;
        finding.reason = "into as many parts";
    }
    finding
}

/// Whether a sum of money is in brackets right after one in another currency: “486 million euros ($525
/// million)” says one sum twice, at a rate of the day.
fn other_currency(version: &Version<'_>, fact: &Fact) -> bool {
    let is_money = |fact: &Fact| amount(fact).dimension == Dimension::Money;
    if !is_money(fact) || !in_brackets(version, fact.span) {
        return false;
    }
    let bracket = version.text.tokens_in(fact.span).start - 1;
    let Some(before) = bracket.checked_sub(1) else { return false };
    let before = version.text.tokens()[before].span;
    let mut sums = version.facts(before, FactKind::Quantity);
    sums.any(|sum| is_money(sum) && amount(sum).unit != amount(fact).unit)
}

#[cfg(test)]
mod tests {
    use crate::testing::check;
    use expect_test::expect;

    #[test]
    fn a_conversion_in_brackets_may_change_places() {
        check(
            "Gusts reached up to 45 mph (72 kph).",
            "Gusts reached up to 72 kph (45 mph).",
            &expect![[r#"
                wording removed same | ( → ∅ | the same words in another form
                wording added same | ∅ → ( | the same words in another form"#]],
        );
    }

    #[test]
    fn a_sum_in_another_currency_in_brackets_is_the_same_sum() {
        check(
            "It made 486 million euros ($525 million).",
            "It made 486 million euros.",
            &expect![
                "quantity removed same | $525 million → ∅ | the same figure in another unit or order"
            ],
        );
    }

    #[test]
    fn a_figure_added() {
        check(
            "Police arrested protesters in the square.",
            "Police arrested 40 protesters in the square.",
            &expect!["quantity added fact | ∅ → 40 | a figure added"],
        );
    }

    #[test]
    fn a_figure_may_move_within_its_sentence() {
        check(
            "She met three men, one of whom joined in 2019.",
            "She met three men, of whom one joined in 2019.",
            &expect![[r#"
            wording removed same | one → ∅ | the same words in another form
            wording added same | ∅ → one | the same words in another form"#]],
        );
    }
}
