//! Who a speaker is: the fullest form of the name at, or behind, the mention.

use std::ops::Range;

use writethru_text::Span;

use super::phrase::Page;
use crate::fact::{Fact, Name, NameType, Value};
use crate::lexicon::Class;

/// The names of a draft, in order, and who spoke last.
pub(super) struct Names<'f> {
    names: Vec<(Span, &'f Name)>,
    last_person: Option<Span>,
}

impl<'f> Names<'f> {
    pub(super) fn new(facts: &'f [Fact]) -> Self {
        let mut names: Vec<(Span, &Name)> = facts
            .iter()
            .filter_map(|fact| match &fact.value {
                Value::Name(name) => Some((fact.span, name)),
                _ => None,
            })
            .collect();
        names.sort_by_key(|(span, _)| *span);
        Names { names, last_person: None }
    }

    /// The fullest form of who speaks at `speaker`.
    pub(super) fn canonical(
        &mut self,
        page: &Page<'_, '_>,
        tokens: &Range<usize>,
        speaker: Span,
    ) -> Span {
        let canonical = self.find(page, tokens, speaker);
        if let Some((canonical, kind)) = canonical {
            if kind == NameType::Person {
                self.last_person = Some(canonical);
            }
            return canonical;
        }
        speaker
    }

    fn find(
        &self,
        page: &Page<'_, '_>,
        tokens: &Range<usize>,
        speaker: Span,
    ) -> Option<(Span, NameType)> {
        let first = self.names.partition_point(|(span, _)| span.end() <= speaker.start());
        let within = self.names[first..]
            .iter()
            .take_while(|(span, _)| span.start() < speaker.end())
            .take(8);
        let person = within.clone().find(|(_, name)| name.kind == NameType::Person);
        if let Some((_, name)) = person {
            return Some((name.canonical, name.kind));
        }
        // “the ministry of Ruritania's spokeswoman”: only a bare name stands for itself.
        if let Some((_, name)) = within.clone().find(|(span, name)| {
            name.kind != NameType::Other && span.len() * 2 > speaker.len()
        }) {
            return Some((name.canonical, name.kind));
        }
        let head = tokens.start;
        let word = page.word(head);
        let he = matches!(word, "he" | "she" | "He" | "She" | "him" | "her" | "who");
        if he {
            let before = self.names[..first]
                .iter()
                .rev()
                .take(40)
                .find(|(_, name)| name.kind == NameType::Person)
                .map(|(_, name)| name.canonical);
            return self.last_person.or(before).map(|span| (span, NameType::Person));
        }
        self.by_role(page, tokens, first)
    }

    /// “the minister” is whoever was called a minister last.
    fn by_role(
        &self,
        page: &Page<'_, '_>,
        tokens: &Range<usize>,
        first: usize,
    ) -> Option<(Span, NameType)> {
        if !page.has(tokens.start, Class::Determiner) || tokens.len() > 4 {
            return None;
        }
        let role = tokens.clone().rev().find(|&idx| page.has(idx, Class::Role))?;
        let role = page.word(role).to_lowercase();
        self.names[..first]
            .iter()
            .rev()
            .take(60)
            .find(|(_, name)| {
                name.role.is_some_and(|span| {
                    page.draft.text[span]
                        .split_whitespace()
                        .any(|word| word.eq_ignore_ascii_case(&role))
                })
            })
            .map(|(_, name)| (name.canonical, name.kind))
    }
}
