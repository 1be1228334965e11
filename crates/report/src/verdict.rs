//! The verdict line: what an editor reads first.

use std::collections::BTreeMap;

use writethru_align::LinkOp;
use writethru_article::Availability;
use writethru_diff::{Action, Change, ChangeKind, Revision, Verdict};
use writethru_facts::Reading;

use crate::phrase::{count, title};
use crate::render::Look;

/// What a side that is not there is called, as git calls it: the id of an article that is missing
/// because there is no file.
pub const ABSENT: &str = "/dev/null";

/// Whether a side is not there.
pub(crate) fn absent(reading: &Reading) -> bool {
    reading.article.meta.id == ABSENT
}

/// Whether the verdict says that the two were not compared: then no view calls one text deleted.
pub(crate) fn barred(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Withdrawn | Verdict::Unavailable | Verdict::Unrelated)
}

/// `3 facts changed, 1 undisclosed; 2 statements added; 5 sentences reworded`.
pub(crate) fn verdict(revision: &Revision) -> String {
    let sentences = |reading: &Reading| {
        count(reading.article.text.sentences().len(), "sentence", "sentences")
    };
    match (absent(&revision.old), absent(&revision.new)) {
        (true, false) => return format!("new file: {}", sentences(&revision.new)),
        (false, true) => return format!("file removed: {}", sentences(&revision.old)),
        _ => {}
    }
    let (old, new) = (&revision.old.article, &revision.new.article);
    match revision.verdict {
        Verdict::Identical => "identical: no word differs".to_owned(),
        Verdict::Cosmetic => {
            "no fact changed: only punctuation, case or spacing differ".to_owned()
        }
        Verdict::Reworded | Verdict::FactsChanged => counts(revision),
        Verdict::Withdrawn => "withdrawn: the publisher took the article back".to_owned(),
        Verdict::Unavailable => {
            let (side, article) = match new.meta.availability {
                Availability::Present => ("old", old),
                _ => ("new", new),
            };
            let what = article.meta.availability.as_str();
            format!("unavailable: the {side} version is {what}")
        }
        Verdict::Unrelated => "unrelated: these are two different stories".to_owned(),
    }
}

fn counts(revision: &Revision) -> String {
    let tally = Tally::new(revision);
    let mut facts = Vec::new();
    if tally.changed > 0 {
        facts.push(format!("{} changed", count(tally.changed, "fact", "facts")));
    }
    if tally.removed > 0 {
        let removed = count(tally.removed, "statement", "statements");
        facts.push(format!("{removed} removed"));
    }
    if tally.undisclosed > 0 {
        facts.push(format!("{} undisclosed", tally.undisclosed));
    }
    let mut parts = Vec::new();
    if !facts.is_empty() {
        parts.push(facts.join(", "));
    }
    if tally.added > 0 {
        parts.push(format!("{} added", count(tally.added, "statement", "statements")));
    }
    if parts.is_empty() {
        parts.push("no fact changed".to_owned());
    }
    for (title, n) in &tally.notices {
        parts.push(format!("{n} {title}"));
    }
    parts.extend(wording(revision));
    parts.join("; ")
}

/// How many facts of each sort a revision changed, repeats left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Facts revised, and facts smaller than a statement that were added or removed.
    pub(crate) changed: usize,
    /// Statements added.
    pub(crate) added: usize,
    /// Statements removed.
    pub(crate) removed: usize,
    /// Revised or removed facts of which readers were not told.
    pub(crate) undisclosed: usize,
    /// Notices that own up to something, as `correction added`.
    pub(crate) notices: BTreeMap<String, usize>,
}

impl Tally {
    pub(crate) fn new(revision: &Revision) -> Self {
        let once = |change: &&Change| change.factual && change.repeats.is_none();
        let mut tally = Tally::default();
        for change in revision.changes.iter().filter(once) {
            match (change.kind, change.action) {
                (ChangeKind::Notice, _) => {
                    *tally.notices.entry(title(change)).or_default() += 1;
                }
                (ChangeKind::Statement, Action::Added) => tally.added += 1,
                (ChangeKind::Statement, Action::Removed) => tally.removed += 1,
                _ => tally.changed += 1,
            }
        }
        let counts = |change: &&Change| {
            change.repeats.is_none() && change.kind != ChangeKind::Notice
        };
        tally.undisclosed = revision.undisclosed().filter(counts).count();
        tally
    }
}

/// `5 sentences reworded, 1 relocated`: sentences without a change of fact.
pub(crate) fn wording(revision: &Revision) -> Option<String> {
    let (mut reworded, mut relocated) = (0, 0);
    let factual = |side: fn(&Change) -> Option<u32>| -> Vec<u32> {
        let mut sentences: Vec<u32> = revision
            .changes
            .iter()
            .filter(|change| change.factual)
            .filter_map(side)
            .collect();
        sentences.sort_unstable();
        sentences
    };
    let old = factual(|change| change.old.map(|at| at.sentence));
    let new = factual(|change| change.new.map(|at| at.sentence));
    for link in &revision.alignment.links {
        let touched = link.old.clone().any(|idx| old.binary_search(&idx).is_ok())
            || link.new.clone().any(|idx| new.binary_search(&idx).is_ok());
        match link.op {
            LinkOp::Edited | LinkOp::Split | LinkOp::Merged if !touched => reworded += 1,
            LinkOp::Relocated => relocated += 1,
            LinkOp::RelocatedEdited => {
                relocated += 1;
                reworded += usize::from(!touched);
            }
            _ => {}
        }
    }
    let parts: Vec<String> = [(reworded, "reworded"), (relocated, "relocated")]
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .enumerate()
        .map(|(idx, (n, what))| match idx {
            0 => format!("{} {what}", count(n, "sentence", "sentences")),
            _ => format!("{n} {what}"),
        })
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// What a report says of the changes that it does not list.
pub(crate) enum Rest {
    /// A filter left some out: `showing 3 of 14 changes`.
    Filtered(String),
    /// They are no facts: `2 sentences reworded`.
    Folded(String),
}

/// What to say of the changes that are not listed, of which `n_others` are no facts.
pub(crate) fn rest(
    revision: &Revision,
    shown: &Revision,
    n_others: usize,
    look: &Look,
) -> Option<Rest> {
    if let Some(filtered) = left_out(revision, shown) {
        return Some(Rest::Filtered(filtered));
    }
    let folded = folded(revision, n_others).filter(|_| !look.lists_others());
    folded.map(Rest::Folded)
}

/// `showing 3 of 14 changes`, where a filter left some out.
pub(crate) fn left_out(revision: &Revision, shown: &Revision) -> Option<String> {
    let (kept, all) = (shown.changes.len(), revision.changes.len());
    (kept < all).then(|| format!("showing {kept} of {}", count(all, "change", "changes")))
}

/// What the folded line counts: wording, moves, and facts restated without a change.
fn folded(revision: &Revision, n_others: usize) -> Option<String> {
    let mut parts: Vec<String> = wording(revision).into_iter().collect();
    let mut restated: BTreeMap<&str, usize> = BTreeMap::new();
    for change in revision.changes.iter().filter(|change| !change.factual) {
        if !matches!(change.kind, ChangeKind::Wording | ChangeKind::Order) {
            *restated.entry(change.kind.as_str()).or_default() += 1;
        }
    }
    for (kind, n) in restated {
        parts.push(match kind {
            "metadata" => count(n, "metadata field", "metadata fields"),
            "notice" => count(n, "note", "notes"),
            kind => format!("{n} {kind} restated"),
        });
    }
    if parts.is_empty() && n_others > 0 {
        parts.push(count(n_others, "change", "changes"));
    }
    (!parts.is_empty()).then(|| parts.join(", "))
}
