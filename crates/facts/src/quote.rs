//! The pass `quotes`: what someone is said to have said, and who.
//!
//! # Recognises
//!
//! Quotations in straight, curly, low and single marks and guillemets, over several paragraphs,
//! nested, interrupted (“…,” she said, “…”), without a closing mark; speech without marks behind
//! or before a reporting verb, after “according to”, after a name and a colon in a headline.
//! Speakers to the left and right of the verb, carried over to sentences in quotation marks
//! without a verb of their own.
//!
//! # Normalises to
//!
//! The words said, without the outer marks; the mention of the speaker and its fullest form; the
//! verb with its auxiliaries. A clause that is partly in quotation marks is `mixed` and is kept
//! whole.
//!
//! # Does not match
//!
//! Words in quotation marks that nobody is said to have said (scare quotes, titles of works),
//! nouns (“the claim”), passives (“is expected”), infinitives (“to say”).
//!
//! # Source
//!
//! Own rules and lists; the form of the content follows the guidelines of `PolNeAR`.

mod attach;
mod cue;
mod mark;
mod phrase;
mod resolve;
mod said;
mod unit;

#[cfg(test)]
mod tests;

use std::ops::Range;

use writethru_text::Span;

pub(crate) use self::attach::attach;
use self::mark::Quoted;
use self::phrase::Page;
use self::said::Said;
use self::unit::Unit;
use crate::draft::Draft;
use crate::fact::{Attribution, FactKind, Quote, QuoteForm, Speaker, Value};

/// The words within each pair of quotation marks, where they are so many or more.
pub(crate) fn in_marks(draft: &Draft<'_>, min_words: usize) -> Vec<Span> {
    let is_word = |idx: &usize| draft.word(*idx).starts_with(char::is_alphanumeric);
    let tokens = draft.tokens();
    let quoted = mark::quoted(draft);
    let long = quoted.iter().filter(|one| {
        (one.first..one.end).filter(is_word).take(min_words).count() == min_words
    });
    long.map(|one| tokens[one.first].span.cover(tokens[one.end - 1].span)).collect()
}

/// Adds a fact and an attribution for everything said, and attributes the facts found so far.
pub(crate) fn run(draft: &mut Draft<'_>) {
    let first_new = draft.facts.len();
    let (found, attributions) = {
        let quoted = mark::quoted(draft);
        let page = Page { draft, inside: inside(draft, &quoted), tags: draft.tags() };
        let said = all_said(&page, &quoted);
        let mut names = resolve::Names::new(&draft.facts);
        let quotes: Vec<(Quote, &'static str)> = said
            .iter()
            .filter_map(|said| {
                Some((quote(&page, &quoted, &mut names, said)?, said.rule))
            })
            .collect();
        let attributions: Vec<Attribution> = quotes
            .iter()
            .map(|(quote, _)| Attribution {
                source: quote.speaker.map(|speaker| speaker.span),
                cue: quote.cue,
                content: quote.content.clone(),
            })
            .collect();
        (quotes, attributions)
    };
    draft.attributions.extend(attributions);
    attach(draft, 0..first_new);
    for (quote, rule) in found {
        let span = quote.content[0].cover(quote.content[quote.content.len() - 1]);
        draft.add(FactKind::Quote, span, Value::Quote(quote), rule);
    }
}

/// For each token, whether it lies in quotation marks or is one.
fn inside(draft: &Draft<'_>, quoted: &[Quoted]) -> Vec<bool> {
    let mut inside = vec![false; draft.tokens().len()];
    for quoted in quoted {
        inside[quoted.open..quoted.past].fill(true);
    }
    inside
}

/// Everything said, unit by unit; sentences in quotation marks without a verb go on with what
/// was said before, in the same paragraph or, after a quotation, in the one before.
fn all_said(page: &Page<'_, '_>, quoted: &[Quoted]) -> Vec<Said> {
    let mut all: Vec<Said> = Vec::new();
    let mut before = Before::default();
    for unit in unit::units(page.draft, quoted) {
        let near = before.end == unit.tokens.start && before.end > 0;
        let same = near && before.block == unit.block;
        let last =
            before.said.filter(|_| same).and_then(|(idx, _)| all[idx].speaker.clone());
        let said::Read { said, lead } = said::read(page, quoted, &unit, last);
        if said.is_empty() {
            let short = same && before.said.is_some_and(|(_, marks)| marks);
            let bare = bare_quote(page, quoted, &unit, short)
                .or_else(|| partly_quoted(page, quoted, &unit).filter(|_| short));
            let Some(piece) = bare else {
                name_late(&mut all, &before, lead.as_ref().filter(|_| same), &unit);
                before = Before {
                    end: unit.tokens.end,
                    block: unit.block,
                    lead,
                    said: None,
                    opened: None,
                };
                continue;
            };
            let goes_on = before.said.filter(|&(_, marks)| same || near && marks);
            let lead = before.lead.take().filter(|_| near);
            let idx = add_bare(&mut all, goes_on.map(|(idx, _)| idx), lead, piece);
            let opens = !same && before.opened.is_none();
            before = Before {
                end: unit.tokens.end,
                block: unit.block,
                lead: None,
                said: Some((idx, true)),
                opened: if opens || before.block != unit.block {
                    Some(idx)
                } else {
                    None
                },
            };
            continue;
        }
        let first = all.len();
        all.extend(said);
        take_opening(&mut all, first, before.opened.filter(|_| same), &unit);
        let has_marks = |said: &Said| {
            said.content.iter().any(|piece| piece.clone().any(|idx| page.inside[idx]))
        };
        let marked = all[first..].iter().rposition(has_marks).map(|at| first + at);
        before = Before {
            end: unit.tokens.end,
            block: unit.block,
            lead: None,
            said: Some((marked.unwrap_or(all.len() - 1), marked.is_some())),
            opened: None,
        };
    }
    all
}

/// Adds a quotation without a verb to the entry that it goes on with, else to the one who was about
/// to speak: “Ruiz disagreed. ‘…’”; returns its entry.
fn add_bare(
    all: &mut Vec<Said>,
    goes_on: Option<usize>,
    lead: Option<Said>,
    piece: Range<usize>,
) -> usize {
    if let Some(idx) = goes_on {
        all[idx].content.push(piece);
        return idx;
    }
    let rule = "quotes/no_cue";
    let nobody = Said { cue: 0..0, speaker: None, content: Vec::new(), rule };
    let said = lead.unwrap_or(nobody);
    all.push(Said { content: std::iter::once(piece).collect(), ..said });
    all.len() - 1
}

/// What the unit before left to those after it.
#[derive(Default)]
struct Before {
    end: usize,
    block: usize,
    /// Who was about to speak: a subject and a verb with nothing said.
    lead: Option<Said>,
    /// What a bare quotation goes on with, by index, and whether that is in marks itself.
    said: Option<(usize, bool)>,
    /// The entry that took a bare quotation at the start of this paragraph.
    opened: Option<usize>,
}

/// A bare quotation at the start of a paragraph belongs to who is said to speak right behind it:
/// “It was late.” “And dark,” the statement said.
fn take_opening(all: &mut [Said], first: usize, opened: Option<usize>, unit: &Unit) {
    let Some(at) = opened.filter(|&at| at < first) else { return };
    let framed = all.get(first).is_some_and(|said| {
        said.rule == "quotes/before_cue"
            && said.content.first().is_some_and(|piece| piece.start == unit.tokens.start)
    });
    if framed && let Some(piece) = all[at].content.pop() {
        all[first].content.insert(0, piece);
    }
}

/// A unit with words in quotation marks and no verb of speech of its own.
fn partly_quoted(
    page: &Page<'_, '_>,
    quoted: &[Quoted],
    unit: &Unit,
) -> Option<Range<usize>> {
    let last = quoted[unit.quoted.clone()].last()?;
    let n_words = (last.first..last.end).filter(|&idx| !page.is_mark(idx)).count();
    let ends = (last.past..unit.tokens.end).all(|idx| page.is_mark(idx));
    (n_words >= 3 && ends).then(|| unit.tokens.clone())
}

/// “‘… at all.’ Ruiz said to cheers.”: the speaker of a quotation that ended in a full stop.
fn name_late(all: &mut [Said], before: &Before, lead: Option<&Said>, unit: &Unit) {
    let quote = before.said.and_then(|(idx, _)| all.get_mut(idx));
    if let (Some(said), Some(lead)) = (quote, lead)
        && said.speaker.is_none()
        && unit.tokens.len() <= LATE
    {
        said.speaker.clone_from(&lead.speaker);
        said.cue = lead.cue.clone();
    }
}

/// Longest sentence that only says who said the quotation before it, in tokens.
const LATE: usize = 9;

/// A unit that is nothing but quotations; of two words or fewer only where `short`.
fn bare_quote(
    page: &Page<'_, '_>,
    quoted: &[Quoted],
    unit: &Unit,
    short: bool,
) -> Option<Range<usize>> {
    let quoted = &quoted[unit.quoted.clone()];
    let (first, last) = (quoted.first()?, quoted.last()?);
    let outside = unit.tokens.clone().any(|idx| !page.inside[idx] && !page.is_mark(idx));
    let whole = first.open == unit.tokens.start
        && !outside
        && (first.goes_on || page.opens_sentence(first.first) || !first.is_closed());
    let n_words =
        (first.first..last.end).filter(|&idx| !page.is_mark(idx)).take(3).count();
    (whole && (n_words >= 3 || short && n_words > 0)).then_some(first.open..last.past)
}

fn quote(
    page: &Page<'_, '_>,
    quoted: &[Quoted],
    names: &mut resolve::Names<'_>,
    said: &Said,
) -> Option<Quote> {
    let span_of = |range: &Range<usize>| {
        let tokens = page.draft.tokens();
        tokens[range.start].span.cover(tokens[range.end - 1].span)
    };
    let mut content: Vec<Span> = Vec::new();
    let (mut n_inside, mut n_outside) = (0, 0);
    for piece in said.content.iter().filter(|piece| !piece.is_empty()) {
        let bare = without_marks(quoted, piece);
        if bare.is_empty() {
            continue;
        }
        for idx in piece.clone().filter(|&idx| !page.is_mark(idx)) {
            if page.inside[idx] {
                n_inside += 1;
            } else {
                n_outside += 1;
            }
        }
        content.push(span_of(&bare));
    }
    if content.is_empty() {
        return None;
    }
    let form = match (n_inside, n_outside) {
        (0, _) => QuoteForm::Indirect,
        (_, 0) => QuoteForm::Direct,
        _ => QuoteForm::Mixed,
    };
    let speaker = said.speaker.as_ref().map(|range| {
        let span = span_of(range);
        Speaker { span, canonical: names.canonical(page, range, span) }
    });
    let cue = (!said.cue.is_empty()).then(|| span_of(&said.cue));
    Some(Quote { form, speaker, cue, content })
}

/// A piece that is one quotation, without its marks and the comma before the closing one.
fn without_marks(quoted: &[Quoted], piece: &Range<usize>) -> Range<usize> {
    let at = quoted.partition_point(|quoted| quoted.open < piece.start);
    match quoted.get(at) {
        Some(one) if one.open == piece.start && one.past >= piece.end => {
            one.first..one.end.min(piece.end)
        }
        _ => piece.clone(),
    }
}
