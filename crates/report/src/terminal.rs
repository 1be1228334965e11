//! Results as text: for terminals and pipes.

mod article;
mod explanation;
mod facts;
mod paint;
mod revision;
mod story;
mod summary;
#[cfg(test)]
mod tests;

pub(crate) use story::story;
pub(crate) use summary::{extent, sentence};

use crate::render::{Look, Outcome};

/// Any outcome as text.
pub(crate) fn render(outcome: &Outcome<'_>, look: &Look) -> String {
    match outcome {
        Outcome::Article(article) => article::article(article, look),
        Outcome::Facts(reading) => facts::facts(reading, look),
        Outcome::Revision { revision, .. } => revision::revision(revision, look),
        Outcome::Summary { articles, read, summary, .. } => {
            summary::summary(articles, read, summary, look)
        }
        Outcome::Explanation { articles, read, explanation, .. } => {
            explanation::explanation(articles, read, explanation, look)
        }
    }
}
