//! Bylines: who wrote the article, split into persons.

use std::sync::LazyLock;

use crate::word_list;

/// Longest byline, in bytes: four names with their towns.
const MAX_LEN: usize = 160;

/// Jobs, which one line of a byline may name alone.
const JOBS: [&str; 12] = [
    "editor",
    "editors",
    "reporter",
    "reporters",
    "correspondent",
    "correspondents",
    "writer",
    "columnist",
    "journalist",
    "producer",
    "photographer",
    "contributor",
];

/// How a byline begins.
const OPENINGS: [&str; 12] = [
    "By ",
    "BY ",
    "by ",
    "Analysis by ",
    "Written by ",
    "Story by ",
    "Reported by ",
    "Von ",
    "VON ",
    "Par ",
    "PAR ",
    "Por ",
];

static ROLES: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| word_list::words(include_str!("../data/roles.txt")));

/// The persons of a line that is a byline (`By Ana Ruiz and Jo Lund`); `None` if it is none.
pub(crate) fn line(block: &str) -> Option<Vec<String>> {
    let rest = OPENINGS.iter().find_map(|by| block.strip_prefix(by))?;
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
    let named =
        |word: &str| small(word) || word.starts_with(char::is_uppercase) || is_role(word);
    let words = rest.split_whitespace();
    (words.clone().count() >= 2 && words.clone().all(named)).then(|| persons(rest))
}

/// The persons of a byline, in order, without jobs, towns, houses and addresses.
pub(crate) fn persons(byline: &str) -> Vec<String> {
    let byline = byline.trim();
    // A first name may be `Von`: a byline has two names after it.
    let opened = OPENINGS.iter().find_map(|by| byline.strip_prefix(by));
    let opened =
        opened.filter(|rest| byline.starts_with(['B', 'b']) || rest.contains(' '));
    let byline = opened.unwrap_or(byline);
    let mut out: Vec<String> = Vec::new();
    for part in byline.split([',', ';', '|', '&', '\n', '•', '/']) {
        for name in names(part) {
            let name = name.split(" in ").next().unwrap_or_default();
            let name = name.split(" for ").next().unwrap_or_default();
            let name = without_job(without_address(name).trim());
            if is_person(&name) && !out.contains(&name) {
                out.push(name);
            }
        }
    }
    out
}

/// The names that words join.
fn names(part: &str) -> Vec<&str> {
    let joins = [" and ", " AND ", " und ", " et ", " y "];
    joins.iter().fold(vec![part], |names, join| {
        names.into_iter().flat_map(|name| name.split(join)).collect()
    })
}

/// Whether a line below a byline is nothing but its writer's job (`Political editor`).
pub(crate) fn is_job(block: &str) -> bool {
    let mut words = block.split_whitespace();
    block.len() <= 60
        && words.clone().count() <= 6
        && block.starts_with(char::is_uppercase)
        && !block.ends_with(['.', '!', '?', ':', '"', '”'])
        && words.any(|word| {
            let word = word.trim_matches([',', ';']).to_lowercase();
            JOBS.contains(&word.as_str())
        })
}

/// What stands around an address: `Jo Lund (jo@example.org)`; feeds put the name behind it:
/// `jo@example.org (Jo Lund)` (RSS 2.0).
fn without_address(name: &str) -> &str {
    let Some((before, inside)) = name.split_once('(') else { return name };
    if before.contains('@') { inside.trim_end_matches([')', ' ']) } else { before }
}

/// A name without the job that follows it, with a comma or none: `Ana Ruiz Political editor`, and
/// with no blank either, as markup glues them: `Ana RuizPolitical editor`.
fn without_job(name: &str) -> String {
    let mut words: Vec<&str> = Vec::new();
    for word in name.split_whitespace() {
        let glued = word.char_indices().skip(1).find(|(at, c)| {
            c.is_uppercase()
                && word[..*at].ends_with(char::is_lowercase)
                && is_role(&word[*at..])
        });
        match glued {
            Some((at, _)) => words.extend([&word[..at], &word[at..]]),
            None => words.push(word),
        }
    }
    // A name has two words at least; what is shorter is a desk: `Sports editor`.
    let job = words.iter().position(|word| is_role(word));
    match job {
        Some(at) if at >= 2 => words[..at].join(" "),
        _ => words.join(" "),
    }
}

/// Whether a word names a job, a desk or a house.
fn is_role(word: &str) -> bool {
    let word = word.to_lowercase();
    ROLES.binary_search(&word.trim_end_matches(['.', ','])).is_ok()
}

/// Whether a name could be a person's: two to five words, or one where nothing says otherwise, none a
/// job, house or address.
fn is_person(name: &str) -> bool {
    let n_words = name.split_whitespace().count();
    (1..=5).contains(&n_words)
        && name
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'' | '’'))
        && name.chars().next().is_some_and(char::is_uppercase)
        && !name.split_whitespace().any(is_role)
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
        check("jo@example.org (Jo Lund)", expect!["Jo Lund"]);
        check("Daily Mail Reporter", expect![""]);
        check("Sports editor", expect![""]);
    }

    #[test]
    fn a_job_may_follow_without_a_comma_or_a_blank() {
        check("By Ana Ruiz Political editor", expect!["Ana Ruiz"]);
        check("By Ana RuizHealth Correspondent", expect!["Ana Ruiz"]);
        check("By Jo McDonald Senior Writer", expect!["Jo McDonald"]);
        assert_eq!(
            line("By Ana Ruiz Political editor"),
            Some(vec!["Ana Ruiz".to_owned()])
        );
        assert!(is_job("Political editor"));
        assert!(!is_job("The editor left."));
        assert!(!is_job("Ana Ruiz"));
    }

    #[test]
    fn other_languages_open_otherwise() {
        check("Von Ana Ruiz und Jo Lund, dpa", expect!["Ana Ruiz / Jo Lund"]);
        check("Von Miller", expect!["Von Miller"]);
        check("Par Åsa Berg et Jo Lund", expect!["Åsa Berg / Jo Lund"]);
    }

    #[test]
    fn a_sentence_is_no_byline() {
        assert_eq!(line("By Sunday Ana Ruiz had left the town"), None);
        assert_eq!(line("By Sunday. Ruiz had left."), None);
        assert_eq!(line("Von Miller"), None);
        assert_eq!(line("By Ana Ruiz"), Some(vec!["Ana Ruiz".to_owned()]));
        assert_eq!(line("Von Ana Ruiz"), Some(vec!["Ana Ruiz".to_owned()]));
    }
}
