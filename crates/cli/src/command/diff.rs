//! `diff`: what changed between two versions, facts first.
#![allow(clippy::disallowed_methods, reason = "files are read in cli")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;
use serde::Deserialize;
use writethru_article::ArticleInput;
use writethru_diff::{Revision, Settings, diff};
use writethru_report::{Format, Look, Outcome, render};

use crate::args::{Anchor, formats};
use crate::engine::{Item, Made, each};
use crate::failure::{Failure, Origin};
use crate::input::{Source, sources};
use crate::io::Status;
use crate::read::{distinct, only, reading};
use crate::session::Session;
use crate::stream::{Record, each_record};

/// The flags of `diff`.
#[derive(Args)]
pub(crate) struct Flags {
    /// The earlier version, or a folder of articles; `-` is stdin
    #[arg(value_name = "OLD", required_unless_present = "jsonl", requires = "new")]
    old: Option<PathBuf>,
    /// The later version, or a folder whose files are compared by name
    #[arg(value_name = "NEW")]
    new: Option<PathBuf>,
    /// A stream of JSON records {"id", "old", "new"}, one a line; `-` is stdin
    #[arg(long, value_name = "FILE", conflicts_with_all = ["old", "new"])]
    jsonl: Option<PathBuf>,
    #[command(flatten)]
    anchor: Anchor,
    /// List wording changes too, and show long sentences whole
    #[arg(short, long)]
    all: bool,
    /// Exit with 1 if a fact changed
    #[arg(long)]
    exit_code: bool,
    /// How to write what changed [default: text; jsonl with --jsonl]
    #[arg(long, value_parser = formats())]
    format: Option<Format>,
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
    let look = Look { all: flags.all, ..session.look };
    let settings = flags.anchor.settings();
    let compare = Settings::default();
    let totals = if let Some(path) = &flags.jsonl {
        let format = flags.format.unwrap_or(Format::Jsonl);
        each_record(session, path, format, |pair: Pair, origin| {
            distinct([&pair.old, &pair.new].into_iter())?;
            let old = reading(&pair.old, "0", &settings)?;
            let new = reading(&pair.new, "1", &settings)?;
            Ok(made(&origin.name(), &diff(&old, &new, &compare), format, &look))
        })
    } else {
        let format = flags.format.unwrap_or(Format::Text);
        let items = pairs(flags, session).into_iter();
        each(session, format, false, items, |pair, origin| {
            let result = pair.and_then(|FilePair { old, new }| {
                let old = only(old.value, &old.origin.source, &settings)?;
                let new = only(new.value, &new.origin.source, &settings)?;
                Ok(made(&origin.name(), &diff(&old, &new, &compare), format, &look))
            });
            vec![result]
        })
    };
    totals.status(flags.exit_code)
}

fn made(id: &str, revision: &Revision, format: Format, look: &Look) -> Made {
    let text = render(&Outcome::Revision { id, revision }, format, look);
    Made {
        factual: revision.changes.iter().any(|change| change.factual),
        ..Made::new(text)
    }
}

/// Two files to compare.
struct FilePair {
    old: Item<Source>,
    new: Item<Source>,
}

/// The pairs that the arguments mean: one, or those of two folders by their names within them.
fn pairs(
    flags: &Flags,
    session: &mut Session<'_>,
) -> Vec<Item<Result<FilePair, Failure>>> {
    let (Some(old), Some(new)) = (&flags.old, &flags.new) else { return Vec::new() };
    let folders = [old, new].map(|path| session.real(path).is_dir());
    let (olds, news) = match folders {
        [false, false] | [true, true] => (
            sources(session, std::slice::from_ref(old)),
            sources(session, std::slice::from_ref(new)),
        ),
        [is_dir, _] => {
            let (folder, file) = if is_dir { (old, new) } else { (new, old) };
            let message = format!(
                "is a folder and {} is a file: give two files or two folders",
                file.display()
            );
            let origin =
                Origin { source: folder.display().to_string(), ..Origin::default() };
            return vec![Item { origin, value: Err(Failure::new("read", message)) }];
        }
    };
    if folders == [false, false] {
        let pairs = olds.into_iter().zip(news);
        return pairs
            .map(|(old, new)| pair(new.origin.source.clone(), old, new))
            .collect();
    }
    let within = |items: Vec<Item<Source>>, folder: &PathBuf| -> BTreeMap<PathBuf, _> {
        let name = |item: &Item<Source>| {
            let path = PathBuf::from(&item.origin.source);
            path.strip_prefix(folder).map_or(path.clone(), PathBuf::from)
        };
        items.into_iter().map(|item| (name(&item), item)).collect()
    };
    by_name(within(olds, old), within(news, new))
}

fn pair(
    id: String,
    old: Item<Source>,
    new: Item<Source>,
) -> Item<Result<FilePair, Failure>> {
    let origin = Origin {
        id: Some(id),
        source: format!("{} → {}", old.origin.source, new.origin.source),
        ..Origin::default()
    };
    Item { origin, value: Ok(FilePair { old, new }) }
}

/// Files of one name are a pair; a file without its other side is an error.
fn by_name(
    mut olds: BTreeMap<PathBuf, Item<Source>>,
    news: BTreeMap<PathBuf, Item<Source>>,
) -> Vec<Item<Result<FilePair, Failure>>> {
    let mut out = BTreeMap::new();
    for (name, new) in news {
        let item = match olds.remove(&name) {
            Some(old) => pair(name.display().to_string(), old, new),
            None => lonely(new, "the old"),
        };
        out.insert(name, item);
    }
    out.extend(olds.into_iter().map(|(name, old)| (name, lonely(old, "the new"))));
    out.into_values().collect()
}

fn lonely(item: Item<Source>, side: &str) -> Item<Result<FilePair, Failure>> {
    let message = match item.value {
        Source::None(message) => message,
        _ => {
            format!("{side} folder has no file of this name: nothing to compare it with")
        }
    };
    Item { origin: item.origin, value: Err(Failure::new("diff", message)) }
}
