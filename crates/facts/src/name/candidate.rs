//! Runs of large words, and what each run holds: titles, nationalities and names, cut apart.

use std::ops::Range;

use super::evidence::{Evidence, Style};
use super::gazetteer;
use super::word::{Case, Word, is_common};
use crate::draft::Draft;
use crate::lexicon::{self, Class};

/// One mention of a name, as token indices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    /// The words of the name.
    pub(super) range: Range<usize>,
    /// The title right before it, if it has one.
    pub(super) title: Option<Range<usize>>,
}

/// Longest run of large words, in tokens: the names of treaties have some twenty. Each joining
/// word looks back over its run, so the bound keeps a text of nothing but names linear.
const LONGEST_RUN: usize = 48;

/// What the stages of this file share.
pub(super) struct Page<'d, 'a> {
    pub(super) draft: &'d Draft<'a>,
    pub(super) words: &'d [Word],
    pub(super) evidence: &'d Evidence,
}

/// All mentions of the draft, in order, disjoint.
pub(super) fn mentions(page: &Page<'_, '_>) -> Vec<Mention> {
    let mut out = Vec::new();
    for (sentence_idx, sentence) in page.draft.text.sentences().iter().enumerate() {
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let style = page.evidence.styles[sentence_idx];
        let mut at = range.start;
        while at < range.end {
            if !page.opens(at, style) {
                at += 1;
                continue;
            }
            let end = page.run_end(at, range.end, style);
            if style == Style::Prose {
                page.cut_run(at..end, range.start, &mut out);
            } else {
                page.cut(at..end, &mut out);
            }
            at = end;
        }
    }
    out
}

impl Page<'_, '_> {
    fn word(&self, idx: usize) -> &str {
        let span = self.draft.tokens()[idx].span;
        &self.draft.text.source()[span.start()..self.words[idx].end as usize]
    }

    fn is_possessive(&self, idx: usize) -> bool {
        (self.words[idx].end as usize) < self.draft.tokens()[idx].span.end()
    }

    /// Whether the tokens stand apart by blanks on one line and nothing else.
    fn adjoins(&self, idx: usize) -> bool {
        let tokens = self.draft.tokens();
        let gap = tokens[idx].span.end()..tokens[idx + 1].span.start();
        !self.draft.text.source()[gap].contains('\n')
    }

    pub(super) fn is_ordinary(&self, idx: usize) -> bool {
        is_common(self.word(idx), self.words[idx].classes)
    }

    /// Whether a run may start here.
    fn opens(&self, idx: usize, style: Style) -> bool {
        let word = self.words[idx];
        if !word.is_large() || self.is_calendar(idx) || self.is_figure(idx) {
            return false;
        }
        style == Style::Prose || self.is_namely(idx)
    }

    /// Whether a word of a headline is a name by what the article says elsewhere, or else by the
    /// lists.
    fn is_namely(&self, idx: usize) -> bool {
        let word = self.words[idx];
        let count = self.evidence.of(word);
        if count.lower + count.large > 0 {
            return count.large > count.lower;
        }
        if word.has(Class::Demonym) {
            return true;
        }
        if self.is_ordinary(idx) || word.has(Class::Negation) {
            return false;
        }
        true
    }

    /// `Two-thirds`, `Twenty-one`: a figure that opens a sentence.
    fn is_figure(&self, idx: usize) -> bool {
        let is_number = |part: &str| {
            let singular = part.strip_suffix('s').unwrap_or(part);
            lexicon::classes(singular).has(Class::NumberWord)
        };
        self.word(idx).split_once('-').is_some_and(|(a, b)| is_number(a) && is_number(b))
    }

    /// Months and weekdays; `May` and the like only where no large word follows.
    fn is_calendar(&self, idx: usize) -> bool {
        let word = self.words[idx];
        if !word.has(Class::Calendar) {
            return false;
        }
        let large = |other: Option<&Word>| {
            other.is_some_and(|other| other.is_large() && !other.has(Class::Calendar))
        };
        let before = idx.checked_sub(1).and_then(|before| self.words.get(before));
        // “April Ruiz”, “Theresa May”, but “In May Ruiz left”.
        let given = word.has(Class::GivenName) && large(self.words.get(idx + 1));
        let family = word.has(Class::Modal)
            && before
                .is_some_and(|before| before.is_large() && before.has(Class::GivenName));
        let led = before.is_some_and(|before| before.has(Class::Preposition));
        !(given && !led || family)
    }

    /// Past the run that starts at `first`.
    fn run_end(&self, first: usize, end: usize, style: Style) -> usize {
        let mut at = first + 1;
        let end = end.min(first + LONGEST_RUN);
        while at < end && self.adjoins(at - 1) {
            if self.is_possessive(at - 1) {
                return at;
            }
            if self.opens(at, style) {
                at += 1;
                continue;
            }
            match self.bridge(first, at, end, style) {
                Some(next) => at = next,
                None => return at,
            }
        }
        at
    }

    /// Past the large word after small words or marks that join: `of`, `de la`, `&`, `and`.
    fn bridge(&self, first: usize, at: usize, end: usize, style: Style) -> Option<usize> {
        let mut next = at;
        let text = self.draft.word(at);
        let head = self.words[at - 1];
        let follows =
            |idx: usize| idx < end && self.adjoins(idx - 1) && self.opens(idx, style);
        if matches!(text, "&" | "+") {
            return follows(at + 1).then_some(at + 2);
        }
        if self.words[at].case != Case::Lower {
            return None;
        }
        if matches!(text, "of" | "for" | "on") {
            let takes = (first..at).any(|idx| self.words[idx].has(Class::TakesOf));
            let titled = head.has(Class::Title) && !head.has(Class::TakesOf);
            if !takes || titled || (text != "of" && !head.has(Class::TakesOf)) {
                return None;
            }
            next += 1;
            if next < end && self.draft.word(next) == "the" {
                next += 1;
            }
            return follows(next).then_some(next + 1);
        }
        if matches!(text, "and") {
            let of = (first..at).any(|idx| self.draft.word(idx) == "of")
                && self.words[first].has(Class::TakesOf);
            return (follows(at + 1)
                && (of && self.is_ordinary(at - 1) && self.is_ordinary(at + 1)
                    || self.joins_body(first, at, end)))
            .then_some(at + 2);
        }
        if !self.words[at].has(Class::Particle) || matches!(text, "a" | "i" | "o" | "do")
        {
            return None;
        }
        while next < end && next < at + 2 && self.words[next].has(Class::Particle) {
            next += 1;
        }
        follows(next).then_some(next + 1)
    }

    /// “Securities and Exchange Commission”: one ordinary word on the left, and a body's word at
    /// the end of what follows.
    fn joins_body(&self, first: usize, at: usize, end: usize) -> bool {
        if !(first..at).all(|idx| self.is_ordinary(idx)) {
            return false;
        }
        let mut last = at + 1;
        while last + 1 < end && self.adjoins(last) && self.words[last + 1].is_large() {
            last += 1;
        }
        let known = (first..=last).any(|idx| self.words[idx].has(Class::Title));
        last > at + 1 && self.words[last].has(Class::OrgWord) && !known
    }

    /// Trims a run of prose and cuts it into mentions.
    fn cut_run(&self, run: Range<usize>, sentence: usize, out: &mut Vec<Mention>) {
        let mut first = run.start;
        while first < run.end && self.evidence.starts[first] {
            if self.keeps_start(first, run.end) {
                break;
            }
            first += 1;
            // Small joining words after a dropped word belong to no name.
            while first < run.end && !self.words[first].is_large() {
                first += 1;
            }
        }
        // “Secretary of State Ruiz”: what a title is of.
        if first > sentence + 1
            && self.draft.word(first - 1) == "of"
            && self.words[first - 2].has(Class::Title)
        {
            while first < run.end
                && self.is_ordinary(first)
                && !self.words[first].has(Class::Place)
            {
                first += 1;
            }
        }
        if first < run.end {
            self.cut(first..run.end, out);
        }
    }

    /// Whether the first word of a sentence belongs to the name that it seems to open.
    fn keeps_start(&self, first: usize, end: usize) -> bool {
        let word = self.words[first];
        let count = self.evidence.of(word);
        let closed = word.classes.any(&[
            Class::Determiner,
            Class::Preposition,
            Class::Pronoun,
            Class::Conjunction,
            Class::Auxiliary,
            Class::Negation,
        ]);
        if word.case == Case::Upper && self.word(first).len() > 1 && !closed {
            return true;
        }
        if closed && count.large <= count.lower {
            return gazetteer::is_place(self.draft, self.words, first..end);
        }
        if count.large > count.lower {
            return true;
        }
        if word.classes.any(&[Class::Demonym, Class::Title]) {
            return true;
        }
        if end - first > 1 {
            if word.classes.any(&[Class::Place, Class::GivenName, Class::TakesOf]) {
                return !word.has(Class::Starter);
            }
            if count.lower > 0 {
                return false;
            }
            if gazetteer::is_place(self.draft, self.words, first..end) {
                return true;
            }
            let last = self.words[end - 1];
            let body =
                last.classes.any(&[Class::OrgWord, Class::PlaceWord, Class::OtherWord]);
            return !self.is_ordinary(first)
                || body && !word.has(Class::Starter) && word.has(Class::Common);
        }
        if count.lower > 0 || word.has(Class::Starter) {
            return false;
        }
        if word.has(Class::Place) {
            return true;
        }
        !self.is_ordinary(first)
    }
}
