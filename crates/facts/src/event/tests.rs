//! Cases: the triggers of each sentence.

use expect_test::{Expect, expect};
use writethru_article::Article;

use crate::{FactKind, Settings, read};

fn check(text: &str, expected: &Expect) {
    let reading = read(&Article::from_paragraphs(&[text]), &Settings::default());
    let triggers: Vec<&str> = reading
        .facts
        .iter()
        .filter(|fact| fact.kind == FactKind::Event)
        .map(|fact| &reading.article.text[fact.span])
        .collect();
    expected.assert_eq(&triggers.join(" | "));
}

#[test]
fn each_main_verb_is_an_event() {
    check("The mayor resigned and left the city.", &expect!["resigned | left"]);
}

#[test]
fn auxiliaries_are_not_events() {
    check(
        "She has been seen. He did not leave. They will be paid.",
        &expect!["seen | leave | paid"],
    );
}

#[test]
fn copulas_are_events() {
    check(
        "The bridge is old. It was a mistake. There were three of them.",
        &expect!["is | was | mistake | were"],
    );
}

#[test]
fn a_copula_is_found_inside_a_contraction() {
    check("She's ill, they're late and it isn't over.", &expect!["'s | 're | isn't"]);
}

#[test]
fn a_contracted_auxiliary_is_not_an_event() {
    check("She's leaving, they've gone and I'll wait.", &expect!["leaving | wait"]);
}

#[test]
fn an_auxiliary_without_its_verb_is_an_event() {
    check("The others did not, but she did.", &expect!["did | did"]);
}

#[test]
fn the_subject_of_a_question_does_not_hide_its_verb() {
    check("Did the minister resign? Is the road open?", &expect!["resign | Is"]);
}

#[test]
fn infinitives_and_gerunds_are_events() {
    check(
        "They want to leave and stopped paying.",
        &expect!["want | leave | stopped | paying"],
    );
}

#[test]
fn nouns_that_name_events_are_events() {
    check(
        "The talks ended after two attacks and a strike.",
        &expect!["talks | ended | attacks | strike"],
    );
}

#[test]
fn other_nouns_are_not_events() {
    check("The table, the river and the teacher.", &expect![""]);
}

#[test]
fn prepositions_that_were_verbs_are_not_events() {
    check("Five people, including a child, fell, according to police.", &expect!["fell"]);
}

#[test]
fn a_headline_in_capitals_has_events() {
    check("Police Arrest Three Men After Robbery", &expect!["Arrest | Robbery"]);
}
