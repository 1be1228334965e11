//! What one word or one token of digits says of a number.

use super::key;
use crate::number::Number;

/// What one word says of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Num {
    /// Below a hundred.
    Cardinal(u8),
    Hundred,
    /// A power of ten of three or more.
    Scale(u8),
    Dozen,
    Half,
    /// `quarter`, singular or plural.
    Quarter,
    /// `third`, with its plural: a rank, or the lower part of a fraction.
    Ordinal(u8),
    Ordinals(u8),
    /// `dozens`, `thousands`: at least this many.
    Vague(u32),
}

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: [&str; 8] =
    ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

const ORDINALS: [&str; 20] = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];

/// Words for powers of ten, with what their plural means at least when it stands alone.
const SCALES: [(&str, u8); 15] = [
    ("thousand", 3),
    ("million", 6),
    ("billion", 9),
    ("trillion", 12),
    ("quadrillion", 15),
    ("lakh", 5),
    ("crore", 7),
    ("mln", 6),
    ("bln", 9),
    ("tln", 12),
    ("mn", 6),
    ("bn", 9),
    ("tn", 12),
    ("trn", 12),
    ("hundred", 2),
];

/// What a number word says.
pub(crate) fn num(word: &str) -> Option<Num> {
    let key = key::lower(word);
    let word = key.as_str();
    let place = |list: &[&str], word: &str| list.iter().position(|entry| *entry == word);
    if let Some(value) = place(&SMALL, word) {
        return Some(Num::Cardinal(value as u8));
    }
    if let Some(tens) = place(&TENS, word) {
        return Some(Num::Cardinal(tens as u8 * 10 + 20));
    }
    if let Some(value) = place(&ORDINALS, word) {
        return Some(Num::Ordinal(value as u8));
    }
    if let Some((_, power)) = SCALES.iter().find(|(scale, _)| *scale == word) {
        return Some(if *power == 2 { Num::Hundred } else { Num::Scale(*power) });
    }
    Some(match word {
        "nil" => Num::Cardinal(0),
        "fourty" => Num::Cardinal(40),
        "dozen" => Num::Dozen,
        "half" | "halves" => Num::Half,
        "quarter" | "quarters" => Num::Quarter,
        "tens" => Num::Vague(20),
        "dozens" => Num::Vague(24),
        "scores" => Num::Vague(40),
        "hundreds" => Num::Vague(200),
        "hundredth" => Num::Ordinal(100),
        _ => return plural_or_ordinal(word),
    })
}

fn plural_or_ordinal(word: &str) -> Option<Num> {
    if let Some(stem) = word.strip_suffix("ieth") {
        let tens = TENS.iter().position(|tens| tens.strip_suffix('y') == Some(stem))?;
        return Some(Num::Ordinal(tens as u8 * 10 + 20));
    }
    match num(word.strip_suffix('s')?)? {
        Num::Ordinal(value) => Some(Num::Ordinals(value)),
        Num::Scale(power) if power <= 9 => {
            Some(Num::Vague(2 * 10_u32.pow(u32::from(power))))
        }
        _ => None,
    }
}

/// The number of a token of digits with separators; `None` for codes, clocks and dates.
pub(crate) fn digits(written: &str) -> Option<Number> {
    if let Some((whole, part)) = written.split_once('/') {
        let (whole, part) = (Number::parse(whole)?, Number::parse(part)?);
        let is_part = part > whole && part <= Number::from(16) && !whole.is_zero();
        return is_part.then(|| whole.over(part)).flatten();
    }
    if written.contains(':') || written.matches('.').count() > 1 {
        return None;
    }
    let plain = written.strip_prefix('−').map(|rest| (true, rest));
    let (negative, plain) = plain.unwrap_or((false, written));
    // Groups are of three digits; of two before the last one in India.
    let whole = plain.split('.').next().unwrap_or_default();
    let mut groups = whole.rsplit(',');
    let is_grouped = groups.next().is_none_or(|last| last.len() == 3)
        && groups.all(|group| (1..=4).contains(&group.len()));
    if whole.contains(',') && !is_grouped {
        return None;
    }
    let value = Number::parse(plain)?;
    Some(if negative { value.negated() } else { value })
}

/// The value of a character such as ½.
pub(crate) fn fraction_char(written: &str) -> Option<Number> {
    let (whole, part) = match written.chars().next()? {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Number::from(whole).over(Number::from(part))
}
