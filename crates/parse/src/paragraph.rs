//! Paragraphs of plain text: a newline ends one, unless the lines are hard-wrapped.

use writethru_text::Span;

/// The paragraphs of a plain text, without the white space around them, in order; blank lines are
/// none.
///
/// A newline ends a paragraph unless the line before it has no end mark and the next one goes on
/// in lower case. A run of lines in which this happens and in which every other newline was
/// forced too (the next word would not have fitted the longest line) is one paragraph: a name or
/// an abbreviation at the end of a wrapped line is no end.
pub(crate) fn paragraphs(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut chunk: Vec<Span> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        let end = start + line.trim().len();
        at += line.len();
        if start < end {
            chunk.push(Span::new(start, end));
        } else {
            flush(text, &mut chunk, &mut out);
        }
    }
    flush(text, &mut chunk, &mut out);
    out
}

/// Joins the wrapped lines of a run without blank lines.
fn flush(text: &str, chunk: &mut Vec<Span>, out: &mut Vec<Span>) {
    let goes_on = |pair: &[Span]| {
        !has_end_mark(&text[pair[0].range()]) && starts_lower(&text[pair[1].range()])
    };
    let whole =
        chunk.windows(2).any(goes_on) && chunk.windows(2).all(forced(text, chunk));
    let mut open: Option<Span> = None;
    for (idx, line) in chunk.iter().enumerate() {
        let joins = idx > 0 && (whole || goes_on(&chunk[idx - 1..=idx]));
        let joins = joins && !is_item(&text[line.range()]);
        match open {
            Some(paragraph) if joins => open = Some(paragraph.cover(*line)),
            _ => out.extend(open.replace(*line)),
        }
    }
    out.extend(open);
    chunk.clear();
}

/// Whether the newline between two lines had to be there: the next word would not have fitted.
fn forced(text: &str, chunk: &[Span]) -> impl Fn(&[Span]) -> bool {
    let width = chunk.iter().map(|line| line.len()).max().unwrap_or_default();
    move |pair| {
        let next = &text[pair[1].range()];
        let word = next.split_whitespace().next().map_or(0, str::len);
        pair[0].len() + 1 + word > width
    }
}

fn has_end_mark(line: &str) -> bool {
    let bare = line.trim_end_matches(['"', '”', '’', '\'', '»', ')', ']']);
    bare.ends_with(['.', '!', '?', ':', ';', '…'])
}

fn starts_lower(line: &str) -> bool {
    line.chars().next().is_some_and(char::is_lowercase)
}

/// Whether a line opens with the mark of a list item.
pub(crate) fn is_item(line: &str) -> bool {
    let mut chars = line.chars();
    let mark =
        chars.next().is_some_and(|c| matches!(c, '•' | '*' | '-' | '▪' | '‣' | '◦'));
    mark && chars.next() == Some(' ')
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    fn check(text: &str, expected: Expect) {
        let lines: Vec<String> = paragraphs(text)
            .iter()
            .map(|span| format!("{:?}", &text[span.range()]))
            .collect();
        expected.assert_eq(&lines.join("\n"));
    }

    #[test]
    fn a_newline_ends_a_paragraph() {
        check(
            "The dam held.\nNobody was hurt.\n\n  The river fell. \n",
            expect![[r#"
                "The dam held."
                "Nobody was hurt."
                "The river fell.""#]],
        );
    }

    #[test]
    fn a_heading_is_not_joined_to_what_follows() {
        check(
            "What we know\nThe dam held.",
            expect![[r#"
                "What we know"
                "The dam held.""#]],
        );
    }

    #[test]
    fn a_line_that_goes_on_in_lower_case_is_one_paragraph() {
        check(
            "The dam held, the engineer said on\nthe radio.\nNobody was hurt.",
            expect![[r#"
                "The dam held, the engineer said on\nthe radio."
                "Nobody was hurt.""#]],
        );
    }

    #[test]
    fn a_wrapped_run_is_one_paragraph_even_before_a_capital() {
        check(
            "The dam held through the night, said\nAna Ruiz, who leads the works on the\nDrava river for the ministry.\n\nNobody was hurt.",
            expect![[r#"
                "The dam held through the night, said"
                "Ana Ruiz, who leads the works on the"
                "Drava river for the ministry."
                "Nobody was hurt.""#]],
        );
    }

    #[test]
    fn list_items_stand_alone() {
        check(
            "The plan asks for\n- two boats\n- a crane",
            expect![[r#"
                "The plan asks for"
                "- two boats"
                "- a crane""#]],
        );
    }
}
