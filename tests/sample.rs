//! One whole article, altered in one place at a time as desks alter copy.

use writethru_article::ArticleInput;
use writethru_diff::ChangeKind::{
    Attribution, Certainty, Date, Polarity, Quantity, Quote, Speaker,
};
use writethru_diff::{ChangeKind, Verdict};

use crate::case::{assert_fact, assert_no_fact, input};
use crate::repository::root;
use crate::story::{article, compare};

/// The article as it was first sent.
fn sent() -> ArticleInput {
    input(&article(&root().join("corpus/articles/thornmark.md")))
}

/// The article with one run of words replaced.
fn altered(old_words: &str, new_words: &str) -> ArticleInput {
    let mut input = sent();
    let text = input.text.as_mut().unwrap();
    assert_eq!(text.matches(old_words).count(), 1, "{old_words:?} stands once");
    *text = text.replace(old_words, new_words);
    input
}

fn check(edit: (&str, &str), kind: ChangeKind, words: (&str, &str)) {
    assert_fact(&sent(), &altered(edit.0, edit.1), kind, words);
}

#[test]
fn another_number_of_troops_is_a_quantity() {
    check(
        ("about 150,000 troops", "about 190,000 troops"),
        Quantity,
        ("150,000", "190,000"),
    );
}

#[test]
fn a_claim_that_is_now_verified_is_a_polarity() {
    check(
        ("Ravna has not yet verified", "Ravna has verified"),
        Polarity,
        ("not yet", ""),
    );
}

#[test]
fn a_hedge_turned_into_a_fact_is_a_certainty() {
    check(
        ("may close their ports", "will close their ports"),
        Certainty,
        ("may", "will"),
    );
}

#[test]
fn another_speaker_of_the_same_quote_is_a_speaker() {
    check(
        ("General Ib Sorensen said of", "Colonel Freya Lund said of"),
        Speaker,
        ("General Ib Sorensen", "Colonel Freya Lund"),
    );
}

#[test]
fn another_day_is_a_date() {
    check(
        ("prime ministers on Monday", "prime ministers on Sunday"),
        Date,
        ("Monday", "Sunday"),
    );
}

#[test]
fn half_a_quote_dropped_is_a_quote() {
    check(
        (
            "every chance, and I believe there are real answers to the fears of both sides,”",
            "every chance,”",
        ),
        Quote,
        ("I believe there are real answers", ""),
    );
}

#[test]
fn a_source_dropped_is_an_attribution() {
    check(
        ("frontier, according to two military analysts.", "frontier."),
        Attribution,
        ("according to two military analysts", ""),
    );
}

#[test]
fn a_misspelling_mended_is_no_fact() {
    assert_no_fact(&sent(), &altered("defense comittee", "defense committee"));
}

#[test]
fn straight_quotation_marks_are_cosmetic() {
    let mut straight = sent();
    let text = straight.text.as_mut().unwrap();
    *text = text.replace(['“', '”'], "\"").replace('’', "'");
    assert_no_fact(&sent(), &straight);
    assert_eq!(compare(&sent(), &straight).verdict, Verdict::Cosmetic);
}

#[test]
fn a_paragraph_moved_is_no_fact() {
    let mut moved = sent();
    let text = moved.text.unwrap();
    let mut paragraphs: Vec<&str> = text.split("\n\n").collect();
    let paragraph = paragraphs.remove(7);
    paragraphs.insert(3, paragraph);
    moved.text = Some(paragraphs.join("\n\n"));
    assert_no_fact(&sent(), &moved);
}
