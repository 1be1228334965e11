//! Whether words of one version are said in another place of the other.

use crate::rule::counterpart;
use crate::sense;
use crate::zone::{Context, Zone};

/// Least share of a clause's words that the other version must have in one place for the clause to
/// stand there.
pub(super) const STANDS_ELSEWHERE: f32 = 0.75;

/// Fewer words than this stand in any long article by chance.
const ENOUGH_TO_FIND: usize = 3;

/// Whether the linked sentences of the other side have a word in some form, or another word for it
/// among those that came or went there: it moved within them.
pub(super) fn in_linked(zone: &Zone<'_, '_>, token_idx: usize, is_old: bool) -> bool {
    let cx = zone.cx;
    let ((_, other), (_, linked)) = (cx.sides(is_old), zone.stretches(is_old));
    let mut there = other.text.tokens_in(linked);
    there.any(|there| sense::form_of(cx, token_idx, there, is_old))
        || zone.hunks.iter().any(|hunk| {
            let mut part = hunk.sides(is_old).1.tokens.clone();
            part.any(|there| sense::same_of(cx, token_idx, there, is_old))
        })
        || counterpart::in_compound(cx, token_idx, linked, is_old)
}

/// Whether the other version has these words in one place. Few of them stand in any long article by
/// chance, but not in a sentence that only that version has: “who also said that an inquiry is under way”
/// and “He also noted that an inquiry is under way.”
pub(super) fn stands(cx: &Context<'_>, tokens: &[usize], is_old: bool) -> bool {
    let (own, other) = cx.sides(is_old);
    let lemmas: Vec<u32> = tokens.iter().map(|&idx| own.word(idx).lemma).collect();
    lemmas.is_empty()
        || lemmas.len() >= ENOUGH_TO_FIND && other.coverage(&lemmas) >= STANDS_ELSEWHERE
        || lemmas.len() + 1 == ENOUGH_TO_FIND && other.a_lone_sentence_has(&lemmas)
}

#[cfg(test)]
mod tests {
    use crate::testing::check;
    use expect_test::expect;

    #[test]
    fn a_clause_that_stands_in_another_place() {
        check(
            "The ferry sank. Divers lifted the anchor chain on Monday.",
            "The ferry, whose anchor chain the divers lifted, sank. Divers lifted the anchor chain on Monday.",
            &expect![
                "wording added same | ∅ → , whose anchor chain the divers lifted, | both versions say so, in another place"
            ],
        );
    }

    #[test]
    fn two_words_that_stand_somewhere_are_no_restatement() {
        check(
            "The ferry sank. Its owner fled. Police in Sument met the crew of a ferry.",
            "The ferry sank with a crew of Sument. Its owner fled. Police in Sument met the crew of a ferry.",
            &expect!["statement added fact | ∅ → crew of Sument | a claim added"],
        );
    }
}
