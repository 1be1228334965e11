//! Articles and readings from files and from records.

use std::collections::BTreeSet;

use writethru_article::{Article, ArticleInput, Availability, Metadata};
use writethru_facts::{Reading, Settings, read};
use writethru_parse::{ReadOptions, read_bytes, read_input};

use crate::failure::Failure;
use crate::input::{Source, bytes};

/// The articles of a file, and why it could not be read further.
pub(crate) fn articles(
    source: Source,
    name: &str,
    from: Option<&str>,
) -> (Vec<Article>, Option<Failure>) {
    let bytes = match bytes(source) {
        Ok(bytes) => bytes,
        Err(failure) => return (Vec::new(), Some(failure)),
    };
    if bytes.trim_ascii().is_empty() {
        let failure = Failure::new("read", "is empty: expected an article");
        return (Vec::new(), Some(failure));
    }
    let options = ReadOptions {
        source: Some(name.to_owned()),
        from: from.map(str::to_owned),
        ..ReadOptions::default()
    };
    match read_bytes(&bytes, &options) {
        Ok(articles) => (articles, None),
        Err(error) => {
            let failure = unreadable(&error, name);
            (error.into_articles(), Some(failure))
        }
    }
}

/// A reader's error without the name of its input, which every message has already.
pub(crate) fn unreadable(error: &writethru_parse::Error, name: &str) -> Failure {
    let message = error.to_string();
    let bare = message.strip_prefix(&format!("{name}: ")).unwrap_or(&message);
    Failure::new("parse", bare)
}

/// The readings of all articles of a file.
pub(crate) fn readings(
    source: Source,
    name: &str,
    from: Option<&str>,
    settings: &Settings,
) -> Result<Vec<Reading>, Failure> {
    let (articles, failure) = articles(source, name, from);
    match failure {
        Some(failure) => Err(failure),
        None => Ok(articles.iter().map(|article| read(article, settings)).collect()),
    }
}

/// A file that is to be read as one version.
pub(crate) struct Version {
    /// What the reader knows it by.
    pub(crate) name: String,
    /// Where it is said to be: the extension tells Markdown from text.
    pub(crate) path: String,
    pub(crate) source: Source,
}

/// The reading of a version, the only article of its file. No file is a version that is missing,
/// and an empty one a version that is empty: neither says that statements were removed.
pub(crate) fn version(version: Version, from: Option<&str>) -> Result<Article, Failure> {
    let Version { name, path, source } = version;
    let nothing = |availability| {
        let meta = Metadata { id: name.clone(), availability, ..Metadata::default() };
        Ok(Article::new(String::new(), Vec::new(), |_| false, meta))
    };
    if matches!(source, Source::Absent) {
        return nothing(Availability::Missing);
    }
    let bytes = bytes(source)?;
    if bytes.trim_ascii().is_empty() {
        return nothing(Availability::Empty);
    }
    let options = ReadOptions {
        id: Some(name.clone()),
        source: Some(path.clone()),
        from: from.map(str::to_owned),
        ..ReadOptions::default()
    };
    let mut articles =
        read_bytes(&bytes, &options).map_err(|error| unreadable(&error, &path))?;
    match (articles.len(), articles.pop()) {
        (1, Some(article)) => Ok(article),
        (n_articles, _) => Err(Failure::new(
            "read",
            format!(
                "{name} holds {n_articles} articles where one is needed: split it with \
                 `writethru parse {name} --format jsonl`"
            ),
        )),
    }
}

/// The reading of an article of a record.
pub(crate) fn reading(
    input: &ArticleInput,
    id: &str,
    settings: &Settings,
) -> Result<Reading, Failure> {
    Ok(read(&article(input, id)?, settings))
}

/// The article of a record.
pub(crate) fn article(input: &ArticleInput, id: &str) -> Result<Article, Failure> {
    if input.text.is_none() && input.sentences.is_none() {
        return Err(Failure::new(
            "read",
            format!(
                "article {:?} has neither `text` nor `sentences`: give one of them \
                 (an empty text is \"\")",
                input.id.as_deref().unwrap_or(id)
            ),
        ));
    }
    Ok(read_input(input, id))
}

/// Checks that the ids which a record gives to its articles differ.
pub(crate) fn distinct<'a>(
    inputs: impl Iterator<Item = &'a ArticleInput>,
) -> Result<(), Failure> {
    let mut seen = BTreeSet::new();
    for id in inputs.filter_map(|input| input.id.as_deref()) {
        if !seen.insert(id) {
            return Err(Failure::new(
                "read",
                format!(
                    "two articles of this record have the id {id:?}: give each its own, \
                     or leave ids out to have articles named by their position"
                ),
            ));
        }
    }
    Ok(())
}
