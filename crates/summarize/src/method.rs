//! [`Method`]: how sentences are scored and selected, one row of [`METHODS`] each.

use crate::budget::Room;
use crate::cluster::Cluster;
use crate::update::Update;
use crate::{centroid, concepts, lead, lexrank};

/// How sentences are scored and selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// The first sentences.
    Lead,
    /// Near the centre of all sentences, early, and unlike one another.
    Centroid,
    /// Like many sentences that are like many, early, and unlike one another.
    Lexrank,
    /// Together telling most of what several places tell.
    Concepts,
}

/// A row of the table of methods.
pub struct MethodRow {
    /// The method.
    pub method: Method,
    /// Its name on the command line.
    pub name: &'static str,
    /// What it does, in one line.
    pub about: &'static str,
    select: fn(&Task<'_>) -> Selection,
}

/// Every method.
pub const METHODS: &[MethodRow] = &[
    MethodRow {
        method: Method::Lead,
        name: "lead",
        about: "the first sentences; of several articles, the first of each in turn",
        select: lead::select,
    },
    MethodRow {
        method: Method::Centroid,
        name: "centroid",
        about: "early sentences near the centre of all, unlike one another",
        select: centroid::select,
    },
    MethodRow {
        method: Method::Lexrank,
        name: "lexrank",
        about: "early sentences like many that are like many, unlike one another",
        select: lexrank::select,
    },
    MethodRow {
        method: Method::Concepts,
        name: "concepts",
        about: "sentences that together tell most of what several articles tell",
        select: concepts::select,
    },
];

/// What a method works on.
pub(crate) struct Task<'a> {
    pub(crate) cluster: &'a Cluster,
    pub(crate) room: Room,
    /// Which candidates may be picked.
    pub(crate) usable: &'a [bool],
    /// What was read before.
    pub(crate) update: &'a Update,
}

/// Power of the share of a sentence that is new, in its worth. With 1 the lead of yesterday's story
/// came again with one clause added.
const NOVELTY: i32 = 3;

impl Task<'_> {
    /// The factor of a candidate's worth for what in it is new, 0 to 1.
    pub(crate) fn novelty(&self, idx: usize) -> f32 {
        self.update.novelty(idx).powi(NOVELTY)
    }
}

/// What a method picked.
pub(crate) struct Selection {
    /// Indices of candidates, in the order of picking.
    pub(crate) picked: Vec<usize>,
    /// The score of every candidate, 0 to 1.
    pub(crate) scores: Vec<f32>,
}

impl Method {
    /// The method with this name.
    pub fn named(name: &str) -> Option<Method> {
        METHODS.iter().find(|row| row.name == name).map(|row| row.method)
    }

    /// Its name on the command line.
    pub fn as_str(self) -> &'static str {
        self.row().name
    }

    /// The best measured one for a kind of input: centrality and position for one article,
    /// agreement for several.
    pub(crate) fn best(cluster: &Cluster) -> Method {
        if cluster.n_articles > 1 { Method::Concepts } else { Method::Centroid }
    }

    pub(crate) fn select(self, task: &Task<'_>) -> Selection {
        (self.row().select)(task)
    }

    fn row(self) -> &'static MethodRow {
        METHODS
            .iter()
            .find(|row| row.method == self)
            .expect("every method has a row: a test holds it")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_method_has_a_row_and_its_name_finds_it() {
        use Method::{Centroid, Concepts, Lead, Lexrank};
        for method in [Lead, Centroid, Lexrank, Concepts] {
            assert_eq!(Method::named(method.as_str()), Some(method));
        }
        assert_eq!(Method::named("best"), None);
    }
}
