//! One run of the tool: what its flags and its terminal come to.

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use writethru_report::Look;

use crate::args::{self, ColorWhen, Command, Global};
use crate::command;
use crate::io::{Io, Status};

/// Columns of a report where no terminal tells, and at most on a wide one: longer lines read
/// badly.
const WIDTH: (usize, usize) = (80, 100);

/// Columns that may be asked for at most.
pub(crate) const MAX_WIDTH: usize = 1000;

/// A run: streams, threads and looks.
pub(crate) struct Session<'a> {
    pub(crate) io: Io<'a>,
    /// As the flag says.
    pub(crate) jobs: Option<usize>,
    pub(crate) quiet: bool,
    pub(crate) verbose: bool,
    pub(crate) look: Look,
    /// Whether results for people stand line below line, with no blank one between them.
    pub(crate) dense: bool,
}

/// Runs the tool with these arguments, the program's name first.
pub fn run<A>(args: impl IntoIterator<Item = A>, mut io: Io<'_>) -> Status
where
    A: Into<OsString> + Clone,
{
    let cli = match args::read(args) {
        Ok(cli) => cli,
        Err(error) => return usage(&error, &mut io),
    };
    let mut session = Session::new(&cli.global, io);
    let status = match &cli.command {
        Command::Parse(flags) => command::parse::run(flags, &mut session),
        Command::Facts(flags) => command::facts::run(flags, &mut session),
        Command::Diff(flags) => command::diff::run(flags, &mut session),
        Command::Summarize(flags) => command::summarize::run(flags, &mut session),
        Command::Batch(flags) => command::batch::run(flags, &mut session),
        Command::Schema(flags) => command::schema::run(flags, &mut session),
        Command::Completions(flags) => command::completions::run(flags, &mut session),
        Command::Man(flags) => command::man::run(flags, &mut session),
    };
    match session.io.stdout.flush() {
        Err(error) => session.unwritable(&error),
        Ok(()) => status,
    }
}

/// Help, version and mistakes of use.
fn usage(error: &clap::Error, io: &mut Io<'_>) -> Status {
    let (out, is_terminal): (&mut dyn Write, bool) = if error.use_stderr() {
        (&mut io.stderr, io.stderr_is_terminal)
    } else {
        (&mut io.stdout, io.stdout_is_terminal)
    };
    let text = error.render();
    // A reader that has gone wants no help.
    let _ = if is_terminal && !io.no_color {
        write!(out, "{}", text.ansi())
    } else {
        write!(out, "{text}")
    };
    let _ = out.flush();
    if error.exit_code() == 0 { Status::Done } else { Status::Failed }
}

impl<'a> Session<'a> {
    fn new(global: &Global, io: Io<'a>) -> Self {
        let color = match global.color {
            ColorWhen::Auto => io.stdout_is_terminal && !io.no_color,
            ColorWhen::Always => true,
            ColorWhen::Never => false,
        };
        let width = io.width.map_or(WIDTH.0, |width| width.min(WIDTH.1));
        Session {
            jobs: global.jobs,
            quiet: global.quiet,
            verbose: global.verbose,
            look: Look { width, color, ..Look::default() },
            dense: false,
            io,
        }
    }

    /// Where a path that the caller named is.
    pub(crate) fn real(&self, path: &Path) -> PathBuf {
        self.io.cwd.join(path)
    }

    /// Takes stdin: a second reader finds it empty.
    pub(crate) fn take_stdin(&mut self) -> Box<dyn Read + Send + 'a> {
        std::mem::replace(&mut self.io.stdin, Box::new(io::empty()))
    }

    /// Whether a progress bar is wanted.
    pub(crate) fn shows_progress(&self) -> bool {
        self.io.stderr_is_terminal && !self.quiet
    }

    /// Says that something went wrong.
    pub(crate) fn complain(&mut self, message: &str) {
        // Where diagnostics cannot be written, nobody reads them.
        let _ = writeln!(self.io.stderr, "writethru: {message}");
    }

    /// Says something that `--quiet` does without.
    pub(crate) fn note(&mut self, message: &str) {
        if !self.quiet {
            self.complain(message);
        }
    }

    /// Writes a result and says how that went: a reader that has gone (`| head`) is no failure.
    pub(crate) fn print(&mut self, text: &str) -> Status {
        match writeln!(self.io.stdout, "{text}") {
            Ok(()) => Status::Done,
            Err(error) => self.unwritable(&error),
        }
    }

    /// What follows from output that cannot be written.
    pub(crate) fn unwritable(&mut self, error: &io::Error) -> Status {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Status::Done;
        }
        self.complain(&format!("cannot write the results: {error}"));
        Status::Failed
    }
}
