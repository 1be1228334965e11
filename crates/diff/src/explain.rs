//! [`explain`]: which facts of two versions are held against each other, and on what evidence.
//!
//! The pairs are read off a finished comparison, so that comparing costs nothing for them: first
//! the sides of each change, then facts whose words stand in a stretch that did not change, then
//! facts of linked sentences with one value.

use std::collections::BTreeMap;

use writethru_align::{EditOp, Link, LinkOp};
use writethru_facts::{Amount, Fact, FactKind, Reading, Value};
use writethru_text::Span;

use crate::change::{Change, ChangeKind, Detail, Relation};
use crate::revision::Revision;

/// Two facts that are taken for the same thing in both versions, or one without a counterpart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactPair {
    /// What kind of fact.
    pub kind: FactKind,
    /// Index into the old reading's facts.
    pub old: Option<u32>,
    /// Index into the new reading's facts.
    pub new: Option<u32>,
    /// Index of the change that tells of it; `None` where nothing changed.
    pub change: Option<u32>,
    /// The evidence, as phrases that a person can read.
    pub why: Vec<String>,
}

/// The facts (events left out) of all sentences that differ, in the order of the new text; what
/// only the old one has comes last.
pub fn explain(revision: &Revision) -> Vec<FactPair> {
    let mut pairing = Pairing {
        revision,
        old: vec![false; revision.old.facts.len()],
        new: vec![false; revision.new.facts.len()],
        pairs: Vec::new(),
    };
    for (idx, change) in revision.changes.iter().enumerate() {
        pairing.change(idx, change);
    }
    let differs = |link: &&Link| !matches!(link.op, LinkOp::Same | LinkOp::Relocated);
    for link in revision.alignment.links.iter().filter(differs) {
        pairing.link(link);
    }
    let mut pairs = pairing.pairs;
    pairs.sort_by_key(|pair| (pair.new.is_none(), pair.new, pair.old));
    pairs
}

struct Pairing<'a> {
    revision: &'a Revision,
    /// Which facts are told of already.
    old: Vec<bool>,
    new: Vec<bool>,
    pairs: Vec<FactPair>,
}

impl Pairing<'_> {
    /// The facts on the sides of a change.
    fn change(&mut self, idx: usize, change: &Change) {
        let Some(kind) = fact_kind(change) else { return };
        let (before, after) = (&self.revision.old, &self.revision.new);
        let old = change.old.and_then(|at| free(before, &self.old, at.span, kind));
        let new = change.new.and_then(|at| free(after, &self.new, at.span, kind));
        if old.is_none() && new.is_none() {
            return;
        }
        let facts = old.zip(new).map(|(a, b)| (&before.facts[a], &after.facts[b]));
        let mut why = facts.map_or_else(Vec::new, |(a, b)| self.evidence(a, b));
        why.extend(relation(&change.detail).map(str::to_owned));
        self.push(kind, old, new, Some(idx), why);
    }

    /// The facts of a link that no change tells of.
    fn link(&mut self, link: &Link) {
        let (before, after) = (&self.revision.old, &self.revision.new);
        for edit in link.edits.iter().filter(|edit| edit.op == EditOp::Equal) {
            let whole = |(_, fact): &(usize, &Fact)| edit.old.contains(fact.span);
            for (old, fact) in facts_in(before, edit.old).filter(whole) {
                let start = edit.new.start() + (fact.span.start() - edit.old.start());
                let span = Span::new(start, start + fact.span.len());
                let new = facts_in(after, span)
                    .find(|(_, other)| other.kind == fact.kind && other.span == span);
                if let Some((new, _)) =
                    new.filter(|(new, _)| !self.old[old] && !self.new[*new])
                {
                    let why = vec!["the same words in the same place".to_owned()];
                    self.push(fact.kind, Some(old), Some(new), None, why);
                }
            }
        }
        let of = |reading: &Reading, range: &std::ops::Range<u32>| -> Vec<usize> {
            let of = range.clone().flat_map(|idx| indices_of(reading, idx));
            of.filter(|idx| is_listed(&reading.facts[*idx])).collect()
        };
        let (olds, news) = (of(before, &link.old), of(after, &link.new));
        self.alike(&olds, &news, "the same value", |reading, fact| {
            Some(value(reading, fact))
        });
        self.alike(&olds, &news, "the same speaker", speaker);
        for idx in olds {
            self.alone(idx, true);
        }
        for idx in news {
            self.alone(idx, false);
        }
    }

    /// Pairs the facts of a link that have one key, in order.
    fn alike(
        &mut self,
        olds: &[usize],
        news: &[usize],
        why: &str,
        key: impl Fn(&Reading, &Fact) -> Option<String>,
    ) {
        let (before, after) = (&self.revision.old, &self.revision.new);
        let mut by_key: BTreeMap<(FactKind, String), Vec<usize>> = BTreeMap::new();
        for &idx in olds.iter().rev().filter(|idx| !self.old[**idx]) {
            let fact = &before.facts[idx];
            if let Some(key) = key(before, fact) {
                by_key.entry((fact.kind, key)).or_default().push(idx);
            }
        }
        for &new in news {
            let fact = &after.facts[new];
            let free = key(after, fact).filter(|_| !self.new[new]);
            let old = free.and_then(|key| by_key.get_mut(&(fact.kind, key))?.pop());
            if let Some(old) = old {
                self.push(fact.kind, Some(old), Some(new), None, vec![why.to_owned()]);
            }
        }
    }

    /// A fact without a counterpart, with the change that tells of the words around it.
    fn alone(&mut self, idx: usize, is_old: bool) {
        let (reading, told) = if is_old {
            (&self.revision.old, &self.old)
        } else {
            (&self.revision.new, &self.new)
        };
        if told[idx] {
            return;
        }
        let fact = &reading.facts[idx];
        let covers = |change: &Change| {
            let place = if is_old { change.old } else { change.new };
            place.is_some_and(|place| place.span.overlaps(fact.span))
        };
        let change = self.revision.changes.iter().position(covers);
        let side = if is_old { "new" } else { "old" };
        let why = vec![format!("nothing like it in the {side} version’s linked words")];
        let (old, new) = if is_old { (Some(idx), None) } else { (None, Some(idx)) };
        self.push(fact.kind, old, new, change, why);
    }

    fn push(
        &mut self,
        kind: FactKind,
        old: Option<usize>,
        new: Option<usize>,
        change: Option<usize>,
        why: Vec<String>,
    ) {
        if let Some(idx) = old {
            self.old[idx] = true;
        }
        if let Some(idx) = new {
            self.new[idx] = true;
        }
        let [old, new, change] = [old, new, change].map(|idx| idx.map(|idx| idx as u32));
        self.pairs.push(FactPair { kind, old, new, change, why });
    }

    /// What two facts that were paired have in common.
    fn evidence(&self, old: &Fact, new: &Fact) -> Vec<String> {
        let (before, after) = (&self.revision.old, &self.revision.new);
        let mut why = Vec::new();
        if let (Value::Amount(a), Value::Amount(b)) = (&old.value, &new.value) {
            why.extend(measure(before, a, after, b));
        }
        let words = |reading: &Reading, span: Span| {
            let text = &reading.article.text;
            let tokens = text.tokens_in(span);
            let word = |idx: Option<usize>| {
                idx.and_then(|idx| text.tokens().get(idx))
                    .map(|token| text[token.span].to_owned())
            };
            (word(tokens.start.checked_sub(1)), word(Some(tokens.end)))
        };
        let (a, b) = (words(before, old.span), words(after, new.span));
        match (a.0.is_some() && a.0 == b.0, a.1.is_some() && a.1 == b.1) {
            (true, true) => why.push("the same words on both sides of it".to_owned()),
            (true, false) => why.push("the same word before it".to_owned()),
            (false, true) => why.push("the same word after it".to_owned()),
            (false, false) => {}
        }
        let link = |is_old: bool, sentence: u32| {
            self.revision.alignment.links.iter().position(|link| {
                if is_old { &link.old } else { &link.new }.contains(&sentence)
            })
        };
        if link(true, old.sentence) == link(false, new.sentence) {
            why.push("linked sentences".to_owned());
        }
        why
    }
}

/// What two amounts measure alike.
fn measure(before: &Reading, a: &Amount, after: &Reading, b: &Amount) -> Option<String> {
    let head = |reading: &Reading, amount: &Amount| {
        amount.counted.map(|counted| reading.article.text[counted.head].to_lowercase())
    };
    match (head(before, a), head(after, b)) {
        (Some(a), Some(b)) if a == b => Some(format!("both of {a}")),
        _ if a.unit.is_some() && a.unit == b.unit => {
            a.unit.map(|unit| format!("both in {unit}"))
        }
        _ if a.dimension == b.dimension => {
            Some(format!("both a {}", a.dimension.as_str()))
        }
        _ => None,
    }
}

/// How the two values go together, where they are told to.
fn relation(detail: &Detail) -> Option<&'static str> {
    match detail {
        Detail::Figure { relation, .. } | Detail::Words { relation, .. } => {
            Some(match relation {
                Relation::Contradicts => "both cannot be true",
                Relation::Refines => "one is more exact than the other",
                Relation::Rounds => "equal when rounded",
                Relation::Equal => "one value written in two ways",
            })
        }
        Detail::Headline { detail, .. } => relation(detail),
        _ => None,
    }
}

/// The kind of fact that a change is about.
fn fact_kind(change: &Change) -> Option<FactKind> {
    let kind = match &change.detail {
        Detail::Headline { kind, .. } => *kind,
        _ => change.kind,
    };
    match kind {
        ChangeKind::Quantity => Some(FactKind::Quantity),
        ChangeKind::Date => Some(FactKind::Date),
        ChangeKind::Name | ChangeKind::Role => Some(FactKind::Name),
        ChangeKind::Quote | ChangeKind::Speaker => Some(FactKind::Quote),
        _ => None,
    }
}

fn is_listed(fact: &Fact) -> bool {
    fact.kind != FactKind::Event
}

/// The first fact of a kind that shares a byte with a place and is not told of.
fn free(reading: &Reading, told: &[bool], place: Span, kind: FactKind) -> Option<usize> {
    facts_in(reading, place)
        .find(|(idx, fact)| fact.kind == kind && !told[*idx])
        .map(|(idx, _)| idx)
}

/// The facts, events left out, that share a byte with a stretch, in its sentences.
fn facts_in(reading: &Reading, stretch: Span) -> impl Iterator<Item = (usize, &Fact)> {
    let sentences = reading.article.text.sentences_in(stretch);
    let first = sentences.start as u32;
    let start = reading.facts.partition_point(|fact| fact.sentence < first);
    (start..reading.facts.len())
        .map(|idx| (idx, &reading.facts[idx]))
        .take_while(move |(_, fact)| fact.span.start() < stretch.end())
        .filter(move |(_, fact)| is_listed(fact) && fact.span.overlaps(stretch))
}

fn indices_of(reading: &Reading, sentence: u32) -> std::ops::Range<usize> {
    let first = reading.facts.partition_point(|fact| fact.sentence < sentence);
    first..reading.facts.partition_point(|fact| fact.sentence <= sentence)
}

/// What a fact says, for equal facts the same.
fn value(reading: &Reading, fact: &Fact) -> String {
    let text = &reading.article.text;
    match &fact.value {
        Value::Amount(amount) => {
            format!("{:?} {:?} {:?}", amount.low, amount.high, amount.unit)
        }
        Value::Date(date) => date.timex.clone(),
        Value::Name(name) => text[name.canonical].to_lowercase(),
        Value::Quote(quote) => quote.content.iter().map(|span| &text[*span]).collect(),
        Value::Event(event) => text[event.trigger].to_owned(),
    }
}

/// Who said it, of a quote.
fn speaker(reading: &Reading, fact: &Fact) -> Option<String> {
    let Value::Quote(quote) = &fact.value else { return None };
    quote.speaker.map(|speaker| reading.article.text[speaker.span].to_lowercase())
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use writethru_article::Article;

    use super::*;
    use crate::{Settings, diff};

    fn check(old: &str, new: &str, expected: &Expect) {
        let read = |text: &str| {
            writethru_facts::read(
                &Article::from_paragraphs(&[text]),
                &writethru_facts::Settings::default(),
            )
        };
        let revision = diff(&read(old), &read(new), &Settings::default());
        let words = |reading: &Reading, idx: Option<u32>| {
            idx.map_or("∅", |idx| {
                &reading.article.text[reading.facts[idx as usize].span]
            })
            .to_owned()
        };
        let line = |pair: &FactPair| {
            let (a, b) = (words(&revision.old, pair.old), words(&revision.new, pair.new));
            format!("{} {a} → {b}: {}\n", pair.kind.as_str(), pair.why.join("; "))
        };
        let shown: String = explain(&revision).iter().map(line).collect();
        expected.assert_eq(&shown);
    }

    #[test]
    fn a_pair_says_what_speaks_for_it() {
        check(
            "At least 12 people were killed on Monday, said Ana Ruiz.",
            "At least 31 people were killed on Tuesday, said Ana Ruiz.",
            &expect![[r#"
                quantity 12 → 31: both of people; the same words on both sides of it; linked sentences; both cannot be true
                date Monday → Tuesday: the same words on both sides of it; linked sentences; both cannot be true
                name Ana Ruiz → Ana Ruiz: the same words in the same place
                quote Ana Ruiz → Ana Ruiz: the same words in the same place
            "#]],
        );
    }

    #[test]
    fn what_one_source_says_otherwise_is_one_quote() {
        check(
            "The dam burst in May, police said.",
            "The dam burst and fell, police said.",
            &expect![[r#"
                quote The dam burst in May → The dam burst and fell: the same speaker
                date May → ∅: nothing like it in the new version’s linked words
            "#]],
        );
    }

    #[test]
    fn a_fact_without_counterpart_says_so() {
        check(
            "The dam held.",
            "The dam held. Prosecutors charged 4 engineers.",
            &expect![[r#"
                quantity ∅ → 4: nothing like it in the old version’s linked words
                quote ∅ → 4 engineers: nothing like it in the old version’s linked words
            "#]],
        );
    }

    #[test]
    fn equal_versions_have_nothing_to_explain() {
        check("Ten left on Monday.", "Ten left on Monday.", &expect![[r#""#]]);
    }
}
