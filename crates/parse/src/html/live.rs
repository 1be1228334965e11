//! Live blogs: pages whose entries have times of their own.
//!
//! JSON-LD tells them best (`LiveBlogPosting.liveBlogUpdate`, schema.org); else the page's own markup does:
//! microdata, or elements that each hold a `<time>` and text.

use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use dom_query::{Document, NodeId, NodeRef};
use writethru_article::{BlockKind, Post};
use writethru_text::Span;

use super::block;
use super::field::{attribute, is_in};
use crate::draft::Draft;
use crate::time;

/// Fewest entries of a live blog that only its markup tells: fewer are teasers.
const MIN_POSTS: usize = 2;

/// Most entries that are read; the longest live blogs have about 500.
const MAX_POSTS: usize = 2_000;

/// Words up to which a line of an entry that is nothing but a link is a button.
const BUTTON: usize = 6;

/// How sites call a live blog in their markup.
static LIVE: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .build(["liveblog", "live-blog", "live_blog", "live-updates"])
        .expect("the names are few and short")
});

/// An entry of a live blog.
#[derive(Debug, Default)]
pub(crate) struct LivePost {
    pub(crate) headline: Option<String>,
    /// Its lines, each a block.
    pub(crate) body: Vec<(BlockKind, String)>,
    pub(crate) published: Option<String>,
    pub(crate) updated: Option<String>,
}

/// Whether a page calls itself a live blog somewhere.
pub(crate) fn is_named(html: &str) -> bool {
    LIVE.is_match(html)
}

/// The entries that the markup of a live blog holds, in page order, and their elements; none if it is
/// no live blog.
pub(crate) fn posts(document: &Document) -> (Vec<LivePost>, HashSet<NodeId>) {
    let candidates = [
        "[itemprop~=liveBlogUpdate]",
        "[itemtype$=\"/BlogPosting\"]",
        "article",
        "[id^=post-], [data-post-id], [class*=live-post], [class*=liveblog-post], [class*=live-blog-post], [class*=live-blog__post], [class*=live-update]",
    ];
    for selector in candidates {
        let Some(found) = document.try_select(selector) else { continue };
        let entries = innermost(found.nodes());
        let posts: Vec<LivePost> =
            entries.iter().take(MAX_POSTS).filter_map(post).collect();
        if posts.len() >= MIN_POSTS {
            return (posts, entries.iter().map(|node| node.id).collect());
        }
    }
    (Vec::new(), HashSet::new())
}

/// The elements that hold none of the others: an article may hold the entries, which are articles too.
fn innermost<'a>(nodes: &[NodeRef<'a>]) -> Vec<NodeRef<'a>> {
    let ids: HashSet<NodeId> = nodes.iter().map(|node| node.id).collect();
    let mut holders: HashSet<NodeId> = HashSet::new();
    for node in nodes {
        let parents = node.ancestors_it(None).map(|parent| parent.id);
        holders.extend(parents.filter(|id| ids.contains(id)));
    }
    nodes.iter().filter(|node| !holders.contains(&node.id)).copied().collect()
}

/// The entry that an element is: it has a time and says something.
fn post(node: &NodeRef<'_>) -> Option<LivePost> {
    if is_in(node, &["aside", "nav", "footer"]) {
        return None;
    }
    let times = node.descendants_it().filter(|inner| inner.has_name("time"));
    let times: Vec<NodeRef<'_>> = times.collect();
    let property = |name: &str| {
        let named =
            |inner: &NodeRef<'_>| inner.attr("itemprop").is_some_and(|p| &*p == name);
        let inner = node.descendants_it().find(named)?;
        attribute(&inner, "content").or_else(|| attribute(&inner, "datetime"))
    };
    let shown = || times.iter().find_map(|time| attribute(time, "datetime"));
    let published = property("datePublished").or_else(shown)?;
    let mut body = Vec::new();
    let mut headline = None;
    let clocks: Vec<String> =
        times.iter().map(|time| time.text().trim().to_owned()).collect();
    for line in block::lines(node) {
        let button = line.is_link() && line.text.split(' ').count() <= BUTTON;
        if button || clocks.contains(&line.text) {
            continue;
        }
        if line.kind == BlockKind::Heading && headline.is_none() && body.is_empty() {
            headline = Some(line.text);
        } else {
            body.push((line.kind, line.text));
        }
    }
    let says = body.iter().any(|(kind, _)| kind.is_body());
    let updated = property("dateModified").filter(|updated| *updated != published);
    says.then_some(LivePost { headline, body, published: Some(published), updated })
}

/// The lines of all entries.
pub(crate) fn lines(posts: &[LivePost]) -> BTreeSet<&str> {
    let body =
        posts.iter().flat_map(|post| post.body.iter().map(|(_, line)| line.as_str()));
    body.chain(posts.iter().filter_map(|post| post.headline.as_deref())).collect()
}

/// Appends the entries, each a heading and its blocks.
pub(crate) fn push(posts: &[LivePost], draft: &mut Draft) {
    for post in posts {
        let first = draft.pieces.len();
        if let Some(headline) = &post.headline {
            draft.push(BlockKind::Heading, headline);
        }
        for (kind, line) in &post.body {
            draft.push(*kind, line);
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
