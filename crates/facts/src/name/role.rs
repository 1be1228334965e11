//! The role stated at a mention: a title before it, or an apposition after it.

use std::ops::Range;

use writethru_text::Span;

use super::candidate::{Mention, Page};
use super::word::Case;
use crate::lexicon::Class;

/// Longest role, in tokens: “the former head of the national railway's safety board”.
const LONGEST: usize = 16;

/// The role at this mention of a person.
pub(super) fn role(page: &Page<'_, '_>, mention: &Mention) -> Option<Span> {
    let tokens = match &mention.title {
        Some(title) if !is_courtesy(page, title) => title.clone(),
        _ => before(page, mention).or_else(|| after(page, mention))?,
    };
    Some(super::word::span(page.draft, page.words, tokens.start, tokens.end))
}

/// Mr, Ms and the like say nothing of what someone is or does.
fn is_courtesy(page: &Page<'_, '_>, title: &Range<usize>) -> bool {
    const COURTESY: [&str; 14] = [
        "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Messrs", "Messrs.", "Sir",
        "Mme", "Mme.", "Madame", "Monsieur",
    ];
    title.clone().all(|idx| COURTESY.contains(&page.draft.word(idx)))
}

/// Small words right before: “prime minister Ana Ruiz”, “her brother Ana Ruiz”.
fn before(page: &Page<'_, '_>, mention: &Mention) -> Option<Range<usize>> {
    let end = mention.title.as_ref().map_or(mention.range.start, |title| title.start);
    let small = |idx: usize| page.words[idx].case == Case::Lower;
    if end == 0 || !small(end - 1) || !page.words[end - 1].has(Class::Role) {
        return None;
    }
    let mut first = end - 1;
    while first > 0
        && small(first - 1)
        && page.words[first - 1].classes.any(&[Class::Role, Class::TitleModifier])
        && !page.words[first - 1].has(Class::Determiner)
    {
        first -= 1;
    }
    Some(first..end)
}

/// A noun phrase between commas: “Ana Ruiz, the finance minister, …”.
fn after(page: &Page<'_, '_>, mention: &Mention) -> Option<Range<usize>> {
    let comma = mention.range.end;
    let last = (comma + LONGEST).min(page.words.len());
    if comma + 1 >= last || page.draft.word(comma) != "," {
        return None;
    }
    let mut first = comma + 1;
    // An age comes first in obituaries and court reports: “Ana Ruiz, 52, a nurse,”.
    let age = page.draft.word(first);
    if age.len() <= 3
        && age.bytes().all(|byte| byte.is_ascii_digit())
        && first + 2 < last
        && page.draft.word(first + 1) == ","
    {
        first += 2;
    }
    while first < last && page.words[first].has(Class::Determiner) {
        first += 1;
    }
    let mut end = first;
    let mut head = false;
    while end < last {
        let (text, word) = (page.draft.word(end), page.words[end]);
        let stops =
            matches!(text, "," | "." | ";" | ":" | "(" | ")" | "who" | "which" | "that")
                || matches!(
                    text,
                    "—" | "–" | "--" | "-" | "”" | "\"" | "“" | "?" | "!" | "whose"
                );
        if stops || head && is_next_person(page, end) {
            break;
        }
        let verb = word.classes.any(&[Class::Auxiliary, Class::Modal, Class::Pronoun]);
        if verb {
            return None;
        }
        head |= word.classes.any(&[Class::Role, Class::Title]);
        if !head && word.classes.any(&[Class::Preposition, Class::SayCue]) {
            return None;
        }
        if word.has(Class::SayCue) && word.case == Case::Lower && !word.has(Class::Role) {
            return None;
        }
        end += 1;
    }
    (head && end > first && end < last).then_some(first..end)
}

/// Whether “and” leads on to the next person: “the head of the board and Ana Ruiz met”.
fn is_next_person(page: &Page<'_, '_>, idx: usize) -> bool {
    let next = page.words.get(idx + 1).filter(|_| page.draft.word(idx) == "and");
    next.is_some_and(|word| {
        word.is_large() && word.classes.any(&[Class::GivenName, Class::Title])
    })
}
