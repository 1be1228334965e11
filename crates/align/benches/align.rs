//! What it costs to align two versions, and how that grows with their length.
//!
//! Of the new version 5 % of the sentences are edited, 5 % relocated and 5 % new. The last lines
//! print how much longer four times as many sentences take: at most five times.

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use writethru_align::{Settings, Side, align};
use writethru_text::{Cut, Span, Text};

/// Numbers that look random, always the same (a linear congruential generator).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040);
        (self.0 >> 33) % limit
    }
}

/// An invented word: small numbers are short, and drawn most.
fn word(numbers: &mut Numbers) -> String {
    const PARTS: [&str; 12] =
        ["ka", "ro", "mel", "ti", "sun", "dor", "vi", "pas", "lem", "gu", "har", "no"];
    let rank = numbers.below(2_000) * numbers.below(2_000) / 2_000;
    let mut word = String::new();
    let mut rest = rank;
    loop {
        word.push_str(PARTS[(rest % 12) as usize]);
        rest /= 12;
        if rest == 0 {
            return word;
        }
    }
}

fn sentence(numbers: &mut Numbers) -> String {
    let n_words = 8 + numbers.below(18);
    let words: Vec<String> = (0..n_words).map(|_| word(numbers)).collect();
    words.join(" ") + "."
}

fn read(sentences: &[String]) -> Text {
    let mut source = String::new();
    let mut blocks = Vec::new();
    for sentence in sentences {
        let start = source.len();
        source.push_str(sentence);
        blocks.push(Span::new(start, source.len()));
        source.push('\n');
    }
    Text::cut(source, &blocks, |_| Cut::Whole)
}

/// Two versions of a text of so many sentences.
fn versions(n_sentences: usize) -> (Text, Text) {
    let mut numbers = Numbers(7);
    let old: Vec<String> = (0..n_sentences).map(|_| sentence(&mut numbers)).collect();
    let mut new = old.clone();
    let few = n_sentences / 20;
    for _ in 0..few {
        let idx = numbers.below(new.len() as u64) as usize;
        let mut words: Vec<String> = new[idx].split(' ').map(str::to_owned).collect();
        for _ in 0..2 {
            let at = numbers.below(words.len() as u64) as usize;
            words[at] = word(&mut numbers);
        }
        new[idx] = words.join(" ");
    }
    for _ in 0..few {
        let moved = new.remove(numbers.below(new.len() as u64) as usize);
        new.insert(numbers.below(new.len() as u64) as usize, moved);
    }
    for _ in 0..few {
        new.insert(numbers.below(new.len() as u64) as usize, sentence(&mut numbers));
    }
    (read(&old), read(&new))
}

fn run((old, new): &(Text, Text)) {
    let side = |text| Side { text, groups: &[] };
    black_box(align(black_box(side(old)), black_box(side(new)), &Settings::default()));
}

fn pairs(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("align");
    group.sample_size(10);
    for n_sentences in [40, 1_000, 4_000, 16_000] {
        let pair = versions(n_sentences);
        group.bench_function(format!("{n_sentences}"), |bencher| {
            bencher.iter(|| run(&pair));
        });
    }
    let unrelated = (
        versions(4_000).0,
        read(
            &versions(8_000)
                .1
                .source()
                .lines()
                .skip(4_000)
                .map(str::to_owned)
                .collect::<Vec<_>>(),
        ),
    );
    group.bench_function("4000 unrelated", |bencher| bencher.iter(|| run(&unrelated)));
    group.finish();
}

/// The fastest of several runs.
#[expect(clippy::disallowed_methods, reason = "a bench reads the clock")]
fn fastest(pair: &(Text, Text)) -> Duration {
    let timed = || {
        let start = Instant::now();
        run(pair);
        start.elapsed()
    };
    (0..10).map(|_| timed()).min().expect("there are runs")
}

#[expect(clippy::print_stdout, reason = "the ratios are the result")]
fn growth(_: &mut Criterion) {
    let times =
        [40, 1_000, 4_000, 16_000].map(|n_sentences| fastest(&versions(n_sentences)));
    println!("40 sentences take {:?}", times[0]);
    for (pair, sizes) in times[1..].windows(2).zip(["1k to 4k", "4k to 16k"]) {
        let ratio = pair[1].as_secs_f64() / pair[0].as_secs_f64();
        println!("{sizes} sentences: {:?} to {:?}, {ratio:.1} times", pair[0], pair[1]);
    }
}

criterion_group!(benches, pairs, growth);
criterion_main!(benches);
