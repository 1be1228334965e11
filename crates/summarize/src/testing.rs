//! What the tests of this crate share: readings and clusters of invented sentences.

use std::sync::Arc;

use writethru_article::{Article, Metadata};
use writethru_facts::Reading;

use crate::cluster::{Cluster, time_order};

/// Readings of articles, each given as its paragraphs; their ids are `a0`, `a1` and so on.
pub(crate) fn readings(articles: &[&[&str]]) -> Vec<Reading> {
    let settings = writethru_facts::Settings::default();
    let read = |(idx, paragraphs): (usize, &&[&str])| {
        let meta = Metadata { id: format!("a{idx}"), ..Metadata::default() };
        let article = Article::from_paragraphs(paragraphs);
        writethru_facts::read(&Article { meta: Arc::new(meta), ..article }, &settings)
    };
    articles.iter().enumerate().map(read).collect()
}

/// The cluster of articles, each given as its paragraphs.
pub(crate) fn cluster(articles: &[&[&str]]) -> Cluster {
    let readings = readings(articles);
    Cluster::new(&readings, &time_order(&readings), None)
}

/// A reading of one article of a story.
pub(crate) fn version(story: &str, paragraphs: &[&str]) -> Reading {
    let meta = Metadata { story: Some(story.to_owned()), ..Metadata::default() };
    let article =
        Article { meta: Arc::new(meta), ..Article::from_paragraphs(paragraphs) };
    writethru_facts::read(&article, &writethru_facts::Settings::default())
}
