//! The table of change rules, in order of precedence.
//!
//! A rule takes what it can explain from the hunks of a [`Zone`](crate::zone::Zone) and reports
//! findings. Facts come before wording: no rule that labels noise runs over words that a fact rule
//! has not seen, but for differences that no fact can hang on (punctuation, case, glyphs).

mod attribution;
mod certainty;
mod date;
mod exchange;
mod name;
mod polarity;
mod quantity;
mod quote;
pub(crate) mod sentence;
mod style;
mod words;

use crate::zone::Zone;

/// One rule.
pub(crate) struct Rule {
    /// For `--explain`.
    #[allow(dead_code, reason = "read by the explanation of a revision")]
    pub(crate) name: &'static str,
    pub(crate) run: fn(&mut Zone<'_, '_>),
}

/// Every rule over the hunks of linked sentences.
pub(crate) const RULES: &[Rule] = &[
    Rule { name: "style", run: style::run },
    Rule { name: "exchange", run: exchange::run },
    Rule { name: "attribution", run: attribution::run },
    Rule { name: "quantity", run: quantity::run },
    Rule { name: "date", run: date::run },
    Rule { name: "name", run: name::run },
    Rule { name: "quote", run: quote::run },
    Rule { name: "polarity", run: polarity::run },
    Rule { name: "certainty", run: certainty::run },
    Rule { name: "words", run: words::run },
];
