//! Holds the one test binary, `all.rs`; nothing is exported.
