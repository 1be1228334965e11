//! Inputs that are files: which files the arguments mean.
#![allow(clippy::disallowed_methods, reason = "files are read in cli")]

use std::io::Read;
use std::path::{Path, PathBuf};

use writethru_batch::{MAX_FILE, articles_below};

use crate::engine::Item;
use crate::failure::{Failure, Origin};
use crate::session::Session;

/// A file to be read, or what was read of stdin.
#[derive(Clone, Debug)]
pub(crate) enum Source {
    /// Where it is.
    File(PathBuf),
    /// What stdin held.
    Bytes(Vec<u8>),
    /// Nothing: the other side of a file that was added or removed.
    Absent,
    /// Why there is nothing to read.
    None(String),
}

/// The files that the arguments mean, in order, folders replaced by the articles below them.
pub(crate) fn sources(session: &mut Session<'_>, paths: &[PathBuf]) -> Vec<Item<Source>> {
    let mut items = Vec::new();
    let mut push = |source: &Path, value: Source| {
        let origin = Origin {
            source: source.display().to_string(),
            idx: items.len() as u64,
            ..Origin::default()
        };
        items.push(Item { origin, value });
    };
    for path in paths {
        let real = session.real(path);
        if path.as_os_str() == "-" {
            push(path, stdin(session));
        } else if real.is_dir() {
            match articles_below(&real) {
                Err(message) => push(path, Source::None(message)),
                Ok(below) if below.is_empty() => {
                    let message = "no article below this folder (writethru parse \
                        --list-formats names the kinds of file that are read)";
                    push(path, Source::None(message.to_owned()));
                }
                Ok(below) => {
                    for file in below {
                        let inner = file.strip_prefix(&real).unwrap_or(&file);
                        push(&path.join(inner), Source::File(file.clone()));
                    }
                }
            }
        } else {
            push(path, Source::File(real));
        }
    }
    items
}

fn stdin(session: &mut Session<'_>) -> Source {
    let mut bytes = Vec::new();
    match session.take_stdin().take(MAX_FILE).read_to_end(&mut bytes) {
        Ok(_) => Source::Bytes(bytes),
        Err(error) => Source::None(error.to_string()),
    }
}

/// The bytes of a source.
pub(crate) fn bytes(source: Source) -> Result<Vec<u8>, Failure> {
    let result = match source {
        Source::File(path) => writethru_batch::read(&path),
        Source::Bytes(bytes) => Ok(bytes),
        Source::Absent => Ok(Vec::new()),
        Source::None(message) => Err(message),
    };
    result.map_err(|message| Failure::new("read", message))
}
