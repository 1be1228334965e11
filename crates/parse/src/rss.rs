//! RSS 2.0 and RSS 1.0 (RDF) with the modules `content` and `dc`: one article an item.

use crate::draft::Draft;
use crate::page::Page;
use crate::read::Articles;
use crate::xml::{self, Element};
use crate::{byline, time, wire};

/// The root element of either version.
pub(crate) fn sniff(text: &str) -> bool {
    xml::root_name(text).is_some_and(|name| {
        name == "rss" || name == "rdf" && text.contains("purl.org/rss/1.0")
    })
}

/// Reads the items of a feed.
pub(crate) fn read(page: &Page<'_>) -> Articles {
    let tree = xml::read(page.text)?;
    let channel = tree.root().find("channel");
    let items = tree.all("item");
    Ok(items
        .map(|item| {
            let mut draft = read_item(item, channel, page);
            draft.meta.warnings.extend(tree.warning());
            draft.finish()
        })
        .collect())
}

fn read_item(item: Element<'_>, channel: Option<Element<'_>>, page: &Page<'_>) -> Draft {
    let mut draft = Draft { meta: page.metadata(), ..Draft::default() };
    let meta = &mut draft.meta;
    let mut links = item.children().filter(|child| child.name() == "link");
    let link = links.find_map(Element::filled);
    meta.item =
        item.child_text("guid").or_else(|| item.attribute("about").map(str::to_owned));
    wire::keep(&mut meta.item, link.clone());
    meta.story.clone_from(&meta.item);
    meta.url = link.or(meta.url.take());
    meta.outlet = channel.and_then(|channel| channel.child_text("title"));
    meta.language = channel.and_then(|channel| channel.child_text("language"));
    meta.section = item.child_text("category");
    let writer = item.child_text("creator").or_else(|| item.child_text("author"));
    meta.bylines = byline::persons(&writer.unwrap_or_default());
    let mut time = |names: &[&str], field: &str| {
        let written = names.iter().find_map(|name| item.child_text(name))?;
        time::read(field, &written, &mut meta.warnings)
    };
    let published = time(&["pubdate", "date", "issued"], "pubDate");
    let updated = time(&["updated", "modified"], "updated");
    (meta.published, meta.updated) = (published, updated);
    if let Some(title) = item.child_text("title") {
        wire::headline(&mut draft, &wire::unmarked(&title));
    }
    // `content:encoded` and `description`, by their local names.
    let content =
        item.child("encoded").map(Element::raw).filter(|text| !text.trim().is_empty());
    let description = item.child("description").map(Element::raw);
    match (content, description) {
        (Some(content), _) => wire::push_markup(&mut draft, &content),
        (None, Some(summary)) => wire::push_markup(&mut draft, &summary),
        (None, None) => {}
    }
    draft
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::show;

    fn check(text: &str, expected: Expect) {
        expected.assert_eq(&show::read(text.as_bytes(), ""));
    }

    #[test]
    fn content_goes_before_description() {
        check(
            "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"x\" xmlns:dc=\"y\"><channel><title>The Orava Post</title><language>en</language><item><title>Dam &amp;amp; lake</title><link>https://example.org/dam</link><guid isPermaLink=\"false\">dam-1</guid><pubDate>Tue, 15 Feb 2022 08:00:00 GMT</pubDate><dc:creator>Ana Ruiz</dc:creator><description>no</description><content:encoded><![CDATA[<p>ORAVA (AP) — The dam held.</p><p>It rained.</p>]]></content:encoded></item><item><title>Rain</title><description>&lt;b&gt;It&lt;/b&gt; rained.</description></item></channel></rss>",
            expect![[r#"
                headline: "Dam & lake"
                dateline: "ORAVA (AP) —"
                paragraph: "The dam held."
                paragraph: "It rained."
                item "dam-1"
                url "https://example.org/dam"
                outlet "The Orava Post"
                story "dam-1"
                language "en"
                by ["Ana Ruiz"]
                published 2022-02-15T08:00:00Z
                ---
                headline: "Rain"
                paragraph: "It rained."
                outlet "The Orava Post"
                language "en"
            "#]],
        );
    }
}
