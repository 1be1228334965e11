//! What tests of rules share: two texts in, the changes out, one a line.

use expect_test::Expect;
use writethru_article::Article;
use writethru_facts::{Reading, read};

use crate::{Change, Revision, Settings, diff};

/// Compares two texts whose lines are paragraphs and holds the changes against `expected`:
/// `kind action fact|same | old → new | reason`, most significant first.
pub(crate) fn check(old: &str, new: &str, expected: &Expect) {
    let revision = revise(old, new);
    let lines: Vec<String> =
        revision.changes.iter().map(|change| line(&revision, change)).collect();
    expected.assert_eq(&lines.join("\n"));
}

/// The revision of two texts whose lines are paragraphs.
pub(crate) fn revise(old: &str, new: &str) -> Revision {
    diff(&reading(old), &reading(new), &Settings::default())
}

fn reading(text: &str) -> Reading {
    let paragraphs: Vec<&str> = text.lines().collect();
    read(&Article::from_paragraphs(&paragraphs), &writethru_facts::Settings::default())
}

fn line(revision: &Revision, change: &Change) -> String {
    let old = change.old.map_or("∅", |place| &revision.old.article.text[place.span]);
    let new = change.new.map_or("∅", |place| &revision.new.article.text[place.span]);
    let fact = if change.factual { "fact" } else { "same" };
    let (kind, action) = (change.kind.as_str(), change.action.as_str());
    // The first reason is the rule's; why a change ranks as it does is tested where that is decided.
    format!("{kind} {action} {fact} | {old} → {new} | {}", change.reasons[0])
}
