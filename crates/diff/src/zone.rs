//! [`Zone`]: one sentence link and its hunks, while rules run over them.

use std::ops::Range;

use writethru_align::{EditOp, Link};
use writethru_text::Span;

use crate::change::{ChangeKind, Detail};
use crate::version::{Lemmas, Version};

/// Both versions.
pub(crate) struct Context<'a> {
    pub(crate) old: Version<'a>,
    pub(crate) new: Version<'a>,
    pub(crate) lemmas: Lemmas<'a>,
}

impl<'a> Context<'a> {
    /// One version, the old one or the new one, and the other.
    pub(crate) fn sides(&self, is_old: bool) -> (&Version<'a>, &Version<'a>) {
        if is_old { (&self.old, &self.new) } else { (&self.new, &self.old) }
    }
}

/// A sentence link and what differs in it. Rules take what they can explain from its hunks, in
/// order of precedence; what is left at the end is wording.
pub(crate) struct Zone<'c, 'a> {
    pub(crate) cx: &'c Context<'a>,
    /// The linked sentences of each side.
    pub(crate) old: Span,
    pub(crate) new: Span,
    pub(crate) hunks: Vec<Hunk>,
    /// Stretches that are the same on both sides, as (old, new).
    equal: Vec<(Span, Span)>,
    pub(crate) found: Vec<Finding>,
    /// The rule that reported each finding.
    rules: Vec<&'static str>,
}

/// A run of words that was replaced, deleted or inserted.
pub(crate) struct Hunk {
    /// The number that changes from this hunk share.
    pub(crate) edit: u32,
    pub(crate) old: Part,
    pub(crate) new: Part,
}

/// One side of a hunk.
pub(crate) struct Part {
    pub(crate) tokens: Range<usize>,
    /// From the first token to the last; empty at the place of the hunk where there is none.
    pub(crate) span: Span,
    /// For each token, whether a rule has explained it.
    taken: Vec<bool>,
}

/// A change as a rule sees it; score, position and disclosure come later.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    pub(crate) kind: ChangeKind,
    pub(crate) factual: bool,
    pub(crate) old: Option<Span>,
    pub(crate) new: Option<Span>,
    pub(crate) detail: Detail,
    pub(crate) edit: u32,
    pub(crate) reason: &'static str,
}

impl Finding {
    /// The same in other words: no fact changed.
    pub(crate) fn wording(
        old: Option<Span>,
        new: Option<Span>,
        edit: u32,
        reason: &'static str,
    ) -> Self {
        let (kind, detail) = (ChangeKind::Wording, Detail::None);
        Finding { kind, factual: false, old, new, detail, edit, reason }
    }

    /// A claim that came, went or stands for another one.
    pub(crate) fn statement(
        old: Option<Span>,
        new: Option<Span>,
        edit: u32,
        reason: &'static str,
    ) -> Self {
        let (kind, detail) = (ChangeKind::Statement, Detail::None);
        Finding { kind, factual: true, old, new, detail, edit, reason }
    }
}

/// A finding with the name of the rule that reported it.
pub(crate) type Signed = (&'static str, Finding);

impl<'c, 'a> Zone<'c, 'a> {
    /// The zone of a link with something on both sides. Its hunks are numbered from `first_edit`.
    pub(crate) fn new(cx: &'c Context<'a>, link: &Link, first_edit: u32) -> Self {
        let cover = |version: &Version<'_>, range: &Range<u32>| {
            let sentences = version.text.sentences();
            sentences[range.start as usize]
                .span
                .cover(sentences[range.end as usize - 1].span)
        };
        let mut zone = Zone {
            cx,
            old: cover(&cx.old, &link.old),
            new: cover(&cx.new, &link.new),
            hunks: Vec::new(),
            equal: Vec::new(),
            found: Vec::new(),
            rules: Vec::new(),
        };
        let mut open: Option<(Span, Span)> = None;
        for edit in &link.edits {
            let blank = cx.old.text[edit.old].trim().is_empty();
            match (edit.op, &mut open) {
                (EditOp::Equal, Some((old, new))) if blank => {
                    (*old, *new) = (old.cover(edit.old), new.cover(edit.new));
                }
                (EditOp::Equal, _) => {
                    zone.close(open.take(), first_edit);
                    zone.equal.push((edit.old, edit.new));
                }
                (_, Some((old, new))) => {
                    (*old, *new) = (old.cover(edit.old), new.cover(edit.new));
                }
                (_, None) => open = Some((edit.old, edit.new)),
            }
        }
        zone.close(open, first_edit);
        zone
    }

    fn close(&mut self, open: Option<(Span, Span)>, first_edit: u32) {
        let Some((old, new)) = open else { return };
        let edit = first_edit + self.hunks.len() as u32;
        let (old, new) = (Part::new(&self.cx.old, old), Part::new(&self.cx.new, new));
        if !old.tokens.is_empty() || !new.tokens.is_empty() {
            self.hunks.push(Hunk { edit, old, new });
        }
    }

    /// Where a stretch of the old side stands on the new one, if all of it is the same there.
    pub(crate) fn to_new(&self, old: Span) -> Option<Span> {
        // Stretches stand in order: only the last one that begins before `old` can hold it.
        let next = self.equal.partition_point(|(from, _)| from.start() <= old.start());
        let (from, to) =
            self.equal[..next].last().filter(|(from, _)| from.contains(old))?;
        let start = to.start() + (old.start() - from.start());
        Some(Span::new(start, start + old.len()))
    }

    /// The index of the first hunk that a stretch of the old side touches.
    pub(crate) fn hunk_of_old(&self, span: Span) -> Option<usize> {
        self.first_hunk(span, |hunk| hunk.old.span)
    }

    /// The index of the first hunk that a stretch of the new side touches.
    pub(crate) fn hunk_of_new(&self, span: Span) -> Option<usize> {
        self.first_hunk(span, |hunk| hunk.new.span)
    }

    /// The index of the first hunk that a stretch of one side touches.
    pub(crate) fn hunk_of(&self, span: Span, is_old: bool) -> Option<usize> {
        if is_old { self.hunk_of_old(span) } else { self.hunk_of_new(span) }
    }

    /// The linked sentences of one side and of the other.
    pub(crate) fn stretches(&self, is_old: bool) -> (Span, Span) {
        if is_old { (self.old, self.new) } else { (self.new, self.old) }
    }

    /// The index of the first hunk whose side touches a stretch; hunks stand in order on both sides.
    fn first_hunk(&self, span: Span, side: fn(&Hunk) -> Span) -> Option<usize> {
        let first = self.hunks.partition_point(|hunk| side(hunk).end() <= span.start());
        let near =
            self.hunks[first..].iter().take_while(|hunk| side(hunk).start() < span.end());
        let found = near.map(side).position(|hunk| hunk.overlaps(span))?;
        Some(first + found)
    }

    /// Marks a stretch of the old side as explained.
    pub(crate) fn take_old(&mut self, span: Span) {
        let text = self.cx.old.text;
        for hunk in &mut self.hunks {
            hunk.old.take(text.tokens_in(span));
        }
    }

    /// Marks a stretch of the new side as explained.
    pub(crate) fn take_new(&mut self, span: Span) {
        let text = self.cx.new.text;
        for hunk in &mut self.hunks {
            hunk.new.take(text.tokens_in(span));
        }
    }

    /// Names the rule of the findings that came since the last call.
    pub(crate) fn sign(&mut self, rule: &'static str) {
        self.rules.resize(self.found.len(), rule);
    }

    /// Every finding with the rule that reported it.
    pub(crate) fn signed(self) -> impl Iterator<Item = Signed> {
        self.rules.into_iter().zip(self.found)
    }

    /// Records a finding and marks its stretches as explained.
    pub(crate) fn report(&mut self, finding: Finding) {
        if let Some(old) = finding.old {
            self.take_old(old);
        }
        if let Some(new) = finding.new {
            self.take_new(new);
        }
        self.found.push(finding);
    }
}

impl Hunk {
    /// One side and the other.
    pub(crate) fn sides(&self, is_old: bool) -> (&Part, &Part) {
        if is_old { (&self.old, &self.new) } else { (&self.new, &self.old) }
    }
}

impl Part {
    fn new(version: &Version<'_>, stretch: Span) -> Part {
        let tokens =
            if stretch.is_empty() { 0..0 } else { version.text.tokens_in(stretch) };
        let all = version.text.tokens();
        let span = match tokens.clone().next().zip(tokens.clone().next_back()) {
            Some((first, last)) => all[first].span.cover(all[last].span),
            None => Span::new(stretch.start(), stretch.start()),
        };
        Part { taken: vec![false; tokens.len()], tokens, span }
    }

    fn take(&mut self, tokens: Range<usize>) {
        for idx in tokens {
            if self.tokens.contains(&idx) {
                self.taken[idx - self.tokens.start] = true;
            }
        }
    }

    /// Whether a token within `span` is still unexplained.
    pub(crate) fn is_open(&self, version: &Version<'_>, span: Span) -> bool {
        self.left().any(|idx| span.overlaps(version.text.tokens()[idx].span))
    }

    /// The tokens that no rule has explained yet.
    pub(crate) fn left(&self) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let start = self.tokens.start;
        let open = self.taken.iter().enumerate().filter(|(_, taken)| !**taken);
        open.map(move |(idx, _)| start + idx)
    }

    /// The unexplained tokens that say something by themselves.
    pub(crate) fn content<'p>(&'p self, version: &'p Version<'_>) -> Vec<usize> {
        self.left().filter(|&idx| version.word(idx).is_content()).collect()
    }

    /// The span from the first to the last unexplained token.
    pub(crate) fn left_span(&self, version: &Version<'_>) -> Option<Span> {
        let tokens = version.text.tokens();
        let (first, last) = self.left().next().zip(self.left().next_back())?;
        Some(tokens[first].span.cover(tokens[last].span))
    }
}
