//! [`Reading`]: an article and what it claims.

use std::sync::Arc;

use jiff::civil::DateTime;
use writethru_article::{Article, Time};

use crate::draft::Draft;
use crate::fact::{Attribution, Fact};
use crate::pass::PASSES;

/// An article and its facts: what every comparison and summary starts from. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Reading {
    /// What was read.
    pub article: Article,
    /// Sorted by span, then by kind.
    pub facts: Arc<[Fact]>,
    /// Who is said to have said what; facts refer to them by index.
    pub attributions: Arc<[Attribution]>,
}

/// How to read.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The time that relative dates are anchored to where the article has neither a `published`
    /// nor an `updated` time.
    pub as_of: Option<Time>,
}

/// Reads an article: runs every pass in order.
pub fn read(article: &Article, settings: &Settings) -> Reading {
    let mut draft = Draft::new(article, anchor(article, settings));
    run(&mut draft);
    finish(draft)
}

/// Reads two versions of an article as [`read`] reads each, in less time: what depends on
/// the words of a single sentence is found once for those that stand in both.
pub fn read_pair(
    old: &Article,
    new: &Article,
    settings: &Settings,
) -> (Reading, Reading) {
    let mut first = Draft::new(old, anchor(old, settings));
    run(&mut first);
    let mut second = Draft::after(new, anchor(new, settings), &first);
    run(&mut second);
    (finish(first), finish(second))
}

/// The local time that relative dates are anchored to.
fn anchor(article: &Article, settings: &Settings) -> Option<DateTime> {
    let meta = &article.meta;
    let time = meta.published.as_ref().or(meta.updated.as_ref());
    time.or(settings.as_of.as_ref()).map(Time::local)
}

fn run(draft: &mut Draft<'_>) {
    for pass in PASSES {
        pass(draft);
    }
}

fn finish(draft: Draft<'_>) -> Reading {
    let Draft { article, mut facts, attributions, .. } = draft;
    facts.sort_by_key(|fact| (fact.span, fact.kind));
    Reading {
        article: article.clone(),
        facts: facts.into(),
        attributions: attributions.into(),
    }
}

impl Reading {
    /// The facts that start in the sentence with this index.
    pub fn facts_of(&self, sentence_idx: usize) -> &[Fact] {
        let sentence_idx = sentence_idx as u32;
        let first = self.facts.partition_point(|fact| fact.sentence < sentence_idx);
        let end = self.facts.partition_point(|fact| fact.sentence <= sentence_idx);
        &self.facts[first..end]
    }
}
