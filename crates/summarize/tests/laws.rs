//! Laws of summaries, on any input.

use proptest::prelude::*;
use writethru_article::Article;
use writethru_facts::{Reading, read};
use writethru_summarize::{Budget, METHODS, Method, Settings, Summary, summarize};

fn readings(articles: &[Vec<String>]) -> Vec<Reading> {
    let read = |paragraphs: &Vec<String>| {
        let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
        read(
            &Article::from_paragraphs(&paragraphs),
            &writethru_facts::Settings::default(),
        )
    };
    articles.iter().map(read).collect()
}

fn sentences<'a>(articles: &'a [Reading], summary: &Summary) -> Vec<&'a str> {
    let text = |pick: &writethru_summarize::Pick| {
        let text = &articles[pick.article as usize].article.text;
        &text[text.sentences()[pick.sentence as usize].span]
    };
    summary.sentences.iter().map(text).collect()
}

/// Words of all sentences.
fn n_words(reading: &Reading) -> usize {
    let text = &reading.article.text;
    let words = |s: &writethru_text::Sentence| text[s.span].split_whitespace().count();
    text.sentences().iter().map(words).sum()
}

/// Sentences of a small world, so that they share words, and any characters at all.
fn paragraph() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::collection::vec(
            prop::sample::select(vec![
                "The dam", "burst", "near Ost.", "He", "said", "12", "people", "“We", "knew,”",
                "but", "31 were hurt.", "on Monday.", "Police", "水坝", "决堤。",
            ]),
            1..12,
        ).prop_map(|words| words.join(" ")),
        1 => any::<String>(),
    ]
}

fn articles() -> impl Strategy<Value = Vec<Vec<String>>> {
    prop::collection::vec(prop::collection::vec(paragraph(), 0..8), 0..5)
}

fn budget() -> impl Strategy<Value = Budget> {
    prop_oneof![
        (0usize..6).prop_map(Budget::Sentences),
        (0usize..40).prop_map(Budget::Words),
        (0usize..200).prop_map(Budget::Bytes),
        (0.0f64..1.5).prop_map(Budget::Ratio),
    ]
}

fn method() -> impl Strategy<Value = Option<Method>> {
    prop::option::of((0..METHODS.len()).prop_map(|idx| METHODS[idx].method))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_budget_holds_and_every_pick_is_there_once_in_order(
        articles in articles(), old in articles(), budget in budget(), method in method(),
        query in prop::option::of(any::<String>()),
    ) {
        let (articles, old) = (readings(&articles), readings(&old));
        let settings = Settings { budget, method };
        let summary = summarize(&articles, &old, query.as_deref(), &settings);
        let again = summarize(&articles, &old, query.as_deref(), &settings);
        prop_assert_eq!(&summary, &again);
        let picks: Vec<(u32, u32)> =
            summary.sentences.iter().map(|pick| (pick.article, pick.sentence)).collect();
        prop_assert!(picks.is_sorted_by(|a, b| a < b));
        prop_assert!(summary.sentences.iter().all(|pick| (0.0..=1.0).contains(&pick.score)));
        let kept = sentences(&articles, &summary);
        let words: usize = kept.iter().map(|text| text.split_whitespace().count()).sum();
        let bytes = kept.join("\n").len();
        let all: usize = articles.iter().map(n_words).sum();
        match budget {
            Budget::Sentences(n) => prop_assert!(kept.len() <= n),
            Budget::Words(n) => prop_assert!(words <= n),
            Budget::Bytes(n) => prop_assert!(bytes <= n),
            Budget::Ratio(share) => prop_assert!(words as f64 <= all as f64 * share.min(1.0)),
        }
        prop_assert!(!kept.is_empty() || !summary.warnings.is_empty());
    }
}
