//! Style: the same letters and figures with other marks, case, spacing or glyphs.

use writethru_text::{QuotationMark, TokenKind};

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
        let (old, new) = (hunk.old.left_span(&cx.old), hunk.new.left_span(&cx.new));
        let reason = "only punctuation, case, spacing or glyphs";
        zone.report(Finding::wording(old, new, hunk.edit, reason));
    }
}

/// The letters and figures of a side; figures stand apart and keep every mark within them and their
/// sign, words lose theirs.
fn letters(version: &Version<'_>, part: &Part) -> String {
    let mut out = String::new();
    for idx in part.left().filter(|&idx| !version.word(idx).is_mark()) {
        let word = fold(version.form(idx));
        if version.word(idx).kind != TokenKind::Number {
            let kept = word.chars().filter(|c| c.is_alphanumeric() || !c.is_ascii());
            out.extend(kept);
            continue;
        }
        // “9pm” and “9 pm” are one figure and one word.
        let unit = word.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
        let figure = &word[..word.len() - unit.len()];
        out.extend([" ", figure, " "]);
        out.extend(unit.chars().filter(|c| c.is_alphanumeric() || !c.is_ascii()));
    }
    out
}

/// How many quotation marks a side has: with other counts, words have come into or out of a quote.
pub(super) fn marks(version: &Version<'_>, part: &Part) -> usize {
    part.left().filter(|&idx| QuotationMark::of(version.form(idx)).is_some()).count()
}

#[cfg(test)]
mod tests {
    use crate::testing::check;
    use expect_test::expect;

    #[test]
    fn quotation_glyphs_case_and_commas_are_no_facts() {
        check(
            "The council, he said, \"will not\" pay the Bill.",
            "The council he said “will not” pay the bill.",
            &expect![[r#"
                wording removed same | , → ∅ | only punctuation, case, spacing or glyphs
                wording revised same | , " → “ | only punctuation, case, spacing or glyphs
                wording revised same | " → ” | only punctuation, case, spacing or glyphs
                wording revised same | Bill → bill | only punctuation, case, spacing or glyphs"#]],
        );
    }

    #[test]
    fn a_decimal_point_is_no_punctuation() {
        check(
            "The economy grew 2.5% in May.",
            "The economy grew 25% in May.",
            &expect!["quantity revised fact | 2.5% → 25% | another figure"],
        );
    }

    #[test]
    fn a_minus_sign_is_no_punctuation() {
        check(
            "It was -5 degrees at dawn.",
            "It was 5 degrees at dawn.",
            &expect!["quantity revised fact | -5 degrees → 5 degrees | another figure"],
        );
    }
}
