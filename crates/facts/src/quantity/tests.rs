//! Cases of quantities, with what must not be one.

#![allow(clippy::needless_raw_string_hashes, reason = "as expect-test writes them")]

use std::fmt::Write as _;

use expect_test::{Expect, expect};
use writethru_article::Article;

use crate::fact::{Amount, Value};
use crate::{Settings, read};

fn check(text: &str, expected: &Expect) {
    let reading = read(&Article::from_paragraphs(&[text]), &Settings::default());
    let text = &reading.article.text;
    let mut out = String::new();
    for fact in reading.facts.iter() {
        if let Value::Amount(amount) = &fact.value {
            let _ = writeln!(out, "{} = {}", &text[fact.span], show(amount, text));
        }
    }
    expected.assert_eq(out.trim_end());
}

fn show(amount: &Amount, text: &writethru_text::Text) -> String {
    let mut out = String::new();
    match (amount.low, amount.high) {
        (Some(low), Some(high)) if low == high => out += &low.rounded(6).to_string(),
        (low, high) => {
            let end = |end: Option<crate::Number>| {
                end.map_or_else(String::new, |end| end.rounded(6).to_string())
            };
            let _ = write!(out, "{}..{}", end(low), end(high));
        }
    }
    let _ = write!(out, " {}", amount.unit.unwrap_or("-"));
    if amount.dimension.as_str() != "count" {
        let _ = write!(out, " {}", amount.dimension.as_str());
    }
    if amount.modifier.as_str() != "exact" {
        let _ = write!(out, " {}", amount.modifier.as_str());
    }
    if amount.change.as_str() != "none" {
        let _ = write!(out, " {}", amount.change.as_str());
    }
    if let Some(counted) = amount.counted {
        let _ = write!(out, " [{}: {}]", &text[counted.span], &text[counted.head]);
    }
    out
}

#[test]
fn digits_and_words_count_a_noun() {
    check(
        "At least 31 people were killed and 12 injured.",
        &expect![[r#"
            31 = 31.. - at_least [people: people]
            12 = 12 - [people: people]"#]],
    );
    check(
        "Twenty-five elderly residents left in three buses.",
        &expect![[r#"
        Twenty-five = 25 - [elderly residents: residents]
        three = 3 - [buses: buses]"#]],
    );
    check("The town has 14,300 voters.", &expect!["14,300 = 14300 - [voters: voters]"]);
}

#[test]
fn scale_is_part_of_the_number() {
    check(
        "It cost $3.2 billion, or £2.5bn, and half a million homes lost power.",
        &expect![[r#"
            $3.2 billion = 3200000000 USD money
            £2.5bn = 2500000000 GBP money
            half a million = 500000 - [homes: homes]"#]],
    );
}

#[test]
fn a_range_is_not_two_counts() {
    check(
        "Between 2.9 and 3.1 billion people, 650–700 cars and 10 to 12 boats.",
        &expect![[r#"
            2.9 and 3.1 billion = 2900000000..3100000000 - range [people: people]
            650–700 = 650..700 - range [cars: cars]
            10 to 12 = 10..12 - range [boats: boats]"#]],
    );
}

#[test]
fn a_result_is_two_scores() {
    check(
        "United won 2-1 and the court ruled 5-4.",
        &expect![[r#"
        2 = 2 - score
        1 = 1 - score
        5 = 5 - score
        4 = 4 - score"#]],
    );
}

#[test]
fn a_change_is_not_a_level() {
    check(
        "Sales rose by 3% to 54 million, profit was down 12 percent.",
        &expect![[r#"
        3% = 3 % percent rise [Sales: Sales]
        54 million = 54000000 - [Sales: Sales]
        12 percent = 12 % percent fall [percent: percent]"#]],
    );
}

#[test]
fn names_and_codes_are_no_quantities() {
    check(
        "The S&P 500, a Boeing 737, 12 Main Street, 555-0123 and one of the men.",
        &expect![""],
    );
}
