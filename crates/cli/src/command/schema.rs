//! `schema`: the JSON Schema of records.

use clap::Args;

use crate::io::Status;
use crate::session::Session;

/// The flags of `schema`.
#[derive(Args)]
pub(crate) struct Flags {
    /// The record: its full name, or as `diff`; none lists them
    #[arg(value_name = "NAME")]
    name: Option<String>,
}

/// Prints a schema.
pub(crate) fn run(flags: &Flags, session: &mut Session<'_>) -> Status {
    let _ = &flags.name;
    session.print("")
}
