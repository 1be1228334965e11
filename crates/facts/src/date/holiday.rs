//! Holidays with a name: fixed days, nth weekdays of a month, and Easter.

use jiff::civil::Date as Day;

use super::calendar::{add_days, day};
use crate::figure::Line;
use crate::lexicon::Class;

/// When a holiday is.
#[derive(Clone, Copy)]
enum Rule {
    Fixed(i8, i8),
    /// The nth (or last, 0) weekday (Monday is 1) of a month, and days to add.
    Nth(i8, i8, i8, i64),
    /// Days after Easter Sunday.
    Easter(i64),
}

/// Names in lower case, longer ones before those that they begin with.
const HOLIDAYS: [(&str, Rule); 29] = [
    ("christmas eve", Rule::Fixed(12, 24)),
    ("christmas day", Rule::Fixed(12, 25)),
    ("christmas", Rule::Fixed(12, 25)),
    ("boxing day", Rule::Fixed(12, 26)),
    ("new year's eve", Rule::Fixed(12, 31)),
    ("new year's day", Rule::Fixed(1, 1)),
    ("new years eve", Rule::Fixed(12, 31)),
    ("new years day", Rule::Fixed(1, 1)),
    ("valentine's day", Rule::Fixed(2, 14)),
    ("st. patrick's day", Rule::Fixed(3, 17)),
    ("april fools' day", Rule::Fixed(4, 1)),
    ("may day", Rule::Fixed(5, 1)),
    ("independence day", Rule::Fixed(7, 4)),
    ("halloween", Rule::Fixed(10, 31)),
    ("veterans day", Rule::Fixed(11, 11)),
    ("juneteenth", Rule::Fixed(6, 19)),
    ("bastille day", Rule::Fixed(7, 14)),
    ("martin luther king day", Rule::Nth(3, 1, 1, 0)),
    ("presidents day", Rule::Nth(3, 1, 2, 0)),
    ("memorial day", Rule::Nth(0, 1, 5, 0)),
    ("labor day", Rule::Nth(1, 1, 9, 0)),
    ("columbus day", Rule::Nth(2, 1, 10, 0)),
    ("thanksgiving day", Rule::Nth(4, 4, 11, 0)),
    ("thanksgiving", Rule::Nth(4, 4, 11, 0)),
    ("black friday", Rule::Nth(4, 4, 11, 1)),
    ("good friday", Rule::Easter(-2)),
    ("easter monday", Rule::Easter(1)),
    ("easter sunday", Rule::Easter(0)),
    ("easter", Rule::Easter(0)),
];

/// A holiday at some pieces.
pub(super) struct Holiday {
    rule: Rule,
    pub(super) end: usize,
}

/// The holiday at `at`.
pub(super) fn holiday(line: &Line<'_>, at: usize) -> Option<Holiday> {
    // The first words are in the list, but for “Valentine” without its “’s”.
    if !(line.has(at, Class::DateWord) || line.is(at, "valentine")) {
        return None;
    }
    let initial = line.word(at).bytes().next().map(|byte| byte.to_ascii_lowercase());
    let mut likely = HOLIDAYS.iter().filter(|(name, _)| name.bytes().next() == initial);
    likely.find_map(|(name, rule)| {
        let mut end = at;
        let written = name.split(' ').all(|word| {
            let (stem, s) =
                word.split_once("'s").map_or((word, false), |(stem, _)| (stem, true));
            let is = line.is(end, stem);
            end += 1;
            if s && line.is_any(end, &["'s", "’s"]) {
                end += 1;
            }
            is
        });
        written.then_some(Holiday { rule: *rule, end })
    })
}

impl Holiday {
    /// Its day in a year.
    pub(super) fn in_year(&self, year: i16) -> Option<Day> {
        match self.rule {
            Rule::Fixed(month, of_month) => day(year, month, of_month),
            Rule::Nth(0, weekday, month, _) => {
                let last = day(year, month, 1)?.last_of_month();
                let back =
                    (last.weekday().to_monday_one_offset() - weekday).rem_euclid(7);
                Some(add_days(last, -i64::from(back)))
            }
            Rule::Nth(n, weekday, month, plus) => {
                let first = day(year, month, 1)?;
                let ahead =
                    (weekday - first.weekday().to_monday_one_offset()).rem_euclid(7);
                Some(add_days(first, i64::from(ahead) + 7 * (i64::from(n) - 1) + plus))
            }
            Rule::Easter(days) => Some(add_days(easter(year)?, days)),
        }
    }
}

/// Easter Sunday of the Gregorian calendar (Meeus, *Astronomical Algorithms*, ch. 8).
fn easter(year: i16) -> Option<Day> {
    let year_32 = i32::from(year);
    let (golden, century, of_century) = (year_32 % 19, year_32 / 100, year_32 % 100);
    let skipped = (8 * century + 13) / 25;
    let epact = (19 * golden + century - century / 4 - skipped + 15) % 30;
    let weekday =
        (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let shift = (golden + 11 * epact + 22 * weekday) / 451;
    let sum = epact + weekday - 7 * shift + 114;
    day(year, (sum / 31) as i8, (sum % 31) as i8 + 1)
}
