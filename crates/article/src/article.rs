//! [`Article`]: one version of a story.

use std::sync::Arc;

use writethru_text::{Cut, Span, Text};

use crate::block::{Block, BlockKind};
use crate::notice::{Availability, Notice, Post};
use crate::time::Time;

/// One version of a story, immutable and cheap to clone.
#[derive(Clone, Debug)]
pub struct Article {
    /// Every block that was kept, joined by blank lines; sentences are cut within blocks.
    pub text: Text,
    /// The pieces of the text, in order, without overlap; each holds at least one sentence.
    pub blocks: Arc<[Block]>,
    /// What is known about it beside the text.
    pub meta: Arc<Metadata>,
}

/// What is known about an article beside its text.
#[derive(Clone, Debug, Default)]
pub struct Metadata {
    /// The caller's identifier, else the source path (`path#n` for the n-th article of a file).
    pub id: String,
    /// The issuer's identifier: guid, item id, else canonical URL.
    pub item: Option<String>,
    /// The file it was read from.
    pub source: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// What stays the same from version to version: item id without version, slug, canonical URL.
    pub story: Option<String>,
    /// The issuer's version number.
    pub version: Option<String>,
    /// Persons, in page order.
    pub bylines: Vec<String>,
    /// The place, agency and date that open the text.
    pub dateline: Option<Dateline>,
    /// The part of the paper.
    pub section: Option<String>,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// When it was first published; null where unknown, never guessed.
    pub published: Option<Time>,
    /// When this version was made.
    pub updated: Option<Time>,
    /// Whether a reader of the page sees the time of the update.
    pub updated_visible: bool,
    /// When it was fetched.
    pub captured: Option<Time>,
    /// The digest of its payload, as an archive gives it: `sha1:…`.
    pub digest: Option<String>,
    /// The dated entries of a live blog, in page order.
    pub posts: Vec<Post>,
    /// What the article says about itself, in page order.
    pub notices: Vec<Notice>,
    /// Whether it was there to be read.
    pub availability: Availability,
    /// What a reader of the result should know; never an error.
    pub warnings: Vec<Warning>,
}

/// The opening of a wire story: `KYIV, Ukraine (AP) — `, `LONDON, Feb 15 (Reuters) - `.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dateline {
    /// Without the dash that ends it.
    pub span: Span,
    /// `KYIV, Ukraine`.
    pub place: Option<String>,
    /// `AP`.
    pub agency: Option<String>,
    /// As written: `Feb 15`.
    pub date: Option<String>,
}

/// Something that the reader of a result should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Lower-case, one sentence.
    pub message: String,
    /// The place in the text, if it has one.
    pub span: Option<Span>,
}

impl Warning {
    /// A warning about the whole article.
    pub fn new(message: impl Into<String>) -> Self {
        Warning { message: message.into(), span: None }
    }
}

impl Article {
    /// An article of these blocks over `source`; `whole` says which of them (by index) are
    /// exactly one sentence, as given ones are. A block without a sentence is left out.
    ///
    /// # Panics
    ///
    /// If a block is out of order, beyond the text, or off a character boundary.
    pub fn new(
        source: String,
        blocks: Vec<Block>,
        whole: impl Fn(usize) -> bool,
        meta: Metadata,
    ) -> Self {
        let spans: Vec<Span> = blocks.iter().map(|block| block.span).collect();
        let cut = |idx| if whole(idx) { Cut::Whole } else { Cut::Split };
        let text = Text::cut(source, &spans, cut);
        let holds = |idx: usize| whole(idx) || !text.sentences_in(spans[idx]).is_empty();
        let kept = blocks.into_iter().enumerate().filter(|(idx, _)| holds(*idx));
        let blocks: Vec<Block> = kept.map(|(_, block)| block).collect();
        Article { text, blocks: blocks.into(), meta: Arc::new(meta) }
    }

    /// A bare article: paragraphs joined by blank lines and nothing else known. Blank ones are
    /// left out.
    pub fn from_paragraphs(paragraphs: &[&str]) -> Self {
        let mut source = String::new();
        let mut blocks = Vec::new();
        for paragraph in paragraphs.iter().map(|p| p.trim()).filter(|p| !p.is_empty()) {
            if !source.is_empty() {
                source.push_str("\n\n");
            }
            let start = source.len();
            source.push_str(paragraph);
            let span = Span::new(start, source.len());
            blocks.push(Block { kind: BlockKind::Paragraph, span });
        }
        Article::new(source, blocks, |_| false, Metadata::default())
    }

    /// The text of the first headline block.
    pub fn headline(&self) -> Option<&str> {
        self.first(BlockKind::Headline)
    }

    /// The text of the first dek block.
    pub fn dek(&self) -> Option<&str> {
        self.first(BlockKind::Dek)
    }

    /// The blocks of the body, in order.
    pub fn body(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(|block| block.kind.is_body())
    }

    /// The index of the block that a sentence lies in; `None` for text outside every block.
    pub fn block_of(&self, sentence_idx: usize) -> Option<usize> {
        let span = self.text.sentences()[sentence_idx].span;
        let block_idx =
            self.blocks.partition_point(|block| block.span.end() < span.end());
        let block = self.blocks.get(block_idx)?;
        block.span.contains(span).then_some(block_idx)
    }

    /// The 0-based graf of the body that a block is, headings left out of the count; `None` for
    /// blocks outside the body.
    pub fn graf_of(&self, block_idx: usize) -> Option<usize> {
        let block = &self.blocks[block_idx];
        let is_graf =
            |block: &Block| block.kind.is_body() && block.kind != BlockKind::Heading;
        block.kind.is_body().then(|| {
            self.blocks[..block_idx].iter().filter(|block| is_graf(block)).count()
        })
    }

    fn first(&self, kind: BlockKind) -> Option<&str> {
        let block = self.blocks.iter().find(|block| block.kind == kind)?;
        Some(&self.text[block.span])
    }
}
