//! Certainty: how sure the text is of each fact.

use crate::draft::Draft;

/// Sets the certainty of every fact.
pub(crate) fn run(_draft: &mut Draft<'_>) {}
