//! What a run reads from and writes to, and how it ends.
#![allow(clippy::disallowed_methods, reason = "terminal and environment belong to cli")]

use std::io::{self, IsTerminal, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// The world that a run sees: streams, terminal, folder.
#[allow(clippy::struct_excessive_bools, reason = "independent facts of the world")]
pub struct Io<'a> {
    /// What `-` reads.
    pub stdin: Box<dyn Read + Send + 'a>,
    /// Where results go.
    pub stdout: Box<dyn Write + 'a>,
    /// Where diagnostics go.
    pub stderr: Box<dyn Write + Send + 'a>,
    /// Whether results are read by a person at a terminal.
    pub stdout_is_terminal: bool,
    /// Whether diagnostics are; then progress is shown.
    pub stderr_is_terminal: bool,
    /// Columns of the terminal; `None` where there is none.
    pub width: Option<usize>,
    /// Whether the environment asks for no colour (`NO_COLOR` set and not empty, `TERM=dumb`).
    pub no_color: bool,
    /// Whether git runs this as its external diff (`GIT_DIFF_PATH_COUNTER` is set).
    pub in_git: bool,
    /// The folder that relative paths start from; empty for the process's own.
    pub cwd: PathBuf,
}

impl Io<'static> {
    /// The process's own streams and terminal.
    pub fn standard() -> Self {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        Io {
            stdin: Box::new(io::stdin()),
            stdout: Box::new(io::stdout()),
            stderr: Box::new(io::stderr()),
            // Git gives its pager a pipe, and says that a person reads at its end.
            stdout_is_terminal: io::stdout().is_terminal() || set("GIT_PAGER_IN_USE"),
            stderr_is_terminal: io::stderr().is_terminal(),
            width: terminal_size::terminal_size().map(|(width, _)| width.0.into()),
            no_color: set("NO_COLOR") || dumb,
            in_git: set("GIT_DIFF_PATH_COUNTER"),
            cwd: PathBuf::new(),
        }
    }

    /// Empty input, and output that goes nowhere: what tests fill in.
    pub fn quiet() -> Self {
        Io {
            stdin: Box::new(io::empty()),
            stdout: Box::new(io::sink()),
            stderr: Box::new(io::sink()),
            stdout_is_terminal: false,
            stderr_is_terminal: false,
            width: None,
            no_color: false,
            in_git: false,
            cwd: PathBuf::new(),
        }
    }
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// All was done: 0.
    Done,
    /// With `--exit-code`: a fact changed: 1.
    Changed,
    /// Bad use, unreadable input, or a record that failed: 2.
    Failed,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> ExitCode {
        ExitCode::from(status as u8)
    }
}
