//! Where the characters of an article are: spans, tokens and sentences of one text.
//!
//! A [`Text`] owns a source string with its [`Token`]s and [`Sentence`]s; all other crates store
//! [`Span`]s into it. Nothing here can fail: any string has tokens and sentences.
//!
//! ```
//! use writethru_text::Text;
//!
//! let text = Text::new("Dr. Ruiz paid $2.5 million. \"We knew,\" she said.", &[]);
//! let words: Vec<&str> = text.tokens_of(0).iter().map(|token| &text[token.span]).collect();
//! assert_eq!(words, ["Dr.", "Ruiz", "paid", "$", "2.5", "million", "."]);
//! assert_eq!(text.sentences().len(), 2);
//! ```

mod abbreviation;
mod ending;
mod layout;
mod opener;
mod quotation;
mod sentence;
mod span;
mod text;
mod token;
mod words;

pub use quotation::QuotationMark;
pub use sentence::Sentence;
pub use span::Span;
pub use text::{Cut, Text};
pub use token::{Token, TokenKind};
