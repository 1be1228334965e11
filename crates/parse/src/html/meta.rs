//! Metadata of pages: JSON-LD before microdata before Open Graph before other `<meta>`.

use dom_query::Document;
use url::Url;
use writethru_article::{Metadata, Time, Warning};

use super::ld::Described;
use super::plain_text;
use crate::{byline, time};

/// What a page says about its article beside the metadata fields.
#[derive(Debug, Default)]
pub(crate) struct Head {
    pub(crate) headline: Option<String>,
    /// The description, which is a dek only if readers see it.
    pub(crate) description: Option<String>,
}

/// Fills what a page says about its article into `meta`.
pub(crate) fn read(
    document: &Document,
    described: &Described,
    meta: &mut Metadata,
) -> Head {
    let page = Fields { document };
    let first = |given: &Option<String>, names: &[&str]| {
        given.clone().or_else(|| page.any(names))
    };
    meta.outlet = first(&described.outlet, &["og:site_name", "application-name"]);
    meta.section = first(&described.section, &["article:section", "section"]);
    meta.language = page
        .attribute("html", "lang")
        .or_else(|| described.language.clone())
        .or_else(|| page.any(&["og:locale", "content-language", "language"]))
        .map(|tag| tag.replace('_', "-"));
    let url = page.canonical(meta.url.as_deref());
    meta.item.clone_from(&url);
    meta.story.clone_from(&url);
    meta.url = url.or(meta.url.take());
    meta.bylines = page.bylines(described, meta.outlet.as_deref());
    let published = page.times(described.published.as_ref(), &PUBLISHED, "datePublished");
    meta.published = first_time("published", &published, &mut meta.warnings);
    let updated = page.times(described.updated.as_ref(), &UPDATED, "dateModified");
    meta.updated = first_time("updated", &updated, &mut meta.warnings);
    Head {
        headline: page.headline(described, meta.outlet.as_deref()),
        description: first(&described.description, &["og:description", "description"]),
    }
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

struct Fields<'a> {
    document: &'a Document,
}

impl Fields<'_> {
    /// The content of the first `<meta>` of these names.
    fn any(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| {
            ["property", "name", "http-equiv"].iter().find_map(|key| {
                self.attribute(&format!("meta[{key}=\"{name}\" i]"), "content")
            })
        })
    }

    /// An attribute of the first element that has it, not empty.
    fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        let found = self.document.try_select(selector)?;
        let value = found.iter().find_map(|element| element.attr(name))?;
        let value = plain_text(&value);
        (!value.is_empty()).then_some(value)
    }

    fn text(&self, selector: &str) -> Option<String> {
        let found = self.document.try_select(selector)?;
        let text = plain_text(&found.iter().next()?.text());
        (!text.is_empty()).then_some(text)
    }

    /// The canonical address, made absolute by the page's own.
    fn canonical(&self, page: Option<&str>) -> Option<String> {
        let written = self
            .attribute("link[rel=\"canonical\"]", "href")
            .or_else(|| self.any(&["og:url"]))?;
        let base = page.and_then(|page| Url::parse(page).ok());
        let url = match base {
            Some(base) => base.join(&written).ok()?,
            None => Url::parse(&written).ok()?,
        };
        matches!(url.scheme(), "http" | "https").then(|| url.to_string())
    }

    /// The candidates for a time, best first.
    fn times(
        &self,
        described: Option<&String>,
        names: &[&str],
        property: &str,
    ) -> Vec<String> {
        let mut out: Vec<String> = described.cloned().into_iter().collect();
        let by_property = ["content", "datetime"];
        let selector = format!("[itemprop~=\"{property}\"]");
        out.extend(by_property.iter().filter_map(|key| self.attribute(&selector, key)));
        out.extend(names.iter().filter_map(|name| self.any(&[name])));
        if property == "datePublished" {
            out.extend(self.attribute("time[pubdate]", "datetime"));
            out.extend(self.attribute("article time[datetime]", "datetime"));
        }
        out
    }

    fn bylines(&self, described: &Described, outlet: Option<&str>) -> Vec<String> {
        let mut written = described.authors.clone();
        if written.is_empty() {
            let metas =
                ["author", "article:author", "byl", "parsely-author", "sailthru.author"];
            let named = metas.iter().find_map(|name| {
                self.any(&[name]).filter(|author| !author.starts_with("http"))
            });
            let named = named
                .or_else(|| self.text("[itemprop~=\"author\"] [itemprop~=\"name\"]"));
            written.extend(named.or_else(|| self.text("[rel~=\"author\"]")));
        }
        let mut out: Vec<String> = Vec::new();
        for person in written.iter().flat_map(|author| byline::persons(author)) {
            if !out.contains(&person) && outlet.is_none_or(|outlet| outlet != person) {
                out.push(person);
            }
        }
        out
    }

    /// The headline: the heading of the page where title fields agree with it, else the best of
    /// these, without the site's name.
    fn headline(&self, described: &Described, outlet: Option<&str>) -> Option<String> {
        let titled = described
            .headline
            .clone()
            .or_else(|| self.any(&["og:title", "twitter:title", "headline"]))
            .or_else(|| self.text("title"))
            .map(|title| without_site(&title, outlet));
        let heading = self.text("article h1").or_else(|| self.text("h1"));
        match (titled, heading) {
            (Some(titled), Some(heading)) if agree(&titled, &heading) => Some(heading),
            (Some(titled), _) => Some(titled),
            (None, heading) => heading,
        }
    }
}

/// Whether a title is the heading, give or take what follows it.
fn agree(titled: &str, heading: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let (titled, heading) = (words(titled), words(heading));
    heading.len() >= 3 && (titled.starts_with(&heading) || heading.starts_with(&titled))
}

/// A title without the name of the site after its last separator.
fn without_site(title: &str, outlet: Option<&str>) -> String {
    for separator in [" | ", " - ", " – ", " — ", " :: "] {
        let Some((head, tail)) = title.rsplit_once(separator) else { continue };
        let same = outlet.is_some_and(|outlet| {
            let (tail, outlet) = (tail.trim().to_lowercase(), outlet.to_lowercase());
            tail.contains(&outlet) || outlet.contains(&tail)
        });
        // Without the name of the site: a bar sets nothing else apart, and few words follow it.
        let short =
            tail.split_whitespace().count() <= 3 && head.split_whitespace().count() >= 4;
        if same || separator == " | " && short {
            return head.trim().to_owned();
        }
    }
    title.to_owned()
}
