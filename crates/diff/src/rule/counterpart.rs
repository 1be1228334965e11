//! Which words of two sides say the same, and which are left without a counterpart.

use crate::lexicon;
use crate::sense;
use crate::version::{Version, fold};
use crate::zone::{Context, Part};
use writethru_text::Span;

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
    // Initials first: “PM” might be short for “Prime” alone.
    shortened(&cx.old, &old, &mut old_free, &cx.new, &new, &mut new_free);
    shortened(&cx.new, &new, &mut new_free, &cx.old, &old, &mut old_free);
    for (old_place, &old_idx) in old.iter().enumerate() {
        let found = (0..new.len())
            .filter(|_| old_free[old_place])
            .find(|&n| new_free[n] && sense::same(cx, old_idx, new[n]));
        if let Some(found) = found {
            (old_free[old_place], new_free[found]) = (false, false);
        }
    }
    compounded(cx, (&cx.old, &old, &mut old_free), (&cx.new, &new, &mut new_free));
    compounded(cx, (&cx.new, &new, &mut new_free), (&cx.old, &old, &mut old_free));
    phrased(cx, (&cx.old, &old, &mut old_free), (&cx.new, &new, &mut new_free));
    phrased(cx, (&cx.new, &new, &mut new_free), (&cx.old, &old, &mut old_free));
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

/// A side and which of its words are without a counterpart.
type Free<'s, 'a> = (&'s Version<'a>, &'s [usize], &'s mut [bool]);

/// Marks the two words of a phrase on one side and the verb on the other that says the same. Where the
/// verb is a particle's (“took over”), the particle is no content and only the verb is marked.
fn phrased(cx: &Context<'_>, phrase: Free<'_, '_>, single: Free<'_, '_>) {
    let (version, words, free) = phrase;
    let (other, verbs, verb_free) = single;
    let name =
        |version: &Version<'_>, idx: usize| cx.lemmas.name(version.word(idx).lemma);
    for place in 0..words.len() {
        if !free[place] {
            continue;
        }
        let after = (words[place] + 1..words[place] + 1 + PHRASE)
            .take_while(|&idx| idx < version.text.tokens().len());
        let found =
            verbs.iter().enumerate().filter(|(verb, _)| verb_free[*verb]).find_map(
                |(verb, &verb_idx)| {
                    let says = |idx: &usize| {
                        let (first, second) =
                            (name(version, words[place]), name(version, *idx));
                        lexicon::says_phrase(first, second, name(other, verb_idx))
                    };
                    Some((verb, after.clone().find(says)?))
                },
            );
        if let Some((verb, second)) = found {
            verb_free[verb] = false;
            free[place] = false;
            if let Some(at) = words.iter().position(|&idx| idx == second) {
                free[at] = false;
            }
        }
    }
}

/// How far after the first word of a phrase the second may stand.
const PHRASE: usize = 3;

/// Marks a compound of one side and the words of the other that it is made of: “full-length” and “fully
/// length”, “seven-figure” and “7 figure”. A part that is a word of grammar needs no counterpart:
/// “on-site” and “site”.
fn compounded(cx: &Context<'_>, compound: Free<'_, '_>, apart: Free<'_, '_>) {
    let (version, words, free) = compound;
    let (other, others, other_free) = apart;
    for place in
        (0..words.len()).filter(|&place| version.form(words[place]).contains('-'))
    {
        if !free[place] {
            continue;
        }
        let whole = fold(version.form(words[place]));
        let mut met = Vec::new();
        let all = whole.split('-').all(|part| {
            let says = is_part(cx, other, part);
            let found = (0..others.len())
                .find(|&at| other_free[at] && !met.contains(&at) && says(others[at]));
            met.extend(found);
            found.is_some() || is_grammar(part)
        });
        if all && !met.is_empty() {
            free[place] = false;
            for at in met {
                other_free[at] = false;
            }
        }
    }
}

/// Whether a word says what a part of a compound does, in some form of it.
fn is_part(cx: &Context<'_>, other: &Version<'_>, part: &str) -> impl Fn(usize) -> bool {
    let (lemma, _) = lexicon::read(part);
    move |idx| {
        let there = cx.lemmas.name(other.word(idx).lemma);
        there == lemma || sense::is_derived(there, part)
    }
}

/// Whether a part of a compound says nothing by itself: “on-site”; “off-duty” and “after-tax” do.
fn is_grammar(part: &str) -> bool {
    matches!(part, "a" | "an" | "the" | "of" | "and" | "in" | "on" | "to")
}

/// Whether a stretch of the other side has the parts of this compound, or a compound of which this word
/// is a part: “a second-floor balcony” and “a balcony on the second floor”.
pub(super) fn in_compound(
    cx: &Context<'_>,
    token_idx: usize,
    linked: Span,
    is_old: bool,
) -> bool {
    let (own, other) = cx.sides(is_old);
    let form = fold(own.form(token_idx));
    if form.contains('-') {
        return form.split('-').all(|part| {
            is_grammar(part) || other.text.tokens_in(linked).any(is_part(cx, other, part))
        });
    }
    let lemma = cx.lemmas.name(own.word(token_idx).lemma);
    other.text.tokens_in(linked).filter(|&idx| other.form(idx).contains('-')).any(|idx| {
        fold(other.form(idx)).split('-').any(|part| lexicon::read(part).0 == lemma)
    })
}

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

#[cfg(test)]
mod tests {
    use crate::testing::check;
    use expect_test::expect;

    #[test]
    fn a_compound_and_its_words() {
        check(
            "She wore a fully length coat, signed a 7 figure deal and saw site events.",
            "She wore a full-length coat, signed a seven-figure deal and saw on-site events.",
            &expect![[r#"
                quantity revised same | 7 → seven | the same figure written otherwise
                wording removed same | figure → ∅ | words that carry no fact
                wording revised same | fully length → full-length | the same words in another form
                wording revised same | site → on-site | the same words in another form"#]],
        );
    }

    #[test]
    fn a_compound_may_be_taken_apart() {
        check(
            "He fell from a second-floor balcony.",
            "He fell from a balcony on the second floor.",
            &expect![[r#"
            wording removed same | second-floor → ∅ | words that carry no fact
            wording added same | ∅ → on the second floor | words that carry no fact"#]],
        );
        check(
            "The firm, which is based in Leeds, makes pumps.",
            "The Leeds-based firm makes pumps.",
            &expect![[r#"
            wording removed same | , which is based in Leeds, → ∅ | words that carry no fact
            wording added same | ∅ → Leeds-based | words that carry no fact"#]],
        );
        check(
            "He fell from a second-floor balcony.",
            "He fell from a balcony on the third floor.",
            &expect![[r#"
            statement added fact | ∅ → third | a claim added
            statement removed fact | second-floor → ∅ | a claim removed"#]],
        );
    }

    #[test]
    fn a_compound_of_another_word_says_more() {
        check(
            "The channel broke the news of a loan.",
            "The state-run channel broke the news of a zero-interest loan.",
            &expect![[r#"
                quantity added fact | ∅ → zero | a figure added
                statement added fact | ∅ → state-run | a claim added"#]],
        );
    }

    #[test]
    fn a_phrase_with_another_verb_is_another_claim() {
        check(
            "The fraud came to light in May.",
            "The fraud came to trial in May.",
            &expect!["statement revised fact | light → trial | a claim replaced"],
        );
    }

    #[test]
    fn a_preposition_in_a_compound_says_something() {
        check(
            "An off-duty officer fired.",
            "An officer on duty fired.",
            &expect![[r#"
            statement removed fact | off-duty → ∅ | a claim removed
            wording added same | ∅ → on duty | words that carry no fact"#]],
        );
    }
}
