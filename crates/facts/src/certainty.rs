//! Certainty: how sure the text is of each fact.
//!
//! # Recognises
//!
//! Negation with its scope, modals, hedging adverbs, questions, conditions, and words that entail,
//! presuppose, report, plan or deny what they govern (`data/predicates.txt`).
//!
//! # Normalises to
//!
//! A value from −3 to 3, as in the UW factuality corpus, and a level: what kind of hedge stands on
//! the fact. Facts that are no events have the certainty of the event that governs them.
//!
//! # Does not match
//!
//! “not only”, “no doubt” and their like deny nothing. What is true is not judged, only what the
//! text commits itself to.
//!
//! # Source
//!
//! Karttunen 1971 and Nairn et al. 2006 for signatures; Saurí and Pustejovsky 2009 and Lee et al.
//! 2015 for the scale.

mod bystander;
mod coordination;
mod gerund;
mod governor;
mod group;
mod judgement;
mod noun;
mod scene;
mod signature;

use crate::draft::Draft;
use crate::fact::{FactKind, Level};
use crate::tag::Tag;
use group::Group;
use judgement::Judgement;
use scene::Scene;
use signature::Frame;

/// Sets the certainty of every fact.
pub(crate) fn run(draft: &mut Draft<'_>) {
    let tags = draft.tags();
    let text = draft.text;
    // Of each event: its place among the facts, and its first and last token.
    let mut events: Vec<(usize, usize)> = draft
        .facts
        .iter()
        .enumerate()
        .filter(|(_, fact)| fact.kind == FactKind::Event)
        .map(|(idx, fact)| (text.tokens_in(fact.span).start, idx))
        .collect();
    events.sort_unstable();
    let mut judged = Vec::with_capacity(events.len());
    let mut cells = Vec::new();
    let mut rest = events.as_slice();
    for sentence in text.sentences() {
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let n_inside = rest.partition_point(|(token, _)| *token < range.end);
        let (inside, after) = rest.split_at(n_inside);
        rest = after;
        cells.clear();
        cells.resize(range.len(), None);
        for (token, _) in inside {
            cells[token - range.start] = Some(Judgement::FACT);
        }
        let conditional = range.clone().any(|at| {
            tags[at] == Tag::Sconj
                && matches!(draft.word(at), "if" | "If" | "unless" | "Unless")
        });
        let mut scene =
            Scene { draft, tags: &tags, range, conditional, events: &mut cells };
        judge(&mut scene, inside);
        for (token, _) in inside {
            let verb = tags[*token] != Tag::Noun;
            judged.push((text.tokens()[*token].span, scene.judgement(*token), verb));
        }
    }
    for ((_, fact_idx), (_, judgement, _)) in events.iter().zip(&judged) {
        let attribution = draft.facts[*fact_idx].attribution;
        let reported = attribution.is_some_and(|idx| {
            let cue = draft.attributions[idx as usize].cue;
            !cue.is_some_and(|cue| is_vouched(&text[cue]))
        });
        let fact = &mut draft.facts[*fact_idx];
        fact.certainty = judgement.certainty();
        if reported && fact.certainty.level == Level::Asserted {
            fact.certainty.level = Level::Reported;
        }
    }
    bystander::run(draft, &judged);
}

/// Whether a text that uses this cue vouches for what stands behind it: “knows that”, “refused to”.
fn is_vouched(cue: &str) -> bool {
    let verb = cue.rsplit(' ').next().unwrap_or_default();
    let Some(entries) = signature::signature(verb) else { return false };
    let asserted =
        |frame: Frame| entries.get(frame).filter(|entry| entry.level == Level::Asserted);
    // Presupposed even where it is negated.
    asserted(Frame::That).is_some_and(|entry| entry.negated >= 20)
        || entries.get(Frame::That).is_none() && asserted(Frame::To).is_some()
}

/// Judges the events of one sentence: verbs from left to right, so that governors come before
/// what they govern, then nouns.
fn judge(scene: &mut Scene<'_>, events: &[(usize, usize)]) {
    for (token, _) in events.iter().filter(|(token, _)| scene.tags[*token] != Tag::Noun) {
        let group = Group::read(scene, *token);
        let context = governor::context(scene, *token, &group);
        let judgement = group.apply(scene, context);
        scene.judge(*token, judgement);
    }
    for (token, _) in events.iter().filter(|(token, _)| scene.tags[*token] == Tag::Noun) {
        let judgement = noun::judge(scene, *token);
        scene.judge(*token, judgement);
    }
}

#[cfg(test)]
mod tests;
