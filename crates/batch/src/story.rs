//! One story of a run: its versions read, compared step by step, summarized, rendered.
#![allow(clippy::disallowed_methods, reason = "this is a room for files")]

use std::fs::File;
use std::io::{BufReader, Seek, SeekFrom};
use std::path::PathBuf;

use rayon::prelude::*;
use writethru_article::Article;
use writethru_diff::{Revision, diff};
use writethru_facts::{Reading, read};
use writethru_report::{ErrorRecord, Format, Look, Outcome, StoryView, render};
use writethru_summarize::{Settings, Summary, summarize};

use crate::index::{At, Entry, StoryEntry, article_of_line, articles, error};
use crate::job::{Job, Task};
use crate::line::lines;
use crate::source::Found;

/// What a run tells of one story.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// The story's name.
    pub story: String,
    /// Its versions, its most significant change and its summary, for a terminal.
    pub text: String,
    /// Its records, one a line; those of errors stand among them.
    pub records: Vec<String>,
    /// The versions that could not be read.
    pub errors: Vec<ErrorRecord>,
    /// Versions that were read.
    pub n_versions: usize,
    /// Facts that changed over all steps.
    pub n_factual: usize,
    /// Those of them that were revised or removed without a word to readers.
    pub n_undisclosed: usize,
    pub(crate) page: String,
}

/// Does the job's tasks for one story.
pub(crate) fn tell(job: &Job, story: &StoryEntry, look: &Look) -> Told {
    let (versions, errors) = readings(job, story);
    let steps: Vec<Revision> = if job.does(Task::Diff) {
        let settings = writethru_diff::Settings::default();
        versions.par_windows(2).map(|pair| diff(&pair[0], &pair[1], &settings)).collect()
    } else {
        Vec::new()
    };
    let newest = versions.last().filter(|_| job.does(Task::Summarize));
    let summary = newest.map(|newest| {
        let settings = Settings { budget: job.summary.budget(), ..Settings::default() };
        summarize(std::slice::from_ref(newest), &[], None, &settings)
    });
    let view = StoryView {
        name: &story.name,
        versions: &versions,
        steps: &steps,
        summary: summary.as_ref(),
    };
    let mut records: Vec<String> = errors.iter().map(record).collect();
    records.extend(facts(job, &versions));
    records.extend(changes(&story.name, &steps));
    records.extend(
        summary
            .iter()
            .zip(newest)
            .map(|(summary, newest)| summary_record(&story.name, newest, summary)),
    );
    let once = |steps: &[Revision], undisclosed: bool| -> usize {
        let n = |step: &Revision| {
            if undisclosed {
                step.undisclosed().filter(|change| change.repeats.is_none()).count()
            } else {
                let changes = step.changes.iter();
                changes.filter(|c| c.factual && c.repeats.is_none()).count()
            }
        };
        steps.iter().map(n).sum()
    };
    Told {
        story: story.name.clone(),
        text: view.text(look),
        page: view.markdown(look),
        records,
        errors,
        n_versions: versions.len(),
        n_factual: once(&steps, false),
        n_undisclosed: once(&steps, true),
    }
}

/// An error as a record of a stream.
pub(crate) fn record(error: &ErrorRecord) -> String {
    serde_json::to_string(error).expect("error records have string keys")
}

fn facts(job: &Job, versions: &[Reading]) -> Vec<String> {
    let wanted = if job.does(Task::Facts) { versions } else { &[] };
    wanted.par_iter().map(|version| jsonl(&Outcome::Facts(version))).collect()
}

/// One record a step, called `story#1-2` after the places of its versions.
fn changes(story: &str, steps: &[Revision]) -> Vec<String> {
    let step = |(idx, revision): (usize, &Revision)| {
        let id = format!("{story}#{}-{}", idx + 1, idx + 2);
        jsonl(&Outcome::Revision { id: &id, revision })
    };
    steps.par_iter().enumerate().map(step).collect()
}

fn summary_record(story: &str, newest: &Reading, summary: &Summary) -> String {
    let articles = std::slice::from_ref(newest);
    jsonl(&Outcome::Summary { id: story, articles, read: &[], summary })
}

fn jsonl(outcome: &Outcome<'_>) -> String {
    render(outcome, Format::Jsonl, &Look::default())
}

/// The readings of a story's versions, in order, and the errors of those that cannot be read.
fn readings(job: &Job, story: &StoryEntry) -> (Vec<Reading>, Vec<ErrorRecord>) {
    let settings = writethru_facts::Settings { as_of: job.as_of.clone() };
    let results: Vec<Result<Reading, ErrorRecord>> = story
        .versions
        .par_iter()
        .map(|entry| article(entry).map(|article| read(&article, &settings)))
        .collect();
    let (mut readings, mut errors) = (Vec::new(), Vec::new());
    for result in results {
        match result {
            Ok(reading) => readings.push(reading),
            Err(error) => errors.push(error),
        }
    }
    (readings, errors)
}

fn article(entry: &Entry) -> Result<Article, ErrorRecord> {
    let changed = || error(&entry.source, "changed while the job ran: run it again");
    match &entry.at {
        At::File { path, nth } => {
            let found = Found {
                path: path.clone(),
                name: entry.source.clone(),
                is_stream: false,
            };
            let (articles, error) = articles(&found);
            let article = articles.into_iter().nth(*nth);
            article.ok_or_else(|| error.unwrap_or_else(changed))
        }
        At::Line { path, offset, number } => {
            let mut line = line_at(path, *offset)
                .map_err(|problem| error(&entry.source, &problem.to_string()))?
                .ok_or_else(changed)?;
            line.number = *number;
            article_of_line(&entry.source, &line)
        }
    }
}

fn line_at(path: &PathBuf, offset: u64) -> std::io::Result<Option<crate::Line>> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(offset))?;
    Ok(lines(BufReader::new(file)).next())
}
