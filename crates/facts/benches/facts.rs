//! How long reading facts takes, beside one `split_word_bounds` pass over the same text.
//!
//! `cargo bench -p writethru-facts` prints the ratio; the whole of `read` is to stay below 9. It
//! prints too how the time of hostile texts grows as they double: by about 2, whatever they hold.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    missing_docs,
    reason = "a bench has a clock and a terminal"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use unicode_segmentation::UnicodeSegmentation;
use writethru_article::Article;
use writethru_facts::{Settings, read};

/// Sentences of the kinds that news is made of.
const SENTENCES: [&str; 10] = [
    "The council voted 7-2 on Tuesday to close the harbour road, officials said.",
    "At least 31 people were killed when the footbridge in Aldine fell, police said.",
    "“We warned them for years,” said Carla Ruiz, who ran the inspections until 2019.",
    "The firm did not say whether it would pay the $2.5 million fine.",
    "Prices rose by 3.2 percent in March, the fastest pace since 2011.",
    "A spokesman for the ministry denied that the cables may have been corroded.",
    "If the court agrees, the trial of the former mayor could begin in early May.",
    "The storm, which has yet to reach the coast, is expected to weaken by Friday.",
    "Nobody was hurt, but about 1,200 homes were left without power for two days.",
    "Prosecutors have opened an inquiry into the maintenance company, Fennmore Ltd.",
];

/// Paragraphs of one to five sentences, the same on each run.
fn news(n_paragraphs: usize) -> Vec<String> {
    (0..n_paragraphs)
        .map(|graf| {
            let sentences =
                (0..=graf % 5).map(|idx| SENTENCES[(graf * 3 + idx * 7) % 10]);
            sentences.collect::<Vec<_>>().join(" ")
        })
        .collect()
}

/// The least time of several runs: what the machine can do when nothing else runs.
fn least(mut run: impl FnMut()) -> Duration {
    (0..100)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .min()
        .unwrap_or_default()
}

/// Texts of one paragraph that ask much of some rule: a start and what is repeated after it.
const HOSTILE: [(&str, &str); 14] = [
    (
        "prose",
        "The council, which met on Tuesday, said 12 people left the harbour road. ",
    ),
    ("ranges", "12 and 13 - 14,"),
    ("number words", "one "),
    ("halves", "and a half "),
    ("scales", "million "),
    ("fractions", "5 1/2 "),
    ("lengths", "2 years and 3 months and "),
    ("quotation marks", "\"a "),
    ("open marks", "“ "),
    ("pairs of marks", "''"),
    ("reporting verbs", "said "),
    ("name with of", "Bank of "),
    ("name with and", "Securities and Exchange Commission and "),
    ("titles", "Chilean President Ana "),
];

/// Size of the smaller hostile text, in bytes.
const HOSTILE_SIZE: usize = 500_000;

/// Prints how long hostile texts take, and how that grows as they double.
fn hostile() {
    let settings = Settings::default();
    for (name, piece) in HOSTILE {
        let time = |n_bytes: usize| {
            let text = format!("The 5 {}", piece.repeat(n_bytes / piece.len()));
            let article = Article::from_paragraphs(&[&text]);
            let start = Instant::now();
            black_box(read(black_box(&article), &settings));
            start.elapsed()
        };
        let (once, twice) = (time(HOSTILE_SIZE), time(2 * HOSTILE_SIZE));
        let growth = twice.as_secs_f64() / once.as_secs_f64();
        println!("{name}: 1 MB in {twice:.0?}, {growth:.1} times as long as half of it");
    }
}

fn facts(criterion: &mut Criterion) {
    hostile();
    // Some milliseconds a run, so that one of many is undisturbed on a busy machine.
    let paragraphs = news(200);
    let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
    let article = Article::from_paragraphs(&paragraphs);
    let source = article.text.source();
    let settings = Settings::default();
    let words = least(|| {
        black_box(black_box(source).split_word_bounds().count());
    });
    let reading = least(|| {
        black_box(read(black_box(&article), &settings));
    });
    println!(
        "read takes {:.1} times one split_word_bounds pass ({:.1} MB/s, {:.1} MB/s)",
        reading.as_secs_f64() / words.as_secs_f64(),
        source.len() as f64 / 1e6 / reading.as_secs_f64(),
        source.len() as f64 / 1e6 / words.as_secs_f64(),
    );
    let mut group = criterion.benchmark_group("facts");
    group.sample_size(10);
    group.throughput(Throughput::Bytes(source.len() as u64));
    group.bench_function("split_word_bounds", |bencher| {
        bencher.iter(|| black_box(source).split_word_bounds().count());
    });
    group.bench_function("read", |bencher| {
        bencher.iter(|| read(black_box(&article), &settings));
    });
    group.finish();
}

criterion_group!(benches, facts);
criterion_main!(benches);
