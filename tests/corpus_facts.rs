//! What the tool reads in the cases of `corpus/facts`: one page a kind, each case a quotation and
//! the facts of that kind in it.
//!
//! Cases under `## Not yet` say what is right and are not asserted; one that comes out right is
//! named, so that it can move up.

use std::fmt::Write as _;
use std::io::Write as _;
use std::{fs, io};

use writethru_article::ArticleInput;
use writethru_facts::{Certainty, Change, Fact, Modifier, Polarity, Reading, Value};
use writethru_parse::read_input;
use writethru_text::Text;

use crate::repository::{children, root};
use crate::story::reading;

/// The day on which every case was published, a Tuesday.
const PUBLISHED: &str = "2033-02-15T12:00:00Z";

#[test]
fn facts_of_the_corpus_are_read() {
    let mut wrong = String::new();
    for path in children(&root().join("corpus/facts")) {
        let kind = path.file_stem().unwrap().to_str().unwrap().to_owned();
        for case in cases(&fs::read_to_string(&path).unwrap()) {
            let found = found(&kind, &case.text);
            if case.is_open {
                if found == case.facts {
                    let _ = writeln!(
                        io::stderr(),
                        "{kind}: now right, move it up: {}",
                        case.text
                    );
                }
            } else if found != case.facts {
                let (wanted, found) = (case.facts.join("\n  "), found.join("\n  "));
                writeln!(
                    wrong,
                    "{kind}: {}\n wanted\n  {wanted}\n found\n  {found}",
                    case.text
                )
                .unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// A quotation and the facts of its page's kind in it.
struct Case {
    text: String,
    facts: Vec<String>,
    /// Whether it stands under “Not yet”.
    is_open: bool,
}

/// The cases of a page: a line `> text`, then a line `* fact` for each fact in it.
fn cases(page: &str) -> Vec<Case> {
    let mut out: Vec<Case> = Vec::new();
    let mut is_open = false;
    for line in page.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            is_open = heading == "Not yet";
        } else if let Some(text) = line.strip_prefix("> ") {
            out.push(Case { text: text.to_owned(), facts: Vec::new(), is_open });
        } else if let (Some(fact), Some(case)) = (line.strip_prefix("* "), out.last_mut())
        {
            case.facts.push(fact.to_owned());
        }
    }
    out
}

fn found(kind: &str, text: &str) -> Vec<String> {
    let input = ArticleInput {
        text: Some(text.to_owned()),
        published: Some(PUBLISHED.to_owned()),
        ..ArticleInput::default()
    };
    let reading = reading(&read_input(&input, "0"));
    let facts = reading.facts.iter().filter(|fact| fact.kind.as_str() == kind);
    facts.map(|fact| line(&reading, fact)).collect()
}

/// The words of a fact and its value.
fn line(reading: &Reading, fact: &Fact) -> String {
    let text = &reading.article.text;
    let value = match &fact.value {
        Value::Amount(_) => amount(text, fact),
        Value::Date(date) => format!("{} {}", date.kind.as_str(), date.timex),
        Value::Name(name) => {
            let mut out = name.kind.as_str().to_owned();
            if text[name.canonical] != text[fact.span] {
                write!(out, ", that is {}", &text[name.canonical]).unwrap();
            }
            if let Some(role) = name.role {
                write!(out, ", {}", &text[role]).unwrap();
            }
            out
        }
        Value::Quote(quote) => {
            let content: Vec<&str> =
                quote.content.iter().map(|span| &text[*span]).collect();
            let speaker = quote.speaker.map_or("nobody", |speaker| &text[speaker.span]);
            let form = quote.form.as_str();
            return format!("{form}, {speaker}: {}", content.join(" … "));
        }
        Value::Event(_) => certainty(fact.certainty),
    };
    format!("{}: {value}", &text[fact.span])
}

fn amount(text: &Text, fact: &Fact) -> String {
    let Value::Amount(amount) = &fact.value else { unreachable!("a quantity") };
    let mut out = amount.modifier.as_str().replace('_', " ");
    let ends = [amount.low, amount.high].map(|end| end.map(|number| number.to_string()));
    match (ends, amount.modifier) {
        ([Some(low), None], Modifier::AtLeast | Modifier::MoreThan) => {
            write!(out, " {low}").unwrap();
        }
        ([None, Some(high)], _) => write!(out, " {high}").unwrap(),
        ([low, high], _) if low == high => {
            write!(out, " {}", low.unwrap_or_default()).unwrap();
        }
        ([low, high], _) => {
            let [low, high] =
                [low, high].map(|end| end.unwrap_or_else(|| "…".to_owned()));
            write!(out, " {low} to {high}").unwrap();
        }
    }
    if let Some(unit) = amount.unit {
        write!(out, " {unit}").unwrap();
    }
    if let (None, Some(counted)) = (amount.unit, amount.counted) {
        write!(out, ", of {}", &text[counted.head]).unwrap();
    }
    if amount.change != Change::None {
        write!(out, ", a {}", amount.change.as_str()).unwrap();
    }
    out
}

fn certainty(certainty: Certainty) -> String {
    let level = certainty.level.as_str();
    match certainty.polarity {
        Polarity::Affirmed => level.to_owned(),
        Polarity::Negated => format!("{level}, negated"),
    }
}
