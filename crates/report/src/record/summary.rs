//! `writethru.summary/1`.

use schemars::JsonSchema;
use serde::Serialize;
use writethru_facts::Reading;
use writethru_summarize::Summary;

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
        }
    }
}
