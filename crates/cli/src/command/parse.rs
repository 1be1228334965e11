//! `parse`: bytes → article records.

use std::sync::Arc;

use clap::Args;
use serde::Deserialize;
use writethru_article::{Article, Time, Warning};
use writethru_parse::{FORMATS, ReadOptions, read_bytes};
use writethru_report::{Format, Look, Outcome, render};

use crate::args::{Inputs, formats};
use crate::engine::{Made, each};
use crate::failure::{Failure, Origin};
use crate::input::sources;
use crate::io::Status;
use crate::read::{articles, unreadable};
use crate::session::Session;
use crate::stream::{Record, each_record};

/// The flags of `parse`.
#[derive(Args)]
pub(crate) struct Flags {
    #[command(flatten)]
    inputs: Inputs,
    /// List the formats that are read
    #[arg(long, exclusive = true)]
    list_formats: bool,
    /// How to write the articles [default: text; jsonl with --jsonl]
    #[arg(long, value_parser = formats())]
    format: Option<Format>,
}

/// A page of a stream: its content under the name of its format.
#[derive(Deserialize)]
struct Page {
    id: Option<String>,
    html: Option<String>,
    text: Option<String>,
    markdown: Option<String>,
    xml: Option<String>,
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
    if flags.list_formats {
        return session.print(&list_formats());
    }
    let look = session.look;
    let totals = if let Some(path) = &flags.inputs.jsonl {
        let format = flags.format.unwrap_or(Format::Jsonl);
        each_record(session, path, format, |page: Page, origin| {
            Ok(made(&page.read(origin)?, format, &look))
        })
    } else {
        let format = flags.format.unwrap_or(Format::Text);
        let items = sources(session, &flags.inputs.files);
        let from = flags.inputs.from.as_deref();
        each(session, format, Some(items.len()), items.into_iter(), |source, origin| {
            let (articles, failure) = articles(source, &origin.source, from);
            let records = articles.iter().map(|article| Ok(made(article, format, &look)));
            records.chain(failure.map(Err)).collect()
        })
    };
    totals.status(false)
}

impl Page {
    /// The one article of the page.
    fn read(&self, origin: &Origin) -> Result<Article, Failure> {
        let contents = [
            ("html", &self.html),
            ("text", &self.text),
            ("markdown", &self.markdown),
            ("xml", &self.xml),
        ];
        let mut given = contents
            .iter()
            .filter_map(|(name, content)| Some((*name, content.as_ref()?)));
        let (Some((name, content)), None) = (given.next(), given.next()) else {
            let message = format!("one content is needed; expected {}", Page::SHAPE);
            return Err(Failure::new("read", message));
        };
        let captured = self.captured.as_deref().and_then(Time::parse);
        let options = ReadOptions {
            id: Some(origin.name()),
            from: Some(name.to_owned()),
            url: self.url.clone(),
            captured: captured.clone(),
            ..ReadOptions::default()
        };
        let articles = read_bytes(content.as_bytes(), &options)
            .map_err(|error| unreadable(&error, &origin.name()))?;
        let no_time = self.captured.as_deref().filter(|_| captured.is_none());
        one(articles, no_time)
    }
}

/// The only article, with a warning about what was written for its time of capture and is none.
fn one(mut articles: Vec<Article>, no_time: Option<&str>) -> Result<Article, Failure> {
    let n_articles = articles.len();
    match articles.pop() {
        Some(mut article) if n_articles == 1 => {
            if let Some(written) = no_time {
                let message =
                    format!("captured {written:?} is no RFC 3339 time or date: left out");
                Arc::make_mut(&mut article.meta).warnings.push(Warning::new(message));
            }
            Ok(article)
        }
        _ => Err(Failure::new(
            "parse",
            format!(
                "holds {n_articles} articles, a record of a stream holds one: save it as a \
                 file and read it with `writethru parse FILE`"
            ),
        )),
    }
}

fn made(article: &Article, format: Format, look: &Look) -> Made {
    Made::of(article, render(&Outcome::Article(article), format, look))
}

/// Name, extensions and standard of each format, a line each; then what may be around them.
fn list_formats() -> String {
    let row = |format: &writethru_parse::Format| {
        let extensions = format.extensions.join(" ");
        format!("{:<10} {extensions:<18} {}", format.name, format.standard)
    };
    let packed = "gzip and zstd (.gz, .zst) of any of them are unpacked first";
    let rows = FORMATS.iter().map(row);
    rows.chain([format!("\n{packed}")]).collect::<Vec<_>>().join("\n")
}
