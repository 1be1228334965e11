//! A run over many files: a progress bar on a terminal, and what failed and why.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::needless_raw_string_hashes,
    reason = "tests write the files that they read, and may fail where they cannot"
)]

use std::fs;
use std::path::Path;
use std::process::Command;

use expect_test::expect;
use writethru::{Io, Status, run};

/// A tree of 1,000 files, of which one in ten cannot be read, and of some that are excluded.
fn tree() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: String, text: &str| {
        let path = folder.path().join("in").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    for n in 0..1_000 {
        let page =
            format!("<!doctype html><title>Dam {n}</title><p>The dam held for {n} days.");
        let name = |extension: &str| format!("{}/{n:03}.{extension}", n % 7);
        match n % 50 {
            0 => write(name("json"), "{\"text\":\"The dam"),
            1 => write(name("html"), &"<div>".repeat(600)),
            2 => write(name("md"), ""),
            3 => write(name("txt"), &"\u{1}".repeat(100 + n)),
            4 => write(name("xml"), "<?xml version=\"1.0\"?><recipe/>"),
            5..20 => write(name("txt"), "The dam held.\n"),
            20..30 => write(name("md"), "# Dam holds\n\nIt held.\n"),
            30 => write(name("html"), "<title>Page not found</title>"),
            _ => write(name("html"), &page),
        }
    }
    write(".gitignore".to_owned(), "out/\n*.draft.txt\n");
    write("out/a.txt".to_owned(), "Not this.\n");
    write("0/a.draft.txt".to_owned(), "Nor this.\n");
    write("0/picture.png".to_owned(), "nor this");
    folder
}

/// The last words of a run: without the names of the files.
fn parse(folder: &Path, line: &str) -> (Status, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut io = Io::quiet();
    folder.clone_into(&mut io.cwd);
    io.stdout = Box::new(&mut out);
    io.stderr = Box::new(&mut err);
    let status = run(std::iter::once("writethru").chain(line.split(' ')), io);
    (status, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

#[test]
fn what_failed_is_told_by_reason_at_the_end() {
    let folder = tree();
    let (status, out, err) = parse(folder.path(), "parse in --format jsonl");
    assert_eq!((status, out.lines().count()), (Status::Failed, 1_000));
    assert!(!out.contains("ot this") && !out.contains("or this"));
    let named = |line: &&str| line.starts_with("      ");
    let reasons: Vec<&str> = err.lines().filter(|line| !named(line)).collect();
    expect![[r#"
        writethru: 1000 inputs: 900 articles (20 missing); 100 failed
          20 × elements are nested deeper than 512
          20 × is binary (N control characters in its first N bytes): expected text
          20 × is empty: expected an article
          20 × is no article record: EOF while parsing a string at line 1 column 16
          20 × is none of the kinds of xml that are read: rss, atom, newsml-g2, newsml, nitf; `--from text` reads it as it stands"#]].assert_eq(&reasons.join("\n"));
    let names: Vec<&str> = err.lines().filter(named).map(str::trim).collect();
    assert_eq!((names.len(), names[0]), (100, "in/0/301.html"));
}

#[test]
fn a_run_without_failures_says_so_unless_told_to_be_quiet() {
    let folder = tree();
    fs::remove_dir_all(folder.path().join("in")).unwrap();
    fs::create_dir(folder.path().join("in")).unwrap();
    for n in 0..12 {
        fs::write(folder.path().join(format!("in/{n}.txt")), "It held.\n").unwrap();
    }
    let (status, _, err) = parse(folder.path(), "parse in");
    assert_eq!(
        (status, &*err),
        (Status::Done, "writethru: 12 inputs: 12 articles; 0 failed\n")
    );
    let (status, _, err) = parse(folder.path(), "parse in --quiet");
    assert_eq!((status, &*err), (Status::Done, ""));
}

/// A terminal of its own, which `script` of util-linux gives.
#[test]
#[cfg(target_os = "linux")]
fn a_bar_is_drawn_on_a_terminal_and_nowhere_else() {
    let folder = tree();
    let tool = env!("CARGO_BIN_EXE_writethru");
    let line = format!("{tool} parse in --format jsonl > out.jsonl");
    let mut script = Command::new("script");
    script.args(["-qec", &line, "/dev/null"]).current_dir(folder.path());
    let Ok(terminal) = script.env("TERM", "xterm").output() else { return };
    assert_eq!(terminal.status.code(), Some(2));
    let shown = String::from_utf8_lossy(&terminal.stdout).into_owned();
    assert!(shown.contains("/1000"), "{shown}");
    let elsewhere = Command::new(tool)
        .args(["parse", "in", "--format", "jsonl"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(elsewhere.stdout, fs::read(folder.path().join("out.jsonl")).unwrap());
    assert!(!String::from_utf8_lossy(&elsewhere.stderr).contains("/1000"));
}
