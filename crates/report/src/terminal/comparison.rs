//! Why a comparison says what it says: links of sentences, pairs of facts, the rule of each change.

use std::ops::Range;

use writethru_align::LinkOp;
use writethru_diff::{Change, FactPair, Revision};
use writethru_facts::Reading;

use crate::marked::{clean, clip, marked};
use crate::phrase::{count, disclosure, place};
use crate::render::Look;

use super::facts::cut;
use super::paint::{Painted, Tone};
use crate::verdict::left_out;

use super::revision::{head, paint, warnings};

/// Columns of the first column: the longest op and a similarity.
const FIRST: usize = 23;

/// Columns of a fact's words; a quote may be a paragraph.
const LONGEST: usize = 72;

/// The verdict, then links, pairs and changes.
pub(crate) fn comparison(
    revision: &Revision,
    shown: &Revision,
    pairs: &[FactPair],
    look: &Look,
) -> String {
    let mut parts = vec![head(revision, look), links(revision, look)];
    parts.extend(facts(revision, pairs, look));
    if !shown.changes.is_empty() {
        let lines = shown.changes.iter().enumerate();
        let lines =
            lines.flat_map(|(idx, change)| self::change(shown, idx, change, look));
        parts.push(section("changes, the weightiest first", lines, look));
    }
    parts.extend(left_out(revision, shown));
    parts.extend(warnings(revision, look));
    parts.join("\n\n")
}

fn section(title: &str, lines: impl Iterator<Item = String>, look: &Look) -> String {
    let title = Painted::new(Tone::Strong, title).wrap(look.width, "", "  ", look.color);
    std::iter::once(title).chain(lines).collect::<Vec<_>>().join("\n")
}

/// One line a link; sentences that are the same are only counted, unless all are asked for.
fn links(revision: &Revision, look: &Look) -> String {
    let links = &revision.alignment.links;
    let n_same = links.iter().filter(|link| link.op == LinkOp::Same).count();
    let mut lines = Vec::new();
    if n_same > 0 && !look.all {
        let first = format!("  {:<1$}", "same", FIRST - 2);
        lines.push(first + &count(n_same, "sentence", "sentences"));
    }
    for link in links.iter().filter(|link| look.all || link.op != LinkOp::Same) {
        let op = link.op.as_str().replace('_', ", ");
        let first = match link.op {
            LinkOp::Removed | LinkOp::Added => format!("  {op}"),
            _ => format!("  {op} {:.2}", link.similarity),
        };
        let start = format!("{first:<FIRST$}");
        let at = format!("{}: ", places(revision, &link.old, &link.new));
        let mut line = Painted::new(Tone::Dim, &at);
        for (tone, text) in paint(&clip(marked(revision, link))).pieces() {
            line.push(tone, text);
        }
        let rest = " ".repeat(FIRST);
        lines.push(line.wrap(look.width, &start, &rest, look.color));
    }
    section("sentences, how alike they are and where they stand", lines.into_iter(), look)
}

/// `lede`, `graf 4 → graf 2`, `graf 3, 2 sentences → graf 3`.
fn places(revision: &Revision, old: &Range<u32>, new: &Range<u32>) -> String {
    let side = |reading: &Reading, range: &Range<u32>| {
        let place = place(reading, range.start);
        match range.len() {
            0 => String::new(),
            1 => place,
            n => format!("{place}, {n} sentences"),
        }
    };
    let (old, new) = (side(&revision.old, old), side(&revision.new, new));
    match (old.is_empty(), new.is_empty()) {
        (true, _) => new,
        (_, true) => old,
        _ if old == new => new,
        _ => format!("{old} → {new}"),
    }
}

/// The pairs of facts; those with the same words on both sides are only counted, unless all are
/// asked for.
fn facts(revision: &Revision, pairs: &[FactPair], look: &Look) -> Option<String> {
    let same = |pair: &&FactPair| {
        let [old, new] = words(revision, pair);
        pair.change.is_none() && old == new
    };
    let listed = pairs.iter().filter(|pair| look.all || !same(pair));
    let mut lines: Vec<String> =
        listed.flat_map(|pair| self::pair(revision, pair, look)).collect();
    let n_same = pairs.iter().filter(same).count();
    if n_same > 0 && !look.all {
        let first = format!("  {:<1$}", "same", FIRST - 2);
        lines.push(first + &count(n_same, "fact", "facts"));
    }
    let title = "facts of the sentences that differ";
    (!lines.is_empty()).then(|| section(title, lines.into_iter(), look))
}

/// The words of both facts of a pair.
fn words(revision: &Revision, pair: &FactPair) -> [Option<String>; 2] {
    let side = |reading: &Reading, idx: Option<u32>| {
        let fact = idx.and_then(|idx| reading.facts.get(idx as usize))?;
        Some(cut(&clean(&reading.article.text[fact.span]), LONGEST))
    };
    [side(&revision.old, pair.old), side(&revision.new, pair.new)]
}

/// Two facts, and what speaks for their being the same.
fn pair(revision: &Revision, pair: &FactPair, look: &Look) -> Vec<String> {
    let mut line = Painted::default();
    match words(revision, pair) {
        [Some(old), Some(new)] if pair.change.is_none() && old == new => {
            line.push(Tone::Plain, &old);
        }
        [old, new] => {
            if let Some(old) = old {
                line.push(Tone::Old, &format!("[-{old}-]"));
            }
            if let Some(new) = new {
                line.push(Tone::New, &format!("{{+{new}+}}"));
            }
        }
    }
    let why = Painted::new(Tone::Dim, &pair.why.join("; "));
    let start = format!("{:<FIRST$}", format!("  {}", pair.kind.as_str()));
    let rest = " ".repeat(FIRST);
    vec![
        line.wrap(look.width, &start, &rest, look.color),
        why.wrap(look.width, &rest, &rest, look.color),
    ]
}

/// A change with its rule, reasons and score.
fn change(revision: &Revision, idx: usize, change: &Change, look: &Look) -> Vec<String> {
    let fact = if change.factual { "fact" } else { "no fact" };
    let start =
        format!("{:<FIRST$}", format!("{:>3}  {fact}, {:.2}", idx + 1, change.score));
    let rest = " ".repeat(FIRST);
    let label = Painted::new(Tone::Plain, &clean(&change.label));
    let mut why = format!("rule {}: {}", change.rule, clean(&change.reasons.join("; ")));
    if let Some(of) = change.repeats {
        why.push_str(&format!("; repeats {}", of + 1));
    }
    if let Some(told) = disclosure(revision, change) {
        why.push_str(&format!("; {told}, level {}", change.disclosure.level));
    }
    why.push_str(&format!("; edit {}", change.edit));
    let why = Painted::new(Tone::Dim, &why);
    vec![
        label.wrap(look.width, &start, &rest, look.color),
        why.wrap(look.width, &rest, &rest, look.color),
    ]
}
