//! [`Scene`]: one sentence as the rules see it.

use std::ops::Range;

use super::judgement::Judgement;
use super::signature::{Entry, Frame, signature};
use crate::draft::Draft;
use crate::figure::same;
use crate::lexicon::Class;
use crate::tag::Tag;

/// A sentence, its parts of speech, and the judgements of its events so far.
pub(super) struct Scene<'a> {
    pub(super) draft: &'a Draft<'a>,
    pub(super) tags: &'a [Tag],
    /// The tokens of the sentence.
    pub(super) range: Range<usize>,
    /// Whether some clause of the sentence is a condition.
    pub(super) conditional: bool,
    /// Of each token of the sentence: whether it triggers an event, and its judgement.
    pub(super) events: &'a mut [Option<Judgement>],
}

impl Scene<'_> {
    /// The token before `at` in the sentence.
    pub(super) fn before(&self, at: usize) -> Option<usize> {
        (at > self.range.start).then(|| at - 1)
    }

    /// The token after `at` in the sentence.
    pub(super) fn after(&self, at: usize) -> Option<usize> {
        (at + 1 < self.range.end).then_some(at + 1)
    }

    /// Whether the token is this word, in any case.
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        same(self.draft.word(at), word)
    }

    /// Whether the token is one of these words, in any case.
    pub(super) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let written = self.draft.word(at);
        words.iter().any(|word| same(written, word))
    }

    /// Whether the token is of this class.
    pub(super) fn has(&self, at: usize, class: Class) -> bool {
        self.draft.classes[at].has(class)
    }

    /// The part of speech of the token.
    pub(super) fn tag(&self, at: usize) -> Tag {
        self.tags[at]
    }

    /// What the token says of what it governs in this frame.
    pub(super) fn entry(&self, at: usize, frame: Frame) -> Option<Entry> {
        signature(self.draft.word(at))?.get(frame)
    }

    /// The judgement of the event at the token; plain fact where there is none.
    pub(super) fn judgement(&self, at: usize) -> Judgement {
        self.events[at - self.range.start].unwrap_or(Judgement::FACT)
    }

    /// Whether the token triggers an event.
    pub(super) fn is_event(&self, at: usize) -> bool {
        self.events[at - self.range.start].is_some()
    }

    /// Sets the judgement of the event at the token.
    pub(super) fn judge(&mut self, at: usize, judgement: Judgement) {
        self.events[at - self.range.start] = Some(judgement);
    }

    /// Whether the token ends as a gerund does, so that `to` before it is a preposition.
    pub(super) fn is_gerund(&self, at: usize) -> bool {
        self.draft.word(at).ends_with("ing")
    }

    /// Whether the token can stand inside a noun phrase with its prepositional phrases.
    pub(super) fn is_nominal(&self, at: usize) -> bool {
        matches!(
            self.tags[at],
            Tag::Det
                | Tag::Adj
                | Tag::Noun
                | Tag::Propn
                | Tag::Num
                | Tag::Pron
                | Tag::Sym
        )
    }

    /// The nearest token before `at` for which `stop` holds, among those few before which only
    /// tokens stand that `pass` lets through.
    pub(super) fn look_left(
        &self,
        at: usize,
        pass: impl Fn(usize) -> bool,
        stop: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let first = self.range.start.max(at.saturating_sub(MAX_LOOK));
        for idx in (first..at).rev() {
            if stop(idx) {
                return Some(idx);
            }
            if !pass(idx) {
                return None;
            }
        }
        None
    }
}

/// How many tokens a rule looks to the left: longer subjects are rare, and the bound keeps a
/// paragraph without marks linear.
const MAX_LOOK: usize = 24;
