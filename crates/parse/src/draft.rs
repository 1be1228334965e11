//! [`Draft`]: an article in the making, to which readers append blocks.

use writethru_article::{Article, Availability, Block, BlockKind, Metadata};
use writethru_text::Span;

use crate::recognise;

/// A block in the making.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) kind: BlockKind,
    pub(crate) span: Span,
    /// A sentence of the caller: never cut, whatever it holds.
    pub(crate) given: bool,
}

/// An article in the making: its text so far, the blocks over it and what is known beside.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub(crate) source: String,
    pub(crate) pieces: Vec<Piece>,
    pub(crate) meta: Metadata,
}

impl Draft {
    /// Appends a block after a blank line, without the white space around it; a blank one is left
    /// out.
    pub(crate) fn push(&mut self, kind: BlockKind, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        if !self.source.is_empty() {
            self.source.push_str("\n\n");
        }
        let start = self.source.len();
        self.source.push_str(text);
        let span = Span::new(start, self.source.len());
        self.pieces.push(Piece { kind, span, given: false });
    }

    /// Appends text byte for byte, and the block that it is without white space around it.
    pub(crate) fn push_raw(&mut self, kind: BlockKind, text: &str, given: bool) {
        let start = self.source.len();
        self.source.push_str(text);
        let span = if given {
            Span::new(start, self.source.len())
        } else {
            let lead = text.len() - text.trim_start().len();
            Span::new(start + lead, start + lead + text.trim().len())
        };
        if given || !span.is_empty() {
            self.pieces.push(Piece { kind, span, given });
        }
    }

    /// The article of a file: as [`Draft::label`], and `empty` if it has no body.
    pub(crate) fn finish(mut self) -> Article {
        let has_body = self.pieces.iter().any(|piece| piece.kind.is_body());
        if !has_body && self.meta.availability == Availability::Present {
            self.meta.availability = Availability::Empty;
        }
        self.label()
    }

    /// The article: datelines, notices, credits and the like recognised.
    pub(crate) fn label(mut self) -> Article {
        recognise::recognise(&mut self);
        self.restore()
    }

    /// The article with its blocks as they stand.
    pub(crate) fn restore(self) -> Article {
        let Draft { source, pieces, meta } = self;
        let block = |piece: &Piece| Block { kind: piece.kind, span: piece.span };
        let blocks = pieces.iter().map(block).collect();
        Article::new(source, blocks, |idx| pieces[idx].given, meta)
    }
}
