//! JSON-LD: what a page says of its article in schema.org terms.

use serde_json::Value;
use writethru_article::BlockKind;

use super::live::LivePost;
use super::mend;

/// The article that the JSON-LD scripts of a page describe.
#[derive(Debug, Default)]
pub(crate) struct Described {
    pub(crate) headline: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) body: Option<String>,
    pub(crate) authors: Vec<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) section: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) updated: Option<String>,
    /// Whether it is marked as free or not.
    pub(crate) free: Option<bool>,
    /// The text of its correction.
    pub(crate) corrections: Vec<String>,
    /// Whether it is a live blog.
    pub(crate) live: bool,
    pub(crate) posts: Vec<LivePost>,
}

/// Reads scripts; the first node that is an article speaks. Broken JSON is mended where it is clear how.
pub(crate) fn read(scripts: &[String]) -> Option<Described> {
    let values: Vec<Value> =
        scripts.iter().filter_map(|script| mend::parse(script)).collect();
    let mut nodes = Vec::new();
    for value in &values {
        flatten(value, &mut nodes);
    }
    let headed =
        nodes.iter().find(|node| is_article(node) && node.get("headline").is_some());
    let node = headed.or_else(|| nodes.iter().find(|node| is_article(node)))?;
    Some(describe(node))
}

/// All nodes that could be the page's article: of arrays, graphs and main entities.
fn flatten<'a>(value: &'a Value, out: &mut Vec<&'a Value>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| flatten(value, out)),
        Value::Object(fields) => {
            out.push(value);
            for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let Some(inner) = fields.get(key) {
                    flatten(inner, out);
                }
            }
        }
        _ => {}
    }
}

fn is_article(node: &Value) -> bool {
    let named = |value: &Value| {
        value.as_str().is_some_and(|name| {
            let name = name.rsplit(['/', ':']).next().unwrap_or(name);
            name.ends_with("Article") || name.ends_with("BlogPosting") || name == "Report"
        })
    };
    match node.get("@type") {
        Some(Value::Array(types)) => types.iter().any(named),
        Some(one) => named(one),
        None => false,
    }
}

fn describe(node: &Value) -> Described {
    let field = |name: &str| node.get(name).and_then(text);
    let updates = node.get("liveBlogUpdate").map(list).unwrap_or_default();
    let free = |node: &Value| match node.get("isAccessibleForFree")? {
        Value::Bool(free) => Some(*free),
        other => other.as_str().map(|free| !free.eq_ignore_ascii_case("false")),
    };
    let parts = node.get("hasPart").map(list).unwrap_or_default();
    let locked = parts.into_iter().any(|part| free(part) == Some(false));
    let free = if locked { Some(false) } else { free(node) };
    let corrections = node.get("correction").map(list).unwrap_or_default();
    Described {
        headline: field("headline"),
        description: field("alternativeHeadline").or_else(|| field("description")),
        body: field("articleBody"),
        authors: persons(node.get("author").or_else(|| node.get("creator"))),
        outlet: names(node.get("publisher")).into_iter().next(),
        section: field("articleSection"),
        language: field("inLanguage"),
        published: field("datePublished").or_else(|| field("dateCreated")),
        updated: field("dateModified"),
        free,
        corrections: corrections.iter().filter_map(|value| text(value)).collect(),
        live: node.get("@type").map(list).is_some_and(|types| {
            types.iter().any(|name| {
                name.as_str().is_some_and(|name| name.ends_with("LiveBlogPosting"))
            })
        }),
        posts: updates.iter().filter_map(|update| post(update)).collect(),
    }
}

fn post(node: &Value) -> Option<LivePost> {
    let field = |name: &str| node.get(name).and_then(text);
    let body = field("articleBody").or_else(|| field("text"))?;
    Some(LivePost {
        headline: field("headline"),
        body: body.lines().map(|line| (BlockKind::Paragraph, line.to_owned())).collect(),
        published: field("datePublished"),
        updated: field("dateModified"),
    })
}

fn list(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(values) => values.iter().collect(),
        one => vec![one],
    }
}

/// The text of a value: a string, the text or name of a node, the first of a list.
fn text(value: &Value) -> Option<String> {
    let found = match value {
        Value::String(text) => text.as_str(),
        Value::Array(values) => return values.first().and_then(text),
        Value::Object(fields) => {
            let key = ["text", "name", "@value"]
                .into_iter()
                .find(|key| fields.contains_key(*key));
            fields.get(key?)?.as_str()?
        }
        _ => return None,
    };
    let found = super::plain_text(found);
    (!found.is_empty()).then_some(found)
}

/// The names of those that are no organisation.
fn persons(value: Option<&Value>) -> Vec<String> {
    let is_person = |value: &&Value| {
        let named = value.get("@type").and_then(Value::as_str);
        named.is_none_or(|name| !name.ends_with("Organization"))
    };
    let listed = value.map(list).unwrap_or_default();
    listed.into_iter().filter(is_person).filter_map(text).collect()
}

/// The names of persons or organisations: strings or nodes.
fn names(value: Option<&Value>) -> Vec<String> {
    value.map(list).unwrap_or_default().into_iter().filter_map(text).collect()
}
