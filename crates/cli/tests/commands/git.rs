//! Real git, with this tool as its external diff and as its difftool. Without git the tests say so
//! and pass.

use std::fs;
use std::path::Path;
use std::process::Command;

use expect_test::{Expect, expect};

#[allow(clippy::print_stderr, reason = "says that a test was passed over")]
fn skip() {
    eprintln!("git is not here: not tested");
}

const TOOL: &str = env!("CARGO_BIN_EXE_writethru");

/// What a git command wrote; `None` where there is no git.
fn git(folder: &Path, args: &[&str], external: bool) -> Option<String> {
    let mut command = Command::new("git");
    command
        .args([
            "-c",
            "core.pager=cat",
            "-c",
            "core.autocrlf=false",
            "-c",
            "init.defaultBranch=main",
        ])
        .args(args)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("NO_COLOR", "1")
        .env_remove("GIT_DIR");
    for who in ["AUTHOR", "COMMITTER"] {
        command
            .env(format!("GIT_{who}_NAME"), "Ana")
            .env(format!("GIT_{who}_EMAIL"), "ana@example.org")
            .env(format!("GIT_{who}_DATE"), "2029-03-08T05:47:00Z");
    }
    if external {
        command.env("GIT_EXTERNAL_DIFF", format!("'{TOOL}' diff"));
    }
    let ran = command.output().ok()?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace(TOOL, "writethru");
    assert!(ran.status.success(), "git {args:?}: {}", text(&ran.stderr));
    Some(text(&ran.stdout))
}

/// A repository whose last commit changed, added, removed and renamed a file each.
fn repository() -> Option<tempfile::TempDir> {
    let folder = tempfile::tempdir().unwrap();
    let git = |args: &[&str]| git(folder.path(), args, false);
    if git(&["init", "-q"]).is_none() {
        skip();
        return None;
    }
    let write =
        |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    let gate = "The old gate at the north end of the market fell over during the storm. \
        Nobody stood near it, the keeper said.";
    write("dam.md", "At least 12 people were hurt when the dam broke.\n");
    write("gate.md", &format!("{gate}\n\nIt weighed 4 tons.\n"));
    write("gone.md", "The hall will close in May.\n");
    write(".gitattributes", "*.md diff=writethru\n");
    git(&["add", "."])?;
    git(&["commit", "-qm", "first"])?;
    write("dam.md", "At least 31 people were hurt when the dam broke.\n");
    git(&["mv", "gate.md", "north gate.md"])?;
    write("north gate.md", &format!("{gate}\n\nIt weighed 6 tons.\n"));
    fs::remove_file(folder.path().join("gone.md")).unwrap();
    write("new.md", "Prosecutors opened an inquiry.\n");
    git(&["add", "."])?;
    git(&["commit", "-qm", "second"])?;
    Some(folder)
}

fn check(args: &[&str], external: bool, expected: &Expect) {
    let Some(folder) = repository() else { return };
    let driver = format!("diff.writethru.command='{TOOL}' diff");
    let tool = format!("difftool.writethru.cmd='{TOOL}' diff \"$LOCAL\" \"$REMOTE\"");
    let mut all = Vec::new();
    if !external {
        all.extend(["-c", &driver]);
    }
    all.extend(["-c", &tool]);
    all.extend(args);
    if let Some(out) = git(folder.path(), &all, external) {
        expected.assert_eq(&out);
    }
}

#[test]
fn the_external_diff_reports_each_file_and_never_stops_git() {
    check(
        &["diff", "HEAD~"],
        true,
        &expect![[r#"
        1 fact changed, 1 undisclosed
        dam.md@9d4926f → dam.md@688fbe4

         1  quantity                                                  lede · undisclosed
            At least [-12-]{+31+} people were hurt when the dam broke.
            12 → 31, up 19 (× 2.6)

        file removed: 1 sentence
        gone.md@17ca22a → /dev/null

        new file: 1 sentence
        /dev/null → new.md@08183bb

        1 fact changed, 1 undisclosed
        gate.md@32f617b → north gate.md@bae176c

         1  quantity                                                graf 2 · undisclosed
            It weighed [-4-]{+6+} tons.
            4 tons → 6 tons, up 2 (+50%)

    "#]],
    );
}

#[test]
fn renames_are_compared_under_both_names() {
    check(
        &["diff", "-M10%", "--diff-filter=R", "HEAD~", "HEAD"],
        true,
        &expect![[r#"
            1 fact changed, 1 undisclosed
            gate.md@32f617b → north gate.md@bae176c

             1  quantity                                                graf 2 · undisclosed
                It weighed [-4-]{+6+} tons.
                4 tons → 6 tons, up 2 (+50%)

        "#]],
    );
}

#[test]
fn a_driver_serves_the_files_that_have_its_attribute() {
    check(
        &["diff", "HEAD~", "--", "dam.md"],
        false,
        &expect![[r#"
        1 fact changed, 1 undisclosed
        dam.md@9d4926f → dam.md@688fbe4

         1  quantity                                                  lede · undisclosed
            At least [-12-]{+31+} people were hurt when the dam broke.
            12 → 31, up 19 (× 2.6)

    "#]],
    );
}

#[test]
fn the_log_shows_what_each_commit_changed() {
    check(
        &["log", "-p", "--ext-diff", "--format=%s", "--", "dam.md"],
        false,
        &expect![[r#"
            second

            1 fact changed, 1 undisclosed
            dam.md@9d4926f → dam.md@688fbe4

             1  quantity                                                  lede · undisclosed
                At least [-12-]{+31+} people were hurt when the dam broke.
                12 → 31, up 19 (× 2.6)

            first

            new file: 1 sentence
            /dev/null → dam.md@9d4926f

        "#]],
    );
}

#[test]
fn it_is_a_difftool() {
    let Some(folder) = repository() else { return };
    let tool = format!(
        "difftool.writethru.cmd='{TOOL}' diff --stat --label \"a/$MERGED\" --label \"b/$MERGED\" \"$LOCAL\" \"$REMOTE\""
    );
    let args = [
        "-c",
        &tool,
        "difftool",
        "-y",
        "-t",
        "writethru",
        "HEAD~",
        "--",
        "dam.md",
        "new.md",
    ];
    let Some(out) = git(folder.path(), &args, false) else { return };
    assert_eq!(
        out,
        " b/dam.md |   1 ~ quantity 1 · 1 undisclosed\n b/new.md | new file: 1 sentence\n"
    );
}

#[test]
fn what_cannot_be_read_is_said_and_passed_over() {
    let Some(folder) = repository() else { return };
    fs::write(
        folder.path().join("dam.md"),
        [0_u8, 159, 146, 150, 0, 1, 2, 255].repeat(40),
    )
    .unwrap();
    let out = git(folder.path(), &["diff"], true).unwrap();
    assert!(out.contains("dam.md"), "{out}");
}

#[test]
fn a_committed_file_is_read_as_its_name_says() {
    let Some(folder) = repository() else { return };
    let write = |text: &str| fs::write(folder.path().join("dam.md"), text).unwrap();
    write("# Dam breaks\n\nAt least 31 *people* were hurt when the dam broke.\n");
    git(folder.path(), &["commit", "-qam", "third"], false);
    write("# Dam breaks\n\nAt least 31 people were hurt when the dam broke.\n");
    let out = git(folder.path(), &["diff"], true).unwrap();
    assert!(out.starts_with("identical: no word differs\ndam.md@"), "{out}");
}
