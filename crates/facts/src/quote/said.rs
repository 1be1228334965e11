//! What is said: for each reporting verb of a unit its speaker and the tokens said.

use std::ops::Range;

use super::cue::{Cue, CueKind, cue_at, takes_hearer};
use super::mark::Quoted;
use super::phrase::Page;
use super::unit::Unit;
use crate::lexicon::Class;
use crate::tag::Tag;

/// How far behind the verb the words are sought that open what is said.
const REACH: usize = 18;

/// Someone says something, as token indices.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub(super) cue: Range<usize>,
    pub(super) speaker: Option<Range<usize>>,
    /// In order; the last one may still be open while its unit is read.
    pub(super) content: Vec<Range<usize>>,
}

/// Reads one unit from left to right.
pub(super) struct Reader<'r, 'd, 'a> {
    page: &'r Page<'d, 'a>,
    quoted: &'r [Quoted],
    unit: &'r Unit,
    // Tokens before this are spoken for.
    from: usize,
    // Whether the content of the last entry of `said` runs on.
    open: bool,
    said: Vec<Said>,
    lead: Option<Said>,
    // Who released the statement that the next verb speaks of.
    carrier: Option<Range<usize>>,
}

/// What a unit says.
pub(super) struct Read {
    /// All that is said in it, in order.
    pub(super) said: Vec<Said>,
    /// A speaker and a verb behind which nothing is said: it may stand in the next unit.
    pub(super) lead: Option<Said>,
}

/// Reads a unit.
pub(super) fn read(page: &Page<'_, '_>, quoted: &[Quoted], unit: &Unit) -> Read {
    let quoted = &quoted[unit.quoted.clone()];
    let mut reader = Reader {
        page,
        quoted,
        unit,
        from: unit.tokens.start,
        open: false,
        said: Vec::new(),
        lead: None,
        carrier: None,
    };
    reader.colon();
    let mut idx = unit.tokens.start;
    while idx < unit.tokens.end {
        let next = reader.step(idx);
        idx = next.max(idx + 1);
    }
    reader.close(unit.tokens.end);
    if reader.said.is_empty() {
        reader.led_quote();
    }
    Read { said: reader.said, lead: reader.lead }
}

impl Reader<'_, '_, '_> {
    /// Reads the token at `idx`; returns where to go on.
    fn step(&mut self, idx: usize) -> usize {
        let page = self.page;
        if page.inside[idx] {
            return idx + 1;
        }
        if matches!(page.word(idx), "according" | "According")
            && page.word(idx + 1) == "to"
        {
            return self.according(idx);
        }
        match cue_at(page, self.from.min(idx), idx) {
            Some(cue) => self.cue(&cue),
            None => idx + 1,
        }
    }

    /// “Minister: no deal”: a short name or role, then a colon, at the start of a unit.
    fn colon(&mut self) {
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
            });
            self.run_on(colon + 1);
        }
    }

    /// A colon and a quotation behind a verb that is in no list: “Ruiz put it so: ‘…’”.
    fn led_quote(&mut self) {
        let start = self.unit.tokens.start;
        let Some(quoted) = self.quoted.iter().find(|quoted| {
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
        let Some(verb) = verb else { return };
        let Some(speaker) = self.page.left(start, verb) else { return };
        self.said.push(Said {
            cue: verb..verb + 1,
            speaker: Some(speaker),
            content: vec![quoted.open..quoted.past],
        });
    }

    /// “according to the ministry”, before, within or after what is said.
    fn according(&mut self, idx: usize) -> usize {
        let end = self.unit.tokens.end;
        let speaker = self.page.right(idx + 2, end, true);
        let past = speaker.as_ref().map_or(idx + 2, |speaker| speaker.end);
        let cue = idx..idx + 2;
        if idx <= self.from + 1 && !self.open {
            let comma =
                (past..end.min(past + 2 * REACH)).find(|&at| self.page.word(at) == ",");
            let start = comma.map_or(past, |comma| comma + 1);
            self.said.push(Said { cue, speaker, content: Vec::new() });
            self.run_on(start);
            return start;
        }
        if self.open {
            // “X said that …, according to Y”: it belongs to the words of X.
            return past;
        }
        let content = self.from..self.trimmed(self.from, idx);
        if content.is_empty() {
            return past;
        }
        self.said.push(Said { cue, speaker, content: vec![content] });
        self.from = past;
        past
    }

    fn cue(&mut self, cue: &Cue) -> usize {
        self.drop_carrier(cue);
        if !self.open
            && let Some(past) = self.fronted(cue)
        {
            return past;
        }
        if self.open && !self.cuts(cue) {
            return cue.verb + 1;
        }
        let own = cue.participle
            && !self.open
            && cue.group.start > self.unit.tokens.start
            && self.has_own_subject(cue.group.start - 1);
        let speaker = if let Some(carrier) = self.carrier.take() {
            Some(carrier)
        } else if own {
            self.page.left(self.from, cue.group.start)
        } else if self.open || cue.participle {
            let speaker = self.said.last().and_then(|said| said.speaker.clone());
            if self.open {
                let cut = self.trimmed(self.from, cue.group.start);
                self.close(cut);
            }
            speaker
                .or_else(|| self.page.left(self.unit.tokens.start, self.first_verb(cue)))
        } else {
            self.page.left(self.from, cue.group.start)
        };
        let Some(speaker) = speaker else { return cue.verb + 1 };
        let Some(start) = self.content_start(cue) else {
            self.lead = Some(Said {
                cue: cue.group.clone(),
                speaker: Some(speaker),
                content: Vec::new(),
            });
            return cue.verb + 1;
        };
        self.said.push(Said {
            cue: cue.group.clone(),
            speaker: Some(speaker),
            content: Vec::new(),
        });
        self.run_on(start);
        self.whole_quote(cue, start)
    }

    /// “with spokesman Ono saying”: a noun right before a participle.
    fn has_own_subject(&self, idx: usize) -> bool {
        let tag = self.page.tags[idx];
        !self.page.inside[idx] && matches!(tag, Tag::Propn | Tag::Noun | Tag::Pron)
    }

    /// “released a statement saying”: the statement itself is not what is said.
    fn drop_carrier(&mut self, cue: &Cue) {
        let carried = self.open
            && cue.kind == CueKind::Say
            && cue.group.start > self.from
            && (cue.participle
                || matches!(self.page.word(cue.group.start - 1), "that" | "which"))
            && self.n_words(self.from..cue.group.start) <= 4
            && !self.page.word(cue.group.start - 1).starts_with(',')
            && self.said.last().is_some_and(|said| {
                said.content.is_empty()
                    && self.page.has(said.cue.end - 1, Class::ObjectCue)
                    && self.page.word(said.cue.end) != "that"
            });
        if carried && let Some(said) = self.said.pop() {
            self.open = false;
            self.from = cue.group.start;
            self.carrier = said.speaker;
        }
    }

    /// Where the main verb of the clause before a participle may stand: its first auxiliary or
    /// past form.
    fn first_verb(&self, cue: &Cue) -> usize {
        let start = self.unit.tokens.start;
        (start + 1..cue.group.start)
            .find(|&idx| {
                !self.page.inside[idx]
                    && matches!(self.page.tags[idx], Tag::Verb | Tag::Aux)
            })
            .unwrap_or(cue.group.start)
    }

    /// A quotation that is a sentence of its own ends what is said: “said: ‘…’ and left”.
    fn whole_quote(&mut self, cue: &Cue, start: usize) -> usize {
        let Some(quoted) = self.quoted.iter().find(|quoted| quoted.open == start) else {
            return cue.verb + 1;
        };
        let led = matches!(self.page.word(start - 1), "," | ":");
        let whole = self.page.opens_sentence(quoted.first)
            && (led || matches!(self.page.word(quoted.end - 1), "." | "?" | "!" | ","));
        let after = quoted.past;
        let aside = matches!(
            self.page.word(after),
            "after" | "before" | "when" | "while" | "as" | "during" | "at" | "in" | "on"
        );
        if !whole && !(aside && quoted.is_closed()) {
            return cue.verb + 1;
        }
        self.from = start;
        let rest = quoted.past;
        if self.has_words(rest, self.unit.tokens.end) {
            self.close(quoted.past);
        }
        rest
    }

    /// What is said stands before the verb: “…,” said Ruiz; the plan is dead, Ruiz said.
    fn fronted(&mut self, cue: &Cue) -> Option<usize> {
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
        let quote = self.quoted.iter().rev().find(|quoted| quoted.past == lead);
        let led = page.word(before) == "," && !page.inside[before]
            || quote.is_some()
            || matches!(page.word(before), "—" | "–" | "--");
        if !led
            || quote.is_none() && cue.kind != CueKind::Say && cue.kind != CueKind::Think
        {
            return None;
        }
        let content = self.from..if quote.is_some() { lead } else { before };
        if quote.is_none() && self.n_words(content.clone()) < 3 {
            return None;
        }
        if inverted && quote.is_some() && takes_hearer(page.word(cue.verb)) {
            return None;
        }
        let (speaker, mut past) = if inverted {
            let speaker = page.right(cue.verb + 1, end, quote.is_some())?;
            let past = speaker.end;
            (speaker, past)
        } else {
            (left?, cue.verb + 1)
        };
        if quote.is_none() && !inverted && !self.is_tail(past) {
            return None;
        }
        // “Later, he added: ‘…’”: what is said comes after.
        let quotes = content.clone().any(|idx| page.inside[idx]);
        if !inverted && !quotes && self.leads_quote(past) {
            return None;
        }
        self.said.push(Said {
            cue: cue.group.clone(),
            speaker: Some(speaker),
            content: vec![self.tidy(content)],
        });
        self.from = past;
        past = self.after_frame(past, inverted || quote.is_some());
        Some(past)
    }

    /// All between a quotation that ends in a comma and the verb: “…,” another friend, Ana Ruiz,
    /// told Reuters.
    fn subject_after_quote(&self, cue: &Cue) -> Option<Range<usize>> {
        let quoted = self.quoted.iter().rev().find(|q| q.past <= cue.group.start)?;
        let gap = quoted.past..cue.group.start;
        let comma = matches!(self.page.word(quoted.end - 1), "," | "?" | "!");
        let noun = gap.clone().all(|idx| {
            !matches!(self.page.tags[idx], Tag::Aux | Tag::Cconj | Tag::Verb)
                || self.page.word(idx) == "and"
        });
        let opens = !self.page.any(gap.start, &[Class::Preposition, Class::Conjunction])
            && !self.page.is_mark(gap.start);
        let fits = quoted.open >= self.from
            && comma
            && noun
            && opens
            && !gap.is_empty()
            && gap.len() <= 2 * REACH;
        fits.then_some(gap.start..self.trimmed(gap.start, gap.end))
    }

    /// What is said goes on after the words that say so: “…,” she said, “…”.
    fn after_frame(&mut self, past: usize, ends: bool) -> usize {
        let end = self.unit.tokens.end;
        let limit = end.min(past + 2 * REACH);
        for idx in past..limit {
            if let Some(quoted) = self.quoted.iter().find(|quoted| quoted.open == idx) {
                let led = idx == past || self.page.is_mark(idx - 1);
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
            if cue_at(self.page, past, idx).is_some() {
                return past;
            }
        }
        // “The plan, he said, was dead.”
        if !ends && self.page.word(past) == "," && self.n_words(past..end) > 2 {
            self.run_on(past + 1);
        }
        past
    }

    /// A colon or comma and a quotation stand right behind the verb.
    fn leads_quote(&self, idx: usize) -> bool {
        matches!(self.page.word(idx), ":" | ",")
            && self.quoted.iter().any(|quoted| quoted.open == idx + 1)
    }

    /// Whether what follows a verb is no clause: an end, a mark, a time or place.
    fn is_tail(&self, idx: usize) -> bool {
        let end = self.unit.tokens.end;
        idx >= end
            || self.page.is_mark(idx)
            || self.page.any(idx, &[Class::Preposition, Class::Calendar])
            || self.page.is_adverb(idx)
            || matches!(
                self.page.word(idx),
                "as" | "when" | "while" | "after" | "last" | "this"
            )
    }

    /// Whether a verb within what is said ends it: “…, adding that”, “and said”.
    fn cuts(&self, cue: &Cue) -> bool {
        let Some(before) = cue.group.start.checked_sub(1).filter(|&idx| idx >= self.from)
        else {
            return false;
        };
        let word = self.page.word(before);
        let open = self.said.last().map(|said| said.cue.clone()).unwrap_or_default();
        let other = self.page.word(open.end.saturating_sub(1)).ends_with("ing");
        if self.leads_quote(cue.verb + 1) && !cue.participle {
            return true;
        }
        let small =
            cue.group.len() <= 2 && matches!(cue.kind, CueKind::Say | CueKind::Object);
        if word == "," && small && !cue.participle {
            return true;
        }
        if matches!(word, "and" | "or") && other == cue.participle && small {
            return true;
        }
        cue.participle && word == "," && cue.kind != CueKind::Deny
            || matches!(word, "and" | "but")
                && cue.kind == CueKind::Say
                && !self.page.word(cue.verb).ends_with("ing")
                && cue.group.len() <= 2
    }

    /// Where what is said starts behind the verb.
    fn content_start(&self, cue: &Cue) -> Option<usize> {
        let page = self.page;
        let end = self.unit.tokens.end;
        let mut idx = cue.verb + 1;
        while idx < end && !page.inside[idx] && self.is_aside(idx) {
            idx += 1;
        }
        let near = idx..end.min(idx + REACH);
        let quote = near.clone().find(|&at| page.inside[at]).filter(|&at| {
            let mark = page.word(at - 1);
            mark == ":"
                || mark == ","
                    && at > idx
                    && page.opens_sentence(at + 1)
                    && (page.any(idx, &[Class::Preposition]) || page.word(idx) == ",")
        });
        if let Some(at) = quote {
            return Some(at);
        }
        if takes_hearer(page.word(cue.verb)) || page.has(idx, Class::Preposition) {
            let opener = near
                .clone()
                .find(|&at| page.inside[at] || matches!(page.word(at), "that" | ":"));
            let comma = near.clone().find(|&at| page.word(at) == ",");
            if let Some(at) =
                opener.filter(|&at| comma.is_none_or(|comma| at <= comma + 1))
            {
                idx = if page.word(at) == ":" { at + 1 } else { at };
            } else if takes_hearer(page.word(cue.verb)) {
                idx = self.past_hearer(idx);
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
            || page.word(idx) == "last" && page.word(idx + 1) == "week"
            || page.word(idx) == "week" && page.word(idx - 1) == "last"
    }

    /// Starts a piece of what is said that runs on.
    fn run_on(&mut self, start: usize) {
        self.from = start;
        self.open = true;
    }

    /// Ends the piece that runs on.
    fn close(&mut self, end: usize) {
        if self.open {
            self.open = false;
            let piece = self.tidy(self.from..end);
            self.extend(piece);
            self.from = end;
        }
    }

    fn extend(&mut self, piece: Range<usize>) {
        if let Some(said) = self.said.last_mut()
            && !piece.is_empty()
        {
            said.content.push(piece);
        }
    }

    /// Without white marks at either end: commas, colons, the end mark of the sentence.
    fn tidy(&self, piece: Range<usize>) -> Range<usize> {
        let mut start = piece.start;
        let strip = |idx: usize| {
            !self.page.inside[idx]
                && matches!(
                    self.page.word(idx),
                    "," | ":"
                        | ";"
                        | "."
                        | "!"
                        | "?"
                        | "—"
                        | "–"
                        | "--"
                        | "-"
                        | "…"
                        | "..."
                )
        };
        while start < piece.end && strip(start) {
            start += 1;
        }
        start..self.trimmed(start, piece.end)
    }

    /// `end` without marks and joining words before it.
    fn trimmed(&self, start: usize, mut end: usize) -> usize {
        while end > start
            && !self.page.inside[end - 1]
            && (self.page.is_mark(end - 1) && self.page.word(end - 1) != ")"
                || matches!(self.page.word(end - 1), "and" | "but"))
        {
            end -= 1;
        }
        end
    }

    fn n_words(&self, range: Range<usize>) -> usize {
        range.filter(|&idx| !self.page.is_mark(idx)).take(REACH).count()
    }

    fn has_words(&self, start: usize, end: usize) -> bool {
        start < end && self.n_words(start..end) > 0
    }
}
