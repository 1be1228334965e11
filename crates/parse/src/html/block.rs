//! Blocks of a DOM: its text, cut where the page breaks lines, with the part that each plays.

use dom_query::{NodeId, NodeRef};
use writethru_article::BlockKind;

use super::hint::{Hint, hint};

/// A line of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) kind: BlockKind,
    /// White space collapsed, none around it; never empty.
    pub(crate) text: String,
    /// Bytes of the text that stand in links.
    pub(crate) linked: usize,
    /// What the page calls the element that it stands in.
    pub(crate) hint: Option<Hint>,
}

impl Line {
    /// Whether it is nothing but a link.
    pub(crate) fn is_link(&self) -> bool {
        self.linked * 10 >= self.text.len() * 9
    }

    /// The part that it plays in the body of a wire: notes and contacts for editors are none of it.
    pub(crate) fn kind_in_wire(&self) -> BlockKind {
        if self.hint == Some(Hint::Internal) { BlockKind::Other } else { self.kind }
    }
}

/// The lines below a node, in page order. The walk has no recursion: depth costs no stack.
pub(crate) fn lines(root: &NodeRef<'_>) -> Vec<Line> {
    let mut walk = Walk::default();
    let mut node = *root;
    loop {
        let entered = walk.enter(&node);
        if let Some(child) = node.first_child().filter(|_| entered) {
            node = child;
            continue;
        }
        loop {
            walk.leave(&node);
            if node.id == root.id {
                walk.flush();
                return walk.out;
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            match node.parent() {
                Some(parent) => node = parent,
                None => return walk.out,
            }
        }
    }
}

#[derive(Default)]
struct Walk {
    out: Vec<Line>,
    text: String,
    linked: usize,
    // How many elements of each part are open.
    headings: usize,
    items: usize,
    quotes: usize,
    captions: usize,
    links: usize,
    // Elements that only break lines.
    plain: usize,
    // Where `<br>` stands in the text.
    breaks: Vec<usize>,
    // The open elements that the page calls something, innermost last.
    hints: Vec<(NodeId, Hint)>,
}

impl Walk {
    /// Takes a node in; says whether its children are wanted.
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        if node.is_text() {
            let text = node.text();
            self.push(&text);
            return false;
        }
        let Some(name) = node.node_name() else { return !node.is_comment() };
        match &*name {
            "script" | "style" | "noscript" | "template" | "svg" | "iframe"
            | "object" | "button" | "select" | "textarea" | "head" | "title"
            | "audio" | "video" | "canvas" => return false,
            "br" => {
                self.breaks.push(self.text.len());
                return false;
            }
            "td" | "th" => self.text.push(' '),
            "a" => self.links += 1,
            other if is_block(other) => {
                self.flush();
                *self.part(other) += 1;
                self.hints.extend(hint(node).map(|hint| (node.id, hint)));
            }
            _ => {}
        }
        true
    }

    fn leave(&mut self, node: &NodeRef<'_>) {
        let Some(name) = node.node_name() else { return };
        if &*name == "a" {
            self.links = self.links.saturating_sub(1);
        } else if is_block(&name) {
            self.flush();
            let part = self.part(&name);
            *part = part.saturating_sub(1);
            self.hints.pop_if(|(id, _)| *id == node.id);
        }
    }

    fn push(&mut self, text: &str) {
        if self.links > 0 {
            self.linked += text.trim().len();
        }
        self.text.push_str(text);
    }

    /// The counter of the part that an element plays; those that play none share one.
    fn part(&mut self, name: &str) -> &mut usize {
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => &mut self.headings,
            "li" | "dd" | "dt" => &mut self.items,
            "blockquote" | "q" => &mut self.quotes,
            "figcaption" => &mut self.captions,
            _ => &mut self.plain,
        }
    }

    /// Ends the line that is open: one line, or one for each of its `<br>`.
    fn flush(&mut self) {
        let linked = std::mem::take(&mut self.linked);
        let text = std::mem::take(&mut self.text);
        let breaks = std::mem::take(&mut self.breaks);
        let kind = if self.captions > 0 {
            BlockKind::Caption
        } else if self.headings > 0 {
            BlockKind::Heading
        } else if self.items > 0 {
            BlockKind::ListItem
        } else if self.quotes > 0 {
            BlockKind::Quote
        } else {
            BlockKind::Paragraph
        };
        let hint = self.hints.last().map(|(_, hint)| *hint);
        let first = self.out.len();
        let mut at = 0;
        for end in breaks.into_iter().chain([text.len()]) {
            let part = collapse(&text[at..end]);
            at = end;
            let open = self.out[first..].last_mut();
            match open {
                _ if part.is_empty() => {}
                Some(line)
                    if kind == BlockKind::Heading || goes_on(&line.text, &part) =>
                {
                    line.text.push(' ');
                    line.text.push_str(&part);
                }
                _ => self.out.push(Line { kind, text: part, linked: 0, hint }),
            }
        }
        // All or nothing is what the share of links is asked for.
        if let [line] = &mut self.out[first..] {
            line.linked = linked.min(line.text.len());
        }
    }
}

/// Whether a `<br>` between two parts is a wrapped line: no end mark, and the next part goes on in
/// lower case. An address is in lower case wherever it stands, and in a list of names with their
/// links has a line of its own.
fn goes_on(before: &str, part: &str) -> bool {
    let bare = before.trim_end_matches(['"', '”', '’', '\'', ')', ']']);
    let address = ["http://", "https://", "www."];
    !bare.ends_with(['.', '!', '?', ':', ';', '…'])
        && part.starts_with(char::is_lowercase)
        && !address.iter().any(|opening| part.starts_with(opening))
}

/// The text with each run of white space as one blank and without invisible characters.
fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(
            word.chars().filter(|c| !matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}')),
        );
    }
    out
}

/// Whether an element starts a line of its own.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "center"
            | "dd"
            | "details"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "tfoot"
            | "thead"
            | "tr"
            | "ul"
    )
}

#[cfg(test)]
mod tests {
    use dom_query::Document;
    use expect_test::{Expect, expect};

    use super::*;

    fn check(html: &str, expected: Expect) {
        let lines = lines(&Document::fragment(html).root());
        let show = |line: &Line| format!("{}: {}", line.kind.as_str(), line.text);
        expected.assert_eq(&lines.iter().map(show).collect::<Vec<_>>().join("\n"));
    }

    #[test]
    fn a_line_break_ends_a_line_unless_the_sentence_goes_on() {
        check(
            "<p>The dam<br>held.<br>It rained.<br/>\n<a href=x>http://x</a></p>",
            expect![[r#"
            paragraph: The dam held.
            paragraph: It rained.
            paragraph: http://x"#]],
        );
    }

    #[test]
    fn an_address_has_its_own_line() {
        check(
            "<p>1) A model of the dam<br><a href=x>http://a.example/1</a><br><a href=y><img></a><br>2) A lamp<br>www.example.org</p>",
            expect![[r#"
                paragraph: 1) A model of the dam
                paragraph: http://a.example/1
                paragraph: 2) A lamp
                paragraph: www.example.org"#]],
        );
    }

    #[test]
    fn blocks_play_the_part_of_what_holds_them() {
        check(
            "<h2>Why</h2><blockquote><p>We knew.</p></blockquote><ul><li>one <b>two</b></ul><figure><figcaption>The dam.</figcaption></figure>tail\u{200b}ed<script>no</script><table><tr><td>a<td>b</table>",
            expect![[r#"
                heading: Why
                quote: We knew.
                list_item: one two
                caption: The dam.
                paragraph: tailed
                paragraph: a b"#]],
        );
    }
}
