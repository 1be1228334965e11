//! Closed classes of English words that tell whether a sentence begins or goes on.

use std::sync::LazyLock;

static STARTERS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../data/starters.txt").lines();
    let mut words: Vec<&str> = lines
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .collect();
    words.sort_unstable();
    words
});

/// Whether the word begins a sentence after an abbreviation: “… of Ruiz Inc. The firm …”.
pub(crate) fn is_starter(word: &str) -> bool {
    STARTERS.binary_search(&word).is_ok()
}

/// Whether the word, with its capital, stands inside a sentence only as part of a title.
pub(crate) fn is_run_on_opener(word: &str) -> bool {
    matches!(
        word,
        "In" | "At"
            | "On"
            | "He"
            | "It"
            | "We"
            | "She"
            | "They"
            | "This"
            | "These"
            | "There"
            | "When"
            | "While"
            | "Since"
            | "After"
            | "Before"
            | "During"
            | "Although"
            | "However"
    )
}

/// Whether a word of two letters is a plain word: “its good. read it. why not”.
pub(crate) fn is_short_word(word: &str) -> bool {
    matches!(
        word,
        "it" | "me"
            | "us"
            | "he"
            | "we"
            | "so"
            | "no"
            | "oh"
            | "ok"
            | "up"
            | "do"
            | "go"
            | "in"
            | "on"
            | "to"
            | "of"
            | "is"
            | "am"
            | "be"
            | "my"
    )
}

/// Whether the word goes on after `p.m.`: days, months and time zones.
pub(crate) fn is_time_word(word: &str) -> bool {
    let zone =
        matches!(word.len(), 2..=4) && word.bytes().all(|b| b.is_ascii_uppercase());
    let day = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    zone || day.iter().any(|day| word.starts_with(day))
        || matches!(
            word,
            "January"
                | "February"
                | "March"
                | "April"
                | "May"
                | "June"
                | "July"
                | "August"
                | "September"
                | "October"
                | "November"
                | "December"
                | "Jan."
                | "Feb."
                | "Mar."
                | "Apr."
                | "Jun."
                | "Jul."
                | "Aug."
                | "Sept."
                | "Oct."
                | "Nov."
                | "Dec."
                | "Eastern"
                | "Central"
                | "Mountain"
                | "Pacific"
                | "Greenwich"
        )
}

/// Whether the word reports a quotation before it: “Why?” Ruiz asked.
pub(crate) fn is_reporting(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "asked"
            | "asks"
            | "told"
            | "tells"
            | "added"
            | "adds"
            | "replied"
            | "wrote"
            | "writes"
            | "shouted"
            | "cried"
            | "yelled"
            | "wondered"
            | "answered"
            | "tweeted"
            | "posted"
            | "joked"
            | "quipped"
            | "exclaimed"
            | "recalled"
            | "thought"
            | "whispered"
            | "screamed"
            | "called"
            | "continued"
            | "demanded"
    )
}
