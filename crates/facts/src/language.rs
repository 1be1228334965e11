//! Language: whether a text is English, so that rules of English may read it.
//!
//! # Recognises
//!
//! German, French, Spanish, Italian, Portuguese and Dutch by their function words, and texts in
//! other scripts by their letters.
//!
//! # Normalises to
//!
//! A BCP 47 tag: `de`, `ja`; `und-Cyrl` where only the script is known. The text decides where it
//! has enough function words; else the language that the article declares; else it is English.
//!
//! # Does not match
//!
//! Quotations, names or single sentences in another language within an English text.
//!
//! # Source
//!
//! Own list of function words, `data/function_words.txt`; the method of small-word profiles is that of
//! Grefenstette (1995).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use writethru_text::{Text, TokenKind};

/// Words that are looked at: enough to be sure, few enough to cost nothing in a long text.
const MAX_WORDS: usize = 2_000;

/// After so many function words of a language and hardly one of another, more words change nothing.
const SURE: u32 = 40;

/// Fewer function words of a language are no evidence: “El País and Los Angeles”.
const MIN_HITS: u32 = 3;

/// One word in so many is a function word, at least, in prose of any of these languages, where about
/// one in four is; in lists of foreign names fewer are.
const MIN_SHARE: u32 = 10;

/// Fewest words of a text in another script: a name or two in an English note are fewer.
const MIN_FOREIGN: u32 = 3;

/// The language that a text is read in.
pub(crate) struct Language {
    /// BCP 47 tag.
    pub(crate) tag: String,
}

impl Language {
    /// Whether rules of English may read the text.
    pub(crate) fn is_english(&self) -> bool {
        is_english(&self.tag)
    }
}

/// The language of a tag without its region and script, in lower case: `en` of `en-GB`.
pub(crate) fn primary(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

/// Whether a tag is one of English: `en`, `en-GB`.
fn is_english(tag: &str) -> bool {
    matches!(primary(tag).as_str(), "en" | "eng")
}

static WORDS: LazyLock<FxHashMap<&'static str, usize>> = LazyLock::new(|| {
    let lines = LISTS.iter().enumerate();
    lines
        .flat_map(|(idx, (_, words))| words.split(' ').map(move |word| (word, idx)))
        .collect()
});

static LISTS: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let lines = include_str!("../data/function_words.txt").lines();
    lines
        .filter_map(|line| line.split_once(": "))
        .filter(|(tag, _)| tag.len() == 2)
        .collect()
});

/// The language of a text for which an article declares `declared`.
pub(crate) fn language(text: &Text, declared: Option<&str>) -> Language {
    let told = detect(text);
    let tag = match (told, declared.filter(|tag| !tag.is_empty())) {
        (Some(told), Some(declared)) if same(told, declared) => declared.to_owned(),
        (Some(told), _) => told.to_owned(),
        (None, Some(declared)) => declared.to_owned(),
        (None, None) => "en".to_owned(),
    };
    Language { tag }
}

/// Whether two tags have the same primary language.
fn same(told: &str, declared: &str) -> bool {
    // A script alone does not contradict any language but English; Chinese characters without kana may
    // be Japanese.
    primary(told) == primary(declared)
        || told.starts_with("und") && !is_english(declared)
        || told == "zh" && primary(declared) == "ja"
}

/// What the words of the text say; `None` where they say too little.
fn detect(text: &Text) -> Option<&'static str> {
    let mut hits = vec![0_u32; LISTS.len()];
    let (mut n_latin, mut n_foreign) = (0_u32, 0_u32);
    let mut script = None;
    let words = text.tokens().iter().filter(|token| token.kind == TokenKind::Word);
    for token in words.take(MAX_WORDS) {
        let word = &text[token.span];
        let Some(first) = word.chars().next() else { continue };
        if let Some(of) = script_of(first) {
            n_foreign += 1;
            // Kana tell Japanese from Chinese.
            script = if script == Some("ja") { script } else { Some(of) };
            continue;
        }
        n_latin += 1;
        let plain = word.bytes().all(|byte| byte.is_ascii_lowercase());
        let known =
            if plain { WORDS.get(word) } else { WORDS.get(word.to_lowercase().as_str()) };
        let Some(&idx) = known else { continue };
        hits[idx] += 1;
        if hits[idx] == SURE && hits.iter().sum::<u32>() < SURE + SURE / 8 {
            break;
        }
    }
    if n_foreign >= MIN_FOREIGN && n_foreign > n_latin {
        return script;
    }
    let best = (0..hits.len()).rev().max_by_key(|&idx| hits[idx])?;
    let others = (0..hits.len()).filter(|&idx| idx != best).map(|idx| hits[idx]);
    let next = others.max().unwrap_or(0);
    let sure = hits[best] >= MIN_HITS
        && hits[best] >= 2 * next
        && hits[best] * MIN_SHARE >= n_latin;
    sure.then(|| LISTS[best].0)
}

/// The tag that a letter of a script other than Latin gives.
fn script_of(letter: char) -> Option<&'static str> {
    Some(match letter {
        '\u{0370}'..='\u{03ff}' => "el",
        '\u{0400}'..='\u{052f}' => "und-Cyrl",
        '\u{0590}'..='\u{05ff}' => "he",
        '\u{0600}'..='\u{06ff}' => "und-Arab",
        '\u{0900}'..='\u{097f}' => "und-Deva",
        '\u{0e00}'..='\u{0e7f}' => "th",
        '\u{3040}'..='\u{30ff}' => "ja",
        '\u{4e00}'..='\u{9fff}' => "zh",
        '\u{ac00}'..='\u{d7af}' => "ko",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use writethru_text::Text;

    use super::*;

    fn check(text: &str, declared: Option<&str>, expected: &Expect) {
        let text = Text::new(text, &[]);
        expected.assert_eq(&language(&text, declared).tag);
    }

    #[test]
    fn function_words_tell_a_language() {
        check("The mayor said that the bridge was closed.", None, &expect!["en"]);
        check(
            "Der Rat sagte, dass die Brücke nicht offen ist und auch nicht sein wird.",
            None,
            &expect!["de"],
        );
        check(
            "Le maire est dans une école avec des élèves et leur maître.",
            None,
            &expect!["fr"],
        );
        check(
            "El alcalde cerró el puente por una grieta y se fue del pueblo.",
            None,
            &expect!["es"],
        );
    }

    #[test]
    fn letters_tell_a_script() {
        check("Мост закрыт из-за трещины.", None, &expect!["und-Cyrl"]);
        check("Мост закрыт из-за трещины.", Some("ru"), &expect!["ru"]);
        check("橋が壊れたため、道路は閉鎖された。", None, &expect!["ja"]);
        check("Η γέφυρα έκλεισε χθες.", None, &expect!["el"]);
    }

    #[test]
    fn the_text_decides_before_the_declaration() {
        check("The mayor said that the bridge was closed.", Some("de"), &expect!["en"]);
        check("Мост закрыт из-за трещины.", Some("en"), &expect!["und-Cyrl"]);
    }

    #[test]
    fn a_text_that_says_too_little_is_what_it_declares_or_english() {
        check("Bridge closed", None, &expect!["en"]);
        check("Pont fermé", Some("fr-FR"), &expect!["fr-FR"]);
        check("El País and Los Angeles Times", None, &expect!["en"]);
        check("", None, &expect!["en"]);
    }
}
