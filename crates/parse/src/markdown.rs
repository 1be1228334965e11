//! Markdown: `CommonMark` with YAML front matter.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use writethru_article::BlockKind;

use crate::draft::Draft;
use crate::front::{self, Front};
use crate::page::Page;
use crate::read::Articles;

/// Front matter that opens the text, or a first line that is a heading.
pub(crate) fn sniff(text: &str) -> bool {
    front::split(text).is_some() || text.starts_with("# ")
}

/// Reads a Markdown text: fields from its front matter, blocks from its structure. A first heading of
/// the first level is the headline, where the front matter has none.
#[allow(clippy::unnecessary_wraps, reason = "a reader of the table")]
pub(crate) fn read(page: &Page<'_>) -> Articles {
    let mut draft = Draft { meta: page.metadata(), ..Draft::default() };
    let (front, body) = match front::split(page.text) {
        Some((yaml, body)) => (front::read(yaml, &mut draft.meta.warnings), body),
        None => (Front::default(), page.text),
    };
    let headline = front.headline().map(str::to_owned);
    for (kind, part) in
        [(BlockKind::Headline, headline.as_deref()), (BlockKind::Dek, front.dek())]
    {
        if let Some(part) = part {
            draft.push(kind, part);
        }
    }
    front.fill(&mut draft.meta);
    let mut walk = Walk { headline, ..Walk::default() };
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    for event in Parser::new_ext(body, options) {
        walk.event(&event, &mut draft);
    }
    walk.flush(&mut draft);
    Ok(vec![draft.finish()])
}

/// The state of a walk over the events: the block that is open.
#[derive(Default)]
struct Walk {
    headline: Option<String>,
    text: String,
    kind: Option<BlockKind>,
    in_quote: usize,
    in_item: usize,
    // Images whose description is being read, and the text outside them.
    in_image: usize,
    only_image: bool,
}

impl Walk {
    fn event(&mut self, event: &Event<'_>, draft: &mut Draft) {
        match event {
            Event::Start(tag) => self.start(tag, draft),
            Event::End(tag) => self.end(*tag, draft),
            Event::Text(text) | Event::Code(text) => {
                self.only_image &= self.in_image > 0 || text.trim().is_empty();
                self.text.push_str(text);
            }
            Event::SoftBreak | Event::HardBreak => self.text.push(' '),
            Event::Rule => self.flush(draft),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, draft: &mut Draft) {
        match tag {
            Tag::Heading { level, .. } => {
                self.flush(draft);
                let first = *level == HeadingLevel::H1 && draft.pieces.is_empty();
                let kind = if first { BlockKind::Headline } else { BlockKind::Heading };
                self.kind = Some(kind);
            }
            Tag::Paragraph => {
                self.flush(draft);
                self.only_image = true;
            }
            Tag::BlockQuote(_) => {
                self.flush(draft);
                self.in_quote += 1;
            }
            Tag::Item => {
                self.flush(draft);
                self.in_item += 1;
            }
            Tag::CodeBlock(_) | Tag::TableHead | Tag::TableRow => {
                self.flush(draft);
                self.kind = Some(BlockKind::Other);
            }
            Tag::TableCell if !self.text.is_empty() => self.text.push_str(" | "),
            Tag::Image { .. } => self.in_image += 1,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, draft: &mut Draft) {
        match tag {
            TagEnd::Paragraph => {
                if self.only_image && !self.text.trim().is_empty() {
                    self.kind = Some(BlockKind::Caption);
                }
                self.only_image = false;
                self.flush(draft);
            }
            TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::TableHead
            | TagEnd::TableRow => {
                self.flush(draft);
            }
            TagEnd::BlockQuote(_) => {
                self.flush(draft);
                self.in_quote = self.in_quote.saturating_sub(1);
            }
            TagEnd::Item => {
                self.flush(draft);
                self.in_item = self.in_item.saturating_sub(1);
            }
            TagEnd::Image => self.in_image = self.in_image.saturating_sub(1),
            _ => {}
        }
    }

    /// Ends the block that is open.
    fn flush(&mut self, draft: &mut Draft) {
        let text = std::mem::take(&mut self.text);
        let kind = self.kind.take().unwrap_or({
            if self.in_quote > 0 {
                BlockKind::Quote
            } else if self.in_item > 0 {
                BlockKind::ListItem
            } else {
                BlockKind::Paragraph
            }
        });
        // The headline of the front matter, said again above the text.
        let again =
            kind == BlockKind::Heading && self.headline.as_deref() == Some(text.trim());
        if !again {
            draft.push(kind, &text);
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::show;

    fn check(text: &str, expected: Expect) {
        expected.assert_eq(&show::read(text.as_bytes(), ""));
    }

    #[test]
    fn front_matter_gives_the_fields() {
        check(
            "---\ntitle: \"Dam holds\"\ndek: After the storm\ndate: 2022-02-15\nupdated: 2022-02-15T14:30:00+01:00\nauthors: [Ana Ruiz, Jo Lund]\nslug: dam\nversion: 2\nurl: https://example.org/dam\noutlet: The Orava Post\nlanguage: en\n---\n# Dam holds\n\nORAVA (AP) — The *dam* held.\n",
            expect![[r#"
                headline: "Dam holds"
                dek: "After the storm"
                dateline: "ORAVA (AP) —"
                paragraph: "The dam held."
                url "https://example.org/dam"
                outlet "The Orava Post"
                story "dam"
                version "2"
                language "en"
                by ["Ana Ruiz", "Jo Lund"]
                published 2022-02-15
                updated 2022-02-15T14:30:00+01:00
            "#]],
        );
    }

    #[test]
    fn structure_gives_the_blocks() {
        check(
            "# Dam holds\n\nIt\nheld.\n\n## Why\n\n> We knew.\n\n- two boats\n- a [crane](x)\n\n![The dam on Monday.](dam.jpg)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
            expect![[r#"
                headline: "Dam holds"
                paragraph: "It held."
                heading: "Why"
                quote: "We knew."
                list_item: "two boats"
                list_item: "a crane"
                caption: "The dam on Monday."
                other: "a | b"
                other: "1 | 2"
            "#]],
        );
    }

    #[test]
    fn broken_front_matter_is_read_line_by_line_with_a_warning() {
        check(
            "---\ntitle: Dam: it holds\ndate: 2022-02-31\n---\nIt held.\n",
            expect![[r#"
                headline: "Dam: it holds"
                paragraph: "It held."
                warning: front matter, line 2: no YAML fields (quote values that hold a colon); read line by line
                warning: published "2022-02-31" is no time: left out
            "#]],
        );
    }
}
