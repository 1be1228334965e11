//! `--jsonl` streams.
#![allow(clippy::disallowed_methods, reason = "the terminal belongs to cli")]

use std::io::{BufRead, Write};
use std::process::ExitCode;

use serde::Deserialize;
use writethru_article::{ArticleInput, ArticleRecord};
use writethru_batch::pool;
use writethru_diff::diff;
use writethru_facts::{Reading, read};
use writethru_parse::read_input;
use writethru_report::{DiffRecord, ErrorRecord, FactsRecord, SummaryRecord};
use writethru_summarize::{Budget, summarize};

#[derive(Deserialize)]
struct Pair {
    id: String,
    old: ArticleInput,
    new: ArticleInput,
}

#[derive(Deserialize)]
struct Cluster {
    id: String,
    articles: Vec<ArticleInput>,
    #[serde(default)]
    read: Vec<ArticleInput>,
    query: Option<String>,
}

/// Runs the tool.
pub fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().collect();
    let command = args.get(1).cloned().unwrap_or_default();
    let flag = |name: &str| {
        args.iter()
            .position(|a| a == name)
            .and_then(|i| args.get(i + 1))
            .and_then(|v| v.parse::<usize>().ok())
    };
    let mut settings = writethru_summarize::Settings::default();
    if let Some(n) = flag("--sentences") {
        settings.budget = Budget::Sentences(n)
    }
    if let Some(n) = flag("--words") {
        settings.budget = Budget::Words(n)
    }
    let lines = std::io::stdin().lock().lines();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let lines: Vec<String> = lines.map_while(Result::ok).collect();
    pool::ordered(
        lines.into_iter(),
        2,
        |line| match one(&command, &line, &settings) {
            Ok(json) => json,
            Err(error) => {
                serde_json::to_string(&ErrorRecord::new("read", error.to_string()))
                    .unwrap_or_default()
            }
        },
        |json| writeln!(out, "{json}").is_ok(),
    );
    ExitCode::SUCCESS
}

fn reading(input: &ArticleInput, id: &str) -> Reading {
    read(&read_input(input, id), &writethru_facts::Settings::default())
}

fn one(
    command: &str,
    line: &str,
    settings: &writethru_summarize::Settings,
) -> serde_json::Result<String> {
    match command {
        "parse" => {
            let input: ArticleInput = serde_json::from_str(line)?;
            serde_json::to_string(&ArticleRecord::from(&read_input(&input, "0")))
        }
        "facts" => {
            let input: ArticleInput = serde_json::from_str(line)?;
            serde_json::to_string(&FactsRecord::from(&reading(&input, "0")))
        }
        "diff" => {
            let pair: Pair = serde_json::from_str(line)?;
            let revision = diff(
                &reading(&pair.old, "0"),
                &reading(&pair.new, "1"),
                &writethru_diff::Settings::default(),
            );
            serde_json::to_string(&DiffRecord::new(&pair.id, &revision))
        }
        _ => {
            let cluster: Cluster = serde_json::from_str(line)?;
            let readings = |inputs: &[ArticleInput]| -> Vec<Reading> {
                inputs
                    .iter()
                    .enumerate()
                    .map(|(i, a)| reading(a, &i.to_string()))
                    .collect()
            };
            let (articles, read) = (readings(&cluster.articles), readings(&cluster.read));
            let summary = summarize(&articles, &read, cluster.query.as_deref(), settings);
            serde_json::to_string(&SummaryRecord::new(
                &cluster.id,
                &articles,
                &read,
                &summary,
            ))
        }
    }
}
