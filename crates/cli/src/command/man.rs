//! `man`: the manual pages.
#![allow(clippy::disallowed_methods, reason = "files are written in cli")]

use std::io;
use std::path::PathBuf;

use clap::Args;

use crate::args;
use crate::io::Status;
use crate::session::Session;

/// The flags of `man`.
#[derive(Args)]
pub(crate) struct Flags {
    /// Write every page into this folder instead of the main page to stdout
    #[arg(short, long, value_name = "FOLDER")]
    output: Option<PathBuf>,
}

/// Writes the manual pages.
pub(crate) fn run(flags: &Flags, session: &mut Session<'_>) -> Status {
    let Some(folder) = &flags.output else {
        let mut page = Vec::new();
        return match clap_mangen::Man::new(args::command_line()).render(&mut page) {
            Ok(()) => session.print(String::from_utf8_lossy(&page).trim_end()),
            Err(error) => session.unwritable(&error),
        };
    };
    let real = session.real(folder);
    match write_all(&real) {
        Ok(()) => Status::Done,
        Err(error) => {
            session.complain(&format!("{}: {error}", folder.display()));
            Status::Failed
        }
    }
}

fn write_all(folder: &std::path::Path) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    clap_mangen::generate_to(args::command_line(), folder)
}
