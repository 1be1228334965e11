//! What pages call their elements: class names that newsrooms share.

use dom_query::NodeRef;

/// What a page calls an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hint {
    /// The line below the headline.
    Dek,
    /// Notes and contacts for the editors who receive a wire.
    Internal,
}

/// Parts of names that mean a dek wherever they stand: `article__standfirst`, `ArticleSubhead`.
const DEK_PARTS: [&str; 7] = [
    "standfirst",
    "subhead",
    "sub-head",
    "strapline",
    "subtitle",
    "sub-title",
    "subdeck",
];

/// Whole words of names that mean a dek below a headline; they are too short or too common to be
/// looked for within others.
const DEK_WORDS: [&str; 5] = ["dek", "deck", "summary", "intro", "sapo"];

/// Whole words of names that mean notes for editors, as dpa's `notepad nonpublic`.
const INTERNAL_WORDS: [&str; 8] = [
    "notepad",
    "nonpublic",
    "contact",
    "contacts",
    "ednote",
    "rights",
    "copyright",
    "internal",
];

/// What the class and the property of an element say.
pub(crate) fn hint(node: &NodeRef<'_>) -> Option<Hint> {
    if let Some(property) = node.attr("itemprop") {
        let dek = property.split_ascii_whitespace();
        if dek
            .into_iter()
            .any(|name| matches!(name, "alternativeHeadline" | "description"))
        {
            return Some(Hint::Dek);
        }
    }
    let class = node.attr("class")?;
    let mut named = class.to_ascii_lowercase();
    named.truncate(named.floor_char_boundary(200));
    let mut words = named.split(|c: char| !c.is_ascii_alphanumeric());
    if DEK_PARTS.iter().any(|part| named.contains(part)) {
        return Some(Hint::Dek);
    }
    words.find_map(|word| {
        let dek = DEK_WORDS.contains(&word).then_some(Hint::Dek);
        dek.or_else(|| INTERNAL_WORDS.contains(&word).then_some(Hint::Internal))
    })
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::*;

    fn check(attributes: &str, expected: Option<Hint>) {
        let document = Document::fragment(format!("<p {attributes}>a"));
        let found = document.select("p");
        assert_eq!(hint(found.nodes().first().unwrap()), expected, "{attributes}");
    }

    #[test]
    fn names_of_a_dek_are_known_whole_or_in_part() {
        check("class=article__standfirst", Some(Hint::Dek));
        check("class=\"a ArticleSubhead-x\"", Some(Hint::Dek));
        check("class=article-dek", Some(Hint::Dek));
        check("itemprop=description", Some(Hint::Dek));
        check("class=desktop", None);
        check("class=\"introduction\"", None);
    }

    #[test]
    fn notes_for_editors_are_known() {
        check("class=\"notepad nonpublic\"", Some(Hint::Internal));
        check("class=main", None);
    }
}
