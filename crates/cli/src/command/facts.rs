//! `facts`: the facts of articles, with their places.

use clap::Args;
use writethru_article::ArticleInput;
use writethru_facts::{Reading, read};
use writethru_report::{Format, Look, Outcome, render};

use crate::args::{Anchor, Inputs, formats};
use crate::engine::{Made, each};
use crate::input::sources;
use crate::io::Status;
use crate::read::{articles, reading};
use crate::session::Session;
use crate::stream::{Record, each_record};

/// The flags of `facts`.
#[derive(Args)]
pub(crate) struct Flags {
    #[command(flatten)]
    inputs: Inputs,
    #[command(flatten)]
    anchor: Anchor,
    /// Show why: each sentence with its facts and the rule that read each
    #[arg(long)]
    explain: bool,
    /// How to write the facts [default: text; jsonl with --jsonl]
    #[arg(long, value_parser = formats())]
    format: Option<Format>,
}

impl Record for ArticleInput {
    const SHAPE: &'static str = r#"an article: a record of `parse`, or {"id"?, "text": "…" | "sentences": ["…"], "headline"?, "published"?, …}"#;

    fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }
}

/// Lists facts.
pub(crate) fn run(flags: &Flags, session: &mut Session<'_>) -> Status {
    let (look, settings) = (session.look, flags.anchor.settings());
    let totals = if let Some(path) = &flags.inputs.jsonl {
        let format = flags.format.unwrap_or(Format::Jsonl);
        each_record(session, path, format, |input: ArticleInput, origin| {
            let reading = reading(&input, &origin.name(), &settings)?;
            Ok(flags.made(&reading, format, &look))
        })
    } else {
        let format = flags.format.unwrap_or(Format::Text);
        let items = sources(session, &flags.inputs.files);
        let from = flags.inputs.from.as_deref();
        each(session, format, Some(items.len()), items.into_iter(), |source, origin| {
            let (articles, failure) = articles(source, &origin.source, from);
            let facts = articles
                .iter()
                .map(|article| Ok(flags.made(&read(article, &settings), format, &look)));
            facts.chain(failure.map(Err)).collect()
        })
    };
    totals.status(false)
}

impl Flags {
    fn made(&self, reading: &Reading, format: Format, look: &Look) -> Made {
        let outcome = if self.explain {
            Outcome::Reading(reading)
        } else {
            Outcome::Facts(reading)
        };
        Made::of(&reading.article, render(&outcome, format, look))
    }
}
