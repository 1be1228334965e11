//! What it costs to choose sentences, against one plain pass for words over the same texts, and from
//! text to summary against the `lede` crate, another deterministic extractor, in the same run.
//!
//! The last lines print the ratios and articles a second. The criterion groups take selection alone: facts
//! are not read.

#![allow(clippy::disallowed_methods, reason = "a bench reads the clock")]
#![allow(clippy::print_stdout, reason = "a bench prints its ratios")]

use std::fmt::Write;
use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use unicode_segmentation::UnicodeSegmentation;
use writethru_article::Article;
use writethru_facts::Reading;
use writethru_summarize::{Budget, Settings, summarize};

const PEOPLE: [&str; 5] =
    ["Ana Ruiz", "the mayor", "a spokesman", "Lena Mott", "the board"];
const DEEDS: [&str; 7] = [
    "closed the footbridge over the harbour",
    "asked for an inquiry into the repairs",
    "counted at least 12 people hurt",
    "promised extra boats at the weekend",
    "put the cost at $2.5 million",
    "warned that the steel was worn",
    "declined to comment on the report",
];
const TIMES: [&str; 3] = ["on Tuesday", "after the council met", "late in the evening"];
const PLACES: [&str; 11] = [
    "in Kellmouth",
    "near the old market",
    "at the quay",
    "by the river",
    "in the city hall",
    "at the gate",
    "on the north bank",
    "in Carrow",
    "at the station",
    "in the port",
    "outside",
];

/// An article of about 15 words a sentence; articles with near seeds share sentences.
fn article(seed: usize, n_sentences: usize) -> Reading {
    let mut paragraphs = Vec::new();
    for idx in 0..n_sentences {
        let n = seed * 31 + idx * 7;
        let mut sentence = String::new();
        let (who, deed) = (PEOPLE[n % 5], DEEDS[n % 7]);
        let (when, place) = (TIMES[n % 3], PLACES[n % 11]);
        write!(
            sentence,
            "Officials said {who} {deed} {place} {when}, report {} adds.",
            n % 97
        )
        .expect("a string takes all");
        paragraphs.push(sentence);
    }
    let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
    let article = Article::from_paragraphs(&paragraphs);
    Reading { article, facts: Vec::new().into(), attributions: Vec::new().into() }
}

/// The budget of `lede`, which counts bytes: about that of 100 words.
const LEDE_BYTES: usize = 600;

fn seconds(mut work: impl FnMut()) -> f64 {
    let mut best = Duration::MAX;
    for _ in 0..5 {
        let start = Instant::now();
        work();
        best = best.min(start.elapsed());
    }
    best.as_secs_f64()
}

fn words(articles: &[Reading]) -> usize {
    articles.iter().map(|r| r.article.text.source().split_word_bounds().count()).sum()
}

fn choose(criterion: &mut Criterion) {
    let single = [article(1, 40)];
    let cluster: Vec<Reading> = (0..500).map(|seed| article(seed, 40)).collect();
    let settings = Settings { budget: Budget::Words(100), method: None };
    let mut group = criterion.benchmark_group("choose");
    group.sample_size(10);
    group.bench_function("one article", |bencher| {
        bencher.iter(|| summarize(black_box(&single), &[], None, &settings));
    });
    group.bench_function("500 articles", |bencher| {
        bencher.iter(|| summarize(black_box(&cluster), &[], None, &settings));
    });
    group.finish();
    let compare = |name: &str, articles: &[Reading]| {
        let plain = seconds(|| _ = black_box(words(articles)));
        let whole = seconds(|| _ = black_box(summarize(articles, &[], None, &settings)));
        println!(
            "{name}: {:.2} × one pass for words, {:.2} ms",
            whole / plain,
            whole * 1e3
        );
    };
    compare("one article of 40 sentences", &single);
    compare("500 articles of 40 sentences", &cluster);
    against_lede(&settings);
}

/// Articles of 600 words, text in: with and without facts, and by `lede`.
fn against_lede(settings: &Settings) {
    let texts: Vec<String> =
        (0..100).map(|seed| article(seed, 40).article.text.source().to_owned()).collect();
    let cut = |text: &str| {
        let paragraphs: Vec<&str> = text.split("\n\n").collect();
        Article::from_paragraphs(&paragraphs)
    };
    let alone = seconds(|| {
        for text in &texts {
            let reading = Reading {
                article: cut(text),
                facts: Vec::new().into(),
                attributions: Vec::new().into(),
            };
            black_box(summarize(&[reading], &[], None, settings));
        }
    });
    let with_facts = seconds(|| {
        for text in &texts {
            let reading =
                writethru_facts::read(&cut(text), &writethru_facts::Settings::default());
            black_box(summarize(&[reading], &[], None, settings));
        }
    });
    let lede = seconds(|| {
        for text in &texts {
            black_box(lede::summarize(text, LEDE_BYTES, lede::Mode::Default));
        }
    });
    let n_words: usize = texts.iter().map(|text| text.split_whitespace().count()).sum();
    println!("articles of {} words, text in:", n_words / texts.len());
    for (name, time) in
        [("selection alone", alone), ("with facts", with_facts), ("lede", lede)]
    {
        println!("  {name}: {:.0} articles a second", texts.len() as f64 / time);
    }
}

criterion_group!(benches, choose);
criterion_main!(benches);
