//! The normalised values of facts in words.

use writethru_facts::{
    Amount, Date, Dimension, Fact, Level, Modifier, Polarity, Quote, Reading, Value,
};

use crate::marked::clean;
use crate::phrase::grouped;

/// A fact's normalised value in words.
pub(super) fn value(reading: &Reading, fact: &Fact) -> String {
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

/// `possible, negated`.
pub(super) fn certainty(fact: &Fact) -> String {
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
