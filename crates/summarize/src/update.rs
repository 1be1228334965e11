//! Updates: what is new against what was read, and what is gone.

use rustc_hash::FxHashMap;
use writethru_align::LinkOp;
use writethru_article::Article;
use writethru_diff::diff;
use writethru_facts::Reading;

use crate::cluster::{Cluster, may_be_kept};
use crate::known::Known;
use crate::version::{groups, standing};

/// A sentence of which at least this share of word pairs was read tells nothing new, unless a fact in it
/// changed. Reports on one event share a quarter of their pairs as names and set phrases.
const READ: f32 = 1.0 / 3.0;

/// A removed sentence of which this share still stands somewhere was moved or merged, not dropped.
const STANDS: f32 = 0.8;

/// What became of a sentence since the version that was read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Change {
    /// The version told it with another fact.
    Revised,
    /// The version did not tell it.
    Added,
}

/// What an update needs to know.
#[derive(Default)]
pub(crate) struct Update {
    /// The share of every candidate that was read, 0 to 1; empty where nothing was.
    pub(crate) read: Vec<f32>,
    /// What became of the facts of every candidate since the version that was read.
    change: Vec<Option<Change>>,
    /// Sentences of `read` articles that the newer version no longer has.
    pub(crate) dropped: Vec<(u32, u32)>,
}

impl Update {
    /// Compares the candidates with what was read.
    pub(crate) fn new(
        cluster: &mut Cluster,
        articles: &[Reading],
        read: &[Reading],
    ) -> Self {
        if read.is_empty() {
            return Update::default();
        }
        let known = Known::new(read.iter().map(|r| &r.article), &mut cluster.terms);
        let stands = Known::new(articles.iter().map(|r| &r.article), &mut cluster.terms);
        let mut changed: FxHashMap<(u32, u32), Change> = FxHashMap::default();
        let mut dropped = Vec::new();
        for (old_idx, new_idx) in versions(articles, read) {
            let (old, new) = (&read[old_idx], &articles[new_idx]);
            let revision = diff(old, new, &writethru_diff::Settings::default());
            for change in revision.changes.iter().filter(|change| change.factual) {
                let Some(place) = &change.new else { continue };
                let kind =
                    if change.old.is_some() { Change::Revised } else { Change::Added };
                let known =
                    changed.entry((new_idx as u32, place.sentence)).or_insert(kind);
                *known = (*known).min(kind);
            }
            for link in &revision.alignment.links {
                if link.op == LinkOp::Removed {
                    let gone = |idx: &u32| is_gone(&old.article, *idx, &stands, cluster);
                    let gone: Vec<u32> = link.old.clone().filter(gone).collect();
                    dropped.extend(gone.into_iter().map(|idx| (old_idx as u32, idx)));
                }
            }
        }
        dropped.sort_unstable();
        let candidates = cluster.candidates.iter();
        Update {
            read: (0..cluster.candidates.len())
                .map(|idx| known.share(cluster.terms_of(idx)))
                .collect(),
            change: candidates
                .map(|c| changed.get(&(c.article, c.sentence)).copied())
                .collect(),
            dropped,
        }
    }

    /// Whether there was something to read before.
    pub(crate) fn is_update(&self) -> bool {
        !self.read.is_empty()
    }

    /// Whether a candidate may be picked: it says something that was not read.
    pub(crate) fn is_news(&self, idx: usize) -> bool {
        !self.is_update() || self.change(idx).is_some() || self.read[idx] < READ
    }
    /// What became of a candidate since the version that was read; `None` where there is none, or no
    /// fact differs.
    pub(crate) fn change(&self, idx: usize) -> Option<Change> {
        self.change.get(idx).copied().flatten()
    }
    /// The share of a candidate that is new, 0 to 1.
    pub(crate) fn novelty(&self, idx: usize) -> f32 {
        match self.change(idx) {
            Some(_) => 1.0,
            None => 1.0 - self.read.get(idx).unwrap_or(&0.0),
        }
    }
}

/// Pairs of a read article and its newer version: of several read versions of one, the newest.
fn versions(articles: &[Reading], read: &[Reading]) -> Vec<(usize, usize)> {
    let all: Vec<&Article> = read.iter().chain(articles).map(|r| &r.article).collect();
    let groups = groups(&all);
    let mut members: Vec<(usize, usize)> = groups.into_iter().zip(0..).collect();
    members.sort_unstable();
    let mut out = Vec::new();
    for group in members.chunk_by(|a, b| a.0 == b.0) {
        let side = |new: bool| -> Vec<usize> {
            let side = group.iter().map(|(_, idx)| *idx);
            side.filter(|idx| (*idx >= read.len()) == new).collect()
        };
        let (old, new) = (side(false), side(true));
        if !old.is_empty() && !new.is_empty() {
            out.push((standing(&all, &old), standing(&all, &new) - read.len()));
        }
    }
    out
}

/// Whether a removed sentence of the body is told nowhere any more.
fn is_gone(article: &Article, idx: u32, stands: &Known, cluster: &mut Cluster) -> bool {
    if !may_be_kept(article, idx as usize) {
        return false;
    }
    let mut sequence = Vec::new();
    let tokens = article.text.tokens_of(idx as usize);
    cluster.terms.read(&article.text, tokens, &mut sequence);
    stands.share(&sequence) < STANDS
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use crate::testing::version;
    use crate::{Settings, summarize};
    use expect_test::{Expect, expect};

    fn check(old: &[&str], new: &[&str], expected: &Expect) {
        let (old, new) = ([version("dam", old)], [version("dam", new)]);
        let summary = summarize(&new, &old, None, &Settings::default());
        let mut out = String::new();
        for pick in &summary.sentences {
            let text = &new[0].article.text;
            let words = &text[text.sentences()[pick.sentence as usize].span];
            writeln!(out, "{words} ({})", pick.reasons.join("; ")).unwrap();
        }
        for (_, sentence) in &summary.dropped {
            let text = &old[0].article.text;
            writeln!(
                out,
                "dropped: {}",
                &text[text.sentences()[*sentence as usize].span]
            )
            .unwrap();
        }
        for warning in &summary.warnings {
            writeln!(out, "warning: {warning}").unwrap();
        }
        expected.assert_eq(&out);
    }

    #[test]
    fn a_changed_figure_is_new_though_its_words_were_read() {
        check(
            &[
                "At least 12 people were killed when the dam near Ost burst.",
                "Rain is forecast.",
            ],
            &[
                "At least 31 people were killed when the dam near Ost burst.",
                "Rain is forecast.",
            ],
            &expect![[r"
                At least 31 people were killed when the dam near Ost burst. (a fact in it changed since it was read; opens its article; central: much of the text repeats its words)
            "]],
        );
    }

    #[test]
    fn what_the_newer_version_lacks_is_dropped_and_what_moved_is_not() {
        check(
            &[
                "A dam burst near Ost.",
                "The mayor blamed the firm that built the wall.",
                "Rescue teams came by boat.",
            ],
            &[
                "Rescue teams came by boat.",
                "A dam burst near Ost.",
                "Prosecutors opened an inquiry on Friday.",
            ],
            &expect![[r"
                Prosecutors opened an inquiry on Friday. (not in the version that was read)
                dropped: The mayor blamed the firm that built the wall.
            "]],
        );
    }

    #[test]
    fn the_same_text_again_tells_nothing_new() {
        check(
            &["A dam burst near Ost."],
            &["A dam burst near Ost."],
            &expect![[r"
            warning: nothing new: all that the articles say was read before
        "]],
        );
    }
}
