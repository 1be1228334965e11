//! Quotes: words that changed inside quotation marks, or came into or out of them.

use crate::change::{ChangeKind, Detail, Relation};
use crate::lexicon::Class;
use crate::rule::style;
use crate::version::Version;
use crate::zone::{Finding, Hunk, Part, Zone};
use writethru_text::QuotationMark;

pub(super) fn run(zone: &mut Zone<'_, '_>) {
    let cx = zone.cx;
    let pair = pair(zone);
    let is_title =
        pair.is_some_and(|(version, open, close)| is_title(version, open, close));
    let enclosed =
        pair.is_some_and(|(version, open, close)| is_speech(version, open, close));
    let mut mended = None;
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
        let bare = old.is_empty() && new.is_empty();
        let unquoted = bare
            && !is_title
            && !is_glyph(zone, hunk_idx)
            && (turned(zone, hunk_idx) || enclosed && has_marks(zone, hunk_idx))
            && !*mended.get_or_insert_with(|| is_mended(zone));
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

/// Whether the marks of one side are paired and those of the other are not: a mark that was missing
/// came, or one was lost, and nobody is quoted who was not before.
fn is_mended(zone: &Zone<'_, '_>) -> bool {
    let (old, new) =
        (zone.cx.old.marks_around(zone.old), zone.cx.new.marks_around(zone.new));
    old % 2 != new % 2
}

/// Whether single quotation marks became double ones, or the other way.
fn is_glyph(zone: &Zone<'_, '_>, hunk_idx: usize) -> bool {
    let hunk = &zone.hunks[hunk_idx];
    let single = |version: &Version<'_>, part: &Part| {
        let marks =
            part.left().filter(|&idx| matches!(version.form(idx), "'" | "‘" | "’"));
        marks.count()
    };
    let (old, new) = (&zone.cx.old, &zone.cx.new);
    let doubled = (single(old, &hunk.old), style::marks(new, &hunk.new));
    let halved = (single(new, &hunk.new), style::marks(old, &hunk.old));
    doubled.0 + halved.0 > 0 && doubled.0 == doubled.1 && halved.0 == halved.1
}

/// The one pair of quotation marks that came or went in the linked sentences, if it is one.
fn pair<'z, 'a>(zone: &'z Zone<'_, 'a>) -> Option<(&'z Version<'a>, usize, usize)> {
    let marks = |version: &Version<'_>, part: fn(&Hunk) -> &Part| -> Vec<usize> {
        let left = zone.hunks.iter().flat_map(|hunk| part(hunk).left());
        left.filter(|&idx| QuotationMark::of(version.form(idx)).is_some()).collect()
    };
    let old = marks(&zone.cx.old, |hunk| &hunk.old);
    let new = marks(&zone.cx.new, |hunk| &hunk.new);
    match (&old[..], &new[..]) {
        (&[open, close], []) => Some((&zone.cx.old, open, close)),
        ([], &[open, close]) => Some((&zone.cx.new, open, close)),
        _ => None,
    }
}

/// Whether what stands between two marks is a title: all its words have capitals.
fn is_title(version: &Version<'_>, open: usize, close: usize) -> bool {
    let mut words =
        (open + 1..close).filter(|&idx| version.word(idx).is_content()).peekable();
    close - open <= MAX_TITLE
        && words.peek().is_some()
        && words.all(|idx| version.is_capital(idx))
}

/// The tokens of a long title.
const MAX_TITLE: usize = 8;

/// Whether what stands between two marks is said or promised by the verb next to them: marks around a
/// term are style.
fn is_speech(version: &Version<'_>, open: usize, close: usize) -> bool {
    let says = |idx: usize| {
        let classes = version.word(idx).classes;
        classes.has(Class::Reporting) || classes.has(Class::Intended)
    };
    let end = (close + 1 + BESIDE).min(version.text.tokens().len());
    (open.saturating_sub(BESIDE)..open).chain(close + 1..end).any(says)
}

/// How far from a quotation mark the verb of saying may stand: “told the court “I did it””.
const BESIDE: usize = 3;

/// Whether a hunk has a quotation mark.
fn has_marks(zone: &Zone<'_, '_>, hunk_idx: usize) -> bool {
    let hunk = &zone.hunks[hunk_idx];
    style::marks(&zone.cx.old, &hunk.old) + style::marks(&zone.cx.new, &hunk.new) > 0
}

/// Whether a whole quotation, with its marks, came or went: that is a statement with a quote in it.
fn style_only(zone: &Zone<'_, '_>, hunk_idx: usize) -> bool {
    let hunk = &zone.hunks[hunk_idx];
    let old = style::marks(&zone.cx.old, &hunk.old);
    let new = style::marks(&zone.cx.new, &hunk.new);
    old + new > 1
}

/// Whether the word before or after marks that came or went is quoted on one side only. Where it
/// is not, a mark changed places with a comma, or the quotation goes on elsewhere.
fn turned(zone: &Zone<'_, '_>, hunk_idx: usize) -> bool {
    let cx = zone.cx;
    let hunk = &zone.hunks[hunk_idx];
    let at = |version: &Version<'_>, part: &Part| {
        let tokens = version.text.tokens();
        let first =
            tokens.partition_point(|token| token.span.start() < part.span.start());
        let word = |idx: &usize| *idx < tokens.len() && !version.word(*idx).is_mark();
        let before = (0..first).rev().take(2).find(word);
        let after = (first..first + part.tokens.len() + 2).find(word);
        [before, after]
    };
    let [old_before, old_after] = at(&cx.old, &hunk.old);
    let [new_before, new_after] = at(&cx.new, &hunk.new);
    let differs = |old: Option<usize>, new: Option<usize>| {
        old.zip(new).is_some_and(|(old, new)| {
            cx.old.word(old).lemma == cx.new.word(new).lemma
                && cx.old.is_quoted(old) != cx.new.is_quoted(new)
        })
    };
    style::marks(&cx.old, &hunk.old) != style::marks(&cx.new, &hunk.new)
        && (differs(old_before, new_before) || differs(old_after, new_after))
}

#[cfg(test)]
mod tests {
    use crate::testing::check;
    use expect_test::expect;

    #[test]
    fn half_a_quote_dropped() {
        check(
            "“We will not pay, and we will not leave,” she said.",
            "“We will not pay,” she said.",
            &expect![
                "quote removed fact | and we will not leave, → ∅ | words inside quotation marks changed"
            ],
        );
    }

    #[test]
    fn words_out_of_quotation_marks() {
        check(
            "He told the court “I did it” on Monday.",
            "He told the court I did it on Monday.",
            &expect![[r#"
                quote removed fact | “ → ∅ | words came into or out of quotation marks
                quote removed fact | ” → ∅ | words came into or out of quotation marks"#]],
        );
    }

    #[test]
    fn a_word_out_of_quotation_marks() {
        check(
            "Investors were promised \"discipline before size.\"",
            "Investors were promised discipline before size.",
            &expect![[r#"
                quote removed fact | " → ∅ | words came into or out of quotation marks
                quote removed fact | " → ∅ | words came into or out of quotation marks"#]],
        );
    }

    #[test]
    fn marks_around_a_title_are_style() {
        check(
            "The record was Night Ferry of May.",
            "The record was “Night Ferry” of May.",
            &expect![[r#"
                wording added same | ∅ → “ | the same words in another form
                wording added same | ∅ → ” | the same words in another form"#]],
        );
    }

    #[test]
    fn a_missing_mark_that_came_is_style() {
        check(
            "“We will not pay, she said. “We have nothing.” They left.",
            "“We will not pay,” she said. “We have nothing.” They left.",
            &expect!["wording added same | ∅ → ” | the same words in another form"],
        );
        check(
            "He said it was 'a ruse' of the firm, and wept.",
            "He said it was \"a ruse\" of the firm, and wept.",
            &expect![[r#"
                wording revised same | ' → " | the same words in another form
                wording revised same | ' → " | the same words in another form"#]],
        );
    }

    #[test]
    fn marks_around_a_title_are_style_where_somebody_speaks() {
        check(
            "The poet said Night Ferry was his last.",
            "The poet said “Night Ferry” was his last.",
            &expect![[r#"
                wording added same | ∅ → “ | the same words in another form
                wording added same | ∅ → ” | the same words in another form"#]],
        );
    }

    #[test]
    fn a_comma_that_changed_places_with_a_mark() {
        check(
            "“It was ours,” he said.",
            "“It was ours”, he said.",
            &expect![[r#"
            wording removed same | ” → ∅ | the same words in another form
            wording added same | ∅ → ” | the same words in another form"#]],
        );
    }
}
