//! The binary: hands the arguments and the standard streams to [`writethru::run`].
#![allow(clippy::disallowed_methods, reason = "the environment is read in cli")]

use std::process::ExitCode;

fn main() -> ExitCode {
    // A panic while one record is worked on becomes that record's error; RUST_BACKTRACE shows it.
    if std::env::var_os("RUST_BACKTRACE").is_none() {
        std::panic::set_hook(Box::new(|_| {}));
    }
    writethru::run(std::env::args_os(), writethru::Io::standard()).into()
}
