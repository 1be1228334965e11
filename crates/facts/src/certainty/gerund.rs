//! Gerunds: `stopped paying`, `accused of lying`, `without waiting`.

use super::judgement::Judgement;
use super::scene::Scene;
use super::signature::Frame;
use crate::fact::Level;
use crate::tag::Tag;

/// A gerund that depends on no listed word is told as a fact.
const TOLD: Judgement = Judgement::FACT;

/// What did not happen: “without waiting”, “instead of waiting”.
const NOT_DONE: Judgement = Judgement::new(-3.0, Level::Asserted);

/// A gerund as an aim or topic is possible: “a plan for closing it”, “talked about leaving”.
const AIM: Judgement = Judgement::new(1.0, Level::Planned);

/// The context of the gerund whose group starts at `start`.
pub(super) fn context(scene: &Scene<'_>, start: usize) -> Judgement {
    let Some(before) = scene.before(start) else { return TOLD };
    if scene.tag(before).is_verb() {
        return entry(scene, before).unwrap_or(TOLD);
    }
    // “not worth waiting”: in the state of the copula.
    if scene.is(before, "worth") {
        let state = super::governor::copula_state(scene, before);
        return scene
            .entry(before, Frame::Gerund)
            .map_or(TOLD, |entry| state.govern(entry));
    }
    if scene.is_any(before, &["without", "than"]) {
        return NOT_DONE;
    }
    if !matches!(scene.tag(before), Tag::Adp | Tag::Sconj) {
        return object(scene, before).unwrap_or(TOLD);
    }
    if let Some(head) = scene.before(before) {
        if scene.is(head, "instead") || scene.is(head, "rather") {
            return NOT_DONE;
        }
        if let Some(judged) = entry(scene, head).or_else(|| object(scene, head)) {
            return judged;
        }
    }
    if scene.is(before, "from")
        && let Some(judged) = kept(scene, before)
    {
        return judged;
    }
    if scene.is(before, "against") {
        return NOT_DONE;
    }
    if scene.is_any(before, &["for", "about", "to", "toward", "towards"]) {
        AIM
    } else {
        TOLD
    }
}

/// The judgement by a listed word right before.
fn entry(scene: &Scene<'_>, at: usize) -> Option<Judgement> {
    let state = super::governor::state(scene, at);
    Some(state.govern(scene.entry(at, Frame::Gerund)?))
}

/// The judgement by a verb of preventing before a long object: “kept the crowd, many of them young,
/// from leaving”.
fn kept(scene: &Scene<'_>, from: usize) -> Option<Judgement> {
    let pass = |at: usize| {
        scene.is_nominal(at)
            || matches!(scene.tag(at), Tag::Adp | Tag::Adv | Tag::Cconj)
            || scene.is(at, ",")
            || scene.is_gerund(at)
    };
    let prevented = |at: usize| {
        let verb = scene.is_event(at) && scene.tag(at).is_verb();
        scene.entry(at, Frame::Object).filter(|entry| verb && entry.affirmed < 0)
    };
    let verb = scene.look_left(from, pass, |at| prevented(at).is_some())?;
    Some(scene.judgement(verb).govern(prevented(verb)?))
}

/// The judgement by a listed verb before its object: “kept the men from leaving”.
fn object(scene: &Scene<'_>, at: usize) -> Option<Judgement> {
    if !scene.is_nominal(at) {
        return None;
    }
    let pass = |idx: usize| scene.is_nominal(idx);
    let verb = scene.look_left(at, pass, |idx| scene.tag(idx).is_verb())?;
    entry(scene, verb)
}
