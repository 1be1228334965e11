//! Colons: words that only lead to what is said behind them.

use std::ops::Range;

use super::{REACH, Reader, Said};
use crate::lexicon::Class;
use crate::quote::cue::{Cue, CueKind, cue_at};
use crate::quote::mark::Quoted;
use crate::tag::Tag;

/// Longest name or phrase before a colon that stands for who speaks, in tokens: “Rep. Ana Ruiz
/// (R-N.Y.):”.
const LONGEST_NAME: usize = 12;

/// Longest clause before a colon that only leads to what is said behind it, in tokens.
const LONGEST_LEAD: usize = 60;

/// Nouns for words that someone uses.
const WORDINGS: [&str; 12] = [
    "phrase", "phrases", "term", "terms", "word", "words", "slogan", "slogans", "chant",
    "chants", "motto", "cry",
];

impl Reader<'_, '_, '_> {
    /// “Minister: no deal”: a short name or role, then a colon, at the start of a unit.
    pub(super) fn colon(&mut self) {
        let Range { start, end } = self.unit.tokens;
        let colon = (start..end.min(start + 7))
            .find(|&idx| self.page.word(idx) == ":" && !self.page.inside[idx]);
        let Some(colon) = colon.filter(|&colon| colon > start && colon + 2 < end) else {
            return;
        };
        let named = (start..colon).all(|idx| {
            let small = self.page.any(idx, &[Class::Preposition, Class::Determiner]);
            (self.page.is_large(idx) || small) && !self.page.inside[idx]
        });
        let verb = (start..colon).any(|idx| self.page.any(idx, &[Class::Auxiliary]));
        if named && !verb {
            self.said.push(Said {
                cue: colon..colon + 1,
                speaker: Some(start..colon),
                content: Vec::new(),
                rule: "quotes/colon",
            });
            self.run_on(colon + 1);
        }
    }

    /// A colon within what is said, and a whole quotation behind it: the quotation is something
    /// said by itself, by the same one: “called the plan a farce: ‘It is a joke.’”
    pub(super) fn colon_within(&mut self, idx: usize) -> Option<usize> {
        let page = self.page;
        if !self.open || page.word(idx) != ":" || idx <= self.from + 2 {
            return None;
        }
        let quoted = self.quoted_at(idx + 1).filter(|quoted| self.is_whole(*quoted))?;
        let near = idx - self.from <= LONGEST_LEAD;
        let plain = near && (self.from..idx).all(|idx| !page.inside[idx]);
        let said = self.said.last()?;
        let speaker = said.speaker.clone();
        // “said that they had a choice: ‘…’” is one thing said.
        let says =
            said.cue.end.checked_sub(1).is_some_and(|verb| page.has(verb, Class::SayCue));
        // “…: ‘…,’ the union wrote”: the verb behind it says who.
        let framed = page.word(quoted.last(page.draft)) == ",";
        if !plain || says && !(framed && self.is_framed(quoted.past)) {
            return None;
        }
        self.close(idx);
        if framed {
            return Some(quoted.past);
        }
        self.said.push(Said {
            cue: idx..idx + 1,
            speaker,
            content: std::iter::once(quoted.open..quoted.past).collect(),
            rule: "quotes/led",
        });
        self.from = quoted.past;
        Some(quoted.past)
    }

    /// Whether a subject and a verb of speech stand right behind a quotation.
    fn is_framed(&self, past: usize) -> bool {
        (past..self.unit.tokens.end.min(past + REACH))
            .find_map(|idx| cue_at(self.page, past, idx))
            .is_some_and(|cue| {
                let speaker = self.page.left(past, cue.group.start);
                cue.kind == CueKind::Say && speaker.is_some_and(|left| left.start == past)
            })
    }

    /// Whether a quotation is a sentence, or more, of its own.
    fn is_whole(&self, quoted: Quoted) -> bool {
        let last = self.page.word(quoted.last(self.page.draft));
        self.page.opens_sentence(quoted.first)
            && (matches!(last, "." | "?" | "!" | "," | "…" | "...")
                || !quoted.is_closed())
    }

    /// A colon and a quotation behind a verb that is in no list, or behind a name: “Ruiz put it so:
    /// ‘…’”, “From the report: ‘…’”.
    pub(super) fn led_quote(&mut self) {
        let start = self.unit.tokens.start;
        let Some(&quoted) = self.quoted.iter().find(|quoted| {
            quoted.open > start + 1
                && matches!(self.page.word(quoted.open - 1), ":" | ",")
                && self.page.opens_sentence(quoted.first)
                && (self.page.word(quoted.open - 1) == ":"
                    || matches!(self.page.word(quoted.end - 1), "." | "?" | "!"))
        }) else {
            return;
        };
        let verb = (start..quoted.open).find(|&idx| {
            !self.page.inside[idx] && matches!(self.page.tags[idx], Tag::Verb | Tag::Aux)
        });
        let (cue, speaker) = if let Some(verb) = verb {
            (verb..verb + 1, self.page.left(start, verb))
        } else {
            let colon = quoted.open - 1;
            let from = start + usize::from(self.page.has(start, Class::Preposition));
            let named = self.page.word(colon) == ":"
                && from < colon
                && colon - from <= LONGEST_NAME;
            (colon..colon + 1, named.then_some(from..colon))
        };
        let Some(speaker) = speaker else { return };
        self.said.push(Said {
            cue,
            speaker: Some(speaker),
            content: std::iter::once(quoted.open..quoted.past).collect(),
            rule: "quotes/led",
        });
    }

    /// “The board has used the phrase ‘unfit for use’”: words in marks behind a noun for words, whose
    /// user is the subject.
    pub(super) fn worded(&mut self) {
        let page = self.page;
        let start = self.unit.tokens.start;
        let noun = |open: usize| {
            let at = open - usize::from(matches!(page.word(open - 1), "of" | ",")) - 1;
            at > start && WORDINGS.contains(&page.word(at))
        };
        let worded = |quoted: &&Quoted| quoted.open > start + 2 && noun(quoted.open);
        let Some(&quoted) = self.quoted.iter().find(worded) else { return };
        let low = start.max(quoted.open.saturating_sub(2 * REACH));
        let verb = (low + 1..quoted.open).find(|&idx| {
            !page.inside[idx] && matches!(page.tags[idx], Tag::Verb | Tag::Aux)
        });
        let Some(verb) = verb else { return };
        let Some(speaker) = page.left(start, verb) else { return };
        self.said.push(Said {
            cue: verb..verb + 1,
            speaker: Some(speaker),
            content: std::iter::once(quoted.open..quoted.past).collect(),
            rule: "quotes/worded",
        });
    }

    /// “Said Ana Ruiz, who lives nearby, ‘…’”: verb, speaker and quotation, in this order.
    pub(super) fn inverted_lead(&mut self, cue: &Cue) -> Option<usize> {
        let page = self.page;
        let Range { start, end } = self.unit.tokens;
        if cue.verb != start || cue.kind != CueKind::Say || cue.participle {
            return None;
        }
        let speaker = page.right(cue.verb + 1, end, true)?;
        let open = (speaker.end..end.min(speaker.end + REACH))
            .find(|&idx| page.inside[idx] && matches!(page.word(idx - 1), "," | ":"))?;
        let quoted = self.quoted_at(open)?;
        // “Asked why, Kell said: …”: another verb stands nearer.
        let nearer = (speaker.end..open).any(|idx| page.has(idx, Class::SayCue));
        if nearer {
            return None;
        }
        self.said.push(Said {
            cue: cue.group.clone(),
            speaker: Some(speaker),
            content: std::iter::once(quoted.open..quoted.past).collect(),
            rule: "quotes/inverted",
        });
        self.from = quoted.past;
        Some(quoted.past)
    }
}
