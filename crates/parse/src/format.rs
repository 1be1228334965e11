//! The table of formats: one row, one file each.

use crate::error::{Error, ErrorKind};
use crate::page::{Page, ReadOptions};
use crate::read::Articles;
use crate::{html, json, markdown, plain};

/// A form in which articles come.
pub struct Format {
    /// The name that `--from` takes.
    pub name: &'static str,
    /// Extensions of file names, without the full stop; `--from` takes them too.
    pub extensions: &'static [&'static str],
    /// The standard and version that the reader follows, or what the format is.
    pub standard: &'static str,
    pub(crate) reader: Reader,
}

/// How a format is known and read.
pub(crate) enum Reader {
    /// From decoded text.
    Text { sniff: fn(&str) -> bool, read: fn(&Page<'_>) -> Articles },
}

/// All formats, in the order in which content is asked whose it is; the last takes anything.
pub static FORMATS: &[Format] = &[
    Format {
        name: "json",
        extensions: &["json"],
        standard: "article records (writethru.article/1, or the short form of an article input)",
        reader: Reader::Text { sniff: json::sniff, read: json::read },
    },
    Format {
        name: "jsonl",
        extensions: &["jsonl", "ndjson"],
        standard: "article records, one a line",
        reader: Reader::Text { sniff: json::sniff_lines, read: json::read_lines },
    },
    Format {
        name: "html",
        extensions: &["html", "htm", "xhtml"],
        standard: "HTML (WHATWG) with JSON-LD, Open Graph and microdata",
        reader: Reader::Text { sniff: html::sniff, read: html::read },
    },
    Format {
        name: "markdown",
        extensions: &["md", "markdown"],
        standard: "CommonMark 0.31 with YAML front matter",
        reader: Reader::Text { sniff: markdown::sniff, read: markdown::read },
    },
    Format {
        name: "text",
        extensions: &["txt", "text"],
        standard: "plain text; a newline ends a paragraph unless the lines are hard-wrapped",
        reader: Reader::Text { sniff: |_| true, read: plain::read },
    },
];

impl std::fmt::Debug for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

impl Format {
    fn goes_by(&self, name: &str) -> bool {
        self.name == name || self.extensions.contains(&name)
    }

    fn sniff(&self, text: &str) -> bool {
        match self.reader {
            Reader::Text { sniff, .. } => sniff(text),
        }
    }
}

/// The format of decoded content: the one that the caller names (of several of that name, as `xml`,
/// the first that the content looks like), else the first that it looks like; the extension
/// of its source decides between plain text and Markdown.
pub(crate) fn of_text(
    text: &str,
    options: &ReadOptions,
) -> Result<&'static Format, Error> {
    if let Some(name) = &options.from {
        let named: Vec<&Format> =
            FORMATS.iter().filter(|row| row.goes_by(name)).collect();
        let fits = named.iter().find(|row| row.sniff(text));
        return fits.or(named.last()).copied().ok_or_else(|| {
            let names: Vec<&str> = FORMATS.iter().map(|row| row.name).collect();
            let known = names.join(", ");
            Error::new(
                ErrorKind::Format,
                format!("no format is called {name:?}: expected one of {known}"),
            )
        });
    }
    let sniffed = FORMATS.iter().find(|row| row.sniff(text));
    let sniffed = sniffed.expect("plain text takes anything");
    let extension = options.source.as_deref().and_then(|source| source.rsplit_once('.'));
    let markdown = extension.and_then(|(_, extension)| {
        FORMATS.iter().find(|row| row.name == "markdown" && row.goes_by(extension))
    });
    Ok(markdown.filter(|_| sniffed.name == "text").unwrap_or(sniffed))
}
