//! Sentence links.

use std::ops::Range;

use rustc_hash::FxHashMap;
use writethru_text::{Span, Text};

use crate::edit::{Edit, EditOp, edits};

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

/// How to align.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Sentences less alike than this are not linked. 0 to 1.
    pub min_similarity: f32,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { min_similarity: 0.4 }
    }
}

/// Links the sentences of two texts.
pub fn align(old: Side<'_>, new: Side<'_>, settings: &Settings) -> Alignment {
    let old_sentences = old.text.sentences();
    let new_sentences = new.text.sentences();
    let mut by_words: FxHashMap<&str, Vec<u32>> = FxHashMap::default();
    for (idx, sentence) in old_sentences.iter().enumerate().rev() {
        by_words.entry(&old.text[sentence.span]).or_default().push(idx as u32);
    }
    let mut of_new: Vec<Option<u32>> = new_sentences
        .iter()
        .map(|sentence| by_words.get_mut(&new.text[sentence.span]).and_then(Vec::pop))
        .collect();
    let mut taken = vec![false; old_sentences.len()];
    for idx in of_new.iter().flatten() {
        taken[*idx as usize] = true;
    }
    for (new_idx, slot) in
        of_new.iter_mut().enumerate().filter(|(_, slot)| slot.is_none())
    {
        let best = (0..old_sentences.len())
            .filter(|&idx| !taken[idx])
            .map(|idx| {
                let (a, b) = (old_sentences[idx].span, new_sentences[new_idx].span);
                (similarity(old.text, a, new.text, b), idx)
            })
            .filter(|(value, _)| *value >= settings.min_similarity)
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        if let Some((_, idx)) = best {
            taken[idx] = true;
            *slot = Some(idx as u32);
        }
    }
    let mut links = Vec::new();
    for (new_idx, slot) in of_new.iter().enumerate() {
        let new_span = new_sentences[new_idx].span;
        let new_range = new_idx as u32..new_idx as u32 + 1;
        links.push(match slot {
            Some(old_idx) => {
                let old_span = old_sentences[*old_idx as usize].span;
                let same = old.text[old_span] == new.text[new_span];
                Link {
                    op: if same { LinkOp::Same } else { LinkOp::Edited },
                    old: *old_idx..old_idx + 1,
                    new: new_range,
                    similarity: similarity(old.text, old_span, new.text, new_span),
                    edits: edits(old.text, old_span, new.text, new_span),
                }
            }
            None => Link {
                op: LinkOp::Added,
                old: 0..0,
                new: new_range,
                similarity: 0.0,
                edits: vec![Edit {
                    op: EditOp::Insert,
                    old: Span::new(0, 0),
                    new: new_span,
                }],
            },
        });
    }
    for (old_idx, sentence) in
        old_sentences.iter().enumerate().filter(|(idx, _)| !taken[*idx])
    {
        links.push(Link {
            op: LinkOp::Removed,
            old: old_idx as u32..old_idx as u32 + 1,
            new: 0..0,
            similarity: 0.0,
            edits: vec![Edit {
                op: EditOp::Delete,
                old: sentence.span,
                new: Span::new(0, 0),
            }],
        });
    }
    Alignment { links, skipped: 0 }
}

/// How alike two stretches are: shared words over all words (Jaccard), 0 to 1.
pub fn similarity(old_text: &Text, old: Span, new_text: &Text, new: Span) -> f32 {
    let words = |text: &Text, span: Span| -> Vec<String> {
        let mut words: Vec<String> = text.tokens()[text.tokens_in(span)]
            .iter()
            .map(|token| text[token.span].to_lowercase())
            .collect();
        words.sort();
        words.dedup();
        words
    };
    let (a, b) = (words(old_text, old), words(new_text, new));
    let shared = a.iter().filter(|word| b.binary_search(word).is_ok()).count();
    let all = a.len() + b.len() - shared;
    if all == 0 { 1.0 } else { shared as f32 / all as f32 }
}
