//! Quotation marks: one pass over the tokens, each paragraph by itself.
//!
//! Double marks (straight, curly, low, guillemets) open and close; single ones only outside
//! double ones, and only where a closing one follows in the paragraph. A mark that cannot be told
//! by its shape (`"`) is told by the blanks beside it, else by whether a quotation is open. A
//! quotation without a closing mark ends with its paragraph; where the next paragraph opens with
//! a mark, it goes on there.

use writethru_text::{QuotationMark, TokenKind};

use crate::draft::Draft;

/// The tokens within one pair of quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quoted {
    /// The opening mark.
    pub(super) open: usize,
    /// The first token within.
    pub(super) first: usize,
    /// One past the last token within.
    pub(super) end: usize,
    /// One past the closing mark, or `end` where there is none.
    pub(super) past: usize,
    /// Whether it goes on from the quotation before it, which had no closing mark.
    pub(super) goes_on: bool,
}

impl Quoted {
    /// The last token within that is no nested closing mark: “… ‘and outsiders,’ ”.
    pub(super) fn last(self, draft: &Draft<'_>) -> usize {
        let nested = matches!(draft.word(self.end - 1), "'" | "’" | "”" | "\"");
        if nested && self.end > self.first + 1 { self.end - 2 } else { self.end - 1 }
    }

    /// Whether it has a closing mark.
    pub(super) fn is_closed(self) -> bool {
        self.past > self.end
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Open,
    Close,
    /// A straight double mark.
    Either,
    /// Two single ones in place of a double mark.
    Pair,
    SingleOpen,
    SingleClose,
    No,
}

/// All quotations of the draft, in order, disjoint; those nested in others are left out.
pub(super) fn quoted(draft: &Draft<'_>) -> Vec<Quoted> {
    let mut out = Vec::new();
    let mut unclosed = false;
    for block in draft.article.blocks.iter() {
        let tokens = draft.text.tokens_in(block.span);
        unclosed = paragraph(draft, tokens, unclosed, &mut out);
    }
    out
}

/// Adds the quotations of one paragraph; returns whether its last one has no closing mark.
fn paragraph(
    draft: &Draft<'_>,
    tokens: std::ops::Range<usize>,
    unclosed: bool,
    out: &mut Vec<Quoted>,
) -> bool {
    let last_single = tokens
        .clone()
        .rev()
        .find(|&idx| mark(draft, idx) == Mark::SingleClose)
        .unwrap_or(tokens.start);
    let mut open: Option<(usize, bool)> = None;
    let n_before = out.len();
    let mut skip = false;
    for idx in tokens.clone() {
        let kind = mark(draft, idx);
        if std::mem::take(&mut skip) {
            continue;
        }
        skip = kind == Mark::Pair;
        let Some((start, single)) = open else {
            match kind {
                Mark::Open | Mark::Pair => open = Some((idx, false)),
                Mark::Either if !is_tight_closer(draft, idx) => open = Some((idx, false)),
                Mark::SingleOpen if idx < last_single => open = Some((idx, true)),
                _ => {}
            }
            continue;
        };
        // A straight mark that a curly one follows was none: “"The fair went on. “Yes,” …”.
        if kind == Mark::Open && !single && mark(draft, start) == Mark::Either {
            open = Some((idx, false));
            continue;
        }
        // „So“: the mark that opens elsewhere closes here.
        let low = draft.word(start) == "„" && draft.word(idx) == "“";
        let closes = match kind {
            Mark::Close | Mark::Pair => !single,
            Mark::Open if low => true,
            Mark::Either => !single && !is_tight_opener(draft, idx),
            Mark::SingleClose => single,
            _ => false,
        };
        let reopens = !single
            && match kind {
                Mark::Open => !low && draft.word(start) == draft.word(idx),
                Mark::Either => !closes,
                _ => false,
            };
        if closes || reopens {
            let past = if closes { idx + 1 + usize::from(skip) } else { idx };
            push(draft, start, idx, past, out);
            open = reopens.then_some((idx, false));
        }
    }
    let left = open.filter(|&(_, single)| !single);
    if let Some((start, _)) = left {
        push(draft, start, tokens.end, tokens.end, out);
    }
    if unclosed
        && let Some(first) = out.get_mut(n_before)
        && first.open == tokens.start
    {
        first.goes_on = true;
    }
    left.is_some()
}

fn push(draft: &Draft<'_>, open: usize, end: usize, past: usize, out: &mut Vec<Quoted>) {
    let first = open + 1 + usize::from(mark(draft, open) == Mark::Pair);
    if end > first {
        out.push(Quoted { open, first, end, past, goes_on: false });
    }
}

fn mark(draft: &Draft<'_>, idx: usize) -> Mark {
    if !matches!(draft.tokens()[idx].kind, TokenKind::Punct | TokenKind::Symbol) {
        return Mark::No;
    }
    let word = draft.word(idx);
    match QuotationMark::of(word) {
        // “They left,“ he said: an opening mark where only a closing one can stand.
        Some(QuotationMark::Opens) if is_tight_closer(draft, idx) => return Mark::Close,
        Some(QuotationMark::Opens) => return Mark::Open,
        Some(QuotationMark::Closes) => return Mark::Close,
        Some(QuotationMark::Straight) => return Mark::Either,
        None => {}
    }
    match word {
        "'" if is_pair(draft, idx) => Mark::Pair,
        "‘" | "'" if !glued_before(draft, idx) && glued_after(draft, idx) => {
            Mark::SingleOpen
        }
        "’" | "'" if glued_before(draft, idx) && !word_after(draft, idx) => {
            Mark::SingleClose
        }
        _ => Mark::No,
    }
}

fn is_pair(draft: &Draft<'_>, idx: usize) -> bool {
    glued_after(draft, idx) && draft.word(idx + 1) == "'"
}

/// A blank or an opening bracket before it, none after it.
fn is_tight_opener(draft: &Draft<'_>, idx: usize) -> bool {
    !glued_before(draft, idx) && glued_after(draft, idx) && word_after(draft, idx)
}

/// A word or mark right before it, a blank after it.
fn is_tight_closer(draft: &Draft<'_>, idx: usize) -> bool {
    glued_before(draft, idx) && !glued_after(draft, idx)
}

fn glued_before(draft: &Draft<'_>, idx: usize) -> bool {
    idx > 0 && {
        let before = draft.tokens()[idx - 1].span;
        before.end() == draft.tokens()[idx].span.start()
            && !matches!(
                &draft.text[before],
                "(" | "[" | "—" | "–" | "--" | "-" | "“" | "\"" | "…" | "..."
            )
    }
}

fn glued_after(draft: &Draft<'_>, idx: usize) -> bool {
    let tokens = draft.tokens();
    tokens.get(idx + 1).is_some_and(|next| next.span.start() == tokens[idx].span.end())
}

/// Whether a word is glued after the mark.
fn word_after(draft: &Draft<'_>, idx: usize) -> bool {
    glued_after(draft, idx)
        && draft.word(idx + 1).starts_with(|c: char| c.is_alphanumeric() || c == '[')
}
