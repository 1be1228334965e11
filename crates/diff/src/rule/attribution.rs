//! Speakers and attributions: who is said to have said it.

use writethru_facts::{Attribution, FactKind, NameType, QuoteForm, Value};
use writethru_text::Span;

use crate::change::{ChangeKind, Detail, Relation};
use crate::lexicon::Class;
use crate::rule::name;
use crate::sense;
use crate::version::Version;
use crate::zone::{Finding, Zone};

/// Least share of an attribution's words that must be the same on both sides for it to be the
/// same claim.
const SAME_CLAIM: f32 = 0.5;

pub(super) fn run(zone: &mut Zone<'_, '_>) {
    let old = claims(&zone.cx.old, zone.old);
    let new = claims(&zone.cx.new, zone.new);
    let mut taken = vec![false; new.len()];
    for a in &old {
        let best = (0..new.len())
            .filter(|&idx| !taken[idx])
            .map(|idx| (overlap(zone, a, &new[idx]), idx))
            .filter(|(share, _)| *share >= SAME_CLAIM)
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        if let Some((_, new_idx)) = best {
            taken[new_idx] = true;
            exchanged(zone, a, &new[new_idx]);
        } else {
            one_sided(zone, a, true);
        }
    }
    for (idx, b) in new.iter().enumerate() {
        if !taken[idx] {
            one_sided(zone, b, false);
        }
    }
    for hunk_idx in 0..zone.hunks.len() {
        let found = bare(zone, hunk_idx).or_else(|| turned_to_fact(zone, hunk_idx));
        if let Some(finding) = found {
            zone.report(finding);
        }
    }
}

/// Most words of a source with its cue, beside those of saying: “according to a copy of the
/// ransom note seen by the paper”.
const MAX_SOURCE: usize = 7;

/// A source that came or went by itself: “, according to analysts”, “, police said”.
fn bare(zone: &Zone<'_, '_>, hunk_idx: usize) -> Option<Finding> {
    let cx = zone.cx;
    let hunk = &zone.hunks[hunk_idx];
    let is_old = hunk.new.left().next().is_none();
    let (part, other) = hunk.sides(is_old);
    let (version, there) = cx.sides(is_old);
    if other.left().next().is_some() || !other.tokens.is_empty() {
        return None;
    }
    let mut words: Vec<usize> =
        part.left().filter(|&idx| !version.word(idx).is_mark()).collect();
    let says = |idx: usize| version.word(idx).classes.has(Class::Reporting);
    // “(A spokesman said the) dam held.”
    while words.last().is_some_and(|&idx| is_article(version, idx)) {
        words.pop();
    }
    let content =
        words.iter().filter(|&&idx| version.word(idx).is_content() && !says(idx)).count();
    // A clause of its own is set off by its verb of saying at one end.
    let ends = [words.first(), words.last()].into_iter().flatten().any(|&idx| says(idx));
    let quoted = words.iter().any(|&idx| version.is_quoted(idx));
    if !ends || quoted || content == 0 || content > MAX_SOURCE {
        return None;
    }
    let (_, linked) = zone.stretches(is_old);
    let lemmas: Vec<u32> =
        there.text.tokens_in(linked).map(|idx| there.word(idx).lemma).collect();
    let moved = words.iter().all(|&idx| {
        !version.word(idx).is_content() || lemmas.contains(&version.word(idx).lemma)
    });
    if moved {
        return None;
    }
    let tokens = version.text.tokens();
    let span = tokens[*words.first()?].span.cover(tokens[*words.last()?].span);
    Some(sourced(zone, span, is_old, hunk.edit))
}

fn is_article(version: &Version<'_>, token_idx: usize) -> bool {
    matches!(&*version.lower(token_idx), "the" | "a" | "an" | "that")
}

/// A source with its cue, on one side only.
fn sourced(zone: &Zone<'_, '_>, span: Span, is_old: bool, edit: u32) -> Finding {
    let (version, _) = zone.cx.sides(is_old);
    let said = Some(version.text[span].to_owned());
    let (from, to) = if is_old { (said, None) } else { (None, said) };
    let reason =
        if is_old { "a claim lost its source" } else { "a claim was given a source" };
    Finding {
        kind: ChangeKind::Attribution,
        factual: true,
        old: is_old.then_some(span),
        new: (!is_old).then_some(span),
        detail: Detail::Words { from, to, relation: Relation::Contradicts },
        edit,
        reason,
    }
}

/// A verb of saying with its pronoun that came or went between a subject and what it does: “hauliers
/// said they could lose” and “hauliers could lose”.
fn turned_to_fact(zone: &Zone<'_, '_>, hunk_idx: usize) -> Option<Finding> {
    let cx = zone.cx;
    let hunk = &zone.hunks[hunk_idx];
    let is_old = hunk.new.tokens.is_empty();
    let (part, _) = hunk.sides(is_old);
    let (version, there) = cx.sides(is_old);
    let (_, linked) = zone.stretches(is_old);
    if !is_old && !hunk.old.tokens.is_empty() {
        return None;
    }
    let words: Vec<usize> = part.left().collect();
    let (first, last) = (*words.first()?, *words.last()?);
    let says = version.word(first).classes.has(Class::Reporting);
    let pronoun = version.word(last).classes.has(Class::Pronoun) && last > first;
    if !says || !pronoun || words.len() > 3 || version.is_quoted(first) {
        return None;
    }
    let lemma = version.word(first).lemma;
    if there.text.tokens_in(linked).any(|idx| there.word(idx).lemma == lemma) {
        return None;
    }
    let tokens = version.text.tokens();
    let span = tokens[first].span.cover(tokens[last].span);
    Some(sourced(zone, span, is_old, hunk.edit))
}

/// Something that someone is said to have said in the linked sentences.
struct Reported<'a> {
    attribution: &'a Attribution,
    direct: bool,
}

fn claims<'a>(version: &Version<'a>, span: Span) -> Vec<Reported<'a>> {
    let direct = |attribution: &Attribution| {
        let first = attribution.content.first().copied().unwrap_or(span);
        version.facts(first, FactKind::Quote).any(|fact| match &fact.value {
            Value::Quote(quote) => {
                quote.form != QuoteForm::Indirect && quote.content == attribution.content
            }
            _ => false,
        })
    };
    version
        .attributions(span)
        .filter(|attribution| {
            let said = [attribution.source, attribution.cue].into_iter().flatten();
            said.chain(attribution.content.first().copied())
                .any(|part| span.overlaps(part))
        })
        .map(|attribution| Reported { attribution, direct: direct(attribution) })
        .collect()
}

/// The share of words of the shorter claim that the other has too.
fn overlap(zone: &Zone<'_, '_>, old: &Reported<'_>, new: &Reported<'_>) -> f32 {
    let lemmas = |version: &Version<'_>, content: &[Span]| {
        let tokens = content.iter().flat_map(|span| version.text.tokens_in(*span));
        let mut lemmas: Vec<u32> = tokens
            .filter(|&idx| version.word(idx).is_content())
            .map(|idx| version.word(idx).lemma)
            .collect();
        lemmas.sort_unstable();
        lemmas.dedup();
        lemmas
    };
    let a = lemmas(&zone.cx.old, &old.attribution.content);
    let b = lemmas(&zone.cx.new, &new.attribution.content);
    let shared = a.iter().filter(|lemma| b.binary_search(lemma).is_ok()).count();
    shared as f32 / a.len().min(b.len()).max(1) as f32
}

/// The same claim on both sides: is its source another?
fn exchanged(zone: &mut Zone<'_, '_>, old: &Reported<'_>, new: &Reported<'_>) {
    let Some((from, to)) = old.attribution.source.zip(new.attribution.source) else {
        return;
    };
    let hunk = zone.hunk_of_old(from).or_else(|| zone.hunk_of_new(to));
    let Some(hunk) = hunk else { return };
    let (from_text, to_text) = (&zone.cx.old.text[from], &zone.cx.new.text[to]);
    // “His spokesman” is not “he”.
    let owned = is_owned(&zone.cx.old, from) || is_owned(&zone.cx.new, to);
    if name::is_pronoun(from_text) != name::is_pronoun(to_text) && !owned {
        let edit = zone.hunks[hunk].edit;
        let reason = "a pronoun for a name, or the other way";
        zone.report(Finding::wording(Some(from), Some(to), edit, reason));
        return;
    }
    let more = joined(from_text, to_text) || is_other_person(from_text, to_text);
    let other = differ(zone, from, to)
        && !alike(zone, from, to)
        && !named_too(zone, from, to)
        && !same_holder(zone, from, to);
    if !more && !other {
        return;
    }
    let kind = if old.direct && new.direct {
        ChangeKind::Speaker
    } else {
        ChangeKind::Attribution
    };
    let edit = zone.hunks[hunk].edit;
    let detail = Detail::Words {
        from: Some(from_text.to_owned()),
        to: Some(to_text.to_owned()),
        relation: Relation::Contradicts,
    };
    zone.report(Finding {
        kind,
        factual: true,
        old: Some(from),
        new: Some(to),
        detail,
        edit,
        reason: "the same words, another source",
    });
}

/// Whether a source is told by whose it is: “his spokesman”.
fn is_owned(version: &Version<'_>, source: Span) -> bool {
    let tokens = version.text.tokens_in(source);
    let owner = version.lower(tokens.start);
    tokens.len() > 1 && matches!(&*owner, "his" | "her" | "its" | "their" | "my" | "our")
}

/// Whether two sources may be one: their names are forms of one another, or, where one has no name,
/// they share the word that says what they are.
fn alike(zone: &Zone<'_, '_>, old: Span, new: Span) -> bool {
    let cx = zone.cx;
    let names = |version: &Version<'_>, source: Span| -> Vec<String> {
        let names = version.facts(source, FactKind::Name);
        let person = names.filter(|fact| {
            matches!(&fact.value, Value::Name(name) if name.kind == NameType::Person)
        });
        person.map(|fact| version.text[fact.span].to_owned()).collect()
    };
    let (from, to) = (names(&cx.old, old), names(&cx.new, new));
    if !from.is_empty() && !to.is_empty() {
        return from.iter().any(|a| to.iter().any(|b| name::similar(a, b)));
    }
    let heads = head(&cx.old, old).zip(head(&cx.new, new));
    heads.is_some_and(|(a, b)| sense::same(cx, a, b))
        || name::similar(&bare_words(&cx.old, old), &bare_words(&cx.new, new))
            && (from.is_empty() != to.is_empty())
}

/// The word that says what a source is: the last one of content before a preposition.
fn head(version: &Version<'_>, source: Span) -> Option<usize> {
    let tokens = version.text.tokens_in(source);
    let ends = |idx: &usize| {
        matches!(
            version.form(*idx),
            "of" | "with" | "in" | "at" | "from" | "close" | "," | "who"
        )
    };
    let phrase = tokens.take_while(|idx| !ends(idx));
    phrase.filter(|&idx| version.word(idx).is_content()).last()
}

/// The content words of a source, parted by blanks.
fn bare_words(version: &Version<'_>, source: Span) -> String {
    let tokens =
        version.text.tokens_in(source).filter(|&idx| version.word(idx).is_content());
    tokens.map(|idx| version.form(idx)).collect::<Vec<_>>().join(" ")
}

/// Whether one source is “he” and the other “she”.
fn is_other_person(old: &str, new: &str) -> bool {
    let (old, new) = (old.to_ascii_lowercase(), new.to_ascii_lowercase());
    matches!((&*old, &*new), ("he", "she") | ("she", "he"))
}

/// Whether one source is the other and somebody else: “police” and “police and the coast guard”.
fn joined(old: &str, new: &str) -> bool {
    let (short, long) = if old.len() < new.len() { (old, new) } else { (new, old) };
    let (short, long) = (short.to_lowercase(), long.to_lowercase());
    let has = |part: &str, word: &str| part.split(' ').any(|other| other == word);
    let whole = |part: &str| {
        short.split(' ').filter(|word| *word != "the").all(|word| has(part, word))
    };
    let Some((before, after)) = long.split_once(" and ").filter(|_| !has(&short, "and"))
    else {
        return false;
    };
    // “The head of news and sport” is one person.
    let plain = |part: &str| {
        let mut words = part.split(' ');
        !words.any(|word| matches!(word, "," | "of" | "for" | "at" | "in" | "with"))
    };
    plain(before) && plain(after) && whole(before) != whole(after)
}

/// Whether one source is an office that some version gives to whom the other names: “the premier” and
/// “Maddock”.
fn same_holder(zone: &Zone<'_, '_>, old: Span, new: Span) -> bool {
    let cx = zone.cx;
    let holds = |office: &[u32], name: &[u32]| {
        let Some(&surname) = name.last() else { return false };
        !office.is_empty()
            && (cx.old.has_office(surname, office) || cx.new.has_office(surname, office))
    };
    let (old, new) = (lemmas_in(&cx.old, old), lemmas_in(&cx.new, new));
    holds(&old, &new) || holds(&new, &old)
}

/// The content lemmas of a stretch.
fn lemmas_in(version: &Version<'_>, span: Span) -> Vec<u32> {
    let words = version.text.tokens_in(span).map(|idx| version.word(idx));
    words.filter(|word| word.is_content()).map(|word| word.lemma).collect()
}

/// Whether the linked sentences of the other side name one of the sources too: “the director, Ana
/// Ruiz” for “Ana Ruiz, the director”.
fn named_too(zone: &Zone<'_, '_>, old: Span, new: Span) -> bool {
    let says = |own: &Version<'_>, source: Span, other: &Version<'_>, linked: Span| {
        let there: Vec<u32> =
            other.text.tokens_in(linked).map(|idx| other.word(idx).lemma).collect();
        let mut content = own
            .text
            .tokens_in(source)
            .map(|idx| own.word(idx))
            .filter(|word| word.is_content());
        content.all(|word| there.contains(&word.lemma))
    };
    says(&zone.cx.old, old, &zone.cx.new, zone.new)
        || says(&zone.cx.new, new, &zone.cx.old, zone.old)
}

/// Whether two sources differ by more than words that both articles use for the same source.
fn differ(zone: &Zone<'_, '_>, old: Span, new: Span) -> bool {
    let (a, b) = (lemmas_in(&zone.cx.old, old), lemmas_in(&zone.cx.new, new));
    let within = |a: &[u32], b: &[u32]| a.iter().all(|lemma| b.contains(lemma));
    !(within(&a, &b) || within(&b, &a))
}

/// A source and cue that only one side has, while the claim stands on both.
fn one_sided(zone: &mut Zone<'_, '_>, claim: &Reported<'_>, is_old: bool) {
    let attribution = claim.attribution;
    let Some(source) = attribution.source else { return };
    let cover = attribution.cue.map_or(source, |cue| source.cover(cue));
    let hunk = zone.hunk_of(cover, is_old);
    let Some(hunk) = hunk.map(|hunk| &zone.hunks[hunk]) else { return };
    let (part, other) = hunk.sides(is_old);
    // Only the words of the attribution itself, the claim being outside of what was cut.
    let own = part.span.contains(cover)
        && attribution.content.iter().all(|span| !part.span.contains(*span));
    let (_, there) = zone.cx.sides(is_old);
    if own && other.content(there).len() <= 1 {
        let finding = sourced(zone, cover, is_old, hunk.edit);
        zone.report(finding);
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check;
    use expect_test::expect;

    #[test]
    fn another_speaker_of_the_same_words() {
        check(
            "“We warned them for years,” said Ana Ruiz.",
            "“We warned them for years,” said Carla Ortiz.",
            &expect![
                "speaker revised fact | Ana Ruiz → Carla Ortiz | the same words, another source"
            ],
        );
    }

    #[test]
    fn a_claim_lost_its_source() {
        check(
            "The dam was cracked, according to two engineers.",
            "The dam was cracked.",
            &expect![[r#"
                quantity removed fact | two → ∅ | a figure removed
                attribution removed fact | according to two engineers → ∅ | a claim lost its source"#]],
        );
    }

    #[test]
    fn a_source_before_the_claim() {
        check(
            "The laboratory said the magnets had melted.",
            "The magnets had melted.",
            &expect![
                "attribution removed fact | laboratory said → ∅ | a claim lost its source"
            ],
        );
    }

    #[test]
    fn a_state_says_nothing() {
        check(
            "He had a show at the Ossining Center.",
            "He had a show at the Ossining Center in New York State.",
            &expect!["statement added fact | ∅ → New York State | a claim added"],
        );
    }

    #[test]
    fn what_someone_said_turned_to_fact() {
        check(
            "Hauliers said they could lose trade.",
            "Hauliers could lose trade.",
            &expect![
                "attribution removed fact | said they → ∅ | a claim lost its source"
            ],
        );
    }

    #[test]
    fn a_source_may_change_its_place() {
        check(
            "Police said the men had fled on foot.",
            "The men had fled on foot, police said.",
            &expect![[r#"
                wording revised same | Police said the → The | words that carry no fact
                wording added same | ∅ → , police said | words that carry no fact"#]],
        );
    }

    #[test]
    fn a_second_source() {
        check(
            "Police said the men had fled.",
            "Police and the coast guard said the men had fled.",
            &expect![
                "attribution revised fact | Police → Police and the coast guard | the same words, another source"
            ],
        );
    }

    #[test]
    fn the_head_of_two_things_is_one_source() {
        check(
            "Ana Ruiz , the head of news and sport, said the deal was off.",
            "Ruiz said the deal was off.",
            &expect![[r#"
                statement removed fact | head of news and sport → ∅ | a claim removed
                statement removed fact | Ana → ∅ | a claim removed"#]],
        );
    }

    #[test]
    fn an_office_is_its_holder() {
        check(
            "Premier Joan Mey lost. “We will be back,” Mey said.",
            "Premier Joan Mey lost. “We will be back,” the premier said.",
            &expect![
                "wording revised same | Mey → the premier | a pronoun for a name, or the other way"
            ],
        );
    }

    #[test]
    fn he_is_not_she() {
        check(
            "A doctor came. He said the toll would rise.",
            "A doctor came. She said the toll would rise.",
            &expect![
                "attribution revised fact | He → She | the same words, another source"
            ],
        );
    }

    #[test]
    fn a_pronoun_is_the_same_speaker() {
        check(
            "“We warned them,” said Ana Ruiz.",
            "“We warned them,” she said.",
            &expect![
                "wording revised same | Ana Ruiz → she | a pronoun for a name, or the other way"
            ],
        );
    }
}
