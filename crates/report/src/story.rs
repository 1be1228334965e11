//! A story at a glance: its newest headline, the most significant change of all its steps, and its
//! summary; and the same at length as a page.

use writethru_diff::Revision;
use writethru_facts::Reading;
use writethru_summarize::Summary;

use crate::render::Look;
use crate::{markdown, terminal};

/// The versions of a story with what was found out about them.
#[derive(Clone, Copy)]
pub struct StoryView<'a> {
    /// What the story is called.
    pub name: &'a str,
    /// Its versions, oldest first.
    pub versions: &'a [Reading],
    /// What changed from each version to the next; empty where that was not asked for.
    pub steps: &'a [Revision],
    /// A summary of the newest version.
    pub summary: Option<&'a Summary>,
}

impl StoryView<'_> {
    /// The story at a glance, for a terminal.
    pub fn text(&self, look: &Look) -> String {
        terminal::story(self, look)
    }

    /// The story at length, as a Markdown page.
    pub fn markdown(&self, look: &Look) -> String {
        markdown::story(self, look)
    }

    /// `5 versions, 12 facts changed, 3 undisclosed`.
    pub(crate) fn extent(&self) -> String {
        use crate::phrase::count;
        let once = |change: &&writethru_diff::Change| change.repeats.is_none();
        let mut out = count(self.versions.len(), "version", "versions");
        if self.steps.is_empty() {
            return out;
        }
        let factual: usize = self
            .steps
            .iter()
            .map(|step| step.changes.iter().filter(|c| c.factual).filter(once).count())
            .sum();
        let undisclosed: usize =
            self.steps.iter().map(|step| step.undisclosed().filter(once).count()).sum();
        out.push_str(&format!(", {} changed", count(factual, "fact", "facts")));
        if undisclosed > 0 {
            out.push_str(&format!(", {undisclosed} undisclosed"));
        }
        out
    }

    /// The step that holds the most significant change of fact; of equals the first.
    pub(crate) fn weightiest(&self) -> Option<&Revision> {
        let weight = |step: &Revision| {
            let factual = step.changes.iter().filter(|change| change.factual);
            factual.map(|change| change.score).fold(None, |most: Option<f32>, score| {
                Some(most.map_or(score, |most| most.max(score)))
            })
        };
        let mut best: Option<(f32, &Revision)> = None;
        for step in self.steps {
            if let Some(score) = weight(step)
                && best.is_none_or(|(most, _)| score > most)
            {
                best = Some((score, step));
            }
        }
        best.map(|(_, step)| step)
    }
}
