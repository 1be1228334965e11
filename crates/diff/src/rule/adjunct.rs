//! Adjuncts: what a sentence names already, said again in another part: “left (from Nelson) and landed in
//! Nelson”.

use writethru_text::Span;

use crate::lexicon::Class;
use crate::rule::words;
use crate::version::Version;
use crate::zone::{Finding, Part, Zone};

pub(super) fn run(zone: &mut Zone<'_, '_>) {
    for hunk_idx in 0..zone.hunks.len() {
        let hunk = &zone.hunks[hunk_idx];
        let bare = |version: &Version<'_>, part: &Part| {
            part.tokens.clone().all(|idx| version.word(idx).is_mark())
        };
        let is_old = bare(&zone.cx.new, &hunk.new);
        let (part, _) = hunk.sides(is_old);
        if !is_old && !bare(&zone.cx.old, &hunk.old) || part.left().count() > MAX_WORDS {
            continue;
        }
        let Some(span) = told_anew(zone, part, is_old) else { continue };
        let (old, new) = (is_old.then_some(span), (!is_old).then_some(span));
        let reason = if is_old { "a claim removed" } else { "a claim added" };
        zone.report(Finding::statement(old, new, hunk.edit, reason));
    }
}

/// Longer stretches are clauses, which are judged by their words.
const MAX_WORDS: usize = 12;

/// The words of a stretch, if it has a preposition and after it a word that its sentences have more
/// often than those of the other side, there never after this preposition.
fn told_anew(zone: &Zone<'_, '_>, part: &Part, is_old: bool) -> Option<Span> {
    let (own, other) = zone.cx.sides(is_old);
    let (here, linked) = zone.stretches(is_old);
    let anew = |idx: usize| {
        let lemma = own.word(idx).lemma;
        let Some(preposition) = governor(own, idx).filter(|at| part.tokens.contains(at))
        else {
            return false;
        };
        let places = |version: &Version<'_>, stretch: Span| -> Vec<usize> {
            let tokens = version.text.tokens_in(stretch);
            tokens.filter(|&idx| version.word(idx).lemma == lemma).collect()
        };
        let there = places(other, linked);
        let role = own.lower(preposition);
        let same =
            |&at: &usize| governor(other, at).is_some_and(|at| other.lower(at) == role);
        !there.is_empty()
            && places(own, here).len() > there.len()
            && !there.iter().any(same)
    };
    let words = part.content(own);
    let weighty = words.iter().filter(|&&idx| words::is_weighty(own, idx));
    if !weighty.copied().any(anew) {
        return None;
    }
    let quoted = words.iter().any(|&idx| own.is_quoted(idx));
    part.left_span(own).filter(|_| !quoted)
}

/// Prepositions that say which part something plays.
const PREPOSITIONS: [&str; 20] = [
    "of", "in", "at", "on", "by", "for", "with", "from", "to", "into", "about", "after",
    "before", "during", "under", "over", "against", "near", "between", "without",
];

/// The preposition that a word hangs on, with only modifiers and words that go with it between.
fn governor(version: &Version<'_>, token_idx: usize) -> Option<usize> {
    let before = (token_idx.saturating_sub(GOVERNED)..token_idx).rev();
    for idx in before {
        if PREPOSITIONS.contains(&&*version.lower(idx)) {
            return Some(idx);
        }
        let word = version.word(idx);
        let verb = word.classes.has(Class::Auxiliary) || word.classes.has(Class::Modal);
        if verb || word.is_mark() {
            return None;
        }
    }
    None
}

/// How far before a word its preposition may stand: “of the whole new port”.
const GOVERNED: usize = 4;

#[cfg(test)]
mod tests {
    use crate::testing::check;
    use expect_test::expect;

    #[test]
    fn a_place_in_another_part() {
        check(
            "The plane left for Telmara and made an emergency landing in Sument.",
            "The plane left for Telmara from Sument and made an emergency landing in Sument.",
            &expect!["statement added fact | ∅ → from Sument | a claim added"],
        );
    }

    #[test]
    fn what_was_moved_is_said_once() {
        check(
            "The plane left for Telmara and landed at dawn in Sument.",
            "In Sument, the plane left for Telmara and landed at dawn.",
            &expect![[r#"
                wording removed same | in Sument → ∅ | words that carry no fact
                wording revised same | The → In Sument, the | words that carry no fact"#]],
        );
    }

    #[test]
    fn the_same_part_said_twice_is_no_claim() {
        check(
            "The plane, flown by the navy, left at dawn for a drill in Sument.",
            "The plane in Sument, flown by the navy, left at dawn for a drill in Sument.",
            &expect!["wording added same | ∅ → in Sument | words that carry no fact"],
        );
    }
}
