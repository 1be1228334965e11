//! Sentence links: what became of each sentence.

use std::ops::Range;

use writethru_text::{Text, Token};

use crate::edit::Edit;

/// What became of the sentences of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names are those of the contract")]
pub enum LinkOp {
    Same,
    Edited,
    Relocated,
    RelocatedEdited,
    Split,
    Merged,
    Removed,
    Added,
}

impl LinkOp {
    /// The name in records: `relocated_edited`.
    pub fn as_str(self) -> &'static str {
        match self {
            LinkOp::Same => "same",
            LinkOp::Edited => "edited",
            LinkOp::Relocated => "relocated",
            LinkOp::RelocatedEdited => "relocated_edited",
            LinkOp::Split => "split",
            LinkOp::Merged => "merged",
            LinkOp::Removed => "removed",
            LinkOp::Added => "added",
        }
    }
}

/// Sentences of the old text and what they became in the new one.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// What became of them.
    pub op: LinkOp,
    /// Indices of consecutive old sentences; empty for `Added`.
    pub old: Range<u32>,
    /// Indices of consecutive new sentences; empty for `Removed`.
    pub new: Range<u32>,
    /// 0 (nothing alike) to 1 (the same words).
    pub similarity: f32,
    /// Word edits that rebuild both sides byte for byte; of a removed or added sentence, one.
    pub edits: Vec<Edit>,
}

/// Every sentence of each side in exactly one link, in the order of the new text; removed ones
/// stand where their old neighbours do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alignment {
    /// The links.
    pub links: Vec<Link>,
    /// How many comparisons a bound on work left out.
    pub skipped: u64,
}

/// One of the two texts to align.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The text.
    pub text: &'a Text,
    /// The group of each sentence: only sentences of one group are linked. Empty: all in one.
    pub groups: &'a [u8],
}

impl<'a> Side<'a> {
    pub(crate) fn group(&self, sentence_idx: usize) -> u8 {
        self.groups.get(sentence_idx).copied().unwrap_or(0)
    }

    pub(crate) fn sentence(&self, sentence_idx: usize) -> &'a str {
        &self.text[self.text.sentences()[sentence_idx].span]
    }

    /// The tokens of some sentences.
    pub(crate) fn tokens(&self, range: &Range<u32>) -> &'a [Token] {
        let sentences = self.text.sentences();
        let first = sentences[range.start as usize].tokens.start;
        let end = sentences[range.end as usize - 1].tokens.end;
        &self.text.tokens()[first as usize..end as usize]
    }

    pub(crate) fn len(&self) -> usize {
        self.text.sentences().len()
    }
}

/// How to align.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Sentences less alike than this are not linked, but in a retelling and where one stands alone
    /// between the same neighbours on both sides. 0 to 1.
    pub min_similarity: f32,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { min_similarity: 0.3 }
    }
}
