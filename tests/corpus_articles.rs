//! What is read from the pages and wire items of `corpus/articles`: a folder each, its source and
//! what an editor reads in it.
//!
//! The name of a folder starts with the name of its format, so that a source is read twice: as
//! what it looks like and as what it is called. `UPDATE_ARTICLES=1` rewrites what is expected.

use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::{Value, json};
use writethru_article::{Article, Notice, Post, Time};
use writethru_parse::{Error, FORMATS, ReadOptions, read_bytes};

use crate::repository::{children, root};

#[test]
fn articles_of_the_corpus_are_read() {
    let update = env::var_os("UPDATE_ARTICLES").is_some();
    let mut wrong = Vec::new();
    for folder in samples() {
        let found = found(&folder, None);
        let path = folder.join("expected.json");
        if update {
            fs::write(&path, &found).unwrap();
        } else if found != fs::read_to_string(&path).unwrap_or_default() {
            wrong.push(format!("{}: found\n{found}", name(&folder)));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_source_is_what_it_looks_like() {
    for folder in samples() {
        let format = format_of(name(&folder));
        assert_eq!(found(&folder, format), found(&folder, None), "{}", name(&folder));
    }
}

#[test]
fn every_format_has_an_article() {
    let folders = samples();
    for format in FORMATS {
        let has = folders.iter().any(|f| format_of(name(f)) == Some(format.name));
        assert!(has, "no folder of corpus/articles is of the format {}", format.name);
    }
}

/// The folders, by name.
fn samples() -> Vec<PathBuf> {
    let mut out = children(&root().join("corpus/articles"));
    out.retain(|path| path.is_dir());
    out
}

fn name(path: &Path) -> &str {
    path.file_name().unwrap().to_str().unwrap()
}

/// The format whose name opens the name of a folder: the longest of several.
fn format_of(slug: &str) -> Option<&'static str> {
    let names = FORMATS.iter().map(|format| format.name);
    let opens = |name: &&str| {
        slug.strip_prefix(*name)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    names.filter(opens).max_by_key(|name| name.len())
}

/// What is read from the source of a folder, as its expected file holds it.
fn found(folder: &Path, from: Option<&str>) -> String {
    let is_source = |path: &PathBuf| name(path).starts_with("source.");
    let path = children(folder).into_iter().find(is_source);
    let path = path.unwrap_or_else(|| panic!("{} has no source", name(folder)));
    let source = name(&path).to_owned();
    let options = ReadOptions {
        source: Some(source),
        from: from.map(str::to_owned),
        ..ReadOptions::default()
    };
    match read_bytes(&fs::read(&path).unwrap(), &options) {
        Ok(articles) => page(&articles, None),
        Err(error) => page(error.articles(), Some(&error)),
    }
}

/// The articles and the error, a field a line and the entries of a list of records a line each.
fn page(articles: &[Article], error: Option<&Error>) -> String {
    let error = error.map(|error| {
        let kind = format!("{:?}", error.kind()).to_lowercase();
        vec![("error", json!(kind)), ("message", json!(error.to_string()))]
    });
    let records: Vec<String> = articles
        .iter()
        .map(fields)
        .chain(error)
        .map(|fields| {
            let lines: Vec<String> =
                fields.iter().map(|(name, value)| line(name, value)).collect();
            format!("  {{\n{}\n  }}", lines.join(",\n"))
        })
        .collect();
    format!("[\n{}\n]\n", records.join(",\n"))
}

fn line(name: &str, value: &Value) -> String {
    match value {
        Value::Array(list) if list.iter().any(|entry| !entry.is_string()) => {
            let entries: Vec<String> =
                list.iter().map(|entry| format!("      {entry}")).collect();
            format!("    \"{name}\": [\n{}\n    ]", entries.join(",\n"))
        }
        value => format!("    \"{name}\": {value}"),
    }
}

/// What is known about an article and is not empty, in the order of the contract.
fn fields(article: &Article) -> Vec<(&'static str, Value)> {
    let meta = &article.meta;
    let dateline = meta.dateline.as_ref().map(|dateline| {
        let parts = [&dateline.place, &dateline.agency, &dateline.date];
        parts.map(|part| part.as_deref().unwrap_or_default())
    });
    let warnings: Vec<&str> =
        meta.warnings.iter().map(|warning| warning.message.as_str()).collect();
    let mut out = vec![
        ("id", json!(meta.id)),
        ("item", json!(meta.item)),
        ("url", json!(meta.url)),
        ("outlet", json!(meta.outlet)),
        ("story", json!(meta.story)),
        ("version", json!(meta.version)),
        ("bylines", json!(meta.bylines)),
        ("dateline", json!(dateline)),
        ("section", json!(meta.section)),
        ("language", json!(meta.language)),
        ("published", json!(time(meta.published.as_ref()))),
        ("updated", json!(time(meta.updated.as_ref()))),
        ("updated_visible", json!(meta.updated_visible)),
        ("captured", json!(time(meta.captured.as_ref()))),
        ("availability", json!(meta.availability.as_str())),
        ("blocks", blocks(article)),
        ("notices", notices(article)),
        ("posts", posts(article)),
        ("warnings", json!(warnings)),
    ];
    out.retain(|(_, value)| !is_empty(value));
    out
}

fn blocks(article: &Article) -> Value {
    let blocks = article.blocks.iter();
    blocks.map(|block| json!([block.kind.as_str(), &article.text[block.span]])).collect()
}

fn notices(article: &Article) -> Value {
    let line = |notice: &Notice| {
        let text = &article.text[notice.span];
        json!([notice.kind.as_str(), time(notice.date.as_ref()), text])
    };
    article.meta.notices.iter().map(line).collect()
}

fn posts(article: &Article) -> Value {
    let line = |post: &Post| {
        let (published, updated) = (post.published.as_ref(), post.updated.as_ref());
        json!([time(published), time(updated), &article.text[post.span]])
    };
    article.meta.posts.iter().map(line).collect()
}

fn time(time: Option<&Time>) -> Option<&str> {
    time.map(Time::as_str)
}

fn is_empty(value: &Value) -> bool {
    matches!(value, Value::Null | Value::Bool(false))
        || value.as_array().is_some_and(Vec::is_empty)
}
