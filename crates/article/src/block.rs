//! Blocks: the pieces of an article's text, in page order.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use writethru_text::Span;

/// A piece of the text with one part to play; blocks are in order and do not overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its bytes, without white space around them.
    pub span: Span,
}

/// The part that a block plays on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// The line above the story (hed).
    Headline,
    /// The line or lines under the headline (deck, standfirst).
    Dek,
    /// Who wrote it.
    Byline,
    /// The place, agency and date that open the text.
    Dateline,
    /// A graf of the body.
    Paragraph,
    /// A heading within the body.
    Heading,
    /// A block quotation or pull quote of the body.
    Quote,
    /// An item of a list of the body.
    ListItem,
    /// The words under a picture (cutline).
    Caption,
    /// A correction, clarification or other note about the article itself.
    Notice,
    /// Who else reported or edited (“… contributed to this report”).
    Credit,
    /// Anything else that was kept: promo lines, times, contacts.
    Other,
}

impl BlockKind {
    /// Whether the block is part of the body: paragraph, heading, quote or list item.
    pub fn is_body(self) -> bool {
        use BlockKind::{Heading, ListItem, Paragraph, Quote};
        matches!(self, Paragraph | Heading | Quote | ListItem)
    }

    /// The name in records: `paragraph`, `list_item`.
    pub fn as_str(self) -> &'static str {
        match self {
            BlockKind::Headline => "headline",
            BlockKind::Dek => "dek",
            BlockKind::Byline => "byline",
            BlockKind::Dateline => "dateline",
            BlockKind::Paragraph => "paragraph",
            BlockKind::Heading => "heading",
            BlockKind::Quote => "quote",
            BlockKind::ListItem => "list_item",
            BlockKind::Caption => "caption",
            BlockKind::Notice => "notice",
            BlockKind::Credit => "credit",
            BlockKind::Other => "other",
        }
    }
}
