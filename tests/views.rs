//! What holds for every way to show a comparison: property tests over edits of the corpus articles.

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use serde_json::Value;
use writethru_diff::{ChangeKind, Revision, explain};
use writethru_report::{Filter, Format, Look, Outcome, View, render};

use crate::laws::{config, pairs};
use crate::story::compare;

/// The lines of one side that a document of wikidiff2's format holds, joined.
fn side(document: &Value, is_old: bool) -> String {
    // Types 0 to 5; highlight ranges of type 1 are words of the old side, of type 0 of the new.
    let of_side: [u64; 4] = if is_old { [0, 2, 3, 4] } else { [0, 1, 3, 5] };
    let lines = document["diff"].as_array().unwrap().iter();
    let lines = lines.filter(|line| of_side.contains(&line["type"].as_u64().unwrap()));
    let text = |line: &Value| {
        let text = line["text"].as_str().unwrap();
        let mut out = String::new();
        let mut at = 0;
        for range in line["highlightRanges"].as_array().into_iter().flatten() {
            let number =
                |name: &str| usize::try_from(range[name].as_u64().unwrap()).unwrap();
            let (start, end) = (number("start"), number("start") + number("length"));
            if range["type"].as_u64() != Some(u64::from(is_old)) {
                out.push_str(&text[at..start]);
                at = end;
            }
        }
        out + &text[at..]
    };
    lines.map(text).collect::<Vec<_>>().join("\n")
}

/// Checks that line numbers and offsets are those of the texts.
fn offsets_hold(revision: &Revision, document: &Value) -> Result<(), TestCaseError> {
    let (old, new) = (&revision.old.article.text, &revision.new.article.text);
    for line in document["diff"].as_array().unwrap() {
        let starts = |text: &str, at: usize| at == 0 || text.as_bytes()[at - 1] == b'\n';
        for (text, offset) in
            [(old, &line["offset"]["from"]), (new, &line["offset"]["to"])]
        {
            if let Some(at) = offset.as_u64() {
                prop_assert!(starts(text.source(), usize::try_from(at).unwrap()));
            }
        }
        if let (Some(number), Some(at)) =
            (line["lineNumber"].as_u64(), line["offset"]["to"].as_u64())
        {
            let before = &new.source()[..usize::try_from(at).unwrap()];
            prop_assert_eq!(number, before.matches('\n').count() as u64 + 1);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_lines_of_wikidiff2_rebuild_both_texts((old, new) in pairs()) {
        let revision = compare(&old, &new);
        let look = Look { context: Some(usize::MAX / 4), all: true, ..Look::default() };
        let outcome = Outcome::Revision { id: "1", revision: &revision };
        let document: Value =
            serde_json::from_str(&render(&outcome, Format::MediawikiJson, &look)).unwrap();
        if !revision.changes.is_empty() {
            prop_assert_eq!(side(&document, false), revision.new.article.text.source());
            let mut old: Vec<String> =
                side(&document, true).split('\n').map(str::to_owned).collect();
            let mut expected: Vec<&str> = revision.old.article.text.source().split('\n').collect();
            // Lines of both sides stand in the order of the new text.
            old.sort_unstable();
            expected.sort_unstable();
            prop_assert_eq!(old, expected);
        }
        offsets_hold(&revision, &document)?;
    }

    #[test]
    fn filters_keep_what_they_say_and_its_references((old, new) in pairs(), kind in 0usize..15) {
        let revision = compare(&old, &new);
        let kind = ChangeKind::ALL[kind];
        let look = Look { filter: Filter::only(&[kind]), ..Look::default() };
        let outcome = Outcome::Revision { id: "1", revision: &revision };
        let record: Value = serde_json::from_str(&render(&outcome, Format::Json, &look)).unwrap();
        prop_assert_eq!(&record["verdict"], revision.verdict.as_str());
        let changes = record["changes"].as_array().unwrap();
        for (idx, change) in changes.iter().enumerate() {
            let kinds = [&change["kind"], &change["detail"]["kind"]];
            prop_assert!(kinds.iter().any(|found| **found == kind.as_str()));
            if let Some(of) = change["repeats"].as_u64() {
                prop_assert!(of < idx as u64);
            }
        }
        let kept = revision.changes.iter().filter(|change| look.filter.keeps(change)).count();
        prop_assert_eq!(changes.len(), kept);
    }

    #[test]
    fn every_view_fits_its_columns((old, new) in pairs(), width in 40usize..120) {
        let revision = compare(&old, &new);
        let pairs = explain(&revision);
        for view in [View::Report, View::Word, View::Columns] {
            let look = Look { width, view, ..Look::default() };
            let outcome = Outcome::Revision { id: "1", revision: &revision };
            fits(&render(&outcome, Format::Text, &look), width)?;
        }
        // An explanation is a table, which needs more room.
        let width = width.max(64);
        let look = Look { width, ..Look::default() };
        let outcome = Outcome::Comparison { id: "1", revision: &revision, pairs: &pairs };
        fits(&render(&outcome, Format::Text, &look), width)?;
        for format in Format::ALL {
            render(&outcome, format, &look);
        }
    }
}

fn fits(shown: &str, width: usize) -> Result<(), TestCaseError> {
    for line in shown.lines() {
        prop_assert!(line.chars().count() <= width, "{width}: {line}");
    }
    Ok(())
}
