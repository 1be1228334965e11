//! What it costs to read a page of news, against `dom_smoothie` alone in the same run.
//!
//! The reader runs that library and a second witness, and reads metadata, datelines and notices
//! too; the ratio says what all of that adds. On one thread at least 60 pages a second must be read.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a bench reads the clock and prints"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use writethru_parse::{ReadOptions, read_bytes};

/// How many pages are made, of 3 to 60 paragraphs.
const N_PAGES: usize = 40;

/// How often all are read; the least time is what the code needs, the rest is the machine's.
const N_RUNS: usize = 10;

const SENTENCES: [&str; 6] = [
    "The dam above Orava held through the night, engineers said on Monday.",
    "About 12,000 people were told to leave their homes in the valley.",
    "“We have never seen so much water,” said the mayor, Ana Ruiz.",
    "Two of the four gates will be opened on Tuesday if the rain stops.",
    "Forecasters expect another 40 millimetres of rain by the weekend.",
    "The government promised to pay for what the flood destroyed.",
];

/// A page as sites have it, with as many elements and as large (200 kB): scripts, which are most of it,
/// navigation, the article, teasers, comments and a footer.
fn page(idx: usize) -> String {
    let repeat = |n: usize, part: &dyn Fn(usize) -> String| -> String {
        (0..n).map(part).collect()
    };
    let sentence = |n: usize| SENTENCES[(idx + n) % SENTENCES.len()];
    let paragraph = |n: usize| {
        let text = [sentence(n), sentence(n * 2 + 1), sentence(n + 3)].join(" ");
        format!("<p class=\"text\">{text} <a href=\"/topic/{n}\">Topic {n}</a></p>\n")
    };
    let link =
        |n: usize| format!("<li class=\"item\"><a href=\"/{n}\">Section {n}</a></li>\n");
    let teaser = |n: usize| {
        format!(
            "<div class=\"card\"><a href=\"/s/{n}\"><h3>{}</h3></a></div>\n",
            sentence(n)
        )
    };
    let comment =
        |n: usize| format!("<div class=\"comment\"><p>{}</p></div>\n", sentence(n));
    let script =
        |n: usize| format!("<script>var a{n} = [{}];</script>\n", "1, ".repeat(6_000));
    format!(
        "<!doctype html><html lang=en><head><title>Dam holds {idx} | The Orava Post</title>\
         <script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"headline\":\"Dam holds {idx}\",\
         \"datePublished\":\"2022-02-15T08:00:00Z\",\"author\":{{\"name\":\"Ana Ruiz\"}}}}</script>{}\
         </head><body><nav><ul>{}</ul></nav><article><h1>Dam holds {idx}</h1>{}</article>\
         <aside>{}</aside><section id=comments>{}</section><footer><ul>{}</ul></footer></body></html>",
        repeat(8, &script),
        repeat(150, &link),
        repeat(3 + idx * 57 / N_PAGES, &paragraph),
        repeat(80, &teaser),
        repeat(40, &comment),
        repeat(100, &link),
    )
}

fn ours(page: &str) -> usize {
    read_bytes(page.as_bytes(), &ReadOptions::default())
        .map_or(0, |articles| articles.len())
}

fn alone(page: &str) -> usize {
    let article = dom_smoothie::Readability::new(page, None, None)
        .and_then(|mut readability| readability.parse());
    article.map_or(0, |article| article.content.len())
}

/// The time that this thread has worked, which others on the machine do not lengthen: Linux tells it;
/// elsewhere the clock has to do.
fn worked(start: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let first = told.and_then(|line| line.split(' ').next()?.parse().ok());
    first.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

/// The time in which all pages are read once.
fn once(pages: &[String], read: fn(&str) -> usize, start: Instant) -> Duration {
    let before = worked(start);
    for page in pages {
        black_box(read(black_box(page)));
    }
    worked(start).saturating_sub(before)
}

fn main() {
    let pages: Vec<String> = (0..N_PAGES).map(page).collect();
    let n_bytes: usize = pages.iter().map(String::len).sum();
    let start = Instant::now();
    // In turn, so that both meet the same machine.
    let runs =
        (0..N_RUNS).map(|_| (once(&pages, ours, start), once(&pages, alone, start)));
    let runs: Vec<(Duration, Duration)> = runs.collect();
    let ours = runs.iter().map(|run| run.0).min().unwrap_or_default();
    let alone = runs.iter().map(|run| run.1).min().unwrap_or_default();
    let rate = |time: Duration| pages.len() as f64 / time.as_secs_f64();
    println!("{} pages of {} kB on average", pages.len(), n_bytes / pages.len() / 1000);
    println!("dom_smoothie alone: {:.0} pages/s", rate(alone));
    println!("the reader: {:.0} pages/s (at least 60)", rate(ours));
    println!("ratio: {:.2}", ours.as_secs_f64() / alone.as_secs_f64());
}
