//! HTML pages.

use writethru_article::BlockKind;

use crate::draft::Draft;
use crate::error::{Error, ErrorKind};
use crate::page::Page;
use crate::read::Articles;

/// A document type, or a tag that only pages have.
pub(crate) fn sniff(text: &str) -> bool {
    let head = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let head = &head[..head.floor_char_boundary(2048)].to_ascii_lowercase();
    head.starts_with('<')
        && [
            "<!doctype html",
            "<html",
            "<head",
            "<body",
            "<article",
            "<p>",
            "<p ",
            "<div",
            "<meta",
        ]
        .iter()
        .any(|tag| head.contains(tag))
}

/// Reads a page.
pub(crate) fn read(page: &Page<'_>) -> Articles {
    let mut draft = Draft { meta: page.metadata(), ..Draft::default() };
    let mut options = trafilatura::Options::default();
    options.enable_fallback = true;
    options.exclude_comments = true;
    let result = trafilatura::extract(page.text, &options)
        .map_err(|error| Error::new(ErrorKind::Malformed, error.to_string()))?;
    for line in result.content_html.split("</p>") {
        let text: String = line
            .split('<')
            .filter_map(|part| part.split_once('>'))
            .map(|(_, text)| text)
            .collect();
        draft.push(BlockKind::Paragraph, &text);
    }
    Ok(vec![draft.finish()])
}
