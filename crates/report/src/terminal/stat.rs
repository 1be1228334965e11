//! One line about each pair, as `git diff --stat` has one about each file; and [`StatTotals`].

use std::collections::BTreeMap;

use unicode_width::UnicodeWidthStr;
use writethru_diff::{Action, Change, ChangeKind, Revision, Verdict};

use crate::marked::clean;
use crate::phrase::count;
use crate::render::Look;
use crate::verdict::{barred, verdict, wording};

use super::paint::{Painted, Tone};

/// Longest bar; pairs with more changes have one of this length in the same proportion.
const BAR: usize = 24;

/// What many pairs have in common: how much changed in all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StatTotals {
    /// Pairs compared.
    pub pairs: usize,
    /// Facts that changed, each once.
    pub facts: usize,
    /// Of these, revised or removed without telling readers.
    pub undisclosed: usize,
}

impl StatTotals {
    /// Of one pair.
    pub fn of(revision: &Revision) -> Self {
        let once = |change: &&Change| change.factual && change.repeats.is_none();
        let changes = || revision.changes.iter().filter(once);
        StatTotals {
            pairs: 1,
            facts: changes().count(),
            undisclosed: changes().filter(|change| change.is_undisclosed()).count(),
        }
    }

    /// Both together.
    pub fn plus(self, other: StatTotals) -> Self {
        StatTotals {
            pairs: self.pairs + other.pairs,
            facts: self.facts + other.facts,
            undisclosed: self.undisclosed + other.undisclosed,
        }
    }

    /// ` 3 pairs, 12 facts changed, 4 undisclosed`.
    pub fn line(self) -> String {
        format!(
            " {}, {} changed, {} undisclosed",
            count(self.pairs, "pair", "pairs"),
            count(self.facts, "fact", "facts"),
            self.undisclosed
        )
    }
}

/// ` name | 9 ~~~~~++-- quantity 4, statement 3 · 5 undisclosed`.
pub(crate) fn stat(
    id: &str,
    revision: &Revision,
    shown: &Revision,
    look: &Look,
) -> String {
    let name = clean(id);
    let pad = look.name_width.saturating_sub(name.width());
    let mut line = Painted::new(Tone::Plain, &format!(" {name}{} | ", " ".repeat(pad)));
    let listed = |change: &&Change| {
        (change.factual || look.lists_others()) && change.repeats.is_none()
    };
    let changes: Vec<&Change> = shown.changes.iter().filter(listed).collect();
    if changes.is_empty() || barred(revision.verdict) {
        line.push(Tone::Dim, &unchanged(revision));
        return line.show(look.color);
    }
    line.push(Tone::Plain, &format!("{:>3} ", changes.len()));
    bar(&mut line, &changes);
    let mut kinds: BTreeMap<ChangeKind, usize> = BTreeMap::new();
    for change in &changes {
        *kinds.entry(change.kind).or_default() += 1;
    }
    let mut kinds: Vec<(ChangeKind, usize)> = kinds.into_iter().collect();
    kinds.sort_by_key(|(kind, n)| (std::cmp::Reverse(*n), *kind));
    let kinds: Vec<String> =
        kinds.iter().map(|(kind, n)| format!("{} {n}", kind.as_str())).collect();
    line.push(Tone::Plain, &format!(" {}", kinds.join(", ")));
    let undisclosed = changes.iter().filter(|change| change.is_undisclosed()).count();
    if undisclosed > 0 {
        line.push(Tone::Dim, " · ");
        line.push(Tone::Alert, &format!("{undisclosed} undisclosed"));
    }
    line.show(look.color)
}

fn unchanged(revision: &Revision) -> String {
    match revision.verdict {
        Verdict::Reworded => wording(revision).unwrap_or_else(|| "reworded".to_owned()),
        Verdict::FactsChanged => "nothing of what was asked for".to_owned(),
        _ => verdict(revision),
    }
}

/// `~` for what was revised, `+` added, `-` removed.
fn bar(line: &mut Painted, changes: &[&Change]) {
    let n =
        |sign: char| changes.iter().filter(|change| self::sign(change) == sign).count();
    let scale = |n: usize| match changes.len() {
        all if all > BAR => (n * BAR).div_ceil(all),
        _ => n,
    };
    for (sign, tone) in [("~", Tone::Alert), ("+", Tone::New), ("-", Tone::Old)] {
        let n = scale(n(sign.chars().next().unwrap_or(' ')));
        line.push(tone, &sign.repeat(n));
    }
}

fn sign(change: &Change) -> char {
    match change.action {
        Action::Added | Action::Restored => '+',
        Action::Removed => '-',
        Action::Revised | Action::Relocated => '~',
    }
}
