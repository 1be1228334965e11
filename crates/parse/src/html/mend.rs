//! JSON that pages break: mended where it is clear how.

use serde_json::Value;

/// Longest name of a field, in bytes: those of schema.org end at 40.
const MAX_NAME: usize = 80;

/// Deepest nesting that is mended; descriptions of articles have up to 10.
const MAX_DEPTH: usize = 64;

/// The first JSON value of a script, mended where it is broken: comments and wrappers around it, raw control
/// characters, trailing commas, quotation marks within strings that are not escaped, an end that
/// is missing.
pub(crate) fn parse(script: &str) -> Option<Value> {
    let body = unwrapped(script);
    let first = |text: &str| {
        serde_json::Deserializer::from_str(text).into_iter::<Value>().next()?.ok()
    };
    first(body).or_else(|| first(&mended(body))).or_else(|| {
        // Escaped as if the script were text.
        let escaped = body.contains("&quot;");
        let text = escaped.then(|| body.replace("&quot;", "\"").replace("&amp;", "&"))?;
        first(&mended(&text))
    })
}

/// The script from its first bracket on, without the wrappers of XHTML.
fn unwrapped(script: &str) -> &str {
    let body = script.find("<![CDATA[").map_or(script, |at| &script[at + 9..]);
    body.find(['{', '[']).map_or("", |at| &body[at..])
}

/// What is open around a place: an object or an array.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Object,
    Array,
}

/// A text as JSON that a parser takes, in one pass.
fn mended(text: &str) -> String {
    let mut mend =
        Mend { text, at: 0, out: String::with_capacity(text.len()), open: Vec::new() };
    while let Some(c) = mend.peek() {
        match c {
            '"' => mend.string(),
            '{' | '[' if mend.open.len() >= MAX_DEPTH => break,
            '{' => mend.bracket(c, Some(Open::Object)),
            '[' => mend.bracket(c, Some(Open::Array)),
            '}' | ']' => {
                mend.bracket(c, None);
                if mend.open.is_empty() {
                    break;
                }
            }
            _ => {
                mend.at += c.len_utf8();
                mend.out.push(if c.is_control() { ' ' } else { c });
            }
        }
    }
    mend.close();
    mend.out
}

struct Mend<'a> {
    text: &'a str,
    at: usize,
    out: String,
    open: Vec<Open>,
}

impl Mend<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn bracket(&mut self, c: char, opens: Option<Open>) {
        self.at += c.len_utf8();
        if let Some(open) = opens {
            self.open.push(open);
        } else {
            self.drop_comma();
            self.open.pop();
        }
        self.out.push(c);
    }

    /// Takes back a comma that nothing follows.
    fn drop_comma(&mut self) {
        let kept = self.out.trim_end().len();
        if self.out[..kept].ends_with(',') {
            self.out.truncate(kept - 1);
        }
    }

    /// Takes a string to the quotation mark that ends it; others in it are escaped.
    fn string(&mut self) {
        self.out.push('"');
        self.at += 1;
        while let Some(c) = self.peek() {
            self.at += c.len_utf8();
            match c {
                '"' if self.ends_string() => {
                    let comma = if self.lacks_comma() { "," } else { "" };
                    self.out.push('"');
                    return self.out.push_str(comma);
                }
                '"' => self.out.push_str("\\\""),
                '\\' => {
                    let next = self.peek().unwrap_or('\\');
                    self.at = (self.at + next.len_utf8()).min(self.text.len());
                    let known = matches!(
                        next,
                        '"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u'
                    );
                    self.out.push_str(if known { "\\" } else { "" });
                    self.out.push(next);
                }
                c if c.is_control() => self.out.push(' '),
                c => self.out.push(c),
            }
        }
        self.out.push('"');
    }

    /// Whether the quotation mark just passed ends its string: what may follow a string follows.
    /// After a comma in an object comes a name with its colon; a quotation in prose is followed by
    /// neither.
    fn ends_string(&self) -> bool {
        let rest = self.text[self.at..].trim_start();
        let Some(next) = rest.chars().next() else { return true };
        match next {
            ':' | '}' | ']' => true,
            ',' => {
                let after = rest[1..].trim_start();
                match self.open.last() {
                    Some(Open::Object) => is_name(after) || after.starts_with('}'),
                    _ => after.starts_with(['"', '{', '[', ']']),
                }
            }
            '"' => self.lacks_comma(),
            _ => false,
        }
    }

    /// Whether a comma was forgotten at the end of the line.
    fn lacks_comma(&self) -> bool {
        let rest = &self.text[self.at..];
        rest.starts_with(['\n', '\r']) && is_name(rest.trim_start())
    }

    /// Closes what is open at the end.
    fn close(&mut self) {
        while let Some(open) = self.open.pop() {
            self.drop_comma();
            if self.out.trim_end().ends_with(':') {
                self.out.push_str("null");
            }
            self.out.push(if open == Open::Object { '}' } else { ']' });
        }
    }
}

/// Whether a text begins with a name and its colon.
fn is_name(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('"') else { return false };
    let head = &rest[..rest.floor_char_boundary(MAX_NAME)];
    head.find('"').is_some_and(|end| {
        rest[end + 1..].trim_start().starts_with(':') && !head[..end].contains(['.', ','])
    })
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    fn check(script: &str, expected: Expect) {
        let shown = parse(script).map_or("none".to_owned(), |value| value.to_string());
        expected.assert_eq(&shown);
    }

    #[test]
    fn quotation_marks_in_strings_need_no_escape() {
        check(
            r#"{"headline":"Mayor: "Dam holds", and it did","author":{"name":"Ana "Ann" Ruiz"},"tags":["the "old" dam","b"]}"#,
            expect![[
                r#"{"author":{"name":"Ana \"Ann\" Ruiz"},"headline":"Mayor: \"Dam holds\", and it did","tags":["the \"old\" dam","b"]}"#
            ]],
        );
        check(
            r#"{"description":"He said "yes", "no" and "maybe".","a":1}"#,
            expect![[
                r#"{"a":1,"description":"He said \"yes\", \"no\" and \"maybe\"."}"#
            ]],
        );
    }

    #[test]
    fn wrappers_commas_and_raw_lines_are_mended() {
        check(
            "//<![CDATA[\n{\"a\":\"one\ntwo\",\"b\":[1,2,],}\n//]]>",
            expect![[r#"{"a":"one two","b":[1,2]}"#]],
        );
        check(r#"{&quot;a&quot;:&quot;R&amp;D&quot;}"#, expect![[r#"{"a":"R&D"}"#]]);
        check("{\"a\":\"\\d \\u00e9\"\n\"b\":2}", expect![[r#"{"a":"d é","b":2}"#]]);
    }

    #[test]
    fn an_end_that_is_missing_is_added() {
        check(
            r#"[{"a":"one","b":{"c":"tw"#,
            expect![[r#"[{"a":"one","b":{"c":"tw"}}]"#]],
        );
        check(r#"{"a":"one","b":"#, expect![[r#"{"a":"one","b":null}"#]]);
        check("no", expect!["none"]);
    }
}
