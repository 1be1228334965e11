//! What it costs to read a text: tokens and sentences against one plain pass for words.
//!
//! The last line compares the two on the same news-like text in the same run; the ratio must
//! stay at or below 3. Hostile texts show that the cost stays linear.

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use unicode_segmentation::UnicodeSegmentation;
use writethru_text::{Span, Text};

const PARAGRAPHS: [&str; 4] = [
    "The harbour board of Kellmouth said on Tuesday that at least 12 people were hurt when a \
     footbridge gave way shortly after 5 p.m. near the old fish market. “We heard a crack. Then \
     it was gone,” said Ana Ruiz, 43, who runs a café on the quay.",
    "Repairs will cost about $2.5 million, up 14% from the estimate of Jan. 5, Mayor J. P. \
     Baker told reporters. The council's engineers had warned in a 60-page report that the \
     steel was \"worn through in places\"; nobody acted, he said.",
    "Dr. Lena Mott of the University of Carrow, which studied the U.S.-built bridge in 2019, \
     doesn't expect it to reopen before spring. Why was it never closed? “That is for the \
     inquiry to say,” she said. More than 3,400 commuters use it each day.",
    "Ferries ran every 20 minutes on Wednesday, and the city-owned operator promised extra \
     boats at the weekend. A spokesman for the ministry declined to comment.",
];

/// News-like prose of about `len` bytes with its paragraphs.
fn prose(len: usize) -> (String, Vec<Span>) {
    let mut source = String::with_capacity(len + 512);
    let mut blocks = Vec::new();
    for paragraph in PARAGRAPHS.iter().cycle() {
        if source.len() >= len {
            break;
        }
        let start = source.len();
        source.push_str(paragraph);
        blocks.push(Span::new(start, source.len()));
        source.push_str("\n\n");
    }
    (source, blocks)
}

fn read(criterion: &mut Criterion) {
    let (source, blocks) = prose(1 << 20);
    let mut group = criterion.benchmark_group("read");
    group.sample_size(20).throughput(Throughput::Bytes(source.len() as u64));
    group.bench_function("words", |bencher| {
        bencher.iter(|| black_box(&source).unicode_words().count());
    });
    group.bench_function("text", |bencher| {
        bencher.iter(|| Text::new(black_box(source.as_str()), &blocks));
    });
    let hostile = [
        ("quotes", "\"".repeat(1 << 20)),
        ("marks", "!?".repeat(1 << 19)),
        ("paragraph", prose(1 << 20).0.replace("\n\n", " ")),
        ("stops", "a. ".repeat(1 << 18)),
    ];
    for (name, source) in &hostile {
        group.throughput(Throughput::Bytes(source.len() as u64));
        group.bench_function(*name, |bencher| {
            bencher.iter(|| Text::new(black_box(source.as_str()), &[]));
        });
    }
    group.finish();
}

/// The fastest of several runs.
#[expect(clippy::disallowed_methods, reason = "a bench reads the clock")]
fn fastest(mut work: impl FnMut()) -> Duration {
    let timed = |work: &mut dyn FnMut()| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..40).map(|_| timed(&mut work)).min().expect("there are runs")
}

#[expect(clippy::print_stdout, reason = "the ratio is the result")]
fn ratio(_: &mut Criterion) {
    let (source, blocks) = prose(1 << 20);
    let bounds = fastest(|| {
        black_box(black_box(source.as_str()).split_word_bounds().count());
    });
    let words = fastest(|| {
        black_box(black_box(source.as_str()).unicode_words().count());
    });
    let text = fastest(|| {
        black_box(Text::new(black_box(source.as_str()), &blocks));
    });
    println!(
        "Text::new takes {text:?}: {:.2} x unicode_words ({words:?}), \
         {:.2} x split_word_bounds ({bounds:?})",
        text.as_secs_f64() / words.as_secs_f64(),
        text.as_secs_f64() / bounds.as_secs_f64(),
    );
}

criterion_group!(benches, read, ratio);
criterion_main!(benches);
