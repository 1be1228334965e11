//! The repository as files: its root, its manifests and its sources.

use std::fs;
use std::path::{Path, PathBuf};

/// The folder that holds the workspace's manifest.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// What a crate's manifest says about dependencies and lints.
pub(crate) struct Manifest {
    /// The crate's folder: `text`.
    pub(crate) folder: String,
    /// Of every section: ordinary, development, build, by target.
    pub(crate) dependencies: Vec<Dependency>,
    /// Whether `[lints]` says `workspace = true`.
    pub(crate) lints_inherited: bool,
}

/// One line of a dependency section.
pub(crate) struct Dependency {
    /// The name it is used by.
    pub(crate) name: String,
    /// Whether its version comes from the workspace's table.
    pub(crate) inherited: bool,
}

/// The manifests of all members, by folder.
pub(crate) fn manifests() -> Vec<Manifest> {
    let mut folders = children(&root().join("crates"));
    folders.push(root().join("tests"));
    folders
        .iter()
        .filter(|folder| folder.join("Cargo.toml").is_file())
        .map(|folder| {
            let name = folder.file_name().unwrap().to_str().unwrap();
            manifest(name, &fs::read_to_string(folder.join("Cargo.toml")).unwrap())
        })
        .collect()
}

/// Every Rust file of the members, sorted.
pub(crate) fn sources() -> Vec<PathBuf> {
    let mut out = Vec::new();
    let mut todo = vec![root().join("crates"), root().join("tests")];
    while let Some(folder) = todo.pop() {
        for path in children(&folder) {
            if path.is_dir() {
                if path.file_name().is_none_or(|name| name != "target") {
                    todo.push(path);
                }
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                out.push(path);
            }
        }
    }
    out.sort();
    out
}

/// The paths in a folder, sorted.
pub(crate) fn children(folder: &Path) -> Vec<PathBuf> {
    let mut out: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    out.sort();
    out
}

/// Reads the sections that matter, line by line: manifests here hold one dependency a line, or a
/// section of its own for one.
fn manifest(folder: &str, source: &str) -> Manifest {
    let mut out = Manifest {
        folder: folder.to_owned(),
        dependencies: Vec::new(),
        lints_inherited: false,
    };
    let mut section = String::new();
    for line in source.lines().map(str::trim) {
        if let Some(header) =
            line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'))
        {
            header.clone_into(&mut section);
            if let Some((before, name)) = header.rsplit_once("dependencies.")
                && !before.ends_with('"')
            {
                out.dependencies
                    .push(Dependency { name: name.to_owned(), inherited: false });
            }
            continue;
        }
        let Some((key, value)) = line.split_once('=') else { continue };
        let (key, value) = (key.trim(), value.trim());
        let inherited = key.ends_with(".workspace") && value == "true"
            || value.contains("workspace = true");
        if section == "lints" {
            out.lints_inherited |= key == "workspace" && value == "true";
        } else if section.ends_with("dependencies") {
            let name = key.strip_suffix(".workspace").unwrap_or(key).to_owned();
            out.dependencies.push(Dependency { name, inherited });
        } else if section.contains("dependencies.")
            && let Some(last) = out.dependencies.last_mut()
        {
            last.inherited |= key == "workspace" && value == "true";
        }
    }
    out
}
