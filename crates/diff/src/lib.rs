//! What changed between two versions of an article: facts first, wording last.
//!
//! [`diff`] takes two [`Reading`](writethru_facts::Reading)s and returns a [`Revision`]: their
//! sentence links and the [`Change`]s, most significant first.

mod change;
mod claim;
mod collect;
mod disclosure;
mod evidence;
mod explain;
mod figure;
mod label;
mod lexicon;
mod notice;
mod revision;
mod rule;
mod score;
mod sense;
mod spelling;
#[cfg(test)]
mod testing;
mod unit;
mod version;
mod zone;

pub use change::{
    Action, Change, ChangeKind, Claim, Detail, Direction, Disclosure, Place, Position,
    Relation, Shift,
};
pub use explain::{FactPair, explain};
pub use revision::{NoticeRef, Revision, Settings, Verdict, VersionSide, diff};
