//! Reporting verbs: whether a word of the lists is used as one, and with which auxiliaries.

use std::ops::Range;

use super::phrase::Page;
use crate::lexicon::Class;
use crate::tag::Tag;

/// How a cue takes what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CueKind {
    /// In quotation marks or as a clause, before or after it: `said`.
    Say,
    /// As a clause: `believes`.
    Think,
    /// As its object or an infinitive: `denied`, `refused`.
    Deny,
    /// As its object: `called`, `accused`.
    Object,
}

/// A reporting verb with its auxiliaries.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    /// The verb.
    pub(super) verb: usize,
    /// Verb, auxiliaries and adverbs between them.
    pub(super) group: Range<usize>,
    pub(super) kind: CueKind,
    /// Ends in `-ing` without an auxiliary, or stands after `to`: its subject is that of the
    /// clause before.
    pub(super) participle: bool,
}

const CUES: [Class; 4] =
    [Class::SayCue, Class::ThinkCue, Class::DenyCue, Class::ObjectCue];

/// The cue at this token, no word of it left of `low`.
pub(super) fn cue_at(page: &Page<'_, '_>, low: usize, verb: usize) -> Option<Cue> {
    if page.inside[verb] || !page.any(verb, &CUES) || page.is_large(verb) && verb > low {
        return None;
    }
    if let Some(first) = quoted_as(page, low, verb) {
        let group = first..verb + 1;
        return Some(Cue { verb, group, kind: CueKind::Say, participle: false });
    }
    let first = group_start(page, low, verb);
    let group = first..verb + 1;
    let word = page.word(verb);
    let marks = leads_marks(page, verb) || first > low && page.inside[first - 1];
    if !is_verb(page, verb, marks || follows_marks(page, low, verb)) {
        return None;
    }
    // “They read the book”: what is read without marks is a thing.
    let reads = matches!(word, "read" | "reads" | "reading");
    if reads && !marks && !follows_marks(page, low, verb) && page.word(verb + 1) != "that"
    {
        return None;
    }
    if !marks && is_manner(word) {
        return None;
    }
    let bare = group.len() == 1;
    let infinitive = group.start > low && page.word(group.start - 1) == "to";
    let participle = infinitive
        || word.ends_with("ing")
            && !group.clone().any(|idx| page.any(idx, &[Class::Auxiliary]));
    let by = page.word(verb + 1) == "by" && !participle;
    // “by saying”, but not “since believing”.
    let led = !participle
        || first <= low
        || page.has(verb, Class::SayCue)
        || page.word(first - 1) == ","
        || matches!(page.word(first - 1), "and" | "or" | "but");
    if by
        || !led
        || is_passive(page, &group)
        || (!participle || infinitive) && !is_finite(page, low, &group)
    {
        return None;
    }
    if participle && bare && first > low && page.has(first - 1, Class::Determiner) {
        return None;
    }
    // “…, showing off the ribbon”: what is shown is a thing, not a clause.
    let clause = matches!(
        page.word(verb + 1),
        "that" | "how" | "why" | "what" | "whether" | "if" | "it" | "they" | "he" | "she"
    );
    let shows = word.starts_with("show") && participle && !infinitive;
    if shows && !clause && !page.inside.get(verb + 1).is_some_and(|&inside| inside) {
        return None;
    }
    Some(Cue { verb, group, kind: kind(page, verb), participle })
}

/// Verbs of going on and of sounds: they report only beside a quotation (“I began to speak”).
fn is_manner(word: &str) -> bool {
    const STEMS: [&str; 16] = [
        "began",
        "begin",
        "begun",
        "start",
        "continu",
        "finish",
        "fire",
        "firing",
        "laugh",
        "smil",
        "shrug",
        "sigh",
        "sob",
        "cheer",
        "chuckl",
        "interrupt",
    ];
    STEMS.iter().any(|stem| word.starts_with(stem))
}

/// The start of “is quoted as saying”, whose subject is who speaks.
fn quoted_as(page: &Page<'_, '_>, low: usize, verb: usize) -> Option<usize> {
    if page.word(verb) != "saying" || verb < low + 3 {
        return None;
    }
    let quoted = verb - 1 - usize::from(page.word(verb - 1) == "as");
    let first = group_start(page, low, quoted);
    let passive = is_passive(page, &(first..quoted + 1));
    (matches!(page.word(quoted), "quoted" | "cited") && passive).then_some(first)
}

fn kind(page: &Page<'_, '_>, verb: usize) -> CueKind {
    if page.has(verb, Class::SayCue) {
        CueKind::Say
    } else if page.has(verb, Class::DenyCue) {
        CueKind::Deny
    } else if page.has(verb, Class::ThinkCue) {
        CueKind::Think
    } else {
        CueKind::Object
    }
}

/// The first of the auxiliaries and adverbs before a verb.
fn group_start(page: &Page<'_, '_>, low: usize, verb: usize) -> usize {
    let mut first = verb;
    while first > low
        && !page.inside[first - 1]
        && (page.any(first - 1, &[Class::Auxiliary, Class::Modal, Class::Negation])
            || page.is_adverb(first - 1))
        && !page.has(first - 1, Class::Determiner)
    {
        first -= 1;
    }
    while first < verb && page.is_adverb(first) {
        first += 1;
    }
    first
}

/// Whether a quotation stands right behind the verb, or behind its comma or colon.
fn leads_marks(page: &Page<'_, '_>, verb: usize) -> bool {
    let inside = |idx: usize| page.inside.get(idx).is_some_and(|&inside| inside);
    inside(verb + 1) || matches!(page.word(verb + 1), "," | ":") && inside(verb + 2)
}

/// Whether a quotation that ends in a comma stands a short subject before the verb: “…,” the sign
/// read.
fn follows_marks(page: &Page<'_, '_>, low: usize, verb: usize) -> bool {
    let first = low.max(verb.saturating_sub(SUBJECT));
    let Some(close) = (first..verb).rev().find(|&idx| page.inside[idx]) else {
        return false;
    };
    close > low
        && page.word(close - 1) == ","
        && (close + 1..verb).all(|idx| !matches!(page.tags[idx], Tag::Verb | Tag::Aux))
}

/// How many tokens a short subject has.
const SUBJECT: usize = 5;

/// By its part of speech; beside a quotation the list is enough.
fn is_verb(page: &Page<'_, '_>, verb: usize, marks: bool) -> bool {
    match page.tags[verb] {
        Tag::Verb | Tag::Participle => true,
        Tag::Noun | Tag::Propn | Tag::Adj => marks && page.has(verb, Class::SayCue),
        _ => marks,
    }
}

/// “was told”, “is expected”: the subject is not who speaks.
fn is_passive(page: &Page<'_, '_>, group: &Range<usize>) -> bool {
    let word = page.word(group.end - 1);
    let be = |idx: usize| {
        matches!(
            page.word(idx),
            "is" | "are" | "was" | "were" | "be" | "been" | "being" | "am" | "Is" | "Are"
        )
    };
    !word.ends_with("ing") && group.clone().any(be)
}

/// Words before a noun, so that what follows is no verb: “the report”.
const ARTICLES: [&str; 18] = [
    "the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "no", "any",
    "every", "these", "those", "such", "more", "most",
];

/// Whether the word is a verb with a subject, not a noun (“the report”), an infinitive or an
/// adjective (“the reported attack”).
fn is_finite(page: &Page<'_, '_>, low: usize, group: &Range<usize>) -> bool {
    let Some(before) = group.start.checked_sub(1).filter(|&idx| idx >= low) else {
        return true;
    };
    let (previous, word) = (page.word(before), page.word(group.end - 1));
    // “went on to ask, ‘…’” reports, “plans to ask” does not.
    if previous == "to" || group.clone().any(|idx| page.word(idx) == "to") {
        return leads_marks(page, group.end - 1)
            && page.has(group.end - 1, Class::SayCue);
    }
    if page.inside[before] {
        return true;
    }
    if page.has(before, Class::Preposition) && group.len() == 1 {
        return false;
    }
    let article = ARTICLES.iter().any(|article| previous.eq_ignore_ascii_case(article));
    if article && group.len() == 1 {
        return false;
    }
    if previous.ends_with("'s") || previous.ends_with("’s") {
        return page.has(before, Class::Pronoun);
    }
    let past = word.ends_with("ed") || !word.ends_with('s') && is_irregular(word);
    let subject = page.is_large(before)
        || page.any(before, &[Class::Pronoun, Class::Role])
        || previous == ",";
    if past
        || group.len() > 1
        || matches!(word, "says" | "tells" | "writes" | "say" | "adds")
    {
        return true;
    }
    // “the channel show”: a base form needs a plural or a pronoun before it.
    let base = !word.ends_with('s') && !past && group.len() == 1;
    if base && !subject && !previous.ends_with('s') && page.tags[before] != Tag::Noun {
        return false;
    }
    if base
        && matches!(page.tags[before], Tag::Propn)
        && !page.has(group.end - 1, Class::SayCue)
    {
        return false;
    }
    // “police report”, “strike plans”: base forms and plurals are often nouns.
    if page.tags[group.end - 1] == Tag::Verb {
        return true;
    }
    subject || (!word.ends_with('s') && previous.ends_with('s'))
}

fn is_irregular(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "told"
            | "wrote"
            | "thought"
            | "felt"
            | "knew"
            | "found"
            | "meant"
            | "understood"
            | "saw"
            | "heard"
            | "held"
            | "swore"
            | "sang"
            | "sought"
            | "foresaw"
            | "learnt"
            | "dreamt"
            | "began"
            | "read"
    )
}

/// Whether the verb takes the one spoken to as its object: “told Reuters that”.
pub(super) fn takes_hearer(word: &str) -> bool {
    const VERBS: [&str; 9] =
        ["inform", "assur", "reassur", "remind", "notif", "warn", "advis", "urg", "ask"];
    let tell = matches!(word, "tell" | "tells" | "told" | "telling");
    tell || VERBS.iter().any(|stem| word.starts_with(stem))
}
