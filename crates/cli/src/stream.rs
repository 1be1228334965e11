//! `--jsonl`: one record a line in, one a line out, in constant memory.
#![allow(clippy::disallowed_methods, reason = "files are read in cli")]

use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use writethru_batch::{Line, lines};
use writethru_report::Format;

use crate::engine::{Item, Made, Totals, each};
use crate::failure::{Failure, Origin};
use crate::session::Session;

/// A record of an input stream.
pub(crate) trait Record: DeserializeOwned {
    /// What such a record looks like, for error messages.
    const SHAPE: &'static str;

    /// The caller's identifier.
    fn id(&self) -> Option<&str>;
}

/// Works on every record of a stream.
pub(crate) fn each_record<R: Record>(
    session: &mut Session<'_>,
    path: &Path,
    format: Format,
    work: impl Fn(R, &Origin) -> Result<Made, Failure> + Sync,
) -> Totals {
    let source = path.display().to_string();
    let reader = match open(session, path) {
        Ok(reader) => reader,
        Err(message) => {
            let origin = Origin { source, ..Origin::default() };
            let item = Item { origin, value: Failure::new("read", message) };
            return each(
                session,
                format,
                Some(1),
                std::iter::once(item),
                |failure, _| vec![Err(failure)],
            );
        }
    };
    let items = (0..).zip(lines(reader)).map(move |(idx, line)| Item {
        origin: Origin { id: None, source: source.clone(), line: Some(line.number), idx },
        value: line,
    });
    each(session, format, None, items, |line, origin| {
        let made = decode(&line, origin).and_then(|record: R| {
            origin.id = record.id().map(str::to_owned);
            work(record, origin)
        });
        vec![made]
    })
}

fn open<'a>(
    session: &mut Session<'a>,
    path: &Path,
) -> Result<Box<dyn BufRead + Send + 'a>, String> {
    let reader: Box<dyn Read + Send + 'a> = if path.as_os_str() == "-" {
        session.take_stdin()
    } else {
        let real = session.real(path);
        if real.is_dir() {
            return Err("is a folder: --jsonl needs a file of records, one a line".into());
        }
        Box::new(std::fs::File::open(real).map_err(|error| error.to_string())?)
    };
    Ok(Box::new(BufReader::with_capacity(1 << 16, reader)))
}

/// The record of a line. Of a line that is no such record the identifier is found if it can be.
fn decode<R: Record>(line: &Line, origin: &mut Origin) -> Result<R, Failure> {
    #[derive(Deserialize)]
    struct Named {
        id: String,
    }
    let bytes =
        line.bytes.as_ref().map_err(|message| Failure::new("read", message.clone()))?;
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let column = error.valid_up_to() + 1;
        Failure::new("read", format!("column {column}: no UTF-8; JSON is always UTF-8"))
    })?;
    serde_json::from_str(text).map_err(|error| {
        origin.id = serde_json::from_str::<Named>(text).ok().map(|named| named.id);
        Failure::new("read", explain(&error, R::SHAPE))
    })
}

/// The error of a line: its column, and what was expected. The line is the stream's own.
fn explain(error: &serde_json::Error, shape: &str) -> String {
    let message = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let message = message.strip_suffix(&place).unwrap_or(&message);
    format!("column {}: {message}; expected {shape}", error.column())
}
