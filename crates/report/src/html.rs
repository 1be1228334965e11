//! A revision as an HTML fragment: plain elements that any page can hold, without style or script.

use writethru_diff::Revision;

use crate::digest::{Digest, Entry};
use crate::marked::{Mark, Piece, clean};
use crate::phrase::titles;
use crate::render::{Look, Outcome};
use crate::terminal;
use crate::verdict::{Rest, rest, verdict};

/// Any outcome as a fragment. Only revisions have a layout of their own; the rest stands as text.
pub(crate) fn render(outcome: &Outcome<'_>, look: &Look) -> String {
    if let Outcome::Revision { revision, .. } = outcome {
        return self::revision(revision, look);
    }
    let look = Look { color: false, ..*look };
    format!("<pre>{}</pre>", escape(&terminal::render(outcome, &look)))
}

/// The report of a revision: verdict, then changes as an ordered list.
fn revision(revision: &Revision, look: &Look) -> String {
    let shown = look.filter.apply(revision);
    let digest = Digest::new(&shown);
    let mut lines =
        vec![format!("<section class=\"writethru-diff\"{}>", language(revision))];
    let name = |id: &str| format!("<cite dir=\"auto\">{}</cite>", escape(&clean(id)));
    lines.push(format!("<p><strong>{}</strong></p>", escape(&verdict(revision))));
    let (old, new) = (&revision.old.article.meta.id, &revision.new.article.meta.id);
    lines.push(format!("<p>{} → {}</p>", name(old), name(new)));
    list(&mut lines, revision, &digest.facts, "ol", look);
    if look.lists_others() {
        list(&mut lines, revision, &digest.others, "ul", look);
    }
    match rest(revision, &shown, digest.others.len(), look) {
        Some(Rest::Filtered(filtered)) => lines.push(format!("<p>({filtered})</p>")),
        Some(Rest::Folded(folded)) => {
            lines.push(format!("<p>Not facts: {}.</p>", escape(&folded)));
        }
        None => {}
    }
    for warning in &revision.warnings {
        lines.push(format!("<p role=\"note\">Warning: {}</p>", escape(&clean(warning))));
    }
    lines.push("</section>".to_owned());
    lines.join("\n")
}

fn language(revision: &Revision) -> String {
    let tag = revision.new.article.meta.language.as_deref();
    tag.map(|tag| format!(" lang=\"{}\"", escape(&clean(tag)))).unwrap_or_default()
}

fn list(
    lines: &mut Vec<String>,
    revision: &Revision,
    entries: &[Entry<'_>],
    element: &str,
    look: &Look,
) {
    if entries.is_empty() {
        return;
    }
    lines.push(format!("<{element}>"));
    lines.extend(entries.iter().map(|entry| item(revision, entry, look)));
    lines.push(format!("</{element}>"));
}

fn item(revision: &Revision, entry: &Entry<'_>, look: &Look) -> String {
    let mut lines = vec![format!(
        "<li><p><strong>{}</strong> <small>{}</small></p>",
        escape(&titles(&entry.changes)),
        escape(&entry.notes(revision).join(" · "))
    )];
    let [before, after] = entry.around(revision, look.context.unwrap_or(0));
    let sentence = marked(&entry.pieces(revision, look.all));
    let shown = [escape(&before), sentence, escape(&after)];
    let shown = shown.into_iter().filter(|part| !part.is_empty());
    let shown: Vec<String> = shown.map(|part| format!("<p>{part}</p>")).collect();
    lines.push(format!("<blockquote dir=\"auto\">{}</blockquote>", shown.concat()));
    let remarks = entry.meanings(revision).into_iter().chain(entry.also(revision));
    lines.extend(remarks.map(|remark| format!("<p>{}</p>", escape(&remark))));
    lines.join("\n") + "</li>"
}

/// Words that were taken out as `<del>`, words that were put in as `<ins>`.
fn marked(pieces: &[Piece]) -> String {
    let mut out = String::new();
    for piece in pieces {
        let text = escape(&piece.text);
        match piece.mark {
            Mark::Same => out.push_str(&text),
            Mark::Old => out.push_str(&format!("<del>{text}</del>")),
            Mark::New => out.push_str(&format!("<ins>{text}</ins>")),
        }
    }
    // Marks that touch are read as one word.
    out.replace("</del><ins>", "</del> <ins>")
}

/// Text that may stand in an element or a quoted attribute.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
