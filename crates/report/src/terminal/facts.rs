//! Facts as text: the article with its facts marked, then a table of each kind.

use std::collections::BTreeMap;

use writethru_facts::{FactKind, Level, Name, Reading, Value};
use writethru_text::Span;

use crate::marked::clean;
use crate::phrase::{count, place};
use crate::render::Look;

use super::paint::{Painted, Tone};
use super::value::{certainty, value};

/// The kinds that are marked in the text, with the letters of their rows in the tables. Quotes have marks of their own, and
/// marked events would leave no word bare.
const MARKED: [(FactKind, &str); 3] =
    [(FactKind::Quantity, "q"), (FactKind::Date, "d"), (FactKind::Name, "n")];

/// Columns of a table: mark, place and words; the value takes the rest.
const COLUMNS: [usize; 3] = [7, 10, 31];

/// Columns that a table needs at least; narrower terminals break its lines.
const NARROWEST: usize = 72;

/// The facts of an article for people.
pub(crate) fn facts(reading: &Reading, look: &Look) -> String {
    let mut parts = vec![head(reading, look)];
    let numbers = numbers(reading);
    for block in reading.article.blocks.iter() {
        let line = marked(reading, &numbers, block.span);
        parts.push(line.wrap(look.width, "", "", look.color));
    }
    let tables = [
        table(reading, FactKind::Quantity, "quantities", look),
        table(reading, FactKind::Date, "dates", look),
        names(reading, look),
        table(reading, FactKind::Quote, "quotes", look),
        hedged(reading, look),
    ];
    parts.extend(tables.into_iter().flatten());
    parts.join("\n\n")
}

fn head(reading: &Reading, look: &Look) -> String {
    let mut counts: BTreeMap<FactKind, usize> = BTreeMap::new();
    for fact in reading.facts.iter() {
        *counts.entry(fact.kind).or_default() += 1;
    }
    let plural = |kind: FactKind| match kind {
        FactKind::Quantity => ("quantity", "quantities"),
        FactKind::Date => ("date", "dates"),
        FactKind::Name => ("name", "names"),
        FactKind::Quote => ("quote", "quotes"),
        FactKind::Event => ("event", "events"),
    };
    let counts: Vec<String> = counts
        .into_iter()
        .map(|(kind, n)| count(n, plural(kind).0, plural(kind).1))
        .collect();
    let counts =
        if counts.is_empty() { "no facts found".to_owned() } else { counts.join(", ") };
    let title = Painted::new(Tone::Strong, &counts);
    let mut legend = clean(&reading.article.meta.id);
    if !reading.facts.is_empty() {
        legend.push_str(" · marked as in the tables: [quantity]q1 [date]d1 [name]n1");
    }
    let legend = Painted::new(Tone::Dim, &legend);
    format!(
        "{}\n{}",
        title.wrap(look.width, "", "  ", look.color),
        legend.wrap(look.width, "", "  ", look.color)
    )
}

/// The number of each fact's row in the table of its kind; mentions of one name share a row.
fn numbers(reading: &Reading) -> Vec<usize> {
    let mut counts: BTreeMap<FactKind, usize> = BTreeMap::new();
    let mut entities: BTreeMap<u32, usize> = BTreeMap::new();
    let number = |fact: &writethru_facts::Fact| {
        if let Value::Name(name) = &fact.value {
            let next = entities.len() + 1;
            return *entities.entry(name.entity).or_insert(next);
        }
        let count = counts.entry(fact.kind).or_default();
        *count += 1;
        *count
    };
    reading.facts.iter().map(number).collect()
}

/// A block's text with its facts in brackets; of facts that overlap, the first.
fn marked(reading: &Reading, numbers: &[usize], block: Span) -> Painted {
    let text = &reading.article.text;
    let first = reading.facts.partition_point(|fact| fact.span.start() < block.start());
    let mut out = Painted::default();
    let mut at = block.start();
    for (fact, number) in reading.facts.iter().zip(numbers).skip(first) {
        if fact.span.start() >= block.end() {
            break;
        }
        let mark = MARKED.iter().find(|(kind, _)| *kind == fact.kind);
        let Some((_, mark)) = mark else { continue };
        if fact.span.start() < at || fact.span.end() > block.end() {
            continue;
        }
        out.push(Tone::Plain, &clean(&text[Span::new(at, fact.span.start())]));
        out.push(Tone::Fact, &format!("[{}]{mark}{number}", clean(&text[fact.span])));
        at = fact.span.end();
    }
    out.push(Tone::Plain, &clean(&text[Span::new(at, block.end().max(at))]));
    out
}

fn table(reading: &Reading, kind: FactKind, title: &str, look: &Look) -> Option<String> {
    let text = &reading.article.text;
    let rows: Vec<Row> = reading
        .facts
        .iter()
        .filter(|fact| fact.kind == kind)
        .enumerate()
        .map(|(idx, fact)| {
            let mark = MARKED.iter().find(|(marked, _)| *marked == kind);
            Row {
                mark: mark
                    .map_or_else(String::new, |(_, mark)| format!("{mark}{}", idx + 1)),
                place: place(reading, fact.sentence),
                words: clean(&text[fact.span]),
                value: value(reading, fact),
            }
        })
        .collect();
    rows_of(title, &rows, look)
}

/// One row a named thing, with how often it is mentioned.
fn names(reading: &Reading, look: &Look) -> Option<String> {
    let text = &reading.article.text;
    let mut entities: BTreeMap<u32, (u32, &Name, usize, Option<Span>, usize)> =
        BTreeMap::new();
    for (idx, fact) in reading.facts.iter().enumerate() {
        if let Value::Name(name) = &fact.value {
            let entity = entities.entry(name.entity).or_insert((
                fact.sentence,
                name,
                0,
                name.role,
                idx,
            ));
            entity.2 += 1;
            entity.3 = entity.3.or(name.role);
        }
    }
    let mut entities: Vec<_> = entities.into_values().collect();
    entities.sort_by_key(|entity| entity.4);
    let rows: Vec<Row> = entities
        .into_iter()
        .enumerate()
        .map(|(idx, (sentence, name, n, role, _))| {
            let mut value = name.kind.as_str().to_owned();
            if let Some(role) = role {
                value.push_str(&format!(", {}", clean(&text[role])));
            }
            if n > 1 {
                value.push_str(&format!(" · {n} mentions"));
            }
            Row {
                mark: format!("n{}", idx + 1),
                place: place(reading, sentence),
                words: clean(&text[name.canonical]),
                value,
            }
        })
        .collect();
    rows_of("names", &rows, look)
}

/// The events that the text does not simply assert.
fn hedged(reading: &Reading, look: &Look) -> Option<String> {
    let text = &reading.article.text;
    let rows: Vec<Row> = reading
        .facts
        .iter()
        .filter(|fact| {
            fact.kind == FactKind::Event
                && !matches!(fact.certainty.level, Level::Asserted | Level::Reported)
        })
        .map(|fact| {
            let sentence = text.sentences()[fact.sentence as usize].span;
            let words = around(&text[sentence], fact.span, sentence.start());
            let place = place(reading, fact.sentence);
            Row { mark: String::new(), place, words, value: certainty(fact) }
        })
        .collect();
    rows_of("not asserted", &rows, look)
}

/// The words around an event's trigger, a few on each side.
fn around(sentence: &str, trigger: Span, start: usize) -> String {
    let from = trigger.start() - start;
    let to = (trigger.end() - start).min(sentence.len());
    let before = sentence[..from].trim_end().rmatch_indices(' ').nth(1);
    let after = sentence[to..].match_indices(' ').nth(2);
    let start = before.map_or(0, |(at, blank)| at + blank.len());
    let end = after.map_or(sentence.len(), |(at, _)| to + at);
    clean(&sentence[start..end])
}

/// A line of a table.
struct Row {
    /// As in the text: `q1`.
    mark: String,
    place: String,
    words: String,
    value: String,
}

fn rows_of(title: &str, rows: &[Row], look: &Look) -> Option<String> {
    if rows.is_empty() {
        return None;
    }
    let mut lines = vec![Painted::new(Tone::Strong, title).show(look.color)];
    let marked = rows.iter().any(|row| !row.mark.is_empty());
    for Row { mark, place, words, value } in rows {
        let first = if marked { COLUMNS[0] } else { 2 };
        let mark = format!("{:<first$}", format!("  {mark}"));
        let place = padded(place, COLUMNS[1]);
        let room = COLUMNS.iter().sum::<usize>() - first - COLUMNS[1];
        let words = padded(&cut(words, room - 2), room);
        let start = Painted::new(Tone::Fact, &mark)
            .with(Tone::Dim, &place)
            .with(Tone::Plain, &words);
        let rest = " ".repeat(start.width());
        let value = Painted::new(Tone::Plain, value);
        let value = value.wrap(look.width.max(NARROWEST), &rest, &rest, look.color);
        lines.push(start.show(look.color) + value.strip_prefix(&rest).unwrap_or(&value));
    }
    Some(lines.join("\n"))
}

fn padded(text: &str, width: usize) -> String {
    let used = unicode_width::UnicodeWidthStr::width(text);
    format!("{text}{}", " ".repeat(width.saturating_sub(used).max(1)))
}

pub(super) fn cut(text: &str, width: usize) -> String {
    use unicode_width::UnicodeWidthChar;
    let (mut out, mut used) = (String::new(), 0);
    for c in text.chars() {
        used += c.width().unwrap_or(0);
        if used > width.saturating_sub(1) {
            out.push('…');
            return out;
        }
        out.push(c);
    }
    out
}
