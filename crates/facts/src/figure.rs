//! Figures: the pieces of a sentence that numbers and dates are read from.
//!
//! A token may hold several of them (`20-year-old`, `$14.3bn`, `third-quarter`), so a [`Line`]
//! cuts one sentence into [`Piece`]s: digits, words, hyphens, signs. Readers are small functions
//! from a position in a line to what stands there and the position after it.

mod key;
mod numeral;
mod unit;
mod value;

pub(crate) use key::Key;
pub(crate) use numeral::{Form, Numeral, numeral};
pub(crate) use unit::{Unit, code, sign, symbol, unit};
pub(crate) use value::{Num, num};

use std::ops::Range;

use writethru_text::{Span, Text, Token, TokenKind};

use crate::date;
use crate::draft::Draft;
use crate::fact::{FactKind, Value};
use crate::lexicon::{self, Class, Classes};
use crate::number::Number;
use crate::quantity::{self, Quantity};
use crate::tag::Tag;

/// Prefixes that a hyphen joins to a number: “sub-500”, “post-1959”.
const PREFIXES: [&str; 8] =
    ["sub", "minus", "near", "pre", "post", "under", "over", "plus"];

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Letters, or a whole token with no figure in it.
    Word,
    /// Digits with separators, sign or fraction character: a number.
    Digits,
    /// Digits that are no plain number: `10:30`, `5/17/2018`, `2022-02-15`, `192.168.1.2`.
    Code,
    /// A currency sign.
    Currency,
    /// `%`.
    Percent,
    /// A hyphen or dash of any length.
    Hyphen,
    /// Any other mark or symbol.
    Mark,
    /// Beyond the sentence.
    End,
}

/// A part of a token, or a whole one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece {
    pub(crate) span: Span,
    pub(crate) kind: Kind,
    /// Whether white space stands before it.
    pub(crate) gap: bool,
    pub(crate) classes: Classes,
    /// The part of speech of the token, once the line has them.
    pub(crate) tag: Tag,
    /// The value of digits.
    pub(crate) value: Number,
}

/// The pass of dates and quantities. Both are read from one line a sentence, dates first: quantities skip the
/// figures that a date took.
pub(crate) fn run(draft: &mut Draft<'_>) {
    let tags = draft.tags();
    let mut line = Line::new(draft.text);
    let mut frame = date::frame(draft);
    let mut quantities = Vec::new();
    for sentence in draft.text.sentences() {
        let tokens = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let holds = line.fill(draft, tokens.clone());
        if !holds.date {
            continue;
        }
        let n_before = draft.facts.len();
        date::read_line(draft, &line, &mut frame);
        if holds.number {
            line.tag(draft, tokens, &tags);
            quantity::read_line(&line, &draft.facts[n_before..], &mut quantities);
        }
    }
    for Quantity { span, amount, rule } in quantities {
        draft.add(FactKind::Quantity, span, Value::Amount(amount), rule);
    }
}

/// Which figures a sentence may hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Holds {
    /// A number.
    pub(crate) number: bool,
    /// A date, which may be a number too.
    pub(crate) date: bool,
}

impl Holds {
    /// What a token may begin. A compound or a possessive may hide a figure that its own classes do not
    /// show.
    fn of(kind: TokenKind, classes: Classes, word: &str) -> Self {
        let of = |classes: Classes| {
            let number = classes.has(Class::NumberWord);
            Holds { number, date: number || classes.has(Class::DateWord) }
        };
        let both = Holds { number: true, date: true };
        match kind {
            TokenKind::Number => both,
            TokenKind::Word if is_small(word) => of(classes),
            TokenKind::Word if word.contains('-') => both,
            TokenKind::Word => {
                let stem = possessor(word).map(|stem| of(lexicon::classes(stem)));
                of(classes).or(stem.unwrap_or_default())
            }
            _ => of(classes),
        }
    }

    fn or(self, other: Self) -> Self {
        Holds { number: self.number || other.number, date: self.date || other.date }
    }
}

/// Whether a word is of small letters only: no compound, no possessive, no code.
fn is_small(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// The word before `'s`.
fn possessor(word: &str) -> Option<&str> {
    let start = word.as_bytes().strip_suffix(b"s")?;
    let stem = start.strip_suffix(b"'").or_else(|| start.strip_suffix("’".as_bytes()))?;
    word.get(..stem.len())
}

/// Whether a word is this one, given in lower case. Most words differ in length or first letter.
#[inline]
pub(crate) fn same(written: &str, word: &str) -> bool {
    let (written, word) = (written.as_bytes(), word.as_bytes());
    written.len() == word.len()
        && written.first().map(u8::to_ascii_lowercase) == word.first().copied()
        && written.eq_ignore_ascii_case(word)
}

/// One sentence, cut into pieces; made anew for each sentence that may hold a figure.
pub(crate) struct Line<'a> {
    text: &'a Text,
    pieces: Vec<Piece>,
    /// The piece beyond both ends.
    end: Piece,
}

impl<'a> Line<'a> {
    pub(crate) fn new(text: &'a Text) -> Self {
        let end = Piece {
            span: Span::default(),
            kind: Kind::End,
            gap: true,
            classes: Classes::default(),
            tag: Tag::X,
            value: Number::ZERO,
        };
        Line { text, pieces: Vec::new(), end }
    }

    /// Cuts the tokens of a sentence, if any of them may begin a figure; returns which.
    pub(crate) fn fill(&mut self, draft: &Draft<'_>, tokens: Range<usize>) -> Holds {
        self.pieces.clear();
        let mut holds = Holds::default();
        for idx in tokens.clone() {
            let of =
                Holds::of(draft.tokens()[idx].kind, draft.classes[idx], draft.word(idx));
            holds = holds.or(of);
            if holds.number {
                break;
            }
        }
        if holds.date {
            for idx in tokens {
                self.cut(draft.tokens()[idx], draft.classes[idx]);
            }
        }
        holds
    }

    /// Gives each piece the part of speech of its token. `tokens` are those that were cut, `tags` those of
    /// all tokens of the text.
    pub(crate) fn tag(&mut self, draft: &Draft<'_>, tokens: Range<usize>, tags: &[Tag]) {
        let mut token_idx = tokens.start;
        for piece in &mut self.pieces {
            while draft.tokens()[token_idx].span.end() <= piece.span.start() {
                token_idx += 1;
            }
            piece.tag = tags[token_idx];
        }
    }

    /// The number of pieces.
    pub(crate) fn len(&self) -> usize {
        self.pieces.len()
    }

    /// The piece at `at`, or one of kind [`Kind::End`].
    pub(crate) fn at(&self, at: usize) -> &Piece {
        self.pieces.get(at).unwrap_or(&self.end)
    }

    /// The piece before `at`.
    pub(crate) fn before(&self, at: usize) -> &Piece {
        self.at(at.wrapping_sub(1))
    }

    pub(crate) fn kind(&self, at: usize) -> Kind {
        self.at(at).kind
    }

    /// Whether the piece at `at` has this class.
    pub(crate) fn has(&self, at: usize, class: Class) -> bool {
        self.at(at).classes.has(class)
    }

    /// The characters of the piece at `at`; empty beyond the ends.
    pub(crate) fn word(&self, at: usize) -> &'a str {
        let text = self.text;
        &text[self.at(at).span]
    }

    /// Whether the piece at `at` is this word (given in lower case), in any case.
    pub(crate) fn is(&self, at: usize, word: &str) -> bool {
        same(self.word(at), word)
    }

    /// Whether the piece at `at` is one of these words.
    pub(crate) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let written = self.word(at);
        words.iter().any(|word| same(written, word))
    }

    /// Whether the words at `at` are these.
    pub(crate) fn are(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(n, word)| self.is(at + n, word))
    }

    /// Whether the piece at `at` is a word with a capital anywhere: `iPhone`.
    pub(crate) fn any_capital(&self, at: usize) -> bool {
        self.kind(at) == Kind::Word && self.word(at).chars().any(char::is_uppercase)
    }

    /// Whether the piece at `at` begins with a capital.
    pub(crate) fn capital(&self, at: usize) -> bool {
        self.word(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// The words of some pieces as one key.
    pub(crate) fn key(&self, range: Range<usize>) -> Key {
        let mut key = Key::default();
        for at in range {
            key.push(self.word(at));
        }
        key
    }

    /// The span of some pieces; the range is not empty and in the line.
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        self.at(range.start).span.cover(self.at(range.end.saturating_sub(1)).span)
    }

    /// The source of some pieces, as written.
    pub(crate) fn written(&self, range: Range<usize>) -> &'a str {
        let text = self.text;
        if range.end > self.len() { "" } else { &text[self.span(range)] }
    }

    /// Past a hyphen that stands between two words or digits at `at`.
    pub(crate) fn past_hyphen(&self, at: usize) -> usize {
        if self.kind(at) == Kind::Hyphen && !self.at(at).gap { at + 1 } else { at }
    }

    fn push(&mut self, start: usize, end: usize, kind: Kind, classes: Classes) {
        let gap = self.pieces.last().is_none_or(|last| last.span.end() < start);
        let span = Span::new(start, end);
        self.pieces.push(Piece {
            span,
            kind,
            gap,
            classes,
            tag: Tag::X,
            value: Number::ZERO,
        });
    }

    fn cut(&mut self, token: Token, classes: Classes) {
        let text = self.text;
        let (start, end) = (token.span.start(), token.span.end());
        let word = &text[token.span];
        match token.kind {
            TokenKind::Currency => self.push(start, end, Kind::Currency, classes),
            TokenKind::Number => self.cut_number(start, word),
            TokenKind::Punct | TokenKind::Symbol => {
                let kind = match word.chars().next() {
                    Some('-' | '–' | '—' | '−' | '‐' | '‑') => Kind::Hyphen,
                    Some('%' | '％') => Kind::Percent,
                    _ => Kind::Mark,
                };
                self.push(start, end, kind, classes);
            }
            TokenKind::Word => self.cut_word(start, word, classes),
        }
    }

    /// A word: whole, or at its hyphens where its first part is a word of figures.
    fn cut_word(&mut self, start: usize, word: &str, classes: Classes) {
        if is_small(word) {
            self.push(start, start + word.len(), Kind::Word, classes);
            return;
        }
        let stem = possessor(word).filter(|stem| !stem.is_empty());
        if let Some(stem) = stem {
            self.cut_word(start, stem, lexicon::classes(stem));
            let at = start + stem.len();
            self.push(at, start + word.len(), Kind::Mark, Classes::default());
            return;
        }
        if let Some(at) = word.bytes().position(|byte| byte == b'-') {
            let (first, rest) = (&word[..at], &word[at + 1..]);
            let figure =
                lexicon::classes(first).any(&[Class::NumberWord, Class::DateWord]);
            let before = PREFIXES.iter().any(|prefix| first.eq_ignore_ascii_case(prefix));
            // “43 percent-owned”
            let share = first == "percent"
                && self.pieces.last().is_some_and(|last| last.kind == Kind::Digits);
            if figure || share || before && rest.starts_with(|c: char| c.is_ascii_digit())
            {
                self.cut_parts(start, word);
                return;
            }
        }
        let letters = word.bytes().take(4).take_while(u8::is_ascii_uppercase).count();
        let digits = &word[letters..];
        if (2..=3).contains(&letters)
            && unit::code(&word[..letters]).is_some()
            && digits.starts_with(|c: char| c.is_ascii_digit())
        {
            self.push(start, start + letters, Kind::Word, classes);
            self.cut_number(start + letters, digits);
            return;
        }
        self.push(start, start + word.len(), Kind::Word, classes);
    }

    /// A token that starts with a digit: digits, and the words glued to them.
    fn cut_number(&mut self, start: usize, word: &str) {
        let shape = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ':' | '/');
        let n_signs = usize::from(word.starts_with(['-', '+']))
            + if word.starts_with('−') { '−'.len_utf8() } else { 0 };
        let n_digits = word[n_signs..].bytes().take_while(|b| shape(*b as char)).count();
        let rest = &word[n_signs + n_digits..];
        let is_date = rest.starts_with('-')
            && n_digits == 4
            && rest[1..].starts_with(|c: char| c.is_ascii_digit());
        if n_digits == 0 || is_date {
            let kind = if n_digits == 0 { Kind::Digits } else { Kind::Code };
            self.push(start, start + word.len(), kind, Classes::default());
            self.set_value(value::fraction_char(word));
            return;
        }
        let mut end = n_signs + n_digits;
        let mut value = value::digits(&word[..end]);
        let tail = rest
            .chars()
            .next()
            .and_then(|c| value::fraction_char(c.encode_utf8(&mut [0; 4])));
        if let (Some(part), Some(whole)) = (tail, value) {
            value = whole.plus(part);
            end += rest.chars().next().map_or(0, char::len_utf8);
        }
        let kind = if value.is_some() { Kind::Digits } else { Kind::Code };
        self.push(start, start + end, kind, Classes::default());
        self.set_value(value);
        self.cut_parts(start + end, &word[end..]);
    }

    fn set_value(&mut self, value: Option<Number>) {
        if let (Some(value), Some(piece)) = (value, self.pieces.last_mut()) {
            piece.value = value;
        }
    }

    /// Cuts runs of letters, digits, hyphens and other characters apart.
    fn cut_parts(&mut self, start: usize, word: &str) {
        let mut at = 0;
        while let Some(first) = word[at..].chars().next() {
            let sort = |c: char| match c {
                '-' | '‑' => 0,
                '%' | '‰' => 1,
                '\'' | '’' => 2,
                c if c.is_ascii_digit() => 3,
                _ => 4,
            };
            let run =
                word[at..].find(|c| sort(c) != sort(first)).unwrap_or(word.len() - at);
            let part = &word[at..at + run];
            let kind = match sort(first) {
                0 => Kind::Hyphen,
                1 => Kind::Percent,
                2 => Kind::Mark,
                3 => Kind::Digits,
                _ => Kind::Word,
            };
            self.push(start + at, start + at + run, kind, lexicon::classes(part));
            if kind == Kind::Digits {
                self.set_value(value::digits(part));
            }
            at += run;
        }
    }
}
