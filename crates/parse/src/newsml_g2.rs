//! NewsML-G2 2.x (IPTC): news items, alone or several in a news message.

use writethru_article::BlockKind;

use crate::draft::Draft;
use crate::error::{Error, ErrorKind};
use crate::page::Page;
use crate::read::Articles;
use crate::xml::{self, Element, Tree};
use crate::{byline, nitf, time, wire};

/// A news item, package or message of the G2 namespace.
pub(crate) fn sniff(text: &str) -> bool {
    xml::root_name(text).is_some_and(|name| {
        matches!(name.as_str(), "newsitem" | "newsmessage" | "packageitem")
            && text.contains("iptc.org/std/nar")
    })
}

/// Reads the news items, one article each; packages hold references only.
pub(crate) fn read(page: &Page<'_>) -> Articles {
    let tree = xml::read(page.text)?;
    let articles: Vec<_> =
        tree.all("newsitem").map(|item| news_item(item, &tree, page).finish()).collect();
    if articles.is_empty() {
        let message = "holds no news item: a package refers to items in other documents";
        return Err(Error::new(ErrorKind::Format, message));
    }
    Ok(articles)
}

fn news_item(item: Element<'_>, tree: &Tree, page: &Page<'_>) -> Draft {
    let mut draft = Draft { meta: page.metadata(), ..Draft::default() };
    draft.meta.warnings.extend(tree.warning());
    let guid = item.attribute("guid").map(str::to_owned);
    let version = item.attribute("version");
    draft.meta.story = guid.as_deref().map(|id| wire::without_version(id, version));
    draft.meta.item = guid;
    draft.meta.version = version.map(str::to_owned);
    draft.meta.language = item.attribute("lang").map(str::to_owned);
    if let Some(meta) = item.child("itemmeta") {
        item_meta(meta, &mut draft);
    }
    let content = item.child("contentmeta");
    if let Some(meta) = content {
        content_meta(meta, &mut draft);
    }
    let first = draft.pieces.len();
    if let Some(set) = item.child("contentset") {
        content_set(set, &mut draft);
    }
    let dateline = content.and_then(|meta| meta.child_text("dateline"));
    wire::open_with(&mut draft, first, dateline);
    draft
}

fn item_meta(meta: Element<'_>, draft: &mut Draft) {
    let fields = &mut draft.meta;
    let mut time = |name: &str| {
        let written = meta.child_text(name)?;
        time::read(name, &written, &mut fields.warnings)
    };
    let (created, updated) = (time("firstcreated"), time("versioncreated"));
    fields.published = created;
    fields.updated = updated;
    let provider = meta.child("provider");
    let named = provider.and_then(|provider| provider.child_text("name"));
    let attribute = |name: &str| provider.and_then(|provider| provider.attribute(name));
    // A code without its scheme: `nprov:REUTERS`.
    let coded =
        || attribute("qcode").and_then(|code| code.split_once(':')).map(|(_, c)| c);
    let coded = attribute("literal").or_else(coded).map(str::to_owned);
    wire::keep(&mut fields.outlet, named.or(coded));
    let status = meta.child("pubstatus");
    wire::status(status.and_then(|status| status.attribute("qcode")), draft);
    if let Some(until) = meta.child_text("embargoed") {
        wire::embargo(draft, &until);
    }
    for note in meta.children().filter(|child| child.name() == "ednote") {
        if let Some(note) = note.filled() {
            wire::editors_note(draft, &note);
        }
    }
}

fn content_meta(meta: Element<'_>, draft: &mut Draft) {
    let fields = &mut draft.meta;
    if fields.published.is_none() {
        let created = meta.child_text("contentcreated");
        fields.published = created.and_then(|written| {
            time::read("contentCreated", &written, &mut fields.warnings)
        });
    }
    let tag = meta.child("language").and_then(|language| language.attribute("tag"));
    wire::keep(&mut fields.language, tag.map(str::to_owned));
    if fields.story.is_none() {
        fields.story = meta.child_text("slugline").map(|slug| wire::story_of(&slug));
    }
    let writer = meta.child_text("by");
    let creators = meta.children().filter(|child| child.name() == "creator");
    let creators: Vec<String> =
        creators.filter_map(|child| child.child_text("name")).collect();
    fields.bylines = byline::persons(&writer.unwrap_or_else(|| creators.join(", ")));
    if let Some(headline) = headline(meta) {
        wire::headline(draft, &headline);
    }
}

/// The headline among several: the main one, else one without a role, else the first.
fn headline(meta: Element<'_>) -> Option<String> {
    let mut headlines: Vec<Element<'_>> =
        meta.children().filter(|child| child.name() == "headline").collect();
    headlines.sort_by_key(|child| match child.attribute("role") {
        Some(role) if role.ends_with("main") => 0,
        None => 1,
        Some(_) => 2,
    });
    headlines.into_iter().find_map(Element::filled)
}

/// The content: the first rendition that is text.
fn content_set(set: Element<'_>, draft: &mut Draft) {
    let mut data: Vec<Element<'_>> = set
        .children()
        .filter(|child| matches!(child.name(), "inlinexml" | "inlinedata"))
        .collect();
    data.sort_by_key(|child| child.name() == "inlinedata");
    for inline in data {
        let before = draft.pieces.len();
        if let Some(document) = inline.child("nitf") {
            nitf::document(document, draft);
        } else if inline.name() == "inlinexml" {
            let body = inline.find("body").unwrap_or(inline);
            nitf::blocks(body, draft);
        } else {
            wire::push_markup(draft, &inline.raw());
        }
        let body = |kind: BlockKind| kind.is_body();
        if draft.pieces[before..].iter().any(|piece| body(piece.kind)) {
            return;
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

    const NS: &str = "xmlns=\"http://iptc.org/std/nar/2006-10-01/\"";

    #[test]
    fn a_message_with_two_items() {
        check(
            &format!(
                "<newsMessage {NS}><itemSet><newsItem guid=\"urn:x:dam\" version=\"2\" xml:lang=\"en\"><rightsInfo><usageTerms>Call us.</usageTerms></rightsInfo><itemMeta><provider><name>Orava News</name></provider><versionCreated>2022-02-15T09:14:00Z</versionCreated><firstCreated>2022-02-15T08:00:00Z</firstCreated><embargoed>2022-02-15T10:00:00Z</embargoed><pubStatus qcode=\"stat:usable\"/><edNote>Corrects number of gates in paragraph 2.</edNote></itemMeta><contentMeta><by>Ana Ruiz</by><dateline>ORAVA</dateline><slugline>US--Dam</slugline><headline>Dam holds</headline></contentMeta><contentSet><inlineXML contenttype=\"application/xhtml+xml\"><html><head><title>no</title></head><body><p>The dam held.</p><h2>Why</h2></body></html></inlineXML></contentSet></newsItem><newsItem guid=\"urn:x:lake\"><itemMeta><pubStatus qcode=\"stat:canceled\"/></itemMeta><contentSet><inlineData contenttype=\"text/plain\">The lake &lt; rose.</inlineData></contentSet></newsItem></itemSet></newsMessage>"
            ),
            expect![[r#"
                notice: "Embargoed until 2022-02-15T10:00:00Z"
                notice: "Corrects number of gates in paragraph 2."
                headline: "Dam holds"
                dateline: "ORAVA —"
                paragraph: "The dam held."
                heading: "Why"
                item "urn:x:dam"
                outlet "Orava News"
                story "urn:x:dam"
                version "2"
                language "en"
                by ["Ana Ruiz"]
                published 2022-02-15T08:00:00Z
                updated 2022-02-15T09:14:00Z
                notice embargo 2022-02-15T10:00:00Z "Embargoed until 2022-02-15T10:00:00Z"
                notice correction  "Corrects number of gates in paragraph 2."
                ---
                notice: "Status: canceled"
                paragraph: "The lake < rose."
                item "urn:x:lake"
                story "urn:x:lake"
                notice withdrawal  "Status: canceled"
                withdrawn
            "#]],
        );
    }
}
