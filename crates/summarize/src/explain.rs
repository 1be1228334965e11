//! [`explain`]: what spoke for each candidate, and why it was taken or passed over.

use writethru_facts::Reading;

use crate::budget::{Budget, Room};
use crate::reason::Reasons;
use crate::select::cosine;
use crate::summary::{Settings, Summary, Work};

/// A candidate this like a sentence that was taken says it again.
const REPEATS: f32 = 0.5;

/// A summary with what was known of every sentence that it might have kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Explanation {
    /// The summary, as [`summarize`](crate::summarize) gives it.
    pub summary: Summary,
    /// The method that chose, by its name in [`METHODS`](crate::METHODS).
    pub method: &'static str,
    /// Every sentence of the articles that stand, but headings, captions, notices and credits: by
    /// article in time order, then by position.
    pub candidates: Vec<Weighed>,
}

/// A sentence that might be kept, with its features.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighed {
    /// The index of its article.
    pub article: u32,
    /// The index of the sentence.
    pub sentence: u32,
    /// Blank-separated words.
    pub words: u32,
    /// How much it was wanted before anything was taken, 0 to 1.
    pub score: f32,
    /// Cosine of its words and those of all sentences, 0 to 1.
    pub central: f32,
    /// How much it says of the query and the headlines, 0 to 1; `None` without either.
    pub topic: Option<f32>,
    /// How many articles tell most of it.
    pub told_by: u32,
    /// The share of it that was not read, 0 to 1; `None` unless this is an update.
    pub novelty: Option<f32>,
    /// Whether it leans on the sentence before it.
    pub leans: bool,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a candidate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fate {
    /// Taken, as the first (1), second and so on.
    Taken(u32),
    /// All that it says was read before.
    Read,
    /// A later article gives another value for a figure in it.
    Stale,
    /// It alone is longer than the whole budget.
    TooLong,
    /// It is this like the candidate of that index, which was taken.
    Repeats {
        /// The index among the candidates.
        of: u32,
        /// The cosine of both, 0 to 1.
        likeness: f32,
    },
    /// It is longer than what the others left of the budget.
    NoRoom,
    /// It fits, but not with what has to be taken with it: the sentence that it leans on, or the rest of a
    /// quotation.
    Torn,
    /// Others were worth more.
    Weaker,
}

impl Fate {
    /// One word, for records: `taken`, `read`, `stale`, `too_long`, `repeats`, `no_room`, `torn` or
    /// `weaker`.
    pub fn as_str(self) -> &'static str {
        match self {
            Fate::Taken(_) => "taken",
            Fate::Read => "read",
            Fate::Stale => "stale",
            Fate::TooLong => "too_long",
            Fate::Repeats { .. } => "repeats",
            Fate::NoRoom => "no_room",
            Fate::Torn => "torn",
            Fate::Weaker => "weaker",
        }
    }
}

/// Summarizes as [`summarize`](crate::summarize) does, and says of every candidate why it was taken
/// or passed over.
pub fn explain(
    articles: &[Reading],
    read: &[Reading],
    query: Option<&str>,
    settings: &Settings,
) -> Explanation {
    let work = Work::new(articles, read, query, settings);
    let reasons = Reasons::new(&work.cluster, &work.update);
    let weigh = |idx: usize| {
        let candidate = &work.cluster.candidates[idx];
        Weighed {
            article: candidate.article,
            sentence: candidate.sentence,
            words: candidate.words,
            score: work.selection.scores[idx],
            central: reasons.central(idx),
            topic: reasons.topic(idx),
            told_by: reasons.told_by(idx),
            novelty: work.update.is_update().then(|| work.update.novelty(idx)),
            leans: candidate.leans,
            fate: fate(&work, settings.budget, idx),
        }
    };
    let candidates = (0..work.cluster.candidates.len()).map(weigh).collect();
    let method = work.method.as_str();
    drop(reasons);
    Explanation { summary: work.summary(), method, candidates }
}

fn fate(work: &Work, budget: Budget, idx: usize) -> Fate {
    let cluster = &work.cluster;
    let candidate = &cluster.candidates[idx];
    let picked = &work.selection.picked;
    if let Some(rank) = picked.iter().position(|taken| *taken == idx) {
        return Fate::Taken(rank as u32 + 1);
    }
    if work.stale.contains(&idx) {
        return Fate::Stale;
    }
    if !work.update.is_news(idx) {
        return Fate::Read;
    }
    let mut room = Room::new(budget, cluster);
    if !room.fits(candidate) {
        return Fate::TooLong;
    }
    let likeness = picked.iter().map(|&taken| (cosine(cluster, idx, taken), taken));
    if let Some((likeness, of)) = likeness.max_by(|a, b| a.0.total_cmp(&b.0))
        && likeness >= REPEATS
    {
        return Fate::Repeats { of: of as u32, likeness };
    }
    for &taken in picked {
        room.take(&cluster.candidates[taken]);
    }
    if !room.is_full() && !room.fits(candidate) {
        return Fate::NoRoom;
    }
    // The selection goes on while any unit fits.
    let is_torn = !room.is_full() && candidate.unit.len() > 1;
    if is_torn { Fate::Torn } else { Fate::Weaker }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write;

    use crate::testing::readings;
    use expect_test::{Expect, expect};

    fn check(article: &[&str], read: &[&[&str]], budget: Budget, expected: &Expect) {
        let (articles, read) = (readings(&[article]), readings(read));
        let settings = Settings { budget, ..Settings::default() };
        let explanation = explain(&articles, &read, None, &settings);
        let plain = crate::summarize(&articles, &read, None, &settings);
        assert_eq!(explanation.summary, plain);
        let mut out = explanation.method.to_owned();
        for weighed in &explanation.candidates {
            let Weighed { score, central, fate, leans, .. } = weighed;
            let lean = if *leans { ", leans" } else { "" };
            write!(out, "\n{score:.2} {central:.2}{lean}: {fate:?}").unwrap();
        }
        expected.assert_eq(&out);
    }

    #[test]
    fn every_candidate_has_its_features_and_its_fate() {
        check(
            &[
                "A dam near Ost burst on Monday and flooded three villages, police said.",
                "It had been built in 1961.",
                "The dam near Ost burst on Monday and flooded three villages.",
                "The weather on Tuesday will be mild.",
                "Engineers from four countries had warned again and again in letters that nobody \
                 read that the old wall of the dam near Ost, whose pumps were never replaced and \
                 whose gates had rusted in place, might well burst in a wet spring.",
            ],
            &[],
            Budget::Words(22),
            &expect![[r#"
                centroid
                1.00 0.82: Taken(1)
                0.08 0.34, leans: Taken(2)
                0.47 0.82: Repeats { of: 0, likeness: 0.9875138 }
                0.00 0.34: NoRoom
                0.12 0.63: TooLong"#]],
        );
    }

    #[test]
    fn a_sentence_is_not_taken_without_what_it_leans_on() {
        check(
            &[
                "A dam near Ost burst on Monday and flooded three villages.",
                "Prosecutors in the capital opened an inquiry into the builders and into all who \
                 had signed the plans of the wall since 1961.",
                "They are silent.",
            ],
            &[],
            Budget::Words(16),
            &expect![[r#"
                centroid
                1.00 0.58: Taken(1)
                0.05 0.58: TooLong
                0.00 0.58, leans: Torn"#]],
        );
    }

    #[test]
    fn what_was_read_is_passed_over() {
        check(
            &["A dam burst near Ost.", "Prosecutors opened an inquiry on Friday."],
            &[&["A dam burst near Ost."]],
            Budget::Sentences(2),
            &expect![[r#"
                centroid
                1.00 0.71: Read
                0.00 0.71: Taken(1)"#]],
        );
    }
}
