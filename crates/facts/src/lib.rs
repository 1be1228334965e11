//! What a text claims: typed, normalised facts, each with its span, certainty and attribution.
//!
//! [`read`] runs the ordered passes of one table over an article and returns a [`Reading`]: the
//! article and its [`Fact`]s sorted by span. Each pass reads what earlier ones found.
//!
//! ```
//! use writethru_article::Article;
//! use writethru_facts::{Settings, read};
//!
//! let article = Article::from_paragraphs(&["The town is quiet."]);
//! let reading = read(&article, &Settings::default());
//! assert_eq!(reading.article.text.source(), "The town is quiet.");
//! ```

mod certainty;
mod date;
mod draft;
mod event;
mod fact;
mod figure;
mod language;
mod lexicon;
mod name;
mod neutral;
mod number;
mod pass;
mod quantity;
mod quote;
mod reading;
mod rule;
mod standing;
mod tag;
mod vocabulary;

pub use fact::{
    Amount, Attribution, Certainty, Change, Counted, Date, DateType, Dimension, Event,
    Fact, FactKind, Level, Modifier, Name, NameType, Polarity, Quote, QuoteForm, Speaker,
    Value,
};
pub use number::Number;
pub use reading::{Reading, Settings, read, read_pair};
pub use rule::because;
