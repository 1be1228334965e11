//! `summarize`: a short extract; with `--since`, of what is new.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use serde::Deserialize;
use writethru_article::ArticleInput;
use writethru_facts::Reading;
use writethru_report::{Format, Look, Outcome, render};
use writethru_summarize::{
    Budget, METHODS, Method, Settings, explain, summarize, summarize_each,
};

use crate::args::{Anchor, Inputs, formats};
use crate::engine::{Item, Made, each};
use crate::failure::{Failure, Origin};
use crate::input::{Source, sources};
use crate::io::Status;
use crate::read::{distinct, reading, readings};
use crate::session::Session;
use crate::stream::{Record, each_record};

/// The flags of `summarize`.
#[derive(Args)]
pub(crate) struct Flags {
    #[command(flatten)]
    inputs: Inputs,
    #[command(flatten)]
    budget: BudgetFlags,
    #[command(flatten)]
    anchor: Anchor,
    /// What has been read: summarize only what is new since
    #[arg(long, value_name = "FILE", num_args = 1.., conflicts_with = "jsonl")]
    since: Vec<PathBuf>,
    /// How to choose [default: centroid for one article, concepts for several]
    #[arg(long, value_name = "NAME", value_parser = methods())]
    method: Option<Method>,
    /// Summarize each article by itself, in one sentence unless a budget is given
    #[arg(long)]
    per_article: bool,
    /// Show each sentence that might be kept: its features, and why it was taken or passed over
    #[arg(long, conflicts_with_all = ["per_article", "plain"])]
    explain: bool,
    /// Prefer sentences about this topic
    #[arg(long, value_name = "TOPIC")]
    query: Option<String>,
    /// Print the bare sentences, one a line; warnings go to stderr
    #[arg(long)]
    plain: bool,
    /// How to write the summary [default: text; jsonl with --jsonl]
    #[arg(long, value_parser = formats())]
    format: Option<Format>,
}

/// How long a summary may be.
#[derive(Args)]
#[group(multiple = false)]
struct BudgetFlags {
    /// At most this many sentences [default: 3]
    #[arg(short = 'n', long, value_name = "N")]
    sentences: Option<usize>,
    /// At most this many words
    #[arg(short, long, value_name = "N")]
    words: Option<usize>,
    /// At most this many bytes
    #[arg(long, value_name = "N")]
    bytes: Option<usize>,
    /// At most this share of the articles' words, 0 to 1
    #[arg(long, value_name = "R", value_parser = ratio)]
    ratio: Option<f64>,
}

impl BudgetFlags {
    fn budget(&self) -> Option<Budget> {
        self.sentences
            .map(Budget::Sentences)
            .or(self.words.map(Budget::Words))
            .or(self.bytes.map(Budget::Bytes))
            .or(self.ratio.map(Budget::Ratio))
    }
}

impl Flags {
    fn settings(&self) -> Settings {
        let default = Settings::default();
        let budget = if self.per_article { Budget::Sentences(1) } else { default.budget };
        Settings { budget: self.budget.budget().unwrap_or(budget), method: self.method }
    }

    /// The summary of some articles, or its explanation, rendered.
    fn made(&self, work: &Work<'_>, format: Format, look: &Look) -> Made {
        let &Work { id, articles, read, query } = work;
        let settings = self.settings();
        if self.explain {
            let explanation = &explain(articles, read, query, &settings);
            let outcome = Outcome::Explanation { id, articles, read, explanation };
            return Made::new(render(&outcome, format, look));
        }
        let summary = if self.per_article { summarize_each } else { summarize }(
            articles, read, query, &settings,
        );
        let outcome = Outcome::Summary { id, articles, read, summary: &summary };
        let made = Made::new(render(&outcome, format, look));
        if look.plain && !format.is_json() {
            let notes = summary.warnings.iter().map(|warning| format!("{id}: {warning}"));
            return Made { notes: notes.collect(), ..made };
        }
        made
    }
}

/// What is to be summarized.
struct Work<'a> {
    id: &'a str,
    articles: &'a [Reading],
    read: &'a [Reading],
    query: Option<&'a str>,
}

#[derive(Deserialize)]
struct Cluster {
    id: Option<String>,
    articles: Vec<ArticleInput>,
    #[serde(default)]
    read: Vec<ArticleInput>,
    query: Option<String>,
}

impl Record for Cluster {
    const SHAPE: &'static str =
        r#"{"id", "articles": [article, …], "read"?: [article, …], "query"?: "…"}"#;

    fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }
}

/// Summarizes.
pub(crate) fn run(flags: &Flags, session: &mut Session<'_>) -> Status {
    let look = Look { plain: flags.plain, ..session.look };
    let facts = flags.anchor.settings();
    let totals = if let Some(path) = &flags.inputs.jsonl {
        let format = flags.format.unwrap_or(Format::Jsonl);
        each_record(session, path, format, |cluster: Cluster, origin| {
            distinct(cluster.articles.iter().chain(&cluster.read))?;
            let articles = all(&cluster.articles, &facts)?;
            let read = all(&cluster.read, &facts)?;
            let query = cluster.query.as_deref().or(flags.query.as_deref());
            let work =
                Work { id: &origin.name(), articles: &articles, read: &read, query };
            Ok(flags.made(&work, format, &look))
        })
    } else {
        let format = flags.format.unwrap_or(Format::Text);
        let articles = sources(session, &flags.inputs.files);
        let read = sources(session, &flags.since);
        let item = Item { origin: cluster_origin(&articles), value: (articles, read) };
        each(
            session,
            format,
            Some(1),
            std::iter::once(item),
            |(articles, read), origin| {
                let from = flags.inputs.from.as_deref();
                let result =
                    all_files(articles, origin, from, &facts).and_then(|articles| {
                        let read = all_files(read, origin, from, &facts)?;
                        let query = flags.query.as_deref();
                        let work = Work {
                            id: &origin.name(),
                            articles: &articles,
                            read: &read,
                            query,
                        };
                        Ok(flags.made(&work, format, &look))
                    });
                vec![result]
            },
        )
    };
    totals.status(false)
}

fn all(
    inputs: &[ArticleInput],
    settings: &writethru_facts::Settings,
) -> Result<Vec<Reading>, Failure> {
    let one =
        |(idx, input): (usize, &ArticleInput)| reading(input, &idx.to_string(), settings);
    inputs.iter().enumerate().map(one).collect()
}

/// The readings of all files; the first that fails is the origin of the error.
fn all_files(
    items: Vec<Item<Source>>,
    origin: &mut Origin,
    from: Option<&str>,
    settings: &writethru_facts::Settings,
) -> Result<Vec<Reading>, Failure> {
    let mut out = Vec::new();
    for item in items {
        origin.source = item.origin.source;
        out.extend(readings(item.value, &origin.source, from, settings)?);
    }
    Ok(out)
}

/// A summary of files is named by the first of them.
fn cluster_origin(items: &[Item<Source>]) -> Origin {
    let first = items.first().map(|item| item.origin.source.clone());
    Origin { id: first.clone(), source: first.unwrap_or_default(), ..Origin::default() }
}

/// A parser of `--method`; its help lists the table.
fn methods() -> impl TypedValueParser<Value = Method> {
    let rows = METHODS.iter().map(|row| PossibleValue::new(row.name).help(row.about));
    PossibleValuesParser::new(rows)
        .map(|name| Method::named(&name).expect("only names of methods are possible"))
}

fn ratio(written: &str) -> Result<f64, String> {
    match written.parse() {
        Ok(share) if (0.0..=1.0).contains(&share) => Ok(share),
        _ => Err("expected a number from 0 to 1".to_owned()),
    }
}
