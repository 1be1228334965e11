//! What a page says about itself, gathered in one walk over its elements.

use std::collections::{BTreeMap, HashSet};

use dom_query::{Document, NodeId, NodeRef};

use super::plain_text;

/// Most `<time>` elements that are looked at: those of the article come first, or before the
/// teasers.
const MAX_TIMES: usize = 40;

/// The fields of a page, before anything is made of them.
#[derive(Default)]
pub(crate) struct Fields<'a> {
    /// The contents of `<meta>` by its name in lower case; the first of a name.
    metas: BTreeMap<String, String>,
    /// The elements that have a property of microdata, in page order.
    properties: Vec<(String, NodeRef<'a>)>,
    /// Where the page says that it is.
    pub(crate) canonical: Option<String>,
    /// The language of `<html>`.
    pub(crate) language: Option<String>,
    /// Its `<title>`.
    pub(crate) title: Option<String>,
    /// Its headings of the first level, in page order.
    pub(crate) headings: Vec<NodeRef<'a>>,
    /// Its `<time>` elements with a machine's time, in page order.
    pub(crate) times: Vec<NodeRef<'a>>,
    /// Its links to authors.
    pub(crate) authors: Vec<NodeRef<'a>>,
}

impl<'a> Fields<'a> {
    /// Gathers the fields of a page, without those in `entries`, which are about these alone.
    pub(crate) fn of(document: &'a Document, entries: &HashSet<NodeId>) -> Self {
        let mut fields = Fields::default();
        for node in document.root().descendants_it() {
            if let Some(name) = node.node_name() {
                fields.take(&name, node);
            }
        }
        if !entries.is_empty() {
            let outside = |node: &NodeRef<'_>| {
                let mut around = node.ancestors_it(None).map(|ancestor| ancestor.id);
                !entries.contains(&node.id) && !around.any(|id| entries.contains(&id))
            };
            fields.properties.retain(|(_, node)| outside(node));
            fields.headings.retain(outside);
            fields.times.retain(outside);
            fields.authors.retain(outside);
        }
        fields
    }

    fn take(&mut self, name: &str, node: NodeRef<'a>) {
        match name {
            "meta" => self.meta(&node),
            "html" => self.language = attribute(&node, "lang"),
            "title" if self.title.is_none() => self.title = text(&node),
            "h1" => self.headings.push(node),
            "time" if node.has_attr("datetime") && self.times.len() < MAX_TIMES => {
                self.times.push(node);
            }
            "link" if self.canonical.is_none() && has_word(&node, "rel", "canonical") => {
                self.canonical = attribute(&node, "href");
            }
            "a" | "span" if has_word(&node, "rel", "author") => self.authors.push(node),
            _ => {}
        }
        if let Some(property) = node.attr("itemprop") {
            for word in property.split_ascii_whitespace() {
                self.properties.push((word.to_owned(), node));
            }
        }
    }

    fn meta(&mut self, node: &NodeRef<'a>) {
        let Some(content) = attribute(node, "content") else { return };
        for key in ["property", "name", "http-equiv"] {
            if let Some(name) = node.attr(key) {
                let name = name.trim().to_ascii_lowercase();
                self.metas.entry(name).or_insert_with(|| content.clone());
            }
        }
    }

    /// The content of the first `<meta>` of these names, the first name that has one.
    pub(crate) fn any(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.metas.get(*name)).cloned()
    }

    /// The elements of a property of microdata.
    pub(crate) fn properties<'b>(
        &'b self,
        name: &'b str,
    ) -> impl Iterator<Item = NodeRef<'a>> + 'b {
        let named = self.properties.iter().filter(move |(property, _)| property == name);
        named.map(|(_, node)| *node)
    }

    /// The value of the first filled property of microdata.
    pub(crate) fn property(&self, name: &str) -> Option<String> {
        self.properties(name).find_map(|node| value(&node))
    }

    /// The names of the persons or houses of a property: of the `name` in each, else its text.
    pub(crate) fn names(&self, name: &str) -> Vec<String> {
        let named = |owner: NodeRef<'a>| {
            let inside = self.properties("name").find(|name| is_within(name, &owner));
            inside.and_then(|name| value(&name)).or_else(|| value(&owner))
        };
        self.properties(name).filter_map(named).collect()
    }
}

/// The value of a property (WHATWG HTML, microdata, “values”): an attribute, else the text.
fn value(node: &NodeRef<'_>) -> Option<String> {
    attribute(node, "content")
        .or_else(|| attribute(node, "datetime"))
        .or_else(|| text(node))
}

/// An attribute as plain text, not empty.
pub(crate) fn attribute(node: &NodeRef<'_>, name: &str) -> Option<String> {
    let value = plain_text(&node.attr(name)?);
    (!value.is_empty()).then_some(value)
}

/// The text of an element, white space collapsed, not empty.
pub(crate) fn text(node: &NodeRef<'_>) -> Option<String> {
    let text = node.text();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

/// Whether an element stands in another.
pub(crate) fn is_within(node: &NodeRef<'_>, other: &NodeRef<'_>) -> bool {
    node.ancestors_it(None).any(|ancestor| ancestor.id == other.id)
}

/// Whether an element stands in one of these names.
pub(crate) fn is_in(node: &NodeRef<'_>, names: &[&str]) -> bool {
    let named = |ancestor: NodeRef<'_>| {
        ancestor.node_name().is_some_and(|name| names.contains(&&*name))
    };
    node.ancestors_it(None).any(named)
}

/// Whether an attribute that is a list of words holds one.
fn has_word(node: &NodeRef<'_>, name: &str, word: &str) -> bool {
    node.attr(name).is_some_and(|list| {
        list.split_ascii_whitespace().any(|other| other.eq_ignore_ascii_case(word))
    })
}
