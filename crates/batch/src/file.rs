//! Files of articles: which of a folder's files are articles, and reading them.
#![allow(clippy::disallowed_methods, reason = "this is a room for files")]

use std::io;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;
use writethru_parse::FORMATS;

/// Largest file that is read, in bytes: positions are 32 bits and a reading needs a few times the
/// text's size.
pub const MAX_FILE: u64 = 1 << 30;

/// The files below a folder that can be read as articles, sorted by path. Hidden ones are left
/// out.
///
/// # Errors
///
/// What went wrong with the first folder that cannot be listed.
pub fn articles_below(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut paths = files_below(folder)?;
    paths.retain(|path| is_article(path));
    Ok(paths)
}

/// All files below a folder, sorted by path, but hidden ones and those that a `.gitignore` or
/// `.ignore` in it excludes; excludes of folders above it and of the user do not count, so that
/// the same folder gives the same files everywhere.
///
/// # Errors
///
/// What went wrong with the first folder that cannot be listed.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut paths = Vec::new();
    let walk = WalkBuilder::new(folder)
        .standard_filters(false)
        .hidden(true)
        .ignore(true)
        .git_ignore(true)
        .require_git(false)
        .build();
    for entry in walk {
        let entry = entry.map_err(|error| error.to_string())?;
        if entry.file_type().is_some_and(|kind| kind.is_file())
            || (entry.path_is_symlink() && entry.path().is_file())
        {
            paths.push(entry.into_path());
        }
    }
    paths.sort();
    Ok(paths)
}

/// Whether the name says that the file is of a format that is read, packed (`page.html.gz`) or not.
pub fn is_article(path: &Path) -> bool {
    let extension = |path: &Path| {
        let extension = path.extension().and_then(|extension| extension.to_str());
        extension.map(str::to_ascii_lowercase)
    };
    let is_known = |extension: Option<String>| {
        let mut known = FORMATS.iter().flat_map(|format| format.extensions);
        extension.is_some_and(|extension| known.any(|known| *known == extension))
    };
    match extension(path).as_deref() {
        Some("gz" | "zst") => {
            is_known(path.file_stem().and_then(|stem| extension(Path::new(stem))))
        }
        other => is_known(other.map(str::to_owned)),
    }
}

/// Reads a file wholly.
///
/// # Errors
///
/// Why it cannot be read and what would help, without its name.
pub fn read(path: &Path) -> Result<Vec<u8>, String> {
    let metadata = std::fs::metadata(path).map_err(|error| because(&error))?;
    if metadata.is_dir() {
        return Err("is a folder: name a file in it".to_owned());
    }
    if metadata.len() > MAX_FILE {
        return Err(format!(
            "{} MiB are too many for one article: at most {} are read",
            metadata.len() >> 20,
            MAX_FILE >> 20
        ));
    }
    std::fs::read(path).map_err(|error| because(&error))
}

fn because(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file".to_owned(),
        io::ErrorKind::PermissionDenied => {
            "no permission to read it: check its owner and mode".to_owned()
        }
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_articles_are_known_packed_or_not() {
        let is = |name: &str| is_article(Path::new(name));
        assert!(is("a.HTML") && is("b/a.warc.gz") && is("a.md.zst") && is("a.jsonl"));
        assert!(!is("a.gz") && !is("a.png") && !is("html") && !is("a.html.bak"));
    }
}
