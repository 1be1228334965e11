//! The shape of the workspace: which crate may see which, where effects live, how long a file is.

use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::repository::{manifests, sources};

/// Each crate's folder, its layer, and the crates below that it may depend on.
///
/// `serve`, `python`, `cli` and the tests stand on everything below them.
const LAYERS: &[(&str, u8, &[&str])] = &[
    ("text", 0, &[]),
    ("article", 1, &["text"]),
    ("align", 1, &["text"]),
    ("parse", 2, &["text", "article"]),
    ("facts", 2, &["text", "article"]),
    ("diff", 3, &["text", "article", "align", "facts"]),
    ("summarize", 4, &["text", "article", "align", "facts", "diff"]),
    ("group", 4, &["text", "article", "align", "facts"]),
    (
        "report",
        5,
        &["text", "article", "align", "parse", "facts", "diff", "summarize", "group"],
    ),
    ("archive", 5, &["text", "article"]),
    ("batch", 6, BELOW_BATCH),
    ("serve", 7, BELOW_SERVE),
    ("python", 7, BELOW_SERVE),
    ("cli", 8, BELOW_CLI),
    ("tests", 9, EVERYTHING),
];

const EVERYTHING: &[&str] = &[
    "text",
    "article",
    "align",
    "parse",
    "facts",
    "diff",
    "summarize",
    "group",
    "report",
    "archive",
    "batch",
    "serve",
    "python",
    "cli",
];
const BELOW_BATCH: &[&str] = EVERYTHING.split_at(10).0;
const BELOW_SERVE: &[&str] = EVERYTHING.split_at(11).0;
const BELOW_CLI: &[&str] = EVERYTHING.split_at(12).0;

/// Libraries that are too heavy, or too much of an effect, to be in more than their rooms.
const ROOMS_OF_LIBRARIES: &[(&str, &[&str])] = &[
    ("trafilatura", &["parse"]),
    ("dom_smoothie", &["parse"]),
    ("serde_yaml", &["parse", "batch", "tests"]),
    ("sentencex", &["text"]),
    ("rayon", &["batch"]),
    ("rusqlite", &["archive"]),
    ("axum", &["serve"]),
    ("clap", &["cli"]),
    ("indicatif", &["cli"]),
    ("anyhow", &["cli"]),
];

/// Crates that touch files, threads, clock or terminal, and so may lift the lint against them.
const ROOMS_OF_EFFECTS: &[&str] = &["archive", "batch", "cli", "serve"];

/// Lines of a source file; beyond them it holds more than one idea.
const MAX_LINES: usize = 600;

/// Lines of the median source file.
const MAX_MEDIAN_LINES: usize = 160;

#[test]
fn crates_depend_only_on_lower_layers() {
    let mut wrong = Vec::new();
    for manifest in manifests() {
        let Some((_, layer, below)) =
            LAYERS.iter().find(|(name, ..)| *name == manifest.folder)
        else {
            wrong.push(format!("{} is not in the layer table", manifest.folder));
            continue;
        };
        for dependency in &manifest.dependencies {
            let Some(other) = folder_of(&dependency.name) else { continue };
            let lower =
                LAYERS.iter().any(|(name, number, _)| *name == other && number < layer);
            if !below.contains(&other) || !lower {
                wrong.push(format!("{} must not depend on {other}", manifest.folder));
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn heavy_libraries_stay_in_their_rooms() {
    let mut wrong = Vec::new();
    for manifest in manifests() {
        for dependency in &manifest.dependencies {
            let room = ROOMS_OF_LIBRARIES
                .iter()
                .find(|(library, _)| *library == dependency.name)
                .is_none_or(|(_, rooms)| rooms.contains(&manifest.folder.as_str()));
            if !room {
                wrong.push(format!(
                    "{} must not use {}",
                    manifest.folder, dependency.name
                ));
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn versions_stand_only_in_the_workspace_table() {
    let mut wrong = Vec::new();
    for manifest in manifests() {
        for dependency in &manifest.dependencies {
            if !dependency.inherited {
                wrong.push(format!(
                    "{}: {} must be `{}.workspace = true`",
                    manifest.folder, dependency.name, dependency.name
                ));
            }
        }
        if !manifest.lints_inherited {
            wrong.push(format!("{}: [lints] must be the workspace's", manifest.folder));
        }
    }
    assert_none(&wrong);
}

#[test]
fn effects_stay_in_their_rooms() {
    let lint = concat!("clippy::", "disallowed_methods");
    let mut wrong = Vec::new();
    for path in sources() {
        let in_room = ROOMS_OF_EFFECTS.iter().any(|room| under(&path, "crates", room));
        let is_tool = path.components().any(|part| {
            matches!(part.as_os_str().to_str(), Some("benches" | "examples" | "tests"))
        });
        if !in_room && !is_tool && read(&path).contains(lint) {
            wrong.push(format!("{} lifts {lint}", path.display()));
        }
    }
    assert_none(&wrong);
}

#[test]
fn every_rule_of_facts_says_why() {
    let (mut wrong, mut n_rules) = (Vec::new(), 0);
    let facts = sources().into_iter().filter(|path| under(path, "crates", "facts"));
    for path in facts.filter(|path| !path.ends_with("rule.rs")) {
        for word in read(&path).split('"') {
            let is_rule = word.split_once('/').is_some_and(|(pass, rule)| {
                PASSES.contains(&pass)
                    && rule.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
            });
            n_rules += usize::from(is_rule);
            if is_rule && writethru_facts::because(word).is_none() {
                wrong.push(format!("{}: {word} has no row in rule.rs", path.display()));
            }
        }
    }
    assert!(n_rules > 20, "the rules are not found any more");
    assert_none(&wrong);
}

/// The first part of the names of rules of facts.
const PASSES: [&str; 6] = ["dates", "events", "names", "neutral", "quantities", "quotes"];

#[test]
fn files_hold_one_idea() {
    let mut sizes: Vec<(usize, PathBuf)> =
        sources().into_iter().map(|path| (read(&path).lines().count(), path)).collect();
    sizes.sort();
    let wrong: Vec<String> = sizes
        .iter()
        .filter(|(n_lines, _)| *n_lines > MAX_LINES)
        .map(|(n_lines, path)| format!("{} has {n_lines} lines", path.display()))
        .collect();
    assert_none(&wrong);
    let median = sizes[sizes.len() / 2].0;
    assert!(median <= MAX_MEDIAN_LINES, "the median file has {median} lines");
}

/// The folder of a package of this workspace; `None` for a library from elsewhere.
fn folder_of(package: &str) -> Option<&str> {
    if package == "writethru" { Some("cli") } else { package.strip_prefix("writethru-") }
}

fn under(path: &Path, parent: &str, folder: &str) -> bool {
    let names: Vec<_> = path.components().map(Component::as_os_str).collect();
    names.windows(2).any(|pair| pair[0] == parent && pair[1] == folder)
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n  {}\n", wrong.join("\n  "));
}
