//! Pairs of small articles, and what is asked of their difference.

use writethru_article::{Article, ArticleInput};
use writethru_diff::{Change, ChangeKind, Place, Revision, VersionSide};

use crate::story::compare;

/// An article of paragraphs, published on a Tuesday.
pub(crate) fn article(headline: &str, paragraphs: &[&str]) -> ArticleInput {
    ArticleInput {
        headline: Some(headline.to_owned()),
        text: Some(paragraphs.join("\n\n")),
        published: Some("2033-02-15T12:00:00Z".to_owned()),
        ..ArticleInput::default()
    }
}

/// An article as an input: headline, body and times.
pub(crate) fn input(article: &Article) -> ArticleInput {
    let paragraphs: Vec<&str> =
        article.body().map(|block| &article.text[block.span]).collect();
    let published = article.meta.published.as_ref();
    ArticleInput {
        headline: article.headline().map(str::to_owned),
        text: Some(paragraphs.join("\n\n")),
        published: published.map(|time| time.as_str().to_owned()),
        ..ArticleInput::default()
    }
}

/// The words of one side of a change.
pub(crate) fn words<'a>(
    revision: &'a Revision,
    change: &Change,
    side: VersionSide,
) -> Option<&'a str> {
    let (reading, place) = match side {
        VersionSide::Old => (&revision.old, change.old),
        VersionSide::New => (&revision.new, change.new),
    };
    place.map(|Place { span, .. }| &reading.article.text[span])
}

/// One line for each change: kind, whether it is a fact, old and new words.
pub(crate) fn lines(revision: &Revision) -> Vec<String> {
    let line = |change: &Change| {
        let fact = if change.factual { "fact" } else { "no fact" };
        let words = |side| words(revision, change, side).unwrap_or("∅");
        let (old, new) = (words(VersionSide::Old), words(VersionSide::New));
        format!("{} ({fact}): {old} → {new}", change.kind.as_str())
    };
    revision.changes.iter().map(line).collect()
}

/// Asserts that a factual change of `kind` touches `old` in the old text and `new` in the new
/// one; an empty string asks nothing of its side.
pub(crate) fn assert_fact(
    old: &ArticleInput,
    new: &ArticleInput,
    kind: ChangeKind,
    (old_words, new_words): (&str, &str),
) {
    let revision = compare(old, new);
    let touches = |change: &Change, side, wanted: &str| {
        let (reading, place) = match side {
            VersionSide::Old => (&revision.old, change.old),
            VersionSide::New => (&revision.new, change.new),
        };
        let source = reading.article.text.source();
        wanted.is_empty()
            || place.is_some_and(|place| {
                source.match_indices(wanted).any(|(start, _)| {
                    start < place.span.end() && place.span.start() < start + wanted.len()
                })
            })
    };
    let is_found = revision.changes.iter().any(|change| {
        change.factual
            && change.kind == kind
            && touches(change, VersionSide::Old, old_words)
            && touches(change, VersionSide::New, new_words)
    });
    let lines = lines(&revision).join("\n  ");
    let kind = kind.as_str();
    assert!(
        is_found,
        "no {kind} change of {old_words:?} to {new_words:?} in\n  {lines}\n"
    );
}

/// Asserts that no change of the pair is a fact.
pub(crate) fn assert_no_fact(old: &ArticleInput, new: &ArticleInput) {
    let revision = compare(old, new);
    let is_calm = revision.changes.iter().all(|change| !change.factual);
    assert!(is_calm, "facts in\n  {}\n", lines(&revision).join("\n  "));
}
