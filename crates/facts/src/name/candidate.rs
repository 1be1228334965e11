//! Runs of large words, and what each run holds: titles, nationalities and names, cut apart.

use std::ops::Range;

use super::evidence::{Evidence, Style};
use super::gazetteer;
use super::word::{Case, Word, is_common};
use crate::draft::Draft;
use crate::lexicon::Class;

/// One mention of a name, as token indices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    /// The words of the name.
    pub(super) range: Range<usize>,
    /// The title right before it, if it has one.
    pub(super) title: Option<Range<usize>>,
}

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

    fn is_ordinary(&self, idx: usize) -> bool {
        is_common(self.word(idx), self.words[idx].classes)
    }

    /// Whether a run may start here.
    fn opens(&self, idx: usize, style: Style) -> bool {
        let word = self.words[idx];
        if !word.is_large() || self.is_calendar(idx) {
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

    /// Months and weekdays; `May` and the like only where no large word follows.
    fn is_calendar(&self, idx: usize) -> bool {
        let word = self.words[idx];
        if !word.has(Class::Calendar) {
            return false;
        }
        let named = word.classes.any(&[Class::GivenName, Class::Modal])
            && self
                .words
                .get(idx + 1)
                .is_some_and(|next| next.is_large() && !next.has(Class::Calendar));
        !named
    }

    /// Past the run that starts at `first`.
    fn run_end(&self, first: usize, end: usize, style: Style) -> usize {
        let mut at = first + 1;
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
        if !self.is_ordinary(at - 1) || self.words[at - 1].has(Class::OrgWord) {
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

    /// Cuts a run at possessives, titles and nationalities.
    fn cut(&self, run: Range<usize>, out: &mut Vec<Mention>) {
        let mut rest = run;
        while let Some(title) = self.title_in(&rest) {
            let before = rest.start..title.start;
            self.push_plain(before, None, out);
            let after = title.end..rest.end;
            if self.title_in(&after).is_some() {
                // Two titles in a row: the second one stands before the name.
                rest = after;
                continue;
            }
            if !after.is_empty() {
                self.push_plain(after, Some(title), out);
            }
            return;
        }
        self.push_plain(rest, None, out);
    }

    /// The first title of the run with its modifiers, if it is used as one.
    fn title_in(&self, run: &Range<usize>) -> Option<Range<usize>> {
        let hard = run.clone().find(|&idx| {
            self.words[idx].has(Class::Title) && self.words[idx].case != Case::Upper
        })?;
        let mut first = hard;
        while first > run.start
            && self.words[first - 1].classes.any(&[Class::TitleModifier, Class::Title])
            && !self.words[first - 1].has(Class::Place)
        {
            first -= 1;
        }
        let mut end = hard + 1;
        while end < run.end
            && self.words[end].classes.any(&[Class::Title, Class::Role])
            && self.words[end].case == Case::Capital
            && (end + 1 < run.end
                || !self.words[end].classes.any(&[Class::Surname, Class::GivenName]))
        {
            end += 1;
        }
        let after = end..run.end;
        let last = self.words[run.end - 1];
        // “Larry King”, “General Motors”, “King Street”: no title.
        if after.is_empty()
            && first > run.start
            && self.words[first - 1].has(Class::GivenName)
        {
            return None;
        }
        if !after.is_empty()
            && last.classes.any(&[Class::OrgWord, Class::PlaceWord, Class::OtherWord])
            && !last.classes.any(&[Class::Surname])
            && (after.len() == 1 || last.has(Class::OrgWord))
        {
            return None;
        }
        if !after.is_empty() && !self.words[after.start].is_large() {
            return None;
        }
        Some(first..end)
    }

    /// Adds the mentions of a piece without titles.
    fn push_plain(
        &self,
        piece: Range<usize>,
        title: Option<Range<usize>>,
        out: &mut Vec<Mention>,
    ) {
        let mut range = piece;
        while range.start < range.end && !self.words[range.start].is_large() {
            range.start += 1;
        }
        while range.start < range.end && !self.words[range.end - 1].is_large() {
            range.end -= 1;
        }
        if range.is_empty() {
            return;
        }
        let first = self.words[range.start];
        if range.len() > 1 && first.has(Class::Demonym) && self.stands_apart(&range) {
            out.push(Mention { range: range.start..range.start + 1, title: None });
            return self.push_plain(range.start + 1..range.end, title, out);
        }
        if range.len() > 1 && self.is_place_before_person(&range) {
            out.push(Mention { range: range.start..range.start + 1, title: None });
            return self.push_plain(range.start + 1..range.end, title, out);
        }
        if range.len() == 1 && title.is_none() && !self.is_single_name(range.start) {
            return;
        }
        out.push(Mention { range, title });
    }

    /// Whether the nationality that opens the piece is a word of its own: “Chilean Ana Ruiz”.
    fn stands_apart(&self, range: &Range<usize>) -> bool {
        let next = self.words[range.start + 1];
        let last = self.words[range.end - 1];
        if next.has(Class::Demonym) && range.len() == 2 {
            return false;
        }
        let named = last.classes.any(&[
            Class::OrgWord,
            Class::OtherWord,
            Class::PlaceWord,
            Class::TakesOf,
        ]);
        !named
            && (next.classes.any(&[Class::GivenName, Class::Title])
                || !self.is_ordinary(range.start + 1))
    }

    /// “England Wayne Ruiz”: never joined in one name.
    fn is_place_before_person(&self, range: &Range<usize>) -> bool {
        let (first, next) = (self.words[range.start], self.words[range.start + 1]);
        range.len() > 2
            && first.case == Case::Upper
            && first.has(Class::Place)
            && next.has(Class::GivenName)
    }

    /// Whether a lone word in the middle of a sentence is a name: not a title, nor an ordinary
    /// word that the article writes small as well.
    fn is_single_name(&self, idx: usize) -> bool {
        let word = self.words[idx];
        if word.case == Case::Initial {
            return false;
        }
        let count = self.evidence.of(word);
        if word.classes.any(&[Class::Title]) && !word.has(Class::Surname) {
            return false;
        }
        if word.has(Class::Pronoun) && word.case != Case::Upper {
            return false;
        }
        count.lower <= count.large.max(1) || !self.is_ordinary(idx)
    }
}
