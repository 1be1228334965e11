//! Nouns that name events: certain as their adjectives, prepositions and verbs make them.

use super::judgement::Judgement;
use super::scene::Scene;
use super::signature::Frame;
use crate::fact::Level;
use crate::tag::Tag;

/// An event that is not there: “no attack”, “without an attack”.
const ABSENT: Judgement = Judgement::new(-3.0, Level::Asserted);

/// How many tokens a noun phrase may have before its head.
const MAX_PHRASE: usize = 10;

/// The judgement of the event noun at `noun`.
pub(super) fn judge(scene: &Scene<'_>, noun: usize) -> Judgement {
    let (start, modified) = phrase(scene, noun);
    if let Some(judged) = modified {
        return judged;
    }
    // An event that is spoken of as known: “the attack”, “his trip”.
    let known = Judgement::FACT;
    let Some(before) = scene.before(start) else {
        return subject(scene, noun, start, known);
    };
    if scene.is(before, "without") {
        return ABSENT;
    }
    if let Some(judged) = governed(scene, before) {
        return judged;
    }
    let pass = |at: usize| scene.is_nominal(at) || scene.tag(at) == Tag::Adp;
    let is_verb = |at: usize| {
        scene.is_event(at) && (scene.tag(at).is_verb() || scene.tag(at) == Tag::Aux)
    };
    let Some(verb) = scene.look_left(start, pass, is_verb) else {
        return subject(scene, noun, start, known);
    };
    let judged = scene.judgement(verb);
    let near = verb == before || is_complement(scene, before) && verb + 1 == before;
    if let Some(entry) = scene.entry(verb, Frame::Noun).filter(|_| near) {
        return judged.govern(entry);
    }
    if is_definite(scene, start) || scene.tag(verb) == Tag::Aux {
        return known;
    }
    if !near && judged.value < 0.0 {
        return known;
    }
    // “may launch an attack”: as certain as its verb; “did not return calls” leaves open whether
    // there were any.
    Judgement::new(judged.value.max(0.0), judged.level)
}

/// The first token of the noun phrase that ends at `noun`, and what its determiner and
/// adjectives say of the event.
fn phrase(scene: &Scene<'_>, noun: usize) -> (usize, Option<Judgement>) {
    let mut start = noun;
    while let Some(before) = scene.before(start).filter(|at| at + MAX_PHRASE > noun) {
        if scene.is(before, "no") {
            return (before, Some(ABSENT));
        }
        // “no gains or losses”
        if scene.is_any(before, &["or", "nor"])
            && let Some(first) = scene.before(before)
            && scene.is_event(first)
            && scene.judgement(first) == ABSENT
        {
            return (before, Some(ABSENT));
        }
        if scene.is(before, "any") {
            return (before, Some(any(scene, before)));
        }
        if let Some(entry) = scene.entry(before, Frame::Noun)
            && matches!(scene.tag(before), Tag::Adj | Tag::Participle)
        {
            return (before, Some(Judgement::FACT.govern(entry)));
        }
        match scene.tag(before) {
            Tag::Adj | Tag::Noun | Tag::Num | Tag::Propn => start = before,
            Tag::Participle | Tag::Verb if !scene.is_event(before) => start = before,
            Tag::Det | Tag::Pron => return (before, None),
            _ => return (start, None),
        }
    }
    (start, None)
}

/// “did not result in any changes”: under a denial there were none, else `any` commits to nothing.
fn any(scene: &Scene<'_>, at: usize) -> Judgement {
    let pass = |at: usize| scene.is_nominal(at) || scene.tag(at) == Tag::Adp;
    let verb = scene.look_left(at, pass, |at| scene.is_event(at) && !pass(at));
    match verb.map(|verb| scene.judgement(verb)) {
        Some(judged) if judged.value < 0.0 => ABSENT,
        _ => Judgement::new(0.0, Level::Possible),
    }
}

/// What a listed word before a preposition says: “risk of an attack”, “called for an inquiry”.
fn governed(scene: &Scene<'_>, before: usize) -> Option<Judgement> {
    if !is_complement(scene, before) {
        return None;
    }
    let head = scene.before(before)?;
    // “subject to approval”
    if scene.is(before, "to") {
        let subject = scene.is(head, "subject");
        return subject.then_some(Judgement::new(1.0, Level::Conditional));
    }
    if let Some(entry) = scene.entry(head, Frame::Noun) {
        return Some(scene.judgement(head).govern(entry));
    }
    // “asked the council for an inquiry”
    if !scene.is(before, "for") {
        return None;
    }
    let asks =
        ["ask", "asks", "asked", "asking", "pressed", "pushed", "begged", "petitioned"];
    let pass = |at: usize| scene.is_nominal(at);
    let verb = scene.look_left(before, pass, |at| scene.is_any(at, &asks))?;
    Some(scene.judgement(verb).govern(scene.entry(verb, Frame::Noun)?))
}

/// Whether the token is a preposition that governors take their nouns with, and not one of place
/// or time (“charged in the bombing”).
fn is_complement(scene: &Scene<'_>, at: usize) -> bool {
    let prepositions = ["of", "for", "about", "against", "on", "to", "with"];
    scene.tag(at) == Tag::Adp && scene.is_any(at, &prepositions)
}

fn is_definite(scene: &Scene<'_>, start: usize) -> bool {
    scene.is_any(
        start,
        &[
            "the", "this", "that", "these", "those", "his", "her", "its", "their", "our",
            "my",
        ],
    ) || scene.draft.word(start).ends_with("'s")
        || scene.draft.word(start).ends_with("’s")
}

/// Verbs that say that their subject takes place (TimeML 1.2.1: OCCURRENCE, ASPECTUAL).
const OCCURS: [&str; 24] = [
    "happen", "happens", "happened", "occur", "occurs", "occurred", "begin", "begins",
    "began", "begun", "start", "starts", "started", "resume", "resumes", "resumed",
    "follow", "follows", "come", "came", "arise", "erupt", "erupted", "continue",
];

/// The judgement of a noun before its verb: “an attack was prevented”, “talks may begin”.
fn subject(scene: &Scene<'_>, noun: usize, start: usize, known: Judgement) -> Judgement {
    let verb = (noun + 1..scene.range.end.min(noun + 8)).find(|&at| {
        scene.is_event(at) && (scene.tag(at).is_verb() || scene.tag(at) == Tag::Aux)
    });
    let Some(verb) = verb else { return known };
    // “commitments from banks were not obtained”: with a phrase behind the noun.
    let phrased = scene.after(noun).is_some_and(|at| scene.tag(at) == Tag::Adp);
    let clean = (noun + 1..verb).all(|at| {
        matches!(scene.tag(at), Tag::Aux | Tag::Adv | Tag::Part)
            || phrased && (scene.is_nominal(at) || scene.tag(at) == Tag::Adp)
    });
    if !clean {
        return known;
    }
    let judged = scene.judgement(verb);
    // “construction will not resume”, “a storm may come”: the verb says that it takes place.
    if scene.is_any(verb, &OCCURS) {
        return judged;
    }
    let passive = scene.tag(verb) == Tag::Participle;
    if let Some(entry) = scene.entry(verb, Frame::Noun).filter(|_| passive) {
        return judged.govern(entry);
    }
    // “is likely”, “is possible”.
    if let Some(next) = scene.after(verb)
        && scene.tag(next) == Tag::Adj
        && scene.after(next).is_none_or(|after| !scene.is(after, "to"))
        && let Some(entry) = scene.entry(next, Frame::Noun)
    {
        return judged.govern(entry);
    }
    if is_definite(scene, start) {
        return known;
    }
    Judgement::new(judged.value.max(0.0), judged.level)
}
