//! Why a sentence was picked, in words.

use crate::centroid::nearness;
use crate::cluster::Cluster;
use crate::concepts::{Concepts, find};
use crate::score::topic;
use crate::update::{Change, Update};

/// A sentence that says at least this much of the query and headlines, against the one that says most.
const ON_TOPIC: f32 = 0.6;

/// The share of sentences that are called central.
const CENTRAL: f32 = 0.2;

/// What is known of the candidates of a cluster to explain a choice.
pub(crate) struct Reasons<'a> {
    cluster: &'a Cluster,
    update: &'a Update,
    concepts: Option<Concepts>,
    topic: Option<Vec<f32>>,
    nearness: Vec<f32>,
    /// The least nearness of a central sentence.
    central: f32,
}

impl<'a> Reasons<'a> {
    pub(crate) fn new(cluster: &'a Cluster, update: &'a Update) -> Self {
        let nearness = nearness(cluster);
        let mut sorted = nearness.clone();
        sorted.sort_unstable_by(|a, b| b.total_cmp(a));
        let last = (sorted.len() as f32 * CENTRAL) as usize;
        Reasons {
            cluster,
            update,
            concepts: (cluster.n_articles > 1).then(|| find(cluster)),
            topic: topic(cluster),
            central: sorted.get(last).copied().unwrap_or(f32::INFINITY),
            nearness,
        }
    }

    /// The cosine of a candidate and all of them.
    pub(crate) fn central(&self, idx: usize) -> f32 {
        self.nearness[idx]
    }

    /// How much a candidate says of the query and the headlines; `None` without either.
    pub(crate) fn topic(&self, idx: usize) -> Option<f32> {
        self.topic.as_ref().map(|topic| topic[idx])
    }

    /// How many articles tell most of a candidate.
    pub(crate) fn told_by(&self, idx: usize) -> u32 {
        self.concepts.as_ref().map_or(1, |concepts| concepts.told_by(idx))
    }

    /// What speaks for a candidate; empty where it was only the best that fitted.
    pub(crate) fn of(&self, idx: usize) -> Vec<String> {
        let mut out = Vec::new();
        match self.update.change(idx) {
            Some(Change::Revised) => {
                out.push("a fact in it changed since it was read".to_owned());
            }
            Some(Change::Added) => {
                out.push("not in the version that was read".to_owned());
            }
            None if self.update.is_update() => {
                let share = 100.0 * self.update.novelty(idx);
                out.push(format!("{share:.0}% of it was not read before"));
            }
            None => {}
        }
        if self.cluster.candidates[idx].position == 0 {
            out.push("opens its article".to_owned());
        }
        match self.told_by(idx) {
            0 | 1 => {}
            n => out.push(format!("{n} articles tell it")),
        }
        if self.nearness[idx] >= self.central {
            out.push("central: much of the text repeats its words".to_owned());
        }
        if self.topic(idx).is_some_and(|topic| topic >= ON_TOPIC) {
            out.push("on the topic of the headline or query".to_owned());
        }
        out
    }
}
