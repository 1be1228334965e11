//! The best links in order between two stretches of unlinked sentences, splits and merges among
//! them: a table of all ways to pair them off.

use crate::index::Pool;

/// Sentences that one sentence can be split into or merged from.
pub(crate) const MAX_PARTS: usize = 4;

/// A link of old and new sentences, as first index and count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) old: (u32, u32),
    pub(crate) new: (u32, u32),
}

/// What makes a link worth having.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Worth {
    /// Sentences less alike than this are not linked.
    pub(crate) least: f32,
    /// The share of its own words that each part must find in the whole.
    pub(crate) part: f32,
    /// What a further part must add to the likeness.
    pub(crate) step: f32,
}

#[derive(Clone, Copy, Debug, Default)]
struct Cell {
    gain: f32,
    n_old: u8,
    n_new: u8,
}

/// Links sentences of the two stretches in order, with the most likeness over `worth.least` in
/// all. Costs the product of their lengths.
pub(crate) fn link(
    pool: &Pool<'_>,
    olds: &[u32],
    news: &[u32],
    worth: Worth,
) -> Vec<Found> {
    let table = Table { pool, olds, news, worth, width: news.len() + 1 };
    let shared = table.shared();
    let mut cells = vec![Cell::default(); (olds.len() + 1) * table.width];
    for i in (0..=olds.len()).rev() {
        for j in (0..=news.len()).rev() {
            cells[table.at(i, j)] = table.best(&cells, &shared, i, j);
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut out = Vec::new();
    while i < olds.len() || j < news.len() {
        let cell = cells[table.at(i, j)];
        let (n_old, n_new) = (usize::from(cell.n_old), usize::from(cell.n_new));
        if n_old > 0 && n_new > 0 {
            out.push(Found {
                old: (olds[i], n_old as u32),
                new: (news[j], n_new as u32),
            });
        }
        if n_old + n_new == 0 {
            break;
        }
        i += n_old;
        j += n_new;
    }
    out
}

struct Table<'a> {
    pool: &'a Pool<'a>,
    olds: &'a [u32],
    news: &'a [u32],
    worth: Worth,
    width: usize,
}

impl Table<'_> {
    fn at(&self, i: usize, j: usize) -> usize {
        i * self.width + j
    }

    /// The weight that each pair shares; none where the groups differ.
    fn shared(&self) -> Vec<f32> {
        let mut shared = vec![0.0; (self.olds.len() + 1) * self.width];
        let [old_bags, new_bags] = self.pool.bags;
        for (i, &old) in self.olds.iter().enumerate() {
            let words = old_bags.words(old as usize);
            for (j, &new) in self.news.iter().enumerate() {
                if self.pool.is_one_group(old, new) {
                    let at = self.at(i, j);
                    shared[at] =
                        self.pool.vocabulary.shared(words, new_bags.words(new as usize));
                }
            }
        }
        shared
    }

    /// The best that can be made of the sentences from `i` and `j` on.
    fn best(&self, cells: &[Cell], shared: &[f32], i: usize, j: usize) -> Cell {
        let mut best = Cell::default();
        let mut offer = |gain: f32, n_old: usize, n_new: usize| {
            if gain > best.gain || best.n_old + best.n_new == 0 {
                best = Cell { gain, n_old: n_old as u8, n_new: n_new as u8 };
            }
        };
        if i < self.olds.len() {
            offer(cells[self.at(i + 1, j)].gain, 1, 0);
        }
        if j < self.news.len() {
            offer(cells[self.at(i, j + 1)].gain, 0, 1);
        }
        if i == self.olds.len() || j == self.news.len() || shared[self.at(i, j)] == 0.0 {
            return best;
        }
        let [old_bags, new_bags] = self.pool.bags;
        let masses =
            (old_bags.mass(self.olds[i] as usize), new_bags.mass(self.news[j] as usize));
        let single = 2.0 * shared[self.at(i, j)] / (masses.0 + masses.1);
        if single >= self.worth.least {
            offer(single - self.worth.least + cells[self.at(i + 1, j + 1)].gain, 1, 1);
        }
        for (n_old, n_new, gain) in self.parts(shared, i, j) {
            offer(gain + cells[self.at(i + n_old, j + n_new)].gain, n_old, n_new);
        }
        best
    }

    /// Splits and merges that begin with this pair, and what each gains.
    fn parts(&self, shared: &[f32], i: usize, j: usize) -> Vec<(usize, usize, f32)> {
        let mut out = Vec::new();
        for split in [true, false] {
            let mut previous = 0.0;
            for n in 1..=MAX_PARTS {
                let (n_old, n_new) = if split { (1, n) } else { (n, 1) };
                let Some(likeness) = self.likeness(shared, (i, n_old), (j, n_new)) else {
                    break;
                };
                if n > 1 {
                    if likeness < previous + self.worth.step
                        || likeness < self.worth.least
                    {
                        break;
                    }
                    out.push((n_old, n_new, likeness - self.worth.least));
                }
                previous = likeness;
            }
        }
        out
    }

    /// How alike the joined sentences are; none if they do not stand together, or if a part finds
    /// too little of itself in the whole.
    fn likeness(
        &self,
        shared: &[f32],
        (i, n_old): (usize, usize),
        (j, n_new): (usize, usize),
    ) -> Option<f32> {
        let [old_bags, new_bags] = self.pool.bags;
        let (last_old, last_new) = (i + n_old - 1, j + n_new - 1);
        let (&old, &new) = (self.olds.get(last_old)?, self.news.get(last_new)?);
        let together = old as usize == self.olds[i] as usize + n_old - 1
            && new as usize == self.news[j] as usize + n_new - 1;
        let part = if n_new > 1 {
            new_bags.mass(new as usize)
        } else {
            old_bags.mass(old as usize)
        };
        let found = shared[self.at(last_old, last_new)];
        if !together
            || found == 0.0
            || n_old + n_new > 2 && found < self.worth.part * part
        {
            return None;
        }
        let olds = self.olds[i]..=old;
        let news = self.news[j]..=new;
        let mass: f32 = olds.clone().map(|idx| old_bags.mass(idx as usize)).sum::<f32>()
            + news.clone().map(|idx| new_bags.mass(idx as usize)).sum::<f32>();
        let sum = if n_old + n_new == 2 {
            found
        } else {
            let join = |bags: &crate::bag::Bags, range: std::ops::RangeInclusive<u32>| {
                let mut words: Vec<u32> = range
                    .flat_map(|idx| bags.words(idx as usize).iter().copied())
                    .collect();
                words.sort_unstable();
                words
            };
            self.pool.vocabulary.shared(&join(old_bags, olds), &join(new_bags, news))
        };
        Some(2.0 * sum / mass)
    }
}
