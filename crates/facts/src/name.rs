//! The pass `names`: mentions of persons, organisations and places, with roles and alias chains.
//!
//! # Recognises
//!
//! Runs of large words, with the small words that join them (`of`, `de`, `bin`, `&`), wherever a
//! capital means something: not the first word of a sentence, nor a headline, unless the rest of
//! the article or a list says that the word is a name. Titles, nationalities and possessors
//! before a name are cut off.
//!
//! # Normalises to
//!
//! A type by votes of all mentions of the same name, the fullest form in the article, a chain
//! number, and the role stated at the mention.
//!
//! # Does not match
//!
//! Months and weekdays, titles alone (“the President”), ordinary words in headlines, “I”.
//!
//! # Source
//!
//! Own rules; lists in `data/`, each with its origin.

mod beside;
mod candidate;
mod chain;
mod cut;
mod evidence;
mod gazetteer;
mod kind;
mod role;
mod word;

#[cfg(test)]
mod tests;

use writethru_text::Span;

use self::candidate::Page;
use self::kind::Votes;
pub(crate) use self::word::{Form, Word};
use crate::draft::Draft;
use crate::fact::{FactKind, Name, NameType, Value};

/// Adds a fact for each mention of a name.
pub(crate) fn run(draft: &mut Draft<'_>) {
    let words = std::mem::take(&mut draft.words);
    let evidence = evidence::gather(draft, &words);
    let page = Page { draft, words: &words, evidence: &evidence };
    let mentions = candidate::mentions(&page);
    let votes: Vec<Votes> = mentions.iter().map(|m| kind::votes(&page, m)).collect();
    let entities = chain::chain(&page, &mentions, &votes);
    let n_entities = entities.iter().max().map_or(0, |&most| most as usize + 1);
    let mut sums = vec![Votes::default(); n_entities];
    let mut fullest: Vec<Option<Span>> = vec![None; n_entities];
    let span_of =
        |m: &candidate::Mention| word::span(draft, &words, m.range.start, m.range.end);
    for (idx, mention) in mentions.iter().enumerate() {
        let entity = entities[idx] as usize;
        sums[entity].add(votes[idx]);
        let span = span_of(mention);
        let known = fullest[entity].get_or_insert(span);
        // Of forms of one length the one that is not all in capitals: “RUIZ”, “Ruiz”.
        let shouts = |span: Span| !draft.text[span].contains(char::is_lowercase);
        if span.len() > known.len()
            || span.len() == known.len() && shouts(*known) && !shouts(span)
        {
            *known = span;
        }
    }
    let mut found = Vec::with_capacity(mentions.len());
    for (mention, &entity) in mentions.iter().zip(&entities) {
        let kind = sums[entity as usize].winner();
        let span = span_of(mention);
        let canonical = fullest[entity as usize].unwrap_or(span);
        let role =
            if kind == NameType::Person { role::role(&page, mention) } else { None };
        let rule = match (&mention.title, canonical == span) {
            (Some(_), _) => "names/title",
            (None, true) => "names/capitals",
            (None, false) => "names/chain",
        };
        found.push((span, Name { kind, canonical, entity, role }, rule));
    }
    for (span, name, rule) in found {
        draft.add(FactKind::Name, span, Value::Name(name), rule);
    }
}
