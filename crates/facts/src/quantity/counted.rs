//! What a number counts: the noun phrase and its head.

use super::measure::Measure;
use super::{Found, phrase};
use crate::fact::{Counted, Dimension};
use crate::figure::{Kind, Line};
use crate::lexicon::Class;
use crate::number::Number;

/// Words in the longest phrase.
const MAX_WORDS: usize = 7;

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

/// The phrase that the number from `low` to `last` counts.
pub(super) fn counted(
    line: &Line<'_>,
    low: &Measure,
    last: &Measure,
    found: &[Found],
) -> Option<Counted> {
    let one = last.value() == Number::ONE && low.start == last.start;
    if let Some(counted) = of_phrase(line, last.end) {
        return Some(counted);
    }
    if last.unit.is_some() {
        return measured(line, last);
    }
    let at = line.past_hyphen(last.end);
    noun_phrase(line, at, one && at == last.end)
        .or_else(|| subject(line, low.start))
        .or_else(|| elided(line, low, found))
}

/// Of a measure: the word of its unit (“ten years”), or the noun after a sign (“$5 bonds”).
fn measured(line: &Line<'_>, last: &Measure) -> Option<Counted> {
    let unit_at = last.end.checked_sub(1)?;
    if !last.prefixed && line.kind(unit_at) == Kind::Word && !last.age {
        let span = line.at(unit_at).span;
        return Some(phrase(span, span));
    }
    subject(line, last.start)
}

/// “12 of the hostages”, “46% of all adults”, “a third of those screened”.
fn of_phrase(line: &Line<'_>, end: usize) -> Option<Counted> {
    if !line.is(end, "of") {
        return None;
    }
    let mut at = end + 1;
    while line.has(at, Class::Determiner) || line.kind(at) == Kind::Digits {
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
    let more = line.is_any(at, &["more", "other", "such", "additional", "different"]);
    let start = at + usize::from(more && line.at(at).classes.any(&STOPS));
    (start..start + MAX_WORDS).take_while(move |&at| {
        let piece = line.at(at);
        let time = at > start && line.capital(at) && piece.classes.has(Class::DateWord);
        piece.kind == Kind::Word && !piece.classes.any(&STOPS) && !time
    })
}

fn is_plural(line: &Line<'_>, at: usize) -> bool {
    let word = line.word(at);
    let ends = [("s", true), ("S", true), ("ss", false), ("us", false), ("is", false)];
    line.has(at, Class::Plural)
        || word.len() > 2
            && ends.iter().all(|(end, want)| *end == "S" || word.ends_with(end) == *want)
}

/// The noun phrase at `at`; of one thing, or of many.
fn noun_phrase(line: &Line<'_>, at: usize, one: bool) -> Option<Counted> {
    let mut words = run(line, at);
    let first = words.next()?;
    if line.has(first, Class::PastVerb) && !line.has(first, Class::Plural) {
        return None;
    }
    let last = words.last().unwrap_or(first);
    let plural = (first..=last).find(|&at| is_plural(line, at));
    let head = match plural {
        Some(mut head) if !one => {
            while head < last
                && is_plural(line, head + 1)
                && !line.has(head + 1, Class::PastVerb)
            {
                head += 1;
            }
            head
        }
        _ => last_noun(line, first, last),
    };
    let span = line.span(first..head + 1);
    Some(phrase(span, line.at(head).span))
}

/// The last word of a run that is no verb.
fn last_noun(line: &Line<'_>, first: usize, last: usize) -> usize {
    let is_verb = |at: usize| {
        let word = line.word(at);
        line.has(at, Class::PastVerb)
            || ["ed", "ing", "ly"].iter().any(|end| word.ends_with(end))
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
    let verb = (1..=5).map_while(|n| start.checked_sub(n)).find(|&at| {
        line.at(at).classes.any(&[Class::Rise, Class::Fall])
            && !line.is_any(at, &["up", "down"])
            || line.is_any(
                at,
                &["up", "down", "stands", "stood", "reached", "was", "is", "were"],
            )
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
        .any(|at| line.is_any(at, &["and", ",", "while", "but", ";", "or"]));
    last.amount.counted.filter(|_| count && linked)
}
