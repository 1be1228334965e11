//! Style: the same letters and figures with other marks, case, spacing or glyphs.

use writethru_text::TokenKind;

use crate::change::{ChangeKind, Detail};
use crate::version::{Version, fold};
use crate::zone::{Finding, Part, Zone};

pub(super) fn run(zone: &mut Zone<'_, '_>) {
    let cx = zone.cx;
    for hunk_idx in 0..zone.hunks.len() {
        let hunk = &zone.hunks[hunk_idx];
        let same = letters(&cx.old, &hunk.old) == letters(&cx.new, &hunk.new);
        if !same || marks(&cx.old, &hunk.old) != marks(&cx.new, &hunk.new) {
            continue;
        }
        let finding = Finding {
            kind: ChangeKind::Wording,
            factual: false,
            old: hunk.old.left_span(&cx.old),
            new: hunk.new.left_span(&cx.new),
            detail: Detail::None,
            edit: hunk.edit,
            reason: "only punctuation, case, spacing or glyphs",
        };
        zone.report(finding);
    }
}

/// The letters and figures of a side; figures keep every mark, words lose theirs.
fn letters(version: &Version<'_>, part: &Part) -> String {
    let mut out = String::new();
    for idx in part.left().filter(|&idx| !version.word(idx).is_mark()) {
        let word = fold(version.form(idx));
        if version.word(idx).kind == TokenKind::Number {
            out.push(' ');
            out.push_str(&word);
            out.push(' ');
        } else {
            out.extend(word.chars().filter(|c| c.is_alphanumeric() || !c.is_ascii()));
        }
    }
    out
}

/// How many quotation marks a side has: with other counts, words have come into or out of a quote.
pub(super) fn marks(version: &Version<'_>, part: &Part) -> usize {
    part.left().filter(|&idx| is_quotation_mark(version.form(idx))).count()
}

pub(super) fn is_quotation_mark(form: &str) -> bool {
    matches!(form, "\"" | "“" | "”" | "„" | "«" | "»" | "''" | "``")
}
