//! What a number counts: the noun phrase and its head.

use super::measure::Measure;
use super::{Found, phrase};
use crate::fact::{Counted, Dimension};
use crate::figure::{Kind, Line};
use crate::lexicon::Class;
use crate::number::Number;
use crate::tag::Tag;

/// Words in the longest phrase.
const MAX_WORDS: usize = 8;

/// Classes of words that end a noun phrase.
const STOPS: [Class; 7] = [
    Class::Determiner,
    Class::Preposition,
    Class::Pronoun,
    Class::Conjunction,
    Class::Auxiliary,
    Class::Modal,
    Class::Negation,
];

/// Words of time that no noun phrase holds, and words that begin a clause.
const CLAUSE_WORDS: [&str; 16] = [
    "last",
    "next",
    "ago",
    "later",
    "earlier",
    "yesterday",
    "today",
    "tomorrow",
    "now",
    "where",
    "which",
    "when",
    "how",
    "away",
    "per",
    "each",
];

/// The phrase that the number from `low` to `last` counts.
pub(super) fn counted(
    line: &Line<'_>,
    low: &Measure,
    last: &Measure,
    found: &[Found],
) -> Option<Counted> {
    let one = last.value() == Number::ONE && low.start == last.start;
    if last.unit.is_some() {
        return measured(line, last);
    }
    let glued = line.past_hyphen(last.end);
    if glued > last.end && line.kind(glued) == Kind::Word {
        let span = line.at(glued).span;
        return Some(phrase(span, span));
    }
    of_phrase(line, last.end)
        .or_else(|| noun_phrase(line, past_bound(line, last.end), one))
        .or_else(|| subject(line, low.start))
        .or_else(|| elided(line, low, found))
}

/// Past “or more”, a plus sign or an opening quotation mark after a number.
fn past_bound(line: &Line<'_>, at: usize) -> usize {
    let at = if line.is(at, "or") && line.is_any(at + 1, &["more", "so", "fewer", "less"])
    {
        at + 2
    } else {
        at
    };
    let skips = ["+", "“", "\"", "‘", "'"];
    let at = if line.is_any(at, &skips) { at + 1 } else { at };
    // “2 three-bedroom flats” counts flats.
    let compound = line.has(at, Class::NumberWord) && line.kind(at + 1) == Kind::Hyphen;
    if compound { at + 3 } else { at }
}

/// Of a measure: the word of its unit (“ten years”), else what it is a part of or the subject.
fn measured(line: &Line<'_>, last: &Measure) -> Option<Counted> {
    // “Miles per hour” are miles, “degrees Celsius” degrees.
    let ends = ["per", "a", "an", "old", "olds", "of", "celsius", "fahrenheit", "c", "f"];
    let first = line.past_hyphen(last.numeral.end);
    let unit_at = (first..last.end)
        .take_while(|&at| line.kind(at) == Kind::Word && !line.is_any(at, &ends))
        .last();
    if let Some(unit_at) = unit_at
        && !last.prefixed
        && line.word(unit_at).len() > 1
    {
        let span = line.at(unit_at).span;
        return Some(phrase(span, span));
    }
    if last.age {
        return None;
    }
    of_phrase(line, last.end).or_else(|| subject(line, last.start))
}

/// “12 of the hostages”, “46% of all adults”, “a third of those screened”.
fn of_phrase(line: &Line<'_>, end: usize) -> Option<Counted> {
    if !line.is(end, "of") {
        return None;
    }
    let mut at = end + 1;
    let skips = |at: usize| {
        line.has(at, Class::Determiner)
            || line.kind(at) == Kind::Digits
            || line.has(at, Class::NumberWord)
    };
    while skips(at) {
        at += 1;
    }
    noun_phrase(line, at, false)
}

/// Whether a plural noun stands at `at` or after one or two words of its phrase.
pub(crate) fn plural_follows(line: &Line<'_>, at: usize) -> bool {
    if line.is(at, "of") && line.has(at + 1, Class::Determiner) {
        return true;
    }
    run(line, at).take(4).any(|at| is_plural(line, at))
}

/// The positions of the words that may form a noun phrase from `at` on.
fn run<'a>(line: &'a Line<'_>, at: usize) -> impl Iterator<Item = usize> + 'a {
    let more =
        line.is_any(at, &["more", "other", "such", "additional", "different", "most"]);
    let start = at + usize::from(more && line.at(at).classes.any(&STOPS));
    (start..start + MAX_WORDS).take_while(move |&at| !ends_phrase(line, at, at > start))
}

/// Whether no noun phrase goes on with the piece at `at`.
fn ends_phrase(line: &Line<'_>, at: usize, inside: bool) -> bool {
    let piece = line.at(at);
    if piece.kind != Kind::Word {
        return true;
    }
    let word = line.word(at);
    let capitals = word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase());
    if !capitals && piece.classes.any(&STOPS) {
        return true;
    }
    let time = inside && line.capital(at) && piece.classes.has(Class::DateWord);
    let clause = inside && line.is_any(at, &CLAUSE_WORDS);
    let verb = inside
        && matches!(piece.tag, Tag::Verb | Tag::Aux | Tag::Adp | Tag::Pron | Tag::Sconj);
    let participle = inside && piece.tag == Tag::Participle && !is_noun(line, at + 1);
    let adverb = inside
        && piece.tag == Tag::Adv
        && !is_noun(line, at + 1)
        && line.at(at + 1).tag != Tag::Adj;
    time || clause || verb || participle || adverb
}

fn is_noun(line: &Line<'_>, at: usize) -> bool {
    matches!(line.at(at).tag, Tag::Noun | Tag::Propn | Tag::Adj)
        && line.kind(at) == Kind::Word
}

fn is_plural(line: &Line<'_>, at: usize) -> bool {
    let word = line.word(at);
    let ends =
        word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    line.has(at, Class::Plural) || word.len() > 2 && ends && line.at(at).tag != Tag::Adj
}

/// The noun phrase at `at`; of one thing, or of many.
fn noun_phrase(line: &Line<'_>, at: usize, one: bool) -> Option<Counted> {
    let mut words = run(line, at);
    let first = words.next()?;
    let lone_verb = line.has(first, Class::PastVerb) && !line.has(first, Class::Plural);
    if lone_verb
        || matches!(line.at(first).tag, Tag::Verb)
            && !is_noun(line, first + 1)
            && !is_plural(line, first)
    {
        return None;
    }
    if line.at(first).tag == Tag::Participle && !is_noun(line, first + 1) {
        return None;
    }
    let last = words.last().unwrap_or(first);
    if let Some(joined) = coordinated(line, first, last, one) {
        return Some(joined);
    }
    let plural = (first..=last).find(|&at| is_plural(line, at));
    let head = match plural {
        Some(mut head) if !one => {
            while head < last && is_plural(line, head + 1) {
                head += 1;
            }
            head
        }
        _ => last_noun(line, first, last),
    };
    let span = line.span(first..head + 1);
    Some(phrase(span, line.at(head).span))
}

/// “digital and physical sales”: two words before one plural.
fn coordinated(line: &Line<'_>, first: usize, last: usize, one: bool) -> Option<Counted> {
    let plural = (first..=last).any(|at| is_plural(line, at));
    if one || plural || !line.is_any(last + 1, &["and", "or", ","]) {
        return None;
    }
    let next = last + 2 + usize::from(line.is(last + 1, ",") && line.is(last + 2, "and"));
    let head = run(line, next).take(3).find(|&at| is_plural(line, at))?;
    Some(phrase(line.span(first..head + 1), line.at(head).span))
}

/// The last word of a run that is no verb.
fn last_noun(line: &Line<'_>, first: usize, last: usize) -> usize {
    let is_verb = |at: usize| {
        let word = line.word(at);
        line.has(at, Class::PastVerb)
            || !matches!(line.at(at).tag, Tag::Noun | Tag::Propn)
                && ["ed", "ing", "ly"].iter().any(|end| word.ends_with(end))
    };
    let verb = (first + 1..=last).find(|&at| line.has(at, Class::PastVerb));
    let mut last = verb.map_or(last, |verb| verb - 1);
    while last > first && is_verb(last) {
        last -= 1;
    }
    last
}

/// The noun before a verb of change or being whose number it is: “the toll rose to 12”.
fn subject(line: &Line<'_>, start: usize) -> Option<Counted> {
    let clause =
        |at: &usize| matches!(line.kind(*at), Kind::Word | Kind::Currency | Kind::Hyphen);
    let before = (1..=5).map_while(|n| start.checked_sub(n)).take_while(clause);
    let verb = before.into_iter().find(|&at| {
        line.at(at).classes.any(&[Class::Rise, Class::Fall])
            || line
                .is_any(at, &["stands", "stood", "reached", "was", "is", "were", "hit"])
    })?;
    let mut at = verb.checked_sub(1)?;
    while at > 0 && line.at(at).classes.any(&[Class::Auxiliary, Class::Modal]) {
        at -= 1;
    }
    let piece = line.at(at);
    let noun = piece.kind == Kind::Word
        && !piece.classes.any(&STOPS)
        && !line.word(at).ends_with("ly");
    noun.then(|| phrase(piece.span, piece.span))
}

/// What the number before it in the sentence counts: “12 people died and 30 were hurt”.
fn elided(line: &Line<'_>, low: &Measure, found: &[Found]) -> Option<Counted> {
    let last = found.last()?;
    let count = last.amount.dimension == Dimension::Count;
    let linked = (last.end..low.start)
        .any(|at| line.is_any(at, &["and", ",", "while", "but", ";", "or", "with"]));
    last.amount.counted.filter(|_| count && linked)
}
