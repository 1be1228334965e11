//! Trains the part-of-speech tagger.
//!
//! ```text
//! cargo run --release -p writethru-facts --example train_tagger -- pos.jsonl forms.csv crates/facts/data/tagger.bin
//! cargo run --release -p writethru-facts --example train_tagger -- pos.jsonl forms.csv --evaluate
//! ```
//!
//! Reads one JSON record a line: `source`, `genre`, `text`, `sents` (`[start, end]`), `tokens`
//! (`[start, end, form, UPOS, XPOS]`); positions count Unicode code points. Only records that may
//! train a shipped model are read (see [`is_training`]). The second file says what inflected forms
//! can be, one `form,class,lemma` a line: `lemma_lu.csv` of `LemmInflect` 0.2.3, and for each lemma
//! of `WordNet` 3.1 with a sense count of two or more the noun, adjective or adverb that is missing
//! there (nouns with `-s` too; not `said`). The same input makes the same bytes.
//! `--evaluate` trains twice, with all and with GUM's news left out, and prints accuracies on
//! EWT-test and on that news.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a program for developers has files and a terminal"
)]

#[path = "../src/tag/perceptron.rs"]
mod perceptron;
#[path = "train_tagger/treebank.rs"]
mod treebank;

use std::collections::BTreeMap;
use std::error::Error;

use perceptron::{FEATURES, Forms, LANES, Model, Tag, Word, entries, rows};
use treebank::{Document, Sentence};

/// Rows of the table of weights: with 16 lanes just under a megabyte.
const N_ROWS: u32 = 42_000;
/// Passes over the training data; more do not help.
const EPOCHS: u32 = 12;
/// A word is in the dictionary if it was seen this often …
const MIN_SEEN: u32 = 12;
/// … and this share of a thousand had one tag.
const MIN_SHARE: u32 = 997;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [input, list, output] = arguments.as_slice() else {
        return Err(
            "usage: train_tagger INPUT.jsonl FORMS.csv OUTPUT.bin|--evaluate".into()
        );
    };
    let list = forms(&std::fs::read_to_string(list)?);
    let documents =
        treebank::read(&std::fs::read_to_string(input)?, &Forms::read(&list))?;
    let model = train(&list, documents.iter().filter(|d| is_training(d)));
    if output == "--evaluate" {
        let test = |d: &&Document| d.source == "EWT-test";
        println!("EWT-test {}", accuracy(&model, documents.iter().filter(test)));
        let news = |d: &&Document| d.source == "GUM" && d.genre == "news";
        let without =
            train(&list, documents.iter().filter(|d| is_training(d) && !news(d)));
        println!(
            "GUM-news, left out {}",
            accuracy(&without, documents.iter().filter(news))
        );
        println!("{} bytes", model.len());
    } else {
        std::fs::write(output, &model)?;
    }
    Ok(())
}

/// The entries of a list of `form,class,lemma` lines.
fn forms(csv: &str) -> Vec<u8> {
    let bits = |class| match class {
        "noun" => 1,
        "verb" => 2,
        "adj" => 4,
        "adv" => 8,
        _ => 0,
    };
    entries(csv.lines().filter_map(|line| {
        let mut fields = line.split(',');
        Some((fields.next()?, bits(fields.next()?)))
    }))
}

/// Whether a document's licence lets a model that is trained on it be shipped.
fn is_training(document: &Document) -> bool {
    const GENRES: [&str; 9] = [
        "news",
        "interview",
        "bio",
        "speech",
        "textbook",
        "academic",
        "voyage",
        "court",
        "vlog",
    ];
    match document.source.as_str() {
        "GUM" => GENRES.contains(&document.genre.as_str()),
        "EWT-dev" => true,
        _ => false,
    }
}

/// Share of tokens with the right UPOS tag, in per cent.
fn accuracy<'a>(model: &[u8], documents: impl Iterator<Item = &'a Document>) -> String {
    let model = Model::read(model).expect("a model was just written");
    let (mut right, mut all) = (0, 0);
    for sentence in documents.flat_map(|d| &d.sentences) {
        let mut tags = Vec::new();
        model.tag(&sentence.words, &mut tags);
        let same = |(a, b): &(&Tag, &Tag)| a == b || a.is_verb() && b.is_verb();
        right += tags.iter().zip(&sentence.gold).filter(same).count();
        all += tags.len();
    }
    format!("{:.2} % of {all}", right as f64 * 100.0 / f64::from(all as u32))
}

struct Weights {
    // Of each row and lane: the weight, its sum over time, and when that sum was taken.
    cells: Vec<[i64; 3]>,
    now: i64,
}

impl Weights {
    fn add(&mut self, row: u32, lane: usize, change: i64) {
        let [weight, sum, since] = &mut self.cells[row as usize * LANES + lane];
        *sum += *weight * (self.now - *since);
        *since = self.now;
        *weight += change;
    }

    /// The averages, scaled so that all but the very largest (one in a hundred thousand) fit a byte.
    fn quantised(&self) -> Vec<u8> {
        let average = |&[weight, sum, since]: &[i64; 3]| {
            (sum + weight * (self.now - since)) as f64 / self.now as f64
        };
        let averages: Vec<f64> = self.cells.iter().map(average).collect();
        let mut sizes: Vec<f64> =
            averages.iter().map(|a| a.abs()).filter(|a| *a > 0.0).collect();
        sizes.sort_by(f64::total_cmp);
        let largest = sizes.get(sizes.len() * 99_999 / 100_000).copied().unwrap_or(1.0);
        let byte = |a: f64| {
            ((a / largest * 127.0).round().clamp(-127.0, 127.0) as i8).cast_unsigned()
        };
        averages.into_iter().map(byte).collect()
    }
}

fn train<'a>(list: &[u8], documents: impl Iterator<Item = &'a Document>) -> Vec<u8> {
    let mut sentences: Vec<&Sentence> = documents.flat_map(|d| &d.sentences).collect();
    let dictionary = dictionary(&sentences);
    let cells = vec![[0; 3]; N_ROWS as usize * LANES];
    let mut weights = Weights { cells, now: 0 };
    let mut seed = 1;
    for _ in 0..EPOCHS {
        shuffle(&mut sentences, &mut seed);
        for sentence in &sentences {
            learn(&mut weights, sentence, &dictionary);
        }
    }
    let mut out = Vec::new();
    out.extend(((list.len() / 4) as u32).to_le_bytes());
    out.extend((dictionary.len() as u32).to_le_bytes());
    out.extend(N_ROWS.to_le_bytes());
    out.extend(list);
    for (word, lane) in &dictionary {
        out.extend(word.to_le_bytes());
        out.push(*lane);
    }
    out.extend(weights.quantised());
    out
}

/// One step of the perceptron for each word that needs scores.
fn learn(weights: &mut Weights, sentence: &Sentence, dictionary: &BTreeMap<u32, u8>) {
    let mut before = [Tag::Punct; 2];
    for (idx, (word, &gold)) in sentence.words.iter().zip(&sentence.gold).enumerate() {
        let tag = if let Some(fixed) = word.fixed {
            fixed
        } else if let Some(&lane) =
            dictionary.get(&word.hash).filter(|_| !word.is_capital())
        {
            Tag::of_lane(usize::from(lane))
        } else if (gold as usize) < LANES {
            weights.now += 1;
            let rows = rows(&sentence.words, idx, before, N_ROWS);
            let guess = best(weights, &rows, word);
            if guess != gold as usize {
                for row in rows {
                    weights.add(row, gold as usize, 1);
                    weights.add(row, guess, -1);
                }
            }
            Tag::of_lane(guess)
        } else {
            gold
        };
        before = [tag, before[0]];
    }
}

fn best(weights: &Weights, rows: &[u32; FEATURES], word: &Word) -> usize {
    let mut scores = [0; LANES];
    for &row in rows {
        for (lane, score) in scores.iter_mut().enumerate() {
            *score += weights.cells[row as usize * LANES + lane][0];
        }
    }
    (0..LANES)
        .rev()
        .filter(|&lane| !word.excludes(lane))
        .max_by_key(|&lane| scores[lane])
        .unwrap_or(0)
}

/// The words that have one tag, with its lane.
fn dictionary(sentences: &[&Sentence]) -> BTreeMap<u32, u8> {
    let mut seen: BTreeMap<u32, [u32; LANES]> = BTreeMap::new();
    for sentence in sentences {
        for (word, &gold) in sentence.words.iter().zip(&sentence.gold) {
            if word.fixed.is_none() && !word.is_capital() && (gold as usize) < LANES {
                seen.entry(word.hash).or_default()[gold as usize] += 1;
            }
        }
    }
    let sure = |(word, counts): (u32, [u32; LANES])| {
        let all: u32 = counts.iter().sum();
        let lane = (0..LANES).max_by_key(|&lane| counts[lane])?;
        let keep = all >= MIN_SEEN && counts[lane] * 1000 >= all * MIN_SHARE;
        keep.then_some((word, lane as u8))
    };
    seen.into_iter().filter_map(sure).collect()
}

/// A fixed order that looks random.
fn shuffle(sentences: &mut [&Sentence], seed: &mut u64) {
    for idx in (1..sentences.len()).rev() {
        *seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        sentences.swap(idx, (*seed >> 33) as usize % (idx + 1));
    }
}
