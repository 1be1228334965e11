//! How common words are in English at large, so that a cluster's own words stand out.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

/// Length of an article, in words, for which the document frequency of a word is reckoned from
/// its share of all words.
const ARTICLE_WORDS: f32 = 600.0;

/// Frequency of a word that the table lacks, in centibels below one: a little rarer than its last bin.
const UNKNOWN: u16 = 600;

static FREQUENCIES: LazyLock<FxHashMap<&'static str, u16>> = LazyLock::new(|| {
    let mut table = FxHashMap::default();
    for line in lines(include_str!("../data/frequencies.txt")) {
        let mut fields = line.split_ascii_whitespace();
        let bin = fields.next().and_then(|bin| bin.parse().ok()).unwrap_or(UNKNOWN);
        for word in fields {
            table.insert(word, bin);
        }
    }
    table
});

static FUNCTION_WORDS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    lines(include_str!("../data/function_words.txt"))
        .flat_map(str::split_ascii_whitespace)
        .collect()
});

fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.starts_with('#'))
}

/// Whether a lower-case word carries no topic.
pub(crate) fn is_function_word(word: &str) -> bool {
    word.len() <= 10 && FUNCTION_WORDS.contains(word)
}

/// The inverse document frequency of a lower-case word: minus the logarithm of the share of articles
/// that hold it, as its share of all words lets expect (Church and Gale 1995, Poisson). 0 to 7.5.
pub(crate) fn idf(word: &str) -> f32 {
    let centibels = FREQUENCIES.get(word).copied().unwrap_or(UNKNOWN);
    let share = 10f32.powf(-f32::from(centibels) / 100.0);
    -(-(-share * ARTICLE_WORDS).exp_m1()).ln()
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    fn check(words: &str, expected: &Expect) {
        let row = |word| {
            format!(
                "{word} {:.1}{}",
                idf(word),
                if is_function_word(word) { " f" } else { "" }
            )
        };
        expected.assert_eq(&words.split(' ').map(row).collect::<Vec<_>>().join(", "));
    }

    #[test]
    fn rare_words_weigh_more() {
        check(
            "the people minister dam zvezdograd",
            &expect!["the -0.0 f, people 0.4, minister 2.7, dam 4.8, zvezdograd 7.4"],
        );
    }
}
