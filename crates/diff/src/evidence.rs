//! [`factual_score`]: how sure it is that any fact changed, by what each change tells anew.
//!
//! Words that the other version has anywhere tell nothing; a word for another word tells little, as
//! paraphrase does that; words beyond those tell more, each less than the one before. On top of it
//! stands what the kind of a change says by itself: a turned polarity is one word, and all of the
//! news. A bare cut takes something away and claims nothing.

use writethru_text::{Span, TokenKind};

use crate::change::{Action, Change, ChangeKind, Detail, Relation};
use crate::rule::words;
use crate::sense;
use crate::version::Version;
use crate::zone::Context;

/// How sure it is that some fact changed, 0 to 1: each change is evidence by itself.
pub(crate) fn factual_score(cx: &Context<'_>, changes: &[Change]) -> f32 {
    let doubt: f64 = changes.iter().map(|change| 1.0 - evidence(cx, change)).product();
    (1.0 - doubt) as f32
}

/// So many words that are new tell something for certain (1 − 1/e); a clause has about three.
const CLAUSE: f64 = 3.0;

/// What counts of the words in a change that a rule called wording.
const WORDING: f64 = 0.3;

/// What counts of a word that was lost: it may be known, or said elsewhere in other words.
const LOST: f64 = 0.1;

/// What counts of a new word that stands for a lost one.
const EXCHANGED: f64 = 0.25;

/// What counts of a word that is said again where it was not: it may tell more of what is known.
const AGAIN: f64 = 0.1;

/// How sure one change is to be one of fact, 0 to 1.
fn evidence(cx: &Context<'_>, change: &Change) -> f64 {
    let share = if change.factual { 1.0 } else { WORDING };
    let doubt = (1.0 - prior(change)) * (-share * news(cx, change) / CLAUSE).exp();
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
fn news(cx: &Context<'_>, change: &Change) -> f64 {
    if matches!(change.kind, ChangeKind::Order | ChangeKind::Metadata) {
        return 0.0;
    }
    let old = change.old.map(|place| place.span);
    let new = change.new.map(|place| place.span);
    let n_old = old.map_or(0, |span| content(&cx.old, span).count());
    let n_new = new.map_or(0, |span| content(&cx.new, span).count());
    let again = n_new.saturating_sub(n_old).min(MAX_AGAIN) as f64;
    let mut lost = unknown(&cx.old, old, &cx.new);
    let mut fresh = unknown(&cx.new, new, &cx.old);
    if lost.len() * fresh.len() <= MAX_COMPARED {
        let same = |a: usize, b: usize| sense::same(cx, a, b);
        let told = lost.clone();
        lost.retain(|&a| !fresh.iter().any(|&b| same(a, b)));
        fresh.retain(|&b| !told.iter().any(|&a| same(a, b)));
    }
    let sum = |version: &Version<'_>, tokens: &[usize]| -> f64 {
        tokens.iter().map(|&idx| weight(version, idx)).sum()
    };
    let (lost, fresh) = (sum(&cx.old, &lost), sum(&cx.new, &fresh));
    let exchanged = lost.min(fresh);
    (fresh - exchanged)
        + EXCHANGED * exchanged
        + LOST * (lost - exchanged)
        + AGAIN * again
}

/// No more words than this count as said again: what is longer has moved.
const MAX_AGAIN: usize = 6;

/// No more pairs of words than this are held against one another; longer stretches are new as
/// wholes anyway.
const MAX_COMPARED: usize = 4096;

/// The content words of a stretch.
fn content<'v>(version: &'v Version<'_>, span: Span) -> impl Iterator<Item = usize> + 'v {
    version.text.tokens_in(span).filter(|&idx| version.word(idx).is_content())
}

/// The content words of a stretch that the other version has nowhere, each lemma once.
fn unknown(own: &Version<'_>, span: Option<Span>, other: &Version<'_>) -> Vec<usize> {
    let Some(span) = span else { return Vec::new() };
    let mut out: Vec<(u32, usize)> = content(own, span)
        .map(|idx| (own.word(idx).lemma, idx))
        .filter(|(lemma, _)| !other.has(*lemma))
        .collect();
    out.sort_unstable();
    out.dedup_by_key(|(lemma, _)| *lemma);
    out.into_iter().map(|(_, idx)| idx).collect()
}

/// How much one word tells: a figure or a name more than a common word, a connective or an
/// intensifier hardly anything.
fn weight(version: &Version<'_>, token_idx: usize) -> f64 {
    let capital = version.form(token_idx).starts_with(char::is_uppercase);
    match version.word(token_idx).kind {
        TokenKind::Number => 1.5,
        _ if !words::is_weighty(version, token_idx) => 0.3,
        _ if capital => 1.5,
        _ => 1.0,
    }
}
