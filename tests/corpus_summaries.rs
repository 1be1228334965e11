//! The summaries of the tool against extracts written by hand, `corpus/summaries/references.yaml`.
//!
//! [`section`] is their part of `corpus/scores.md`, which [`crate::corpus_stories`] writes and holds.

use std::fmt::Write as _;
use std::fs;

use serde::Deserialize;
use writethru_facts::Reading;
use writethru_summarize::{Budget, METHODS, Settings, summarize};

use crate::repository::root;
use crate::rouge::{Rouge, rouge};
use crate::story::{Story, reading, stories};

/// Sentences of a summary, and of each reference.
const SENTENCES: usize = 3;

const PREFACE: &str = "
## Summaries

Three sentences of the newest version of each story, against two extracts written by hand (`corpus/summaries/references.yaml`): the F1 of
words, of pairs of words, and of the longest common subsequence (ROUGE-1, 2 and L, stemmed), mean over references and stories.
*weakest* is the ROUGE-1 of the story that does worst. `centroid` is what the tool does with one article if it is not told otherwise; `lead`,
the first sentences, is hard to better on news this short.

| method | stories | references | ROUGE-1 | ROUGE-2 | ROUGE-L | weakest |
|---|---:|---:|---:|---:|---:|---:|
";

/// What a careful editor would keep of a story's newest version, in two ways.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Choice {
    story: String,
    /// How each sentence begins.
    references: Vec<Vec<String>>,
}

/// An article and the texts of its references.
struct Case {
    story: String,
    reading: Reading,
    references: Vec<String>,
}

/// The part of the page of scores that tells of summaries.
pub(crate) fn section() -> String {
    let cases = cases();
    let n_references: usize = cases.iter().map(|case| case.references.len()).sum();
    let mut out = PREFACE.to_owned();
    for method in METHODS {
        let settings = Settings {
            budget: Budget::Sentences(SENTENCES),
            method: Some(method.method),
        };
        let mut mean = Rouge::default();
        let mut weakest = f64::INFINITY;
        for case in &cases {
            let summary = summary(&case.reading, &settings);
            let mut of_case = Rouge::default();
            for reference in &case.references {
                let n = case.references.len() as f64;
                let score = rouge(reference, &summary);
                of_case.one += score.one / n;
                of_case.two += score.two / n;
                of_case.l += score.l / n;
            }
            let n = cases.len() as f64;
            mean.one += of_case.one / n;
            mean.two += of_case.two / n;
            mean.l += of_case.l / n;
            weakest = weakest.min(of_case.one);
        }
        write!(out, "| {} | {} | {n_references} |", method.name, cases.len()).unwrap();
        for score in [mean.one, mean.two, mean.l, weakest] {
            // Rounded down, so that a figure never claims more than there is.
            write!(out, " {:.1} |", (1000.0 * score).floor() / 10.0).unwrap();
        }
        out.push('\n');
    }
    out
}

/// The sentences that the tool keeps, one a line.
fn summary(article: &Reading, settings: &Settings) -> String {
    let summary = summarize(std::slice::from_ref(article), &[], None, settings);
    let text = &article.article.text;
    let sentence = |idx: u32| &text[text.sentences()[idx as usize].span];
    let lines: Vec<&str> =
        summary.sentences.iter().map(|pick| sentence(pick.sentence)).collect();
    lines.join("\n")
}

fn cases() -> Vec<Case> {
    let stories = stories();
    let page =
        fs::read_to_string(root().join("corpus/summaries/references.yaml")).unwrap();
    let choices: Vec<Choice> = serde_yaml::from_str(&page).unwrap();
    choices.into_iter().map(|choice| case(&stories, choice)).collect()
}

fn case(stories: &[Story], choice: Choice) -> Case {
    let Choice { story, references } = choice;
    let found = stories.iter().find(|one| one.slug == story);
    let found = found.unwrap_or_else(|| panic!("no story is called {story}"));
    let (_, newest) = found.versions.last().unwrap();
    let reading = reading(newest);
    let references = references
        .iter()
        .map(|reference| {
            let lines: Vec<&str> =
                reference.iter().map(|start| sentence(&reading, start)).collect();
            assert_eq!(
                lines.len(),
                SENTENCES,
                "{story}: a reference has three sentences"
            );
            lines.join("\n")
        })
        .collect();
    Case { story, reading, references }
}

/// The one sentence that begins so.
fn sentence<'a>(reading: &'a Reading, start: &str) -> &'a str {
    let text = &reading.article.text;
    let found: Vec<&str> = text
        .sentences()
        .iter()
        .map(|sentence| &text[sentence.span])
        .filter(|sentence| sentence.starts_with(start))
        .collect();
    assert_eq!(found.len(), 1, "sentences that begin {start:?}: {found:?}");
    found[0]
}

#[test]
fn every_story_has_two_references_in_the_order_of_the_text() {
    let cases = cases();
    assert!(cases.len() >= 12);
    assert_eq!(cases.len(), stories().len(), "every story has its references");
    for case in &cases {
        assert_eq!(case.references.len(), 2, "{}", case.story);
        for reference in &case.references {
            let source = case.reading.article.text.source();
            let places: Vec<_> =
                reference.lines().map(|line| source.find(line)).collect();
            assert!(places.is_sorted(), "{}: {reference}", case.story);
        }
    }
}
