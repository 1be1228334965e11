//! Many records and stories in parallel, in order, with bounded memory.

mod file;
mod line;
pub mod pool;

pub use file::{MAX_FILE, articles_below, files_below, is_article, read};
pub use line::{Line, MAX_LINE, lines};
