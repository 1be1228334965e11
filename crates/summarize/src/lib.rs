//! Which sentences to keep: one article, several on one event, and what is new since what was read.
//!
//! [`summarize`] picks whole sentences of article bodies; a [`Summary`] is a list of positions, so
//! it cannot say what the articles did not.

mod summary;

pub use summary::{Budget, Pick, Settings, Summary, summarize};
