//! NewsML 1.x (IPTC): one article a news item, the first content that is text.

use writethru_article::{BlockKind, Metadata};

use crate::draft::Draft;
use crate::error::{Error, ErrorKind};
use crate::page::Page;
use crate::read::Articles;
use crate::xml::{self, Element, Tree};
use crate::{byline, nitf, time, wire};

/// The root element of version 1.
pub(crate) fn sniff(text: &str) -> bool {
    xml::root_name(text).is_some_and(|name| name == "newsml")
}

/// Reads the news items.
pub(crate) fn read(page: &Page<'_>) -> Articles {
    let tree = xml::read(page.text)?;
    let articles: Vec<_> =
        tree.all("newsitem").map(|item| news_item(item, &tree, page).finish()).collect();
    if articles.is_empty() {
        return Err(Error::new(ErrorKind::Format, "holds no news item"));
    }
    Ok(articles)
}

fn news_item(item: Element<'_>, tree: &Tree, page: &Page<'_>) -> Draft {
    let mut draft = Draft { meta: page.metadata(), ..Draft::default() };
    draft.meta.warnings.extend(tree.warning());
    if let Some(identifier) = item.find("newsidentifier") {
        draft.meta.item = identifier.child_text("newsitemid");
        draft.meta.story.clone_from(&draft.meta.item);
        draft.meta.version = identifier.child_text("revisionid");
    }
    if let Some(management) = item.child("newsmanagement") {
        manage(management, &mut draft);
    }
    described(item, &mut draft.meta);
    let lines = item.find("newslines");
    let line = |name: &str| lines.and_then(|lines| lines.child_text(name));
    if let Some(headline) = line("headline") {
        wire::headline(&mut draft, &headline);
    }
    if let Some(deck) = line("subheadline") {
        draft.push(BlockKind::Dek, &deck);
    }
    if let Some(writer) = line("byline") {
        draft.push(BlockKind::Byline, &writer);
        draft.meta.bylines = byline::persons(&writer);
    }
    let first = draft.pieces.len();
    content(item, &mut draft);
    wire::open_with(&mut draft, first, line("dateline"));
    if let Some(credit) = line("creditline") {
        draft.push(BlockKind::Credit, &credit);
    }
    draft
}

fn manage(management: Element<'_>, draft: &mut Draft) {
    let meta = &mut draft.meta;
    let mut time = |name: &str| {
        let written = management.child_text(name)?;
        time::read(name, &written, &mut meta.warnings)
    };
    let (created, updated) = (time("firstcreated"), time("thisrevisioncreated"));
    (meta.published, meta.updated) = (created, updated);
    let status =
        management.child("status").and_then(|status| status.attribute("formalname"));
    wire::status(status, draft);
    let embargoed = status.is_some_and(|status| status.eq_ignore_ascii_case("embargoed"));
    let until = management.find("dateandtime").and_then(Element::filled);
    if let Some(until) = until.filter(|_| embargoed) {
        wire::embargo(draft, &until);
    }
}

fn described(item: Element<'_>, meta: &mut Metadata) {
    let language =
        item.find("language").and_then(|element| element.attribute("formalname"));
    meta.language = language.map(str::to_owned);
    let provider = item.find("provider").and_then(|provider| provider.child("party"));
    meta.outlet =
        provider.and_then(|party| party.attribute("formalname")).map(str::to_owned);
}

/// The first content item with text that is no caption of a picture: NITF, XHTML or plain.
fn content(item: Element<'_>, draft: &mut Draft) {
    let mut stack: Vec<Element<'_>> = vec![item];
    while let Some(element) = stack.pop() {
        let role = element.child("role").and_then(|role| role.attribute("formalname"));
        if role.is_some_and(|role| role.to_ascii_lowercase().contains("caption")) {
            continue;
        }
        if element.name() == "datacontent" {
            let before = draft.pieces.len();
            if let Some(document) = element.find("nitf") {
                nitf::document(document, draft);
            } else if element.children().next().is_some() {
                nitf::blocks(element.find("body").unwrap_or(element), draft);
            } else {
                wire::push_markup(draft, &element.raw());
            }
            if draft.pieces[before..].iter().any(|piece| piece.kind.is_body()) {
                return;
            }
            continue;
        }
        let below: Vec<Element<'_>> = element.children().collect();
        stack.extend(below.into_iter().rev());
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
    fn a_killed_item_is_withdrawn_and_a_caption_is_no_body() {
        check(
            "<NewsML><NewsItem><NewsManagement><ThisRevisionCreated>20220215T091400Z</ThisRevisionCreated><Status FormalName=\"Canceled\"/></NewsManagement><NewsComponent><NewsComponent><Role FormalName=\"Caption\"/><ContentItem><DataContent>The dam.</DataContent></ContentItem></NewsComponent><NewsComponent><Role FormalName=\"Main Text\"/><ContentItem><DataContent>The dam held.</DataContent></ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>",
            expect![[r#"
                notice: "Status: canceled"
                paragraph: "The dam held."
                updated 2022-02-15T09:14:00Z
                notice withdrawal 2022-02-15T09:14:00Z "Status: canceled"
                withdrawn
            "#]],
        );
    }

    #[test]
    fn the_first_text_of_an_item_is_read() {
        check(
            "<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>orv.example</ProviderId><NewsItemId>dam</NewsItemId><RevisionId PreviousRevision=\"1\" Update=\"N\">2</RevisionId></NewsIdentifier></Identification><NewsManagement><FirstCreated>20220215T080000+0000</FirstCreated><ThisRevisionCreated>20220215T091400+0000</ThisRevisionCreated><Status FormalName=\"Usable\"/></NewsManagement><NewsComponent><NewsLines><HeadLine>Dam holds</HeadLine><ByLine>By Ana Ruiz</ByLine><DateLine>ORAVA, Feb 15</DateLine><CopyrightLine>no</CopyrightLine></NewsLines><AdministrativeMetadata><Provider><Party FormalName=\"Orava News\"/></Provider></AdministrativeMetadata><DescriptiveMetadata><Language FormalName=\"en\"/></DescriptiveMetadata><NewsComponent><ContentItem><DataContent><p>The dam held.</p><p>It &amp; the lake.</p></DataContent></ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>",
            expect![[r#"
                headline: "Dam holds"
                byline: "By Ana Ruiz"
                dateline: "ORAVA, Feb 15 —"
                paragraph: "The dam held."
                paragraph: "It & the lake."
                item "dam"
                outlet "Orava News"
                story "dam"
                version "2"
                language "en"
                by ["Ana Ruiz"]
                published 2022-02-15T08:00:00+00:00
                updated 2022-02-15T09:14:00+00:00
            "#]],
        );
    }
}
