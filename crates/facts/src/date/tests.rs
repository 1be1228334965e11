//! Cases of dates, with what must not be one.
#![allow(clippy::needless_raw_string_hashes, reason = "as expect-test writes them")]

use std::fmt::Write as _;

use expect_test::{Expect, expect};
use writethru_article::{Article, Time};

use crate::fact::Value;
use crate::{Settings, read};

/// The dates of a text published on Wednesday, 16 February 2022.
fn check(text: &str, expected: &Expect) {
    let as_of = Time::parse("2022-02-16T12:00:00Z");
    let reading = read(&Article::from_paragraphs(&[text]), &Settings { as_of });
    let text = &reading.article.text;
    let mut out = String::new();
    for fact in reading.facts.iter() {
        if let Value::Date(date) = &fact.value {
            let kind = date.kind.as_str();
            let _ = write!(out, "{} = {} {kind}", &text[fact.span], date.timex);
            if let (Some(from), Some(to)) = (date.from, date.to) {
                let _ = write!(out, " {from}..{to}");
            }
            out.push('\n');
        }
    }
    expected.assert_eq(out.trim_end());
}

#[test]
fn days_have_a_name_or_a_number() {
    check(
        "On Feb. 15, 2022, and 15 March 2021 and 2020-01-31.",
        &expect![[r#"
        Feb. 15, 2022 = 2022-02-15 DATE 2022-02-15T00:00:00..2022-02-16T00:00:00
        15 March 2021 = 2021-03-15 DATE 2021-03-15T00:00:00..2021-03-16T00:00:00
        2020-01-31 = 2020-01-31 DATE 2020-01-31T00:00:00..2020-02-01T00:00:00"#]],
    );
    check(
        "The vote on 3 May was late.",
        &expect!["3 May = 2022-05-03 DATE 2022-05-03T00:00:00..2022-05-04T00:00:00"],
    );
}

#[test]
fn weekdays_follow_tense() {
    check(
        "The court ruled on Tuesday. It will meet on Tuesday.",
        &expect![[r#"
        Tuesday = 2022-02-15 DATE 2022-02-15T00:00:00..2022-02-16T00:00:00
        Tuesday = 2022-02-22 DATE 2022-02-22T00:00:00..2022-02-23T00:00:00"#]],
    );
    check(
        "He was held last Friday and Wednesday night.",
        &expect![[r#"
        last Friday = 2022-02-11 DATE 2022-02-11T00:00:00..2022-02-12T00:00:00
        Wednesday night = 2022-02-16TNI TIME 2022-02-16T20:00:00..2022-02-17T00:00:00"#]],
    );
}

#[test]
fn units_are_told_from_the_anchor() {
    check(
        "Last week, this year and two days ago; a year earlier.",
        &expect![[r#"
        Last week = 2022-W06 DATE 2022-02-07T00:00:00..2022-02-14T00:00:00
        this year = 2022 DATE 2022-01-01T00:00:00..2023-01-01T00:00:00
        two days ago = 2022-02-14 DATE 2022-02-14T00:00:00..2022-02-15T00:00:00
        a year earlier = 2021 DATE 2021-01-01T00:00:00..2022-01-01T00:00:00"#]],
    );
}

#[test]
fn lengths_and_repeats_have_no_place_on_the_calendar() {
    check(
        "For three days, a five-year plan, weekly and every Monday.",
        &expect![[r#"
        three days = P3D DURATION
        five-year = P5Y DURATION
        weekly = P1W SET
        every Monday = XXXX-WXX-1 SET"#]],
    );
}

#[test]
fn not_every_word_of_time_is_one() {
    check(
        "He may march second. The fall of the house, 2000 people, 1,950 cars.",
        &expect![[""]],
    );
}
