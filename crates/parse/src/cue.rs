//! Cues: the phrases by which newsrooms say something about an article in the article.
//!
//! The table is `data/notice_cues.jsonl`: each row has a scope (where it may speak), a language, the literals
//! without which it cannot match, and a regular expression. One pass of an automaton over a
//! block looks for all literals; ordinary prose has none and runs no regular expression.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use regex::Regex;
use serde::Deserialize;
use writethru_article::NoticeKind;
use writethru_text::Span;

/// What a cue makes of its block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum CueKind {
    Correction,
    Clarification,
    EditorsNote,
    Update,
    Retraction,
    Withdrawal,
    Refile,
    Embargo,
    /// Who else reported, who holds the rights.
    Credit,
    /// A visible time of the update.
    TimeUpdated,
    /// A visible time of publication.
    TimePublished,
    /// Promotion and the like.
    Other,
}

impl CueKind {
    /// The kind of notice, if it is one.
    pub(crate) fn notice(self) -> Option<NoticeKind> {
        Some(match self {
            CueKind::Correction => NoticeKind::Correction,
            CueKind::Clarification => NoticeKind::Clarification,
            CueKind::EditorsNote => NoticeKind::EditorsNote,
            CueKind::Update => NoticeKind::Update,
            CueKind::Retraction => NoticeKind::Retraction,
            CueKind::Withdrawal => NoticeKind::Withdrawal,
            CueKind::Refile => NoticeKind::Refile,
            CueKind::Embargo => NoticeKind::Embargo,
            CueKind::Credit
            | CueKind::TimeUpdated
            | CueKind::TimePublished
            | CueKind::Other => {
                return None;
            }
        })
    }
}

/// Where a cue may speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Scope {
    /// Tags of headlines.
    Headline,
    /// Labels at the start of any block.
    Start,
    /// Advisory lines: short blocks among the first or last of the article.
    Advisory,
    /// Advisory lines without brackets: as before, and one sentence.
    AdvisoryLine,
    /// Any block, outside quotation marks.
    Body,
    /// Blocks of at most [`SHORT`] bytes.
    Short,
    /// Blocks of at most [`LINE`] bytes.
    Line,
}

/// Longest credit line, in bytes: twenty names in an agency's list have about 350.
pub(crate) const SHORT: usize = 400;

/// Longest promotion or time line, in bytes; sentences of news are rarely shorter than 150 and
/// still begin with such words.
pub(crate) const LINE: usize = 150;

/// How far from the start of a block the literal of a label or line may be, in bytes: after brackets,
/// a bullet and a few words.
const OPENING: usize = 40;

/// Longest block in which notes are looked for, in bytes: the longest that we saw has 1,900.
const MAX_BLOCK: usize = 10_000;

/// The day that a note names its story by: `this April 21 story`, `this 3 May 2021 article`, `this
/// Tuesday story` (AP Stylebook, “corrections”).
const DAY: &str = r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s+\d{1,2}(?:,\s*\d{4},?)?|\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?(?:\s+\d{4})?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)";

/// Where a block stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'a> {
    pub(crate) headline: bool,
    /// Among the first or last blocks of the body.
    pub(crate) edge: bool,
    /// The language of the article; `None` where it is not known.
    pub(crate) language: Option<&'a str>,
}

/// A cue that spoke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    pub(crate) kind: CueKind,
    pub(crate) scope: Scope,
    /// What it matched, in bytes of the block.
    pub(crate) span: Span,
}

/// The first cue of the table that speaks in a block at this place.
pub(crate) fn find(block: &str, place: Place<'_>) -> Option<Hit> {
    if block.len() > MAX_BLOCK {
        return None;
    }
    let mut candidates = candidates(block);
    while candidates != 0 {
        let idx = candidates.trailing_zeros() as usize;
        candidates &= candidates - 1;
        let cue = &TABLE.cues[idx];
        if !cue.allowed(block, place) {
            continue;
        }
        if let Some(found) = cue.regex().find(block) {
            let span = Span::new(found.start(), found.end());
            if cue.scope != Scope::Body || !is_quoted(&block[..span.start()]) {
                return Some(Hit { kind: cue.kind, scope: cue.scope, span });
            }
        }
    }
    None
}

/// The cues, as bits by index, one of whose literals is in the block.
fn candidates(block: &str) -> u128 {
    let hits = TABLE.literals.find_overlapping_iter(block);
    hits.fold(0, |mask, hit| {
        let cues = TABLE.cues_of[hit.pattern().as_usize()];
        mask | if hit.start() <= OPENING { cues } else { cues & !TABLE.opening }
    })
}

/// Whether a quotation is open after `before`.
fn is_quoted(before: &str) -> bool {
    let count = |mark: char| before.matches(mark).count();
    count('“') > count('”') || count('"') % 2 == 1
}

#[derive(Deserialize)]
struct Row {
    kind: CueKind,
    scope: Scope,
    lang: String,
    gate: Vec<String>,
    regex: String,
}

struct Cue {
    kind: CueKind,
    scope: Scope,
    lang: String,
    pattern: String,
    compiled: std::sync::OnceLock<Regex>,
}

impl Cue {
    fn regex(&self) -> &Regex {
        self.compiled.get_or_init(|| {
            Regex::new(&self.pattern).expect("the cues compile, as a test holds")
        })
    }

    fn allowed(&self, block: &str, place: Place<'_>) -> bool {
        let here = match self.scope {
            Scope::Headline => {
                return place.headline && self.speaks(block, place.language);
            }
            Scope::Start | Scope::Body => true,
            Scope::Advisory => place.edge && block.len() <= SHORT,
            Scope::AdvisoryLine => place.edge && block.len() <= 200,
            Scope::Short => block.len() <= SHORT,
            Scope::Line => block.len() <= LINE,
        };
        here && !place.headline && self.speaks(block, place.language)
    }

    /// Whether the article is in the cue's language; where nobody says, it has to look so.
    fn speaks(&self, block: &str, language: Option<&str>) -> bool {
        match language {
            _ if self.lang == "any" => true,
            Some(tag) => {
                let primary = tag.split(['-', '_']).next().unwrap_or_default();
                primary.eq_ignore_ascii_case(&self.lang)
            }
            None => self.lang == "en" || looks_like(&self.lang, block),
        }
    }
}

/// Whether a text has more words of this language than of English.
fn looks_like(language: &str, text: &str) -> bool {
    let words = match language {
        "de" => " der die das und in ist wurde nicht wir einer dieser ein den ",
        "fr" => " le la les une des de est a été dans cet cette et du ",
        "es" => " el la los una de en este esta ha sido era que del ",
        "pt" => " o a os uma de em este esta foi é que do da ",
        "it" => " il la di una in questo questa è stato che del ",
        "nl" => " de het een van in dit is niet stond en ",
        _ => " en av den är i och som att det ",
    };
    let count = |list: &str| {
        let known = |word: &&str| list.contains(&format!(" {} ", word.to_lowercase()));
        text.split_whitespace().take(60).filter(known).count()
    };
    count(words) > count(" the of and to in a was is that it for on with an ")
}

struct Table {
    cues: Vec<Cue>,
    literals: AhoCorasick,
    // For each literal, the cues that need it, as bits.
    cues_of: Vec<u128>,
    // The cues that speak at the start of a block only.
    opening: u128,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut literals: Vec<String> = Vec::new();
    let mut cues_of: Vec<u128> = Vec::new();
    let mut cues = Vec::new();
    let mut opening = 0;
    for (idx, row) in rows().enumerate() {
        for literal in row.gate {
            let at = literals.iter().position(|known| *known == literal);
            let at = at.unwrap_or_else(|| {
                literals.push(literal);
                cues_of.push(0);
                literals.len() - 1
            });
            cues_of[at] |= 1 << idx;
        }
        let Row { kind, scope, lang, regex, .. } = row;
        let regex = regex.replace("{day}", DAY);
        // Word borders of ASCII keep the automaton of the regular expression fast where a block
        // has curly quotation marks; English words need no others.
        let ascii = lang == "en";
        let pattern = if ascii { regex.replace(r"\b", r"(?-u:\b)") } else { regex };
        opening |= u128::from(scope == Scope::Start || scope == Scope::Line) << idx;
        cues.push(Cue {
            kind,
            scope,
            lang,
            pattern,
            compiled: std::sync::OnceLock::new(),
        });
    }
    let literals = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .kind(Some(aho_corasick::AhoCorasickKind::DFA))
        .build(&literals)
        .expect("the literals are few and short");
    Table { cues, literals, cues_of, opening }
});

fn rows() -> impl Iterator<Item = Row> {
    let lines = include_str!("../data/notice_cues.jsonl").lines().skip(1);
    lines.map(|line| {
        serde_json::from_str(line).expect("every row has the fields of a cue")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct Examples {
        id: String,
        scope: Scope,
        lang: String,
        yes: Vec<String>,
        no: Vec<String>,
    }

    fn examples() -> Vec<Examples> {
        let lines = include_str!("../data/notice_cues.jsonl").lines().skip(1);
        lines.map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// Whether the row with this index speaks through its gate and scope.
    fn speaks(idx: usize, row: &Examples, text: &str) -> bool {
        let headline = row.scope == Scope::Headline;
        let place = Place { headline, edge: true, language: Some(&row.lang) };
        let cue = &TABLE.cues[idx];
        candidates(text) & (1 << idx) != 0
            && cue.allowed(text, place)
            && cue.regex().is_match(text)
    }

    #[test]
    fn every_row_matches_its_examples_and_not_its_counterexamples() {
        for (idx, row) in examples().iter().enumerate() {
            assert!(!row.yes.is_empty(), "{}", row.id);
            for text in &row.yes {
                assert!(speaks(idx, row, text), "{} should match {text:?}", row.id);
            }
            for text in &row.no {
                assert!(!speaks(idx, row, text), "{} should not match {text:?}", row.id);
            }
        }
    }

    #[test]
    fn a_note_in_a_quotation_is_news() {
        let place = Place { headline: false, edge: false, language: None };
        let text = "“This story has been retracted,” the editor said.";
        assert_eq!(find(text, place), None);
    }

    #[test]
    fn a_cue_of_another_language_keeps_silent() {
        let place = Place { headline: false, edge: false, language: Some("en") };
        assert_eq!(find("Errata: the name was wrong.", place), None);
    }

    #[test]
    fn every_row_fits_the_bits() {
        assert!(TABLE.cues.len() <= 128);
    }
}
