//! Selection: greedy, best first, until the budget is full. A sentence is taken with its unit, or not at all.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use crate::budget::Room;
use crate::cluster::Cluster;
use crate::method::Task;
use crate::unit::MAX_UNIT;

/// Share of its worth that a sentence loses which leans on one that cannot be taken, as it was read
/// before or there is none: a reader has to remember who “he” is.
const LEANING: f32 = 0.2;

/// How a summary grows: what a candidate is worth beside what was taken.
pub(crate) trait Worth {
    /// The worth of a candidate now; it never rises while others are taken. Minus infinity is
    /// no worth at all: such a candidate is taken only where there is no other.
    fn worth(&mut self, idx: usize) -> f32;
    /// Takes a candidate.
    fn take(&mut self, idx: usize);
}

/// Picks usable candidates while any fits, the one of greatest worth first; ties go to the earlier
/// one. Returns indices in the order of picking.
///
/// A candidate is worth the mean of its unit, and is taken with it. Where no whole unit fits, half of
/// one is better than no answer.
pub(crate) fn greedy(task: &Task<'_>, worth: &mut dyn Worth) -> Vec<usize> {
    let mut growth = Growth {
        task,
        room: task.room,
        taken: vec![false; task.cluster.candidates.len()],
        picked: Vec::new(),
    };
    growth.grow(worth, MAX_UNIT);
    if growth.picked.is_empty() {
        growth.grow(worth, 1);
    }
    growth.picked
}

/// A summary in the making.
struct Growth<'a> {
    task: &'a Task<'a>,
    room: Room,
    taken: Vec<bool>,
    picked: Vec<usize>,
}

impl Growth<'_> {
    fn grow(&mut self, worth: &mut dyn Worth, max_unit: usize) {
        // Worth never rises, so an old value is an upper bound and only the head of the heap is
        // renewed. A candidate whose unit has shrunk is worth another mean: it gets a second entry.
        let usable = (0..self.taken.len()).filter(|&idx| self.task.usable[idx]);
        let mut heap: BinaryHeap<Entry> =
            usable.map(|idx| self.entry(worth, idx, max_unit)).collect();
        while let Some(entry) = heap.pop() {
            let is_void = entry.worth == f32::NEG_INFINITY && !self.picked.is_empty();
            if self.taken[entry.idx] || is_void {
                continue;
            }
            let unit = self.unit(entry.idx, max_unit);
            let Some(room) = self.room_after(&unit) else { continue };
            if entry.at < self.picked.len() {
                heap.push(self.entry(worth, entry.idx, max_unit));
                continue;
            }
            self.room = room;
            for &idx in &unit {
                worth.take(idx);
                self.taken[idx] = true;
                self.picked.push(idx);
            }
            let last = unit[unit.len() - 1];
            let next = last + 1..(last + 1 + max_unit).min(self.taken.len());
            for idx in next.filter(|&idx| self.hangs_on(idx, last)) {
                heap.push(self.entry(worth, idx, max_unit));
            }
        }
    }

    fn hangs_on(&self, idx: usize, on: usize) -> bool {
        let unit = &self.task.cluster.candidates[idx].unit;
        self.task.usable[idx] && !self.taken[idx] && unit.start as usize <= on
    }

    /// What is to be taken with a candidate, in reading order; the candidate alone where that is more
    /// than `max` sentences.
    fn unit(&self, idx: usize, max: usize) -> Vec<usize> {
        let mut unit = self.open(idx);
        if unit.len() > max {
            unit.clear();
            unit.push(idx);
        }
        unit
    }

    /// The members of a candidate's unit that were not taken and may be: back to the last one taken.
    /// Cut after one more than a unit may have.
    fn open(&self, idx: usize) -> Vec<usize> {
        let range = &self.task.cluster.candidates[idx].unit;
        let before = (range.start as usize..idx).rev().take_while(|&i| !self.taken[i]);
        let free = |&i: &usize| !self.taken[i] && self.task.usable[i];
        let mut unit: Vec<usize> = before.take(MAX_UNIT).filter(free).collect();
        unit.reverse();
        unit.extend((idx..range.end as usize).take(MAX_UNIT + 1).filter(free));
        unit
    }

    /// The room that is left once all of a unit was taken, if it fits.
    fn room_after(&self, unit: &[usize]) -> Option<Room> {
        let mut room = self.room;
        for &idx in unit {
            let candidate = &self.task.cluster.candidates[idx];
            if !room.fits(candidate) {
                return None;
            }
            room.take(candidate);
        }
        Some(room)
    }

    fn entry(&self, worth: &mut dyn Worth, idx: usize, max_unit: usize) -> Entry {
        if self.task.cluster.candidates[idx].unit.len() == 1 {
            let alone = worth.worth(idx);
            let worth = if self.is_adrift(idx) { adrift(alone) } else { alone };
            return Entry { worth, idx, at: self.picked.len() };
        }
        let unit = self.open(idx);
        let worth = if unit.len() > MAX_UNIT && max_unit > 1 {
            f32::NEG_INFINITY
        } else {
            let unit = self.unit(idx, max_unit);
            let sum: f32 = unit.iter().map(|&idx| worth.worth(idx)).sum();
            let mean = sum / unit.len() as f32;
            if self.is_adrift(unit[0]) { adrift(mean) } else { mean }
        };
        Entry { worth, idx, at: self.picked.len() }
    }

    /// Whether a candidate leans on one that was not taken.
    fn is_adrift(&self, idx: usize) -> bool {
        let candidate = &self.task.cluster.candidates[idx];
        let hangs = candidate.leans || (candidate.unit.start as usize) < idx;
        hangs && (candidate.position == 0 || !self.taken[idx - 1])
    }
}

/// What a worth is without what a sentence leans on.
fn adrift(worth: f32) -> f32 {
    worth - worth.abs() * LEANING
}

struct Entry {
    worth: f32,
    idx: usize,
    /// How many were taken when the worth was reckoned.
    at: usize,
}

impl Ord for Entry {
    fn cmp(&self, other: &Self) -> Ordering {
        self.worth.total_cmp(&other.worth).then(other.idx.cmp(&self.idx))
    }
}

impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Entry {}

/// Worth that does not depend on what was taken.
pub(crate) struct InTurn<'a>(pub(crate) &'a [f32]);

impl Worth for InTurn<'_> {
    fn worth(&mut self, idx: usize) -> f32 {
        self.0[idx]
    }

    fn take(&mut self, _: usize) {}
}

/// Maximal marginal relevance (Carbonell and Goldstein 1998): score less likeness to what was taken.
pub(crate) struct Marginal<'a> {
    task: &'a Task<'a>,
    scores: &'a [f32],
    /// Weight of the score, 0 to 1; the rest weighs likeness.
    relevance: f32,
    taken: Vec<usize>,
    /// Greatest likeness to the first so many taken.
    likeness: Vec<(f32, usize)>,
}

impl<'a> Marginal<'a> {
    pub(crate) fn new(task: &'a Task<'a>, scores: &'a [f32], relevance: f32) -> Self {
        let likeness = vec![(0.0, 0); scores.len()];
        Marginal { task, scores, relevance, taken: Vec::new(), likeness }
    }
}

impl Worth for Marginal<'_> {
    fn worth(&mut self, idx: usize) -> f32 {
        let (mut most, compared) = self.likeness[idx];
        for &other in &self.taken[compared..] {
            most = most.max(cosine(self.task.cluster, idx, other));
        }
        self.likeness[idx] = (most, self.taken.len());
        self.relevance * self.scores[idx] * self.task.novelty(idx)
            - (1.0 - self.relevance) * most
    }

    fn take(&mut self, idx: usize) {
        self.taken.push(idx);
    }
}

/// Cosine of two candidates' vectors.
pub(crate) fn cosine(cluster: &Cluster, a: usize, b: usize) -> f32 {
    let (a, b) = (cluster.vector_of(a), cluster.vector_of(b));
    let (mut i, mut j, mut out) = (0, 0, 0.0);
    while i < a.len() && j < b.len() {
        match a[i].0.cmp(&b[j].0) {
            Ordering::Less => i += 1,
            Ordering::Greater => j += 1,
            Ordering::Equal => {
                out += a[i].1 * b[j].1;
                i += 1;
                j += 1;
            }
        }
    }
    out
}
