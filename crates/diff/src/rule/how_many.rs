//! How many, in words: “most” and “few” are two claims, “all” and “every” are one.

use writethru_text::Span;

use crate::change::{ChangeKind, Detail, Relation};
use crate::lexicon::Class;
use crate::version::Version;
use crate::zone::{Finding, Part, Zone};

pub(super) fn run(zone: &mut Zone<'_, '_>) {
    for hunk_idx in 0..zone.hunks.len() {
        if let Some(finding) = quantifiers(zone, hunk_idx) {
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
