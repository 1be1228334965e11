//! The engine of every command: inputs in, results out, in parallel and in order; an input that
//! fails gives an error in the place of its result and stops nothing.

use std::any::Any;
use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use writethru_article::{Article, Availability};
use writethru_batch::pool;
use writethru_report::{ErrorRecord, Format, StatTotals};

use crate::failure::{Failure, Origin, explain};
use crate::io::Status;
use crate::roundup::Roundup;
use crate::session::Session;

/// An input and where it came from.
pub(crate) struct Item<T> {
    pub(crate) origin: Origin,
    pub(crate) value: T,
}

/// A result, rendered.
pub(crate) struct Made {
    pub(crate) text: String,
    /// Whether it says that a fact changed.
    pub(crate) factual: bool,
    /// Of a comparison, how much changed.
    pub(crate) stat: StatTotals,
    /// Of an article, whether it is there to be read.
    pub(crate) state: Option<Availability>,
    /// What to say on stderr beside it.
    pub(crate) notes: Vec<String>,
}

impl Made {
    pub(crate) fn new(text: String) -> Self {
        let stat = StatTotals::default();
        Made { text, factual: false, stat, state: None, notes: Vec::new() }
    }

    /// What was made of an article.
    pub(crate) fn of(article: &Article, text: String) -> Self {
        Made { state: Some(article.meta.availability), ..Made::new(text) }
    }
}

/// What became of a run of inputs.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Totals {
    pub(crate) done: u64,
    pub(crate) failed: u64,
    pub(crate) factual: u64,
    /// How much changed in all comparisons.
    pub(crate) stat: StatTotals,
    /// Whether the output could not be written.
    unwritten: bool,
}

impl Totals {
    /// 2 if anything failed, else 1 if `exit_code` and a fact changed, else 0.
    pub(crate) fn status(self, exit_code: bool) -> Status {
        if self.failed > 0 || self.unwritten {
            Status::Failed
        } else if exit_code && self.factual > 0 {
            Status::Changed
        } else {
            Status::Done
        }
    }
}

/// Works on every item and writes the results in the items' order. `n_items` is `None` where they
/// are records of one stream: then JSON is always an array and errors are only counted on stderr
/// where they stand among the results. Many items are watched: a bar, and failures by reason at the end.
pub(crate) fn each<T: Send>(
    session: &mut Session<'_>,
    format: Format,
    n_items: Option<usize>,
    items: impl Iterator<Item = Item<T>> + Send,
    work: impl Fn(T, &mut Origin) -> Vec<Result<Made, Failure>> + Sync,
) -> Totals {
    let stream = n_items.is_none();
    let mut roundup = Roundup::new(session, n_items.unwrap_or(0));
    let mut totals = Totals::default();
    let mut out = Output { dense: session.dense, ..Output::new(format, stream) };
    let guarded = |item: Item<T>| -> Vec<Result<Made, ErrorRecord>> {
        let Item { mut origin, value } = item;
        let results = catch_unwind(AssertUnwindSafe(|| work(value, &mut origin)))
            .unwrap_or_else(|panic| vec![Err(Failure::new("panic", told(&*panic)))]);
        let error = |failure| origin.error(failure);
        results.into_iter().map(|result| result.map_err(error)).collect()
    };
    let mut broken = None;
    let jobs = session.jobs.unwrap_or_else(pool::cores);
    let screen = roundup.screen();
    pool::ordered(items, jobs, guarded, |results| {
        screen.aside(|| {
            let mut write = |result| match result {
                Ok(Made { text, factual, stat, state, notes }) => {
                    for note in &notes {
                        session.note(note);
                    }
                    totals.done += 1;
                    totals.factual += u64::from(factual);
                    totals.stat = totals.stat.plus(stat);
                    roundup.count(state);
                    out.write(&mut session.io.stdout, text)
                }
                Err(error) => {
                    totals.failed += 1;
                    let kept = roundup.keep(&error);
                    if !kept && (!format.is_json() || !stream) {
                        session.complain(&explain(&error));
                    }
                    out.write_error(&mut session.io.stdout, &error)
                }
            };
            let written = results.into_iter().try_for_each(&mut write);
            broken = written.and_then(|()| session.io.stdout.flush()).err();
        });
        roundup.step();
        broken.is_none()
    });
    if broken.is_none() {
        broken = out.finish(&mut session.io.stdout).err();
    }
    if let Some(error) = broken {
        totals.unwritten = session.unwritable(&error) == Status::Failed;
    }
    roundup.close(session);
    if stream && totals.failed > 0 {
        let all = totals.failed + totals.done;
        session.complain(&format!("{} of {all} records failed", totals.failed));
    }
    if session.verbose {
        session.note(&format!("{} results, {} failed", totals.done, totals.failed));
    }
    totals
}

/// What a panic said.
fn told(panic: &(dyn Any + Send)) -> String {
    let said = panic
        .downcast_ref::<&str>()
        .map(|said| (*said).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_default();
    format!("a mistake in writethru, please report it with this input: {said}")
}

/// Results one after another, as the format joins them.
pub(crate) struct Output {
    format: Format,
    stream: bool,
    /// Whether results for people stand line below line, with no blank one between them.
    dense: bool,
    /// The first result of a JSON document, until it is known whether it is the only one.
    first: Option<String>,
    n_written: u64,
}

impl Output {
    pub(crate) fn new(format: Format, stream: bool) -> Self {
        Output { format, stream, dense: false, first: None, n_written: 0 }
    }

    /// Writes a result; an empty one for people leaves no line.
    pub(crate) fn write(&mut self, out: &mut dyn Write, text: String) -> io::Result<()> {
        if text.is_empty() && !self.format.is_json() {
            return Ok(());
        }
        self.n_written += 1;
        match self.format {
            Format::Jsonl | Format::MediawikiJson => writeln!(out, "{text}"),
            Format::Json if self.n_written == 1 && !self.stream => {
                self.first = Some(text);
                Ok(())
            }
            Format::Json => {
                if let Some(first) = self.first.take() {
                    write!(out, "[\n{first}")?;
                } else if self.n_written == 1 {
                    return write!(out, "[\n{text}");
                }
                write!(out, ",\n{text}")
            }
            Format::Text | Format::Markdown | Format::Html => {
                if self.n_written > 1 && !self.dense {
                    writeln!(out)?;
                }
                writeln!(out, "{text}")
            }
        }
    }

    fn write_error(
        &mut self,
        out: &mut dyn Write,
        error: &ErrorRecord,
    ) -> io::Result<()> {
        if self.format.is_json() {
            let json = serde_json::to_string(error).map_err(io::Error::other)?;
            self.write(out, json)
        } else {
            Ok(())
        }
    }

    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if self.format == Format::Json {
            if let Some(only) = self.first.take() {
                writeln!(out, "{only}")?;
            } else if self.n_written > 0 {
                writeln!(out, "\n]")?;
            } else {
                writeln!(out, "[]")?;
            }
        }
        out.flush()
    }
}
