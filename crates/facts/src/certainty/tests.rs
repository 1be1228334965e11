//! Cases: the events of each sentence with their certainty.

use expect_test::{Expect, expect};
use proptest::prelude::*;
use writethru_article::Article;

use crate::{FactKind, Settings, read};

fn check(text: &str, expected: &Expect) {
    let reading = read(&Article::from_paragraphs(&[text]), &Settings::default());
    let events: Vec<String> = reading
        .facts
        .iter()
        .filter(|fact| fact.kind == FactKind::Event)
        .map(|fact| {
            let word = &reading.article.text[fact.span];
            let certainty = fact.certainty;
            format!("{word} {:.1} {}", certainty.factuality, certainty.level.as_str())
        })
        .collect();
    expected.assert_eq(&events.join(" | "));
}

#[test]
fn a_plain_statement_is_a_fact() {
    check("The mayor resigned.", &expect!["resigned 3.0 asserted"]);
}

const WORDS: &str = "[ ,.?'\"“”]|not|to|that|if|no|may|will|has|be|said|deny|denied|fail|failed|is|going|attack|the|he|and|é|’s|n't|without|paying|was|possible|risk|of";

proptest! {
    #[test]
    fn any_text_is_judged(text in "\\PC{0,80}") {
        let reading = read(&Article::from_paragraphs(&[&text]), &Settings::default());
        for fact in reading.facts.iter() {
            prop_assert!((-3.0..=3.0).contains(&fact.certainty.factuality));
            prop_assert!(!reading.article.text[fact.span].is_empty());
        }
    }

    #[test]
    fn any_row_of_cues_is_judged(words in prop::collection::vec(WORDS, 0..40)) {
        let text = words.join(" ");
        let reading = read(&Article::from_paragraphs(&[&text]), &Settings::default());
        for fact in reading.facts.iter() {
            prop_assert!((-3.0..=3.0).contains(&fact.certainty.factuality));
        }
    }
}
