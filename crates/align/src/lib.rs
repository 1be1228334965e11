//! Which parts of two texts correspond, and how alike two texts are. Knows nothing of news.
//!
//! [`align`] links the sentences of two texts ([`Link`]) and finds the word [`Edit`]s of each
//! linked pair; [`similarity`] compares two stretches of text.

mod edit;
mod link;

pub use edit::{Edit, EditOp, edits};
pub use link::{Alignment, Link, LinkOp, Settings, Side, align, similarity};
