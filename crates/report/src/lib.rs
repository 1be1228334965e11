//! How results look: the records of the contract with their JSON Schema, the terminal, Markdown.
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
mod format;
mod markdown;
mod marked;
mod phrase;
mod record;
mod render;
mod schema;
mod story;
mod terminal;
mod verdict;

pub use format::Format;
pub use record::{DiffRecord, ErrorRecord, FactsRecord, SummaryRecord};
pub use render::{Look, Outcome, RENDERERS, Renderer, render};
pub use schema::{RecordSchema, SCHEMAS};
pub use story::StoryView;
