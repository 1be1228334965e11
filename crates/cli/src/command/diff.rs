//! `diff`: what changed between two versions, facts first.

mod git;
mod pairs;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::Args;
use serde::Deserialize;
use unicode_width::UnicodeWidthStr;
use writethru_article::ArticleInput;
use writethru_diff::{Revision, Settings, diff, explain};
use writethru_facts::read_pair;
use writethru_report::{Format, Look, Outcome, StatTotals, View, render};

use crate::args::{Anchor, Filters, formats_of, sources};
use crate::engine::{Item, Made, Totals, each};
use crate::io::Status;
use crate::read::{article, distinct, version};
use crate::session::{MAX_WIDTH, Session};
use crate::stream::{Record, each_record};

use pairs::{FilePair, pairs};

/// The formats of `diff`.
static FORMATS: [Format; 6] = Format::ALL;

/// The flags of `diff`.
#[derive(Args)]
#[command(
    override_usage = "writethru diff [OPTIONS] <OLD> <NEW>\n       writethru diff [OPTIONS] --jsonl <FILE>"
)]
#[command(after_help = "\
Filters choose what is listed, in every format; the verdict and the exit status are always \
those of the whole pair. As git's external diff, with its seven arguments, it ends with 0 \
whatever it finds.")]
pub(crate) struct Flags {
    /// The earlier version, or a folder of articles; `-` is stdin
    #[arg(value_name = "OLD", required_unless_present = "jsonl")]
    old: Option<PathBuf>,
    /// The later version, or a folder whose files are compared by name
    #[arg(value_name = "NEW")]
    new: Option<PathBuf>,
    /// What git gives to an external diff beyond two
    #[arg(hide = true, value_name = "GIT")]
    rest: Vec<OsString>,
    /// A stream of JSON records {"id", "old", "new"}, one a line; `-` is stdin
    #[arg(long, value_name = "FILE", conflicts_with_all = ["old", "new"])]
    jsonl: Option<PathBuf>,
    /// The format of the files, where their content does not tell it
    #[arg(long, value_name = "FORMAT", value_parser = sources(), conflicts_with = "jsonl")]
    from: Option<String>,
    /// What to call a version in the report: once for the old one, again for the new one
    #[arg(long, value_name = "NAME", conflicts_with = "jsonl")]
    label: Vec<String>,
    #[command(flatten)]
    anchor: Anchor,
    /// Show why: what was linked, which facts were held against each other, which rule told what
    #[arg(long, conflicts_with_all = ["stat", "word", "side_by_side"])]
    explain: bool,
    /// Exit with 1 if a fact changed
    #[arg(long)]
    exit_code: bool,
    /// How to write what changed [default: text; jsonl with --jsonl]
    #[arg(long, value_parser = formats_of(&FORMATS))]
    format: Option<Format>,
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    layout: Layout,
}

/// How a comparison is laid out.
#[allow(clippy::struct_excessive_bools, reason = "flags, which clap holds apart")]
#[derive(Args)]
#[command(next_help_heading = "Layout")]
struct Layout {
    /// List what is no change of fact too, and show long sentences whole; with --word and
    /// --side-by-side, the whole text
    #[arg(short, long)]
    all: bool,
    /// One line for each pair: how many changes of which kinds
    #[arg(long, conflicts_with_all = ["format", "word", "side_by_side", "all", "context"])]
    stat: bool,
    /// The text with its differing words marked, as git diff --word-diff
    #[arg(long, conflicts_with_all = ["format", "side_by_side"])]
    word: bool,
    /// Both texts side by side
    #[arg(short = 'y', long, conflicts_with = "format")]
    side_by_side: bool,
    /// Show this many unchanged sentences around each change; lines with mediawiki-json
    /// [default: 0; 1 with --word and --side-by-side; 2 with mediawiki-json]
    #[arg(short = 'U', long, value_name = "N")]
    context: Option<usize>,
    /// Columns of text [default: the terminal's, at most 100; 80 in a pipe]
    #[arg(short = 'W', long, value_name = "N", value_parser = width)]
    width: Option<usize>,
}

#[derive(Deserialize)]
struct Pair {
    id: Option<String>,
    old: ArticleInput,
    new: ArticleInput,
}

impl Record for Pair {
    const SHAPE: &'static str = r#"{"id", "old": article, "new": article}"#;

    fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }
}

/// Compares versions.
pub(crate) fn run(flags: &Flags, session: &mut Session<'_>) -> Status {
    let look = flags.look(session);
    session.dense = flags.layout.stat;
    if let Some(path) = &flags.jsonl {
        let default =
            if look.view == View::Report { Format::Jsonl } else { Format::Text };
        let format = flags.format.unwrap_or(default);
        let totals = stream(flags, session, path, format, &look);
        return finish(flags, session, totals);
    }
    let format = flags.format.unwrap_or(Format::Text);
    match (&flags.old, &flags.new, flags.rest.as_slice()) {
        (Some(old), Some(new), []) => {
            let totals = files(flags, session, [old, new], format, look);
            finish(flags, session, totals)
        }
        (Some(path), None, _) if session.io.in_git => git::unmerged(session, path),
        (Some(path), Some(old), rest) => match git::change(path, old, rest) {
            Some(change) => git::run(flags, session, change, format, &look),
            None => bad_use(
                session,
                "takes two versions, or what git gives to an external diff",
            ),
        },
        (Some(only), None, _) => bad_use(
            session,
            &format!("needs a second version to compare {} with", only.display()),
        ),
        (None, ..) => bad_use(session, "needs two versions"),
    }
}

fn bad_use(session: &mut Session<'_>, what: &str) -> Status {
    session.complain(&format!("diff {what}: writethru diff OLD NEW"));
    Status::Failed
}

impl Flags {
    fn look(&self, session: &Session<'_>) -> Look {
        let Layout { all, stat, word, side_by_side, context, width } = self.layout;
        let view = match (stat, word, side_by_side) {
            (true, ..) => View::Stat,
            (_, true, _) => View::Word,
            (.., true) => View::Columns,
            _ => View::Report,
        };
        // Two columns have room on a wide terminal where one would read badly.
        let wide = session.io.width.filter(|_| side_by_side);
        let width = width.or(wide).unwrap_or(session.look.width);
        Look { all, view, context, width, filter: self.filters.filter(), ..session.look }
    }
}

fn stream(
    flags: &Flags,
    session: &mut Session<'_>,
    path: &std::path::Path,
    format: Format,
    look: &Look,
) -> Totals {
    let settings = flags.anchor.settings();
    let compare = Settings::default();
    each_record(session, path, format, |pair: Pair, origin| {
        distinct([&pair.old, &pair.new].into_iter())?;
        let (old, new) = (article(&pair.old, "0")?, article(&pair.new, "1")?);
        let (old, new) = read_pair(&old, &new, &settings);
        Ok(made(flags, &origin.name(), &diff(&old, &new, &compare), format, look))
    })
}

fn files(
    flags: &Flags,
    session: &mut Session<'_>,
    paths: [&PathBuf; 2],
    format: Format,
    look: Look,
) -> Totals {
    let settings = flags.anchor.settings();
    let compare = Settings::default();
    let mut pairs = pairs(paths, session);
    if let [Item { origin, value: Ok(pair) }] = pairs.as_mut_slice() {
        pair.label(&flags.label);
        origin.id = Some(pair.name().to_owned());
    }
    let names = pairs.iter().filter_map(|item| item.origin.id.as_ref());
    let longest = names.map(|name| name.width()).max().unwrap_or(0);
    let look = Look { name_width: longest.min(look.width / 2), ..look };
    each(session, format, Some(pairs.len()), pairs.into_iter(), |pair, origin| {
        let result = pair.and_then(|FilePair { old, new }| {
            let from = flags.from.as_deref();
            let (old, new) = (version(old, from)?, version(new, from)?);
            let (old, new) = read_pair(&old, &new, &settings);
            Ok(made(flags, &origin.name(), &diff(&old, &new, &compare), format, &look))
        });
        vec![result]
    })
}

/// What is left to say after all pairs, and the exit status.
fn finish(flags: &Flags, session: &mut Session<'_>, totals: Totals) -> Status {
    if flags.layout.stat && totals.stat.pairs > 1 {
        let printed = session.print(&totals.stat.line());
        return printed.max(totals.status(flags.exit_code));
    }
    totals.status(flags.exit_code)
}

fn made(
    flags: &Flags,
    id: &str,
    revision: &Revision,
    format: Format,
    look: &Look,
) -> Made {
    let text = if flags.explain {
        let pairs = &explain(revision);
        render(&Outcome::Comparison { id, revision, pairs }, format, look)
    } else {
        render(&Outcome::Revision { id, revision }, format, look)
    };
    Made {
        factual: revision.changes.iter().any(|change| change.factual),
        stat: StatTotals::of(revision),
        ..Made::new(text)
    }
}

fn width(written: &str) -> Result<usize, String> {
    match written.parse() {
        Ok(width) if (20..=MAX_WIDTH).contains(&width) => Ok(width),
        _ => Err(format!("expected a number from 20 to {MAX_WIDTH}")),
    }
}
