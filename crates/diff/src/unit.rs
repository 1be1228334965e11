//! Units of one dimension and the exact factors between them.

use writethru_facts::Number;

/// A unit in the terms of its dimension's base: `(symbol, base, coefficient, exponent)`, so that
/// one of it is `coefficient × 10^exponent` of the base. Exact by definition (international yard
/// and pound agreement of 1959; SI brochure, 9th edition).
const UNITS: &[(&str, &str, i128, i32)] = &[
    ("m", "m", 1, 0),
    ("km", "m", 1, 3),
    ("cm", "m", 1, -2),
    ("mm", "m", 1, -3),
    ("mi", "m", 1_609_344, -3),
    ("nmi", "m", 1852, 0),
    ("yd", "m", 9144, -4),
    ("ft", "m", 3048, -4),
    ("in", "m", 254, -4),
    ("g", "g", 1, 0),
    ("kg", "g", 1, 3),
    ("mg", "g", 1, -3),
    ("t", "g", 1, 6),
    ("ton", "g", 90_718_474, -2),
    ("lb", "g", 45_359_237, -5),
    ("oz", "g", 28_349_523_125, -9),
    ("st", "g", 635_029_318, -5),
    ("m2", "m2", 1, 0),
    ("km2", "m2", 1, 6),
    ("ha", "m2", 1, 4),
    ("ac", "m2", 40_468_564_224, -7),
    ("mi2", "m2", 2_589_988_110_336, -6),
    ("ft2", "m2", 9_290_304, -8),
    ("l", "l", 1, 0),
    ("ml", "l", 1, -3),
    ("gal", "l", 3_785_411_784, -9),
    ("bbl", "l", 158_987_294_928, -9),
    ("km/h", "km/h", 1, 0),
    ("mph", "km/h", 1_609_344, -6),
    ("kn", "km/h", 1852, -3),
    ("m/s", "km/h", 36, -1),
    ("percentage_point", "percentage_point", 1, 0),
    ("basis_point", "percentage_point", 1, -2),
    ("s", "s", 1, 0),
    ("min", "s", 60, 0),
    ("h", "s", 3600, 0),
    ("d", "s", 86_400, 0),
    ("wk", "s", 604_800, 0),
    ("second", "s", 1, 0),
    ("minute", "s", 60, 0),
    ("hour", "s", 3600, 0),
    ("day", "s", 86_400, 0),
    ("week", "s", 604_800, 0),
    ("month", "month", 1, 0),
    ("quarter", "month", 3, 0),
    ("year", "month", 12, 0),
    ("decade", "month", 120, 0),
];

/// `value` of unit `from` in unit `to`; `None` where they do not measure the same.
pub(crate) fn convert(value: Number, from: &str, to: &str) -> Option<Number> {
    if let Some(degrees) = temperature(value, from, to) {
        return Some(degrees);
    }
    let find = |symbol: &str| UNITS.iter().find(|(known, ..)| *known == symbol);
    let (_, from_base, from_coefficient, from_exponent) = find(from)?;
    let (_, to_base, to_coefficient, to_exponent) = find(to)?;
    if from_base != to_base {
        return None;
    }
    let base = value.times(Number::new(*from_coefficient, *from_exponent))?;
    base.over(Number::new(*to_coefficient, *to_exponent))
}

/// Degrees Celsius in Fahrenheit and the other way.
fn temperature(value: Number, from: &str, to: &str) -> Option<Number> {
    let thirty_two = Number::from(32);
    match (from, to) {
        ("°C", "°F") => value.times(Number::new(18, -1))?.plus(thirty_two),
        ("°F", "°C") => value.minus(thirty_two)?.over(Number::new(18, -1)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conversions_are_exact() {
        let number = |digits| Number::parse(digits).unwrap();
        assert_eq!(convert(number("40"), "mph", "km/h"), Some(number("64.37376")));
        assert_eq!(convert(number("-11"), "°C", "°F"), Some(number("12.2")));
        assert_eq!(convert(number("72"), "hour", "day"), Some(number("3")));
        assert_eq!(convert(number("1"), "km", "kg"), None);
    }
}
