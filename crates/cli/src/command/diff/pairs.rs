//! Which files are compared with which.
#![allow(clippy::disallowed_methods, reason = "files are read in cli")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use writethru_report::ABSENT;

use crate::engine::Item;
use crate::failure::{Failure, Origin};
use crate::input::{Source, sources};
use crate::read::Version;
use crate::session::Session;

/// Two files to compare.
pub(super) struct FilePair {
    pub(super) old: Version,
    pub(super) new: Version,
}

impl FilePair {
    /// Calls the sides, those that are there, by these names.
    pub(super) fn label(&mut self, labels: &[String]) {
        for (side, label) in [&mut self.old, &mut self.new].into_iter().zip(labels) {
            if !matches!(side.source, Source::Absent) {
                side.name.clone_from(label);
            }
        }
    }

    /// What a line about the pair calls it: the newer file that is there.
    pub(super) fn name(&self) -> &str {
        if matches!(self.new.source, Source::Absent) {
            &self.old.name
        } else {
            &self.new.name
        }
    }
}

/// A side without a file.
pub(super) fn absent() -> Version {
    let name = ABSENT.to_owned();
    Version { path: name.clone(), name, source: Source::Absent }
}

/// The pairs that two paths mean: one, or those of two folders by their names within them.
pub(super) fn pairs(
    [old, new]: [&PathBuf; 2],
    session: &mut Session<'_>,
) -> Vec<Item<Result<FilePair, Failure>>> {
    let folders = [old, new].map(|path| session.real(path).is_dir());
    match folders {
        [false, false] => {
            let (old, new) = (side(session, old), side(session, new));
            let there = if matches!(new.source, Source::Absent) { &old } else { &new };
            vec![pair(there.name.clone(), old, new)]
        }
        [true, true] => {
            let olds = sources(session, std::slice::from_ref(old));
            let news = sources(session, std::slice::from_ref(new));
            by_name(within(olds, old), within(news, new))
        }
        [is_dir, _] => {
            let (folder, file) = if is_dir { (old, new) } else { (new, old) };
            let message = format!(
                "is a folder and {} is a file: give two files or two folders",
                file.display()
            );
            let origin =
                Origin { source: folder.display().to_string(), ..Origin::default() };
            vec![Item { origin, value: Err(Failure::new("read", message)) }]
        }
    }
}

/// A file, or none where the path is that of nothing.
fn side(session: &mut Session<'_>, path: &Path) -> Version {
    if path == Path::new(ABSENT) {
        return absent();
    }
    let found = sources(session, &[path.to_path_buf()]).pop();
    let source = found.map_or(Source::Absent, |item| item.value);
    let name = path.display().to_string();
    Version { path: name.clone(), name, source }
}

fn pair(id: String, old: Version, new: Version) -> Item<Result<FilePair, Failure>> {
    let origin = Origin {
        id: Some(id),
        source: format!("{} → {}", old.name, new.name),
        ..Origin::default()
    };
    Item { origin, value: Ok(FilePair { old, new }) }
}

/// The files of a folder by their names within it.
fn within(items: Vec<Item<Source>>, folder: &Path) -> BTreeMap<PathBuf, Version> {
    let named = items.into_iter().map(|item| {
        let Item { origin, value: source } = item;
        let path = PathBuf::from(&origin.source);
        let inner = path.strip_prefix(folder).map_or(path.clone(), PathBuf::from);
        let name = origin.source;
        (inner, Version { path: name.clone(), name, source })
    });
    named.collect()
}

/// Files of one name are a pair; so is a file without its other side, and nothing.
fn by_name(
    mut olds: BTreeMap<PathBuf, Version>,
    news: BTreeMap<PathBuf, Version>,
) -> Vec<Item<Result<FilePair, Failure>>> {
    let mut out = BTreeMap::new();
    for (name, new) in news {
        let old = olds.remove(&name).unwrap_or_else(absent);
        let item = checked(name.display().to_string(), old, new);
        out.insert(name, item);
    }
    for (name, old) in olds {
        let item = checked(name.display().to_string(), old, absent());
        out.insert(name, item);
    }
    out.into_values().collect()
}

/// A pair, unless a folder could not be read at all.
fn checked(id: String, old: Version, new: Version) -> Item<Result<FilePair, Failure>> {
    for side in [&old, &new] {
        if let Source::None(message) = &side.source {
            let origin = Origin { source: side.name.clone(), ..Origin::default() };
            let failure = Failure::new("read", message.clone());
            return Item { origin, value: Err(failure) };
        }
    }
    pair(id, old, new)
}
