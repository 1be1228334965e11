//! Sources: the files and streams that a job names.
#![allow(clippy::disallowed_methods, reason = "this is a room for files")]

use std::path::{Component, Path, PathBuf};

use globset::GlobBuilder;

use crate::file::{articles_below, files_below};
use crate::job::{Job, Source};

/// A file to read versions from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// Its path from the job's folder: what results call it.
    pub(crate) name: String,
    /// Whether it is a stream of records.
    pub(crate) is_stream: bool,
}

/// The files of a source, sorted by path; an error names the source and says what is wrong.
pub(crate) fn files(job: &Job, source: &Source) -> Result<Vec<Found>, String> {
    let (paths, is_stream, named) = match source {
        Source::Files(pattern) => (matching(job, pattern)?, false, pattern.clone()),
        Source::Folder(folder) => {
            (articles_below(&job.real(folder))?, false, folder.display().to_string())
        }
        Source::Jsonl(path) => (vec![job.real(path)], true, path.display().to_string()),
    };
    if paths.is_empty() {
        return Err(format!("{named:?} matches no file"));
    }
    let found = |path: PathBuf| {
        let name = path.strip_prefix(&job.folder).unwrap_or(&path).display().to_string();
        Found { path, name, is_stream }
    };
    Ok(paths.into_iter().map(found).collect())
}

/// The files that match a pattern, which starts from the job's folder.
fn matching(job: &Job, pattern: &str) -> Result<Vec<PathBuf>, String> {
    let glob = GlobBuilder::new(pattern)
        .literal_separator(true)
        .build()
        .map_err(|error| format!("pattern {pattern:?}: {}", error.kind()))?
        .compile_matcher();
    let base = job.real(&fixed_part(pattern));
    if !base.is_dir() {
        return Err(format!("pattern {pattern:?}: no folder {}", base.display()));
    }
    let mut paths = files_below(&base)?;
    paths.retain(|path| glob.is_match(path.strip_prefix(&job.folder).unwrap_or(path)));
    Ok(paths)
}

/// The folders of a pattern before its first special character.
fn fixed_part(pattern: &str) -> PathBuf {
    let special = |part: &Component<'_>| {
        part.as_os_str().to_string_lossy().contains(['*', '?', '[', '{'])
    };
    let path = Path::new(pattern);
    let parent = path.parent().unwrap_or(Path::new(""));
    parent.components().take_while(|part| !special(part)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_walked_from_its_fixed_part() {
        assert_eq!(fixed_part("stories/*/v*.md"), Path::new("stories"));
        assert_eq!(fixed_part("v*.md"), Path::new(""));
        assert_eq!(fixed_part("../a/b/v1.md"), Path::new("../a/b"));
    }
}
