//! What is said: for each reporting verb of a unit its speaker and the tokens said.

mod bare;
mod colon;
mod frame;
mod opening;

use std::ops::Range;

use super::cue::{Cue, CueKind, cue_at};
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
    /// What read it.
    pub(super) rule: &'static str,
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
    // Verbs before this token belong to a subordinate clause.
    main: usize,
    // Brackets opened within what is said.
    n_open: usize,
    // Who released the statement that the next verb speaks of.
    carrier: Option<Range<usize>>,
    // Who spoke in the unit before.
    last: Option<Range<usize>>,
}

/// Whether a verb within what is said ends it.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Cut {
    None,
    /// The same one goes on to say something else: “…, adding that”.
    Same,
    /// Someone else does: “…, while Ono said”.
    Own(Range<usize>),
}

/// What a unit says.
pub(super) struct Read {
    /// All that is said in it, in order.
    pub(super) said: Vec<Said>,
    /// A speaker and a verb behind which nothing is said: it may stand in the next unit.
    pub(super) lead: Option<Said>,
}

/// Reads a unit.
///
/// `last` is who spoke in the unit before: “Adding: ‘…’” is said by the same one.
pub(super) fn read(
    page: &Page<'_, '_>,
    quoted: &[Quoted],
    unit: &Unit,
    last: Option<Range<usize>>,
) -> Read {
    let quoted = &quoted[unit.quoted.clone()];
    let mut reader = Reader {
        page,
        quoted,
        unit,
        from: unit.tokens.start,
        open: false,
        said: Vec::new(),
        lead: None,
        main: unit.tokens.start,
        n_open: 0,
        carrier: None,
        last,
    };
    reader.main = reader.main_clause();
    reader.colon();
    let mut idx = unit.tokens.start;
    while idx < unit.tokens.end {
        let next = reader.step(idx);
        idx = next.max(idx + 1);
    }
    reader.close(unit.tokens.end);
    if reader.said.is_empty() {
        reader.led_quote();
        if reader.said.is_empty() {
            reader.worded();
        }
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
        if self.open && self.ends(idx) {
            self.close(idx);
        }
        if idx < self.main {
            return idx + 1;
        }
        if let Some(past) = self.colon_within(idx) {
            return past;
        }
        if matches!(page.word(idx), "according" | "According")
            && page.word(idx + 1) == "to"
        {
            return self.according(idx);
        }
        if let Some(cue) = cue_at(page, self.from.min(idx), idx) {
            return self.cue(&cue);
        }
        self.frame_verb(idx).and_then(|cue| self.fronted(&cue)).unwrap_or(idx + 1)
    }

    /// Whether what is said ends before this token: a bracket that was open before it closes, or
    /// the subject does something else: “…, but declined”, “called it ‘unfit’ and left”.
    fn ends(&mut self, idx: usize) -> bool {
        let page = self.page;
        match page.word(idx) {
            "(" | "[" => self.n_open += 1,
            ")" | "]" if self.n_open == 0 => return true,
            ")" | "]" => self.n_open -= 1,
            _ => {}
        }
        if idx <= self.from {
            return false;
        }
        let finite = |idx: usize| {
            idx < self.unit.tokens.end
                && !page.inside[idx]
                && matches!(page.tags[idx], Tag::Verb | Tag::Aux)
                && !page.word(idx).ends_with("ing")
                && !page.has(idx, Class::Modal)
        };
        let object = self.said.last().is_some_and(|said| {
            said.cue.end.checked_sub(1).is_some_and(|verb| {
                page.has(verb, Class::ObjectCue) && !page.has(verb, Class::SayCue)
            })
        });
        let marks = page.inside[idx - 1];
        let joined = matches!(page.word(idx), "but" | "and");
        let past = |idx: usize| finite(idx) && page.word(idx).ends_with("ed");
        let word = page.word(idx);
        // “…, before reversing herself”
        if matches!(word, "before" | "after")
            && page.word(idx - 1) == ","
            && page.word(idx + 1).ends_with("ing")
        {
            return true;
        }
        let aside = matches!(
            word,
            "(" | "after"
                | "when"
                | "while"
                | "because"
                | "before"
                | "amid"
                | "during"
                | "since"
                | "-"
                | "–"
                | "—"
                | "--"
        );
        // “called it ‘a farce’ – a charge that stung”, “called it a ‘rant,’ a row of posts”.
        let parted = marks && object && (aside || page.word(idx - 2) == ",");
        parted
            || object && matches!(page.word(idx), ";" | ":")
            || joined && page.word(idx - 1) == "," && past(idx + 1)
            || joined && marks && object && finite(idx + 1)
            || marks && object && finite(idx)
    }

    /// Where the main clause starts after “While …,”, so far as it has a verb of its own.
    fn main_clause(&self) -> usize {
        const SUBORDINATE: [&str; 8] = [
            "While", "Although", "Though", "If", "Because", "Since", "Whereas", "Unless",
        ];
        let Range { start, end } = self.unit.tokens;
        if !SUBORDINATE.contains(&self.page.word(start)) {
            return start;
        }
        let reach = end.min(start + 3 * REACH);
        let comma = (start..reach)
            .find(|&idx| !self.page.inside[idx] && self.page.word(idx) == ",");
        let Some(comma) = comma else { return start };
        let verb =
            (comma + 1..reach).any(|idx| cue_at(self.page, comma + 1, idx).is_some());
        if verb { comma + 1 } else { start }
    }

    /// The quotation that opens at this token.
    fn quoted_at(&self, open: usize) -> Option<Quoted> {
        let at = self.quoted.partition_point(|quoted| quoted.open < open);
        self.quoted.get(at).copied().filter(|quoted| quoted.open == open)
    }

    /// The last quotation that ends at or before this token.
    fn quoted_before(&self, past: usize) -> Option<Quoted> {
        let at = self.quoted.partition_point(|quoted| quoted.past <= past);
        at.checked_sub(1).map(|idx| self.quoted[idx])
    }

    /// “according to the ministry”, before, within or after what is said.
    fn according(&mut self, idx: usize) -> usize {
        let end = self.unit.tokens.end;
        let speaker = self.page.right(idx + 2, end, true);
        let past = speaker.as_ref().map_or(idx + 2, |speaker| speaker.end);
        let cue = idx..idx + 2;
        let rule = "quotes/according_to";
        if idx <= self.from + 1 && !self.open {
            let comma =
                (past..end.min(past + 2 * REACH)).find(|&at| self.page.word(at) == ",");
            let start = comma.map_or(past, |comma| comma + 1);
            self.said.push(Said { cue, speaker, content: Vec::new(), rule });
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
        self.said.push(Said { cue, speaker, content: vec![content], rule });
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
        if !self.open
            && let Some(past) = self.inverted_lead(cue)
        {
            return past;
        }
        if !self.open && self.is_bare_verb(cue) {
            return cue.verb + 1;
        }
        let cut = if self.open { self.cuts(cue) } else { Cut::None };
        if self.open && cut == Cut::None {
            return cue.verb + 1;
        }
        let own = cue.participle
            && !self.open
            && cue.group.start > self.unit.tokens.start
            && self.has_own_subject(cue.group.start - 1);
        let speaker = if let Some(carrier) = self.carrier.take() {
            Some(carrier)
        } else if let Cut::Own(left) = cut {
            self.close(left.start - 1);
            Some(left)
        } else if own {
            self.page.left(self.from, cue.group.start)
        } else if self.open || cue.participle {
            let speaker = self.said.last().and_then(|said| said.speaker.clone());
            if self.open {
                let cut = self.trimmed(self.from, cue.group.start);
                self.close(cut);
            }
            let opens = cue.group.start <= self.unit.tokens.start + 1;
            speaker
                .or_else(|| self.page.left(self.unit.tokens.start, self.first_verb(cue)))
                .or_else(|| self.last.take().filter(|_| opens))
        } else {
            self.page.left(self.from, cue.group.start).or_else(|| self.same_one(cue))
        };
        let Some(speaker) = speaker else { return cue.verb + 1 };
        let Some(start) = self.content_start(cue) else {
            self.lead = Some(Said {
                cue: cue.group.clone(),
                speaker: Some(speaker),
                content: Vec::new(),
                rule: "quotes/after_lead",
            });
            return cue.verb + 1;
        };
        self.said.push(Said {
            cue: cue.group.clone(),
            speaker: Some(speaker),
            content: Vec::new(),
            rule: "quotes/after_cue",
        });
        self.run_on(start);
        self.whole_quote(cue, start)
    }

    /// “…,” he said, and then predicted: the one who spoke before; “he sat down and said”: the subject
    /// of the verb before.
    fn same_one(&self, cue: &Cue) -> Option<Range<usize>> {
        let first = self.from.max(cue.group.start.saturating_sub(2));
        let joined = (first..cue.group.start)
            .any(|idx| matches!(self.page.word(idx), "and" | "but"));
        if !joined {
            return None;
        }
        match self.said.last() {
            Some(said) => said.speaker.clone(),
            None => self.page.left(self.from, self.first_verb(cue)),
        }
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
            // “Reuters quoted Ruiz as saying”: not Reuters.
            let quoted = said.cue.end..cue.group.start - 1;
            let other = self.page.word(quoted.end) == "as" && !quoted.is_empty();
            self.open = false;
            self.from = cue.group.start;
            self.carrier = if other { Some(quoted) } else { said.speaker };
        }
    }

    /// Where the main verb of the clause before a participle may stand: its first auxiliary or
    /// past form.
    fn first_verb(&self, cue: &Cue) -> usize {
        let start = self.unit.tokens.start;
        (start + 1..cue.group.start.min(start + 4 * REACH))
            .find(|&idx| {
                !self.page.inside[idx]
                    && matches!(self.page.tags[idx], Tag::Verb | Tag::Aux)
            })
            .unwrap_or(cue.group.start)
    }

    /// Whether a verb within what is said ends it: “…, adding that”, “and said”.
    fn cuts(&self, cue: &Cue) -> Cut {
        let Some(before) = cue.group.start.checked_sub(1).filter(|&idx| idx >= self.from)
        else {
            return Cut::None;
        };
        let word = self.page.word(before);
        let open = self.said.last().map_or(0, |said| said.cue.end);
        let participles = self.page.word(open.saturating_sub(1)).ends_with("ing")
            && self.said.last().is_some_and(|said| said.cue.len() == 1);
        let small =
            cue.group.len() <= 2 && matches!(cue.kind, CueKind::Say | CueKind::Object);
        let joined =
            matches!(word, "and" | "or") && participles == cue.participle && small;
        let said = word == "but"
            && cue.kind == CueKind::Say
            && small
            && (!cue.participle || participles);
        // “…, before noting that”
        let then = cue.participle
            && matches!(word, "before" | "after" | "while")
            && (self.page.inside[before - 1] || self.page.word(before - 1) == ",");
        let comma = word == "," && (cue.participle && cue.kind != CueKind::Deny || small);
        let leads = self.leads_quote(cue.verb + 1) && !cue.participle;
        // “praised her in a film where she said, ‘…’”
        if leads && before > self.from && self.page.is_subject_pronoun(before) {
            return Cut::Own(before..before + 1);
        }
        if joined || said || then || comma || leads {
            return Cut::Same;
        }
        // “…, while Ono said that”
        if let Some(left) = self.page.left(self.from, cue.group.start)
            && left.start >= self.from + 2
            && matches!(cue.kind, CueKind::Say | CueKind::Deny)
            && !cue.participle
            && matches!(
                self.page.word(left.start - 1),
                "while" | "but" | "and" | "whereas" | "though" | "although"
            )
            && (self.page.word(left.start - 2) == "," || self.page.inside[left.start - 2])
        {
            return Cut::Own(left);
        }
        Cut::None
    }

    /// Starts a piece of what is said that runs on.
    fn run_on(&mut self, start: usize) {
        self.from = start;
        self.open = true;
        self.n_open = 0;
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
                || matches!(
                    self.page.word(end - 1),
                    "and" | "but" | "before" | "after" | "while"
                ))
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
