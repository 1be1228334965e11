//! [`Filter`]: which changes of a revision are shown.

use std::borrow::Cow;

use writethru_diff::{Change, ChangeKind, Detail, Revision};

/// Which changes are shown, in every format. Verdict, statistics and exit status are always those
/// of the whole pair.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Filter {
    // Bits of kinds, as `ChangeKind::ALL` orders them; none: every kind.
    kinds: u16,
    /// Changes that score less are left out, 0 to 1.
    pub min_score: f32,
    /// Only facts that were revised or removed without telling readers.
    pub undisclosed: bool,
}

impl Filter {
    /// Only changes of these kinds; of no kind means all. A fact that changed in the headline is
    /// of its own kind too.
    pub fn only(kinds: &[ChangeKind]) -> Self {
        let kinds = kinds.iter().fold(0, |bits, kind| bits | bit(*kind));
        Filter { kinds, ..Filter::default() }
    }

    /// Whether it leaves nothing out.
    pub fn is_open(self) -> bool {
        self == Filter::default()
    }

    /// Whether kinds were named: then those that are no facts are shown without being asked for.
    pub(crate) fn names_kinds(self) -> bool {
        self.kinds != 0
    }

    /// Whether a change is shown.
    pub fn keeps(self, change: &Change) -> bool {
        let inner = match &change.detail {
            Detail::Headline { kind, .. } => bit(*kind),
            _ => 0,
        };
        let of_kind = self.kinds == 0 || self.kinds & (bit(change.kind) | inner) != 0;
        of_kind
            && change.score >= self.min_score
            && (!self.undisclosed || change.is_undisclosed())
    }

    /// The place of each change among those that are shown.
    pub(crate) fn places(self, revision: &Revision) -> Vec<Option<u32>> {
        let mut n_kept = 0;
        let place = |change: &Change| {
            let place = self.keeps(change).then_some(n_kept);
            n_kept += u32::from(place.is_some());
            place
        };
        revision.changes.iter().map(place).collect()
    }

    /// The revision with the changes that are shown; what refers to a change by its position
    /// follows it, or is left out with it.
    pub(crate) fn apply(self, revision: &Revision) -> Cow<'_, Revision> {
        if self.is_open() {
            return Cow::Borrowed(revision);
        }
        let mut shown = revision.clone();
        let places = self.places(revision);
        let place = |idx: u32| places.get(idx as usize).copied().flatten();
        shown.changes.retain(|change| self.keeps(change));
        for change in &mut shown.changes {
            change.repeats = change.repeats.and_then(place);
        }
        for notice in &mut shown.notices {
            notice.covers = notice.covers.iter().filter_map(|idx| place(*idx)).collect();
        }
        Cow::Owned(shown)
    }
}

fn bit(kind: ChangeKind) -> u16 {
    1 << kind as u16
}

#[cfg(test)]
mod tests {
    use writethru_article::Article;
    use writethru_diff::{Settings, diff};

    use super::*;

    fn kept(filter: Filter) -> Vec<String> {
        let old = Article::from_paragraphs(&[
            "The fire killed 12 people on Monday.",
            "The hall was built in 1998.",
            "Rain fell.",
        ]);
        let new = Article::from_paragraphs(&[
            "The fire killed 31 people on Tuesday.",
            "The hall was built in 1998 by monks.",
            "Rain fell.",
        ]);
        let read = |article| {
            writethru_facts::read(article, &writethru_facts::Settings::default())
        };
        let revision = diff(&read(&old), &read(&new), &Settings::default());
        let shown = filter.apply(&revision);
        shown.changes.iter().map(|change| change.label.clone()).collect()
    }

    #[test]
    fn kinds_are_kept_or_left_out() {
        let only = |kinds: &[ChangeKind]| kept(Filter::only(kinds));
        assert_eq!(only(&[]).len(), 3);
        assert_eq!(only(&[ChangeKind::Quantity]), ["quantity: 12 → 31"]);
        assert_eq!(only(&[ChangeKind::Role]), [""; 0]);
        assert_eq!(only(&[ChangeKind::Date, ChangeKind::Quantity]).len(), 2);
    }

    #[test]
    fn what_was_added_is_not_undisclosed() {
        let filter = Filter { undisclosed: true, ..Filter::default() };
        assert_eq!(kept(filter), ["quantity: 12 → 31", "date: Monday → Tuesday"]);
    }

    #[test]
    fn nothing_reaches_a_score_above_one() {
        let filter = Filter { min_score: 1.1, ..Filter::default() };
        assert_eq!(kept(filter), [""; 0]);
    }
}
