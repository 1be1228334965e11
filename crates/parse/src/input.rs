//! Article inputs: records of callers.

use writethru_article::{
    Article, ArticleInput, Availability, BlockKind, BlockRecord, Dateline, Metadata,
    Notice, Post, Time, Warning,
};
use writethru_text::Span;

use crate::draft::{Draft, Piece};
use crate::{paragraph, time};

/// Reads an article input. `id` names the article where the input has no `id` of its own.
///
/// A record of `parse` (it has `blocks`) comes back block for block. In the short form headline, dek and
/// text are joined by one blank line, byte for byte; given sentences are never cut. An empty `text` is an
/// article without sentences; an input with neither text, sentences nor headline is `empty`.
pub fn read_input(input: &ArticleInput, id: &str) -> Article {
    let mut draft = Draft { meta: metadata(input, id), ..Draft::default() };
    if let (Some(text), Some(blocks)) = (&input.text, &input.blocks) {
        if let Some(pieces) = pieces(text, blocks) {
            draft.pieces = pieces;
            draft.source.clone_from(text);
            restore(input, &mut draft);
            return draft.restore();
        }
        let message =
            "blocks are out of order, overlap or cut a character: read as plain text";
        draft.meta.warnings.push(Warning::new(message));
        push_text(&mut draft, text);
        return draft.label();
    }
    let given = input.sentences.is_some();
    let rest = match &input.sentences {
        Some(sentences) => !sentences.is_empty(),
        None => input.text.as_deref().is_some_and(|text| !text.is_empty()),
    };
    let parts = [(BlockKind::Headline, &input.headline), (BlockKind::Dek, &input.dek)];
    for (kind, part) in parts {
        let Some(part) = part.as_deref().filter(|part| !part.is_empty()) else {
            continue;
        };
        if !draft.source.is_empty() {
            draft.source.push_str("\n\n");
        }
        draft.push_raw(kind, part, given);
    }
    if rest && !draft.source.is_empty() {
        draft.source.push_str("\n\n");
    }
    match (&input.sentences, &input.text) {
        (Some(sentences), _) => push_sentences(&mut draft, sentences),
        (None, Some(text)) => push_text(&mut draft, text),
        (None, None)
            if draft.source.is_empty()
                && draft.meta.availability == Availability::Present =>
        {
            draft.meta.availability = Availability::Empty;
            let message = "the input has neither text nor sentences";
            draft.meta.warnings.push(Warning::new(message));
        }
        (None, None) => {}
    }
    draft.label()
}

/// Everything but the text.
fn metadata(input: &ArticleInput, id: &str) -> Metadata {
    let mut warnings = Vec::new();
    let mut time = |field, written: &Option<String>| {
        written.as_deref().and_then(|written| time::read(field, written, &mut warnings))
    };
    let published = time("published", &input.published);
    let updated = time("updated", &input.updated);
    let captured = time("captured", &input.captured);
    Metadata {
        id: input.id.clone().unwrap_or_else(|| id.to_owned()),
        item: input.item.clone(),
        source: input.source.clone(),
        url: input.url.clone(),
        outlet: input.outlet.clone(),
        story: input.story.clone(),
        version: input.version.clone(),
        bylines: input.bylines.clone(),
        section: input.section.clone(),
        language: input.language.clone(),
        published,
        updated,
        updated_visible: input.updated_visible,
        captured,
        digest: input.digest.clone(),
        availability: input.availability.unwrap_or_default(),
        warnings,
        ..Metadata::default()
    }
}

/// The blocks of a record; `None` if they are not in order, disjoint and on characters of the text.
fn pieces(text: &str, blocks: &[BlockRecord]) -> Option<Vec<Piece>> {
    let mut at = 0;
    let piece = |block: &BlockRecord| {
        let span =
            span(text, block.start, block.end).filter(|span| span.start() >= at)?;
        at = span.end();
        Some(Piece { kind: block.kind, span, given: false })
    };
    blocks.iter().map(piece).collect()
}

/// The span, if it lies on characters of the text.
fn span(text: &str, start: usize, end: usize) -> Option<Span> {
    text.get(start..end).map(|_| Span::new(start, end))
}

/// The parts of a record that have places in the text; what lies off its characters is left out.
fn restore(input: &ArticleInput, draft: &mut Draft) {
    let Draft { source, meta, .. } = draft;
    let restored = |warning: &writethru_article::WarningRecord| Warning {
        message: warning.message.clone(),
        span: warning
            .start
            .zip(warning.end)
            .and_then(|(start, end)| span(source, start, end)),
    };
    meta.warnings.splice(0..0, input.warnings.iter().map(restored));
    meta.dateline = input.dateline.as_ref().and_then(|dateline| {
        Some(Dateline {
            span: span(source, dateline.start, dateline.end)?,
            place: dateline.place.clone(),
            agency: dateline.agency.clone(),
            date: dateline.date.clone(),
        })
    });
    let notice = |notice: &writethru_article::NoticeRecord| {
        let span = span(source, notice.start, notice.end)?;
        Some(Notice { kind: notice.kind, span, date: notice.date.clone() })
    };
    meta.notices = input.notices.iter().filter_map(notice).collect();
    let post = |post: &writethru_article::PostRecord| {
        let span = span(source, post.start, post.end)?;
        let (published, updated): (Option<Time>, Option<Time>) =
            (post.published.clone(), post.updated.clone());
        Some(Post { span, published, updated })
    };
    meta.posts = input.posts.iter().filter_map(post).collect();
}

fn push_sentences(draft: &mut Draft, sentences: &[String]) {
    for (idx, sentence) in sentences.iter().enumerate() {
        if idx > 0 {
            draft.source.push('\n');
        }
        draft.push_raw(BlockKind::Paragraph, sentence, true);
    }
}

/// Appends plain text byte for byte, a block for each of its paragraphs.
fn push_text(draft: &mut Draft, text: &str) {
    let at = draft.source.len();
    draft.source.push_str(text);
    for paragraph in paragraph::paragraphs(text) {
        let item = paragraph::is_item(&text[paragraph.range()]);
        let kind = if item { BlockKind::ListItem } else { BlockKind::Paragraph };
        let span = Span::new(at + paragraph.start(), at + paragraph.end());
        draft.pieces.push(Piece { kind, span, given: false });
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use writethru_article::ArticleRecord;

    use super::*;

    fn check(json: &str, expected: Expect) {
        expected.assert_eq(&show(&read(json)));
    }

    fn read(json: &str) -> Article {
        read_input(&serde_json::from_str(json).unwrap(), "0")
    }

    /// The blocks, one a line, then what was recognised.
    fn show(article: &Article) -> String {
        let mut out = String::new();
        for block in article.blocks.iter() {
            out += &format!("{}: {:?}\n", block.kind.as_str(), &article.text[block.span]);
        }
        for notice in &article.meta.notices {
            let date = notice.date.as_ref().map_or("", Time::as_str);
            let text = &article.text[notice.span];
            out += &format!("notice {} {date} {text:?}\n", notice.kind.as_str());
        }
        for warning in &article.meta.warnings {
            out += &format!("warning: {}\n", warning.message);
        }
        if article.meta.availability != Availability::Present {
            out += &format!("availability: {}\n", article.meta.availability.as_str());
        }
        out
    }

    #[test]
    fn headline_dek_and_text_are_joined_by_a_blank_line_byte_for_byte() {
        let json =
            r#"{"headline":"Dam holds ","dek":"","text":" The dam held.\nIt rained. "}"#;
        let article = read(json);
        assert_eq!(article.text.source(), "Dam holds \n\n The dam held.\nIt rained. ");
        check(
            json,
            expect![[r#"
            headline: "Dam holds"
            paragraph: "The dam held."
            paragraph: "It rained."
        "#]],
        );
    }

    #[test]
    fn an_empty_text_is_removed_statements_and_not_an_empty_page() {
        check(r#"{"text":""}"#, expect![""]);
        check(
            r#"{"headline":"Dam holds","text":""}"#,
            expect![[r#"
            headline: "Dam holds"
        "#]],
        );
        check(
            "{}",
            expect![[r#"
            warning: the input has neither text nor sentences
            availability: empty
        "#]],
        );
    }

    #[test]
    fn given_sentences_are_never_cut_and_each_is_a_block() {
        check(
            r#"{"headline":"No. Yes.","sentences":["LONDON (AP) — It rained. It held.", " ", "Correction: It was Ana."]}"#,
            expect![[r#"
                headline: "No. Yes."
                paragraph: "LONDON (AP) — It rained. It held."
                paragraph: " "
                notice: "Correction: It was Ana."
                notice correction  "Correction: It was Ana."
            "#]],
        );
    }

    #[test]
    fn a_dateline_is_a_block_before_its_paragraph() {
        check(
            r#"{"text":"By Ana Ruiz\n\nORAVA, Zelland (AP) — The dam held."}"#,
            expect![[r#"
                byline: "By Ana Ruiz"
                dateline: "ORAVA, Zelland (AP) —"
                paragraph: "The dam held."
            "#]],
        );
    }

    #[test]
    fn notices_credits_and_promotion_are_blocks() {
        check(
            r#"{"headline":"UPDATE 2-Dam holds","text":"(Adds minister's comment in paragraph 4)\n\nThe dam held. This story has been corrected to show that it did.\n\nREAD MORE: The long rain\n\nUpdated 9:14 a.m.\n\nCorrection\n\nThe dam is 40 years old, not 14.\n\nJo Lund contributed to this report."}"#,
            expect![[r#"
                headline: "UPDATE 2-Dam holds"
                notice: "(Adds minister's comment in paragraph 4)"
                paragraph: "The dam held."
                notice: "This story has been corrected to show that it did."
                other: "READ MORE: The long rain"
                other: "Updated 9:14 a.m."
                notice: "Correction"
                notice: "The dam is 40 years old, not 14."
                credit: "Jo Lund contributed to this report."
                notice update  "UPDATE 2-"
                notice update  "(Adds minister's comment in paragraph 4)"
                notice correction  "This story has been corrected to show that it did."
                notice correction  "The dam is 40 years old, not 14."
            "#]],
        );
    }

    #[test]
    fn a_tag_of_a_headline_is_a_notice_without_the_rest() {
        check(
            r#"{"headline":"CORRECTED-Dam holds","text":"It held. This April 21 story has been corrected."}"#,
            expect![[r#"
                headline: "CORRECTED-Dam holds"
                paragraph: "It held."
                notice: "This April 21 story has been corrected."
                notice correction  "CORRECTED-"
                notice correction  "This April 21 story has been corrected."
            "#]],
        );
        check(
            r#"{"headline":"REFILE-Dam holds","text":"It held. This story, first published on Oct. 15, 2021, has been corrected."}"#,
            expect![[r#"
                headline: "REFILE-Dam holds"
                paragraph: "It held."
                notice: "This story, first published on Oct. 15, 2021, has been corrected."
                notice refile  "REFILE-"
                notice correction  "This story, first published on Oct. 15, 2021, has been corrected."
            "#]],
        );
    }

    #[test]
    fn an_article_that_was_taken_back_is_withdrawn() {
        check(
            r#"{"headline":"STORY WITHDRAWN - Dam holds","text":"This story has been withdrawn. A substitute story will run."}"#,
            expect![[r#"
                headline: "STORY WITHDRAWN - Dam holds"
                notice: "This story has been withdrawn. A substitute story will run."
                notice withdrawal  "STORY WITHDRAWN"
                notice retraction  "This story has been withdrawn. A substitute story will run."
                availability: withdrawn
            "#]],
        );
    }

    #[test]
    fn a_time_that_is_none_is_left_out_with_a_warning() {
        check(
            r#"{"text":"It held.","published":"2022-02-30","updated":5,"captured":null}"#,
            expect![[r#"
                paragraph: "It held."
                warning: published "2022-02-30" is no time: left out
                warning: updated "5" is no time: left out
            "#]],
        );
    }

    #[test]
    fn a_record_comes_back_block_for_block() {
        let article = read(
            r#"{"id":"a","headline":"Dam holds","text":"ORAVA (AP) — It held.\n\nCorrection: It was Ana, not Jo.","published":"2022-02-15"}"#,
        );
        let record = serde_json::to_value(ArticleRecord::from(&article)).unwrap();
        let again = read(&record.to_string());
        assert_eq!(serde_json::to_value(ArticleRecord::from(&again)).unwrap(), record);
    }

    #[test]
    fn blocks_that_cut_characters_are_refused_with_a_warning() {
        check(
            r#"{"text":"É held.","blocks":[{"kind":"headline","start":1,"end":3}]}"#,
            expect![[r#"
                paragraph: "É held."
                warning: blocks are out of order, overlap or cut a character: read as plain text
            "#]],
        );
    }
}
