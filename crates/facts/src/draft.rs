//! [`Draft`]: a reading while its passes run.

use std::rc::Rc;

use jiff::civil::DateTime;
use writethru_article::Article;
use writethru_text::{Span, Text, Token};

use crate::fact::{Attribution, Certainty, Fact, FactKind, Value};
use crate::lexicon::Classes;
use crate::name;
use crate::standing::standing;
use crate::tag::{Tag, Tagger};
use crate::vocabulary::Vocabulary;

/// No room is made for more facts than this before they are found: a fact takes some hundred bytes.
const MAX_ROOM: usize = 1 << 15;

/// What passes read and add to. Facts are in the order in which they were found until the last
/// pass is done; then they are sorted by span.
pub(crate) struct Draft<'a> {
    pub(crate) article: &'a Article,
    pub(crate) text: &'a Text,
    /// The classes of each token; none where the text is not English.
    pub(crate) classes: Vec<Classes>,
    /// The local time that relative dates are anchored to.
    pub(crate) anchor: Option<DateTime>,
    pub(crate) facts: Vec<Fact>,
    pub(crate) attributions: Vec<Attribution>,
    /// The tokens as names are read, up to the pass that reads them.
    pub(crate) words: Vec<name::Word>,
    tags: Rc<[Tag]>,
}

impl<'a> Draft<'a> {
    pub(crate) fn new(article: &'a Article, anchor: Option<DateTime>) -> Self {
        Draft {
            article,
            text: &article.text,
            classes: Vec::new(),
            anchor,
            facts: Vec::new(),
            attributions: Vec::new(),
            words: Vec::new(),
            tags: Rc::default(),
        }
    }

    /// Finds what English says of each word, before any pass; of sentences that stand in the version
    /// `before`, too, the parts of speech are taken from there.
    pub(crate) fn look_up(
        &mut self,
        vocabulary: &mut Vocabulary<'a>,
        before: Option<&Draft<'_>>,
    ) {
        let text = self.text;
        let before = before.filter(|before| !before.tags.is_empty());
        let stands = before.map(|before| standing(text, before.text)).unwrap_or_default();
        let mut tags = Vec::with_capacity(self.tokens().len());
        // Three facts in ten tokens are common in news; a text of nothing but marks has none.
        self.facts.reserve((self.tokens().len() * 3 / 10).min(MAX_ROOM));
        self.classes.reserve(self.tokens().len());
        self.words.reserve(self.tokens().len());
        let mut tagger = Tagger::default();
        let word = |token: &Token| &text[token.span];
        for sentence_idx in 0..text.sentences().len() {
            let tokens = text.tokens_of(sentence_idx);
            let mut read = |token: &Token| {
                let entry = vocabulary.entry(word(token));
                self.classes.push(entry.classes);
                self.words.push(entry.name.at(token, entry.classes));
                entry.tag
            };
            match before.zip(stands.get(sentence_idx).cloned().flatten()) {
                Some((before, there)) => {
                    for token in tokens {
                        read(token);
                    }
                    tags.extend_from_slice(&before.tags[there]);
                }
                None => tagger.tag(tokens, word, read, &mut tags),
            }
        }
        self.tags = tags.into();
    }

    /// All tokens of the text.
    pub(crate) fn tokens(&self) -> &'a [Token] {
        self.text.tokens()
    }

    /// The part of speech of each token.
    pub(crate) fn tags(&self) -> Rc<[Tag]> {
        Rc::clone(&self.tags)
    }

    /// The characters of the token with this index.
    #[inline]
    pub(crate) fn word(&self, token_idx: usize) -> &'a str {
        let text = self.text;
        &text[text.tokens()[token_idx].span]
    }

    /// Adds a fact that `rule` read, with no attribution and full certainty; later passes refine
    /// both.
    pub(crate) fn add(
        &mut self,
        kind: FactKind,
        span: Span,
        value: Value,
        rule: &'static str,
    ) {
        let sentence = self.text.sentence_at(span.start()) as u32;
        let certainty = Certainty::default();
        self.facts.push(Fact {
            kind,
            span,
            sentence,
            value,
            attribution: None,
            certainty,
            rule,
        });
    }
}
