//! JSON Feed 1 and 1.1: one article an item.

use serde_json::Value;
use writethru_article::Metadata;

use crate::draft::Draft;
use crate::error::{Error, ErrorKind};
use crate::page::Page;
use crate::read::Articles;
use crate::{byline, time, wire};

/// The version field names the standard.
pub(crate) fn sniff(text: &str) -> bool {
    let head = &text[..text.floor_char_boundary(4096)];
    head.trim_start().starts_with('{') && head.contains("jsonfeed.org/version/")
}

/// Reads the items of a feed.
pub(crate) fn read(page: &Page<'_>) -> Articles {
    let feed: Value = serde_json::from_str(page.text).map_err(|error| {
        Error::new(ErrorKind::Malformed, format!("is no JSON: {error}"))
    })?;
    let items = feed.get("items").and_then(Value::as_array);
    let items =
        items.ok_or_else(|| Error::new(ErrorKind::Malformed, "the feed has no items"))?;
    Ok(items.iter().map(|item| read_item(item, &feed, page).finish()).collect())
}

fn read_item(item: &Value, feed: &Value, page: &Page<'_>) -> Draft {
    let mut draft = Draft { meta: page.metadata(), ..Draft::default() };
    let text = |value: &Value, name: &str| match value.get(name)? {
        Value::String(text) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    fields(item, feed, &text, &mut draft.meta);
    if let Some(title) = text(item, "title") {
        wire::headline(&mut draft, &wire::collapse(&title));
    }
    match (text(item, "content_html"), text(item, "content_text"), text(item, "summary"))
    {
        (Some(html), _, _) => wire::push_markup(&mut draft, &html),
        (None, Some(plain), _) => wire::push_text(&mut draft, &plain),
        (None, None, Some(summary)) => wire::push_markup(&mut draft, &summary),
        (None, None, None) => {}
    }
    draft
}

fn fields(
    item: &Value,
    feed: &Value,
    text: &impl Fn(&Value, &str) -> Option<String>,
    meta: &mut Metadata,
) {
    meta.item = text(item, "id");
    meta.story = text(item, "id").or_else(|| text(item, "url"));
    meta.url =
        text(item, "url").or_else(|| text(item, "external_url")).or(meta.url.take());
    meta.outlet = text(feed, "title");
    meta.language = text(item, "language").or_else(|| text(feed, "language"));
    let mut time = |name: &str| {
        let written = text(item, name)?;
        time::read(name, &written, &mut meta.warnings)
    };
    let (published, updated) = (time("date_published"), time("date_modified"));
    (meta.published, meta.updated) = (published, updated);
    // The authors of the feed are those of items without their own; version 1 has one.
    let authors = |owner: &Value| -> Vec<String> {
        let listed = owner.get("authors").and_then(Value::as_array);
        let listed = listed.map_or_else(Vec::new, |list| list.iter().collect());
        let authors = listed.into_iter().chain(owner.get("author"));
        let names = authors.filter_map(|author| text(author, "name"));
        names.flat_map(|name| byline::persons(&name)).collect()
    };
    meta.bylines = authors(item);
    if meta.bylines.is_empty() {
        meta.bylines = authors(feed);
    }
    meta.bylines.dedup();
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::show;

    fn check(text: &str, expected: Expect) {
        expected.assert_eq(&show::read(text.as_bytes(), ""));
    }

    #[test]
    fn content_goes_before_summary() {
        check(
            r#"{"version":"https://jsonfeed.org/version/1.1","title":"The Orava Post","language":"en","items":[{"id":"1","url":"https://example.org/dam","title":"Dam holds","content_html":"<p>The dam held.</p>","summary":"no","date_published":"2022-02-15T08:00:00Z","date_modified":"2022-02-15T09:14:00Z","authors":[{"name":"Ana Ruiz"}]},{"id":2,"summary":"It rained."}]}"#,
            expect![[r#"
                headline: "Dam holds"
                paragraph: "The dam held."
                item "1"
                url "https://example.org/dam"
                outlet "The Orava Post"
                story "1"
                language "en"
                by ["Ana Ruiz"]
                published 2022-02-15T08:00:00Z
                updated 2022-02-15T09:14:00Z
                ---
                paragraph: "It rained."
                item "2"
                outlet "The Orava Post"
                story "2"
                language "en"
            "#]],
        );
    }
}
