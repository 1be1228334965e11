//! Metadata of pages: JSON-LD before microdata before Open Graph before other `<meta>`.

use std::collections::HashSet;

use dom_query::{Document, NodeId, NodeRef};
use url::Url;
use writethru_article::{Metadata, Time, Warning};

use super::field::{self, Fields, is_in};
use super::headline;
use super::ld::Described;
use crate::{byline, time};

/// What a page says about its article beside the metadata fields.
#[derive(Debug, Default)]
pub(crate) struct Head {
    pub(crate) headline: Option<String>,
    /// The description, which is a dek only if readers see it.
    pub(crate) description: Option<String>,
    /// Whether it is marked as free or not.
    pub(crate) free: Option<bool>,
}

/// Fills what a page says about its article into `meta`; `entries` are those of a live blog, with times
/// and authors of their own.
pub(crate) fn read(
    document: &Document,
    described: &Described,
    entries: &HashSet<NodeId>,
    meta: &mut Metadata,
) -> Head {
    let fields = Fields::of(document, entries);
    let house = || fields.names("publisher").into_iter().next();
    meta.outlet = described
        .outlet
        .clone()
        .or_else(house)
        .or_else(|| fields.any(&["og:site_name", "application-name"]));
    meta.section = described
        .section
        .clone()
        .or_else(|| fields.property("articleSection"))
        .or_else(|| fields.any(&["article:section", "section"]));
    meta.language = fields
        .language
        .clone()
        .or_else(|| described.language.clone())
        .or_else(|| fields.property("inLanguage"))
        .or_else(|| fields.any(&["og:locale", "content-language", "language"]))
        .map(|tag| tag.replace('_', "-"));
    let url = canonical(&fields, meta.url.as_deref());
    meta.item.clone_from(&url);
    meta.story.clone_from(&url);
    meta.url = url.or(meta.url.take());
    meta.bylines = bylines(&fields, described, meta.outlet.as_deref());
    let published = times(&fields, described.published.as_ref(), false);
    meta.published = first_time("published", &published, &mut meta.warnings);
    let updated = times(&fields, described.updated.as_ref(), true);
    meta.updated = first_time("updated", &updated, &mut meta.warnings);
    let described_by = ["og:description", "description"];
    Head {
        headline: headline::of(&fields, described, meta.outlet.as_deref()),
        description: described.description.clone().or_else(|| fields.any(&described_by)),
        free: described.free.or_else(|| is_free(&fields)),
    }
}

/// Whether microdata or `<meta>` (Facebook's content tier) mark the article as free or not.
fn is_free(fields: &Fields<'_>) -> Option<bool> {
    let free = fields.property("isAccessibleForFree");
    free.map(|free| !free.eq_ignore_ascii_case("false")).or_else(|| {
        let tier = fields.any(&["article:content_tier"])?;
        match tier.as_str() {
            "free" => Some(true),
            "locked" => Some(false),
            _ => None,
        }
    })
}

const PUBLISHED: [&str; 9] = [
    "article:published_time",
    "og:article:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "pubdate",
    "publish-date",
    "date",
];

const UPDATED: [&str; 7] = [
    "article:modified_time",
    "og:updated_time",
    "article:updated_time",
    "dc.date.modified",
    "dcterms.modified",
    "lastmod",
    "last-modified",
];

/// The candidates for a time, best first.
fn times(fields: &Fields<'_>, described: Option<&String>, updated: bool) -> Vec<String> {
    let (property, names): (_, &[&str]) =
        if updated { ("dateModified", &UPDATED) } else { ("datePublished", &PUBLISHED) };
    let mut out: Vec<String> = described.cloned().into_iter().collect();
    let machine = ["content", "datetime"];
    out.extend(
        fields
            .properties(property)
            .find_map(|node| machine.iter().find_map(|key| field::attribute(&node, key))),
    );
    out.extend(names.iter().filter_map(|name| fields.any(&[name])));
    let mut shown = fields.times.iter().filter(|node| {
        let ours = is_in(node, &["article", "main"]) || node.has_attr("pubdate");
        ours && !is_in(node, &["aside", "nav", "footer"]) && is_update(node) == updated
    });
    out.extend(shown.find_map(|node| field::attribute(node, "datetime")));
    out
}

/// Whether a `<time>` is that of an update: its names, its text or the words before it say so.
fn is_update(node: &NodeRef<'_>) -> bool {
    let says = |text: &str| {
        let text = text.to_lowercase();
        ["updated", "modified", "edited", "revised"]
            .iter()
            .any(|word| text.contains(word))
    };
    let before = node.prev_sibling().map(|sibling| sibling.text());
    let before = before.filter(|text| text.len() <= 40);
    let alone = || {
        let parent = node.parent()?;
        let text = parent.text();
        // One time in the line, so that its words are about it.
        (parent.element_children().len() == 1 && text.trim().len() <= 80).then_some(text)
    };
    ["class", "itemprop"].iter().any(|key| node.attr(key).is_some_and(|name| says(&name)))
        || says(&node.text())
        || before.is_some_and(|text| says(&text))
        || alone().is_some_and(|text| says(&text))
}

/// The first of the candidates that is a time; a warning if there are some and none is.
fn first_time(
    field: &str,
    candidates: &[String],
    warnings: &mut Vec<Warning>,
) -> Option<Time> {
    let set: Vec<&String> =
        candidates.iter().filter(|written| !is_unset(written)).collect();
    set.iter()
        .find_map(|written| time::parse(written))
        .or_else(|| set.first().and_then(|written| time::read(field, written, warnings)))
}

/// Whether a time is a program's zero: the year 1, or the start of Unix time.
fn is_unset(written: &str) -> bool {
    written.starts_with("0001-")
        || written.starts_with("1970-01-01")
        || written.is_empty()
}

/// The canonical address, made absolute by the page's own.
fn canonical(fields: &Fields<'_>, page: Option<&str>) -> Option<String> {
    let written = fields.canonical.clone().or_else(|| fields.any(&["og:url"]))?;
    let base = page.and_then(|page| Url::parse(page).ok());
    let url = match base {
        Some(base) => base.join(&written).ok()?,
        None => Url::parse(&written).ok()?,
    };
    matches!(url.scheme(), "http" | "https").then(|| url.to_string())
}

/// Who wrote the article, as the first of its sources says; its house is nobody.
fn bylines(
    fields: &Fields<'_>,
    described: &Described,
    outlet: Option<&str>,
) -> Vec<String> {
    let mut written = described.authors.clone();
    if written.is_empty() {
        written = fields.names("author");
    }
    if written.is_empty() {
        let metas =
            ["author", "article:author", "byl", "parsely-author", "sailthru.author"];
        let named =
            |name| fields.any(&[name]).filter(|author| !author.starts_with("http"));
        written.extend(metas.into_iter().find_map(named));
    }
    if written.is_empty() {
        written.extend(fields.authors.iter().filter_map(field::text));
    }
    let mut out: Vec<String> = Vec::new();
    for person in written.iter().flat_map(|author| byline::persons(author)) {
        let house = outlet.is_some_and(|outlet| outlet.contains(&person));
        if !out.contains(&person) && !house {
            out.push(person);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    fn check(page: &str, expected: Expect) {
        let document = Document::from(page);
        let mut meta = Metadata::default();
        let head = read(&document, &Described::default(), &HashSet::new(), &mut meta);
        let time =
            |time: &Option<Time>| time.as_ref().map_or("-".to_owned(), Time::to_string);
        expected.assert_eq(&format!(
            "{:?} by {:?} in {:?} {} {} free {:?}",
            meta.outlet.as_deref().unwrap_or_default(),
            meta.bylines,
            meta.section.as_deref().unwrap_or_default(),
            time(&meta.published),
            time(&meta.updated),
            head.free
        ));
    }

    #[test]
    fn microdata_is_read() {
        check(
            "<article itemscope itemtype=https://schema.org/NewsArticle><meta itemprop=articleSection content=World><meta itemprop=isAccessibleForFree content=False><h1 itemprop=headline>Dam holds</h1><span itemprop=author itemscope><span itemprop=name>Ana Ruiz</span></span><span itemprop=author>Jo Lund</span><time itemprop=datePublished datetime=2022-02-15T08:00:00Z>8</time><time itemprop=dateModified datetime=2022-02-15T09:00:00Z>9</time><div itemprop=publisher itemscope><meta itemprop=name content=\"The Orava Post\"></div></article>",
            expect![[
                r#""The Orava Post" by ["Ana Ruiz", "Jo Lund"] in "World" 2022-02-15T08:00:00Z 2022-02-15T09:00:00Z free Some(false)"#
            ]],
        );
    }

    #[test]
    fn a_time_of_an_update_is_no_time_of_publication() {
        check(
            "<main><p>Updated <time datetime=2022-02-15T09:00:00Z>9 a.m.</time></p><p>Published <time datetime=2022-02-15T08:00:00Z>8 a.m.</time></p></main>",
            expect![[
                r#""" by [] in "" 2022-02-15T08:00:00Z 2022-02-15T09:00:00Z free None"#
            ]],
        );
        check(
            "<main><time class=updated datetime=2022-02-15T09:00:00Z>9 a.m.</time></main><aside><time datetime=2022-02-15T07:00:00Z>7</time></aside>",
            expect![[r#""" by [] in "" - 2022-02-15T09:00:00Z free None"#]],
        );
    }
}
