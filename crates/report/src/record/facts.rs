//! `writethru.facts/1`.

use schemars::JsonSchema;
use serde::Serialize;
use writethru_facts::{Attribution, Fact, Reading, Value};
use writethru_text::Text;

use super::{SpanRecord, WarningRecord, WordsRecord, span, warnings, words};

/// The record `writethru.facts/1`: an article's text and what it claims.
#[derive(Serialize, JsonSchema)]
pub struct FactsRecord<'a> {
    schema: &'static str,
    id: &'a str,
    text: &'a str,
    language: Option<&'a str>,
    blocks: Vec<BlockRecord>,
    sentences: Vec<SentenceRecord>,
    facts: Vec<FactRecord<'a>>,
    warnings: Vec<WarningRecord>,
}

#[derive(Serialize, JsonSchema)]
struct BlockRecord {
    kind: &'static str,
    start: usize,
    end: usize,
}

#[derive(Serialize, JsonSchema)]
struct SentenceRecord {
    start: usize,
    end: usize,
    /// Index into `blocks`.
    block: Option<usize>,
}

#[derive(Serialize, JsonSchema)]
struct FactRecord<'a> {
    kind: &'static str,
    start: usize,
    end: usize,
    text: &'a str,
    sentence: u32,
    certainty: CertaintyRecord,
    attribution: Option<AttributionRecord<'a>>,
    /// The pass and the rule of it that read the fact: `dates/relative`.
    rule: &'static str,
    #[serde(flatten)]
    value: ValueRecord<'a>,
}

#[derive(Serialize, JsonSchema)]
struct CertaintyRecord {
    factuality: f32,
    polarity: &'static str,
    level: &'static str,
}

#[derive(Serialize, JsonSchema)]
struct AttributionRecord<'a> {
    source: Option<WordsRecord<'a>>,
    cue: Option<WordsRecord<'a>>,
    content: Vec<SpanRecord>,
}

#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
enum ValueRecord<'a> {
    Quantity {
        low: Option<String>,
        high: Option<String>,
        modifier: &'static str,
        dimension: &'static str,
        unit: Option<&'static str>,
        counted: Option<CountedRecord<'a>>,
        change: &'static str,
    },
    Date {
        timex: &'a str,
        #[serde(rename = "type")]
        kind: &'static str,
        from: Option<String>,
        to: Option<String>,
    },
    Name {
        #[serde(rename = "type")]
        kind: &'static str,
        canonical: &'a str,
        role: Option<WordsRecord<'a>>,
    },
    Quote {
        form: &'static str,
        speaker: Option<SpeakerRecord<'a>>,
        cue: Option<WordsRecord<'a>>,
        content: Vec<SpanRecord>,
    },
    Event {
        trigger: WordsRecord<'a>,
    },
}

#[derive(Serialize, JsonSchema)]
struct CountedRecord<'a> {
    #[serde(flatten)]
    words: WordsRecord<'a>,
    head: &'a str,
}

#[derive(Serialize, JsonSchema)]
struct SpeakerRecord<'a> {
    #[serde(flatten)]
    words: WordsRecord<'a>,
    canonical: &'a str,
}

impl<'a> From<&'a Reading> for FactsRecord<'a> {
    fn from(reading: &'a Reading) -> Self {
        let article = &reading.article;
        let text = &article.text;
        FactsRecord {
            schema: "writethru.facts/1",
            id: &article.meta.id,
            text: text.source(),
            language: article.meta.language.as_deref(),
            blocks: article
                .blocks
                .iter()
                .map(|block| BlockRecord {
                    kind: block.kind.as_str(),
                    start: block.span.start(),
                    end: block.span.end(),
                })
                .collect(),
            sentences: (0..text.sentences().len())
                .map(|idx| SentenceRecord {
                    start: text.sentences()[idx].span.start(),
                    end: text.sentences()[idx].span.end(),
                    block: article.block_of(idx),
                })
                .collect(),
            facts: reading.facts.iter().map(|fact| record(reading, text, fact)).collect(),
            warnings: warnings(article),
        }
    }
}

fn record<'a>(reading: &'a Reading, text: &'a Text, fact: &'a Fact) -> FactRecord<'a> {
    FactRecord {
        kind: fact.kind.as_str(),
        start: fact.span.start(),
        end: fact.span.end(),
        text: &text[fact.span],
        sentence: fact.sentence,
        certainty: CertaintyRecord {
            factuality: fact.certainty.factuality,
            polarity: fact.certainty.polarity.as_str(),
            level: fact.certainty.level.as_str(),
        },
        attribution: fact
            .attribution
            .map(|idx| attribution(text, &reading.attributions[idx as usize])),
        rule: fact.rule,
        value: value(text, &fact.value),
    }
}

fn attribution<'a>(text: &'a Text, attribution: &Attribution) -> AttributionRecord<'a> {
    AttributionRecord {
        source: attribution.source.map(|source| words(text, source)),
        cue: attribution.cue.map(|cue| words(text, cue)),
        content: attribution.content.iter().copied().map(span).collect(),
    }
}

fn value<'a>(text: &'a Text, value: &'a Value) -> ValueRecord<'a> {
    match value {
        Value::Amount(amount) => ValueRecord::Quantity {
            low: amount.low.map(|number| number.rounded(12).to_string()),
            high: amount.high.map(|number| number.rounded(12).to_string()),
            modifier: amount.modifier.as_str(),
            dimension: amount.dimension.as_str(),
            unit: amount.unit,
            counted: amount.counted.map(|counted| CountedRecord {
                words: words(text, counted.span),
                head: &text[counted.head],
            }),
            change: amount.change.as_str(),
        },
        Value::Date(date) => ValueRecord::Date {
            timex: &date.timex,
            kind: date.kind.as_str(),
            from: date.from.map(moment),
            to: date.to.map(moment),
        },
        Value::Name(name) => ValueRecord::Name {
            kind: name.kind.as_str(),
            canonical: &text[name.canonical],
            role: name.role.map(|role| words(text, role)),
        },
        Value::Quote(quote) => ValueRecord::Quote {
            form: quote.form.as_str(),
            speaker: quote.speaker.map(|speaker| SpeakerRecord {
                words: words(text, speaker.span),
                canonical: &text[speaker.canonical],
            }),
            cue: quote.cue.map(|cue| words(text, cue)),
            content: quote.content.iter().copied().map(span).collect(),
        },
        Value::Event(event) => ValueRecord::Event { trigger: words(text, event.trigger) },
    }
}

/// A full date where the moment is a midnight, else a local date-time.
pub(crate) fn moment(moment: jiff::civil::DateTime) -> String {
    if moment.time() == jiff::civil::Time::midnight() {
        moment.date().to_string()
    } else {
        moment.to_string()
    }
}
