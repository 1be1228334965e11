//! The JSON form of an article: `writethru.article/1`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use writethru_text::Span;

use crate::article::{Article, Warning};
use crate::block::BlockKind;
use crate::notice::{Availability, NoticeKind};
use crate::time::{self, Time};

/// The record `writethru.article/1`, field for field.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the fields are those of `Article` and `Metadata`")]
pub struct ArticleRecord {
    pub schema: String,
    pub id: String,
    pub item: Option<String>,
    pub source: Option<String>,
    pub url: Option<String>,
    pub outlet: Option<String>,
    pub story: Option<String>,
    pub version: Option<String>,
    pub headline: Option<String>,
    pub dek: Option<String>,
    pub bylines: Vec<String>,
    pub dateline: Option<DatelineRecord>,
    pub section: Option<String>,
    pub language: Option<String>,
    pub published: Option<Time>,
    pub updated: Option<Time>,
    pub updated_visible: bool,
    pub captured: Option<Time>,
    pub digest: Option<String>,
    pub text: String,
    pub blocks: Vec<BlockRecord>,
    pub posts: Vec<PostRecord>,
    pub notices: Vec<NoticeRecord>,
    pub availability: Availability,
    pub warnings: Vec<WarningRecord>,
}

/// A block in records.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the fields are those of `Block`")]
pub struct BlockRecord {
    pub kind: BlockKind,
    pub start: usize,
    pub end: usize,
}

/// A dateline in records.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the fields are those of `Dateline`")]
pub struct DatelineRecord {
    pub place: Option<String>,
    pub agency: Option<String>,
    pub date: Option<String>,
    pub start: usize,
    pub end: usize,
}

/// A live post in records.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the fields are those of `Post`")]
pub struct PostRecord {
    pub start: usize,
    pub end: usize,
    #[serde(default, deserialize_with = "time::lenient")]
    pub published: Option<Time>,
    #[serde(default, deserialize_with = "time::lenient")]
    pub updated: Option<Time>,
}

/// A notice in records.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the fields are those of `Notice`")]
pub struct NoticeRecord {
    pub kind: NoticeKind,
    pub start: usize,
    pub end: usize,
    #[serde(default, deserialize_with = "time::lenient")]
    pub date: Option<Time>,
}

/// A warning in records.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the fields are those of `Warning`")]
pub struct WarningRecord {
    pub message: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<usize>,
}

impl From<&Warning> for WarningRecord {
    fn from(warning: &Warning) -> Self {
        WarningRecord {
            message: warning.message.clone(),
            start: warning.span.map(Span::start),
            end: warning.span.map(Span::end),
        }
    }
}

impl From<&Article> for ArticleRecord {
    fn from(article: &Article) -> Self {
        let meta = &article.meta;
        ArticleRecord {
            schema: "writethru.article/1".to_owned(),
            id: meta.id.clone(),
            item: meta.item.clone(),
            source: meta.source.clone(),
            url: meta.url.clone(),
            outlet: meta.outlet.clone(),
            story: meta.story.clone(),
            version: meta.version.clone(),
            headline: article.headline().map(str::to_owned),
            dek: article.dek().map(str::to_owned),
            bylines: meta.bylines.clone(),
            dateline: meta.dateline.as_ref().map(|dateline| DatelineRecord {
                place: dateline.place.clone(),
                agency: dateline.agency.clone(),
                date: dateline.date.clone(),
                start: dateline.span.start(),
                end: dateline.span.end(),
            }),
            section: meta.section.clone(),
            language: meta.language.clone(),
            published: meta.published.clone(),
            updated: meta.updated.clone(),
            updated_visible: meta.updated_visible,
            captured: meta.captured.clone(),
            digest: meta.digest.clone(),
            text: article.text.source().to_owned(),
            blocks: blocks(article),
            posts: posts(article),
            notices: notices(article),
            availability: meta.availability,
            warnings: meta.warnings.iter().map(WarningRecord::from).collect(),
        }
    }
}

fn blocks(article: &Article) -> Vec<BlockRecord> {
    let record = |block: &crate::Block| BlockRecord {
        kind: block.kind,
        start: block.span.start(),
        end: block.span.end(),
    };
    article.blocks.iter().map(record).collect()
}

fn posts(article: &Article) -> Vec<PostRecord> {
    let record = |post: &crate::Post| PostRecord {
        start: post.span.start(),
        end: post.span.end(),
        published: post.published.clone(),
        updated: post.updated.clone(),
    };
    article.meta.posts.iter().map(record).collect()
}

fn notices(article: &Article) -> Vec<NoticeRecord> {
    let record = |notice: &crate::Notice| NoticeRecord {
        kind: notice.kind,
        start: notice.span.start(),
        end: notice.span.end(),
        date: notice.date.clone(),
    };
    article.meta.notices.iter().map(record).collect()
}
