//! Openings: where what is said starts behind the verb, past hearers, days and places.

use super::{REACH, Reader};
use crate::lexicon::Class;
use crate::quote::cue::{Cue, takes_hearer};
use crate::tag::Tag;

impl Reader<'_, '_, '_> {
    /// A quotation that is a sentence of its own ends what is said: “said: ‘…’ and left”.
    pub(super) fn whole_quote(&mut self, cue: &Cue, start: usize) -> usize {
        let Some(quoted) = self.quoted_at(start) else {
            return cue.verb + 1;
        };
        let led = matches!(self.page.word(start - 1), "," | ":");
        let whole = self.page.opens_sentence(quoted.first)
            && (led || matches!(self.page.word(quoted.end - 1), "." | "?" | "!" | ","));
        let after = quoted.past;
        let marked = self.page.is_mark(quoted.end - 1);
        let aside = matches!(
            self.page.word(after),
            "after" | "before" | "when" | "while" | "as" | "during" | "until"
        ) || marked && matches!(self.page.word(after), "at" | "in" | "on");
        if !(whole || aside && quoted.is_closed()) {
            return cue.verb + 1;
        }
        self.from = start;
        let rest = quoted.past;
        if self.has_words(rest, self.unit.tokens.end) {
            self.close(quoted.past);
        }
        rest
    }

    /// Where what is said starts behind the verb.
    pub(super) fn content_start(&self, cue: &Cue) -> Option<usize> {
        let page = self.page;
        let end = self.unit.tokens.end;
        let mut idx = cue.verb + 1;
        while idx < end && !page.inside[idx] && self.is_aside(idx) {
            idx += 1;
        }
        let near = idx..end.min(idx + REACH);
        let quote = near.clone().find(|&at| page.inside[at]).filter(|&at| {
            let mark = page.word(at - 1);
            // “adds that they have a choice: ‘…’”: the clause is said too.
            let clause =
                (idx..at).any(|idx| matches!(page.tags[idx], Tag::Verb | Tag::Aux));
            mark == ":" && !clause
                || mark == ","
                    && at > idx
                    && page.opens_sentence(at + 1)
                    && (page.any(idx, &[Class::Preposition]) || page.word(idx) == ",")
        });
        if let Some(at) = quote {
            return Some(at);
        }
        // “responded with chants of ‘Out!’”: the words alone.
        if page.word(idx) == "with"
            && let Some(at) = (idx + 1..end.min(idx + 6)).find(|&at| page.inside[at])
            && matches!(page.word(at - 1), "with" | "of" | "," | ":" | "a" | "the")
        {
            return Some(at);
        }
        if takes_hearer(page.word(cue.verb)) || page.has(idx, Class::Preposition) {
            let opener = near.clone().find(|&at| {
                let whole = page.inside[at]
                    && !page.inside[at - 1]
                    && (page.opens_sentence(at + 1) || page.is_mark(at - 1));
                let asked = matches!(page.word(at), "if" | "whether");
                whole
                    || asked && takes_hearer(page.word(cue.verb))
                    || matches!(page.word(at), "that" | ":")
            });
            let comma = near.clone().find(|&at| page.word(at) == ",");
            if let Some(at) =
                opener.filter(|&at| comma.is_none_or(|comma| at <= comma + 1))
            {
                idx = if page.word(at) == ":" { at + 1 } else { at };
            } else if takes_hearer(page.word(cue.verb)) {
                idx = self.past_hearer(idx);
                while idx < end && !page.inside[idx] && self.is_aside(idx) {
                    idx += 1;
                }
            }
        }
        while idx < end
            && !page.inside[idx]
            && matches!(page.word(idx), "," | ":" | "—" | "–")
        {
            idx += 1;
        }
        self.has_words(idx, end).then_some(idx)
    }

    /// Past the one spoken to: a pronoun, a run of large words, or a phrase with its article.
    fn past_hearer(&self, first: usize) -> usize {
        let page = self.page;
        let mut idx = first;
        if page.has(idx, Class::Pronoun) && !page.has(idx, Class::Determiner) {
            return idx + 1;
        }
        if page.is_large(idx) {
            while page.is_large(idx) {
                idx += 1;
            }
            return idx;
        }
        let limit = idx + 6;
        // “told host Ana Ruiz”
        if !page.has(idx, Class::Determiner) && page.is_large(idx + 1) {
            idx += 1;
            while page.is_large(idx) {
                idx += 1;
            }
            return idx;
        }
        while idx < limit {
            idx += 1;
            let opens = page.any(idx, &[Class::Pronoun, Class::Determiner])
                || page.is_large(idx)
                || matches!(page.word(idx), "to" | "that" | "there");
            if opens {
                return idx;
            }
        }
        first + 1
    }

    fn is_aside(&self, idx: usize) -> bool {
        let page = self.page;
        page.has(idx, Class::Calendar)
            || page.is_adverb(idx)
            || page.word(idx) == "on" && page.has(idx + 1, Class::Calendar)
            || matches!(page.word(idx), "last" | "this") && is_period(page.word(idx + 1))
            || is_period(page.word(idx)) && matches!(page.word(idx - 1), "last" | "this")
    }
}

/// Whether a word is a stretch of time: “told them last week that”.
fn is_period(word: &str) -> bool {
    matches!(word, "week" | "weekend" | "month" | "year" | "morning" | "summer" | "fall")
}
