//! What is left of a hunk: a claim added, removed or replaced, or the same in other words.

use writethru_text::Span;

use crate::change::{ChangeKind, Detail};
use crate::lexicon::{self, Class};
use crate::sense;
use crate::version::Version;
use crate::zone::{Context, Finding, Hunk, Part, Zone};

/// Least share of a clause's words that the other version must have in one place for the clause to
/// stand there.
pub(super) const STANDS_ELSEWHERE: f32 = 0.75;

/// Fewer words than this stand in any long article by chance.
const ENOUGH_TO_FIND: usize = 3;

pub(super) fn run(zone: &mut Zone<'_, '_>) {
    for hunk_idx in 0..zone.hunks.len() {
        if let Some(finding) = judge(zone, hunk_idx) {
            zone.report(finding);
        }
    }
}

fn judge(zone: &Zone<'_, '_>, hunk_idx: usize) -> Option<Finding> {
    let cx = zone.cx;
    let hunk = &zone.hunks[hunk_idx];
    let (old_span, new_span) = (hunk.old.left_span(&cx.old), hunk.new.left_span(&cx.new));
    if old_span.is_none() && new_span.is_none() {
        return None;
    }
    // Marks and function words around a change that was told already say nothing more.
    let told = zone.found.iter().any(|finding| finding.edit == hunk.edit);
    let empty =
        hunk.old.content(&cx.old).is_empty() && hunk.new.content(&cx.new).is_empty();
    if told && empty {
        return None;
    }
    let (mut old, mut new) = unmatched(cx, &hunk.old, &hunk.new);
    let same = old.is_empty() && new.is_empty();
    old.retain(|&idx| is_weighty(&cx.old, idx) && !in_linked(zone, idx, true));
    new.retain(|&idx| is_weighty(&cx.new, idx) && !in_linked(zone, idx, false));
    let finding = |factual, old, new, reason| Finding {
        kind: if factual { ChangeKind::Statement } else { ChangeKind::Wording },
        factual,
        old,
        new,
        detail: Detail::None,
        edit: hunk.edit,
        reason,
    };
    let (old_words, new_words) = (cover(&cx.old, &old), cover(&cx.new, &new));
    Some(match (old.len(), new.len()) {
        (0, 0) if same => {
            finding(false, old_span, new_span, "the same words in another form")
        }
        (0, 0) => finding(false, old_span, new_span, "words that carry no fact"),
        _ if stands(cx, &old, true) && stands(cx, &new, false) => {
            finding(false, old_span, new_span, "both versions say so, in another place")
        }
        _ if renamed(zone, hunk) || owner_named(zone, hunk_idx, &old, &new) => {
            finding(false, old_span, new_span, "a pronoun for a name, or the other way")
        }
        (_, 0) if slight(zone, &old, true) && !hunk.new.tokens.is_empty() => {
            finding(false, old_span, new_span, "one word that adds no claim of its own")
        }
        (0, _) if slight(zone, &new, false) && !hunk.old.tokens.is_empty() => {
            finding(false, old_span, new_span, "one word that adds no claim of its own")
        }
        (_, 0) => finding(true, old_words, None, "a claim removed"),
        (0, _) => finding(true, None, new_words, "a claim added"),
        _ => finding(true, old_words, new_words, "a claim replaced"),
    })
}

/// The content words of each side that have no counterpart on the other.
pub(super) fn unmatched(
    cx: &Context<'_>,
    old: &Part,
    new: &Part,
) -> (Vec<usize>, Vec<usize>) {
    let (old, new) = (old.content(&cx.old), new.content(&cx.new));
    let (mut old_free, mut new_free) = (vec![true; old.len()], vec![true; new.len()]);
    if old.len() * new.len() > MAX_COMPARED {
        return (old, new);
    }
    for (old_place, &old_idx) in old.iter().enumerate() {
        let found =
            (0..new.len()).find(|&n| new_free[n] && sense::same(cx, old_idx, new[n]));
        if let Some(found) = found {
            (old_free[old_place], new_free[found]) = (false, false);
        }
    }
    shortened(&cx.old, &old, &mut old_free, &cx.new, &new, &mut new_free);
    shortened(&cx.new, &new, &mut new_free, &cx.old, &old, &mut old_free);
    let left = |tokens: Vec<usize>, free: Vec<bool>| {
        tokens
            .into_iter()
            .zip(free)
            .filter(|(_, free)| *free)
            .map(|(idx, _)| idx)
            .collect()
    };
    (left(old, old_free), left(new, new_free))
}

/// More pairs of words than this are no longer held against one another: the stretch was rewritten.
const MAX_COMPARED: usize = 1 << 16;

/// Marks the initials of one side and the words of the other that they stand for.
fn shortened(
    own: &Version<'_>,
    short: &[usize],
    short_free: &mut [bool],
    other: &Version<'_>,
    long: &[usize],
    long_free: &mut [bool],
) {
    for (place, &idx) in
        short.iter().enumerate().filter(|(_, idx)| own.form(**idx).len() < 7)
    {
        if !short_free[place] {
            continue;
        }
        let found = (0..long.len()).find_map(|from| {
            let n = sense::initials(own.form(idx), other, &long[from..])?;
            long_free[from..from + n].iter().all(|free| *free).then_some(from..from + n)
        });
        if let Some(run) = found {
            short_free[place] = false;
            long_free[run].fill(false);
        }
    }
}

/// Whether a word carries something: it is no connective, intensifier or verb of saying.
pub(crate) fn is_weighty(version: &Version<'_>, token_idx: usize) -> bool {
    let classes = version.word(token_idx).classes;
    let light = [Class::Light, Class::Reporting, Class::Future];
    !light.iter().any(|&class| classes.has(class))
        && !version.form(token_idx).ends_with("ly")
}

/// Whether one word is left that adds no claim of its own where others stand: no figure, no name that
/// the other version does not know, nothing that calls off, intends or kills.
fn slight(zone: &Zone<'_, '_>, left: &[usize], is_old: bool) -> bool {
    let [idx] = left else { return false };
    let (own, other) =
        if is_old { (&zone.cx.old, &zone.cx.new) } else { (&zone.cx.new, &zone.cx.old) };
    let word = own.word(*idx);
    let is_figure = lexicon::figure(zone.cx.lemmas.name(word.lemma)).is_some();
    let starts = own.text.sentences()
        [own.text.sentence_at(own.text.tokens()[*idx].span.start())]
    .tokens
    .start as usize
        == *idx;
    let is_name = own.form(*idx).starts_with(char::is_uppercase) && !starts;
    let is_new_name = is_name && !other.has(word.lemma);
    let weighs = [Class::Grave, Class::Cancelled, Class::Acting];
    !is_figure && !is_new_name && !weighs.iter().any(|&class| word.classes.has(class))
}

/// Whether a name and a pronoun, or a name and the office of who has it, stand for one another.
fn renamed(zone: &Zone<'_, '_>, hunk: &Hunk) -> bool {
    let cx = zone.cx;
    let (old, new) = (&hunk.old, &hunk.new);
    is_pronoun(&cx.new, new) && is_name(&cx.old, old)
        || is_pronoun(&cx.old, old) && is_name(&cx.new, new)
        || is_name(&cx.old, old) && is_office(cx, &cx.new, new, &cx.old, old)
        || is_name(&cx.new, new) && is_office(cx, &cx.old, old, &cx.new, new)
}

/// Whether the words of a side are “the” and an office that some version gives to the one whom the
/// other side names: “the premier” for “Maddock”, by “Premier Joan Maddock”.
fn is_office(
    cx: &Context<'_>,
    version: &Version<'_>,
    office: &Part,
    named: &Version<'_>,
    name: &Part,
) -> bool {
    let lemmas: Vec<u32> =
        office.content(version).iter().map(|&idx| version.word(idx).lemma).collect();
    let definite = office.left().next().is_some_and(|idx| {
        matches!(
            version.form(idx),
            "The" | "the" | "His" | "his" | "Her" | "her" | "Its" | "its"
        )
    });
    let Some(surname) = name.content(named).last().map(|&idx| named.word(idx).lemma)
    else {
        return false;
    };
    let has_office = |version: &Version<'_>| version.has_office(surname, &lemmas);
    definite && !lemmas.is_empty() && (has_office(&cx.old) || has_office(&cx.new))
}

/// Whether “its director” became “the director of Midland Lines”, or the other way: a name that both
/// versions know came where a pronoun of possession went.
fn owner_named(
    zone: &Zone<'_, '_>,
    hunk_idx: usize,
    old: &[usize],
    new: &[usize],
) -> bool {
    let cx = zone.cx;
    let (own, tokens, other) = match (old, new) {
        ([], new) => (&cx.new, new, &cx.old),
        (old, []) => (&cx.old, old, &cx.new),
        _ => return false,
    };
    let is_added = old.is_empty();
    let known = tokens.iter().all(|&idx| {
        own.form(idx).starts_with(char::is_uppercase) && other.has(own.word(idx).lemma)
    });
    let possessive = |version: &Version<'_>, part: &Part| {
        (part.tokens.clone()).any(|idx| {
            matches!(
                version.form(idx).to_ascii_lowercase().as_str(),
                "its" | "his" | "her" | "their"
            )
        })
    };
    let from = hunk_idx.saturating_sub(2);
    known
        && zone.hunks[from..].iter().take(5).any(|hunk| {
            let (gone, come) = if is_added {
                (possessive(&cx.old, &hunk.old), possessive(&cx.new, &hunk.new))
            } else {
                (possessive(&cx.new, &hunk.new), possessive(&cx.old, &hunk.old))
            };
            gone && !come
        })
}

fn is_pronoun(version: &Version<'_>, part: &Part) -> bool {
    let mut left = part.left().peekable();
    left.peek().is_some() && left.all(|idx| version.word(idx).classes.has(Class::Pronoun))
}

fn is_name(version: &Version<'_>, part: &Part) -> bool {
    let content = part.content(version);
    let capital = |idx: &usize| version.form(*idx).starts_with(char::is_uppercase);
    !content.is_empty() && content.iter().all(capital)
}

/// Whether the linked sentences of the other side have a word, in any form or sense of it: it moved
/// within them.
fn in_linked(zone: &Zone<'_, '_>, token_idx: usize, is_old: bool) -> bool {
    let cx = zone.cx;
    let (other, linked) = if is_old { (&cx.new, zone.new) } else { (&cx.old, zone.old) };
    other.text.tokens_in(linked).any(|there| {
        let (old_idx, new_idx) =
            if is_old { (token_idx, there) } else { (there, token_idx) };
        sense::same(cx, old_idx, new_idx)
    })
}

/// Whether the other version has these words in one place; few of them stand in any long article by
/// chance.
fn stands(cx: &Context<'_>, tokens: &[usize], is_old: bool) -> bool {
    let (own, other) = if is_old { (&cx.old, &cx.new) } else { (&cx.new, &cx.old) };
    let lemmas: Vec<u32> = tokens.iter().map(|&idx| own.word(idx).lemma).collect();
    lemmas.is_empty()
        || lemmas.len() >= ENOUGH_TO_FIND && other.coverage(&lemmas) >= STANDS_ELSEWHERE
}

fn cover(version: &Version<'_>, tokens: &[usize]) -> Option<Span> {
    let all = version.text.tokens();
    let (first, last) = tokens.first().zip(tokens.last())?;
    Some(all[*first].span.cover(all[*last].span))
}

#[cfg(test)]
mod tests {
    use crate::testing::check;
    use expect_test::expect;

    #[test]
    fn a_synonym_is_wording() {
        check(
            "Jail visits were stopped on Monday.",
            "Jail visits were halted on Monday.",
            &expect![
                "wording revised same | stopped → halted | the same words in another form"
            ],
        );
    }

    #[test]
    fn a_typo_mended_is_wording() {
        check(
            "The senate commitee met.",
            "The senate committee met.",
            &expect![
                "wording revised same | commitee → committee | the same words in another form"
            ],
        );
    }

    #[test]
    fn a_claim_replaced() {
        check(
            "The attackers came through a phishing email.",
            "The attackers came through an unpatched server.",
            &expect![
                "statement revised fact | phishing email → unpatched server | a claim replaced"
            ],
        );
    }

    #[test]
    fn a_clause_added() {
        check(
            "The ferry sank.",
            "The ferry sank, and its owner was arrested at the airport.",
            &expect![
                "statement added fact | ∅ → owner was arrested at the airport | a claim added"
            ],
        );
    }
}
