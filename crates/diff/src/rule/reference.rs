//! Whether two sides name one thing in two ways: by name, by pronoun, by office.

use writethru_facts::FactKind;

use crate::lexicon::Class;
use crate::version::Version;
use crate::zone::{Context, Hunk, Part, Zone};

/// Whether a name and a pronoun, or a name and the office of who has it, stand for one another.
pub(super) fn renamed(zone: &Zone<'_, '_>, hunk: &Hunk) -> bool {
    let cx = zone.cx;
    let (old, new) = (&hunk.old, &hunk.new);
    is_pronoun(&cx.new, new) && is_name(&cx.old, old)
        || is_pronoun(&cx.old, old) && is_name(&cx.new, new)
        || is_name(&cx.old, old) && is_office(cx, &cx.new, new, &cx.old, old)
        || is_name(&cx.new, new) && is_office(cx, &cx.old, old, &cx.new, new)
}

/// Whether what came or went is the rest of a name that the other version has in full elsewhere:
/// “Governor Ana Ruiz” and “Ruiz”.
pub(super) fn in_full(zone: &Zone<'_, '_>, hunk: &Hunk) -> bool {
    let cx = zone.cx;
    let is_old = hunk.new.tokens.is_empty();
    let (part, rest) = hunk.sides(is_old);
    let (own, other) = cx.sides(is_old);
    let words: Vec<usize> = part.left().filter(|&idx| !own.word(idx).is_mark()).collect();
    let Some(next) = words.last().map(|last| last + 1) else { return false };
    let names = next < own.text.tokens().len()
        && own.facts(own.text.tokens()[next].span, FactKind::Name).next().is_some();
    rest.tokens.is_empty()
        && names
        && own.is_capital(next)
        && words.iter().all(|&idx| own.is_capital(idx) && other.has(own.word(idx).lemma))
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
    let definite = office
        .left()
        .next()
        .is_some_and(|idx| matches!(&*version.lower(idx), "the" | "his" | "her" | "its"));
    let Some(surname) = name.content(named).last().map(|&idx| named.word(idx).lemma)
    else {
        return false;
    };
    let has_office = |version: &Version<'_>| version.has_office(surname, &lemmas);
    definite && !lemmas.is_empty() && (has_office(&cx.old) || has_office(&cx.new))
}

/// Whether “its director” became “the director of Midland Lines”, or the other way: a name that both
/// versions know came where a pronoun of possession went.
pub(super) fn owner_named(
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
    let known =
        tokens.iter().all(|&idx| own.is_capital(idx) && other.has(own.word(idx).lemma));
    let possessive = |version: &Version<'_>, part: &Part| {
        (part.tokens.clone())
            .any(|idx| matches!(&*version.lower(idx), "its" | "his" | "her" | "their"))
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
    let capital = |idx: &usize| version.is_capital(*idx);
    !content.is_empty() && content.iter().all(capital)
}

#[cfg(test)]
mod tests {
    use crate::testing::check;
    use expect_test::expect;

    #[test]
    fn an_owner_named() {
        check(
            "Midland Lines lost a case. Its director, Bo Ek, resigned.",
            "Midland Lines lost a case. The director of Midland Lines, Bo Ek, resigned.",
            &expect![[r#"
                wording revised same | Its → The | the same words in another form
                wording added same | ∅ → of Midland Lines | a pronoun for a name, or the other way"#]],
        );
    }

    #[test]
    fn the_holder_of_an_office() {
        check(
            "Premier Joan Mey lost. Mey will resign.",
            "Premier Joan Mey lost. The premier will resign.",
            &expect![
                "wording revised same | Mey → The premier | a pronoun for a name, or the other way"
            ],
        );
    }

    #[test]
    fn a_name_in_full_elsewhere() {
        check(
            "Governor Ana Ruiz spoke. It was right, said Governor Ana Ruiz.",
            "Governor Ana Ruiz spoke. It was right, said Ruiz.",
            &expect![
                "wording removed same | Governor Ana → ∅ | a name in full, or the other way"
            ],
        );
        check(
            "Governor Ana Ruiz spoke. It was right, said Mayor Bo Ruiz.",
            "Governor Ana Ruiz spoke. It was right, said Ruiz.",
            &expect!["statement removed fact | Mayor Bo → ∅ | a claim removed"],
        );
    }

    #[test]
    fn an_office_given_beside_the_name() {
        check(
            "“It was hers,” said the swimmer's coach, Bo Ek. His coach swam along.",
            "“It was hers,” said the swimmer's coach, Bo Ek. Ek swam along.",
            &expect![
                "wording revised same | His coach → Ek | a pronoun for a name, or the other way"
            ],
        );
    }

    #[test]
    fn another_office_is_another_person() {
        check(
            "Premier Joan Mey lost. Mey will resign.",
            "Premier Joan Mey lost. The treasurer will resign.",
            &expect!["statement revised fact | Mey → treasurer | a claim replaced"],
        );
    }
}
