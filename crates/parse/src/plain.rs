//! Plain text.

use writethru_article::BlockKind;

use crate::byline;
use crate::draft::Draft;
use crate::page::Page;
use crate::paragraph;
use crate::read::Articles;

/// Longest first line that may be a headline, in bytes; wire headlines end at 64, pages go to
/// 120.
const MAX_HEADLINE: usize = 150;

/// Reads a plain text: a paragraph for each of its own; a short first line above a blank one is the
/// headline.
#[allow(clippy::unnecessary_wraps, reason = "a reader of the table")]
pub(crate) fn read(page: &Page<'_>) -> Articles {
    let mut draft = Draft { meta: page.metadata(), ..Draft::default() };
    let text = page.text.replace("\r\n", "\n").replace('\r', "\n");
    let paragraphs = paragraph::paragraphs(&text);
    for (idx, span) in paragraphs.iter().enumerate() {
        let paragraph = &text[span.range()];
        let rest = &text[span.end()..];
        let kind = match idx {
            0 if paragraphs.get(1).is_some_and(|next| {
                is_headline(paragraph, rest, &text[next.range()])
            }) =>
            {
                BlockKind::Headline
            }
            _ if paragraph::is_item(paragraph) => BlockKind::ListItem,
            _ => BlockKind::Paragraph,
        };
        draft.push(kind, &paragraph.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    Ok(vec![draft.finish()])
}

/// Whether the first line of a text is its headline: short, of three words or more, without end
/// mark, set apart by a blank line, and above a sentence.
fn is_headline(line: &str, rest: &str, next: &str) -> bool {
    let closed = line.trim_end_matches(['"', '”', '’', '\'', ')']);
    let body = rest.trim_start();
    line.len() <= MAX_HEADLINE
        && !line.contains('\n')
        && line.split_whitespace().count() >= 3
        && line.starts_with(|c: char| {
            c.is_uppercase() || c.is_numeric() || "“‘\"'".contains(c)
        })
        && !closed.ends_with(['.', ':', ';', ','])
        && !line.starts_with("By ")
        && rest[..rest.len() - body.len()].matches('\n').count() >= 2
        && (next.ends_with(['.', '”', '"'])
            || next.len() > MAX_HEADLINE
            || byline::line(next).is_some())
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::show;

    fn check(text: &str, expected: Expect) {
        expected.assert_eq(&show::read(text.as_bytes(), "text"));
    }

    #[test]
    fn a_first_line_set_apart_is_the_headline() {
        check(
            "Dam holds after storm\n\nORAVA — The dam\nheld.\r\n\r\nIt rained.",
            expect![[r#"
                headline: "Dam holds after storm"
                dateline: "ORAVA —"
                paragraph: "The dam held."
                paragraph: "It rained."
            "#]],
        );
    }

    #[test]
    fn a_byline_may_stand_below_the_headline() {
        check(
            "Dam holds after storm\n\nBy Ana Ruiz Maritime correspondent\n\nThe dam held.\n\nContact: desk@example.org",
            expect![[r#"
                headline: "Dam holds after storm"
                byline: "By Ana Ruiz Maritime correspondent"
                paragraph: "The dam held."
                other: "Contact: desk@example.org"
                by ["Ana Ruiz"]
            "#]],
        );
    }

    #[test]
    fn a_first_sentence_is_no_headline() {
        check(
            "The dam held.\n\nIt rained.",
            expect![[r#"
            paragraph: "The dam held."
            paragraph: "It rained."
        "#]],
        );
        check(
            "",
            expect![[r#"
            empty
        "#]],
        );
    }
}
