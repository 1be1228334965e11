//! Two figures for one thing: do they contradict, refine or round one another?

use writethru_facts::{Amount, Dimension, Modifier, Number};

use crate::change::{Detail, Direction, Relation};
use crate::unit;

/// How two amounts go together; `None` where they measure different things.
pub(crate) fn relation(old: &Amount, new: &Amount) -> Option<Relation> {
    // “Two per cent” and “two percentage points” are two things; so are other hundredths.
    let points = [Some("percentage_point"), Some("basis_point")];
    let is_share = |unit: Option<&str>| unit == Some("%");
    if is_share(old.unit) && points.contains(&new.unit)
        || is_share(new.unit) && points.contains(&old.unit)
    {
        return Some(Relation::Contradicts);
    }
    // The same number in another currency is another sum; another number may be its worth.
    let money = [old, new].map(|amount| amount.dimension == Dimension::Money);
    if money == [true; 2]
        && old.unit != new.unit
        && (old.low, old.high) == (new.low, new.high)
    {
        return Some(Relation::Contradicts);
    }
    let (old_low, old_high, new_low, new_high, converted) = common(old, new)?;
    if old_low == new_low
        && old_high == new_high
        && same_bound(old.modifier, new.modifier)
    {
        return Some(Relation::Equal);
    }
    Some(bounds(
        Bounds { low: old_low, high: old_high, modifier: old.modifier },
        Bounds { low: new_low, high: new_high, modifier: new.modifier },
        converted || !matches!(old.dimension, Dimension::Count | Dimension::Age),
    ))
}

/// A figure in the common unit.
#[derive(Clone, Copy)]
struct Bounds {
    low: Option<Number>,
    high: Option<Number>,
    modifier: Modifier,
}

impl Bounds {
    /// The number that is written, where it is one.
    fn value(self) -> Option<Number> {
        self.low.or(self.high)
    }

    fn is_range(self) -> bool {
        matches!((self.low, self.high), (Some(low), Some(high)) if low != high)
    }

    /// “Dozens”: no upper end though nothing says “at least”.
    fn is_vague(self) -> bool {
        self.modifier == Modifier::About && (self.low.is_none() || self.high.is_none())
    }

    fn is_open(self) -> bool {
        matches!(self.modifier, Modifier::AtLeast | Modifier::AtMost)
    }
}

fn bounds(old: Bounds, new: Bounds, measured: bool) -> Relation {
    let (Some(old_value), Some(new_value)) = (old.value(), new.value()) else {
        return Relation::Contradicts;
    };
    if old.is_range() || new.is_range() {
        let (range, point) = if old.is_range() { (old, new) } else { (new, old) };
        let inside = !point.is_range()
            && point.value() >= range.low
            && point.value() <= range.high;
        return if inside { Relation::Rounds } else { Relation::Contradicts };
    }
    if old.is_open() || new.is_open() || old.is_vague() || new.is_vague() {
        return open(old, new, old_value, new_value);
    }
    if old_value == new_value {
        // What is exactly so much is not more, nor less, than that.
        let strict = |bound: Bounds| {
            matches!(bound.modifier, Modifier::MoreThan | Modifier::LessThan)
        };
        let exact = |bound: Bounds| bound.modifier == Modifier::Exact;
        let refines = strict(old) && exact(new) || strict(new) && exact(old);
        return if refines { Relation::Refines } else { Relation::Rounds };
    }
    let power = old_value.last_digit_power().max(new_value.last_digit_power());
    let coarse = if old_value.last_digit_power() == power { old } else { new };
    let fine = if old_value.last_digit_power() == power { new_value } else { old_value };
    let blurred = old.modifier != Modifier::Exact || new.modifier != Modifier::Exact;
    // Without “about”, a coarser figure is a rounding only of something measured and only where
    // it keeps two digits: “$1.5 billion” for $1.48 billion, but not “10” for 12 dead.
    let may_round =
        blurred || measured && coarse.value().is_some_and(|v| v.significant_digits() > 1);
    let rounds = coarse
        .value()
        .is_some_and(|value| rounds_to(fine, value, power, coarse.modifier));
    if may_round && rounds && old_value.last_digit_power() != new_value.last_digit_power()
    {
        Relation::Rounds
    } else {
        Relation::Contradicts
    }
}

/// Two figures of which one at least has an open end.
fn open(old: Bounds, new: Bounds, old_value: Number, new_value: Number) -> Relation {
    let floors = [Modifier::AtLeast, Modifier::MoreThan];
    let ceilings = [Modifier::AtMost, Modifier::LessThan];
    let sides = |bound: Bounds| {
        (floors.contains(&bound.modifier), ceilings.contains(&bound.modifier))
    };
    // “At least four” and “at most four” share their number and nothing else.
    if sides(old) == (true, false) && sides(new) == (false, true)
        || sides(old) == (false, true) && sides(new) == (true, false)
    {
        return Relation::Contradicts;
    }
    if old_value == new_value {
        let both = old.is_open() && new.is_open() || old.is_vague() && new.is_vague();
        // “At least 10” and “more than 10” are one floor for a reader.
        let floor = floors.contains(&old.modifier) && floors.contains(&new.modifier);
        return if both || floor { Relation::Rounds } else { Relation::Refines };
    }
    let meets = |open: Bounds, value: Number| match open.modifier {
        Modifier::AtMost => open.high.or(open.low).is_some_and(|high| value <= high),
        _ => open.low.is_some_and(|low| value >= low),
    };
    let refines = match (old.is_open() || old.is_vague(), new.is_open() || new.is_vague())
    {
        (true, false) => meets(old, new_value),
        (false, true) => meets(new, old_value),
        _ => false,
    };
    if refines { Relation::Refines } else { Relation::Contradicts }
}

/// A figure is no rounding of one that is more than a tenth of it away: “about £10bn” is not £14bn
/// though both have one digit that counts.
const NEAR: i64 = 10;

/// Whether `fine`, written to the power of ten of `coarse`, is `coarse`: to the nearest, or from
/// the side that the modifier says (“more than 21,000” for 21,900).
fn rounds_to(fine: Number, coarse: Number, power: i32, modifier: Modifier) -> bool {
    let unit = Number::new(1, power);
    let Some(gap) = fine.minus(coarse) else { return false };
    let absolute = |n: Number| if n.is_negative() { n.negated() } else { n };
    let size = absolute(gap);
    if size.times(Number::from(NEAR)).is_none_or(|size| size > absolute(coarse)) {
        return false;
    }
    let half = unit.times(Number::new(5, -1));
    match modifier {
        Modifier::MoreThan => !gap.is_negative() && gap < unit,
        Modifier::LessThan => {
            (gap.is_negative() || gap.is_zero()) && gap.negated() < unit
        }
        _ => half.is_some_and(|half| size <= half),
    }
}

fn same_bound(old: Modifier, new: Modifier) -> bool {
    old == new
}

type Common = (Option<Number>, Option<Number>, Option<Number>, Option<Number>, bool);

/// The bounds of both in one unit, and whether one had to be converted.
fn common(old: &Amount, new: &Amount) -> Option<Common> {
    if old.unit == new.unit {
        return Some((old.low, old.high, new.low, new.high, false));
    }
    if let Some(shares) = shares(old, new) {
        return Some(shares);
    }
    let (old_unit, new_unit) = (old.unit?, new.unit?);
    // “Twelve pounds” may be read as a mass where “£12” cannot.
    if matches!((old_unit, new_unit), ("lb", "GBP") | ("GBP", "lb")) {
        return Some((old.low, old.high, new.low, new.high, false));
    }
    let convert = |value: Option<Number>| match value {
        Some(value) => unit::convert(value, old_unit, new_unit).map(Some),
        None => Some(None),
    };
    let (low, high) = (convert(old.low)?, convert(old.high)?);
    // A converted figure is as exact as the one that it is held against.
    let digits = new.low.or(new.high)?.significant_digits().max(2);
    let round = |value: Option<Number>| value.map(|value| value.rounded(digits));
    Some((round(low), round(high), new.low, new.high, true))
}

/// A part and a percentage, both in percent: “half” and “50%”, “a third” and “33%”.
fn shares(old: &Amount, new: &Amount) -> Option<Common> {
    let is_part =
        |amount: &Amount| amount.unit.is_none() && amount.dimension == Dimension::Ratio;
    let is_percent = |amount: &Amount| amount.unit == Some("%");
    let percent = |amount: &Amount, like: &Amount| -> Option<[Option<Number>; 2]> {
        let digits = like.low.or(like.high)?.significant_digits().max(2);
        let hundredfold = |value: Option<Number>| {
            value
                .and_then(|value| value.times(Number::from(100)))
                .map(|v| v.rounded(digits))
        };
        Some([hundredfold(amount.low), hundredfold(amount.high)])
    };
    if is_part(old) && is_percent(new) {
        let [low, high] = percent(old, new)?;
        return Some((low, high, new.low, new.high, true));
    }
    if is_percent(old) && is_part(new) {
        let [low, high] = percent(new, old)?;
        return Some((old.low, old.high, low, high, true));
    }
    None
}

/// The detail of a change from one amount to another.
pub(crate) fn detail(
    old: Option<&Amount>,
    new: Option<&Amount>,
    relation: Relation,
) -> Detail {
    let value = |amount: &Amount| amount.low.or(amount.high);
    let pair = old.and_then(value).zip(new.and_then(value));
    let same_unit = old.zip(new).is_some_and(|(old, new)| old.unit == new.unit);
    let pair = pair.filter(|_| same_unit);
    let difference = pair.and_then(|(old, new)| new.minus(old));
    Detail::Figure {
        from: old.map(written),
        to: new.map(written),
        direction: difference
            .filter(|gap| !gap.is_zero())
            .map(|gap| if gap.is_negative() { Direction::Down } else { Direction::Up }),
        difference: difference.map(|gap| gap.rounded(12).to_string()),
        ratio: pair
            .and_then(|(old, new)| new.over(old))
            .map(|ratio| ratio.rounded(4).to_string()),
        relation,
    }
}

/// `12`, `2.7..3.0`, `12..` for an open end.
fn written(amount: &Amount) -> String {
    let text = |number: Option<Number>| number.map(|n| n.rounded(12).to_string());
    match (text(amount.low), text(amount.high)) {
        (Some(low), Some(high)) if low == high => low,
        (low, high) => {
            format!("{}..{}", low.unwrap_or_default(), high.unwrap_or_default())
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check;
    use expect_test::expect;

    #[test]
    fn the_same_number_in_another_currency() {
        check(
            "The club paid £20m for him.",
            "The club paid €20m for him.",
            &expect!["quantity revised fact | £20m → €20m | another figure"],
        );
        check(
            "The club paid £20m for him.",
            "The club paid £20 million for him.",
            &expect![
                "quantity revised same | £20m → £20 million | the same figure written otherwise"
            ],
        );
    }

    #[test]
    fn points_and_hundredths_of_them() {
        check(
            "It rose by a quarter of a percentage point.",
            "It rose by 25 basis points.",
            &expect![
                "quantity revised same | a quarter of a percentage point → 25 basis points | the same figure written otherwise"
            ],
        );
        check(
            "It fell 6 basis points.",
            "It fell 0.6 percentage points.",
            &expect![
                "quantity revised fact | 6 basis points → 0.6 percentage points | another figure"
            ],
        );
        check(
            "It fell 6 percent.",
            "It fell 6 percentage points.",
            &expect![
                "quantity revised fact | 6 percent → 6 percentage points | another figure"
            ],
        );
    }
}
