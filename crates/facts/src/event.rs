//! Events: one for each main verb, and for each noun that names an event.
//!
//! # Recognises
//!
//! Verbs in any form, finite or not; a copula, also in a contraction (`she's`); an auxiliary
//! whose verb is left out (`they did`); nouns of the list `data/event_nouns.txt`.
//!
//! # Normalises to
//!
//! The trigger: the verb without its auxiliaries, negation and particle, or the noun alone.
//!
//! # Does not match
//!
//! Auxiliaries before their verb, verbs that have become prepositions (`including`), names.
//!
//! # Source
//!
//! Universal Dependencies 2 for the border between auxiliary and main verb; the choice of nouns
//! follows TimeML (Pustejovsky et al. 2003): whatever can be said to take place.

mod verb;

use writethru_text::Span;

use crate::draft::Draft;
use crate::fact::{Event, FactKind, Value};
use crate::lexicon::{self, Class};
use crate::tag::Tag;

/// Adds every event.
pub(crate) fn run(draft: &mut Draft<'_>) {
    let tags = draft.tags();
    let mut triggers: Vec<(Span, &'static str)> = Vec::new();
    for sentence in draft.text.sentences() {
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        for idx in range.clone() {
            let (trigger, rule) = match tags[idx] {
                Tag::Verb | Tag::Participle => (verb::main(draft, idx), "events/verb"),
                Tag::Aux => {
                    (verb::alone(draft, &tags, idx, range.end), "events/auxiliary")
                }
                Tag::Pron | Tag::Adv => {
                    (verb::clitic(draft, &tags, idx, range.end), "events/contraction")
                }
                Tag::Noun => (noun(draft, idx), "events/noun"),
                _ => continue,
            };
            triggers.extend(trigger.map(|trigger| (trigger, rule)));
        }
    }
    let first_new = draft.facts.len();
    for (trigger, rule) in triggers {
        draft.add(FactKind::Event, trigger, Value::Event(Event { trigger }), rule);
    }
    crate::quote::attach(draft, first_new..draft.facts.len());
}

/// A noun that names an event, in either number, without a possessive ending.
fn noun(draft: &Draft<'_>, idx: usize) -> Option<Span> {
    let span = draft.tokens()[idx].span;
    let word = draft.word(idx);
    let bare = word.strip_suffix("'s").or(word.strip_suffix("’s")).unwrap_or(word);
    let is_event = |word: &str| lexicon::classes(word).has(Class::EventNoun);
    let plural = |ending: &str, singular: &str| {
        bare.strip_suffix(ending).is_some_and(|stem| match singular {
            "" => is_event(stem),
            _ => is_event(&format!("{stem}{singular}")),
        })
    };
    let named = draft.classes[idx].has(Class::EventNoun)
        || bare.len() < word.len() && is_event(bare)
        || bare.ends_with('s')
            && (plural("s", "") || plural("es", "") || plural("ies", "y"));
    named.then(|| Span::new(span.start(), span.start() + bare.len()))
}

#[cfg(test)]
mod tests;
