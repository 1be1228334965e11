//! [`Format`]: the forms in which results can be written.

/// A form in which results can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// For people, in a terminal or a pipe.
    Text,
    /// One JSON document.
    Json,
    /// One JSON record a line.
    Jsonl,
    /// For people, on a page.
    Markdown,
    /// A fragment for a web page.
    Html,
    /// The lines of both texts, as `MediaWiki`'s wikidiff2 writes them: one document a line.
    MediawikiJson,
}

impl Format {
    /// Every format.
    pub const ALL: [Format; 6] = [
        Format::Text,
        Format::Json,
        Format::Jsonl,
        Format::Markdown,
        Format::Html,
        Format::MediawikiJson,
    ];

    /// The name on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Json => "json",
            Format::Jsonl => "jsonl",
            Format::Markdown => "markdown",
            Format::Html => "html",
            Format::MediawikiJson => "mediawiki-json",
        }
    }

    /// The format of this name.
    pub fn from_name(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.as_str() == name)
    }

    /// Whether errors stand among the results as records of their own.
    pub fn is_json(self) -> bool {
        matches!(self, Format::Json | Format::Jsonl | Format::MediawikiJson)
    }
}
