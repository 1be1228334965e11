//! `centroid`: how near a sentence is to what all of them say, times how early it stands.
//!
//! Radev, Jing, Styś and Tam 2004, “Centroid-based summarization of multiple documents”, with the
//! position factor that news calls for (the lead comes first). Untrained.

use crate::cluster::Cluster;
use crate::method::{Selection, Task};
use crate::score::{scale, sum};
use crate::select::{Marginal, greedy};

/// How much more the first sentence of an article counts than one far down, which counts 1: twice
/// more. The weight falls with 1 / (1 + position).
const LEAD: f32 = 2.0;

/// Weight of the score against likeness to what was taken already.
const RELEVANCE: f32 = 0.6;

/// Scores, and picks by marginal relevance.
pub(crate) fn select(task: &Task<'_>) -> Selection {
    let scores = score(task.cluster);
    let mut worth = Marginal::new(task.cluster, &scores, RELEVANCE);
    let picked = greedy(task, &mut worth);
    Selection { picked, scores }
}

/// Scores every candidate, 0 to 1.
pub(crate) fn score(cluster: &Cluster) -> Vec<f32> {
    let mut scores = nearness(cluster);
    for (score, candidate) in scores.iter_mut().zip(&cluster.candidates) {
        *score *= 1.0 + LEAD / (1.0 + candidate.position as f32);
    }
    scale(&mut scores);
    scores
}

/// The cosine of every candidate's vector and the sum of all.
pub(crate) fn nearness(cluster: &Cluster) -> Vec<f32> {
    let ones = vec![1.0; cluster.candidates.len()];
    let centroid = sum(cluster, &ones);
    let length =
        centroid.iter().map(|w| w * w).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    let dot = |idx| {
        let vector = cluster.vector_of(idx).iter();
        vector.map(|(term, weight)| weight * centroid[*term as usize]).sum::<f32>()
            / length
    };
    (0..cluster.candidates.len()).map(dot).collect()
}
