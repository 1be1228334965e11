//! Whether a number is the amount of a change: “up 19%”, “fell by 3”, “a 5% rise”.

use super::Found;
use super::measure::Measure;
use crate::fact::{Change, Dimension};
use crate::figure::{Kind, Line};
use crate::lexicon::Class;

/// How many words may stand between a verb of change and its amount: “rose by a further 3%”.
const MAX_BETWEEN: usize = 4;

/// How many words may stand between an amount and its noun of change: “a 3% pay rise”.
const MAX_AFTER: usize = 2;

/// The change that the number states whose words, with its bound, begin at `start`.
pub(super) fn change(
    line: &Line<'_>,
    start: usize,
    last: &Measure,
    found: &[Found],
) -> Change {
    let points = line.is_any(last.end, &["points", "point"]);
    if matches!(last.dimension(), Dimension::Age | Dimension::Ratio) {
        return Change::None;
    }
    let measured = last.dimension() != Dimension::Count || points;
    let before = before(line, start, measured, last.dimension() == Dimension::Money);
    if before != Change::None {
        return before;
    }
    let level = line.is_any(start.wrapping_sub(1), &["to", "from", "at"]);
    let after = if level || !measured { Change::None } else { after(line, last.end) };
    if after != Change::None {
        return after;
    }
    if last.dimension() == Dimension::Percent && line.kind(start) == Kind::Digits {
        match line.word(start).chars().next() {
            Some('-' | '−') => return Change::Fall,
            Some('+') => return Change::Rise,
            _ => {}
        }
    }
    shared(line, start, last, found)
}

fn direction(line: &Line<'_>, at: usize) -> Change {
    if line.has(at, Class::Rise) {
        Change::Rise
    } else if line.has(at, Class::Fall) {
        Change::Fall
    } else {
        Change::None
    }
}

/// The verb, or the noun with “of”, before the number.
fn before(line: &Line<'_>, start: usize, measured: bool, money: bool) -> Change {
    let mut by = measured;
    let mut of = false;
    for n in 1..=MAX_BETWEEN {
        let Some(at) = start.checked_sub(n) else { break };
        let found = direction(line, at);
        if found != Change::None {
            let bare = n == 1 && line.is_any(at, &["up", "down"]);
            // A loss of money is a result of business, no change of a figure.
            let result = money
                && line.is_any(at, &["loss", "losses", "lost", "lose", "gain", "gains"])
                && of;
            return if (by || bare) && !result { found } else { Change::None };
        }
        of |= line.is(at, "of");
        if line.is_any(at, &["by", "of"]) {
            by = true;
            continue;
        }
        let fills = [
            "a",
            "an",
            "another",
            "further",
            "additional",
            "extra",
            "total",
            "as",
            "much",
        ];
        let adverb = line.word(at).ends_with("ly");
        if !(line.is_any(at, &fills) || adverb) {
            break;
        }
    }
    Change::None
}

/// The noun or comparative after the number.
fn after(line: &Line<'_>, end: usize) -> Change {
    for at in end..=end + MAX_AFTER {
        let at = line.past_hyphen(at);
        if line.kind(at) != Kind::Word {
            break;
        }
        let found = direction(line, at);
        let is_particle = line.is_any(at, &["up", "down"]) && at > end;
        if found != Change::None && !is_particle {
            return found;
        }
        if line.at(at).classes.any(&[
            Class::Preposition,
            Class::Auxiliary,
            Class::Conjunction,
        ]) {
            break;
        }
    }
    Change::None
}

/// The change of the figure just before, said of this one too: “fell by 125 jobs or 2.2%”, “A was down 3%, B by 2%”.
fn shared(line: &Line<'_>, start: usize, last: &Measure, found: &[Found]) -> Change {
    let Some(previous) = found.last().filter(|found| found.amount.change != Change::None)
    else {
        return Change::None;
    };
    let same = previous.amount.unit == last.unit_name();
    let by = same && line.is(start.wrapping_sub(1), "by");
    let or = line.is(start.wrapping_sub(1), "or")
        && start.saturating_sub(previous.end) <= 3
        && previous.end <= start;
    let bracket = line.is(start.wrapping_sub(1), "(") && previous.end + 1 == start;
    if by || or || bracket { previous.amount.change } else { Change::None }
}
