//! [`Summary`]: a list of positions.

use writethru_facts::Reading;

use crate::budget::{Budget, Room};
use crate::cluster::{Cluster, time_order};
use crate::conflict;
use crate::method::{Method, Selection, Task};
use crate::reason::Reasons;
use crate::update::Update;

/// A summary: sentences of the articles, in reading order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// By article in time order, then by position.
    pub sentences: Vec<Pick>,
    /// Sentences of `read` articles, as (article, sentence), whose newer version no longer has them.
    pub dropped: Vec<(u32, u32)>,
    /// What a reader of the result should know.
    pub warnings: Vec<String>,
}

/// A sentence that was kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Pick {
    /// The index of its article.
    pub article: u32,
    /// The index of the sentence.
    pub sentence: u32,
    /// How much it was wanted, 0 to 1.
    pub score: f32,
    /// Why.
    pub reasons: Vec<String>,
}

/// How to summarize.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The greatest length.
    pub budget: Budget,
    /// How sentences are scored and selected; `None` is the best measured for the kind of input.
    pub method: Option<Method>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { budget: Budget::Sentences(3), method: None }
    }
}

/// Summarizes `articles`; where `read` is not empty, only what is new against it. `query` names
/// the topic, if there is one.
pub fn summarize(
    articles: &[Reading],
    read: &[Reading],
    query: Option<&str>,
    settings: &Settings,
) -> Summary {
    Work::new(articles, read, query, settings).summary()
}

/// How often stale sentences are put back and others chosen; what is stale then only gets its warning.
const MAX_ROUNDS: usize = 3;

/// A selection, with all that it was made from.
pub(crate) struct Work {
    pub(crate) cluster: Cluster,
    pub(crate) update: Update,
    pub(crate) method: Method,
    pub(crate) selection: Selection,
    /// Candidates that were put back, as a later article gives another value for a figure of theirs.
    pub(crate) stale: Vec<usize>,
    warnings: Vec<String>,
}

impl Work {
    pub(crate) fn new(
        articles: &[Reading],
        read: &[Reading],
        query: Option<&str>,
        settings: &Settings,
    ) -> Self {
        let mut cluster = Cluster::new(articles, &time_order(articles), query);
        let update = Update::new(&mut cluster, articles, read);
        let room = Room::new(settings.budget, &cluster);
        let method = settings.method.unwrap_or_else(|| Method::best(&cluster));
        let mut usable: Vec<bool> =
            (0..cluster.candidates.len()).map(|idx| update.is_news(idx)).collect();
        let (mut stale, mut warnings) = (Vec::new(), Vec::new());
        let select = |usable: &[bool]| {
            method.select(&Task { cluster: &cluster, room, usable, update: &update })
        };
        let mut selection = select(&usable);
        for _ in 0..MAX_ROUNDS {
            let found = conflict::stale(&cluster, articles, &selection.picked);
            if found.is_empty() {
                break;
            }
            for (idx, warning) in found {
                usable[idx] = false;
                stale.push(idx);
                warnings.push(warning);
            }
            selection = select(&usable);
        }
        let mut picked = selection.picked.clone();
        picked.sort_unstable();
        if picked.is_empty() {
            let task = Task { cluster: &cluster, room, usable: &usable, update: &update };
            warnings.extend(why_empty(&task, settings.budget));
        } else {
            warnings.extend(conflict::warnings(&cluster, articles, &picked));
        }
        Work { cluster, update, method, selection, stale, warnings }
    }

    /// The summary, in reading order.
    pub(crate) fn summary(self) -> Summary {
        let reasons = Reasons::new(&self.cluster, &self.update);
        let pick = |&idx: &usize| {
            let candidate = &self.cluster.candidates[idx];
            Pick {
                article: candidate.article,
                sentence: candidate.sentence,
                score: self.selection.scores[idx],
                reasons: reasons.of(idx),
            }
        };
        let mut picked = self.selection.picked.clone();
        picked.sort_unstable();
        let sentences = picked.iter().map(pick).collect();
        drop(reasons);
        Summary { sentences, dropped: self.update.dropped, warnings: self.warnings }
    }
}

/// What to tell the reader of an empty summary.
fn why_empty(task: &Task<'_>, budget: Budget) -> Vec<String> {
    let candidates = &task.cluster.candidates;
    if candidates.is_empty() {
        return vec!["no sentence to keep: the articles have no body text".to_owned()];
    }
    let usable = || candidates.iter().zip(task.usable).filter(|(_, usable)| **usable);
    let Some((shortest, _)) = usable().min_by_key(|(candidate, _)| match budget {
        Budget::Bytes(_) => candidate.bytes,
        _ => candidate.words,
    }) else {
        return vec!["nothing new: all that the articles say was read before".to_owned()];
    };
    let message = match budget {
        Budget::Sentences(_) => {
            "the budget is 0 sentences: give it at least 1".to_owned()
        }
        Budget::Words(n) => format!(
            "no whole sentence fits {n} words: the shortest has {}; raise the budget to that or more",
            shortest.words
        ),
        Budget::Bytes(n) => format!(
            "no whole sentence fits {n} bytes: the shortest has {}; raise the budget to that or more",
            shortest.bytes
        ),
        Budget::Ratio(share) => {
            let words: u32 = candidates.iter().map(|candidate| candidate.words).sum();
            let least = f64::from(shortest.words) / f64::from(words.max(1));
            format!(
                "no whole sentence fits the share {share} of the text: the shortest is {:.3} of it; \
                 raise the budget to that or more",
                (least * 1000.0).ceil() / 1000.0
            )
        }
    };
    vec![message]
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write;

    use crate::testing::readings;
    use expect_test::{Expect, expect};

    fn check(articles: &[&[&str]], read: &[&[&str]], budget: Budget, expected: &Expect) {
        let (articles, read) = (readings(articles), readings(read));
        let settings = Settings { budget, ..Settings::default() };
        let summary = summarize(&articles, &read, None, &settings);
        let mut out = String::new();
        for pick in &summary.sentences {
            let text = &articles[pick.article as usize].article.text;
            let span = text.sentences()[pick.sentence as usize].span;
            writeln!(out, "{}: {}", pick.article, &text[span]).unwrap();
        }
        for warning in &summary.warnings {
            writeln!(out, "warning: {warning}").unwrap();
        }
        expected.assert_eq(&out);
    }

    const DAM: &[&str] = &[
        "A dam near Ost burst on Monday and flooded three villages, police said.",
        "Rescue teams reached the flooded villages near Ost by boat.",
        "The weather on Tuesday will be mild.",
        "Engineers had warned that the dam near Ost might burst.",
    ];

    #[test]
    fn one_article_gives_its_opening_and_what_is_unlike_it() {
        check(
            &[DAM],
            &[],
            Budget::Sentences(2),
            &expect![[r#"
                0: A dam near Ost burst on Monday and flooded three villages, police said.
                0: The weather on Tuesday will be mild.
            "#]],
        );
    }

    #[test]
    fn a_quotation_is_whole_or_absent() {
        let article: &[&str] = &[
            "A dam near Ost burst on Monday and flooded three villages, police said.",
            "“We knew that the dam near Ost might burst. Nobody listened,” the engineer Ana Ruiz said.",
            "Rescue teams reached the flooded villages by boat.",
        ];
        check(
            &[article],
            &[],
            Budget::Sentences(3),
            &expect![[r#"
                0: A dam near Ost burst on Monday and flooded three villages, police said.
                0: “We knew that the dam near Ost might burst.
                0: Nobody listened,” the engineer Ana Ruiz said.
            "#]],
        );
        check(
            &[article],
            &[],
            Budget::Sentences(2),
            &expect![[r#"
                0: A dam near Ost burst on Monday and flooded three villages, police said.
                0: Rescue teams reached the flooded villages by boat.
            "#]],
        );
    }

    #[test]
    fn a_budget_of_words_is_never_exceeded() {
        check(
            &[DAM],
            &[],
            Budget::Words(20),
            &expect![[r"
            0: A dam near Ost burst on Monday and flooded three villages, police said.
            0: The weather on Tuesday will be mild.
        "]],
        );
    }

    #[test]
    fn a_budget_below_every_sentence_says_what_would_help() {
        check(
            &[DAM],
            &[],
            Budget::Words(5),
            &expect![[r"
            warning: no whole sentence fits 5 words: the shortest has 7; raise the budget to that or more
        "]],
        );
        check(
            &[DAM],
            &[],
            Budget::Bytes(12),
            &expect![[r"
            warning: no whole sentence fits 12 bytes: the shortest has 36; raise the budget to that or more
        "]],
        );
        check(
            &[DAM],
            &[],
            Budget::Ratio(0.1),
            &expect![[r"
            warning: no whole sentence fits the share 0.1 of the text: the shortest is 0.175 of it; raise the budget to that or more
        "]],
        );
        check(
            &[DAM],
            &[],
            Budget::Sentences(0),
            &expect![[r"
            warning: the budget is 0 sentences: give it at least 1
        "]],
        );
    }

    #[test]
    fn no_text_and_nothing_new_are_said() {
        check(
            &[],
            &[],
            Budget::Sentences(3),
            &expect![[r"
            warning: no sentence to keep: the articles have no body text
        "]],
        );
        check(
            &[DAM],
            &[DAM],
            Budget::Sentences(3),
            &expect![[r"
            warning: nothing new: all that the articles say was read before
        "]],
        );
    }

    #[test]
    fn an_update_holds_only_what_was_not_read() {
        let update = ["Prosecutors opened an inquiry into the firm that built the wall."];
        let newer = [DAM, &update].concat();
        check(
            &[&newer],
            &[DAM],
            Budget::Sentences(3),
            &expect![[r"
            0: Prosecutors opened an inquiry into the firm that built the wall.
        "]],
        );
    }
}
