//! How many, in words: “most” and “few” are two claims, “all” and “every” are one.

use writethru_text::{Span, TokenKind};

use crate::change::{ChangeKind, Detail, Relation};
use crate::lexicon::{self, Class};
use crate::version::Version;
use crate::zone::{Finding, Part, Zone};

pub(super) fn run(zone: &mut Zone<'_, '_>) {
    for hunk_idx in 0..zone.hunks.len() {
        let found = quantifiers(zone, hunk_idx).or_else(|| bounds(zone, hunk_idx));
        if let Some(finding) = found {
            zone.report(finding);
        }
    }
}

/// Words that say how many, those of one row the same: all, most, many, some, half, few.
const HOW_MANY: [&[&str]; 8] = [
    &["all", "every", "each"],
    &["most", "majority"],
    &["many", "numerous"],
    &["some", "several"],
    &["half"],
    &["both"],
    &["one"],
    &["few", "little", "hardly", "scarcely"],
];

/// A word that says how many for another one, with nothing else in the hunk: “most” and “few”. A
/// negation (“none”) is left to the rule of polarity.
fn quantifiers(zone: &Zone<'_, '_>, hunk_idx: usize) -> Option<Finding> {
    let hunk = &zone.hunks[hunk_idx];
    let row = |version: &Version<'_>, part: &Part| {
        let own =
            part.left().filter(|&idx| !version.word(idx).classes.has(Class::Auxiliary));
        let [idx] = own.collect::<Vec<_>>()[..] else { return None };
        let form = version.lower(idx);
        let row = HOW_MANY.iter().position(|row| row.contains(&&*form))?;
        // “A few” is some, not hardly any.
        let before = idx.checked_sub(1).map(|idx| version.form(idx));
        (before != Some("a")).then_some((row, version.text.tokens()[idx].span))
    };
    let (old_row, old) = row(&zone.cx.old, &hunk.old)?;
    let (new_row, new) = row(&zone.cx.new, &hunk.new)?;
    (old_row != new_row).then(|| Finding {
        reason: "another word that says how many",
        ..said(zone, old, new, hunk.edit)
    })
}

/// A bound from below for one from above, with nothing else in the hunk: “nearly twice” and “more than
/// twice”.
fn bounds(zone: &Zone<'_, '_>, hunk_idx: usize) -> Option<Finding> {
    let hunk = &zone.hunks[hunk_idx];
    let old = is_floor(&zone.cx.old, &hunk.old)?;
    let new = is_floor(&zone.cx.new, &hunk.new)?;
    let spans = hunk.old.left_span(&zone.cx.old).zip(hunk.new.left_span(&zone.cx.new));
    let (old_span, new_span) = spans.filter(|_| old != new)?;
    Some(Finding {
        reason: "less than it, or more",
        ..said(zone, old_span, new_span, hunk.edit)
    })
}

/// Whether the words of a side say that the figure after them is passed; `None` where they are no bound
/// of a figure.
fn is_floor(version: &Version<'_>, part: &Part) -> Option<bool> {
    const FLOORS: [&[&str]; 4] =
        [&["more", "than"], &["over"], &["above"], &["at", "least"]];
    const CEILINGS: [&[&str]; 9] = [
        &["at", "most"],
        &["up", "to"],
        &["less", "than"],
        &["fewer", "than"],
        &["nearly"],
        &["almost"],
        &["under"],
        &["below"],
        &["just", "under"],
    ];
    let words: Vec<_> = part.left().map(|idx| version.lower(idx)).collect();
    let next = part.left().last()? + 1;
    let figure = next < version.words().len()
        && (version.word(next).kind == TokenKind::Number
            || matches!(
                &*version.lower(next),
                "twice" | "double" | "half" | "$" | "£" | "€"
            )
            || lexicon::figure(&version.lower(next)).is_some());
    let is = |bounds: &[&[&str]]| {
        bounds
            .iter()
            .any(|bound| words.iter().map(|word| &**word).eq(bound.iter().copied()))
    };
    match (is(&FLOORS), is(&CEILINGS)) {
        (false, false) => None,
        (floor, _) => figure.then_some(floor),
    }
}

/// A change of how many between two stretches that are told by their words.
pub(super) fn said(zone: &Zone<'_, '_>, old: Span, new: Span, edit: u32) -> Finding {
    Finding {
        kind: ChangeKind::Quantity,
        factual: true,
        old: Some(old),
        new: Some(new),
        detail: Detail::Figure {
            from: Some(zone.cx.old.text[old].to_owned()),
            to: Some(zone.cx.new.text[new].to_owned()),
            direction: None,
            difference: None,
            ratio: None,
            relation: Relation::Contradicts,
        },
        edit,
        reason: "a figure for a word that says how many, or the other way",
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check;
    use expect_test::expect;

    #[test]
    fn nearly_is_not_more_than() {
        check(
            "It cost nearly twice the average.",
            "It cost more than twice the average.",
            &expect![
                "quantity revised fact | nearly → more than | less than it, or more"
            ],
        );
        check(
            "It employs more than 3,000 people.",
            "It employs nearly 3,000 people.",
            &expect![[r#"
                quantity revised fact | more than → nearly | less than it, or more
                quantity revised same | 3,000 → 3,000 | the same figure, rounded or bounded"#]],
        );
        check(
            "It employs nearly 3,000 people.",
            "It employs almost 3,000 people.",
            &expect![[r#"
                wording removed same | nearly → ∅ | words around a change, or spacing
                wording added same | ∅ → almost | words around a change, or spacing"#]],
        );
        check(
            "It rose over the year.",
            "It rose under the mayor.",
            &expect!["statement revised fact | year → mayor | a claim replaced"],
        );
    }

    #[test]
    fn both_is_not_one() {
        check(
            "Both have been put on leave.",
            "One has been put on leave.",
            &expect![
                "quantity revised fact | Both → One | another word that says how many"
            ],
        );
        check(
            "Both have been put on leave.",
            "Both were put on leave.",
            &expect![
                "wording revised same | have been → were | the same words in another form"
            ],
        );
    }

    #[test]
    fn most_is_not_few() {
        check(
            "The devices failed, most of them in May.",
            "The devices failed, few of them in May.",
            &expect![
                "quantity revised fact | most → few | another word that says how many"
            ],
        );
    }

    #[test]
    fn a_few_is_some() {
        check(
            "The devices failed, some of them in May.",
            "The devices failed, a few of them in May.",
            &expect![
                "wording revised same | some → a few | one word that adds no claim of its own"
            ],
        );
    }

    #[test]
    fn every_is_each() {
        check(
            "The law binds every ship, he said.",
            "The law binds each ship, he said.",
            &expect![
                "wording revised same | every → each | the same words in another form"
            ],
        );
    }
}
