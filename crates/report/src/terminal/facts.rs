//! Facts as text: the article with its facts marked, then a table of each kind.

use std::collections::BTreeMap;

use writethru_facts::{
    Amount, Date, Dimension, Fact, FactKind, Level, Modifier, Name, Polarity, Quote,
    Reading, Value,
};
use writethru_text::Span;

use crate::marked::clean;
use crate::phrase::{count, grouped, place};
use crate::render::Look;

use super::paint::{Painted, Tone};

/// The kinds that are marked in the text, with their marks. Quotes have marks of their own, and
/// marked events would leave no word bare.
const MARKED: [(FactKind, &str); 3] =
    [(FactKind::Quantity, "q"), (FactKind::Date, "d"), (FactKind::Name, "n")];

/// Columns of a table: place, words, and the value takes the rest.
const COLUMNS: (usize, usize) = (12, 34);

/// Columns that a table needs at least; narrower terminals break its lines.
const NARROWEST: usize = 72;

/// The facts of an article for people.
pub(crate) fn facts(reading: &Reading, look: &Look) -> String {
    let mut parts = vec![head(reading, look)];
    for block in reading.article.blocks.iter() {
        let line = marked(reading, block.span);
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
    let legend = format!(
        "{} · marked: [quantity]q [date]d [name]n",
        clean(&reading.article.meta.id)
    );
    let legend = Painted::new(Tone::Dim, &legend);
    format!(
        "{}\n{}",
        title.wrap(look.width, "", "  ", look.color),
        legend.wrap(look.width, "", "  ", look.color)
    )
}

/// A block's text with its facts in brackets; of facts that overlap, the first.
fn marked(reading: &Reading, block: Span) -> Painted {
    let text = &reading.article.text;
    let first = reading.facts.partition_point(|fact| fact.span.start() < block.start());
    let mut out = Painted::default();
    let mut at = block.start();
    for fact in &reading.facts[first..] {
        if fact.span.start() >= block.end() {
            break;
        }
        let mark = MARKED.iter().find(|(kind, _)| *kind == fact.kind);
        let Some((_, mark)) = mark else { continue };
        if fact.span.start() < at || fact.span.end() > block.end() {
            continue;
        }
        out.push(Tone::Plain, &clean(&text[Span::new(at, fact.span.start())]));
        out.push(Tone::Fact, &format!("[{}]{mark}", clean(&text[fact.span])));
        at = fact.span.end();
    }
    out.push(Tone::Plain, &clean(&text[Span::new(at, block.end().max(at))]));
    out
}

fn table(reading: &Reading, kind: FactKind, title: &str, look: &Look) -> Option<String> {
    let text = &reading.article.text;
    let rows: Vec<[String; 3]> = reading
        .facts
        .iter()
        .filter(|fact| fact.kind == kind)
        .map(|fact| {
            [place(reading, fact.sentence), clean(&text[fact.span]), value(reading, fact)]
        })
        .collect();
    rows_of(title, &rows, look)
}

/// One row a named thing, with how often it is mentioned.
fn names(reading: &Reading, look: &Look) -> Option<String> {
    let text = &reading.article.text;
    let mut entities: BTreeMap<u32, (u32, &Name, usize, Option<Span>)> = BTreeMap::new();
    for fact in reading.facts.iter() {
        if let Value::Name(name) = &fact.value {
            let entity = entities.entry(name.entity).or_insert((
                fact.sentence,
                name,
                0,
                name.role,
            ));
            entity.2 += 1;
            entity.3 = entity.3.or(name.role);
        }
    }
    let mut entities: Vec<_> = entities.into_values().collect();
    entities.sort_by_key(|entity| entity.0);
    let rows: Vec<[String; 3]> = entities
        .into_iter()
        .map(|(sentence, name, n, role)| {
            let mut value = name.kind.as_str().to_owned();
            if let Some(role) = role {
                value.push_str(&format!(", {}", clean(&text[role])));
            }
            if n > 1 {
                value.push_str(&format!(" · {n} mentions"));
            }
            [place(reading, sentence), clean(&text[name.canonical]), value]
        })
        .collect();
    rows_of("names", &rows, look)
}

/// The events that the text does not simply assert.
fn hedged(reading: &Reading, look: &Look) -> Option<String> {
    let text = &reading.article.text;
    let rows: Vec<[String; 3]> = reading
        .facts
        .iter()
        .filter(|fact| {
            fact.kind == FactKind::Event
                && !matches!(fact.certainty.level, Level::Asserted | Level::Reported)
        })
        .map(|fact| {
            let sentence = text.sentences()[fact.sentence as usize].span;
            let words = around(&text[sentence], fact.span, sentence.start());
            [place(reading, fact.sentence), words, certainty(fact)]
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

fn rows_of(title: &str, rows: &[[String; 3]], look: &Look) -> Option<String> {
    if rows.is_empty() {
        return None;
    }
    let mut lines = vec![Painted::new(Tone::Strong, title).show(look.color)];
    for [place, words, value] in rows {
        let place = padded(&format!("  {place}"), COLUMNS.0);
        let words = padded(&cut(words, COLUMNS.1 - 2), COLUMNS.1);
        let start = Painted::new(Tone::Dim, &place).with(Tone::Fact, &words);
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

fn cut(text: &str, width: usize) -> String {
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

/// A fact's normalised value in words.
fn value(reading: &Reading, fact: &Fact) -> String {
    let mut out = match &fact.value {
        Value::Amount(amount) => amount_words(reading, amount),
        Value::Date(date) => date_words(date),
        Value::Name(name) => name.kind.as_str().to_owned(),
        Value::Quote(quote) => quote_words(reading, quote),
        Value::Event(_) => String::new(),
    };
    if fact.certainty.level != Level::Asserted && fact.certainty.level != Level::Reported
    {
        out.push_str(&format!(" · {}", certainty(fact)));
    }
    out
}

fn certainty(fact: &Fact) -> String {
    let negated = match fact.certainty.polarity {
        Polarity::Negated => ", negated",
        Polarity::Affirmed => "",
    };
    format!("{}{negated}", fact.certainty.level.as_str())
}

fn amount_words(reading: &Reading, amount: &Amount) -> String {
    let sign = match amount.modifier {
        Modifier::About => "≈ ",
        Modifier::AtLeast => "≥ ",
        Modifier::AtMost => "≤ ",
        Modifier::MoreThan => "> ",
        Modifier::LessThan => "< ",
        Modifier::Exact | Modifier::Range => "",
    };
    let number = match (amount.low, amount.high) {
        (Some(low), Some(high)) if low == high => grouped(&low.to_string()),
        (Some(low), Some(high)) => {
            format!("{} to {}", grouped(&low.to_string()), grouped(&high.to_string()))
        }
        (Some(only), None) | (None, Some(only)) => grouped(&only.to_string()),
        (None, None) => "?".to_owned(),
    };
    let mut out = format!("{sign}{number}");
    match amount.unit {
        Some(unit) => out.push_str(&format!(" {unit}")),
        None if amount.dimension == Dimension::Count => {}
        None => out.push_str(&format!(" {}", amount.dimension.as_str())),
    }
    if let Some(counted) = amount.counted {
        let head = &reading.article.text[counted.head];
        let join = if amount.dimension == Dimension::Count { "" } else { "· " };
        out.push_str(&format!(" {join}{}", clean(head)));
    }
    match amount.change {
        writethru_facts::Change::None => {}
        change => out.push_str(&format!(" · {}", change.as_str())),
    }
    out
}

fn date_words(date: &Date) -> String {
    format!("{} · {}", date.timex, date.kind.as_str().to_lowercase())
}

fn quote_words(reading: &Reading, quote: &Quote) -> String {
    let text = &reading.article.text;
    let speaker = quote.speaker.map_or("no speaker", |speaker| &text[speaker.canonical]);
    format!("{} · {}", clean(speaker), quote.form.as_str())
}
