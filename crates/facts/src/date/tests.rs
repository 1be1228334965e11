//! Cases of dates, with what must not be one.
#![allow(clippy::needless_raw_string_hashes, reason = "as expect-test writes them")]

use std::fmt::Write as _;

use expect_test::{Expect, expect};
use writethru_article::{Article, Time};

use crate::fact::Value;
use crate::{Settings, read};

/// The dates of each line of `text`, published on Wednesday, 16 February 2022.
fn check(text: &str, expected: &Expect) {
    let mut out = String::new();
    for line in text.lines().map(str::trim) {
        let _ = writeln!(out, "{line}");
        let as_of = Time::parse("2022-02-16T12:00:00Z");
        let reading = read(&Article::from_paragraphs(&[line]), &Settings { as_of });
        let text = &reading.article.text;
        for fact in reading.facts.iter() {
            if let Value::Date(date) = &fact.value {
                let kind = date.kind.as_str();
                let _ = write!(out, "  {} = {} {kind}", &text[fact.span], date.timex);
                if let (Some(from), Some(to)) = (date.from, date.to) {
                    let short = |at: jiff::civil::DateTime| {
                        at.to_string().replace("T00:00:00", "")
                    };
                    let _ = write!(out, " {}..{}", short(from), short(to));
                }
                out.push('\n');
            }
        }
    }
    expected.assert_eq(out.trim_end());
}

#[test]
fn days_have_a_name_or_a_number() {
    check(
        "On Feb. 15, 2022, on 15 March 2021 and on 2020-01-31.
        The vote on 3 May was late. It opened on Sept. 20-24.
        On Tuesday, Feb. 15, he spoke; he met her on 5/17/2018.
        Signed on the 21st of June and July 4th; on the 18th they left.",
        &expect![[r#"
            On Feb. 15, 2022, on 15 March 2021 and on 2020-01-31.
              Feb. 15, 2022 = 2022-02-15 DATE 2022-02-15..2022-02-16
              15 March 2021 = 2021-03-15 DATE 2021-03-15..2021-03-16
              2020-01-31 = 2020-01-31 DATE 2020-01-31..2020-02-01
            The vote on 3 May was late. It opened on Sept. 20-24.
              3 May = 2022-05-03 DATE 2022-05-03..2022-05-04
              Sept. 20 = 2021-09-20 DATE 2021-09-20..2021-09-21
              24 = 2021-09-24 DATE 2021-09-24..2021-09-25
            On Tuesday, Feb. 15, he spoke; he met her on 5/17/2018.
              Tuesday, Feb. 15 = 2022-02-15 DATE 2022-02-15..2022-02-16
              5/17/2018 = 2018-05-17 DATE 2018-05-17..2018-05-18
            Signed on the 21st of June and July 4th; on the 18th they left.
              the 21st of June = 2021-06-21 DATE 2021-06-21..2021-06-22
              July 4th = 2021-07-04 DATE 2021-07-04..2021-07-05
              the 18th = 2022-01-18 DATE 2022-01-18..2022-01-19"#]],
    );
}

#[test]
fn weekdays_follow_tense() {
    check(
        "The court ruled on Tuesday. It will meet on Tuesday.
        On Friday, the council will vote.
        He was held last Friday and Wednesday night, and leaves next Monday.
        Friday's vote was close.",
        &expect![[r#"
            The court ruled on Tuesday. It will meet on Tuesday.
              Tuesday = 2022-02-15 DATE 2022-02-15..2022-02-16
              Tuesday = 2022-02-22 DATE 2022-02-22..2022-02-23
            On Friday, the council will vote.
              Friday = 2022-02-18 DATE 2022-02-18..2022-02-19
            He was held last Friday and Wednesday night, and leaves next Monday.
              last Friday = 2022-02-11 DATE 2022-02-11..2022-02-12
              Wednesday night = 2022-02-16TNI TIME 2022-02-16T20:00:00..2022-02-17
              next Monday = 2022-02-21 DATE 2022-02-21..2022-02-22
            Friday's vote was close.
              Friday = 2022-02-11 DATE 2022-02-11..2022-02-12"#]],
    );
}

#[test]
fn months_seasons_and_quarters_take_the_nearest_year() {
    check(
        "In December it closed. In March it will open.
        The third quarter of 2020, third-quarter sales and the first half of 2019.
        Sales rose in the third quarter from the year-earlier period.
        Last summer, this spring and spring 2019.",
        &expect![[r#"
            In December it closed. In March it will open.
              December = 2021-12 DATE 2021-12-01..2022-01-01
              March = 2022-03 DATE 2022-03-01..2022-04-01
            The third quarter of 2020, third-quarter sales and the first half of 2019.
              The third quarter of 2020 = 2020-Q3 DATE 2020-07-01..2020-10-01
              third-quarter = 2021-Q3 DATE 2021-07-01..2021-10-01
              the first half of 2019 = 2019-H1 DATE 2019-01-01..2019-07-01
            Sales rose in the third quarter from the year-earlier period.
              the third quarter = 2021-Q3 DATE 2021-07-01..2021-10-01
              the year-earlier period = 2020-Q3 DATE 2020-07-01..2020-10-01
            Last summer, this spring and spring 2019.
              Last summer = 2021-SU DATE 2021-06-01..2021-09-01
              this spring = 2022-SP DATE 2022-03-01..2022-06-01
              spring 2019 = 2019-SP DATE 2019-03-01..2019-06-01"#]],
    );
}

#[test]
fn years_decades_and_centuries_are_coarse() {
    check(
        "In 1836, the 1980s, the '90s, the nineties and the 20th century.
        Early 2021, late November, the end of 1990 and the mid-1990s.
        In nineteen ninety-four and fiscal 2019.",
        &expect![[r#"
            In 1836, the 1980s, the '90s, the nineties and the 20th century.
              1836 = 1836 DATE 1836-01-01..1837-01-01
              the 1980s = 198X DATE 1980-01-01..1990-01-01
              '90s = 199X DATE 1990-01-01..2000-01-01
              the nineties = 199X DATE 1990-01-01..2000-01-01
              the 20th century = 19XX DATE 1900-01-01..2000-01-01
            Early 2021, late November, the end of 1990 and the mid-1990s.
              Early 2021 = 2021 DATE 2021-01-01..2022-01-01
              late November = 2021-11 DATE 2021-11-01..2021-12-01
              the end of 1990 = 1990 DATE 1990-01-01..1991-01-01
              the mid-1990s = 199X DATE 1990-01-01..2000-01-01
            In nineteen ninety-four and fiscal 2019.
              nineteen ninety-four = 1994 DATE 1994-01-01..1995-01-01
              fiscal 2019 = 2019 DATE 2019-01-01..2020-01-01"#]],
    );
}

#[test]
fn units_are_told_from_the_anchor() {
    check(
        "Last week, this year, next month and yesterday.
        It came two days ago, six weeks ago, three months earlier and 10 years ago.
        Over the past two months and the next three days.
        Earlier this month, later this year and the second week of 2021.",
        &expect![[r#"
            Last week, this year, next month and yesterday.
              Last week = 2022-W06 DATE 2022-02-07..2022-02-14
              this year = 2022 DATE 2022-01-01..2023-01-01
              next month = 2022-03 DATE 2022-03-01..2022-04-01
              yesterday = 2022-02-15 DATE 2022-02-15..2022-02-16
            It came two days ago, six weeks ago, three months earlier and 10 years ago.
              two days ago = 2022-02-14 DATE 2022-02-14..2022-02-15
              six weeks ago = 2022-W01 DATE 2022-01-03..2022-01-10
              three months earlier = 2021-10 DATE 2021-10-01..2021-11-01
              10 years ago = 2012 DATE 2012-01-01..2013-01-01
            Over the past two months and the next three days.
              the past two months = P2M DURATION 2021-12-16..2022-02-16
              the next three days = P3D DURATION 2022-02-17..2022-02-20
            Earlier this month, later this year and the second week of 2021.
              Earlier this month = 2022-02 DATE 2022-02-01..2022-03-01
              later this year = 2022 DATE 2022-01-01..2023-01-01
              the second week of 2021 = 2021-W02 DATE 2021-01-11..2021-01-18"#]],
    );
}

#[test]
fn another_date_may_be_the_anchor() {
    check(
        "He left on 3 May 2019. A day earlier he had resigned; she followed the next day.",
        &expect![[r#"
            He left on 3 May 2019. A day earlier he had resigned; she followed the next day.
              3 May 2019 = 2019-05-03 DATE 2019-05-03..2019-05-04
              A day earlier = 2019-05-02 DATE 2019-05-02..2019-05-03
              the next day = 2019-05-03 DATE 2019-05-03..2019-05-04"#]],
    );
}

#[test]
fn times_of_day_join_their_day() {
    check(
        "At 9 a.m. Tuesday it rained; at 10:30 p.m. on 3 May 2021 it stopped.
        This morning, last night and tonight; at 1430 GMT and around noon.",
        &expect![[r#"
            At 9 a.m. Tuesday it rained; at 10:30 p.m. on 3 May 2021 it stopped.
              9 a.m. Tuesday = 2022-02-15T09:00 TIME 2022-02-15T09:00:00..2022-02-15T10:00:00
              10:30 p.m. on 3 May 2021 = 2021-05-03T22:30 TIME 2021-05-03T22:30:00..2021-05-03T22:31:00
            This morning, last night and tonight; at 1430 GMT and around noon.
              This morning = 2022-02-16TMO TIME 2022-02-16T05:00:00..2022-02-16T12:00:00
              last night = 2022-02-15TNI TIME 2022-02-15T20:00:00..2022-02-16
              tonight = 2022-02-16TNI TIME 2022-02-16T20:00:00..2022-02-17
              1430 GMT = 2022-02-16T14:30 TIME 2022-02-16T14:30:00..2022-02-16T14:31:00
              around noon = 2022-02-16T12:00 TIME 2022-02-16T12:00:00..2022-02-16T13:00:00"#]],
    );
}

#[test]
fn lengths_and_repeats_have_no_place_on_the_calendar() {
    check(
        "For three days, a five-year plan, half an hour, 5 1/2 hours and weeks of rain.
        For weeks, a few months, several years, two years and three months.
        Weekly, every Monday, each year, every two weeks and annually.",
        &expect![[r#"
            For three days, a five-year plan, half an hour, 5 1/2 hours and weeks of rain.
              three days = P3D DURATION
              five-year = P5Y DURATION
              half an hour = PT30M DURATION
              5 1/2 hours = PT5H30M DURATION
            For weeks, a few months, several years, two years and three months.
              weeks = PXW DURATION
              a few months = PXM DURATION
              several years = PXY DURATION
              two years and three months = P2Y3M DURATION
            Weekly, every Monday, each year, every two weeks and annually.
              Weekly = P1W SET
              every Monday = XXXX-WXX-1 SET
              each year = P1Y SET
              every two weeks = P2W SET
              annually = P1Y SET"#]],
    );
}

#[test]
fn past_present_and_future_are_references() {
    check(
        "Now he has left. It recently grew and in the future it will shrink. The current price is high.",
        &expect![[r#"
            Now he has left. It recently grew and in the future it will shrink. The current price is high.
              Now = PRESENT_REF DATE
              recently = PAST_REF DATE
              the future = FUTURE_REF DATE
              current = PRESENT_REF DATE"#]],
    );
}

#[test]
fn holidays_are_days() {
    check(
        "It closed on Christmas Day, at Thanksgiving and on Easter Monday 2021.",
        &expect![[r#"
            It closed on Christmas Day, at Thanksgiving and on Easter Monday 2021.
              Christmas Day = 2021-12-25 DATE 2021-12-25..2021-12-26
              Thanksgiving = 2021-11-25 DATE 2021-11-25..2021-11-26
              Easter Monday 2021 = 2021-04-05 DATE 2021-04-05..2021-04-06"#]],
    );
}

#[test]
fn without_an_anchor_what_is_relative_stays_open() {
    let reading = read(
        &Article::from_paragraphs(&["On Tuesday, on Feb. 3, last week and in May."]),
        &Settings::default(),
    );
    let timexes: Vec<&str> = reading
        .facts
        .iter()
        .filter_map(|fact| match &fact.value {
            Value::Date(date) => Some(date.timex.as_str()),
            _ => None,
        })
        .collect();
    expect!["XXXX-WXX-2 XXXX-02-03 XXXX-WXX XXXX-05"].assert_eq(&timexes.join(" "));
}

#[test]
fn not_every_word_of_time_is_one() {
    check(
        "He may march second. The fall of the house, 2000 people, 1,950 cars.
        Sun, a maker of chips, and Mark May won; a 12-year-old boy sat.
        The book cost $1990.",
        &expect![[r#"
            He may march second. The fall of the house, 2000 people, 1,950 cars.
            Sun, a maker of chips, and Mark May won; a 12-year-old boy sat.
            The book cost $1990."#]],
    );
}

#[test]
fn a_run_of_years_may_end_in_two_digits() {
    check(
        "The years 1975–85 and the season 2023-24.
         The cups of 1985-75 and 1990-95% were odd.",
        &expect![[r#"
            The years 1975–85 and the season 2023-24.
              1975 = 1975 DATE 1975-01-01..1976-01-01
              85 = 1985 DATE 1985-01-01..1986-01-01
              2023 = 2023 DATE 2023-01-01..2024-01-01
              24 = 2024 DATE 2024-01-01..2025-01-01
            The cups of 1985-75 and 1990-95% were odd.
              1985 = 1985 DATE 1985-01-01..1986-01-01
              1990 = 1990 DATE 1990-01-01..1991-01-01"#]],
    );
}

#[test]
fn an_article_goes_with_a_noun_phrase_and_not_with_a_modifier() {
    check(
        "The Oct. 23 vote and a third-quarter loss.
        The year-earlier results and the year-ago quarter.
        For the nine months, sales rose in the two-week strike.
        The 1988 period was better than the year 2000.
        Sales were lower than a year ago right now.",
        &expect![[r#"
            The Oct. 23 vote and a third-quarter loss.
              Oct. 23 = 2021-10-23 DATE 2021-10-23..2021-10-24
              third-quarter = 2021-Q3 DATE 2021-07-01..2021-10-01
            The year-earlier results and the year-ago quarter.
              year-earlier = 2020 DATE 2020-01-01..2021-01-01
              the year-ago quarter = 2020-Q4 DATE 2020-10-01..2021-01-01
            For the nine months, sales rose in the two-week strike.
              the nine months = P9M DURATION
              two-week = P2W DURATION
            The 1988 period was better than the year 2000.
              The 1988 period = 1988 DATE 1988-01-01..1989-01-01
              the year 2000 = 2000 DATE 2000-01-01..2001-01-01
            Sales were lower than a year ago right now.
              a year ago = 2021 DATE 2021-01-01..2022-01-01
              right now = PRESENT_REF DATE"#]],
    );
}

#[test]
fn nouns_and_marks_do_not_look_ahead() {
    check(
        "The thrift announced the plan Aug. 21.
        The record was set on Aug. 6.
        The trial is set for Aug. 6.
        Ahead of her trip, the office on Sunday issued a warning.
        Rescued on Nov. 25 by fishermen, he left.
        It had been due to end on Friday.
        It is due to end on Friday.
        The leaders meet Monday in Kirra.
        It was sold ahead of Friday's vote.",
        &expect![[r#"
            The thrift announced the plan Aug. 21.
              Aug. 21 = 2021-08-21 DATE 2021-08-21..2021-08-22
            The record was set on Aug. 6.
              Aug. 6 = 2021-08-06 DATE 2021-08-06..2021-08-07
            The trial is set for Aug. 6.
              Aug. 6 = 2022-08-06 DATE 2022-08-06..2022-08-07
            Ahead of her trip, the office on Sunday issued a warning.
              Sunday = 2022-02-13 DATE 2022-02-13..2022-02-14
            Rescued on Nov. 25 by fishermen, he left.
              Nov. 25 = 2021-11-25 DATE 2021-11-25..2021-11-26
            It had been due to end on Friday.
              Friday = 2022-02-11 DATE 2022-02-11..2022-02-12
            It is due to end on Friday.
              Friday = 2022-02-18 DATE 2022-02-18..2022-02-19
            The leaders meet Monday in Kirra.
              Monday = 2022-02-21 DATE 2022-02-21..2022-02-22
            It was sold ahead of Friday's vote.
              Friday = 2022-02-18 DATE 2022-02-18..2022-02-19"#]],
    );
}

#[test]
fn the_year_has_an_end() {
    check(
        "It will shut by year end and reopen before the year's end.
        The year-end report is out.
        In coming months it will fall, and in recent months it rose.
        It rained over the weekend.
        It will rain over the weekend.",
        &expect![[r#"
            It will shut by year end and reopen before the year's end.
              year end = 2022 DATE 2022-01-01..2023-01-01
              the year's end = 2022 DATE 2022-01-01..2023-01-01
            The year-end report is out.
            In coming months it will fall, and in recent months it rose.
              coming months = FUTURE_REF DATE
              recent months = PXM DURATION
            It rained over the weekend.
              the weekend = 2022-W06-WE DATE 2022-02-12..2022-02-14
            It will rain over the weekend.
              the weekend = 2022-W07-WE DATE 2022-02-19..2022-02-21"#]],
    );
}
