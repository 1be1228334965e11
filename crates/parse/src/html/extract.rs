//! The main content of a page: what two extractors, and the page's own JSON-LD, agree on.
//!
//! `dom_smoothie` (Mozilla's Readability) gives the lines, because it keeps nearly all of a body; a line
//! stays if `trafilatura` or `articleBody` has most of it, because what only one of them takes for content is
//! as a rule a list of links or promotion. Lines of the witness are kept only where the first reader
//! finds nothing.

use std::hash::{DefaultHasher, Hash, Hasher};

use dom_query::Document;
use writethru_article::BlockKind;

use super::block::{self, Line};
use super::scan::Scanned;

/// Largest page that the witness sees, in bytes and elements; its time and memory grow faster than
/// those of the first reader (100,000 links take 3 s and 400 MB).
const WITNESS_BYTES: usize = 3 << 20;
const WITNESS_ELEMENTS: usize = 40_000;

/// Share of a line's word runs that a witness must have, in percent. Lines are mostly all in or all
/// out; between 30 and 70 nothing changes.
const SHARE: usize = 50;

/// Words in a run.
const RUN: usize = 4;

/// The lines of the main content, in page order.
pub(crate) fn lines(
    scanned: &Scanned,
    document: &Document,
    described: Option<&str>,
) -> Vec<Line> {
    let main = readability(document.clone());
    let small =
        scanned.html.len() <= WITNESS_BYTES && scanned.n_elements <= WITNESS_ELEMENTS;
    let witness =
        if small { trafilatura(&scanned.html, main.is_empty()) } else { Vec::new() };
    let told: Vec<Line> =
        described.unwrap_or_default().lines().filter_map(paragraph).collect();
    let kept = if main.is_empty() { witness } else { agreed(main, &witness, &told) };
    // A page that is filled by scripts has its text in JSON-LD alone.
    let length = |lines: &[Line]| lines.iter().map(|line| line.text.len()).sum::<usize>();
    if length(&told) > 500 && length(&told) > 2 * length(&kept) { told } else { kept }
}

fn paragraph(text: &str) -> Option<Line> {
    let text = super::plain_text(text);
    let kind = BlockKind::Paragraph;
    (!text.is_empty()).then_some(Line { kind, text, linked: 0, hint: None })
}

/// What the first reader finds. It changes the document: a copy costs less than to parse the page again.
fn readability(document: Document) -> Vec<Line> {
    let config =
        dom_smoothie::Config { disable_json_ld: true, ..dom_smoothie::Config::default() };
    let article = dom_smoothie::Readability::with_document(document, None, Some(config))
        .and_then(|mut readability| readability.parse());
    article.map_or_else(|_| Vec::new(), |article| fragment(&article.content))
}

fn trafilatura(html: &str, alone: bool) -> Vec<Line> {
    let mut options = trafilatura::Options::default();
    options.enable_fallback = alone;
    options.exclude_comments = true;
    let result = trafilatura::extract(html, &options);
    result.map_or_else(|_| Vec::new(), |result| fragment(&result.content_html))
}

fn fragment(html: &str) -> Vec<Line> {
    block::lines(&Document::fragment(html).root())
}

/// The lines of `main` that a witness has; all of them where that would leave less than half.
fn agreed(main: Vec<Line>, witness: &[Line], told: &[Line]) -> Vec<Line> {
    if witness.is_empty() {
        return main;
    }
    let runs = Runs::of(witness.iter().chain(told));
    let length = |lines: &[Line]| lines.iter().map(|line| line.text.len()).sum::<usize>();
    let kept: Vec<Line> =
        main.iter().filter(|line| runs.have(&line.text)).cloned().collect();
    if 2 * length(&kept) < length(&main) { main } else { kept }
}

/// The runs of words of some lines, and their short lines whole; sorted.
struct Runs {
    runs: Vec<u64>,
    short: Vec<u64>,
}

impl Runs {
    fn of<'a>(lines: impl Iterator<Item = &'a Line>) -> Runs {
        let mut words = Vec::new();
        let mut short = Vec::new();
        for line in lines {
            let before = words.len();
            hashes(&line.text, &mut words);
            if words.len() - before < RUN {
                short.push(hash(&words[before..]));
            }
        }
        let mut runs: Vec<u64> = words.windows(RUN).map(hash).collect();
        runs.sort_unstable();
        short.sort_unstable();
        Runs { runs, short }
    }

    fn have(&self, line: &str) -> bool {
        let mut words = Vec::new();
        hashes(line, &mut words);
        if words.len() < RUN {
            return self.short.binary_search(&hash(&words)).is_ok();
        }
        let runs = words.windows(RUN);
        let n_runs = runs.len();
        let n_shared =
            runs.filter(|run| self.runs.binary_search(&hash(run)).is_ok()).count();
        n_shared * 100 >= n_runs * SHARE
    }
}

/// Appends a hash for each word of a text; each character of a script without blanks is one.
fn hashes(text: &str, out: &mut Vec<u64>) {
    for part in text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty())
    {
        if part.chars().any(|c| c > '\u{2e80}') {
            out.extend(part.chars().map(|c| hash(&[u64::from(u32::from(c))])));
        } else {
            let mut hasher = DefaultHasher::new();
            part.hash(&mut hasher);
            out.push(hasher.finish());
        }
    }
}

fn hash(words: &[u64]) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.hash(&mut hasher);
    hasher.finish()
}
