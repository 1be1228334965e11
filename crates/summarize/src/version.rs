//! Which articles are versions or reprints of one another.

use rustc_hash::FxHashMap;
use writethru_article::{Article, Time};
use writethru_text::TokenKind;

/// Words of a shingle.
const SHINGLE: usize = 4;

/// One shingle in this many is kept, chosen by its hash, so that the same are kept in every text.
const SAMPLE: u64 = 4;

/// Texts that share this part of their shingles are versions or reprints: an edited version keeps three
/// quarters and more, two reports on one event hardly a tenth.
const NEAR_IDENTICAL: f32 = 0.5;

/// At most this many articles are compared for each shingle: five hundred reprints of one text find their
/// group through the first.
const MAX_HOLDERS: usize = 8;

/// The group of every article, named by its first member: versions have one `story`, else one
/// URL, else near-identical text.
pub(crate) fn groups(articles: &[&Article]) -> Vec<usize> {
    let mut group: Vec<usize> = (0..articles.len()).collect();
    join_named(articles, &mut group, |article| article.meta.story.as_deref());
    join_named(articles, &mut group, |article| article.meta.url.as_deref());
    join_alike(articles, &mut group);
    (0..articles.len()).map(|idx| root(&group, idx)).collect()
}

/// The article of a group that stands: the newest by `updated`, else `published`, else the last
/// given; of texts that are the same, the first.
pub(crate) fn standing(articles: &[&Article], members: &[usize]) -> usize {
    let time = |idx: usize| {
        let meta = &articles[idx].meta;
        meta.updated.as_ref().or(meta.published.as_ref()).map(Time::instant)
    };
    let mut best = members[0];
    for &idx in &members[1..] {
        let newer = match (time(best), time(idx)) {
            (Some(old), Some(new)) if old != new => new > old,
            _ => true,
        };
        if newer && articles[idx].text.source() != articles[best].text.source() {
            best = idx;
        }
    }
    best
}

fn root(group: &[usize], mut idx: usize) -> usize {
    while group[idx] != idx {
        idx = group[idx];
    }
    idx
}

fn join(group: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(group, a), root(group, b));
    group[a.max(b)] = a.min(b);
}

fn join_named<'a>(
    articles: &[&'a Article],
    group: &mut [usize],
    name: impl Fn(&'a Article) -> Option<&'a str>,
) {
    let mut first: FxHashMap<&str, usize> = FxHashMap::default();
    for (idx, article) in articles.iter().enumerate() {
        if let Some(name) = name(article).filter(|name| !name.is_empty()) {
            let first = *first.entry(name).or_insert(idx);
            join(group, first, idx);
        }
    }
}

fn join_alike(articles: &[&Article], group: &mut [usize]) {
    let sketches: Vec<Vec<u64>> =
        articles.iter().map(|article| sketch(article)).collect();
    let mut holders: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    let mut shared = vec![0usize; articles.len()];
    for (idx, sketch) in sketches.iter().enumerate() {
        let mut met = Vec::new();
        for hash in sketch {
            let holders = holders.entry(*hash).or_default();
            for &other in holders.iter() {
                if shared[other] == 0 {
                    met.push(other);
                }
                shared[other] += 1;
            }
            if holders.len() < MAX_HOLDERS {
                holders.push(idx);
            }
        }
        for other in met {
            let all = sketch.len() + sketches[other].len() - shared[other];
            if shared[other] as f32 >= all as f32 * NEAR_IDENTICAL {
                join(group, other, idx);
            }
            shared[other] = 0;
        }
    }
}

/// A sample of the shingles of an article's body, as hashes without repetition. Of a text below a few
/// dozen words it may be empty: such a text is like no other.
fn sketch(article: &Article) -> Vec<u64> {
    let text = &article.text;
    let mut words = Vec::new();
    for block in article.body() {
        let tokens = &text.tokens()[text.tokens_in(block.span)];
        let is_word = |kind| matches!(kind, TokenKind::Word | TokenKind::Number);
        words.extend(
            tokens
                .iter()
                .filter(|token| is_word(token.kind))
                .map(|t| hash(&text[t.span])),
        );
    }
    let shingle = |window: &[u64]| {
        window
            .iter()
            .fold(0u64, |hash, word| (hash.rotate_left(5) ^ word).wrapping_mul(MIX))
    };
    let mut out: Vec<u64> = words
        .windows(SHINGLE)
        .map(shingle)
        .filter(|hash| (hash >> 32).is_multiple_of(SAMPLE))
        .collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// An odd number without a pattern in its bits (2⁶⁴ divided by the golden ratio).
const MIX: u64 = 0x9e37_79b9_7f4a_7c15;

/// A hash of a word, the same for upper and lower case.
fn hash(word: &str) -> u64 {
    word.bytes().fold(MIX, |hash, byte| {
        (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{readings, version};

    const REPORT: &str = "A dam near Ost burst on Monday and flooded three villages, police said. \
        Rescue teams reached the flooded villages by boat in the evening, and the mayor asked \
        all who live by the river to leave their homes until engineers had seen the wall.";

    #[test]
    fn an_edited_reprint_is_of_one_group_and_a_second_report_is_not() {
        let edited = REPORT.replace("Monday", "Tuesday");
        let other = "Three villages stood under water after a dam near Ost gave way, and boats \
            brought people to safety while the river was still rising, the regional office of \
            civil defence wrote in a statement on its website late in the night.";
        let readings = readings(&[&[REPORT], &[other], &[&edited], &[REPORT]]);
        let articles: Vec<&Article> = readings.iter().map(|r| &r.article).collect();
        assert_eq!(groups(&articles), [0, 1, 0, 0]);
        assert_eq!(standing(&articles, &[0, 2, 3]), 3);
        assert_eq!(standing(&articles, &[0, 3]), 0);
    }

    #[test]
    fn versions_of_a_story_are_of_one_group_however_short() {
        let versions = [
            version("dam", &["A dam burst."]),
            version("dam", &["Three died at a dam."]),
        ];
        let articles: Vec<&Article> = versions.iter().map(|r| &r.article).collect();
        assert_eq!(groups(&articles), [0, 0]);
        assert_eq!(standing(&articles, &[0, 1]), 1);
    }
}
