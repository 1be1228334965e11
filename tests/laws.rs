//! What holds for every pair of versions, whatever they say: property tests over edits of the
//! corpus articles.

use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestCaseError};
use writethru::{Io, Status, run};
use writethru_align::{EditOp, Link, LinkOp};
use writethru_article::ArticleInput;
use writethru_diff::{Action, Change, ChangeKind, Revision, Verdict, VersionSide};
use writethru_facts::{Reading, read, read_pair};
use writethru_parse::read_input;
use writethru_summarize::{Budget, Settings, summarize};
use writethru_text::Span;

use crate::case::{input, words};
use crate::edit::{Draft, Edit};
use crate::story::{compare, reading, stories};

/// Enough to meet every kind of edit in every story, few enough for a test run of seconds.
const CASES: u32 = 48;

pub(crate) fn config() -> ProptestConfig {
    ProptestConfig {
        cases: CASES,
        rng_seed: RngSeed::Fixed(7),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// A corpus article and the same with a few edits.
pub(crate) fn pairs() -> impl Strategy<Value = (ArticleInput, ArticleInput)> {
    let articles: Vec<ArticleInput> = stories()
        .iter()
        .flat_map(|story| &story.versions)
        .map(|(_, article)| input(article))
        .collect();
    let edits = proptest::collection::vec(Edit::any(), 1..6);
    (proptest::sample::select(articles), edits).prop_map(|(old, edits)| {
        let mut draft = Draft::of(&old);
        for edit in &edits {
            draft.apply(edit);
        }
        let new = draft.article(&old);
        (old, new)
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn an_article_is_identical_to_itself((_, article) in pairs()) {
        let revision = compare(&article, &article);
        prop_assert_eq!(revision.verdict, Verdict::Identical);
        prop_assert_eq!(revision.changes, Vec::<Change>::new());
    }

    #[test]
    fn versions_read_together_are_read_as_each_alone((old, new) in pairs()) {
        let (old, new) = (read_input(&old, "old"), read_input(&new, "new"));
        let settings = writethru_facts::Settings::default();
        let (first, second) = read_pair(&old, &new, &settings);
        for (together, article) in [(first, &old), (second, &new)] {
            let alone = read(article, &settings);
            prop_assert_eq!(together.facts, alone.facts);
            prop_assert_eq!(together.attributions, alone.attributions);
        }
    }

    #[test]
    fn edits_rebuild_both_sides((old, new) in pairs()) {
        let revision = compare(&old, &new);
        for link in &revision.alignment.links {
            rebuilds(&revision, link)?;
        }
    }

    #[test]
    fn every_sentence_is_in_one_link((old, new) in pairs()) {
        let revision = compare(&old, &new);
        let links = &revision.alignment.links;
        let in_links = |side: fn(&Link) -> std::ops::Range<u32>| {
            let mut sentences: Vec<u32> = links.iter().flat_map(side).collect();
            sentences.sort_unstable();
            sentences
        };
        let all = |reading: &Reading| -> Vec<u32> {
            (0..reading.article.text.sentences().len() as u32).collect()
        };
        prop_assert_eq!(in_links(|link| link.old.clone()), all(&revision.old));
        prop_assert_eq!(in_links(|link| link.new.clone()), all(&revision.new));
    }

    #[test]
    fn sides_swapped_swap_added_and_removed((old, new) in pairs()) {
        let forward = compare(&old, &new);
        let backward = compare(&new, &old);
        prop_assert_eq!(ends(&forward, false), ends(&backward, true));
        prop_assert_eq!(one_sided(&forward, false), one_sided(&backward, true));
    }

    #[test]
    fn every_edit_overlaps_a_change((old, new) in pairs()) {
        let revision = compare(&old, &new);
        for link in &revision.alignment.links {
            for edit in link.edits.iter().filter(|edit| edit.op != EditOp::Equal) {
                let side = match edit.op {
                    EditOp::Delete => VersionSide::Old,
                    _ => VersionSide::New,
                };
                let span = if side == VersionSide::Old { edit.old } else { edit.new };
                prop_assert!(is_told(&revision, side, span), "{}", show(&revision, side, span));
            }
        }
    }

    #[test]
    fn an_unrelated_paragraph_on_both_sides_changes_nothing(
        (old, new) in pairs(),
        on_top in any::<bool>(),
    ) {
        let before = compare(&old, &new);
        let after = compare(&with_stranger(&old, on_top), &with_stranger(&new, on_top));
        prop_assert_eq!(told(&before), told(&after));
    }

    #[test]
    fn summaries_are_verbatim_and_within_budget(
        (_, article) in pairs(),
        size in 1usize..400,
    ) {
        let reading = reading(&read_input(&article, "0"));
        let budgets = [
            Budget::Sentences(size / 40),
            Budget::Words(size),
            Budget::Bytes(6 * size),
            Budget::Ratio(size as f64 / 400.0),
        ];
        for budget in budgets {
            let settings = Settings { budget, ..Settings::default() };
            let summary = summarize(std::slice::from_ref(&reading), &[], None, &settings);
            let picked = summary.sentences.iter().map(|pick| pick.sentence as usize);
            holds(&reading, budget, picked)?;
        }
    }
}

#[test]
fn any_number_of_jobs_gives_the_same_bytes() {
    for command in ["facts", "diff", "summarize"] {
        let stream = stream(command);
        let one = output(command, "1", &stream);
        assert!(!one.is_empty());
        for jobs in ["2", "5"] {
            assert!(one == output(command, jobs, &stream), "{command} --jobs {jobs}");
        }
    }
}

/// Edits of a link tile what they came from.
fn rebuilds(revision: &Revision, link: &Link) -> Result<(), TestCaseError> {
    let sides = [
        (&revision.old, &link.old, EditOp::Insert),
        (&revision.new, &link.new, EditOp::Delete),
    ];
    for (idx, (reading, range, other)) in sides.into_iter().enumerate() {
        let text = &reading.article.text;
        let sentences = &text.sentences()[range.start as usize..range.end as usize];
        let (Some(first), Some(last)) = (sentences.first(), sentences.last()) else {
            continue;
        };
        let whole = Span::new(first.span.start(), last.span.end());
        let rebuilt: String = link
            .edits
            .iter()
            .filter(|edit| edit.op != other)
            .map(|edit| &text[[edit.old, edit.new][idx]])
            .collect();
        prop_assert_eq!(&rebuilt, &text[whole]);
    }
    Ok(())
}

/// The sentences that have no counterpart, removed ones first.
fn ends(revision: &Revision, is_swapped: bool) -> [Vec<u32>; 2] {
    let links = &revision.alignment.links;
    let of = |op: LinkOp| -> Vec<u32> {
        let mut sentences: Vec<u32> = links
            .iter()
            .filter(|link| link.op == op)
            .flat_map(|link| link.old.clone().chain(link.new.clone()))
            .collect();
        sentences.sort_unstable();
        sentences
    };
    let mut both = [of(LinkOp::Removed), of(LinkOp::Added)];
    if is_swapped {
        both.reverse();
    }
    both
}

/// The words of removed and of added changes, removed ones first.
fn one_sided(revision: &Revision, is_swapped: bool) -> [Vec<String>; 2] {
    let of = |action, side| {
        let mut found: Vec<String> = revision
            .changes
            .iter()
            .filter(|change| change.action == action)
            .filter_map(|change| words(revision, change, side).map(str::to_owned))
            .collect();
        found.sort();
        found
    };
    let mut both =
        [of(Action::Removed, VersionSide::Old), of(Action::Added, VersionSide::New)];
    if is_swapped {
        both.reverse();
    }
    both
}

/// Whether some change covers part of this stretch.
fn is_told(revision: &Revision, side: VersionSide, span: Span) -> bool {
    revision.changes.iter().any(|change| {
        let place = if side == VersionSide::Old { change.old } else { change.new };
        place.is_some_and(|place| {
            place.span.start() < span.end() && span.start() < place.span.end()
        })
    })
}

fn show(revision: &Revision, side: VersionSide, span: Span) -> String {
    let reading = if side == VersionSide::Old { &revision.old } else { &revision.new };
    format!("no change tells of {:?} ({side:?})", &reading.article.text[span])
}

fn with_stranger(article: &ArticleInput, on_top: bool) -> ArticleInput {
    let stranger = "Beekeepers meet in the village hall at Quillstone every other winter, \
                    trade jars of heather honey and argue over hives.";
    let text = article.text.clone().unwrap_or_default();
    let text = if on_top {
        format!("{stranger}\n\n{text}")
    } else {
        format!("{text}\n\n{stranger}")
    };
    ArticleInput { text: Some(text), ..article.clone() }
}

type Told = (ChangeKind, &'static str, bool, Option<String>, Option<String>);

/// What the changes say, whatever their order and places.
fn told(revision: &Revision) -> Vec<Told> {
    let told = |change: &Change| {
        let words = |side| words(revision, change, side).map(str::to_owned);
        let (old, new) = (words(VersionSide::Old), words(VersionSide::New));
        (change.kind, change.action.as_str(), change.factual, old, new)
    };
    let mut out: Vec<Told> = revision.changes.iter().map(told).collect();
    out.sort();
    out
}

/// The sentences are whole ones of the body, in order, and fit the budget.
fn holds(
    reading: &Reading,
    budget: Budget,
    picked: impl Iterator<Item = usize>,
) -> Result<(), TestCaseError> {
    let article = &reading.article;
    let mut sentences: Vec<&str> = Vec::new();
    let mut last = None;
    for idx in picked {
        prop_assert!(last < Some(idx), "in reading order, none twice");
        last = Some(idx);
        let block = article.block_of(idx).expect("a sentence lies in a block");
        prop_assert!(article.blocks[block].kind.is_body());
        sentences.push(&article.text[article.text.sentences()[idx].span]);
    }
    let n_words = |text: &str| text.split_whitespace().count();
    let words: usize = sentences.iter().map(|sentence| n_words(sentence)).sum();
    let is_held = match budget {
        Budget::Sentences(most) => sentences.len() <= most,
        Budget::Words(most) => words <= most,
        Budget::Bytes(most) => sentences.join("\n").len() <= most,
        Budget::Ratio(ratio) => {
            let all: usize =
                article.body().map(|block| n_words(&article.text[block.span])).sum();
            words as f64 <= ratio * all as f64
        }
    };
    prop_assert!(is_held, "{budget:?}: {sentences:?}");
    Ok(())
}

/// A stream of records for a command: every version, every step, every story.
fn stream(command: &str) -> String {
    let mut out = String::new();
    for story in stories() {
        let inputs: Vec<serde_json::Value> = story
            .versions
            .iter()
            .map(|(name, article)| {
                let input = input(article);
                serde_json::json!({
                    "id": name, "headline": input.headline, "text": input.text, "published": input.published,
                })
            })
            .collect();
        let records = match command {
            "facts" => inputs,
            "diff" => inputs
                .windows(2)
                .map(|pair| serde_json::json!({"id": "step", "old": pair[0], "new": pair[1]}))
                .collect(),
            _ => vec![serde_json::json!({"id": story.slug, "articles": inputs})],
        };
        for record in records {
            out.push_str(&record.to_string());
            out.push('\n');
        }
    }
    out
}

fn output(command: &str, jobs: &str, stream: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut io = Io::quiet();
    io.stdin = Box::new(stream.as_bytes());
    io.stdout = Box::new(&mut out);
    let args = ["writethru", command, "--jsonl", "-", "--jobs", jobs];
    assert_eq!(run(args, io), Status::Done);
    out
}
