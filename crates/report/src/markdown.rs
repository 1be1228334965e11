//! Results as Markdown: for pages, issues and mail.

mod revision;
mod story;
mod summary;

pub(crate) use story::story;

use crate::render::{Look, Outcome};
use crate::terminal;

/// Any outcome as Markdown. Articles, facts and explanations have no layout of their own and stand as text in a
/// code block.
pub(crate) fn render(outcome: &Outcome<'_>, look: &Look) -> String {
    match outcome {
        Outcome::Revision { revision, .. } => revision::revision(revision, look),
        Outcome::Summary { articles, read, summary, .. } => {
            summary::summary(articles, read, summary, look)
        }
        Outcome::Article(_)
        | Outcome::Facts(_)
        | Outcome::Reading(_)
        | Outcome::Comparison { .. }
        | Outcome::Explanation { .. } => {
            let look = Look { color: false, ..*look };
            format!("~~~~text\n{}\n~~~~", terminal::render(outcome, &look))
        }
    }
}

/// Text with the characters escaped that Markdown would read.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        let special =
            matches!(c, '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '~' | '|' | '&');
        let opens = at == 0 && matches!(c, '#' | '+' | '-' | '=');
        if special || opens {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
