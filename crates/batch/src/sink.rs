//! Sinks: where the results of a run go. A file appears, or replaces its older self, only when it
//! is whole.
#![allow(clippy::disallowed_methods, reason = "this is a room for files")]

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::job::{Job, Sink};

/// An open sink.
pub(crate) enum OpenSink {
    /// Records, one a line.
    Jsonl { path: PathBuf, file: BufWriter<NamedTempFile> },
    /// One page a story.
    Markdown { folder: PathBuf, taken: BTreeSet<String> },
}

impl OpenSink {
    /// Opens a sink; folders that lack are made.
    pub(crate) fn open(job: &Job, sink: &Sink) -> Result<OpenSink, String> {
        match sink {
            Sink::Jsonl(path) => {
                let path = job.real(path);
                let file = temporary(&path).map_err(|error| told(&path, &error))?;
                Ok(OpenSink::Jsonl { path, file: BufWriter::new(file) })
            }
            Sink::Markdown(folder) => {
                let folder = job.real(folder);
                fs::create_dir_all(&folder).map_err(|error| told(&folder, &error))?;
                Ok(OpenSink::Markdown { folder, taken: BTreeSet::new() })
            }
        }
    }

    /// Takes the records of a story or an error.
    pub(crate) fn records(&mut self, records: &[String]) -> Result<(), String> {
        let OpenSink::Jsonl { path, file } = self else { return Ok(()) };
        let written = records.iter().try_for_each(|record| writeln!(file, "{record}"));
        written.map_err(|error| told(path, &error))
    }

    /// Takes the page of a story.
    pub(crate) fn page(&mut self, story: &str, page: &str) -> Result<(), String> {
        let OpenSink::Markdown { folder, taken } = self else { return Ok(()) };
        let path = folder.join(file_name(story, taken));
        let write = || {
            let mut file = temporary(&path)?;
            writeln!(file, "{page}")?;
            keep(file, &path)
        };
        write().map_err(|error| told(&path, &error))
    }

    /// Makes the results appear.
    pub(crate) fn close(self) -> Result<(), String> {
        let OpenSink::Jsonl { path, file } = self else { return Ok(()) };
        let file = file.into_inner().map_err(|error| told(&path, error.error()))?;
        keep(file, &path).map_err(|error| told(&path, &error))
    }
}

/// A temporary file beside the one that it will become.
fn temporary(path: &Path) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    // Results are for others too; the umask still applies.
    #[cfg(unix)]
    let builder = {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666))
    };
    builder.prefix(".writethru-").tempfile_in(folder)
}

fn keep(file: NamedTempFile, path: &Path) -> io::Result<()> {
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// A file name for a story: its name with everything but letters and digits as hyphens; a number
/// where two stories would share one.
fn file_name(story: &str, taken: &mut BTreeSet<String>) -> String {
    // Longest name in characters, well below what file systems take.
    const MAX: usize = 80;
    let plain = |c: char| if c.is_alphanumeric() || "._".contains(c) { c } else { '-' };
    let name: String = story.chars().map(plain).take(MAX).collect();
    let name = name.trim_matches(['-', '.']);
    let name = if name.is_empty() { "story" } else { name };
    let mut unique = name.to_owned();
    let mut n = 2;
    while !taken.insert(unique.clone()) {
        unique = format!("{name}-{n}");
        n += 1;
    }
    unique + ".md"
}

fn told(path: &Path, error: &io::Error) -> String {
    format!("cannot write {}: {error}", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_stories_never_share_a_page() {
        let mut taken = BTreeSet::new();
        assert_eq!(
            file_name("https://a.example/b", &mut taken),
            "https---a.example-b.md"
        );
        assert_eq!(file_name("a b", &mut taken), "a-b.md");
        assert_eq!(file_name("a/b", &mut taken), "a-b-2.md");
        assert_eq!(file_name("../..", &mut taken), "story.md");
    }
}
