//! What was published: bytes, or an article input, read into an
//! [`Article`](writethru_article::Article).

#![cfg_attr(
    test,
    allow(
        clippy::needless_pass_by_value,
        clippy::needless_raw_string_hashes,
        clippy::format_push_string,
        reason = "the shape of `check(input, expect![…])`"
    )
)]

mod byline;
mod cue;
mod date;
mod dateline;
mod draft;
mod input;
mod paragraph;
mod recognise;
mod word_list;

pub use input::read_input;
