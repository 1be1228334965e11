//! Signs of what a name names in the words of its phrase: “the province of Veraga”, “the lender Ost”,
//! “founder of Ost”, “Ost, Ardesa”.

use super::candidate::{Mention, Page};
use super::kind::Votes;
use super::word::Case;
use crate::lexicon::Class;

/// Words for bodies that stand right before or behind the name of one.
const BODIES: [&str; 30] = [
    "company",
    "firm",
    "giant",
    "party",
    "newspaper",
    "magazine",
    "agency",
    "lender",
    "startup",
    "start-up",
    "club",
    "union",
    "broadcaster",
    "airline",
    "carrier",
    "manufacturer",
    "retailer",
    "chain",
    "developer",
    "brand",
    "automaker",
    "carmaker",
    "publisher",
    "subsidiary",
    "insurer",
    "charity",
    "watchdog",
    "coalition",
    "foundation",
    "bank",
];

/// Offices in a body, before “of” or “at” and its name.
const OFFICES: [&str; 20] = [
    "founder",
    "co-founder",
    "cofounder",
    "ceo",
    "chairman",
    "chairwoman",
    "chair",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "member",
    "members",
    "employee",
    "employees",
    "shareholders",
    "analyst",
    "economist",
    "subsidiary",
    "partner",
    "director",
];

/// Offices over a place, before “of” and its name.
const RULERS: [&str; 8] = [
    "governor",
    "mayor",
    "sultanate",
    "people",
    "residents",
    "streets",
    "capital",
    "outskirts",
];

/// Adds the votes of the words around a name.
pub(super) fn add(page: &Page<'_, '_>, mention: &Mention, votes: &mut Votes) {
    let (first, end) = (mention.range.start, mention.range.end);
    before(page, first, votes);
    behind(page, end, votes);
}

fn is_small(page: &Page<'_, '_>, idx: usize) -> bool {
    page.words.get(idx).is_some_and(|word| word.case == Case::Lower)
}

fn is_any(page: &Page<'_, '_>, idx: usize, words: &[&str]) -> bool {
    let written = page.draft.word(idx);
    words.iter().any(|word| written.eq_ignore_ascii_case(word))
}

fn before(page: &Page<'_, '_>, first: usize, votes: &mut Votes) {
    let Some(near) = first.checked_sub(1) else { return };
    if is_small(page, near) {
        // “the town Macenta”, “the lender Ost”
        votes.place += if page.words[near].has(Class::PlaceWord) { 3 } else { 0 };
        votes.organization += if is_any(page, near, &BODIES) { 4 } else { 0 };
    }
    let Some(head) = near.checked_sub(1) else { return };
    if is_any(page, near, &["of"]) {
        // “the province of Veraga”, “Governor of Veraga”
        let place = is_small(page, head) && page.words[head].has(Class::PlaceWord);
        votes.place += if place { 4 } else { 0 };
        votes.place += if is_any(page, head, &RULERS) { 3 } else { 0 };
    }
    if is_any(page, near, &["of", "at", "for"]) && is_any(page, head, &OFFICES) {
        votes.organization += 4;
    }
    // “Ost, Ardesa and Veraga”: in a list of places.
    if is_any(page, near, &[",", "and"]) && is_listed_place(page, head) {
        votes.place += 3;
    }
}

fn behind(page: &Page<'_, '_>, end: usize, votes: &mut Votes) {
    if end + 1 >= page.words.len() {
        return;
    }
    if is_small(page, end) {
        votes.place += if page.words[end].has(Class::PlaceWord) { 3 } else { 0 };
        votes.organization += if is_any(page, end, &BODIES) { 3 } else { 0 };
    }
    // “Ost, Ardesa”
    if is_any(page, end, &[","]) && is_listed_place(page, end + 1) {
        votes.place += 3;
    }
}

/// Whether a word is a place and no person's name.
fn is_listed_place(page: &Page<'_, '_>, idx: usize) -> bool {
    let word = page.words[idx];
    word.is_large()
        && word.has(Class::Place)
        && !word.classes.any(&[Class::GivenName, Class::Surname])
}
