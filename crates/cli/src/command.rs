//! The commands, one file each: their flags, and what they do.

pub(crate) mod batch;
pub(crate) mod completions;
pub(crate) mod diff;
pub(crate) mod facts;
pub(crate) mod man;
pub(crate) mod parse;
pub(crate) mod schema;
pub(crate) mod summarize;
