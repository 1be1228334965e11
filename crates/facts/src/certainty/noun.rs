//! Nouns that name events: certain as their adjectives, prepositions and verbs make them.

use super::judgement::Judgement;
use super::scene::Scene;
use super::signature::{Entry, Frame};
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
    if scene.is_any(before, &PRESUPPOSE) {
        return known;
    }
    let pass = |at: usize| scene.is_nominal(at) || scene.tag(at) == Tag::Adp;
    let is_verb = |at: usize| {
        scene.is_event(at) && (scene.tag(at).is_verb() || scene.tag(at) == Tag::Aux)
    };
    let Some(verb) = scene.look_left(start, pass, is_verb) else {
        return subject(scene, noun, start, known);
    };
    // “claimed the inquiry was biased”: a subject, and no object.
    if scene.entry(verb, Frame::That).is_some() && has_finite(scene, noun) {
        return subject(scene, noun, start, known);
    }
    let judged = scene.judgement(verb);
    let particle = is_particle(scene, before);
    let near = verb == before
        || (is_complement(scene, before) || particle) && verb + 1 == before;
    if let Some(entry) = entry(scene, verb).filter(|_| near) {
        let content = is_content(scene, noun, start, verb);
        return if content { known } else { judged.govern(entry) };
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

/// Prepositions of time, cause and concession: what stands behind them is taken for granted
/// (Levinson 1983, 4.2), whatever is said of the verb.
const PRESUPPOSE: [&str; 7] =
    ["after", "since", "during", "following", "despite", "amid", "because"];

/// Whether a finite verb follows that the noun is the subject of.
fn has_finite(scene: &Scene<'_>, noun: usize) -> bool {
    let Some(verb) = predicate(scene, noun) else { return false };
    let auxiliary = (noun + 1..verb).any(|at| scene.tag(at) == Tag::Aux);
    auxiliary
        || scene.tag(verb) == Tag::Aux
        || scene.tag(verb) == Tag::Verb && !scene.is_gerund(verb)
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
    if scene.is(before, "to") {
        return towards(scene, before, head);
    }
    if let Some(entry) = scene.entry(head, Frame::Noun) {
        return Some(super::governor::state(scene, head).govern(entry));
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

/// What a word before `to` says of the noun behind it: “subject to approval”, “agreed to a visit”,
/// “a possible return to growth”.
fn towards(scene: &Scene<'_>, to: usize, head: usize) -> Option<Judgement> {
    let judged = scene.judgement(head);
    if scene.is(head, "subject") {
        return Some(Judgement::new(1.0, Level::Conditional));
    }
    let definite = scene.after(to).is_some_and(|next| is_definite(scene, next));
    let agrees = scene.is_any(head, &["agree", "agrees", "agreed", "agreeing"]);
    if agrees && !definite {
        let agreement = Entry { affirmed: 10, negated: -10, level: Level::Planned };
        return Some(judged.govern(agreement));
    }
    let unsure = scene.tag(head) == Tag::Noun && scene.is_event(head) && !definite;
    (unsure && judged.value < 3.0).then_some(judged)
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
    let Some(verb) = predicate(scene, noun) else { return known };
    let judged = scene.judgement(verb);
    // “construction will not resume”, “a storm may come”: the verb says that it takes place.
    if scene.is_any(verb, &OCCURS) {
        return judged;
    }
    let passive = scene.tag(verb) == Tag::Participle;
    if let Some(entry) = entry(scene, verb).filter(|_| passive) {
        return if is_content(scene, noun, start, verb) {
            known
        } else {
            judged.govern(entry)
        };
    }
    // “is likely”, “is possible”.
    if let Some(next) = scene.after(verb)
        && scene.tag(next) == Tag::Adj
        && scene.after(next).is_none_or(|after| !scene.is(after, "to"))
        && let Some(entry) = scene.entry(next, Frame::Noun)
    {
        return judged.govern(entry);
    }
    // “sales were not good”: a subject is what the clause is about, so denying the clause leaves
    // it standing (Strawson 1950); “a deal was not reached” leaves it open.
    if is_definite(scene, start) || judged.value < 0.0 && !passive {
        return known;
    }
    Judgement::new(judged.value.max(0.0), judged.level)
}

fn is_particle(scene: &Scene<'_>, at: usize) -> bool {
    scene.is_any(at, &["off", "out", "down"])
}

/// What a verb, with its particle, says of its noun: “called off”, “turned down”.
fn entry(scene: &Scene<'_>, verb: usize) -> Option<Entry> {
    let particle = scene.after(verb).filter(|at| is_particle(scene, *at));
    let Some(particle) = particle else { return scene.entry(verb, Frame::Noun) };
    let off = scene.is(particle, "off");
    let ended = ["call", "calls", "called", "fend", "fended", "ward", "warded"];
    let delayed = off && scene.is_any(verb, &["put", "puts", "hold", "held"])
        || scene.is(particle, "down") && scene.is_any(verb, &["turn", "turns", "turned"]);
    let (affirmed, negated) = if off && scene.is_any(verb, &ended) {
        (-30, 20)
    } else if delayed {
        (-20, 10)
    } else {
        return scene.entry(verb, Frame::Noun);
    };
    Some(Entry { affirmed, negated, level: Level::Asserted })
}

/// How many tokens may stand between a noun and its verb.
const MAX_GAP: usize = 8;

/// How many tokens may stand between the commas of a parenthesis.
const MAX_PARENTHESIS: usize = 16;

/// The verb whose subject the noun is: right behind it, its prepositional phrases and one
/// parenthesis (“the delivery, due this year, was delayed”). An infinitive has no subject.
fn predicate(scene: &Scene<'_>, noun: usize) -> Option<usize> {
    let is_comma = |at: &usize| scene.is(*at, ",");
    let phrased = |at: usize| scene.is_nominal(at) || scene.tag(at) == Tag::Adp;
    let mut end = scene.range.end.min(noun + MAX_GAP);
    let mut at = noun + 1;
    // “commitments from banks were not obtained”
    let mut behind = at < end && scene.tag(at) == Tag::Adp;
    while at < end {
        if scene.is_event(at) && (scene.tag(at).is_verb() || scene.tag(at) == Tag::Aux) {
            return Some(at);
        }
        if is_comma(&at) {
            let last = scene.range.end.min(at + MAX_PARENTHESIS);
            at = (at + 1..last).find(is_comma)?;
            end = scene.range.end.min(at + MAX_GAP);
            behind = false;
        } else if scene.is(at, "to")
            || !(matches!(scene.tag(at), Tag::Aux | Tag::Adv | Tag::Part)
                || behind && phrased(at))
        {
            return None;
        }
        at += 1;
    }
    None
}

/// Verbs that one does with a plan or a text that is there.
const HANDLES: [&str; 18] = [
    "approve",
    "approved",
    "approves",
    "approving",
    "discuss",
    "discussed",
    "discusses",
    "discussing",
    "consider",
    "considered",
    "considers",
    "considering",
    "prepare",
    "prepared",
    "prepares",
    "preparing",
    "pursued",
    "pushed",
];

/// Whether the noun names what holds a content and not the content: “approved the plan” leaves the
/// deed open, not the plan.
fn is_content(scene: &Scene<'_>, noun: usize, start: usize, verb: usize) -> bool {
    let holds =
        scene.entry(noun, Frame::To).is_some_and(|entry| entry.level == Level::Planned)
            || scene.is_any(noun, &["statement", "statements", "report", "reports"]);
    holds && (is_definite(scene, start) || scene.is_any(verb, &HANDLES))
}
