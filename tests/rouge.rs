//! ROUGE (Lin 2004): which n-grams, and which words in order, a summary shares with a reference. Words are
//! cut and stemmed as Google's `rouge_score` does with its stemmer on.

use std::collections::BTreeMap;

use crate::porter::stem;

/// Words up to this length are not stemmed, by the reference implementation.
const UNSTEMMED: usize = 3;

/// The harmonic means of precision and recall, 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Rouge {
    /// Of single words.
    pub(crate) one: f64,
    /// Of pairs of neighbours.
    pub(crate) two: f64,
    /// Of the longest common subsequence.
    pub(crate) l: f64,
}

/// The scores of a summary against one reference.
pub(crate) fn rouge(reference: &str, summary: &str) -> Rouge {
    let (reference, summary) = (tokens(reference), tokens(summary));
    let of_n = |n| {
        let (a, b) = (grams(&reference, n), grams(&summary, n));
        let shared = a.iter().map(|(gram, count)| count.min(b.get(gram).unwrap_or(&0)));
        f1(shared.sum(), a.values().sum(), b.values().sum())
    };
    let common = longest_common(&reference, &summary);
    Rouge { one: of_n(1), two: of_n(2), l: f1(common, reference.len(), summary.len()) }
}

/// Runs of ASCII letters and digits in lower case, stemmed.
fn tokens(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(|word| if word.len() > UNSTEMMED { stem(word) } else { word.to_owned() })
        .collect()
}

fn grams(tokens: &[String], n: usize) -> BTreeMap<&[String], usize> {
    let mut out = BTreeMap::new();
    for gram in tokens.windows(n) {
        *out.entry(gram).or_default() += 1;
    }
    out
}

fn longest_common(a: &[String], b: &[String]) -> usize {
    let mut row = vec![0; b.len() + 1];
    for word in a {
        let mut diagonal = 0;
        for (at, other) in b.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if word == other { diagonal + 1 } else { above.max(row[at]) };
            diagonal = above;
        }
    }
    row[b.len()]
}

fn f1(shared: usize, n_reference: usize, n_summary: usize) -> f64 {
    let n = n_reference + n_summary;
    if shared == 0 { 0.0 } else { 2.0 * shared as f64 / n as f64 }
}

#[test]
fn scores_are_those_that_the_reference_implementation_publishes() {
    let close = |a: f64, b: f64| assert!((a - b).abs() < 1e-9, "{a} {b}");
    // The example of its page: precision 6/8 and recall 6/9 of words, 5/8 and 5/9 in order.
    let fox = rouge(
        "The quick brown fox jumps over the lazy dog",
        "The quick brown dog jumps on the log.",
    );
    close(fox.one, 12.0 / 17.0);
    close(fox.l, 10.0 / 17.0);
    // The examples of its own tests.
    close(rouge("testing one two", "testing").one, 0.5);
    close(rouge("testing one two", "testing one").two, 2.0 / 3.0);
    close(rouge("testing one two", "testing one").l, 0.8);
    assert_eq!(rouge("", "testing"), Rouge::default());
}
