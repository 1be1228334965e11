//! Hostile inputs in a process of their own: each gives an article or an error that says which guard spoke;
//! none aborts, works longer than 5 seconds or takes more than 500 MB.
#![cfg(target_os = "linux")]
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests start the tool and watch it, and may fail where they cannot"
)]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

/// Most time that the threads of the tool may work on one input.
const MAX_WORK: Duration = Duration::from_secs(5);

/// Most memory that it may hold at once, in kB.
const MAX_MEMORY: u64 = 500_000;

/// How long the time of a process is counted in, as Linux shows it to programs.
const TICK: Duration = Duration::from_millis(10);

/// What became of one input.
struct Ran {
    code: Option<i32>,
    work: Duration,
    memory: u64,
    out: String,
    err: String,
}

/// Runs the tool on a file and watches it until it ends.
fn parse(path: &Path) -> Ran {
    let said = path.with_extension("err");
    let mut child = Command::new(env!("CARGO_BIN_EXE_writethru"))
        .args(["parse", "--format", "jsonl", "--jobs", "1"])
        .arg(path)
        .stdout(fs::File::create(path.with_extension("out")).unwrap())
        .stderr(fs::File::create(&said).unwrap())
        .stdin(Stdio::null())
        .spawn()
        .unwrap();
    let (work, memory) = watch(&mut child);
    let code = child.wait().unwrap().code();
    let read =
        |path: &Path| String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned();
    Ran { code, work, memory, out: read(&path.with_extension("out")), err: read(&said) }
}

/// The time that a process worked and the most memory that it held, once it has ended: until it is
/// waited for, its entry in `/proc` stays (proc(5)).
fn watch(child: &mut Child) -> (Duration, u64) {
    let folder = format!("/proc/{}", child.id());
    let mut memory = 0;
    loop {
        let status = fs::read_to_string(format!("{folder}/status")).unwrap();
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let peak = peak.and_then(|peak| peak.trim().trim_end_matches(" kB").parse().ok());
        memory = memory.max(peak.unwrap_or(0));
        let stat = fs::read_to_string(format!("{folder}/stat")).unwrap();
        let fields: Vec<&str> =
            stat.rsplit(')').next().unwrap().split_whitespace().collect();
        let ticks: u32 =
            fields[11..13].iter().map(|ticks| ticks.parse::<u32>().unwrap()).sum();
        if fields[0] == "Z" {
            return (TICK * ticks, memory);
        }
        sleep(Duration::from_millis(2));
    }
}

/// Checks that an input gives a record (an error's where `guard` is not empty, and it names the guard).
fn check(name: &str, input: impl AsRef<[u8]>, guard: &str) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, input).unwrap();
    let ran = parse(&path);
    let told =
        format!("{name}: {:?}, {} kB, {:?}: {}", ran.work, ran.memory, ran.code, ran.err);
    assert!(ran.work <= MAX_WORK, "too slow: {told}");
    assert!(ran.memory <= MAX_MEMORY, "too large: {told}");
    if guard.is_empty() {
        assert_eq!(ran.code, Some(0), "{told}");
        assert!(ran.out.starts_with("{\"schema\":\"writethru.article/1\""), "{told}");
    } else {
        assert_eq!(ran.code, Some(2), "{told}");
        let error = ran.out.lines().last().unwrap_or_default();
        assert!(error.starts_with("{\"schema\":\"writethru.error/1\""), "{told}");
        assert!(error.contains(guard) && ran.err.contains(guard), "{told}");
    }
}

fn numbered(end: usize, part: impl Fn(usize) -> String) -> String {
    (0..end).map(part).collect()
}

const DEEP: &str = "elements are nested deeper than";
const MANY: &str = "elements";
const NOISE: &str = "is binary";

#[test]
fn pages_that_are_too_deep() {
    check("spans.html", "<p>".to_owned() + &"<span>".repeat(100_000), DEEP);
    check("divs.html", "<div>".repeat(100_000), DEEP);
    check("tables.html", "<table><tr><td>".repeat(5_000), DEEP);
    check("deepest.html", "<div>".repeat(500) + "<p>The dam held.", "");
    check("lists.html", "<ul><li>".repeat(500) + "The dam held.", "");
}

#[test]
fn pages_that_are_too_large() {
    let page =
        "<!doctype html>".to_owned() + &"<p>The dam held.</p>".repeat(50 << 20 >> 4);
    check("huge.html", page, "the page has");
    let page =
        "<!doctype html>".to_owned() + &"<p>The dam held.</p>".repeat(5 << 20 >> 4);
    check("elements.html", page, MANY);
    let long = "The dam above the town held through the night. ".repeat(40);
    check(
        "large.html",
        "<!doctype html>".to_owned() + &format!("<p>{long}</p>").repeat(2_600),
        "",
    );
    check("one.html", format!("<p>{}", "The dam held. ".repeat(360_000)), "");
}

#[test]
fn pages_that_cost_too_much() {
    check(
        "attributes.html",
        format!("<p{}>a", numbered(100_000, |n| format!(" a{n}=b"))),
        "attributes",
    );
    let links = numbered(60_000, |n| format!("<li><a href=/{n}>Dam {n}</a>"));
    check("links.html", format!("<ul>{links}</ul>"), "");
    let bold = numbered(400, |n| format!("<b id={n}>"));
    check("bold.html", format!("<p>{bold}</p>{}", "<p>a".repeat(5_000)), "never closed");
    check("tags.html", "<p>a".to_owned() + &"<a \"".repeat(100_000), "");
    check("comments.html", "<p>a".to_owned() + &"<!--".repeat(100_000), "");
    let captions = numbered(40_000, |n| format!("<figcaption>Dam {n}</figcaption>"));
    check(
        "captions.html",
        format!("<p>The dam held.</p>{captions}<p>It rained.</p>"),
        "",
    );
    let posts = numbered(20_000, |n| {
        format!("<article><time datetime={n}>a</time><p>It held.</article>")
    });
    check("posts.html", format!("<body class=liveblog>{posts}"), "");
}

#[test]
fn described_in_broken_json() {
    let page = |json: &str| {
        format!("<p>The dam held.<script type=application/ld+json>{json}</script>")
    };
    check("brackets.html", page(&"[".repeat(100_000)), "");
    check(
        "quotes.html",
        page(&format!("{{\"headline\":\"{}\"}}", "a \"b\", ".repeat(400_000))),
        "",
    );
    check("commas.html", page(&format!("[{}", ", ".repeat(1_000_000))), "");
    check("blanks.html", page(&format!("{{\"a\":\"{}", "\" ".repeat(1_000_000))), "");
}

#[test]
fn what_is_no_text() {
    let noise: Vec<u8> =
        (0..300_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    check("noise.html", noise, NOISE);
    check("nul.html", vec![0; 10_000], NOISE);
    check("bad.html", b"<!doctype html><p>The d\0am h\xFFeld.</p>", "");
    check("latin.html", b"<!doctype html><p>Le caf\xE9 \xE0 Orava.</p>", "");
    check("empty.html", "", "is empty");
    check("blank.html", " \n\t\n", "is empty");
}

#[test]
fn wires_and_records() {
    check("deep.xml", "<nitf><body>".to_owned() + &"<block>".repeat(100_000), DEEP);
    check("many.xml", "<rss><channel>".to_owned() + &"<item/>".repeat(1_100_000), MANY);
    let laughs = "<!DOCTYPE nitf [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><nitf><body><body.content><p>";
    check("laughs.xml", laughs.to_owned() + &"&b;".repeat(500_000), "");
    check("deep.json", "[".repeat(100_000) + "{}", "none of the kinds of json");
    check(
        "deep.jsonl",
        "{\"text\":\"a\"}\n".to_owned() + &"{\"a\":".repeat(100_000),
        "line 2",
    );
    check(
        "long.warc",
        "WARC/1.0\r\nContent-Length: 18446744073709551615\r\n\r\na",
        "breaks off",
    );
    check("quotes.md", "> ".repeat(100_000) + "The dam held.", "");
    check("brackets.md", "# a\n\n".to_owned() + &"[".repeat(200_000), "");
    let yaml = "---\na: &a [b, b, b, b, b, b, b, b]\n".to_owned()
        + &numbered(30, |n| format!("x{n}: &x{n} [*a, *a, *a, *a, *a, *a]\n"));
    check("aliases.md", yaml + "---\nThe dam held.\n", "");
    check("lines.txt", "It held.\n".repeat(300_000), "");
    check("marks.txt", "“".repeat(100_000), "");
}

#[test]
fn what_is_packed() {
    let gzip = flate(&vec![b'a'; 300 << 20]);
    check("bomb.txt.gz", &gzip, "unpacks to more than");
    check("cut.txt.gz", &flate(b"The dam held. It rained.")[..20], "breaks off");
}

fn flate(bytes: &[u8]) -> Vec<u8> {
    let gzip = Command::new("gzip")
        .arg("-c")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let mut gzip = gzip.unwrap();
    let mut stdin = gzip.stdin.take().unwrap();
    let bytes = bytes.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&bytes));
    let out = gzip.wait_with_output().unwrap().stdout;
    writer.join().unwrap().unwrap();
    out
}
