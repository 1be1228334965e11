//! `completions`: completion scripts for shells.

use clap::Args;
use clap_complete::{Shell, generate};

use crate::args;
use crate::io::Status;
use crate::session::Session;

/// The flags of `completions`.
#[derive(Args)]
pub(crate) struct Flags {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

/// Prints a completion script.
pub(crate) fn run(flags: &Flags, session: &mut Session<'_>) -> Status {
    let mut script = Vec::new();
    generate(flags.shell, &mut args::command_line(), "writethru", &mut script);
    session.print(String::from_utf8_lossy(&script).trim_end())
}
