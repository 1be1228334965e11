//! Whether a page holds its article: missing, unpublished, behind a paywall, empty.

use writethru_article::Availability;

/// Longest body of a page that says something is missing, in bytes; such pages have a sentence
/// or two and a search box.
const STUB: usize = 700;

/// Longest body that a paywall leaves, in bytes: the first three or four paragraphs.
const PAYWALLED: usize = 2_000;

/// Most words of a title that says nothing but that something is missing; longer ones are headlines
/// about it.
const MISSING_TITLE: usize = 6;

/// What a page is judged by.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Shown<'a> {
    pub(crate) title: &'a str,
    /// The text that was found.
    pub(crate) body: &'a str,
    /// All lines of the page.
    pub(crate) page: &'a str,
    /// The lines right below the text.
    pub(crate) below: &'a str,
    /// Whether the page says that it is free; `None` where it says nothing.
    pub(crate) free: Option<bool>,
}

/// What a page is.
pub(crate) fn of(shown: Shown<'_>) -> Availability {
    let Shown { title, body, page, below, free } = shown;
    let blunt = title.split_whitespace().count() <= MISSING_TITLE && has(title, &MISSING);
    if body.len() <= STUB || blunt {
        if blunt
            || has(title, &MISSING)
            || has(body, &MISSING)
            || body.is_empty() && has(page, &MISSING)
        {
            return Availability::Missing;
        }
        if has(body, &UNPUBLISHED) || has(page, &UNPUBLISHED) {
            return Availability::Unpublished;
        }
    }
    let walled = || has(page, &PAYWALL) || has(below, &SIGN_IN);
    if body.len() <= PAYWALLED && (free == Some(false) || free.is_none() && walled()) {
        return Availability::Paywalled;
    }
    if body.is_empty() { Availability::Empty } else { Availability::Present }
}

/// What pages of the kind 404 say, also those that are sent as 200.
const MISSING: [&str; 30] = [
    "404 not found",
    "404 - not found",
    "404: not found",
    "not found (404)",
    "error 404",
    "404 error",
    "404 page",
    "page not found",
    "article not found",
    "story not found",
    "page cannot be found",
    "page could not be found",
    "page can't be found",
    "page was not found",
    "can't find that page",
    "can't find the page",
    "couldn't find that page",
    "couldn't find the page",
    "could not find the page",
    "page you requested",
    "page you were looking for",
    "page you are looking for",
    "page you're looking for",
    "page does not exist",
    "page doesn't exist",
    "page isn't available",
    "page no longer exists",
    "seite nicht gefunden",
    "page introuvable",
    "página no encontrada",
];

/// What a publisher says of an article that it took down.
const UNPUBLISHED: [&str; 17] = [
    "article is no longer available",
    "story is no longer available",
    "content is no longer available",
    "page is no longer available",
    "article is not available",
    "article is unavailable",
    "story is unavailable",
    "content is unavailable",
    "article has expired",
    "story has expired",
    "no longer available on this site",
    "article has been archived and is no longer",
    "article has been unpublished",
    "article has been removed",
    "article has been deleted",
    "story has been removed",
    "page has been removed",
];

/// What stands below the part that is free.
const PAYWALL: [&str; 16] = [
    "subscribe to continue reading",
    "subscribe to read the full",
    "subscribe now to continue",
    "to continue reading, subscribe",
    "to continue reading this article",
    "to read the full story",
    "this article is for subscribers",
    "this content is for subscribers",
    "this story is for subscribers",
    "for subscribers only",
    "this article is exclusive to subscribers",
    "subscribe to keep reading",
    "subscribe to read more",
    "log in to continue reading",
    "sign in to continue reading",
    "reached your limit of free articles",
];

/// What is a wall only right below the text: free pages have it in their head.
const SIGN_IN: [&str; 3] =
    ["already a subscriber", "already have an account", "already a member"];

fn has(text: &str, phrases: &[&str]) -> bool {
    let text = text.to_lowercase().replace('’', "'");
    phrases.iter().any(|phrase| text.contains(phrase))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(title: &str, body: &str, page: &str, expected: Availability) {
        let shown = Shown { title, body, page, ..Shown::default() };
        assert_eq!(of(shown), expected, "{shown:?}");
    }

    #[test]
    fn a_page_that_says_so_is_missing_however_it_goes_on() {
        check("Page not found", "Sorry.", "", Availability::Missing);
        check("Oops", "We couldn’t find the page.", "", Availability::Missing);
        check(
            "Page not found",
            &"Most read: dams. ".repeat(80),
            "",
            Availability::Missing,
        );
        check("404 error - The Orava Post", "", "", Availability::Missing);
        check(
            "Why every page not found on the web tells a story",
            &"The web forgets. ".repeat(80),
            "",
            Availability::Present,
        );
    }

    #[test]
    fn what_was_taken_down_is_unpublished() {
        check("Dam", "This article has been removed.", "", Availability::Unpublished);
        check("Dam", "", "This story is no longer available.", Availability::Unpublished);
    }

    #[test]
    fn a_stub_below_which_readers_are_asked_to_pay_is_paywalled() {
        let page = "The dam held. Subscribe to keep reading.";
        check("Dam", "The dam held.", page, Availability::Paywalled);
        check("Dam", &"The dam held. ".repeat(300), page, Availability::Present);
        check("Dam", "", "", Availability::Empty);
        let sign_in = "Already a subscriber? Sign in.";
        check("Dam", "The dam held.", sign_in, Availability::Present);
        let shown = Shown { body: "The dam held.", page, ..Shown::default() };
        assert_eq!(of(Shown { below: sign_in, ..shown }), Availability::Paywalled);
        assert_eq!(of(Shown { free: Some(true), ..shown }), Availability::Present);
    }
}
