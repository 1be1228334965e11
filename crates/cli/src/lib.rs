//! Flags, files, clock and exit codes.

mod stream;

pub use stream::main;
