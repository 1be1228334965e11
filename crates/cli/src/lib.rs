//! The command line: flags, files, clock and exit codes.
//!
//! [`run`] is the whole tool as a function of its arguments and its [`Io`], so that tests run it
//! in process; the binary only hands it the standard streams.
//!
//! ```
//! use writethru::{Io, Status, run};
//!
//! let mut out = Vec::new();
//! let mut io = Io::quiet();
//! io.stdin = Box::new(r#"{"id": "1", "text": "Ten left."}"#.as_bytes());
//! io.stdout = Box::new(&mut out);
//! assert_eq!(run(["writethru", "facts", "--jsonl", "-"], io), Status::Done);
//! assert!(out.starts_with(br#"{"schema":"writethru.facts/1","id":"1""#));
//! ```

#![cfg_attr(
    test,
    allow(
        clippy::needless_raw_string_hashes,
        reason = "expect-test writes strings with hashes"
    )
)]

mod args;
mod command;
mod engine;
mod failure;
mod input;
mod io;
mod progress;
mod read;
mod roundup;
mod session;
mod stream;

pub use args::command_line;
pub use io::{Io, Status};
pub use session::run;
