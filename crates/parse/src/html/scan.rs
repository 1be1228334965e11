//! The pass before any library sees a page: guards, and what no reader wants is cut out.
//!
//! One linear walk over the tags, without a tree. HTML libraries recurse over the tree or go over it once
//! for each level, so depth, elements and attributes are bounded here; scripts, styles, comments
//! and drawings are left out, which is most of a modern page.

use std::collections::BTreeMap;

use memchr::{memchr, memmem};

use crate::error::{Error, ErrorKind};

/// Largest page, in bytes. The largest of a news site that we saw has 6 MB.
const MAX_PAGE: usize = 16 << 20;

/// Deepest nesting of elements, as browsers bound it (512 in Chromium). Pages of news have 20 to 60.
const MAX_DEPTH: usize = 512;

/// Most elements of a page. Long live blogs have 30,000.
const MAX_ELEMENTS: usize = 200_000;

/// Most attributes of one element. Pages have up to 60.
const MAX_ATTRIBUTES: usize = 1_000;

/// Most work that open formatting elements may cause: a parser opens all of them anew in each
/// block, so their number is added up over the elements. Pages with a forgotten `</font>` stay
/// below 100,000.
const MAX_FORMATTING: usize = 500_000;

/// A page that may be shown to libraries.
#[derive(Debug, Default)]
pub(crate) struct Scanned {
    /// The page without scripts, styles, comments and drawings.
    pub(crate) html: String,
    /// The contents of its JSON-LD scripts.
    pub(crate) json_ld: Vec<String>,
    pub(crate) n_elements: usize,
}

/// Checks a page and cuts out what no reader wants.
///
/// # Errors
///
/// If the page is too large, too deep, or has too many elements or attributes.
pub(crate) fn scan(page: &str) -> Result<Scanned, Error> {
    if page.len() > MAX_PAGE {
        let message =
            format!("the page has {} bytes: expected at most {MAX_PAGE}", page.len());
        return Err(Error::new(ErrorKind::Size, message));
    }
    let mut scanned = Scanned::default();
    let mut depth = Depth::default();
    let mut at = 0;
    while let Some(found) = memchr(b'<', &page.as_bytes()[at..]) {
        let open = at + found;
        scanned.html.push_str(&page[at..open]);
        at = element(page, open, &mut scanned, &mut depth)?;
    }
    scanned.html.push_str(&page[at..]);
    Ok(scanned)
}

/// Takes what starts with the `<` at `open`; returns where to go on.
fn element(
    page: &str,
    open: usize,
    scanned: &mut Scanned,
    depth: &mut Depth,
) -> Result<usize, Error> {
    let rest = &page[open..];
    if rest.starts_with("<!--") {
        return Ok(memmem::find(&rest.as_bytes()[4..], b"-->")
            .map_or(page.len(), |end| open + 4 + end + 3));
    }
    let closes = rest.starts_with("</");
    let name_start = open + 1 + usize::from(closes);
    let name = name(&page[name_start..]);
    if name.is_empty() {
        scanned.html.push('<');
        return Ok(open + 1);
    }
    let Some(tag) = Tag::read(&page[name_start..]) else { return Ok(page.len()) };
    let end = name_start + tag.len;
    if closes {
        depth.close(&name);
        scanned.html.push_str(&page[open..end]);
        return Ok(end);
    }
    if tag.n_attributes > MAX_ATTRIBUTES {
        let message = format!(
            "an element has {} attributes: expected at most {MAX_ATTRIBUTES}",
            tag.n_attributes
        );
        return Err(Error::new(ErrorKind::Work, message));
    }
    scanned.n_elements += 1;
    if scanned.n_elements > MAX_ELEMENTS {
        let message = format!("the page has more than {MAX_ELEMENTS} elements");
        return Err(Error::new(ErrorKind::Work, message));
    }
    let raw = matches!(
        name.as_str(),
        "script" | "style" | "svg" | "textarea" | "title" | "xmp"
    );
    if raw && !page[open..end].ends_with("/>") {
        let (content, after) = raw_text(page, end, &name);
        match name.as_str() {
            "script" if page[open..end].to_ascii_lowercase().contains("ld+json") => {
                scanned.json_ld.push(content.to_owned());
            }
            "title" => scanned.html.push_str(&page[open..after]),
            _ => {}
        }
        return Ok(after);
    }
    depth.open(&name)?;
    scanned.html.push_str(&page[open..end]);
    Ok(end)
}

/// The content of an element that holds no elements, and the end of its end tag.
fn raw_text<'a>(page: &'a str, start: usize, name: &str) -> (&'a str, usize) {
    let bytes = page.as_bytes();
    let mut ends = memmem::find_iter(&bytes[start..], b"</").map(|at| start + at);
    let end = ends.find(|at| {
        let tag = bytes.get(at + 2..at + 2 + name.len());
        tag.is_some_and(|tag| tag.eq_ignore_ascii_case(name.as_bytes()))
    });
    match end {
        None => (&page[start..], page.len()),
        Some(end) => {
            let after = memchr(b'>', &bytes[end..]).map_or(page.len(), |at| end + at + 1);
            (&page[start..end], after)
        }
    }
}

/// The name of a tag in lower case; empty if there is none.
fn name(text: &str) -> String {
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b':');
    let bytes = text.as_bytes();
    if !bytes.first().is_some_and(u8::is_ascii_alphabetic) {
        return String::new();
    }
    let end = bytes
        .iter()
        .take(40)
        .position(|byte| !is_name(byte))
        .unwrap_or(bytes.len().min(40));
    text[..end].to_ascii_lowercase()
}

/// A tag up to its `>`.
struct Tag {
    len: usize,
    n_attributes: usize,
}

impl Tag {
    /// Reads a tag from its name on; `None` if it never ends.
    fn read(text: &str) -> Option<Tag> {
        let mut n_attributes = 0;
        let mut quote = None;
        let mut after_equals = false;
        let mut blank = false;
        for (at, byte) in text.bytes().enumerate() {
            match quote {
                Some(mark) if byte == mark => quote = None,
                Some(_) => {}
                None => match byte {
                    b'>' => return Some(Tag { len: at + 1, n_attributes }),
                    b'"' | b'\'' if after_equals => quote = Some(byte),
                    _ => n_attributes += usize::from(blank && is_attribute(byte)),
                },
            }
            if quote.is_none() {
                blank = byte.is_ascii_whitespace() || byte == b'/';
                after_equals = byte == b'=' || after_equals && byte.is_ascii_whitespace();
            }
        }
        None
    }
}

fn is_attribute(byte: u8) -> bool {
    !byte.is_ascii_whitespace() && !matches!(byte, b'=' | b'/' | b'"' | b'\'')
}

/// How deep elements are nested, by name: an end tag without its start tag closes nothing.
#[derive(Default)]
struct Depth {
    open: BTreeMap<String, usize>,
    levels: usize,
    // Formatting elements that are open, and their sum over all elements.
    formatting: usize,
    work: usize,
}

impl Depth {
    fn open(&mut self, name: &str) -> Result<(), Error> {
        self.work += self.formatting;
        if self.work > MAX_FORMATTING {
            let message = "too many elements within formatting that is never closed";
            return Err(Error::new(ErrorKind::Work, message));
        }
        if is_void(name) || closes_itself(name) {
            return Ok(());
        }
        self.formatting += usize::from(is_formatting(name));
        *self.open.entry(name.to_owned()).or_default() += 1;
        self.levels += 1;
        if self.levels > MAX_DEPTH {
            let message = format!("elements are nested deeper than {MAX_DEPTH}");
            return Err(Error::new(ErrorKind::Depth, message));
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        if let Some(count) = self.open.get_mut(name).filter(|count| **count > 0) {
            *count -= 1;
            self.levels -= 1;
            self.formatting -= usize::from(is_formatting(name));
        }
    }
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
            | "keygen"
            | "path"
    )
}

/// Elements that a parser opens anew in each block until they are closed.
fn is_formatting(name: &str) -> bool {
    matches!(
        name,
        "b" | "big"
            | "code"
            | "em"
            | "font"
            | "i"
            | "nobr"
            | "s"
            | "small"
            | "strike"
            | "strong"
            | "tt"
            | "u"
    )
}

/// Elements that a sibling closes, so that a page without their end tags is not deep.
fn closes_itself(name: &str) -> bool {
    matches!(
        name,
        "p" | "li"
            | "dt"
            | "dd"
            | "td"
            | "th"
            | "tr"
            | "tbody"
            | "thead"
            | "tfoot"
            | "option"
            | "optgroup"
            | "colgroup"
            | "caption"
            | "rt"
            | "rp"
            | "a"
    )
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    fn check(page: &str, expected: Expect) {
        let shown = match scan(page) {
            Ok(scanned) => format!("{:?} {:?}", scanned.html, scanned.json_ld),
            Err(error) => error.to_string(),
        };
        expected.assert_eq(&shown);
    }

    #[test]
    fn scripts_styles_comments_and_drawings_are_cut_out() {
        check(
            "<p>a<!-- b --><script type='application/ld+json'>{\"c\":1}</SCRIPT><style>d</style><svg><path/></svg> 1 < 2</p>",
            expect![[r#""<p>a 1 < 2</p>" ["{\"c\":1}"]"#]],
        );
    }

    #[test]
    fn a_tag_ends_outside_quotation_marks() {
        check(
            "<a title=\"x > y\" it's>b</a><i",
            expect![[r#""<a title=\"x > y\" it's>b</a>" []"#]],
        );
    }

    #[test]
    fn each_guard_speaks_for_itself() {
        check(&"<div>".repeat(600), expect!["elements are nested deeper than 512"]);
        check(
            &"<div></span>".repeat(600),
            expect!["elements are nested deeper than 512"],
        );
        check(
            &format!("<p{}>", " a=1".repeat(2_000)),
            expect!["an element has 2000 attributes: expected at most 1000"],
        );
        check(&"<br>".repeat(300_000), expect!["the page has more than 200000 elements"]);
    }

    #[test]
    fn paragraphs_without_end_tags_are_not_deep() {
        assert!(scan(&"<p>a".repeat(2_000)).is_ok());
    }
}
