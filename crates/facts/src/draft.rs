//! [`Draft`]: a reading while its passes run.

use std::cell::OnceCell;
use std::rc::Rc;

use jiff::civil::DateTime;
use writethru_article::Article;
use writethru_text::{Span, Text, Token};

use crate::fact::{Attribution, Certainty, Fact, FactKind, Value};
use crate::lexicon::{self, Classes};
use crate::standing::{carried, standing};
use crate::tag::{self, Tag};

/// What passes read and add to. Facts are in the order in which they were found until the last
/// pass is done; then they are sorted by span.
pub(crate) struct Draft<'a> {
    pub(crate) article: &'a Article,
    pub(crate) text: &'a Text,
    /// The classes of each token.
    pub(crate) classes: Vec<Classes>,
    /// The local time that relative dates are anchored to.
    pub(crate) anchor: Option<DateTime>,
    pub(crate) facts: Vec<Fact>,
    pub(crate) attributions: Vec<Attribution>,
    tags: OnceCell<Rc<[Tag]>>,
}

impl<'a> Draft<'a> {
    pub(crate) fn new(article: &'a Article, anchor: Option<DateTime>) -> Self {
        let text = &article.text;
        let classes =
            text.tokens().iter().map(|token| lexicon::classes(&text[token.span]));
        Draft::with(article, anchor, classes.collect())
    }

    /// A draft of the version after `before`: what passes ask of single words is taken from there for
    /// sentences that stand in both.
    pub(crate) fn after(
        article: &'a Article,
        anchor: Option<DateTime>,
        before: &Draft<'_>,
    ) -> Self {
        let text = &article.text;
        let stands = standing(text, before.text);
        let classes = carried(&stands, &before.classes, |sentence_idx, out| {
            let tokens = text.tokens_of(sentence_idx).iter();
            out.extend(tokens.map(|token| lexicon::classes(&text[token.span])));
        });
        let draft = Draft::with(article, anchor, classes);
        // Tags are asked for in English alone.
        let Some(known) = before.tags.get() else { return draft };
        let tags = tag::tags_after(text, &stands, known);
        Draft { tags: OnceCell::from(Rc::from(tags)), ..draft }
    }

    fn with(
        article: &'a Article,
        anchor: Option<DateTime>,
        classes: Vec<Classes>,
    ) -> Self {
        Draft {
            article,
            text: &article.text,
            classes,
            anchor,
            facts: Vec::new(),
            attributions: Vec::new(),
            tags: OnceCell::new(),
        }
    }

    /// All tokens of the text.
    pub(crate) fn tokens(&self) -> &'a [Token] {
        self.text.tokens()
    }

    /// The part of speech of each token, found when first asked for.
    pub(crate) fn tags(&self) -> Rc<[Tag]> {
        Rc::clone(self.tags.get_or_init(|| tag::tags(self.text).into()))
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
