//! The headline of a page: what its readers see above the text, if a title vouches for it.

use dom_query::NodeRef;

use super::field::{Fields, is_in, text};
use super::ld::Described;

/// The headline: the heading of the page where its title agrees with it or where it stands over
/// the article, else the title, without the site's name.
pub(crate) fn of(
    fields: &Fields<'_>,
    described: &Described,
    outlet: Option<&str>,
) -> Option<String> {
    let named = site(fields);
    let outlet = outlet.or(named.as_deref());
    let titled = described
        .headline
        .clone()
        .or_else(|| fields.any(&["og:title", "twitter:title", "headline"]))
        .or_else(|| fields.title.clone())
        .map(|title| without_site(&title, outlet));
    let property = fields.properties("headline").find_map(|node| text(&node));
    let Some(titled) = titled else { return property.or_else(|| over(fields, outlet)) };
    let headings = || fields.headings.iter().filter_map(text);
    headings()
        .find(|heading| agree(&titled, heading))
        .or_else(|| property.filter(|property| property.split(' ').count() >= 3))
        .or_else(|| {
            over(fields, outlet).filter(|heading| heading.split(' ').count() >= 3)
        })
        .or(Some(titled))
}

/// The name of the site, where it is a heading that leads to its front page.
fn site(fields: &Fields<'_>) -> Option<String> {
    let leads_home = |node: &&NodeRef<'_>| {
        let mut links = node.descendants_it().filter(|inner| inner.has_name("a"));
        links.any(|link| link.attr("href").is_some_and(|href| is_home(&href)))
    };
    fields.headings.iter().find(leads_home).and_then(text)
}

/// Whether an address is that of a front page: no path, or nothing but a slash.
fn is_home(href: &str) -> bool {
    let path = href
        .split_once("://")
        .map_or(href, |(_, rest)| rest.find('/').map_or("/", |at| &rest[at..]));
    path == "/"
}

/// The heading over the article, though no title agrees with it, as titles are written for
/// search engines: one in the article or the main part, else the only one of the page; not the name
/// of the site.
fn over(fields: &Fields<'_>, outlet: Option<&str>) -> Option<String> {
    let apart = ["nav", "aside", "footer", "dialog", "form"];
    let is_site = |heading: &str| {
        outlet.is_some_and(|outlet| {
            let (heading, outlet) = (heading.to_lowercase(), outlet.to_lowercase());
            outlet.contains(&heading) || heading.contains(&outlet)
        })
    };
    let headed = |node: &&NodeRef<'_>| {
        !is_in(node, &apart) && text(node).is_some_and(|heading| !is_site(&heading))
    };
    let mut headings = fields.headings.iter().filter(headed);
    let inside = headings.clone().find(|node| is_in(node, &["article", "main"]));
    let first = headings.next();
    let only = first.filter(|_| headings.next().is_none());
    text(inside.or(only)?)
}

/// Whether a title is the heading, give or take what follows it.
fn agree(titled: &str, heading: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let (titled, heading) = (words(titled), words(heading));
    heading.len() >= 3 && (titled.starts_with(&heading) || heading.starts_with(&titled))
}

/// A title without the name of the site after its last separator, or before its first.
fn without_site(title: &str, outlet: Option<&str>) -> String {
    for separator in [" | ", " - ", " – ", " — ", " :: "] {
        let Some((head, tail)) = title.rsplit_once(separator) else { continue };
        let same = outlet.is_some_and(|outlet| {
            let (tail, outlet) = (tail.trim().to_lowercase(), outlet.to_lowercase());
            tail.contains(&outlet) || outlet.contains(&tail)
        });
        // Without the name of the site: a bar sets nothing else apart, and few words follow it.
        let short =
            tail.split_whitespace().count() <= 3 && head.split_whitespace().count() >= 4;
        if same || separator == " | " && short {
            return head.trim().to_owned();
        }
        let first = title.split_once(separator).filter(|(head, _)| {
            outlet.is_some_and(|outlet| outlet.eq_ignore_ascii_case(head.trim()))
        });
        if let Some((_, rest)) = first {
            return rest.trim().to_owned();
        }
    }
    title.to_owned()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use dom_query::Document;
    use expect_test::{Expect, expect};

    use super::*;

    fn check(page: &str, expected: Expect) {
        let document = Document::from(page);
        let fields = Fields::of(&document, &HashSet::new());
        let outlet = Some("The Orava Post");
        let headline = of(&fields, &Described::default(), outlet);
        expected.assert_eq(&headline.unwrap_or_default());
    }

    #[test]
    fn a_title_loses_the_name_of_the_site() {
        check("<title>Dam holds - The Orava Post</title>", expect!["Dam holds"]);
        check(
            "<title>The Orava Post: no | Dam holds</title>",
            expect!["The Orava Post: no"],
        );
        check("<title>The Orava Post | Dam holds</title>", expect!["Dam holds"]);
        check(
            "<title>Dam holds after the storm | News</title>",
            expect!["Dam holds after the storm"],
        );
    }

    #[test]
    fn the_heading_over_the_article_is_what_readers_see() {
        check(
            "<title>Orava dam: what we know - The Orava Post</title><h1>The Orava Post</h1><article><h1>Dam holds after three days of rain</h1>",
            expect!["Dam holds after three days of rain"],
        );
        check(
            "<title>Orava dam: what we know</title><div><h1>Dam holds after three days of rain</h1></div>",
            expect!["Dam holds after three days of rain"],
        );
        check(
            "<title>Orava dam: what we know</title><header><h1>The Orava Post</h1></header>",
            expect!["Orava dam: what we know"],
        );
        let document = Document::from(
            "<title>Harbour vote - Skarn Gazette</title><h1><a href=/>Skarn Gazette</a></h1><div><h1>Council backs new harbour by one vote</h1></div>",
        );
        let fields = Fields::of(&document, &HashSet::new());
        assert_eq!(
            of(&fields, &Described::default(), None).as_deref(),
            Some("Council backs new harbour by one vote")
        );
        check(
            "<title>Orava dam: what we know</title><main><h1>News</h1></main>",
            expect!["Orava dam: what we know"],
        );
    }
}
