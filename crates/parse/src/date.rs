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
/// a year are left alone, because nothing says which.
pub(crate) fn first_day(text: &str) -> Option<Time> {
    let words: Vec<&str> = text
        .split([' ', ',', '(', ')', ':', '\n', '\u{a0}'])
        .filter(|w| !w.is_empty())
        .collect();
    words.windows(3).find_map(day).or_else(|| words.iter().find_map(|w| iso(w)))
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
    fn a_day_without_its_year_is_not_guessed() {
        check("This article was amended on 21 July.", expect!["none"]);
        check("Correction 31/7/26: the name was wrong.", expect!["none"]);
        check("The dam may 31 2 hold.", expect!["none"]);
    }
}
