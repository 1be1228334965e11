//! The bodies of the fuzz targets: any bytes give articles or an error, never a panic, and every
//! article keeps the promises of its type.
//!
//! Here alone, for the targets of libFuzzer and for the tests on the stable toolchain.

use writethru_article::{Article, ArticleInput};
use writethru_parse::{Error, ReadOptions, read_bytes, read_input};

/// Reads bytes as a page.
///
/// # Panics
///
/// Where an article breaks a promise; so do the others.
pub fn html(data: &[u8]) {
    read_as("html", data);
}

/// Reads bytes as each of the formats in XML.
pub fn xml(data: &[u8]) {
    for format in ["rss", "atom", "newsml-g2", "newsml", "nitf"] {
        read_as(format, data);
    }
}

/// Reads bytes as each of the formats in JSON.
pub fn json(data: &[u8]) {
    for format in ["ninjs", "json-feed", "json", "jsonl"] {
        read_as(format, data);
    }
}

/// Reads bytes as a web archive.
pub fn warc(data: &[u8]) {
    read_as("warc", data);
}

/// Looks for cues in bytes as an article: its first line is the headline.
pub fn cues(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (headline, text) = text.split_once('\n').unwrap_or(("", &text));
    let input = ArticleInput {
        headline: Some(headline.to_owned()),
        text: Some(text.to_owned()),
        ..ArticleInput::default()
    };
    check(&read_input(&input, "0"));
}

fn read_as(format: &str, data: &[u8]) {
    let options = ReadOptions { from: Some(format.to_owned()), ..ReadOptions::default() };
    let articles = read_bytes(data, &options);
    articles.unwrap_or_else(Error::into_articles).iter().for_each(check);
}

/// Blocks in order and disjoint; blocks, notices and posts inside the text.
fn check(article: &Article) {
    let mut at = 0;
    for block in article.blocks.iter() {
        assert!(block.span.start() >= at, "blocks overlap");
        at = block.span.end();
        let _ = &article.text[block.span];
    }
    for notice in &article.meta.notices {
        let _ = &article.text[notice.span];
    }
    for post in &article.meta.posts {
        let _ = &article.text[post.span];
    }
}
