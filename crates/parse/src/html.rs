//! HTML pages (WHATWG), with JSON-LD, microdata and Open Graph.

mod assembly;
mod availability;
mod block;
mod extract;
mod field;
mod headline;
mod hint;
#[cfg(test)]
mod hostile;
mod ld;
mod live;
mod mend;
mod meta;
mod scan;

use std::collections::{BTreeSet, HashSet};

use dom_query::Document;
use writethru_article::{Availability, BlockKind, Warning};

use crate::draft::Draft;
use crate::page::Page;
use crate::read::Articles;
use assembly::Assembly;
use availability::Shown;
use block::Line;
use live::LivePost;

/// How many lines below the text may be a wall.
const BELOW: usize = 8;

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
        "<span",
        "<section",
        "<main",
        "<h1",
        "<ul>",
        "<table",
        "<title",
        "<meta",
    ];
    head.starts_with('<') && tags.iter().any(|tag| head.contains(tag))
}

/// Reads a page: one article, or what it is instead (`availability`).
pub(crate) fn read(page: &Page<'_>) -> Articles {
    let scanned = scan::scan(page.text)?;
    let mut described = ld::read(&scanned.json_ld).unwrap_or_default();
    let document = Document::from(scanned.html.as_str());
    let mut draft = Draft { meta: page.metadata(), ..Draft::default() };
    let mut posts = std::mem::take(&mut described.posts);
    let told = !posts.is_empty();
    let mut entries = HashSet::new();
    if !told && (described.live || live::is_named(&scanned.html)) {
        (posts, entries) = live::posts(&document);
    }
    let head = meta::read(&document, &described, &entries, &mut draft.meta);
    let all = block::lines(&document.root());
    let assembly = Assembly { head: &head, all: &all };
    // JSON-LD that has the entries has all.
    let lines = if told {
        Vec::new()
    } else {
        before(
            &posts,
            extract::lines(&scanned, &document, described.body.as_deref()),
            &all,
        )
    };
    assembly.push(lines, &mut draft);
    live::push(&posts, &mut draft);
    if draft.source.is_empty() {
        draft.meta.warnings.push(Warning::new("the page holds no article"));
    }
    for correction in &described.corrections {
        if !draft.source.contains(correction.as_str()) {
            draft.push(BlockKind::Notice, correction);
        }
    }
    let availability = available(&head, &all, &draft);
    draft.meta.availability = availability;
    Ok(vec![draft.label()])
}

/// The lines that stand above the entries of a live blog; all of them where there are none.
fn before(posts: &[LivePost], mut lines: Vec<Line>, all: &[Line]) -> Vec<Line> {
    if posts.is_empty() {
        return lines;
    }
    let entries = live::lines(posts);
    let first = all.iter().position(|line| entries.contains(line.text.as_str()));
    let above: BTreeSet<&str> =
        all[..first.unwrap_or(0)].iter().map(|line| line.text.as_str()).collect();
    lines.retain(|line| above.contains(line.text.as_str()));
    lines
}

fn available(head: &meta::Head, all: &[Line], draft: &Draft) -> Availability {
    let is_body = |kind: BlockKind| kind.is_body() || kind == BlockKind::Notice;
    let parts = draft.pieces.iter().filter(|piece| is_body(piece.kind));
    let body: Vec<&str> = parts.map(|piece| &draft.source[piece.span.range()]).collect();
    let page: Vec<&str> = all.iter().take(2_000).map(|line| line.text.as_str()).collect();
    let last = draft.pieces.iter().rfind(|piece| piece.kind.is_body());
    let last = last.map(|piece| &draft.source[piece.span.range()]);
    let end = all.iter().rposition(|line| Some(line.text.as_str()) == last);
    let below = all.iter().skip(end.map_or(0, |end| end + 1)).take(BELOW);
    let below: Vec<&str> = below.map(|line| line.text.as_str()).collect();
    availability::of(Shown {
        title: head.headline.as_deref().unwrap_or_default(),
        body: &body.join(" "),
        page: &page.join(" "),
        below: &below.join(" "),
        free: head.free,
    })
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

    #[test]
    fn a_standfirst_is_the_dek_and_the_heading_the_headline() {
        check(
            &format!(
                "<html><head><title>Orava dam: what we know</title></head><body><article><h1>Dam holds after three days of rain</h1><p class=standfirst>Thousands left their homes, but the wall stood.</p><p class=byline>By Ana Ruiz</p><p class=job>Political editor</p>{BODY}<p><a href=/n>Sign up for our newsletter</a></p></article></body></html>"
            ),
            expect![[r#"
                headline: "Dam holds after three days of rain"
                dek: "Thousands left their homes, but the wall stood."
                byline: "By Ana Ruiz"
                byline: "Political editor"
                paragraph: "The dam above Orava held through the night, engineers said on Monday, after three days of rain that filled the lake to the brim."
                paragraph: "About 12,000 people were told to leave their homes in the valley, and most of them had gone by midnight, the mayor said."
                heading: "What comes next"
                paragraph: "The engineers will open two of the four gates on Tuesday if the rain stops, which forecasters said was likely."
                other: "Sign up for our newsletter"
                by ["Ana Ruiz"]
            "#]],
        );
    }

    #[test]
    fn the_markup_of_a_live_blog_gives_posts() {
        check(
            "<html><head><title>Dam: live updates</title></head><body class=liveblog><main><h1>Dam above Orava: live updates</h1><p>The dam above Orava is holding, but the lake is full to the brim and more rain is on its way.</p><div class=posts><article><time datetime=2022-02-15T10:00:00Z>10:00</time><h2>Gates open</h2><p>Two gates are open.</p><p>Two more will follow.</p><a href=#>Share</a></article><article><time datetime=2022-02-15T09:00:00Z>09:00</time><p>It rains in the valley.</p></article></div></main></body></html>",
            expect![[r#"
                headline: "Dam above Orava: live updates"
                paragraph: "The dam above Orava is holding, but the lake is full to the brim and more rain is on its way."
                heading: "Gates open"
                paragraph: "Two gates are open."
                paragraph: "Two more will follow."
                paragraph: "It rains in the valley."
                post 2022-02-15T10:00:00Z "Gates open\n\nTwo gates are open.\n\nTwo more will follow."
                post 2022-02-15T09:00:00Z "It rains in the valley."
            "#]],
        );
        check(
            "<html><body><div itemscope itemtype=https://schema.org/LiveBlogPosting><h1 itemprop=headline>Dam above Orava holds</h1><div itemprop=liveBlogUpdate itemscope itemtype=https://schema.org/BlogPosting><meta itemprop=datePublished content=2022-02-15T10:00:00Z><meta itemprop=dateModified content=2022-02-15T10:30:00Z><p>Two gates are open.</p></div><div itemprop=liveBlogUpdate itemscope itemtype=https://schema.org/BlogPosting><meta itemprop=datePublished content=2022-02-15T09:00:00Z><p>It rains.</p></div></div></body></html>",
            expect![[r#"
                headline: "Dam above Orava holds"
                paragraph: "Two gates are open."
                paragraph: "It rains."
                post 2022-02-15T10:00:00Z "Two gates are open."
                post 2022-02-15T09:00:00Z "It rains."
            "#]],
        );
    }
}
