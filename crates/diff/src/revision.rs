//! [`Revision`]: two readings and what changed between them.

use writethru_align::{Alignment, LinkOp, Side, align};
use writethru_article::{Article, Availability, NoticeKind};
use writethru_facts::Reading;
use writethru_text::{Span, Text};

use crate::change::{Change, Claim};
use crate::evidence::factual_score;
use crate::version::{Lemmas, Version, fold};
use crate::zone::Context;
use crate::{collect, disclosure, notice};

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
        self.changes.iter().filter(|change| change.is_undisclosed())
    }
}

/// Compares two versions. Either side may be empty, withdrawn or another story: the verdict says so.
pub fn diff(old: &Reading, new: &Reading, settings: &Settings) -> Revision {
    let old_groups = groups(&old.article);
    let new_groups = groups(&new.article);
    let alignment = align(
        Side { text: &old.article.text, groups: &old_groups },
        Side { text: &new.article.text, groups: &new_groups },
        &settings.align,
    );
    let mut lemmas = Lemmas::of(old.article.text.tokens().len());
    let mut old_version = Version::new(old, &mut lemmas);
    let mut new_version =
        Version::after(new, &old_version, &alignment.links, &mut lemmas);
    let lone = |op: LinkOp| alignment.links.iter().filter(move |link| link.op == op);
    old_version.mark_lone(lone(LinkOp::Removed).flat_map(|link| link.old.clone()));
    new_version.mark_lone(lone(LinkOp::Added).flat_map(|link| link.new.clone()));
    let cx = Context { old: old_version, new: new_version, lemmas };
    let barred = barred(&cx, &alignment);
    let mut findings = match barred {
        Some(_) => Vec::new(),
        None => collect::sentences(&cx, &alignment),
    };
    let edit =
        findings.iter().map(|(_, finding)| finding.edit + 1).max().unwrap_or_default();
    let notices = notice::findings(&old.article, &new.article, edit);
    findings.extend(notices.into_iter().map(|finding| ("notice", finding)));
    let mut changes: Vec<Change> =
        findings.into_iter().map(|finding| collect::change(&cx, finding)).collect();
    let mut notices = notice::collect(&old.article, &new.article);
    collect::rank(&cx, &mut changes);
    disclosure::disclose(&mut changes, &mut notices, &cx.old, &cx.new);
    let verdict = barred.unwrap_or_else(|| verdict(&cx, &changes));
    Revision {
        old: old.clone(),
        new: new.clone(),
        verdict,
        factual_score: factual_score(&cx, &changes),
        alignment,
        changes,
        notices,
        warnings: Vec::new(),
    }
}

/// The verdict of a pair that is no pair of versions to compare.
fn barred(cx: &Context<'_>, alignment: &Alignment) -> Option<Verdict> {
    let (old, new) = (&cx.old.reading.article, &cx.new.reading.article);
    if matches!(
        new.meta.availability,
        Availability::Withdrawn | Availability::Unpublished
    ) {
        return Some(Verdict::Withdrawn);
    }
    let gone = |article: &Article| article.meta.availability != Availability::Present;
    if gone(old) || gone(new) {
        return Some(Verdict::Unavailable);
    }
    let count = old.text.sentences().len().min(new.text.sentences().len());
    let linked: usize =
        alignment.links.iter().map(|link| link.old.len().min(link.new.len())).sum();
    let apart = linked as f32 <= MIN_LINKED * count as f32;
    (count >= MIN_SENTENCES && apart && cx.old.likeness(&cx.new) < MIN_LIKENESS)
        .then_some(Verdict::Unrelated)
}

/// Two texts are called unrelated only where both have this many sentences.
const MIN_SENTENCES: usize = 5;

/// Share of the shorter side's sentences that a rewrite of the same story keeps at least.
const MIN_LINKED: f32 = 0.1;

/// Share of content words that two tellings of one story have in common at least.
const MIN_LIKENESS: f32 = 0.2;

fn verdict(cx: &Context<'_>, changes: &[Change]) -> Verdict {
    if changes.iter().any(|change| change.factual) {
        return Verdict::FactsChanged;
    }
    if cx.old.text.source() == cx.new.text.source() {
        return Verdict::Identical;
    }
    let letters = |text: &Text| -> String {
        fold(text.source()).chars().filter(|c| c.is_alphanumeric()).collect()
    };
    let same = letters(cx.old.text) == letters(cx.new.text);
    if same { Verdict::Cosmetic } else { Verdict::Reworded }
}

/// The group of each sentence: sentences are linked within the headline, dek, notices and the rest.
fn groups(article: &Article) -> Vec<u8> {
    use writethru_article::BlockKind::{
        Byline, Credit, Dateline, Dek, Headline, Notice, Other,
    };
    let group = |idx| match article.block_of(idx).map(|block| article.blocks[block].kind)
    {
        Some(Headline) => 1,
        Some(Dek) => 2,
        Some(Notice) => 3,
        Some(Dateline) => 4,
        Some(Byline | Credit | Other) => 5,
        _ => 0,
    };
    (0..article.text.sentences().len()).map(group).collect()
}
