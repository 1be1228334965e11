//! NITF 3.x (News Industry Text Format, IPTC), alone or inside other wires.

use writethru_article::{BlockKind, NoticeKind};

use crate::draft::Draft;
use crate::page::Page;
use crate::read::Articles;
use crate::wire;
use crate::xml::{self, Element, Part};
use crate::{byline, time};

/// The root element, near the start.
pub(crate) fn sniff(text: &str) -> bool {
    xml::root_name(text).is_some_and(|name| name == "nitf")
}

/// Reads a NITF document.
pub(crate) fn read(page: &Page<'_>) -> Articles {
    let tree = xml::read(page.text)?;
    let mut draft = Draft { meta: page.metadata(), ..Draft::default() };
    draft.meta.warnings.extend(tree.warning());
    document(tree.root(), &mut draft);
    Ok(vec![draft.finish()])
}

/// Reads a `<nitf>` element into a draft: its head fills fields that are not known yet.
pub(crate) fn document(nitf: Element<'_>, draft: &mut Draft) {
    if let Some(head) = nitf.child("head") {
        metadata(head, draft);
    }
    let Some(body) = nitf.child("body") else { return };
    if let Some(head) = body.child("body.head") {
        body_head(head, draft);
    }
    if let Some(content) = body.child("body.content") {
        let dateline = body.child("body.head").and_then(|head| head.child("dateline"));
        let first = draft.pieces.len();
        blocks(content, draft);
        wire::open_with(draft, first, dateline.map(Element::text));
    }
    if let Some(end) = body.child("body.end") {
        draft.push(BlockKind::Credit, &end.text());
    }
}

fn metadata(head: Element<'_>, draft: &mut Draft) {
    let Some(docdata) = head.child("docdata") else { return };
    let meta = &mut draft.meta;
    let attribute = |name: &str, key: &str| {
        docdata.child(name).and_then(|child| child.attribute(key)).map(str::to_owned)
    };
    wire::keep(&mut meta.item, attribute("doc-id", "id-string"));
    wire::keep(&mut meta.story, attribute("du-key", "key").or(meta.item.clone()));
    wire::keep(&mut meta.version, attribute("du-key", "version"));
    let status = docdata.attribute("management-status");
    let embargoed = status.is_some_and(|status| status.eq_ignore_ascii_case("embargoed"));
    for (field, slot) in [("date.issue", true), ("date.release", false)] {
        let Some(written) = attribute(field, "norm").filter(|_| slot || !embargoed)
        else {
            continue;
        };
        let read = time::read(field, &written, &mut meta.warnings);
        let slot = if slot { &mut meta.published } else { &mut meta.updated };
        if slot.is_none() && read.is_some() {
            *slot = read;
        }
    }
    let section =
        head.child("pubdata").and_then(|data| data.attribute("position.section"));
    wire::keep(&mut meta.section, section.map(str::to_owned));
    wire::status(status, draft);
    if let Some(until) = attribute("date.release", "norm").filter(|_| embargoed) {
        wire::embargo(draft, &until);
    }
    for correction in docdata.children().filter(|child| child.name() == "correction") {
        if let Some(info) = correction.attribute("info") {
            wire::notice(draft, NoticeKind::Correction, info);
        }
    }
    for note in docdata.children().filter(|child| child.name() == "ed-msg") {
        if let Some(info) = note.attribute("info") {
            wire::editors_note(draft, info);
        }
    }
}

fn body_head(head: Element<'_>, draft: &mut Draft) {
    if let Some(hedline) = head.child("hedline") {
        if let Some(headline) = hedline.child_text("hl1") {
            wire::headline(draft, &headline);
        }
        if let Some(deck) = hedline.child_text("hl2") {
            draft.push(BlockKind::Dek, &deck);
        }
    }
    for line in head.children().filter(|child| child.name() == "byline") {
        draft.push(BlockKind::Byline, &line.text());
        if draft.meta.bylines.is_empty() {
            let person = line
                .child("person")
                .map_or_else(|| text_before_title(line), Element::text);
            draft.meta.bylines = byline::persons(&person);
        }
    }
    if let Some(abstracted) = head.child("abstract") {
        let dek = draft.pieces.iter().any(|piece| piece.kind == BlockKind::Dek);
        if !dek {
            draft.push(BlockKind::Dek, &abstracted.text());
        }
    }
    if let Some(distributor) = head.child_text("distributor") {
        wire::keep(&mut draft.meta.outlet, Some(distributor));
    }
}

/// A byline without the title of its writer.
fn text_before_title(line: Element<'_>) -> String {
    let parts = line.parts().filter_map(|part| match part {
        Part::Text(text) => Some(text.to_owned()),
        Part::Element(element) if element.name() != "byttl" => Some(element.text()),
        Part::Element(_) => None,
    });
    parts.collect()
}

/// Appends the blocks of a body. Depth is bounded by the tree.
pub(crate) fn blocks(element: Element<'_>, draft: &mut Draft) {
    blocks_of(element, BlockKind::Paragraph, draft);
}

/// Appends the blocks in an element; what stands there as plain text or paragraph is `plain`. Text
/// and the elements in its lines that follow one another are one block.
fn blocks_of(element: Element<'_>, plain: BlockKind, draft: &mut Draft) {
    let mut line = String::new();
    let flush = |line: &mut String, draft: &mut Draft| {
        draft.push(plain, &wire::collapse(&std::mem::take(line)));
    };
    for part in element.parts() {
        let child = match part {
            Part::Text(text) => {
                line.push_str(text);
                continue;
            }
            Part::Element(child) => child,
        };
        match role(child.name()) {
            Role::Inline => inline(child, &mut line),
            Role::Unread => {}
            Role::Block(kind) => {
                flush(&mut line, draft);
                block(
                    child,
                    if kind == BlockKind::Paragraph { plain } else { kind },
                    draft,
                );
            }
            Role::Container => {
                flush(&mut line, draft);
                blocks_of(child, plain, draft);
            }
        }
    }
    flush(&mut line, draft);
}

/// Appends a block, or each of those that stand in it.
fn block(element: Element<'_>, kind: BlockKind, draft: &mut Draft) {
    let holds_blocks = |child: Element<'_>| {
        matches!(role(child.name()), Role::Block(_) | Role::Container)
    };
    if element.children().any(holds_blocks) {
        return blocks_of(element, kind, draft);
    }
    let mut line = String::new();
    inline(element, &mut line);
    draft.push(kind, &wire::collapse(&line));
}

/// Appends the text of an element in a line, without notes and rights.
fn inline(element: Element<'_>, line: &mut String) {
    let apart = matches!(element.name(), "br" | "td" | "th" | "nitf-col" | "p");
    if apart {
        line.push(' ');
    }
    for part in element.parts() {
        match part {
            Part::Text(text) => line.push_str(text),
            Part::Element(child) if matches!(role(child.name()), Role::Unread) => {}
            Part::Element(child) => inline(child, line),
        }
    }
    if apart {
        line.push(' ');
    }
}

/// What an element of a body is.
enum Role {
    Block(BlockKind),
    Container,
    /// Part of a line: the enriched text of NITF, the phrases of XHTML.
    Inline,
    /// Notes, rights, figures without words.
    Unread,
}

fn role(name: &str) -> Role {
    Role::Block(match name {
        "p" | "pre" | "lede" => BlockKind::Paragraph,
        "hl1" | "hl2" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => BlockKind::Heading,
        "li" | "dd" | "dt" | "tr" | "nitf-table-row" => BlockKind::ListItem,
        "bq" | "blockquote" => BlockKind::Quote,
        "media-caption" | "figcaption" | "caption" => BlockKind::Caption,
        "media-producer" | "credit" | "tagline" => BlockKind::Credit,
        "note" | "media-metadata" | "media-reference" | "media-object" | "head"
        | "script" | "style" | "rights" | "fn" | "copyrite" => return Role::Unread,
        name if is_inline(name) => return Role::Inline,
        _ => return Role::Container,
    })
}

/// Whether an element stands in a line of text.
fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "alt-code"
            | "b"
            | "big"
            | "br"
            | "chron"
            | "cite"
            | "city"
            | "classifier"
            | "code"
            | "country"
            | "del"
            | "em"
            | "event"
            | "font"
            | "frac"
            | "function"
            | "i"
            | "ins"
            | "lang"
            | "location"
            | "mark"
            | "money"
            | "name.family"
            | "name.given"
            | "nitf-col"
            | "num"
            | "object.title"
            | "org"
            | "person"
            | "postaddr"
            | "pronounce"
            | "q"
            | "region"
            | "s"
            | "small"
            | "span"
            | "state"
            | "strong"
            | "sub"
            | "sublocation"
            | "sup"
            | "td"
            | "th"
            | "time"
            | "tt"
            | "u"
            | "virtloc"
    )
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::show;

    fn check(text: &str, expected: Expect) {
        expected.assert_eq(&show::read(text.as_bytes(), ""));
    }

    #[test]
    fn head_and_body_are_read() {
        check(
            "<?xml version=\"1.0\"?><nitf><head><docdata management-status=\"usable\"><doc-id id-string=\"orv.7\"/><date.issue norm=\"20220215T080000Z\"/><date.release norm=\"20220215T091400+0100\"/><du-key key=\"dam\" version=\"3\"/><ed-msg info=\"Adds details.\"/></docdata></head><body><body.head><hedline><hl1>Dam &amp; lake hold</hl1><hl2>After the storm</hl2></hedline><byline>By Ana Ruiz, <byttl>Staff Reporter</byttl></byline><rights>Not for use in Zelland</rights><dateline><location>ORAVA, Zelland</location></dateline></body.head><body.content><block><p>The dam <em>held</em>.</p><note><p>Internal: call Jo.</p></note><hl2>Why</hl2><media><media-caption>The dam.</media-caption></media></block></body.content><body.end><tagline>Jo Lund contributed.</tagline></body.end></body></nitf>",
            expect![[r#"
                notice: "Adds details."
                headline: "Dam & lake hold"
                dek: "After the storm"
                byline: "By Ana Ruiz, Staff Reporter"
                dateline: "ORAVA, Zelland —"
                paragraph: "The dam held."
                heading: "Why"
                caption: "The dam."
                credit: "Jo Lund contributed."
                item "orv.7"
                story "dam"
                version "3"
                by ["Ana Ruiz"]
                published 2022-02-15T08:00:00Z
                updated 2022-02-15T09:14:00+01:00
                notice update  "Adds details."
            "#]],
        );
    }

    #[test]
    fn a_killed_story_is_withdrawn() {
        check(
            "<nitf><head><docdata management-status=\"canceled\"/></head><body><body.content><p>It held.</p></body.content></body></nitf>",
            expect![[r#"
                notice: "Status: canceled"
                paragraph: "It held."
                notice withdrawal  "Status: canceled"
                withdrawn
            "#]],
        );
    }

    #[test]
    fn an_embargo_lasts_until_the_release() {
        check(
            "<nitf><head><docdata management-status=\"embargoed\"><date.issue norm=\"20220215T080000Z\"/><date.release norm=\"20220215T180000Z\"/></docdata></head><body><body.content><p>It held.</p></body.content></body></nitf>",
            expect![[r#"
                notice: "Embargoed until 2022-02-15T18:00:00Z"
                paragraph: "It held."
                published 2022-02-15T08:00:00Z
                notice embargo 2022-02-15T18:00:00Z "Embargoed until 2022-02-15T18:00:00Z"
            "#]],
        );
    }

    #[test]
    fn elements_in_a_line_do_not_end_it() {
        check(
            "<nitf><body><body.content>Engineer <person>Ana <em>Ruiz</em></person> of <location>Orava, <country>Zelland</country></location><br/>said so.<p>It <q>held</q>.</p><bq><block><p>We knew.</p><p>We said so.</p></block></bq><copyrite>no</copyrite><table><tr><td>Gates</td><td>4</td></tr></table><ul><li>two <b>boats</b></li></ul></body.content></body></nitf>",
            expect![[r#"
                paragraph: "Engineer Ana Ruiz of Orava, Zelland said so."
                paragraph: "It held."
                quote: "We knew."
                quote: "We said so."
                list_item: "Gates 4"
                list_item: "two boats"
            "#]],
        );
    }
}
