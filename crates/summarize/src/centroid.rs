//! `centroid`: how near a sentence is to what all of them say, times how early it stands.
//!
//! Radev, Jing, Styś and Tam 2004, “Centroid-based summarization of multiple documents”, with the
//! position factor that news calls for: reporters put first what matters most. Untrained.

use crate::cluster::{Candidate, Cluster};
use crate::fact::Tells;
use crate::method::{Selection, Task};
use crate::score::{scale, sum, topic};
use crate::select::{Marginal, greedy};

/// How much the first sentence of an article counts over one far down: five times as much. 2 left
/// out the lead of reports whose later paragraphs dwell on one theme.
const LEAD: f32 = 4.0;

/// How fast that falls with the position: slower than the lead itself, which would be 1.
const FALL: f32 = 0.75;

/// So few sentences have no centre: of two, one is always far from it. Their order alone counts.
const FEW: usize = 4;

/// Words of a sentence of common length in news.
const COMMON_WORDS: f32 = 30.0;

/// What a sentence of common length loses to a very short one; twice this at most. Long sentences are near
/// the centre by their length alone.
const LONG: f32 = 0.2;

/// How much more a sentence counts with a figure, and how much less without figure or name: “The toll is 31”
/// is what readers want to keep, “It was a long night” is not.
const SUBSTANCE: f32 = 0.1;

/// Share of the topic (query, headline) in the score, where there is one.
const TOPIC: f32 = 0.3;

/// Weight of the score against likeness to what was taken already.
const RELEVANCE: f32 = 0.6;

/// Scores, and picks by marginal relevance.
pub(crate) fn select(task: &Task<'_>) -> Selection {
    let scores = score(task.cluster, LEAD);
    let picked = greedy(task, &mut Marginal::new(task, &scores, RELEVANCE));
    Selection { picked, scores }
}

/// Scores every candidate, 0 to 1. `lead` is how much more the first sentence counts.
pub(crate) fn score(cluster: &Cluster, lead: f32) -> Vec<f32> {
    let mut scores = nearness(cluster);
    if scores.len() < FEW {
        scores.fill(1.0);
    }
    if let Some(topic) = topic(cluster) {
        scale(&mut scores);
        for (score, topic) in scores.iter_mut().zip(topic) {
            *score = (1.0 - TOPIC) * *score + TOPIC * topic;
        }
    }
    for (score, candidate) in scores.iter_mut().zip(&cluster.candidates) {
        let early = 1.0 + lead / (1.0 + candidate.position as f32).powf(FALL);
        *score *= early * brevity(candidate) * substance(candidate);
    }
    scale(&mut scores);
    scores
}

fn brevity(candidate: &Candidate) -> f32 {
    1.0 - LONG * (candidate.words as f32 / COMMON_WORDS).min(2.0)
}

fn substance(candidate: &Candidate) -> f32 {
    match candidate.tells {
        Tells { figure: true, .. } => 1.0 + SUBSTANCE,
        Tells { anything: false, .. } => 1.0 - SUBSTANCE,
        Tells { .. } => 1.0,
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::cluster;
    use expect_test::{Expect, expect};

    fn check(paragraphs: &[&str], expected: &Expect) {
        let scores = score(&cluster(&[paragraphs]), LEAD);
        let lines: Vec<String> =
            scores.iter().zip(paragraphs).map(|(s, p)| format!("{s:.2} {p}")).collect();
        expected.assert_eq(&lines.join("\n"));
    }

    #[test]
    fn of_two_sentences_the_first_counts_more() {
        check(
            &["At least 31 people were hurt when the gate fell.", "The gate was old."],
            &expect![[r#"
                1.00 At least 31 people were hurt when the gate fell.
                0.00 The gate was old."#]],
        );
    }

    #[test]
    fn what_others_repeat_is_central_and_what_comes_first_counts_more() {
        check(
            &[
                "The flooded dam burst near Ost.",
                "Lilac is in bloom.",
                "Near Ost the dam flooded the road.",
                "The dam near Ost was old.",
            ],
            &expect![[r#"
                1.00 The flooded dam burst near Ost.
                0.00 Lilac is in bloom.
                0.42 Near Ost the dam flooded the road.
                0.31 The dam near Ost was old."#]],
        );
    }
}
