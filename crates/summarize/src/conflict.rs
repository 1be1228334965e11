//! Figures of picked sentences that contradict one another.

use std::sync::Arc;

use writethru_article::{Article, Metadata};
use writethru_diff::{Change, ChangeKind, Detail, Relation, diff};
use writethru_facts::{Reading, read};

use crate::cluster::Cluster;
use crate::select::cosine;

/// Sentences less alike than this tell of different things, whatever their figures. Two reports of
/// one toll in other words have 0.3 and more.
const ALIKE: f32 = 0.25;

/// At most this many picks are compared with one another, so that a summary of thousands of sentences
/// costs no square of them.
const MAX_PICKS: usize = 40;

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
