//! Phrases that every report for people shares: places, disclosure, what a change means.

use writethru_article::{BlockKind, NoticeKind};
use writethru_diff::{
    Action, Change, ChangeKind, Detail, Direction, Place, Relation, Revision, Shift,
};
use writethru_facts::{Number, Reading};

/// `1 fact`, `3 facts`.
pub(crate) fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// The kind and, where it is not a revision, what was done: `statement added`.
pub(crate) fn title(change: &Change) -> String {
    let kind = match &change.detail {
        Detail::Headline { kind, .. } => format!("headline {}", kind.as_str()),
        Detail::Notice { kind, .. } => kind.replace('_', " "),
        _ => change.kind.as_str().to_owned(),
    };
    match change.action {
        Action::Revised => kind,
        action => format!("{kind} {}", action.as_str()),
    }
}

/// The titles of changes that are told together; those of a headline say so once.
pub(crate) fn titles(changes: &[&Change]) -> String {
    let mut titles: Vec<String> = changes.iter().map(|change| title(change)).collect();
    titles.dedup();
    let bare = titles.iter().enumerate().map(|(idx, title)| match idx {
        0 => title.as_str(),
        _ => title.strip_prefix("headline ").unwrap_or(title),
    });
    bare.collect::<Vec<_>>().join(", ")
}

/// Where a sentence stands: `headline`, `lede`, `graf 4`.
pub(crate) fn place(reading: &Reading, sentence: u32) -> String {
    let article = &reading.article;
    let block = ((sentence as usize) < article.text.sentences().len())
        .then(|| article.block_of(sentence as usize))
        .flatten();
    let Some(block) = block else { return "text".to_owned() };
    let kind = article.blocks[block].kind;
    match article.graf_of(block) {
        Some(0) if kind != BlockKind::Heading => "lede".to_owned(),
        Some(graf) if kind != BlockKind::Heading => format!("graf {}", graf + 1),
        _ => kind.as_str().replace('_', " "),
    }
}

/// Where a change stands, and where it stood if it moved.
pub(crate) fn place_of(revision: &Revision, change: &Change) -> String {
    let old = change.old.map(|at: Place| place(&revision.old, at.sentence));
    let new = change.new.map(|at: Place| place(&revision.new, at.sentence));
    let moved =
        change.position.shift != Shift::None || change.action == Action::Relocated;
    match (old, new) {
        (Some(old), Some(new)) if moved && old != new => {
            format!("{new} (was {})", old.strip_prefix("graf ").unwrap_or(&old))
        }
        (_, Some(new)) => new,
        (Some(old), None) if old.starts_with("graf") => format!("was {old}"),
        (Some(old), None) => old,
        (None, None) => String::new(),
    }
}

/// Whether readers were told, for facts that were revised or removed; and whether the text rose
/// or sank.
pub(crate) fn disclosure(revision: &Revision, change: &Change) -> Option<String> {
    let told = change.factual
        && change.kind != ChangeKind::Notice
        && matches!(change.action, Action::Revised | Action::Removed);
    let notice = || {
        let kind = change
            .disclosure
            .notice
            .and_then(|idx| revision.notices.get(idx as usize))
            .map_or("notice", |notice| notice_word(notice.kind));
        kind.to_owned()
    };
    told.then(|| match change.disclosure.level {
        0..=2 => "undisclosed".to_owned(),
        3 => format!("{} without detail", notice()),
        4 => format!("{} names it", notice()),
        _ => format!("{} states it", notice()),
    })
}

/// `raised` or `buried`.
pub(crate) fn shift(change: &Change) -> Option<&'static str> {
    (change.position.shift != Shift::None).then(|| change.position.shift.as_str())
}

/// A notice's kind in running text.
pub(crate) fn notice_word(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::EditorsNote => "editor’s note",
        kind => kind.as_str(),
    }
}

/// One line that says what a change means: its label, and how much moved.
pub(crate) fn meaning(change: &Change) -> String {
    // What was left of a clause may begin with its comma.
    let mut out = without_title(change).trim_start_matches([',', ';', ' ']).to_owned();
    if out.is_empty() {
        out = from_to(&change.detail);
    }
    for part in figures(change.kind, &change.detail) {
        if !out.contains(&part) {
            let join = if out.is_empty() { "" } else { ", " };
            out.push_str(join);
            out.push_str(&part);
        }
    }
    out
}

/// The label without the kind at its start, which stands above it already.
fn without_title(change: &Change) -> &str {
    let label = change.label.as_str();
    let kind = change.kind.as_str();
    let titles =
        [title(change), format!("{kind} {}", change.action.as_str()), kind.to_owned()];
    let bare = titles
        .iter()
        .find_map(|title| label.strip_prefix(title.as_str())?.strip_prefix(": "));
    bare.unwrap_or(label)
}

fn from_to(detail: &Detail) -> String {
    let arrow = |from: &Option<String>, to: &Option<String>| match (from, to) {
        (Some(from), Some(to)) => format!("{from} → {to}"),
        (Some(from), None) => format!("no longer {from}"),
        (None, Some(to)) => format!("now {to}"),
        (None, None) => String::new(),
    };
    match detail {
        Detail::Figure { from, to, .. } | Detail::Words { from, to, .. } => {
            arrow(from, to)
        }
        Detail::Certainty { from, to, .. } | Detail::Polarity { from, to } => {
            format!("{from} → {to}")
        }
        Detail::Headline { detail, .. } => from_to(detail),
        Detail::None | Detail::Notice { .. } => String::new(),
    }
}

/// How much moved, and how the two values go together.
fn figures(kind: ChangeKind, detail: &Detail) -> Vec<String> {
    let mut out = Vec::new();
    match detail {
        Detail::Figure { from, direction, difference, ratio, relation, .. } => {
            let is_date = kind == ChangeKind::Date || is_date(from.as_deref());
            out.extend(amount(is_date, *direction, difference.as_deref()).map(
                |amount| match ratio.as_deref().and_then(times) {
                    Some(times) => format!("{amount} ({times})"),
                    None => amount,
                },
            ));
            match relation {
                Relation::Contradicts => {}
                Relation::Refines => out.push("more exact".to_owned()),
                Relation::Rounds => out.push("equal when rounded".to_owned()),
                Relation::Equal => out.push("the same value".to_owned()),
            }
        }
        Detail::Certainty { hardened, .. } => {
            out.push(if *hardened { "hardened" } else { "softened" }.to_owned());
        }
        Detail::Headline { kind, detail } => out = figures(*kind, detail),
        _ => {}
    }
    out
}

/// Whether a value is no number: then it is a date.
fn is_date(from: Option<&str>) -> bool {
    from.is_some_and(|from| Number::parse(from).is_none() && !from.contains(".."))
}

/// `up 19`; of dates `later`.
fn amount(
    is_date: bool,
    direction: Option<Direction>,
    difference: Option<&str>,
) -> Option<String> {
    let word = match (direction?, is_date) {
        (Direction::Up, false) => "up",
        (Direction::Down, false) => "down",
        (Direction::Up, true) => "later",
        (Direction::Down, true) => "earlier",
    };
    match difference.and_then(Number::parse) {
        Some(difference) if !is_date => {
            let size =
                if difference.is_negative() { difference.negated() } else { difference };
            Some(format!("{word} {}", readable(size)))
        }
        _ => Some(word.to_owned()),
    }
}

/// `4 billion`, `1.5 million`, `12,500`: as a newspaper writes it.
fn readable(size: Number) -> String {
    for (zeros, word) in [(12, "trillion"), (9, "billion"), (6, "million")] {
        let scaled = size.scaled(-zeros);
        if scaled >= Number::from(1) && scaled.rounded(4) == scaled {
            return format!("{scaled} {word}");
        }
    }
    grouped(&short(size).to_string())
}

/// A difference without the digits of a fraction that has no end: a third is 0.333.
fn short(size: Number) -> Number {
    let written = size.to_string();
    let digits = written.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    if digits > 4 { size.rounded(3) } else { size }
}

/// `× 2.6` (not broken at a line's end) where a value more than doubled or halved, else `+19%`.
fn times(ratio: &str) -> Option<String> {
    let ratio = Number::parse(ratio)?;
    let one = Number::from(1);
    if ratio.is_negative() || ratio.is_zero() {
        return None;
    }
    if ratio >= Number::from(2) || ratio <= Number::new(5, -1) {
        return Some(format!("×\u{a0}{}", ratio.rounded(2)));
    }
    let percent = ratio.minus(one)?.scaled(2).rounded(2);
    let sign = if percent.is_negative() { "−" } else { "+" };
    let size = if percent.is_negative() { percent.negated() } else { percent };
    Some(format!("{sign}{size}%"))
}

/// Thousands apart: `145,000`.
pub(crate) fn grouped(number: &str) -> String {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let mut out = String::new();
    let digits = whole.trim_start_matches('-');
    out.push_str(&whole[..whole.len() - digits.len()]);
    for (idx, digit) in digits.chars().enumerate() {
        if idx > 0 && (digits.len() - idx).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growth_is_told_in_the_form_that_reads_best() {
        assert_eq!(times("2.58333333333").unwrap(), "×\u{a0}2.6");
        assert_eq!(times("1.19").unwrap(), "+19%");
        assert_eq!(times("0.88").unwrap(), "−12%");
        assert_eq!(times("0.25").unwrap(), "×\u{a0}0.25");
        assert_eq!(times("0"), None);
    }

    #[test]
    fn large_differences_are_written_in_words() {
        let readable = |number| readable(Number::parse(number).unwrap());
        assert_eq!(readable("4000000000"), "4 billion");
        assert_eq!(readable("1500000"), "1.5 million");
        assert_eq!(readable("1234567"), "1,234,567");
        assert_eq!(readable("12500"), "12,500");
    }

    #[test]
    fn a_fraction_without_end_is_cut() {
        assert_eq!(short(Number::parse("0.466666666667").unwrap()).to_string(), "0.467");
        assert_eq!(short(Number::parse("1234.25").unwrap()).to_string(), "1234.25");
    }

    #[test]
    fn thousands_stand_apart() {
        assert_eq!(grouped("145000"), "145,000");
        assert_eq!(grouped("12"), "12");
        assert_eq!(grouped("1234.5"), "1,234.5");
    }
}
