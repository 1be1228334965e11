//! Many records and stories in parallel, in order, with bounded memory.
//!
//! [`run`] does a [`Job`]: its sources are indexed into stories, each story is read, compared step
//! by step and summarized, and sinks take the results. [`pool::ordered`] is the parallel map
//! behind it and behind `--jsonl` streams, whose [`lines`] are read one by one.

#![cfg_attr(
    test,
    allow(
        clippy::needless_raw_string_hashes,
        reason = "expect-test writes strings with hashes"
    )
)]

mod file;
mod index;
mod job;
mod line;
mod natural;
pub mod pool;
mod progress;
mod run;
mod sink;
mod source;
mod story;
mod yaml;

pub use file::{MAX_FILE, articles_below, files_below, is_article, read};
pub use job::{EXAMPLE, Job, Sink, Source, SummaryLength, Task};
pub use line::{Line, MAX_LINE, lines};
pub use progress::{Progress, Unwatched};
pub use run::{Totals, run, survey};
pub use story::Told;
