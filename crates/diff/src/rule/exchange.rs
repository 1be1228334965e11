//! Exchange: two things changed places and no word is new: “X sued Y” and “Y sued X”.

use crate::lexicon::Class;
use crate::version::Version;
use crate::zone::{Finding, Zone};
use writethru_facts::FactKind;
use writethru_text::Span;

pub(super) fn run(zone: &mut Zone<'_, '_>) {
    if zone.hunks.is_empty() {
        return;
    }
    let old = words(&zone.cx.old, zone.old);
    let new = words(&zone.cx.new, zone.new);
    let Some((start, end)) = differing(zone, &old, &new) else { return };
    let (old, new) = (&old[start..end], &new[start..end]);
    let Some((first, last)) = crossed(zone, old, new) else { return };
    if says(zone, &old[..first]) || says(zone, &old[old.len() - last..]) {
        return;
    }
    if !gives_parts(zone, old, first, last) || same_part(zone, old, first, last) {
        return;
    }
    let cover = |version: &Version<'_>, tokens: &[usize]| -> Span {
        let all = version.text.tokens();
        all[tokens[0]].span.cover(all[tokens[tokens.len() - 1]].span)
    };
    let (old, new) = (cover(&zone.cx.old, old), cover(&zone.cx.new, new));
    let edit = zone.hunks[0].edit;
    let reason = "two things changed places";
    zone.report(Finding::statement(Some(old), Some(new), edit, reason));
}

/// The tokens of a stretch that are no marks.
fn words(version: &Version<'_>, stretch: Span) -> Vec<usize> {
    let tokens = version.text.tokens_in(stretch);
    let mut out = Vec::with_capacity(tokens.len());
    out.extend(tokens.filter(|&idx| !version.word(idx).is_mark()));
    out
}

/// A stretch longer than this was rewritten; what crosses in it is not looked for.
const MAX_WORDS: usize = 40;

/// The words between what opens and what closes both sides alike, if they are as many on both.
fn differing(
    zone: &Zone<'_, '_>,
    old: &[usize],
    new: &[usize],
) -> Option<(usize, usize)> {
    if old.len() != new.len() {
        return None;
    }
    let same = |n: &usize| is_same(zone, old[*n], new[*n]);
    let start = (0..old.len()).find(|n| !same(n))?;
    let end = (start..old.len()).rev().find(|n| !same(n))? + 1;
    (end - start <= MAX_WORDS).then_some((start, end))
}

fn is_same(zone: &Zone<'_, '_>, old_idx: usize, new_idx: usize) -> bool {
    zone.cx.old.word(old_idx).lemma == zone.cx.new.word(new_idx).lemma
}

/// How many words open and close the old side that close and open the new one, with the same words
/// between them, some on each side.
fn crossed(zone: &Zone<'_, '_>, old: &[usize], new: &[usize]) -> Option<(usize, usize)> {
    let n = old.len();
    let alike = |a: &[usize], b: &[usize]| {
        a.len() == b.len() && a.iter().zip(b).all(|(&a, &b)| is_same(zone, a, b))
    };
    let content = |tokens: &[usize]| {
        tokens.iter().any(|&idx| {
            let digit = zone.cx.old.form(idx).starts_with(|c: char| c.is_ascii_digit());
            zone.cx.old.word(idx).is_content() && !digit
        })
    };
    for first in 1..n.saturating_sub(1) {
        if !alike(&old[..first], &new[n - first..]) || !content(&old[..first]) {
            continue;
        }
        let last = (1..n - first).find(|&last| {
            alike(&old[n - last..], &new[..last])
                && content(&old[n - last..])
                && alike(&old[first..n - last], &new[last..n - first])
        });
        if let Some(last) = last {
            return Some((first, last));
        }
    }
    None
}

/// Whether a part only says that someone spoke: “said the mayor” is “the mayor said”.
fn says(zone: &Zone<'_, '_>, part: &[usize]) -> bool {
    let mut words = part.iter().map(|&idx| zone.cx.old.word(idx));
    words.all(|word| word.classes.has(Class::Reporting) || !word.is_content())
}

/// Whether what stands between the two gives them parts: “Ana and Bo” is “Bo and Ana”.
fn gives_parts(zone: &Zone<'_, '_>, old: &[usize], first: usize, last: usize) -> bool {
    old[first..old.len() - last]
        .iter()
        .any(|&idx| !matches!(&*zone.cx.old.lower(idx), "and" | "or" | "nor" | "&"))
}

/// Whether one of the two is a time and the other none, “in May … in Spain” is “in Spain … in May”, or
/// one is quoted and the other says whom: ““It sank,” said Ruiz” is “Ruiz said: “It sank””.
fn same_part(zone: &Zone<'_, '_>, old: &[usize], first: usize, last: usize) -> bool {
    let tokens = zone.cx.old.text.tokens();
    let is_time = |part: &[usize]| {
        let span = tokens[part[0]].span.cover(tokens[part[part.len() - 1]].span);
        zone.cx.old.facts(span, FactKind::Date).next().is_some()
    };
    let quoted = |part: &[usize]| part.iter().all(|&idx| zone.cx.old.is_quoted(idx));
    let (one, other) = (&old[..first], &old[old.len() - last..]);
    is_time(one) != is_time(other) || quoted(one) != quoted(other)
}

#[cfg(test)]
mod tests {
    use crate::testing::check;
    use expect_test::expect;

    #[test]
    fn who_did_it_to_whom() {
        check(
            "Northgate sued Aldwick over the bridge.",
            "Aldwick sued Northgate over the bridge.",
            &expect![
                "statement revised fact | Northgate sued Aldwick → Aldwick sued Northgate | two things changed places"
            ],
        );
    }

    #[test]
    fn from_one_level_to_another() {
        check(
            "The agency moved its warning from amber to red.",
            "The agency moved its warning from red to amber.",
            &expect![
                "statement revised fact | amber to red → red to amber | two things changed places"
            ],
        );
    }

    #[test]
    fn the_speaker_may_stand_before_or_after() {
        check(
            "It held, said the mayor, Ana Ruiz.",
            "It held, the mayor, Ana Ruiz, said.",
            &expect![[r#"
            wording removed same | said → ∅ | words that carry no fact
            wording added same | ∅ → , said | words that carry no fact"#]],
        );
        check(
            "She said she watched from a boat.",
            "She watched from a boat, she said.",
            &expect![[r#"
            wording removed same | said she → ∅ | words that carry no fact
            wording added same | ∅ → , she said | words that carry no fact"#]],
        );
    }

    #[test]
    fn two_parties_of_several_words() {
        check(
            "The Coastal Party of Joan Mey held a lead over Reform.",
            "Reform held a lead over the Coastal Party of Joan Mey.",
            &expect![
                "statement revised fact | The Coastal Party of Joan Mey held a lead over Reform → Reform held a lead over the Coastal Party of Joan Mey | two things changed places"
            ],
        );
    }

    #[test]
    fn a_time_and_a_place_may_change_places() {
        check(
            "In May, prices rose in Spain.",
            "In Spain, prices rose in May.",
            &expect![[r#"
                date revised same | May → May. | the same day
                wording removed same | Spain → ∅ | words that carry no fact
                wording added same | ∅ → Spain | words that carry no fact"#]],
        );
    }

    #[test]
    fn a_speaker_may_come_first() {
        check(
            "“The whole house jumped,” said Bo Ek, a baker in the town.",
            "Bo Ek, a baker in the town, said: “The whole house jumped.”",
            &expect![[r#"
                wording removed same | “The whole house jumped,” said → ∅ | words that carry no fact
                wording added same | ∅ → , said: “The whole house jumped | words that carry no fact
                wording added same | ∅ → ” | the same words in another form"#]],
        );
    }

    #[test]
    fn a_list_has_no_order() {
        check(
            "Envoys from Telmara and Sument met.",
            "Envoys from Sument and Telmara met.",
            &expect![[r#"
                wording removed same | and Sument → ∅ | words that carry no fact
                wording added same | ∅ → Sument and | words that carry no fact"#]],
        );
    }

    #[test]
    fn a_passive_is_no_exchange() {
        check(
            "The court rejected the appeal.",
            "The appeal was rejected by the court.",
            &expect![[r#"
                wording revised same | court → appeal was | words that carry no fact
                wording added same | ∅ → by | the same words in another form
                wording revised same | appeal → court | words that carry no fact"#]],
        );
    }

    #[test]
    fn the_state_is_no_verb_of_saying() {
        check(
            "The state sued the county.",
            "The county sued the state.",
            &expect![
                "statement revised fact | state sued the county → county sued the state | two things changed places"
            ],
        );
    }
}
