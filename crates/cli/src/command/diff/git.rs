//! `diff` as git's external diff: `GIT_EXTERNAL_DIFF` or a driver's `command`.
//!
//! Git gives a path, then file, hash and mode of the old and of the new side; after a rename, the
//! new path and what git says of it. A side that is not there is `/dev/null` with the hash `.`.
//! Any status but 0 makes git give up on the files that follow, so there is no other.
//!
//! Source: git(1), `GIT_EXTERNAL_DIFF`; gitattributes(5), “Defining an external diff driver”.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use writethru_diff::{Settings, diff};
use writethru_report::{ABSENT, Format, Look};

use crate::input::Source;
use crate::io::Status;
use crate::session::Session;

use super::pairs::{FilePair, Side};
use super::{Flags, made};

/// A file that changed, as git tells of it.
pub(super) struct Change {
    /// Where it stands in the repository.
    path: String,
    old: Version,
    new: Version,
}

/// One side of a change.
struct Version {
    /// What it is called: its path and, of a committed one, its hash.
    name: String,
    /// Where its content is.
    file: PathBuf,
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
    Some(Change {
        old: Version { name: named(&path, &old_hash), file: old_file.to_owned() },
        new: Version { name: named(&new_path, &new_hash), file: PathBuf::from(&rest[2]) },
        path: new_path,
    })
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
    change: &Change,
    format: Format,
    look: &Look,
) -> Status {
    let side = |version: &Version| {
        if version.file == Path::new(ABSENT) {
            return Side::absent();
        }
        let source = Source::File(session.real(&version.file));
        Side { name: version.name.clone(), source }
    };
    let FilePair { old, new } =
        FilePair { old: side(&change.old), new: side(&change.new) };
    let settings = flags.anchor.settings();
    let readings =
        old.reading(&settings).and_then(|old| Ok((old, new.reading(&settings)?)));
    let (text, factual) = match readings {
        Ok((old, new)) => {
            let revision = diff(&old, &new, &Settings::default());
            let made = made(flags, &change.path, &revision, format, look);
            (made.text, made.factual)
        }
        Err(failure) => {
            (format!("{}: cannot be compared: {}", change.path, failure.message), false)
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
