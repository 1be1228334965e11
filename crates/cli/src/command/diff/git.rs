//! `diff` as git's external diff: `GIT_EXTERNAL_DIFF` or a driver's `command`.
//!
//! Git gives a path, then file, hash and mode of the old and of the new side; after a rename, the
//! new path and what git says of it. A side that is not there is `/dev/null` with the hash `.`.
//! Any status but 0 makes git give up on the files that follow, so there is no other.
//!
//! Source: git(1), `GIT_EXTERNAL_DIFF`; gitattributes(5), “Defining an external diff driver”.

use std::ffi::OsString;
use std::path::Path;

use writethru_diff::{Settings, diff};
use writethru_facts::read_pair;
use writethru_report::{ABSENT, Format, Look};

use crate::input::Source;
use crate::io::Status;
use crate::read::{Version, version};
use crate::session::Session;

use super::pairs::{FilePair, absent};
use super::{Flags, made};

/// A file that changed, as git tells of it.
pub(super) struct Change {
    /// Where it stands in the repository.
    path: String,
    pair: FilePair,
}

/// Reads git's arguments; `None` if they are not git's.
pub(super) fn change(path: &Path, old_file: &Path, rest: &[OsString]) -> Option<Change> {
    let text = |idx: usize| rest.get(idx).map(|arg| arg.to_string_lossy().into_owned());
    if !matches!(rest.len(), 5 | 7) {
        return None;
    }
    let hashes = [text(0)?, text(3)?];
    let is_hash =
        |hash: &String| hash == "." || hash.bytes().all(|b| b.is_ascii_hexdigit());
    if !hashes.iter().all(is_hash) {
        return None;
    }
    let [old_hash, new_hash] = hashes;
    let path = path.display().to_string();
    let new_path = text(5).unwrap_or_else(|| path.clone());
    let pair = FilePair {
        old: side(path, &old_hash, old_file),
        new: side(new_path.clone(), &new_hash, Path::new(&rest[2])),
    };
    Some(Change { path: new_path, pair })
}

/// One side: a file with the content, known by its path and, if it is committed, its hash.
fn side(path: String, hash: &str, file: &Path) -> Version {
    if file == Path::new(ABSENT) {
        return absent();
    }
    Version { name: named(&path, hash), path, source: Source::File(file.to_owned()) }
}

/// `essays/dam.md@1a2b3c4`; without a hash that of the working tree.
fn named(path: &str, hash: &str) -> String {
    let short = hash.get(..7).filter(|short| short.bytes().any(|byte| byte != b'0'));
    short.map_or_else(|| path.to_owned(), |short| format!("{path}@{short}"))
}

/// Compares the two sides. What cannot be compared is said among the results, and is no failure.
pub(super) fn run(
    flags: &Flags,
    session: &mut Session<'_>,
    change: Change,
    format: Format,
    look: &Look,
) -> Status {
    let Change { path, pair } = change;
    let settings = flags.anchor.settings();
    let read = |mut side: Version| {
        if let Source::File(file) = &mut side.source {
            *file = session.real(file);
        }
        version(side, flags.from.as_deref())
    };
    let articles = read(pair.old).and_then(|old| Ok((old, read(pair.new)?)));
    let (text, factual) = match articles {
        Ok((old, new)) => {
            let (old, new) = read_pair(&old, &new, &settings);
            let revision = diff(&old, &new, &Settings::default());
            let made = made(flags, &path, &revision, format, look);
            (made.text, made.factual)
        }
        Err(failure) => {
            (format!("{path}: cannot be compared: {}", failure.message), false)
        }
    };
    // Git writes the next file's report right below.
    let apart = if format == Format::Text && !session.dense { "\n" } else { "" };
    let printed = session.print(&format!("{text}{apart}"));
    let changed = factual && flags.exit_code;
    if changed { printed.max(Status::Changed) } else { printed }
}

/// What git says itself of a path with merge conflicts, for which it has one argument.
pub(super) fn unmerged(session: &mut Session<'_>, path: &Path) -> Status {
    session.print(&format!("* Unmerged path {}", path.display()))
}
