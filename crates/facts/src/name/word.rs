//! Words as the name pass sees them: how they are written, without a possessive ending.

use std::hash::Hasher;

use rustc_hash::FxHasher;
use writethru_text::{Span, Token, TokenKind};

use crate::draft::Draft;
use crate::lexicon::{self, Class, Classes};

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// No word: a mark or a number.
    None,
    /// Starts small: `minister`.
    Lower,
    /// Starts large: `Ruiz`, `McDonald`.
    Capital,
    /// Two large letters or more and no small one: `NATO`, `U.S.`.
    Upper,
    /// One large letter, with or without its full stop: `J.`.
    Initial,
    /// Starts small, goes on large: `iPhone`.
    Mixed,
}

/// A token without its possessive ending.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// Where the word ends: before `'s`.
    pub(super) end: u32,
    /// How it is written.
    pub(super) case: Case,
    /// Equal for the same word in any case.
    pub(super) key: u64,
    /// Its classes, without the possessive ending.
    pub(super) classes: Classes,
}

impl Word {
    /// Whether it may be part of a name.
    pub(super) fn is_large(self) -> bool {
        matches!(self.case, Case::Capital | Case::Upper | Case::Initial | Case::Mixed)
    }

    /// Whether it belongs to this class.
    pub(super) fn has(self, class: Class) -> bool {
        self.classes.has(class)
    }
}

/// What a word is wherever it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Form {
    /// Bytes before its possessive ending.
    len: u32,
    case: Case,
    key: u64,
    classes: Classes,
}

impl Form {
    /// Reads a word of these classes.
    pub(crate) fn of(word: &str, classes: Classes) -> Self {
        let stem = without_possessive(word);
        let classes =
            if stem.len() < word.len() { lexicon::classes(stem) } else { classes };
        Form { len: stem.len() as u32, case: case(stem), key: key(stem), classes }
    }

    /// The word at a token. `classes` are those of the whole token.
    pub(crate) fn at(&self, token: &Token, classes: Classes) -> Word {
        let Form { len, case, key, classes: of_stem } = *self;
        if token.kind == TokenKind::Word {
            Word { end: token.span.start() as u32 + len, case, key, classes: of_stem }
        } else {
            Word { end: token.span.end() as u32, case: Case::None, key: 0, classes }
        }
    }
}

/// The word before `'s`, or before a lone apostrophe after `s`.
pub(super) fn without_possessive(word: &str) -> &str {
    let bytes = word.as_bytes();
    if !matches!(bytes.last(), Some(b's' | b'S')) {
        return word;
    }
    let ends = ["'s", "’s", "'S", "’S"];
    ends.iter()
        .find_map(|end| word.strip_suffix(end))
        .filter(|stem| !stem.is_empty())
        .unwrap_or(word)
}

fn case(word: &str) -> Case {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else { return Case::None };
    if !first.is_uppercase() {
        let inner = letters.next().is_some_and(char::is_uppercase);
        return if inner && !word.starts_with(['@', '#']) {
            Case::Mixed
        } else {
            Case::Lower
        };
    }
    if word.starts_with(['@', '#']) {
        return Case::Lower;
    }
    let (mut n_large, mut n_small) = (1, 0);
    for c in letters {
        if c.is_uppercase() {
            n_large += 1;
        } else if c.is_lowercase() {
            n_small += 1;
        }
    }
    match (n_large, n_small) {
        (1, 0) => Case::Initial,
        (_, 0) => Case::Upper,
        // NGOs, MPs: capitals with a plural ending.
        (2.., 1) if word.ends_with('s') && !word.contains('-') => Case::Upper,
        _ => Case::Capital,
    }
}

/// A number that is equal for the same word in any case, full stops left out.
pub(super) fn key(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    if word.is_ascii() {
        // Eight letters at a time; none is zero, so that words of unlike length differ.
        let (mut packed, mut n_packed) = (0_u64, 0);
        for byte in word.bytes().filter(|&byte| byte != b'.') {
            packed = packed << 8 | u64::from(byte.to_ascii_lowercase());
            n_packed += 1;
            if n_packed % 8 == 0 {
                hasher.write_u64(packed);
                packed = 0;
            }
        }
        hasher.write_u64(packed);
    } else {
        for c in word.chars().flat_map(char::to_lowercase).filter(|&c| c != '.') {
            hasher.write_u32(u32::from(c));
        }
    }
    hasher.finish()
}

/// Whether a word is ordinary when written small: in the list of common words itself or without
/// its ending (`talks`, `killed`, `sharply`).
pub(super) fn is_common(word: &str, classes: Classes) -> bool {
    const PLAIN: [Class; 9] = [
        Class::Common,
        Class::Starter,
        Class::Determiner,
        Class::Preposition,
        Class::Pronoun,
        Class::Conjunction,
        Class::Auxiliary,
        Class::Modal,
        Class::Role,
    ];
    if classes.any(&PLAIN) || classes.any(&[Class::SayCue, Class::ThinkCue]) {
        return true;
    }
    // All endings below end in one of these.
    let last = word.as_bytes().last().map(u8::to_ascii_lowercase);
    if !matches!(last, Some(b's' | b'd' | b'g' | b'y' | b'r')) {
        return false;
    }
    let lower = word.to_lowercase();
    let with = |stem: &str| lexicon::classes(stem).any(&[Class::Common, Class::Role]);
    let endings = [("ies", "y"), ("ied", "y"), ("ing", "e"), ("ily", "y")];
    endings.iter().any(|(end, more)| {
        lower.strip_suffix(end).is_some_and(|stem| with(&format!("{stem}{more}")))
    }) || ["s", "es", "ed", "d", "ing", "ly", "er", "ers", "r", "rs"].iter().any(|end| {
        lower.strip_suffix(end).is_some_and(|stem| {
            stem.len() > 2 && (with(stem) || undoubled(stem).is_some_and(with))
        })
    })
}

/// `stopp` as `stop`.
fn undoubled(stem: &str) -> Option<&str> {
    let bytes = stem.as_bytes();
    let (last, before) = (bytes.last()?, bytes.get(bytes.len().checked_sub(2)?)?);
    (last == before && last.is_ascii_alphabetic()).then(|| &stem[..stem.len() - 1])
}

/// The span of the words `first..end`, without a possessive ending.
pub(super) fn span(draft: &Draft<'_>, words: &[Word], first: usize, end: usize) -> Span {
    let start = draft.tokens()[first].span.start();
    Span::new(start, (words[end - 1].end as usize).max(start))
}
