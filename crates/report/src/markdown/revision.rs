//! A revision as Markdown: the same order as in the terminal.

use writethru_diff::Revision;

use crate::digest::{Digest, Entry};
use crate::marked::{Mark, Piece, clean};
use crate::phrase::titles;
use crate::render::Look;
use crate::verdict::{Rest, rest, verdict};

use super::escape;

/// The report of a revision.
pub(crate) fn revision(revision: &Revision, look: &Look) -> String {
    let shown = look.filter.apply(revision);
    let digest = Digest::new(&shown);
    let name = |id: &str| escape(&clean(id));
    let mut parts = vec![format!(
        "**{}**  \n{} → {}",
        escape(&verdict(revision)),
        name(&revision.old.article.meta.id),
        name(&revision.new.article.meta.id)
    )];
    let mut items = Vec::new();
    for (idx, entry) in digest.facts.iter().enumerate() {
        items.push(item(revision, entry, &format!("{}.", idx + 1), look));
    }
    if look.lists_others() {
        items.extend(digest.others.iter().map(|entry| item(revision, entry, "-", look)));
    }
    if !items.is_empty() {
        parts.push(items.join("\n"));
    }
    match rest(revision, &shown, digest.others.len(), look) {
        Some(Rest::Filtered(filtered)) => parts.push(format!("({filtered})")),
        Some(Rest::Folded(folded)) => {
            parts.push(format!("Not facts: {}.", escape(&folded)));
        }
        None => {}
    }
    for warning in &revision.warnings {
        parts.push(format!("> Warning: {}", escape(&clean(warning))));
    }
    parts.join("\n\n")
}

fn item(revision: &Revision, entry: &Entry<'_>, bullet: &str, look: &Look) -> String {
    let indent = " ".repeat(bullet.len() + 1);
    let notes = entry.notes(revision).join(", ");
    let mut lines = vec![format!("{bullet} **{}** ({notes})", titles(&entry.changes))];
    let [before, after] = entry.around(revision, look.context.unwrap_or(0));
    let sentence = marked(&entry.pieces(revision, look.all));
    let shown = [escape(&before), sentence, escape(&after)];
    lines.extend(shown.into_iter().filter(|line| !line.is_empty()));
    // What was meant stands apart from the sentence, where it comes again does not.
    let meanings = entry.meanings(revision);
    lines.extend(meanings.iter().map(|meaning| format!("*{}*", escape(meaning))));
    lines.extend(entry.also(revision).map(|also| escape(&also)));
    lines.join(&format!("  \n{indent}"))
}

/// Deleted words struck out, inserted ones bold.
fn marked(pieces: &[Piece]) -> String {
    let mut out = String::new();
    for piece in pieces {
        let text = escape(&piece.text);
        match piece.mark {
            Mark::Same => out.push_str(&text),
            Mark::Old => out.push_str(&format!("~~{text}~~")),
            Mark::New => out.push_str(&format!("**{text}**")),
        }
    }
    // Two marks that touch would read as one.
    out.replace("~~**", "~~ **")
}
