//! [`align`]: links by identity, then by likeness near and far, then named and put in order.

use std::ops::Range;

use writethru_text::Span;

use crate::anchor;
use crate::bag::Vocabulary;
use crate::edit::{Edit, EditOp, edits_of};
use crate::gap::{self, Worth};
use crate::index::{Pool, mutual_best};
use crate::link::{Alignment, Link, LinkOp, Settings, Side};
use crate::order::in_order;
use crate::part;
use crate::similarity::similarity_of;

/// Links the sentences of two texts.
///
/// The work is near-linear in the number of sentences: each new sentence is compared with those in
/// the same place and with a few others that share its rare words. Where a stretch without any
/// likeness is too long to compare all of it, [`Alignment::skipped`] counts what was left out.
pub fn align(old: Side<'_>, new: Side<'_>, settings: &Settings) -> Alignment {
    // Ties are broken by position, which is not the same from both sides: of any two texts one is
    // always taken as the old one, so that swapped sides have the same links.
    let swapped = old.text.source() > new.text.source();
    let (first, second) = if swapped { (new, old) } else { (old, new) };
    let mut linking = Linking::identical(first, second);
    if linking.pairs.len() < old.len().max(new.len()) {
        linking.likely(settings);
    }
    linking.place();
    if swapped {
        linking.swap();
    }
    Alignment { links: linking.finish(), skipped: linking.skipped }
}

/// Pairs this alike that are each other's best are linked wherever they stand.
const STRONG: f32 = 0.75;

/// In a stretch that is too long to compare in full, pairs this alike divide it.
const DIVIDING: f32 = 0.45;

/// A sentence out of its order must be this alike to be called relocated.
const RELOCATED: f32 = 0.65;

/// Pairs of one stretch between linked sentences that are compared: 128 times 128 sentences.
const MAX_COMPARED: usize = 128 * 128;

/// The share of its words that each part of a split or merge finds in the whole: less, and a
/// sentence that only shares its topic with a neighbour is drawn in.
const PART: f32 = 0.5;

/// The same in a retelling.
const RETOLD_PART: f32 = 0.3;

/// What a further part must add to the likeness of a split or merge.
const STEP: f32 = 0.02;

/// Share of sentences kept from which a text is a draft of the other, not a retelling.
const KEPT: f32 = 0.2;

/// Texts less alike than this as wholes are not retellings: two stories that have nothing in
/// common reach 0.2.
const RETOLD: f32 = 0.25;

/// In a retelling, sentences must be alike to this share of what the wholes are.
const OF_WHOLE: f32 = 0.6;

/// No sentences less alike than this are linked: neither in a retelling, nor where one stands alone
/// between the same neighbours on both sides, and may be the same one rewritten.
const LEAST: f32 = 0.15;

struct Linking<'a> {
    old: Side<'a>,
    new: Side<'a>,
    pairs: Vec<Pair>,
    skipped: u64,
}

/// A link before it is named.
#[derive(Clone, Debug)]
struct Pair {
    old: Range<u32>,
    new: Range<u32>,
    /// Whether it is the same, byte for byte.
    same: bool,
    /// Whether it keeps the order of the others.
    in_place: bool,
}

/// Unlinked sentences of both sides between two neighbouring links.
#[derive(Default)]
struct Gap {
    olds: Vec<u32>,
    news: Vec<u32>,
}

impl<'a> Linking<'a> {
    fn identical(old: Side<'a>, new: Side<'a>) -> Self {
        let of_new = anchor::same(old, new).into_iter().enumerate();
        let pairs = of_new
            .filter_map(|(new_idx, old_idx)| Some((new_idx as u32, old_idx?)))
            .map(|(new_idx, old_idx)| Pair::single(old_idx, new_idx, true))
            .collect();
        Linking { old, new, pairs, skipped: 0 }
    }

    fn likely(&mut self, settings: &Settings) {
        let (old_linked, new_linked) = self.linked();
        let mut vocabulary = Vocabulary::default();
        let mut old_bags = vocabulary.read(self.old.text, |idx| !old_linked[idx]);
        let mut new_bags = vocabulary.read(self.new.text, |idx| !new_linked[idx]);
        let n =
            [&old_linked, &new_linked].map(|side| side.iter().filter(|l| !**l).count());
        vocabulary.weigh(n[0] + n[1], [&mut old_bags, &mut new_bags]);
        let pool = Pool {
            sides: [self.old, self.new],
            bags: [&old_bags, &new_bags],
            vocabulary: &vocabulary,
        };
        self.link_best(&pool, STRONG);
        if self.gaps().iter().any(Gap::is_long) {
            self.link_best(&pool, DIVIDING);
        }
        let worth = self.worth(&pool, settings);
        for gap in self.gaps() {
            if gap.is_long() {
                self.skipped += gap.olds.len() as u64 * gap.news.len() as u64;
                continue;
            }
            for found in gap::link(&pool, &gap.olds, &gap.news, worth) {
                self.pairs.push(Pair {
                    old: found.old.0..found.old.0 + found.old.1,
                    new: found.new.0..found.new.0 + found.new.1,
                    same: false,
                    in_place: true,
                });
            }
        }
        self.link_best(&pool, RELOCATED.max(settings.min_similarity));
        let lone = Worth { least: LEAST.min(worth.least), ..worth };
        for gap in self.gaps() {
            if let ([old], [new]) = (&*gap.olds, &*gap.news) {
                let found = gap::link(&pool, &[*old], &[*new], lone);
                self.pairs.extend(found.iter().map(|_| Pair::single(*old, *new, false)));
            }
        }
        self.pairs.sort_unstable_by_key(|pair| pair.new.start);
        self.attach();
    }

    /// Draws unlinked neighbours into links of one sentence with one: the rest of a split or merge whose
    /// other part was so alike that it was linked by itself.
    fn attach(&mut self) {
        let (mut old_linked, mut new_linked) = self.linked();
        for idx in 0..self.pairs.len() {
            if self.pairs[idx].same {
                continue;
            }
            let pair = (self.pairs[idx].old.clone(), self.pairs[idx].new.clone());
            let (old, new) =
                part::grown((self.old, self.new), pair, &mut old_linked, &mut new_linked);
            (self.pairs[idx].old, self.pairs[idx].new) = (old, new);
        }
    }

    /// What links between neighbouring links must be worth. Where hardly a sentence was kept but
    /// the texts are alike as wholes, one is a retelling of the other: there a lower bar holds.
    fn worth(&self, pool: &Pool<'_>, settings: &Settings) -> Worth {
        let n_sentences = self.old.len().min(self.new.len());
        let drafts = Worth { least: settings.min_similarity, part: PART, step: STEP };
        if self.pairs.len() as f32 >= KEPT * n_sentences as f32 {
            return drafts;
        }
        let likeness = pool.likeness();
        if likeness < RETOLD {
            return drafts;
        }
        let least = (likeness * OF_WHOLE).max(LEAST).min(settings.min_similarity);
        Worth { least, part: RETOLD_PART, step: STEP }
    }

    /// Whether each sentence is linked, for each side.
    fn linked(&self) -> (Vec<bool>, Vec<bool>) {
        let mut old = vec![false; self.old.len()];
        let mut new = vec![false; self.new.len()];
        for pair in &self.pairs {
            old[pair.old.start as usize..pair.old.end as usize].fill(true);
            new[pair.new.start as usize..pair.new.end as usize].fill(true);
        }
        (old, new)
    }

    /// Links unlinked sentences that are each other's best and at least so alike.
    fn link_best(&mut self, pool: &Pool<'_>, least: f32) {
        let (old_linked, new_linked) = self.linked();
        let free = |linked: &[bool]| -> Vec<u32> {
            (0..linked.len() as u32).filter(|&idx| !linked[idx as usize]).collect()
        };
        let candidates = pool.candidates(&free(&old_linked), &free(&new_linked), least);
        let best = mutual_best(&candidates, self.old.len());
        self.pairs
            .extend(best.iter().map(|best| Pair::single(best.old, best.new, false)));
        self.pairs.sort_unstable_by_key(|pair| pair.new.start);
    }

    /// Finds out which pairs are in the heaviest run that keeps its order.
    fn place(&mut self) {
        let weight = |pair: &Pair| {
            let sentences = self.new.text.sentences();
            let linked = &sentences[pair.new.start as usize..pair.new.end as usize];
            linked.iter().map(|sentence| sentence.tokens.len() as u64 + 1).sum()
        };
        let firsts: Vec<(u32, u64)> =
            self.pairs.iter().map(|pair| (pair.old.start, weight(pair))).collect();
        for (pair, keep) in self.pairs.iter_mut().zip(in_order(&firsts)) {
            pair.in_place = keep;
        }
    }

    /// Makes old of new and new of old.
    fn swap(&mut self) {
        std::mem::swap(&mut self.old, &mut self.new);
        for pair in &mut self.pairs {
            std::mem::swap(&mut pair.old, &mut pair.new);
        }
        self.pairs.sort_unstable_by_key(|pair| pair.new.start);
    }

    /// The unlinked sentences between neighbouring links that keep their order.
    fn gaps(&mut self) -> Vec<Gap> {
        self.place();
        let (old_linked, new_linked) = self.linked();
        let (old_len, new_len) = (self.old.len() as u32, self.new.len() as u32);
        let placed = self.pairs.iter().filter(|pair| pair.in_place);
        let ranges = placed.map(|pair| (pair.old.clone(), pair.new.clone()));
        let mut out = Vec::new();
        let (mut old_at, mut new_at) = (0, 0);
        for (old, new) in ranges.chain([(old_len..old_len, new_len..new_len)]) {
            let olds = (old_at..old.start).filter(|&idx| !old_linked[idx as usize]);
            let news = (new_at..new.start).filter(|&idx| !new_linked[idx as usize]);
            let gap = Gap { olds: olds.collect(), news: news.collect() };
            if !gap.olds.is_empty() && !gap.news.is_empty() {
                out.push(gap);
            }
            (old_at, new_at) = (old.end, new.end);
        }
        out
    }

    /// Names the links, adds what is removed and added, and puts all in order.
    fn finish(&self) -> Vec<Link> {
        let (old_linked, _) = self.linked();
        let mut removed = (0..self.old.len() as u32)
            .filter(|&idx| !old_linked[idx as usize])
            .peekable();
        // Removed sentences stand right after the link in order that they follow.
        let placed = self.pairs.iter().filter(|pair| pair.in_place);
        let mut ends = placed.map(|pair| pair.old.start).chain([self.old.len() as u32]);
        let mut links = Vec::with_capacity(self.old.len().max(self.new.len()));
        let mut remove_until = |links: &mut Vec<Link>, end: Option<u32>| {
            while let Some(idx) = removed.next_if(|&idx| Some(idx) < end) {
                links.push(self.removed(idx));
            }
        };
        remove_until(&mut links, ends.next());
        let mut next = 0;
        for pair in &self.pairs {
            links.extend((next..pair.new.start).map(|idx| self.added(idx)));
            links.push(self.linked_pair(pair));
            next = pair.new.end;
            if pair.in_place {
                remove_until(&mut links, ends.next());
            }
        }
        links.extend((next..self.new.len() as u32).map(|idx| self.added(idx)));
        links
    }

    fn linked_pair(&self, pair: &Pair) -> Link {
        let old = span(&self.old, &pair.old);
        let new = span(&self.new, &pair.new);
        let op = match (pair.old.len(), pair.new.len(), pair.same, pair.in_place) {
            (1, 1, true, true) => LinkOp::Same,
            (1, 1, true, false) => LinkOp::Relocated,
            (1, 1, false, true) => LinkOp::Edited,
            (1, 1, false, false) => LinkOp::RelocatedEdited,
            (1, ..) => LinkOp::Split,
            _ => LinkOp::Merged,
        };
        let (similarity, edits) = if pair.same {
            (1.0, vec![Edit { op: EditOp::Equal, old, new }])
        } else {
            let texts = [self.old.text, self.new.text];
            let tokens = [self.old.tokens(&pair.old), self.new.tokens(&pair.new)];
            (similarity_of(texts, tokens), edits_of(texts, [old, new], tokens))
        };
        Link { op, old: pair.old.clone(), new: pair.new.clone(), similarity, edits }
    }

    fn removed(&self, idx: u32) -> Link {
        let old = self.old.text.sentences()[idx as usize].span;
        let edit = Edit { op: EditOp::Delete, old, new: Span::new(0, 0) };
        Link {
            op: LinkOp::Removed,
            old: idx..idx + 1,
            new: 0..0,
            similarity: 0.0,
            edits: vec![edit],
        }
    }

    fn added(&self, idx: u32) -> Link {
        let new = self.new.text.sentences()[idx as usize].span;
        let edit = Edit { op: EditOp::Insert, old: Span::new(0, 0), new };
        Link {
            op: LinkOp::Added,
            old: 0..0,
            new: idx..idx + 1,
            similarity: 0.0,
            edits: vec![edit],
        }
    }
}

impl Pair {
    fn single(old: u32, new: u32, same: bool) -> Self {
        Pair { old: old..old + 1, new: new..new + 1, same, in_place: true }
    }
}

/// From the first to the last of some sentences.
fn span(side: &Side<'_>, range: &Range<u32>) -> Span {
    let sentences = side.text.sentences();
    sentences[range.start as usize].span.cover(sentences[range.end as usize - 1].span)
}

impl Gap {
    fn is_long(&self) -> bool {
        self.olds.len() * self.news.len() > MAX_COMPARED
    }
}

#[cfg(test)]
#[allow(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]
mod tests {
    use expect_test::{Expect, expect};
    use writethru_text::{Cut, Text};

    use super::*;

    /// A text in which every line is a sentence.
    fn read(lines: &str) -> Text {
        let mut blocks = Vec::new();
        let mut at = 0;
        for line in lines.split('\n') {
            blocks.push(Span::new(at, at + line.len()));
            at += line.len() + 1;
        }
        Text::cut(lines.to_owned(), &blocks, |_| Cut::Whole)
    }

    fn show(link: &Link, old: &Text, new: &Text) -> String {
        let edits: String = link
            .edits
            .iter()
            .map(|edit| match edit.op {
                EditOp::Equal => new[edit.new].to_owned(),
                EditOp::Delete => format!("[-{}-]", &old[edit.old]),
                EditOp::Insert => format!("{{+{}+}}", &new[edit.new]),
            })
            .collect();
        let (op, name) = (link.op, |range: &Range<u32>| {
            range.clone().map(|idx| idx.to_string()).collect::<Vec<_>>().join("+")
        });
        let line =
            format!("{} {}>{} {edits}", op.as_str(), name(&link.old), name(&link.new));
        line.replace('\n', "/") + "\n"
    }

    fn check(old: &str, new: &str, expected: &Expect) {
        check_groups(old, &[], new, &[], expected);
    }

    fn check_groups(
        old: &str,
        old_groups: &[u8],
        new: &str,
        new_groups: &[u8],
        expected: &Expect,
    ) {
        let (old, new) = (read(old), read(new));
        let alignment = align(
            Side { text: &old, groups: old_groups },
            Side { text: &new, groups: new_groups },
            &Settings::default(),
        );
        let shown: String =
            alignment.links.iter().map(|link| show(link, &old, &new)).collect();
        expected.assert_eq(&shown);
    }

    #[test]
    fn an_edited_sentence_stands_between_its_neighbours() {
        check(
            "The dam broke.\nAt least 12 people died, police said.\nRain fell.",
            "The dam broke.\nAt least 31 people died, police said.\nRain fell.",
            &expect![[r#"
                same 0>0 The dam broke.
                edited 1>1 At least [-12-]{+31+} people died, police said.
                same 2>2 Rain fell.
            "#]],
        );
    }

    #[test]
    fn a_replaced_sentence_is_removed_and_added() {
        check(
            "The dam broke.\nRuiz blamed the council.\nRain fell.",
            "The dam broke.\nSchools will open tomorrow.\nRain fell.",
            &expect![[r#"
                same 0>0 The dam broke.
                removed 1> [-Ruiz blamed the council.-]
                added >1 {+Schools will open tomorrow.+}
                same 2>2 Rain fell.
            "#]],
        );
    }

    #[test]
    fn a_lone_sentence_between_the_same_neighbours_is_rewritten() {
        check(
            "The dam broke.\nRuiz and the council said on Monday that nobody knew why.\nRain fell.",
            "The dam broke.\nOn Tuesday a report blamed rust in gates that Ruiz had passed.\nRain fell.",
            &expect![[r#"
                same 0>0 The dam broke.
                edited 1>1 [-Ruiz and the council said on Monday that nobody knew why-]{+On Tuesday a report blamed rust in gates that Ruiz had passed+}.
                same 2>2 Rain fell.
            "#]],
        );
    }

    #[test]
    fn of_two_swapped_stretches_the_shorter_is_relocated() {
        check(
            "Rain fell.\nThe old dam broke at noon on Tuesday.\nRuiz left.",
            "The old dam broke at noon on Tuesday.\nRuiz left.\nRain fell.",
            &expect![[r#"
                same 1>0 The old dam broke at noon on Tuesday.
                same 2>1 Ruiz left.
                relocated 0>2 Rain fell.
            "#]],
        );
    }

    #[test]
    fn a_relocated_sentence_may_be_edited() {
        check(
            "Engineers had warned of rust in the northern gates.\nThe dam broke.\nRain fell.\nNobody came.",
            "The dam broke.\nRain fell.\nNobody came.\nEngineers had warned of rust in the southern gates.",
            &expect![[r#"
                same 1>0 The dam broke.
                same 2>1 Rain fell.
                same 3>2 Nobody came.
                relocated_edited 0>3 Engineers had warned of rust in the [-northern-]{+southern+} gates.
            "#]],
        );
    }

    #[test]
    fn a_sentence_is_split_and_merged() {
        let whole = "The dam broke at noon and the water drowned three villages.";
        let parts = "The dam broke at noon.\nThe water drowned three villages.";
        check(
            whole,
            parts,
            &expect![[r#"
            split 0>0+1 The dam broke at noon[- and the-]{+./The+} water drowned three villages.
        "#]],
        );
        check(
            parts,
            whole,
            &expect![[r#"
            merged 0+1>0 The dam broke at noon[-./The-]{+ and the+} water drowned three villages.
        "#]],
        );
    }

    #[test]
    fn repeated_sentences_keep_their_neighbours() {
        check(
            "Ann spoke.\nNo comment.\nBob spoke.\nNo comment.",
            "Ann spoke.\nNo comment.\nBob spoke.\nCarl spoke.\nNo comment.\nNo comment.",
            &expect![[r#"
                same 0>0 Ann spoke.
                same 1>1 No comment.
                same 2>2 Bob spoke.
                added >3 {+Carl spoke.+}
                same 3>4 No comment.
                added >5 {+No comment.+}
            "#]],
        );
    }

    #[test]
    fn groups_do_not_mix() {
        check_groups(
            "Dam breaks in Carrow\nIt rained.",
            &[1, 0],
            "It rained.\nDam breaks in Carrow",
            &[1, 0],
            &expect![[r#"
                removed 0> [-Dam breaks in Carrow-]
                removed 1> [-It rained.-]
                added >0 {+It rained.+}
                added >1 {+Dam breaks in Carrow+}
            "#]],
        );
    }

    #[test]
    fn sentences_without_words_are_linked_only_if_they_are_the_same() {
        check(
            "\n---\nRain.",
            "\n***\nRain.",
            &expect![[r#"
            same 0>0 
            removed 1> [-----]
            added >1 {+***+}
            same 2>2 Rain.
        "#]],
        );
    }

    #[test]
    fn an_empty_side_is_all_added() {
        let alignment = align(
            Side { text: &Text::new("", &[]), groups: &[] },
            Side { text: &Text::new("Rain. Snow.", &[]), groups: &[] },
            &Settings::default(),
        );
        let ops: Vec<LinkOp> = alignment.links.iter().map(|link| link.op).collect();
        assert_eq!(ops, [LinkOp::Added, LinkOp::Added]);
    }
}
