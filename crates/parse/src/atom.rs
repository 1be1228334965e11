//! Atom 1.0 (RFC 4287): one article an entry.

use crate::draft::Draft;
use crate::page::Page;
use crate::read::Articles;
use crate::xml::{self, Element};
use crate::{byline, nitf, time, wire};

/// A feed, or an entry alone.
pub(crate) fn sniff(text: &str) -> bool {
    xml::root_name(text).is_some_and(|name| {
        matches!(name.as_str(), "feed" | "entry") && text.contains("w3.org/2005/Atom")
    })
}

/// Reads the entries of a feed.
pub(crate) fn read(page: &Page<'_>) -> Articles {
    let tree = xml::read(page.text)?;
    let feed = tree.root();
    Ok(tree
        .all("entry")
        .map(|entry| {
            let mut draft = read_entry(entry, feed, page);
            draft.meta.warnings.extend(tree.warning());
            draft.finish()
        })
        .collect())
}

fn read_entry(entry: Element<'_>, feed: Element<'_>, page: &Page<'_>) -> Draft {
    let mut draft = Draft { meta: page.metadata(), ..Draft::default() };
    let meta = &mut draft.meta;
    meta.item = entry.child_text("id");
    meta.story.clone_from(&meta.item);
    let alternate = |link: &Element<'_>| {
        link.name() == "link"
            && link.attribute("rel").is_none_or(|rel| rel == "alternate")
    };
    let link = entry.children().find(alternate).and_then(|link| link.attribute("href"));
    meta.url = link.map(str::to_owned).or(meta.url.take());
    if feed.name() == "feed" {
        meta.outlet = feed.child_text("title");
    }
    let language = entry.attribute("lang").or_else(|| feed.attribute("lang"));
    meta.language = language.map(str::to_owned);
    // The authors of the feed are those of entries without their own (section 4.2.1).
    meta.bylines = authors(entry);
    if meta.bylines.is_empty() && feed.name() == "feed" {
        meta.bylines = authors(feed);
    }
    let mut time = |name: &str| {
        let written = entry.child_text(name)?;
        time::read(name, &written, &mut meta.warnings)
    };
    let (published, updated) = (time("published"), time("updated"));
    (meta.published, meta.updated) = (published, updated);
    if let Some(title) = entry.child("title") {
        wire::headline(&mut draft, &wire::unmarked(&title.raw()));
    }
    match (entry.child("content"), entry.child("summary")) {
        (Some(content), _) if !content.raw().trim().is_empty() => {
            if content.attribute("type") == Some("xhtml") {
                nitf::blocks(content, &mut draft);
            } else {
                wire::push_markup(&mut draft, &content.raw());
            }
        }
        (_, Some(summary)) => wire::push_markup(&mut draft, &summary.raw()),
        _ => {}
    }
    draft
}

fn authors(element: Element<'_>) -> Vec<String> {
    let authors = element.children().filter(|child| child.name() == "author");
    let names = authors.filter_map(|author| author.child_text("name"));
    names.flat_map(|name| byline::persons(&name)).collect()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::show;

    fn check(text: &str, expected: Expect) {
        expected.assert_eq(&show::read(text.as_bytes(), ""));
    }

    #[test]
    fn each_type_of_content_is_read() {
        check(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"><title>The Orava Post</title><entry><id>urn:1</id><title type=\"html\">Dam &amp;amp; lake</title><link rel=\"self\" href=\"x\"/><link href=\"https://example.org/dam\"/><published>2022-02-15T08:00:00Z</published><updated>2022-02-15T09:14:00+01:00</updated><author><name>Ana Ruiz</name></author><summary>no</summary><content type=\"html\">&lt;p&gt;The dam held.&lt;/p&gt;</content></entry><entry><id>urn:2</id><content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>It <i>rained</i>.</p></div></content></entry><entry><id>urn:3</id><summary>The lake rose.</summary></entry></feed>",
            expect![[r#"
                headline: "Dam & lake"
                paragraph: "The dam held."
                item "urn:1"
                url "https://example.org/dam"
                outlet "The Orava Post"
                story "urn:1"
                language "en"
                by ["Ana Ruiz"]
                published 2022-02-15T08:00:00Z
                updated 2022-02-15T09:14:00+01:00
                ---
                paragraph: "It rained."
                item "urn:2"
                outlet "The Orava Post"
                story "urn:2"
                language "en"
                ---
                paragraph: "The lake rose."
                item "urn:3"
                outlet "The Orava Post"
                story "urn:3"
                language "en"
            "#]],
        );
    }
}
