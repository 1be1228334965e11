//! [`Lines`]: the lines of both texts of a revision and which of them correspond, for formats
//! that know lines.

use writethru_diff::{Place, Revision};
use writethru_text::{Span, Text};

/// The lines of both texts, paired through the links of their sentences.
pub(crate) struct Lines {
    pub(crate) old: Vec<Line>,
    pub(crate) new: Vec<Line>,
    /// For each old line, the new one that it became.
    to_new: Vec<Option<usize>>,
    /// For each new line, the old one that it was.
    to_old: Vec<Option<usize>>,
    /// For each old line, whether its pair keeps the order of the pairs around it.
    stays: Vec<bool>,
    /// Whether a pair of lines is the same text, by old line.
    same: Vec<bool>,
}

/// A line without its end.
pub(crate) struct Line {
    pub(crate) span: Span,
    /// Whether a change that is shown touches it, or every difference is shown.
    hit: bool,
}

/// A step through both texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pair {
    /// A line of both, by old and new index.
    Both(usize, usize),
    /// A new line without an old one.
    Added(usize),
    /// An old line without a new one.
    Deleted(usize),
    /// The place that a line was moved from.
    MovedFrom(usize, usize),
    /// The place that it was moved to.
    MovedTo(usize, usize),
}

impl Lines {
    /// The lines of a revision of which `shown` holds the changes that a filter kept.
    pub(crate) fn new(revision: &Revision, shown: &Revision) -> Self {
        let (old_text, new_text) =
            (&revision.old.article.text, &revision.new.article.text);
        let all = shown.changes.len() == revision.changes.len();
        let places = |side: fn(&writethru_diff::Change) -> Option<Place>| -> Vec<Span> {
            let mut spans: Vec<Span> =
                shown.changes.iter().filter_map(side).map(|place| place.span).collect();
            spans.sort_unstable_by_key(|span| span.start());
            spans
        };
        let old = split(old_text, all, &places(|change| change.old));
        let new = split(new_text, all, &places(|change| change.new));
        let mut to_new = vec![None; old.len()];
        let mut to_old = vec![None; new.len()];
        let mut votes: Vec<(usize, usize, usize)> = Vec::new();
        for link in &revision.alignment.links {
            for edit in link
                .edits
                .iter()
                .filter(|edit| !edit.old.is_empty() && !edit.new.is_empty())
            {
                votes.push((
                    line_at(&old, edit.old.start()),
                    line_at(&new, edit.new.start()),
                    edit.new.len(),
                ));
            }
        }
        for (a, b, _) in tally(votes) {
            if to_new[a].is_none() && to_old[b].is_none() {
                (to_new[a], to_old[b]) = (Some(b), Some(a));
            }
        }
        let same = |a: usize, b: Option<usize>| {
            b.is_some_and(|b| old_text[old[a].span] == new_text[new[b].span])
        };
        let same = to_new.iter().enumerate().map(|(a, b)| same(a, *b)).collect();
        let stays = staying(&to_new, &old);
        let mut lines = Lines { old, new, to_new, to_old, stays, same };
        lines.pair_blanks();
        lines
    }

    /// Pairs the empty lines between two pairs that keep their order, one after another.
    fn pair_blanks(&mut self) {
        let anchors: Vec<(usize, usize)> = (0..self.old.len())
            .filter(|a| self.stays[*a])
            .filter_map(|a| Some((a, self.to_new[a]?)))
            .chain([(self.old.len(), self.new.len())])
            .collect();
        let (mut a, mut b) = (0, 0);
        for (next_a, next_b) in anchors {
            let old = (a..next_a)
                .filter(|a| self.old[*a].span.is_empty() && self.to_new[*a].is_none());
            let new = (b..next_b)
                .filter(|b| self.new[*b].span.is_empty() && self.to_old[*b].is_none());
            let pairs: Vec<(usize, usize)> = old.zip(new).collect();
            for (a, b) in pairs {
                (self.to_new[a], self.to_old[b]) = (Some(b), Some(a));
                (self.stays[a], self.same[a]) = (true, true);
            }
            (a, b) = (next_a + 1, next_b + 1);
        }
    }

    /// All lines in the order in which they are shown: that of the new text; what was taken out
    /// stands before what was put in at its place.
    pub(crate) fn rows(&self) -> Vec<Pair> {
        let stays = |b: usize| self.to_old[b].filter(|from| self.stays[*from]);
        // For each new line, the old one of the next pair that keeps its order.
        let mut next = vec![self.old.len(); self.new.len()];
        for b in (0..self.new.len()).rev() {
            let after = next.get(b + 1).copied().unwrap_or(self.old.len());
            next[b] = stays(b).unwrap_or(after);
        }
        let mut out = Vec::with_capacity(self.old.len().max(self.new.len()));
        let mut a = 0;
        for (b, next) in next.into_iter().enumerate() {
            out.extend((a..next).map(|a| self.gone(a)));
            a = a.max(next);
            if let Some(from) = stays(b) {
                a = from + 1;
                out.push(Pair::Both(from, b));
            } else {
                let from = self.to_old[b];
                out.push(from.map_or(Pair::Added(b), |from| Pair::MovedTo(from, b)));
            }
        }
        out.extend((a..self.old.len()).map(|a| self.gone(a)));
        out
    }

    fn gone(&self, a: usize) -> Pair {
        self.to_new[a].map_or(Pair::Deleted(a), |b| Pair::MovedFrom(a, b))
    }

    /// Whether a step differs by something that is shown.
    pub(crate) fn is_hit(&self, pair: &Pair) -> bool {
        match *pair {
            Pair::Both(a, b) => !self.same[a] && (self.old[a].hit || self.new[b].hit),
            Pair::Added(b) => self.new[b].hit,
            Pair::Deleted(a) => self.old[a].hit,
            Pair::MovedFrom(a, b) | Pair::MovedTo(a, b) => {
                self.old[a].hit || self.new[b].hit
            }
        }
    }

    /// Whether a step is the same line on both sides.
    pub(crate) fn is_same(&self, pair: &Pair) -> bool {
        matches!(*pair, Pair::Both(a, _) if self.same[a])
    }

    /// Whether the old line `a` stands above the place of the new line `b`.
    pub(crate) fn moved_down(&self, a: usize, b: usize) -> bool {
        let before = (0..a).rev().find(|idx| self.stays[*idx]);
        let above = before.and_then(|idx| self.to_new[idx]);
        above.is_none_or(|above| above < b)
    }
}

/// The lines of a text; whether one is hit is told from the places of the changes, ascending.
fn split(text: &Text, all: bool, places: &[Span]) -> Vec<Line> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut next = 0;
    let mut reach = 0;
    for line in text.source().split('\n') {
        let span = Span::new(start, start + line.len());
        while next < places.len() && places[next].start() < span.end().max(1) {
            reach = reach.max(places[next].end());
            next += 1;
        }
        out.push(Line { span, hit: all || reach > span.start() });
        start = span.end() + 1;
    }
    out
}

fn line_at(lines: &[Line], at: usize) -> usize {
    lines.partition_point(|line| line.span.start() <= at).saturating_sub(1)
}

/// Pairs of lines with the bytes that they share, the most first.
fn tally(mut votes: Vec<(usize, usize, usize)>) -> Vec<(usize, usize, usize)> {
    votes.sort_unstable();
    let mut out: Vec<(usize, usize, usize)> = Vec::new();
    for (a, b, weight) in votes {
        match out.last_mut().filter(|last| (last.0, last.1) == (a, b)) {
            Some(last) => last.2 += weight,
            None => out.push((a, b, weight)),
        }
    }
    out.sort_by_key(|&(a, b, weight)| (std::cmp::Reverse(weight), a, b));
    out
}

/// Which old lines keep their order: a longest ascending run of the pairs, by the number of lines.
fn staying(to_new: &[Option<usize>], old: &[Line]) -> Vec<bool> {
    // Patience: the least end of the runs of each length, and each pair's predecessor.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; old.len()];
    for a in 0..old.len() {
        let Some(b) = to_new[a] else { continue };
        let at = ends.partition_point(|end| to_new[*end] < Some(b));
        before[a] = at.checked_sub(1).map(|at| ends[at]);
        if at == ends.len() {
            ends.push(a);
        } else {
            ends[at] = a;
        }
    }
    let mut stays = vec![false; old.len()];
    let mut at = ends.last().copied();
    while let Some(a) = at {
        stays[a] = true;
        at = before[a];
    }
    stays
}
