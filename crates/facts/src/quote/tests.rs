//! What is said, by whom, and how much of the sentence it is.

mod border;
mod subject;

use expect_test::{Expect, expect};
use proptest::prelude::*;
use writethru_article::Article;

use crate::fact::{FactKind, Value};
use crate::{Reading, Settings, read};

fn reading(text: &str) -> Reading {
    let paragraphs: Vec<&str> = text.split("\n\n").collect();
    read(&Article::from_paragraphs(&paragraphs), &Settings::default())
}

/// One line a quote: form, speaker, `= canonical` where that is another text, cue, what is said.
fn check(text: &str, expected: &Expect) {
    let reading = reading(text);
    let text = &reading.article.text;
    let mut lines = Vec::new();
    for fact in reading.facts.iter() {
        let Value::Quote(quote) = &fact.value else { continue };
        let speaker = quote.speaker.map_or("nobody".to_owned(), |speaker| {
            let (here, full) = (&text[speaker.span], &text[speaker.canonical]);
            if here == full { here.to_owned() } else { format!("{here} = {full}") }
        });
        let cue = quote.cue.map_or("", |cue| &text[cue]);
        let content: Vec<&str> = quote.content.iter().map(|&span| &text[span]).collect();
        let content = content.join(" / ");
        lines.push(format!("{} [{speaker}] {cue}: {content}", quote.form.as_str()));
    }
    expected.assert_eq(&lines.join("\n"));
}

#[test]
fn direct_speech_before_the_verb() {
    check(
        "“We knew about it,” Ana Ruiz said.",
        &expect!["direct [Ana Ruiz] said: We knew about it,"],
    );
}

#[test]
fn the_verb_may_stand_first() {
    check(
        "“We knew about it,” said Ana Ruiz, the mayor.",
        &expect!["direct [Ana Ruiz] said: We knew about it,"],
    );
}

#[test]
fn direct_speech_behind_a_colon() {
    check(
        "Ana Ruiz said: “We knew about it.”",
        &expect!["direct [Ana Ruiz] said: We knew about it."],
    );
}

#[test]
fn straight_marks_work_too() {
    check(
        "\"We knew about it,\" Ana Ruiz said. \"Nobody listened.\"",
        &expect!["direct [Ana Ruiz] said: We knew about it, / Nobody listened."],
    );
}

#[test]
fn guillemets_work_too() {
    check(
        "«We knew about it,» Ana Ruiz said.",
        &expect!["direct [Ana Ruiz] said: We knew about it,"],
    );
}

#[test]
fn single_marks_work_too() {
    check(
        "‘We knew about it,’ Ana Ruiz said.",
        &expect!["direct [Ana Ruiz] said: We knew about it,"],
    );
}

#[test]
fn pairs_of_single_marks_work_too() {
    check(
        "''We knew about it,'' Ana Ruiz said.",
        &expect!["direct [Ana Ruiz] said: We knew about it,"],
    );
}

#[test]
fn an_apostrophe_opens_nothing() {
    check("The workers’ union left the firms’ hall.", &expect![""]);
}

#[test]
fn a_quotation_may_be_interrupted() {
    check(
        "“We knew,” Ana Ruiz said, “and nobody listened.”",
        &expect!["direct [Ana Ruiz] said: We knew, / and nobody listened."],
    );
}

#[test]
fn a_frame_may_hold_more_than_the_verb() {
    check(
        "“We knew,” Ana Ruiz told reporters in Kirra on Monday, “and nobody listened.”",
        &expect!["direct [Ana Ruiz] told: We knew, / and nobody listened."],
    );
}

#[test]
fn the_next_sentence_in_marks_goes_on() {
    check(
        "“We knew,” Ana Ruiz said. “Nobody listened to us.” The town slept.",
        &expect!["direct [Ana Ruiz] said: We knew, / Nobody listened to us."],
    );
}

#[test]
fn a_question_keeps_its_frame() {
    check(
        "“Did you know?” Ana Ruiz asked. “We all did.”",
        &expect!["direct [Ana Ruiz] asked: Did you know? / We all did."],
    );
}

#[test]
fn an_open_mark_goes_on_in_the_next_paragraph() {
    check(
        "“We knew about it,” Ana Ruiz said. “It was clear.\n\n“Nobody listened to us.”",
        &expect![
            "direct [Ana Ruiz] said: We knew about it, / It was clear. / Nobody listened to us."
        ],
    );
}

#[test]
fn a_paragraph_in_marks_goes_on() {
    check(
        "“We knew about it,” Ana Ruiz said.\n\n“Nobody listened to us at all.”\n\nThe town slept.",
        &expect![
            "direct [Ana Ruiz] said: We knew about it, / Nobody listened to us at all."
        ],
    );
}

#[test]
fn a_nested_quotation_is_part_of_its_outer_one() {
    check(
        "“He told me ‘never again’ twice,” Ana Ruiz said.",
        &expect!["direct [Ana Ruiz] said: He told me ‘never again’ twice,"],
    );
}

#[test]
fn a_missing_mark_ends_with_the_paragraph() {
    check(
        "Ana Ruiz said: “We knew about it.\n\nThe town slept.",
        &expect!["direct [Ana Ruiz] said: We knew about it."],
    );
}

#[test]
fn a_pronoun_stands_for_the_last_speaker() {
    check(
        "Ana Ruiz came. “We knew about it,” she said.",
        &expect!["direct [she = Ana Ruiz] said: We knew about it,"],
    );
}

#[test]
fn a_family_name_stands_for_the_full_one() {
    check(
        "Mayor Ana Ruiz came. “We knew about it,” Ruiz said.",
        &expect!["direct [Ruiz = Ana Ruiz] said: We knew about it,"],
    );
}

#[test]
fn a_role_stands_for_its_holder() {
    check(
        "Finance Minister Ana Ruiz came. “We knew about it,” the minister said.",
        &expect!["direct [the minister = Ana Ruiz] said: We knew about it,"],
    );
}

#[test]
fn a_pair_of_marks_alone_is_no_quote() {
    check("The so-called “freedom tax” was dropped.", &expect![[""]]);
}

#[test]
fn a_title_of_a_work_is_no_quote() {
    check("They watched “The Long Night” in Kirra.", &expect![[""]]);
}

#[test]
fn partly_quoted_is_mixed() {
    check(
        "Ruiz said the plan was “dead on arrival” in the council.",
        &expect!["mixed [Ruiz] said: the plan was “dead on arrival” in the council"],
    );
}

#[test]
fn a_clause_without_that() {
    check(
        "Police said the man was 31.",
        &expect!["indirect [Police] said: the man was 31"],
    );
}

#[test]
fn a_clause_with_that() {
    check(
        "Ruiz told Reuters that the plan was dead.",
        &expect!["indirect [Ruiz] told: that the plan was dead"],
    );
}

#[test]
fn what_is_said_may_come_first() {
    check(
        "The plan is dead, Ana Ruiz said on Monday.",
        &expect!["indirect [Ana Ruiz] said: The plan is dead"],
    );
}

#[test]
fn what_is_said_may_surround_the_frame() {
    check(
        "The plan, Ana Ruiz said, was dead from the start.",
        &expect!["indirect [Ana Ruiz] said: The plan / was dead from the start"],
    );
}

#[test]
fn according_to_before() {
    check(
        "According to the ministry, the plan is dead.",
        &expect!["indirect [the ministry] According to: the plan is dead"],
    );
}

#[test]
fn according_to_after() {
    check(
        "The plan is dead, according to the ministry.",
        &expect!["indirect [the ministry] according to: The plan is dead"],
    );
}

#[test]
fn a_denial() {
    check(
        "Ruiz denied any part in the plan.",
        &expect!["indirect [Ruiz] denied: any part in the plan"],
    );
}

#[test]
fn a_refusal() {
    check(
        "The firm declined to comment on the plan.",
        &expect!["indirect [The firm] declined: to comment on the plan"],
    );
}

#[test]
fn an_accusation() {
    check(
        "Ruiz accused the firm of hiding the report.",
        &expect!["indirect [Ruiz] accused: the firm of hiding the report"],
    );
}

#[test]
fn a_headline_with_a_colon() {
    check(
        "Minister: no deal before June",
        &expect!["indirect [Minister] :: no deal before June"],
    );
}

#[test]
fn a_participle_keeps_the_subject() {
    check(
        "Ruiz left the talks, saying the plan was dead.",
        &expect!["indirect [Ruiz] saying: the plan was dead"],
    );
}

#[test]
fn one_speaker_says_two_things() {
    check(
        "Ruiz said the plan was dead, adding that nobody would miss it.",
        &expect![[r"
        indirect [Ruiz] said: the plan was dead
        indirect [Ruiz] adding: that nobody would miss it"]],
    );
}

#[test]
fn two_speakers_in_one_sentence() {
    check(
        "Ruiz said the plan was dead, while Ono said that it would pass.",
        &expect![[r"
        indirect [Ruiz] said: the plan was dead
        indirect [Ono] said: that it would pass"]],
    );
}

#[test]
fn a_statement_that_says() {
    check(
        "The firm released a statement saying the plan was dead.",
        &expect!["indirect [The firm] saying: the plan was dead"],
    );
}

#[test]
fn a_relative_clause() {
    check(
        "Ono, who said the plan was dead, left.",
        &expect!["indirect [Ono] said: the plan was dead, left"],
    );
}

#[test]
fn a_contrast_ends_what_is_said() {
    check(
        "Ruiz said the plan was “dead,” but declined an interview.",
        &expect!["mixed [Ruiz] said: the plan was “dead,” but declined an interview"],
    );
}

#[test]
fn an_apposition_stays_with_the_speaker() {
    check(
        "Ana Ruiz, 52, of Kirra, said the plan was dead.",
        &expect!["indirect [Ana Ruiz] said: the plan was dead"],
    );
}

#[test]
fn a_quotation_may_lead_in_the_next_sentence() {
    check(
        "Ana Ruiz disagreed. “We knew about it all along.”",
        &expect!["direct [Ana Ruiz] disagreed: We knew about it all along."],
    );
}

#[test]
fn a_verb_in_no_list_behind_a_comma() {
    check(
        "“We knew about it,” Ruiz purred.",
        &expect!["direct [Ruiz] purred: We knew about it,"],
    );
}

#[test]
fn a_noun_is_no_cue() {
    check("The claim was in the report, and the answer in the letter.", &expect![[""]]);
}

#[test]
fn a_passive_is_no_cue() {
    check("He was told to leave and is expected home.", &expect![[""]]);
}

#[test]
fn an_infinitive_is_no_cue() {
    check("It is hard to say something.", &expect![""]);
}

#[test]
fn no_speaker_no_clause() {
    check("It rained all day in Kirra.", &expect![[""]]);
}

#[test]
fn facts_within_what_is_said_are_attributed() {
    let reading = reading("Ana Ruiz said 12 people were hurt in Kirra. Omar Bell left.");
    let text = &reading.article.text;
    let said: Vec<&str> = reading
        .facts
        .iter()
        .filter(|fact| fact.kind == FactKind::Name && fact.attribution.is_some())
        .map(|fact| &text[fact.span])
        .collect();
    assert_eq!(said, ["Kirra"]);
}

#[test]
fn a_hundred_thousand_marks_are_read_in_linear_time() {
    for unit in [
        "“a ",
        "\" ",
        "'' ",
        "“No,” he said, ",
        "said \"a\" ",
        "he said ‘a ",
        "( said “ ",
        "called it: “No.” ",
        "the board said “no,” but ",
    ] {
        let text = unit.repeat(100_000);
        let reading = reading(&text);
        assert!(reading.facts.iter().all(|fact| fact.span.end() <= text.len()));
    }
}

proptest! {
    #[test]
    fn any_text_is_read_and_spans_slice(
        words in prop::collection::vec(
            "[A-Z]?[a-z]{0,4}|said|told|“|”|\"|'|''|‘|’|«|»|[.,:?] ?|according|to|that|\\PC|\n\n",
            0..40,
        )
    ) {
        let reading = reading(&words.join(" "));
        let text = &reading.article.text;
        for fact in reading.facts.iter() {
            if let Value::Quote(quote) = &fact.value {
                for pair in quote.content.windows(2) {
                    prop_assert!(pair[0].end() <= pair[1].start());
                }
                prop_assert!(quote.content.iter().all(|&span| !text[span].is_empty()));
            }
        }
    }
}
