//! [`summarize_each`]: a line of every article.

use writethru_facts::Reading;

use crate::cluster::{Cluster, time_order};
use crate::conflict;
use crate::summary::{Settings, Summary, summarize};
use crate::update::Update;

/// Summarizes every article that stands by itself, each within the budget; where `read` is not empty,
/// only what is new in it. An article of which nothing fits is left out, and a warning says why.
pub fn summarize_each(
    articles: &[Reading],
    read: &[Reading],
    query: Option<&str>,
    settings: &Settings,
) -> Summary {
    let order = time_order(articles);
    let mut cluster = Cluster::new(articles, &order, query);
    let mut out = Summary::default();
    for &idx in &order {
        let article = &articles[idx];
        let one = summarize(std::slice::from_ref(article), read, query, settings);
        let mut picks = one.sentences;
        for pick in &mut picks {
            pick.article = idx as u32;
        }
        out.sentences.extend(picks);
        let id = &article.article.meta.id;
        out.warnings
            .extend(one.warnings.iter().map(|warning| format!("{id}: {warning}")));
    }
    let picked: Vec<usize> = (0..cluster.candidates.len())
        .filter(|&idx| {
            let candidate = &cluster.candidates[idx];
            let place = (candidate.article, candidate.sentence);
            out.sentences.iter().any(|pick| (pick.article, pick.sentence) == place)
        })
        .collect();
    out.warnings.extend(conflict::warnings(&cluster, articles, &picked));
    out.dropped = Update::new(&mut cluster, articles, read).dropped;
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Budget;
    use crate::testing::readings;

    #[test]
    fn every_article_gives_its_line_and_tolls_that_differ_are_told() {
        let articles = readings(&[
            &[
                "Police said 12 people were killed when the dam near Ost burst on Monday.",
                "Rain fell.",
            ],
            &[],
            &[
                "Police said 31 people were killed after the dam near Ost burst on Monday.",
            ],
        ]);
        let settings = Settings { budget: Budget::Sentences(1), ..Settings::default() };
        let summary = summarize_each(&articles, &[], None, &settings);
        let places: Vec<(u32, u32)> =
            summary.sentences.iter().map(|pick| (pick.article, pick.sentence)).collect();
        assert_eq!(places, [(0, 0), (2, 0)]);
        assert_eq!(
            summary.warnings,
            [
                "a1: no sentence to keep: the articles have no body text",
                "figures differ: “12” in a0, “31” in a2",
            ]
        );
    }
}
