//! Names and roles.

use writethru_facts::{Fact, FactKind, Name, Value};
use writethru_text::Span;

use crate::change::{ChangeKind, Detail, Relation};
use crate::lexicon::{self, Class};
use crate::sense;
use crate::spelling::distance;
use crate::version::{Version, fold};
use crate::zone::{Finding, Zone};

pub(super) fn run(zone: &mut Zone<'_, '_>) {
    for hunk_idx in 0..zone.hunks.len() {
        names(zone, hunk_idx);
    }
    roles(zone);
}

/// Pairs the names of a hunk, in order, and reports those that name another.
fn names(zone: &mut Zone<'_, '_>, hunk_idx: usize) {
    let hunk = &zone.hunks[hunk_idx];
    let (edit, old_span, new_span) = (hunk.edit, hunk.old.span, hunk.new.span);
    let old: Vec<&Fact> = zone
        .cx
        .old
        .facts(old_span, FactKind::Name)
        .filter(|fact| hunk.old.is_open(&zone.cx.old, fact.span))
        .collect();
    let new: Vec<&Fact> = zone
        .cx
        .new
        .facts(new_span, FactKind::Name)
        .filter(|fact| hunk.new.is_open(&zone.cx.new, fact.span))
        .collect();
    let mut taken = vec![false; new.len()];
    for a in &old {
        let free = |idx: &usize| !taken[*idx];
        let alike = |idx: &usize| {
            similar(&zone.cx.old.text[a.span], &zone.cx.new.text[new[*idx].span])
        };
        let kind = |idx: &usize| value(new[*idx]).kind == value(a).kind;
        let found = (0..new.len()).filter(free).find(alike);
        let found = found.or_else(|| (0..new.len()).filter(free).find(kind));
        let Some(new_idx) = found else { continue };
        taken[new_idx] = true;
        compare(zone, edit, a, new[new_idx]);
    }
}

fn compare(zone: &mut Zone<'_, '_>, edit: u32, old: &Fact, new: &Fact) {
    let (from, to) = (&zone.cx.old.text[old.span], &zone.cx.new.text[new.span]);
    if from == to {
        zone.take_old(old.span);
        zone.take_new(new.span);
        return;
    }
    let alias = is_alias(from, to)
        || sense::is_short(from, to)
        || full_form_alias(zone, old, new);
    let detail = Detail::Words {
        from: Some(from.to_owned()),
        to: Some(to.to_owned()),
        relation: if alias { Relation::Equal } else { Relation::Contradicts },
    };
    zone.report(Finding {
        kind: ChangeKind::Name,
        factual: !alias,
        old: Some(old.span),
        new: Some(new.span),
        detail,
        edit,
        reason: if alias { "another form of the same name" } else { "another name" },
    });
}

/// Whether the fullest forms of the two in their articles are forms of one name.
fn full_form_alias(zone: &Zone<'_, '_>, old: &Fact, new: &Fact) -> bool {
    let from = &zone.cx.old.text[value(old).canonical];
    let to = &zone.cx.new.text[value(new).canonical];
    is_alias(from, to)
}

fn value(fact: &Fact) -> &Name {
    match &fact.value {
        Value::Name(name) => name,
        _ => unreachable!("a name holds a name"),
    }
}

/// Roles of names that stand on both sides.
fn roles(zone: &mut Zone<'_, '_>) {
    let old: Vec<&Fact> = zone.cx.old.facts(zone.old, FactKind::Name).collect();
    let new: Vec<&Fact> = zone.cx.new.facts(zone.new, FactKind::Name).collect();
    for a in &old {
        let Some(from) = value(a).role.map(|role| with_modifier(&zone.cx.old, role))
        else {
            continue;
        };
        let same =
            |b: &&&Fact| similar(&zone.cx.old.text[a.span], &zone.cx.new.text[b.span]);
        let to = new.iter().find(same).and_then(|b| value(b).role);
        let Some(to) = to.map(|role| with_modifier(&zone.cx.new, role)) else { continue };
        let hunk = zone.hunk_of_old(from).or_else(|| zone.hunk_of_new(to));
        let Some(hunk) = hunk else { continue };
        if same_office(zone, from, to) {
            continue;
        }
        let finding = Finding {
            kind: ChangeKind::Role,
            factual: true,
            old: Some(from),
            new: Some(to),
            detail: Detail::Words {
                from: Some(zone.cx.old.text[from].to_owned()),
                to: Some(zone.cx.new.text[to].to_owned()),
                relation: Relation::Contradicts,
            },
            edit: zone.hunks[hunk].edit,
            reason: "another title, office, trade or kinship",
        };
        zone.report(finding);
    }
}

/// A role with the word before it that makes it another office: “acting chairwoman”.
fn with_modifier(version: &Version<'_>, role: Span) -> Span {
    let first = version.text.tokens_in(role).start;
    let before = first.checked_sub(1).filter(|&idx| {
        let text = version.text;
        version.word(idx).classes.has(Class::Acting)
            && text.sentence_at(text.tokens()[idx].span.start())
                == text.sentence_at(role.start())
    });
    before.map_or(role, |idx| version.text.tokens()[idx].span.cover(role))
}

/// Whether two roles say the same, word for word in any order: “Prof” and “Professor”. A word that no
/// rule has still to explain makes no difference: it was read into one of the roles only.
fn same_office(zone: &Zone<'_, '_>, from: Span, to: Span) -> bool {
    let cx = zone.cx;
    let content = |version: &Version<'_>, span: Span| -> Vec<usize> {
        let tokens = version.text.tokens_in(span);
        tokens.filter(|&idx| version.word(idx).is_content()).collect()
    };
    let (old, new) = (content(&cx.old, from), content(&cx.new, to));
    let alike = |a: usize, b: usize| {
        cx.old.word(a).lemma == cx.new.word(b).lemma
            || sense::is_short(cx.old.form(a), cx.new.form(b))
            || is_neuter(&cx.old.lower(a), &cx.new.lower(b))
    };
    let stands = |idx: usize, is_old: bool| {
        let (version, _) = cx.sides(is_old);
        let span = version.text.tokens()[idx].span;
        let hunk = zone.hunk_of(span, is_old).map(|hunk| &zone.hunks[hunk]);
        hunk.is_none_or(|hunk| !hunk.sides(is_old).0.is_open(version, span))
    };
    let acting =
        |version: &Version<'_>, idx: usize| version.word(idx).classes.has(Class::Acting);
    let said = |idx: usize, is_old: bool| {
        let ((own, other), (_, linked)) = (cx.sides(is_old), zone.stretches(is_old));
        let lemma = own.word(idx).lemma;
        other.text.tokens_in(linked).any(|there| other.word(there).lemma == lemma)
    };
    let within_old = new.iter().all(|&b| old.iter().any(|&a| alike(a, b)));
    let within_new = old.iter().all(|&a| new.iter().any(|&b| alike(a, b)));
    // “The mill owner Bo Ek” and “Bo Ek, a mill owner”: more of it was read into one role.
    let moved = (within_old || within_new)
        && old.iter().filter(|&&a| acting(&cx.old, a)).count()
            == new.iter().filter(|&&b| acting(&cx.new, b)).count()
        && old.iter().all(|&a| said(a, true))
        && new.iter().all(|&b| said(b, false));
    moved
        || old.iter().all(|&a| stands(a, true) || new.iter().any(|&b| alike(a, b)))
            && new.iter().all(|&b| stands(b, false) || old.iter().any(|&a| alike(a, b)))
}

/// Whether one word for an office is the other without its sex: “chairwoman” and “chair”, “spokesman”
/// and “spokesperson”. A spokesman is no spokeswoman.
fn is_neuter(a: &str, b: &str) -> bool {
    let stem = |word: &str, endings: &[&str]| -> Option<String> {
        endings.iter().find_map(|end| word.strip_suffix(end)).map(str::to_owned)
    };
    let sexed = |word: &str| stem(word, &["woman", "man"]).filter(|stem| stem.len() > 3);
    let neuter = |word: &str| stem(word, &["person"]).unwrap_or_else(|| word.to_owned());
    sexed(a).is_some_and(|stem| stem == neuter(b))
        || sexed(b).is_some_and(|stem| stem == neuter(a))
}

/// Whether two names are forms of one: the same but for case, accents and marks, one within the
/// other, or with a short first name.
pub(super) fn is_alias(old: &str, new: &str) -> bool {
    let parts = |name: &str| -> Vec<String> {
        let folded = fold(name).replace(['.', '\''], "");
        folded
            .split([' ', '-'])
            .filter(|part| *part != "the" && !part.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (a, b) = (parts(old), parts(new));
    if a.concat() == b.concat() || lexicon::aliases(&a.join(" "), &b.join(" ")) {
        return true;
    }
    let within = |a: &[String], b: &[String]| a.iter().all(|part| b.contains(part));
    if within(&a, &b) || within(&b, &a) {
        return true;
    }
    // “Beth Holloway” and “Bethan Holloway”: the same last part, one first part opens the other.
    let short = |x: &str, y: &str| {
        x.len() >= 3 && y.starts_with(x) || y.len() >= 3 && x.starts_with(y)
    };
    let first = a.len() > 1
        && a.len() == b.len()
        && a[1..] == b[1..]
        && short_form(&a[0], &b[0], short);
    first || is_acronym(&a, &b) || is_acronym(&b, &a)
}

fn short_form(a: &str, b: &str, short: impl Fn(&str, &str) -> bool) -> bool {
    // A woman's name that only adds an ending to a man's is another name: Daniel, Danielle.
    let gendered = a.ends_with("elle") != b.ends_with("elle")
        || a.ends_with("ina") != b.ends_with("ina");
    let spelt = a.replace("ph", "v").replace("ce", "s")
        == b.replace("ph", "v").replace("ce", "s");
    !gendered && (short(a, b) || spelt || lexicon::nicknames(a, b))
}

fn is_acronym(a: &[String], b: &[String]) -> bool {
    let [short] = a else { return false };
    let initials: String = b.iter().filter_map(|part| part.chars().next()).collect();
    b.len() > 1 && *short == initials
}

/// Whether two names may be spellings or forms of one: they share a part or differ by few letters.
pub(super) fn similar(old: &str, new: &str) -> bool {
    let (a, b) = (fold(old), fold(new));
    let long = |part: &&str| part.len() > 2;
    let mut parts = a.split([' ', '-']).filter(long);
    parts.any(|part| b.split([' ', '-']).any(|other| other == part))
        || distance(&a, &b) <= a.len().max(b.len()) / 3
}

pub(super) fn is_pronoun(words: &str) -> bool {
    matches!(
        words.to_ascii_lowercase().as_str(),
        "he" | "she" | "it" | "they" | "we" | "i" | "you" | "who" | "which" | "one"
    )
}

#[cfg(test)]
mod tests {
    use crate::testing::check;
    use expect_test::expect;

    #[test]
    fn another_spelling_of_a_name() {
        check(
            "Foreign Minister Elin Varnay told parliament.",
            "Foreign Minister Elin Varnai told parliament.",
            &expect!["name revised fact | Elin Varnay → Elin Varnai | another name"],
        );
    }

    #[test]
    fn a_short_form_is_the_same_name() {
        check(
            "The keeper, Beth Holloway, was unhurt.",
            "The keeper, Bethan Holloway, was unhurt.",
            &expect![
                "name revised same | Beth Holloway → Bethan Holloway | another form of the same name"
            ],
        );
    }

    #[test]
    fn a_man_is_not_a_woman() {
        check(
            "Prosecutor Daniel Moss said so.",
            "Prosecutor Danielle Moss said so.",
            &expect!["name revised fact | Daniel Moss → Danielle Moss | another name"],
        );
    }

    #[test]
    fn an_office_in_another_case_is_the_same() {
        check(
            "The managing director, Laura Tennant, said so.",
            "The Managing Director, Laura Tennant, said so.",
            &expect![
                "wording revised same | managing director → Managing Director | only punctuation, case, spacing or glyphs"
            ],
        );
    }

    #[test]
    fn another_office() {
        check(
            "Chief Executive Laura Tennant said so.",
            "Finance Chief Laura Tennant said so.",
            &expect![[r#"
                statement added fact | ∅ → Finance | a claim added
                role revised fact | Chief Executive → Chief | another title, office, trade or kinship"#]],
        );
    }

    #[test]
    fn an_office_without_its_sex() {
        check(
            "Ann Lee, the chairwoman of governors, said no. The spokesman Bo Ek nodded.",
            "Ann Lee, the chair of governors, said no. The spokesperson Bo Ek nodded.",
            &expect![[r#"
                wording revised same | chairwoman → chair | the same words in another form
                wording revised same | spokesman → spokesperson | the same words in another form"#]],
        );
        check(
            "Ann Lee, the deputy chair of governors, said no.",
            "Ann Lee, the chair of governors, said no.",
            &expect![
                "role revised fact | deputy chair of governors → chair of governors | another title, office, trade or kinship"
            ],
        );
    }

    #[test]
    fn a_role_may_move_behind_its_name() {
        check(
            "It was a gift of the mill owner Sir Bo Ek.",
            "It was a gift of Sir Bo Ek, a mill owner.",
            &expect![[r#"
                wording removed same | the mill owner → ∅ | words that carry no fact
                wording added same | ∅ → , a mill owner | words that carry no fact"#]],
        );
        check(
            "It was a gift of the mill owner Sir Bo Ek.",
            "It was a gift of Sir Bo Ek, a pub owner.",
            &expect![[r#"
                statement removed fact | mill → ∅ | a claim removed
                role revised fact | owner → pub owner | another title, office, trade or kinship
                wording added same | ∅ → , a | the same words in another form"#]],
        );
    }

    #[test]
    fn offices_exchanged_are_no_move() {
        check(
            "Deputy mayor Ana Ruiz and mayor Bo Ek met.",
            "Mayor Ana Ruiz and deputy mayor Bo Ek met on Monday.",
            &expect![[r#"
                date added fact | ∅ → Monday | a date added
                role revised fact | Deputy mayor → Mayor | another title, office, trade or kinship
                role revised fact | mayor → deputy mayor | another title, office, trade or kinship"#]],
        );
    }
}
