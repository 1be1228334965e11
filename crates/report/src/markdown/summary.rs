//! A summary as Markdown: quoted sentences with where they stand.

use writethru_facts::Reading;
use writethru_summarize::Summary;

use crate::marked::clean;
use crate::phrase::place;
use crate::render::Look;
use crate::terminal::{extent, sentence};

use super::escape;

/// The sentences as a list, each with its source; bare paragraphs with `plain`.
pub(crate) fn summary(
    articles: &[Reading],
    read: &[Reading],
    summary: &Summary,
    look: &Look,
) -> String {
    let picks = summary.sentences.iter().map(|pick| {
        let reading = &articles[pick.article as usize];
        let text = escape(&sentence(reading, pick.sentence));
        if look.plain {
            return text;
        }
        let id = escape(&clean(&reading.article.meta.id));
        format!("- {text} ({id}, {})", place(reading, pick.sentence))
    });
    if look.plain {
        return picks.collect::<Vec<_>>().join("\n\n");
    }
    let mut parts = vec![format!("*{}*", escape(&extent(articles, read, summary)))];
    if !summary.sentences.is_empty() {
        parts.push(picks.collect::<Vec<_>>().join("\n"));
    }
    let dropped = summary.dropped.iter().map(|&(article, idx)| {
        format!("- ~~{}~~", escape(&sentence(&read[article as usize], idx)))
    });
    let dropped: Vec<String> = dropped.collect();
    if !dropped.is_empty() {
        parts.push(format!("No longer there:\n\n{}", dropped.join("\n")));
    }
    let warnings = summary.warnings.iter();
    parts.extend(warnings.map(|warning| format!("Warning: {}", escape(&clean(warning)))));
    parts.join("\n\n")
}
