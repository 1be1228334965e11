//! Word edits: what was deleted and inserted between two stretches of text.

use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashMap};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use writethru_text::{Span, Text, Token};

use crate::cleanup::{Run, clean};

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

/// The edits that turn `old_text[old]` into `new_text[new]`, on word boundaries.
///
/// Words are compared byte for byte. White space belongs to the word before it, unless it stands
/// unchanged on the other side of a change. Words that two different sentences share by chance (a
/// “the”, a comma) do not cut a replaced run into pieces. Of a run that was replaced, the deletion
/// comes first. Never two edits of one kind in a row, never an empty one; two empty stretches have
/// none.
pub fn edits(old_text: &Text, old: Span, new_text: &Text, new: Span) -> Vec<Edit> {
    let tokens = [
        &old_text.tokens()[old_text.tokens_in(old)],
        &new_text.tokens()[new_text.tokens_in(new)],
    ];
    edits_of([old_text, new_text], [old, new], tokens)
}

/// [`edits`] of two stretches whose tokens are known.
pub(crate) fn edits_of(
    texts: [&Text; 2],
    [old, new]: [Span; 2],
    tokens: [&[Token]; 2],
) -> Vec<Edit> {
    let at = [old.start(), new.start()];
    let mut out = Writer { texts, at, edits: Vec::new() };
    if texts[0][old] == texts[1][new] {
        out.push(EditOp::Equal, [old.end(), new.end()]);
        return out.edits;
    }
    let words = Words::read(texts, [old, new], tokens);
    for run in clean(words.runs(), texts, tokens) {
        if run.equal {
            for (old_idx, new_idx) in run.old.zip(run.new) {
                let word = [words.span(0, old_idx, old), words.span(1, new_idx, new)];
                // Most equal words stand one blank after the last one.
                if !out.is_blank([word[0].start(), word[1].start()]) {
                    out.change([word[0].start(), word[1].start()]);
                }
                out.push(EditOp::Equal, [word[0].end(), word[1].end()]);
            }
        }
    }
    out.change([old.end(), new.end()]);
    out.edits
}

/// The words of both stretches.
struct Words<'a> {
    tokens: [&'a [Token]; 2],
    /// How many words both begin with, and how many of the rest both end with.
    before: usize,
    after: usize,
    /// The words between, as ids that are equal where the words are.
    ids: [Vec<u32>; 2],
}

impl<'a> Words<'a> {
    fn read(
        texts: [&'a Text; 2],
        stretches: [Span; 2],
        tokens: [&'a [Token]; 2],
    ) -> Self {
        let word = |side: usize, token: &Token| -> &'a str {
            &texts[side][cut(token.span, stretches[side])]
        };
        let same = |(old, new): (&Token, &Token)| word(0, old) == word(1, new);
        let [old, new] = tokens;
        let before = old.iter().zip(new).take_while(|&both| same(both)).count();
        let (old, new) = (&old[before..], &new[before..]);
        let ends = old.iter().rev().zip(new.iter().rev());
        let after = ends.take_while(|&both| same(both)).count();
        let between = [&old[..old.len() - after], &new[..new.len() - after]];
        let room = between[0].len() + between[1].len();
        let mut known: FxHashMap<&str, u32> =
            FxHashMap::with_capacity_and_hasher(room, FxBuildHasher);
        let ids = [0, 1].map(|side| {
            let words = between[side].iter();
            words
                .map(|token| {
                    let next = known.len() as u32;
                    *known.entry(word(side, token)).or_insert(next)
                })
                .collect()
        });
        Words { tokens, before, after, ids }
    }

    /// Equal and changed runs in turn.
    fn runs(&self) -> Vec<Run> {
        let [old, new] = [self.ids[0].as_slice(), self.ids[1].as_slice()];
        let Words { before, after, .. } = *self;
        let mut runs = vec![Run { equal: true, old: 0..before, new: 0..before }];
        let mut push = |equal: bool, old: Range<usize>, new: Range<usize>| match runs
            .last_mut()
            .filter(|last| last.equal == equal)
        {
            Some(last) => (last.old.end, last.new.end) = (old.end, new.end),
            None => runs.push(Run { equal, old, new }),
        };
        let shift = |range: Range<usize>| range.start + before..range.end + before;
        for op in capture_diff_slices(Algorithm::Patience, old, new) {
            let equal = matches!(op, DiffOp::Equal { .. });
            push(equal, shift(op.old_range()), shift(op.new_range()));
        }
        let (old_at, new_at) = (before + old.len(), before + new.len());
        push(true, old_at..old_at + after, new_at..new_at + after);
        runs
    }

    fn span(&self, side: usize, idx: usize, stretch: Span) -> Span {
        cut(self.tokens[side][idx].span, stretch)
    }
}

/// The part of a word that is in the stretch, should the stretch cut it.
fn cut(word: Span, stretch: Span) -> Span {
    Span::new(word.start().max(stretch.start()), word.end().min(stretch.end()))
}

/// Writes edits from left to right.
struct Writer<'a> {
    texts: [&'a Text; 2],
    /// Where the next edit starts on each side.
    at: [usize; 2],
    edits: Vec<Edit>,
}

impl Writer<'_> {
    /// An edit up to `end`, joined to the last one if that is of its kind.
    fn push(&mut self, op: EditOp, end: [usize; 2]) {
        let old = Span::new(self.at[0], end[0]);
        let new = Span::new(self.at[1], end[1]);
        self.at = end;
        if old.is_empty() && new.is_empty() {
            return;
        }
        match self.edits.last_mut().filter(|last| last.op == op) {
            Some(last) => {
                last.old = last.old.cover(old);
                last.new = last.new.cover(new);
            }
            None => self.edits.push(Edit { op, old, new }),
        }
    }

    /// Whether one blank lies before `end` on either side.
    fn is_blank(&self, end: [usize; 2]) -> bool {
        [0, 1].iter().all(|&side| {
            let text = self.texts[side].source().as_bytes();
            text.get(self.at[side]..end[side]) == Some(b" ")
        })
    }

    /// What lies between two equal words: white space that is the same on both sides stays, before
    /// what changed if it can, else after it.
    fn change(&mut self, end: [usize; 2]) {
        let old = &self.texts[0][Span::new(self.at[0], end[0])];
        let new = &self.texts[1][Span::new(self.at[1], end[1])];
        let blank = |text: &str| text.len() - text.trim_start().len();
        let before = if old[..blank(old)] == new[..blank(new)] { blank(old) } else { 0 };
        let (old, new) = (&old[before..], &new[before..]);
        let blank = |text: &str| text.len() - text.trim_end().len();
        let (old_blank, new_blank) = (blank(old), blank(new));
        let same = old[old.len() - old_blank..] == new[new.len() - new_blank..];
        let after = if same { old_blank } else { 0 };
        self.push(EditOp::Equal, [self.at[0] + before, self.at[1] + before]);
        self.push(EditOp::Delete, [end[0] - after, self.at[1]]);
        self.push(EditOp::Insert, [self.at[0], end[1] - after]);
        self.push(EditOp::Equal, end);
    }
}

#[cfg(test)]
#[allow(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    fn check(old: &str, new: &str, expected: &Expect) {
        let (old, new) = (Text::new(old, &[]), Text::new(new, &[]));
        let shown: String = edits(&old, old.span(), &new, new.span())
            .iter()
            .map(|edit| match edit.op {
                EditOp::Equal => new[edit.new].to_owned(),
                EditOp::Delete => format!("[-{}-]", &old[edit.old]),
                EditOp::Insert => format!("{{+{}+}}", &new[edit.new]),
            })
            .collect();
        expected.assert_eq(&shown);
    }

    #[test]
    fn a_number_is_one_word() {
        check(
            "It cost 1,500 euros.",
            "It cost 1,700 euros.",
            &expect!["It cost [-1,500-]{+1,700+} euros."],
        );
    }

    #[test]
    fn white_space_goes_with_the_word_before_it() {
        check(
            "The old dam broke today.",
            "The dam broke.",
            &expect!["The [-old -]dam broke[- today-]."],
        );
        check(
            "The dam broke.",
            "The old dam broke today.",
            &expect!["The {+old +}dam broke{+ today+}."],
        );
    }

    #[test]
    fn white_space_alone_can_change() {
        check(
            "The  dam broke.",
            "The dam\nbroke. ",
            &expect![[r#"
            The[-  -]{+ +}dam[- -]{+
            +}broke.{+ +}"#]],
        );
    }

    #[test]
    fn a_replaced_sentence_is_one_deletion_and_one_insertion() {
        check(
            "Ruiz blamed the council, and left.",
            "Schools in the north will open tomorrow, officials say.",
            &expect![
                "[-Ruiz blamed the council, and left-]{+Schools in the north will open tomorrow, officials say+}."
            ],
        );
    }

    #[test]
    fn function_words_between_replaced_words_go_with_them() {
        check(
            "The rain stopped in May.",
            "The snow began in June.",
            &expect!["The [-rain stopped in May-]{+snow began in June+}."],
        );
    }

    #[test]
    fn names_and_numbers_between_changes_stay() {
        check(
            "The mayor told Ruiz that 12 men died.",
            "A driver told Ruiz that 12 women drowned.",
            &expect![
                "[-The mayor-]{+A driver+} told Ruiz that 12 [-men died-]{+women drowned+}."
            ],
        );
    }

    #[test]
    fn words_added_on_both_sides_of_a_function_word_stay_apart() {
        check(
            "The dam broke in May.",
            "The old dam broke again in late May.",
            &expect!["The {+old +}dam broke {+again +}in {+late +}May."],
        );
    }

    #[test]
    fn equal_stretches_have_one_edit_and_empty_ones_none() {
        check("Rain fell.", "Rain fell.", &expect!["Rain fell."]);
        check("", "", &expect![""]);
        check("Rain.", "", &expect!["[-Rain.-]"]);
    }
}
