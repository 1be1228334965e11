//! Laws of alignment that hold for any two texts.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use writethru_align::{Alignment, Edit, EditOp, Link, LinkOp, Settings, Side, align};
use writethru_text::{Cut, Span, Text};

const WORDS: &[&str] = &[
    "the", "a", "of", "in", "not", "dam", "council", "Ruiz", "Baker", "12", "1,500",
    "water", "broke", "fell", "said", "bridge", ",", ".", "“", "”", "—", "  ", "é", "雨",
    "",
];

/// Sentences, each a line of words.
fn any_lines() -> impl Strategy<Value = Vec<String>> {
    let line =
        proptest::collection::vec(select(WORDS), 0..12).prop_map(|words| words.join(" "));
    proptest::collection::vec(line, 0..14)
}

/// A version of `lines`: some are edited, moved, joined, cut, dropped or repeated.
fn revised(lines: &[String], steps: &[(u8, Index, Index)]) -> Vec<String> {
    let mut lines = lines.to_vec();
    for (step, first, second) in steps {
        if lines.is_empty() {
            break;
        }
        let (at, to) = (first.index(lines.len()), second.index(lines.len()));
        match step % 6 {
            0 => {
                let word = WORDS[second.index(WORDS.len())];
                lines[at] = lines[at].replacen("the", word, 1);
            }
            1 => {
                let line = lines.remove(at);
                lines.insert(to.min(lines.len()), line);
            }
            2 if at + 1 < lines.len() => {
                let next = lines.remove(at + 1);
                lines[at] = format!("{} {next}", lines[at]);
            }
            3 => {
                let half = lines[at].floor_char_boundary(lines[at].len() / 2);
                let rest = lines[at].split_off(half);
                lines.insert(at + 1, rest);
            }
            4 => {
                lines.remove(at);
            }
            _ => lines.insert(to, lines[at].clone()),
        }
    }
    lines
}

fn any_versions() -> impl Strategy<Value = (Vec<String>, Vec<String>)> {
    let steps = proptest::collection::vec(any::<(u8, Index, Index)>(), 0..8);
    prop_oneof![
        (any_lines(), any_lines()),
        (any_lines(), steps).prop_map(|(lines, steps)| {
            let new = revised(&lines, &steps);
            (lines, new)
        }),
    ]
}

fn read(lines: &[String]) -> Text {
    let mut source = String::new();
    let mut blocks = Vec::new();
    for line in lines {
        let start = source.len();
        source.push_str(line);
        blocks.push(Span::new(start, source.len()));
        source.push('\n');
    }
    Text::cut(source, &blocks, |_| Cut::Whole)
}

fn run(old: &Text, new: &Text, groups: [&[u8]; 2]) -> Alignment {
    align(
        Side { text: old, groups: groups[0] },
        Side { text: new, groups: groups[1] },
        &Settings::default(),
    )
}

fn joined(text: &Text, edits: &[Edit], skip: EditOp, side: fn(&Edit) -> Span) -> String {
    edits.iter().filter(|edit| edit.op != skip).map(|edit| &text[side(edit)]).collect()
}

fn stretch(text: &Text, range: &std::ops::Range<u32>) -> String {
    let sentences = &text.sentences()[range.start as usize..range.end as usize];
    match (sentences.first(), sentences.last()) {
        (Some(first), Some(last)) => text[first.span.cover(last.span)].to_owned(),
        _ => String::new(),
    }
}

fn swapped(op: LinkOp) -> LinkOp {
    match op {
        LinkOp::Added => LinkOp::Removed,
        LinkOp::Removed => LinkOp::Added,
        LinkOp::Split => LinkOp::Merged,
        LinkOp::Merged => LinkOp::Split,
        other => other,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_sentence_is_in_exactly_one_link((old, new) in any_versions()) {
        let (old, new) = (read(&old), read(&new));
        let alignment = run(&old, &new, [&[], &[]]);
        let mut olds: Vec<u32> =
            alignment.links.iter().flat_map(|link| link.old.clone()).collect();
        let news: Vec<u32> =
            alignment.links.iter().flat_map(|link| link.new.clone()).collect();
        olds.sort_unstable();
        prop_assert_eq!(olds, (0..old.sentences().len() as u32).collect::<Vec<_>>());
        // The order of the links is that of the new text.
        prop_assert_eq!(news, (0..new.sentences().len() as u32).collect::<Vec<_>>());
    }

    #[test]
    fn edits_rebuild_both_sides((old, new) in any_versions()) {
        let (old, new) = (read(&old), read(&new));
        for Link { old: olds, new: news, edits, op, .. } in run(&old, &new, [&[], &[]]).links {
            let before = joined(&old, &edits, EditOp::Insert, |edit| edit.old);
            let after = joined(&new, &edits, EditOp::Delete, |edit| edit.new);
            prop_assert_eq!(before, stretch(&old, &olds));
            prop_assert_eq!(after, stretch(&new, &news));
            for edit in edits.iter().filter(|edit| edit.op == EditOp::Equal) {
                prop_assert_eq!(&old[edit.old], &new[edit.new]);
            }
            prop_assert!(edits.windows(2).all(|pair| pair[0].op != pair[1].op));
            let linked = !olds.is_empty() && !news.is_empty();
            let same = linked && stretch(&old, &olds) == stretch(&new, &news);
            prop_assert_eq!(same, matches!(op, LinkOp::Same | LinkOp::Relocated));
        }
    }

    #[test]
    fn swapped_sides_have_the_same_links((old, new) in any_versions()) {
        let (old, new) = (read(&old), read(&new));
        let forth = run(&old, &new, [&[], &[]]);
        let back = run(&new, &old, [&[], &[]]);
        let mut forth: Vec<_> = forth
            .links
            .into_iter()
            .map(|link| (link.old.start, link.new.start, link.old.end, link.new.end, link.op))
            .collect();
        let mut back: Vec<_> = back
            .links
            .into_iter()
            .map(|link| {
                (link.new.start, link.old.start, link.new.end, link.old.end, swapped(link.op))
            })
            .collect();
        forth.sort_by_key(|link| (link.0, link.1, link.2, link.3));
        back.sort_by_key(|link| (link.0, link.1, link.2, link.3));
        prop_assert_eq!(forth, back);
    }

    #[test]
    fn a_text_and_itself_are_the_same(lines in any_lines()) {
        let text = read(&lines);
        let alignment = run(&text, &text, [&[], &[]]);
        prop_assert!(alignment.links.iter().all(|link| link.op == LinkOp::Same));
        prop_assert_eq!(&alignment, &run(&text, &text, [&[], &[]]));
    }

    #[test]
    fn groups_never_mix((old, new) in any_versions(), groups in any::<[u8; 14]>()) {
        let (old, new) = (read(&old), read(&new));
        let group = |n: usize| -> Vec<u8> {
            groups.iter().cycle().take(n).map(|group| group % 3).collect()
        };
        let (of_old, of_new) = (group(old.sentences().len()), group(new.sentences().len()));
        for link in run(&old, &new, [&of_old, &of_new]).links {
            let old_groups = link.old.clone().map(|idx| of_old[idx as usize]);
            let all: Vec<u8> =
                old_groups.chain(link.new.clone().map(|idx| of_new[idx as usize])).collect();
            prop_assert!(all.windows(2).all(|pair| pair[0] == pair[1]));
        }
    }
}
