//! YAML front matter: the fields above a Markdown text.

use serde::Deserialize;
use serde::de::{Deserializer, SeqAccess, Visitor};
use writethru_article::{Metadata, Warning};

use crate::{byline, time};

/// Longest front matter, in bytes; beyond it the rule is one of the text.
const MAX_LEN: usize = 64 << 10;

/// The fields that are read; others are ignored.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Front {
    title: Option<String>,
    headline: Option<String>,
    #[serde(
        alias = "description",
        alias = "subtitle",
        alias = "standfirst",
        alias = "summary"
    )]
    dek: Option<String>,
    #[serde(alias = "date")]
    published: Option<String>,
    #[serde(alias = "lastmod", alias = "modified")]
    updated: Option<String>,
    captured: Option<String>,
    #[serde(alias = "canonical")]
    url: Option<String>,
    #[serde(alias = "publisher", alias = "site")]
    outlet: Option<String>,
    #[serde(alias = "author", alias = "byline", alias = "bylines")]
    authors: Names,
    #[serde(alias = "slug")]
    story: Option<String>,
    version: Option<String>,
    id: Option<String>,
    item: Option<String>,
    section: Option<String>,
    #[serde(alias = "lang")]
    language: Option<String>,
}

/// One name or a list of them.
#[derive(Debug, Default)]
struct Names(Vec<String>);

/// The front matter and the text after it, if the text opens with some: a line of three hyphens,
/// fields, a line of three hyphens or full stops.
pub(crate) fn split(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix("---")?;
    let rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n'))?;
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            let yaml = &rest[..at];
            let is_yaml = yaml.trim().is_empty() || yaml.contains(':');
            return is_yaml.then_some((yaml, &rest[at + line.len()..]));
        }
        at += line.len();
        if at > MAX_LEN {
            break;
        }
    }
    None
}

/// Reads the fields. Where they are no YAML (an unquoted colon is the common slip), each line
/// `key: value` is read alone and a warning says so.
pub(crate) fn read(yaml: &str, warnings: &mut Vec<Warning>) -> Front {
    if yaml.trim().is_empty() {
        return Front::default();
    }
    let options = serde_yaml::options! {
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
    };
    match serde_yaml::from_str_with_options(yaml, options) {
        Ok(front) => front,
        Err(error) => {
            // The fields start on the second line of the file.
            let line = error.location().map_or(1, |location| location.line() + 1);
            let message = format!(
                "front matter, line {line}: no YAML fields (quote values that hold a colon); \
                 read line by line"
            );
            warnings.push(Warning::new(message));
            lines(yaml)
        }
    }
}

impl Front {
    pub(crate) fn headline(&self) -> Option<&str> {
        self.headline.as_deref().or(self.title.as_deref())
    }

    pub(crate) fn dek(&self) -> Option<&str> {
        self.dek.as_deref()
    }

    /// Fills the fields that are given into an article's metadata.
    pub(crate) fn fill(self, meta: &mut Metadata) {
        let warnings = &mut meta.warnings;
        let mut time = |field: &str, written: Option<String>| {
            written.and_then(|written| time::read(field, &written, warnings))
        };
        meta.published = time("published", self.published);
        meta.updated = time("updated", self.updated);
        if let Some(captured) = time("captured", self.captured) {
            meta.captured = Some(captured);
        }
        meta.id = self.id.unwrap_or_default();
        meta.url = self.url.or(meta.url.take());
        meta.item = self.item;
        meta.outlet = self.outlet;
        meta.story = self.story;
        meta.version = self.version;
        meta.section = self.section;
        meta.language = self.language;
        meta.bylines = match self.authors.0.as_slice() {
            [one] => byline::persons(one),
            names => names.to_vec(),
        };
    }
}

/// The fields that are whole on their line.
fn lines(yaml: &str) -> Front {
    let mut front = Front::default();
    for line in yaml.lines() {
        let Some((key, value)) = line.split_once(':') else { continue };
        let value = value.trim().trim_matches(['"', '\'']);
        if value.is_empty() {
            continue;
        }
        let value = Some(value.to_owned());
        match key.trim() {
            "title" => front.title = value,
            "headline" => front.headline = value,
            "dek" | "description" => front.dek = value,
            "published" | "date" => front.published = value,
            "updated" => front.updated = value,
            "captured" => front.captured = value,
            "url" => front.url = value,
            "outlet" => front.outlet = value,
            "author" | "byline" | "authors" => front.authors.0.extend(value),
            "story" | "slug" => front.story = value,
            "version" => front.version = value,
            "id" => front.id = value,
            "language" => front.language = value,
            _ => {}
        }
    }
    front
}

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Names;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a name or a list of names")
            }

            fn visit_str<E>(self, name: &str) -> Result<Names, E> {
                Ok(Names(vec![name.to_owned()]))
            }

            fn visit_unit<E>(self) -> Result<Names, E> {
                Ok(Names::default())
            }

            fn visit_seq<A: SeqAccess<'de>>(
                self,
                mut list: A,
            ) -> Result<Names, A::Error> {
                let mut names = Vec::new();
                while let Some(name) = list.next_element()? {
                    names.push(name);
                }
                Ok(Names(names))
            }
        }
        deserializer.deserialize_any(Either)
    }
}
