//! Parts of a split or merge that were left beside a link of the other part.

use std::ops::Range;

use crate::gap::MAX_PARTS;
use crate::link::Side;
use crate::similarity::shared_of;

/// The share of its words that a neighbour must add to what the two sides of a link have in common.
const WHOLE: f32 = 0.75;

/// Old and new sentences of a link.
type Linked = (Range<u32>, Range<u32>);

/// The link with the unlinked neighbours that belong to it; they are marked as linked.
pub(crate) fn grown(
    (old, new): (Side<'_>, Side<'_>),
    mut link: Linked,
    old_linked: &mut [bool],
    new_linked: &mut [bool],
) -> Linked {
    while link.1.len() == 1
        && let Some(at) = neighbour((old, new), (&link.0, &link.1), old_linked)
    {
        old_linked[at as usize] = true;
        link.0 = with(&link.0, at);
    }
    while link.0.len() == 1
        && let Some(at) = neighbour((new, old), (&link.1, &link.0), new_linked)
    {
        new_linked[at as usize] = true;
        link.1 = with(&link.1, at);
    }
    link
}

/// The unlinked sentence right before or after these whose words the whole has beside theirs.
fn neighbour(
    (side, other): (Side<'_>, Side<'_>),
    (parts, whole): (&Range<u32>, &Range<u32>),
    linked: &[bool],
) -> Option<u32> {
    if parts.len() >= MAX_PARTS {
        return None;
    }
    let group = side.group(parts.start as usize);
    let is_free = |at: &u32| {
        linked.get(*at as usize) == Some(&false) && side.group(*at as usize) == group
    };
    let beside = [parts.start.checked_sub(1), Some(parts.end)];
    let mut beside = beside.into_iter().flatten().filter(is_free).peekable();
    // Most sentences have linked ones beside them: nothing is compared.
    beside.peek()?;
    let texts = [side.text, other.text];
    let shared = |range: &Range<u32>| {
        let ([own, _], shared) =
            shared_of(texts, [side.tokens(range), other.tokens(whole)]);
        (own, shared)
    };
    let (own, common) = shared(parts);
    let belongs = |at: &u32| {
        let (longer, more) = shared(&with(parts, *at));
        longer > own && (more - common) as f32 >= WHOLE * (longer - own) as f32
    };
    beside.find(belongs)
}

fn with(range: &Range<u32>, at: u32) -> Range<u32> {
    range.start.min(at)..range.end.max(at + 1)
}

#[cfg(test)]
mod tests {
    use crate::{Settings, Side, align};
    use expect_test::{Expect, expect};
    use std::fmt::Write as _;
    use writethru_text::Text;

    fn check(old: &str, new: &str, expected: &Expect) {
        let (old, new) = (Text::new(old, &[]), Text::new(new, &[]));
        let side = |text| Side { text, groups: &[] };
        let links = align(side(&old), side(&new), &Settings::default()).links;
        let out = links.iter().fold(String::new(), |mut out, link| {
            let _ = writeln!(out, "{} {:?}>{:?}", link.op.as_str(), link.old, link.new);
            out
        });
        expected.assert_eq(&out);
    }

    #[test]
    fn a_short_sentence_is_drawn_into_the_next() {
        check(
            "The council denies this. A spokesman said that it had listened to parents for years.",
            "The council denies this, and a spokesman said that it had listened to parents for years.",
            &expect![[r#"
                merged 0..2>0..1
            "#]],
        );
    }

    #[test]
    fn a_short_sentence_is_cut_off() {
        check(
            "The council denies this, and a spokesman said that it had listened to parents for years.",
            "A spokesman said that it had listened to parents for years. The council denies this.",
            &expect![[r#"
                split 0..1>0..2
            "#]],
        );
    }

    #[test]
    fn what_only_shares_words_that_are_linked_already_stays_out() {
        check(
            "The council met. The council met parents of the school on Monday night.",
            "The council met parents of the school on Tuesday night.",
            &expect![[r#"
                removed 0..1>0..0
                edited 1..2>0..1
            "#]],
        );
    }
}
