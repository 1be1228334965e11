//! How much a change matters to an editor, and why.
//!
//! What kind of change it is, where it stands, and whether lives are at stake. The weights are what
//! editors said of the stories in `corpus/stories`: the mean importance (1 to 3) of the changes of
//! a kind or place, less one, halved.

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
    let mut score = kind_weight(kind, change) + size(detail, &mut reasons);
    if change.kind == ChangeKind::Headline {
        // All changes of headlines were of the first importance; among them the kind decides.
        score = 0.75 + 0.25 * score;
        reasons.push("in the headline".to_owned());
    } else if change.kind != ChangeKind::Notice {
        score *= place_weight(change, &mut reasons);
    }
    if change.factual && is_grave(cx, change) {
        score += (1.0 - score) * GRAVE;
        reasons.push("life and death".to_owned());
    }
    if !change.factual {
        return (score.clamp(0.0, 1.0) * WORDING, Vec::new());
    }
    (score.clamp(0.0, 1.0), reasons)
}

/// What counts of a change without a fact.
const WORDING: f32 = 0.15;

/// How much nearer to the greatest weight a change of the dead, hurt, ill or missing stands: such
/// changes were of importance 2.6 where others were of 2.0.
const GRAVE: f32 = 0.3;

/// How much a change of a kind matters before its place and size are known.
fn kind_weight(kind: ChangeKind, change: &Change) -> f32 {
    let removed = change.action == Action::Removed;
    match kind {
        ChangeKind::Notice if removed => 0.5,
        ChangeKind::Notice => 0.8,
        ChangeKind::Headline | ChangeKind::Polarity => 0.75,
        ChangeKind::Statement if removed => 0.2 + 0.15 * length(change),
        ChangeKind::Statement => 0.4 + 0.2 * length(change),
        ChangeKind::Quantity if removed => 0.3,
        // From none to some is the reversal of a claim.
        ChangeKind::Quantity if from_none(&change.detail) => 0.75,
        ChangeKind::Quantity => 0.55,
        ChangeKind::Certainty | ChangeKind::Speaker => 0.5,
        ChangeKind::Attribution if removed => 0.35,
        ChangeKind::Quote | ChangeKind::Date => 0.3,
        ChangeKind::Name => 0.25,
        ChangeKind::Attribution => 0.2,
        ChangeKind::Role => 0.15,
        ChangeKind::Metadata => 0.05,
        ChangeKind::Wording | ChangeKind::Order => 0.1,
    }
}

fn from_none(detail: &Detail) -> bool {
    let none = |value: &Option<String>| {
        value.as_deref().is_some_and(|value| {
            matches!(value, "No" | "no" | "None" | "none" | "Nobody" | "nobody" | "0")
        })
    };
    matches!(detail, Detail::Figure { from, to, .. } if none(from) != none(to))
}

/// How long the longer side is, 0 to 1: a full sentence of some twenty words counts as 1.
fn length(change: &Change) -> f32 {
    let bytes = |place: Option<Place>| place.map_or(0, |place| place.span.len());
    (bytes(change.old).max(bytes(change.new)) as f32 / 120.0).min(1.0)
}

/// Up to 0.15 more for a figure that moved much, 0.1 less for one that was only made exact.
fn size(detail: &Detail, reasons: &mut Vec<String>) -> f32 {
    let Detail::Figure { ratio, relation, .. } = detail else { return 0.0 };
    let exact = if *relation == Relation::Refines { -0.1 } else { 0.0 };
    let Some(ratio) = ratio.as_deref().and_then(Number::parse) else { return exact };
    let factor = ratio.to_f64().abs().max(1e-6).ln().abs();
    // A half more, or a third less.
    if factor > 0.4 {
        reasons.push("a figure that moved much".to_owned());
    }
    exact + (0.1 * factor).min(0.15) as f32
}

/// What counts of a change at its place: the lede in full, each graf below it less.
fn place_weight(change: &Change, reasons: &mut Vec<String>) -> f32 {
    let graf = match (change.position.old, change.position.new) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    match graf {
        // A dek says what a lede says.
        None | Some(0) => {
            reasons.push("in the lede".to_owned());
            1.0
        }
        Some(1) => 0.75,
        Some(2) => 0.65,
        Some(3 | 4) => 0.6,
        Some(_) => 0.5,
    }
}

/// Whether words of death, injury or illness stand in or right beside what changed.
fn is_grave(cx: &Context<'_>, change: &Change) -> bool {
    let near = |version: &Version<'_>, place: Option<Place>| {
        let Some(place) = place else { return false };
        let sentence = &version.text.sentences()[place.sentence as usize];
        let own = version.text.tokens_in(place.span);
        let from = own.start.saturating_sub(BESIDE).max(sentence.tokens.start as usize);
        let end = own.start.max(sentence.tokens.end as usize);
        let to = (own.end + BESIDE).min(end.max(own.end));
        (from..to).any(|idx| version.word(idx).classes.has(Class::Grave))
    };
    near(&cx.old, change.old) || near(&cx.new, change.new)
}

/// How many tokens on either side are beside a change: “killing at least 12 people”.
const BESIDE: usize = 4;
