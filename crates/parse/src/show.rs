//! How tests show articles: blocks, one a line, then everything that is known.

use std::fmt::Write;

use writethru_article::{Article, Availability, Time};

use crate::{ReadOptions, read_bytes};

/// Reads bytes of a format (empty: told from the content) and shows the articles or the error.
pub(crate) fn read(bytes: &[u8], from: &str) -> String {
    let from = (!from.is_empty()).then(|| from.to_owned());
    let source = Some("a".to_owned());
    let options = ReadOptions { source, from, ..ReadOptions::default() };
    match read_bytes(bytes, &options) {
        Ok(articles) => articles.iter().map(article).collect::<Vec<_>>().join("---\n"),
        Err(error) => {
            let mut out: String = error.articles().iter().map(article).collect();
            writeln!(out, "error {:?}: {error}", error.kind()).unwrap();
            out
        }
    }
}

/// The blocks of an article, one a line, then what is known beside.
pub(crate) fn article(article: &Article) -> String {
    let mut out = String::new();
    for block in article.blocks.iter() {
        let text = &article.text[block.span];
        writeln!(out, "{}: {text:?}", block.kind.as_str()).unwrap();
    }
    let meta = &article.meta;
    let fields = [
        ("item", &meta.item),
        ("url", &meta.url),
        ("outlet", &meta.outlet),
        ("story", &meta.story),
        ("version", &meta.version),
        ("section", &meta.section),
        ("language", &meta.language),
        ("digest", &meta.digest),
    ];
    for (name, value) in fields {
        if let Some(value) = value {
            writeln!(out, "{name} {value:?}").unwrap();
        }
    }
    if !meta.bylines.is_empty() {
        writeln!(out, "by {:?}", meta.bylines).unwrap();
    }
    for (name, time) in [
        ("published", &meta.published),
        ("updated", &meta.updated),
        ("captured", &meta.captured),
    ] {
        if let Some(time) = time {
            writeln!(out, "{name} {time}").unwrap();
        }
    }
    if meta.updated_visible {
        writeln!(out, "updated visibly").unwrap();
    }
    for notice in &meta.notices {
        let date = notice.date.as_ref().map_or("", Time::as_str);
        let text = &article.text[notice.span];
        writeln!(out, "notice {} {date} {text:?}", notice.kind.as_str()).unwrap();
    }
    for post in &meta.posts {
        let at = post.published.as_ref().map_or("", Time::as_str);
        writeln!(out, "post {at} {:?}", &article.text[post.span]).unwrap();
    }
    if meta.availability != Availability::Present {
        writeln!(out, "{}", meta.availability.as_str()).unwrap();
    }
    for warning in &meta.warnings {
        writeln!(out, "warning: {}", warning.message).unwrap();
    }
    out
}
