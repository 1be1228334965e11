//! HTML pages (WHATWG), with JSON-LD, microdata and Open Graph.

mod availability;
mod block;
mod extract;
#[cfg(test)]
mod hostile;
mod ld;
mod meta;
mod scan;

use std::collections::{BTreeMap, BTreeSet};

use dom_query::Document;
use writethru_article::{Availability, BlockKind, Post, Warning};
use writethru_text::Span;

use crate::cue::{self, CueKind};
use crate::draft::Draft;
use crate::page::Page;
use crate::read::Articles;
use crate::{byline, time};
pub(crate) use block::Line;
use ld::Described;

/// How many lines beyond the main content notes and captions are looked for; after it come
/// comments, teasers of other articles and the footer.
const BEYOND: usize = 40;

/// Longest caption, in bytes: agencies' captions with credit have about 400.
const MAX_CAPTION: usize = 800;

/// Words from which a line that is nothing but a link is the headline of another article.
const TEASER: usize = 7;

/// Most lines that are searched for the breaks which an extractor lost; each costs a pass over the
/// lines of the page.
const MAX_GLUED: usize = 200;

/// A document type, or a tag that only pages have.
pub(crate) fn sniff(text: &str) -> bool {
    let head = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let head = &head[..head.floor_char_boundary(2048)].to_ascii_lowercase();
    let tags = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<article",
        "<p>",
        "<p ",
        "<div",
        "<meta",
    ];
    head.starts_with('<') && tags.iter().any(|tag| head.contains(tag))
}

/// Reads a page: one article, or what it is instead (`availability`).
pub(crate) fn read(page: &Page<'_>) -> Articles {
    let scanned = scan::scan(page.text)?;
    let described = ld::read(&scanned.json_ld).unwrap_or_default();
    let document = Document::from(scanned.html.as_str());
    let mut draft = Draft { meta: page.metadata(), ..Draft::default() };
    let head = meta::read(&document, &described, &mut draft.meta);
    let all = block::lines(&document.root());
    if described.posts.is_empty() {
        let lines = extract::lines(&scanned, described.body.as_deref());
        Assembly { head: &head, all: &all }.push(lines, &mut draft);
    } else {
        push_headline(head.headline.as_deref(), &mut draft);
        push_posts(&described, &mut draft);
    }
    for correction in &described.corrections {
        if !draft.source.contains(correction.as_str()) {
            draft.push(BlockKind::Notice, correction);
        }
    }
    let availability = available(&head, &described, &all, &draft);
    draft.meta.availability = availability;
    Ok(vec![draft.label()])
}

fn push_headline(headline: Option<&str>, draft: &mut Draft) {
    if let Some(headline) = headline {
        draft.push(BlockKind::Headline, headline);
    }
}

/// The entries of a live blog, each a heading and its paragraphs.
fn push_posts(described: &Described, draft: &mut Draft) {
    for post in &described.posts {
        let first = draft.pieces.len();
        if let Some(headline) = &post.headline {
            draft.push(BlockKind::Heading, headline);
        }
        for paragraph in post.body.lines() {
            draft.push(BlockKind::Paragraph, paragraph);
        }
        let (Some(opening), Some(last)) = (draft.pieces.get(first), draft.pieces.last())
        else {
            continue;
        };
        let span = Span::new(opening.span.start(), last.span.end());
        let warnings = &mut draft.meta.warnings;
        let mut time = |field: &str, written: &Option<String>| {
            written.as_deref().and_then(|written| time::read(field, written, warnings))
        };
        let published = time("published", &post.published);
        let updated = time("updated", &post.updated);
        draft.meta.posts.push(Post { span, published, updated });
    }
}

fn available(
    head: &meta::Head,
    described: &Described,
    all: &[Line],
    draft: &Draft,
) -> Availability {
    let is_body = |kind: BlockKind| kind.is_body() || kind == BlockKind::Notice;
    let parts = draft.pieces.iter().filter(|piece| is_body(piece.kind));
    let body: Vec<&str> = parts.map(|piece| &draft.source[piece.span.range()]).collect();
    let page: Vec<&str> = all.iter().take(2_000).map(|line| line.text.as_str()).collect();
    let title = head.headline.as_deref().unwrap_or_default();
    availability::of(title, &body.join(" "), &page.join(" "), described.paid)
}

/// Puts an article together from its main content and the lines around it.
struct Assembly<'a> {
    head: &'a meta::Head,
    /// All lines of the page.
    all: &'a [Line],
}

impl Assembly<'_> {
    fn push(&self, mut lines: Vec<Line>, draft: &mut Draft) {
        push_headline(self.head.headline.as_deref(), draft);
        self.cut(&mut lines);
        self.drop_headline(&mut lines);
        self.name_dek(&mut lines);
        let extras = self.extras(&lines);
        for (idx, line) in lines.iter().enumerate() {
            for extra in extras.iter().filter(|(anchor, _)| *anchor == idx) {
                draft.push(extra.1.kind, &extra.1.text);
            }
            draft.push(role(line), &line.text);
        }
        for extra in extras.iter().filter(|(anchor, _)| *anchor >= lines.len()) {
            draft.push(extra.1.kind, &extra.1.text);
        }
        if draft.meta.bylines.is_empty() && draft.source.is_empty() {
            draft.meta.warnings.push(Warning::new("the page holds no article"));
        }
    }

    /// Cuts lines that an extractor glued together where the page breaks them.
    fn cut(&self, lines: &mut Vec<Line>) {
        let whole: BTreeSet<&str> =
            self.all.iter().map(|line| line.text.as_str()).collect();
        let mut n_glued = 0;
        *lines = std::mem::take(lines)
            .into_iter()
            .flat_map(|line| {
                if whole.contains(line.text.as_str()) || n_glued == MAX_GLUED {
                    return vec![line];
                }
                n_glued += 1;
                self.parts(&line).unwrap_or_else(|| vec![line])
            })
            .collect();
    }

    /// The consecutive lines of the page that a line consists of.
    fn parts(&self, line: &Line) -> Option<Vec<Line>> {
        let opens = |other: &&Line| {
            line.text
                .strip_prefix(other.text.as_str())
                .is_some_and(|rest| rest.starts_with(' '))
        };
        let starts = self.all.iter().enumerate().filter(|(_, other)| opens(other));
        starts.into_iter().find_map(|(start, _)| self.parts_from(start, line))
    }

    /// The lines of the page from `start` on that a line consists of.
    fn parts_from(&self, start: usize, line: &Line) -> Option<Vec<Line>> {
        let mut rest = line.text.as_str();
        let mut out = Vec::new();
        for other in &self.all[start..] {
            rest = rest.strip_prefix(other.text.as_str())?.trim_start();
            out.push(Line { kind: line.kind, ..other.clone() });
            if rest.is_empty() {
                return Some(out);
            }
        }
        None
    }

    /// Takes the headline out of the first lines: it stands above them already.
    fn drop_headline(&self, lines: &mut Vec<Line>) {
        let Some(headline) = &self.head.headline else { return };
        let same = |line: &Line| line.text.eq_ignore_ascii_case(headline);
        if let Some(idx) = lines.iter().take(5).position(same) {
            lines.remove(idx);
        }
    }

    /// A first heading that the page gives as its description is the dek.
    fn name_dek(&self, lines: &mut [Line]) {
        let Some(description) = &self.head.description else { return };
        if let Some(first) = lines.first_mut() {
            let dek = first.kind == BlockKind::Heading && first.text == *description;
            if dek {
                first.kind = BlockKind::Dek;
            }
        }
    }

    /// Lines outside the main content that belong to the article, each with the index of the line
    /// that it stands before: dek, byline, captions, notes, the time of the update.
    fn extras(&self, lines: &[Line]) -> Vec<(usize, Line)> {
        let mut index: BTreeMap<&str, usize> = BTreeMap::new();
        for (idx, line) in lines.iter().enumerate() {
            index.entry(line.text.as_str()).or_insert(idx);
        }
        let known = |line: &Line| index.get(line.text.as_str()).copied();
        let first = self.all.iter().position(|line| known(line).is_some());
        let last = self.all.iter().rposition(|line| known(line).is_some());
        let (first, last) = (first.unwrap_or(0), last.unwrap_or(0));
        let from = first.saturating_sub(BEYOND);
        let to = (last + BEYOND).min(self.all.len());
        let mut anchor = 0;
        let mut out: Vec<(usize, Line)> = Vec::new();
        for line in self.all.get(from..to).unwrap_or_default() {
            if let Some(idx) = known(line) {
                anchor = anchor.max(idx + 1);
                continue;
            }
            let Some(kind) = self.belongs(line, anchor, lines.len()) else { continue };
            let again = out.iter().any(|(_, other)| other.text == line.text);
            let second =
                kind == BlockKind::Byline && out.iter().any(|(_, o)| o.kind == kind);
            if !again && !second {
                out.push((anchor, Line { kind, ..line.clone() }));
            }
        }
        out
    }

    /// The part that a line outside the main content plays; `None` if it plays none.
    fn belongs(&self, line: &Line, anchor: usize, n_lines: usize) -> Option<BlockKind> {
        let linked = line.linked * 10 >= line.text.len() * 9;
        if line.kind == BlockKind::Caption {
            let inside = anchor < n_lines && line.text.len() <= MAX_CAPTION;
            return inside.then_some(BlockKind::Caption);
        }
        if anchor == 0 && self.head.description.as_ref() == Some(&line.text) && !linked {
            return Some(BlockKind::Dek);
        }
        if anchor == 0 && byline::line(&line.text).is_some() {
            return Some(BlockKind::Byline);
        }
        let place = cue::Place { headline: false, edge: false, language: Some("en") };
        let hit = cue::find(&line.text, place).filter(|_| !linked)?;
        match hit.kind {
            CueKind::Credit => Some(BlockKind::Credit),
            CueKind::TimeUpdated | CueKind::TimePublished => Some(BlockKind::Other),
            kind => {
                let notice =
                    kind.notice().is_some_and(writethru_article::NoticeKind::is_factual);
                (notice && line.text.len() >= 25).then_some(BlockKind::Paragraph)
            }
        }
    }
}

/// The part that a line of the main content plays: as it is marked, but a line that is nothing
/// but the link to another article's headline is none of the body.
fn role(line: &Line) -> BlockKind {
    let linked = line.linked * 10 >= line.text.len() * 9;
    let teaser = matches!(line.kind, BlockKind::Paragraph | BlockKind::Heading)
        && line.text.split_whitespace().count() >= TEASER;
    if linked && teaser { BlockKind::Other } else { line.kind }
}

/// A fragment without scripts, checked by the guards of pages.
pub(crate) fn guarded(fragment: &str) -> Result<String, crate::Error> {
    scan::scan(fragment).map(|scanned| scanned.html)
}

/// The lines of a document or fragment.
pub(crate) fn block_lines(document: &Document) -> Vec<Line> {
    block::lines(&document.root())
}

/// The text of a field that may hold markup and references: tags left out, references resolved, white space
/// collapsed.
pub(crate) fn plain_text(field: &str) -> String {
    let text = if field.contains(['<', '&']) {
        let bounded = &field[..field.floor_char_boundary(1 << 20)];
        match scan::scan(bounded) {
            Ok(scanned) => {
                let lines = block::lines(&Document::fragment(scanned.html).root());
                let lines: Vec<String> =
                    lines.into_iter().map(|line| line.text).collect();
                lines.join("\n")
            }
            Err(_) => bounded.to_owned(),
        }
    } else {
        field.to_owned()
    };
    let lines: Vec<String> = text
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    lines.join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::show;

    fn check(page: &str, expected: Expect) {
        expected.assert_eq(&show::read(page.as_bytes(), ""));
    }

    const BODY: &str = "<p>The dam above Orava held through the night, engineers said on Monday, after three days of rain that filled the lake to the brim.</p><p>About 12,000 people were told to leave their homes in the valley, and most of them had gone by midnight, the mayor said.</p><h2>What comes next</h2><p>The engineers will open two of the four gates on Tuesday if the rain stops, which forecasters said was likely.</p>";

    #[test]
    fn a_page_with_json_ld() {
        check(
            &format!(
                "<!doctype html><html lang=\"en-GB\"><head><title>Dam holds | The Orava Post</title><link rel=canonical href=\"https://example.org/dam\"><script type=\"application/ld+json\">{{\"@graph\":[{{\"@type\":\"WebPage\"}},{{\"@type\":[\"NewsArticle\"],\"headline\":\"Dam holds after days of rain\",\"author\":[{{\"@type\":\"Person\",\"name\":\"Ana Ruiz\"}},{{\"name\":\"Jo Lund\"}}],\"publisher\":{{\"name\":\"The Orava Post\"}},\"datePublished\":\"2022-02-15T08:00:00+01:00\",\"dateModified\":\"2022-02-15T09:14:00+01:00\",}}]}}</script></head><body><nav><a href=/>Home</a></nav><article><h1>Dam holds after days of rain</h1><p>Updated 9:14 a.m.</p><figure><img src=a.jpg><figcaption>The dam on Monday. Photo: Jo Lund</figcaption></figure>{BODY}<p>Correction: An earlier version of this article misstated the number of gates. There are four, not two.</p><p><a href=/x>Minister says that no other dam in the country leaks</a></p></article><footer>© 2022</footer></body></html>"
            ),
            expect![[r#"
                headline: "Dam holds after days of rain"
                other: "Updated 9:14 a.m."
                caption: "The dam on Monday. Photo: Jo Lund"
                paragraph: "The dam above Orava held through the night, engineers said on Monday, after three days of rain that filled the lake to the brim."
                paragraph: "About 12,000 people were told to leave their homes in the valley, and most of them had gone by midnight, the mayor said."
                heading: "What comes next"
                paragraph: "The engineers will open two of the four gates on Tuesday if the rain stops, which forecasters said was likely."
                notice: "Correction: An earlier version of this article misstated the number of gates. There are four, not two."
                item "https://example.org/dam"
                url "https://example.org/dam"
                outlet "The Orava Post"
                story "https://example.org/dam"
                language "en-GB"
                by ["Ana Ruiz", "Jo Lund"]
                published 2022-02-15T08:00:00+01:00
                updated 2022-02-15T09:14:00+01:00
                updated visibly
                notice correction  "Correction: An earlier version of this article misstated the number of gates. There are four, not two."
            "#]],
        );
    }

    #[test]
    fn open_graph_speaks_where_nothing_else_does() {
        check(
            &format!(
                "<html><head><meta property=og:title content=\"Dam &amp; lake hold - The Orava Post\"><meta property=og:site_name content=\"The Orava Post\"><meta property=article:published_time content=2022-02-15T08:00:00><meta name=author content=\"By Ana Ruiz\"></head><body><div class=article>{BODY}</div></body></html>"
            ),
            expect![[r#"
                headline: "Dam & lake hold"
                paragraph: "The dam above Orava held through the night, engineers said on Monday, after three days of rain that filled the lake to the brim."
                paragraph: "About 12,000 people were told to leave their homes in the valley, and most of them had gone by midnight, the mayor said."
                heading: "What comes next"
                paragraph: "The engineers will open two of the four gates on Tuesday if the rain stops, which forecasters said was likely."
                outlet "The Orava Post"
                by ["Ana Ruiz"]
                warning: published "2022-02-15T08:00:00" has no offset from UTC: left out
            "#]],
        );
    }

    #[test]
    fn a_live_blog_has_posts() {
        check(
            "<html><head><script type=application/ld+json>{\"@type\":\"LiveBlogPosting\",\"headline\":\"Dam: live\",\"liveBlogUpdate\":[{\"@type\":\"BlogPosting\",\"headline\":\"Gates open\",\"articleBody\":\"Two gates are open.\",\"datePublished\":\"2022-02-15T10:00:00Z\"},{\"@type\":\"BlogPosting\",\"articleBody\":\"It rains.\"}]}</script></head><body></body></html>",
            expect![[r#"
                headline: "Dam: live"
                heading: "Gates open"
                paragraph: "Two gates are open."
                paragraph: "It rains."
                post 2022-02-15T10:00:00Z "Gates open\n\nTwo gates are open."
                post  "It rains."
            "#]],
        );
    }

    #[test]
    fn a_page_that_holds_no_article_says_what_it_is() {
        check(
            "<html><head><title>Page not found</title></head><body><p>Sorry.</p></body></html>",
            expect![[r#"
                headline: "Page not found"
                paragraph: "Sorry."
                missing
            "#]],
        );
        check(
            "<html><body><p>This article is no longer available.</p></body></html>",
            expect![[r#"
                paragraph: "This article is no longer available."
                unpublished
            "#]],
        );
        check(
            "<html><body></body></html>",
            expect![[r#"
            empty
            warning: the page holds no article
        "#]],
        );
        check(
            "<html><head><title>Dam holds</title></head><body><article><p>The dam above Orava held through the night, engineers said.</p><p>Subscribe to continue reading.</p></article></body></html>",
            expect![[r#"
                headline: "Dam holds"
                paragraph: "The dam above Orava held through the night, engineers said."
                other: "Subscribe to continue reading."
                paywalled
            "#]],
        );
    }
}
