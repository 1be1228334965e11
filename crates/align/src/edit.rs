//! Word edits: what was deleted and inserted between two stretches of text.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use writethru_text::{Span, Text};

/// What an edit does to its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EditOp {
    /// The same on both sides.
    Equal,
    /// Only on the old side.
    Delete,
    /// Only on the new side.
    Insert,
}

/// A run of words with one fate. Consecutive edits touch: the old spans of `Equal` and `Delete`
/// tile the old stretch, the new spans of `Equal` and `Insert` the new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What was done.
    pub op: EditOp,
    /// Its bytes in the old text; empty for an insertion.
    pub old: Span,
    /// Its bytes in the new text; empty for a deletion.
    pub new: Span,
}

/// The edits that turn `old_text[old]` into `new_text[new]`, on word boundaries; white space
/// belongs to the word before it.
pub fn edits(old_text: &Text, old: Span, new_text: &Text, new: Span) -> Vec<Edit> {
    let old_units = units(old_text, old);
    let new_units = units(new_text, new);
    let old_words: Vec<&str> = old_units.iter().map(|span| &old_text[*span]).collect();
    let new_words: Vec<&str> = new_units.iter().map(|span| &new_text[*span]).collect();
    let at = |units: &[Span], idx: usize, end: usize| {
        units.get(idx).map_or(end, |span| span.start())
    };
    let old_span = |idx, len| {
        Span::new(at(&old_units, idx, old.end()), at(&old_units, idx + len, old.end()))
    };
    let new_span = |idx, len| {
        Span::new(at(&new_units, idx, new.end()), at(&new_units, idx + len, new.end()))
    };
    let mut out = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &old_words, &new_words) {
        let (old_idx, old_len) = (op.old_range().start, op.old_range().len());
        let (new_idx, new_len) = (op.new_range().start, op.new_range().len());
        let mut push = |op, old, new| out.push(Edit { op, old, new });
        match op {
            DiffOp::Equal { .. } => {
                push(
                    EditOp::Equal,
                    old_span(old_idx, old_len),
                    new_span(new_idx, new_len),
                );
            }
            _ => {
                if old_len > 0 {
                    push(
                        EditOp::Delete,
                        old_span(old_idx, old_len),
                        new_span(new_idx, 0),
                    );
                }
                if new_len > 0 {
                    let after = old_span(old_idx + old_len, 0);
                    push(EditOp::Insert, after, new_span(new_idx, new_len));
                }
            }
        }
    }
    out
}

/// The words and the gaps between them, as units that tile the stretch.
fn units(text: &Text, stretch: Span) -> Vec<Span> {
    let mut out = Vec::new();
    let mut at = stretch.start();
    for token in &text.tokens()[text.tokens_in(stretch)] {
        if token.span.start() > at {
            out.push(Span::new(at, token.span.start()));
        }
        let start = token.span.start().max(at);
        at = token.span.end().min(stretch.end());
        out.push(Span::new(start, at));
    }
    if at < stretch.end() {
        out.push(Span::new(at, stretch.end()));
    }
    out
}
