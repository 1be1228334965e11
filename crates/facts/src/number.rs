//! Exact decimal numbers.

use std::cmp::Ordering;
use std::fmt;

/// An exact decimal: `coefficient × 10^exponent`, never a float.
///
/// Kept in lowest terms (no trailing zero in the coefficient), so that equal numbers are equal
/// values. Operations that would overflow 128 bits, or more than 10^±60, return `None`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Number {
    // Invariant: no trailing decimal zero; zero has exponent 0.
    coefficient: i128,
    exponent: i32,
}

/// Decimal strings of a quotient have at most this many significant digits.
const SIGNIFICANT: u32 = 12;

/// Greatest magnitude of an exponent.
const MAX_EXPONENT: i32 = 60;

impl Number {
    /// Nothing.
    pub const ZERO: Number = Number { coefficient: 0, exponent: 0 };
    /// One.
    pub const ONE: Number = Number { coefficient: 1, exponent: 0 };

    /// `coefficient × 10^exponent`, in lowest terms.
    pub fn new(mut coefficient: i128, mut exponent: i32) -> Number {
        if coefficient == 0 {
            return Number { coefficient: 0, exponent: 0 };
        }
        while coefficient % 10 == 0 {
            coefficient /= 10;
            exponent += 1;
        }
        Number { coefficient, exponent }
    }

    /// Reads ASCII digits with at most one `.`; commas between digits are skipped. A leading `-`
    /// or `+` is a sign. `None` for anything else and for more than 30 digits.
    pub fn parse(digits: &str) -> Option<Number> {
        let (negative, digits) = match digits.as_bytes().first()? {
            b'-' => (true, &digits[1..]),
            b'+' => (false, &digits[1..]),
            _ => (false, digits),
        };
        let (mut coefficient, mut exponent, mut seen, mut point) = (0_i128, 0, 0, false);
        for byte in digits.bytes() {
            match byte {
                b'0'..=b'9' => {
                    coefficient = coefficient * 10 + i128::from(byte - b'0');
                    exponent -= i32::from(point);
                    seen += 1;
                }
                b'.' if !point => point = true,
                b',' if !point => {}
                _ => return None,
            }
            if seen > 30 {
                return None;
            }
        }
        let signed = if negative { -coefficient } else { coefficient };
        (seen > 0).then(|| Number::new(signed, exponent))
    }

    /// Times a power of ten.
    pub fn scaled(self, power: i32) -> Number {
        if self.coefficient == 0 {
            self
        } else {
            Number::new(self.coefficient, self.exponent + power)
        }
    }

    /// The product.
    pub fn times(self, other: Number) -> Option<Number> {
        let exponent = self.exponent.checked_add(other.exponent)?;
        let coefficient = self.coefficient.checked_mul(other.coefficient)?;
        (exponent.abs() <= MAX_EXPONENT).then(|| Number::new(coefficient, exponent))
    }

    /// The sum.
    pub fn plus(self, other: Number) -> Option<Number> {
        let (a, b, exponent) = self.aligned(other)?;
        Some(Number::new(a.checked_add(b)?, exponent))
    }

    /// The difference.
    pub fn minus(self, other: Number) -> Option<Number> {
        self.plus(other.negated())
    }

    /// With the other sign.
    pub fn negated(self) -> Number {
        Number { coefficient: -self.coefficient, exponent: self.exponent }
    }

    /// The quotient, rounded half away from zero to 12 significant digits; `None` for a zero divisor.
    pub fn over(self, other: Number) -> Option<Number> {
        if other.coefficient == 0 {
            return None;
        }
        if self.coefficient == 0 {
            return Some(self);
        }
        let mut numerator = self.coefficient;
        let mut exponent = self.exponent.checked_sub(other.exponent)?;
        let digits = |n: i128| n.unsigned_abs().checked_ilog10().unwrap_or(0);
        while digits(numerator) < digits(other.coefficient) + SIGNIFICANT + 1 {
            numerator = numerator.checked_mul(10)?;
            exponent -= 1;
        }
        Some(Number::new(numerator / other.coefficient, exponent).rounded(SIGNIFICANT))
    }

    /// Rounded half away from zero to this many significant digits.
    pub fn rounded(self, significant: u32) -> Number {
        let Some(digits) = self.coefficient.unsigned_abs().checked_ilog10() else {
            return self;
        };
        let extra = (digits + 1).saturating_sub(significant);
        let unit = 10_i128.pow(extra);
        let half = if self.coefficient < 0 { -unit / 2 } else { unit / 2 };
        if extra == 0 {
            self
        } else {
            Number::new((self.coefficient + half) / unit, self.exponent + extra as i32)
        }
    }

    /// How many significant decimal digits it is written with; zero has none.
    pub fn significant_digits(self) -> u32 {
        self.coefficient.unsigned_abs().checked_ilog10().map_or(0, |digits| digits + 1)
    }

    /// The power of ten of its last significant digit: 1,500 has 2, 2.5 has −1.
    pub fn last_digit_power(self) -> i32 {
        self.exponent
    }

    /// Whether it is below zero.
    pub fn is_negative(self) -> bool {
        self.coefficient < 0
    }

    /// Whether it is zero.
    pub fn is_zero(self) -> bool {
        self.coefficient == 0
    }

    /// The value as a whole number, if it is one that fits.
    pub fn to_integer(self) -> Option<i128> {
        if self.exponent < 0 {
            return None;
        }
        self.coefficient.checked_mul(10_i128.checked_pow(self.exponent as u32)?)
    }

    /// The nearest float: for ranking and weighing, never for comparing facts.
    pub fn to_f64(self) -> f64 {
        self.coefficient as f64 * 10_f64.powi(self.exponent)
    }

    /// Both coefficients at the smaller exponent.
    fn aligned(self, other: Number) -> Option<(i128, i128, i32)> {
        let exponent = self.exponent.min(other.exponent);
        let lift = |n: Number| {
            let power = 10_i128.checked_pow((n.exponent - exponent) as u32)?;
            n.coefficient.checked_mul(power)
        };
        Some((lift(self)?, lift(other)?, exponent))
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Number {
        Number::new(i128::from(value), 0)
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Number) -> Ordering {
        match self.aligned(*other) {
            Some((a, b, _)) => a.cmp(&b),
            None => self.to_f64().total_cmp(&other.to_f64()),
        }
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Number) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.coefficient.unsigned_abs().to_string();
        let sign = if self.coefficient < 0 { "-" } else { "" };
        if self.exponent >= 0 {
            return write!(f, "{sign}{digits}{}", "0".repeat(self.exponent as usize));
        }
        let places = (-self.exponent) as usize;
        let padded = format!("{digits:0>width$}", width = places + 1);
        let (whole, fraction) = padded.split_at(padded.len() - places);
        write!(f, "{sign}{whole}.{fraction}")
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(digits: &str) -> Number {
        Number::parse(digits).unwrap()
    }

    #[test]
    fn equal_values_are_equal_and_print_plainly() {
        assert_eq!(number("1,500.00"), Number::new(15, 2));
        assert_eq!(number("1,500.00").to_string(), "1500");
        assert_eq!(number("-0.05").to_string(), "-0.05");
        assert_eq!(number("2.5").scaled(6).to_string(), "2500000");
    }

    #[test]
    fn arithmetic_is_exact() {
        assert_eq!(number("0.1").plus(number("0.2")), Some(number("0.3")));
        assert_eq!(number("31").over(number("12")).unwrap().to_string(), "2.58333333333");
        assert_eq!(number("1").over(number("0")), None);
        assert_eq!(number("0").over(number("3")), Some(number("0")));
        assert!(number("9.99") < number("10"));
    }

    #[test]
    fn not_every_string_is_a_number() {
        for text in ["", "-", "1.2.3", "12a", "."] {
            assert_eq!(Number::parse(text), None, "{text}");
        }
    }
}
