//! Article inputs: records of callers.

use writethru_article::{
    Article, ArticleInput, Block, BlockKind, Metadata, Time, Warning,
};
use writethru_text::Span;

/// Reads an article input. `id` names the article where the input has no `id` of its own.
pub fn read_input(input: &ArticleInput, id: &str) -> Article {
    let mut meta = Metadata {
        id: input.id.clone().unwrap_or_else(|| id.to_owned()),
        url: input.url.clone(),
        outlet: input.outlet.clone(),
        language: input.language.clone(),
        story: input.story.clone(),
        ..Metadata::default()
    };
    meta.published = time(&mut meta, "published", input.published.as_deref());
    meta.updated = time(&mut meta, "updated", input.updated.as_deref());
    let mut source = String::new();
    let mut blocks = Vec::new();
    let mut push = |source: &mut String, kind, part: &str| {
        let start = source.len();
        source.push_str(part);
        blocks.push(Block { kind, span: Span::new(start, source.len()) });
    };
    for (kind, part) in
        [(BlockKind::Headline, &input.headline), (BlockKind::Dek, &input.dek)]
    {
        if let Some(part) = part.as_deref().filter(|part| !part.is_empty()) {
            push(&mut source, kind, part);
            source.push_str("\n\n");
        }
    }
    if let Some(sentences) = &input.sentences {
        for (idx, sentence) in sentences.iter().enumerate() {
            if idx > 0 {
                source.push('\n');
            }
            push(&mut source, BlockKind::Paragraph, sentence);
        }
        return Article::new(source, blocks, |_| true, meta);
    }
    for line in input.text.as_deref().unwrap_or_default().split_inclusive('\n') {
        let start = source.len() + (line.len() - line.trim_start().len());
        source.push_str(line);
        let end = start + line.trim().len();
        if end > start {
            blocks
                .push(Block { kind: BlockKind::Paragraph, span: Span::new(start, end) });
        }
    }
    if input.text.as_deref().unwrap_or_default().is_empty() {
        source.truncate(source.trim_end().len());
    }
    Article::new(source, blocks, |_| false, meta)
}

fn time(meta: &mut Metadata, field: &str, written: Option<&str>) -> Option<Time> {
    ArticleInput::time(field, written).unwrap_or_else(|message| {
        meta.warnings.push(Warning::new(message));
        None
    })
}
