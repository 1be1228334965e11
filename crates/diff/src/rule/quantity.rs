//! Quantities: figures paired by what they count, and held against one another.

mod alone;

use writethru_facts::{Amount, Dimension, Fact, FactKind, Number, Value};
use writethru_text::Span;

use crate::change::{ChangeKind, Detail, Relation};
use crate::figure;
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
    // “40 hurt” and “One dead, 57 hurt”.
    pair(zone, &old, &new, &mut open, |zone, a, b| {
        touched(zone, a, b) && head(zone, a, b) && same_follower(zone, a, b)
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
        alone::judge(zone, a, true);
    }
    for (b, _) in new.iter().zip(&open.new).filter(|(_, open)| **open) {
        alone::judge(zone, b, false);
    }
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
        take_bounds(zone, old, new);
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

/// Whether the same word of content stands right after both figures.
fn same_follower(zone: &Zone<'_, '_>, old: &Fact, new: &Fact) -> bool {
    let after = |version: &Version<'_>, fact: &Fact| {
        let next = version.text.tokens_in(fact.span).end;
        let word = version.words().get(next).filter(|word| word.is_content());
        word.map(|word| word.lemma)
    };
    let followers = after(&zone.cx.old, old).zip(after(&zone.cx.new, new));
    followers.is_some_and(|(a, b)| a == b)
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
    fn a_figure_goes_with_what_follows_it() {
        check(
            "At least 40 hurt as a ferry hits a wharf.",
            "One dead, 57 hurt as a ferry hits a wharf.",
            &expect![[r#"
                statement added fact | ∅ → dead | a claim added
                quantity added fact | ∅ → One | a figure added
                quantity revised fact | 40 → 57 | an open or vague figure made exact, or the other way"#]],
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
