//! Reading the lists in `data/`: sorted, comments left out.

/// The lines of a list, sorted.
pub(crate) fn lines(list: &'static str) -> Vec<&'static str> {
    let mut lines: Vec<&str> =
        list.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect();
    lines.sort_unstable();
    lines
}

/// The words of a list, sorted.
pub(crate) fn words(list: &'static str) -> Vec<&'static str> {
    let mut words: Vec<&str> = list
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .collect();
    words.sort_unstable();
    words
}
