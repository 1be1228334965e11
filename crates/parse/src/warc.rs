//! WARC 1.0 and 1.1 (ISO 28500), plain or gzip by member: one article for each page in it.

use std::collections::BTreeMap;
use std::io::Read;

use memchr::memmem;
use writethru_article::{Article, Availability, Time, Warning};

use crate::error::{Error, ErrorKind};
use crate::pack::{self, Packing};
use crate::page::ReadOptions;
use crate::read::{self, Articles};

/// Most headers of a response.
const MAX_HEADERS: usize = 128;

/// How many bytes of a Brotli stream are read at once.
const BROTLI_BUFFER: usize = 1 << 14;

/// A version line at the start.
pub(crate) fn sniff(bytes: &[u8]) -> bool {
    bytes.starts_with(b"WARC/1.") || bytes.starts_with(b"WARC/0.")
}

/// Reads the pages of an archive, in order. A revisit record is the page that its payload digest or
/// address names, captured again.
///
/// # Errors
///
/// If the archive breaks off: the pages before the offset that the message names come with the
/// error.
pub(crate) fn read(bytes: &[u8], options: &ReadOptions) -> Articles {
    let mut archive = Archive { options, articles: Vec::new(), seen: BTreeMap::new() };
    let mut at = 0;
    while at < bytes.len() {
        match record(bytes, at) {
            Ok(record) => {
                at = record.end;
                archive.take(&record);
            }
            Err(why) => {
                let message = format!("the archive is broken at byte {at}: {why}");
                return Err(
                    Error::new(ErrorKind::Truncated, message).after(archive.articles)
                );
            }
        }
        while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
            at += 1;
        }
    }
    Ok(archive.articles)
}

/// One record of an archive.
struct Record<'a> {
    headers: Vec<(String, &'a str)>,
    block: &'a [u8],
    end: usize,
}

impl Record<'_> {
    fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(key, _)| key == name)?;
        Some(found.1.trim_matches(['<', '>']))
    }
}

/// The record at an offset, or what is wrong with it.
fn record(bytes: &[u8], at: usize) -> Result<Record<'_>, &'static str> {
    let rest = &bytes[at..];
    if !sniff(rest) {
        return Err("no record starts there");
    }
    let (head, body) = if let Some(end) = memmem::find(rest, b"\r\n\r\n") {
        (&rest[..end], end + 4)
    } else {
        let end = memmem::find(rest, b"\n\n").ok_or("its headers do not end")?;
        (&rest[..end], end + 2)
    };
    let head = std::str::from_utf8(head).map_err(|_| "its headers are no UTF-8")?;
    let headers: Vec<(String, &str)> = head
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.trim().to_ascii_lowercase(), value.trim()))
        .collect();
    let length = headers.iter().find(|(name, _)| name == "content-length");
    let length: usize = length
        .and_then(|(_, value)| value.parse().ok())
        .ok_or("it has no Content-Length")?;
    let block = body.checked_add(length).and_then(|end| rest.get(body..end));
    let block = block.ok_or("its content breaks off")?;
    Ok(Record { headers, block, end: at + body + length })
}

struct Archive<'a> {
    options: &'a ReadOptions,
    articles: Vec<Article>,
    // Where the pages of a payload digest, and of an address, are among the articles.
    seen: BTreeMap<String, usize>,
}

impl Archive<'_> {
    fn take(&mut self, record: &Record<'_>) {
        match record.header("warc-type") {
            Some("response") => self.response(record),
            Some("resource") if is_html(record.header("content-type")) => {
                let charset = record.header("content-type").and_then(charset);
                self.page(record, record.block, charset.map(str::to_owned));
            }
            Some("revisit") => self.revisit(record),
            _ => {}
        }
    }

    fn response(&mut self, record: &Record<'_>) {
        let mut slots = [httparse::EMPTY_HEADER; MAX_HEADERS];
        let mut response = httparse::Response::new(&mut slots);
        let Ok(httparse::Status::Complete(start)) = response.parse(record.block) else {
            return;
        };
        let header = |name: &str| {
            let found =
                response.headers.iter().find(|h| h.name.eq_ignore_ascii_case(name))?;
            std::str::from_utf8(found.value).ok()
        };
        if !is_html(header("content-type")) {
            return;
        }
        let code = response.code.unwrap_or(200);
        let gone = match code {
            404 => Some(Availability::Missing),
            410 | 451 => Some(Availability::Unpublished),
            402 => Some(Availability::Paywalled),
            200..=299 => None,
            _ => return self.refused(record, code, header("location")),
        };
        let charset = header("content-type").and_then(charset).map(str::to_owned);
        let mut body = record.block[start..].to_vec();
        if header("transfer-encoding").is_some_and(|coding| coding.contains("chunked")) {
            body = unchunked(&body);
        }
        let plain = decoded(&body, header("content-encoding"));
        self.page(record, plain.as_ref().unwrap_or(&body), charset);
        if let Some((gone, article)) = gone.zip(self.articles.last_mut()) {
            std::sync::Arc::make_mut(&mut article.meta).availability = gone;
        }
    }

    /// Takes a response that is no page: the server sends elsewhere, or refuses.
    fn refused(&mut self, record: &Record<'_>, code: u16, location: Option<&str>) {
        let to = location.map(|location| format!(", to {location}"));
        let said = format!("the server answered {code}{}", to.unwrap_or_default());
        self.blank(record, said);
    }

    /// Takes a record that gives no text: an article with a warning that says why.
    fn blank(&mut self, record: &Record<'_>, why: String) {
        let mut draft = crate::draft::Draft::default();
        draft.meta.url = record.header("warc-target-uri").map(str::to_owned);
        draft.meta.captured = record.header("warc-date").and_then(Time::parse);
        draft.meta.digest = record.header("warc-payload-digest").map(str::to_owned);
        draft.meta.warnings.push(Warning::new(why));
        self.articles.push(draft.finish());
    }

    /// Reads the page of a record; one that a guard refuses is an article with a warning.
    fn page(&mut self, record: &Record<'_>, page: &[u8], charset: Option<String>) {
        let url = record.header("warc-target-uri").map(str::to_owned);
        let digest = record.header("warc-payload-digest").map(str::to_owned);
        let options = ReadOptions {
            from: Some("html".to_owned()),
            url: url.clone(),
            charset,
            captured: record.header("warc-date").and_then(Time::parse),
            ..self.options.clone()
        };
        let first = self.articles.len();
        match read::open(page, &options) {
            Ok(articles) => self.articles.extend(articles),
            Err(error) => self.blank(record, format!("the page was not read: {error}")),
        }
        for article in &mut self.articles[first..] {
            std::sync::Arc::make_mut(&mut article.meta).digest.clone_from(&digest);
        }
        for key in [digest, url].into_iter().flatten() {
            self.seen.insert(key, first);
        }
    }

    /// The page that a record says was fetched again, unchanged.
    fn revisit(&mut self, record: &Record<'_>) {
        let keys =
            ["warc-payload-digest", "warc-refers-to-target-uri", "warc-target-uri"];
        let known = keys.iter().find_map(|key| self.seen.get(record.header(key)?));
        let Some(idx) = known else {
            let why = "a revisit of a page that is not in this archive";
            return self.blank(record, why.to_owned());
        };
        let mut article = self.articles[*idx].clone();
        let meta = std::sync::Arc::make_mut(&mut article.meta);
        meta.captured = record.header("warc-date").and_then(Time::parse);
        if let Some(url) = record.header("warc-target-uri") {
            meta.url.get_or_insert_with(|| url.to_owned());
        }
        self.articles.push(article);
    }
}

fn is_html(content_type: Option<&str>) -> bool {
    content_type.is_some_and(|kind| kind.contains("text/html") || kind.contains("xhtml"))
}

/// The charset that a content type names: `text/html; charset=utf-8`.
fn charset(content_type: &str) -> Option<&str> {
    let parts = content_type.split(';').skip(1);
    let named = |part: &'_ str| part.trim().to_ascii_lowercase().starts_with("charset=");
    let part = parts.into_iter().find(|part| named(part))?;
    let (_, label) = part.split_once('=')?;
    Some(label.trim().trim_matches(['"', '\'']))
}

/// The content of a chunked body; what is no chunk ends it.
fn unchunked(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Ok(httparse::Status::Complete((start, size))) =
        httparse::parse_chunk_size(rest)
    {
        let end = usize::try_from(size).ok().and_then(|size| start.checked_add(size));
        let Some(chunk) = end.and_then(|end| rest.get(start..end)) else {
            out.extend_from_slice(rest.get(start..).unwrap_or_default());
            break;
        };
        if chunk.is_empty() {
            break;
        }
        out.extend_from_slice(chunk);
        rest = rest[start + chunk.len()..].strip_prefix(b"\r\n").unwrap_or_default();
    }
    if out.is_empty() { body.to_vec() } else { out }
}

/// The body without its content encoding; `None` where it has none that is known.
fn decoded(body: &[u8], coding: Option<&str>) -> Option<Vec<u8>> {
    let packed = pack::sniff(body);
    match (coding.map(str::trim), packed) {
        (_, Some(packing @ Packing::Gzip)) | (Some("zstd"), Some(packing)) => {
            Some(pack::unpack(body, packing).0)
        }
        (Some("br"), None) => {
            all(brotli_decompressor::Decompressor::new(body, BROTLI_BUFFER))
        }
        // Sent with the header of zlib or without it.
        (Some("deflate"), None) => all(flate2::read::ZlibDecoder::new(body))
            .or_else(|| all(flate2::read::DeflateDecoder::new(body))),
        _ => None,
    }
}

/// All that a decoder gives, up to the greatest size of an unpacked input; `None` where it breaks off.
fn all(decoder: impl Read) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    decoder.take(pack::MAX_UNPACKED as u64).read_to_end(&mut out).ok()?;
    Some(out)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use expect_test::{Expect, expect};

    use crate::show;

    fn check(archive: &[u8], expected: Expect) {
        expected.assert_eq(&show::read(archive, ""));
    }

    const PAGE: &str = "<html><head><title>Dam holds after the storm</title></head><body><article><p>The dam above Orava held through the night, engineers said on Monday, after three days of rain.</p></article></body></html>";

    fn one(kind: &str, headers: &str, block: &[u8]) -> Vec<u8> {
        let mut out = format!(
            "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://example.org/dam\r\nWARC-Date: 2022-02-15T08:00:00Z\r\n{headers}Content-Length: {}\r\n\r\n",
            block.len()
        )
        .into_bytes();
        out.extend_from_slice(block);
        out.extend_from_slice(b"\r\n\r\n");
        out
    }

    fn response() -> Vec<u8> {
        let (head, tail) = PAGE.split_at(60);
        format!(
            "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n{:x}\r\n{head}\r\n{:x}\r\n{tail}\r\n0\r\n\r\n",
            head.len(),
            tail.len()
        )
        .into_bytes()
    }

    #[test]
    fn responses_and_revisits_are_articles() {
        let digest = "WARC-Payload-Digest: sha1:A\r\n";
        let mut archive = one("warcinfo", "", b"software: x");
        archive.extend(one("response", digest, &response()));
        archive.extend(one("revisit", digest, b"HTTP/1.1 304 Not Modified\r\n\r\n"));
        check(
            &archive,
            expect![[r#"
                headline: "Dam holds after the storm"
                paragraph: "The dam above Orava held through the night, engineers said on Monday, after three days of rain."
                url "https://example.org/dam"
                digest "sha1:A"
                captured 2022-02-15T08:00:00Z
                ---
                headline: "Dam holds after the storm"
                paragraph: "The dam above Orava held through the night, engineers said on Monday, after three days of rain."
                url "https://example.org/dam"
                digest "sha1:A"
                captured 2022-02-15T08:00:00Z
            "#]],
        );
    }

    #[test]
    fn members_and_bodies_are_unpacked() {
        let pack = |bytes: &[u8]| {
            let mut encoder =
                flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            encoder.write_all(bytes).unwrap();
            encoder.finish().unwrap()
        };
        let mut block =
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n".to_vec();
        block.extend(pack(PAGE.as_bytes()));
        let mut archive = pack(&one("warcinfo", "", b"software: x"));
        archive.extend(pack(&one("response", "", &block)));
        check(
            &archive,
            expect![[r#"
            headline: "Dam holds after the storm"
            paragraph: "The dam above Orava held through the night, engineers said on Monday, after three days of rain."
            url "https://example.org/dam"
            captured 2022-02-15T08:00:00Z
        "#]],
        );
    }

    #[test]
    fn a_body_may_be_brotli() {
        // An uncompressed block, its length less one in the bits 4 to 19, and an empty last one (RFC
        // 7932, section 9.2).
        let body = b"<p>The dam held.";
        let mut block =
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br\r\n\r\n"
                .to_vec();
        block.extend([0xf0, 0x00, 0x10]);
        block.extend(body);
        block.push(3);
        check(
            &one("response", "", &block),
            expect![[r#"
            paragraph: "The dam held."
            url "https://example.org/dam"
            captured 2022-02-15T08:00:00Z
        "#]],
        );
    }

    #[test]
    fn a_page_that_was_not_found_is_missing() {
        let block =
            format!("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n{PAGE}");
        check(
            &one("response", "", block.as_bytes()),
            expect![[r#"
            headline: "Dam holds after the storm"
            paragraph: "The dam above Orava held through the night, engineers said on Monday, after three days of rain."
            url "https://example.org/dam"
            captured 2022-02-15T08:00:00Z
            missing
        "#]],
        );
    }

    #[test]
    fn a_broken_tail_gives_what_came_before_and_its_offset() {
        let mut archive = one("response", "", &response());
        archive.extend(&one("response", "", &response())[..200]);
        check(
            &archive,
            expect![[r#"
            headline: "Dam holds after the storm"
            paragraph: "The dam above Orava held through the night, engineers said on Monday, after three days of rain."
            url "https://example.org/dam"
            captured 2022-02-15T08:00:00Z
            error Truncated: a: the archive is broken at byte 437: its content breaks off
        "#]],
        );
    }
}
