//! [`Error`]: why bytes could not be read.

use std::fmt;

use writethru_article::Article;

/// Why bytes could not be read as articles. The message names the input and says what was
/// expected; what could be read before the failure comes with it.
#[derive(Debug)]
pub struct Error {
    kind: ErrorKind,
    message: String,
    articles: Vec<Article>,
}

/// What went wrong.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// No format has this name, or the content is none that can be read.
    Format,
    /// Larger than the reader's bound, packed or unpacked.
    Size,
    /// Nested deeper than the reader's bound.
    Depth,
    /// More work than the reader's bound: elements, attributes.
    Work,
    /// Binary matter where text was expected.
    Noise,
    /// Not well-formed, with nothing to fall back on.
    Malformed,
    /// Ends before its end.
    Truncated,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Error { kind, message: message.into(), articles: Vec::new() }
    }

    /// The same error with the articles that could be read all the same.
    pub(crate) fn after(self, articles: Vec<Article>) -> Self {
        Error { articles, ..self }
    }

    /// The same error with the name of the input before its message.
    pub(crate) fn named(self, name: &str) -> Self {
        Error { message: format!("{name}: {}", self.message), ..self }
    }

    /// What went wrong.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The articles that were read before the failure or around it, in order; mostly none.
    pub fn articles(&self) -> &[Article] {
        &self.articles
    }

    pub(crate) fn articles_mut(&mut self) -> &mut [Article] {
        &mut self.articles
    }

    /// The articles, to keep them.
    pub fn into_articles(self) -> Vec<Article> {
        self.articles
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
