//! Polarity: yes turned to no, up to down, a word to its opposite.

use writethru_text::Span;

use crate::change::{ChangeKind, Detail};
use crate::lexicon::{self, Class};
use crate::rule::counterpart;
use crate::version::Version;
use crate::zone::{Finding, Hunk, Part, Zone};

/// Hunks with more words than this on a side are rewritten, not turned.
const MAX_WORDS: usize = 8;

pub(super) fn run(zone: &mut Zone<'_, '_>) {
    for hunk_idx in 0..zone.hunks.len() {
        let pair = opposite_pair(zone, hunk_idx);
        if let Some(finding) = pair
            .map(|pair| opposites(zone, hunk_idx, pair))
            .or_else(|| negated(zone, hunk_idx))
            .or_else(|| cancelled(zone, hunk_idx))
        {
            zone.report(finding);
        }
    }
}

/// A word of the old side and its opposite on the new one; with a negation before one of them both say
/// the same: “insufficient” and “not sufficient”.
fn opposites(
    zone: &Zone<'_, '_>,
    hunk_idx: usize,
    (old_idx, new_idx): (usize, usize),
) -> Finding {
    let (cx, hunk) = (zone.cx, &zone.hunks[hunk_idx]);
    let negation = |version: &Version<'_>, part: &Part, own: usize, is_old: bool| {
        let plain =
            |idx: usize| !version.word(idx).is_content() && !version.word(idx).is_mark();
        // “Not sufficient”, but not “fell, though not sharply”.
        let before = |idx: &usize| *idx < own && (*idx + 1..own).all(plain);
        let mut negations =
            part.left().filter(before).filter(|&idx| negates(version, idx));
        negations.find(|&idx| !carried(zone, idx, is_old))
    };
    let old_negation = negation(&cx.old, &hunk.old, old_idx, true);
    let new_negation = negation(&cx.new, &hunk.new, new_idx, false);
    let span = |version: &Version<'_>, idx: usize| version.text.tokens()[idx].span;
    let (old, new) = (span(&cx.old, old_idx), span(&cx.new, new_idx));
    if old_negation.is_some() == new_negation.is_some() {
        return finding(zone, hunk_idx, old, new, "a word and its opposite");
    }
    let old = old.cover(span(&cx.old, old_negation.unwrap_or(old_idx)));
    let new = new.cover(span(&cx.new, new_negation.unwrap_or(new_idx)));
    let reason = "a word and the negation of its opposite";
    Finding::wording(Some(old), Some(new), hunk.edit, reason)
}

/// The first word of the old side of a hunk with an opposite on the new one, and that.
fn opposite_pair(zone: &Zone<'_, '_>, hunk_idx: usize) -> Option<(usize, usize)> {
    let cx = zone.cx;
    let hunk = &zone.hunks[hunk_idx];
    if hunk.old.left().count() > MAX_WORDS || hunk.new.left().count() > MAX_WORDS {
        return None;
    }
    for old_idx in hunk.old.left() {
        for new_idx in hunk.new.left() {
            let (a, b) = (cx.old.word(old_idx), cx.new.word(new_idx));
            let (from, to) = (cx.lemmas.name(a.lemma), cx.lemmas.name(b.lemma));
            let opposite = lexicon::opposite(from, to)
                || is_prefixed(&cx.old.lower(old_idx), &cx.new.lower(new_idx));
            let turned = |x: Class, y: Class| a.classes.has(x) && b.classes.has(y);
            let both = |x: Class| a.classes.has(x) && b.classes.has(x);
            // “Late on Friday” and “early on Saturday” are one date for another.
            let time = |idx: usize, version: &Version<'_>| {
                matches!(version.form(idx), "late" | "early" | "later" | "earlier")
            };
            if time(old_idx, &cx.old) && time(new_idx, &cx.new) && dated(zone) {
                continue;
            }
            let turned = (turned(Class::Up, Class::Down)
                || turned(Class::Down, Class::Up))
                && !both(Class::Up)
                && !both(Class::Down);
            if opposite || turned {
                return Some((old_idx, new_idx));
            }
        }
    }
    None
}

/// Prefixes that make of a word its opposite.
const PREFIXES: [&str; 7] = ["un", "in", "im", "il", "ir", "dis", "non-"];

/// How words begin that only look as if they had such a prefix: “informed”, “disclosed”, “increased”.
const NOT_PREFIXED: [&str; 16] = [
    "inform", "improv", "impos", "impress", "import", "impact", "disclos", "discover",
    "increas", "invest", "includ", "involv", "dispos", "inhabit", "instal", "intend",
];

/// Whether one word is the other with a prefix that negates it: “sufficient” and “insufficient”.
fn is_prefixed(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let prefix = long.strip_suffix(short).unwrap_or_default();
    short.len() >= MIN_PREFIXED
        && PREFIXES.contains(&prefix)
        && !NOT_PREFIXED.iter().any(|other| long.starts_with(other))
}

/// Letters of the shortest word that a prefix is looked for at.
const MIN_PREFIXED: usize = 5;

/// Whether a date was told already in the linked sentences.
fn dated(zone: &Zone<'_, '_>) -> bool {
    zone.found.iter().any(|finding| finding.kind == ChangeKind::Date)
}

/// What was to happen and was called off: a word of calling off that the other side has in no form.
fn cancelled(zone: &Zone<'_, '_>, hunk_idx: usize) -> Option<Finding> {
    let cx = zone.cx;
    let hunk = &zone.hunks[hunk_idx];
    let off = |version: &Version<'_>, part: &Part| {
        part.left().any(|idx| {
            let form = version.form(idx);
            let called = matches!(form, "called" | "call" | "calls" | "put");
            version.word(idx).classes.has(Class::Cancelled)
                || called && version.lower(idx + 1) == "off"
        })
    };
    let set = |version: &Version<'_>, part: &Part| {
        part.left().any(|idx| version.word(idx).classes.has(Class::Future))
    };
    let turned = off(&cx.new, &hunk.new)
        && !off(&cx.old, &hunk.old)
        && set(&cx.old, &hunk.old)
        || off(&cx.old, &hunk.old) && !off(&cx.new, &hunk.new) && set(&cx.new, &hunk.new);
    if !turned {
        return None;
    }
    let (old, new) = (hunk.old.left_span(&cx.old)?, hunk.new.left_span(&cx.new)?);
    Some(finding(
        zone,
        hunk_idx,
        old,
        new,
        "what was set was called off, or the other way",
    ))
}

/// A negation that only one side has.
fn negated(zone: &Zone<'_, '_>, hunk_idx: usize) -> Option<Finding> {
    let cx = zone.cx;
    let hunk = &zone.hunks[hunk_idx];
    let (old, new) = n_negations(zone, hunk_idx);
    if old % 2 == new % 2 || went_across(zone, hunk_idx, old > new) {
        return None;
    }
    // Without much else: a negation within a new clause belongs to that clause.
    let content = hunk.old.content(&cx.old).len().max(hunk.new.content(&cx.new).len());
    let one_sided = hunk.old.tokens.is_empty() || hunk.new.tokens.is_empty();
    if content > if one_sided { 2 } else { MAX_WORDS } {
        return None;
    }
    // More than the negation is another claim: “did not ask” and “may go home”.
    let (old_left, new_left) = counterpart::unmatched(cx, &hunk.old, &hunk.new);
    let other = |version: &Version<'_>, left: &[usize]| {
        left.iter()
            .filter(|&&idx| !version.word(idx).classes.has(Class::Negation))
            .count()
    };
    let (old_other, new_other) = (other(&cx.old, &old_left), other(&cx.new, &new_left));
    if old_other.min(new_other) > 1 || old_other + new_other > MAX_OTHER {
        return None;
    }
    // A side without words is shown by the word after its place, and the other side with it.
    let bare =
        hunk.old.left_span(&cx.old).is_none() || hunk.new.left_span(&cx.new).is_none();
    let is_negated_old = old % 2 == 1;
    let (old, new) =
        (widened(&cx.old, &hunk.old, bare), widened(&cx.new, &hunk.new, bare));
    if half_negated(zone, hunk, is_negated_old) {
        let reason = "the same, negated otherwise";
        return Some(Finding::wording(Some(old), Some(new), hunk.edit, reason));
    }
    Some(finding(zone, hunk_idx, old, new, "a negation came or went"))
}

/// Whether the side without the negation denies in another way: “too few” for “not enough”, “less certain”
/// for “not so certain”, “unfinished” for “not concluded”.
fn half_negated(zone: &Zone<'_, '_>, hunk: &Hunk, is_negated_old: bool) -> bool {
    let cx = zone.cx;
    let ((negated, other), (version, there)) =
        (hunk.sides(is_negated_old), cx.sides(is_negated_old));
    let degree = negated.left().any(|idx| {
        matches!(
            &*version.lower(idx),
            "enough" | "so" | "as" | "sufficient" | "many" | "much"
        )
    });
    let denied = |rest: &str| {
        rest.len() >= MIN_PREFIXED
            && negated.left().any(|idx| {
                let lemma = cx.lemmas.name(version.word(idx).lemma);
                lemma == rest || lexicon::near(lemma, rest)
            })
    };
    other.left().any(|idx| {
        let lemma = cx.lemmas.name(there.word(idx).lemma);
        let less = matches!(
            &*there.lower(idx),
            "too"
                | "less"
                | "few"
                | "fewer"
                | "little"
                | "hardly"
                | "barely"
                | "scarcely"
        );
        less && degree || lemma.strip_prefix("un").is_some_and(denied)
    })
}

/// With more words than this that only one side has, the negation is the least of what is new: “it
/// acted as soon as it learned of it”, “it declined to comment”.
const MAX_OTHER: usize = 2;

/// How many negations of a hunk on each side do not stand on the other side in another place.
fn n_negations(zone: &Zone<'_, '_>, hunk_idx: usize) -> (usize, usize) {
    let (cx, hunk) = (zone.cx, &zone.hunks[hunk_idx]);
    let count = |version: &Version<'_>, part: &Part, is_old: bool| {
        let negations = part.left().filter(|&idx| negates(version, idx));
        negations.filter(|&idx| !carried(zone, idx, is_old)).count()
    };
    (count(&cx.old, &hunk.old, true), count(&cx.new, &hunk.new, false))
}

/// Whether a hunk a few words on has a negation on the other side: “not losing any”, “losing no”.
fn went_across(zone: &Zone<'_, '_>, hunk_idx: usize, is_old: bool) -> bool {
    let version = zone.cx.sides(is_old).0;
    let text = version.text;
    let part = |idx: usize| zone.hunks[idx].sides(is_old).0;
    let near = |first: usize, second: usize| {
        let start = part(first).span.end();
        let end = part(second).span.start().max(start);
        let mut between = text.tokens_in(Span::new(start, end));
        // “Not Ruiz but Ono” is not “Ruiz but not Ono”.
        between.len() <= ACROSS
            && !between.any(|idx| {
                version.is_capital(idx)
                    || matches!(&*version.lower(idx), "," | "and" | "but" | "or")
            })
    };
    let crosses = |idx: usize| {
        let (old, new) = n_negations(zone, idx);
        old % 2 != new % 2 && (old > new) != is_old
    };
    let before = hunk_idx.checked_sub(1).filter(|&idx| near(idx, hunk_idx));
    let after = (hunk_idx + 1 < zone.hunks.len()).then_some(hunk_idx + 1);
    let after = after.filter(|&idx| near(hunk_idx, idx));
    before.into_iter().chain(after).any(crosses)
}

/// How many words may stand between a negation and the place that it came from: two of a verb phrase.
const ACROSS: usize = 3;

/// Whether the linked sentences of the other side have a negation too, before the same word: it went
/// along with what it negates.
fn carried(zone: &Zone<'_, '_>, token_idx: usize, is_old: bool) -> bool {
    let cx = zone.cx;
    let (own, other) = cx.sides(is_old);
    let (here, linked) = zone.stretches(is_old);
    let negated = |version: &Version<'_>, idx: usize| {
        let end = (idx + 1 + NEXT).min(version.text.tokens().len());
        let mut after = (idx + 1..end).map(|idx| version.word(idx));
        after.find(|word| word.is_content()).map(|word| word.lemma)
    };
    let Some(mine) = negated(own, token_idx) else { return false };
    let lemma = own.word(token_idx).lemma;
    let there = other.text.tokens_in(linked);
    let of_lemma = |lemma: u32| {
        own.text.tokens_in(here).filter(|&idx| own.word(idx).lemma == lemma).count()
    };
    let found = there.filter(|&idx| {
        other.word(idx).lemma == lemma && negated(other, idx) == Some(mine)
    });
    found.count() >= of_lemma(lemma)
}

/// How far after a negation the word that it negates is looked for.
const NEXT: usize = 4;

/// Whether a word turns a claim: “not only” adds to it, “or not” leaves it open, “nor” goes on with
/// what was negated before, and a decline is no refusal where nothing is declined to be done.
fn negates(version: &Version<'_>, token_idx: usize) -> bool {
    if !version.word(token_idx).classes.has(Class::Negation) {
        return false;
    }
    let next = version.lower(token_idx + 1);
    match &*version.lower(token_idx) {
        "nor" => false,
        // “Whether or not” is whether.
        "not" if token_idx > 0 && version.lower(token_idx - 1) == "or" => false,
        "not" => !matches!(&*next, "only" | "just" | "merely" | "least"),
        // “No more than 25” bounds a figure.
        "no" => !matches!(
            &*next,
            "doubt" | "matter" | "." | "more" | "less" | "fewer" | "later" | "earlier"
        ),
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
    fn a_negation_in_another_claim() {
        check(
            "The dam broke. The firm says it acted as soon as it learned of it. Rain fell.",
            "The dam broke. The firm declined to comment. Rain fell.",
            &expect![
                "statement revised fact | acted as soon as it learned → declined | a claim replaced"
            ],
        );
    }

    #[test]
    fn a_negation_may_be_said_otherwise() {
        check(
            "The school has too few pupils to survive.",
            "The school does not have enough pupils to survive.",
            &expect![
                "wording revised same | has too few → does not have enough | the same, negated otherwise"
            ],
        );
        check(
            "Others were less certain.",
            "Others were not so certain.",
            &expect![
                "wording revised same | less → not so | the same, negated otherwise"
            ],
        );
        check(
            "Others were less certain.",
            "Others were certain.",
            &expect!["statement removed fact | less → ∅ | a claim removed"],
        );
        check(
            "The walk takes no more than 25 minutes.",
            "The walk takes 25 minutes at most.",
            &expect![[r#"
            wording removed same | no more than  → ∅ | words around a change, or spacing
            wording added same | ∅ → at most | the same words in another form"#]],
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
    fn a_strike_called_off() {
        check(
            "Drivers will strike for five days.",
            "Drivers have called off a strike of five days.",
            &expect![[r#"
                polarity revised fact | will → have called off a | what was set was called off, or the other way
                wording revised same | for → of | the same words in another form"#]],
        );
    }

    #[test]
    fn what_was_called_off_before_is_not_called_off_again() {
        check(
            "The match, put off in May, will start at noon.",
            "The match, postponed in May, will begin at noon.",
            &expect![[r#"
                wording revised same | put off → postponed | the same words in another form
                wording revised same | start → begin | the same words in another form"#]],
        );
    }

    #[test]
    fn a_negation_that_went_along_with_its_verb() {
        check(
            "Ruiz has denied that he fled. He wants a trial.",
            "Ruiz, who has denied that he fled, wants a trial.",
            &expect![[r#"
                wording added same | ∅ → , who | the same words in another form
                wording revised same | . He → , | the same words in another form"#]],
        );
    }

    #[test]
    fn not_only_negates_nothing() {
        check(
            "Not only the mayor but the council resigned.",
            "Both the mayor and the council resigned.",
            &expect![[r#"
                wording revised same | Not only → Both | one word that adds no claim of its own
                wording revised same | but → and | the same words in another form"#]],
        );
    }

    #[test]
    fn the_same_polarity_in_other_words() {
        check(
            "The fleet won without losing a ship, and the funds were insufficient.",
            "The fleet won without losing a ship, and the funds were not sufficient.",
            &expect![
                "wording revised same | insufficient → not sufficient | a word and the negation of its opposite"
            ],
        );
        check(
            "They won, not losing any ship, and will no longer pay.",
            "They won, losing no ship, and will not pay any longer.",
            &expect![[r#"
                wording removed same | not → ∅ | words that carry no fact
                wording removed same | pay → ∅ | words that carry no fact
                wording revised same | any → no | words that carry no fact
                wording revised same | no → not pay any | words that carry no fact"#]],
        );
    }

    #[test]
    fn a_negated_word_of_its_own_is_the_opposite() {
        check(
            "The search was lawful, and the funds were not sufficient.",
            "The search was unlawful, and the funds were not insufficient.",
            &expect![[r#"
                polarity revised fact | lawful → unlawful | a word and its opposite
                polarity revised fact | sufficient → insufficient | a word and its opposite"#]],
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

    #[test]
    fn what_looks_like_a_prefix_is_none() {
        check(
            "The firm was not closed.",
            "The firm was disclosed.",
            &expect![
                "polarity revised fact | not closed → disclosed | a negation came or went"
            ],
        );
    }

    #[test]
    fn a_negation_of_something_else_excuses_nothing() {
        check(
            "Profits rose on Monday.",
            "Profits fell, though not sharply, on Monday.",
            &expect![[r#"
                polarity revised fact | rose → fell | a word and its opposite
                wording added same | ∅ → , though not sharply, | one word that adds no claim of its own"#]],
        );
        check(
            "The dose was not high.",
            "The dose was too high.",
            &expect!["polarity revised fact | not → too | a negation came or went"],
        );
        check(
            "Police did not find weapons.",
            "Police uncovered weapons.",
            &expect![
                "polarity revised fact | did not find → uncovered | a negation came or went"
            ],
        );
        check(
            "Not Ruiz but Ono won the seat.",
            "Ruiz but not Ono won the seat.",
            &expect![[r#"
                polarity revised fact | Not Ruiz → Ruiz | a negation came or went
                polarity revised fact | Ono → not Ono | a negation came or went"#]],
        );
    }
}
