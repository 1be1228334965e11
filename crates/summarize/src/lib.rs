//! Which sentences to keep: one article, several on one event, and what is new since what was read.
//!
//! [`summarize`] picks whole sentences of article bodies within a [`Budget`]; a [`Summary`] is a list
//! of positions, so it cannot say what the articles did not. How sentences are scored and selected is
//! one row of [`METHODS`] each; [`Settings`] chooses, and the default is the best measured for the
//! kind of input. [`summarize_each`] gives a line of every article, [`explain`] says why each sentence was
//! taken or passed over.
//!
//! ```
//! use writethru_article::Article;
//! use writethru_facts::read;
//! use writethru_summarize::{Budget, Settings, summarize};
//!
//! let article = Article::from_paragraphs(&[
//!     "A dam near Ost burst on Monday and flooded three villages.",
//!     "He declined to comment.",
//! ]);
//! let reading = read(&article, &writethru_facts::Settings::default());
//! let settings = Settings { budget: Budget::Sentences(1), ..Settings::default() };
//! let summary = summarize(&[reading], &[], None, &settings);
//! assert_eq!(summary.sentences[0].sentence, 0);
//! ```

mod background;
mod budget;
mod centroid;
mod cluster;
mod concepts;
mod conflict;
mod each;
mod explain;
mod fact;
mod known;
mod lead;
mod lexrank;
mod method;
mod opening;
mod reason;
mod score;
mod select;
mod summary;
mod term;
#[cfg(test)]
mod testing;
mod unit;
mod update;
mod version;

pub use budget::Budget;
pub use each::summarize_each;
pub use explain::{Explanation, Fate, Weighed, explain};
pub use method::{METHODS, Method, MethodRow};
pub use summary::{Pick, Settings, Summary, summarize};
