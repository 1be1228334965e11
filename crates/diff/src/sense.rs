//! Whether two words say the same: forms of one word, synonyms, derivations, spellings, short forms.

use crate::lexicon::{self, Class};
use crate::spelling;
use crate::version::{Version, fold};
use crate::zone::Context;

/// Classes whose members say the same: “believe” and “think”, “said” and “noted”.
const ALIKE: [Class; 6] = [
    Class::Negation,
    Class::Possible,
    Class::Probable,
    Class::Alleged,
    Class::Certain,
    Class::Reporting,
];

/// Whether a word of one side and one of the other say the same.
pub(crate) fn same_of(cx: &Context<'_>, own: usize, other: usize, is_old: bool) -> bool {
    if is_old { same(cx, own, other) } else { same(cx, other, own) }
}

/// Whether a word of the old version and one of the new one say the same.
pub(crate) fn same(cx: &Context<'_>, old_idx: usize, new_idx: usize) -> bool {
    let (a, b) = (cx.old.word(old_idx), cx.new.word(new_idx));
    if a.lemma == b.lemma {
        return true;
    }
    if ALIKE.iter().any(|&class| a.classes.has(class) && b.classes.has(class)) {
        return true;
    }
    lexicon::near(cx.lemmas.name(a.lemma), cx.lemmas.name(b.lemma))
        || is_form(cx, old_idx, new_idx)
}

/// Whether a word of one side is a form of one of the other: inflected, derived, shortened or spelt
/// otherwise.
pub(crate) fn form_of(cx: &Context<'_>, own: usize, other: usize, is_old: bool) -> bool {
    if is_old { is_form(cx, own, other) } else { is_form(cx, other, own) }
}

fn is_form(cx: &Context<'_>, old_idx: usize, new_idx: usize) -> bool {
    let (a, b) = (cx.old.word(old_idx), cx.new.word(new_idx));
    if a.lemma == b.lemma {
        return true;
    }
    let (a, b) = (cx.lemmas.name(a.lemma), cx.lemmas.name(b.lemma));
    let (old, new) = (cx.old.form(old_idx), cx.new.form(new_idx));
    if has_digit(a) || has_digit(b) {
        return same_time(old, new);
    }
    let lower = !is_capital(old) && !is_capital(new);
    // All but a misspelling begin alike.
    let alike = a.as_bytes().first() == b.as_bytes().first();
    if alike && (is_derived(a, b) || spelling::is_variant(a, b))
        || is_spelling(a, b, lower)
    {
        return true;
    }
    if !alike {
        return false;
    }
    let (folded_old, folded_new) = (fold(old), fold(new));
    is_plural(&folded_old, &folded_new)
        || !lower && (is_demonym(&folded_old, &folded_new) || is_short(old, new))
}

fn has_digit(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
}

fn is_capital(form: &str) -> bool {
    form.starts_with(char::is_uppercase)
}

/// “0600” and “06:00”: a time of day with and without its colon.
fn same_time(old: &str, new: &str) -> bool {
    let digits = |form: &str| -> Option<String> {
        let digits: String = form.chars().filter(|&c| c != ':').collect();
        let is_time = digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit());
        is_time.then_some(digits)
    };
    let one_colon = old.contains(':') != new.contains(':');
    one_colon && digits(old).is_some_and(|time| Some(time) == digits(new))
}

/// Endings that make one word of another and leave its sense. Not `ee`: an employer is no employee.
const ENDINGS: [&str; 34] = [
    "", "e", "y", "al", "ial", "ional", "ion", "ation", "er", "or", "ing", "ed", "s",
    "es", "ment", "mental", "ly", "ally", "ity", "ness", "ive", "ative", "ic", "ical",
    "ence", "ance", "ency", "ant", "ent", "ism", "ist", "ary", "ous", "ful",
];

/// Whether one word is derived from the other, as “congressional” from “Congress”: half of the
/// longer one is shared, and what follows are endings. “Police” and “policy” are two words.
pub(crate) fn is_derived(a: &str, b: &str) -> bool {
    let shared = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    if shared < 4 || shared * 2 < a.len().max(b.len()) {
        return false;
    }
    let (Some(a), Some(b)) = (a.get(shared..), b.get(shared..)) else { return false };
    let bare = |rest: &str| matches!(rest, "e" | "y");
    ENDINGS.contains(&a) && ENDINGS.contains(&b) && !(bare(a) && bare(b))
}

/// Endings of a country and of its people, longest first.
const PEOPLES: [&str; 10] = ["ian", "ese", "ish", "an", "ia", "i", "y", "a", "e", ""];

/// Whether one word is a country and the other its people: “Italy’s” and “Italian”. Niger and
/// Nigeria, which share a stem, are two countries.
fn is_demonym(a: &str, b: &str) -> bool {
    fn stems(word: &str) -> [&str; 10] {
        let word = word.trim_end_matches("'s");
        PEOPLES.map(|ending| word.strip_suffix(ending).unwrap_or(""))
    }
    let (a, b) = (stems(a), stems(b));
    a.iter().any(|stem| stem.len() > 2 && *stem != "niger" && b.contains(stem))
}

/// Titles that British papers shorten without a full stop.
const UNDOTTED: [&str; 12] =
    ["Prof", "Dr", "Gen", "Gov", "Sen", "Rep", "Lt", "Col", "Capt", "Sgt", "Supt", "Rev"];

/// Whether one is a short form of the other: “Pa.” or “PA” and “Pennsylvania”, “Prof” and
/// “Professor”: it begins alike and has its letters in the same order.
pub(crate) fn is_short(old: &str, new: &str) -> bool {
    let (short, long) = if old.len() < new.len() { (old, new) } else { (new, old) };
    let letters = short.trim_end_matches('.');
    let marked = short.ends_with('.')
        || letters.len() == 2 && letters.bytes().all(|b| b.is_ascii_uppercase())
        || UNDOTTED.contains(&letters);
    let mut rest = long.chars().flat_map(char::to_lowercase);
    let mut first = true;
    let mut within = |c: char| {
        if std::mem::take(&mut first) {
            rest.next() == Some(c)
        } else {
            rest.any(|other| other == c)
        }
    };
    marked && letters.len() > 1 && letters.to_lowercase().chars().all(&mut within)
}

/// Whether one is the other with a plural ending.
fn is_plural(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    long.strip_prefix(short).is_some_and(|ending| matches!(ending, "s" | "es" | "'s"))
}

/// Whether one of two lemmas is the other misspelt: they differ by few letters, and no more than one of
/// them is a word. Unknown words with a capital are names, which differ by a letter too.
fn is_spelling(a: &str, b: &str, lower: bool) -> bool {
    // Most words are known: that is asked before letters are compared.
    if lexicon::is_known(a) && lexicon::is_known(b) || !spelling::is_near(a, b) {
        return false;
    }
    match (spelling::is_word(a), spelling::is_word(b)) {
        (true, true) => false,
        (false, false) => lower,
        _ => true,
    }
}

/// Whether a word is the initials of a run of the other side's words: “PM” and “Prime Minister”.
/// Returns how many words, from `from` on.
pub(crate) fn initials(
    short: &str,
    version: &Version<'_>,
    from: &[usize],
) -> Option<usize> {
    let letters = short.trim_end_matches('s').replace('.', "");
    let n = letters.len();
    let is_acronym = n > 1 && letters.bytes().all(|byte| byte.is_ascii_uppercase());
    let run = from.get(..n).filter(|_| is_acronym)?;
    let first = |idx: &usize| version.form(*idx).bytes().next();
    run.iter()
        .zip(letters.bytes())
        .all(|(idx, letter)| first(idx).is_some_and(|b| b.eq_ignore_ascii_case(&letter)))
        .then_some(n)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::read;

    #[test]
    fn a_misspelt_word_is_the_word() {
        let spelt = |a, b| is_spelling(&read(a).0, &read(b).0, true);
        assert!(spelt("commitee", "committee") && spelt("indicats", "indicates"));
        assert!(spelt("enourmous", "enormous"));
    }

    #[test]
    fn two_words_a_letter_apart_are_two_words() {
        let spelt = |a, b| is_spelling(&read(a).0, &read(b).0, true);
        assert!(!spelt("horse", "house") && !spelt("million", "billion"));
        assert!(!is_spelling("varnay", "varnai", false));
    }

    #[test]
    fn a_derived_word_has_another_ending() {
        assert!(
            is_derived("congress", "congressional")
                && is_derived("protect", "protection")
        );
        assert!(!is_derived("contract", "contrast") && !is_derived("police", "policy"));
        assert!(!is_derived("employer", "employee"));
    }

    #[test]
    fn a_country_and_its_people() {
        assert!(is_demonym("italy's", "italian") && is_demonym("iran", "iranian"));
        assert!(!is_demonym("austria", "australia") && !is_demonym("iran", "iraq"));
        assert!(!is_demonym("niger", "nigerian"));
    }

    #[test]
    fn short_forms_begin_alike() {
        assert!(is_short("PA", "Pennsylvania") && is_short("Gov.", "Governor"));
        assert!(is_short("Prof", "Professor"));
        assert!(!is_short("CA", "Pennsylvania") && !is_short("Ann", "Annapolis Bay"));
    }

    #[test]
    fn a_time_with_and_without_its_colon() {
        assert!(same_time("0600", "06:00"));
        assert!(!same_time("0600", "06:30") && !same_time("2.5", "25"));
    }
}
