//! The table of change rules, in order of precedence.
//!
//! A rule takes what it can explain from the hunks of a [`Zone`](crate::zone::Zone) and reports
//! findings. Facts come before wording: no rule that labels noise runs over words that a fact rule
//! has not seen, but for differences that no fact can hang on (punctuation, case, glyphs).

mod adjunct;
mod attribution;
mod certainty;
mod counterpart;
mod date;
mod exchange;
mod glued;
mod how_many;
pub(crate) mod name;
mod polarity;
mod quantity;
mod quote;
mod reference;
mod restated;
pub(crate) mod sentence;
mod spelling;
mod style;
pub(crate) mod words;

use crate::zone::Zone;

/// One rule: takes what it can explain from the hunks of a zone and reports it.
pub(crate) type Rule = fn(&mut Zone<'_, '_>);

/// Every rule over the hunks of linked sentences, with its name.
pub(crate) const RULES: &[(&str, Rule)] = &[
    ("style", style::run),
    ("spelling", spelling::run),
    ("glued", glued::run),
    ("exchange", exchange::run),
    ("attribution", attribution::run),
    ("how_many", how_many::run),
    ("quantity", quantity::run),
    ("date", date::run),
    ("name", name::run),
    ("quote", quote::run),
    ("polarity", polarity::run),
    ("certainty", certainty::run),
    ("adjunct", adjunct::run),
    ("words", words::run),
];
