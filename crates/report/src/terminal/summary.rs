//! A summary as text: its sentences with where they stand.

use writethru_facts::Reading;
use writethru_summarize::Summary;

use crate::marked::clean;
use crate::phrase::{count, place};
use crate::render::Look;

use super::paint::{Painted, Tone};

/// The sentences, each with its source; bare with `plain`.
pub(crate) fn summary(
    articles: &[Reading],
    read: &[Reading],
    summary: &Summary,
    look: &Look,
) -> String {
    let sentences = summary.sentences.iter().map(|pick| {
        let reading = &articles[pick.article as usize];
        (pick, reading, sentence(reading, pick.sentence))
    });
    if look.plain {
        return sentences.map(|(_, _, text)| text).collect::<Vec<_>>().join("\n");
    }
    let mut parts = vec![head(articles, read, summary, look)];
    for (pick, reading, text) in sentences {
        let text = Painted::new(Tone::Plain, &text);
        let mut from = place(reading, pick.sentence);
        if articles.len() > 1 {
            from = format!("{}, {from}", clean(&reading.article.meta.id));
        }
        if !pick.reasons.is_empty() {
            from = format!("{from} · {}", clean(&pick.reasons.join(", ")));
        }
        let from = Painted::new(Tone::Dim, &from);
        parts.push(format!(
            "{}\n{}",
            text.wrap(look.width, "  • ", "    ", look.color),
            from.wrap(look.width, "    ", "      ", look.color)
        ));
    }
    if !summary.dropped.is_empty() {
        parts.push(dropped(read, summary, look));
    }
    for warning in &summary.warnings {
        let line = Painted::new(Tone::Alert, &format!("warning: {}", clean(warning)));
        parts.push(line.wrap(look.width, "", "  ", look.color));
    }
    parts.join("\n\n")
}

/// `3 sentences, 62 words, of 2 articles`.
pub(crate) fn extent(
    articles: &[Reading],
    read: &[Reading],
    summary: &Summary,
) -> String {
    let words: usize = summary
        .sentences
        .iter()
        .map(|pick| {
            let text = &articles[pick.article as usize].article.text;
            let span = text.sentences()[pick.sentence as usize].span;
            text[span].split_whitespace().count()
        })
        .sum();
    let (one, many) = if read.is_empty() {
        ("sentence", "sentences")
    } else {
        ("new sentence", "new sentences")
    };
    let mut out = format!(
        "{}, {}",
        count(summary.sentences.len(), one, many),
        count(words, "word", "words")
    );
    match articles {
        [only] => out.push_str(&format!(", of {}", clean(&only.article.meta.id))),
        _ => out
            .push_str(&format!(", of {}", count(articles.len(), "article", "articles"))),
    }
    if !read.is_empty() {
        out.push_str(&format!(" since {}", count(read.len(), "article", "articles")));
    }
    out
}

/// One sentence of a reading, cleaned for display.
pub(crate) fn sentence(reading: &Reading, idx: u32) -> String {
    let text = &reading.article.text;
    clean(&text[text.sentences()[idx as usize].span])
}

fn head(
    articles: &[Reading],
    read: &[Reading],
    summary: &Summary,
    look: &Look,
) -> String {
    let mut lines = Vec::new();
    if let [only] = articles
        && let Some(headline) = only.article.headline()
    {
        let headline = Painted::new(Tone::Strong, &clean(headline));
        lines.push(headline.wrap(look.width, "", "  ", look.color));
    }
    let extent = Painted::new(Tone::Dim, &extent(articles, read, summary));
    lines.push(extent.wrap(look.width, "", "  ", look.color));
    lines.join("\n")
}

fn dropped(read: &[Reading], summary: &Summary, look: &Look) -> String {
    let mut lines = vec![Painted::new(Tone::Strong, "no longer there").show(look.color)];
    for &(article, idx) in &summary.dropped {
        let reading = &read[article as usize];
        let text = Painted::new(Tone::Old, &format!("[-{}-]", sentence(reading, idx)));
        lines.push(text.wrap(look.width, "  • ", "    ", look.color));
        let from =
            format!("{}, {}", clean(&reading.article.meta.id), place(reading, idx));
        let from = Painted::new(Tone::Dim, &from);
        lines.push(from.wrap(look.width, "    ", "      ", look.color));
    }
    lines.join("\n")
}
