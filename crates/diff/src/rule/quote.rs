//! Quotes: words that changed inside quotation marks, or came into or out of them.

use crate::change::{ChangeKind, Detail, Relation};
use crate::lexicon::Class;
use crate::rule::style;
use crate::version::Version;
use crate::zone::{Finding, Hunk, Part, Zone};

pub(super) fn run(zone: &mut Zone<'_, '_>) {
    let cx = zone.cx;
    let enclosed = enclosed(zone);
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
        let unquoted =
            bare && (turned(zone, hunk_idx) || enclosed && has_marks(zone, hunk_idx));
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

/// Whether the linked sentences have one pair of quotation marks more on one side: the words between
/// them came into or out of quotation marks. Somebody must be said to say or promise something there:
/// marks around a title or a term are style.
fn enclosed(zone: &Zone<'_, '_>) -> bool {
    let marks = |version: &Version<'_>, part: fn(&Hunk) -> &Part| -> usize {
        zone.hunks.iter().map(|hunk| style::marks(version, part(hunk))).sum()
    };
    let old = marks(&zone.cx.old, |hunk| &hunk.old);
    let new = marks(&zone.cx.new, |hunk| &hunk.new);
    let says = zone.cx.new.text.tokens_in(zone.new).any(|idx| {
        let classes = zone.cx.new.word(idx).classes;
        classes.has(Class::Reporting) || classes.has(Class::Intended)
    });
    old.abs_diff(new) == 2 && old.min(new) == 0 && says
}

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
