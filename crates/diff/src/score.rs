//! How much a change matters to an editor, and why.
//!
//! What kind of change it is, where it stands, and whether lives are at stake. The weights are what
//! editors said of the stories in `corpus/stories`: the mean importance (1 to 3) of the changes of
//! a kind or place, less one, halved, to the nearest twentieth.

use writethru_facts::Number;

use crate::change::{Action, Change, ChangeKind, Detail, Place, Relation};
use crate::lexicon::Class;
use crate::version::Version;
use crate::zone::Context;

/// How much a change matters, 0 to 1, and what that is put down to, the weightiest first.
pub(crate) fn weigh(cx: &Context<'_>, change: &Change) -> (f32, Vec<String>) {
    let mut reasons = Vec::new();
    let (kind, detail) = match &change.detail {
        Detail::Headline { kind, detail } => (*kind, &**detail),
        detail => (change.kind, detail),
    };
    let weight = weight(cx, kind, change);
    let mut score = weight.lede + size(detail, &mut reasons);
    if change.kind == ChangeKind::Headline {
        // All changes of headlines were of the first importance; among them the kind decides.
        score = 0.8 + 0.2 * score.min(1.0);
        reasons.push("in the headline".to_owned());
    } else if change.kind != ChangeKind::Notice {
        score *= 1.0 - weight.fade * depth(change, &mut reasons);
    }
    if change.factual
        && let Some(grave) = grave(cx, change)
    {
        score += (1.0 - score) * grave;
        reasons.push("life and death".to_owned());
    }
    if !change.factual {
        return (score.clamp(0.0, 1.0) * WORDING, Vec::new());
    }
    (score.clamp(0.0, 1.0), reasons)
}

/// What counts of a change without a fact.
const WORDING: f32 = 0.15;

/// How much a change of a kind matters.
struct Weight {
    /// In the lede.
    lede: f32,
    /// The share of it that is gone at the foot of the story: a figure down there is a detail, a
    /// reversal is one wherever it stands.
    fade: f32,
}

/// How much a change of a kind matters before its size is known.
fn weight(cx: &Context<'_>, kind: ChangeKind, change: &Change) -> Weight {
    let removed = change.action == Action::Removed;
    let (lede, fade) = match kind {
        ChangeKind::Notice if removed => (0.65, 0.0),
        ChangeKind::Notice => (0.8, 0.0),
        // Who did not say and now says tells more; nothing is turned into its opposite.
        ChangeKind::Polarity if is_said(cx, change) => (0.6, 0.5),
        ChangeKind::Headline | ChangeKind::Polarity => (0.95, 0.5),
        // From none to some is the reversal of a claim.
        ChangeKind::Quantity if from_none(&change.detail) => (0.95, 0.5),
        // Who did it to whom is the claim itself.
        ChangeKind::Statement if change.rule == "exchange" => (1.0, 0.4),
        ChangeKind::Statement if removed => (0.4 + 0.2 * length(change), 0.5),
        ChangeKind::Statement => (0.6 + 0.2 * length(change), 0.5),
        ChangeKind::Quantity if removed => (0.5, 0.65),
        ChangeKind::Quantity => (0.85, 0.65),
        ChangeKind::Certainty | ChangeKind::Speaker => (0.75, 0.5),
        ChangeKind::Quote if removed => (0.3, 0.5),
        ChangeKind::Quote | ChangeKind::Date => (0.5, 0.5),
        ChangeKind::Attribution => (0.35, 0.5),
        ChangeKind::Name => (0.3, 0.5),
        ChangeKind::Role
        | ChangeKind::Metadata
        | ChangeKind::Wording
        | ChangeKind::Order => (0.1, 0.5),
    };
    Weight { lede, fade }
}

/// Whether what was negated is the saying: “has not said”, “refused to confirm”.
fn is_said(cx: &Context<'_>, change: &Change) -> bool {
    let reports = |version: &Version<'_>, place: Option<Place>| {
        let Some(place) = place else { return false };
        let mut own = version.text.tokens_in(place.span).map(|idx| version.word(idx));
        own.any(|word| word.classes.has(Class::Reporting))
    };
    reports(&cx.old, change.old) && reports(&cx.new, change.new)
}

fn from_none(detail: &Detail) -> bool {
    let none = |value: &Option<String>| {
        value.as_deref().is_some_and(|value| {
            matches!(value, "No" | "no" | "None" | "none" | "Nobody" | "nobody")
        })
    };
    matches!(detail, Detail::Figure { from, to, .. } if none(from) != none(to))
}

/// How long the longer side is, 0 to 1: a full sentence of some twenty words counts as 1.
fn length(change: &Change) -> f32 {
    let bytes = |place: Option<Place>| place.map_or(0, |place| place.span.len());
    (bytes(change.old).max(bytes(change.new)) as f32 / 120.0).min(1.0)
}

/// Up to 0.1 more for a figure that moved much, 0.1 less for one that was only made exact.
fn size(detail: &Detail, reasons: &mut Vec<String>) -> f32 {
    let Detail::Figure { ratio, relation, .. } = detail else { return 0.0 };
    let exact = if *relation == Relation::Refines { -0.1 } else { 0.0 };
    let Some(ratio) = ratio.as_deref().and_then(Number::parse) else { return exact };
    let factor = ratio.to_f64().abs().max(1e-6).ln().abs();
    // A half more, or a third less.
    if factor > 0.4 {
        reasons.push("a figure that moved much".to_owned());
    }
    exact + (0.05 * factor).min(0.1) as f32
}

/// How far down a change stands: 0 in the lede, 1 from the seventh graf on.
fn depth(change: &Change, reasons: &mut Vec<String>) -> f32 {
    let graf = match (change.position.old, change.position.new) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    match graf {
        // A dek says what a lede says.
        None | Some(0) => {
            reasons.push("in the lede".to_owned());
            0.0
        }
        Some(1 | 2) => 0.4,
        Some(3..6) => 0.7,
        Some(_) => 1.0,
    }
}

/// How much nearer to the greatest weight a change stands that tells of death, injury or illness in
/// its own words, or right beside them.
fn grave(cx: &Context<'_>, change: &Change) -> Option<f32> {
    let told = |version: &Version<'_>, place: Option<Place>| -> Option<f32> {
        let place = place?;
        let sentence = &version.text.sentences()[place.sentence as usize];
        let own = version.text.tokens_in(place.span);
        let own = own.start..own.end.max(own.start);
        let from = own.start.saturating_sub(BESIDE).max(sentence.tokens.start as usize);
        let to = (own.end + BESIDE).min(own.end.max(sentence.tokens.end as usize));
        let grave = |idx: usize| version.word(idx).classes.has(Class::Grave);
        let within = |idx: &usize| !ends_clause(version, *idx);
        if own.clone().any(grave) {
            return Some(TOLD);
        }
        let before = (from..own.start).rev().take_while(within).any(grave);
        (before || (own.end..to).take_while(within).any(grave)).then_some(NEAR)
    };
    let (old, new) = (told(&cx.old, change.old), told(&cx.new, change.new));
    old.into_iter().chain(new).reduce(f32::max)
}

/// All changes that told of the dead, hurt, ill or missing themselves were of the first importance.
const TOLD: f32 = 0.9;

/// Changes beside such words, as those of a toll, were of importance 2.2 where others were of 1.9.
const NEAR: f32 = 0.25;

/// Whether a mark closes a clause: what stands beyond it is another matter.
fn ends_clause(version: &Version<'_>, token_idx: usize) -> bool {
    matches!(version.form(token_idx), ";" | ":" | "." | "—" | "–")
}

/// How many tokens on either side are beside a change: “killing at least 12 people”.
const BESIDE: usize = 4;
