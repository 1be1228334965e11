//! `lexrank`: a sentence counts as much as the sentences like it count.
//!
//! Erkan and Radev 2004, “LexRank: graph-based lexical centrality as salience in text
//! summarization”, the continuous form (their §3.3): a walk over sentences along cosine
//! similarities. The matrix of similarities is never made: it is the product of the sparse matrix of vectors and
//! its transpose, so a step costs as much as there are terms.

use crate::cluster::Cluster;
use crate::method::{Selection, Task};
use crate::score::{scale, sum};
use crate::select::{Marginal, greedy};

/// Share of the walk that follows similarities; the rest jumps by the prior. The paper's 0.85.
const DAMPING: f32 = 0.85;

/// Steps of the walk: the greatest change is below 1 % of a mean rank by then, as similarities mix fast.
const STEPS: usize = 20;

/// How much more often a jump lands on the first sentence of an article than far down.
const LEAD: f32 = 2.0;

/// Weight of the score against likeness to what was taken already.
const RELEVANCE: f32 = 0.6;

/// Scores, and picks by marginal relevance.
pub(crate) fn select(task: &Task<'_>) -> Selection {
    let scores = score(task.cluster);
    let mut worth = Marginal::new(task, &scores, RELEVANCE);
    let picked = greedy(task, &mut worth);
    Selection { picked, scores }
}

/// Scores every candidate, 0 to 1.
pub(crate) fn score(cluster: &Cluster) -> Vec<f32> {
    let lead = LEAD;
    let mut prior: Vec<f32> = cluster
        .candidates
        .iter()
        .map(|c| 1.0 + lead / (1.0 + c.position as f32))
        .collect();
    let total: f32 = prior.iter().sum();
    for share in &mut prior {
        *share /= total.max(f32::MIN_POSITIVE);
    }
    let mut scores = walk(cluster, &prior);
    scale(&mut scores);
    scores
}

/// The share of the walk's time at every candidate; `prior` sums to 1.
pub(crate) fn walk(cluster: &Cluster, prior: &[f32]) -> Vec<f32> {
    let damping = DAMPING;
    let n = cluster.candidates.len();
    let degree = product(cluster, &vec![1.0; n]);
    let mut rank = prior.to_vec();
    for _ in 0..STEPS {
        let share: Vec<f32> = rank
            .iter()
            .zip(&degree)
            .map(|(rank, degree)| if *degree > 0.0 { rank / degree } else { 0.0 })
            .collect();
        let moved = product(cluster, &share);
        for (idx, rank) in rank.iter_mut().enumerate() {
            *rank = damping * moved[idx] + (1.0 - damping) * prior[idx];
        }
    }
    rank
}

/// The matrix of similarities times a vector.
fn product(cluster: &Cluster, weights: &[f32]) -> Vec<f32> {
    let sum = sum(cluster, weights);
    let dot = |idx| {
        let vector = cluster.vector_of(idx).iter();
        vector.map(|(term, weight)| weight * sum[*term as usize]).sum()
    };
    (0..cluster.candidates.len()).map(dot).collect()
}
