//! The bodies of the fuzz targets on the stable toolchain: over seeds, over the files of the
//! corpus, and over inputs made from them by small changes, the same in every run.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use crate::repository::{children, root};

#[allow(unreachable_pub, reason = "shared with the targets, for which it is public")]
#[path = "../fuzz/src/bodies.rs"]
mod bodies;

/// How many inputs are made for each body.
const N_INPUTS: usize = 100_000;

/// Longest input made, in bytes: a short one reaches the same code, sooner.
const LONGEST: usize = 160;

/// Longest page made, in bytes: three parsers build a tree of each.
const LONGEST_PAGE: usize = 64;

/// Pieces that any text may be changed by.
const TEXT: &[&str] = &[
    "\n",
    "\n\n",
    " ",
    "é",
    "\u{200b}",
    "“",
    "”",
    "\"",
    "(",
    ")",
    ":",
    "-",
    " — ",
    "1",
    "\u{0}",
    "Correction: ",
    "UPDATE 1-",
    "CORRECTED-",
    "KYIV (AP) — ",
    "Oct. 15",
    "This story",
    " has been corrected",
    "Editor’s note",
    "An earlier version of this article ",
    "© ",
];

const HTML: &[&str] = &[
    "<p>",
    "</p>",
    "<br>",
    "<div>",
    "</div>",
    "<a href=x>",
    "<table>",
    "<td>",
    "<b>",
    "<!--",
    "-->",
    "<script type=application/ld+json>",
    "</script>",
    "<h1>",
    "<time datetime=",
    "&#x",
    "&amp;",
    "\"",
];

const XML: &[&str] = &[
    "<",
    "/>",
    "<item>",
    "</item>",
    "<title>",
    "</title>",
    "<![CDATA[",
    "]]>",
    "<!DOCTYPE a [",
    "&amp;",
    "&a;",
    "&#x110000;",
    "xmlns:a=\"b\"",
    "<body>",
    "</body>",
    "<?xml",
    "<!--",
];

const JSON: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\u",
    "\\ud800",
    "null",
    "1e999",
    "\"text\":",
    "\"blocks\":",
    "\"start\":",
    "\"sentences\":",
    "\"posts\":",
    "\"notices\":",
    "-1",
    "\n",
];

const WARC: &[&str] = &[
    "WARC/1.0\r\n",
    "\r\n",
    "\r\n\r\n",
    "Content-Length: ",
    "99999999999999999999",
    "0",
    "chunked",
    "HTTP/1.1 200 OK\r\n",
    "Transfer-Encoding: chunked\r\n",
    "Content-Encoding: gzip\r\n",
    "Content-Type: text/html; charset=\r\n",
    "\u{1f}",
    "WARC-Type: revisit\r\n",
    "ffffffffffffffff\r\n",
];

/// A body, its seeds, and the pieces that its inputs are changed by.
struct Target {
    name: &'static str,
    body: fn(&[u8]),
    seeds: &'static [&'static str],
    pieces: &'static [&'static str],
    longest: usize,
}

#[test]
fn no_page_breaks_the_reader() {
    run(&PAGES);
}

const PAGES: Target = Target {
    name: "html",
    body: bodies::html,
    seeds: &[
        "<h1>Dam</h1><p>By Ana Ruiz<p>ORAVA (AP) — It held.<br>It rained.",
        "<ul><li>one<li>two</ul><table><tr><td>a<td>b</table><figcaption>c</figcaption>",
        "<script type=application/ld+json>{\"headline\":\"a\",\"articleBody\":\"b\"}</script>",
        "<html lang=en><meta property=og:title content='a | b'><time datetime=2022-02-15>",
        "<p>Correction: An earlier version of this article misstated the day.</p>",
    ],
    pieces: HTML,
    longest: LONGEST_PAGE,
};

#[test]
fn no_xml_breaks_the_readers() {
    run(&Target {
        name: "xml",
        body: bodies::xml,
        seeds: &[
            "<rss><channel><item><title>a</title><description>&lt;p>b</description></item></channel></rss>",
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>a</title><content>b</content></entry></feed>",
            "<nitf><body><body.head><dateline>Orava</dateline></body.head><body.content><p>a</p></body.content></body></nitf>",
            "<NewsML><NewsItem><NewsLines><HeadLine>a</HeadLine></NewsLines><DataContent><p>b</p></DataContent></NewsItem></NewsML>",
            "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"a\"><contentSet><inlineData>a</inlineData></contentSet></newsItem>",
        ],
        pieces: XML,
        longest: LONGEST,
    });
}

#[test]
fn no_json_breaks_the_readers() {
    run(&Target {
        name: "json",
        body: bodies::json,
        seeds: &[
            "{\"text\":\"It held.\",\"published\":\"2022-02-15T08:00:00 — Z\"}",
            "{\"headline\":\"a\",\"text\":\"It held.\",\"published\":\"2022-02-15T08:00:00Z\"}",
            "{\"text\":\"It héld.\",\"blocks\":[{\"kind\":\"paragraph\",\"start\":0,\"end\":9}]}",
            "{\"text\":\"a b\",\"notices\":[{\"kind\":\"update\",\"start\":0,\"end\":1}],\"posts\":[{\"start\":0,\"end\":3}]}",
            "{\"sentences\":[\"It held.\",\"It rained.\"]}",
            "{\"uri\":\"a\",\"versioncreated\":\"2022-02-15T08:00:00Z\",\"body_text\":\"a\",\"headline\":\"b\"}",
            "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"a\",\"content_html\":\"<p>b\"}]}",
        ],
        pieces: JSON,
        longest: LONGEST,
    });
}

#[test]
fn no_archive_breaks_the_reader() {
    run(&Target {
        name: "warc",
        body: bodies::warc,
        seeds: &[
            "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 60\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>The dam held.\r\n\r\n",
            "WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 60\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n<p>\r\n0\r\n\r\n",
            "WARC/1.0\r\nWARC-Type: revisit\r\nWARC-Refers-To: <a>\r\nContent-Length: 0\r\n\r\n\r\n\r\n",
        ],
        pieces: WARC,
        longest: LONGEST,
    });
}

#[test]
fn no_block_breaks_the_cues() {
    run(&Target {
        name: "cues",
        body: bodies::cues,
        seeds: &[
            "UPDATE 1-Dam holds\nORAVA, Oct. 15 (Reuters) - It held.\n\nReporting by Ana Ruiz",
            "Dam holds\nThis April 21 story has been corrected to show that it held.",
            "a\nEditor’s note: “This article was amended on 25 May 2017.”\n\nRead more",
            "a\n(Corrects figure in paragraph 2)\n\nKILL KILL KILL\n\nUpdated at 9:14 a.m.",
        ],
        pieces: TEXT,
        longest: LONGEST,
    });
}

/// Runs a body over its seeds, the corpus, and inputs made from the seeds.
fn run(target: &Target) {
    for file in corpus() {
        attempt(target, &fs::read(&file).unwrap());
    }
    for seed in target.seeds {
        attempt(target, seed.as_bytes());
    }
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for _ in 0..N_INPUTS {
        attempt(target, &input(target, &mut dice));
    }
}

/// Says which input it was if the body panics.
fn attempt(target: &Target, input: &[u8]) {
    let outcome = catch_unwind(AssertUnwindSafe(|| (target.body)(input)));
    assert!(outcome.is_ok(), "{} panics at b\"{}\"", target.name, input.escape_ascii());
}

/// A seed with one to four changes.
fn input(target: &Target, dice: &mut Dice) -> Vec<u8> {
    let mut out = dice.pick(target.seeds).as_bytes().to_vec();
    for _ in 0..=dice.below(4) {
        let start = dice.below(out.len() + 1);
        let end = (start + dice.below(24)).min(out.len());
        match dice.below(6) {
            0 => drop(out.drain(start..end)),
            1 => {
                let again = out[start..end].to_vec();
                out.splice(start..start, again);
            }
            2 => {
                let other = dice.pick(target.seeds).as_bytes();
                let from = dice.below(other.len());
                out.splice(start..end, other[from..].iter().copied().take(40));
            }
            3 => {
                if let Some(byte) = out.get_mut(start) {
                    *byte ^= 1 << dice.below(8);
                }
            }
            4 => drop(out.splice(start..start, dice.pick(TEXT).bytes())),
            _ => drop(out.splice(start..start, dice.pick(target.pieces).bytes())),
        }
    }
    out.truncate(target.longest);
    out
}

/// Every file of the corpus.
fn corpus() -> Vec<PathBuf> {
    let mut out = Vec::new();
    let mut todo = vec![root().join("corpus")];
    while let Some(folder) = todo.pop() {
        let (folders, files): (Vec<_>, Vec<_>) =
            children(&folder).into_iter().partition(|path| path.is_dir());
        todo.extend(folders);
        out.extend(files);
    }
    out
}

/// Numbers without pattern, the same in every run (Marsaglia's xorshift of 64 bits, 2003).
struct Dice(u64);

impl Dice {
    /// A number below `n`, which is not 0.
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % n
    }

    fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }
}
