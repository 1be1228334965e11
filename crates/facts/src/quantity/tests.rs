//! Cases of quantities, with what must not be one.

#![allow(clippy::needless_raw_string_hashes, reason = "as expect-test writes them")]

use std::fmt::Write as _;

use expect_test::{Expect, expect};
use proptest::prelude::*;
use writethru_article::{Article, Time};

use crate::fact::{Amount, Value};
use crate::{Settings, read};

fn found(text: &str) -> String {
    let reading = read(&Article::from_paragraphs(&[text]), &Settings::default());
    let text = &reading.article.text;
    let mut out = String::new();
    for fact in reading.facts.iter() {
        if let Value::Amount(amount) = &fact.value {
            let _ = writeln!(out, "{} = {}", &text[fact.span], show(amount, text));
        }
    }
    out
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

/// Checks each line of `text` as an article of its own.
fn check(text: &str, expected: &Expect) {
    let mut out = String::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let _ = writeln!(out, "{line}");
        for found in found(line).lines() {
            let _ = writeln!(out, "  {found}");
        }
    }
    expected.assert_eq(out.trim_end());
}

#[test]
fn digits_and_words_count_a_noun() {
    check(
        "At least 31 people were killed and 12 injured.
        Twenty-five elderly residents left in three buses.
        The town has 14,300 voters, one hundred and five streets and 2 three-bedroom flats.
        The boats carried 40 000 tonnes and two dozen sailors.
        Police freed 12 of the hostages and 460 Red and Blue members.
        The toll rose to 12.",
        &expect![[r#"
            At least 31 people were killed and 12 injured.
              31 = 31.. - at_least [people: people]
              12 = 12 - [people: people]
            Twenty-five elderly residents left in three buses.
              Twenty-five = 25 - [elderly residents: residents]
              three = 3 - [buses: buses]
            The town has 14,300 voters, one hundred and five streets and 2 three-bedroom flats.
              14,300 = 14300 - [voters: voters]
              one hundred and five = 105 - [streets: streets]
              2 = 2 - [flats: flats]
              three = 3 - [bedroom: bedroom]
            The boats carried 40 000 tonnes and two dozen sailors.
              40 000 tonnes = 40000 t mass [tonnes: tonnes]
              two dozen = 24 - [sailors: sailors]
            Police freed 12 of the hostages and 460 Red and Blue members.
              12 = 12 - [hostages: hostages]
              460 = 460 - [Red and Blue members: members]
            The toll rose to 12.
              12 = 12 - [toll: toll]"#]],
    );
}

#[test]
fn scale_is_part_of_the_number() {
    check(
        "It cost $3.2 billion, or £2.5bn, and half a million homes lost power.
        The 6 crore rupees, 2.5 lakh voters, 300k users and €4m.
        Two and a half million birds, a million trees, 1½ miles.",
        &expect![[r#"
            It cost $3.2 billion, or £2.5bn, and half a million homes lost power.
              $3.2 billion = 3200000000 USD money
              £2.5bn = 2500000000 GBP money
              half a million = 500000 - [homes: homes]
            The 6 crore rupees, 2.5 lakh voters, 300k users and €4m.
              6 crore rupees = 60000000 INR money [rupees: rupees]
              2.5 lakh = 250000 - [voters: voters]
              300k = 300000 - [users: users]
              €4m = 4000000 EUR money
            Two and a half million birds, a million trees, 1½ miles.
              Two and a half million = 2500000 - [birds: birds]
              a million = 1000000 - [trees: trees]
              1½ miles = 1.5 mi length [miles: miles]"#]],
    );
}

#[test]
fn vague_counts_have_a_least_value_and_no_end() {
    check(
        "Dozens of cars burned, hundreds of people fled, tens of thousands marched.
        Several hundred workers left.",
        &expect![[r#"
            Dozens of cars burned, hundreds of people fled, tens of thousands marched.
              Dozens = 24.. - about [cars: cars]
              hundreds = 200.. - about [people: people]
              tens of thousands = 20000.. - about [people: people]
            Several hundred workers left.
              hundred = 200.. - about [workers: workers]"#]],
    );
}

#[test]
fn fractions_are_ratios() {
    check(
        "Two-thirds of members, a quarter of the land, one in five children and nine out of 10 doctors.
        Half of the crew left; 3/4 of them returned.",
        &expect![[r#"
            Two-thirds of members, a quarter of the land, one in five children and nine out of 10 doctors.
              Two-thirds = 0.666667 - ratio [members: members]
              a quarter = 0.25 - ratio [land: land]
              one in five = 0.2 - ratio [children: children]
              nine out of 10 = 0.9 - ratio [doctors: doctors]
            Half of the crew left; 3/4 of them returned.
              Half = 0.5 - ratio [crew: crew]
              3/4 = 0.75 - ratio"#]],
    );
}

#[test]
fn a_range_is_not_two_counts() {
    check(
        "Between 2.9 and 3.1 billion people, 650–700 cars and 10 to 12 boats.
        It costs $5-10 million and takes two or three weeks.
        His weight fell from 208 pounds to 193.
        Men aged 25 to 54 lost.",
        &expect![[r#"
            Between 2.9 and 3.1 billion people, 650–700 cars and 10 to 12 boats.
              2.9 and 3.1 billion = 2900000000..3100000000 - range [people: people]
              650–700 = 650..700 - range [cars: cars]
              10 to 12 = 10..12 - range [boats: boats]
            It costs $5-10 million and takes two or three weeks.
              $5-10 million = 5000000..10000000 USD money range
              two or three weeks = 2..3 week duration range [weeks: weeks]
            His weight fell from 208 pounds to 193.
              208 pounds to 193 = 193..208 lb mass range
            Men aged 25 to 54 lost.
              25 to 54 = 25..54 year age range"#]],
    );
}

#[test]
fn a_result_is_two_scores() {
    check(
        "United won 2-1 and the court ruled 5-4.
        They drew 3-3.",
        &expect![[r#"
            United won 2-1 and the court ruled 5-4.
              2 = 2 - score
              1 = 1 - score
              5 = 5 - score
              4 = 4 - score
            They drew 3-3.
              3 = 3 - score
              3 = 3 - score"#]],
    );
}

#[test]
fn a_change_is_not_a_level() {
    check(
        "Sales rose by 3% to 54 million, profit was down 12 percent.
        A 5% pay rise, an increase of 40 basis points, shares 2% higher.
        The deficit grew by $4 billion to $9 billion.
        Output fell 125 tonnes, or 2.2%.
        It made a loss of $5 million.",
        &expect![[r#"
            Sales rose by 3% to 54 million, profit was down 12 percent.
              3% = 3 % percent rise [Sales: Sales]
              54 million = 54000000 -
              12 percent = 12 % percent fall [percent: percent]
            A 5% pay rise, an increase of 40 basis points, shares 2% higher.
              5% = 5 % percent rise
              40 basis points = 40 basis_point percent rise [points: points]
              2% = 2 % percent rise
            The deficit grew by $4 billion to $9 billion.
              $4 billion = 4000000000 USD money rise [deficit: deficit]
              $9 billion = 9000000000 USD money
            Output fell 125 tonnes, or 2.2%.
              125 tonnes = 125 t mass fall [tonnes: tonnes]
              2.2% = 2.2 % percent fall
            It made a loss of $5 million.
              $5 million = 5000000 USD money"#]],
    );
}

#[test]
fn bounds_and_blurs_are_in_the_value() {
    check(
        "Nearly 40 people, up to 50 cars, no more than six boats, over 100 km, fewer than 12 seats.
        As many as 20 died; 30 or more were hurt; some 45 fled; 12 people at most.
        A sub-7 nanometre chip weighs ~3 grams.",
        &expect![[r#"
            Nearly 40 people, up to 50 cars, no more than six boats, over 100 km, fewer than 12 seats.
              40 = 40 - about [people: people]
              50 = ..50 - at_most [cars: cars]
              six = ..6 - at_most [boats: boats]
              100 km = 100.. km length more_than [km: km]
              12 = ..12 - less_than [seats: seats]
            As many as 20 died; 30 or more were hurt; some 45 fled; 12 people at most.
              20 = ..20 - at_most
              30 = 30.. - at_least
              45 = 45 - about
              12 = ..12 - at_most [people: people]
            A sub-7 nanometre chip weighs ~3 grams.
              7 nanometre = ..7 nm length less_than [nanometre: nanometre]
              3 grams = 3 g mass about [grams: grams]"#]],
    );
}

#[test]
fn degrees_may_be_glued_to_a_letter() {
    check(
        "It fell to -11C (12F) from 30C. Row 5 C is free, Form 1040C is not.",
        &expect![[r#"
            It fell to -11C (12F) from 30C. Row 5 C is free, Form 1040C is not.
              -11C = -11 °C temperature
              12F = 12 °F temperature
              30C = 30 °C temperature
              5 = 5 - [C: C]"#]],
    );
}

#[test]
fn measures_have_canonical_units() {
    check(
        "A 10-mile walk at 5 km/h and 20 degrees Celsius, 300 sq ft, 188 miles an hour.
        The rate rose 0.25 percentage points; HK$5.4m, RM23.50, USD 1,700 and 20 Swiss francs.
        Bags of 25 pounds cost 30,000 pounds; shares closed at 164p.
        It lasted 3 hours and 20 minutes.",
        &expect![[r#"
            A 10-mile walk at 5 km/h and 20 degrees Celsius, 300 sq ft, 188 miles an hour.
              10-mile = 10 mi length [mile: mile]
              5 km/h = 5 km/h speed [km: km]
              20 degrees Celsius = 20 °C temperature [degrees: degrees]
              300 sq ft = 300 ft2 area [ft: ft]
              188 miles an hour = 188 mph speed [miles: miles]
            The rate rose 0.25 percentage points; HK$5.4m, RM23.50, USD 1,700 and 20 Swiss francs.
              0.25 percentage points = 0.25 percentage_point percent rise [points: points]
              HK$5.4m = 5400000 HKD money
              RM23.50 = 23.5 MYR money
              USD 1,700 = 1700 USD money
              20 Swiss francs = 20 CHF money [francs: francs]
            Bags of 25 pounds cost 30,000 pounds; shares closed at 164p.
              25 pounds = 25 lb mass [pounds: pounds]
              30,000 pounds = 30000 GBP money [pounds: pounds]
              164p = 164 p money
            It lasted 3 hours and 20 minutes.
              3 hours = 3 hour duration [hours: hours]
              20 minutes = 20 minute duration [minutes: minutes]"#]],
    );
}

#[test]
fn ages_and_ranks_are_their_own_dimensions() {
    check(
        "Ana Ruiz, 54, and a 12-year-old boy; a man aged 30; he is 22 years old.
        She ranked third, the No. 2 seed, in 14th place and the fifth-largest city.",
        &expect![[r#"
            Ana Ruiz, 54, and a 12-year-old boy; a man aged 30; he is 22 years old.
              54 = 54 year age
              12-year-old = 12 year age [year: year]
              30 = 30 year age
              22 years old = 22 year age [years: years]
            She ranked third, the No. 2 seed, in 14th place and the fifth-largest city.
              third = 3 - rank
              No. 2 = 2 - rank
              14th = 14 - rank
              fifth = 5 - rank"#]],
    );
}

#[test]
fn names_codes_and_references_are_no_quantities() {
    check(
        "The S&P 500, a Boeing 737, 7-Eleven, an iPhone 14 and Formula 1.
        He lives at 12 Main Street or 16-18 Harbour Road. Call 555-0123 or 1-800-555-0199.
        As shown [3], in chapter 4 and grade 3 (2).
        One of the men said that no one saw this one.
        COVID-19 and 5G and 4K and 192.168.1.2 and https://example.com/12.",
        &expect![[r#"
            The S&P 500, a Boeing 737, 7-Eleven, an iPhone 14 and Formula 1.
            He lives at 12 Main Street or 16-18 Harbour Road. Call 555-0123 or 1-800-555-0199.
            As shown [3], in chapter 4 and grade 3 (2).
            One of the men said that no one saw this one.
            COVID-19 and 5G and 4K and 192.168.1.2 and https://example.com/12."#]],
    );
}

#[test]
fn years_dates_and_times_are_no_quantities() {
    check(
        "In 2019, on 15 March 1998 at 10:30, on Feb. 3 and by 2120.
        The 1980s and the 2016 elections, but 2000 people.",
        &expect![[r#"
            In 2019, on 15 March 1998 at 10:30, on Feb. 3 and by 2120.
            The 1980s and the 2016 elections, but 2000 people.
              2000 = 2000 - [people: people]"#]],
    );
}

proptest! {
    #[test]
    fn any_text_has_facts_with_sound_spans(text in "\\PC{0,80}") {
        sound(&text);
    }

    #[test]
    fn any_figures_have_facts_with_sound_spans(
        words in prop::collection::vec(prop::sample::select(WORDS), 0..24)
    ) {
        sound(&words.join(" "));
        sound(&words.concat());
    }
}

const WORDS: &[&str] = &[
    "one",
    "two",
    "hundred",
    "million",
    "a",
    "half",
    "and",
    "-",
    "–",
    "3",
    "1,000",
    "2.5",
    "1/2",
    "½",
    "%",
    "$",
    "to",
    "from",
    "between",
    "in",
    "of",
    "third",
    "year",
    "years",
    "old",
    "ago",
    "Monday",
    "May",
    "March",
    "2022",
    "9",
    "a.m.",
    "10:30",
    "last",
    "next",
    "the",
    "'",
    "s",
    "Feb.",
    "31",
    "quarter",
    "quadrillion",
    "999999999999",
    "dozen",
    "early",
    "every",
    "pounds",
    "up",
];

fn sound(text: &str) {
    let as_of = Time::parse("2022-02-16T12:00:00Z");
    let reading = read(&Article::from_paragraphs(&[text]), &Settings { as_of });
    for fact in reading.facts.iter() {
        assert!(!reading.article.text[fact.span].is_empty());
        if let Value::Amount(amount) = &fact.value {
            if let (Some(low), Some(high)) = (amount.low, amount.high) {
                assert!(low <= high, "{text}");
            }
            if let Some(counted) = amount.counted {
                assert!(counted.span.contains(counted.head));
            }
        }
    }
}

#[test]
fn halves_without_end_add_one_half_and_no_depth() {
    let text = format!("The rest is 5{}.", " and a half".repeat(20_000));
    let found = found(&text);
    assert!(found.starts_with("5 and a half = 5.5 "), "{}", &found[..80]);
}

#[test]
fn a_rank_after_by_or_a_move_is_a_part() {
    check(
        "Output fell by a tenth.
         Shares fell a third on Monday and rose a quarter since.
         He was hit by a third man; a third man fell.",
        &expect![[r#"
            Output fell by a tenth.
              a tenth = 0.1 - ratio [Output: Output]
            Shares fell a third on Monday and rose a quarter since.
              a third = 0.333333 - ratio [Shares: Shares]
              a quarter = 0.25 - ratio
            He was hit by a third man; a third man fell."#]],
    );
}

#[test]
fn a_unit_may_keep_the_full_stop_of_the_sentence() {
    check(
        "Gusts reached 40 mph.",
        &expect![[r#"
        Gusts reached 40 mph.
          40 mph. = 40 mph speed [mph.: mph.]"#]],
    );
}

#[test]
fn ages_may_be_a_range() {
    check(
        "Boys aged between 14 and 16, and girls aged 14 to 16.",
        &expect![[r#"
        Boys aged between 14 and 16, and girls aged 14 to 16.
          14 and 16 = 14..16 year age range
          14 to 16 = 14..16 year age range"#]],
    );
}

#[test]
fn a_number_said_of_a_person_is_an_age() {
    check(
        "She is 54. He will be 35 by May. Ruiz, who turned 40 on Monday, left.
        The toll is 54. He was 12 minutes late. She was 2 up.",
        &expect![[r#"
            She is 54. He will be 35 by May. Ruiz, who turned 40 on Monday, left.
              54 = 54 year age
              35 = 35 year age
              40 = 40 year age
            The toll is 54. He was 12 minutes late. She was 2 up.
              54 = 54 - [toll: toll]
              12 minutes = 12 minute duration [minutes: minutes]
              2 = 2 -"#]],
    );
}

#[test]
fn codes_and_models_are_no_quantities() {
    check(
        "The S P 500 fell. Two 737 Max jets and 12 Pro players. In the 90049 ZIP code.
        The firm is 43.4 percent-owned by Ruiz.",
        &expect![[r#"
            The S P 500 fell. Two 737 Max jets and 12 Pro players. In the 90049 ZIP code.
              Two = 2 -
            The firm is 43.4 percent-owned by Ruiz.
              43.4 percent = 43.4 % percent [percent: percent]"#]],
    );
}

#[test]
fn a_margin_is_not_below_nought() {
    check(
        "The target is 3%, plus or minus one point; it was minus 2 degrees.",
        &expect![[r#"
            The target is 3%, plus or minus one point; it was minus 2 degrees.
              3% = 3 % percent [target: target]
              one = 1 - [point: point]
              2 degrees = -2 degree other [degrees: degrees]"#]],
    );
}
