//! The commands in process: what a user types and what comes back.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::needless_raw_string_hashes,
    reason = "tests write the files that they read, and may fail where they cannot"
)]

mod diff;
mod facts;
mod git;
mod versions;

use std::fs;
use std::path::Path;

use expect_test::{Expect, expect};
use writethru::{Io, Status, run};

/// What a run wrote and how it ended.
struct Ran {
    status: Status,
    out: String,
    err: String,
}

/// Runs a command line in a folder; words are parted by blanks.
fn writethru(folder: &Path, line: &str, stdin: &[u8]) -> Ran {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut io = Io::quiet();
    folder.clone_into(&mut io.cwd);
    io.stdin = Box::new(stdin);
    io.stdout = Box::new(&mut out);
    io.stderr = Box::new(&mut err);
    let args = std::iter::once("writethru").chain(line.split_whitespace());
    let status = run(args, io);
    let text = |bytes: Vec<u8>| {
        String::from_utf8(bytes).unwrap().replace(&*folder.to_string_lossy(), "FOLDER")
    };
    Ran { status, out: text(out), err: text(err) }
}

/// A folder with two versions of a story and a few bad files.
fn desk() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &[u8]| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let story = |version: &str, toll: &str| {
        format!(
            "---\nheadline: Gate falls\nstory: gate\nversion: \"{version}\"\n---\n\
             At least {toll} people were hurt when the gate fell.\n\n\
             The gate was built in 1998.\n"
        )
    };
    write("gate/v1.md", story("1", "12").as_bytes());
    write("gate/v2.md", story("2", "31").as_bytes());
    let later = story("3", "31") + "\nProsecutors opened an inquiry on Friday.\n";
    write("later/v3.md", later.replace("The gate was built in 1998.", "").as_bytes());
    write("gate/notes.yaml", b"not: an article\n");
    write("old/a.txt", b"The dam held.\n");
    write("new/a.txt", b"The dam broke.\n");
    write("new/b.txt", b"Only here.\n");
    write("empty.md", b"\n");
    folder
}

/// Checks what a run says on both streams, and its status.
fn check(line: &str, stdin: &[u8], expected: &Expect) {
    let folder = desk();
    let ran = writethru(folder.path(), line, stdin);
    expected.assert_eq(&format!("{}--\n{}{:?}\n", ran.out, ran.err, ran.status));
}

#[test]
fn files_that_cannot_be_read_stop_no_others() {
    check(
        "summarize --plain nothing.md",
        b"",
        &expect![[r#"
        --
        writethru: nothing.md: no such file
        Failed
    "#]],
    );
    check(
        "parse nothing.md empty.md old/a.txt",
        b"",
        &expect![[r#"
        old/a.txt

        The dam held.
        --
        writethru: nothing.md: no such file
        writethru: empty.md: is empty: expected an article
        Failed
    "#]],
    );
}

#[test]
fn a_folder_means_the_articles_below_it() {
    check(
        "summarize --plain -n 1 gate",
        b"",
        &expect![[r#"
            At least 31 people were hurt when the gate fell.
            --
            Done
        "#]],
    );
}

#[test]
fn a_method_is_one_of_the_table() {
    check(
        "summarize --plain -n 1 --method lead gate/v2.md",
        b"",
        &expect![[r#"
        At least 31 people were hurt when the gate fell.
        --
        Done
    "#]],
    );
    check(
        "summarize --method best gate/v2.md",
        b"",
        &expect![[r#"
        --
        error: invalid value 'best' for '--method <NAME>'
          [possible values: lead, centroid, lexrank, concepts]

        For more information, try '--help'.
        Failed
    "#]],
    );
}

#[test]
fn an_empty_summary_says_why_even_when_plain() {
    check(
        "summarize --plain --words 3 gate/v2.md",
        b"",
        &expect![[r#"
            --
            writethru: gate/v2.md: no whole sentence fits 3 words: the shortest has 6; raise the budget to that or more
            Done
        "#]],
    );
    check(
        "summarize gate/v2.md --since gate/v2.md",
        b"",
        &expect![[r#"
        Gate falls
        0 new sentences, 0 words, of gate/v2.md since 1 article

        warning: nothing new: all that the articles say was read before
        --
        Done
    "#]],
    );
}

#[test]
fn an_update_says_what_is_new_and_what_is_gone() {
    check(
        "summarize later/v3.md --since gate/v1.md gate/v2.md",
        b"",
        &expect![[r#"
        Gate falls
        1 new sentence, 6 words, of later/v3.md since 2 articles

          • Prosecutors opened an inquiry on Friday.
            graf 2 · not in the version that was read, central: much of the text
              repeats its words

        no longer there
          • [-The gate was built in 1998.-]
            gate/v2.md, graf 2
        --
        Done
    "#]],
    );
}

#[test]
fn every_article_gives_its_line() {
    check(
        "summarize --plain --per-article gate/v2.md old new",
        b"",
        &expect![[r#"
            At least 31 people were hurt when the gate fell.
            The dam held.
            The dam broke.
            Only here.
            --
            Done
        "#]],
    );
}

#[test]
fn an_explanation_lists_what_was_passed_over() {
    check(
        "summarize -n 1 --explain later/v3.md",
        b"",
        &expect![[r#"
        Gate falls
        1 sentence, 10 words, of later/v3.md

          • At least 31 people were hurt when the gate fell.
            lede · opens its article, central: much of the text repeats its words, on
              the topic of the headline or query

        2 candidates weighed by centroid

          + At least 31 people were hurt when the gate fell.
            lede: taken, no. 1
            score 1.00 · central 0.71 · on topic 1.00 · 10 words

          - Prosecutors opened an inquiry on Friday.
            graf 2: passed over: others were worth more
            score 0.00 · central 0.71 · on topic 0.00 · 6 words
        --
        Done
    "#]],
    );
    check(
        "summarize -n 1 --explain --plain later/v3.md",
        b"",
        &expect![[r#"
        --
        error: the argument '--explain' cannot be used with '--plain'

        Usage: writethru summarize --sentences <N> --explain <FILE>...

        For more information, try '--help'.
        Failed
    "#]],
    );
}

#[test]
fn the_exit_code_tells_of_changed_facts_only_when_asked() {
    let folder = desk();
    let status = |line| writethru(folder.path(), line, b"").status;
    assert_eq!(status("diff gate/v1.md gate/v2.md"), Status::Done);
    assert_eq!(status("diff gate/v1.md gate/v2.md --exit-code"), Status::Changed);
    assert_eq!(status("diff gate/v1.md gate/v1.md --exit-code"), Status::Done);
}

#[test]
fn a_bad_line_is_an_error_record_in_its_place() {
    let stream = b"{\"id\": \"a\", \"articles\": [{\"text\": \"One.\"}]}\n\
        {oops\n\n\
        {\"id\": \"c\", \"articles\": 5}\n\
        {\"id\": \"d\", \"articles\": [{\"id\": \"x\"}]}\n\
        {\"id\": \"e\", \"articles\": [{\"id\": \"x\", \"text\": \"\"}, {\"id\": \"x\", \"text\": \"\"}]}\n\
        \xff\n";
    check(
        "summarize --jsonl -",
        stream,
        &expect![[r#"
            {"schema":"writethru.summary/1","id":"a","sentences":[{"article":"0","start":0,"end":4,"text":"One.","score":1.0,"reasons":["opens its article","central: much of the text repeats its words"]}],"words":1,"dropped":[],"warnings":[]}
            {"schema":"writethru.error/1","id":null,"source":"-","line":2,"stage":"read","message":"column 2: key must be a string; expected {\"id\", \"articles\": [article, …], \"read\"?: [article, …], \"query\"?: \"…\"}","warnings":[]}
            {"schema":"writethru.error/1","id":"c","source":"-","line":4,"stage":"read","message":"column 25: invalid type: integer `5`, expected a sequence; expected {\"id\", \"articles\": [article, …], \"read\"?: [article, …], \"query\"?: \"…\"}","warnings":[]}
            {"schema":"writethru.error/1","id":"d","source":"-","line":5,"stage":"read","message":"article \"x\" has neither `text` nor `sentences`: give one of them (an empty text is \"\")","warnings":[]}
            {"schema":"writethru.error/1","id":"e","source":"-","line":6,"stage":"read","message":"two articles of this record have the id \"x\": give each its own, or leave ids out to have articles named by their position","warnings":[]}
            {"schema":"writethru.error/1","id":null,"source":"-","line":7,"stage":"read","message":"column 1: no UTF-8; JSON is always UTF-8","warnings":[]}
            --
            writethru: 5 of 6 records failed
            Failed
        "#]],
    );
}

#[test]
fn a_record_without_id_is_named_by_its_place() {
    let folder = desk();
    let stream = b"{\"text\": \"One.\"}\n{\"id\": \"b\", \"text\": \"Two.\"}\n";
    let ran = writethru(folder.path(), "parse --jsonl -", stream);
    let ids: Vec<&str> =
        ran.out.lines().map(|line| line.split('"').nth(7).unwrap()).collect();
    assert_eq!(ids, ["0", "b"]);
}

#[test]
fn results_are_the_same_for_any_number_of_jobs() {
    let mut stream = String::new();
    for n in 0..300 {
        let old = format!("{{\"text\": \"{n} people left. It rained.\"}}");
        let new = format!("{{\"text\": \"{} people left. It rained.\"}}", n + n % 3);
        stream += &format!("{{\"id\": \"{n}\", \"old\": {old}, \"new\": {new}}}\n");
    }
    let folder = desk();
    let of = |jobs| {
        let line = format!("diff --jsonl - --jobs {jobs}");
        writethru(folder.path(), &line, stream.as_bytes()).out
    };
    assert_eq!(of(1), of(3));
    assert_eq!(of(1).lines().count(), 300);
}

#[test]
fn json_is_one_document() {
    let folder = desk();
    let json = |line| -> serde_json::Value {
        serde_json::from_str(&writethru(folder.path(), line, b"").out).unwrap()
    };
    assert_eq!(json("facts gate/v1.md --format json")["schema"], "writethru.facts/1");
    assert_eq!(json("facts gate --format json").as_array().unwrap().len(), 2);
    let with_error = json("facts gate/v1.md nothing.md --format json");
    assert_eq!(with_error[1]["schema"], "writethru.error/1");
}

#[test]
fn colour_is_for_terminals_and_for_those_who_ask() {
    let folder = desk();
    let (old, new) = ("gate/v1.md", "gate/v2.md");
    let plain = writethru(folder.path(), &format!("diff {old} {new}"), b"").out;
    assert!(!plain.contains('\u{1b}'));
    let always = format!("diff {old} {new} --color always");
    assert!(writethru(folder.path(), &always, b"").out.contains("\u{1b}[31m[-12-]"));
    let mut out = Vec::new();
    let mut io = Io::quiet();
    io.cwd = folder.path().to_owned();
    io.stdout = Box::new(&mut out);
    io.stdout_is_terminal = true;
    io.no_color = true;
    run(["writethru", "diff", old, new], io);
    assert!(!out.contains(&0x1b));
}

#[test]
fn a_reader_that_has_gone_is_no_failure() {
    struct Gone;
    impl std::io::Write for Gone {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let mut err = Vec::new();
    let mut io = Io::quiet();
    io.stdin = Box::new("{\"text\": \"One.\"}\n".repeat(5000).leak().as_bytes());
    io.stdout = Box::new(Gone);
    io.stderr = Box::new(&mut err);
    assert_eq!(run(["writethru", "facts", "--jsonl", "-"], io), Status::Done);
    assert!(err.is_empty());
}

#[test]
fn every_schema_is_listed_and_printed() {
    let folder = desk();
    let list = writethru(folder.path(), "schema", b"").out;
    for line in list.lines() {
        let name = line.split_whitespace().next().unwrap();
        let schema = writethru(folder.path(), &format!("schema {name}"), b"").out;
        assert!(schema.contains("\"$schema\""), "{name}");
    }
    check(
        "schema story",
        b"",
        &expect![[r#"
        --
        writethru: no record is called "story": expected one of article, facts, diff, summary, error
        Failed
    "#]],
    );
}

#[test]
fn completions_and_manual_pages_are_written() {
    let folder = desk();
    let bash = writethru(folder.path(), "completions bash", b"").out;
    assert!(bash.contains("summarize"));
    assert_eq!(writethru(folder.path(), "man -o man", b"").status, Status::Done);
    assert!(folder.path().join("man/writethru-diff.1").is_file());
}

#[test]
fn every_flag_is_in_the_manual_and_in_the_completions() {
    let folder = desk();
    writethru(folder.path(), "man -o man", b"");
    let completions = writethru(folder.path(), "completions bash", b"").out;
    for command in writethru::command_line().get_subcommands() {
        let name = command.get_name();
        let page = folder.path().join(format!("man/writethru-{name}.1"));
        let page = fs::read_to_string(page).unwrap().replace("\\-", "-");
        let flags = command.get_arguments().filter(|flag| !flag.is_hide_set());
        for flag in flags.filter_map(clap::Arg::get_long) {
            assert!(page.contains(&format!("--{flag}")), "man {name}: --{flag}");
            assert!(completions.contains(&format!("--{flag}")), "{name}: --{flag}");
        }
    }
}
