//! The governor of a verb: the word whose complement its clause is, or what else its clause
//! depends on.

use super::coordination::{Form, coordinated, form};
use super::group::Group;
use super::judgement::Judgement;
use super::scene::Scene;
use super::signature::{Entry, Frame};
use crate::fact::Level;
use crate::lexicon::Class;
use crate::tag::Tag;

/// What the surroundings of a verb make of it, before its own group is applied.
pub(super) fn context(scene: &Scene<'_>, verb: usize, group: &Group) -> Judgement {
    if let Some(shared) = coordinated(scene, verb, group) {
        return shared;
    }
    if let Some(to) = group.infinitive {
        return infinitive(scene, to);
    }
    let gerund = scene.tag(verb) == Tag::Verb
        && !group.auxiliary
        && scene.draft.word(verb).to_ascii_lowercase().ends_with("ing");
    if gerund {
        return super::gerund::context(scene, group.start);
    }
    finite(scene, verb, group)
}

/// A participle without an auxiliary: a relative clause cut short, told as a fact.
const REDUCED: Judgement = Judgement::FACT;

/// Purpose: what is done so that it happens (“flew in to help”) probably does.
const PURPOSE: Judgement = Judgement::new(2.0, Level::Planned);

/// The purpose of what does not happen.
const UNREACHED: Judgement = Judgement::new(-1.0, Level::Planned);

/// The infinitive after a passive that is in no list: “was hired to guard it”.
const PASSIVE: Entry = Entry { affirmed: 10, negated: -10, level: Level::Planned };

/// The clause after `that` and a verb that is in no list: “posted that it was closed”.
const CLAUSE: Entry = Entry { affirmed: 20, negated: 0, level: Level::Reported };

/// “has yet to decide”, “was yet to come”: so far certainly not.
const NOT_YET: Judgement = Judgement::new(-3.0, Level::Asserted);

/// An infinitive after a question word commits to nothing: “how to leave”.
const OPEN: Judgement = Judgement::new(0.0, Level::Possible);

/// The context of the infinitive whose `to` is at `to`.
fn infinitive(scene: &Scene<'_>, to: usize) -> Judgement {
    if scene.before(to).is_some_and(|at| scene.is(at, "yet")) {
        return NOT_YET;
    }
    let Some(before) = skip_adverbs(scene, to) else { return PURPOSE };
    if scene.is_any(
        before,
        &["how", "what", "where", "whether", "when", "who", "whom", "which"],
    ) {
        return OPEN;
    }
    if is_first(scene, to) {
        return REDUCED;
    }
    let judged = scene.judgement(before);
    match scene.tag(before) {
        Tag::Participle if is_passive(scene, before) => {
            let entry =
                object_entry(scene, before).or_else(|| scene.entry(before, Frame::To));
            return judged.govern(entry.unwrap_or(PASSIVE));
        }
        Tag::Aux => return modal_infinitive(scene, before),
        Tag::Adj => return adjective(scene, before),
        Tag::Adv if scene.entry(before, Frame::To).is_some() => {
            return adjective(scene, before);
        }
        _ => {}
    }
    if let Some(entry) = scene.entry(before, Frame::To) {
        return noun_state(scene, before).govern(entry);
    }
    if let Some(judged) = for_someone(scene, to) {
        return judged;
    }
    if is_headline(scene, to) {
        return HEADLINE;
    }
    if let Some(judged) = result(scene, to) {
        return judged;
    }
    if scene.is_event(before) && scene.tag(before).is_verb() && judged.value < 0.0 {
        return UNREACHED;
    }
    // “forced the men to leave”, “for the men to leave”.
    let pass = |at: usize| {
        (scene.is_nominal(at) || matches!(scene.tag(at), Tag::Adp | Tag::Adv))
            && !scene.is_any(at, &TIMES)
            && !scene.is(at, "as")
    };
    let verb = scene.look_left(to, pass, |at| scene.tag(at).is_verb());
    let Some(verb) = verb.filter(|verb| *verb < before) else { return PURPOSE };
    let judged = scene.judgement(verb);
    let entry = object_entry(scene, verb).or_else(|| {
        let for_object = (verb..to).any(|at| scene.is(at, "for"));
        for_object.then(|| scene.entry(verb, Frame::To)).flatten()
    });
    match entry {
        Some(entry) => judged.govern(entry),
        None if judged.value < 0.0 => UNREACHED,
        None => PURPOSE,
    }
}

/// Verbs of reaching a level.
const REACHES: [&str; 6] = ["end", "finish", "close", "settle", "stand", "reach"];

/// What a movement ended in: “gained 12 points to end the day at 900”.
fn result(scene: &Scene<'_>, to: usize) -> Option<Judgement> {
    let level = scene.after(to).is_some_and(|next| scene.is_any(next, &REACHES));
    if !level {
        return None;
    }
    let pass = |at: usize| {
        scene.is_nominal(at)
            || matches!(scene.tag(at), Tag::Adp | Tag::Adv | Tag::Cconj)
            || scene.is(at, ",")
    };
    let verb = scene.look_left(to, pass, |at| scene.tag(at).is_verb())?;
    let moves = scene.has(verb, Class::Rise) || scene.has(verb, Class::Fall);
    moves.then(|| scene.judgement(verb))
}

/// What a verb says of its object's infinitive; with a particle it is another verb: “set up a fund
/// to help”.
fn object_entry(scene: &Scene<'_>, verb: usize) -> Option<Entry> {
    let phrasal =
        scene.after(verb).is_some_and(|at| scene.is_any(at, &["up", "aside", "out"]));
    scene.entry(verb, Frame::Object).filter(|_| !phrasal)
}

/// The judgement by the word before `for` and a subject: “impossible for him to enter”, “a way for
/// us to see it”.
fn for_someone(scene: &Scene<'_>, to: usize) -> Option<Judgement> {
    let within = |at: usize| scene.is_nominal(at) && !scene.is_event(at);
    let reason = scene
        .look_left(to, within, |at| scene.is(at, "for"))
        .and_then(|at| scene.before(at))
        .filter(|at| matches!(scene.tag(*at), Tag::Adj | Tag::Noun))?;
    let entry = scene.entry(reason, Frame::To)?;
    Some(if scene.tag(reason) == Tag::Adj {
        adjective(scene, reason)
    } else {
        noun_state(scene, reason).govern(entry)
    })
}

/// Whether “the first ship to …” or “the only one to …” stands before `to`.
fn is_first(scene: &Scene<'_>, to: usize) -> bool {
    let pass = |at: usize| scene.is_nominal(at);
    let words = ["first", "last", "only", "second", "third", "latest", "few", "one"];
    scene.look_left(to, pass, |at| scene.is_any(at, &words)).is_some()
}

/// In a headline the infinitive is the future, probable as after `will`: “Council to close pool”.
const HEADLINE: Judgement = Judgement::new(2.0, Level::Planned);

/// Whether nothing but a subject stands before `to` in the sentence.
fn is_headline(scene: &Scene<'_>, to: usize) -> bool {
    to - scene.range.start <= MAX_HEADLINE
        && (scene.range.start..to)
            .all(|at| scene.is_nominal(at) || scene.tag(at) == Tag::Adp)
        && scene.tag(to - 1) != Tag::Adp
}

/// How many words the subject of a headline may have.
const MAX_HEADLINE: usize = 8;

/// The state of a governing word: of a verb its own, of an adjective that of its copula, and a noun
/// with `no` before it is negated.
pub(super) fn state(scene: &Scene<'_>, at: usize) -> Judgement {
    if scene.is_event(at) {
        return scene.judgement(at);
    }
    if scene.tag(at) == Tag::Adj {
        copula_state(scene, at)
    } else {
        noun_state(scene, at)
    }
}

/// How sure the text is of the copula before an adjective.
pub(super) fn copula_state(scene: &Scene<'_>, at: usize) -> Judgement {
    let pass = |idx: usize| matches!(scene.tag(idx), Tag::Adv | Tag::Part);
    let copula = scene.look_left(at, pass, |idx| scene.is_event(idx));
    copula.map_or(Judgement::FACT, |copula| scene.judgement(copula))
}

/// The state of a governing noun or verb: a noun with `no` before it is negated.
fn noun_state(scene: &Scene<'_>, at: usize) -> Judgement {
    if scene.is_event(at) && scene.tag(at).is_verb() {
        return scene.judgement(at);
    }
    let pass = |idx: usize| matches!(scene.tag(idx), Tag::Adj | Tag::Noun | Tag::Adv);
    let no = scene.look_left(at, pass, |idx| scene.is_any(idx, &["no", "any", "little"]));
    if no.is_some() {
        return Judgement::new(-3.0, Level::Asserted);
    }
    let verb = scene.look_left(
        at,
        |idx| scene.is_nominal(idx) || matches!(scene.tag(idx), Tag::Adv | Tag::Part),
        |idx| {
            scene.is_event(idx)
                && (scene.tag(idx).is_verb() || scene.tag(idx) == Tag::Aux)
        },
    );
    verb.map_or(Judgement::FACT, |verb| scene.judgement(verb))
}

/// “is ready to leave”, “too weak to stand”: the adjective decides, in the state of its copula.
fn adjective(scene: &Scene<'_>, at: usize) -> Judgement {
    let copula = scene.look_left(
        at,
        |idx| matches!(scene.tag(idx), Tag::Adv | Tag::Part | Tag::Det),
        |idx| scene.is_event(idx),
    );
    let state = copula.map_or(Judgement::FACT, |copula| scene.judgement(copula));
    let too = scene.before(at).is_some_and(|before| scene.is(before, "too"));
    if too {
        // “too weak to stand”: probably not (Karttunen 2012).
        return Judgement::new(-2.0, Level::Asserted);
    }
    let entry = scene.entry(at, Frame::To).or_else(|| scene.entry(at, Frame::Object));
    let default = Entry { affirmed: 10, negated: -10, level: Level::Possible };
    state.govern(entry.unwrap_or(default))
}

/// “has to leave”, “is to leave”, “used to leave”.
fn modal_infinitive(scene: &Scene<'_>, at: usize) -> Judgement {
    let negated = scene.judgement(at).value < 0.0;
    let planned = scene.is_any(at, &["is", "are", "was", "were", "be"]);
    let done = scene.is(at, "had");
    // “is to leave” is as probable as “will”, and “had to leave” mostly means that it was done;
    // “have to leave” is a duty, open as after `must`.
    let value = if planned || done { 2.0 } else { 1.0 };
    let level = if planned { Level::Planned } else { Level::Probable };
    Judgement::new(if negated { -1.0 } else { value }, level)
}

/// The token before `at` that is no adverb.
fn skip_adverbs(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let mut before = scene.before(at)?;
    while matches!(scene.tag(before), Tag::Adv)
        && !scene.is_any(before, &["how", "where", "when"])
        && scene.entry(before, Frame::To).is_none()
    {
        before = scene.before(before)?;
    }
    Some(before)
}

/// Whether an auxiliary stands before the participle.
fn is_passive(scene: &Scene<'_>, at: usize) -> bool {
    let pass = |idx: usize| matches!(scene.tag(idx), Tag::Adv | Tag::Part);
    scene
        .look_left(at, pass, |idx| matches!(scene.tag(idx), Tag::Aux | Tag::Pron))
        .is_some()
}

/// In a condition, which commits to nothing: “if it falls”.
const CONDITION: Judgement = Judgement::new(0.0, Level::Conditional);

/// A condition that was probably not met: “had they known”.
const COUNTER: Judgement = Judgement::new(-2.0, Level::Conditional);

/// Under `whether`, or asked: nothing is committed to.
const ASKED: Judgement = Judgement::new(0.0, Level::Possible);

/// What someone is told to do: “Please keep off the ice”.
const IMPERATIVE: Judgement = Judgement::new(1.0, Level::Planned);

/// The context of a finite clause.
fn finite(scene: &Scene<'_>, verb: usize, group: &Group) -> Judgement {
    if let Some(judged) = bare(scene, verb, group) {
        return judged;
    }
    let opens = scene.tag(group.start) == Tag::Aux
        && scene.before(group.start).is_none_or(|at| scene.tag(at) == Tag::Punct);
    let root = if (group.inverted || opens) && is_question(scene, verb) {
        ASKED
    } else if group.inverted && scene.is(group.start, "had") {
        COUNTER
    } else {
        Judgement::FACT
    };
    let pass = |at: usize| in_subject(scene, at);
    let Some(opener) = scene.look_left(group.start, pass, |at| !pass(at)) else {
        return root;
    };
    if scene.is_any(opener, &["if", "unless", "whether", "provided", "lest"]) {
        return condition(scene, opener);
    }
    // “until the crisis ends”: it will, probably.
    let present = if group.auxiliary {
        scene.is_any(group.start, &["is", "are", "has", "have"])
    } else {
        matches!(form(scene, verb), Form::Base | Form::Present)
    };
    if scene.is_any(opener, &["until", "once", "till"]) && present {
        return AHEAD;
    }
    if scene.is(opener, "that") {
        return complement(scene, opener).unwrap_or(root);
    }
    if is_question_word(scene, opener) {
        return asked(scene, opener);
    }
    if scene.tag(opener) == Tag::Cconj {
        return second(scene, opener, root);
    }
    if scene.tag(verb) == Tag::Participle && !group.auxiliary {
        return REDUCED;
    }
    // “said the price fell”, but not “looked at the price that fell”.
    let inside = scene.tag(group.start) == Tag::Pron;
    let bare = (inside || opener + 1 < group.start) && scene.tag(opener + 1) != Tag::Adp;
    if scene.is_event(opener) && bare {
        // Only words that assert or believe do without “that” (Hooper 1975).
        let entry = scene.entry(opener, Frame::That).filter(|entry| entry.affirmed > 0);
        return entry.map_or(root, |entry| clause(scene, opener, entry));
    }
    if scene.tag(opener) == Tag::Adj && bare {
        return adjective_clause(scene, opener).unwrap_or(root);
    }
    root
}

/// A verb in its base form without a subject of its own: told to someone, after `than`, or after a
/// verb that takes bare infinitives (“helped end the war”, “made them leave”).
fn bare(scene: &Scene<'_>, verb: usize, group: &Group) -> Option<Judgement> {
    let plain =
        scene.tag(verb) == Tag::Verb && !group.auxiliary && group.infinitive.is_none();
    if !plain || form(scene, verb) != Form::Base {
        return None;
    }
    let before = scene.before(group.start);
    let Some(at) = before else { return Some(IMPERATIVE) };
    if scene.is_any(at, &["please", "“", "\"", "‘", ":"]) {
        return Some(IMPERATIVE);
    }
    if scene.is(at, "than") {
        return Some(Judgement::new(-3.0, Level::Asserted));
    }
    let verbs =
        |at: usize, lemmas: &[&str]| scene.is_event(at) && scene.is_any(at, lemmas);
    if verbs(at, &["help", "helps", "helped", "helping", "go", "come", "let"]) {
        return Some(scene.judgement(at));
    }
    let causer = scene.look_left(
        group.start,
        |at| scene.is_nominal(at),
        |at| {
            verbs(at, &["make", "makes", "made", "let", "lets", "have", "help", "helped"])
        },
    )?;
    let entry = scene.entry(causer, Frame::Object)?;
    (causer + 1 < group.start).then(|| scene.judgement(causer).govern(entry))
}

/// The future in a clause of time.
const AHEAD: Judgement = Judgement::new(2.0, Level::Planned);

/// Words that open an adverbial clause, whatever their tag.
const TIMES: [&str; 10] = [
    "when", "while", "after", "before", "because", "since", "although", "though",
    "until", "once",
];

/// Whether the token can stand between a clause's opener and its verb.
fn in_subject(scene: &Scene<'_>, at: usize) -> bool {
    if matches!(scene.tag(at), Tag::Noun | Tag::Propn | Tag::Num) {
        return true;
    }
    if scene.is_any(
        at,
        &["that", "whether", "what", "who", "which", "why", "how", "where", "if"],
    ) {
        // “that man” opens no clause.
        let next = scene.after(at).map(|next| scene.tag(next));
        return scene.is(at, "that")
            && scene.tag(at) == Tag::Det
            && matches!(next, Some(Tag::Noun | Tag::Adj));
    }
    if scene.is_any(at, &TIMES) {
        return false;
    }
    match scene.tag(at) {
        Tag::Adj => scene.entry(at, Frame::That).is_none() || !after_copula(scene, at),
        Tag::Participle => !scene.is_event(at) || !is_passive(scene, at),
        Tag::Adp | Tag::Adv | Tag::Part => true,
        Tag::Cconj => joins_nouns(scene, at),
        Tag::Punct => scene.is_any(at, &["\"", "“", "”", "'", "‘", "’", "(", ")"]),
        _ => scene.is_nominal(at),
    }
}

/// Whether a conjunction joins two nouns of one subject: “that the man and his wife left”. Two
/// clauses have a verb each, so then none stands between the conjunction and what opens the clause.
fn joins_nouns(scene: &Scene<'_>, joint: usize) -> bool {
    let nominal = |at: usize| scene.is_nominal(at);
    let beside = scene.before(joint).is_some_and(nominal)
        && scene.after(joint).is_some_and(nominal);
    beside
        && scene
            .look_left(
                joint,
                |at| nominal(at) || scene.tag(at) == Tag::Adp,
                |at| scene.is_any(at, &["that", "if", "unless", "whether", "until"]),
            )
            .is_some()
}

fn after_copula(scene: &Scene<'_>, at: usize) -> bool {
    let pass = |idx: usize| matches!(scene.tag(idx), Tag::Adv | Tag::Part);
    scene.look_left(at, pass, |idx| scene.is_event(idx)).is_some()
}

/// The context of a clause after `if`, `unless` or `whether`: asked, or a condition.
fn condition(scene: &Scene<'_>, opener: usize) -> Judgement {
    let asked = scene.before(opener).is_some_and(|before| scene.is_event(before));
    if scene.is(opener, "whether") || asked { ASKED } else { CONDITION }
}

fn is_question_word(scene: &Scene<'_>, at: usize) -> bool {
    scene.is_any(at, &["what", "why", "how", "where", "who", "which"])
}

/// The context of a clause after a question word: that something is so is presupposed, and only
/// what it is, is asked (Karttunen 1977).
fn asked(scene: &Scene<'_>, opener: usize) -> Judgement {
    let Some(before) = scene.before(opener).filter(|before| scene.is_event(*before))
    else {
        return Judgement::FACT;
    };
    scene.judgement(before).scaled(1.0, Level::Asserted).govern(Entry {
        affirmed: 30,
        negated: 30,
        level: Level::Asserted,
    })
}

/// The second of two clauses joined by a conjunction stands where the first one stands.
fn second(scene: &Scene<'_>, joint: usize, root: Judgement) -> Judgement {
    let first = scene.look_left(
        joint,
        |at| !scene.is_any(at, &[";", "“", "”", "\""]),
        |at| scene.is_event(at) && (scene.tag(at).is_verb() || scene.tag(at) == Tag::Aux),
    );
    let Some(first) = first else { return root };
    let judged = scene.judgement(first);
    if judged.level == Level::Reported {
        Judgement::new(3.0, Level::Reported)
    } else {
        root
    }
}

/// The context of a clause after `that`: what its governor says; `None` for a relative clause.
fn complement(scene: &Scene<'_>, that: usize) -> Option<Judgement> {
    let before = scene.before(that)?;
    if scene.tag(before) == Tag::Adj {
        return adjective_clause(scene, before);
    }
    if let Some(entry) = scene.entry(before, Frame::That) {
        return Some(if scene.tag(before).is_verb() {
            clause(scene, before, entry)
        } else {
            noun_state(scene, before).govern(entry)
        });
    }
    if scene.is_event(before) && scene.tag(before).is_verb() {
        return Some(scene.judgement(before).govern(CLAUSE));
    }
    if scene.is(before, "so") || scene.is(before, "now") {
        return None;
    }
    // “told reporters on Monday that”.
    let pass = |at: usize| {
        scene.is_nominal(at)
            || matches!(scene.tag(at), Tag::Adp | Tag::Adv)
            || scene.is_any(at, &[",", "\""])
    };
    let verb = scene
        .look_left(that, pass, |at| scene.is_event(at) && scene.tag(at).is_verb())?;
    let entry = scene.entry(verb, Frame::That)?;
    let tells = scene.is_any(
        verb,
        &[
            "told",
            "tell",
            "warned",
            "assured",
            "informed",
            "reminded",
            "convinced",
            "persuaded",
            "notified",
            "advised",
            "promised",
            "showed",
            "taught",
        ],
    );
    // “announced on Monday that”: what stands between is no object that “that” could modify.
    let adverbial = matches!(
        scene.tag(verb + 1),
        Tag::Adp | Tag::Propn | Tag::Num | Tag::Adv | Tag::Pron | Tag::Punct
    );
    (tells || adverbial).then(|| scene.judgement(verb).govern(entry))
}

/// The context of the clause that a verb governs.
fn clause(scene: &Scene<'_>, verb: usize, entry: Entry) -> Judgement {
    let judged = scene.judgement(verb);
    // “cannot believe that he left”: he did.
    if judged.level == Level::Possible && judged.value < 0.0 && scene.is(verb, "believe")
    {
        return Judgement::FACT;
    }
    judged.govern(entry)
}

/// The context of a clause after an adjective: “is likely that”, “was shocked that”.
fn adjective_clause(scene: &Scene<'_>, at: usize) -> Option<Judgement> {
    let entry = scene.entry(at, Frame::That)?;
    Some(copula_state(scene, at).govern(entry))
}

/// Whether the next end mark after the verb is a question mark.
fn is_question(scene: &Scene<'_>, verb: usize) -> bool {
    let end = scene.range.end.min(verb + MAX_QUESTION);
    (verb..end)
        .find(|at| scene.draft.word(*at).starts_with(['.', '!', '?', ';']))
        .is_some_and(|at| scene.draft.word(at).starts_with('?'))
}

/// How many tokens after a verb the end mark of its question is looked for.
const MAX_QUESTION: usize = 40;
