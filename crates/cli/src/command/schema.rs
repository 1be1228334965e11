//! `schema`: the JSON Schema of records.

use clap::Args;
use writethru_report::{RecordSchema, SCHEMAS};

use crate::io::Status;
use crate::session::Session;

/// The flags of `schema`.
#[derive(Args)]
pub(crate) struct Flags {
    /// The record, as `diff` or `writethru.diff/1`; without a name the records are listed
    #[arg(value_name = "NAME")]
    name: Option<String>,
}

/// Prints a schema, or lists them.
pub(crate) fn run(flags: &Flags, session: &mut Session<'_>) -> Status {
    let Some(name) = &flags.name else {
        let row = |row: &RecordSchema| {
            format!("{:<8} {:<20} {}", row.short(), row.name, row.about)
        };
        return session.print(&SCHEMAS.iter().map(row).collect::<Vec<_>>().join("\n"));
    };
    if let Some(row) = RecordSchema::find(name) {
        return session.print(&format!("{:#}", row.json()));
    }
    let known: Vec<&str> = SCHEMAS.iter().map(RecordSchema::short).collect();
    let known = known.join(", ");
    session.complain(&format!("no record is called {name:?}: expected one of {known}"));
    Status::Failed
}
