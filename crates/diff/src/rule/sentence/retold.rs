//! Whether a sentence without a counterpart says in other words what one of the other version does:
//! “Attendance fell by 10 per cent” and “Attendance dropped 10%”.

use writethru_facts::{Amount, FactKind, Value};
use writethru_text::Span;

use crate::change::Relation;
use crate::figure;
use crate::lexicon::Class;
use crate::rule::words;
use crate::sense;
use crate::version::Version;
use crate::zone::Context;

/// With more sentences than this without a counterpart the text was written anew, and what says the same
/// is not looked for.
const MAX_LONE: usize = 32;

/// Longer sentences are hardly written in other words throughout.
const MAX_WORDS: usize = 40;

pub(super) fn is_retold(cx: &Context<'_>, sentence_idx: usize, is_old: bool) -> bool {
    let (own, other) = cx.sides(is_old);
    let mine = own.text.sentences()[sentence_idx].span;
    let lone = other.lone();
    lone.len().max(own.lone().len()) <= MAX_LONE
        && own.text.tokens_in(mine).len() <= MAX_WORDS
        && lone.iter().any(|&idx| {
            let theirs = other.text.sentences()[idx as usize].span;
            other.text.tokens_in(theirs).len() <= MAX_WORDS
                && say_the_same(cx, mine, theirs, is_old)
        })
}

/// Whether the figures of two sentences are equal in their order, and each word that carries something
/// has another for it; neither negates what the other says.
fn say_the_same(cx: &Context<'_>, mine: Span, theirs: Span, is_old: bool) -> bool {
    let (own, other) = cx.sides(is_old);
    let (a, b) = (figures(own, mine), figures(other, theirs));
    let equal = |(a, b): (&&Amount, &&Amount)| {
        matches!(figure::relation(a, b), Some(Relation::Equal | Relation::Rounds))
    };
    if a.len() != b.len() || !a.iter().zip(&b).all(equal) {
        return false;
    }
    let (here, there) = (said(own, mine), said(other, theirs));
    let negations = |version: &Version<'_>, words: &[usize]| {
        words
            .iter()
            .filter(|&&idx| version.word(idx).classes.has(Class::Negation))
            .count()
    };
    let met = |idx: usize| there.iter().any(|&at| sense::same_of(cx, idx, at, is_old));
    let meets = |at: usize| here.iter().any(|&idx| sense::same_of(cx, idx, at, is_old));
    here.len() >= MIN_SAID
        && negations(own, &here) == negations(other, &there)
        && here.iter().all(|&idx| met(idx))
        && there.iter().all(|&at| meets(at))
}

/// Fewer words than this that carry something are alike by chance.
const MIN_SAID: usize = 3;

/// The amounts of a sentence, in order.
fn figures<'a>(version: &Version<'a>, sentence: Span) -> Vec<&'a Amount> {
    let facts = version.facts(sentence, FactKind::Quantity);
    facts
        .filter_map(|fact| match &fact.value {
            Value::Amount(amount) => Some(amount),
            _ => None,
        })
        .collect()
}

/// The words of a sentence that carry something, but for its figures.
fn said(version: &Version<'_>, sentence: Span) -> Vec<usize> {
    let figures: Vec<Span> =
        version.facts(sentence, FactKind::Quantity).map(|fact| fact.span).collect();
    let tokens = version.text.tokens();
    let words = version.text.tokens_in(sentence).filter(|&idx| {
        let within = figures.iter().any(|figure| figure.overlaps(tokens[idx].span));
        !within && version.word(idx).is_content() && words::is_weighty(version, idx)
    });
    words.collect()
}

#[cfg(test)]
mod tests {
    use crate::testing::check;
    use expect_test::expect;

    #[test]
    fn the_same_in_other_words() {
        check(
            "The trial began.\nAttendance at Calder fell by 10 per cent last season.\nBo Ek wept.",
            "The trial began.\nBo Ek wept.\nIt rained.\nLast season attendance at Calder dropped 10%.",
            &expect![[r#"
                statement added fact | ∅ → It rained. | a claim added
                wording removed same | Attendance at Calder fell by 10 per cent last season. → ∅ | both versions say so, in other words
                wording added same | ∅ → Last season attendance at Calder dropped 10%. | both versions say so, in other words"#]],
        );
    }

    #[test]
    fn another_figure_or_direction_is_another_claim() {
        check(
            "The trial began.\nAttendance at Calder fell by 10 per cent last season.\nBo Ek wept.",
            "The trial began.\nBo Ek wept.\nIt rained.\nLast season attendance at Calder dropped 30%.",
            &expect![[r#"
                statement added fact | ∅ → It rained. | a claim added
                statement added fact | ∅ → Last season attendance at Calder dropped 30%. | a claim added
                statement removed fact | Attendance at Calder fell by 10 per cent last season. → ∅ | a claim removed"#]],
        );
        check(
            "The trial began.\nAttendance at Calder fell by 10 per cent last season.\nBo Ek wept.",
            "The trial began.\nBo Ek wept.\nIt rained.\nLast season attendance at Calder rose 10%.",
            &expect![[r#"
                statement added fact | ∅ → It rained. | a claim added
                statement added fact | ∅ → Last season attendance at Calder rose 10%. | a claim added
                statement removed fact | Attendance at Calder fell by 10 per cent last season. → ∅ | a claim removed"#]],
        );
    }
}
