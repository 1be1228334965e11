//! Bylines: who wrote the article, split into persons.

use std::sync::LazyLock;

use crate::word_list;

/// Longest byline, in bytes: four names with their towns.
const MAX_LEN: usize = 160;

static ROLES: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| word_list::words(include_str!("../data/roles.txt")));

/// The persons of a line that is a byline (`By Ana Ruiz and Jo Lund`); `None` if it is none.
pub(crate) fn line(block: &str) -> Option<Vec<String>> {
    let rest = ["By ", "BY ", "by "].iter().find_map(|by| block.strip_prefix(by))?;
    if block.len() > MAX_LEN || rest.ends_with(['.', '!', '?', ':', '"', '”']) {
        return None;
    }
    let small = |word: &str| {
        matches!(
            word,
            "and"
                | "in"
                | "of"
                | "for"
                | "de"
                | "van"
                | "von"
                | "der"
                | "the"
                | "da"
                | "al"
                | "|"
                | "&"
        )
    };
    let named = |word: &str| small(word) || word.starts_with(char::is_uppercase);
    let words = rest.split_whitespace();
    (words.clone().count() >= 2 && words.clone().all(named)).then(|| persons(rest))
}

/// The persons of a byline, in order, without jobs, towns, houses and addresses.
pub(crate) fn persons(byline: &str) -> Vec<String> {
    let byline = byline.trim();
    let openings = ["By ", "BY ", "by ", "Analysis by ", "Written by ", "Story by "];
    let byline = openings.iter().find_map(|by| byline.strip_prefix(by)).unwrap_or(byline);
    let mut out: Vec<String> = Vec::new();
    for part in byline.split([',', ';', '|', '&', '\n', '•', '/']) {
        for name in part.split(" and ").flat_map(|name| name.split(" AND ")) {
            let name = name.split(" in ").next().unwrap_or_default();
            let name = name.split(" for ").next().unwrap_or_default();
            let name = name.split('(').next().unwrap_or_default().trim();
            if is_person(name) && !out.iter().any(|known| known == name) {
                out.push(name.to_owned());
            }
        }
    }
    out
}

/// Whether a name could be a person's: two to five words, or one where nothing says otherwise, none a
/// job, house or address.
fn is_person(name: &str) -> bool {
    let n_words = name.split_whitespace().count();
    let role = |word: &str| {
        let word = word.to_lowercase();
        ROLES.binary_search(&word.trim_end_matches(['.', ','])).is_ok()
    };
    (1..=5).contains(&n_words)
        && name
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'' | '’'))
        && name.chars().next().is_some_and(char::is_uppercase)
        && !name.split_whitespace().any(role)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    fn check(byline: &str, expected: Expect) {
        expected.assert_eq(&persons(byline).join(" / "));
    }

    #[test]
    fn a_byline_is_split_into_persons() {
        check("By Ana Ruiz and Jo Lund", expect!["Ana Ruiz / Jo Lund"]);
        check("Ana Ruiz, Jo Lund & Åsa Berg", expect!["Ana Ruiz / Jo Lund / Åsa Berg"]);
    }

    #[test]
    fn jobs_towns_and_houses_are_no_persons() {
        check("By Ana Ruiz, Political Editor", expect!["Ana Ruiz"]);
        check("By Ana Ruiz in Orava and Jo Lund in Kyiv", expect!["Ana Ruiz / Jo Lund"]);
        check("The Associated Press", expect![""]);
        check("Jo Lund (jo@example.org)", expect!["Jo Lund"]);
    }

    #[test]
    fn a_sentence_is_no_byline() {
        assert_eq!(line("By Sunday Ana Ruiz had left the town"), None);
        assert_eq!(line("By Sunday. Ruiz had left."), None);
        assert_eq!(line("By Ana Ruiz"), Some(vec!["Ana Ruiz".to_owned()]));
    }
}
