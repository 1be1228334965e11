//! Which parts of two texts correspond, and how alike two texts are. Knows nothing of news.
//!
//! [`align`] links the sentences of two texts ([`Link`]) and finds the word [`Edit`]s of each
//! linked pair; [`similarity`] compares two stretches of text.

mod align;
mod anchor;
mod bag;
mod cleanup;
mod edit;
mod gap;
mod index;
mod link;
mod order;
mod similarity;

pub use align::align;
pub use edit::{Edit, EditOp, edits};
pub use link::{Alignment, Link, LinkOp, Settings, Side};
pub use similarity::similarity;
