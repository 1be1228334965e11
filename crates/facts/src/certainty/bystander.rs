//! Facts other than events: as certain as the event that governs them in their clause.

use writethru_text::Span;

use super::judgement::Judgement;
use crate::draft::Draft;
use crate::fact::{Certainty, FactKind};

/// Gives the facts that are no events the certainty of the nearest verb before them in their
/// clause, else of the first one after.
pub(super) fn run(draft: &mut Draft<'_>, judged: &[(Span, Judgement, bool)]) {
    let text = draft.text;
    let verbs: Vec<(Span, Certainty)> = judged
        .iter()
        .filter(|(_, _, verb)| *verb)
        .map(|(span, judgement, _)| (*span, judgement.certainty()))
        .collect();
    for fact in &mut draft.facts {
        if matches!(fact.kind, FactKind::Event | FactKind::Quote) {
            continue;
        }
        let sentence = text.sentences()[fact.sentence as usize].span;
        let at = verbs.partition_point(|(span, _)| span.start() < fact.span.start());
        let before = at.checked_sub(1).map(|idx| verbs[idx]);
        let inside = |(span, _): &(Span, Certainty)| sentence.contains(*span);
        let nearest =
            before.filter(inside).or_else(|| verbs.get(at).copied().filter(inside));
        if let Some((_, certainty)) = nearest {
            fact.certainty = certainty;
        }
    }
}
