//! A story at length, as a Markdown page: its summary, then every step.

use crate::marked::clean;
use crate::render::Look;
use crate::story::StoryView;

use super::{escape, revision, summary};

/// The page of a story.
pub(crate) fn story(view: &StoryView<'_>, look: &Look) -> String {
    let newest = view.versions.last();
    let headline = newest.and_then(|newest| newest.article.headline());
    let title = clean(headline.unwrap_or(view.name));
    let mut parts = vec![
        format!("# {}", escape(&title)),
        format!("{}: {}", escape(&clean(view.name)), view.extent()),
    ];
    if let (Some(newest), Some(summary)) = (newest, view.summary) {
        parts.push("## Summary of the newest version".to_owned());
        let articles = std::slice::from_ref(newest);
        parts.push(summary::summary(articles, &[], summary, look));
    }
    for (idx, step) in view.steps.iter().enumerate() {
        parts.push(format!("## Step {}", idx + 1));
        parts.push(revision::revision(step, look));
    }
    parts.join("\n\n")
}
