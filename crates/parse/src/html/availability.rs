//! Whether a page holds its article: missing, unpublished, behind a paywall, empty.

use writethru_article::Availability;

/// Longest body of a page that says something is missing, in bytes; such pages have a sentence
/// or two and a search box.
const STUB: usize = 700;

/// Longest body that a paywall leaves, in bytes: the first three or four paragraphs.
const PAYWALLED: usize = 2_000;

/// What a page is, by its title, its body and its lines.
pub(crate) fn of(title: &str, body: &str, page: &str, paid: bool) -> Availability {
    if body.len() <= STUB {
        if has(title, &MISSING)
            || has(body, &MISSING)
            || body.is_empty() && has(page, &MISSING)
        {
            return Availability::Missing;
        }
        if has(body, &UNPUBLISHED) || has(page, &UNPUBLISHED) {
            return Availability::Unpublished;
        }
    }
    if body.len() <= PAYWALLED && (paid || has(page, &PAYWALL)) {
        return Availability::Paywalled;
    }
    if body.is_empty() { Availability::Empty } else { Availability::Present }
}

/// What pages of the kind 404 say, also those that are sent as 200.
const MISSING: [&str; 13] = [
    "404 not found",
    "error 404",
    "404 error",
    "page not found",
    "page cannot be found",
    "page could not be found",
    "page can't be found",
    "page you requested",
    "page you were looking for",
    "page you are looking for",
    "page does not exist",
    "page doesn't exist",
    "page isn't available",
];

/// What a publisher says of an article that it took down.
const UNPUBLISHED: [&str; 6] = [
    "article is no longer available",
    "story is no longer available",
    "content is no longer available",
    "article has expired",
    "no longer available on this site",
    "article has been archived and is no longer",
];

/// What stands below the part that is free.
const PAYWALL: [&str; 12] = [
    "subscribe to continue reading",
    "subscribe to read the full",
    "subscribe now to continue",
    "to continue reading, subscribe",
    "to continue reading this article",
    "to read the full story",
    "this article is for subscribers",
    "this content is for subscribers",
    "this story is for subscribers",
    "already a subscriber? sign in",
    "already a subscriber? log in",
    "for subscribers only",
];

fn has(text: &str, phrases: &[&str]) -> bool {
    let text = text.to_lowercase().replace('’', "'");
    phrases.iter().any(|phrase| text.contains(phrase))
}
