//! Units: what has to be taken together, so that no “he” is without his name and no quotation is cut.

use std::ops::Range;

use crate::opening::Quotation;

/// More sentences than this are not taken for the sake of one: of a longer quotation, or a longer
/// run of “He …” and “But …”, nothing is taken until what it leans on was.
pub(crate) const MAX_UNIT: usize = 3;

/// How a sentence hangs on its neighbours.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Hold {
    /// It leans on the one before it.
    pub(crate) leans: bool,
    /// Whether a quotation goes on after it.
    pub(crate) quotation: Quotation,
}

/// The unit of every sentence of one article: itself, what it leans on, and the rest of a quotation
/// that it opens. Ranges of positions.
pub(crate) fn units(holds: &[Hold]) -> Vec<Range<usize>> {
    let mut open = vec![false; holds.len()];
    for run in open_runs(holds) {
        open[run].fill(true);
    }
    let hangs = |idx: usize| idx > 0 && (holds[idx].leans || open[idx - 1]);
    let mut out: Vec<Range<usize>> = Vec::with_capacity(holds.len());
    for idx in 0..holds.len() {
        let start = if hangs(idx) { out[idx - 1].start } else { idx };
        out.push(start..idx + 1);
    }
    for idx in (0..holds.len().saturating_sub(1)).rev() {
        if open[idx] {
            out[idx].end = out[idx + 1].end;
        }
    }
    out
}

/// Runs of sentences after which one quotation goes on, that is closed in the end. One that goes on
/// for longer than a unit cannot be kept whole, or has lost its close: it holds nothing together.
fn open_runs(holds: &[Hold]) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut runs = Vec::new();
    for (idx, hold) in holds.iter().enumerate() {
        if hold.quotation == Quotation::Open {
            continue;
        }
        if hold.quotation == Quotation::Closed && (1..MAX_UNIT).contains(&(idx - start)) {
            runs.push(start..idx);
        }
        start = idx + 1;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `.` stands alone, `<` leans, `"` leaves a quotation open, `?` loses one.
    fn check(holds: &str, expected: &[Range<usize>]) {
        let quotation = |mark| match mark {
            '"' => Quotation::Open,
            '?' => Quotation::Lost,
            _ => Quotation::Closed,
        };
        let hold = |mark: char| Hold { leans: mark == '<', quotation: quotation(mark) };
        let holds: Vec<Hold> = holds.chars().map(hold).collect();
        assert_eq!(units(&holds), expected);
    }

    #[test]
    fn a_sentence_that_leans_takes_what_it_leans_on() {
        check(".<.", &[0..1, 0..2, 2..3]);
        check(".<<", &[0..1, 0..2, 0..3]);
        check("<.", &[0..1, 1..2]);
    }

    #[test]
    fn a_quotation_is_whole_or_absent() {
        check(".\"\"..", &[0..1, 1..4, 1..4, 1..4, 4..5]);
        check("\"<.", &[0..2, 0..2, 2..3]);
    }

    #[test]
    fn a_quotation_without_a_close_holds_nothing() {
        check(".\"\"", &[0..1, 1..2, 2..3]);
        check("\"?", &[0..1, 1..2]);
        check(&"\"".repeat(40), &(0..40).map(|idx| idx..idx + 1).collect::<Vec<_>>());
    }
}
