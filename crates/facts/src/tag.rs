//! Parts of speech: the tagger that the binary carries.
//!
//! Trained by `examples/train_tagger.rs` from UD English GUM and EWT (see `NOTICE`).

mod perceptron;

use std::ops::Range;
use std::sync::LazyLock;

use writethru_text::Text;

use crate::standing::carried;
pub(crate) use perceptron::Tag;
use perceptron::{Model, Word, words};

static MODEL: LazyLock<Model<'static>> = LazyLock::new(|| {
    Model::read(include_bytes!("../data/tagger.bin")).expect("the model is whole")
});

/// The part of speech of every token of the text.
pub(crate) fn tags(text: &Text) -> Vec<Tag> {
    let mut out = Vec::with_capacity(text.tokens().len());
    let mut seen = Vec::new();
    for sentence_idx in 0..text.sentences().len() {
        tag(text, sentence_idx, &mut seen, &mut out);
    }
    out
}

/// As [`tags`], with those of sentences that stand in another version, too, taken from there: the tags of
/// a sentence depend on its own words alone. `stands` gives the tokens there of each sentence.
pub(crate) fn tags_after(
    text: &Text,
    stands: &[Option<Range<usize>>],
    known: &[Tag],
) -> Vec<Tag> {
    let mut seen = Vec::new();
    carried(stands, known, |sentence_idx, out| tag(text, sentence_idx, &mut seen, out))
}

/// Appends the tags of one sentence.
fn tag(text: &Text, sentence_idx: usize, seen: &mut Vec<Word>, out: &mut Vec<Tag>) {
    seen.clear();
    let tokens = text.tokens_of(sentence_idx);
    words(tokens, |token| &text[token.span], &MODEL.forms, seen);
    MODEL.tag(seen, out);
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use writethru_text::Text;

    use super::*;

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
