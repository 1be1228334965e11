//! How results look: the records of the contract with their JSON Schema, the terminal, Markdown.

mod record;

pub use record::{DiffRecord, ErrorRecord, FactsRecord, SummaryRecord};
