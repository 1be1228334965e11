//! Records: the JSON forms of results, one file each.

mod diff;
mod error;
mod facts;
mod summary;

pub use diff::DiffRecord;
pub use error::ErrorRecord;
pub use facts::FactsRecord;
pub(crate) use facts::moment;
pub use summary::SummaryRecord;

use schemars::JsonSchema;
use serde::Serialize;
use writethru_text::{Span, Text};

/// A place in a text, in bytes, half-open.
#[derive(Serialize, JsonSchema)]
pub(crate) struct SpanRecord {
    start: usize,
    end: usize,
}

/// A place in a text with its words.
#[derive(Serialize, JsonSchema)]
pub(crate) struct WordsRecord<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

/// Something that the reader of a record should know.
#[derive(Serialize, JsonSchema)]
pub(crate) struct WarningRecord {
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<usize>,
}

impl WarningRecord {
    pub(crate) fn new(message: &str) -> Self {
        WarningRecord { message: message.to_owned(), start: None, end: None }
    }
}

pub(crate) fn span(span: Span) -> SpanRecord {
    SpanRecord { start: span.start(), end: span.end() }
}

pub(crate) fn words(text: &Text, span: Span) -> WordsRecord<'_> {
    WordsRecord { start: span.start(), end: span.end(), text: &text[span] }
}

pub(crate) fn warnings(article: &writethru_article::Article) -> Vec<WarningRecord> {
    let record = |warning: &writethru_article::Warning| WarningRecord {
        message: warning.message.clone(),
        start: warning.span.map(Span::start),
        end: warning.span.map(Span::end),
    };
    article.meta.warnings.iter().map(record).collect()
}
