//! Quantities: figures paired by what they count, and held against one another.

use writethru_facts::{Amount, Dimension, Fact, FactKind, Number, Value};
use writethru_text::Span;

use crate::change::{ChangeKind, Detail, Relation};
use crate::figure;
use crate::lexicon::Class;
use crate::rule::how_many;
use crate::version::Version;
use crate::zone::{Finding, Zone};

pub(super) fn run(zone: &mut Zone<'_, '_>) {
    let old: Vec<&Fact> = zone.cx.old.facts(zone.old, FactKind::Quantity).collect();
    let new: Vec<&Fact> = zone.cx.new.facts(zone.new, FactKind::Quantity).collect();
    let mut open = Open { old: vec![true; old.len()], new: vec![true; new.len()] };
    // A figure with the words around it unchanged is itself; its bounds may have changed.
    pair(zone, &old, &new, &mut open, |zone, a, b| zone.to_new(a.span) == Some(b.span));
    // “Killed 12, wounded 30” and “killed 30, wounded 12”: what governs a figure tells more than
    // that the same figure stands somewhere.
    pair(zone, &old, &new, &mut open, |zone, a, b| {
        touched(zone, a, b) && head(zone, a, b) && same_governor(zone, a, b)
    });
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
        let ages = [a, b].map(|fact| amount(fact).dimension == Dimension::Age);
        touched(zone, a, b) && (counted(zone, a, b) == Some(true) || ages == [true; 2])
    });
    for (a, _) in old.iter().zip(&open.old).filter(|(_, open)| **open) {
        alone(zone, a, true);
    }
    for (b, _) in new.iter().zip(&open.new).filter(|(_, open)| **open) {
        alone(zone, b, false);
    }
}

/// A figure that only one side has, with nothing else in its hunk but what it counts.
fn alone(zone: &mut Zone<'_, '_>, fact: &Fact, is_old: bool) {
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
    let Some(mut relation) = figure::relation(from, to) else { return };
    // “Up to 72 kph (45 mph)”: what bounds the first bounds the second, which is the same.
    let beside =
        in_brackets(&zone.cx.old, old.span) != in_brackets(&zone.cx.new, new.span);
    if beside && from.low.or(from.high) == to.low.or(to.high) && from.unit == to.unit {
        relation = Relation::Equal;
    }
    let turned = relation == Relation::Equal
        && falls(&zone.cx.old, old) != falls(&zone.cx.new, new);
    if turned {
        relation = Relation::Contradicts;
    }
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
        Relation::Contradicts if turned => "up turned to down, or the other way",
        Relation::Contradicts => "another figure",
        Relation::Refines => "an open or vague figure made exact, or the other way",
        Relation::Rounds => "the same figure, rounded or bounded",
        Relation::Equal => "the same figure written otherwise",
    };
    let mut detail = figure::detail(Some(from), Some(to), relation);
    if let Detail::Figure { difference, ratio, .. } = &mut detail
        && (old.is_vague() || new.is_vague())
    {
        (*difference, *ratio) = (None, None);
    }
    zone.report(Finding {
        kind: ChangeKind::Quantity,
        factual,
        old: Some(old.span),
        new: Some(new.span),
        detail,
        edit,
        reason,
    });
    take_bounds(zone, old, new);
}

/// Whether a range in digits is told from its greater end down: “from 12 to 10”.
fn falls(version: &Version<'_>, fact: &Fact) -> bool {
    let range = amount(fact);
    if range.low == range.high {
        return false;
    }
    let digits = version.text.tokens_in(fact.span).filter_map(|idx| {
        Number::parse(version.form(idx).trim_start_matches(|c: char| !c.is_ascii_digit()))
    });
    let ends = digits.fold(None, |ends: Option<(Number, Number)>, number| {
        Some((ends.map_or(number, |(first, _)| first), number))
    });
    ends.is_some_and(|(first, last)| first > last)
}

/// Whether a stretch is the first thing in round brackets.
fn in_brackets(version: &Version<'_>, span: Span) -> bool {
    let before = version.text.tokens_in(span).start.checked_sub(1);
    before.is_some_and(|idx| version.form(idx) == "(")
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
    let before = |version: &Version<'_>, span: Span| {
        let first = version.text.tokens_in(span).start;
        let mut start = span.start();
        for idx in (0..first).rev().take(3) {
            if !bound(&version.lower(idx)) {
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

/// Whether the same preposition and the same content word stand before both figures.
fn same_governor(zone: &Zone<'_, '_>, old: &Fact, new: &Fact) -> bool {
    fn before<'a>(version: &Version<'a>, fact: &Fact) -> (Option<&'a str>, Option<u32>) {
        let first = version.text.tokens_in(fact.span).start;
        let near = (first.saturating_sub(4)..first).rev();
        let words = near.map(|idx| (version.form(idx), version.word(idx)));
        let preposition = words.clone().find_map(|(form, _)| match form {
            "to" | "from" | "by" | "of" | "in" | "for" => Some(form),
            _ => None,
        });
        let content = words.map(|(_, word)| word).find(|word| word.is_content());
        (preposition, content.map(|word| word.lemma))
    }
    let (a, b) = (before(&zone.cx.old, old), before(&zone.cx.new, new));
    a.1.is_some() && a == b
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

#[cfg(test)]
mod tests {
    use crate::change::Detail;
    use crate::testing::check;
    use expect_test::expect;

    #[test]
    fn a_toll_that_rose() {
        check(
            "At least 12 people were killed, police said.",
            "At least 31 people were killed, police said.",
            &expect!["quantity revised fact | 12 → 31 | another figure"],
        );
    }

    #[test]
    fn two_numbers_are_not_crossed() {
        check(
            "The blast killed 12 and wounded 30 people.",
            "The blast killed 30 and wounded 12 people.",
            &expect![[r#"
                quantity revised fact | 12 → 30 | another figure
                quantity revised fact | 30 → 12 | another figure"#]],
        );
    }

    #[test]
    fn a_figure_for_an_open_bound_refines() {
        check(
            "At least 10 homes burned.",
            "In all, 12 homes burned.",
            &expect![[r#"
                quantity revised fact | 10 → 12 | an open or vague figure made exact, or the other way
                wording added same | ∅ → In all, | one word that adds no claim of its own"#]],
        );
    }

    #[test]
    fn a_floor_is_no_ceiling() {
        check(
            "At least four people were aboard.",
            "At most four people were aboard.",
            &expect![[r#"
                quantity revised fact | four → four | another figure
                wording removed same | least → ∅ | words around a change, or spacing
                wording added same | ∅ → most | words around a change, or spacing"#]],
        );
    }

    #[test]
    fn a_rounded_figure_is_the_same() {
        check(
            "Some 21,400 vans were sold.",
            "More than 21,000 vans were sold.",
            &expect![
                "quantity revised same | 21,400 → 21,000 | the same figure, rounded or bounded"
            ],
        );
    }

    #[test]
    fn nothing_is_reckoned_from_a_vague_word() {
        let difference = |old: &str, new: &str| {
            let read = |text: &str| {
                let article = writethru_article::Article::from_paragraphs(&[text]);
                writethru_facts::read(&article, &writethru_facts::Settings::default())
            };
            let revision =
                crate::diff(&read(old), &read(new), &crate::Settings::default());
            match &revision.changes[0].detail {
                Detail::Figure { difference, ratio, .. } => {
                    (difference.clone(), ratio.clone())
                }
                other => panic!("{other:?}"),
            }
        };
        let new = "At least 260 people were hurt.";
        assert_eq!(difference("Dozens of people were hurt.", new), (None, None));
        assert_eq!(
            difference("At least 26 people were hurt.", new),
            (Some("234".to_owned()), Some("10".to_owned()))
        );
    }

    #[test]
    fn about_ten_is_not_fourteen() {
        check(
            "It costs an estimated £10bn.",
            "It costs an estimated £14bn.",
            &expect!["quantity revised fact | £10bn → £14bn | another figure"],
        );
    }

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
    fn spelling_out_is_style() {
        check(
            "The bridge has forty-eight bearings.",
            "The bridge has 48 bearings.",
            &expect![
                "quantity revised same | forty-eight → 48 | the same figure written otherwise"
            ],
        );
    }

    #[test]
    fn other_units_are_the_same() {
        check(
            "Winds reached 40 mph on the coast.",
            "Winds reached 64 kph on the coast.",
            &expect![
                "quantity revised same | 40 mph → 64 kph | the same figure written otherwise"
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
    fn a_part_may_be_a_percentage() {
        check(
            "Output fell by a tenth.",
            "Output dropped 10%.",
            &expect![[r#"
                quantity revised same | a tenth → 10% | the same figure written otherwise
                wording revised same | fell by → dropped | the same words in another form"#]],
        );
        check(
            "Output fell by a tenth.",
            "Output fell by 12%.",
            &expect!["quantity revised fact | a tenth → 12% | another figure"],
        );
    }

    #[test]
    fn an_age_may_stand_elsewhere() {
        check(
            "Ms. Ortega, 34, was unhurt.",
            "The 35-year-old Ms. Ortega was unhurt.",
            &expect![[r#"
                quantity revised fact | 34 → 35-year-old | another figure
                wording added same | ∅ → The | the same words in another form"#]],
        );
        check(
            "Ms. Ortega, 34, was unhurt.",
            "The 34-year-old Ms. Ortega was unhurt.",
            &expect![[r#"
                quantity revised same | 34 → 34-year-old | the same figure written otherwise
                wording added same | ∅ → The | the same words in another form"#]],
        );
    }

    #[test]
    fn from_one_end_to_the_other() {
        check(
            "The toll rose from 10 to 12.",
            "The toll rose from 12 to 10.",
            &expect![
                "quantity revised fact | 10 to 12 → 12 to 10 | up turned to down, or the other way"
            ],
        );
        check(
            "The toll rose from 10 to 12.",
            "The toll rose from ten to 12.",
            &expect![
                "quantity revised same | 10 to 12 → ten to 12 | the same figure written otherwise"
            ],
        );
    }
}
