//! Results as text: for terminals and pipes.

use crate::render::{Look, Outcome};

/// Any outcome as text.
pub(crate) fn render(outcome: &Outcome<'_>, _: &Look) -> String {
    match outcome {
        Outcome::Article(article) => article.text.source().to_owned(),
        Outcome::Facts(reading) => reading.article.text.source().to_owned(),
        Outcome::Revision { revision, .. } => revision.verdict.as_str().to_owned(),
        Outcome::Summary { articles, summary, .. } => {
            let sentence = |pick: &writethru_summarize::Pick| {
                let text = &articles[pick.article as usize].article.text;
                text[text.sentences()[pick.sentence as usize].span].to_owned()
            };
            summary.sentences.iter().map(sentence).collect::<Vec<_>>().join("\n")
        }
    }
}
