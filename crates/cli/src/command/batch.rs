//! `batch`: a job over a corpus of stories.
#![allow(clippy::disallowed_methods, reason = "files and clock belong to cli")]

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;
use writethru_batch::{EXAMPLE, Job, Sink, Told, Totals, survey};
use writethru_report::Format;

use crate::engine::Output;
use crate::failure::explain;
use crate::io::Status;
use crate::progress::Bar;
use crate::session::Session;

/// The flags of `batch`.
#[derive(Args)]
pub(crate) struct Flags {
    /// The job; with --init the file to write
    #[arg(value_name = "JOB.yaml", required_unless_present = "init")]
    job: Option<PathBuf>,
    /// Write a commented example job, to stdout if no file is named
    #[arg(long, conflicts_with = "check")]
    init: bool,
    /// Check the job and its sources, and do nothing
    #[arg(long)]
    check: bool,
    /// How to show the results [default: text]
    #[arg(long, value_parser = ["text", "jsonl"], default_value = "text", hide_default_value = true)]
    format: String,
}

/// Runs, checks or writes a job.
pub(crate) fn run(flags: &Flags, session: &mut Session<'_>) -> Status {
    if flags.init {
        return init(flags.job.as_deref(), session);
    }
    let Some(path) = &flags.job else { return Status::Failed };
    let job = match load(path, session) {
        Ok(job) => job,
        Err(message) => {
            session.complain(&format!("{}: {message}", path.display()));
            return Status::Failed;
        }
    };
    let jobs = session.jobs.or(job.jobs).unwrap_or_else(writethru_batch::pool::cores);
    if flags.check {
        return check(path, &job, jobs, session);
    }
    let format = Format::from_name(&flags.format).unwrap_or(Format::Text);
    work(path, &job, jobs, format, session)
}

fn init(path: Option<&Path>, session: &mut Session<'_>) -> Status {
    let Some(path) = path else { return session.print(EXAMPLE.trim_end()) };
    let file = std::fs::File::create_new(session.real(path));
    match file.and_then(|mut file| file.write_all(EXAMPLE.as_bytes())) {
        Ok(()) => {
            session.note(&format!(
                "wrote {0}: edit it, then `writethru batch {0}`",
                path.display()
            ));
            Status::Done
        }
        Err(error) => {
            let message = match error.kind() {
                ErrorKind::AlreadyExists => {
                    "exists already: name another file".to_owned()
                }
                _ => error.to_string(),
            };
            session.complain(&format!("{}: {message}", path.display()));
            Status::Failed
        }
    }
}

fn load(path: &Path, session: &mut Session<'_>) -> Result<Job, String> {
    let real = session.real(path);
    let bytes = writethru_batch::read(&real).map_err(|message| {
        format!(
            "{message}; `writethru batch --init {}` writes an example",
            path.display()
        )
    })?;
    let text = String::from_utf8(bytes).map_err(|_| "is no UTF-8".to_owned())?;
    Job::read(&text, &real)
}

fn check(path: &Path, job: &Job, jobs: usize, session: &mut Session<'_>) -> Status {
    let mut bar = Bar::new(session.shows_progress());
    let (totals, errors) = survey(job, jobs, &mut bar);
    for error in &errors {
        session.complain(&explain(error));
    }
    let tasks: Vec<String> =
        job.tasks.iter().map(|task| format!("{task:?}").to_lowercase()).collect();
    let found = format!(
        "{}: {} stories, {} versions; tasks: {}; {}",
        path.display(),
        totals.stories,
        totals.versions,
        tasks.join(", "),
        if errors.is_empty() { "all can be read" } else { "not all can be read" }
    );
    let status = session.print(&found);
    if errors.is_empty() { status } else { Status::Failed }
}

fn work(
    path: &Path,
    job: &Job,
    jobs: usize,
    format: Format,
    session: &mut Session<'_>,
) -> Status {
    let start = Instant::now();
    let look = session.look;
    let mut bar = Bar::new(session.shows_progress());
    let screen = bar.screen();
    let mut out = Output::new(format, true);
    let mut broken = None;
    let mut each = |told: &Told| {
        screen.aside(|| {
            for error in &told.errors {
                session.complain(&explain(error));
            }
            broken = show(told, format, &mut out, session).err();
        });
        broken.is_none()
    };
    let result = writethru_batch::run(job, jobs, &look, &mut bar, &mut each);
    if let Some(error) = broken {
        return session.unwritable(&error);
    }
    match result {
        Err(message) => {
            session.complain(&message);
            Status::Failed
        }
        Ok(totals) => {
            close(path, job, totals, start, session);
            if totals.errors > 0 { Status::Failed } else { Status::Done }
        }
    }
}

fn show(
    told: &Told,
    format: Format,
    out: &mut Output,
    session: &mut Session<'_>,
) -> std::io::Result<()> {
    if format == Format::Jsonl {
        let mut records = told.records.iter();
        records
            .try_for_each(|record| out.write(&mut session.io.stdout, record.clone()))?;
    } else if !told.text.is_empty() {
        out.write(&mut session.io.stdout, told.text.clone())?;
    }
    session.io.stdout.flush()
}

/// The closing table, and where to look next.
fn close(
    path: &Path,
    job: &Job,
    totals: Totals,
    start: Instant,
    session: &mut Session<'_>,
) {
    if session.quiet {
        return;
    }
    let time = format!("{:.1} s", start.elapsed().as_secs_f32());
    let columns = [
        ("stories", totals.stories.to_string()),
        ("versions", totals.versions.to_string()),
        ("facts changed", totals.factual.to_string()),
        ("undisclosed", totals.undisclosed.to_string()),
        ("errors", totals.errors.to_string()),
        ("time", time),
    ];
    let width = |column: &(&str, String)| column.0.len().max(column.1.len());
    let row = |cell: fn(&(&'static str, String)) -> String| -> String {
        let cells =
            columns.iter().map(|column| format!("{:>1$}", cell(column), width(column)));
        cells.collect::<Vec<_>>().join("  ")
    };
    let mut lines = vec![
        String::new(),
        row(|column| column.0.to_owned()),
        row(|column| column.1.clone()),
    ];
    let folder = path.parent().unwrap_or(Path::new(""));
    for sink in &job.sinks {
        lines.push(match sink {
            Sink::Jsonl(file) => {
                format!("records: {}", tidy(&folder.join(file)).display())
            }
            Sink::Markdown(pages) => {
                format!("pages:   {}/", tidy(&folder.join(pages)).display())
            }
        });
    }
    lines.push("every change of a step: writethru diff OLD NEW".to_owned());
    // Where diagnostics cannot be written, nobody reads them.
    let _ = writeln!(session.io.stderr, "{}", lines.join("\n"));
}

/// A path without `folder/..`.
fn tidy(path: &Path) -> PathBuf {
    use std::path::Component;
    let mut out = PathBuf::new();
    for part in path.components() {
        let named = matches!(out.components().next_back(), Some(Component::Normal(_)));
        match part {
            Component::ParentDir if named => {
                out.pop();
            }
            Component::CurDir => {}
            part => out.push(part),
        }
    }
    out
}
