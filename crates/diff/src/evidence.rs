//! [`factual_score`]: how sure it is that any fact changed, by what each change tells anew.
//!
//! Words that the other version has anywhere tell nothing; a word for another word tells little, as
//! paraphrase does that; words beyond those tell more, each less than the one before. On top of it
//! stands what the kind of a change says by itself: a turned polarity is one word, and all of the
//! news. A text that grew says more, even in words that it had. A bare cut takes something away and
//! claims nothing.

use writethru_text::{Span, TokenKind};

use crate::change::{Action, Change, ChangeKind, Detail, Relation};
use crate::rule::words;
use crate::sense;
use crate::version::Version;
use crate::zone::Context;

/// How sure it is that some fact changed, 0 to 1: each change is evidence by itself.
pub(crate) fn factual_score(cx: &Context<'_>, changes: &[Change]) -> f32 {
    let counts = [counts(cx, &cx.old), counts(cx, &cx.new)];
    let doubt: f64 =
        changes.iter().map(|change| 1.0 - evidence(cx, change, &counts)).product();
    (1.0 - doubt * (-GROWN * grown(cx) / CLAUSE).exp()) as f32
}

/// By how many words the text grew.
fn grown(cx: &Context<'_>) -> f64 {
    let words = |version: &Version<'_>| -> usize {
        version.words().iter().filter(|word| !word.is_mark()).count()
    };
    words(&cx.new).saturating_sub(words(&cx.old)) as f64
}

/// What counts of each word by which a text grew: a clause of three content words has some eight.
const GROWN: f64 = 3.0 / 8.0;

/// How often each lemma stands in a version.
fn counts(cx: &Context<'_>, version: &Version<'_>) -> Vec<u32> {
    let mut out = vec![0; cx.lemmas.len()];
    for word in version.words() {
        out[word.lemma as usize] += 1;
    }
    out
}

/// So many words that are new tell something for certain (1 − 1/e); a clause has about three.
const CLAUSE: f64 = 3.0;

/// What counts of the words in a change that a rule called wording.
const WORDING: f64 = 0.5;

/// What counts of a word that was lost: a cut claims nothing.
const LOST: f64 = 0.03;

/// What counts of a new word that stands for a lost one.
const EXCHANGED: f64 = 0.25;

/// What counts of a word that the new version has more often than the old one: it may tell more of
/// what is known. Where words only moved, none is more frequent.
const AGAIN: f64 = 0.35;

/// How sure one change is to be one of fact, 0 to 1.
fn evidence(cx: &Context<'_>, change: &Change, counts: &[Vec<u32>; 2]) -> f64 {
    let share = if change.factual { 1.0 } else { WORDING };
    let doubt =
        (1.0 - prior(change)) * (-share * news(cx, change, counts) / CLAUSE).exp();
    1.0 - doubt
}

/// What the kind of a change says before its words are looked at.
fn prior(change: &Change) -> f64 {
    if !change.factual {
        return 0.0;
    }
    let (kind, detail) = match &change.detail {
        Detail::Headline { kind, detail } => (*kind, &**detail),
        detail => (change.kind, detail),
    };
    let refines = matches!(detail, Detail::Figure { relation: Relation::Refines, .. });
    let sure = match kind {
        ChangeKind::Quantity | ChangeKind::Date if refines => 0.5,
        ChangeKind::Quantity | ChangeKind::Notice | ChangeKind::Speaker => 0.9,
        ChangeKind::Date | ChangeKind::Polarity => 0.8,
        ChangeKind::Name | ChangeKind::Role => 0.7,
        ChangeKind::Certainty | ChangeKind::Attribution | ChangeKind::Quote => 0.5,
        // A claim is as much as its words tell.
        _ => 0.1,
    };
    match change.action {
        Action::Removed => sure * CUT,
        _ => sure,
    }
}

/// What counts of a kind's weight where something was only cut.
const CUT: f64 = 0.25;

/// How many words' worth a change tells that the old version did not.
fn news(cx: &Context<'_>, change: &Change, counts: &[Vec<u32>; 2]) -> f64 {
    if matches!(change.kind, ChangeKind::Order | ChangeKind::Metadata) {
        return 0.0;
    }
    let [in_old, in_new] = counts;
    let old = change.old.map(|place| place.span);
    let new = change.new.map(|place| place.span);
    let mut lost = content(&cx.old, old);
    lost.retain(|&idx| in_new[cx.old.word(idx).lemma as usize] == 0);
    let mut fresh = content(&cx.new, new);
    let mut again = fresh.clone();
    again.retain(|&idx| {
        let lemma = cx.new.word(idx).lemma as usize;
        in_old[lemma] > 0 && in_old[lemma] < in_new[lemma]
    });
    fresh.retain(|&idx| in_old[cx.new.word(idx).lemma as usize] == 0);
    if lost.len() * fresh.len() <= MAX_COMPARED {
        let mut met = vec![false; fresh.len()];
        lost.retain(|&a| {
            let mut found = false;
            for (met, &b) in met.iter_mut().zip(&fresh) {
                let same = sense::same(cx, a, b);
                (*met, found) = (*met || same, found || same);
            }
            !found
        });
        let mut met = met.into_iter();
        fresh.retain(|_| met.next() == Some(false));
    }
    let sum = |version: &Version<'_>, tokens: &[usize]| -> f64 {
        tokens.iter().map(|&idx| weight(version, idx)).sum()
    };
    let (lost, fresh) = (sum(&cx.old, &lost), sum(&cx.new, &fresh));
    let again = AGAIN * sum(&cx.new, &again);
    let exchanged = lost.min(fresh);
    (fresh - exchanged) + EXCHANGED * exchanged + LOST * (lost - exchanged) + again
}

/// No more pairs of words than this are held against one another; longer stretches are new as
/// wholes anyway.
const MAX_COMPARED: usize = 4096;

/// The content words of a stretch, each lemma once.
fn content(version: &Version<'_>, span: Option<Span>) -> Vec<usize> {
    let Some(span) = span else { return Vec::new() };
    let mut out: Vec<(u32, usize)> = version
        .text
        .tokens_in(span)
        .map(|idx| (version.word(idx), idx))
        .filter(|(word, _)| word.is_content())
        .map(|(word, idx)| (word.lemma, idx))
        .collect();
    out.sort_unstable();
    out.dedup_by_key(|(lemma, _)| *lemma);
    out.into_iter().map(|(_, idx)| idx).collect()
}

/// How much one word tells: a figure or a name more than a common word, a connective or an
/// intensifier hardly anything.
fn weight(version: &Version<'_>, token_idx: usize) -> f64 {
    let capital = version.is_capital(token_idx);
    match version.word(token_idx).kind {
        TokenKind::Number => 1.5,
        _ if !words::is_weighty(version, token_idx) => 0.3,
        _ if capital => 1.5,
        _ => 1.0,
    }
}
