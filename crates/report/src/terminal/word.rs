//! A revision as its text with the words marked that differ, as `git diff --word-diff` shows it.

use writethru_align::{Link, LinkOp};
use writethru_diff::Revision;

use crate::marked::{Mark, marked, marked_side, words};
use crate::phrase::place;
use crate::render::Look;
use crate::rows::{Row, rows};
use crate::verdict::barred;

use super::paint::{Painted, Tone};
use super::revision::{head, not_compared, paint, warnings};

/// Sentences around those that differ, unless asked otherwise.
const CONTEXT: usize = 1;

/// The verdict, then the paragraphs that differ.
pub(crate) fn word(revision: &Revision, shown: &Revision, look: &Look) -> String {
    if barred(revision.verdict) && !look.all {
        return not_compared(revision, shown, look);
    }
    let context = (!look.all).then(|| look.context.unwrap_or(CONTEXT));
    let rows = rows(revision, shown, context);
    let mut parts = vec![head(revision, look)];
    let mut paragraph = Painted::default();
    let mut gap = true;
    for row in &rows {
        if !row.shown {
            gap = true;
            continue;
        }
        if gap || !row.goes_on {
            flush(&mut parts, &mut paragraph, look);
        }
        if gap {
            let at = format!("@@ {} @@", at(revision, row));
            parts.push(Painted::new(Tone::Dim, &at).show(look.color));
        }
        gap = false;
        if paragraph.width() > 0 {
            paragraph.push(Tone::Plain, " ");
        }
        append(&mut paragraph, revision, row);
    }
    flush(&mut parts, &mut paragraph, look);
    parts.extend(warnings(revision, look));
    parts.join("\n\n")
}

fn flush(parts: &mut Vec<String>, paragraph: &mut Painted, look: &Look) {
    if paragraph.width() > 0 {
        parts.push(std::mem::take(paragraph).wrap(look.width, "", "", look.color));
    }
}

/// A row with its marks; one that differs by nothing that is shown, as it stands now.
fn append(out: &mut Painted, revision: &Revision, row: &Row) {
    let link = &revision.alignment.links[row.link];
    if row.hit {
        if let Some(from) = moved_from(revision, link) {
            out.push(Tone::Dim, &format!("({from}) "));
        }
        for (tone, text) in paint(&marked(revision, link)).pieces() {
            out.push(tone, text);
        }
    } else if link.new.is_empty() {
        let text = words(&revision.old.article.text, link.old.clone());
        out.push(Tone::Old, &format!("[-{text}-]"));
    } else {
        out.push(Tone::Plain, &words(&revision.new.article.text, link.new.clone()));
    }
}

/// Where a row stands, or stood.
fn at(revision: &Revision, row: &Row) -> String {
    let link = &revision.alignment.links[row.link];
    if link.new.is_empty() {
        format!("was {}", place(&revision.old, link.old.start))
    } else {
        place(&revision.new, link.new.start)
    }
}

/// `was graf 9` of text that stood elsewhere.
pub(super) fn moved_from(revision: &Revision, link: &Link) -> Option<String> {
    let moved = matches!(link.op, LinkOp::Relocated | LinkOp::RelocatedEdited);
    moved.then(|| format!("was {}", place(&revision.old, link.old.start)))
}

/// Only the words of one side, with their marks.
pub(super) fn side(revision: &Revision, link: &Link, mark: Mark) -> Painted {
    paint(&marked_side(revision, link, mark))
}
