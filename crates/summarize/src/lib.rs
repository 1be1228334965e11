//! Which sentences to keep: one article, several on one event, and what is new since what was read.
//!
//! [`summarize`] picks whole sentences of article bodies; a [`Summary`] is a list of positions, so
//! it cannot say what the articles did not.

mod background;
mod budget;
mod centroid;
mod cluster;
mod concepts;
mod known;
mod lead;
mod lexrank;
mod method;
mod opening;
mod reason;
mod score;
mod select;
mod summary;
mod term;
#[cfg(test)]
mod testing;
mod update;
mod version;

pub use budget::Budget;
pub use method::{METHODS, Method, MethodRow};
pub use summary::{Pick, Settings, Summary, summarize};
