//! `parse`: bytes → article records.

use clap::Args;
use serde::Deserialize;
use writethru_article::{Article, ArticleInput};
use writethru_parse::read_input;
use writethru_report::{Format, Look, Outcome, render};

use crate::args::{Inputs, formats};
use crate::engine::{Made, each};
use crate::failure::Failure;
use crate::input::sources;
use crate::io::Status;
use crate::read::articles;
use crate::session::Session;
use crate::stream::{Record, each_record};

/// The flags of `parse`.
#[derive(Args)]
pub(crate) struct Flags {
    #[command(flatten)]
    inputs: Inputs,
    /// How to write the articles [default: text; jsonl with --jsonl]
    #[arg(long, value_parser = formats())]
    format: Option<Format>,
}

#[derive(Deserialize)]
struct Page {
    id: Option<String>,
    text: Option<String>,
    url: Option<String>,
    captured: Option<String>,
}

impl Record for Page {
    const SHAPE: &'static str = r#"{"id", "html" | "text" | "markdown" | "xml": "…", "url"?: "…", "captured"?: "…"}"#;

    fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }
}

/// Reads articles.
pub(crate) fn run(flags: &Flags, session: &mut Session<'_>) -> Status {
    let look = session.look;
    let totals = if let Some(path) = &flags.inputs.jsonl {
        let format = flags.format.unwrap_or(Format::Jsonl);
        each_record(session, path, format, |page: Page, origin| {
            let Some(text) = page.text else {
                return Err(Failure::new("parse", format!("expected {}", Page::SHAPE)));
            };
            let input = ArticleInput {
                text: Some(text),
                url: page.url,
                captured: page.captured,
                ..ArticleInput::default()
            };
            Ok(made(&read_input(&input, &origin.name()), format, &look))
        })
    } else {
        let format = flags.format.unwrap_or(Format::Text);
        let items = sources(session, &flags.inputs.files).into_iter();
        each(session, format, false, items, |source, origin| {
            let articles = articles(source, &origin.source)?;
            Ok(articles.iter().map(|article| made(article, format, &look)).collect())
        })
    };
    totals.status(false)
}

fn made(article: &Article, format: Format, look: &Look) -> Made {
    Made::new(render(&Outcome::Article(article), format, look))
}
