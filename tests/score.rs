//! How the tool's changes compare with an editor's.
//!
//! A factual change matches a gold one when their spans overlap on every side that both have, and
//! on one at least; one to one, the largest overlap first. Several changes may hit one gold change:
//! the surplus is no false alarm.

use std::ops::Range;

use writethru_diff::{Change, Revision};

use crate::story::{GoldChange, GoldEdit, GoldPlace, Step};

/// The disclosure level from which a notice names what changed.
const NAMED: u8 = 4;

/// What was counted; percentages are made of it in the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Gold changes, repeats left out, and those of them that were found.
    pub(crate) gold: Part,
    /// The same of importance 3.
    pub(crate) weighty: Part,
    /// Factual changes of the tool, and those of them that hit a gold change.
    pub(crate) right: Part,
    /// Matched pairs, and those of them with a kind that the gold admits.
    pub(crate) kind: Part,
    /// Matched pairs, and those of them whose spans are not much longer than the gold's.
    pub(crate) tight: Part,
    /// Matched revised or removed facts, and those with the right word on disclosure.
    pub(crate) disclosed: Part,
    /// Cosmetic edits, and those of them that no false alarm touches.
    pub(crate) calm: Part,
    /// Steps with a gold change of importance 3, and those whose first factual change hits one.
    pub(crate) first: Part,
}

/// Some of a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Part {
    /// How many were so.
    pub(crate) some: usize,
    /// Of how many.
    pub(crate) all: usize,
}

impl Part {
    fn count(&mut self, so: bool) {
        self.some += usize::from(so);
        self.all += 1;
    }

    fn add(&mut self, other: Part) {
        self.some += other.some;
        self.all += other.all;
    }
}

impl Tally {
    /// Adds another tally to this one.
    pub(crate) fn add(&mut self, other: &Tally) {
        self.gold.add(other.gold);
        self.weighty.add(other.weighty);
        self.right.add(other.right);
        self.kind.add(other.kind);
        self.tight.add(other.tight);
        self.disclosed.add(other.disclosed);
        self.calm.add(other.calm);
        self.first.add(other.first);
    }
}

/// A step scored, and what went wrong in it, one line each.
#[derive(Debug, Default)]
pub(crate) struct Score {
    /// What was counted.
    pub(crate) tally: Tally,
    /// `MISSED …`, `FALSE ALARM …`, `KIND …`, `LOOSE …`, `DISCLOSURE …`.
    pub(crate) faults: Vec<String>,
}

/// The bytes of both sides, old first; `None` where there is none.
pub(crate) type Sides = [Option<Range<usize>>; 2];

/// Finds the places of a gold item in the two texts.
///
/// # Errors
///
/// What is wrong with a snippet that is absent or not unique.
pub(crate) fn locate(place: &GoldPlace, texts: [&str; 2]) -> Result<Sides, String> {
    let one = |snippet: &Option<String>, nth: Option<usize>, text: &str, side: &str| {
        let Some(snippet) = snippet else { return Ok(None) };
        let found: Vec<usize> =
            text.match_indices(snippet).map(|(start, _)| start).collect();
        let idx = nth.unwrap_or(1) - 1;
        if nth.is_none() && found.len() != 1 || idx >= found.len() {
            return Err(format!("{side} has {} times {snippet:?}", found.len()));
        }
        Ok(Some(found[idx]..found[idx] + snippet.len()))
    };
    Ok([
        one(&place.old, place.old_nth, texts[0], "old")?,
        one(&place.new, place.new_nth, texts[1], "new")?,
    ])
}

/// Scores what the tool says of a step.
///
/// # Panics
///
/// If a gold snippet cannot be placed; a test of its own says which.
pub(crate) fn score(step: &Step, revision: &Revision) -> Score {
    let texts = texts(revision);
    let mut out = Score::default();
    let gold: Vec<(&GoldChange, Sides)> = step
        .changes
        .iter()
        .map(|change| (change, locate(&change.place, texts).unwrap()))
        .collect();
    let found: Vec<(&Change, Sides)> = revision
        .changes
        .iter()
        .filter(|change| change.factual)
        .map(|change| (change, sides(change)))
        .collect();
    let hits = hits(&gold, &found);
    let pairs = pairs(&hits);
    count_gold(&mut out, &gold, &pairs);
    count_found(&mut out, &found, &hits, texts);
    for &(found_idx, gold_idx) in &pairs {
        count_pair(&mut out, &found[found_idx], &gold[gold_idx]);
    }
    let alarms: Vec<&Sides> = (0..found.len())
        .filter(|idx| hits.iter().all(|hit| hit.found != *idx))
        .map(|idx| &found[idx].1)
        .collect();
    for edit in &step.cosmetic {
        count_cosmetic(&mut out, edit, &locate(&edit.place, texts).unwrap(), &alarms);
    }
    if gold.iter().any(|(change, _)| change.importance == 3) {
        let is_weighty = |hit: &Hit| hit.found == 0 && gold[hit.gold].0.importance == 3;
        out.tally.first.count(hits.iter().any(is_weighty));
    }
    out
}

/// The two texts of a revision.
pub(crate) fn texts(revision: &Revision) -> [&str; 2] {
    [revision.old.article.text.source(), revision.new.article.text.source()]
}

/// The bytes of a change on each side.
fn sides(change: &Change) -> Sides {
    [change.old, change.new].map(|place| place.map(|place| place.span.range()))
}

/// A change of the tool that overlaps one of the gold, in thousandths of overlap over union.
struct Hit {
    found: usize,
    gold: usize,
    likeness: usize,
}

fn hits(gold: &[(&GoldChange, Sides)], found: &[(&Change, Sides)]) -> Vec<Hit> {
    let mut out = Vec::new();
    for (found_idx, (_, ours)) in found.iter().enumerate() {
        for (gold_idx, (_, theirs)) in gold.iter().enumerate() {
            let likeness = likeness(ours, theirs);
            if likeness > 0 {
                out.push(Hit { found: found_idx, gold: gold_idx, likeness });
            }
        }
    }
    out.sort_by_key(|hit| (usize::MAX - hit.likeness, hit.found, hit.gold));
    out
}

/// One to one, the most alike first.
fn pairs(hits: &[Hit]) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    for hit in hits {
        if out.iter().all(|(found, gold)| *found != hit.found && *gold != hit.gold) {
            out.push((hit.found, hit.gold));
        }
    }
    out
}

/// Summed overlap over union of the sides that both have, in thousandths; 0 where one of them
/// does not overlap.
fn likeness(ours: &Sides, theirs: &Sides) -> usize {
    let mut sum = 0;
    for (ours, theirs) in ours.iter().zip(theirs) {
        let (Some(ours), Some(theirs)) = (ours, theirs) else { continue };
        let common = overlap(ours, theirs);
        if common == 0 {
            return 0;
        }
        let union = ours.end.max(theirs.end) - ours.start.min(theirs.start);
        sum += (1000 * common / union).max(1);
    }
    sum
}

/// Whether two places share something on some side.
fn touches(ours: &Sides, theirs: &Sides) -> bool {
    ours.iter().zip(theirs).any(|pair| match pair {
        (Some(ours), Some(theirs)) => overlap(ours, theirs) > 0,
        _ => false,
    })
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> usize {
    one.end.min(other.end).saturating_sub(one.start.max(other.start))
}

fn count_gold(out: &mut Score, gold: &[(&GoldChange, Sides)], pairs: &[(usize, usize)]) {
    for (idx, (change, _)) in gold.iter().enumerate() {
        if change.repeat_of.is_some() {
            continue;
        }
        let is_found = pairs.iter().any(|(_, gold)| *gold == idx);
        out.tally.gold.count(is_found);
        if change.importance == 3 {
            out.tally.weighty.count(is_found);
        }
        if !is_found {
            out.faults.push(format!("MISSED {}", describe(change)));
        }
    }
}

fn count_found(
    out: &mut Score,
    found: &[(&Change, Sides)],
    hits: &[Hit],
    texts: [&str; 2],
) {
    for (idx, (change, sides)) in found.iter().enumerate() {
        let is_right = hits.iter().any(|hit| hit.found == idx);
        out.tally.right.count(is_right);
        if !is_right {
            let words = |side: usize| {
                sides[side].clone().map(|span| texts[side][span].to_owned())
            };
            out.faults.push(format!(
                "FALSE ALARM {} {} {:?} => {:?}",
                change.kind.as_str(),
                change.action.as_str(),
                words(0),
                words(1)
            ));
        }
    }
}

fn count_pair(out: &mut Score, found: &(&Change, Sides), gold: &(&GoldChange, Sides)) {
    let ((change, ours), (wanted, theirs)) = (found, gold);
    let kind = change.kind.as_str();
    let is_kind =
        wanted.kind == kind || wanted.alt_kinds.iter().any(|other| other == kind);
    out.tally.kind.count(is_kind);
    if !is_kind {
        out.faults.push(format!("KIND {kind} for {}", describe(wanted)));
    }
    let is_tight = ours.iter().zip(theirs).all(|(ours, theirs)| match (ours, theirs) {
        (Some(ours), Some(theirs)) => {
            ours.len() <= (3 * theirs.len()).max(theirs.len() + 40)
        }
        _ => true,
    });
    out.tally.tight.count(is_tight);
    if !is_tight {
        out.faults.push(format!("LOOSE {}", describe(wanted)));
    }
    if wanted.kind != "notice" && wanted.action != "added" {
        let is_told = change.disclosure.level >= NAMED;
        out.tally.disclosed.count(is_told == wanted.disclosed);
        if is_told != wanted.disclosed {
            let level = change.disclosure.level;
            out.faults.push(format!("DISCLOSURE {level} for {}", describe(wanted)));
        }
    }
}

fn count_cosmetic(out: &mut Score, edit: &GoldEdit, theirs: &Sides, alarms: &[&Sides]) {
    let is_calm = !alarms.iter().any(|alarm| touches(alarm, theirs));
    out.tally.calm.count(is_calm);
    if !is_calm {
        let GoldPlace { old, new, .. } = &edit.place;
        out.faults.push(format!("NOT CALM {}: {old:?} => {new:?}", edit.why));
    }
}

fn describe(change: &GoldChange) -> String {
    let GoldChange { kind, action, importance, .. } = change;
    let GoldPlace { old, new, .. } = &change.place;
    format!("{kind} {action} ({importance}): {old:?} => {new:?}")
}
