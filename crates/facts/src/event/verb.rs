//! Verbs as events: main verbs, copulas, and auxiliaries that stand for a verb left out.

use writethru_text::Span;

use crate::draft::Draft;
use crate::figure::same;
use crate::lexicon::Class;
use crate::tag::Tag;

/// How many tokens may stand between an auxiliary and its verb: a subject of a question, with
/// its adverbs (“did the man that she knew ever leave”).
const MAX_GAP: usize = 8;

/// The main verb at `idx`, unless it has become a preposition.
pub(super) fn main(draft: &Draft<'_>, idx: usize) -> Option<Span> {
    let span = draft.tokens()[idx].span;
    (!draft.classes[idx].has(Class::DeverbalPreposition)).then_some(span)
}

/// The auxiliary at `idx` where no verb follows that it could belong to.
pub(super) fn alone(
    draft: &Draft<'_>,
    tags: &[Tag],
    idx: usize,
    end: usize,
) -> Option<Span> {
    (!has_verb(draft, tags, idx, end)).then(|| draft.tokens()[idx].span)
}

/// The copula inside a contraction: `'s`, `'re` or `'m` of `she's`, `they're`, `I'm`, `there's`.
pub(super) fn clitic(
    draft: &Draft<'_>,
    tags: &[Tag],
    idx: usize,
    end: usize,
) -> Option<Span> {
    let word = draft.word(idx);
    let at = word.rfind(['\'', '’'])?;
    let ending = word[at..].trim_start_matches(['\'', '’']);
    let copula = matches!(ending, "s" | "re" | "m");
    let span = draft.tokens()[idx].span;
    (copula && !has_verb(draft, tags, idx, end))
        .then(|| Span::new(span.start() + at, span.end()))
}

/// Whether the auxiliary at `idx` has its main verb, or another auxiliary, to the right.
fn has_verb(draft: &Draft<'_>, tags: &[Tag], idx: usize, end: usize) -> bool {
    let inverted = opens_clause(tags, idx);
    let range = idx + 1..end.min(idx + 1 + MAX_GAP);
    for (at, tag) in range.clone().zip(&tags[range]) {
        match tag {
            Tag::Verb | Tag::Participle => return !infinitive(draft, at),
            Tag::Aux => return true,
            // “is worth waiting for”: the copula has its own sense.
            Tag::Adv | Tag::Part
                if !["to", "worth"].iter().any(|word| same(draft.word(at), word)) => {}
            Tag::Det | Tag::Adj | Tag::Noun | Tag::Propn | Tag::Pron | Tag::Num
                if inverted => {}
            _ => return false,
        }
    }
    false
}

/// Whether `to` stands right before the verb: then it is no auxiliary's (“is to leave” aside).
fn infinitive(draft: &Draft<'_>, idx: usize) -> bool {
    draft.word(idx - 1).eq_ignore_ascii_case("to")
}

/// Whether nothing that could be a subject stands before the auxiliary in its clause.
fn opens_clause(tags: &[Tag], idx: usize) -> bool {
    match idx.checked_sub(1).map(|before| tags[before]) {
        None | Some(Tag::Punct | Tag::Cconj | Tag::Adv | Tag::Sconj) => true,
        // “Who did the police arrest?”
        Some(Tag::Pron) => idx == 1 || tags[idx - 2] == Tag::Punct,
        Some(_) => false,
    }
}
