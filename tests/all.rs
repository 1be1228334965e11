//! Corpus runner, laws and the architecture test, in one binary.
//!
//! * [`architecture`] holds the layers, the rooms for effects and the size of files.
//! * [`corpus_stories`] scores the tool on `corpus/stories` and keeps `corpus/scores.md`.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests read the repository, and may fail where it is broken"
)]

mod architecture;
mod corpus_stories;
mod repository;
mod score;
mod story;
