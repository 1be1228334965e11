//! ninjs 1.x to 3.x (News in JSON, IPTC) and the items of the AP Media API.

use serde_json::{Map, Value};
use writethru_article::BlockKind;

use crate::draft::Draft;
use crate::error::{Error, ErrorKind};
use crate::page::Page;
use crate::read::Articles;
use crate::{byline, nitf, time, wire, xml};

/// An object that says of itself what only wire items do.
pub(crate) fn sniff(text: &str) -> bool {
    let head = &text[..text.floor_char_boundary(200_000)];
    let has = |key: &str| head.contains(key);
    head.trim_start().starts_with('{')
        && (has("\"versioncreated\"")
            || has("\"versionCreated\"")
            || has("\"pubstatus\"")
            || has("\"pubStatus\""))
        && (has("\"uri\"") || has("\"altids\""))
        && !has("\"schema\"")
}

/// Reads an item, or the items of a search result.
pub(crate) fn read(page: &Page<'_>) -> Articles {
    let value: Value = serde_json::from_str(page.text).map_err(|error| {
        Error::new(ErrorKind::Malformed, format!("is no JSON: {error}"))
    })?;
    let items = items(&value);
    if items.is_empty() {
        return Err(Error::new(ErrorKind::Format, "holds no ninjs item"));
    }
    Ok(items.into_iter().map(|item| read_item(item, page).finish()).collect())
}

/// The item itself, or those in `data.item` and `data.items[].item`.
fn items(value: &Value) -> Vec<&Map<String, Value>> {
    let data = value.get("data").unwrap_or(value);
    let listed = data.get("items").and_then(Value::as_array);
    let one = data.get("item").unwrap_or(data);
    match listed {
        Some(list) => list
            .iter()
            .filter_map(|entry| entry.get("item").unwrap_or(entry).as_object())
            .collect(),
        None => one.as_object().into_iter().collect(),
    }
}

fn read_item(fields: &Map<String, Value>, page: &Page<'_>) -> Draft {
    let item = Item::of(fields);
    let mut draft = Draft { meta: page.metadata(), ..Draft::default() };
    let meta = &mut draft.meta;
    meta.item = item.text("uri").or_else(|| {
        let id = fields.get("altids")?.get("itemid")?.as_str()?;
        Some(id.to_owned())
    });
    meta.version = item.text("version");
    let version = meta.version.as_deref();
    meta.story = meta.item.as_deref().map(|id| wire::without_version(id, version));
    meta.language = item.text("language");
    meta.section = item.text("section");
    meta.outlet = item.text("provider").or_else(|| item.text("copyrightholder"));
    let writer = item.text("byline").or_else(|| item.text("by"));
    let writer = writer.or_else(|| {
        // The AP lists them: `"bylines": [{"by": "By ANA RUIZ"}]`.
        let list = fields.get("bylines")?.as_array()?;
        let lines = list.iter().filter_map(|line| line.get("by")?.as_str());
        let lines: Vec<&str> = lines
            .map(|line| line.trim_start_matches("By ").trim_start_matches("BY "))
            .collect();
        Some(lines.join("\n"))
    });
    meta.bylines = byline::persons(&writer.unwrap_or_default());
    let mut time = |name: &str| {
        let written = item.text(name)?;
        time::read(name, &written, &mut meta.warnings)
    };
    let published = time("firstcreated").or_else(|| time("contentcreated"));
    let updated = time("versioncreated");
    (meta.published, meta.updated) = (published, updated);
    wire::status(item.text("pubstatus").as_deref(), &mut draft);
    if let Some(until) = item.text("embargoed").or_else(|| item.text("embargoeduntil")) {
        wire::embargo(&mut draft, &until);
    }
    if let Some(note) = item.text("ednote") {
        wire::editors_note(&mut draft, &note);
    }
    if let Some(headline) = item.variant("headline") {
        wire::headline(&mut draft, &headline.value);
    }
    body(&item, &mut draft);
    draft
}

fn body(item: &Item<'_>, draft: &mut Draft) {
    let Some(body) = item.variant("body") else { return };
    let first = draft.pieces.len();
    if body.value.contains("<body.content")
        || body.value.trim_start().starts_with("<nitf")
    {
        match xml::read(&body.value) {
            Ok(tree) => nitf::document(tree.root(), draft),
            Err(error) => {
                let message = format!("the NITF body was left out: {error}");
                draft.meta.warnings.push(writethru_article::Warning::new(message));
            }
        }
    } else {
        wire::push_markup(draft, &body.value);
    }
    let has_body = |kind: BlockKind| kind.is_body();
    if draft.pieces[first..].iter().any(|piece| has_body(piece.kind)) {
        wire::open_with(draft, first, item.text("dateline"));
    }
}

/// An item whose field names are read without case and underscores, as the versions differ in both.
struct Item<'a> {
    fields: Vec<(String, &'a Value)>,
}

/// A headline or body among several.
struct Variant {
    value: String,
    role: String,
}

impl<'a> Item<'a> {
    fn of(fields: &'a Map<String, Value>) -> Item<'a> {
        let plain = |name: &str| name.replace('_', "").to_ascii_lowercase();
        Item { fields: fields.iter().map(|(name, value)| (plain(name), value)).collect() }
    }

    /// The value of a field that is text or a number.
    fn text(&self, name: &str) -> Option<String> {
        let (_, value) = self.fields.iter().find(|(field, _)| field == name)?;
        match value {
            Value::String(text) => {
                Some(text.trim().to_owned()).filter(|text| !text.is_empty())
            }
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }

    /// The best of the variants of a field: `headlines[]` of version 2 and 3, `headline`, `headline_main`
    /// and other names by pattern of version 1. Markup goes before plain text, which has lost its
    /// paragraphs, and the main role before others.
    fn variant(&self, field: &str) -> Option<Variant> {
        let mut variants = Vec::new();
        for (name, value) in &self.fields {
            let plural = if field == "body" { "bodies" } else { "headlines" };
            let role = if name == plural { Some("") } else { name.strip_prefix(field) };
            let Some(role) = role else { continue };
            match value {
                Value::String(text) => {
                    variants.push(Variant { value: text.clone(), role: role.to_owned() });
                }
                Value::Array(list) => variants.extend(list.iter().filter_map(variant)),
                _ => {}
            }
        }
        variants.retain(|variant| !variant.value.trim().is_empty());
        let rank = |variant: &Variant| {
            let marked = field == "body" && variant.value.contains("</");
            let main =
                matches!(variant.role.as_str(), "" | "main" | "html" | "xhtml" | "nitf");
            (!marked, !main)
        };
        variants.into_iter().min_by_key(rank)
    }
}

fn variant(value: &Value) -> Option<Variant> {
    let text = value.get("value")?.as_str()?.to_owned();
    let role = value.get("role").and_then(Value::as_str).unwrap_or_default().to_owned();
    Some(Variant { value: text, role })
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::show;

    fn check(text: &str, expected: Expect) {
        expected.assert_eq(&show::read(text.as_bytes(), ""));
    }

    #[test]
    fn version_1_has_markup_and_text() {
        check(
            r#"{"uri":"urn:x:dam","type":"text","version":"2","versioncreated":"2022-02-15T09:14:00Z","firstcreated":"2022-02-15T08:00:00Z","language":"en","byline":"Ana Ruiz and Jo Lund","headline":"Dam holds","body_text":"ORAVA (AP) -- The dam held. It rained.","body_xhtml":"<p>ORAVA (AP) -- The dam held.</p><p>It rained.</p>","ednote":"Adds quotes","copyrightnotice":"no"}"#,
            expect![[r#"
                notice: "Adds quotes"
                headline: "Dam holds"
                dateline: "ORAVA (AP) --"
                paragraph: "The dam held."
                paragraph: "It rained."
                item "urn:x:dam"
                story "urn:x:dam"
                version "2"
                language "en"
                by ["Ana Ruiz", "Jo Lund"]
                published 2022-02-15T08:00:00Z
                updated 2022-02-15T09:14:00Z
                notice update  "Adds quotes"
            "#]],
        );
    }

    #[test]
    fn version_3_has_roles() {
        check(
            r#"{"uri":"urn:x:dam","versionCreated":"2022-02-15T09:14:00Z","pubStatus":"canceled","headlines":[{"role":"short","value":"Dam"},{"role":"main","value":"Dam holds"}],"bodies":[{"role":"main","contentType":"text/plain","value":"The dam held."}],"embargoedUntil":"2022-02-15T10:00:00Z"}"#,
            expect![[r#"
                notice: "Status: canceled"
                notice: "Embargoed until 2022-02-15T10:00:00Z"
                headline: "Dam holds"
                paragraph: "The dam held."
                item "urn:x:dam"
                story "urn:x:dam"
                updated 2022-02-15T09:14:00Z
                notice withdrawal 2022-02-15T09:14:00Z "Status: canceled"
                notice embargo 2022-02-15T10:00:00Z "Embargoed until 2022-02-15T10:00:00Z"
                withdrawn
            "#]],
        );
    }

    #[test]
    fn an_item_of_the_ap_holds_nitf() {
        check(
            r#"{"data":{"item":{"altids":{"itemid":"abc"},"version":3,"type":"text","pubstatus":"usable","versioncreated":"2022-02-15T09:14:00Z","headline":"Dam holds","body_nitf":"<nitf><body><body.content><block><p>The dam &amp; lake held.</p></block></body.content></body></nitf>"}}}"#,
            expect![[r#"
                headline: "Dam holds"
                paragraph: "The dam & lake held."
                item "abc"
                story "abc"
                version "3"
                updated 2022-02-15T09:14:00Z
            "#]],
        );
    }
}
