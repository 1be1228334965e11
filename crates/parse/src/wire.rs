//! What the readers of wires share: status, notes, datelines, markup within fields.

use dom_query::Document;
use writethru_article::{Availability, BlockKind, Notice, NoticeKind, Time};
use writethru_text::Span;

use crate::cue::{self, Place};
use crate::draft::Draft;
use crate::html::block_lines;
use crate::{date, dateline, time};

/// Sets a field that is not known yet.
pub(crate) fn keep(slot: &mut Option<String>, value: Option<String>) {
    if slot.is_none() {
        *slot = value.filter(|value| !value.is_empty());
    }
}

/// Takes a publishing status in, as `usable` or `stat:canceled`: one that takes the item back makes
/// it withdrawn, with a notice as of this version. Others leave it.
pub(crate) fn status(status: Option<&str>, draft: &mut Draft) {
    let status = status.unwrap_or_default().rsplit(':').next().unwrap_or_default();
    let withdrawn = ["withheld", "canceled", "cancelled", "killed", "withdrawn"];
    if !withdrawn.iter().any(|word| status.eq_ignore_ascii_case(word)) {
        return;
    }
    draft.meta.availability = Availability::Withdrawn;
    let n_notices = draft.meta.notices.len();
    notice(draft, NoticeKind::Withdrawal, &format!("Status: {}", status.to_lowercase()));
    if let Some(notice) = draft.meta.notices.get_mut(n_notices) {
        notice.date.clone_from(&draft.meta.updated);
    }
}

/// An identifier without the version at its end, which those of NewsML have (RFC 3085):
/// `urn:newsml:example.org:20220215:dam:2` and `…:dam:2N` of version 2 are one story. Others are left
/// as they are: the number at their end may be the item's.
pub(crate) fn without_version(id: &str, version: Option<&str>) -> String {
    let head = || {
        let version = version.filter(|version| !version.is_empty())?;
        let rest = id.strip_prefix("urn:newsml:")?;
        let (head, last) = rest.rsplit_once([':', '/'])?;
        let number = last.strip_suffix(['N', 'U', 'A']).unwrap_or(last);
        // Provider, day and item stand before it.
        (number == version && head.split(':').count() >= 3).then_some(head)
    };
    head().map_or_else(|| id.to_owned(), |head| format!("urn:newsml:{head}"))
}

/// Appends the headline, once.
pub(crate) fn headline(draft: &mut Draft, headline: &str) {
    if !draft.pieces.iter().any(|piece| piece.kind == BlockKind::Headline) {
        draft.push(BlockKind::Headline, headline);
    }
}

/// Appends a note of this kind.
pub(crate) fn notice(draft: &mut Draft, kind: NoticeKind, text: &str) {
    let n_pieces = draft.pieces.len();
    draft.push(BlockKind::Notice, &collapse(text));
    if let Some(piece) = draft.pieces.get(n_pieces) {
        let date = date::first_day(text);
        draft.meta.notices.push(Notice { kind, span: piece.span, date });
    }
}

/// Appends a note to editors: what it says decides its kind; as a rule it announces an update.
pub(crate) fn editors_note(draft: &mut Draft, text: &str) {
    let text = collapse(text);
    let place = Place { headline: false, edge: true, language: None };
    let kind = cue::find(&text, place).and_then(|hit| hit.kind.notice());
    notice(draft, kind.unwrap_or(NoticeKind::Update), &text);
}

/// Appends the line that forbids publication before a time, which is given in one spelling.
pub(crate) fn embargo(draft: &mut Draft, until: &str) {
    let n_notices = draft.meta.notices.len();
    let date = time::parse(until);
    let shown = date.as_ref().map_or(until, Time::as_str);
    notice(draft, NoticeKind::Embargo, &format!("Embargoed until {shown}"));
    if let Some(notice) = draft.meta.notices.get_mut(n_notices) {
        notice.date = date;
    }
}

/// Puts a dateline that stands in a field before the paragraph that it opens, on its line, unless
/// the paragraph has one of its own.
pub(crate) fn open_with(draft: &mut Draft, first: usize, line: Option<String>) {
    let Some(line) = line.filter(|line| !line.is_empty()) else { return };
    let is_paragraph = |kind| kind == BlockKind::Paragraph;
    let Some(idx) =
        (first..draft.pieces.len()).find(|idx| is_paragraph(draft.pieces[*idx].kind))
    else {
        return;
    };
    let start = draft.pieces[idx].span.start();
    if dateline::find(&draft.source[start..]).is_some() {
        return;
    }
    let line = format!("{} — ", line.trim_end_matches([' ', '-', '—', '–']));
    draft.source.insert_str(start, &line);
    let shift = line.len();
    let moved = |span: Span| Span::new(span.start() + shift, span.end() + shift);
    for piece in &mut draft.pieces[idx..] {
        piece.span = moved(piece.span);
    }
    for notice in &mut draft.meta.notices {
        if notice.span.start() >= start {
            notice.span = moved(notice.span);
        }
    }
    let dateline = Span::new(start, start + line.trim_end().len());
    let piece =
        crate::draft::Piece { kind: BlockKind::Dateline, span: dateline, given: false };
    draft.pieces.insert(idx, piece);
    let place = line.trim_end_matches([' ', '—']).to_owned();
    let span = Span::new(start, start + place.len());
    let (place, agency, date) = match dateline::find(&draft.source[start..]) {
        Some(found) => (found.place, found.agency, found.date),
        None => (Some(place), None, None),
    };
    draft.meta.dateline = Some(writethru_article::Dateline { span, place, agency, date });
}

/// Appends the blocks of a field that holds HTML; without markup, its paragraphs.
pub(crate) fn push_markup(draft: &mut Draft, field: &str) {
    if !field.contains('<') {
        return push_text(draft, field);
    }
    let scanned = crate::html::guarded(field);
    match scanned {
        Ok(html) => {
            for line in block_lines(&Document::fragment(html)) {
                draft.push(line.kind_in_wire(), &line.text);
            }
        }
        Err(error) => {
            let message = format!("a field was left out: {error}");
            draft.meta.warnings.push(writethru_article::Warning::new(message));
        }
    }
}

/// The text of a field that may hold HTML, on one line.
pub(crate) fn unmarked(field: &str) -> String {
    collapse(&crate::html::plain_text(field))
}

/// Appends the paragraphs of a plain field.
pub(crate) fn push_text(draft: &mut Draft, field: &str) {
    for span in crate::paragraph::paragraphs(field) {
        draft.push(BlockKind::Paragraph, &collapse(&field[span.range()]));
    }
}

/// The text with each run of white space as one blank.
pub(crate) fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A slug without its take (`US--Storm, 2nd Ld-Writethru`): the story.
pub(crate) fn story_of(slug: &str) -> String {
    slug.split(", ").next().unwrap_or(slug).trim().trim_start_matches("BC-").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_identifiers_of_newsml_end_with_their_version() {
        let id = "urn:newsml:example.org:20220215:dam";
        assert_eq!(without_version(&format!("{id}:2N"), Some("2")), id);
        assert_eq!(without_version(&format!("{id}/2"), Some("2")), id);
        assert_eq!(without_version(&format!("{id}:3"), Some("2")), format!("{id}:3"));
        assert_eq!(without_version(id, Some("dam")), id);
        assert_eq!(without_version("urn:x:2", Some("2")), "urn:x:2");
    }
}
