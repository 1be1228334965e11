//! Results as Markdown: for pages and issues.

use crate::render::{Look, Outcome};

/// Any outcome as Markdown.
pub(crate) fn render(outcome: &Outcome<'_>, look: &Look) -> String {
    crate::terminal::render(outcome, look)
}
