//! Cuts a run of large words into its names: at titles, and behind nationalities.

use std::ops::Range;

use super::candidate::{Mention, Page};
use super::word::Case;
use crate::lexicon::Class;

impl Page<'_, '_> {
    /// Cuts a run at possessives, titles and nationalities.
    pub(super) fn cut(&self, run: Range<usize>, out: &mut Vec<Mention>) {
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
