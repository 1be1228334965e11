//! How an article was read: each sentence with its facts, the rule that read each, and on what.

use writethru_facts::{Fact, FactKind, Reading, Value, because};

use crate::marked::clean;
use crate::phrase::{count, place};
use crate::record::moment;
use crate::render::Look;

use super::paint::{Painted, Tone};
use super::value::{certainty, value};

/// Columns of a fact's kind.
const KIND: usize = 12;

/// The sentences that hold facts, each with them below it.
pub(crate) fn reading(reading: &Reading, look: &Look) -> String {
    let text = &reading.article.text;
    let id = clean(&reading.article.meta.id);
    let n_facts = count(reading.facts.len(), "fact", "facts");
    let head = Painted::new(Tone::Strong, &format!("{n_facts} read in {id}"));
    let mut parts = vec![head.wrap(look.width, "", "  ", look.color)];
    for (idx, sentence) in text.sentences().iter().enumerate() {
        let facts = reading.facts_of(idx);
        if facts.is_empty() {
            continue;
        }
        let line = Painted::new(Tone::Dim, &format!("{}: ", place(reading, idx as u32)))
            .with(Tone::Strong, &clean(&text[sentence.span]));
        let mut lines = vec![line.wrap(look.width, "", "  ", look.color)];
        lines.extend(facts.iter().flat_map(|fact| self::fact(reading, fact, look)));
        parts.push(lines.join("\n"));
    }
    parts.join("\n\n")
}

/// What was read, and why.
fn fact(reading: &Reading, fact: &Fact, look: &Look) -> [String; 2] {
    let text = &reading.article.text;
    let value = match fact.kind {
        FactKind::Event => certainty(fact),
        _ => value(reading, fact),
    };
    let line = Painted::new(Tone::Fact, &clean(&text[fact.span]))
        .with(Tone::Dim, " = ")
        .with(Tone::Plain, &value);
    let start = format!("{:<KIND$}", format!("  {}", fact.kind.as_str()));
    let rest = " ".repeat(KIND);
    let why = Painted::new(Tone::Dim, &why(reading, fact));
    [
        line.wrap(look.width, &start, &rest, look.color),
        why.wrap(look.width, &rest, &rest, look.color),
    ]
}

/// The rule with what it stands on: the words that it used, who is said to have said so.
fn why(reading: &Reading, fact: &Fact) -> String {
    let text = &reading.article.text;
    let words = |span| format!("“{}”", clean(&text[span]));
    let mut out = vec![match because(fact.rule) {
        Some(reason) => format!("{}: {reason}", fact.rule),
        None => fact.rule.to_owned(),
    }];
    match &fact.value {
        Value::Amount(amount) => {
            out.extend(
                amount.counted.map(|counted| format!("of {}", words(counted.span))),
            );
        }
        Value::Date(date) => {
            let range = date.from.zip(date.to);
            out.extend(
                range.map(|(from, to)| {
                    format!("from {} until {}", moment(from), moment(to))
                }),
            );
        }
        Value::Name(name) => {
            if text[name.canonical] != text[fact.span] {
                out.push(format!("same as {}", words(name.canonical)));
            }
            out.extend(name.role.map(|role| format!("role {}", words(role))));
        }
        Value::Quote(quote) => {
            out.extend(quote.cue.map(|cue| format!("cue {}", words(cue))));
            out.extend(
                quote.speaker.map(|speaker| format!("said by {}", words(speaker.span))),
            );
        }
        Value::Event(_) => {
            out.push(format!("factuality {:+.1}", fact.certainty.factuality));
        }
    }
    if fact.kind != FactKind::Quote
        && let Some(attribution) = fact.attribution
    {
        let attribution = &reading.attributions[attribution as usize];
        out.extend(
            attribution.source.map(|source| format!("according to {}", words(source))),
        );
    }
    out.join("; ")
}
