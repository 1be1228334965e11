//! From sentence links to ranked changes.

use std::collections::hash_map::Entry;
use std::ops::Range;

use rustc_hash::FxHashMap;
use writethru_align::{Alignment, EditOp, Link, LinkOp};
use writethru_article::BlockKind;
use writethru_text::Span;

use crate::change::{
    Action, Change, ChangeKind, Detail, Disclosure, Place, Position, Shift,
};
use crate::label;
use crate::rule::{RULES, sentence};
use crate::score;
use crate::version::Version;
use crate::zone::{Context, Finding, Signed, Zone};

/// The findings of every link, in the order of the links.
pub(crate) fn sentences(cx: &Context<'_>, alignment: &Alignment) -> Vec<Signed> {
    let mut out = Vec::new();
    let mut edit = 0;
    let headline = headline(cx, alignment);
    if let Some(link) = &headline {
        linked(cx, link, &mut edit, &mut out);
    }
    for link in &alignment.links {
        match link.op {
            LinkOp::Same => {}
            LinkOp::Removed | LinkOp::Added
                if headline.as_ref().is_some_and(|h| has(h, link)) => {}
            LinkOp::Removed => {
                let judged = link
                    .old
                    .clone()
                    .filter_map(|idx| sentence::judge(cx, idx as usize, true, edit));
                out.extend(judged.map(|finding| ("sentence", finding)));
                edit += 1;
            }
            LinkOp::Added => {
                let judged = link
                    .new
                    .clone()
                    .filter_map(|idx| sentence::judge(cx, idx as usize, false, edit));
                out.extend(judged.map(|finding| ("sentence", finding)));
                edit += 1;
            }
            _ => linked(cx, link, &mut edit, &mut out),
        }
    }
    out
}

/// The link of two headlines with too few words in common for a sentence link: there is one
/// headline a version, so the new one stands for the old one whatever it says.
fn headline(cx: &Context<'_>, alignment: &Alignment) -> Option<Link> {
    let is_headline = |version: &Version<'_>, idx: &u32| {
        version.block_of(*idx as usize) == Some(BlockKind::Headline)
    };
    let only = |op: LinkOp, version: &Version<'_>, side: fn(&Link) -> &Range<u32>| {
        let links = alignment.links.iter().filter(move |link| link.op == op);
        let mut found =
            links.map(side).filter(|range| is_headline(version, &range.start));
        found.next().cloned().filter(|_| found.next().is_none())
    };
    let old = only(LinkOp::Removed, &cx.old, |link| &link.old)?;
    let new = only(LinkOp::Added, &cx.new, |link| &link.new)?;
    let span =
        |version: &Version<'_>, idx: u32| version.text.sentences()[idx as usize].span;
    let edits = writethru_align::edits(
        cx.old.text,
        span(&cx.old, old.start),
        cx.new.text,
        span(&cx.new, new.start),
    );
    Some(Link { op: LinkOp::Edited, old, new, similarity: 0.0, edits })
}

/// Whether a link is one of the sides of the pair of headlines.
fn has(headline: &Link, link: &Link) -> bool {
    link.op == LinkOp::Removed && link.old == headline.old
        || link.op == LinkOp::Added && link.new == headline.new
}

/// The findings of a link with something on both sides.
fn linked(cx: &Context<'_>, link: &Link, edit: &mut u32, out: &mut Vec<Signed>) {
    let mut zone = Zone::new(cx, link, *edit);
    let block = cx.old.block_of(link.old.start as usize);
    match block {
        // Notices are compared as wholes.
        Some(BlockKind::Notice) => return,
        Some(BlockKind::Byline | BlockKind::Credit | BlockKind::Dateline) => {
            aside(&mut zone, ChangeKind::Metadata, "a byline, dateline or credit line");
        }
        Some(BlockKind::Other) => {
            aside(&mut zone, ChangeKind::Wording, "a line that is not part of the story");
        }
        _ => {
            // A notice within a line, as `CORRECTED-` in a headline, is compared as a whole too.
            for notice in &cx.old.reading.article.meta.notices {
                zone.take_old(notice.span);
            }
            for notice in &cx.new.reading.article.meta.notices {
                zone.take_new(notice.span);
            }
            for (name, rule) in RULES {
                rule(&mut zone);
                zone.sign(name);
            }
        }
    }
    zone.sign("block");
    uncovered(&mut zone, link, *edit);
    zone.sign("rest");
    *edit += zone.hunks.len() as u32 + 1;
    if matches!(link.op, LinkOp::Relocated | LinkOp::RelocatedEdited) {
        zone.found.push(Finding {
            kind: ChangeKind::Order,
            factual: false,
            old: Some(zone.old),
            new: Some(zone.new),
            detail: Detail::None,
            edit: *edit,
            reason: "the same text in another place",
        });
        *edit += 1;
    }
    zone.sign("order");
    out.extend(zone.signed());
}

/// Labels every hunk of a link outside the story.
fn aside(zone: &mut Zone<'_, '_>, kind: ChangeKind, reason: &'static str) {
    for hunk_idx in 0..zone.hunks.len() {
        let hunk = &zone.hunks[hunk_idx];
        let finding = Finding {
            kind,
            factual: false,
            old: hunk.old.left_span(&zone.cx.old),
            new: hunk.new.left_span(&zone.cx.new),
            detail: Detail::None,
            edit: hunk.edit,
            reason,
        };
        zone.report(finding);
    }
}

/// Labels every edit that no finding touches, so that nothing is lost.
fn uncovered(zone: &mut Zone<'_, '_>, link: &Link, first_edit: u32) {
    for edit in link.edits.iter().filter(|edit| edit.op != EditOp::Equal) {
        let touches =
            |side: Option<Span>, span: Span| side.is_some_and(|side| side.overlaps(span));
        // An edit has words on one side only: its empty other side lies inside whatever stands there.
        let covered = zone.found.iter().any(|finding| match edit.op {
            EditOp::Delete => touches(finding.old, edit.old),
            _ => touches(finding.new, edit.new),
        });
        if covered {
            continue;
        }
        let hunk = zone.hunks.iter().find(|hunk| {
            hunk.old.span.overlaps(edit.old) || hunk.new.span.overlaps(edit.new)
        });
        let number = hunk.map_or(first_edit + zone.hunks.len() as u32, |hunk| hunk.edit);
        let old = (!edit.old.is_empty()).then_some(edit.old);
        let new = (!edit.new.is_empty()).then_some(edit.new);
        let reason = "words around a change, or spacing";
        zone.found.push(Finding::wording(old, new, number, reason));
    }
}

/// A finding with its place, score and label.
pub(crate) fn change(cx: &Context<'_>, (rule, finding): Signed) -> Change {
    let (old, new) = (place(&cx.old, finding.old), place(&cx.new, finding.new));
    let position = position(cx, old, new, &finding);
    let mut change = Change {
        kind: finding.kind,
        action: match (old, new) {
            _ if finding.kind == ChangeKind::Order => Action::Relocated,
            (None, _) => Action::Added,
            (_, None) => Action::Removed,
            _ => Action::Revised,
        },
        factual: finding.factual,
        old,
        new,
        detail: finding.detail,
        edit: finding.edit,
        repeats: None,
        rule,
        label: String::new(),
        score: 0.0,
        reasons: vec![finding.reason.to_owned()],
        position,
        disclosure: Disclosure::default(),
    };
    let headline = |version: &Version<'_>, place: Option<Place>| {
        place.is_some_and(|p| {
            version.block_of(p.sentence as usize) == Some(BlockKind::Headline)
        })
    };
    let in_headline = headline(&cx.old, old) || headline(&cx.new, new);
    if change.factual && change.kind != ChangeKind::Notice && in_headline {
        let detail = std::mem::replace(&mut change.detail, Detail::None);
        change.detail = Detail::Headline { kind: change.kind, detail: Box::new(detail) };
        change.kind = ChangeKind::Headline;
    }
    change.label = label::label(&change, cx.old.text, cx.new.text);
    let (score, reasons) = score::weigh(cx, &change);
    change.score = score;
    change.reasons.extend(reasons);
    change
}

fn place(version: &Version<'_>, span: Option<Span>) -> Option<Place> {
    let span = span?;
    Some(Place { span, sentence: version.text.sentence_at(span.start()) as u32 })
}

fn position(
    cx: &Context<'_>,
    old: Option<Place>,
    new: Option<Place>,
    finding: &Finding,
) -> Position {
    let graf =
        |version: &Version<'_>, place: Option<Place>| version.graf_of(place?.sentence);
    let (old, new) = (graf(&cx.old, old), graf(&cx.new, new));
    let shift = match (old, new) {
        (Some(old), Some(new)) if finding.kind == ChangeKind::Order && new < old => {
            Shift::Raised
        }
        (Some(old), Some(new)) if finding.kind == ChangeKind::Order && new > old => {
            Shift::Buried
        }
        _ => Shift::None,
    };
    Position { old, new, shift }
}

/// Puts the most significant first and marks what was listed already.
pub(crate) fn rank(cx: &Context<'_>, changes: &mut [Change]) {
    changes.sort_by(|a, b| {
        let at =
            |change: &Change| (change.new.map(|p| p.span), change.old.map(|p| p.span));
        b.factual
            .cmp(&a.factual)
            .then(b.score.total_cmp(&a.score))
            .then(at(a).cmp(&at(b)))
    });
    let mut first: FxHashMap<(&Detail, [&str; 2]), u32> = FxHashMap::default();
    let mut repeats = vec![None; changes.len()];
    for (idx, change) in changes.iter().enumerate() {
        let detail = inner(&change.detail);
        if !change.factual || *detail == Detail::None {
            continue;
        }
        match first.entry((detail, said(cx, change, detail))) {
            Entry::Occupied(known) => repeats[idx] = Some(*known.get()),
            Entry::Vacant(new) => drop(new.insert(idx as u32)),
        }
    }
    for (change, repeats) in changes.iter_mut().zip(repeats) {
        change.repeats = repeats;
    }
}

/// The words of a change whose detail does not hold them: “could” to “would” and “may have” to “has” are
/// both from possible to sure, and two changes.
fn said<'a>(cx: &Context<'a>, change: &Change, detail: &Detail) -> [&'a str; 2] {
    if !matches!(detail, Detail::Certainty { .. }) {
        return Default::default();
    }
    let words = |version: &Version<'a>, place: Option<Place>| {
        place.map_or("", |place| &version.text[place.span])
    };
    [words(&cx.old, change.old), words(&cx.new, change.new)]
}

/// The detail of the fact itself, also in a headline.
fn inner(detail: &Detail) -> &Detail {
    match detail {
        Detail::Headline { detail, .. } => detail,
        other => other,
    }
}
