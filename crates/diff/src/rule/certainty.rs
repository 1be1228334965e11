//! Certainty: a hedge added, dropped, made stronger or weaker.

use crate::change::{ChangeKind, Detail};
use crate::lexicon::Class;
use crate::sense;
use crate::version::Version;
use crate::zone::{Finding, Hunk, Part, Zone};
use writethru_text::Span;

/// With more other words than this on a side, the claim itself was rewritten.
const MAX_OTHER: usize = 2;

pub(super) fn run(zone: &mut Zone<'_, '_>) {
    let cx = zone.cx;
    for hunk_idx in 0..zone.hunks.len() {
        if let Some(finding) = conditional(zone, &zone.hunks[hunk_idx]) {
            zone.report(finding);
        }
        let hunk = &zone.hunks[hunk_idx];
        let (Some(old), Some(new)) =
            (strength(zone, hunk, true), strength(zone, hunk, false))
        else {
            continue;
        };
        if old == new {
            continue;
        }
        let (from, to) = (hunk.old.left_span(&cx.old), hunk.new.left_span(&cx.new));
        if from.is_none() && to.is_none() {
            continue;
        }
        let finding = Finding {
            kind: ChangeKind::Certainty,
            factual: true,
            old: from,
            new: to,
            detail: Detail::Certainty {
                from: NAMES[old].to_owned(),
                to: NAMES[new].to_owned(),
                hardened: new > old,
            },
            edit: hunk.edit,
            reason: if new > old {
                "a hedge dropped or weakened"
            } else {
                "a hedge added or strengthened"
            },
        };
        zone.report(finding);
    }
}

/// “Will” for “would”, or the other way: what is to come hangs on something, or no longer, or did not come
/// (“would have been”). What somebody is said to have said is told in either form.
fn conditional(zone: &Zone<'_, '_>, hunk: &Hunk) -> Option<Finding> {
    let (old, new) = (&zone.cx.old, &zone.cx.new);
    let (old_idx, from) = future(old, &hunk.old)?;
    let (new_idx, to) = future(new, &hunk.new)?;
    if from == to
        || is_reported(old, zone.old, old_idx)
        || is_reported(new, zone.new, new_idx)
    {
        return None;
    }
    let name = |will: bool| if will { "asserted" } else { "conditional" }.to_owned();
    Some(Finding {
        kind: ChangeKind::Certainty,
        factual: true,
        old: hunk.old.left_span(old),
        new: hunk.new.left_span(new),
        detail: Detail::Certainty { from: name(from), to: name(to), hardened: to },
        edit: hunk.edit,
        reason: if to { "no longer a condition" } else { "now a condition" },
    })
}

/// The first word of a side that says when and no more, and whether it says that it will be so. “Were to
/// have left” is “would have left”.
fn future(version: &Version<'_>, part: &Part) -> Option<(usize, bool)> {
    let first = part.left().next()?;
    let mut rest = part.left().skip(1);
    if !rest.all(|idx| matches!(&*version.lower(idx), "be" | "have" | "been" | "to")) {
        return None;
    }
    match &*version.lower(first) {
        "will" | "shall" => Some((first, true)),
        "would" => Some((first, false)),
        "was" | "were" if version.lower(first + 1) == "to" => Some((first, false)),
        _ => None,
    }
}

/// Whether a word is quoted, or its sentences tell what somebody said, thought or knew: there tenses
/// shift.
fn is_reported(version: &Version<'_>, linked: Span, token_idx: usize) -> bool {
    version.is_quoted(token_idx)
        || version.attributions(linked).next().is_some()
        || version.text.tokens_in(linked).any(|idx| {
            let classes = version.word(idx).classes;
            [Class::Reporting, Class::Probable, Class::Intended]
                .iter()
                .any(|&class| classes.has(class))
        })
}

/// Levels from the weakest to the strongest. What is set for a day is as sure as what is done; what
/// is only meant is not.
const NAMES: [&str; 5] = ["alleged", "possible", "planned", "probable", "asserted"];

/// The class of each level but the last.
const CLASSES: [Class; 4] =
    [Class::Alleged, Class::Possible, Class::Intended, Class::Probable];

/// What makes a noun of “claim”: “the claim”.
const DETERMINERS: [&str; 12] = [
    "a", "the", "its", "his", "her", "their", "this", "that", "these", "those", "no",
    "any",
];

/// What is claimed without a doubt in the word: “claimed responsibility”, as well as “claimed two lives”.
const CLAIMED: [&str; 7] =
    ["responsibility", "victory", "credit", "asylum", "life", "lives", "the"];

/// Whether a word of a class of hedges hedges here.
fn hedges(version: &Version<'_>, token_idx: usize, class: Class) -> bool {
    let next = version.lower(token_idx + 1);
    match class {
        // “Plans to close”, not “the plans were shown”; “close to a deal”, not “close the road”.
        Class::Intended => next == "to" && !version.lower(token_idx + 2).is_empty(),
        Class::Alleged if version.lower(token_idx).starts_with("claim") => {
            let before = token_idx.checked_sub(1).map(|idx| version.lower(idx));
            let noun = before.is_some_and(|before| DETERMINERS.contains(&&*before));
            let object = CLAIMED.contains(&&*next);
            !noun && !object && !next.starts_with(|c: char| c.is_ascii_digit())
        }
        _ => true,
    }
}

/// How sure a side is, as an index of [`NAMES`]; `None` where other words make it another claim. A
/// hedge that the other side has in another word or spelling makes no difference.
fn strength(zone: &Zone<'_, '_>, hunk: &Hunk, is_old: bool) -> Option<usize> {
    let cx = zone.cx;
    let (version, other_version) = cx.sides(is_old);
    let (part, other) = hunk.sides(is_old);
    let shared =
        |idx: usize| other.left().any(|there| sense::same_of(cx, idx, there, is_old));
    let set = other.left().any(|idx| other_version.word(idx).classes.has(Class::Future));
    let mut level = NAMES.len() - 1;
    let mut n_others = 0;
    for idx in part.left() {
        let word = version.word(idx);
        let found = CLASSES
            .iter()
            .position(|&class| word.classes.has(class) && hedges(version, idx, class))
            .filter(|_| !in_source(version, idx));
        match found {
            // “Plans to close” and “is to close” are plans both.
            Some(found) if CLASSES[found] == Class::Intended && set => {}
            Some(found) if found < level && !shared(idx) && !moved(zone, idx, is_old) => {
                level = found;
            }
            Some(_) => {}
            None => {
                n_others +=
                    usize::from(word.is_content() && !word.classes.has(Class::Modal));
            }
        }
        if n_others > MAX_OTHER {
            return None;
        }
    }
    Some(level)
}

/// Whether a word is one of those that name a source: “according to estimates”, “sources close to the
/// player”.
fn in_source(version: &Version<'_>, token_idx: usize) -> bool {
    let span = version.text.tokens()[token_idx].span;
    version
        .attributions(span)
        .any(|attribution| attribution.source.is_some_and(|source| source.contains(span)))
}

/// Whether a word stands as often in the linked sentences of both sides: it moved within them.
pub(super) fn moved(zone: &Zone<'_, '_>, token_idx: usize, is_old: bool) -> bool {
    let cx = zone.cx;
    let lemma = cx.sides(is_old).0.word(token_idx).lemma;
    let count = |version: &Version<'_>, linked: Span| {
        version
            .text
            .tokens_in(linked)
            .filter(|&idx| version.word(idx).lemma == lemma)
            .count()
    };
    count(&cx.old, zone.old) == count(&cx.new, zone.new)
}

#[cfg(test)]
mod tests {
    use crate::change::ChangeKind;
    use crate::testing::check;
    use expect_test::expect;

    #[test]
    fn a_hedge_dropped() {
        check(
            "The cables may have been corroded.",
            "The cables were corroded.",
            &expect![
                "certainty revised fact | may have been → were | a hedge dropped or weakened"
            ],
        );
    }

    #[test]
    fn would_is_not_will() {
        check(
            "The law would ban hunting.",
            "The law will ban hunting.",
            &expect!["certainty revised fact | would → will | no longer a condition"],
        );
    }

    #[test]
    fn what_was_to_be_is_not_to_be() {
        check(
            "It will be the seventh strike in nine states.",
            "It would have been the seventh strike in nine states.",
            &expect![
                "certainty revised fact | will be → would have been | now a condition"
            ],
        );
    }

    #[test]
    fn in_reported_speech_would_is_will() {
        check(
            "The minister says the law will ban hunting.",
            "The minister said the law would ban hunting.",
            &expect![[r#"
                wording revised same | says → said | the same words in another form
                wording revised same | will → would | words that carry no fact"#]],
        );
    }

    #[test]
    fn will_to_may() {
        check(
            "The firm will close the plant.",
            "The firm may close the plant.",
            &expect![
                "certainty revised fact | will → may | a hedge added or strengthened"
            ],
        );
    }

    #[test]
    fn two_hedges_that_go_are_two_changes() {
        let read = |text: &str| {
            let article = writethru_article::Article::from_paragraphs(&[text]);
            writethru_facts::read(&article, &writethru_facts::Settings::default())
        };
        let old = read("The dam may have been damaged. The toll could rise, she said.");
        let new = read("The dam has been damaged. The toll would rise, she said.");
        let revision = crate::diff(&old, &new, &crate::Settings::default());
        let told: Vec<(ChangeKind, Option<u32>)> =
            revision.changes.iter().map(|change| (change.kind, change.repeats)).collect();
        assert_eq!(told, [(ChangeKind::Certainty, None); 2]);
    }

    #[test]
    fn a_plan_that_was_carried_out() {
        check(
            "Rivals plan to challenge the aid in court.",
            "Rivals have challenged the aid in court.",
            &expect![
                "certainty revised fact | plan to challenge → have challenged | a hedge dropped or weakened"
            ],
        );
    }

    #[test]
    fn to_claim_responsibility_is_to_take_it() {
        check(
            "A group claimed responsibility for the raid.",
            "A group took responsibility for the raid.",
            &expect!["wording revised same | claimed → took | words that carry no fact"],
        );
    }

    #[test]
    fn a_hedge_for_its_like_is_as_sure() {
        check(
            "The cables may have been corroded, and the bridge is to close.",
            "The cables might have been corroded, and the bridge is due to close.",
            &expect![[r#"
                wording revised same | may → might | the same words in another form
                wording added same | ∅ → due | words that carry no fact"#]],
        );
    }

    #[test]
    fn not_yet_verified() {
        check(
            "The ministry has not yet verified the claim.",
            "The ministry has verified the claim.",
            &expect![[r#"
                polarity revised fact | not yet verified → verified | a negation came or went"#]],
        );
    }

    #[test]
    fn a_time_rolled_forward_is_no_hedge() {
        check(
            "The bridge will close on Monday.",
            "The bridge closed on Monday.",
            &expect![
                "wording revised same | will close → closed | words that carry no fact"
            ],
        );
    }
}
