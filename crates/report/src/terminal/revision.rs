//! A revision as text: verdict, then facts by weight, each in its own sentence.

use writethru_diff::Revision;
use writethru_facts::Reading;

use crate::digest::{Digest, Entry};
use crate::marked::{Mark, Piece, clean};
use crate::phrase::{meaning, place_of, shift, title, titles};
use crate::render::Look;
use crate::verdict::{Rest, rest, verdict};

use super::paint::{Painted, Tone, spread};

/// Hanging indent of everything below an entry's number.
const INDENT: &str = "    ";

/// The report of a revision.
pub(crate) fn revision(revision: &Revision, shown: &Revision, look: &Look) -> String {
    let digest = Digest::new(shown);
    let mut parts = vec![head(revision, look)];
    for (idx, entry) in digest.facts.iter().enumerate() {
        parts.push(block(revision, entry, idx + 1, look));
    }
    if look.lists_others() {
        for entry in &digest.others {
            parts.push(aside(revision, entry, &digest.facts, look));
        }
    }
    let line = match rest(revision, shown, digest.others.len(), look) {
        Some(Rest::Filtered(filtered)) => Some(filtered),
        Some(Rest::Folded(folded)) if digest.others.is_empty() => {
            Some(format!("not facts: {folded}"))
        }
        Some(Rest::Folded(folded)) => {
            Some(format!("not facts: {folded} (--all shows them)"))
        }
        None => None,
    };
    parts.extend(line.map(|line| {
        Painted::new(Tone::Dim, &line).wrap(look.width, "", "  ", look.color)
    }));
    parts.extend(warnings(revision, look));
    parts.join("\n\n")
}

/// The report of two texts that were not compared, in the place of a view of them.
pub(super) fn not_compared(revision: &Revision, shown: &Revision, look: &Look) -> String {
    let hint = Painted::new(Tone::Dim, "--all shows both texts").show(look.color);
    format!("{}\n\n{hint}", self::revision(revision, shown, look))
}

/// A line for each warning.
pub(super) fn warnings(revision: &Revision, look: &Look) -> Vec<String> {
    let line = |warning: &String| {
        Painted::new(Tone::Alert, &format!("warning: {}", clean(warning)))
            .wrap(look.width, "", "  ", look.color)
    };
    revision.warnings.iter().map(line).collect()
}

/// The verdict, and which versions it is about.
pub(super) fn head(revision: &Revision, look: &Look) -> String {
    let verdict = Painted::new(Tone::Strong, &verdict(revision));
    let versions = format!("{} → {}", name(&revision.old), name(&revision.new));
    let versions = Painted::new(Tone::Dim, &versions);
    format!(
        "{}\n{}",
        verdict.wrap(look.width, "", "  ", look.color),
        versions.wrap(look.width, "", "  ", look.color)
    )
}

/// A version's identifier with the time that tells it from others.
fn name(reading: &Reading) -> String {
    let meta = &reading.article.meta;
    let time = meta.updated.as_ref().or(meta.published.as_ref());
    match time {
        Some(time) => format!("{} ({time})", clean(&meta.id)),
        None => clean(&meta.id),
    }
}

/// One entry: a line of kind and place, the sentence, a line of meaning for each change.
fn block(revision: &Revision, entry: &Entry<'_>, number: usize, look: &Look) -> String {
    let mut lines = vec![header(revision, entry, &format!("{number:>2}"), None, look)];
    lines.extend(sentence(revision, entry, look));
    let several = entry.changes.len() > 1;
    for change in &entry.changes {
        let lead = if several { format!("{}: ", title(change)) } else { String::new() };
        let mut say = |text: &str| {
            let line = Painted::new(Tone::Dim, text);
            lines.push(line.wrap(look.width, INDENT, "      ", look.color));
        };
        let meaning = entry.meaning(revision, change);
        if let Some(meaning) = &meaning {
            say(&format!("{lead}{meaning}"));
        }
        if look.all && !change.reasons.is_empty() {
            let lead = if meaning.is_some() { "" } else { &lead };
            say(&format!("{lead}because: {}", clean(&change.reasons.join("; "))));
        }
    }
    if let Some(also) = entry.also(revision) {
        let also = Painted::new(Tone::Dim, &also);
        lines.push(also.wrap(look.width, INDENT, "      ", look.color));
    }
    lines.join("\n")
}

/// An entry that is no fact: its sentence, unless a fact shows it, and what it comes to.
fn aside(
    revision: &Revision,
    entry: &Entry<'_>,
    facts: &[Entry<'_>],
    look: &Look,
) -> String {
    let fact = entry.shown_in(facts).map(|idx| idx + 1);
    let mut lines = vec![header(revision, entry, " ·", fact, look)];
    if fact.is_none() {
        lines.extend(sentence(revision, entry, look));
    }
    for change in &entry.changes {
        let why = clean(&change.reasons.join("; "));
        let meaning = clean(&meaning(change));
        let line = match (meaning.is_empty(), why.is_empty()) {
            (_, true) => meaning,
            (true, _) => why,
            _ => format!("{meaning}: {why}"),
        };
        if !line.is_empty() {
            let line = Painted::new(Tone::Dim, &line);
            lines.push(line.wrap(look.width, INDENT, "      ", look.color));
        }
    }
    lines.join("\n")
}

/// The sentence of an entry with its words marked, and those around it that were asked for.
fn sentence(revision: &Revision, entry: &Entry<'_>, look: &Look) -> Vec<String> {
    let [before, after] = entry.around(revision, look.context.unwrap_or(0));
    let sentence = paint(&entry.pieces(revision, look.all));
    let (before, after) =
        (Painted::new(Tone::Dim, &before), Painted::new(Tone::Dim, &after));
    let shown = [before, sentence, after].into_iter().filter(|line| line.width() > 0);
    shown.map(|line| line.wrap(look.width, INDENT, INDENT, look.color)).collect()
}

/// ` 1  quantity                        lede · undisclosed`.
fn header(
    revision: &Revision,
    entry: &Entry<'_>,
    number: &str,
    fact: Option<usize>,
    look: &Look,
) -> String {
    let left = Painted::new(Tone::Dim, &format!("{number}  "))
        .with(Tone::Strong, &titles(&entry.changes));
    let change = entry.changes[0];
    let mut right = Painted::new(Tone::Dim, &place_of(revision, change));
    if let Some(shift) = shift(change) {
        right.push(Tone::Dim, &format!(" · {shift}"));
    }
    if let Some(told) = entry.told(revision) {
        let tone =
            if told.starts_with("undisclosed") { Tone::Alert } else { Tone::Plain };
        right.push(Tone::Dim, " · ");
        right.push(tone, &told);
    }
    if let Some(fact) = fact {
        right.push(Tone::Dim, &format!(" · see {fact}"));
    }
    spread(&left, &right, look.width, look.color)
}

/// Pieces with their marks.
pub(crate) fn paint(pieces: &[Piece]) -> Painted {
    let mut out = Painted::default();
    for piece in pieces {
        match piece.mark {
            Mark::Same => out.push(Tone::Plain, &piece.text),
            Mark::Old => out.push(Tone::Old, &format!("[-{}-]", piece.text)),
            Mark::New => out.push(Tone::New, &format!("{{+{}+}}", piece.text)),
        }
    }
    out
}
