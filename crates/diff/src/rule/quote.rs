//! Quotes: words that changed inside quotation marks, or came into or out of them.

use crate::change::{ChangeKind, Detail, Relation};
use crate::rule::style;
use crate::zone::{Finding, Zone};

pub(super) fn run(zone: &mut Zone<'_, '_>) {
    let cx = zone.cx;
    for hunk_idx in 0..zone.hunks.len() {
        let hunk = &zone.hunks[hunk_idx];
        let old: Vec<usize> =
            hunk.old.left().filter(|&idx| !cx.old.word(idx).is_mark()).collect();
        let new: Vec<usize> =
            hunk.new.left().filter(|&idx| !cx.new.word(idx).is_mark()).collect();
        let old_in = !old.is_empty() && old.iter().all(|&idx| cx.old.is_quoted(idx));
        let new_in = !new.is_empty() && new.iter().all(|&idx| cx.new.is_quoted(idx));
        let inside = match (old.is_empty(), new.is_empty()) {
            (false, false) => old_in && new_in,
            (false, true) => old_in && !style_only(zone, hunk_idx),
            (true, false) => new_in && !style_only(zone, hunk_idx),
            (true, true) => false,
        };
        let unquoted = old.is_empty() && new.is_empty() && turned(zone, hunk_idx);
        if !inside && !unquoted {
            continue;
        }
        let (from, to) = (hunk.old.left_span(&cx.old), hunk.new.left_span(&cx.new));
        let finding = Finding {
            kind: ChangeKind::Quote,
            factual: true,
            old: from,
            new: to,
            detail: Detail::Words {
                from: from.map(|span| cx.old.text[span].to_owned()),
                to: to.map(|span| cx.new.text[span].to_owned()),
                relation: Relation::Contradicts,
            },
            edit: hunk.edit,
            reason: if inside {
                "words inside quotation marks changed"
            } else {
                "words came into or out of quotation marks"
            },
        };
        zone.report(finding);
    }
}

/// Whether a whole quotation, with its marks, came or went: that is a statement with a quote in it.
fn style_only(zone: &Zone<'_, '_>, hunk_idx: usize) -> bool {
    let hunk = &zone.hunks[hunk_idx];
    let old = style::marks(&zone.cx.old, &hunk.old);
    let new = style::marks(&zone.cx.new, &hunk.new);
    old + new > 1
}

/// Whether only marks differ and there are more quotation marks on one side.
fn turned(zone: &Zone<'_, '_>, hunk_idx: usize) -> bool {
    let hunk = &zone.hunks[hunk_idx];
    style::marks(&zone.cx.old, &hunk.old) != style::marks(&zone.cx.new, &hunk.new)
}
