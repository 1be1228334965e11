//! Frames: the words that say who said it, where they stand behind what is said or within it.

use std::ops::Range;

use super::{REACH, Reader, Said};
use crate::lexicon::Class;
use crate::quote::cue::{Cue, CueKind, cue_at, takes_hearer};
use crate::quote::mark::Quoted;
use crate::tag::Tag;

/// Longest mention of the one spoken to, with its end mark, in tokens.
const HEARER: usize = 6;

impl Reader<'_, '_, '_> {
    /// Any verb reports behind a quotation that ends in a comma: “…,” Ruiz riffed.
    pub(super) fn frame_verb(&self, idx: usize) -> Option<Cue> {
        let page = self.page;
        let quoted = self.quoted_before(idx)?;
        let gap = quoted.past..idx;
        let framed = !self.open
            && quoted.open >= self.from
            && page.tags[idx] == Tag::Verb
            && !page.word(idx).ends_with("ing")
            && gap.len() <= REACH
            && page.word(quoted.last(page.draft)) == ","
            && !page.any(gap.start, &[Class::Conjunction, Class::Preposition]);
        let group = idx..idx + 1;
        framed.then_some(Cue { verb: idx, group, kind: CueKind::Say, participle: false })
    }

    /// What is said stands before the verb: “…,” said Ruiz; the plan is dead, Ruiz said.
    pub(super) fn fronted(&mut self, cue: &Cue) -> Option<usize> {
        if cue.kind == CueKind::Deny || cue.participle {
            return None;
        }
        let page = self.page;
        let end = self.unit.tokens.end;
        let left = self
            .subject_after_quote(cue)
            .or_else(|| page.left(self.from, cue.group.start));
        let lead = left.as_ref().map_or(cue.group.start, |left| left.start);
        let inverted = left.is_none();
        let before = lead.checked_sub(1).filter(|&idx| idx >= self.from)?;
        let quote = self.quoted_before(lead).filter(|quoted| quoted.past == lead);
        let led = page.word(before) == "," && !page.inside[before]
            || quote.is_some()
            || matches!(page.word(before), "—" | "–" | "--");
        if !led
            || quote.is_none() && cue.kind != CueKind::Say && cue.kind != CueKind::Think
        {
            return None;
        }
        // “It was clear: ‘…,’ she said”, “Instead, ‘…,’ she said”: only the quotation.
        let colon = quote.filter(|quoted| {
            let mark = |mark| page.word(quoted.open - 1) == mark;
            quoted.open > self.from
                && (mark(":") || mark(",") && page.opens_sentence(quoted.first))
        });
        let start = colon.map_or(self.from, |quoted| quoted.open);
        let content = start..if quote.is_some() { lead } else { before };
        let fewest = if !inverted && self.is_parted(cue) { 1 } else { 3 };
        if quote.is_none() && self.n_words(content.clone()) < fewest {
            return None;
        }
        // “…,” told Reuters: a hearer, no speaker; but “…?” asked the boy.
        let asks = page.word(cue.verb).starts_with("ask")
            && quote.is_some_and(|quoted| page.word(quoted.end - 1) == "?");
        if inverted && quote.is_some() && takes_hearer(page.word(cue.verb)) && !asks {
            return None;
        }
        let (speaker, mut past) = if inverted {
            let speaker = page.right(cue.verb + 1, end, quote.is_some())?;
            let past = speaker.end;
            (speaker, past)
        } else {
            (left?, cue.verb + 1)
        };
        let hearer = takes_hearer(page.word(cue.verb)) && self.is_hearer(past);
        if quote.is_none() && !inverted && !hearer && !self.is_tail(past) {
            return None;
        }
        if !inverted && self.is_elsewhere(cue, quote, content.start, past) {
            return None;
        }
        self.said.push(Said {
            cue: cue.group.clone(),
            speaker: Some(speaker),
            content: vec![self.tidy(content)],
            rule: "quotes/before_cue",
        });
        self.from = past;
        past = self.after_frame(past, inverted || quote.is_some());
        Some(past)
    }

    /// Whether what is said stands behind the verb: “Later, he added: ‘…’”, “Asked why, he replied
    /// in a letter: ‘…’”, “Citing ‘ill health,’ he said: ‘…’”.
    fn is_elsewhere(
        &self,
        cue: &Cue,
        quote: Option<Quoted>,
        start: usize,
        past: usize,
    ) -> bool {
        let leads = self.leads_quote(past);
        let manner = !self.page.inside[start] && self.page.word(start).ends_with("ing");
        let behind = self.content_start(cue).is_some_and(|at| self.page.inside[at]);
        leads && (manner || !self.goes_on(quote, past)) || quote.is_none() && behind
    }

    /// Whether a clause goes on behind the frame: “The plan, he said, was dead.”
    fn is_parted(&self, cue: &Cue) -> bool {
        let verb = |tag: &Tag| matches!(tag, Tag::Verb | Tag::Aux | Tag::Participle);
        self.page.word(cue.verb + 1) == ","
            && self.page.tags.get(cue.verb + 2).is_some_and(verb)
    }

    /// Whether the quotation behind the comma at `past` goes on with the one before the frame, and is
    /// not all that is said: “The pump,” he said, “is old.”
    fn goes_on(&self, before: Option<Quoted>, past: usize) -> bool {
        let comma = before
            .is_some_and(|quoted| self.page.word(quoted.last(self.page.draft)) == ",");
        let opens = self
            .quoted_at(past + 1)
            .is_some_and(|quoted| self.page.opens_sentence(quoted.first));
        before.is_some() && (comma || !opens)
    }

    /// All between a quotation that ends in a comma and the verb: “…,” another friend, Ana Ruiz,
    /// told Reuters.
    fn subject_after_quote(&self, cue: &Cue) -> Option<Range<usize>> {
        let quoted = self.quoted_before(cue.group.start)?;
        let gap = quoted.past..cue.group.start;
        let comma = {
            let last = quoted.last(self.page.draft);
            matches!(self.page.word(last), "," | "?" | "!")
        };
        let relative = |idx: usize| {
            gap.start + 1 < idx
                && (gap.start..idx)
                    .any(|at| matches!(self.page.word(at), "who" | "which" | "that"))
        };
        let noun = gap.len() <= 2 * REACH
            && gap.clone().all(|idx| match self.page.tags[idx] {
                Tag::Aux | Tag::Verb => {
                    self.page.word(idx).ends_with("ing") || relative(idx)
                }
                Tag::Cconj => self.page.word(idx) == "and",
                _ => true,
            });
        let opens = !self.page.any(gap.start, &[Class::Preposition, Class::Conjunction])
            && !self.page.is_mark(gap.start);
        let fits = quoted.open >= self.from && comma && noun && opens && !gap.is_empty();
        fits.then_some(gap.start..self.trimmed(gap.start, gap.end))
    }

    /// What is said goes on after the words that say so: “…,” she said, “…”.
    fn after_frame(&mut self, past: usize, ends: bool) -> usize {
        let end = self.unit.tokens.end;
        let limit = end.min(past + 2 * REACH);
        // A verb between the frame and the quotation that goes on: “…,” Ruiz wrote, explaining
        // why she left, “and …”.
        let mut verb = None;
        let mut skip = past;
        for idx in past..limit {
            if idx < skip {
                continue;
            }
            if let Some(quoted) = self.quoted_at(idx) {
                if self.is_title(past, idx) {
                    skip = quoted.past;
                    continue;
                }
                if verb.is_some_and(|verb| verb + 3 > idx)
                    || verb.is_some() && self.page.opens_sentence(quoted.first)
                {
                    return past;
                }
                let led = idx == past
                    || self.page.is_mark(idx - 1)
                    || self.page.word(idx - 1).ends_with('.');
                // “…,” he said, but “…”.
                let joined = matches!(self.page.word(idx - 1), "but" | "and")
                    && self.page.word(idx - 2) == ",";
                if joined && verb.is_none() {
                    self.run_on(idx - 1);
                    return quoted.past;
                }
                if !led {
                    return past;
                }
                let rest = quoted.past;
                if self.page.opens_sentence(quoted.first) && self.has_words(rest, end) {
                    self.extend(idx..rest);
                    self.from = rest;
                    return rest;
                }
                self.run_on(idx);
                return rest;
            }
            if let Some(cue) = cue_at(self.page, past, idx) {
                // “…,” she wrote, adding that “…”: said by itself.
                if cue.participle && self.page.word(cue.verb + 1) == "that" {
                    return past;
                }
                verb = verb.or(Some(idx));
            }
        }
        if verb.is_some() {
            return past;
        }
        // “The plan, he said, was dead.”
        if !ends && self.page.word(past) == "," && self.n_words(past..end) > 1 {
            self.run_on(past + 1);
        }
        past
    }

    /// Whether a quotation right behind the frame is the name of a show or work in it: told “Dawn
    /// Hour”, wrote the authors of the “Harbour Plan”.
    fn is_title(&self, past: usize, open: usize) -> bool {
        let before = open - 1;
        open == past
            && (takes_hearer(self.page.word(before))
                || self.page.any(before, &[Class::Determiner, Class::Preposition]))
            || open > past
                && self.page.any(before, &[Class::Determiner, Class::Preposition])
                && !self.page.is_mark(before)
    }

    /// A colon or comma and a quotation stand right behind the verb.
    pub(super) fn leads_quote(&self, idx: usize) -> bool {
        matches!(self.page.word(idx), ":" | ",") && self.quoted_at(idx + 1).is_some()
    }

    /// Whether no more than the one spoken to follows to the end: “…, Ruiz told reporters.”
    fn is_hearer(&self, past: usize) -> bool {
        let end = self.unit.tokens.end;
        past + HEARER >= end
            && (past..end).all(|idx| {
                !matches!(self.page.tags[idx], Tag::Verb | Tag::Aux)
                    && !self.page.inside[idx]
            })
    }

    /// Whether what follows a verb is no clause: an end, a mark, a time or place.
    fn is_tail(&self, idx: usize) -> bool {
        let end = self.unit.tokens.end;
        idx >= end
            || self.page.is_mark(idx) && !self.page.inside[idx]
            || self.page.any(idx, &[Class::Preposition, Class::Calendar])
            || self.page.is_adverb(idx)
            || matches!(
                self.page.word(idx),
                "as" | "when" | "while" | "after" | "last" | "this"
            )
    }
}
