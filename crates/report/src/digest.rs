//! [`Digest`]: a revision as a person reads it: what is told together, in which order, and what
//! is only counted.

use std::ops::Range;

use writethru_align::LinkOp;
use writethru_diff::{Change, Place, Revision};
use writethru_facts::Reading;

use crate::marked::{Mark, Piece, clean, clip, marked, words};
use crate::phrase::{disclosure, meaning, place_of, shift};

/// What is told of a revision.
#[derive(Default)]
pub(crate) struct Digest<'a> {
    /// Changes of fact, most significant first.
    pub(crate) facts: Vec<Entry<'a>>,
    /// Changes of wording, order and metadata, in the same form.
    pub(crate) others: Vec<Entry<'a>>,
}

/// Changes that are shown in one sentence.
pub(crate) struct Entry<'a> {
    /// Most significant first; at least one.
    pub(crate) changes: Vec<&'a Change>,
    /// The same changes at other places.
    pub(crate) repeats: Vec<&'a Change>,
    // The links that hold the words: one, or the old and the new one.
    links: Vec<usize>,
    // The edits that the changes came from.
    edits: Vec<u32>,
}

impl<'a> Digest<'a> {
    /// Sorts the changes of a revision into entries: those of one edit or one sentence are told
    /// together, where the most significant of them stands.
    pub(crate) fn new(revision: &'a Revision) -> Self {
        let homes = Homes::new(revision);
        let mut digest = Digest::default();
        // The list and the entry in it that tells of each change.
        let mut told: Vec<(bool, usize)> = Vec::with_capacity(revision.changes.len());
        for change in &revision.changes {
            let repeated = change
                .repeats
                .and_then(|idx| told.get(idx as usize).copied())
                .filter(|(factual, _)| *factual == change.factual);
            let entries = digest.list(change.factual);
            let at = match repeated {
                Some((_, at)) => {
                    entries[at].repeats.push(change);
                    at
                }
                None => join(entries, change, homes.of(change)),
            };
            told.push((change.factual, at));
        }
        digest
    }

    fn list(&mut self, factual: bool) -> &mut Vec<Entry<'a>> {
        if factual { &mut self.facts } else { &mut self.others }
    }
}

/// Adds a change to the entry of its edit or sentence, or as a new one; returns the entry's index.
fn join<'a>(
    entries: &mut Vec<Entry<'a>>,
    change: &'a Change,
    links: Vec<usize>,
) -> usize {
    let home = entries.iter().position(|entry| {
        entry.edits.contains(&change.edit) || (!links.is_empty() && entry.links == links)
    });
    if let Some(at) = home {
        entries[at].changes.push(change);
        entries[at].edits.push(change.edit);
        return at;
    }
    entries.push(Entry {
        changes: vec![change],
        repeats: Vec::new(),
        links,
        edits: vec![change.edit],
    });
    entries.len() - 1
}

impl Entry<'_> {
    /// The sentence with its old and new words marked, clipped unless `whole`.
    pub(crate) fn pieces(&self, revision: &Revision, whole: bool) -> Vec<Piece> {
        let pieces = match self.links.as_slice() {
            [] => self.words(revision),
            [only] if self.goes_beyond(revision, *only) => self.words(revision),
            [only] => marked(revision, &revision.alignment.links[*only]),
            [old, new, ..] => {
                let link = |idx: &usize| &revision.alignment.links[*idx];
                let old = words(&revision.old.article.text, link(old).old.clone());
                let new = words(&revision.new.article.text, link(new).new.clone());
                replaced(old, new)
            }
        };
        if whole { pieces } else { clip(pieces) }
    }

    /// Whether the first change is of more sentences than those of a link: a whole notice.
    fn goes_beyond(&self, revision: &Revision, link: usize) -> bool {
        let link = &revision.alignment.links[link];
        let beyond = |reading: &Reading, place: Option<Place>, range: &Range<u32>| {
            let last = range.end.checked_sub(1);
            let sentence =
                last.and_then(|last| reading.article.text.sentences().get(last as usize));
            place.zip(sentence).is_some_and(|(at, last)| at.span.end() > last.span.end())
        };
        let change = self.changes[0];
        beyond(&revision.old, change.old, &link.old)
            || beyond(&revision.new, change.new, &link.new)
    }

    /// Up to `n` unchanged sentences of the body before and after the changed one.
    pub(crate) fn around(&self, revision: &Revision, n: usize) -> [String; 2] {
        let links = &revision.alignment.links;
        let Some(&at) = self.links.last() else { return Default::default() };
        let article = &revision.new.article;
        let text = &article.text;
        let is_body = |sentence: u32| {
            let block = article.block_of(sentence as usize);
            block.is_some_and(|block| article.blocks[block].kind.is_body())
        };
        let same = |link: &&writethru_align::Link| {
            link.op == LinkOp::Same && is_body(link.new.start)
        };
        let join = |links: Vec<&writethru_align::Link>| -> String {
            let sentences = links.iter().map(|link| words(text, link.new.clone()));
            sentences.collect::<Vec<_>>().join(" ")
        };
        let mut before: Vec<_> =
            links[..at].iter().rev().take(n).take_while(same).collect();
        before.reverse();
        let after = links[at + 1..].iter().take(n).take_while(same).collect();
        [join(before), join(after)]
    }

    /// Whether readers were told of the changes: of the one that they were told least of.
    pub(crate) fn told(&self, revision: &Revision) -> Option<String> {
        let told = self.changes.iter().filter_map(|change| {
            Some((change.disclosure.level, disclosure(revision, change)?))
        });
        told.min_by_key(|(level, _)| *level).map(|(_, told)| told)
    }

    /// Where the first of the changes stands, whether it rose or sank, whether readers were told.
    pub(crate) fn notes(&self, revision: &Revision) -> Vec<String> {
        let change = self.changes[0];
        let place = Some(place_of(revision, change)).filter(|place| !place.is_empty());
        let shift = shift(change).map(str::to_owned);
        place.into_iter().chain(shift).chain(self.told(revision)).collect()
    }

    /// The lines of meaning of all changes.
    pub(crate) fn meanings(&self, revision: &Revision) -> Vec<String> {
        let meaning = |change: &&Change| self.meaning(revision, change);
        self.changes.iter().filter_map(meaning).collect()
    }

    /// `also in headline, graf 4`: where the same changes come again.
    pub(crate) fn also(&self, revision: &Revision) -> Option<String> {
        let mut places: Vec<String> =
            self.repeats.iter().map(|change| place_of(revision, change)).collect();
        places.dedup();
        (!places.is_empty()).then(|| format!("also in {}", places.join(", ")))
    }

    /// The line of meaning of one of the entry's changes, unless the marked words say as much: what
    /// was added or removed, or, where it is the only change, one word for another.
    pub(crate) fn meaning(&self, revision: &Revision, change: &Change) -> Option<String> {
        let meaning = clean(&meaning(change));
        let alone = self.changes.len() == 1;
        let one_sided = change.old.is_none() || change.new.is_none();
        let told = (alone || one_sided) && says(revision, change, &meaning);
        (!meaning.is_empty() && !told).then_some(meaning)
    }

    /// The entry among `others` that shows the same sentence, by index.
    pub(crate) fn shown_in(&self, others: &[Entry<'_>]) -> Option<usize> {
        let same = |other: &Entry<'_>| other.links == self.links;
        others.iter().position(same).filter(|_| !self.links.is_empty())
    }
}

/// Whether the words of a change say as much as its line of meaning.
fn says(revision: &Revision, change: &Change, meaning: &str) -> bool {
    let old = change.old.map(|at| clean(&revision.old.article.text[at.span]));
    let new = change.new.map(|at| clean(&revision.new.article.text[at.span]));
    match (old, new) {
        (Some(old), Some(new)) => meaning == format!("{old} → {new}"),
        (Some(only), None) | (None, Some(only)) => {
            let cut = meaning.trim_end_matches('…').trim_end();
            !cut.is_empty() && only.starts_with(cut)
        }
        (None, None) => false,
    }
}

impl Entry<'_> {
    /// The bare words of the first change, for changes outside every sentence.
    fn words(&self, revision: &Revision) -> Vec<Piece> {
        let change = self.changes[0];
        let old = change.old.map(|at| clean(&revision.old.article.text[at.span]));
        let new = change.new.map(|at| clean(&revision.new.article.text[at.span]));
        replaced(old.unwrap_or_default(), new.unwrap_or_default())
    }
}

fn replaced(old: String, new: String) -> Vec<Piece> {
    let blank = if old.is_empty() || new.is_empty() { "" } else { " " };
    [(Mark::Old, old), (Mark::Same, blank.to_owned()), (Mark::New, new)]
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(mark, text)| Piece { mark, text })
        .collect()
}

/// The link that holds each sentence.
struct Homes {
    old: Vec<Option<usize>>,
    new: Vec<Option<usize>>,
}

impl Homes {
    fn new(revision: &Revision) -> Self {
        let mut homes = Homes {
            old: vec![None; revision.old.article.text.sentences().len()],
            new: vec![None; revision.new.article.text.sentences().len()],
        };
        for (idx, link) in revision.alignment.links.iter().enumerate() {
            for (sentences, side) in
                [(&link.old, &mut homes.old), (&link.new, &mut homes.new)]
            {
                for sentence in sentences.clone() {
                    if let Some(home) = side.get_mut(sentence as usize) {
                        *home = Some(idx);
                    }
                }
            }
        }
        homes
    }

    /// The links of both sides, once where they are one.
    fn of(&self, change: &Change) -> Vec<usize> {
        let link = |side: &[Option<usize>], sentence: u32| {
            side.get(sentence as usize).copied().flatten()
        };
        let old = change.old.and_then(|at| link(&self.old, at.sentence));
        let new = change.new.and_then(|at| link(&self.new, at.sentence));
        let mut links: Vec<usize> = old.into_iter().chain(new).collect();
        links.dedup();
        links
    }
}
