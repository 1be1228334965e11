//! The table of renderers: one row a format.

use serde::Serialize;
use writethru_article::{Article, ArticleRecord};
use writethru_diff::{FactPair, Revision};
use writethru_facts::Reading;
use writethru_summarize::{Explanation, Summary};

use crate::filter::Filter;
use crate::format::Format;
use crate::record::{DiffRecord, FactsRecord, SummaryRecord};
use crate::{html, markdown, mediawiki, terminal};

/// What a command found out about one input.
#[derive(Clone, Copy)]
pub enum Outcome<'a> {
    /// Of `parse`.
    Article(&'a Article),
    /// Of `facts`.
    Facts(&'a Reading),
    /// Of `facts --explain`.
    Reading(&'a Reading),
    /// Of `diff`.
    Revision {
        /// The record's identifier.
        id: &'a str,
        /// What changed.
        revision: &'a Revision,
    },
    /// Of `diff --explain`.
    Comparison {
        /// The record's identifier.
        id: &'a str,
        /// What changed.
        revision: &'a Revision,
        /// Which facts were held against each other.
        pairs: &'a [FactPair],
    },
    /// Of `summarize`.
    Summary {
        /// The record's identifier.
        id: &'a str,
        /// What was summarized.
        articles: &'a [Reading],
        /// What the reader had read.
        read: &'a [Reading],
        /// Which sentences.
        summary: &'a Summary,
    },
    /// Of `summarize --explain`.
    Explanation {
        /// The record's identifier.
        id: &'a str,
        /// What was summarized.
        articles: &'a [Reading],
        /// What the reader had read.
        read: &'a [Reading],
        /// Which sentences, and why.
        explanation: &'a Explanation,
    },
}

/// How results for people should look.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Columns; lines are wrapped to fit.
    pub width: usize,
    /// Whether colours repeat what marks and words say.
    pub color: bool,
    /// Whether wording changes are listed and long sentences shown whole.
    pub all: bool,
    /// Whether only the bare sentences of a summary are wanted.
    pub plain: bool,
    /// Which changes of a revision are shown.
    pub filter: Filter,
    /// How a revision is laid out as text.
    pub view: View,
    /// How many unchanged sentences (with `MediawikiJson`, lines) stand around a change; `None`
    /// is what suits the view.
    pub context: Option<usize>,
    /// Columns of the longest name, where names stand below one another.
    pub name_width: usize,
}

/// How a revision is laid out as text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Changes by weight, each in its sentence.
    #[default]
    Report,
    /// The text with its differing words marked.
    Word,
    /// Both texts side by side.
    Columns,
    /// One line.
    Stat,
}

impl Default for Look {
    fn default() -> Self {
        Look {
            width: 80,
            color: false,
            all: false,
            plain: false,
            filter: Filter::default(),
            view: View::Report,
            context: None,
            name_width: 0,
        }
    }
}

impl Look {
    /// Whether changes that are no facts are listed.
    pub(crate) fn lists_others(&self) -> bool {
        self.all || self.filter.names_kinds()
    }
}

/// Writes outcomes in one format.
pub struct Renderer {
    /// The format.
    pub format: Format,
    /// The outcome in that format, without a final line end.
    pub render: fn(&Outcome<'_>, &Look) -> String,
}

/// Every renderer.
pub const RENDERERS: &[Renderer] = &[
    Renderer { format: Format::Text, render: terminal::render },
    Renderer { format: Format::Json, render: json },
    Renderer { format: Format::Jsonl, render: jsonl },
    Renderer { format: Format::Markdown, render: markdown::render },
    Renderer { format: Format::Html, render: html::render },
    Renderer { format: Format::MediawikiJson, render: mediawiki::render },
];

/// The outcome in a format, without a final line end.
#[allow(clippy::missing_panics_doc, reason = "every format has its row, which is tested")]
pub fn render(outcome: &Outcome<'_>, format: Format, look: &Look) -> String {
    let renderer = RENDERERS
        .iter()
        .find(|renderer| renderer.format == format)
        .expect("every format has its row");
    (renderer.render)(outcome, look)
}

fn json(outcome: &Outcome<'_>, look: &Look) -> String {
    record(outcome, look, true)
}

fn jsonl(outcome: &Outcome<'_>, look: &Look) -> String {
    record(outcome, look, false)
}

/// The record of an outcome.
pub(crate) fn record(outcome: &Outcome<'_>, look: &Look, pretty: bool) -> String {
    match outcome {
        Outcome::Article(article) => write(&ArticleRecord::from(*article), pretty),
        Outcome::Facts(reading) | Outcome::Reading(reading) => {
            write(&FactsRecord::from(*reading), pretty)
        }
        Outcome::Revision { id, revision } => {
            let shown = look.filter.apply(revision);
            write(&DiffRecord::filtered(id, revision, &shown), pretty)
        }
        Outcome::Comparison { id, revision, pairs } => {
            let shown = look.filter.apply(revision);
            let places = look.filter.places(revision);
            let record = DiffRecord::filtered(id, revision, &shown);
            write(&record.explained(revision, pairs, &places), pretty)
        }
        Outcome::Summary { id, articles, read, summary } => {
            write(&SummaryRecord::new(id, articles, read, summary), pretty)
        }
        Outcome::Explanation { id, articles, read, explanation } => {
            write(&SummaryRecord::explained(id, articles, read, explanation), pretty)
        }
    }
}

/// A record as JSON, on one line or many.
pub(crate) fn write(record: &impl Serialize, pretty: bool) -> String {
    let json = if pretty {
        serde_json::to_string_pretty(record)
    } else {
        serde_json::to_string(record)
    };
    json.expect("records have string keys and finite numbers")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_has_one_row() {
        let formats: Vec<Format> = RENDERERS.iter().map(|row| row.format).collect();
        assert_eq!(formats, Format::ALL);
    }
}
