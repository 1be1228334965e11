//! A run of a job: index, then story by story, in parallel and in order.
#![allow(clippy::disallowed_methods, reason = "this is a room for files")]

use std::fs::File;
use std::io::BufReader;
use std::panic::{AssertUnwindSafe, catch_unwind};

use writethru_report::{ErrorRecord, Look};

use crate::index::{Entry, StoryEntry, entries_of_file, entry_of_line, error, stories};
use crate::job::Job;
use crate::line::{Line, lines};
use crate::pool;
use crate::progress::Progress;
use crate::sink::OpenSink;
use crate::source::{Found, files};
use crate::story::{Told, record, tell};

/// What a run came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Stories.
    pub stories: usize,
    /// Versions that were read.
    pub versions: usize,
    /// Facts that changed, over all steps of all stories.
    pub factual: usize,
    /// Facts that were revised or removed without a word to readers.
    pub undisclosed: usize,
    /// Sources, versions and stories that failed.
    pub errors: usize,
}

/// Runs a job with this many threads. `each` is told of every story in order, and before them of
/// the sources that could not be read, as a story without a name; it returns `false` to stop.
///
/// # Errors
///
/// If a sink cannot be written. A source, version or story that fails is an error record and
/// stops nothing.
pub fn run(
    job: &Job,
    jobs: usize,
    look: &Look,
    progress: &mut dyn Progress,
    each: &mut dyn FnMut(&Told) -> bool,
) -> Result<Totals, String> {
    let mut sinks: Vec<OpenSink> = job
        .sinks
        .iter()
        .map(|sink| OpenSink::open(job, sink))
        .collect::<Result<_, _>>()?;
    let (stories, unread) = index(job, jobs, progress);
    let mut totals = Totals { stories: stories.len(), ..Totals::default() };
    let mut wanted = true;
    if !unread.is_empty() {
        let records = unread.iter().map(record).collect();
        let told = Told { errors: unread, records, ..Told::default() };
        wanted = take(&told, &mut sinks, &mut totals, each)?;
    }
    progress.begin("stories", stories.len());
    let mut written = Ok(());
    if wanted {
        let work = |story: StoryEntry| guarded(job, &story, look);
        pool::ordered(stories.into_iter(), jobs, work, |told| {
            progress.advance();
            match take(&told, &mut sinks, &mut totals, each) {
                Ok(more) => more,
                Err(message) => {
                    written = Err(message);
                    false
                }
            }
        });
    }
    progress.finish();
    written?;
    sinks.into_iter().try_for_each(OpenSink::close)?;
    Ok(totals)
}

/// Looks at a job's sources without doing its tasks: how many stories and versions there are.
pub fn survey(
    job: &Job,
    jobs: usize,
    progress: &mut dyn Progress,
) -> (Totals, Vec<ErrorRecord>) {
    let (stories, errors) = index(job, jobs, progress);
    progress.finish();
    let totals = Totals {
        stories: stories.len(),
        versions: stories.iter().map(|story| story.versions.len()).sum(),
        errors: errors.len(),
        ..Totals::default()
    };
    (totals, errors)
}

/// Counts and writes what is told; whether more is wanted.
fn take(
    told: &Told,
    sinks: &mut [OpenSink],
    totals: &mut Totals,
    each: &mut dyn FnMut(&Told) -> bool,
) -> Result<bool, String> {
    totals.versions += told.n_versions;
    totals.factual += told.n_factual;
    totals.undisclosed += told.n_undisclosed;
    totals.errors += told.errors.len();
    for sink in sinks {
        sink.records(&told.records)?;
        if !told.page.is_empty() {
            sink.page(&told.story, &told.page)?;
        }
    }
    Ok(each(told))
}

/// A story, or the error that its telling ended in.
fn guarded(job: &Job, story: &StoryEntry, look: &Look) -> Told {
    catch_unwind(AssertUnwindSafe(|| tell(job, story, look))).unwrap_or_else(|_| {
        let error = ErrorRecord {
            id: Some(story.name.clone()),
            ..ErrorRecord::new(
                "panic",
                "a mistake in writethru, please report it with the story's files",
            )
        };
        Told {
            story: story.name.clone(),
            records: vec![record(&error)],
            errors: vec![error],
            ..Told::default()
        }
    })
}

/// All stories of a job's sources, and what could not be read.
fn index(
    job: &Job,
    jobs: usize,
    progress: &mut dyn Progress,
) -> (Vec<StoryEntry>, Vec<ErrorRecord>) {
    let (mut entries, mut errors) = (Vec::new(), Vec::new());
    let mut found = Vec::new();
    for source in &job.sources {
        match files(job, source) {
            Ok(files) => found.extend(files),
            Err(message) => errors.push(error("job", &message)),
        }
    }
    progress.begin("reading", found.len());
    let (streams, files): (Vec<Found>, Vec<Found>) =
        found.into_iter().partition(|found| found.is_stream);
    let read = |found: Found| {
        catch_unwind(AssertUnwindSafe(|| entries_of_file(&found))).unwrap_or_else(|_| {
            (Vec::new(), Some(error(&found.name, "a mistake in writethru")))
        })
    };
    pool::ordered(files.into_iter(), jobs, read, |(of_file, error)| {
        progress.advance();
        entries.extend(of_file);
        errors.extend(error);
        true
    });
    for stream in streams {
        progress.advance();
        index_stream(&stream, jobs, &mut entries, &mut errors);
    }
    (stories(entries), errors)
}

fn index_stream(
    found: &Found,
    jobs: usize,
    entries: &mut Vec<Entry>,
    errors: &mut Vec<ErrorRecord>,
) {
    let file = match File::open(&found.path) {
        Ok(file) => file,
        Err(problem) => {
            errors.push(error(&found.name, &problem.to_string()));
            return;
        }
    };
    let read = |line: Line| {
        catch_unwind(AssertUnwindSafe(|| entry_of_line(found, &line)))
            .unwrap_or_else(|_| Err(error(&found.name, "a mistake in writethru")))
    };
    pool::ordered(lines(BufReader::new(file)), jobs, read, |result| {
        match result {
            Ok(entry) => entries.push(entry),
            Err(error) => errors.push(error),
        }
        true
    });
}
