//! `writethru.error/1`.

use schemars::JsonSchema;
use serde::Serialize;

/// What stands in the output in the place of a record that could not be made.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ErrorRecord {
    /// `writethru.error/1`.
    pub schema: &'static str,
    /// The record's identifier; null where the line could not be read.
    pub id: Option<String>,
    /// The file, or `-`.
    pub source: Option<String>,
    /// 1-based line in the source; null where there is none.
    pub line: Option<u64>,
    /// What was being done: `read`, `parse`, `diff`.
    pub stage: &'static str,
    /// What went wrong and what would help.
    pub message: String,
    /// Always empty: every record has warnings.
    pub warnings: [(); 0],
}

impl ErrorRecord {
    /// An error at a stage.
    pub fn new(stage: &'static str, message: impl Into<String>) -> Self {
        ErrorRecord {
            schema: "writethru.error/1",
            id: None,
            source: None,
            line: None,
            stage,
            message: message.into(),
            warnings: [],
        }
    }
}
