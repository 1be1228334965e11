//! Glued: two words written as one that is none, and parted again, or the other way.

use writethru_text::{Span, TokenKind};

use crate::lexicon::{self, Class};
use crate::sense;
use crate::spelling;
use crate::version::{Version, fold};
use crate::zone::{Finding, Zone};

pub(super) fn run(zone: &mut Zone<'_, '_>) {
    for hunk_idx in 0..zone.hunks.len() {
        for is_old in [true, false] {
            for (whole, parts) in parted(zone, hunk_idx, is_old) {
                let (old, new) = if is_old { (whole, parts) } else { (parts, whole) };
                let edit = zone.hunks[hunk_idx].edit;
                let reason = "two words that were written as one";
                zone.report(Finding::wording(Some(old), Some(new), edit, reason));
            }
        }
    }
}

/// More words than this on a side of the linked sentences were rewritten.
const MAX_WORDS: usize = 40;

/// Shorter words are hardly two.
const MIN_LETTERS: usize = 6;

/// The words of one side that are two glued together, each with the words of the other side that it
/// is made of.
fn parted(zone: &Zone<'_, '_>, hunk_idx: usize, is_old: bool) -> Vec<(Span, Span)> {
    let cx = zone.cx;
    let (part, _) = zone.hunks[hunk_idx].sides(is_old);
    let (own, other) = cx.sides(is_old);
    if part.tokens.len() > MAX_WORDS || zone.hunks.len() > MAX_WORDS {
        return Vec::new();
    }
    let there: Vec<usize> = zone
        .hunks
        .iter()
        .flat_map(|hunk| hunk.sides(is_old).1.left())
        .filter(|&idx| other.word(idx).kind == TokenKind::Word)
        .take(MAX_WORDS + 1)
        .collect();
    if there.len() > MAX_WORDS {
        return Vec::new();
    }
    let whole = part.left().filter(|&idx| own.word(idx).kind == TokenKind::Word);
    whole
        .filter_map(|idx| {
            let word = fold(own.form(idx));
            let may_end = |&idx: &usize| may_end(&word, other.form(idx));
            if word.len() < MIN_LETTERS
                || !there.iter().any(may_end)
                || spelling::is_word(&word)
            {
                return None;
            }
            let may_be =
                |at: &usize| halves(other, &word, own.is_capital(idx), *at, &there);
            let found = there.iter().find_map(may_be)?;
            Some((own.text.tokens()[idx].span, found))
        })
        .collect()
}

/// Whether a folded word may begin or end with a form.
fn may_end(word: &str, form: &str) -> bool {
    let (word, form) = (word.as_bytes(), form.as_bytes());
    let Some(rest) = word.len().checked_sub(form.len()) else { return !form.is_ascii() };
    !form.is_ascii()
        || word[..form.len()].eq_ignore_ascii_case(form)
        || word[rest..].eq_ignore_ascii_case(form)
}

/// Where the other side has the two words that `word` is made of, the one at `at` among them. A word
/// of grammar may have gone: “operationand” and “operation, or”. Many a name ends like a short one.
fn halves(
    other: &Version<'_>,
    word: &str,
    is_capital: bool,
    at: usize,
    there: &[usize],
) -> Option<Span> {
    let half = fold(other.form(at));
    if half.len() < 3 || !spelling::is_word(&half) {
        return None;
    }
    let rest = word.strip_prefix(&*half).or(word.strip_suffix(&*half))?;
    let here = other.text.tokens()[at].span;
    let second = there.iter().find(|&&idx| idx != at && says(other, idx, rest));
    if let Some(&second) = second {
        return Some(here.cover(other.text.tokens()[second].span));
    }
    let shortest = if is_capital { 4 } else { 2 };
    let grammar = rest.len() >= shortest && lexicon::classes(rest).has(Class::Function);
    grammar.then_some(here)
}

/// Whether a word is `rest`, or derived from it: “industry” and “industrial”.
fn says(version: &Version<'_>, token_idx: usize, rest: &str) -> bool {
    let form = fold(version.form(token_idx));
    form == rest || rest.len() > 3 && sense::is_derived(&form, rest)
}

#[cfg(test)]
mod tests {
    use crate::testing::check;
    use expect_test::expect;

    #[test]
    fn words_glued_together_are_parted() {
        check(
            "The fleet kept the operationand, in the eveningafter, took prizes for steeldesign.",
            "The fleet kept its operation, or in the evening, following, took prizes in design of steel.",
            &expect![[r#"
                wording revised same | operationand → operation | two words that were written as one
                wording added same | ∅ → or | the same words in another form
                wording revised same | eveningafter → evening | two words that were written as one
                wording added same | ∅ → , following | words that carry no fact
                wording revised same | steeldesign → design of steel | two words that were written as one"#]],
        );
    }

    #[test]
    fn a_name_that_ends_like_a_word_of_grammar_is_one() {
        check(
            "Kelland won the seat.",
            "Kell won the seat.",
            &expect!["name revised fact | Kelland → Kell | another name"],
        );
    }

    #[test]
    fn a_compound_that_is_a_word_is_one() {
        check(
            "A warehouse of the navy burned.",
            "A house of the navy burned.",
            &expect!["statement revised fact | warehouse → house | a claim replaced"],
        );
    }
}
