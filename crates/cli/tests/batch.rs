//! `batch` in process: jobs, their mistakes, their results.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::needless_raw_string_hashes,
    reason = "tests write the files that they read, and may fail where they cannot"
)]

use std::fs;
use std::path::Path;

use expect_test::{Expect, expect};
use writethru::{Io, Status, run};

const JOB: &str = "sources:\n  - files: \"*/v*.md\"\n  - jsonl: stream.jsonl\n\
    tasks: [facts, diff, summarize]\nsinks:\n  - jsonl: out/all.jsonl\n  - markdown: out/pages\n";

fn desk() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &[u8]| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("job.yaml", JOB.as_bytes());
    for (name, toll) in [("v1", "12"), ("v2", "14"), ("v10", "31")] {
        let text =
            format!("At least {toll} people were hurt.\n\nThe gate fell at noon.\n");
        write(&format!("gate/{name}.md"), text.as_bytes());
    }
    write("gate/gold.yaml", b"steps: []\n");
    write("dam/v1.md", b"");
    write("dam/v2.md", b"The dam held.\n");
    write(
        "stream.jsonl",
        b"{\"story\": \"gate\", \"text\": \"Nobody was hurt.\"}\n{broken\n",
    );
    folder
}

/// Runs and gives stdout, stderr without its time, and the status.
fn batch(folder: &Path, line: &str) -> (String, String, Status) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut io = Io::quiet();
    folder.clone_into(&mut io.cwd);
    io.stdout = Box::new(&mut out);
    io.stderr = Box::new(&mut err);
    let args = ["writethru", "batch"].into_iter().chain(line.split_whitespace());
    let status = run(args, io);
    let text = |bytes: Vec<u8>| {
        String::from_utf8(bytes).unwrap().replace(&*folder.to_string_lossy(), "FOLDER")
    };
    (text(out), text(err), status)
}

fn check(folder: &Path, line: &str, expected: &Expect) {
    let (out, err, status) = batch(folder, line);
    expected.assert_eq(&format!("{out}--\n{err}{status:?}\n"));
}

#[test]
fn versions_are_grouped_ordered_and_compared_step_by_step() {
    let folder = desk();
    let (_, _, status) = batch(folder.path(), "job.yaml --quiet");
    assert_eq!(status, Status::Failed);
    let records = fs::read_to_string(folder.path().join("out/all.jsonl")).unwrap();
    let ids: Vec<String> = records
        .lines()
        .map(|line| {
            let record: serde_json::Value = serde_json::from_str(line).unwrap();
            let id = record["id"].as_str().or(record["source"].as_str());
            format!("{} {}", record["schema"].as_str().unwrap(), id.unwrap())
        })
        .collect();
    expect![[r#"
        writethru.error/1 dam/v1.md
        writethru.error/1 stream.jsonl
        writethru.facts/1 dam/v2.md
        writethru.summary/1 dam
        writethru.facts/1 gate/v1.md
        writethru.facts/1 gate/v2.md
        writethru.facts/1 gate/v10.md
        writethru.facts/1 stream.jsonl:1
        writethru.diff/1 gate#1-2
        writethru.diff/1 gate#2-3
        writethru.diff/1 gate#3-4
        writethru.summary/1 gate
    "#]]
    .assert_eq(&(ids.join("\n") + "\n"));
    let pages: Vec<_> = fs::read_dir(folder.path().join("out/pages"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(pages.len(), 2);
}

#[test]
fn the_same_bytes_for_any_number_of_jobs() {
    let folder = desk();
    let of = |jobs: usize| {
        batch(folder.path(), &format!("job.yaml -q --format jsonl --jobs {jobs}")).0
    };
    assert_eq!(of(1), of(3));
}

#[test]
fn a_mistake_is_shown_in_its_line() {
    let folder = desk();
    fs::write(folder.path().join("job.yaml"), "sources: [folder: gate]\ntask: [diff]\n")
        .unwrap();
    check(
        folder.path(),
        "job.yaml",
        &expect![[r#"
        --
        writethru: job.yaml: line 2 column 1: unknown field `task`, expected one of sources, tasks, summary, sinks, as_of, jobs
         --> FOLDER/job.yaml:2:1
          |
        1 | sources: [folder: gate]
        2 | task: [diff]
          | ^ unknown field `task`, expected one of sources, tasks, summary, sinks, as_of, jobs
        Failed
    "#]],
    );
}

#[test]
fn a_check_counts_and_does_nothing() {
    let folder = desk();
    check(
        folder.path(),
        "--check job.yaml",
        &expect![[r#"
        job.yaml: 2 stories, 5 versions; tasks: facts, diff, summarize; not all can be read
        --
        writethru: dam/v1.md: is empty: expected an article
        writethru: stream.jsonl:2: column 2: key must be a string; expected an article record
        Failed
    "#]],
    );
    assert!(!folder.path().join("out").exists());
}

#[test]
fn an_example_is_written_once() {
    let folder = desk();
    check(
        folder.path(),
        "--init new.yaml",
        &expect![[r#"
        --
        writethru: wrote new.yaml: edit it, then `writethru batch new.yaml`
        Done
    "#]],
    );
    check(
        folder.path(),
        "--init job.yaml",
        &expect![[r#"
        --
        writethru: job.yaml: exists already: name another file
        Failed
    "#]],
    );
    check(
        folder.path(),
        "missing.yaml",
        &expect![[r#"
        --
        writethru: missing.yaml: no such file; `writethru batch --init missing.yaml` writes an example
        Failed
    "#]],
    );
}
