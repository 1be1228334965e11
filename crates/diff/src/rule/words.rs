//! What is left of a hunk: a claim added, removed or replaced, or the same in other words.

use writethru_text::Span;

use crate::change::{ChangeKind, Detail};
use crate::lexicon::{self, Class};
use crate::rule::name;
use crate::version::Version;
use crate::zone::{Context, Finding, Part, Zone};

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
        _ if renamed(cx, &hunk.old, &hunk.new)
            || renamed_back(cx, &hunk.old, &hunk.new) =>
        {
            finding(false, old_span, new_span, "a pronoun for a name, or the other way")
        }
        (_, 0) if old.len() == 1 && !hunk.new.tokens.is_empty() => {
            finding(false, old_span, new_span, "one word that adds no claim of its own")
        }
        (0, _) if new.len() == 1 && !hunk.old.tokens.is_empty() => {
            finding(false, old_span, new_span, "one word that adds no claim of its own")
        }
        (_, 0) => finding(true, old_words, None, "a claim removed"),
        (0, _) => finding(true, None, new_words, "a claim added"),
        _ => finding(true, old_words, new_words, "a claim replaced"),
    })
}

/// The content words of each side that have no counterpart on the other.
fn unmatched(cx: &Context<'_>, old: &Part, new: &Part) -> (Vec<usize>, Vec<usize>) {
    let old = old.content(&cx.old);
    let new = new.content(&cx.new);
    let mut new_free = vec![true; new.len()];
    let mut old_left = Vec::new();
    for old_idx in old {
        let found =
            (0..new.len()).find(|&n| new_free[n] && same_sense(cx, old_idx, new[n]));
        match found {
            Some(n) => new_free[n] = false,
            None => old_left.push(old_idx),
        }
    }
    let new_left =
        new.iter().zip(new_free).filter(|(_, free)| *free).map(|(idx, _)| *idx);
    (old_left, new_left.collect())
}

/// Classes whose members say the same: “believe” and “think”, “said” and “noted”.
const ALIKE: [Class; 6] = [
    Class::Negation,
    Class::Possible,
    Class::Probable,
    Class::Alleged,
    Class::Certain,
    Class::Reporting,
];

/// Whether two words say the same: forms of one word, synonyms, derivations, spellings.
fn same_sense(cx: &Context<'_>, old_idx: usize, new_idx: usize) -> bool {
    let (a, b) = (cx.old.word(old_idx), cx.new.word(new_idx));
    if a.lemma == b.lemma {
        return true;
    }
    if ALIKE.iter().any(|&class| a.classes.has(class) && b.classes.has(class)) {
        return true;
    }
    let (a, b) = (cx.lemmas.name(a.lemma), cx.lemmas.name(b.lemma));
    if a.bytes().chain(b.bytes()).any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let capital =
        |version: &Version<'_>, idx| version.form(idx).starts_with(char::is_uppercase);
    // Three fifths of the longer word: “congressional” for “Congress”.
    let shared = common_prefix(a, b);
    let derived = shared >= 5 && shared * 5 >= a.len().max(b.len()) * 3;
    let lower = !capital(&cx.old, old_idx) && !capital(&cx.new, new_idx);
    let spelling = lower && a.len() > 4 && name::distance(a, b) <= 1 + a.len() / 10;
    lexicon::near(a, b) || derived || spelling
}

fn common_prefix(a: &str, b: &str) -> usize {
    a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count()
}

/// Whether a word carries something: it is no connective, intensifier or verb of saying.
pub(super) fn is_weighty(version: &Version<'_>, token_idx: usize) -> bool {
    let classes = version.word(token_idx).classes;
    let light = [Class::Light, Class::Reporting, Class::Future];
    !light.iter().any(|&class| classes.has(class))
        && !version.form(token_idx).ends_with("ly")
}

/// Whether the old side is a name and the new one a pronoun.
fn renamed(cx: &Context<'_>, old: &Part, new: &Part) -> bool {
    is_name(&cx.old, old) && is_pronoun(&cx.new, new)
}

/// Whether the new side is a name and the old one a pronoun.
fn renamed_back(cx: &Context<'_>, old: &Part, new: &Part) -> bool {
    is_pronoun(&cx.old, old) && is_name(&cx.new, new)
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
        same_sense(cx, old_idx, new_idx)
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
