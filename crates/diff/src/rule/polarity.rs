//! Polarity: yes turned to no, up to down, a word to its opposite.

use writethru_text::Span;

use crate::change::{ChangeKind, Detail};
use crate::lexicon::{self, Class};
use crate::version::Version;
use crate::zone::{Finding, Part, Zone};

/// Hunks with more words than this on a side are rewritten, not turned.
const MAX_WORDS: usize = 8;

pub(super) fn run(zone: &mut Zone<'_, '_>) {
    for hunk_idx in 0..zone.hunks.len() {
        if let Some(finding) =
            opposites(zone, hunk_idx).or_else(|| negated(zone, hunk_idx))
        {
            zone.report(finding);
        }
    }
}

/// A word of the old side and its opposite on the new one.
fn opposites(zone: &Zone<'_, '_>, hunk_idx: usize) -> Option<Finding> {
    let cx = zone.cx;
    let hunk = &zone.hunks[hunk_idx];
    if hunk.old.left().count() > MAX_WORDS || hunk.new.left().count() > MAX_WORDS {
        return None;
    }
    for old_idx in hunk.old.left() {
        for new_idx in hunk.new.left() {
            let (a, b) = (cx.old.word(old_idx), cx.new.word(new_idx));
            let opposite =
                lexicon::opposite(cx.lemmas.name(a.lemma), cx.lemmas.name(b.lemma));
            let turned = |x: Class, y: Class| a.classes.has(x) && b.classes.has(y);
            let both = |x: Class| a.classes.has(x) && b.classes.has(x);
            let turned = (turned(Class::Up, Class::Down)
                || turned(Class::Down, Class::Up))
                && !both(Class::Up)
                && !both(Class::Down);
            if !opposite && !turned {
                continue;
            }
            let old = cx.old.text.tokens()[old_idx].span;
            let new = cx.new.text.tokens()[new_idx].span;
            return Some(finding(zone, hunk_idx, old, new, "a word and its opposite"));
        }
    }
    None
}

/// A negation that only one side has.
fn negated(zone: &Zone<'_, '_>, hunk_idx: usize) -> Option<Finding> {
    let cx = zone.cx;
    let hunk = &zone.hunks[hunk_idx];
    let count = |version: &Version<'_>, part: &Part| {
        part.left().filter(|&idx| negates(version, idx)).count()
    };
    let (old, new) = (count(&cx.old, &hunk.old), count(&cx.new, &hunk.new));
    if old % 2 == new % 2 {
        return None;
    }
    // Without much else: a negation within a new clause belongs to that clause.
    let content = hunk.old.content(&cx.old).len().max(hunk.new.content(&cx.new).len());
    let one_sided = hunk.old.tokens.is_empty() || hunk.new.tokens.is_empty();
    if content > if one_sided { 2 } else { MAX_WORDS } {
        return None;
    }
    // A side without words is shown by the word after its place, and the other side with it.
    let bare =
        hunk.old.left_span(&cx.old).is_none() || hunk.new.left_span(&cx.new).is_none();
    let (old, new) =
        (widened(&cx.old, &hunk.old, bare), widened(&cx.new, &hunk.new, bare));
    Some(finding(zone, hunk_idx, old, new, "a negation came or went"))
}

/// Whether a word turns a claim: “not only” adds to it, “nor” goes on with what was negated before,
/// and a decline is no refusal where nothing is declined to be done.
fn negates(version: &Version<'_>, token_idx: usize) -> bool {
    if !version.word(token_idx).classes.has(Class::Negation) {
        return false;
    }
    let lower = |idx: usize| {
        let known = idx < version.text.tokens().len();
        if known { version.form(idx).to_ascii_lowercase() } else { String::new() }
    };
    let next = lower(token_idx + 1);
    match lower(token_idx).as_str() {
        "nor" => false,
        "not" => !matches!(next.as_str(), "only" | "just" | "merely" | "least"),
        "no" => !matches!(next.as_str(), "doubt" | "matter" | "."),
        "decline" | "declines" | "declined" | "declining" => next == "to",
        _ => true,
    }
}

/// The unexplained words of a side, with the word after them where `next` asks for it.
fn widened(version: &Version<'_>, part: &Part, next: bool) -> Span {
    let tokens = version.text.tokens();
    let own = part.left_span(version);
    let end = own.map_or(part.span.start(), Span::end);
    let after = tokens.partition_point(|token| token.span.start() < end);
    let after =
        tokens.get(after.min(tokens.len().saturating_sub(1))).map(|token| token.span);
    match (own, after.filter(|_| next)) {
        (Some(own), Some(after)) => own.cover(after),
        (own, after) => own.or(after).unwrap_or(part.span),
    }
}

fn finding(
    zone: &Zone<'_, '_>,
    hunk_idx: usize,
    old: Span,
    new: Span,
    reason: &'static str,
) -> Finding {
    Finding {
        kind: ChangeKind::Polarity,
        factual: true,
        old: Some(old),
        new: Some(new),
        detail: Detail::Polarity {
            from: zone.cx.old.text[old].to_owned(),
            to: zone.cx.new.text[new].to_owned(),
        },
        edit: zone.hunks[hunk_idx].edit,
        reason,
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check;
    use expect_test::expect;

    #[test]
    fn a_negation_came() {
        check(
            "The hikers were carrying tents.",
            "The hikers were not carrying tents.",
            &expect![
                "polarity revised fact | carrying → not carrying | a negation came or went"
            ],
        );
    }

    #[test]
    fn up_turned_to_down() {
        check(
            "Net income rose 4% in May.",
            "Net income fell 4% in May.",
            &expect!["polarity revised fact | rose → fell | a word and its opposite"],
        );
    }

    #[test]
    fn an_opposite() {
        check(
            "The head teacher admits the theft.",
            "The head teacher denies the theft.",
            &expect!["polarity revised fact | admits → denies | a word and its opposite"],
        );
    }

    #[test]
    fn no_link_and_a_clear_link() {
        check(
            "The study, published in a journal, found no link.",
            "The study, published in a journal, found a clear link.",
            &expect!["polarity revised fact | no → a clear | a negation came or went"],
        );
    }
}
