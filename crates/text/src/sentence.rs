//! Sentences: one pass over the tokens of a block, which asks at every token whether the sentence
//! ends there.

use std::ops::Range;

use crate::ending::{Ending, ending};
use crate::span::Span;
use crate::token::Token;
use crate::words::Words;

/// A sentence: its bytes, without white space around them, and its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From the first to the last character that is not white space.
    pub span: Span,
    /// Indices into the text's tokens; consecutive sentences have consecutive ranges.
    pub tokens: Range<u32>,
}

/// Appends the sentences of one block, whose tokens are those from `first` on.
pub(crate) fn split(
    source: &str,
    tokens: &[Token],
    first: usize,
    out: &mut Vec<Sentence>,
) {
    let words = Words { source, tokens: &tokens[first..] };
    let mut push = |start: usize, end: usize| {
        let tokens = (first + start) as u32..(first + end) as u32;
        out.extend(words.span(start, end).map(|span| Sentence { span, tokens }));
    };
    let mut start = 0;
    let mut idx = 0;
    while idx < words.len() {
        match ending(words, start, idx) {
            Ending::No { next } => idx = next,
            Ending::Before { next } => {
                push(start, next);
                // What begins a line may end it too: a rule of dashes.
                let again = next == idx && start < idx;
                start = next;
                idx = next.max(idx + usize::from(!again));
            }
        }
    }
    push(start, words.len());
}

#[cfg(test)]
pub(crate) mod tests {
    use expect_test::{Expect, expect};

    use crate::Text;

    /// The sentences of a text, between bars.
    pub(crate) fn check(source: &str, expected: &Expect) {
        let text = Text::new(source, &[]);
        let sentences: Vec<&str> =
            text.sentences().iter().map(|sentence| &text[sentence.span]).collect();
        expected.assert_eq(&sentences.join(" | "));
    }

    #[test]
    fn a_quotation_may_hold_several_sentences() {
        check(
            "“We knew. Nobody listened,” Ruiz said. \"They left! Why?\" She shrugged.",
            &expect![[
                r#"“We knew. | Nobody listened,” Ruiz said. | "They left! | Why?" | She shrugged."#
            ]],
        );
    }

    #[test]
    fn a_closing_mark_goes_with_its_sentence() {
        check(
            "He left. (It rained.) \"Nobody came.\" The hall closed.[1] It will reopen :) Soon.",
            &expect![[
                r#"He left. | (It rained.) | "Nobody came." | The hall closed.[1] | It will reopen :) Soon."#
            ]],
        );
    }

    #[test]
    fn a_quoted_question_is_one_sentence_with_its_speaker() {
        check(
            "“Why now?” Ana Ruiz asked. “Stop!” said Baker. “Why now?” Ruiz left the room.",
            &expect![
                "“Why now?” Ana Ruiz asked. | “Stop!” said Baker. | “Why now?” | Ruiz left the room."
            ],
        );
    }

    #[test]
    fn a_quotation_after_that_is_part_of_its_sentence() {
        check(
            "Ruiz wrote that \"the dam held. Nobody was hurt\" in a letter. He was wrong.",
            &expect![[
                r#"Ruiz wrote that "the dam held. Nobody was hurt" in a letter. | He was wrong."#
            ]],
        );
    }

    #[test]
    fn a_signed_quotation_is_one_sentence() {
        check("“The dam held.” — Ana Ruiz", &expect!["“The dam held.” — Ana Ruiz"]);
    }

    #[test]
    fn titles_and_initials_end_nothing() {
        check(
            "Gen. J. P. Ruiz met Mrs. Baker of St. Mary's in Ruiz v. Baker. No. 5 won.",
            &expect![
                "Gen. J. P. Ruiz met Mrs. Baker of St. Mary's in Ruiz v. Baker. | No. 5 won."
            ],
        );
    }

    #[test]
    fn an_abbreviation_ends_a_sentence_before_a_sentence_opener() {
        check(
            "It was sold to Ruiz Inc. The price fell in the U.S. Senate. He left the U.S. It rained.",
            &expect![
                "It was sold to Ruiz Inc. | The price fell in the U.S. Senate. | He left the U.S. | It rained."
            ],
        );
    }

    #[test]
    fn a_time_of_day_ends_a_sentence_before_any_other_name() {
        check(
            "It began at 5 p.m. Monday. It ended at 6 p.m. Police left at 7 p.m. EST.",
            &expect![
                "It began at 5 p.m. Monday. | It ended at 6 p.m. | Police left at 7 p.m. EST."
            ],
        );
    }

    #[test]
    fn numbers_dates_and_notes_keep_their_stops() {
        check(
            "On Jan. 5 shares rose 2.5 points. See p. 12 and fig. 3. Born c. 1950. 20 came.",
            &expect![
                "On Jan. 5 shares rose 2.5 points. | See p. 12 and fig. 3. | Born c. 1950. | 20 came."
            ],
        );
    }

    #[test]
    fn an_ellipsis_ends_only_before_a_capital() {
        check(
            "They waited ... and waited. Then… Nothing. It was … over...",
            &expect!["They waited ... and waited. | Then… | Nothing. | It was … over..."],
        );
    }

    #[test]
    fn a_mark_in_a_name_ends_nothing() {
        check(
            "The paper Extra! was sold. He saw Vamos! (1999) twice. They won(!) Nobody cared.",
            &expect![
                "The paper Extra! was sold. | He saw Vamos! (1999) twice. | They won(!) Nobody cared."
            ],
        );
    }

    #[test]
    fn informal_writing_has_sentences_too() {
        check(
            "great place. we loved it! would go again. eBay is ok",
            &expect!["great place. | we loved it! | would go again. | eBay is ok"],
        );
    }

    #[test]
    fn lists_in_one_line_are_cut_at_their_items() {
        check(
            "1. Open the valve 2. Close the tap. • Wait • Leave the room",
            &expect!["1. Open the valve | 2. Close the tap. | • Wait | • Leave the room"],
        );
    }

    #[test]
    fn lost_blanks_and_captions_are_found() {
        check(
            "It closed at noon.The council met. Workers near the bridge In the north it snowed.",
            &expect![
                "It closed at noon. | The council met. | Workers near the bridge | In the north it snowed."
            ],
        );
    }

    #[test]
    fn a_capital_in_a_title_is_no_run_on() {
        check(
            "Her film “Gone In The Night” won. The Man In Black sang.",
            &expect!["Her film “Gone In The Night” won. | The Man In Black sang."],
        );
    }

    #[test]
    fn other_scripts_end_with_their_own_marks() {
        check(
            "雨が降った。川があふれた！ Он ушёл. Дождь шёл.",
            &expect!["雨が降った。 | 川があふれた！ | Он ушёл. | Дождь шёл."],
        );
    }

    #[test]
    fn a_lone_i_may_be_an_initial() {
        check(
            "She met Albert I. Ruiz there. It was you and I. Ruiz left.",
            &expect!["She met Albert I. Ruiz there. | It was you and I. | Ruiz left."],
        );
    }

    #[test]
    fn words_left_out_end_nothing() {
        check(
            "\"He used the way of steps [...]\" (Ruiz 55). It rained [...] in May.",
            &expect![[
                r#""He used the way of steps [...]" (Ruiz 55). | It rained [...] in May."#
            ]],
        );
    }

    #[test]
    fn a_credit_is_cut_from_its_caption() {
        check(
            "The pier after the storm Photo: Ana Ruiz. The Photo: a history",
            &expect![
                "The pier after the storm | Photo: Ana Ruiz. | The Photo: a history"
            ],
        );
    }

    #[test]
    fn a_text_of_marks_is_one_sentence() {
        check("... !!! ??", &expect!["... !!! ??"]);
    }
}
