//! [`QuotationMark`]: double quotation marks, told by their shape.

/// A double quotation mark. Which way a straight one points, its surroundings tell; in German a mark
/// that opens in English closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuotationMark {
    /// `“`, `„`, `«`, `‟`, and the two accents of typewriters.
    Opens,
    /// `”`, `»`, and the two apostrophes of typewriters.
    Closes,
    /// `"`.
    Straight,
}

impl QuotationMark {
    /// The mark that a token is, if it is one.
    pub fn of(token: &str) -> Option<QuotationMark> {
        match token {
            "“" | "„" | "«" | "‟" | "``" => Some(QuotationMark::Opens),
            "”" | "»" | "''" => Some(QuotationMark::Closes),
            "\"" => Some(QuotationMark::Straight),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn single_marks_and_words_are_none() {
        assert_eq!(QuotationMark::of("„"), Some(QuotationMark::Opens));
        assert_eq!(QuotationMark::of("\""), Some(QuotationMark::Straight));
        assert!(
            ["’", "'", "dam", "", "“dam”"].iter().all(|t| QuotationMark::of(t).is_none())
        );
    }
}
