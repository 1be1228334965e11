//! Certainty: a hedge added, dropped, made stronger or weaker.

use crate::change::{ChangeKind, Detail};
use crate::lexicon::Class;
use crate::sense;
use crate::zone::{Finding, Hunk, Zone};

/// With more other words than this on a side, the claim itself was rewritten.
const MAX_OTHER: usize = 2;

pub(super) fn run(zone: &mut Zone<'_, '_>) {
    let cx = zone.cx;
    for hunk_idx in 0..zone.hunks.len() {
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

/// Levels from the weakest to the strongest.
const NAMES: [&str; 4] = ["alleged", "possible", "probable", "asserted"];

/// How sure a side is, as an index of [`NAMES`]; `None` where other words make it another claim. A
/// hedge that the other side has in another word or spelling makes no difference.
fn strength(zone: &Zone<'_, '_>, hunk: &Hunk, is_old: bool) -> Option<usize> {
    let cx = zone.cx;
    let (version, part, other) = if is_old {
        (&cx.old, &hunk.old, &hunk.new)
    } else {
        (&cx.new, &hunk.new, &hunk.old)
    };
    let shared = |idx: usize| {
        other.left().any(|there| {
            let (old, new) = if is_old { (idx, there) } else { (there, idx) };
            sense::same(cx, old, new)
        })
    };
    let mut level = 3;
    let mut n_others = 0;
    for idx in part.left() {
        let word = version.word(idx);
        let found = [Class::Alleged, Class::Possible, Class::Probable]
            .iter()
            .position(|&class| word.classes.has(class));
        match found {
            Some(found) if found < level && !shared(idx) => level = found,
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

#[cfg(test)]
mod tests {
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
