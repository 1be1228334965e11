//! The table of formats: one row, one file each.

use crate::error::{Error, ErrorKind};
use crate::page::{Page, ReadOptions};
use crate::read::Articles;
use crate::{
    anpa, atom, html, json, json_feed, markdown, newsml, newsml_g2, ninjs, nitf, plain,
    rss, warc,
};

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
    /// From bytes.
    Bytes { sniff: fn(&[u8]) -> bool, read: fn(&[u8], &ReadOptions) -> Articles },
    /// From decoded text.
    Text { sniff: fn(&str) -> bool, read: fn(&Page<'_>) -> Articles },
}

/// All formats, in the order in which content is asked whose it is; the last takes anything.
pub static FORMATS: &[Format] = &[
    Format {
        name: "warc",
        extensions: &["warc"],
        standard: "WARC 1.0 and 1.1 (ISO 28500), plain or gzip by member",
        reader: Reader::Bytes { sniff: warc::sniff, read: warc::read },
    },
    Format {
        name: "ninjs",
        extensions: &["json", "ninjs"],
        standard: "ninjs 1.0 to 3.1 (IPTC), items of the AP Media API",
        reader: Reader::Text { sniff: ninjs::sniff, read: ninjs::read },
    },
    Format {
        name: "json-feed",
        extensions: &["json"],
        standard: "JSON Feed 1 and 1.1",
        reader: Reader::Text { sniff: json_feed::sniff, read: json_feed::read },
    },
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
        name: "rss",
        extensions: &["xml", "rss", "rdf"],
        standard: "RSS 2.0 and 1.0, with content:encoded and Dublin Core",
        reader: Reader::Text { sniff: rss::sniff, read: rss::read },
    },
    Format {
        name: "atom",
        extensions: &["xml", "atom"],
        standard: "Atom 1.0 (RFC 4287)",
        reader: Reader::Text { sniff: atom::sniff, read: atom::read },
    },
    Format {
        name: "newsml-g2",
        extensions: &["xml"],
        standard: "NewsML-G2 2.x (IPTC), items alone or in a news message",
        reader: Reader::Text { sniff: newsml_g2::sniff, read: newsml_g2::read },
    },
    Format {
        name: "newsml",
        extensions: &["xml"],
        standard: "NewsML 1.0 to 1.2 (IPTC)",
        reader: Reader::Text { sniff: newsml::sniff, read: newsml::read },
    },
    Format {
        name: "nitf",
        extensions: &["xml", "nitf"],
        standard: "NITF 3.x (IPTC)",
        reader: Reader::Text { sniff: nitf::sniff, read: nitf::read },
    },
    Format {
        name: "iptc7901",
        extensions: &["anpa"],
        standard: "IPTC 7901 and ANPA 1312 messages",
        reader: Reader::Text { sniff: anpa::sniff, read: anpa::read },
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
            Reader::Bytes { sniff, .. } => sniff(text.as_bytes()),
        }
    }
}

/// The format that reads bytes and was named, or looks like them where none was named.
pub(crate) fn of_bytes(bytes: &[u8], options: &ReadOptions) -> Option<&'static Format> {
    FORMATS.iter().find(|row| match (&row.reader, &options.from) {
        (Reader::Bytes { .. }, Some(name)) => row.goes_by(name),
        (Reader::Bytes { sniff, .. }, None) => sniff(bytes),
        (Reader::Text { .. }, _) => false,
    })
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
        return match named.as_slice() {
            [] => {
                let names: Vec<&str> = FORMATS.iter().map(|row| row.name).collect();
                let known = names.join(", ");
                let message =
                    format!("no format is called {name:?}: expected one of {known}");
                Err(Error::new(ErrorKind::Format, message))
            }
            [one] => Ok(one),
            several => {
                several.iter().find(|row| row.sniff(text)).copied().ok_or_else(|| {
                    let names: Vec<&str> = several.iter().map(|row| row.name).collect();
                    let known = names.join(", ");
                    let message =
                        format!("is none of the kinds of {name} that are read: {known}");
                    Error::new(ErrorKind::Format, message)
                })
            }
        };
    }
    let sniffed = FORMATS.iter().find(|row| row.sniff(text));
    let sniffed = sniffed.expect("plain text takes anything");
    if sniffed.name != "text" {
        return Ok(sniffed);
    }
    let extension = options.source.as_deref().and_then(|source| source.rsplit_once('.'));
    let extension = extension.map(|(_, extension)| extension.to_ascii_lowercase());
    unlike(text, extension.as_deref())?;
    let markdown = extension.and_then(|extension| {
        FORMATS.iter().find(|row| row.name == "markdown" && row.goes_by(&extension))
    });
    Ok(markdown.unwrap_or(sniffed))
}

/// Refuses content that would be read as plain text though it says that it is something else: XML
/// of an unknown kind, or a name of JSON or XML that the content does not keep.
fn unlike(text: &str, extension: Option<&str>) -> Result<(), Error> {
    let kind = match extension {
        _ if text.trim_start().starts_with("<?xml") => "xml",
        Some(kind @ ("json" | "jsonl" | "ndjson" | "xml" | "rss" | "atom" | "nitf")) => {
            kind
        }
        _ => return Ok(()),
    };
    let known: Vec<&str> =
        FORMATS.iter().filter(|row| row.goes_by(kind)).map(|row| row.name).collect();
    let message = format!(
        "is none of the kinds of {kind} that are read: {}; `--from text` reads it as it stands",
        known.join(", ")
    );
    Err(Error::new(ErrorKind::Format, message))
}
