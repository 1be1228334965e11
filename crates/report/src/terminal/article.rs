//! An article as text: what is known about it, then its blocks.

use writethru_article::{Article, BlockKind, Time};

use crate::marked::clean;
use crate::render::Look;

use super::paint::{Painted, Tone};

/// The article for people: metadata, then its blocks, those outside the body named.
pub(crate) fn article(article: &Article, look: &Look) -> String {
    let mut parts = vec![meta(article, look)];
    let mut lead = String::new();
    for block in article.blocks.iter() {
        let text = clean(&article.text[block.span]);
        let (tone, first) = match block.kind {
            BlockKind::Dateline => {
                lead = format!("{text} ");
                continue;
            }
            BlockKind::Headline | BlockKind::Heading => (Tone::Strong, String::new()),
            BlockKind::Paragraph => (Tone::Plain, String::new()),
            BlockKind::ListItem => (Tone::Plain, "  • ".to_owned()),
            BlockKind::Quote => (Tone::Plain, "  > ".to_owned()),
            kind => (Tone::Dim, format!("{}: ", kind.as_str().replace('_', " "))),
        };
        let rest = " ".repeat(first.chars().count().min(4));
        let text = Painted::new(Tone::Dim, &std::mem::take(&mut lead)).with(tone, &text);
        parts.push(text.wrap(look.width, &first, &rest, look.color));
    }
    for warning in &article.meta.warnings {
        let line = format!("warning: {}", clean(&warning.message));
        parts.push(
            Painted::new(Tone::Alert, &line).wrap(look.width, "", "  ", look.color),
        );
    }
    parts.join("\n\n")
}

fn meta(article: &Article, look: &Look) -> String {
    let meta = &article.meta;
    let time = |time: &Option<Time>| time.as_ref().map(Time::to_string);
    let fields = [
        ("outlet", meta.outlet.clone()),
        ("url", meta.url.clone()),
        ("story", meta.story.clone()),
        ("version", meta.version.clone()),
        ("by", (!meta.bylines.is_empty()).then(|| meta.bylines.join(", "))),
        ("published", time(&meta.published)),
        ("updated", time(&meta.updated)),
        ("captured", time(&meta.captured)),
        ("language", meta.language.clone()),
        (
            "availability",
            (meta.availability != writethru_article::Availability::Present)
                .then(|| meta.availability.as_str().to_owned()),
        ),
    ];
    let mut lines = vec![Painted::new(Tone::Strong, &clean(&meta.id)).show(look.color)];
    for (name, value) in fields {
        if let Some(value) = value {
            let line = Painted::new(Tone::Dim, &format!("{name:<12} {}", clean(&value)));
            lines.push(line.wrap(look.width, "  ", "               ", look.color));
        }
    }
    lines.join("\n")
}
