//! [`Text`]: the one owner of a source, its tokens and its sentences.

use std::ops::{Index, Range};
use std::sync::Arc;

use crate::sentence::{self, Sentence};
use crate::span::Span;
use crate::token::{self, Token};

/// How the sentences of a block are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// By the splitter.
    Split,
    /// The block is exactly one sentence, whatever it holds, white space included.
    Whole,
}

/// A source text with its tokens and sentences, immutable and cheap to clone.
///
/// Everything else stores [`Span`]s into it; `text[span]` is the `&str`. Tokens are in order and
/// disjoint, white space is the gap between them; sentences are in order, disjoint, and tile the
/// tokens. No token or sentence crosses a block's border. All positions are bytes on character boundaries.
#[derive(Clone)]
pub struct Text {
    inner: Arc<Inner>,
}

struct Inner {
    source: String,
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
}

impl Text {
    /// Reads a text whose paragraphs are `blocks`: no sentence crosses a block's border.
    ///
    /// Blocks are in order and disjoint; what lies outside every block is read as blocks of its
    /// own, so that sentences always tile the tokens. An empty slice means one block.
    ///
    /// # Panics
    ///
    /// If a block is out of order, beyond the text, or off a character boundary.
    pub fn new(source: impl Into<String>, blocks: &[Span]) -> Self {
        Text::cut(source.into(), blocks, |_| Cut::Split)
    }

    /// Reads a text block by block, each cut as `cut` of its index says.
    ///
    /// # Panics
    ///
    /// As [`Text::new`].
    pub fn cut(source: String, blocks: &[Span], cut: impl Fn(usize) -> Cut) -> Self {
        let mut tokens = Vec::with_capacity(source.len() / 5);
        let mut sentences = Vec::with_capacity(source.len() / 100);
        for (span, block_idx) in tiles(&source, blocks) {
            let first = tokens.len();
            token::scan(&source, span, &mut tokens);
            match block_idx.map_or(Cut::Split, &cut) {
                Cut::Split => sentence::split(&source, &tokens, first, &mut sentences),
                Cut::Whole => {
                    let tokens = first as u32..tokens.len() as u32;
                    sentences.push(Sentence { span, tokens });
                }
            }
        }
        Text { inner: Arc::new(Inner { source, tokens, sentences }) }
    }

    /// The whole source.
    #[inline]
    pub fn source(&self) -> &str {
        &self.inner.source
    }

    /// Length in bytes.
    pub fn len(&self) -> usize {
        self.inner.source.len()
    }

    /// Whether there is no byte.
    pub fn is_empty(&self) -> bool {
        self.inner.source.is_empty()
    }

    /// The span of everything.
    pub fn span(&self) -> Span {
        Span::new(0, self.len())
    }

    /// All tokens, in order, disjoint.
    #[inline]
    pub fn tokens(&self) -> &[Token] {
        &self.inner.tokens
    }

    /// All sentences, in order, disjoint.
    #[inline]
    pub fn sentences(&self) -> &[Sentence] {
        &self.inner.sentences
    }

    /// The tokens of the sentence with this index.
    pub fn tokens_of(&self, sentence_idx: usize) -> &[Token] {
        let range = self.inner.sentences[sentence_idx].tokens.clone();
        &self.inner.tokens[range.start as usize..range.end as usize]
    }

    /// The index of the first sentence that ends after `position`; the last one beyond the end.
    pub fn sentence_at(&self, position: usize) -> usize {
        let sentences = self.sentences();
        let at = sentences.partition_point(|sentence| sentence.span.end() <= position);
        at.min(sentences.len().saturating_sub(1))
    }

    /// The indices of the sentences that share a byte with `span`.
    pub fn sentences_in(&self, span: Span) -> Range<usize> {
        let sentences = self.sentences();
        let first = sentences.partition_point(|s| s.span.end() <= span.start());
        let end = sentences.partition_point(|s| s.span.start() < span.end());
        first..end.max(first)
    }

    /// The indices of the tokens that share a byte with `span`.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let tokens = self.tokens();
        let first = tokens.partition_point(|t| t.span.end() <= span.start());
        let end = tokens.partition_point(|t| t.span.start() < span.end());
        first..end.max(first)
    }
}

impl Index<Span> for Text {
    type Output = str;

    #[inline]
    fn index(&self, span: Span) -> &str {
        &self.inner.source[span.range()]
    }
}

impl std::fmt::Debug for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list()
            .entries(self.sentences().iter().map(|sentence| &self[sentence.span]))
            .finish()
    }
}

/// The given blocks, with their indices, and the gaps between them that hold more than white
/// space, in order.
fn tiles(source: &str, blocks: &[Span]) -> Vec<(Span, Option<usize>)> {
    let mut out = Vec::with_capacity(blocks.len() + 1);
    let gap = |from: usize, to: usize| {
        let start = from + (source[from..to].len() - source[from..to].trim_start().len());
        let end = start + source[start.min(to)..to].trim_end().len();
        (start < end).then(|| (Span::new(start, end), None))
    };
    let mut at = 0;
    for (block_idx, span) in blocks.iter().enumerate() {
        assert!(span.start() >= at, "blocks must be in order and disjoint");
        out.extend(gap(at, span.start()));
        out.push((*span, Some(block_idx)));
        at = span.end();
    }
    out.extend(gap(at, source.len()));
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Characters that the rules look at, so that random texts meet them often.
    const ALPHABET: &[&str] = &[
        "a", "B", "the", "Mr", "U", "S", "www", "http://", "1", "20", ",", ".", "...",
        "…", "!", "?", "\"", "“", "”", "’", "'", "(", ")", "[", "]", "-", "–", "@", "&",
        "$", "€", "%", "½", "•", ":", "/", "\n", " ", " ", " ", "é", "e\u{301}",
        "\u{200d}", "東", "。", "ไ", "م", "👩", "🇫", "\u{a0}", "p.m.", "that", "In",
        "v.",
    ];

    fn any_source() -> impl Strategy<Value = String> {
        let known = proptest::collection::vec(proptest::sample::select(ALPHABET), 0..60);
        prop_oneof![4 => known.prop_map(|parts| parts.concat()), 1 => any::<String>()]
    }

    /// A text with disjoint blocks in order, each to be split or kept whole.
    fn any_blocks() -> impl Strategy<Value = (String, Vec<Span>, Vec<bool>)> {
        let cuts = proptest::collection::vec(any::<proptest::sample::Index>(), 0..8);
        let whole = proptest::collection::vec(any::<bool>(), 4);
        (any_source(), cuts, whole).prop_map(|(source, cuts, whole)| {
            let mut places: Vec<usize> = cuts
                .iter()
                .map(|cut| source.floor_char_boundary(cut.index(source.len() + 1)))
                .collect();
            places.sort_unstable();
            let pairs = places.chunks_exact(2);
            let blocks = pairs.map(|pair| Span::new(pair[0], pair[1])).collect();
            (source, blocks, whole)
        })
    }

    proptest! {
        #[test]
        fn tokens_and_sentences_tile_their_blocks((source, blocks, whole) in any_blocks()) {
            let cut = |idx: usize| if whole[idx] { Cut::Whole } else { Cut::Split };
            let text = Text::cut(source.clone(), &blocks, cut);
            let mut at = 0;
            for token in text.tokens() {
                prop_assert!(!token.span.is_empty() && token.span.start() >= at);
                prop_assert!(source[at..token.span.start()].trim().is_empty());
                prop_assert!(!text[token.span].contains(char::is_whitespace));
                at = token.span.end();
            }
            prop_assert!(source[at..].trim().is_empty());
            let (mut token_idx, mut at) = (0, 0);
            for sentence in text.sentences() {
                prop_assert!(sentence.span.start() >= at);
                prop_assert_eq!(sentence.tokens.start, token_idx);
                let tokens = &text.tokens()
                    [sentence.tokens.start as usize..sentence.tokens.end as usize];
                prop_assert!(tokens.iter().all(|token| sentence.span.contains(token.span)));
                let inside = |block: &&Span| block.overlaps(sentence.span);
                for block in blocks.iter().filter(inside) {
                    prop_assert!(block.contains(sentence.span));
                }
                (token_idx, at) = (sentence.tokens.end, sentence.span.end());
            }
            prop_assert_eq!(token_idx as usize, text.tokens().len());
            for (idx, block) in blocks.iter().enumerate().filter(|(idx, _)| whole[*idx]) {
                let same = text.sentences().iter().filter(|s| s.span == *block).count();
                prop_assert!(same >= 1, "block {} is no sentence", idx);
            }
        }
    }

    #[test]
    fn what_no_block_holds_is_read_too() {
        let text = Text::new("Head. A b. C d. Tail.", &[Span::new(6, 15)]);
        let sentences: Vec<&str> =
            text.sentences().iter().map(|s| &text[s.span]).collect();
        assert_eq!(sentences, ["Head.", "A b.", "C d.", "Tail."]);
    }
}
