//! Which facts lie within what was said.

use std::ops::Range;

use writethru_text::Span;

use crate::draft::Draft;

/// Sets the attribution of each of these facts that lies within the content of one. Of several,
/// the shortest content wins: the one that stands nearest to the fact. Cost is that of sorting.
pub(crate) fn attach(draft: &mut Draft<'_>, facts: Range<usize>) {
    let mut contents: Vec<(Span, u32)> = draft
        .attributions
        .iter()
        .enumerate()
        .flat_map(|(idx, attribution)| {
            attribution.content.iter().map(move |&span| (span, idx as u32))
        })
        .collect();
    contents.sort_unstable_by_key(|&(span, idx)| (span.start(), span.end(), idx));
    let mut order: Vec<usize> = facts.collect();
    order.sort_by_key(|&idx| draft.facts[idx].span);
    // Contents that start at or before the fact and may still hold it, outermost first.
    let mut open: Vec<(Span, u32)> = Vec::new();
    let mut next = 0;
    for idx in order {
        let span = draft.facts[idx].span;
        while next < contents.len() && contents[next].0.start() <= span.start() {
            let content = contents[next];
            while open.last().is_some_and(|(last, _)| last.end() <= content.0.start()) {
                open.pop();
            }
            open.push(content);
            next += 1;
        }
        while open.last().is_some_and(|(last, _)| last.end() <= span.start()) {
            open.pop();
        }
        draft.facts[idx].attribution = open
            .last()
            .filter(|(content, _)| content.contains(span))
            .map(|&(_, idx)| idx);
    }
}
