//! [`Failure`]: why one input gave no result.

use writethru_report::ErrorRecord;

/// What was being done, and what went wrong and would help.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    pub(crate) stage: &'static str,
    pub(crate) message: String,
}

impl Failure {
    pub(crate) fn new(stage: &'static str, message: impl Into<String>) -> Self {
        Failure { stage, message: message.into() }
    }
}

/// Where an input came from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Origin {
    /// The record's identifier, once it is known.
    pub(crate) id: Option<String>,
    /// The file as the caller named it, or `-`.
    pub(crate) source: String,
    /// 1-based line of a stream.
    pub(crate) line: Option<u64>,
    /// 0-based position among the inputs.
    pub(crate) idx: u64,
}

impl Origin {
    /// The record's identifier, else its 0-based index.
    pub(crate) fn name(&self) -> String {
        self.id.clone().unwrap_or_else(|| self.idx.to_string())
    }

    pub(crate) fn error(&self, failure: Failure) -> ErrorRecord {
        ErrorRecord {
            id: self.id.clone(),
            source: Some(self.source.clone()),
            line: self.line,
            ..ErrorRecord::new(failure.stage, failure.message)
        }
    }
}

/// The error as a person reads it: `file:line: message`.
pub(crate) fn explain(error: &ErrorRecord) -> String {
    let mut out = error.source.clone().unwrap_or_default();
    if let Some(line) = error.line {
        out.push_str(&format!(":{line}"));
    }
    match &error.id {
        Some(id) if error.line.is_some() => {
            format!("{out}: record {id:?}: {}", error.message)
        }
        _ => format!("{out}: {}", error.message),
    }
}
