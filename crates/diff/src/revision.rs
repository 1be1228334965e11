//! [`Revision`]: two readings and what changed between them.

use writethru_align::{Alignment, LinkOp, Side, align};
use writethru_article::{Article, NoticeKind};
use writethru_facts::Reading;
use writethru_text::Span;

use crate::change::{Action, Change, Claim};

/// Two versions of an article and what changed between them.
#[derive(Clone, Debug)]
pub struct Revision {
    /// The earlier version.
    pub old: Reading,
    /// The later one.
    pub new: Reading,
    /// The outcome in one word.
    pub verdict: Verdict,
    /// How sure the tool is that any fact changed in the pair, 0 to 1.
    pub factual_score: f32,
    /// Sentence links.
    pub alignment: Alignment,
    /// Most significant first.
    pub changes: Vec<Change>,
    /// The notices of both versions.
    pub notices: Vec<NoticeRef>,
    /// What a reader of the result should know.
    pub warnings: Vec<String>,
}

/// The outcome of a comparison in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names are those of the contract")]
pub enum Verdict {
    Identical,
    Cosmetic,
    Reworded,
    FactsChanged,
    Withdrawn,
    Unavailable,
    Unrelated,
}

impl Verdict {
    /// The name in records: `facts_changed`.
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Identical => "identical",
            Verdict::Cosmetic => "cosmetic",
            Verdict::Reworded => "reworded",
            Verdict::FactsChanged => "facts_changed",
            Verdict::Withdrawn => "withdrawn",
            Verdict::Unavailable => "unavailable",
            Verdict::Unrelated => "unrelated",
        }
    }
}

/// Which version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum VersionSide {
    Old,
    New,
}

/// A notice of one version, with what it claims and which changes it covers.
#[derive(Clone, Debug, PartialEq)]
pub struct NoticeRef {
    /// The version that has it.
    pub side: VersionSide,
    /// Its kind.
    pub kind: NoticeKind,
    /// Its words.
    pub span: Span,
    /// What it says changed.
    pub claims: Vec<Claim>,
    /// Indices of the changes that it owns up to.
    pub covers: Vec<u32>,
}

/// How to compare.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// How sentences are linked.
    pub align: writethru_align::Settings,
}

impl Revision {
    /// The revised or removed facts of which readers were not told: disclosure level 0 to 2.
    pub fn undisclosed(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(|change| {
            change.factual
                && matches!(change.action, Action::Revised | Action::Removed)
                && change.disclosure.level <= 2
        })
    }
}

/// Compares two versions.
pub fn diff(old: &Reading, new: &Reading, settings: &Settings) -> Revision {
    let old_groups = groups(&old.article);
    let new_groups = groups(&new.article);
    let alignment = align(
        Side { text: &old.article.text, groups: &old_groups },
        Side { text: &new.article.text, groups: &new_groups },
        &settings.align,
    );
    let changed = alignment.links.iter().any(|link| link.op != LinkOp::Same);
    let verdict = if changed { Verdict::Reworded } else { Verdict::Identical };
    Revision {
        old: old.clone(),
        new: new.clone(),
        verdict,
        factual_score: 0.0,
        alignment,
        changes: Vec::new(),
        notices: Vec::new(),
        warnings: Vec::new(),
    }
}

/// The group of each sentence: sentences are linked within the headline, dek, notices and the rest.
fn groups(article: &Article) -> Vec<u8> {
    use writethru_article::BlockKind::{Dek, Headline, Notice};
    let group = |idx| match article.block_of(idx).map(|block| article.blocks[block].kind)
    {
        Some(Headline) => 1,
        Some(Dek) => 2,
        Some(Notice) => 3,
        _ => 0,
    };
    (0..article.text.sentences().len()).map(group).collect()
}
