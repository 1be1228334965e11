//! Figures of picked sentences that contradict one another.

use std::sync::Arc;

use writethru_article::{Article, Metadata, Time};
use writethru_diff::{Change, ChangeKind, Detail, Relation, diff};
use writethru_facts::{FactKind, Reading, read};

use crate::cluster::{Candidate, Cluster};
use crate::select::cosine;

/// Sentences less alike than this tell of different things, whatever their figures. Two reports of
/// one toll in other words have 0.3 and more.
const ALIKE: f32 = 0.25;

/// At most this many picks are compared with one another, so that a summary of thousands of sentences
/// costs no square of them.
const MAX_PICKS: usize = 40;

/// A later sentence at least this much alike tells the same thing anew, so that its figure stands in place
/// of the other. At 0.25 reports of different days were put back too, and summaries told less.
const ANEW: f32 = 0.5;

/// So many of the later sentences most like a pick are compared with it.
const MAX_LATER: usize = 4;

/// The picks with a figure that a later article contradicts, each with a warning that names both.
/// Articles without a time are neither earlier nor later.
pub(crate) fn stale(
    cluster: &Cluster,
    articles: &[Reading],
    picked: &[usize],
) -> Vec<(usize, String)> {
    if cluster.n_articles < 2 {
        return Vec::new();
    }
    let mut out = Vec::new();
    for &old_idx in picked.iter().take(MAX_PICKS) {
        let old = &cluster.candidates[old_idx];
        if !has_figure(articles, old) {
            continue;
        }
        let mut later: Vec<(f32, usize)> = (0..cluster.candidates.len())
            .filter(|&idx| is_later(articles, old, &cluster.candidates[idx]))
            .map(|idx| (cosine(cluster, old_idx, idx), idx))
            .filter(|(likeness, idx)| {
                *likeness >= ANEW && has_figure(articles, &cluster.candidates[*idx])
            })
            .collect();
        later.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)));
        let old_article = &articles[old.article as usize].article;
        let reading = alone(old_article, old.sentence);
        for &(_, idx) in later.iter().take(MAX_LATER) {
            let new = &cluster.candidates[idx];
            let new_article = &articles[new.article as usize].article;
            let found = contradictions(&reading, &alone(new_article, new.sentence));
            if let Some((a, b)) = found.into_iter().next() {
                let (old_id, new_id) = (&old_article.meta.id, &new_article.meta.id);
                out.push((
                    old_idx,
                    format!(
                        "figures differ: “{a}” in {old_id}, “{b}” in {new_id}, which is later and preferred"
                    ),
                ));
                break;
            }
        }
    }
    out
}

fn is_later(articles: &[Reading], old: &Candidate, new: &Candidate) -> bool {
    let time = |candidate: &Candidate| {
        let meta = &articles[candidate.article as usize].article.meta;
        meta.updated.as_ref().or(meta.published.as_ref()).map(Time::instant)
    };
    old.article != new.article
        && time(old).zip(time(new)).is_some_and(|(old, new)| new > old)
}

/// Whether a quantity was found in a candidate.
fn has_figure(articles: &[Reading], candidate: &Candidate) -> bool {
    let reading = &articles[candidate.article as usize];
    let span = reading.article.text.sentences()[candidate.sentence as usize].span;
    let first = reading.facts.partition_point(|fact| fact.span.start() < span.start());
    reading.facts[first..]
        .iter()
        .take_while(|fact| fact.span.start() < span.end())
        .any(|fact| fact.kind == FactKind::Quantity)
}

/// One warning for each pair of figures that two articles give for the same thing, by the rules that
/// compare two versions. `picked` is in reading order.
pub(crate) fn warnings(
    cluster: &Cluster,
    articles: &[Reading],
    picked: &[usize],
) -> Vec<String> {
    let picked = &picked[..picked.len().min(MAX_PICKS)];
    let mut out = Vec::new();
    for (rank, &new_idx) in picked.iter().enumerate() {
        for &old_idx in &picked[..rank] {
            let (old, new) = (&cluster.candidates[old_idx], &cluster.candidates[new_idx]);
            if old.article != new.article && cosine(cluster, old_idx, new_idx) >= ALIKE {
                let old_article = &articles[old.article as usize].article;
                let new_article = &articles[new.article as usize].article;
                let old = alone(old_article, old.sentence);
                let new = alone(new_article, new.sentence);
                out.extend(contradictions(&old, &new).into_iter().map(|(a, b)| {
                    let (old_id, new_id) = (&old_article.meta.id, &new_article.meta.id);
                    format!("figures differ: “{a}” in {old_id}, “{b}” in {new_id}")
                }));
            }
        }
    }
    out
}

/// The words of figures of two sentences that contradict each other.
fn contradictions(old: &Reading, new: &Reading) -> Vec<(String, String)> {
    let revision = diff(old, new, &writethru_diff::Settings::default());
    let contradicts = |change: &&Change| {
        change.kind == ChangeKind::Quantity
            && change.factual
            && matches!(
                change.detail,
                Detail::Figure { relation: Relation::Contradicts, .. }
            )
    };
    let words = |change: &Change| {
        let (a, b) = change.old.as_ref().zip(change.new.as_ref())?;
        Some((old.article.text[a.span].to_owned(), new.article.text[b.span].to_owned()))
    };
    revision.changes.iter().filter(contradicts).filter_map(words).collect()
}

/// The reading of a sentence by itself, with the times of its article.
fn alone(article: &Article, sentence: u32) -> Reading {
    let words = &article.text[article.text.sentences()[sentence as usize].span];
    let meta = Metadata {
        published: article.meta.published.clone(),
        updated: article.meta.updated.clone(),
        ..Metadata::default()
    };
    let sentence = Article { meta: Arc::new(meta), ..Article::from_paragraphs(&[words]) };
    read(&sentence, &writethru_facts::Settings::default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::readings;
    use crate::{Settings, summarize};
    use expect_test::{Expect, expect};

    fn check(articles: &[&[&str]], expected: &Expect) {
        let summary = summarize(&readings(articles), &[], None, &Settings::default());
        expected.assert_eq(&summary.warnings.join("\n"));
    }

    #[test]
    fn two_tolls_of_one_event_are_told_apart() {
        check(
            &[
                &[
                    "Police said 12 people were killed when the dam near Ost burst on Monday.",
                ],
                &[
                    "Police said 31 people were killed after the dam near Ost burst on Monday.",
                ],
            ],
            &expect!["figures differ: “12” in a0, “31” in a1"],
        );
    }

    #[test]
    fn the_later_toll_is_kept_and_the_warning_names_both() {
        let early =
            "Police said 12 people were killed when the dam near Ost burst on Monday.";
        let late =
            "Police said 31 people were killed after the dam near Ost burst on Monday.";
        let articles = [
            published("2033-02-15T12:00:00Z", early),
            published("2033-02-16T12:00:00Z", late),
        ];
        for order in [[0, 1], [1, 0]] {
            let articles = order.map(|idx: usize| articles[idx].clone());
            let summary = summarize(&articles, &[], None, &Settings::default());
            let kept: Vec<usize> = summary
                .sentences
                .iter()
                .map(|pick| order[pick.article as usize])
                .collect();
            assert_eq!(kept, [1]);
            assert_eq!(
                summary.warnings,
                [
                    "figures differ: “12” in early, “31” in late, which is later and preferred"
                ]
            );
        }
    }

    fn published(time: &str, sentence: &str) -> Reading {
        let id = if sentence.contains("12") { "early" } else { "late" };
        let meta = Metadata {
            id: id.to_owned(),
            published: Time::parse(time),
            ..Metadata::default()
        };
        let article =
            Article { meta: Arc::new(meta), ..Article::from_paragraphs(&[sentence]) };
        read(&article, &writethru_facts::Settings::default())
    }

    #[test]
    fn a_figure_and_its_rounding_agree() {
        check(
            &[
                &["About 3,400 people fled when the dam near Ost burst, police said."],
                &[
                    "Police said 3,412 people fled after the dam near Ost burst on Monday.",
                ],
            ],
            &expect![""],
        );
    }
}
