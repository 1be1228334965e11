//! The index of a run: every version's place, name and order, without its text.
//!
//! A run reads everything twice: once to learn which versions belong together, keeping a few
//! dozen bytes of each, and once story by story. So its memory is that of the index and of the
//! stories under way, however large the corpus is.

use std::collections::BTreeMap;
use std::path::PathBuf;

use writethru_article::{Article, ArticleInput};
use writethru_parse::{ReadOptions, read_bytes, read_input};
use writethru_report::ErrorRecord;

use crate::file;
use crate::line::Line;
use crate::natural::natural;
use crate::source::Found;

/// Where a version's bytes are.
#[derive(Clone, Debug)]
pub(crate) enum At {
    /// The n-th article (0-based) of a file.
    File { path: PathBuf, nth: usize },
    /// A line of a stream.
    Line { path: PathBuf, offset: u64, number: u64 },
}

/// A version in the index.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) at: At,
    /// The article's identifier.
    pub(crate) id: String,
    /// The file's path from the job's folder.
    pub(crate) source: String,
    story: String,
    number: Option<u64>,
    // Nanoseconds since 1970 of the time that tells versions apart.
    time: Option<i128>,
}

/// A story: its versions in order.
#[derive(Clone, Debug)]
pub(crate) struct StoryEntry {
    pub(crate) name: String,
    pub(crate) versions: Vec<Entry>,
}

/// The versions of a file, and the error with which its reading ended.
pub(crate) fn entries_of_file(found: &Found) -> (Vec<Entry>, Option<ErrorRecord>) {
    let (articles, error) = articles(found);
    let entry = |(nth, article): (usize, Article)| {
        let folder = std::path::Path::new(&found.name).parent();
        let folder = folder.map(|folder| folder.display().to_string());
        let folder = folder.filter(|folder| !folder.is_empty());
        let at = At::File { path: found.path.clone(), nth };
        Entry::new(&article, at, &found.name, || folder.unwrap_or_else(|| ".".to_owned()))
    };
    (articles.into_iter().enumerate().map(entry).collect(), error)
}

/// The articles of a file, and the error with which its reading ended.
pub(crate) fn articles(found: &Found) -> (Vec<Article>, Option<ErrorRecord>) {
    let bytes = match file::read(&found.path) {
        Ok(bytes) if bytes.trim_ascii().is_empty() => {
            return (
                Vec::new(),
                Some(error(&found.name, "is empty: expected an article")),
            );
        }
        Ok(bytes) => bytes,
        Err(message) => return (Vec::new(), Some(error(&found.name, &message))),
    };
    let options =
        ReadOptions { source: Some(found.name.clone()), ..ReadOptions::default() };
    match read_bytes(&bytes, &options) {
        Ok(articles) => (articles, None),
        Err(failure) => {
            let message = failure.to_string();
            let bare = message.strip_prefix(&format!("{}: ", found.name));
            let error = error(&found.name, bare.unwrap_or(&message));
            (failure.into_articles(), Some(error))
        }
    }
}

/// The version that a line of a stream holds.
pub(crate) fn entry_of_line(found: &Found, line: &Line) -> Result<Entry, ErrorRecord> {
    let article = article_of_line(&found.name, line)?;
    let at =
        At::Line { path: found.path.clone(), offset: line.offset, number: line.number };
    let alone = || article.meta.url.clone().unwrap_or_else(|| article.meta.id.clone());
    Ok(Entry::new(&article, at, &found.name, alone))
}

/// The article that a line of a stream holds.
pub(crate) fn article_of_line(name: &str, line: &Line) -> Result<Article, ErrorRecord> {
    let error = |message: String| ErrorRecord {
        line: Some(line.number),
        ..error(name, &message)
    };
    let bytes = line.bytes.as_ref().map_err(|message| error(message.clone()))?;
    let input: ArticleInput =
        serde_json::from_slice(bytes).map_err(|problem| error(told(&problem)))?;
    if input.text.is_none() && input.sentences.is_none() {
        return Err(error("has neither `text` nor `sentences`: give one".to_owned()));
    }
    Ok(read_input(&input, &format!("{name}:{}", line.number)))
}

/// What is wrong with a line's JSON: the line is the stream's own, so only the column is told.
fn told(problem: &serde_json::Error) -> String {
    let message = problem.to_string();
    let place = format!(" at line {} column {}", problem.line(), problem.column());
    let message = message.strip_suffix(&place).unwrap_or(&message);
    format!("column {}: {message}; expected an article record", problem.column())
}

/// An error about a source.
pub(crate) fn error(source: &str, message: &str) -> ErrorRecord {
    ErrorRecord { source: Some(source.to_owned()), ..ErrorRecord::new("read", message) }
}

impl Entry {
    fn new(
        article: &Article,
        at: At,
        source: &str,
        else_story: impl FnOnce() -> String,
    ) -> Self {
        let meta = &article.meta;
        let time = meta.updated.as_ref().or(meta.published.as_ref());
        let time = time.or(meta.captured.as_ref());
        Entry {
            at,
            id: meta.id.clone(),
            source: source.to_owned(),
            story: meta.story.clone().unwrap_or_else(else_story),
            number: meta.version.as_ref().and_then(|version| version.parse().ok()),
            time: time.map(|time| time.instant().as_nanosecond()),
        }
    }
}

/// The stories of all entries, in the order in which their first versions were found. Versions
/// are ordered by number where all have one, else by time where all have one, else by name.
pub(crate) fn stories(entries: Vec<Entry>) -> Vec<StoryEntry> {
    let mut place: BTreeMap<String, usize> = BTreeMap::new();
    let mut stories: Vec<StoryEntry> = Vec::new();
    for entry in entries {
        let idx = *place.entry(entry.story.clone()).or_insert_with(|| {
            stories.push(StoryEntry { name: entry.story.clone(), versions: Vec::new() });
            stories.len() - 1
        });
        stories[idx].versions.push(entry);
    }
    for story in &mut stories {
        let versions = &mut story.versions;
        if versions.iter().all(|version| version.number.is_some()) {
            versions.sort_by_key(|version| version.number);
        } else if versions.iter().all(|version| version.time.is_some()) {
            versions.sort_by_key(|version| version.time);
        } else {
            versions.sort_by(|a, b| natural(&a.id, &b.id));
        }
    }
    stories
}
