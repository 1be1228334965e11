//! What is left of a hunk: a claim added, removed or replaced, or the same in other words.

use writethru_facts::FactKind;
use writethru_text::Span;

use crate::change::{ChangeKind, Detail, Relation};
use crate::lexicon::{self, Class};
use crate::rule::counterpart::unmatched;
use crate::rule::how_many;
use crate::rule::reference::{in_full, owner_named, renamed};
use crate::rule::restated::{in_linked, stands};
use crate::version::Version;
use crate::zone::{Context, Finding, Hunk, Part, Zone};

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
    if one_of(zone, hunk) {
        let reason = "the only one, or one of several";
        return Some(Finding::statement(old_span, new_span, hunk.edit, reason));
    }
    let (mut old, mut new) = unmatched(cx, &hunk.old, &hunk.new);
    if old.is_empty() && new.is_empty() {
        let reason = "the same words in another form";
        return Some(Finding::wording(old_span, new_span, hunk.edit, reason));
    }
    old.retain(|&idx| is_weighty(&cx.old, idx) && !in_linked(zone, idx, true));
    new.retain(|&idx| is_weighty(&cx.new, idx) && !in_linked(zone, idx, false));
    if let Some(reason) = wording(zone, hunk_idx, &old, &new) {
        return Some(Finding::wording(old_span, new_span, hunk.edit, reason));
    }
    Some(claim(zone, hunk_idx, &old, &new))
}

/// What the words that are left of a hunk claim: an office, a statement, something for something else.
fn claim(zone: &Zone<'_, '_>, hunk_idx: usize, old: &[usize], new: &[usize]) -> Finding {
    let (cx, hunk) = (zone.cx, &zone.hunks[hunk_idx]);
    let old_words = cover(&cx.old, &hunk.old, old);
    let new_words = cover(&cx.new, &hunk.new, new);
    let statement = |reason| Finding::statement(old_words, new_words, hunk.edit, reason);
    let acting = |version: &Version<'_>, words: &[usize]| {
        words.iter().all(|&idx| version.word(idx).classes.has(Class::Acting))
    };
    let one_sided = old.is_empty() || new.is_empty();
    if one_sided && acting(&cx.old, old) && acting(&cx.new, new) {
        return Finding { kind: ChangeKind::Role, ..statement("another office") };
    }
    match (old_words, new_words) {
        (_, None) => statement("a claim removed"),
        (None, _) => statement("a claim added"),
        (Some(a), Some(b)) => replaced(zone, hunk_idx, (old, a), (new, b))
            .unwrap_or_else(|| statement("a claim replaced")),
    }
}

/// Why the words that are left of a hunk are no claim, if they are none.
fn wording(
    zone: &Zone<'_, '_>,
    hunk_idx: usize,
    old: &[usize],
    new: &[usize],
) -> Option<&'static str> {
    let (cx, hunk) = (zone.cx, &zone.hunks[hunk_idx]);
    let general = |version: &Version<'_>, words: &[usize]| {
        words.iter().all(|&idx| version.word(idx).classes.has(Class::Slight))
    };
    // Of words for others the general ones may be the claim, “took the town” and “left the town”, and
    // in a clause they go with words said before.
    let short = hunk.old.tokens.len().max(hunk.new.tokens.len()) <= MENDED;
    let mends = old.is_empty() && general(&cx.new, new)
        || new.is_empty() && general(&cx.old, old);
    if old.is_empty() && new.is_empty() || short && mends {
        return Some("words that carry no fact");
    }
    if stands(cx, old, true) && stands(cx, new, false) {
        return Some("both versions say so, in another place");
    }
    if renamed(zone, hunk) || owner_named(zone, hunk_idx, old, new) {
        return Some("a pronoun for a name, or the other way");
    }
    if elided(zone, hunk, old, true) || elided(zone, hunk, new, false) {
        return Some("whom a figure counts, said or left out");
    }
    if in_full(zone, hunk) {
        return Some("a name in full, or the other way");
    }
    let slight = new.is_empty() && !hunk.new.tokens.is_empty() && slight(zone, old, true)
        || old.is_empty() && !hunk.old.tokens.is_empty() && slight(zone, new, false);
    slight.then_some("one word that adds no claim of its own")
}

/// Longest stretch that mends a sentence: “due (to the need) to”.
const MENDED: usize = 4;

/// Whether the one word that came or went is whom a figure counts in the most general word: “three
/// people were hurt” and “three were hurt”.
fn elided(zone: &Zone<'_, '_>, hunk: &Hunk, left: &[usize], is_old: bool) -> bool {
    let [idx] = left else { return false };
    let (own, _) = zone.cx.sides(is_old);
    let before = idx.checked_sub(1).map(|before| own.lower(before));
    hunk.sides(is_old).1.tokens.is_empty()
        && matches!(&*own.lower(*idx), "people" | "persons")
        && before.is_some_and(|before| lexicon::figure(&before).is_some())
}

/// What words for others mean that say more than a claim: a number, an office, a source.
fn replaced(
    zone: &Zone<'_, '_>,
    hunk_idx: usize,
    (old, old_span): (&[usize], Span),
    (new, new_span): (&[usize], Span),
) -> Option<Finding> {
    let (cx, hunk) = (zone.cx, &zone.hunks[hunk_idx]);
    let single = old.len() == 1 && new.len() == 1;
    if single && is_number(cx, old[0], true) && is_number(cx, new[0], false) {
        return Some(Finding {
            reason: "another figure",
            ..how_many::said(zone, old_span, new_span, hunk.edit)
        });
    }
    let (kind, reason) = if single && is_role(&cx.old, old[0]) && is_role(&cx.new, new[0])
    {
        (ChangeKind::Role, "another title, office, trade or kinship")
    } else if names_source(zone, hunk) {
        (ChangeKind::Attribution, "the same words, another source")
    } else {
        return None;
    };
    Some(Finding {
        kind,
        factual: true,
        old: Some(old_span),
        new: Some(new_span),
        detail: Detail::Words {
            from: Some(cx.old.text[old_span].to_owned()),
            to: Some(cx.new.text[new_span].to_owned()),
            relation: Relation::Contradicts,
        },
        edit: hunk.edit,
        reason,
    })
}

/// Whether a word is a number: “the 87th minute” is in no quantity.
fn is_number(cx: &Context<'_>, token_idx: usize, is_old: bool) -> bool {
    let word = cx.sides(is_old).0.word(token_idx);
    lexicon::figure(cx.lemmas.name(word.lemma)).is_some()
}

/// Whether “among” or “one of” came or went before a superlative or an ordinal: “the first woman” and
/// “among the first women”.
fn one_of(zone: &Zone<'_, '_>, hunk: &Hunk) -> bool {
    let among = |version: &Version<'_>, part: &Part| {
        let tops = |idx: usize| {
            let word = version.lower(idx);
            matches!(
                &*word,
                "first" | "last" | "only" | "most" | "best" | "worst" | "top"
            ) || word.len() > 5 && word.ends_with("est")
        };
        part.left().any(|idx| {
            let end = match &*version.lower(idx) {
                "among" | "amongst" => idx + 1,
                "one" if version.lower(idx + 1) == "of" => idx + 2,
                _ => return false,
            };
            (end..end + 2).any(tops)
        })
    };
    among(&zone.cx.old, &hunk.old) != among(&zone.cx.new, &hunk.new)
}

/// Whether what was replaced stands before a verb of saying on both sides, or has one on both: who said
/// it, or where.
fn names_source(zone: &Zone<'_, '_>, hunk: &Hunk) -> bool {
    let says = |version: &Version<'_>, part: &Part| {
        let saying = |idx: usize| {
            idx < version.text.tokens().len()
                && version.word(idx).classes.has(Class::Reporting)
                && !version.is_quoted(idx)
        };
        let after = part.tokens.end;
        part.content(version).len() <= MAX_SOURCE
            && (saying(after) || part.left().next().is_some_and(saying))
    };
    says(&zone.cx.old, &hunk.old) && says(&zone.cx.new, &hunk.new)
}

/// Most content words of a source: “three people with knowledge of the matter”.
const MAX_SOURCE: usize = 5;

/// Whether a word is an office, a trade or a kinship.
fn is_role(version: &Version<'_>, token_idx: usize) -> bool {
    let classes = version.word(token_idx).classes;
    classes.has(Class::Role) || classes.has(Class::Acting)
}

/// Whether a word carries something: it is no connective, intensifier or verb of saying, and of adverbs
/// one that makes another claim.
pub(crate) fn is_weighty(version: &Version<'_>, token_idx: usize) -> bool {
    let classes = version.word(token_idx).classes;
    let light = [Class::Light, Class::Reporting, Class::Future];
    !light.iter().any(|&class| classes.has(class))
        && (classes.has(Class::Manner) || !version.form(token_idx).ends_with("ly"))
}

/// Whether one word is left that adds no claim of its own where others stand: no figure, no name that
/// the other version does not know, nothing that calls off, intends or kills.
fn slight(zone: &Zone<'_, '_>, left: &[usize], is_old: bool) -> bool {
    let [idx] = left else { return false };
    let (own, other) = zone.cx.sides(is_old);
    let word = own.word(*idx);
    let is_figure = lexicon::figure(zone.cx.lemmas.name(word.lemma)).is_some();
    let starts = own.text.sentences()
        [own.text.sentence_at(own.text.tokens()[*idx].span.start())]
    .tokens
    .start as usize
        == *idx;
    let is_name = own.is_capital(*idx) && !starts;
    let is_new_name = is_name && !other.has(word.lemma);
    let weighs =
        [Class::Grave, Class::Cancelled, Class::Acting, Class::Role, Class::Intended];
    // How many of them, and whether it was all their doing.
    let share = matches!(
        &*own.lower(*idx),
        "majority"
            | "minority"
            | "most"
            | "half"
            | "help"
            | "helps"
            | "helped"
            | "helping"
    );
    // A compound is two words.
    let share = share || own.form(*idx).contains('-');
    !is_figure
        && !is_new_name
        && !share
        && !weighs.iter().any(|&class| word.classes.has(class))
}

/// From the first to the last of these words of a side, with the rest of the names that they are of:
/// “New York”, though “new” says little.
fn cover(version: &Version<'_>, part: &Part, tokens: &[usize]) -> Option<Span> {
    let all = version.text.tokens();
    let (first, last) = tokens.first().zip(tokens.last())?;
    let words = all[*first].span.cover(all[*last].span);
    let names = version.facts(words, FactKind::Name);
    let whole = names.filter(|fact| part.span.contains(fact.span));
    Some(whole.fold(words, |words, fact| words.cover(fact.span)))
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
                "wording revised same | commitee → committee | the same word, its spelling mended"
            ],
        );
    }

    #[test]
    fn whom_a_figure_counts_may_be_left_out() {
        check(
            "Nine were hurt and three people were airlifted.",
            "Nine were hurt and three were airlifted.",
            &expect![
                "wording removed same | people → ∅ | whom a figure counts, said or left out"
            ],
        );
        check(
            "They held a 52-year-old man.",
            "They held a man aged 52.",
            &expect![[r#"
            quantity revised same | 52-year-old → 52 | the same figure written otherwise
            wording added same | ∅ → aged | words that carry no fact"#]],
        );
        check(
            "Nine people were hurt.",
            "Nine children were hurt.",
            &expect!["statement revised fact | people → children | a claim replaced"],
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
    fn a_phrase_for_a_verb() {
        check(
            "The fraud came to light in May.",
            "The fraud was discovered in May.",
            &expect![
                "wording revised same | came to light → was discovered | the same words in another form"
            ],
        );
    }

    #[test]
    fn one_of_the_first_is_not_the_first() {
        check(
            "She was the first woman to lead it.",
            "She was among the first women to lead it.",
            &expect![[r#"
                statement added fact | ∅ → among | the only one, or one of several
                wording revised same | woman → women | the same words in another form"#]],
        );
    }

    #[test]
    fn among_others_is_not_one_of_the_best() {
        check(
            "She stood in the crowd of her fans.",
            "She stood among the crowd of her fans.",
            &expect![
                "wording revised same | in → among | the same words in another form"
            ],
        );
    }

    #[test]
    fn an_office_in_other_words_is_the_same() {
        check(
            "A lawyer wept and a policeman laughed.",
            "An attorney wept and a policeman laughed.",
            &expect![
                "wording revised same | A lawyer → An attorney | the same words in another form"
            ],
        );
    }

    #[test]
    fn another_minute_and_another_trade() {
        check(
            "He scored in the 87th minute, and a trainer wept.",
            "He scored in the 89th minute, and a banker wept.",
            &expect![[r#"
                quantity revised fact | 87th → 89th | another figure
                role revised fact | trainer → banker | another title, office, trade or kinship"#]],
        );
    }

    #[test]
    fn misspelt_and_shortened_words_are_wording() {
        check(
            "The raid in Pa. began at 0600, the PM said, and was enourmous.",
            "The raid in Pennsylvania began at 06:00, the Prime Minister said, and was enormous.",
            &expect![[r#"
                name revised same | Pa. → Pennsylvania | another form of the same name
                wording revised same | 0600, the PM → 06:00, the Prime Minister | the same words in another form
                wording revised same | enourmous → enormous | the same word, its spelling mended"#]],
        );
    }

    #[test]
    fn who_no_longer_acts_has_another_office() {
        check(
            "The acting head of the agency, Ana Ruiz, wept.",
            "The head of the agency, Ana Ruiz, wept.",
            &expect!["role removed fact | acting → ∅ | another office"],
        );
    }

    #[test]
    fn one_general_word_that_comes_mends_a_sentence() {
        check(
            "The money will be to pay debts, and the delay is due to assess the rest.",
            "The money will be used to pay debts, and the delay is due to the need to assess the rest.",
            &expect![[r#"
                wording added same | ∅ → used | words that carry no fact
                wording added same | ∅ → to the need | words that carry no fact"#]],
        );
        check(
            "The rebels left the town and were turning families away.",
            "The rebels took the town and are admitting families.",
            &expect![[r#"
                statement revised fact | turning → admitting | a claim replaced
                statement revised fact | left → took | a claim replaced
                statement removed fact | away → ∅ | a claim removed"#]],
        );
    }

    #[test]
    fn an_adverb_of_truth_or_extent_is_a_claim() {
        check(
            "He was convicted, the village was cut off, and she recently moved.",
            "He was wrongly convicted, the village was largely cut off, and she actually moved.",
            &expect![[r#"
                statement added fact | ∅ → wrongly | a claim added
                statement added fact | ∅ → largely | a claim added
                wording revised same | recently → actually | words that carry no fact"#]],
        );
    }

    #[test]
    fn a_word_that_stands_in_the_sentence_is_no_synonym_of_what_came() {
        check(
            "The film got positive reviews.",
            "The film got mixed reviews.",
            &expect!["statement revised fact | positive → mixed | a claim replaced"],
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

    #[test]
    fn a_compound_is_two_words() {
        check(
            "After-tax profit rose.",
            "Profit before tax rose.",
            &expect![[r#"
            statement removed fact | After-tax → ∅ | a claim removed
            wording added same | ∅ → Profit before tax | words around a change, or spacing"#]],
        );
    }

    #[test]
    fn what_was_tried_was_not_done() {
        check(
            "He helped kill her.",
            "He killed her.",
            &expect![[r#"
            statement removed fact | helped → ∅ | a claim removed
            wording added same | ∅ → killed | words around a change, or spacing"#]],
        );
        check(
            "Two men tried to rob the bank.",
            "Two men robbed the bank.",
            &expect![
                "certainty revised fact | tried to rob → robbed | a hedge dropped or weakened"
            ],
        );
        check(
            "A majority of members backed it.",
            "Members backed it.",
            &expect![[r#"
            statement removed fact | majority → ∅ | a claim removed
            wording added same | ∅ → Members | words around a change, or spacing"#]],
        );
    }
}
