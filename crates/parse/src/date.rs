//! Days that a note names in words: `on 25 May 2017`, `Oct. 10, 2021`.

use writethru_article::Time;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The month, 1 to 12, that an English name or its abbreviation means, whatever its case.
pub(crate) fn month(word: &str) -> Option<usize> {
    let word = word.trim_end_matches('.');
    let letters = word.len();
    let fits = |name: &str| {
        name.get(..letters).is_some_and(|head| head.eq_ignore_ascii_case(word))
            && (letters == name.len()
                || letters == 3
                || name == "september" && letters == 4)
    };
    (letters >= 3)
        .then(|| MONTHS.iter().position(|name| fits(name)).map(|idx| idx + 1))?
}

/// The first day that a text names in full (day, month and year, or an ISO date); days without
/// a year are left alone, because nothing says which. The day of publication is passed over: “this
/// story, first published on 15 October 2021, …”, “this Oct. 15, 2021, story …”.
pub(crate) fn first_day(text: &str) -> Option<Time> {
    let words: Vec<&str> = text
        .split([' ', ',', '(', ')', ':', '\n', '\u{a0}'])
        .filter(|w| !w.is_empty())
        .collect();
    let days = words.windows(3).enumerate().filter(|(idx, _)| !publishes(&words, *idx));
    days.map(|(_, words)| words)
        .find_map(day)
        .or_else(|| words.iter().find_map(|w| iso(w)))
}

/// Whether the three words at an index, if they are a day, are that of publication.
fn publishes(words: &[&str], idx: usize) -> bool {
    words[idx.saturating_sub(2)..idx]
        .iter()
        .any(|word| word.eq_ignore_ascii_case("published"))
        || words.get(idx + 3).is_some_and(|word| {
            ["story", "article"].iter().any(|noun| word.eq_ignore_ascii_case(noun))
        })
}

fn day(words: &[&str]) -> Option<Time> {
    let digits = |word: &str| {
        let bare = word.trim_end_matches(['.', ';']);
        let bare = ["st", "nd", "rd", "th"]
            .iter()
            .find_map(|suffix| bare.strip_suffix(suffix))
            .unwrap_or(bare);
        bare.parse::<usize>().ok()
    };
    let (month, day) = match month(words[0]) {
        Some(found) => (found, digits(words[1])?),
        None => (month(words[1])?, digits(words[0])?),
    };
    let year = digits(words[2]).filter(|year| (1000..=9999).contains(year))?;
    Time::parse(&format!("{year:04}-{month:02}-{day:02}"))
}

fn iso(word: &str) -> Option<Time> {
    let word = word.trim_end_matches(['.', ';']);
    (word.len() == 10).then(|| Time::parse(word))?
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    fn check(text: &str, expected: Expect) {
        expected.assert_eq(first_day(text).as_ref().map_or("none", Time::as_str));
    }

    #[test]
    fn a_day_in_full_is_read_in_both_orders() {
        check(
            "This article was amended on 25 May 2017 to add a name.",
            expect!["2017-05-25"],
        );
        check("Correction: Oct. 10, 2021. The year was wrong.", expect!["2021-10-10"]);
        check("Updated 2024-01-17.", expect!["2024-01-17"]);
    }

    #[test]
    fn a_day_of_publication_is_not_that_of_the_note() {
        check(
            "This story, first published on Oct. 15, 2021, was corrected on 2 May 2022.",
            expect!["2022-05-02"],
        );
        check("This Oct. 15, 2021, story has been corrected.", expect!["none"]);
    }

    #[test]
    fn a_day_without_its_year_is_not_guessed() {
        check("This article was amended on 21 July.", expect!["none"]);
        check("Correction 31/7/26: the name was wrong.", expect!["none"]);
        check("The dam may 31 2 hold.", expect!["none"]);
    }
}
