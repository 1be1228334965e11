//! Abbreviations that keep their full stop, and what may follow them.

use std::sync::LazyLock;

/// What the full stop of an abbreviation can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Follower {
    /// A name or another word goes with it: `Mr.`, `vs.` It never ends a sentence.
    Name,
    /// A number goes with it: `No. 5`, `pp. 3`. Before anything else it is a plain word.
    Number,
    /// Anything: `Inc.`, `Jan.` It may end a sentence.
    Any,
}

/// The list, sorted by word.
static ABBREVIATIONS: LazyLock<Vec<(&'static str, Follower)>> = LazyLock::new(|| {
    let lines = include_str!("../data/abbreviations.txt").lines();
    let mut words: Vec<(&str, Follower)> = lines
        .filter_map(|line| line.split_once(": "))
        .filter_map(|(class, words)| Some((follower(class)?, words)))
        .flat_map(|(class, words)| words.split(' ').map(move |word| (word, class)))
        .collect();
    words.sort_unstable();
    words
});

/// Longest entry of the list, in bytes.
const MAX_LEN: usize = 6;

/// What may follow `word`, written without its full stop, if it is a listed abbreviation.
pub(crate) fn find(word: &str) -> Option<Follower> {
    if word.len() > MAX_LEN {
        return None;
    }
    let at = ABBREVIATIONS.binary_search_by(|(listed, _)| (*listed).cmp(word)).ok()?;
    Some(ABBREVIATIONS[at].1)
}

fn follower(class: &str) -> Option<Follower> {
    match class {
        "name" => Some(Follower::Name),
        "number" => Some(Follower::Number),
        "any" => Some(Follower::Any),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_word_is_found() {
        assert!(ABBREVIATIONS.len() > 100);
        for (word, _) in ABBREVIATIONS.iter() {
            assert!(
                find(word).is_some(),
                "{word} is longer than MAX_LEN or listed twice"
            );
        }
    }

    #[test]
    fn case_counts() {
        assert_eq!(find("Mr"), Some(Follower::Name));
        assert_eq!(find("mr"), None);
    }
}
