//! Flags that several commands share, and the table of commands.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use writethru_article::Time;
use writethru_diff::ChangeKind;
use writethru_parse::FORMATS;
use writethru_report::{Filter, Format};

use crate::command;

/// Reads versions of news articles, reports what facts changed, summarizes them.
#[derive(Parser)]
#[command(name = "writethru", version, propagate_version = true)]
#[command(
    after_help = "Exit status: 0 done; 1 with --exit-code, a fact changed; 2 bad use, \
    unreadable input, or a record that failed."
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The flags of every command.
#[derive(Args)]
#[command(next_help_heading = "Global options")]
pub(crate) struct Global {
    /// Say nothing on stderr but errors
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Say more on stderr
    #[arg(short, long, global = true)]
    pub(crate) verbose: bool,
    /// When to colour text
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: ColorWhen,
    /// How many threads work [default: all cores]
    #[arg(short, long, global = true, value_name = "N", value_parser = positive)]
    pub(crate) jobs: Option<usize>,
}

/// When to colour text.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorWhen {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The commands, one file each.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Read articles: text, blocks, times, notices
    Parse(command::parse::Flags),
    /// List the facts of articles, each with its place
    Facts(command::facts::Flags),
    /// Report what changed between two versions, facts first
    Diff(command::diff::Flags),
    /// Extract a few whole sentences
    Summarize(command::summarize::Flags),
    /// Do a job over a corpus: compare, summarize, write records and pages
    Batch(command::batch::Flags),
    /// Print the JSON Schema of a record, or list the records
    Schema(command::schema::Flags),
    /// Print a completion script for a shell
    Completions(command::completions::Flags),
    /// Write the manual pages
    Man(command::man::Flags),
}

/// The inputs of commands that take articles: files, or a stream of records.
#[derive(Args)]
pub(crate) struct Inputs {
    /// Articles; a folder means all articles below it, `-` stdin
    #[arg(value_name = "FILE", required_unless_present = "jsonl")]
    pub(crate) files: Vec<PathBuf>,
    /// A stream of JSON records, one a line; `-` is stdin
    #[arg(long, value_name = "FILE", conflicts_with = "files")]
    pub(crate) jsonl: Option<PathBuf>,
    /// The format of the files, where their content does not tell it
    #[arg(long, value_name = "FORMAT", value_parser = sources(), conflicts_with = "jsonl")]
    pub(crate) from: Option<String>,
}

/// The time that relative dates are anchored to.
#[derive(Args)]
pub(crate) struct Anchor {
    /// The time of articles that state none, as 2022-02-15T14:30:00Z or 2022-02-15
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub(crate) as_of: Option<Time>,
}

impl Anchor {
    pub(crate) fn settings(&self) -> writethru_facts::Settings {
        writethru_facts::Settings { as_of: self.as_of.clone() }
    }
}

/// Which changes are listed.
#[derive(Args)]
#[command(next_help_heading = "Filters")]
pub(crate) struct Filters {
    /// Only changes of these kinds, parted by commas
    #[arg(long, value_name = "KINDS", value_delimiter = ',', value_parser = kinds())]
    only: Vec<ChangeKind>,
    /// Only changes that score this or more, 0 to 1
    #[arg(long, value_name = "SCORE", value_parser = share)]
    min_score: Option<f32>,
    /// Only facts that were revised or removed without telling readers
    #[arg(long)]
    undisclosed: bool,
}

impl Filters {
    pub(crate) fn filter(&self) -> Filter {
        let mut filter = Filter::only(&self.only);
        filter.min_score = self.min_score.unwrap_or(0.0);
        filter.undisclosed = self.undisclosed;
        filter
    }
}

/// A parser of `--only`.
fn kinds() -> impl TypedValueParser<Value = ChangeKind> {
    PossibleValuesParser::new(ChangeKind::ALL.map(ChangeKind::as_str)).map(|name| {
        let mut kinds = ChangeKind::ALL.into_iter();
        kinds
            .find(|kind| kind.as_str() == name)
            .expect("only names of kinds are possible")
    })
}

fn share(written: &str) -> Result<f32, String> {
    match written.parse() {
        Ok(share) if (0.0..=1.0).contains(&share) => Ok(share),
        _ => Err("expected a number from 0 to 1".to_owned()),
    }
}

/// The formats that every command has.
static COMMON: [Format; 4] =
    [Format::Text, Format::Json, Format::Jsonl, Format::Markdown];

/// A parser of `--format`, of a command with no formats of its own.
pub(crate) fn formats() -> impl TypedValueParser<Value = Format> {
    formats_of(&COMMON)
}

/// A parser of `--format`, of a command with these formats.
pub(crate) fn formats_of(
    formats: &'static [Format],
) -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(formats.iter().map(|format| format.as_str()))
        .map(|name| Format::from_name(&name).expect("only names of formats are possible"))
}

/// A parser of `--from`.
pub(crate) fn sources() -> impl TypedValueParser<Value = String> {
    PossibleValuesParser::new(FORMATS.iter().map(|format| format.name))
}

/// The whole command line, for its help, completions and manual pages.
pub fn command_line() -> clap::Command {
    Cli::command()
}

/// Reads the arguments, the program's name first.
pub(crate) fn read(
    args: impl IntoIterator<Item = impl Into<OsString> + Clone>,
) -> Result<Cli, clap::Error> {
    Cli::try_parse_from(args)
}

fn positive(written: &str) -> Result<usize, String> {
    match written.parse() {
        Ok(0) => Err("at least 1 is needed".to_owned()),
        Ok(n) => Ok(n),
        Err(_) => Err("expected a whole number".to_owned()),
    }
}

fn time(written: &str) -> Result<Time, String> {
    Time::parse(written).ok_or_else(|| {
        "expected an RFC 3339 time with its offset, or a date, as 2022-02-15T14:30:00Z \
         or 2022-02-15"
            .to_owned()
    })
}
