//! Marked sentences: the old and the new words of linked sentences in one line of pieces.

use writethru_align::{EditOp, Link};
use writethru_diff::Revision;
use writethru_text::Text;

/// Which side a piece stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Both.
    Same,
    /// Only the old one.
    Old,
    /// Only the new one.
    New,
}

/// A run of words on one side or both, cleaned for display.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) mark: Mark,
    pub(crate) text: String,
}

/// Characters that are kept on each side of a change when a long sentence is clipped: about a
/// line, so that the clause of the change can be read.
const CONTEXT: usize = 64;

/// Sentences of at most this many characters, marks not counted, are never clipped: three lines.
const SHORT: usize = 220;

/// Longer runs of deleted or inserted words lose their middle: four lines.
const LONG_RUN: usize = 300;

/// The words of a link with what was deleted and inserted; white space at the borders of marks is
/// moved outside them, and changes with nothing but white space between them are one.
pub(crate) fn marked(revision: &Revision, link: &Link) -> Vec<Piece> {
    let (old, new) = (&revision.old.article.text, &revision.new.article.text);
    let mut pen = Pen::default();
    for edit in &link.edits {
        match edit.op {
            EditOp::Equal => pen.same(&old[edit.old]),
            EditOp::Delete => pen.change(&old[edit.old], ""),
            EditOp::Insert => pen.change("", &new[edit.new]),
        }
    }
    pen.finish()
}

/// The words of one side of a link, with those marked that the other side has not.
pub(crate) fn marked_side(revision: &Revision, link: &Link, side: Mark) -> Vec<Piece> {
    let (old, new) = (&revision.old.article.text, &revision.new.article.text);
    let mut pen = Pen::default();
    for edit in &link.edits {
        match (edit.op, side) {
            (EditOp::Equal, Mark::Old) => pen.same(&old[edit.old]),
            (EditOp::Equal, _) => pen.same(&new[edit.new]),
            (EditOp::Delete, Mark::Old) => pen.change(&old[edit.old], ""),
            (EditOp::Insert, Mark::New) => pen.change("", &new[edit.new]),
            _ => {}
        }
    }
    pen.finish()
}

/// The sentences of one side of a link as plain words.
pub(crate) fn words(text: &Text, sentences: std::ops::Range<u32>) -> String {
    let mut out = String::new();
    for sentence in &text.sentences()[sentences.start as usize..sentences.end as usize] {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&clean(&text[sentence.span]));
    }
    out
}

#[derive(Default)]
struct Pen {
    pieces: Vec<Piece>,
    old: String,
    new: String,
    // White space between changes that may be one.
    gap: String,
}

impl Pen {
    fn same(&mut self, text: &str) {
        if text.trim().is_empty() && !(self.old.is_empty() && self.new.is_empty()) {
            self.gap.push_str(text);
            return;
        }
        self.flush();
        self.push(Mark::Same, text);
    }

    fn change(&mut self, old: &str, new: &str) {
        let gap = std::mem::take(&mut self.gap);
        for (side, text) in [(&mut self.old, old), (&mut self.new, new)] {
            side.push_str(&gap);
            side.push_str(text);
        }
    }

    fn flush(&mut self) {
        let (old, new) = (std::mem::take(&mut self.old), std::mem::take(&mut self.new));
        let gap = std::mem::take(&mut self.gap);
        let either = |test: fn(char) -> bool, end: bool| {
            [&old, &new].iter().any(|side| {
                let edge =
                    if end { side.chars().next_back() } else { side.chars().next() };
                edge.is_some_and(test)
            })
        };
        let (before, after) =
            (either(char::is_whitespace, false), either(char::is_whitespace, true));
        if before {
            self.push(Mark::Same, " ");
        }
        self.push(Mark::Old, old.trim());
        self.push(Mark::New, new.trim());
        if after || !gap.is_empty() {
            self.push(Mark::Same, " ");
        }
    }

    fn push(&mut self, mark: Mark, text: &str) {
        let text = clean(text);
        if text.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            Some(last) if last.mark == mark => {
                if !(last.text.ends_with(' ') && text == " ") {
                    last.text.push_str(&text);
                }
            }
            _ => self.pieces.push(Piece { mark, text }),
        }
    }

    fn finish(mut self) -> Vec<Piece> {
        self.flush();
        self.pieces
    }
}

/// Text for display: white space runs are one blank, and characters that steer terminals or turn
/// the direction of writing are left out, because articles are strangers' input.
pub(crate) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !c.is_control()
            && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        {
            out.push(c);
        }
    }
    out
}

/// Clips long sentences around their changes; `…` stands where words were left out.
pub(crate) fn clip(pieces: Vec<Piece>) -> Vec<Piece> {
    let length: usize = pieces.iter().map(|piece| piece.text.chars().count()).sum();
    if length <= SHORT {
        return pieces;
    }
    let last = pieces.len() - 1;
    let clipped = pieces.into_iter().enumerate().map(|(idx, piece)| {
        let Piece { mark, text } = piece;
        let text = match mark {
            Mark::Same if last == 0 => shorten(&text, LONG_RUN, CONTEXT),
            Mark::Same if idx == 0 => shorten(&text, 0, CONTEXT),
            Mark::Same if idx == last => shorten(&text, CONTEXT, 0),
            Mark::Same => shorten(&text, CONTEXT, CONTEXT),
            Mark::Old | Mark::New => shorten(&text, LONG_RUN, CONTEXT),
        };
        Piece { mark, text }
    });
    clipped.collect()
}

/// At most about this many characters of the start and of the end, cut between words.
fn shorten(text: &str, start: usize, end: usize) -> String {
    // An ellipsis that saves a word or two only hides them.
    const SAVED: usize = 16;
    let n_chars = text.chars().count();
    if n_chars <= start + end + SAVED {
        return text.to_owned();
    }
    let at = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(at, _)| at);
    let (head, tail) = (&text[..at(start)], &text[at(n_chars - end)..]);
    let head = head.rfind(' ').map_or(head, |cut| &head[..cut]);
    let tail = tail.find(' ').map_or(tail, |cut| &tail[cut..]);
    match (start, end) {
        (0, _) => format!("…{tail}"),
        (_, 0) => format!("{head} …"),
        _ => format!("{head} …{tail}"),
    }
}
