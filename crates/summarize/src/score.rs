//! What sentence scorers share: sums of vectors and the common scale.

use crate::cluster::Cluster;

/// The weighted sum of all candidates' vectors, one number a term.
pub(crate) fn sum(cluster: &Cluster, weights: &[f32]) -> Vec<f32> {
    let mut out = vec![0.0; cluster.terms.len()];
    for (idx, weight) in weights.iter().enumerate() {
        for (term, part) in cluster.vector_of(idx) {
            out[*term as usize] += weight * part;
        }
    }
    out
}

/// Stretches scores over 0 to 1; equal ones all become 1.
pub(crate) fn scale(scores: &mut [f32]) {
    let low = scores.iter().copied().fold(f32::INFINITY, f32::min);
    let high = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    for score in scores {
        *score = if high > low { (*score - low) / (high - low) } else { 1.0 };
    }
}
