//! What every input goes through: datelines, bylines, notices, credits and promotion are
//! recognised and become blocks of their own.

use writethru_article::{Availability, BlockKind, Dateline, Notice, NoticeKind};
use writethru_text::Span;

use crate::cue::{self, CueKind, Hit, Place, Scope};
use crate::draft::{Draft, Piece};
use crate::{byline, date, dateline};

/// How many paragraphs may stand before the dateline: advisory lines, a byline, a summary.
const DATELINE_WITHIN: usize = 4;

/// How many blocks of the body, from either end, may be advisory lines.
const EDGE: usize = 4;

/// Longest line, in bytes, that only parts what stands above and below it: `___`, `* * *`.
const MAX_RULE: usize = 40;

/// Longest body of an article that was taken back, in bytes: its text is gone and a sentence or
/// two say so. A longer one still stands, with its retraction.
const WITHDRAWN: usize = 700;

/// Recognises what the blocks are. Given sentences change their kind but are never cut.
pub(crate) fn recognise(draft: &mut Draft) {
    let Draft { source, pieces, meta } = draft;
    let language = meta.language.clone();
    let mut labels = Labels {
        source,
        n_pieces: pieces.len(),
        language: language.as_deref(),
        noted: meta.notices.iter().map(|notice| notice.span).collect(),
        n_paragraphs: 0,
        pending: None,
        out: Vec::with_capacity(pieces.len() + 2),
    };
    let mut found = Found::default();
    for (idx, piece) in std::mem::take(pieces).into_iter().enumerate() {
        labels.take(idx, piece, &mut found);
    }
    *pieces = labels.out;
    let body = pieces.iter().filter(|piece| piece.kind.is_body());
    let body: usize = body.map(|piece| piece.span.len()).sum();
    let taken_back = |notice: &Notice| {
        matches!(notice.kind, NoticeKind::Withdrawal | NoticeKind::Retraction)
    };
    if body <= WITHDRAWN && found.notices.iter().any(taken_back) {
        meta.availability = Availability::Withdrawn;
    }
    meta.notices.append(&mut found.notices);
    meta.notices.sort_by_key(|notice| notice.span);
    meta.updated_visible |= found.updated_visible;
    if meta.dateline.is_none() {
        meta.dateline = found.dateline;
    }
    if meta.bylines.is_empty() {
        meta.bylines = found.bylines;
    }
}

/// What was recognised beside the kinds of blocks.
#[derive(Default)]
struct Found {
    notices: Vec<Notice>,
    dateline: Option<Dateline>,
    bylines: Vec<String>,
    updated_visible: bool,
}

struct Labels<'a> {
    source: &'a str,
    n_pieces: usize,
    language: Option<&'a str>,
    // What the reader knew to be notices.
    noted: Vec<Span>,
    // Paragraphs of the body so far.
    n_paragraphs: usize,
    // The kind that a bare label (“Correction”) gives to the block after it.
    pending: Option<NoticeKind>,
    out: Vec<Piece>,
}

impl Labels<'_> {
    /// Labels one block and appends what it becomes.
    fn take(&mut self, idx: usize, piece: Piece, found: &mut Found) {
        let block = &self.source[piece.span.range()];
        let headline = piece.kind == BlockKind::Headline;
        let open = piece.kind.is_body()
            || matches!(
                piece.kind,
                BlockKind::Dek | BlockKind::Notice | BlockKind::Other
            );
        if !headline && !open {
            if piece.kind == BlockKind::Byline && found.bylines.is_empty() {
                found.bylines = byline::line(block).unwrap_or_default();
            }
            return self.out.push(piece);
        }
        if piece.kind == BlockKind::Notice && self.noted.contains(&piece.span) {
            return self.out.push(piece);
        }
        if let Some(kind) = self.pending.take().filter(|_| open) {
            found.notices.push(notice(kind, piece.span, block));
            return self.out.push(Piece { kind: BlockKind::Notice, ..piece });
        }
        let edge = idx < EDGE || idx + EDGE >= self.n_pieces;
        let place = Place { headline, edge, language: self.language };
        match cue::find(block, place) {
            Some(hit) => self.hit(piece, block, hit, found),
            None if piece.kind == BlockKind::Notice => {
                found.notices.push(notice(NoticeKind::EditorsNote, piece.span, block));
                self.out.push(piece);
            }
            None => self.body(piece, block, found),
        }
    }

    /// A block in which a cue spoke.
    fn hit(&mut self, piece: Piece, block: &str, hit: Hit, found: &mut Found) {
        let Some(kind) = hit.kind.notice() else {
            found.updated_visible |= hit.kind == CueKind::TimeUpdated;
            if block.starts_with("By ") && found.bylines.is_empty() {
                found.bylines = byline::persons(&block[..hit.span.start()]);
            }
            let credit = hit.kind == CueKind::Credit;
            let kind = if credit { BlockKind::Credit } else { BlockKind::Other };
            return self.out.push(Piece { kind, ..piece });
        };
        if hit.scope == Scope::Headline {
            let start = piece.span.start();
            let tag = block[hit.span.range()].trim();
            let lead = block[hit.span.range()].len()
                - block[hit.span.range()].trim_start().len();
            let start = start + hit.span.start() + lead;
            let span = Span::new(start, start + tag.len());
            found.notices.push(Notice { kind, span, date: date::first_day(tag) });
            return self.out.push(piece);
        }
        let start = match hit.scope {
            Scope::Body if !piece.given => sentence_start(block, hit.span.start()),
            _ => 0,
        };
        if start > 0 {
            let (before, _) = split(piece, start, block);
            self.body(before, &self.source[before.span.range()], found);
        }
        let (_, span) = split(piece, start, block);
        self.out.push(Piece { kind: BlockKind::Notice, span, ..piece });
        found.notices.push(notice(kind, span, block));
    }

    /// A block in which no cue spoke: a label, a byline, a paragraph with its dateline.
    fn body(&mut self, piece: Piece, block: &str, found: &mut Found) {
        if let Some(kind) = bare_label(block) {
            self.pending = Some(kind);
            return self.out.push(Piece { kind: BlockKind::Notice, ..piece });
        }
        if piece.kind != BlockKind::Paragraph {
            return self.out.push(piece);
        }
        let is_rule = block.len() <= MAX_RULE && !block.contains(char::is_alphanumeric);
        if is_rule && !piece.given {
            return self.out.push(Piece { kind: BlockKind::Other, ..piece });
        }
        if self.n_paragraphs < DATELINE_WITHIN && found.dateline.is_none() {
            let persons = byline::line(block).filter(|_| !piece.given);
            if let Some(persons) = persons.filter(|_| self.n_paragraphs < 2) {
                if found.bylines.is_empty() {
                    found.bylines = persons;
                }
                return self.out.push(Piece { kind: BlockKind::Byline, ..piece });
            }
            let follows =
                self.out.last().is_some_and(|last| last.kind == BlockKind::Byline);
            if follows && !piece.given && byline::is_job(block) {
                return self.out.push(Piece { kind: BlockKind::Byline, ..piece });
            }
            if let Some(opening) = dateline::find(block) {
                self.n_paragraphs = DATELINE_WITHIN;
                return self.dateline(piece, block, opening, found);
            }
        }
        self.n_paragraphs += 1;
        self.out.push(piece);
    }

    fn dateline(
        &mut self,
        piece: Piece,
        block: &str,
        opening: dateline::Found,
        found: &mut Found,
    ) {
        let start = piece.span.start();
        let dateline::Found { end, dash_end, place, agency, date } = opening;
        let span = Span::new(start, start + end);
        found.dateline = Some(Dateline { span, place, agency, date });
        if piece.given {
            return self.out.push(piece);
        }
        let dash = Span::new(start, start + dash_end);
        self.out.push(Piece { kind: BlockKind::Dateline, span: dash, ..piece });
        let rest = block[dash_end..].trim_start();
        let span = Span::new(piece.span.end() - rest.len(), piece.span.end());
        self.out.push(Piece { span, ..piece });
    }
}

/// The notice that a block is; `block` is searched for the day that it names.
fn notice(kind: NoticeKind, span: Span, block: &str) -> Notice {
    Notice { kind, span, date: date::first_day(block) }
}

/// The piece before a position of its block, without the white space at its end, and the span
/// from there on.
fn split(piece: Piece, at: usize, block: &str) -> (Piece, Span) {
    let start = piece.span.start();
    let before = Span::new(start, start + block[..at].trim_end().len());
    (Piece { span: before, ..piece }, Span::new(start + at, piece.span.end()))
}

/// The start of the sentence of a block that holds `at`: after the last end mark, with its closing
/// marks and a blank, that stands before it.
fn sentence_start(block: &str, at: usize) -> usize {
    let before = &block[..at];
    let mut ends = before.rmatch_indices(['.', '!', '?']).filter_map(|(mark, _)| {
        let rest = &before[mark + 1..];
        let closed = rest.trim_start_matches([')', ']', '"', '”', '’']);
        let start = closed.trim_start();
        let initial = before[..mark].ends_with(|c: char| c.is_uppercase());
        (start.len() < closed.len() && !initial).then(|| at - start.len())
    });
    ends.next().unwrap_or(0)
}

/// The kind of notice that a block announces which is nothing but a label.
fn bare_label(block: &str) -> Option<NoticeKind> {
    if block.len() > 20 {
        return None;
    }
    let label = block.trim_end_matches([':', '.', ' ']).to_lowercase().replace('’', "'");
    match label.as_str() {
        "correction" | "corrections" | "corrections & clarifications" => {
            Some(NoticeKind::Correction)
        }
        "clarification" | "clarifications" => Some(NoticeKind::Clarification),
        "editor's note" | "editors' note" | "editors note" => {
            Some(NoticeKind::EditorsNote)
        }
        _ => None,
    }
}
