//! The verb group: auxiliaries, modals, adverbs and negation that stand by a verb.

use super::judgement::Judgement;
use super::scene::Scene;
use super::signature::Frame;
use crate::fact::Level;
use crate::lexicon::Class;
use crate::tag::Tag;

/// What stands by a verb.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Group {
    /// The first token of the group.
    pub(super) start: usize,
    /// Whether `to` opens it.
    pub(super) infinitive: Option<usize>,
    /// Whether an auxiliary stands in it.
    pub(super) auxiliary: bool,
    /// Whether an auxiliary opens it and its subject follows: a question.
    pub(super) inverted: bool,
    /// How often it is negated.
    negations: u8,
    /// Whether its object or complement is `no …`.
    void: bool,
    /// The tokens of up to two modals or hedging adverbs.
    modifiers: [Option<usize>; 2],
}

/// How many tokens a group may have before its verb; more are no English.
const MAX_GROUP: usize = 8;

impl Group {
    /// Reads the group of the verb, or lone auxiliary, at `verb`.
    pub(super) fn read(scene: &Scene<'_>, verb: usize) -> Group {
        let mut group = Group { start: verb, ..Group::default() };
        let lone = scene.tag(verb) == Tag::Aux || scene.tag(verb) == Tag::Pron;
        if lone {
            group.note(scene, verb);
        }
        let mut at = verb;
        while let Some(before) = scene.before(at).filter(|at| at + MAX_GROUP > verb) {
            if !group.take(scene, before) {
                break;
            }
            at = before;
        }
        group.behind(scene, verb, lone);
        let bare =
            scene.tag(verb) == Tag::Participle || scene.draft.word(verb).ends_with("ing");
        if group.auxiliary || !bare {
            group.subject(scene);
        }
        group.question(scene);
        if group.infinitive.is_none() && (group.auxiliary || !bare) {
            group.fronted(scene);
        }
        group
    }

    /// Notes a hedge that opens the clause: “Perhaps the pump failed.”
    fn fronted(&mut self, scene: &Scene<'_>) {
        let pass = |at: usize| scene.is_nominal(at) || scene.is(at, ",");
        let hedge = |at: usize| {
            scene.tag(at) == Tag::Adv && scene.entry(at, Frame::Modifier).is_some()
        };
        let opens = |at: &usize| {
            scene
                .before(*at)
                .is_none_or(|at| matches!(scene.tag(at), Tag::Punct | Tag::Cconj))
        };
        if let Some(at) = scene.look_left(self.start, pass, hedge).filter(opens) {
            self.note(scene, at);
        }
    }

    /// Takes one more token to the left, if it belongs to the group.
    fn take(&mut self, scene: &Scene<'_>, at: usize) -> bool {
        if self.infinitive.is_some() && !scene.has(at, Class::Negation) {
            return false;
        }
        match scene.tag(at) {
            _ if scene.is(at, "worth") => return false,
            Tag::Aux => self.auxiliary = true,
            Tag::Part | Tag::Adp if scene.is(at, "to") && !scene.is_gerund(at + 1) => {
                self.infinitive = Some(at);
            }
            Tag::Adv | Tag::Part => {}
            // The auxiliary of a contraction: “they'll”.
            Tag::Pron if clitic(scene.draft.word(at)).is_some() && !self.auxiliary => {
                self.auxiliary = true;
                self.note(scene, at);
                return false;
            }
            _ if scene.has(at, Class::Negation) && !scene.is(at, "no") => {}
            _ => return false,
        }
        self.start = at;
        self.note(scene, at);
        true
    }

    /// Notes what the token does to its verb.
    fn note(&mut self, scene: &Scene<'_>, at: usize) {
        let negates = scene.has(at, Class::Negation) && !is_mere(scene, at);
        self.negations += u8::from(negates);
        let modifies = scene.entry(at, Frame::Modifier).is_some()
            || clitic(scene.draft.word(at))
                .is_some_and(|ending| matches!(ending, "ll" | "d"));
        if modifies && let Some(free) = self.modifiers.iter_mut().find(|m| m.is_none()) {
            *free = Some(at);
        }
    }

    /// Notes what follows the verb: “is not”, “is probably”, “said nothing”, “has no plans”.
    fn behind(&mut self, scene: &Scene<'_>, verb: usize, lone: bool) {
        let mut at = verb;
        while let Some(next) = scene.after(at).filter(|next| *next <= verb + 3) {
            let no = scene.is_any(next, &["no", "nothing", "nobody", "none", "neither"]);
            if no && !is_mere(scene, next) && scene.entry(verb, Frame::That).is_none() {
                self.void = true;
                return;
            }
            if !lone || !matches!(scene.tag(next), Tag::Adv | Tag::Part) {
                return;
            }
            self.note(scene, next);
            at = next;
        }
    }

    /// Notes a subject that negates: “no one”, “none of them”, “few”.
    fn subject(&mut self, scene: &Scene<'_>) {
        if self.infinitive.is_some() {
            return;
        }
        let pass = |at| scene.is_nominal(at) || scene.tag(at) == Tag::Adp;
        let negative =
            ["no", "nobody", "nothing", "none", "neither", "few", "nor", "no-one"];
        let stop = |at| scene.is_any(at, &negative);
        let found = scene.look_left(self.start, pass, stop);
        let quantifies = |at: usize| {
            let next = scene.after(at).filter(|next| *next < self.start);
            let noun = next.is_some_and(|next| {
                scene.tag(next) != Tag::Pron || scene.is(next, "one")
            });
            // “a few” are some.
            let some = scene.is(at, "few")
                && scene.before(at).is_some_and(|at| scene.is_any(at, &["a", "the"]));
            !some && (noun || !scene.is(at, "no"))
        };
        if found.is_some_and(|at| {
            !is_mere(scene, at) && !after_preposition(scene, at) && quantifies(at)
        }) {
            self.negations += 1;
        }
    }

    /// Notes an inverted auxiliary before the subject: “did he leave”, “nor will they pay”.
    fn question(&mut self, scene: &Scene<'_>) {
        if self.auxiliary || self.infinitive.is_some() {
            return;
        }
        let Some(at) = scene.look_left(
            self.start,
            |at| scene.is_nominal(at),
            |at| scene.tag(at) == Tag::Aux && !scene.is_event(at),
        ) else {
            return;
        };
        self.auxiliary = true;
        self.inverted = true;
        self.start = at;
        self.note(scene, at);
        let negative = ["nor", "neither", "never", "rarely", "seldom", "hardly"];
        let fronted = scene.before(at).is_some_and(|at| scene.is_any(at, &negative));
        self.negations += u8::from(fronted);
    }

    /// Whether it is negated once, by a word of its own or by its object.
    fn is_negated(&self) -> bool {
        (self.negations % 2 == 1) != self.void
    }

    /// A modal before `have`: “would have died” did not, “must have left” probably did (Palmer
    /// 2001); “could have” leaves it open.
    fn perfect(&self, scene: &Scene<'_>, context: Judgement) -> Option<Judgement> {
        let at = self.modifiers[0].filter(|at| scene.tag(*at) == Tag::Aux)?;
        let perfect = (at + 1..=at + 3).any(|at| {
            at < scene.range.end && scene.is(at, "have") && scene.tag(at) == Tag::Aux
        });
        let (value, level) = if !perfect {
            return None;
        } else if scene.is_any(at, &["would", "should", "ought", "wouldn't", "shouldn't"])
        {
            (-2.0, Level::Conditional)
        } else if scene.is_any(at, &["must"]) {
            (2.0, Level::Probable)
        } else if scene.is_any(at, &["may", "might"]) {
            (1.0, Level::Possible)
        } else if scene.is_any(at, &["could", "can", "couldn't", "can't"]) {
            let value = if self.is_negated() { 2.0 } else { 0.0 };
            (value, Level::Possible)
        } else {
            return None;
        };
        let sign = if self.is_negated() { -1.0 } else { 1.0 };
        Some(Judgement::new(value * sign * context.value / 3.0, level))
    }

    /// Applies the group to what its surroundings make of the verb.
    pub(super) fn apply(&self, scene: &Scene<'_>, context: Judgement) -> Judgement {
        if let Some(judged) = self.perfect(scene, context) {
            return judged;
        }
        let mut judged = context;
        // A modal weakens what is denied from above (“do not think it can work”) as it weakens
        // what is denied in its own clause.
        let denied = context.value < 0.0;
        for (idx, at) in self.modifiers.iter().flatten().enumerate() {
            let Some((affirmed, negated, level)) = modifier(scene, *at, context) else {
                continue;
            };
            let factor = if idx > 0 || self.is_negated() == denied {
                affirmed
            } else if denied {
                -negated
            } else {
                negated
            };
            let sign = if denied && self.is_negated() && idx == 0 { -1.0 } else { 1.0 };
            let level = if scene.conditional { Level::Conditional } else { level };
            judged = judged.scaled(sign * factor / 3.0, level);
        }
        if self.is_negated() && self.modifiers[0].is_none() {
            judged = judged.scaled(-1.0, Level::Asserted);
        }
        judged
    }
}

fn modifier(
    scene: &Scene<'_>,
    at: usize,
    context: Judgement,
) -> Option<(f32, f32, Level)> {
    let entry = scene.entry(at, Frame::Modifier).or_else(|| {
        let ending = clitic(scene.draft.word(at))?;
        super::signature::signature(if ending == "ll" { "will" } else { "would" })?
            .get(Frame::Modifier)
    })?;
    // “said it would fall”: the future of the past.
    if entry.level == Level::Conditional && context.level != Level::Asserted {
        return Some((2.0, -2.0, Level::Planned));
    }
    Some((f32::from(entry.affirmed) / 10.0, f32::from(entry.negated) / 10.0, entry.level))
}

/// The auxiliary inside a contraction: `ll` of `they'll`.
fn clitic(word: &str) -> Option<&str> {
    let at = word.rfind(['\'', '’'])?;
    let ending = word[at..].trim_start_matches(['\'', '’']);
    matches!(ending, "ll" | "d" | "ve" | "s" | "re" | "m").then_some(ending)
}

/// Whether a negative word does not deny: “not only”, “not just”, “no doubt”, “no sooner”.
fn is_mere(scene: &Scene<'_>, at: usize) -> bool {
    scene.after(at).is_some_and(|next| {
        scene.is_any(
            next,
            &[
                "only", "just", "merely", "simply", "doubt", "sooner", "matter", "until",
                "surprise", "secret", "wonder", "question",
            ],
        )
    })
}

fn after_preposition(scene: &Scene<'_>, at: usize) -> bool {
    scene.before(at).is_some_and(|before| scene.tag(before) == Tag::Adp)
}
