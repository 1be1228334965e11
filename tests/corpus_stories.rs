//! The tool against the gold of `corpus/stories`.
//!
//! * `UPDATE_SCORES=1 cargo test corpus` writes `corpus/scores.md`.
//! * `CORPUS_FAULTS=all cargo test corpus` lists what was missed or wrongly called, by step; a
//!   story's name in place of `all` lists its faults only.

use std::fmt::Write as _;
use std::io::Write as _;
use std::{env, fs, io};

use crate::repository::root;
use crate::score::{Part, Tally, locate, score, texts};
use crate::story::{Story, stories};

/// The kinds and reasons that gold may use.
const KINDS: [&str; 12] = [
    "headline",
    "notice",
    "quantity",
    "date",
    "role",
    "name",
    "speaker",
    "quote",
    "polarity",
    "certainty",
    "attribution",
    "statement",
];
const WHYS: [&str; 11] = [
    "reworded",
    "style",
    "punctuation",
    "typo",
    "equivalent_unit",
    "time_rolled_forward",
    "moved",
    "split",
    "merged",
    "boilerplate",
    "credit_line",
];

const PREFACE: &str = "# Scores

What the tool finds in `corpus/stories`, against what an editor says changed; in percent, more is better everywhere.
`UPDATE_SCORES=1 cargo test corpus` writes this page, and `cargo test` fails when a figure drops.

* *found*: gold changes that the tool calls factual, in some place that overlaps; *weighty*: the same of those that change what the story says
* *precision*: factual changes of the tool that hit a gold one
* *kind*, *tight*, *disclosure*: of what was matched, the right kind; no longer than needed; the right word on whether a notice owns up to it
* *calm*: edits without a fact that no false alarm touches
* *first*: steps whose first change is a weighty one

";

#[test]
fn gold_snippets_stand_once_in_their_version() {
    let mut wrong = Vec::new();
    for story in stories() {
        for step in &story.steps {
            let revision = story.revision(step);
            for place in step.places() {
                if let Err(fault) = locate(place, texts(&revision)) {
                    wrong.push(format!("{} {}: {fault}", story.slug, step.to));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn gold_is_well_formed() {
    let mut wrong = Vec::new();
    for story in stories() {
        for step in &story.steps {
            let name = format!("{} {}", story.slug, step.to);
            for change in &step.changes {
                let sides = (change.place.old.is_some(), change.place.new.is_some());
                let action = match sides {
                    (true, true) => "revised",
                    (false, true) => "added",
                    (true, false) => "removed",
                    (false, false) => "nothing",
                };
                let kinds = change.alt_kinds.iter().chain([&change.kind]);
                let is_good = change.action == action
                    && (1..=3).contains(&change.importance)
                    && change.repeat_of.is_none_or(|idx| idx < step.changes.len())
                    && kinds.into_iter().all(|kind| KINDS.contains(&kind.as_str()));
                if !is_good {
                    wrong.push(format!("{name}: {:?}", change.place.new));
                }
            }
            for edit in &step.cosmetic {
                if !WHYS.contains(&edit.why.as_str()) {
                    wrong.push(format!("{name}: {} is no reason", edit.why));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn scores_do_not_drop() {
    let stories = stories();
    let table = table(&stories);
    let path = root().join("corpus/scores.md");
    if env::var_os("UPDATE_SCORES").is_some() {
        fs::write(&path, table).unwrap();
        return;
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    let mut drops = Vec::new();
    let mut rises = 0;
    for (row, figures) in rows(&committed) {
        let Some((_, now)) = rows(&table).into_iter().find(|(name, _)| *name == row)
        else {
            drops.push(format!("{row}: no longer scored"));
            continue;
        };
        for ((column, before), (_, after)) in figures.iter().zip(&now) {
            if after < before {
                drops.push(format!("{row}, {column}: {before} → {after}"));
            }
            rises += usize::from(after > before);
        }
    }
    assert!(
        drops.is_empty(),
        "corpus scores dropped; where that is meant, UPDATE_SCORES=1 writes them\n{}\n",
        drops.join("\n")
    );
    if rises > 0 || committed != table {
        // Past the capture of test output: a rise should be seen where all tests pass.
        let _ = writeln!(
            io::stderr(),
            "corpus scores moved, {rises} of them up: commit what `UPDATE_SCORES=1 cargo test corpus` writes"
        );
    }
}

/// The page of scores.
fn table(stories: &[Story]) -> String {
    let shown = env::var("CORPUS_FAULTS").unwrap_or_default();
    let mut out = PREFACE.to_owned();
    out.push_str("| story | steps | facts | found | weighty | precision | kind | tight | disclosure | calm | first |\n");
    out.push_str("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
    let mut total = Tally::default();
    let mut n_steps = 0;
    for story in stories {
        let mut tally = Tally::default();
        for step in &story.steps {
            let score = score(step, &story.revision(step));
            tally.add(&score.tally);
            if shown == "all" || shown == story.slug {
                for fault in &score.faults {
                    let _ = writeln!(io::stderr(), "{} {} {fault}", story.slug, step.to);
                }
            }
        }
        row(&mut out, &story.slug, story.steps.len(), &tally);
        total.add(&tally);
        n_steps += story.steps.len();
    }
    row(&mut out, "**all**", n_steps, &total);
    out.push_str(&crate::corpus_summaries::section());
    out
}

fn row(out: &mut String, name: &str, n_steps: usize, tally: &Tally) {
    let Tally { gold, weighty, right, kind, tight, disclosed, calm, first } = tally;
    write!(out, "| {name} | {n_steps} | {} |", gold.all).unwrap();
    for part in [gold, weighty, right, kind, tight, disclosed, calm, first] {
        write!(out, " {} |", percent(*part)).unwrap();
    }
    out.push('\n');
}

/// One decimal, rounded down; a dash where there is nothing to count.
fn percent(part: Part) -> String {
    if part.all == 0 {
        return "–".to_owned();
    }
    let tenths = 1000 * part.some / part.all;
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// The cells of a row, an empty one before the first.
fn cells(line: &str) -> Vec<&str> {
    line.split('|').map(str::trim).collect()
}

/// The rows of a page: name, and the figures with their columns.
fn rows(page: &str) -> Vec<(&str, Vec<(&str, f64)>)> {
    page.split("\n## ").flat_map(rows_of_section).collect()
}

fn rows_of_section(section: &str) -> Vec<(&str, Vec<(&str, f64)>)> {
    let mut lines = section.lines().filter(|line| line.starts_with("| "));
    let Some(header) = lines.next() else { return Vec::new() };
    let header = cells(header);
    lines
        .map(|line| {
            let cells = cells(line);
            let figures = header
                .iter()
                .zip(&cells)
                .skip(4)
                .filter_map(|(column, cell)| Some((*column, cell.parse().ok()?)))
                .collect();
            (cells[1], figures)
        })
        .collect()
}
