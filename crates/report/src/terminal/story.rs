//! A story at a glance, as text.

use crate::digest::Digest;
use crate::marked::clean;
use crate::phrase::{disclosure, meaning, place_of, title};
use crate::render::Look;
use crate::story::StoryView;

use super::paint::{Painted, Tone, spread};
use super::revision::paint;
use super::sentence;

/// Name and extent, newest headline, weightiest change, summary.
pub(crate) fn story(view: &StoryView<'_>, look: &Look) -> String {
    let name = Painted::new(Tone::Strong, &clean(view.name));
    let extent = Painted::new(Tone::Dim, &view.extent());
    let mut lines = vec![spread(&name, &extent, look.width, look.color)];
    let newest = view.versions.last();
    if let Some(headline) = newest.and_then(|newest| newest.article.headline()) {
        let headline = Painted::new(Tone::Plain, &clean(headline));
        lines.push(headline.wrap(look.width, "  ", "  ", look.color));
    }
    lines.extend(weightiest(view, look));
    if let (Some(newest), Some(summary)) = (newest, view.summary) {
        lines.push(String::new());
        for pick in &summary.sentences {
            let text = Painted::new(Tone::Plain, &sentence(newest, pick.sentence));
            lines.push(text.wrap(look.width, "  • ", "    ", look.color));
        }
    }
    lines.join("\n")
}

/// The most significant change of all steps, in its sentence.
fn weightiest(view: &StoryView<'_>, look: &Look) -> Vec<String> {
    let Some(step) = view.weightiest() else { return Vec::new() };
    let digest = Digest::new(step);
    let Some(entry) = digest.facts.first() else { return Vec::new() };
    let change = entry.changes[0];
    let versions = format!("{} → {}", short(&step.old), short(&step.new));
    let left = Painted::new(Tone::Dim, "  ")
        .with(Tone::Strong, &title(change))
        .with(Tone::Dim, &format!("  {versions}"));
    let mut right = Painted::new(Tone::Dim, &place_of(step, change));
    if let Some(told) = disclosure(step, change) {
        right.push(Tone::Dim, " · ");
        right.push(Tone::Alert, &told);
    }
    let words = paint(&entry.pieces(step, false));
    let meaning = Painted::new(Tone::Dim, &clean(&meaning(change)));
    vec![
        String::new(),
        spread(&left, &right, look.width, look.color),
        words.wrap(look.width, "    ", "    ", look.color),
        meaning.wrap(look.width, "    ", "      ", look.color),
    ]
}

/// A version by its number, else by the last part of its identifier.
fn short(reading: &writethru_facts::Reading) -> String {
    let meta = &reading.article.meta;
    let id = meta.id.rsplit('/').next().unwrap_or(&meta.id);
    clean(meta.version.as_deref().map_or(id.to_owned(), |n| format!("v{n}")).as_str())
}
