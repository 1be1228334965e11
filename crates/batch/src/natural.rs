//! Natural order of names: `v2` before `v10`.

use std::cmp::Ordering;

/// Compares names with their runs of digits as numbers; names that differ only in leading zeros
/// compare by their bytes.
pub(crate) fn natural(old: &str, new: &str) -> Ordering {
    let (mut a, mut b) = (old, new);
    while !a.is_empty() && !b.is_empty() {
        let (run_a, run_b) = (run(a), run(b));
        let both_digits = is_digit(run_a) && is_digit(run_b);
        let (x, y) = (run_a.trim_start_matches('0'), run_b.trim_start_matches('0'));
        let order = if both_digits {
            x.len().cmp(&y.len()).then(x.cmp(y))
        } else {
            run_a.cmp(run_b)
        };
        if order != Ordering::Equal {
            return order;
        }
        (a, b) = (&a[run_a.len()..], &b[run_b.len()..]);
    }
    a.len().cmp(&b.len()).then(old.cmp(new))
}

/// The longest start of digits, or of anything else.
fn run(text: &str) -> &str {
    let digits = is_digit(text);
    let end = text.find(|c: char| c.is_ascii_digit() != digits);
    &text[..end.unwrap_or(text.len())]
}

fn is_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_count_by_value() {
        let mut names = ["v10.md", "v2.md", "v1.md", "v02b.md", "a"];
        names.sort_by(|old, new| natural(old, new));
        assert_eq!(names, ["a", "v1.md", "v2.md", "v02b.md", "v10.md"]);
    }
}
