//! Charsets: byte order mark, declaration, detection, and what was lost.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use writethru_article::Warning;

use crate::error::{Error, ErrorKind};

/// How far into a document declarations are looked for, in bytes, as the HTML standard does
/// (prescan of 1024 bytes); twice that, because pages put comments before it.
const DECLARED_WITHIN: usize = 2048;

/// Share of control characters, in a thousand, from which content is binary. Text has none;
/// broken exports have a few.
const MAX_CONTROL: usize = 20;

/// Fewest control characters of binary content, so that neither a slip in a short text nor the
/// marks of a telegraph message (about ten) are any.
const MIN_CONTROL: usize = 32;

/// Text out of bytes.
#[derive(Debug)]
pub(crate) struct Decoded<'a> {
    pub(crate) text: Cow<'a, str>,
    pub(crate) warnings: Vec<Warning>,
}

/// Decodes bytes: byte order mark, then UTF-8 (few bad bytes allowed), then what the server (`http`) or
/// else the document declares, then detection. UTF-8 beyond ASCII is UTF-8 whatever is declared.
///
/// # Errors
///
/// If the content is binary.
pub(crate) fn decode<'a>(
    bytes: &'a [u8],
    http: Option<&str>,
) -> Result<Decoded<'a>, Error> {
    let mut warnings = Vec::new();
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, malformed) = encoding.decode_without_bom_handling(&bytes[mark..]);
        lost(malformed, encoding, &mut warnings);
        return finish(text, warnings);
    }
    if let Some(encoding) = wide(bytes) {
        let (text, malformed) = encoding.decode_without_bom_handling(bytes);
        lost(malformed, encoding, &mut warnings);
        return finish(text, warnings);
    }
    let declared = |bytes: &[u8]| {
        let http = http.and_then(|label| Encoding::for_label(label.as_bytes()));
        http.or_else(|| declared(bytes))
    };
    if let Ok(text) = std::str::from_utf8(bytes) {
        // Escape sequences of ISO-2022-JP are ASCII bytes.
        if !(text.contains('\u{1b}') && declared(bytes).is_some()) {
            return finish(Cow::Borrowed(text), warnings);
        }
    }
    noise(bytes)?;
    if mostly_utf8(bytes) {
        let (text, malformed) = UTF_8.decode_without_bom_handling(bytes);
        lost(malformed, UTF_8, &mut warnings);
        return finish(text, warnings);
    }
    let detected = || detect(bytes);
    let encoding = declared(bytes).unwrap_or_else(detected);
    let (text, malformed) = encoding.decode_without_bom_handling(bytes);
    if !malformed {
        return finish(text, warnings);
    }
    // A declaration that the bytes do not keep.
    let looks = detected();
    let (text, malformed) = looks.decode_without_bom_handling(bytes);
    if looks != encoding {
        let message =
            format!("declared as {}, read as {}", encoding.name(), looks.name());
        warnings.push(Warning::new(message));
    }
    lost(malformed, looks, &mut warnings);
    finish(text, warnings)
}

fn finish(text: Cow<'_, str>, mut warnings: Vec<Warning>) -> Result<Decoded<'_>, Error> {
    noise(text.as_bytes())?;
    if is_mojibake(&text) {
        let message = "looks like UTF-8 that was read as Windows-1252 before it was saved \
            (“â€™” for “’”)";
        warnings.push(Warning::new(message));
    }
    Ok(Decoded { text, warnings })
}

fn lost(malformed: bool, encoding: &'static Encoding, warnings: &mut Vec<Warning>) {
    if malformed {
        let message = format!("bytes that are no {} were replaced", encoding.name());
        warnings.push(Warning::new(message));
    }
}

/// UTF-16 without a byte order mark, as a document that begins with `<` shows (XML 1.0, appendix F).
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [b'<', 0, next, 0, ..] if *next != 0 => Some(UTF_16LE),
        [0, b'<', 0, next, ..] if *next != 0 => Some(UTF_16BE),
        _ => None,
    }
}

/// The charset that an XML declaration or `<meta>` names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(DECLARED_WITHIN)];
    if !head.trim_ascii_start().starts_with(b"<") {
        return None;
    }
    let keys: [&[u8]; 2] = [b"charset", b"encoding"];
    keys.iter().find_map(|key| {
        let at = memchr::memmem::find_iter(head, key);
        at.into_iter().find_map(|at| label(&head[at + key.len()..]))
    })
}

/// The label after `charset` or `encoding`: `="utf-8"`.
fn label(rest: &[u8]) -> Option<&'static Encoding> {
    let rest = rest.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let rest =
        rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
    let is_label = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.:".contains(byte);
    let end = rest.iter().position(|byte| !is_label(byte)).unwrap_or(rest.len());
    Encoding::for_label(&rest[..end])
}

fn detect(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    // The first part speaks for the whole.
    detector.feed(&bytes[..bytes.len().min(1 << 20)], true);
    detector.guess(None, Utf8Detection::Allow)
}

/// Whether the bytes beyond ASCII form UTF-8 sequences, but for one in four at most: text of no
/// other charset does.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|byte| !byte.is_ascii()).count();
        bad += chunk.invalid().len();
    }
    good > 4 * bad
}

/// Refuses binary content: control characters that no text has.
fn noise(bytes: &[u8]) -> Result<(), Error> {
    let head = &bytes[..bytes.len().min(1 << 20)];
    let is_control = |byte: &&u8| matches!(**byte, 0..=8 | 14..=26 | 28..=31 | 127);
    let n_control = head.iter().filter(is_control).count();
    if n_control >= MIN_CONTROL && n_control * 1000 > head.len() * MAX_CONTROL {
        let message = format!(
            "is binary ({n_control} control characters in its first {} bytes): expected text",
            head.len()
        );
        return Err(Error::new(ErrorKind::Noise, message));
    }
    Ok(())
}

/// Whether a text shows UTF-8 that was once read as Windows-1252: the sequences that stand for
/// curly quotation marks, dashes and accented letters, three times or more.
fn is_mojibake(text: &str) -> bool {
    let bytes = text.as_bytes();
    let signs = ["â€™", "â€œ", "â€“", "â€”", "â€˜", "Ã©", "Ã¼", "Ã¶", "Ã¤", "Ã¨", "Ã±"];
    let mut n_found = 0;
    for at in memchr::memchr2_iter(0xC3, 0xE2, bytes) {
        n_found += usize::from(
            signs.iter().any(|sign| bytes[at..].starts_with(sign.as_bytes())),
        );
        if n_found >= 3 {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    fn check(bytes: &[u8], expected: Expect) {
        check_served(bytes, None, expected);
    }

    fn check_served(bytes: &[u8], http: Option<&str>, expected: Expect) {
        let shown = match decode(bytes, http) {
            Ok(decoded) => {
                let warnings: Vec<&str> = decoded
                    .warnings
                    .iter()
                    .map(|warning| warning.message.as_str())
                    .collect();
                format!("{:?} {warnings:?}", decoded.text)
            }
            Err(error) => error.to_string(),
        };
        expected.assert_eq(&shown);
    }

    #[test]
    fn a_byte_order_mark_decides() {
        check(b"\xEF\xBB\xBFDam", expect![[r#""Dam" []"#]]);
        check(b"\xFF\xFED\0a\0m\0", expect![[r#""Dam" []"#]]);
    }

    #[test]
    fn wide_characters_need_no_mark_before_a_tag() {
        check(b"<\0p\0>\0a\0", expect![[r#""<p>a" []"#]]);
        check(b"\0<\0p\0>\0a", expect![[r#""<p>a" []"#]]);
    }

    #[test]
    fn the_server_goes_before_the_document() {
        check_served(
            b"<meta charset=iso-8859-1>\xEF\xF0\xE8\xE2\xE5\xF2",
            Some("windows-1251"),
            expect![[r#""<meta charset=iso-8859-1>привет" []"#]],
        );
    }

    #[test]
    fn valid_utf_8_is_utf_8_whatever_is_declared() {
        check(
            "<meta charset=iso-8859-1>é".as_bytes(),
            expect![[r#""<meta charset=iso-8859-1>é" []"#]],
        );
    }

    #[test]
    fn a_declaration_is_kept() {
        check(
            b"<?xml version='1.0' encoding='iso-8859-2'?>\xB9",
            expect![[r#""<?xml version='1.0' encoding='iso-8859-2'?>š" []"#]],
        );
        check(
            b"<meta charset=\"shift_jis\">\x83\x4e",
            expect![[r#""<meta charset=\"shift_jis\">ク" []"#]],
        );
    }

    #[test]
    fn undeclared_bytes_are_detected() {
        check(
            b"The caf\xE9 in Orava \x96 it held \x93well\x94.",
            expect![[r#""The café in Orava – it held “well”." []"#]],
        );
    }

    #[test]
    fn bad_bytes_in_utf_8_are_replaced_with_a_warning() {
        check("né, où, déjà \u{e9}".as_bytes(), expect![[r#""né, où, déjà é" []"#]]);
        check(
            b"n\xC3\xA9e \xC3\xA0 c\xC3\xB4t\xC3\xA9 \xFF",
            expect![[r#""née à côté �" ["bytes that are no UTF-8 were replaced"]"#]],
        );
    }

    #[test]
    fn binary_content_is_refused() {
        check(
            &[0, 1, 2, 3, 0, 0, 255, 254].repeat(20),
            expect![
                "is binary (120 control characters in its first 160 bytes): expected text"
            ],
        );
    }

    #[test]
    fn text_that_was_read_wrongly_before_is_noticed() {
        check(
            "itâ€™s, sheâ€™s, heâ€™s".as_bytes(),
            expect![[
                r#""itâ€™s, sheâ€™s, heâ€™s" ["looks like UTF-8 that was read as Windows-1252 before it was saved (“â€™” for “’”)"]"#
            ]],
        );
    }
}
