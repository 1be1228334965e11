//! A revision in two columns: the old text on the left, the new one on the right.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};
use writethru_align::LinkOp;
use writethru_diff::Revision;

use crate::marked::{Mark, clean, words};
use crate::render::Look;
use crate::rows::{Row, rows};
use crate::verdict::barred;

use super::paint::{Painted, Tone};
use super::revision::{head, not_compared, warnings};
use super::word::{moved_from, side};

/// Sentences around those that differ, unless asked otherwise.
const CONTEXT: usize = 1;

/// Columns between the two texts: a mark with a blank on each side.
const GUTTER: usize = 3;

/// Each text has at least this many columns; narrower terminals break the lines.
const NARROWEST: usize = 16;

/// The verdict, then the rows that differ.
pub(crate) fn columns(revision: &Revision, shown: &Revision, look: &Look) -> String {
    if barred(revision.verdict) && !look.all {
        return not_compared(revision, shown, look);
    }
    let context = (!look.all).then(|| look.context.unwrap_or(CONTEXT));
    let width = (look.width.saturating_sub(GUTTER) / 2).max(NARROWEST);
    let mut lines = vec![head(revision, look), String::new()];
    let title = |id: &str| Painted::new(Tone::Strong, &tail(&clean(id), width));
    let (old, new) = (&revision.old.article.meta.id, &revision.new.article.meta.id);
    lines.extend(beside(&title(old), " ", &title(new), width, look));
    let mut n_left_out = 0;
    for row in rows(revision, shown, context) {
        if !row.shown {
            n_left_out += 1;
            continue;
        }
        if n_left_out > 0 {
            lines.push(left_out(n_left_out, look));
            n_left_out = 0;
        } else if !row.goes_on {
            lines.push(String::new());
        }
        let (old, sign, new) = cells(revision, &row);
        lines.extend(beside(&old, sign, &new, width, look));
    }
    if n_left_out > 0 {
        lines.push(left_out(n_left_out, look));
    }
    for warning in warnings(revision, look) {
        lines.push(String::new());
        lines.push(warning);
    }
    lines.join("\n")
}

/// The end of a name that is too long for its column: it tells files apart.
fn tail(name: &str, width: usize) -> String {
    if name.width() <= width {
        return name.to_owned();
    }
    let mut kept = String::new();
    for c in name.chars().rev() {
        if kept.width() + c.width().unwrap_or(0) + 1 > width {
            break;
        }
        kept.insert(0, c);
    }
    format!("…{kept}")
}

fn left_out(n: usize, look: &Look) -> String {
    let line = format!("… {}", crate::phrase::count(n, "sentence", "sentences"));
    Painted::new(Tone::Dim, &line).show(look.color)
}

/// Both sides of a row and the sign between them.
fn cells(revision: &Revision, row: &Row) -> (Painted, &'static str, Painted) {
    let link = &revision.alignment.links[row.link];
    if !row.hit {
        let plain = |reading: &writethru_facts::Reading, range: &std::ops::Range<u32>| {
            Painted::new(Tone::Plain, &words(&reading.article.text, range.clone()))
        };
        return (plain(&revision.old, &link.old), " ", plain(&revision.new, &link.new));
    }
    let sign = match link.op {
        LinkOp::Same => " ",
        LinkOp::Edited | LinkOp::Split | LinkOp::Merged => "|",
        LinkOp::Removed => "<",
        LinkOp::Added => ">",
        LinkOp::Relocated | LinkOp::RelocatedEdited => "~",
    };
    let mut old = Painted::default();
    if let Some(from) = moved_from(revision, link) {
        old.push(Tone::Dim, &format!("({from}) "));
    }
    for (tone, text) in side(revision, link, Mark::Old).pieces() {
        old.push(tone, text);
    }
    (old, sign, side(revision, link, Mark::New))
}

/// Two texts side by side, each wrapped to `width` columns.
fn beside(
    old: &Painted,
    sign: &str,
    new: &Painted,
    width: usize,
    look: &Look,
) -> Vec<String> {
    let old = old.lines(width, look.color);
    let new = new.lines(width, look.color);
    let blank = (String::new(), 0);
    (0..old.len().max(new.len()))
        .map(|idx| {
            let (left, used) = old.get(idx).unwrap_or(&blank);
            let (right, _) = new.get(idx).unwrap_or(&blank);
            let pad = " ".repeat(width.saturating_sub(*used));
            let sign = Painted::new(Tone::Dim, sign).show(look.color);
            format!("{left}{pad} {sign} {right}").trim_end().to_owned()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_keep_the_columns_straight() {
        let old = Painted::new(Tone::Plain, "東京で 12 人が負傷した");
        let new = Painted::new(Tone::Plain, "31 人");
        let look = Look::default();
        let lines = beside(&old, "|", &new, 16, &look);
        assert_eq!(lines, ["東京で 12        | 31 人", "人が負傷した     |"]);
    }

    #[test]
    fn colour_takes_no_room() {
        let old = Painted::new(Tone::Old, "[-12-]");
        let new = Painted::new(Tone::New, "{+31+}");
        let look = Look { color: true, ..Look::default() };
        let lines = beside(&old, "|", &new, 8, &look);
        let red = "\u{1b}[31m[-12-]\u{1b}[0m   ";
        let green = "\u{1b}[32m{+31+}\u{1b}[0m";
        assert_eq!(lines, [format!("{red}\u{1b}[2m|\u{1b}[0m {green}")]);
    }
}
