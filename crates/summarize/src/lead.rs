//! `lead`: the first sentences; of several articles, the first of each, then the second of each.
//!
//! The baseline that news is hard to better: reporters put first what matters most.

use crate::cluster::Cluster;
use crate::method::{Selection, Task};
use crate::select::{InTurn, greedy};

/// Picks in order of score.
pub(crate) fn select(task: &Task<'_>) -> Selection {
    let scores = score(task.cluster);
    let picked = greedy(task, &mut InTurn(&scores));
    Selection { picked, scores }
}

/// Scores every candidate, 0 to 1: by position, then by the time order of the articles.
pub(crate) fn score(cluster: &Cluster) -> Vec<f32> {
    let n_articles = cluster.n_articles as f32;
    let place = |position: u32, order: u32| position as f32 * n_articles + order as f32;
    cluster.candidates.iter().map(|c| 1.0 / (1.0 + place(c.position, c.order))).collect()
}
