//! The article input of the contract: an output record of `parse`, or its short form.

use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer};

use crate::Availability;
use crate::record::{
    BlockRecord, DatelineRecord, NoticeRecord, PostRecord, WarningRecord,
};

/// What a caller may send as an article: a record of `parse` (it has `blocks`), or the short form
/// with `text` or `sentences` and whatever else is known. Unknown fields are ignored.
///
/// Times are kept as strings, because one that is no calendar time is a warning, not an error.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[allow(missing_docs, reason = "the fields are those of `Article` and `Metadata`")]
pub struct ArticleInput {
    pub id: Option<String>,
    pub item: Option<String>,
    pub source: Option<String>,
    pub url: Option<String>,
    pub outlet: Option<String>,
    pub story: Option<String>,
    pub version: Option<String>,
    pub headline: Option<String>,
    pub dek: Option<String>,
    pub bylines: Vec<String>,
    pub dateline: Option<DatelineRecord>,
    pub section: Option<String>,
    pub language: Option<String>,
    #[serde(deserialize_with = "written")]
    pub published: Option<String>,
    #[serde(deserialize_with = "written")]
    pub updated: Option<String>,
    pub updated_visible: bool,
    #[serde(deserialize_with = "written")]
    pub captured: Option<String>,
    pub digest: Option<String>,
    pub text: Option<String>,
    pub sentences: Option<Vec<String>>,
    pub blocks: Option<Vec<BlockRecord>>,
    pub posts: Vec<PostRecord>,
    pub notices: Vec<NoticeRecord>,
    pub availability: Option<Availability>,
    pub warnings: Vec<WarningRecord>,
}

/// A time field as it was written, whatever JSON value stands there: what is no string is no time
/// and becomes a warning as any other.
fn written<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Text(String),
        Whole(i64),
        Other(IgnoredAny),
    }
    Ok(Option::<Written>::deserialize(deserializer)?.map(|written| match written {
        Written::Text(text) => text,
        Written::Whole(number) => number.to_string(),
        Written::Other(_) => "(no string)".to_owned(),
    }))
}
