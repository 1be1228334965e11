//! Which parts of two texts correspond, and how alike two texts are. Knows nothing of news.
//!
//! [`align`] links the sentences of two texts ([`Link`]) and finds the word [`Edit`]s of each
//! linked pair; [`similarity`] compares two stretches of text.
//!
//! ```
//! use writethru_align::{LinkOp, Settings, Side, align};
//! use writethru_text::Text;
//!
//! let old = Text::new("Rain fell. At least 12 homes burned.", &[]);
//! let new = Text::new("At least 31 homes burned. Rain fell.", &[]);
//! let side = |text| Side { text, groups: &[] };
//! let links = align(side(&old), side(&new), &Settings::default()).links;
//! let ops: Vec<LinkOp> = links.iter().map(|link| link.op).collect();
//! assert_eq!(ops, [LinkOp::Edited, LinkOp::Relocated]);
//! assert_eq!(&old[links[0].edits[1].old], "12");
//! assert_eq!(&new[links[0].edits[2].new], "31");
//! ```

mod align;
mod anchor;
mod bag;
mod cleanup;
mod edit;
mod gap;
mod index;
mod link;
mod order;
mod part;
mod similarity;

pub use align::align;
pub use edit::{Edit, EditOp, edits};
pub use link::{Alignment, Link, LinkOp, Settings, Side};
pub use similarity::similarity;
