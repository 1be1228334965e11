//! Article JSON: records of `parse` or of callers, alone, in an array, or one a line.

use writethru_article::{Article, ArticleInput};

use crate::error::{Error, ErrorKind};
use crate::input::read_input;
use crate::page::Page;
use crate::read::Articles;

/// One JSON value that begins as an object or array of objects; one that breaks off has a name at
/// least.
pub(crate) fn sniff(text: &str) -> bool {
    let text = text.trim();
    let list = text.strip_prefix('[').map(str::trim_start);
    let object = list.unwrap_or(text).strip_prefix('{').map(str::trim_start);
    let opens =
        text.starts_with('{') || list.is_some_and(|rest| rest.starts_with(['{', ']']));
    let named = object.is_some_and(|rest| rest.starts_with('"'));
    opens && (named || text.ends_with(['}', ']'])) && !sniff_lines(text)
}

/// Two lines or more: the first an object, the second the start of one, whole or broken.
pub(crate) fn sniff_lines(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let object = |line: &str| line.trim().starts_with('{') && line.trim().ends_with('}');
    lines.next().is_some_and(object)
        && lines.next().is_some_and(|line| line.trim().starts_with('{'))
}

/// Reads one record, or an array of them.
pub(crate) fn read(page: &Page<'_>) -> Articles {
    let text = page.text.trim();
    if text.starts_with('[') {
        let records: Vec<ArticleInput> =
            serde_json::from_str(text).map_err(|error| malformed(&error))?;
        return Ok(records.iter().map(|record| article(record, page)).collect());
    }
    let record: ArticleInput =
        serde_json::from_str(text).map_err(|error| malformed(&error))?;
    Ok(vec![article(&record, page)])
}

/// Reads one record a line. A bad line does not stop the others.
pub(crate) fn read_lines(page: &Page<'_>) -> Articles {
    let mut articles = Vec::new();
    let mut bad: Option<(usize, String)> = None;
    let mut n_bad = 0;
    for (idx, line) in
        page.text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty())
    {
        match serde_json::from_str(line) {
            Ok(record) => articles.push(article(&record, page)),
            Err(error) => {
                n_bad += 1;
                bad.get_or_insert((idx + 1, error.to_string()));
            }
        }
    }
    match bad {
        None => Ok(articles),
        Some((line, why)) => {
            let others = match n_bad - 1 {
                0 => String::new(),
                1 => "; another line is none either".to_owned(),
                n => format!("; {n} others are none either"),
            };
            let message = format!("line {line} is no article record: {why}{others}");
            Err(Error::new(ErrorKind::Malformed, message).after(articles))
        }
    }
}

fn article(record: &ArticleInput, page: &Page<'_>) -> Article {
    let mut record = record.clone();
    let options = page.options;
    record.url = record.url.or_else(|| options.url.clone());
    let captured = || options.captured.as_ref().map(|time| time.as_str().to_owned());
    record.captured = record.captured.or_else(captured);
    read_input(&record, "")
}

fn malformed(error: &serde_json::Error) -> Error {
    let message = format!("is no article record: {error}");
    Error::new(ErrorKind::Malformed, message)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::show;

    fn check(text: &str, expected: Expect) {
        expected.assert_eq(&show::read(text.as_bytes(), ""));
    }

    #[test]
    fn a_record_an_array_and_lines_are_read() {
        check(
            r#"{"headline":"Dam holds","text":"It held."}"#,
            expect![[r#"
            headline: "Dam holds"
            paragraph: "It held."
        "#]],
        );
        check(
            r#"[{"text":"It held."},{"text":"It rained."}]"#,
            expect![[r#"
            paragraph: "It held."
            ---
            paragraph: "It rained."
        "#]],
        );
        check(
            "{\"text\":\"It held.\"}\n{\"text\":\"It rained.\"}\n",
            expect![[r#"
            paragraph: "It held."
            ---
            paragraph: "It rained."
        "#]],
        );
    }

    #[test]
    fn a_bad_line_does_not_stop_the_others() {
        check(
            "{\"text\":\"It held.\"}\n{oh no}\n{\"text\":\"It rained.\"}\n",
            expect![[r#"
                paragraph: "It held."
                paragraph: "It rained."
                error Malformed: a: line 2 is no article record: key must be a string at line 1 column 2
            "#]],
        );
    }
}
