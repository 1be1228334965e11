//! The table of rules: why each reads what it reads, in words for people.

/// What the rule of this name looks for; `None` if it is not told here.
pub fn because(rule: &str) -> Option<&'static str> {
    let found = REASONS.iter().find(|(name, _)| *name == rule);
    found.map(|(_, reason)| *reason)
}

/// Rules by name, ascending.
const REASONS: &[(&str, &str)] = &[
    ("dates/calendar", "a calendar date, month or year"),
    ("dates/clock", "a time of day"),
    ("dates/length", "a length of time"),
    ("dates/part_of_day", "a part of a day"),
    ("dates/prefixed", "a date with a word that narrows it"),
    ("dates/reference", "a word for now, before or later"),
    ("dates/relative", "told from the day of publication"),
    ("dates/second_day", "the second day of a pair"),
    ("dates/set", "a repeated time"),
    ("events/auxiliary", "an auxiliary that is the main verb"),
    ("events/contraction", "a verb within a contraction"),
    ("events/noun", "a noun that names an event"),
    ("events/verb", "a main verb"),
    ("names/capitals", "capitals where none are due otherwise"),
    ("names/chain", "a form of a name that stands elsewhere in full"),
    ("names/title", "a title before it"),
    ("neutral/digits", "digits, in a text that is not English"),
    ("neutral/iso_date", "a date in digits, the year first"),
    ("neutral/marks", "words in quotation marks, in a text that is not English"),
    ("quantities/count", "a number with what it counts"),
    ("quantities/measure", "a number with a unit"),
    ("quantities/range", "two ends of a range"),
    ("quantities/rank", "a place in an order"),
    ("quantities/score", "one side of a result"),
    ("quantities/vague", "a word for a vague number"),
    ("quotes/according_to", "a source named by “according to” or the like"),
    ("quotes/after_cue", "what follows a verb of saying"),
    ("quotes/after_lead", "quotation marks after their lead-in"),
    ("quotes/before_cue", "what stands before a verb of saying"),
    ("quotes/colon", "a speaker, a colon and what was said"),
    ("quotes/inverted", "a verb of saying, its speaker, then quotation marks"),
    ("quotes/led", "quotation marks with a speaker beside them"),
    ("quotes/no_cue", "quotation marks without a word of saying"),
    ("quotes/worded", "quotation marks after a noun for words, such as “phrase”"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_told_once_each_in_order() {
        assert!(REASONS.is_sorted_by(|a, b| a.0 < b.0));
        assert_eq!(because("events/verb"), Some("a main verb"));
        assert_eq!(because("events/none"), None);
    }
}
