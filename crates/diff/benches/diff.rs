//! What it costs to compare two versions, facts included, against one plain pass for words.
//!
//! The last line gives the ratio of both in the same run on one thread; it is to come down to 11.

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use unicode_segmentation::UnicodeSegmentation;
use writethru_article::Article;
use writethru_diff::{Settings, diff};
use writethru_facts::read_pair;

/// Two steps of stories of the corpus, joined to about 600 words a side, as paragraphs.
fn pair() -> (Vec<&'static str>, Vec<&'static str>) {
    let old = [
        include_str!("../../../corpus/stories/border-troops/v1.md"),
        include_str!("../../../corpus/stories/capreta-quake/v1.md"),
    ];
    let new = [
        include_str!("../../../corpus/stories/border-troops/v2.md"),
        include_str!("../../../corpus/stories/capreta-quake/v2.md"),
    ];
    (old.into_iter().flat_map(body).collect(), new.into_iter().flat_map(body).collect())
}

/// The paragraphs after the front matter.
fn body(file: &'static str) -> impl Iterator<Item = &'static str> {
    let body = file.splitn(3, "---\n").nth(2).unwrap_or(file);
    body.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty())
}

fn compare(old: &[&str], new: &[&str]) -> usize {
    let (old, new) = (Article::from_paragraphs(old), Article::from_paragraphs(new));
    let (old, new) = read_pair(&old, &new, &writethru_facts::Settings::default());
    diff(&old, &new, &Settings::default()).changes.len()
}

fn words(old: &[&str], new: &[&str]) -> usize {
    old.iter().chain(new).map(|paragraph| paragraph.split_word_bounds().count()).sum()
}

#[expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a bench reads the clock and prints"
)]
fn pairs(criterion: &mut Criterion) {
    let (old, new) = pair();
    let mut group = criterion.benchmark_group("diff");
    group.sample_size(20).measurement_time(Duration::from_secs(3));
    group
        .bench_function("words", |bencher| bencher.iter(|| words(black_box(&old), &new)));
    group.bench_function("pair", |bencher| {
        bencher.iter(|| compare(black_box(&old), &new));
    });
    group.finish();
    // Both in turn, so that a machine that slows down slows both; the least time of many runs is
    // what the code needs, the rest is the machine.
    let time = |work: &dyn Fn() -> usize| {
        let start = Instant::now();
        black_box(work());
        start.elapsed().as_secs_f64()
    };
    let (mut least_pair, mut least_words) = (f64::MAX, f64::MAX);
    for _ in 0..1000 {
        least_words = least_words.min(time(&|| words(&old, &new)));
        least_pair = least_pair.min(time(&|| compare(&old, &new)));
    }
    let ratio = least_pair / least_words;
    println!("diff of a pair / one pass for words: {ratio:.1} (aim: 11)");
}

criterion_group!(benches, pairs);
criterion_main!(benches);
