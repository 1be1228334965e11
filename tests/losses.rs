//! Nine facts that the noise filters of news monitors are known to swallow: punctuation dropped
//! before comparison, durations and dates taken for time stamps, “published …” for a credit line,
//! few changed digits for a counter. None of them may be lost here.

use writethru_diff::ChangeKind::{Date, Polarity, Quantity, Quote};
use writethru_diff::{ChangeKind, Verdict};

use crate::case::{article, assert_fact};
use crate::story::compare;

/// Asserts the change in an article that is otherwise the same.
fn check(old: &str, new: &str, kind: ChangeKind, words: (&str, &str)) {
    let page = |line: &str| {
        let opening = "The council of Marlow Bridge met for the last time this year.";
        let close = "A crowd of residents waited in the corridor until the doors opened.";
        article("Council meets", &[opening, line, close])
    };
    let (old, new) = (page(old), page(new));
    assert_eq!(compare(&old, &new).verdict, Verdict::FactsChanged);
    assert_fact(&old, &new, kind, words);
}

#[test]
fn a_point_in_a_sum_of_money() {
    check(
        "The new bridge will cost $1.5 million, the treasurer said.",
        "The new bridge will cost $15 million, the treasurer said.",
        Quantity,
        ("1.5", "15"),
    );
}

#[test]
fn a_point_in_a_percentage() {
    check(
        "Traffic across the river grew 2.5% last year.",
        "Traffic across the river grew 25% last year.",
        Quantity,
        ("2.5%", "25%"),
    );
}

#[test]
fn a_minus_sign() {
    check(
        "The thermometer on the pier showed -5 degrees at dawn.",
        "The thermometer on the pier showed 5 degrees at dawn.",
        Quantity,
        ("5 degrees", "5 degrees"),
    );
}

#[test]
fn quotation_marks() {
    check(
        "“I signed it,” the mayor told the hearing, and left the room.",
        "I signed it, the mayor told the hearing, and left the room.",
        Quote,
        ("“", ""),
    );
}

#[test]
fn the_length_of_a_truce() {
    check(
        "The ferrymen agreed to a truce of 30 days.",
        "The ferrymen agreed to a truce of 60 days.",
        Quantity,
        ("30", "60"),
    );
}

#[test]
fn the_length_of_a_sentence() {
    check(
        "The contractor was sentenced to 6 months in prison.",
        "The contractor was sentenced to 18 months in prison.",
        Quantity,
        ("6", "18"),
    );
}

#[test]
fn the_day_of_an_attack() {
    check(
        "The attack on the toll house on March 3 was the second this year.",
        "The attack on the toll house on March 9 was the second this year.",
        Date,
        ("March 3", "March 9"),
    );
}

#[test]
fn the_finding_after_published_in() {
    check(
        "The study, published in River Medicine, found no link between the paint and the illness.",
        "The study, published in River Medicine, found a clear link between the paint and the illness.",
        Polarity,
        ("no", "a clear"),
    );
}

#[test]
fn two_digits_in_a_long_paragraph() {
    let page = |toll: u32| {
        format!(
            "Divers searched the river below the old bridge until it was dark, and the harbor \
             master closed the lock to all but the rescue boats. By nightfall {toll} people had \
             died, among them the ferryman and his son, and relatives were led one by one into \
             the customs shed, where a priest and two nurses had set out blankets, tea and a \
             list of names that was read aloud twice."
        )
    };
    check(&page(12), &page(17), Quantity, ("12", "17"));
}
