//! Verbs that share a governor: “to freeze or seize”, “to buy, repair and sell”.

use super::group::Group;
use super::judgement::Judgement;
use super::scene::Scene;
use crate::lexicon::Class;
use crate::tag::Tag;

/// The context of the verb before `and`, `or` or a comma, where the later one has no subject or
/// auxiliary of its own: “to freeze or seize”.
pub(super) fn coordinated(
    scene: &Scene<'_>,
    verb: usize,
    group: &Group,
) -> Option<Judgement> {
    let joint = scene.before(group.start)?;
    let joined = scene.tag(joint) == Tag::Cconj || is_listed(scene, verb, joint);
    if !joined || group.auxiliary || group.infinitive.is_some() {
        return None;
    }
    let first = scene.look_left(
        joint,
        |at| !scene.is_any(at, &[";", ":", "that"]),
        |at| {
            scene.is_event(at)
                && scene.tag(at).is_verb()
                && form(scene, at) == form(scene, verb)
        },
    )?;
    let but = scene.is_any(joint, &["but", "than"]);
    // “has not begun, and said”: after a comma a past form starts anew.
    let anew = scene.before(joint).is_some_and(|at| scene.is(at, ","))
        && form(scene, verb) == Form::Past;
    (!but && !anew).then(|| scene.judgement(first))
}

/// How many tokens behind a verb in a list its “and” or “or” is sought.
const MAX_LIST: usize = 12;

/// Whether the verb behind a comma is one of a list that goes on to “and” or “or”: “to buy, repair
/// and sell”.
fn is_listed(scene: &Scene<'_>, verb: usize, comma: usize) -> bool {
    if !scene.is(comma, ",") || !matches!(form(scene, verb), Form::Base | Form::Gerund) {
        return false;
    }
    let end = scene.range.end.min(verb + MAX_LIST);
    (verb + 1..end.saturating_sub(1)).any(|at| {
        scene.is_any(at, &["and", "or"])
            && scene.is_event(at + 1)
            && scene.tag(at + 1).is_verb()
            && form(scene, at + 1) == form(scene, verb)
    })
}

/// The forms of verbs that are told apart here: verbs that share an auxiliary share their form
/// (“did not go and stayed” has two).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Base,
    Present,
    Past,
    Gerund,
}

pub(super) fn form(scene: &Scene<'_>, at: usize) -> Form {
    let word = scene.draft.word(at);
    if word.ends_with("ing") {
        Form::Gerund
    } else if scene.tag(at) == Tag::Participle
        || word.ends_with("ed")
        || scene.has(at, Class::PastVerb)
    {
        Form::Past
    } else if word.ends_with('s') && !word.ends_with("ss") {
        Form::Present
    } else {
        Form::Base
    }
}
