//! [`numeral`]: digits and number words, to exact numbers.

use super::value::{Num, fraction_char, num};
use super::{Kind, Line};
use crate::lexicon::Class;
use crate::number::Number;

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// `1,500`, `2.5 million`.
    Digits,
    /// `twelve`, `half a million`.
    Words,
    /// `two-thirds`, `a quarter`, `one in five`, `3/4`.
    Fraction,
    /// `dozens`, `tens of thousands`: the least that it can mean, with no upper end.
    Vague,
}

/// A number in a line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Numeral {
    pub(crate) value: Number,
    pub(crate) form: Form,
    /// The power of ten of its scale word (`million`: 6), 0 without one.
    pub(crate) scale: i32,
    /// The position after its last piece.
    pub(crate) end: usize,
}

/// The number that starts at `at`.
pub(crate) fn numeral(line: &Line<'_>, at: usize) -> Option<Numeral> {
    if line.kind(at) == Kind::Digits {
        return from_digits(line, at);
    }
    if line.kind(at) != Kind::Word {
        return None;
    }
    if line.is_any(at, &["a", "an"]) {
        return after_article(line, at);
    }
    if !line.has(at, Class::NumberWord) {
        return None;
    }
    match num(line.word(at))? {
        Num::Half => half(line, at),
        Num::Quarter => {
            let scaled = scale(line, at + 1).is_some();
            scaled.then(|| fraction(line, (1, 4), at + 1)).flatten()
        }
        Num::Vague(least) => Some(vague(line, at, least)),
        Num::Cardinal(_) | Num::Dozen | Num::Hundred | Num::Scale(_) => words(line, at),
        Num::Ordinal(_) | Num::Ordinals(_) => None,
    }
}

/// `1,500`, `40 000`, `5 1/2`, `2.5 million`.
fn from_digits(line: &Line<'_>, at: usize) -> Option<Numeral> {
    let (mut value, mut end) = (line.at(at).value, at + 1);
    let form = if line.word(at).contains('/') { Form::Fraction } else { Form::Digits };
    if let Some((grouped, past)) = blank_groups(line, at) {
        (value, end) = (grouped, past);
    }
    let is_part = |at: usize| {
        line.kind(at) == Kind::Digits
            && (line.word(at).contains('/') || fraction_char(line.word(at)).is_some())
    };
    if is_part(end) && !is_part(at) {
        let part = line.at(end).value;
        value =
            if value.is_negative() { value.minus(part)? } else { value.plus(part)? };
        end += 1;
    }
    let one = Numeral { value, form, scale: 0, end };
    Some(with_scales(line, one))
}

/// Groups of three digits with a blank between: `40 000`, `1 414 021 100`.
fn blank_groups(line: &Line<'_>, at: usize) -> Option<(Number, usize)> {
    let plain = |at: usize| {
        let is_plain = line.word(at).bytes().all(|b| b.is_ascii_digit());
        (line.kind(at) == Kind::Digits && is_plain).then(|| line.word(at).len())
    };
    if !matches!(plain(at)?, 1..=3) || line.word(at).starts_with('0') {
        return None;
    }
    let (mut value, mut end) = (line.at(at).value, at + 1);
    while plain(end) == Some(3)
        && line.at(end).span.start() - line.at(end - 1).span.end() <= 3
    {
        value = value.scaled(3).plus(line.at(end).value)?;
        end += 1;
    }
    (end > at + 1).then_some((value, end))
}

/// The power of ten of the scale word at `at`, and the position after it.
fn scale(line: &Line<'_>, at: usize) -> Option<(i32, usize)> {
    let at = line.past_hyphen(at);
    let word = line.word(at);
    if line.has(at, Class::NumberWord) {
        let plural = word.strip_suffix(['s', 'S']).unwrap_or(word);
        return match num(word).or_else(|| num(plural))? {
            Num::Hundred => Some((2, at + 1)),
            Num::Scale(power) => Some((i32::from(power), at + 1)),
            Num::Vague(least) if least >= 200 => {
                Some(((least / 2).ilog10() as i32, at + 1))
            }
            _ => None,
        };
    }
    // “k” and “b” are scales only where they touch the digits; “m” is a metre too.
    let glued = line.kind(at) == Kind::Word && !line.at(at).gap;
    let power = match word {
        "k" if glued => 3,
        // “4K” is a picture, “$40K” money.
        "K" if glued && line.before(at).value >= Number::from(10) => 3,
        "b" | "B" if glued => 9,
        "m" | "M" if glued && is_million(line, at) => 6,
        _ => return None,
    };
    Some((power, at + 1))
}

/// Whether a glued “m” at `at` is a million: after a currency, or before what it counts.
fn is_million(line: &Line<'_>, at: usize) -> bool {
    let currency = at >= 2
        && (line.kind(at - 2) == Kind::Currency
            || super::code(line.word(at - 2)).is_some());
    let measured = [
        "tall",
        "high",
        "long",
        "wide",
        "deep",
        "away",
        "from",
        "above",
        "below",
        "of",
        "race",
        "sprint",
        "hurdles",
        "freestyle",
        "relay",
        "x",
        "by",
        "to",
        "and",
        "in",
    ];
    let counts = line.kind(at + 1) == Kind::Word
        && line.at(at + 1).gap
        && !line.is_any(at + 1, &measured);
    currency || line.word(at) == "M" || counts
}

fn with_scales(line: &Line<'_>, numeral: Numeral) -> Numeral {
    and_a_half(line, scaled(line, numeral))
}

fn scaled(line: &Line<'_>, mut numeral: Numeral) -> Numeral {
    while let Some((power, end)) = scale(line, numeral.end) {
        numeral.value = numeral.value.scaled(power);
        numeral.scale += power;
        numeral.end = end;
        if numeral.scale > 24 {
            break;
        }
    }
    let dozens = line.is(numeral.end, "dozen") && numeral.form != Form::Vague;
    if let Some(value) = numeral.value.times(Number::from(12)).filter(|_| dozens) {
        (numeral.value, numeral.end) = (value, numeral.end + 1);
    }
    numeral
}

/// Adds “and a half” and “and three quarters”, of the scale before them.
fn and_a_half(line: &Line<'_>, numeral: Numeral) -> Numeral {
    if !line.is(numeral.end, "and") {
        return numeral;
    }
    let at = numeral.end + 1;
    let one = line.is_any(at, &["a", "one"]);
    let three = line.is(at, "three");
    let part = match num(line.word(at + 1)) {
        Some(Num::Half) if one => (1, 2),
        Some(Num::Quarter) if one => (1, 4),
        Some(Num::Quarter) if three => (3, 4),
        Some(Num::Ordinal(3)) if one => (1, 3),
        Some(Num::Ordinals(3)) if line.is(at, "two") => (2, 3),
        _ => return numeral,
    };
    let part = Number::from(part.0).over(Number::from(part.1));
    let sum = part.and_then(|part| numeral.value.plus(part.scaled(numeral.scale)));
    let Some(value) = sum else { return numeral };
    let whole = Numeral { value, end: at + 2, ..numeral };
    if numeral.scale == 0 { scaled(line, whole) } else { whole }
}

/// A number written in words, or a fraction or ratio of such numbers.
fn words(line: &Line<'_>, at: usize) -> Option<Numeral> {
    let (value, scale, end) = cardinal(line, at)?;
    let whole = Numeral { value, form: Form::Words, scale, end };
    if scale == 0
        && let Some(part) = below(line, end, value == Number::ONE)
    {
        let value = value.over(Number::from(i64::from(part.0)))?;
        return Some(with_scales(
            line,
            Numeral { value, form: Form::Fraction, scale: 0, end: part.1 },
        ));
    }
    Some(with_scales(line, whole))
}

/// The lower part of a fraction at `at` (“thirds”), and the position after it.
fn below(line: &Line<'_>, at: usize, one: bool) -> Option<(u8, usize)> {
    let hyphen = line.past_hyphen(at);
    let lower =
        match num(line.word(hyphen)).filter(|_| line.has(hyphen, Class::NumberWord))? {
            Num::Ordinal(1 | 2) | Num::Ordinals(2) => return None,
            Num::Ordinal(lower) if one => lower,
            Num::Ordinals(lower) => lower,
            Num::Half if one => 2,
            Num::Quarter => 4,
            _ => return None,
        };
    // “Two quarters” is time; “three quarters” may be, but seldom is.
    let is_time = lower == 4 && !one && !line.is(at.wrapping_sub(1), "three");
    let is_name = line.capital(hyphen);
    (!is_time && !is_name).then_some((lower, hyphen + 1))
}

/// Adds up number words from `at` on: the value, the power of its last scale, the end.
fn cardinal(line: &Line<'_>, at: usize) -> Option<(Number, i32, usize)> {
    let (mut total, mut current) = (Number::ZERO, 0_i64);
    let (mut last_scale, mut scale_at_end) = (i32::MAX, 0);
    let mut end = at;
    let mut next = at;
    loop {
        let after_and =
            next > at && line.is(next, "and") && (current >= 100 || scale_at_end > 0);
        let word_at = if after_and { next + 1 } else { line.past_hyphen(next) };
        let Some(num) = line
            .has(word_at, Class::NumberWord)
            .then(|| num(line.word(word_at)))
            .flatten()
        else {
            break;
        };
        match num {
            Num::Cardinal(n) => {
                let n = i64::from(n);
                let fits = if n >= 10 {
                    current % 100 == 0
                } else {
                    current % 10 == 0 && current % 100 != 10
                };
                if !fits
                    || (current > 0 && n == 0)
                    || (after_and && is_greater(line, word_at + 1))
                {
                    break;
                }
                current += n;
                scale_at_end = 0;
            }
            Num::Hundred if current < 100 && !after_and => {
                current = current.max(1) * 100;
            }
            Num::Scale(power) if i32::from(power) < last_scale && !after_and => {
                let scaled = Number::from(current.max(1)).scaled(i32::from(power));
                total = total.plus(scaled)?;
                current = 0;
                last_scale = i32::from(power);
                scale_at_end = last_scale;
            }
            _ => break,
        }
        next = word_at + 1;
        end = next;
    }
    let value = total.plus(Number::from(current))?;
    (end > at).then_some((value, scale_at_end, end))
}

/// Whether the number word after “and” begins a number of its own: “two hundred and three million”.
fn is_greater(line: &Line<'_>, at: usize) -> bool {
    line.has(at, Class::NumberWord)
        && matches!(num(line.word(at)), Some(Num::Hundred | Num::Scale(_)))
}

/// `a million`, `a dozen`, `a third of`, `a half`.
fn after_article(line: &Line<'_>, at: usize) -> Option<Numeral> {
    if !line.has(at + 1, Class::NumberWord) {
        return None;
    }
    match num(line.word(at + 1))? {
        Num::Hundred | Num::Scale(_) => words(line, at + 1),
        Num::Dozen => Some(Numeral {
            value: Number::from(12),
            form: Form::Words,
            scale: 0,
            end: at + 2,
        }),
        Num::Half if line.is(at + 2, "dozen") || scale(line, at + 2).is_some() => {
            fraction(line, (1, 2), at + 2)
        }
        Num::Half => fraction(line, (1, 2), at + 2),
        Num::Quarter if is_part(line, at) => fraction(line, (1, 4), at + 2),
        Num::Ordinal(lower) if lower > 2 && is_part(line, at) => {
            fraction(line, (1, i64::from(lower)), at + 2)
        }
        _ => None,
    }
}

/// Whether the rank after the article at `at` is a part: “a third of”, “by a tenth”, “fell a third on
/// Monday”; not “by a third man”.
fn is_part(line: &Line<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let moves =
        line.is(before, "by") || line.at(before).classes.any(&[Class::Rise, Class::Fall]);
    let after = line.at(at + 2);
    let alone = !matches!(after.kind, Kind::Word | Kind::Hyphen)
        || after.classes.any(&[
            Class::Preposition,
            Class::Conjunction,
            Class::Calendar,
            Class::Determiner,
        ]);
    line.is(at + 2, "of") || moves && alone
}

/// A fraction, with “of a million” or a scale after it.
fn fraction(line: &Line<'_>, part: (i64, i64), end: usize) -> Option<Numeral> {
    let value = Number::from(part.0).over(Number::from(part.1))?;
    let of = if line.is(end, "of")
        && line.is(end + 1, "a")
        && scale(line, end + 2).is_some()
    {
        end + 2
    } else {
        end
    };
    let part = Numeral { value, form: Form::Fraction, scale: 0, end: of };
    let whole = with_scales(line, part);
    let form = if whole.end > end { Form::Words } else { Form::Fraction };
    Some(Numeral { form, ..whole })
}

/// `half a million`, `half of`, `half an hour`, `half-dozen`.
fn half(line: &Line<'_>, at: usize) -> Option<Numeral> {
    let after = line.past_hyphen(at + 1);
    let article = after + usize::from(line.is_any(after, &["a", "an"]));
    let value = Number::new(5, -1);
    let is_scale = line.is(article, "dozen") || scale(line, article).is_some();
    let is_unit = super::unit(line, article).is_some();
    if is_scale {
        let part = Numeral { value, form: Form::Words, scale: 0, end: article };
        return Some(with_scales(line, part));
    }
    if is_unit && (article > after || after > at + 1) {
        return Some(Numeral { value, form: Form::Words, scale: 0, end: article });
    }
    let previous = line.before(at).classes;
    let named = previous.has(Class::NumberWord)
        || line.is_any(at.wrapping_sub(1), &["the", "each", "other", "better"]);
    (line.is(after, "of") && !named).then_some(Numeral {
        value,
        form: Form::Fraction,
        scale: 0,
        end: at + 1,
    })
}

/// `dozens`, `tens of thousands`, `hundreds of millions`.
fn vague(line: &Line<'_>, at: usize, least: u32) -> Numeral {
    let value = Number::from(i64::from(least));
    let scale = (least / 2).ilog10() as i32;
    let mut one = Numeral { value, form: Form::Vague, scale, end: at + 1 };
    while line.is(one.end, "of")
        && let Some(Num::Vague(next)) = num(line.word(one.end + 1))
        && one.scale < 24
    {
        let power = (next / 2).ilog10() as i32;
        one.value = one.value.scaled(power);
        one.scale += power;
        one.end += 2;
    }
    one
}
