//! Exchange: two things changed places and no word is new: “X sued Y” and “Y sued X”.

use crate::change::{ChangeKind, Detail};
use crate::version::Version;
use crate::zone::{Finding, Zone};
use writethru_text::Span;

pub(super) fn run(zone: &mut Zone<'_, '_>) {
    if zone.hunks.is_empty() {
        return;
    }
    let old = words(&zone.cx.old, zone.old);
    let new = words(&zone.cx.new, zone.new);
    if old.len() != new.len() {
        return;
    }
    let lemma = |version: &Version<'_>, idx: usize| version.word(idx).lemma;
    let moved: Vec<usize> = (0..old.len())
        .filter(|&n| lemma(&zone.cx.old, old[n]) != lemma(&zone.cx.new, new[n]))
        .collect();
    let Some((first, second)) = halves(zone, &old, &new, &moved) else { return };
    // “Ana and Bo” is “Bo and Ana”: something must stand between them that gives them parts.
    let between = first.1..second.0;
    let parts = between.clone().any(|n| {
        !matches!(
            zone.cx.old.form(old[n]).to_ascii_lowercase().as_str(),
            "and" | "or" | "nor" | "&"
        )
    });
    if between.is_empty() || !parts {
        return;
    }
    let cover = |version: &Version<'_>, tokens: &[usize]| -> Span {
        let all = version.text.tokens();
        all[tokens[first.0]].span.cover(all[tokens[second.1 - 1]].span)
    };
    let (old, new) = (cover(&zone.cx.old, &old), cover(&zone.cx.new, &new));
    let edit = zone.hunks[0].edit;
    zone.report(Finding {
        kind: ChangeKind::Statement,
        factual: true,
        old: Some(old),
        new: Some(new),
        detail: Detail::None,
        edit,
        reason: "two things changed places",
    });
}

/// The tokens of a stretch that are no marks.
fn words(version: &Version<'_>, stretch: Span) -> Vec<usize> {
    version.text.tokens_in(stretch).filter(|&idx| !version.word(idx).is_mark()).collect()
}

/// The two runs of differing words, as ranges of word numbers, if each stands where the other
/// stood; runs of one length, so that everything else keeps its place.
fn halves(
    zone: &Zone<'_, '_>,
    old: &[usize],
    new: &[usize],
    moved: &[usize],
) -> Option<((usize, usize), (usize, usize))> {
    let n = moved.len() / 2;
    if n == 0 || !moved.len().is_multiple_of(2) {
        return None;
    }
    let run = |part: &[usize]| part.windows(2).all(|pair| pair[0] + 1 == pair[1]);
    let (first, second) = moved.split_at(n);
    if !run(first) || !run(second) {
        return None;
    }
    let crossed = first.iter().zip(second).all(|(&a, &b)| {
        let (cx, at) = (zone.cx, |version: &Version<'_>, idx: usize| version.word(idx));
        at(&cx.old, old[a]).lemma == at(&cx.new, new[b]).lemma
            && at(&cx.old, old[b]).lemma == at(&cx.new, new[a]).lemma
            && at(&cx.old, old[a]).is_content()
            && !cx.old.form(old[a]).starts_with(|c: char| c.is_ascii_digit())
    });
    crossed.then_some(((first[0], first[n - 1] + 1), (second[0], second[n - 1] + 1)))
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
}
