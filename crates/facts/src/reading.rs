//! [`Reading`]: an article and what it claims.

use std::sync::Arc;

use jiff::civil::DateTime;
use writethru_article::{Article, Metadata, Time, Warning};

use crate::draft::Draft;
use crate::fact::{Attribution, Fact};
use crate::language::{self, Language};
use crate::neutral;
use crate::pass::PASSES;
use crate::vocabulary::Vocabulary;

/// An article and its facts: what every comparison and summary starts from. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Reading {
    /// What was read.
    pub article: Article,
    /// Sorted by span, then by kind.
    pub facts: Arc<[Fact]>,
    /// Who is said to have said what; facts refer to them by index.
    pub attributions: Arc<[Attribution]>,
}

/// How to read.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The time that relative dates are anchored to where the article has neither a `published`
    /// nor an `updated` time.
    pub as_of: Option<Time>,
}

/// Reads an article: runs every pass in order; of a text that is not English only what needs no
/// knowledge of its language. The text decides what it is, then what the article declares.
pub fn read(article: &Article, settings: &Settings) -> Reading {
    let mut draft = Draft::new(article, anchor(article, settings));
    let mut vocabulary = Vocabulary::of(article.text.tokens().len());
    let language = run(&mut draft, &mut vocabulary, None);
    finish(draft, &language)
}

/// Reads two versions of an article as [`read`] reads each, in less time: what depends on a word alone, or
/// on the words of a single sentence, is found once for those that stand in both.
pub fn read_pair(
    old: &Article,
    new: &Article,
    settings: &Settings,
) -> (Reading, Reading) {
    let mut vocabulary = Vocabulary::of(old.text.tokens().len());
    let mut first = Draft::new(old, anchor(old, settings));
    let before = run(&mut first, &mut vocabulary, None);
    let mut second = Draft::new(new, anchor(new, settings));
    let after = run(&mut second, &mut vocabulary, Some(&first));
    (finish(first, &before), finish(second, &after))
}

/// The local time that relative dates are anchored to.
fn anchor(article: &Article, settings: &Settings) -> Option<DateTime> {
    let meta = &article.meta;
    let time = meta.published.as_ref().or(meta.updated.as_ref());
    time.or(settings.as_of.as_ref()).map(Time::local)
}

/// Runs the passes that the language of the text allows; returns that language. `before` is the version
/// before it, read already.
fn run<'a>(
    draft: &mut Draft<'a>,
    vocabulary: &mut Vocabulary<'a>,
    before: Option<&Draft<'_>>,
) -> Language {
    let declared = draft.article.meta.language.as_deref();
    let language = language::language(draft.text, declared);
    if language.is_english() {
        draft.look_up(vocabulary, before);
        for pass in PASSES {
            pass(draft);
        }
    } else {
        neutral::run(draft, &language.tag);
    }
    language
}

fn finish(draft: Draft<'_>, language: &Language) -> Reading {
    let Draft { article, facts, attributions, .. } = draft;
    Reading {
        article: labelled(article, language),
        facts: sorted(facts),
        attributions: attributions.into(),
    }
}

/// The facts by span, then by kind. A fact is large: only its place is moved until the order is known.
fn sorted(facts: Vec<Fact>) -> Arc<[Fact]> {
    let key = |(idx, fact): (usize, &Fact)| {
        let Fact { span, kind, .. } = fact;
        let parts = [span.start() as u32, span.end() as u32, *kind as u32, idx as u32];
        parts.into_iter().fold(0, |key, part| key << 32 | u128::from(part))
    };
    let mut order: Vec<u128> = facts.iter().enumerate().map(key).collect();
    order.sort_unstable();
    let mut facts: Vec<Option<Fact>> = facts.into_iter().map(Some).collect();
    let taken = |idx: u32| facts[idx as usize].take().expect("every place is there once");
    order.into_iter().map(|key| key as u32).map(taken).collect()
}

/// The article with the language that it was read in, and a warning where that was not English or not
/// the one that it declares.
fn labelled(article: &Article, language: &Language) -> Article {
    let meta = &article.meta;
    let declared = meta.language.as_deref();
    let tag = &language.tag;
    let mut warnings = Vec::new();
    if let Some(declared) = declared.filter(|declared| *declared != tag) {
        warnings.push(format!(
            "declared as {declared}, but its words are those of {tag}: read as {tag}"
        ));
    }
    if !language.is_english() {
        warnings.push(format!(
            "not English ({tag}): only digits, dates in digits and quotation marks are read"
        ));
    }
    if warnings.is_empty() {
        return article.clone();
    }
    let mut meta = Metadata::clone(meta);
    meta.language = Some(tag.clone());
    let has = |message: &String| meta.warnings.iter().any(|one| one.message == *message);
    warnings.retain(|message| !has(message));
    meta.warnings.extend(warnings.into_iter().map(Warning::new));
    Article { meta: Arc::new(meta), ..article.clone() }
}

impl Reading {
    /// The facts that start in the sentence with this index.
    pub fn facts_of(&self, sentence_idx: usize) -> &[Fact] {
        let sentence_idx = sentence_idx as u32;
        let first = self.facts.partition_point(|fact| fact.sentence < sentence_idx);
        let end = self.facts.partition_point(|fact| fact.sentence <= sentence_idx);
        &self.facts[first..end]
    }
}

#[cfg(test)]
mod tests {
    use writethru_article::Article;

    use super::{Settings, read};

    /// Bytes of a text from which a rule of quadratic cost would not come back in time.
    const SIZE: usize = 10_000_000;

    #[test]
    fn ten_megabytes_in_one_paragraph_are_read() {
        let sentence = "The council said 12 people left the harbour road on Tuesday. ";
        let text = sentence.repeat(SIZE / sentence.len());
        let reading = read(&Article::from_paragraphs(&[&text]), &Settings::default());
        assert_eq!(reading.facts.len() % (SIZE / sentence.len()), 0);
    }

    #[test]
    fn quotation_marks_that_never_close_are_read() {
        for mark in ["“the dam ", "\"the dam ", "«the dam ", "‘the dam "] {
            let text = mark.repeat(100_000);
            let reading = read(&Article::from_paragraphs(&[&text]), &Settings::default());
            assert!(reading.facts.iter().all(|fact| fact.span.end() <= text.len()));
        }
    }
}
