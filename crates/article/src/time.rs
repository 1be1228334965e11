//! Times as they were written.

use std::borrow::Cow;
use std::fmt;

use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{Timestamp, civil::DateTime};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A point in time with the precision and offset that its source wrote: an RFC 3339 date-time
/// (`2022-02-15T14:30:00-05:00`) or a full date (`2022-02-15`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    written: String,
    local: DateTime,
    // None for a full date.
    offset: Option<Offset>,
}

impl Time {
    /// Reads an RFC 3339 date-time or full date; `None` if `written` is no calendar time of these
    /// forms (a local time without an offset is none: it is no instant).
    pub fn parse(written: &str) -> Option<Time> {
        let written = written.trim();
        if !is_rfc3339(written.as_bytes()) {
            return None;
        }
        if written.len() == 10 {
            let date: Date = written.parse().ok()?;
            let local = date.at(0, 0, 0, 0);
            return Some(Time { written: written.to_owned(), local, offset: None });
        }
        let pieces =
            jiff::fmt::temporal::DateTimeParser::new().parse_pieces(written).ok()?;
        let local = pieces.date().to_datetime(pieces.time()?);
        let offset = match pieces.offset()? {
            jiff::fmt::temporal::PiecesOffset::Zulu => Offset::UTC,
            jiff::fmt::temporal::PiecesOffset::Numeric(numeric) => numeric.offset(),
            _ => return None,
        };
        Some(Time { written: written.to_owned(), local, offset: Some(offset) })
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// The local day of the written offset.
    pub fn day(&self) -> Date {
        self.local.date()
    }

    /// The local day and time of the written offset; midnight for a full date.
    pub fn local(&self) -> DateTime {
        self.local
    }

    /// Whether it has a time of day.
    pub fn has_time(&self) -> bool {
        self.offset.is_some()
    }

    /// The instant, to order by; a full date counts as its midnight UTC.
    pub fn instant(&self) -> Timestamp {
        let offset = self.offset.unwrap_or(Offset::UTC);
        offset.to_timestamp(self.local).unwrap_or(Timestamp::MAX)
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.written)
    }
}

impl JsonSchema for Time {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Time".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "an RFC 3339 date-time or full date, as it was written",
        })
    }
}

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = String::deserialize(deserializer)?;
        Time::parse(&written).ok_or_else(|| {
            serde::de::Error::custom(format!(
                "{written:?} is no RFC 3339 date-time or full date (as 2022-02-15T14:30:00Z)"
            ))
        })
    }
}

/// Whether digits and marks stand where RFC 3339 has them: `dddd-dd-dd`, then nothing, or
/// `Tdd:dd:dd`, a fraction, and `Z` or `±dd:dd`.
fn is_rfc3339(written: &[u8]) -> bool {
    let shape = |text: &[u8], shape: &[u8]| {
        text.len() >= shape.len()
            && shape.iter().zip(text).all(|(want, byte)| match want {
                b'd' => byte.is_ascii_digit(),
                b'T' => matches!(byte, b'T' | b't' | b' '),
                _ => byte == want,
            })
    };
    if !shape(written, b"dddd-dd-dd") {
        return false;
    }
    let Some(clock) = written.get(19..) else { return written.len() == 10 };
    let fraction =
        clock.iter().take_while(|byte| **byte == b'.' || byte.is_ascii_digit());
    let offset = &clock[fraction.count()..];
    let numeric = |sign: &[u8]| shape(offset, sign) && offset.len() == 6;
    shape(&written[10..], b"Tdd:dd:dd")
        && (matches!(offset, b"Z" | b"z") || numeric(b"+dd:dd") || numeric(b"-dd:dd"))
}

/// Reads a time of a record; what is none is left out.
pub(crate) fn lenient<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Time>, D::Error> {
    let written = Option::<String>::deserialize(deserializer)?;
    Ok(written.as_deref().and_then(Time::parse))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_is_the_local_one() {
        let time = Time::parse("2022-02-15T23:30:00-05:00").unwrap();
        assert_eq!(time.day().to_string(), "2022-02-15");
        assert_eq!(time.instant().to_string(), "2022-02-16T04:30:00Z");
    }

    #[test]
    fn a_local_time_without_offset_is_no_instant() {
        assert_eq!(Time::parse("2022-02-15T23:30:00"), None);
        assert_eq!(Time::parse("20220215T233000Z"), None);
        assert_eq!(Time::parse("2022-02-15T23:30Z"), None);
        assert_eq!(Time::parse("2022-02-30"), None);
        assert_eq!(Time::parse("2022-02-30T10:00:00Z"), None);
    }
}
