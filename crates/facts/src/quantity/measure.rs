//! [`Measure`]: a number with its currency or unit.

use crate::fact::Dimension;
use crate::figure::{Form, Kind, Line, Numeral, Unit, code, numeral, sign, unit};
use crate::lexicon::Class;
use crate::number::Number;

/// From this amount on, “pounds” without a sign are money: people and loads weigh less.
const POUNDS_ARE_MONEY: i64 = 20_000;

/// A number with its unit, at the pieces `[start, end)`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measure {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) numeral: Numeral,
    pub(super) unit: Option<&'static Unit>,
    /// Whether the unit stands before the number.
    pub(super) prefixed: bool,
    pub(super) age: bool,
}

impl Measure {
    pub(super) fn value(&self) -> Number {
        self.numeral.value
    }

    pub(super) fn dimension(&self) -> Dimension {
        match self.unit {
            _ if self.age => Dimension::Age,
            Some(unit) => unit.dimension,
            None if self.numeral.form == Form::Fraction => Dimension::Ratio,
            None => Dimension::Count,
        }
    }

    pub(super) fn unit_name(&self) -> Option<&'static str> {
        self.unit.and_then(|unit| unit.name)
    }
}

/// The number at `at`, with its unit before or after it.
pub(super) fn measure(line: &Line<'_>, at: usize) -> Option<Measure> {
    if let Some(measure) = prefixed(line, at) {
        return Some(measure);
    }
    let number = numeral(line, at)?;
    let number = ratio(line, number);
    let plain = Measure {
        start: at,
        end: number.end,
        numeral: number,
        unit: None,
        prefixed: false,
        age: false,
    };
    let mut measure = suffixed(line, plain).unwrap_or(plain);
    age(line, &mut measure);
    (measure.unit.is_some() || !is_pronoun(line, &measure)).then_some(measure)
}

/// `$5 million`, `US$5m`, `USD 5`, `RM5`.
fn prefixed(line: &Line<'_>, at: usize) -> Option<Measure> {
    let mut number_at = at + 1;
    let unit = match line.kind(at) {
        Kind::Currency => sign(line.word(at))?,
        Kind::Word if line.kind(at + 1) == Kind::Currency => {
            number_at += 1;
            split_sign(line.word(at), line.word(at + 1))?
        }
        Kind::Word if line.capital(at) && line.kind(at + 1) == Kind::Digits => {
            code(line.word(at))?
        }
        _ => return None,
    };
    let number = numeral(line, number_at)?;
    Some(Measure {
        start: at,
        end: number.end,
        numeral: number,
        unit: Some(unit),
        prefixed: true,
        age: false,
    })
}

/// The currency of `HK $`, where a blank parts the sign.
fn split_sign(country: &str, dollar: &str) -> Option<&'static Unit> {
    let names = ["AUD", "CAD", "HKD", "NZD", "SGD", "TWD", "USD"];
    let starts = ["A", "C", "HK", "NZ", "S", "NT", "US"];
    let idx = starts.iter().position(|start| *start == country)?;
    (dollar == "$").then(|| code(names[idx])).flatten()
}

/// `5 km`, `5km`, `5-mile`, `5 million euros`.
fn suffixed(line: &Line<'_>, plain: Measure) -> Option<Measure> {
    let at = line.past_hyphen(plain.end);
    let of = plain.numeral.form == Form::Vague && line.is(at, "of");
    // “A quarter of a percentage point” and “two-thirds of a mile”.
    let of_one = plain.numeral.form == Form::Fraction
        && line.is(at, "of")
        && line.is_any(at + 1, &["a", "an"]);
    let at = at + if of_one { 2 } else { usize::from(of) };
    let (mut unit, mut end) = unit(line, at)?;
    if line.kind(at) == Kind::Currency && line.kind(at + 1) == Kind::Digits {
        return None;
    }
    // A symbol of one letter is a unit after digits only, and not before an apostrophe.
    let short = line.word(at).len() == 1 && line.kind(at) == Kind::Word;
    let glued = !line.at(at).gap;
    if short && (line.kind(plain.start) != Kind::Digits || line.is(at + 1, "'s"))
        || line.word(at) == "p" && !glued
        || line.word(at) == "s" && glued && !line.word(plain.start).contains('.')
    {
        return None;
    }
    if short && unit.dimension == Dimension::Temperature && !(glued && is_weather(plain))
    {
        return None;
    }
    let pounds = line.is_any(at, &["pound", "pounds"]) && end == at + 1;
    if pounds && plain.value() >= Number::from(POUNDS_ARE_MONEY) {
        unit = crate::figure::symbol("GBP")?;
    }
    if unit.name == Some("%") && line.is_any(end, &["point", "points"]) {
        unit = crate::figure::symbol("pp")?;
        end += 1;
    }
    Some(Measure { end, unit: Some(unit), ..plain })
}

/// Whether a figure may be a temperature on Earth in degrees: “30C”, but no “Form 1040C”.
fn is_weather(plain: Measure) -> bool {
    plain.value() >= Number::from(-90) && plain.value() <= Number::from(140)
}

/// “one in five”, “nine out of 10”: the quotient.
fn ratio(line: &Line<'_>, first: Numeral) -> Numeral {
    if first.form == Form::Vague || first.scale > 0 {
        return first;
    }
    let out_of = line.are(first.end, &["out", "of"])
        || line.are(first.end, &["out", "of", "every"]);
    let every =
        usize::from(line.is(first.end + 1, "every") || line.is(first.end + 2, "every"));
    let at = first.end + if out_of { 2 } else { 1 } + every;
    let small = first.value >= Number::ONE && first.value <= Number::from(9);
    if !(out_of || line.is(first.end, "in") && small) {
        return first;
    }
    let Some(second) = numeral(line, at) else { return first };
    let is_share = second.value > first.value
        && second.value >= Number::from(3)
        && second.value.to_integer().is_some()
        && second.form != Form::Vague
        && unit(line, line.past_hyphen(second.end)).is_none()
        && !(second.value > Number::from(1000) && second.scale == 0 && !out_of);
    let years = line.kind(at) == Kind::Digits && line.word(at).len() == 4 && !out_of;
    match first.value.over(second.value) {
        Some(value) if is_share && !years => {
            Numeral { value, form: Form::Fraction, scale: 0, end: second.end }
        }
        _ => first,
    }
}

/// Makes “54-year-old”, “54 years old” and “aged 54” ages.
fn age(line: &Line<'_>, measure: &mut Measure) {
    let year = crate::figure::symbol("yr");
    let duration = measure.unit.is_some_and(|unit| unit.dimension == Dimension::Duration);
    if duration {
        let at = line.past_hyphen(measure.end);
        if line.is_any(at, &["old", "olds"]) {
            (measure.age, measure.end) = (true, at + 1);
        } else if line.are(at, &["of", "age"]) {
            (measure.age, measure.end) = (true, at + 2);
        }
        return;
    }
    if measure.unit.is_some() || measure.numeral.form == Form::Fraction {
        return;
    }
    if line.is(measure.end, "yo") {
        (measure.age, measure.unit, measure.end) = (true, year, measure.end + 1);
        return;
    }
    let human = measure.value() <= Number::from(120) && measure.value() > Number::ZERO;
    let near = measure.start.wrapping_sub(1);
    let before = near.wrapping_sub(usize::from(line.is(near, "between")));
    let aged = line.is_any(before, &["aged", "age", "ages"]);
    if human && (aged || is_apposed(line, measure) || is_predicate(line, measure)) {
        (measure.age, measure.unit) = (true, year);
    }
}

/// Whether a number stands between commas, or in brackets, after a name: “Ana Ruiz, 54, said”.
fn is_apposed(line: &Line<'_>, measure: &Measure) -> bool {
    let (at, end) = (measure.start, measure.end);
    let digits = line.kind(at) == Kind::Digits && measure.value().to_integer().is_some();
    let name = at >= 2 && line.kind(at - 2) == Kind::Word && line.capital(at - 2);
    let comma =
        line.is(at.wrapping_sub(1), ",") && (line.is(end, ",") || line.is(end, "."));
    let adult = measure.value() >= Number::from(5);
    let number_after = line.kind(end + 1) == Kind::Digits;
    let month = at >= 2 && line.has(at - 2, Class::DateWord);
    digits && name && comma && adult && !number_after && !month
}

/// Whether a number is said of a person: “she is 54”, “he will be 35 in May”, “who turned 40 on Monday”.
fn is_predicate(line: &Line<'_>, measure: &Measure) -> bool {
    let at = measure.start;
    let verb = at.wrapping_sub(1);
    let adult = measure.value() >= Number::from(5) && measure.end == at + 1;
    if !(adult && line.is_any(verb, &["is", "was", "be", "turned", "turns", "turn"])) {
        return false;
    }
    let helper = verb.wrapping_sub(1);
    let helps = ["will", "would", "just", "now", "only", "already", "then"];
    let subject = helper.wrapping_sub(usize::from(line.is_any(helper, &helps)));
    let ends = matches!(line.kind(measure.end), Kind::Mark | Kind::End)
        || line.is_any(
            measure.end,
            &["by", "when", "in", "at", "on", "and", "next", "this", "last"],
        );
    ends && line.is_any(subject, &["he", "she", "who", "i"])
}

/// Whether “one” is a pronoun or a determiner that counts nothing.
fn is_pronoun(line: &Line<'_>, measure: &Measure) -> bool {
    let at = measure.start;
    if measure.end != at + 1 || !line.is(at, "one") {
        return false;
    }
    let after = line.at(measure.end);
    let stops = [
        Class::Determiner,
        Class::Preposition,
        Class::Pronoun,
        Class::Conjunction,
        Class::Auxiliary,
        Class::Modal,
        Class::Negation,
        Class::PastVerb,
    ];
    let before = [
        "the", "this", "that", "which", "no", "any", "every", "each", "another", "last",
        "good", "only", "big", "new", "first",
    ];
    let named = line.is_any(at.wrapping_sub(1), &before);
    let noun = after.kind == Kind::Word && !after.classes.any(&stops)
        || line.is(measure.end, "more");
    !noun
        || (named && line.kind(measure.end) != Kind::Word)
        || line.is(measure.end, "another")
}
