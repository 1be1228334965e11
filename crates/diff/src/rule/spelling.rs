//! Spelling: a word that is none and stands nowhere else, mended to one that is, or the other way.

use writethru_facts::{FactKind, NameType, Value};
use writethru_text::{Span, TokenKind};

use crate::lexicon::Class;
use crate::spelling;
use crate::version::{Version, fold};
use crate::zone::{Finding, Part, Zone};

pub(super) fn run(zone: &mut Zone<'_, '_>) {
    for hunk_idx in 0..zone.hunks.len() {
        for (old, new) in mended(zone, hunk_idx) {
            let edit = zone.hunks[hunk_idx].edit;
            let reason = "the same word, its spelling mended";
            zone.report(Finding::wording(Some(old), Some(new), edit, reason));
        }
    }
}

/// More words than this on a side were rewritten, not spelt anew.
const MAX_WORDS: usize = 40;

/// The words of a hunk of which one is the other misspelt, each with its first counterpart.
fn mended(zone: &Zone<'_, '_>, hunk_idx: usize) -> Vec<(Span, Span)> {
    let (cx, hunk) = (zone.cx, &zone.hunks[hunk_idx]);
    let mut out = Vec::new();
    if hunk.old.tokens.len().max(hunk.new.tokens.len()) > MAX_WORDS {
        return out;
    }
    let old = words(&cx.old, &hunk.old);
    let mut new = words(&cx.new, &hunk.new);
    for (old_idx, a) in &old {
        let found = new.iter().position(|(new_idx, b)| {
            if spelling::are_confused(a, b) {
                return true;
            }
            a != b
                && spelling::is_near(a, b)
                && match (spelling::is_word(a), spelling::is_word(b)) {
                    (false, true) => is_slip(&cx.old, *old_idx, &cx.new, *new_idx),
                    (true, false) => is_slip(&cx.new, *new_idx, &cx.old, *old_idx),
                    _ => false,
                }
        });
        if let Some(found) = found {
            let (new_idx, _) = new.remove(found);
            let span =
                |version: &Version<'_>, idx: usize| version.text.tokens()[idx].span;
            out.push((span(&cx.old, *old_idx), span(&cx.new, new_idx)));
        }
    }
    out
}

/// The unexplained words of a side, as they are looked up.
fn words(version: &Version<'_>, part: &Part) -> Vec<(usize, String)> {
    let words = part.left().filter(|&idx| version.word(idx).kind == TokenKind::Word);
    words.map(|idx| (idx, fold(version.form(idx)))).collect()
}

/// Shorter words with a capital may be names of anything: “Kirov” is none misspelt.
const MIN_CAPITAL: usize = 6;

/// Whether a word that no list knows may be the other one misspelt: it stands in no other sentence, or
/// nowhere any more, and the other is no part of a person's or place's name, which may be spelt in any way.
fn is_slip(
    version: &Version<'_>,
    token_idx: usize,
    other: &Version<'_>,
    other_idx: usize,
) -> bool {
    // What is written so throughout is meant, unless it was mended throughout.
    let lemma = version.word(token_idx).lemma;
    let twice = version.n_sentences_with(lemma) > 1;
    if twice && other.has(lemma) {
        return false;
    }
    if !version.is_capital(token_idx) {
        return true;
    }
    if twice && !other.word(other_idx).classes.has(Class::Role) {
        return false;
    }
    let span = other.text.tokens()[other_idx].span;
    let mut names = other.facts(span, FactKind::Name);
    let spelt_freely = names.any(|fact| {
        matches!(
            &fact.value,
            Value::Name(name) if matches!(name.kind, NameType::Person | NameType::Place)
        )
    });
    // Initials and brands have capitals within.
    let form = version.form(token_idx);
    let plain = form.chars().skip(1).all(char::is_lowercase);
    plain && form.len() >= MIN_CAPITAL && !spelt_freely
}

#[cfg(test)]
mod tests {
    use crate::testing::check;
    use expect_test::expect;

    #[test]
    fn a_slip_in_any_place() {
        check(
            "Lieutenant Governer Joan Mey met the UN Secretariet. “It was enourmous,” she said.",
            "Lieutenant Governor Joan Mey met the UN Secretariat. “It was enormous,” she said.",
            &expect![[r#"
                wording revised same | Governer → Governor | the same word, its spelling mended
                wording revised same | Secretariet → Secretariat | the same word, its spelling mended
                wording revised same | enourmous → enormous | the same word, its spelling mended"#]],
        );
    }

    #[test]
    fn a_word_for_another_by_a_slip() {
        check(
            "“He walked away form them,” she said of there dog.",
            "“He walked away from them,” she said of their dog.",
            &expect![[r#"
                wording revised same | form → from | the same word, its spelling mended
                wording revised same | there → their | the same word, its spelling mended"#]],
        );
        check(
            "The horse was shod.",
            "The house was shod.",
            &expect!["statement revised fact | horse → house | a claim replaced"],
        );
    }

    #[test]
    fn a_name_spelt_anew_is_another_name() {
        check(
            "Maria Silva and Dr. Bakker of Nantley met.",
            "Maria Silvia and Dr. Baker of Bantley met.",
            &expect![[r#"
                name revised fact | Maria Silva → Maria Silvia | another name
                name revised fact | Bakker → Baker | another name
                name revised fact | Nantley → Bantley | another name"#]],
        );
    }

    #[test]
    fn two_words_that_are_known_are_two_words() {
        check(
            "The ruling may affect trade, and a horse died.",
            "The ruling may effect trade, and a house died.",
            &expect![[r#"
                statement revised fact | horse → house | a claim replaced
                statement revised fact | affect → effect | a claim replaced"#]],
        );
    }

    #[test]
    fn a_word_that_stands_twice_is_no_slip() {
        check(
            "The Bastor won. The Bastor is a ferry.",
            "The Bastard won. The Bastor is a ferry.",
            &expect!["name revised fact | Bastor → Bastard | another name"],
        );
    }

    #[test]
    fn two_terms_are_no_slip() {
        check(
            "He died of hypothermia.",
            "He died of hyperthermia.",
            &expect![
                "statement revised fact | hypothermia → hyperthermia | a claim replaced"
            ],
        );
        check(
            "The interstate trade fell.",
            "The intrastate trade fell.",
            &expect![
                "statement revised fact | interstate → intrastate | a claim replaced"
            ],
        );
    }
}
