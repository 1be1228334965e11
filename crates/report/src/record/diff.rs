//! `writethru.diff/1`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use writethru_align::{Edit, EditOp, Link};
use writethru_article::Time;
use writethru_diff::{
    Change, Claim, Detail, Direction, FactPair, NoticeRef, Place, Revision, VersionSide,
};
use writethru_facts::Reading;
use writethru_text::Text;

use super::{SpanRecord, WarningRecord, WordsRecord, span, words};

/// The record `writethru.diff/1`.
#[derive(Serialize, JsonSchema)]
pub struct DiffRecord<'a> {
    schema: &'static str,
    id: &'a str,
    old: VersionRecord<'a>,
    new: VersionRecord<'a>,
    verdict: &'static str,
    factual_score: f32,
    sentences: SentencesRecord,
    changes: Vec<ChangeRecord<'a>>,
    notices: Vec<NoticeRecord<'a>>,
    stats: StatsRecord,
    warnings: Vec<WarningRecord>,
    /// Only with `--explain`: which facts were held against each other.
    #[serde(skip_serializing_if = "Option::is_none")]
    pairs: Option<Vec<PairRecord<'a>>>,
}

/// Two facts that are taken for the same thing, or one without a counterpart.
#[derive(Serialize, JsonSchema)]
struct PairRecord<'a> {
    kind: &'static str,
    old: Option<WordsRecord<'a>>,
    new: Option<WordsRecord<'a>>,
    /// Index into `changes`.
    change: Option<u32>,
    why: &'a [String],
}

#[derive(Serialize, JsonSchema)]
struct VersionRecord<'a> {
    id: &'a str,
    text: &'a str,
    headline: Option<&'a str>,
    published: Option<&'a str>,
    updated: Option<&'a str>,
}

#[derive(Serialize, JsonSchema)]
struct SentencesRecord {
    old: Vec<SpanRecord>,
    new: Vec<SpanRecord>,
    links: Vec<LinkRecord>,
}

#[derive(Serialize, JsonSchema)]
struct LinkRecord {
    op: &'static str,
    old: Vec<u32>,
    new: Vec<u32>,
    similarity: f32,
    edits: Vec<EditRecord>,
}

#[derive(Serialize, JsonSchema)]
struct EditRecord {
    op: &'static str,
    old: [usize; 2],
    new: [usize; 2],
}

#[derive(Serialize, JsonSchema)]
struct ChangeRecord<'a> {
    kind: &'static str,
    action: &'static str,
    factual: bool,
    old: Option<PlaceRecord<'a>>,
    new: Option<PlaceRecord<'a>>,
    detail: DetailRecord<'a>,
    edit: u32,
    repeats: Option<u32>,
    /// The rule that told it.
    rule: &'static str,
    label: &'a str,
    score: f32,
    reasons: &'a [String],
    position: PositionRecord,
    disclosure: DisclosureRecord,
}

#[derive(Serialize, JsonSchema)]
struct PlaceRecord<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    sentence: u32,
}

#[derive(Default, Serialize, JsonSchema)]
struct DetailRecord<'a> {
    /// Of a headline: the fact's own kind; of a notice: the notice's.
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    direction: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    difference: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ratio: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    relation: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    claims: Option<Vec<ClaimRecord<'a>>>,
}

#[derive(Serialize, JsonSchema)]
struct ClaimRecord<'a> {
    field: Option<&'a str>,
    graf: Option<u32>,
    old: Option<&'a str>,
    new: Option<&'a str>,
}

#[derive(Serialize, JsonSchema)]
struct PositionRecord {
    old: Option<u32>,
    new: Option<u32>,
    shift: &'static str,
}

#[derive(Serialize, JsonSchema)]
struct DisclosureRecord {
    level: u8,
    notice: Option<u32>,
}

#[derive(Serialize, JsonSchema)]
struct NoticeRecord<'a> {
    side: &'static str,
    kind: &'static str,
    start: usize,
    end: usize,
    claims: Vec<ClaimRecord<'a>>,
    covers: &'a [u32],
}

#[derive(Serialize, JsonSchema)]
struct StatsRecord {
    /// Links by op.
    links: BTreeMap<&'static str, u32>,
    /// Changes by kind, then by action.
    changes: BTreeMap<&'static str, BTreeMap<&'static str, u32>>,
    factual: u32,
    not_factual: u32,
    /// Revised or removed facts at disclosure level 0 to 2.
    undisclosed: u32,
    /// Comparisons that a bound on work left out.
    skipped: u64,
}

impl<'a> DiffRecord<'a> {
    /// The record of a revision.
    pub fn new(id: &'a str, revision: &'a Revision) -> Self {
        Self::filtered(id, revision, revision)
    }

    /// The record of a revision of which `shown` holds the changes that a filter kept; verdict and
    /// statistics are those of the whole.
    pub fn filtered(id: &'a str, revision: &'a Revision, shown: &'a Revision) -> Self {
        let (old, new) = (&revision.old.article.text, &revision.new.article.text);
        let spans = |text: &Text| text.sentences().iter().map(|s| span(s.span)).collect();
        DiffRecord {
            schema: "writethru.diff/1",
            id,
            old: version(&revision.old),
            new: version(&revision.new),
            verdict: revision.verdict.as_str(),
            factual_score: revision.factual_score,
            sentences: SentencesRecord {
                old: spans(old),
                new: spans(new),
                links: revision.alignment.links.iter().map(link).collect(),
            },
            changes: shown.changes.iter().map(|c| change(old, new, c)).collect(),
            notices: shown.notices.iter().map(notice).collect(),
            stats: stats(revision),
            warnings: revision.warnings.iter().map(|w| WarningRecord::new(w)).collect(),
            pairs: None,
        }
    }

    /// The same with the pairs of facts; `places` are those of the changes in the record.
    pub(crate) fn explained(
        self,
        revision: &'a Revision,
        pairs: &'a [FactPair],
        places: &[Option<u32>],
    ) -> Self {
        let side = |reading: &'a Reading, idx: Option<u32>| {
            let fact = idx.and_then(|idx| reading.facts.get(idx as usize))?;
            Some(words(&reading.article.text, fact.span))
        };
        let pairs = pairs.iter().map(|pair| PairRecord {
            kind: pair.kind.as_str(),
            old: side(&revision.old, pair.old),
            new: side(&revision.new, pair.new),
            change: pair.change.and_then(|idx| *places.get(idx as usize)?),
            why: &pair.why,
        });
        DiffRecord { pairs: Some(pairs.collect()), ..self }
    }
}

fn version(reading: &Reading) -> VersionRecord<'_> {
    let article = &reading.article;
    VersionRecord {
        id: &article.meta.id,
        text: article.text.source(),
        headline: article.headline(),
        published: article.meta.published.as_ref().map(Time::as_str),
        updated: article.meta.updated.as_ref().map(Time::as_str),
    }
}

fn link(link: &Link) -> LinkRecord {
    LinkRecord {
        op: link.op.as_str(),
        old: link.old.clone().collect(),
        new: link.new.clone().collect(),
        similarity: link.similarity,
        edits: link.edits.iter().map(edit).collect(),
    }
}

fn edit(edit: &Edit) -> EditRecord {
    let op = match edit.op {
        EditOp::Equal => "equal",
        EditOp::Delete => "delete",
        EditOp::Insert => "insert",
    };
    EditRecord {
        op,
        old: [edit.old.start(), edit.old.end()],
        new: [edit.new.start(), edit.new.end()],
    }
}

fn change<'a>(old: &'a Text, new: &'a Text, change: &'a Change) -> ChangeRecord<'a> {
    ChangeRecord {
        kind: change.kind.as_str(),
        action: change.action.as_str(),
        factual: change.factual,
        old: change.old.map(|at| place(old, at)),
        new: change.new.map(|at| place(new, at)),
        detail: detail(&change.detail),
        edit: change.edit,
        repeats: change.repeats,
        rule: change.rule,
        label: &change.label,
        score: change.score,
        reasons: &change.reasons,
        position: PositionRecord {
            old: change.position.old,
            new: change.position.new,
            shift: change.position.shift.as_str(),
        },
        disclosure: DisclosureRecord {
            level: change.disclosure.level,
            notice: change.disclosure.notice,
        },
    }
}

fn place(text: &Text, at: Place) -> PlaceRecord<'_> {
    PlaceRecord {
        start: at.span.start(),
        end: at.span.end(),
        text: &text[at.span],
        sentence: at.sentence,
    }
}

fn detail(detail: &Detail) -> DetailRecord<'_> {
    match detail {
        Detail::None => DetailRecord::default(),
        Detail::Figure { from, to, direction, difference, ratio, relation } => {
            DetailRecord {
                from: from.as_deref(),
                to: to.as_deref(),
                direction: direction.map(|direction| match direction {
                    Direction::Up => "up",
                    Direction::Down => "down",
                }),
                difference: difference.as_deref(),
                ratio: ratio.as_deref(),
                relation: Some(relation.as_str()),
                ..DetailRecord::default()
            }
        }
        Detail::Certainty { from, to, hardened } => DetailRecord {
            from: Some(from),
            to: Some(to),
            direction: Some(if *hardened { "hardened" } else { "softened" }),
            ..DetailRecord::default()
        },
        Detail::Polarity { from, to } => {
            DetailRecord { from: Some(from), to: Some(to), ..DetailRecord::default() }
        }
        Detail::Words { from, to, relation } => DetailRecord {
            from: from.as_deref(),
            to: to.as_deref(),
            relation: Some(relation.as_str()),
            ..DetailRecord::default()
        },
        Detail::Headline { kind, detail: inner } => {
            DetailRecord { kind: Some(kind.as_str()), ..self::detail(inner) }
        }
        Detail::Notice { kind, claims } => DetailRecord {
            kind: Some(kind),
            claims: Some(claims.iter().map(claim).collect()),
            ..DetailRecord::default()
        },
    }
}

fn claim(claim: &Claim) -> ClaimRecord<'_> {
    ClaimRecord {
        field: claim.field.as_deref(),
        graf: claim.graf,
        old: claim.old.as_deref(),
        new: claim.new.as_deref(),
    }
}

fn notice(notice: &NoticeRef) -> NoticeRecord<'_> {
    NoticeRecord {
        side: match notice.side {
            VersionSide::Old => "old",
            VersionSide::New => "new",
        },
        kind: notice.kind.as_str(),
        start: notice.span.start(),
        end: notice.span.end(),
        claims: notice.claims.iter().map(claim).collect(),
        covers: &notice.covers,
    }
}

fn stats(revision: &Revision) -> StatsRecord {
    let mut links = BTreeMap::new();
    for link in &revision.alignment.links {
        *links.entry(link.op.as_str()).or_default() += 1;
    }
    let mut changes: BTreeMap<_, BTreeMap<_, u32>> = BTreeMap::new();
    for change in &revision.changes {
        let by_action = changes.entry(change.kind.as_str()).or_default();
        *by_action.entry(change.action.as_str()).or_default() += 1;
    }
    let factual = revision.changes.iter().filter(|change| change.factual).count() as u32;
    StatsRecord {
        links,
        changes,
        factual,
        not_factual: revision.changes.len() as u32 - factual,
        undisclosed: revision.undisclosed().count() as u32,
        skipped: revision.alignment.skipped,
    }
}
