//! Selection: greedy, best sentence first, until the budget is full.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use crate::cluster::Cluster;
use crate::method::Task;

/// Share of its worth that a sentence loses which leans on one that was not taken: a reader does
/// not know who “he” is.
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
pub(crate) fn greedy(task: &Task<'_>, worth: &mut dyn Worth) -> Vec<usize> {
    let candidates = &task.cluster.candidates;
    let mut room = task.room;
    // Worth never rises, so an old value is an upper bound and only the head of the heap is
    // renewed. A candidate that leans on one just taken gets a second entry, without its malus.
    let mut heap: BinaryHeap<Entry> = (0..candidates.len())
        .filter(|&idx| task.usable[idx])
        .map(|idx| {
            let leans = candidates[idx].leans;
            Entry { worth: lean(worth.worth(idx), leans), idx, at: 0, leans }
        })
        .collect();
    let mut taken = vec![false; candidates.len()];
    let mut picked = Vec::new();
    while let Some(entry) = heap.pop() {
        let candidate = &candidates[entry.idx];
        let is_void = entry.worth == f32::NEG_INFINITY && !picked.is_empty();
        if taken[entry.idx] || is_void || !room.fits(candidate) {
            continue;
        }
        if entry.at < picked.len() {
            let worth = lean(worth.worth(entry.idx), entry.leans);
            heap.push(Entry { worth, at: picked.len(), ..entry });
            continue;
        }
        room.take(candidate);
        worth.take(entry.idx);
        taken[entry.idx] = true;
        picked.push(entry.idx);
        let next = entry.idx + 1;
        if candidates.get(next).is_some_and(|c| c.leans && c.position > 0)
            && task.usable[next]
        {
            let worth = worth.worth(next);
            heap.push(Entry { worth, idx: next, at: picked.len(), leans: false });
        }
    }
    picked
}

/// Takes the malus for leaning off a worth.
fn lean(worth: f32, leans: bool) -> f32 {
    if leans { worth - worth.abs() * LEANING } else { worth }
}

struct Entry {
    worth: f32,
    idx: usize,
    /// How many were taken when the worth was reckoned.
    at: usize,
    /// Whether it leans on a sentence that was not taken.
    leans: bool,
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
