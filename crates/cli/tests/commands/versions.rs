//! Versions that fail to be versions, and one text in several encodings.

use std::fs;
use std::path::Path;

use super::writethru;

const BODY: &str = "A levee near Ostwick gave way on Monday and flooded 40 homes. \
    Nobody was hurt, the county said.";

fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) {
    fs::write(folder.join(name), bytes).unwrap();
}

/// A folder with one page in every state.
fn desk() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let page = |title: &str, body: &str| {
        format!(
            "<!doctype html><html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>"
        )
    };
    let paragraphs = format!(
        "<p>{BODY}</p><p>Crews closed the breach with sandbags by the evening, and the river is falling. The county will inspect the rest of the levee this week.</p>"
    );
    write(folder.path(), "here.html", page("Levee fails", &paragraphs));
    write(
        folder.path(),
        "missing.html",
        page("404 Not Found", "<p>The page you requested could not be found.</p>"),
    );
    write(
        folder.path(),
        "withdrawn.html",
        page(
            "Levee fails",
            "<p>EDITOR'S NOTE: This story has been withdrawn. It was published in error.</p>",
        ),
    );
    write(
        folder.path(),
        "paywalled.html",
        page(
            "Levee fails",
            &format!("<p>{BODY}</p><p>Subscribe to continue reading.</p>"),
        ),
    );
    write(folder.path(), "empty.html", "<!doctype html><html><body></body></html>");
    write(folder.path(), "empty.txt", "\n");
    write(folder.path(), "here.txt", BODY);
    folder
}

/// The verdict, the kinds of the changes that claim a fact, and the first line of the report.
fn told(folder: &Path, old: &str, new: &str) -> String {
    let run =
        |format: &str| writethru(folder, &format!("diff {old} {new} {format}"), b"").out;
    let record: serde_json::Value = serde_json::from_str(&run("--format json")).unwrap();
    let kinds: Vec<&str> = record["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|change| change["kind"].as_str().unwrap())
        .filter(|kind| !matches!(*kind, "notice" | "metadata"))
        .collect();
    let text = run("");
    let first = text.lines().next().unwrap_or_default();
    format!("{} {kinds:?} {first}", record["verdict"].as_str().unwrap())
}

#[test]
fn a_page_that_is_no_version_removes_no_statement() {
    let folder = desk();
    let told = |new| told(folder.path(), "here.html", new);
    assert_eq!(
        told("missing.html"),
        "unavailable [] unavailable: the new version is missing"
    );
    assert_eq!(
        told("withdrawn.html"),
        "withdrawn [] withdrawn: the publisher took the article back"
    );
    assert_eq!(
        told("paywalled.html"),
        "unavailable [] unavailable: the new version is paywalled"
    );
    assert_eq!(
        told("empty.html"),
        "unavailable [] unavailable: the new version is empty"
    );
    assert_eq!(told("empty.txt"), "unavailable [] unavailable: the new version is empty");
    assert_eq!(told("/dev/null"), "unavailable [] file removed: 5 sentences");
}

#[test]
fn nor_does_an_old_one_add_any() {
    let folder = desk();
    let told = |old| told(folder.path(), old, "here.html");
    assert_eq!(
        told("missing.html"),
        "unavailable [] unavailable: the old version is missing"
    );
    assert_eq!(told("empty.txt"), "unavailable [] unavailable: the old version is empty");
    assert_eq!(told("/dev/null"), "unavailable [] new file: 5 sentences");
}

#[test]
fn two_stories_are_unrelated() {
    let folder = desk();
    write(
        folder.path(),
        "opera.txt",
        "The opera opened its season with a new production.\n\n\
        Critics praised the soprano. The director bowed twice. Tickets had sold out in March. \
        A second run is planned for spring, the house said.\n",
    );
    write(
        folder.path(),
        "ferry.txt",
        "A ferry ran aground off the northern cape at dawn.\n\n\
        Divers searched the hull. All passengers reached the harbour by noon. Its owner blamed fog. \
        An inquiry begins next week, officials announced.\n",
    );
    assert_eq!(
        told(folder.path(), "opera.txt", "ferry.txt"),
        "unrelated [] unrelated: these are two different stories"
    );
}

#[test]
fn the_same_text_in_two_encodings_is_identical() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Café owners in Besançon struck on Monday.\n\nThey want £40 a day, said Zoë Müller.\n";
    write(folder.path(), "utf8.txt", text);
    write(folder.path(), "bom.txt", format!("\u{feff}{text}"));
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(c as u32).unwrap()).collect();
    write(folder.path(), "latin1.txt", latin);
    for (name, big) in [("utf16le.txt", false), ("utf16be.txt", true)] {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        let bytes: Vec<u8> = units
            .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
            .collect();
        write(folder.path(), name, bytes);
    }
    for name in ["bom.txt", "latin1.txt", "utf16le.txt", "utf16be.txt"] {
        let told = told(folder.path(), "utf8.txt", name);
        assert_eq!(told, "identical [] identical: no word differs", "{name}");
    }
}

#[test]
fn so_is_a_page_in_windows_1252() {
    let folder = tempfile::tempdir().unwrap();
    let page = |charset: &str| {
        let mut bytes = format!("<!doctype html><html><head><meta charset=\"{charset}\"><title>Strike</title></head><body><article><h1>Strike</h1><p>").into_bytes();
        let body = "Caf\u{e9} owners struck on Monday. \u{201c}We want \u{20ac}40 a day,\u{201d} said Zo\u{eb} M\u{fc}ller, who leads them. The city did not answer at first, and talks were set for Friday.";
        for c in body.chars() {
            match c {
                '\u{201c}' if charset != "utf-8" => bytes.push(0x93),
                '\u{201d}' if charset != "utf-8" => bytes.push(0x94),
                '\u{20ac}' if charset != "utf-8" => bytes.push(0x80),
                c if charset != "utf-8" => bytes.push(u8::try_from(c as u32).unwrap()),
                c => bytes.extend(c.to_string().bytes()),
            }
        }
        bytes.extend(b"</p></article></body></html>");
        bytes
    };
    write(folder.path(), "utf8.html", page("utf-8"));
    write(folder.path(), "cp1252.html", page("windows-1252"));
    assert_eq!(
        told(folder.path(), "utf8.html", "cp1252.html"),
        "identical [] identical: no word differs"
    );
}

#[test]
fn no_view_shows_what_was_not_compared_as_deleted() {
    let folder = desk();
    let run = |flags: &str| {
        writethru(folder.path(), &format!("diff here.html missing.html {flags}"), b"").out
    };
    for view in ["", "--word", "--side-by-side", "--stat", "--explain"] {
        let shown = run(view);
        assert!(
            shown.contains("unavailable: the new version is missing"),
            "{view}: {shown}"
        );
        assert!(view == "--explain" || !shown.contains("levee"), "{view}: {shown}");
    }
    assert_eq!(run("--format mediawiki-json"), "{\"diff\":[]}\n");
    assert!(!run("--format html").contains("<del>"));
    assert!(run("--word --all").contains("levee"));
}
