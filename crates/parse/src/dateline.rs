//! Datelines: the place, agency and date that open a wire story.
//!
//! `KYIV, Ukraine (AP) — `, `LONDON, Feb 15 (Reuters) - `, `(Bloomberg) -- `, `WASHINGTON — `. A hand-written
//! scan of the first bytes of a paragraph; shapes are those of the agencies' style guides (AP
//! Stylebook “datelines”, Reuters Handbook “Datelines”).

use std::sync::LazyLock;

use crate::word_list;

/// Longest dateline, in bytes with its dash. `SHARM EL-SHEIKH, Egypt, Nov. 15, 2022 (Thomson Reuters
/// Foundation) - ` has 74; beyond 120 dashes belong to prose.
const MAX_LEN: usize = 120;

static AGENCIES: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| word_list::lines(include_str!("../data/agencies.txt")));

static NOT_PLACES: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| word_list::words(include_str!("../data/not_places.txt")));

/// A dateline at the start of a text; positions are bytes of that text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// The end of the dateline without its dash.
    pub(crate) end: usize,
    /// The end of its dash; the paragraph goes on after the blank that follows.
    pub(crate) dash_end: usize,
    pub(crate) place: Option<String>,
    pub(crate) agency: Option<String>,
    pub(crate) date: Option<String>,
}

/// The dateline that opens `text`, if one does.
pub(crate) fn find(text: &str) -> Option<Found> {
    let head = &text[..text.floor_char_boundary(MAX_LEN)];
    let first = head.chars().next()?;
    if !(first.is_uppercase() || first == '(') {
        return None;
    }
    signed(text, head).or_else(|| unsigned(text, head))
}

/// `PLACE, date (AGENCY) — `; place and date may be missing.
fn signed(text: &str, head: &str) -> Option<Found> {
    let open = head.find(['(', '/'])?;
    let closer = if head[open..].starts_with('(') { ')' } else { '/' };
    let close = open + 1 + head[open + 1..].find(closer)?;
    let agency = head[open + 1..close].trim();
    let known = AGENCIES.binary_search(&agency.to_lowercase().as_str()).is_ok();
    if closer == '/' && !known || !is_signature(agency) {
        return None;
    }
    let before = head[..open].trim_end().trim_end_matches(['-', '—', '–']).trim_end();
    let (place, date) = place_and_date(before)?;
    if !known && !place.is_some_and(in_capitals) {
        return None;
    }
    let dash_end = match dash(head, close + 1) {
        Some(end) => end,
        // CNN and its affiliates set no dash: `London (CNN) The …`.
        None if agency == "CNN" => close + 1,
        None => return None,
    };
    opens_sentence(&text[dash_end..]).then(|| Found {
        end: close + 1,
        dash_end,
        place: place.map(str::to_owned),
        agency: Some(agency.to_owned()),
        date: date.map(str::to_owned),
    })
}

/// `PLACE — `, `PLACE, Region, date — `: the place in capitals, or a date to vouch for it.
fn unsigned(text: &str, head: &str) -> Option<Found> {
    let at = head.find([',', '-', '—', '–']).filter(|&at| at >= 3)?;
    if !in_capitals(head[..at].trim_end()) && !head[..at].ends_with(char::is_alphabetic) {
        return None;
    }
    let (end, dash_end) = head
        .match_indices([' ', '—'])
        .find_map(|(at, _)| dash(head, at).map(|dash_end| (at, dash_end)))?;
    let (place, date) = place_and_date(&head[..end])?;
    let place = place?;
    if !(in_capitals(place) || date.is_some()) || !opens_sentence(&text[dash_end..]) {
        return None;
    }
    let (place, date) = (Some(place.to_owned()), date.map(str::to_owned));
    Some(Found { end, dash_end, place, agency: None, date })
}

/// The end of the dash that stands at `at`, after at most two blanks. A lone hyphen needs a blank on both sides.
fn dash(head: &str, at: usize) -> Option<usize> {
    let rest = &head[at..];
    let bare = rest.trim_start_matches([' ', '\u{a0}']);
    let start = at + rest.len() - bare.len();
    for mark in ["---", "--", "—", "–", "―", "-"] {
        if bare.starts_with(mark) {
            let end = start + mark.len();
            let blank = |text: &str| text.starts_with([' ', '\u{a0}']);
            let lone = matches!(mark, "-" | "–");
            return (!lone || start > at && blank(&head[end..])).then_some(end);
        }
    }
    None
}

/// The place and the date of what stands before the agency or the dash; `None` if it is neither.
fn place_and_date(before: &str) -> Option<(Option<&str>, Option<&str>)> {
    if before.is_empty() {
        return Some((None, None));
    }
    let date_start = date_start(before);
    let date = date_start.map(|start| &before[start..]);
    let place =
        before[..date_start.unwrap_or(before.len())].trim_end_matches([',', ' ', '/']);
    if place.is_empty() {
        return Some((None, date));
    }
    is_place(place).then_some((Some(place), date))
}

/// Where the date starts that ends `before`: `Feb 15`, `Feb. 15, 2022`, `15 February`.
fn date_start(before: &str) -> Option<usize> {
    let starts = std::iter::once(0)
        .chain(before.match_indices([' ', ',']).map(|(at, _)| at + 1))
        .filter(|&start| !before[start..].starts_with(' '));
    starts.into_iter().find(|&start| is_date(&before[start..]))
}

fn is_date(text: &str) -> bool {
    let mut words = text.split([' ', ',', '.']).filter(|word| !word.is_empty());
    let (Some(first), Some(second)) = (words.next(), words.next()) else { return false };
    let day = |word: &str| {
        word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit()) && word != "0"
    };
    let year = |word: &str| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    let month = |word: &str| crate::date::month(word).is_some();
    let head = month(first) && day(second) || day(first) && month(second);
    head && words.next().is_none_or(year) && words.next().is_none()
}

/// Whether a text could be a place: at most eight words, none a label, nearly all capitalised.
fn is_place(text: &str) -> bool {
    let mut n_words = 0;
    for word in text.split([' ', ',', '/']).filter(|word| !word.is_empty()) {
        n_words += 1;
        let bare = word.trim_end_matches(['.', ':']);
        let small = matches!(
            bare,
            "de" | "of"
                | "the"
                | "la"
                | "el"
                | "al"
                | "on"
                | "upon"
                | "and"
                | "du"
                | "in"
                | "aboard"
                | "near"
                | "am"
                | "an"
                | "der"
                | "del"
                | "da"
                | "do"
        );
        let capital = bare.starts_with(char::is_uppercase);
        let letters = bare.chars().all(|c| {
            c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-' | '‘' | 'ʻ')
        });
        if !letters || !(capital || small && n_words > 1) {
            return false;
        }
    }
    let first = text.split([' ', ',', ':']).next().unwrap_or_default();
    (1..=8).contains(&n_words) && NOT_PLACES.binary_search(&first).is_err()
}

/// Whether the first words, up to a comma, are a town in capitals: three letters or more, none
/// of them small.
fn in_capitals(place: &str) -> bool {
    let town = place.split(',').next().unwrap_or_default();
    let n_capitals = town.chars().filter(|c| c.is_uppercase()).count();
    n_capitals >= 3 && !town.chars().any(char::is_lowercase)
}

/// An agency's signature: short, capitalised or known, only letters.
fn is_signature(agency: &str) -> bool {
    let letters =
        |c: char| c.is_alphanumeric() || matches!(c, ' ' | '/' | '.' | '&' | '-');
    let first = agency.chars().next();
    agency.len() <= 40
        && agency.chars().all(letters)
        && first.is_some_and(char::is_alphabetic)
        && (first.is_some_and(char::is_uppercase)
            || AGENCIES.binary_search(&agency).is_ok())
}

/// Whether a sentence may start here, after blanks.
fn opens_sentence(rest: &str) -> bool {
    let first = rest.trim_start().chars().next();
    first.is_some_and(|c| {
        c.is_uppercase()
            || c.is_numeric()
            || matches!(c, '"' | '“' | '‘' | '\'' | '«' | '$' | '£' | '€')
    })
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    fn check(text: &str, expected: Expect) {
        let shown = find(text).map_or_else(
            || "none".to_owned(),
            |found| {
                let Found { end, dash_end, place, agency, date } = &found;
                format!(
                    "{:?} then {:?}\nplace {place:?} agency {agency:?} date {date:?}",
                    &text[..*end],
                    &text[*dash_end..]
                )
            },
        );
        expected.assert_eq(&shown);
    }

    #[test]
    fn a_place_and_an_agency() {
        check(
            "ORAVA, Zelland (AP) — The dam held.",
            expect![[r#"
            "ORAVA, Zelland (AP)" then " The dam held."
            place Some("ORAVA, Zelland") agency Some("AP") date None"#]],
        );
        check(
            "BERLIN (dpa) - The dam held.",
            expect![[r#"
            "BERLIN (dpa)" then " The dam held."
            place Some("BERLIN") agency Some("dpa") date None"#]],
        );
    }

    #[test]
    fn a_date_before_the_agency() {
        check(
            "LONDON, Feb 15 (Reuters) - The dam held.",
            expect![[r#"
            "LONDON, Feb 15 (Reuters)" then " The dam held."
            place Some("LONDON") agency Some("Reuters") date Some("Feb 15")"#]],
        );
        check(
            "BEIJING, Feb. 15, 2022 (Xinhua) -- \"Go,\" he said.",
            expect![[r#"
            "BEIJING, Feb. 15, 2022 (Xinhua)" then " \"Go,\" he said."
            place Some("BEIJING") agency Some("Xinhua") date Some("Feb. 15, 2022")"#]],
        );
    }

    #[test]
    fn an_agency_alone() {
        check(
            "(Bloomberg) -- The dam held.",
            expect![[r#"
            "(Bloomberg)" then " The dam held."
            place None agency Some("Bloomberg") date None"#]],
        );
        check(
            "London (CNN)The dam held.",
            expect![[r#"
            "London (CNN)" then "The dam held."
            place Some("London") agency Some("CNN") date None"#]],
        );
    }

    #[test]
    fn a_release_between_slashes_or_dashes() {
        check(
            "ST. LOUIS, Feb. 15, 2022 /PRNewswire/ -- Acme won.",
            expect![[r#"
            "ST. LOUIS, Feb. 15, 2022 /PRNewswire/" then " Acme won."
            place Some("ST. LOUIS") agency Some("PRNewswire") date Some("Feb. 15, 2022")"#]],
        );
        check(
            "NEW YORK--(BUSINESS WIRE)--Acme won.",
            expect![[r#"
            "NEW YORK--(BUSINESS WIRE)" then "Acme won."
            place Some("NEW YORK") agency Some("BUSINESS WIRE") date None"#]],
        );
    }

    #[test]
    fn a_town_in_capitals_needs_no_agency() {
        check(
            "WASHINGTON — The dam held.",
            expect![[r#"
            "WASHINGTON" then " The dam held."
            place Some("WASHINGTON") agency None date None"#]],
        );
        check(
            "SÃO PAULO, Brazil — Nobody was hurt.",
            expect![[r#"
            "SÃO PAULO, Brazil" then " Nobody was hurt."
            place Some("SÃO PAULO, Brazil") agency None date None"#]],
        );
        check(
            "Paris, 15 February — The dam held.",
            expect![[r#"
            "Paris, 15 February" then " The dam held."
            place Some("Paris") agency None date Some("15 February")"#]],
        );
    }

    #[test]
    fn prose_with_a_dash_is_no_dateline() {
        check("The minister — who resigned — left.", expect!["none"]);
        check("Paris — The dam held.", expect!["none"]);
        check("Ana Ruiz (D-Orava) — The dam held.", expect!["none"]);
        check("Orava Mines (OMX) - The firm sank.", expect!["none"]);
        check("The Associated Press (AP) reported a leak.", expect!["none"]);
    }

    #[test]
    fn a_label_in_capitals_is_no_town() {
        check("BREAKING — The dam held.", expect!["none"]);
        check("UPDATE - The dam held.", expect!["none"]);
    }
}
