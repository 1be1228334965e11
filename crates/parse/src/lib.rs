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

mod anpa;
mod atom;
mod byline;
mod charset;
mod cue;
mod date;
mod dateline;
mod draft;
mod error;
mod format;
mod front;
mod html;
mod input;
mod json;
mod json_feed;
#[cfg(test)]
mod law;
mod markdown;
mod newsml;
mod newsml_g2;
mod ninjs;
mod nitf;
mod pack;
mod page;
mod paragraph;
mod plain;
mod read;
mod recognise;
mod rss;
#[cfg(test)]
mod show;
mod time;
mod warc;
mod wire;
mod word_list;
mod xml;

pub use error::{Error, ErrorKind};
pub use format::{FORMATS, Format};
pub use input::read_input;
pub use page::ReadOptions;
pub use read::read_bytes;
