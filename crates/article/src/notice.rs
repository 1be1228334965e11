//! What an article says about itself: notices, live posts, whether it is there at all.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use writethru_text::Span;

use crate::time::Time;

/// A note to the reader about the article: a correction, a clarification, an update line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What it says of itself.
    pub kind: NoticeKind,
    /// The whole note, as a rule one block.
    pub span: Span,
    /// The day or time that it names.
    pub date: Option<Time>,
}

/// The kinds of notice of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// Something was wrong.
    Correction,
    /// Something was right but misleading.
    Clarification,
    /// A note by the editors that is neither.
    EditorsNote,
    /// New matter was added.
    Update,
    /// The article no longer stands.
    Retraction,
    /// The article was taken back or killed.
    Withdrawal,
    /// Sent again for a minor error.
    Refile,
    /// Not to be published before a time.
    Embargo,
}

impl NoticeKind {
    /// Whether its coming or going is a change of fact: the kinds that own up to something.
    pub fn is_factual(self) -> bool {
        !matches!(self, NoticeKind::Update | NoticeKind::Refile | NoticeKind::Embargo)
    }

    /// The name in records: `editors_note`.
    pub fn as_str(self) -> &'static str {
        match self {
            NoticeKind::Correction => "correction",
            NoticeKind::Clarification => "clarification",
            NoticeKind::EditorsNote => "editors_note",
            NoticeKind::Update => "update",
            NoticeKind::Retraction => "retraction",
            NoticeKind::Withdrawal => "withdrawal",
            NoticeKind::Refile => "refile",
            NoticeKind::Embargo => "embargo",
        }
    }
}

/// A dated entry of a live blog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// From the start of its first block to the end of its last.
    pub span: Span,
    /// When it was first published.
    pub published: Option<Time>,
    /// When it was last changed.
    pub updated: Option<Time>,
}

/// Whether the article was there to be read.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Availability {
    /// It was.
    #[default]
    Present,
    /// Its publisher took it back and says so.
    Withdrawn,
    /// Its publisher took it down.
    Unpublished,
    /// The page says that there is no such page.
    Missing,
    /// Only the part before a paywall was there.
    Paywalled,
    /// A page without an article.
    Empty,
}

impl Availability {
    /// The name in records.
    pub fn as_str(self) -> &'static str {
        match self {
            Availability::Present => "present",
            Availability::Withdrawn => "withdrawn",
            Availability::Unpublished => "unpublished",
            Availability::Missing => "missing",
            Availability::Paywalled => "paywalled",
            Availability::Empty => "empty",
        }
    }
}
