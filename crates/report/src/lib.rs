//! How results look: the records of the contract with their JSON Schema, the terminal, Markdown,
//! HTML.
//!
//! [`render`] writes an [`Outcome`] in a [`Format`]; [`RENDERERS`] is the table behind it.

#![cfg_attr(
    test,
    allow(
        clippy::needless_raw_string_hashes,
        reason = "expect-test writes strings with hashes"
    )
)]

mod digest;
mod filter;
mod format;
mod html;
mod lines;
mod markdown;
mod marked;
mod mediawiki;
mod phrase;
mod record;
mod render;
mod rows;
mod schema;
mod story;
mod terminal;
mod verdict;

pub use filter::Filter;
pub use format::Format;
pub use record::{DiffRecord, ErrorRecord, FactsRecord, SummaryRecord};
pub use render::{Look, Outcome, RENDERERS, Renderer, View, render};
pub use schema::{RecordSchema, SCHEMAS};
pub use story::StoryView;
pub use terminal::StatTotals;
pub use verdict::ABSENT;
