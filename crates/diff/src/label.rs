//! One line about a change that a person can read.

use writethru_text::{Span, Text};

use crate::change::{Change, ChangeKind};

/// Longest quotation of a side in a label, in characters.
const CLIP: usize = 60;

/// The label of a change: its kind and its words, old → new.
pub(crate) fn label(change: &Change, old: &Text, new: &Text) -> String {
    let words = |text: &Text, span: Span| {
        let mut words: String =
            text[span].split_whitespace().collect::<Vec<_>>().join(" ");
        if words.chars().count() > CLIP {
            words =
                words.chars().take(CLIP - 1).collect::<String>().trim_end().to_owned()
                    + "…";
        }
        words
    };
    let from = change.old.map(|place| words(old, place.span));
    let to = change.new.map(|place| words(new, place.span));
    let kind = change.kind.as_str();
    match (from, to) {
        _ if change.kind == ChangeKind::Order => "text relocated".to_owned(),
        (Some(from), Some(to)) => format!("{kind}: {from} → {to}"),
        (Some(from), None) => format!("{kind} removed: {from}"),
        (None, Some(to)) => format!("{kind} added: {to}"),
        (None, None) => kind.to_owned(),
    }
}
