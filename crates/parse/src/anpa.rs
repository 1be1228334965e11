//! IPTC 7901 and ANPA 1312: the telegraph formats, a header and a text between control characters.

use writethru_article::{BlockKind, Metadata};

use crate::draft::Draft;
use crate::page::Page;
use crate::read::Articles;
use crate::{byline, wire};

const SOH: char = '\u{1}';
const STX: char = '\u{2}';
const ETX: char = '\u{3}';

/// A start of header near the beginning and a start of text after it.
pub(crate) fn sniff(text: &str) -> bool {
    let head = &text[..text.floor_char_boundary(1024)];
    let start = head.trim_start_matches(|c: char| c == '\u{16}' || c.is_whitespace());
    start.starts_with(SOH) && start.contains(STX)
}

/// Reads the messages of a transmission, one article each.
#[allow(clippy::unnecessary_wraps, reason = "a reader of the table")]
pub(crate) fn read(page: &Page<'_>) -> Articles {
    let messages = page.text.split(SOH).filter(|message| message.contains(STX));
    Ok(messages.map(|message| message_of(message, page).finish()).collect())
}

fn message_of(message: &str, page: &Page<'_>) -> Draft {
    let mut draft = Draft { meta: page.metadata(), ..Draft::default() };
    let (head, body) = message.split_once(STX).unwrap_or(("", message));
    header(head, &mut draft.meta);
    let body = body.split(ETX).next().unwrap_or_default();
    let mut open = String::new();
    for (idx, line) in body.lines().enumerate() {
        let line = line.trim_end().trim_end_matches(['\r', '\u{1e}', '\u{1f}']);
        let indented = line.starts_with(['\t', '\u{b}']) || line.starts_with("   ");
        let marked = line.starts_with('^');
        if indented || marked || line.trim().is_empty() {
            paragraph(&mut draft, &mut open);
        }
        if marked {
            typeset(&mut draft, line);
        } else if idx == 0 && !indented && is_slug(line) {
            slug(&mut draft.meta, line);
        } else {
            open.push(' ');
            open.push_str(line.trim());
        }
    }
    paragraph(&mut draft, &mut open);
    draft
}

/// The header of either format: the fields before the text, of which the first is the message's number.
fn header(head: &str, meta: &mut Metadata) {
    // Source and number, then service, priority and words.
    let parted = |c: char| c.is_whitespace() || c.is_control();
    let number = head.split(parted).find(|field| !field.is_empty());
    meta.item = number.map(str::to_owned);
}

/// Ends the paragraph that is open. The wires of this time write a dash as a low line and quotation
/// marks as accents and apostrophes.
fn paragraph(draft: &mut Draft, open: &mut String) {
    let text = wire::collapse(&std::mem::take(open)).replace(" _ ", " — ");
    let text = text.replace("``", "“").replace("''", "”");
    let text: String = text.chars().filter(|c| !c.is_control()).collect();
    draft.push(BlockKind::Paragraph, &text);
}

/// A line between typesetting marks: `^Dam holds<` is the headline, `^By ANA RUIZ=` the byline.
fn typeset(draft: &mut Draft, line: &str) {
    let text = line.trim_matches(['^', '<', '=', '>', ' ']);
    if text.starts_with("By ") || text.starts_with("BY ") {
        draft.push(BlockKind::Byline, text);
        draft.meta.bylines = byline::persons(text);
    } else if line.ends_with('<')
        && !draft.pieces.iter().any(|p| p.kind == BlockKind::Headline)
    {
        draft.push(BlockKind::Headline, text);
    } else {
        draft.push(BlockKind::Other, text);
    }
}

/// Whether a first line is the keyword of the story: `BC-Zelland-Dam,1st Ld-Writethru`.
fn is_slug(line: &str) -> bool {
    let words = line.split_whitespace().count();
    (1..=5).contains(&words) && line.contains('-') && !line.ends_with('.')
}

/// Story and version of a keyword: `BC-Zelland-Dam,2nd Ld-Writethru`, `bc-zelland-dam-2ndld`, with
/// the number of words after it.
fn slug(meta: &mut Metadata, line: &str) {
    let slug = line.trim().trim_matches(|c: char| c.is_control());
    let slug = slug.split("  ").next().unwrap_or(slug);
    let head = slug.get(..3).filter(|head| head.eq_ignore_ascii_case("bc-"));
    let slug = &slug[head.map_or(0, str::len)..];
    let take = slug.split_once(',').or_else(|| {
        let (story, take) = slug.rsplit_once('-')?;
        let lead = take.starts_with(|c: char| c.is_ascii_digit())
            && take.to_ascii_lowercase().ends_with("ld");
        lead.then_some((story, take))
    });
    let (story, take) = take.unwrap_or((slug, ""));
    meta.story = Some(wire::story_of(story));
    let number: String = take.trim().chars().take_while(char::is_ascii_digit).collect();
    meta.version = Some(number).filter(|number| !number.is_empty());
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::show;

    fn check(text: &str, expected: Expect) {
        expected.assert_eq(&show::read(text.as_bytes(), ""));
    }

    #[test]
    fn a_message_with_typesetting_marks() {
        check(
            "\u{16}\u{16}\u{1}V0347 r i \u{2}BC-Zelland-Dam,2nd Ld-Writethru\r\n^Dam holds after storm<\r\n^By ANA RUIZ=\r\n^Orava Wire Writer=\r\n\tORAVA, Zelland (AP) _ The dam held\r\nthrough the night.\r\n\tIt rained.\r\n\u{3}15-02-22 0914GMT\r\n\u{4}",
            expect![[r#"
                headline: "Dam holds after storm"
                byline: "By ANA RUIZ"
                other: "Orava Wire Writer"
                dateline: "ORAVA, Zelland (AP) —"
                paragraph: "The dam held through the night."
                paragraph: "It rained."
                item "V0347"
                story "Zelland-Dam"
                version "2"
                by ["ANA RUIZ"]
            "#]],
        );
    }

    #[test]
    fn a_keyword_may_hold_its_take() {
        check(
            "\u{1}a0423\u{1f}iu\u{1f}s\u{2}bc-dam-2ndld  0123\r\n   ORAVA (NW) _ It ``held'' on Monday.\r\n   ___\r\n   It rained.\r\n\u{3}",
            expect![[r#"
                dateline: "ORAVA (NW) —"
                paragraph: "It “held” on Monday."
                other: "___"
                paragraph: "It rained."
                item "a0423"
                story "dam"
                version "2"
            "#]],
        );
    }
}
