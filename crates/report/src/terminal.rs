//! Results as text: for terminals and pipes.

mod article;
mod columns;
mod comparison;
mod explanation;
mod facts;
mod paint;
mod reading;
mod revision;
mod stat;
mod story;
mod summary;
#[cfg(test)]
mod tests;
mod value;
mod word;

pub use stat::StatTotals;
pub(crate) use story::story;
pub(crate) use summary::{extent, sentence};

use crate::render::{Look, Outcome, View};

/// Any outcome as text.
pub(crate) fn render(outcome: &Outcome<'_>, look: &Look) -> String {
    match outcome {
        Outcome::Article(article) => article::article(article, look),
        Outcome::Facts(reading) => facts::facts(reading, look),
        Outcome::Reading(reading) => self::reading::reading(reading, look),
        Outcome::Revision { id, revision } => {
            let shown = look.filter.apply(revision);
            match look.view {
                View::Report => revision::revision(revision, &shown, look),
                View::Word => word::word(revision, &shown, look),
                View::Columns => columns::columns(revision, &shown, look),
                View::Stat => stat::stat(id, revision, &shown, look),
            }
        }
        Outcome::Comparison { revision, pairs, .. } => {
            let shown = look.filter.apply(revision);
            comparison::comparison(revision, &shown, pairs, look)
        }
        Outcome::Summary { articles, read, summary, .. } => {
            summary::summary(articles, read, summary, look)
        }
        Outcome::Explanation { articles, read, explanation, .. } => {
            explanation::explanation(articles, read, explanation, look)
        }
    }
}
