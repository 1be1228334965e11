//! Corpus runner, laws and the architecture test, in one binary.
//!
//! * [`architecture`] holds the layers, the rooms for effects and the size of files.
//! * [`corpus_articles`] reads the pages and wire items of `corpus/articles`.
//! * [`corpus_stories`] scores the tool on `corpus/stories` and keeps `corpus/scores.md`.
//! * [`corpus_summaries`] scores its summaries by [`rouge`] against extracts written by hand, on the same page.
//! * [`corpus_facts`] reads the cases of `corpus/facts`.
//! * [`fuzz_bodies`] runs what the fuzz targets run, on inputs made from seeds.
//! * [`laws`] hold for any pair of versions: they are tried on edits of the corpus articles.
//! * [`losses`] are the facts that noise filters elsewhere swallow.
//! * [`readme`] holds the README's table of formats against the code.
//! * [`sample`] alters one article in one place at a time.
//! * [`views`] hold for any way to show a comparison.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests read the repository, and may fail where it is broken"
)]

mod architecture;
mod case;
mod corpus_articles;
mod corpus_facts;
mod corpus_stories;
mod corpus_summaries;
mod edit;
mod fuzz_bodies;
mod laws;
mod losses;
mod porter;
mod readme;
mod repository;
mod rouge;
mod sample;
mod score;
mod story;
mod views;
