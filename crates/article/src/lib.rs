//! What an article is: the plain data that every other crate is about.
//!
//! An [`Article`] is one version of a story: its [`Text`](writethru_text::Text), cut into
//! [`Block`]s, with three [`Time`]s that never stand in for one another, [`Notice`]s, [`Post`]s and
//! an [`Availability`]. [`ArticleRecord`] is its JSON form, [`ArticleInput`] what callers may send.
//!
//! ```
//! use writethru_article::{Article, BlockKind};
//!
//! let article = Article::from_paragraphs(&["At least 12 people were killed.", "Police said so."]);
//! assert_eq!(article.body().count(), 2);
//! assert!(article.body().all(|block| block.kind == BlockKind::Paragraph));
//! ```

mod article;
mod block;
mod input;
mod notice;
mod record;
mod time;

pub use article::{Article, Dateline, Metadata, Warning};
pub use block::{Block, BlockKind};
pub use input::ArticleInput;
pub use notice::{Availability, Notice, NoticeKind, Post};
pub use record::{
    ArticleRecord, BlockRecord, DatelineRecord, NoticeRecord, PostRecord, WarningRecord,
};
pub use time::Time;
