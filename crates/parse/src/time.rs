//! Times in the spellings of feeds, pages and wires.

use jiff::civil::DateTime;
use writethru_article::{Time, Warning};

/// The time that is written, as RFC 3339; `None`, with a warning, where it is none. A local
/// time without an offset is none: it says no instant.
pub(crate) fn read(
    field: &str,
    written: &str,
    warnings: &mut Vec<Warning>,
) -> Option<Time> {
    let written = written.trim();
    let time = parse(written);
    if time.is_none() {
        let shown: String = written.chars().take(60).collect();
        let local = parse(&format!("{written}Z")).is_some();
        let why = if local { "has no offset from UTC" } else { "is no time" };
        warnings.push(Warning::new(format!("{field} {shown:?} {why}: left out")));
    }
    time
}

/// The time that is written: RFC 3339, ISO 8601 in its basic and loose forms, RFC 2822.
pub(crate) fn parse(written: &str) -> Option<Time> {
    let written = written.trim();
    if written.len() > 60 {
        return None;
    }
    Time::parse(written).or_else(|| iso(written)).or_else(|| mail(written))
}

/// ISO 8601 in forms that RFC 3339 does not allow: `20220215T143000Z`, `20220215`, `2022-02-15
/// 14:30 +0000`.
fn iso(written: &str) -> Option<Time> {
    let bytes = written.as_bytes();
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let basic = bytes.len() >= 8 && digits(written.get(..8)?);
    let (date, rest) =
        if basic { written.split_at(8) } else { written.split_at_checked(10)? };
    let date = if basic {
        format!("{}-{}-{}", &date[..4], &date[4..6], &date[6..])
    } else {
        date.replace('/', "-")
    };
    let rest = rest.trim_start_matches(['T', 't', ' ']);
    if rest.is_empty() {
        return Time::parse(&date);
    }
    let end = rest.find(['Z', 'z', '+', '-', ' ']).unwrap_or(rest.len());
    let (clock, offset) = (&rest[..end], rest[end..].trim());
    let clock = match clock.len() {
        6 if digits(clock) => format!("{}:{}:{}", &clock[..2], &clock[2..4], &clock[4..]),
        4 if digits(clock) => format!("{}:{}:00", &clock[..2], &clock[2..]),
        5 => format!("{clock}:00"),
        _ => clock.to_owned(),
    };
    let numeric = |n_bytes: usize| {
        offset.len() == n_bytes && offset.is_ascii() && digits(&offset[1..])
    };
    let offset = match offset {
        "Z" | "z" | "UTC" | "GMT" => "Z".to_owned(),
        _ if numeric(5) => {
            format!("{}:{}", &offset[..3], &offset[3..])
        }
        _ if numeric(3) => format!("{offset}:00"),
        _ => offset.to_owned(),
    };
    Time::parse(&format!("{date}T{clock}{offset}"))
}

/// RFC 2822: `Tue, 15 Feb 2022 14:30:00 -0500`, with the weekday unchecked.
fn mail(written: &str) -> Option<Time> {
    let parser = jiff::fmt::rfc2822::DateTimeParser::new().relaxed_weekday(true);
    let zoned = parser.parse_zoned(written).ok()?;
    let local: DateTime = zoned.datetime();
    let seconds = zoned.offset().seconds();
    let offset = if seconds == 0 {
        "Z".to_owned()
    } else {
        let sign = if seconds < 0 { '-' } else { '+' };
        let minutes = seconds.unsigned_abs() / 60;
        format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    };
    Time::parse(&format!("{}{offset}", local.strftime("%Y-%m-%dT%H:%M:%S")))
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    fn check(written: &str, expected: Expect) {
        let mut warnings = Vec::new();
        let time = read("published", written, &mut warnings);
        let shown = time.map_or_else(
            || {
                warnings
                    .first()
                    .map_or_else(String::new, |warning| warning.message.clone())
            },
            |time| time.as_str().to_owned(),
        );
        expected.assert_eq(&shown);
    }

    #[test]
    fn an_offset_of_other_characters_is_none() {
        check(
            "2022-02-15T08:00:00 — Z",
            expect![[r#"published "2022-02-15T08:00:00 — Z" is no time: left out"#]],
        );
        check(
            "2022-02-15T08:00:00 — ",
            expect![[r#"published "2022-02-15T08:00:00 —" is no time: left out"#]],
        );
    }

    #[test]
    fn the_spellings_of_wires_and_feeds_become_one() {
        check("20220215T143000Z", expect!["2022-02-15T14:30:00Z"]);
        check("20220215T143000-0500", expect!["2022-02-15T14:30:00-05:00"]);
        check("2022-02-15 14:30:00 +00:00", expect!["2022-02-15T14:30:00+00:00"]);
        check("2022-02-15T14:30Z", expect!["2022-02-15T14:30:00Z"]);
        check("Tue, 15 Feb 2022 14:30:00 EST", expect!["2022-02-15T14:30:00-05:00"]);
        check("20220215", expect!["2022-02-15"]);
    }

    #[test]
    fn the_written_offset_is_kept() {
        check("2022-02-15T14:30:00+05:30", expect!["2022-02-15T14:30:00+05:30"]);
    }

    #[test]
    fn what_is_no_instant_is_left_out() {
        check(
            "2022-02-15T14:30:00",
            expect![[
                r#"published "2022-02-15T14:30:00" has no offset from UTC: left out"#
            ]],
        );
        check("yesterday", expect![[r#"published "yesterday" is no time: left out"#]]);
        check("2022-02-30", expect![[r#"published "2022-02-30" is no time: left out"#]]);
        check("é2022-02-1", expect![[r#"published "é2022-02-1" is no time: left out"#]]);
    }
}
