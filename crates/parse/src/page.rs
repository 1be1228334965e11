//! [`Page`]: decoded content and what the caller knows of it.

use writethru_article::{Metadata, Time, Warning};

/// What the caller knows about bytes.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// The identifier to give; else the source, with `#n` for the n-th of several articles.
    pub id: Option<String>,
    /// The file that they are from; `-` for a stream.
    pub source: Option<String>,
    /// The name of the format; `None` to tell it from the content.
    pub from: Option<String>,
    /// The charset that the server declared, as HTTP names it.
    pub charset: Option<String>,
    /// Where they were fetched.
    pub url: Option<String>,
    /// When they were fetched.
    pub captured: Option<Time>,
}

/// Decoded content to read.
#[derive(Debug)]
pub(crate) struct Page<'a> {
    pub(crate) text: &'a str,
    pub(crate) options: &'a ReadOptions,
    /// What decoding had to mend.
    pub(crate) warnings: Vec<Warning>,
}

impl Page<'_> {
    /// The metadata to start from: what the caller knows and what decoding said.
    pub(crate) fn metadata(&self) -> Metadata {
        Metadata {
            url: self.options.url.clone(),
            captured: self.options.captured.clone(),
            warnings: self.warnings.clone(),
            ..Metadata::default()
        }
    }
}
