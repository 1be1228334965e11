//! Articles and readings from files and from records.

use std::collections::BTreeSet;

use writethru_article::{Article, ArticleInput};
use writethru_facts::{Reading, Settings, read};
use writethru_parse::read_input;

use crate::failure::Failure;
use crate::input::{Source, bytes};

/// The articles of a file.
pub(crate) fn articles(source: Source, name: &str) -> Result<Vec<Article>, Failure> {
    let bytes = bytes(source)?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Failure::new(
            "read",
            format!(
                "byte {at} is no UTF-8: convert the file, as with \
                 `iconv -f WINDOWS-1252 -t UTF-8`"
            ),
        )
    })?;
    if text.trim().is_empty() {
        return Err(Failure::new("read", "is empty: expected an article"));
    }
    let input = ArticleInput { text: Some(text), ..ArticleInput::default() };
    Ok(vec![read_input(&input, name)])
}

/// The readings of a file's articles.
pub(crate) fn readings(
    source: Source,
    name: &str,
    settings: &Settings,
) -> Result<Vec<Reading>, Failure> {
    let articles = articles(source, name)?;
    Ok(articles.iter().map(|article| read(article, settings)).collect())
}

/// The reading of the only article of a file.
pub(crate) fn only(
    source: Source,
    name: &str,
    settings: &Settings,
) -> Result<Reading, Failure> {
    let mut articles = articles(source, name)?;
    let n_articles = articles.len();
    match articles.pop() {
        Some(article) if n_articles == 1 => Ok(read(&article, settings)),
        _ => Err(Failure::new(
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
    Ok(read(&read_input(input, id), settings))
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
