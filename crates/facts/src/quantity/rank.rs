//! Ranks: “No. 3”, “ranked third”, “third-largest”, “14th place”.

use crate::fact::{Amount, Change, Dimension, Modifier};
use crate::figure::{Kind, Line, Num, num};
use crate::lexicon::Class;
use crate::number::Number;

/// The rank at `at`, and the position after its words.
pub(super) fn rank(line: &Line<'_>, at: usize) -> Option<(usize, Amount)> {
    let labelled = line.kind(at + 1) == Kind::Digits
        && (line.is_any(at, &["no.", "#", "nos."]) || line.is(at, "№"));
    let (value, end) = if labelled {
        (line.at(at + 1).value, at + 2)
    } else {
        let (value, end) = ordinal(line, at)?;
        (value, ranked(line, at, end)?)
    };
    let amount = Amount {
        low: Some(value),
        high: Some(value),
        modifier: Modifier::Exact,
        dimension: Dimension::Rank,
        unit: None,
        counted: None,
        change: Change::None,
    };
    Some((end, amount))
}

/// `third`, `14th`, `21st`.
pub(crate) fn ordinal(line: &Line<'_>, at: usize) -> Option<(Number, usize)> {
    if line.kind(at) == Kind::Digits {
        let suffix =
            line.is_any(at + 1, &["st", "nd", "rd", "th"]) && !line.at(at + 1).gap;
        return suffix.then(|| (line.at(at).value, at + 2));
    }
    if !line.has(at, Class::NumberWord) {
        return None;
    }
    match num(line.word(at))? {
        Num::Ordinal(value) => Some((Number::from(i64::from(value)), at + 1)),
        _ => None,
    }
}

/// The end of the rank, if the words around an ordinal make it one.
fn ranked(line: &Line<'_>, at: usize, end: usize) -> Option<usize> {
    let verbs = [
        "ranked",
        "ranks",
        "ranking",
        "finished",
        "finishing",
        "finish",
        "placed",
        "came",
    ];
    let before = (1..=2).any(|n| line.is_any(at.wrapping_sub(n), &verbs));
    let stands_alone = line.kind(end) != Kind::Word
        || line.at(end).classes.any(&[Class::Preposition, Class::Conjunction]);
    let place = line.is_any(end, &["place", "spot"]);
    let after = line.past_hyphen(end);
    let superlative = ["most", "best", "worst", "least"];
    let word = line.word(after);
    let superlative =
        after > end && (word.ends_with("est") || line.is_any(after, &superlative));
    (before && stands_alone || place || superlative).then_some(end)
}
