//! [`Row`]: the sentence links of a revision in reading order, for views that show the text itself.

use std::ops::Range;

use writethru_align::{Link, LinkOp};
use writethru_diff::{Place, Revision};
use writethru_facts::Reading;

/// A sentence link in its place in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    /// Index of the link.
    pub(crate) link: usize,
    /// Whether it differs, by a change that is shown.
    pub(crate) hit: bool,
    /// Whether it is shown: it differs, or it is near one that does.
    pub(crate) shown: bool,
    /// Whether it goes on in the paragraph of the row before it.
    pub(crate) goes_on: bool,
}

/// The rows of a revision of which `shown` holds the changes that a filter kept; around rows that
/// differ, `context` others are shown.
pub(crate) fn rows(
    revision: &Revision,
    shown: &Revision,
    context: Option<usize>,
) -> Vec<Row> {
    let all = shown.changes.len() == revision.changes.len();
    let touched = Touched::new(shown);
    let links = &revision.alignment.links;
    let mut rows: Vec<Row> = links
        .iter()
        .enumerate()
        .map(|(idx, link)| Row {
            link: idx,
            hit: link.op != LinkOp::Same && (all || touched.any(link)),
            shown: context.is_none(),
            goes_on: false,
        })
        .collect();
    if let Some(context) = context {
        for idx in 0..rows.len() {
            if rows[idx].hit {
                let near =
                    idx.saturating_sub(context)..(idx + context + 1).min(rows.len());
                rows[near].iter_mut().for_each(|row| row.shown = true);
            }
        }
    }
    for idx in 1..rows.len() {
        let (before, link) = (&links[idx - 1], &links[idx]);
        let joined = |side: &Reading, before: &Range<u32>, range: &Range<u32>| {
            let block = |sentence: u32| side.article.block_of(sentence as usize);
            (!before.is_empty() && !range.is_empty())
                .then(|| block(before.end - 1) == block(range.start))
        };
        rows[idx].goes_on = joined(&revision.new, &before.new, &link.new)
            .or_else(|| joined(&revision.old, &before.old, &link.old))
            .unwrap_or(false);
    }
    rows
}

/// The sentences that changes touch.
struct Touched {
    old: Vec<u32>,
    new: Vec<u32>,
}

impl Touched {
    fn new(revision: &Revision) -> Self {
        let side = |reading: &Reading, places: &mut dyn Iterator<Item = Place>| {
            let text = &reading.article.text;
            let mut out: Vec<u32> = places
                .flat_map(|place| text.sentences_in(place.span))
                .map(|idx| idx as u32)
                .collect();
            out.sort_unstable();
            out
        };
        let changes = &revision.changes;
        Touched {
            old: side(&revision.old, &mut changes.iter().filter_map(|change| change.old)),
            new: side(&revision.new, &mut changes.iter().filter_map(|change| change.new)),
        }
    }

    /// Whether a link's sentences are among them.
    fn any(&self, link: &Link) -> bool {
        let within = |range: &Range<u32>, touched: &[u32]| {
            range.clone().any(|idx| touched.binary_search(&idx).is_ok())
        };
        within(&link.old, &self.old) || within(&link.new, &self.new)
    }
}
