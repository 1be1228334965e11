//! Verbs of the lists that report nothing here: “The dam held, police said.”

use super::{REACH, Reader};
use crate::quote::cue::{Cue, CueKind, cue_at};

impl Reader<'_, '_, '_> {
    /// Whether a comma or “and” parts the verb from what follows, and that is no more than who said
    /// the clause, or another clause with its own subject: then the verb is a plain one.
    pub(super) fn is_bare_verb(&self, cue: &Cue) -> bool {
        let page = self.page;
        let comma = cue.verb + 1;
        if !matches!(page.word(comma), "," | "and" | "but") || self.leads_quote(comma) {
            return false;
        }
        let start = comma + 1;
        let end = self.unit.tokens.end.min(start + REACH);
        let clause = (start..end).any(|idx| page.word(idx) == "that");
        let frame = (start..end)
            .find_map(|idx| cue_at(page, start, idx))
            .filter(|frame| frame.kind == CueKind::Say && !frame.participle);
        let framed = frame.is_some_and(|frame| {
            let before = page.left(start, frame.group.start);
            before.is_some_and(|left| left.start == start)
                || page.right(frame.verb + 1, end, true).is_some()
                    && frame.group.start == start
        });
        !clause && framed
    }
}
