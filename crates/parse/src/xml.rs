//! A small tree of an XML document, for the readers of wires and feeds.
//!
//! Tolerant: an end tag without its start tag is ignored, one that skips open elements closes them, and
//! a document that breaks off keeps what came before. References become characters, those of HTML
//! too; entities that a document defines itself are never expanded.

use std::collections::BTreeMap;

use dom_query::Document;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use writethru_article::Warning;

use crate::error::{Error, ErrorKind};

/// Deepest nesting. NewsML-G2 with NITF inside has about 15.
const MAX_DEPTH: usize = 256;

/// Most elements. A feed of 1,000 entries has 20,000.
const MAX_ELEMENTS: usize = 1_000_000;

/// A document as elements in the order of their start tags; the first is the root.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    nodes: Vec<Node>,
    /// Where the document broke off, if it did.
    pub(crate) broken: Option<usize>,
}

#[derive(Debug, Default)]
struct Node {
    // Local, in lower case.
    name: String,
    attributes: Vec<(String, String)>,
    children: Vec<Child>,
}

#[derive(Debug)]
enum Child {
    Element(usize),
    Text(String),
}

/// An element of a tree.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Element<'a> {
    tree: &'a Tree,
    idx: usize,
}

/// What stands in an element.
pub(crate) enum Part<'a> {
    Element(Element<'a>),
    Text(&'a str),
}

/// Reads a document.
///
/// # Errors
///
/// If it holds no element, or too many, or nests them too deep.
pub(crate) fn read(text: &str) -> Result<Tree, Error> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut builder = Builder::default();
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => break,
            Ok(event) => builder.take(&event)?,
            Err(_) => {
                builder.tree.broken = Some(reader.error_position() as usize);
                break;
            }
        }
    }
    if builder.tree.nodes.is_empty() {
        return Err(Error::new(ErrorKind::Malformed, "holds no XML element"));
    }
    Ok(builder.tree)
}

/// The name of the root element, local and in lower case, without reading further; `None` if
/// the text does not begin as XML or HTML does.
pub(crate) fn root_name(text: &str) -> Option<String> {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        rest = rest.strip_prefix('<')?;
        if rest.starts_with(['?', '!']) {
            let end = if rest.starts_with("!--") {
                rest.find("-->")? + 2
            } else {
                declaration(rest)?
            };
            rest = rest[end + 1..].trim_start();
            continue;
        }
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))?;
        return (end > 0 && end < 100).then(|| local(&rest[..end]));
    }
}

/// The end of a declaration: its `>` outside the square brackets of a document type.
fn declaration(text: &str) -> Option<usize> {
    let end = text.find('>')?;
    match text[..end].find('[') {
        Some(_) => text.find("]>").map(|end| end + 1),
        None => Some(end),
    }
}

#[derive(Default)]
struct Builder {
    tree: Tree,
    open: Vec<usize>,
    entities: BTreeMap<String, String>,
}

impl Builder {
    fn take(&mut self, event: &Event<'_>) -> Result<(), Error> {
        match event {
            Event::Start(start) => {
                let idx = self.add(start)?;
                self.open.push(idx);
            }
            Event::Empty(start) => {
                self.add(start)?;
            }
            Event::End(end) => {
                let name = local(end.name().as_ref());
                let at =
                    self.open.iter().rposition(|idx| self.tree.nodes[*idx].name == name);
                if let Some(at) = at {
                    self.open.truncate(at);
                }
            }
            Event::Text(text) => self.text(&text.xml_content(XmlVersion::Implicit1_0)),
            Event::CData(data) => self.text(&data.xml_content(XmlVersion::Implicit1_0)),
            Event::GeneralRef(reference) => {
                let character = reference.resolve_char_ref().ok().flatten();
                if let Some(character) = character {
                    self.text(character.encode_utf8(&mut [0; 4]));
                } else {
                    let name =
                        reference.xml_content(XmlVersion::Implicit1_0).into_owned();
                    let resolve = || entity(&name);
                    let text =
                        self.entities.entry(name.clone()).or_insert_with(resolve).clone();
                    self.text(&text);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn add(&mut self, start: &BytesStart<'_>) -> Result<usize, Error> {
        let idx = self.tree.nodes.len();
        if idx >= MAX_ELEMENTS {
            let message = format!("the document has more than {MAX_ELEMENTS} elements");
            return Err(Error::new(ErrorKind::Work, message));
        }
        if self.open.len() >= MAX_DEPTH {
            let message = format!("elements are nested deeper than {MAX_DEPTH}");
            return Err(Error::new(ErrorKind::Depth, message));
        }
        let attributes = start
            .attributes()
            .with_checks(false)
            .flatten()
            .map(|attribute| {
                let value = attribute.normalized_value(XmlVersion::Implicit1_0);
                let value =
                    value.map_or_else(|_| String::new(), std::borrow::Cow::into_owned);
                (local(attribute.key.as_ref()), value)
            })
            .take(200)
            .collect();
        let name = local(start.name().as_ref());
        self.tree.nodes.push(Node { name, attributes, children: Vec::new() });
        if let Some(parent) = self.open.last() {
            self.tree.nodes[*parent].children.push(Child::Element(idx));
        }
        Ok(idx)
    }

    fn text(&mut self, text: &str) {
        let Some(parent) = self.open.last() else { return };
        let children = &mut self.tree.nodes[*parent].children;
        if let Some(Child::Text(before)) = children.last_mut() {
            before.push_str(text);
        } else {
            children.push(Child::Text(text.to_owned()));
        }
    }
}

/// A name without its prefix, in lower case. Media RSS and the podcast modules call their own
/// things `title`, `description` and `content`: these keep their prefix.
fn local(name: &str) -> String {
    let name = name.to_ascii_lowercase();
    match name.rsplit_once(':') {
        Some(("media" | "itunes" | "googleplay", _)) | None => name,
        Some((_, local)) => local.to_owned(),
    }
}

/// What a named reference stands for, by the tables of HTML; itself where they have none.
fn entity(name: &str) -> String {
    let named = name.len() <= 32 && name.chars().all(|c| c.is_ascii_alphanumeric());
    let written = format!("&{name};");
    if named { Document::fragment(written).text().to_string() } else { written }
}

impl Tree {
    /// The first element.
    pub(crate) fn root(&self) -> Element<'_> {
        Element { tree: self, idx: 0 }
    }

    /// All elements of a name, in order; names are local and in lower case.
    pub(crate) fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = Element<'a>> {
        (0..self.nodes.len())
            .filter(move |idx| self.nodes[*idx].name == name)
            .map(|idx| Element { tree: self, idx })
    }

    /// The warning that a broken document deserves.
    pub(crate) fn warning(&self) -> Option<Warning> {
        let at = self.broken?;
        Some(Warning::new(format!(
            "the XML is broken at byte {at}: what came before was read"
        )))
    }
}

impl<'a> Element<'a> {
    fn node(self) -> &'a Node {
        &self.tree.nodes[self.idx]
    }

    pub(crate) fn name(self) -> &'a str {
        &self.node().name
    }

    /// The value of an attribute by its local name, not empty.
    pub(crate) fn attribute(self, name: &str) -> Option<&'a str> {
        let found = self.node().attributes.iter().find(|(key, _)| key == name)?;
        Some(found.1.trim()).filter(|value| !value.is_empty())
    }

    /// What stands in it, in order.
    pub(crate) fn parts(self) -> impl Iterator<Item = Part<'a>> {
        self.node().children.iter().map(move |child| match child {
            Child::Element(idx) => Part::Element(Element { tree: self.tree, idx: *idx }),
            Child::Text(text) => Part::Text(text),
        })
    }

    pub(crate) fn children(self) -> impl Iterator<Item = Element<'a>> {
        self.parts().filter_map(|part| match part {
            Part::Element(element) => Some(element),
            Part::Text(_) => None,
        })
    }

    /// The first child of a name.
    pub(crate) fn child(self, name: &str) -> Option<Element<'a>> {
        self.children().find(|child| child.name() == name)
    }

    /// The first element of a name below it, at any depth, in document order.
    pub(crate) fn find(self, name: &str) -> Option<Element<'a>> {
        let mut stack: Vec<Element<'a>> = self.children().collect();
        stack.reverse();
        while let Some(element) = stack.pop() {
            if element.name() == name {
                return Some(element);
            }
            let below: Vec<Element<'a>> = element.children().collect();
            stack.extend(below.into_iter().rev());
        }
        None
    }

    /// Its text with that of all elements in it, white space collapsed.
    pub(crate) fn text(self) -> String {
        self.raw().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Its text, not empty.
    pub(crate) fn filled(self) -> Option<String> {
        Some(self.text()).filter(|text| !text.is_empty())
    }

    /// The text of the first child of a name, not empty.
    pub(crate) fn child_text(self, name: &str) -> Option<String> {
        self.child(name)?.filled()
    }

    /// Its text byte for byte. Depth is bounded, and so is the recursion.
    pub(crate) fn raw(self) -> String {
        let mut out = String::new();
        self.gather(&mut out);
        out
    }

    fn gather(self, out: &mut String) {
        for part in self.parts() {
            match part {
                Part::Text(text) => out.push_str(text),
                Part::Element(element) => element.gather(out),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    fn check(text: &str, expected: Expect) {
        let shown = match read(text) {
            Ok(tree) => format!("{:?} {:?}", tree.root().text(), tree.broken),
            Err(error) => error.to_string(),
        };
        expected.assert_eq(&shown);
    }

    #[test]
    fn references_become_characters() {
        check(
            "<a>R&amp;D &mdash; &#233;&#x2014;<![CDATA[<b>]]> &nope;</a>",
            expect![[r#""R&D — é—<b> &nope;" None"#]],
        );
    }

    #[test]
    fn entities_of_the_document_are_not_expanded() {
        check(
            "<!DOCTYPE a [<!ENTITY b \"c\"><!ENTITY d SYSTEM \"file:///x\">]><a>&b;&d;</a>",
            expect![[r#""&b;&d;" None"#]],
        );
    }

    #[test]
    fn wrong_end_tags_are_tolerated() {
        check("<a><b>one</c> two</a>", expect![[r#""one two" None"#]]);
        check("<a><b>one <c", expect![[r#""one" Some(10)"#]]);
        check("no", expect!["holds no XML element"]);
    }
}
