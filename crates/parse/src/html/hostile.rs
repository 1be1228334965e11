//! Hostile pages: each gives an article or an error that says which guard spoke, soon and on the
//! stack of a test thread (2 MB).

use expect_test::{Expect, expect};

use crate::{ReadOptions, read_bytes};

fn check(page: impl AsRef<[u8]>, expected: Expect) {
    let options = ReadOptions { from: Some("html".to_owned()), ..ReadOptions::default() };
    let shown = match read_bytes(page.as_ref(), &options) {
        Ok(articles) => {
            let article = &articles[0];
            format!(
                "{}: {} blocks",
                article.meta.availability.as_str(),
                article.blocks.len()
            )
        }
        Err(error) => format!("{:?}: {error}", error.kind()),
    };
    expected.assert_eq(&shown);
}

fn numbered(end: usize, part: impl Fn(usize) -> String) -> String {
    (0..end).map(part).collect::<Vec<_>>().concat()
}

#[test]
fn deep_nesting() {
    check(
        "<span>".repeat(100_000),
        expect!["Depth: -: elements are nested deeper than 512"],
    );
    check(
        "<div>".repeat(100_000) + "a",
        expect!["Depth: -: elements are nested deeper than 512"],
    );
    check(
        "<table><tr><td>".repeat(5_000),
        expect!["Depth: -: elements are nested deeper than 512"],
    );
    check("<ul><li>".repeat(500) + "a dam held", expect!["present: 1 blocks"]);
    check("<div>".repeat(510) + "<p>The dam held.", expect!["present: 1 blocks"]);
    check("<table><tr><td>".repeat(500) + "The dam held.", expect!["present: 1 blocks"]);
    check("<span>".repeat(500) + "The dam held.", expect!["present: 1 blocks"]);
}

#[test]
fn size() {
    check(
        "<p>The dam held.".to_owned() + &"a".repeat(50 << 20),
        expect!["Size: -: the page has 52428816 bytes: expected at most 16777216"],
    );
    check(
        "<p>".to_owned() + &"The dam held. ".repeat(300_000),
        expect!["present: 1 blocks"],
    );
    check("<p>The dam held.</p>".repeat(50_000), expect!["present: 50000 blocks"]);
    check(
        "<p>The dam held.</p>".repeat(250_000),
        expect!["Work: -: the page has more than 200000 elements"],
    );
}

#[test]
fn work() {
    check(
        format!("<p{}>a", " a=b".repeat(100_000)),
        expect!["Work: -: an element has 100000 attributes: expected at most 1000"],
    );
    let links: String = numbered(100_000, |n| format!("<li><a href=/{n}>Dam {n}</a>"));
    check(
        format!("<ul>{links}</ul>"),
        expect!["Work: -: the page has more than 200000 elements"],
    );
    let bold: String = numbered(400, |n| format!("<b id={n}>"));
    check(
        format!("<p>{bold}</p>{}", "<p>a".repeat(5_000)),
        expect!["Work: -: too many elements within formatting that is never closed"],
    );
}

#[test]
fn noise() {
    let noise: Vec<u8> =
        (0..300_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    check(
        noise,
        expect![
            "Noise: -: is binary (31643 control characters in its first 300000 bytes): expected text"
        ],
    );
    check(
        vec![0; 10_000],
        expect![
            "Noise: -: is binary (10000 control characters in its first 10000 bytes): expected text"
        ],
    );
    check(b"<p>The d\0am h\xFFeld.</p>", expect!["present: 1 blocks"]);
    check("", expect!["empty: 0 blocks"]);
}

#[test]
fn unended() {
    check("<a \"".repeat(100_000), expect!["empty: 0 blocks"]);
    check("<!--".repeat(100_000), expect!["empty: 0 blocks"]);
    check("<script>".repeat(100_000), expect!["empty: 0 blocks"]);
    check("<script></scrip".repeat(100_000), expect!["empty: 0 blocks"]);
    let json =
        format!("<script type=application/ld+json>{}</script>", "[".repeat(100_000));
    check(json, expect!["empty: 0 blocks"]);
}
