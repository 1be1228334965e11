//! `writethru.summary/1`.

use schemars::JsonSchema;
use serde::Serialize;
use writethru_facts::Reading;
use writethru_summarize::{Explanation, Fate, Summary, Weighed};

use super::WarningRecord;

/// The record `writethru.summary/1`.
#[derive(Serialize, JsonSchema)]
pub struct SummaryRecord<'a> {
    schema: &'static str,
    id: &'a str,
    sentences: Vec<PickRecord<'a>>,
    words: usize,
    dropped: Vec<DroppedRecord<'a>>,
    warnings: Vec<WarningRecord>,
    /// Only with `--explain`: the method that chose.
    #[serde(skip_serializing_if = "Option::is_none")]
    method: Option<&'static str>,
    /// Only with `--explain`: every sentence that might have been kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    candidates: Option<Vec<CandidateRecord<'a>>>,
}

#[derive(Serialize, JsonSchema)]
struct PickRecord<'a> {
    article: &'a str,
    start: usize,
    end: usize,
    text: &'a str,
    score: f32,
    reasons: &'a [String],
}

/// A sentence that might have been kept.
#[derive(Serialize, JsonSchema)]
struct CandidateRecord<'a> {
    article: &'a str,
    start: usize,
    end: usize,
    words: u32,
    score: f32,
    central: f32,
    /// Null where there is no query and no headline.
    topic: Option<f32>,
    told_by: u32,
    /// Null unless something was read before.
    novelty: Option<f32>,
    leans: bool,
    /// `taken`, `read`, `stale`, `too_long`, `repeats`, `no_room`, `torn` or `weaker`.
    fate: &'static str,
    /// As which it was taken, 1 for the first.
    rank: Option<u32>,
    /// Which candidate it repeats, 0 for the first.
    repeats: Option<u32>,
}

#[derive(Serialize, JsonSchema)]
struct DroppedRecord<'a> {
    article: &'a str,
    start: usize,
    end: usize,
    text: &'a str,
}

impl<'a> SummaryRecord<'a> {
    /// The record of a summary of `articles`, made against `read`.
    pub fn new(
        id: &'a str,
        articles: &'a [Reading],
        read: &'a [Reading],
        summary: &'a Summary,
    ) -> Self {
        let sentences: Vec<PickRecord<'_>> = summary
            .sentences
            .iter()
            .map(|pick| {
                let article = &articles[pick.article as usize].article;
                let span = article.text.sentences()[pick.sentence as usize].span;
                PickRecord {
                    article: &article.meta.id,
                    start: span.start(),
                    end: span.end(),
                    text: &article.text[span],
                    score: pick.score,
                    reasons: &pick.reasons,
                }
            })
            .collect();
        let words =
            sentences.iter().map(|pick| pick.text.split_whitespace().count()).sum();
        let dropped = |&(article, sentence): &(u32, u32)| {
            let article = &read[article as usize].article;
            let span = article.text.sentences()[sentence as usize].span;
            DroppedRecord {
                article: &article.meta.id,
                start: span.start(),
                end: span.end(),
                text: &article.text[span],
            }
        };
        SummaryRecord {
            schema: "writethru.summary/1",
            id,
            sentences,
            words,
            dropped: summary.dropped.iter().map(dropped).collect(),
            warnings: summary.warnings.iter().map(|w| WarningRecord::new(w)).collect(),
            method: None,
            candidates: None,
        }
    }

    /// The record of a summary, with every sentence that might have been kept.
    pub fn explained(
        id: &'a str,
        articles: &'a [Reading],
        read: &'a [Reading],
        explanation: &'a Explanation,
    ) -> Self {
        let candidates = explanation.candidates.iter();
        SummaryRecord {
            method: Some(explanation.method),
            candidates: Some(candidates.map(|c| candidate(articles, c)).collect()),
            ..SummaryRecord::new(id, articles, read, &explanation.summary)
        }
    }
}

fn candidate<'a>(articles: &'a [Reading], weighed: &Weighed) -> CandidateRecord<'a> {
    let article = &articles[weighed.article as usize].article;
    let span = article.text.sentences()[weighed.sentence as usize].span;
    let (rank, repeats) = match weighed.fate {
        Fate::Taken(rank) => (Some(rank), None),
        Fate::Repeats { of, .. } => (None, Some(of)),
        _ => (None, None),
    };
    CandidateRecord {
        article: &article.meta.id,
        start: span.start(),
        end: span.end(),
        words: weighed.words,
        score: weighed.score,
        central: weighed.central,
        topic: weighed.topic,
        told_by: weighed.told_by,
        novelty: weighed.novelty,
        leans: weighed.leans,
        fate: weighed.fate.as_str(),
        rank,
        repeats,
    }
}
