//! What sentence scorers share: sums of vectors, nearness to the topic, the common scale.

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

/// How much every candidate says of the query and the headlines, 0 to 1; `None` without either.
pub(crate) fn topic(cluster: &Cluster) -> Option<Vec<f32>> {
    if cluster.topic.is_empty() {
        return None;
    }
    let mut weights = vec![0.0; cluster.terms.len()];
    for &term in &cluster.topic {
        weights[term as usize] = cluster.terms.idf[term as usize];
    }
    let said = |idx| {
        let vector = cluster.vector_of(idx).iter();
        vector.map(|(term, weight)| weight * weights[*term as usize]).sum()
    };
    let mut scores: Vec<f32> = (0..cluster.candidates.len()).map(said).collect();
    scale(&mut scores);
    Some(scores)
}

/// Stretches scores over 0 to 1; equal ones all become 1.
pub(crate) fn scale(scores: &mut [f32]) {
    let low = scores.iter().copied().fold(f32::INFINITY, f32::min);
    let high = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    for score in scores {
        *score = if high > low { (*score - low) / (high - low) } else { 1.0 };
    }
}
