//! Input that is no tidy news article: an answer within bounds, whatever it is.
#![allow(clippy::disallowed_methods, reason = "one test holds a time")]

use std::time::{Duration, Instant};

use writethru_article::Article;
use writethru_facts::{Reading, read};
use writethru_summarize::{Budget, METHODS, Settings, Summary, explain, summarize};

fn reading(paragraphs: &[&str]) -> Reading {
    read(&Article::from_paragraphs(paragraphs), &writethru_facts::Settings::default())
}

fn kept<'a>(articles: &'a [Reading], summary: &Summary) -> Vec<&'a str> {
    let text = |pick: &writethru_summarize::Pick| {
        let text = &articles[pick.article as usize].article.text;
        &text[text.sentences()[pick.sentence as usize].span]
    };
    summary.sentences.iter().map(text).collect()
}

/// What every method keeps of an article within one sentence.
fn check(paragraphs: &[&str], expected: &str) {
    let articles = [reading(paragraphs)];
    for row in METHODS {
        let settings =
            Settings { budget: Budget::Sentences(1), method: Some(row.method) };
        let summary = summarize(&articles, &[], None, &settings);
        assert_eq!(kept(&articles, &summary).join("\n"), expected, "{}", row.name);
    }
}

#[test]
fn nothing_gives_nothing_and_one_sentence_itself() {
    check(&[], "");
    check(&[""], "");
    check(&["…"], "");
    check(&["A dam burst near Ost."], "A dam burst near Ost.");
}

#[test]
fn capitals_and_missing_marks_are_no_obstacle() {
    let dam = "A DAM NEAR OST BURST ON MONDAY AND FLOODED THREE VILLAGES, POLICE SAID.";
    check(&[dam, "THE WEATHER WILL BE MILD.", "LILAC IS IN BLOOM."], dam);
    let unmarked =
        "a dam near ost burst on monday and flooded three villages police said";
    check(&[unmarked, "the weather will be mild", "lilac is in bloom"], unmarked);
}

#[test]
fn other_languages_are_weighed_by_their_own_words() {
    let german = "Ein Damm bei Ost brach am Montag und überflutete drei Dörfer, teilte die Polizei mit.";
    check(
        &[german, "Das Wetter wird mild.", "Die Polizei sperrte den Damm bei Ost."],
        german,
    );
    let chinese = "水坝星期一决堤，淹没了三个村庄。";
    check(&[chinese, "天气温和。", "警方封锁了水坝。"], chinese);
    let arabic = "انهار سد قرب المدينة يوم الاثنين وغمر ثلاث قرى.";
    check(&[arabic, "الطقس معتدل.", "أغلقت الشرطة السد قرب المدينة."], arabic);
}

/// Sentences that share some of their words, numbered from `seed`.
fn sentences(seed: usize, n: usize) -> Vec<String> {
    const DEEDS: [&str; 5] = [
        "closed the footbridge",
        "asked for an inquiry",
        "warned of worn steel",
        "counted 12 people hurt",
        "put the cost at $2.5 million",
    ];
    const PLACES: [&str; 7] =
        ["Carrow", "Kellmouth", "Ost", "Harwick", "Marr", "Skerrow", "Ballagh"];
    let sentence = |idx: usize| {
        let n = seed * 31 + idx * 7;
        format!(
            "Officials in {} {} on day {n} of the flood.",
            PLACES[n % 7],
            DEEDS[n % 5]
        )
    };
    (0..n).map(sentence).collect()
}

fn article(seed: usize, n: usize) -> Reading {
    let sentences = sentences(seed, n);
    reading(&sentences.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn ten_thousand_sentences_are_summarized_by_every_method() {
    let articles = [article(1, 10_000)];
    for row in METHODS {
        let settings =
            Settings { budget: Budget::Sentences(3), method: Some(row.method) };
        let start = Instant::now();
        let summary = summarize(&articles, &[], None, &settings);
        let taken = start.elapsed();
        assert_eq!(summary.sentences.len(), 3, "{}", row.name);
        // Some tenths of a second; a matrix of all pairs would take minutes.
        assert!(taken < Duration::from_secs(5), "{} took {taken:?}", row.name);
    }
    let explained = explain(&articles, &[], None, &Settings::default());
    assert_eq!(explained.candidates.len(), 10_000);
}

#[test]
fn five_hundred_articles_are_one_cluster_within_five_seconds() {
    let articles: Vec<Reading> = (0..500).map(|seed| article(seed, 40)).collect();
    let settings = Settings { budget: Budget::Words(100), method: None };
    let start = Instant::now();
    let summary = summarize(&articles, &[], None, &settings);
    let taken = start.elapsed();
    assert!(!summary.sentences.is_empty());
    assert!(taken < Duration::from_secs(5), "took {taken:?}");
}
