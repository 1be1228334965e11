//! How much a change matters.

use writethru_facts::Number;

use crate::change::{Change, ChangeKind, Detail, Place, Relation};

/// How much a change of each kind matters before its place and size are known, 0 to 1.
fn weight(change: &Change) -> f32 {
    match (change.kind, &change.detail) {
        (ChangeKind::Headline, Detail::Headline { kind, .. }) => {
            0.3 + 0.7 * kind_weight(*kind, change)
        }
        (kind, _) => kind_weight(kind, change),
    }
}

fn kind_weight(kind: ChangeKind, change: &Change) -> f32 {
    let refines =
        matches!(&change.detail, Detail::Figure { relation: Relation::Refines, .. });
    match kind {
        ChangeKind::Polarity => 0.85,
        ChangeKind::Quantity if refines => 0.6,
        ChangeKind::Quantity => 0.7 + size(&change.detail),
        ChangeKind::Notice | ChangeKind::Headline => 0.7,
        ChangeKind::Certainty => 0.65,
        ChangeKind::Name | ChangeKind::Speaker => 0.6,
        ChangeKind::Statement => 0.45 + 0.3 * length(change),
        ChangeKind::Date => 0.55,
        ChangeKind::Quote | ChangeKind::Role | ChangeKind::Attribution => 0.5,
        ChangeKind::Metadata => 0.05,
        ChangeKind::Wording | ChangeKind::Order => 0.1,
    }
}

/// How long the longer side is, 0 to 1: a full sentence of some twenty words counts as 1.
fn length(change: &Change) -> f32 {
    let bytes = |place: Option<Place>| place.map_or(0, |place| place.span.len());
    (bytes(change.old).max(bytes(change.new)) as f32 / 120.0).min(1.0)
}

/// Up to 0.15 more for a figure that moved much.
fn size(detail: &Detail) -> f32 {
    let Detail::Figure { ratio: Some(ratio), .. } = detail else { return 0.0 };
    let ratio = Number::parse(ratio).map_or(1.0, Number::to_f64).abs().max(1e-6);
    (0.1 * ratio.ln().abs()).min(0.15) as f32
}

/// The significance of a change, 0 to 1: its kind, its size and how near the top it stands.
pub(crate) fn significance(change: &Change) -> f32 {
    let graf = match (change.position.old, change.position.new) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    // The lede counts in full, each graf below it less, to a floor of 0.5.
    let place = match graf {
        _ if change.kind == ChangeKind::Notice => 1.0,
        None => 1.0,
        Some(graf) => (1.0 - 0.1 * graf as f32).max(0.5),
    };
    let factual = if change.factual { 1.0 } else { 0.15 };
    (weight(change) * place * factual).clamp(0.0, 1.0)
}
