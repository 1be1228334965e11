//! The table of units: how they are written and what they measure.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Key, Kind, Line};
use crate::fact::Dimension;

/// A unit of measure.
#[derive(Debug)]
pub(crate) struct Unit {
    /// Canonical name; `None` where the words leave it open (“crowns”).
    pub(crate) name: Option<&'static str>,
    pub(crate) dimension: Dimension,
}

/// Words in the longest phrase of the table.
const MAX_WORDS: usize = 4;

struct Table {
    units: Vec<Unit>,
    /// Symbols, as written.
    symbols: FxHashMap<&'static str, usize>,
    /// Symbols of three letters or more in lower case.
    folded: FxHashMap<String, usize>,
    /// Phrases in lower case, singular.
    phrases: FxHashMap<&'static str, usize>,
    /// First words of phrases of several.
    openers: FxHashSet<&'static str>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table {
        units: Vec::new(),
        symbols: FxHashMap::default(),
        folded: FxHashMap::default(),
        phrases: FxHashMap::default(),
        openers: FxHashSet::default(),
    };
    let lines = include_str!("../../data/units.txt").lines();
    for line in lines.filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('|').map(str::trim);
        let Some((name, dimension)) =
            columns.next().and_then(|column| column.split_once(' '))
        else {
            continue;
        };
        let unit_idx = table.units.len();
        let name = (name != "-").then_some(name);
        table.units.push(Unit { name, dimension: dimension_of(dimension) });
        for symbol in columns.next().unwrap_or_default().split_whitespace() {
            table.symbols.entry(symbol).or_insert(unit_idx);
            if symbol.len() > 2 {
                table.folded.entry(symbol.to_lowercase()).or_insert(unit_idx);
            }
        }
        for phrase in columns.next().unwrap_or_default().split(',') {
            table.phrases.entry(phrase.trim()).or_insert(unit_idx);
            table.openers.extend(phrase.trim().split_once(' ').map(|(first, _)| first));
        }
    }
    table
});

fn dimension_of(name: &str) -> Dimension {
    match name {
        "money" => Dimension::Money,
        "percent" => Dimension::Percent,
        "duration" => Dimension::Duration,
        "length" => Dimension::Length,
        "area" => Dimension::Area,
        "volume" => Dimension::Volume,
        "mass" => Dimension::Mass,
        "temperature" => Dimension::Temperature,
        "speed" => Dimension::Speed,
        _ => Dimension::Other,
    }
}

/// The unit with this symbol.
pub(crate) fn symbol(symbol: &str) -> Option<&'static Unit> {
    TABLE.symbols.get(symbol).map(|&idx| &TABLE.units[idx])
}

/// The currency of a sign: `$`, `US$`, `€`.
pub(crate) fn sign(sign: &str) -> Option<&'static Unit> {
    let currency = |unit: &&'static Unit| unit.dimension == Dimension::Money;
    symbol(sign).filter(currency).or_else(|| {
        let last = sign.char_indices().next_back()?.0;
        symbol(&sign[last..]).filter(currency)
    })
}

/// The currency of a code that may stand before a number: `USD`, `RM`, `Rs`.
pub(crate) fn code(code: &str) -> Option<&'static Unit> {
    let is_code = (2..=4).contains(&code.len()) || code == "Y";
    is_code
        .then(|| symbol(code))
        .flatten()
        .filter(|unit| unit.dimension == Dimension::Money)
}

/// The unit that the words at `at` state, and the position after them.
pub(crate) fn unit(line: &Line<'_>, at: usize) -> Option<(&'static Unit, usize)> {
    match line.kind(at) {
        Kind::Percent => return Some((symbol("%")?, at + 1)),
        Kind::Currency => return Some((sign(line.word(at))?, at + 1)),
        Kind::Word | Kind::Mark => {}
        _ => return None,
    }
    if line.is(at + 1, "/") && !line.at(at + 2).gap {
        let whole = symbol(line.written(at..at + 3));
        if let Some(unit) = whole {
            return Some((unit, at + 3));
        }
    }
    let first = line.key(at..at + 1);
    let longest = if TABLE.openers.contains(first.as_str()) { MAX_WORDS } else { 1 };
    (1..=longest).rev().find_map(|n_words| {
        let end = at + n_words;
        let unit = if n_words == 1 {
            let key = &first;
            let folded = |key: &str| TABLE.folded.get(key).map(|&idx| &TABLE.units[idx]);
            let plain = symbol(line.word(at)).or_else(|| phrase(key));
            // The full stop of “40 mph.” may be the sentence's.
            let stopped = || key.as_str().strip_suffix('.').and_then(folded);
            plain.or_else(|| folded(key.as_str())).or_else(stopped)
        } else if (at..end).all(|at| line.kind(at) != Kind::End) {
            phrase(&line.key(at..end))
        } else {
            None
        };
        unit.map(|unit| (unit, end))
    })
}

/// The unit of a phrase, singular or plural.
fn phrase(key: &Key) -> Option<&'static Unit> {
    let phrase = key.as_str();
    let found = TABLE
        .phrases
        .get(phrase)
        .or_else(|| TABLE.phrases.get(phrase.strip_suffix('s')?));
    found.map(|&idx| &TABLE.units[idx])
}
