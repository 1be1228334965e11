//! What the tests of this crate share: readings and clusters of invented sentences.

use writethru_article::Article;
use writethru_facts::Reading;

use crate::cluster::{Cluster, time_order};

/// Readings of articles, each given as its paragraphs.
pub(crate) fn readings(articles: &[&[&str]]) -> Vec<Reading> {
    let settings = writethru_facts::Settings::default();
    let read = |paragraphs: &&[&str]| {
        writethru_facts::read(&Article::from_paragraphs(paragraphs), &settings)
    };
    articles.iter().map(read).collect()
}

/// The cluster of articles, each given as its paragraphs.
pub(crate) fn cluster(articles: &[&[&str]]) -> Cluster {
    let readings = readings(articles);
    Cluster::new(&readings, &time_order(&readings), None)
}
