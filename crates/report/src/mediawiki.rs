//! A revision in the inline JSON format of `MediaWiki`'s wikidiff2, lines by lines.
//!
//! Each line of either text is an object of one of six types: 0 unchanged, 1 added, 2 deleted,
//! 3 changed (both sides' words in one `text`), 4 moved away from here, 5 moved here. `lineNumber`
//! is that of the new text, from 1; `offset` is the line's start in bytes of each text; a
//! highlight range is in bytes of `text`, of type 0 where words were added, 1 where deleted.
//!
//! Two texts that were not compared (one is unavailable, or they are two stories) have no lines.
//!
//! Source: `InlineJSONFormatter` and `Wikidiff2::printDiff` of wikimedia/mediawiki-php-wikidiff2
//! 1.14, and the response of `MediaWiki`'s REST route `compare`.

use serde::Serialize;
use writethru_align::{EditOp, edits};
use writethru_diff::Revision;

use crate::lines::{Line, Lines, Pair};
use crate::render::{self, Look, Outcome};
use crate::verdict::barred;

/// Unchanged lines around those that differ, as `MediaWiki` asks for them.
const CONTEXT: usize = 2;

#[derive(Serialize)]
struct Document {
    diff: Vec<Item>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Item {
    r#type: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    line_number: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    move_info: Option<MoveInfo>,
    text: String,
    offset: Offset,
    #[serde(skip_serializing_if = "Option::is_none")]
    highlight_ranges: Option<Vec<Highlight>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct MoveInfo {
    id: String,
    link_id: String,
    /// 0 down, 1 up: where the other place is.
    link_direction: u8,
}

#[derive(Serialize)]
struct Offset {
    from: Option<usize>,
    to: Option<usize>,
}

#[derive(Serialize)]
struct Highlight {
    start: usize,
    length: usize,
    r#type: u8,
}

/// A revision as one document; other outcomes as their records.
pub(crate) fn render(outcome: &Outcome<'_>, look: &Look) -> String {
    match outcome {
        Outcome::Revision { revision, .. } | Outcome::Comparison { revision, .. } => {
            if barred(revision.verdict) && !look.all {
                return render::write(&Document { diff: Vec::new() }, false);
            }
            let shown = look.filter.apply(revision);
            let context = look.context.unwrap_or(CONTEXT);
            render::write(&document(revision, &shown, context), false)
        }
        _ => render::record(outcome, look, false),
    }
}

fn document(revision: &Revision, shown: &Revision, context: usize) -> Document {
    let lines = Lines::new(revision, shown);
    let rows = lines.rows();
    let mut near = vec![false; rows.len()];
    for (idx, _) in rows.iter().enumerate().filter(|(_, pair)| lines.is_hit(pair)) {
        let range = idx.saturating_sub(context)..(idx + context + 1).min(rows.len());
        near[range].fill(true);
    }
    let shown = rows
        .iter()
        .zip(near)
        .filter(|(pair, near)| *near && (lines.is_hit(pair) || lines.is_same(pair)));
    Document { diff: shown.map(|(pair, _)| item(revision, &lines, pair)).collect() }
}

fn item(revision: &Revision, lines: &Lines, pair: &Pair) -> Item {
    let text = |reading: &writethru_facts::Reading, line: &Line| {
        reading.article.text[line.span].to_owned()
    };
    let old = |idx: usize| (&lines.old[idx], text(&revision.old, &lines.old[idx]));
    let new = |idx: usize| (&lines.new[idx], text(&revision.new, &lines.new[idx]));
    let bare = |kind: u8, number: Option<usize>, text: String, offset: Offset| Item {
        r#type: kind,
        line_number: number,
        move_info: None,
        text,
        offset,
        highlight_ranges: None,
    };
    match *pair {
        Pair::Added(idx) => {
            let (line, text) = new(idx);
            let offset = Offset { from: None, to: Some(line.span.start()) };
            bare(1, Some(idx + 1), text, offset)
        }
        Pair::Deleted(idx) => {
            let (line, text) = old(idx);
            let offset = Offset { from: Some(line.span.start()), to: None };
            bare(2, None, text, offset)
        }
        Pair::Both(a, b) => {
            let (old_line, old_text) = old(a);
            let (new_line, new_text) = new(b);
            let offset = Offset {
                from: Some(old_line.span.start()),
                to: Some(new_line.span.start()),
            };
            if old_text == new_text {
                return bare(0, Some(b + 1), new_text, offset);
            }
            let (text, ranges) = words(revision, old_line, new_line);
            Item { highlight_ranges: Some(ranges), ..bare(3, Some(b + 1), text, offset) }
        }
        Pair::MovedFrom(a, b) => {
            let (line, text) = old(a);
            let offset = Offset { from: Some(line.span.start()), to: None };
            let move_info = Some(moved(lines, a, b, true));
            Item { move_info, ..bare(4, None, text, offset) }
        }
        Pair::MovedTo(a, b) => {
            let (line, _) = new(b);
            let (text, ranges) = words(revision, &lines.old[a], line);
            let offset = Offset { from: None, to: Some(line.span.start()) };
            Item {
                move_info: Some(moved(lines, a, b, false)),
                highlight_ranges: Some(ranges),
                ..bare(5, Some(b + 1), text, offset)
            }
        }
    }
}

/// The anchors of a move: wikidiff2 numbers operations, here lines of each side are as good.
fn moved(lines: &Lines, old: usize, new: usize, at_source: bool) -> MoveInfo {
    let source = format!("movedpara_{old}_0_lhs");
    let target = format!("movedpara_{new}_0_rhs");
    let down = lines.moved_down(old, new) == at_source;
    let (id, link_id) = if at_source { (source, target) } else { (target, source) };
    MoveInfo { id, link_id, link_direction: u8::from(!down) }
}

/// The words of both lines, and which of them are only in one.
fn words(revision: &Revision, old: &Line, new: &Line) -> (String, Vec<Highlight>) {
    let (old_text, new_text) = (&revision.old.article.text, &revision.new.article.text);
    let mut text = String::new();
    let mut ranges = Vec::new();
    for edit in edits(old_text, old.span, new_text, new.span) {
        let (words, kind) = match edit.op {
            EditOp::Equal => (&new_text[edit.new], None),
            EditOp::Insert => (&new_text[edit.new], Some(0)),
            EditOp::Delete => (&old_text[edit.old], Some(1)),
        };
        let start = text.len();
        text.push_str(words);
        ranges.extend(kind.map(|kind| Highlight {
            start,
            length: words.len(),
            r#type: kind,
        }));
    }
    (text, ranges)
}
