//! Parts of speech: the tagger that the binary carries.
//!
//! Trained by `examples/train_tagger.rs` from UD English GUM and EWT (see `NOTICE`).

mod perceptron;

use std::sync::LazyLock;

use writethru_text::Token;

use crate::lexicon::{self, Class};
pub(crate) use perceptron::{Form, Tag};
use perceptron::{Forms, Model, Word, words};

static MODEL: LazyLock<(Forms, Model<'static>)> = LazyLock::new(|| {
    Model::read(include_bytes!("../data/tagger.bin")).expect("the model is whole")
});

/// What the tagger sees of a word by itself.
pub(crate) fn form(word: &str) -> Form {
    Form::read(word, &MODEL.0)
}

/// Finds the parts of speech of one sentence after the other.
#[derive(Default)]
pub(crate) struct Tagger {
    seen: Vec<Word>,
}

impl Tagger {
    /// Appends the part of speech of each token of a sentence; `form` tells what the tagger sees of a word.
    /// They depend on the words of the sentence alone.
    pub(crate) fn tag<'a>(
        &mut self,
        tokens: &[Token],
        text: impl Fn(&Token) -> &'a str,
        form: impl FnMut(&Token) -> Form,
        out: &mut Vec<Tag>,
    ) {
        self.seen.clear();
        words(tokens, &text, form, &mut self.seen);
        let first = out.len();
        MODEL.1.tag(&self.seen, out);
        let word = |idx: usize| text(&tokens[idx]);
        auxiliary_have(&mut out[first..], word);
        opening_noun(&mut out[first..], word);
    }
}

/// Makes `have` between a modal and a verb an auxiliary: “may have come”, whose verb looks like a
/// base form.
fn auxiliary_have<'t>(tags: &mut [Tag], word: impl Fn(usize) -> &'t str) {
    const MODALS: [&str; 8] =
        ["may", "might", "could", "would", "should", "must", "will", "can"];
    for idx in 1..tags.len().saturating_sub(1) {
        if tags[idx] != Tag::Verb || word(idx) != "have" {
            continue;
        }
        let not_adverb = |at: &usize| tags[*at] != Tag::Adv && word(*at) != "not";
        let modal = (0..idx).rev().take(3).find(not_adverb);
        let verb = (idx + 1..tags.len()).take(3).find(not_adverb);
        if modal.is_some_and(|at| MODALS.contains(&word(at)))
            && verb.is_some_and(|at| tags[at].is_verb())
        {
            tags[idx] = Tag::Aux;
        }
    }
}

/// Makes the word that opens a sentence a noun before a past form: “Profit rose by 3%” orders nothing.
/// “Buy rose petals” goes on with a noun.
fn opening_noun<'t>(tags: &mut [Tag], word: impl Fn(usize) -> &'t str) {
    let Some(first) = tags.iter().position(|tag| *tag != Tag::Punct) else { return };
    let verb = first + 1;
    if verb >= tags.len() || tags[first] != Tag::Verb {
        return;
    }
    let past = lexicon::classes(word(verb)).has(Class::PastVerb)
        || tags[verb].is_verb() && word(verb).ends_with("ed");
    let object = tags
        .get(verb + 1)
        .is_some_and(|tag| matches!(tag, Tag::Noun | Tag::Propn | Tag::Adj | Tag::Pron));
    if past && !object {
        (tags[first], tags[verb]) = (Tag::Noun, Tag::Verb);
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use writethru_text::Text;

    use super::*;

    fn tags(text: &Text) -> Vec<Tag> {
        let (mut tagger, mut tags) = (Tagger::default(), Vec::new());
        for sentence_idx in 0..text.sentences().len() {
            let form = |token: &Token| form(&text[token.span]);
            let tokens = text.tokens_of(sentence_idx);
            tagger.tag(tokens, |token| &text[token.span], form, &mut tags);
        }
        tags
    }

    fn check(text: &str, expected: &Expect) {
        let text = Text::new(text, &[]);
        let tags = tags(&text);
        let shown: Vec<String> = text
            .tokens()
            .iter()
            .zip(tags)
            .map(|(token, tag)| format!("{}/{tag:?}", &text[token.span]))
            .collect();
        expected.assert_eq(&shown.join(" "));
    }

    #[test]
    fn the_same_word_is_a_noun_or_a_verb() {
        check(
            "They report the report.",
            &expect!["They/Pron report/Verb the/Det report/Noun ./Punct"],
        );
    }

    #[test]
    fn a_contraction_has_the_tag_of_its_first_part() {
        check(
            "She didn't see Ruiz's car, and he's late.",
            &expect![
                "She/Pron didn't/Aux see/Verb Ruiz's/Propn car/Noun ,/Punct and/Cconj he's/Pron late/Adj ./Punct"
            ],
        );
    }

    #[test]
    fn a_noun_may_open_a_sentence() {
        check(
            "Profit rose by 3%.",
            &expect!["Profit/Noun rose/Verb by/Adp 3%/Num ./Punct"],
        );
        check(
            "Work stopped on Monday.",
            &expect!["Work/Noun stopped/Verb on/Adp Monday/Propn ./Punct"],
        );
        check("Buy rose petals.", &expect!["Buy/Verb rose/Noun petals/Noun ./Punct"]);
        check("Stop talking.", &expect!["Stop/Verb talking/Verb ./Punct"]);
    }

    #[test]
    fn capitals_of_a_headline_are_not_names() {
        check(
            "Police Arrest Three Men After Robbery",
            &expect!["Police/Noun Arrest/Noun Three/Num Men/Noun After/Adp Robbery/Noun"],
        );
    }

    #[test]
    fn numbers_and_marks_need_no_model() {
        check(
            "It paid $5.2 (3%) – twice!",
            &expect![
                "It/Pron paid/Verb $/Sym 5.2/Num (/Punct 3%/Num )/Punct –/Punct twice/Adv !/Punct"
            ],
        );
    }

    #[test]
    fn tags_are_one_for_each_token() {
        for text in ["", "?!", "日本 ’’’ \u{300}", "don’t’s I'"] {
            let text = Text::new(text, &[]);
            assert_eq!(tags(&text).len(), text.tokens().len());
        }
    }
}
