//! [`Cluster`]: the sentences that may be kept, with their terms.

use std::ops::Range;

use writethru_article::{Article, BlockKind};
use writethru_facts::Reading;

use crate::fact::{Facts, Tells};
use crate::opening::{leans, quotation};
use crate::term::{Term, Terms};
use crate::unit::{Hold, units};
use crate::version::{groups, standing};

/// A text in which fewer than this share of the terms are English function words is not English
/// prose: its words are weighed against its own sentences. English news has 0.35 to 0.5.
const MIN_FUNCTION_WORDS: f32 = 0.15;

/// The sentences of some articles that may be kept, in reading order.
#[derive(Default)]
pub(crate) struct Cluster {
    pub(crate) terms: Terms,
    /// By article in time order, then by position.
    pub(crate) candidates: Vec<Candidate>,
    /// The terms of all candidates, in order, function words included.
    pub(crate) sequence: Vec<Term>,
    /// Sparse vectors of all candidates: content terms, ascending, with tf·idf weights of length 1.
    pub(crate) vectors: Vec<(Term, f32)>,
    /// The terms of query, headlines and deks, ascending.
    pub(crate) topic: Vec<Term>,
    pub(crate) n_articles: usize,
}

/// A sentence that may be kept.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) article: u32,
    pub(crate) sentence: u32,
    /// Rank of the article in time order.
    pub(crate) order: u32,
    /// 0-based among the candidates of its article.
    pub(crate) position: u32,
    /// How many candidates its article has.
    pub(crate) of: u32,
    /// Blank-separated words.
    pub(crate) words: u32,
    pub(crate) bytes: u32,
    /// Whether it leans on the sentence before it.
    pub(crate) leans: bool,
    /// What kinds of fact it tells.
    pub(crate) tells: Tells,
    /// The candidates that have to be taken with it, itself among them.
    pub(crate) unit: Range<u32>,
    sequence: Range<u32>,
    vector: Range<u32>,
}

impl Cluster {
    /// The candidates of the articles that `keep` names, by index, in this order.
    pub(crate) fn new(
        articles: &[Reading],
        order: &[usize],
        query: Option<&str>,
    ) -> Self {
        let mut cluster = Cluster { n_articles: order.len(), ..Cluster::default() };
        for (rank, &idx) in order.iter().enumerate() {
            cluster.push(&articles[idx], idx as u32, rank as u32);
        }
        cluster.read_topic(articles, order, query);
        cluster.weigh();
        cluster
    }

    /// The terms of a candidate, in order.
    pub(crate) fn terms_of(&self, idx: usize) -> &[Term] {
        let range = &self.candidates[idx].sequence;
        &self.sequence[range.start as usize..range.end as usize]
    }

    /// The vector of a candidate.
    pub(crate) fn vector_of(&self, idx: usize) -> &[(Term, f32)] {
        let range = &self.candidates[idx].vector;
        &self.vectors[range.start as usize..range.end as usize]
    }

    fn push(&mut self, reading: &Reading, idx: u32, order: u32) {
        let article = &reading.article;
        let mut facts = Facts::of(reading);
        let first = self.candidates.len();
        let mut holds: Vec<Hold> = Vec::new();
        for (sentence_idx, sentence) in article.text.sentences().iter().enumerate() {
            if !may_be_kept(article, sentence_idx) {
                continue;
            }
            let start = self.sequence.len() as u32;
            let tokens = article.text.tokens_of(sentence_idx);
            self.terms.read(&article.text, tokens, &mut self.sequence);
            if self.sequence.len() == start as usize {
                continue;
            }
            let source = &article.text[sentence.span];
            let before =
                holds.last().map_or_else(Default::default, |hold| hold.quotation);
            let hold = Hold {
                leans: leans(&article.text, tokens),
                quotation: quotation(&article.text, tokens, before),
            };
            holds.push(hold);
            self.candidates.push(Candidate {
                article: idx,
                sentence: sentence_idx as u32,
                order,
                position: (self.candidates.len() - first) as u32,
                of: 0,
                words: source.split_whitespace().count() as u32,
                bytes: source.len() as u32,
                leans: hold.leans,
                unit: 0..0,
                tells: facts.told_in(sentence.span),
                sequence: start..self.sequence.len() as u32,
                vector: 0..0,
            });
        }
        let of = (self.candidates.len() - first) as u32;
        for (candidate, unit) in self.candidates[first..].iter_mut().zip(units(&holds)) {
            candidate.of = of;
            candidate.unit = (first + unit.start) as u32..(first + unit.end) as u32;
        }
    }

    fn read_topic(&mut self, articles: &[Reading], order: &[usize], query: Option<&str>) {
        let mut topic = Vec::new();
        if let Some(query) = query {
            self.terms.read_str(query, &mut topic);
        }
        for &idx in order {
            let article = &articles[idx].article;
            for heading in [article.headline(), article.dek()].into_iter().flatten() {
                self.terms.read_str(heading, &mut topic);
            }
        }
        topic.sort_unstable();
        topic.dedup();
        self.topic = topic;
    }

    /// Fills the vectors; in a text that is not English, the weights of terms too.
    fn weigh(&mut self) {
        let n_function =
            self.sequence.iter().filter(|t| !self.terms.is_content(**t)).count();
        if (n_function as f32) < self.sequence.len() as f32 * MIN_FUNCTION_WORDS {
            self.weigh_within();
        }
        let mut scratch: Vec<Term> = Vec::new();
        for candidate in &mut self.candidates {
            let range =
                candidate.sequence.start as usize..candidate.sequence.end as usize;
            scratch.clear();
            let content = |term: &&Term| self.terms.is_content(**term);
            scratch.extend(self.sequence[range].iter().filter(content));
            scratch.sort_unstable();
            let start = self.vectors.len();
            for run in scratch.chunk_by(|a, b| a == b) {
                let tf = 1.0 + (run.len() as f32).ln();
                self.vectors.push((run[0], tf * self.terms.idf[run[0] as usize]));
            }
            normalise(&mut self.vectors[start..]);
            candidate.vector = start as u32..self.vectors.len() as u32;
        }
    }

    /// Weighs every term by the share of this cluster's sentences that hold it.
    fn weigh_within(&mut self) {
        let mut holders = vec![(0u32, u32::MAX); self.terms.len()];
        for (idx, candidate) in self.candidates.iter().enumerate() {
            let range =
                candidate.sequence.start as usize..candidate.sequence.end as usize;
            for &term in &self.sequence[range] {
                let holder = &mut holders[term as usize];
                if holder.1 != idx as u32 {
                    *holder = (holder.0 + 1, idx as u32);
                }
            }
        }
        let n = self.candidates.len() as f32 + 1.0;
        for (idf, (count, _)) in self.terms.idf.iter_mut().zip(holders) {
            *idf = (n / (count as f32 + 0.5)).ln().max(0.0);
        }
    }
}

/// Scales a vector to length 1.
pub(crate) fn normalise(vector: &mut [(Term, f32)]) {
    let length = vector.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
    if length > 0.0 {
        for (_, weight) in vector {
            *weight /= length;
        }
    }
}

/// Whether a sentence is part of what the article tells: no heading, caption, notice or credit.
pub(crate) fn may_be_kept(article: &Article, sentence_idx: usize) -> bool {
    let Some(block_idx) = article.block_of(sentence_idx) else { return false };
    matches!(
        article.blocks[block_idx].kind,
        BlockKind::Paragraph | BlockKind::Quote | BlockKind::ListItem
    )
}

/// The articles that stand, in time order: by `published`, those without one last, then as given. Of
/// versions and reprints of one article only one stands.
pub(crate) fn time_order(articles: &[Reading]) -> Vec<usize> {
    let all: Vec<&Article> = articles.iter().map(|reading| &reading.article).collect();
    let mut members: Vec<(usize, usize)> = groups(&all).into_iter().zip(0..).collect();
    members.sort_unstable();
    let mut order: Vec<usize> = members
        .chunk_by(|a, b| a.0 == b.0)
        .map(|group| {
            let group: Vec<usize> = group.iter().map(|(_, idx)| *idx).collect();
            standing(&all, &group)
        })
        .collect();
    order.sort_unstable();
    let time = |idx: &usize| {
        let published = articles[*idx].article.meta.published.as_ref();
        (published.is_none(), published.map(writethru_article::Time::instant))
    };
    order.sort_by_key(time);
    order
}
