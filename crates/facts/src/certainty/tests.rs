//! Cases: the events of each sentence with their certainty. Every line is one sentence.
#![allow(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]

mod noun;
mod scope;

use expect_test::{Expect, expect};
use proptest::prelude::*;
use writethru_article::Article;

use crate::{Fact, FactKind, Reading, Settings, read};

fn lines(text: &str) -> Reading {
    let paragraphs: Vec<&str> = text.lines().map(str::trim).collect();
    read(&Article::from_paragraphs(&paragraphs), &Settings::default())
}

fn show(reading: &Reading, of_kind: impl Fn(&Fact) -> bool) -> String {
    let mut out = String::new();
    for sentence_idx in 0..reading.article.text.sentences().len() {
        let facts = reading.facts_of(sentence_idx).iter().filter(|fact| of_kind(fact));
        let shown: Vec<String> = facts
            .map(|fact| {
                let word = &reading.article.text[fact.span];
                let certainty = fact.certainty;
                format!("{word} {:.1} {}", certainty.factuality, certainty.level.as_str())
            })
            .collect();
        out.push_str(&shown.join(" | "));
        out.push('\n');
    }
    out
}

fn check(text: &str, expected: &Expect) {
    let reading = lines(text);
    expected.assert_eq(&show(&reading, |fact| fact.kind == FactKind::Event));
}

#[test]
fn a_plain_statement_is_a_fact() {
    check(
        "The mayor resigned.
           She is ill.
           The attack began at dawn.",
        &expect![[r#"
            resigned 3.0 asserted
            is 3.0 asserted
            attack 3.0 asserted | began 3.0 asserted
        "#]],
    );
}

#[test]
fn negation_reaches_its_verb() {
    check(
        "The mayor did not resign.
           She never paid.
           They aren't ready.
           He no longer works there.
           The men haven't been found.",
        &expect![[r#"
            resign -3.0 asserted
            paid -3.0 asserted
            aren't -3.0 asserted
            works -3.0 asserted
            found -3.0 asserted
        "#]],
    );
}

#[test]
fn a_subject_can_negate() {
    check(
        "No one was hurt.
           None of the ships arrived.
           Nobody paid.
           Neither of them voted.",
        &expect![[r#"
            hurt -3.0 asserted
            arrived -3.0 asserted
            paid -3.0 asserted
            voted -3.0 asserted
        "#]],
    );
}

#[test]
fn not_only_denies_nothing() {
    check(
        "Not only did he resign, he left the town.
           It is not just a game.
           There is no doubt that they won.",
        &expect![[r#"
            resign 3.0 asserted | left 3.0 asserted
            is 3.0 asserted | game 3.0 asserted
            is 3.0 asserted | doubt -3.0 asserted | won 2.0 possible
        "#]],
    );
}

#[test]
fn negation_is_shared_by_verbs_with_one_auxiliary() {
    check(
        "She did not resign or leave.
           She did not resign and paid.
           The firm failed to pay and refused to comment.",
        &expect![[r#"
            resign -3.0 asserted | leave -3.0 asserted
            resign -3.0 asserted | paid 3.0 asserted
            failed 3.0 asserted | pay -3.0 asserted | refused 3.0 asserted | comment -3.0 asserted
        "#]],
    );
}

#[test]
fn nor_negates_the_verb_behind_it() {
    check(
        "It has not grown, nor has it shrunk.",
        &expect![[r#"
            grown -3.0 asserted | shrunk -3.0 asserted
        "#]],
    );
}

#[test]
fn events_can_be_absent() {
    check(
        "There was no attack.
           They left without a deal.
           He has no plans to leave.
           She left without paying.",
        &expect![[r#"
            was -3.0 asserted | attack -3.0 asserted
            left 3.0 asserted | deal -3.0 asserted
            has -3.0 asserted | plans -3.0 asserted | leave -1.0 planned
            left 3.0 asserted | paying -3.0 asserted
        "#]],
    );
}

#[test]
fn modals_weaken() {
    check(
        "The bridge will close.
           The bridge may close.
           The bridge could close.
           The bridge should close.
           They'll close the bridge.",
        &expect![[r#"
            close 2.0 planned
            close 1.0 possible
            close 1.0 possible
            close 1.0 probable
            close 2.0 planned
        "#]],
    );
}

#[test]
fn negated_modals_deny() {
    check(
        "The bridge will not close.
           The bridge cannot close.
           The bridge may not close.",
        &expect![[r#"
            close -2.0 planned
            close -3.0 possible
            close -1.0 possible
        "#]],
    );
}

#[test]
fn adverbs_hedge() {
    check(
        "He probably resigned.
           Perhaps he left.
           He allegedly stole the car.
           The ship reportedly sank.
           It hardly moved.",
        &expect![[r#"
            resigned 2.0 probable
            left 1.0 possible
            stole 1.0 alleged
            sank 2.0 unverified
            moved -2.0 asserted
        "#]],
    );
}

#[test]
fn conditions_are_not_facts() {
    check(
        "If the board agrees, the firm will pay.
           Unless it rains, they play.
           Had they known, they would have paid.",
        &expect![[r#"
            agrees 0.0 conditional | pay 2.0 conditional
            rains 0.0 conditional | play 3.0 asserted
            known -2.0 conditional | paid -2.0 conditional
        "#]],
    );
}

#[test]
fn when_is_no_condition() {
    check(
        "When the board agreed, the firm paid.",
        &expect![[r#"
        agreed 3.0 asserted | paid 3.0 reported
    "#]],
    );
}

#[test]
fn a_question_leaves_its_verb_open() {
    check(
        "Has the minister resigned?
           Is the road open?
           He asked whether the road was open.",
        &expect![[r#"
            resigned 0.0 possible
            Is 0.0 possible
            asked 3.0 asserted | was 0.0 possible
        "#]],
    );
}

#[test]
fn what_a_question_word_takes_for_granted_stays() {
    check(
        "They know why he left.",
        &expect![[r#"
            know 3.0 asserted | left 3.0 asserted
        "#]],
    );
}

#[test]
fn reports_are_reported() {
    check(
        "Police said that the man fled.
           Police said the man fled.
           The mayor announced on Monday that she would resign.
           The report did not say that the man fled.",
        &expect![[r#"
            said 3.0 asserted | fled 3.0 reported
            said 3.0 asserted | fled 3.0 reported
            announced 3.0 asserted | resign 2.0 planned
            report 3.0 asserted | say -3.0 asserted | fled 0.0 reported
        "#]],
    );
}

#[test]
fn beliefs_are_probable_and_denied_as_a_whole() {
    check(
        "They think the price will fall.
           I don't think they're ready.
           I cannot believe that he left.",
        &expect![[r#"
            think 3.0 asserted | fall 1.3 planned
            think -3.0 asserted | 're -2.0 probable
            believe -3.0 possible | left 3.0 reported
        "#]],
    );
}

#[test]
fn factive_verbs_presuppose() {
    check(
        "She knew that he lied.
           She did not know that he lied.
           He regretted that they lost.
           If he noticed that they left, he was quiet.",
        &expect![[r#"
            knew 3.0 asserted | lied 3.0 asserted
            know -3.0 asserted | lied 2.0 asserted
            regretted 3.0 asserted | lost 3.0 asserted
            noticed 0.0 conditional | left 2.5 conditional | was 3.0 asserted
        "#]],
    );
}

#[test]
fn relative_clauses_stand_alone() {
    check(
        "They denied the man who left a visa.",
        &expect![[r#"
        denied 3.0 asserted | left 3.0 reported
    "#]],
    );
}

#[test]
fn two_way_implicatives_decide() {
    check(
        "He managed to escape.
           He did not manage to escape.
           He failed to pay.
           He did not fail to pay.
           She refused to testify.
           She forgot to vote.",
        &expect![[r#"
            managed 3.0 asserted | escape 3.0 asserted
            manage -3.0 asserted | escape -3.0 asserted
            failed 3.0 asserted | pay -3.0 asserted
            fail -3.0 asserted | pay 3.0 asserted
            refused 3.0 asserted | testify -3.0 asserted
            forgot 3.0 asserted | vote -3.0 asserted
        "#]],
    );
}

#[test]
fn not_yet_is_not() {
    check(
        "The court has yet to rule.
           The court has not yet ruled.",
        &expect![[r#"
            has 3.0 asserted | rule -3.0 asserted
            ruled -3.0 asserted
        "#]],
    );
}

#[test]
fn plans_are_planned() {
    check(
        "The firm plans to close the plant.
           The firm wants to close the plant.
           The firm did not intend to close the plant.
           The firm agreed to close the plant.
           A plan to close the plant failed.",
        &expect![[r#"
            plans 3.0 asserted | close 2.0 planned
            wants 3.0 asserted | close 1.0 planned
            intend -3.0 asserted | close -1.0 planned
            agreed 3.0 asserted | close 2.0 planned
            plan 3.0 asserted | close 2.0 planned | failed 3.0 asserted
        "#]],
    );
}

#[test]
fn a_purpose_is_planned_and_a_result_is_not() {
    check(
        "They flew in to help.
           The index climbed to close at a record.
           She was the first woman to win.",
        &expect![[r#"
            flew 3.0 asserted | help 2.0 planned
            climbed 3.0 asserted | close 3.0 asserted | record 3.0 asserted
            was 3.0 asserted | win 3.0 asserted
        "#]],
    );
}

#[test]
fn an_infinitive_after_a_subject_is_a_headline() {
    check(
        "Council to sell pool",
        &expect![[r#"
            sell 2.0 planned
        "#]],
    );
}

#[test]
fn causing_and_preventing_differ() {
    check(
        "They forced the minister to resign.
           They asked the minister to resign.
           They prevented the men from leaving.
           The men were ordered to leave.",
        &expect![[r#"
            forced 3.0 asserted | resign 3.0 asserted
            asked 3.0 asserted | resign 1.0 planned
            prevented 3.0 asserted | leaving -3.0 asserted
            ordered 3.0 asserted | leave 1.0 planned
        "#]],
    );
}

#[test]
fn adjectives_govern_infinitives_and_clauses() {
    check(
        "The deal is likely to fail.
           The deal is not likely to fail.
           She was unable to come.
           It is possible that they left.
           They were shocked that he died.
           He is too weak to stand.",
        &expect![[r#"
            deal 3.0 asserted | is 3.0 asserted | fail 2.0 probable
            deal 3.0 asserted | is -2.0 probable | fail -1.3 probable
            was 3.0 asserted | come -3.0 asserted
            is 3.0 asserted | left 1.0 possible
            shocked 3.0 asserted | died 3.0 asserted
            is 3.0 asserted | stand -2.0 asserted
        "#]],
    );
}

#[test]
fn gerunds_follow_their_governor() {
    check(
        "They began paying.
           They stopped paying.
           They avoided paying.
           They considered paying.
           He was accused of lying.",
        &expect![[r#"
            began 3.0 asserted | paying 3.0 asserted
            stopped 3.0 asserted | paying -2.0 asserted
            avoided 3.0 asserted | paying -3.0 asserted
            considered 3.0 asserted | paying 1.0 planned
            accused 3.0 asserted | lying 1.0 alleged
        "#]],
    );
}

#[test]
fn denials_are_denied() {
    check(
        "He denied stealing the car.
           The firm denied that it had paid.
           They did not deny the attack.",
        &expect![[r#"
            denied 3.0 asserted | stealing -1.0 denied
            denied 3.0 asserted | paid -1.0 denied
            deny -3.0 asserted | attack 1.0 denied
        "#]],
    );
}

#[test]
fn legal_stages_differ() {
    check(
        "She was suspected of fraud.
           She was charged with fraud.
           She was convicted of fraud.
           She was acquitted of stealing.
           She was cleared of stealing.",
        &expect![[r#"
            suspected 3.0 asserted | fraud 2.0 alleged
            charged 3.0 asserted | fraud 1.0 alleged
            convicted 3.0 asserted | fraud 3.0 asserted
            acquitted 3.0 asserted | stealing -1.0 denied
            cleared 3.0 asserted | stealing -1.0 denied
        "#]],
    );
}

#[test]
fn adjectives_hedge_nouns() {
    check(
        "The attempted robbery shook the town.
           A possible strike worries them.
           The upcoming merger is old news.
           The unconfirmed report spread.",
        &expect![[r#"
            attempted 3.0 asserted | robbery 1.0 planned | shook 3.0 asserted
            strike 1.0 possible | worries 3.0 asserted
            merger 1.0 planned | is 3.0 asserted
            report 1.0 unverified | spread 1.0 unverified
        "#]],
    );
}

#[test]
fn nouns_follow_their_verb() {
    check(
        "The army may launch an attack.
           The army prevented an attack.
           They called for an investigation.
           There is a risk of a strike.
           An attack was averted.
           The attack killed three.",
        &expect![[r#"
            launch 1.0 possible | attack 1.0 possible
            prevented 3.0 asserted | attack -3.0 asserted
            called 3.0 asserted | investigation 1.0 planned
            is 3.0 asserted | risk 3.0 asserted | strike 1.0 possible
            attack -3.0 asserted | averted 3.0 asserted
            attack 3.0 asserted | killed 3.0 asserted
        "#]],
    );
}

#[test]
fn a_verb_before_a_known_event_does_not_unmake_it() {
    check(
        "Nobody has claimed the attack.
           They did not know his position on the war.",
        &expect![[r#"
            claimed -3.0 asserted | attack 0.0 alleged
            know -3.0 asserted | war 3.0 asserted
        "#]],
    );
}

#[test]
fn other_facts_are_as_certain_as_their_verb() {
    let reading = lines(
        "The blast killed 12 people.
         The blast may have killed 12 people.
         The blast did not kill 12 people.",
    );
    expect![[r#"
        12 3.0 asserted
        12 1.0 possible
        12 -3.0 asserted
    "#]]
    .assert_eq(&show(&reading, |fact| fact.kind == FactKind::Quantity));
}

#[test]
fn very_long_rows_of_cues_take_linear_time() {
    for word in ["not ", "to ", "had ", "that ", "attack ", "said he ", "no one of the "]
    {
        let reading = lines(&word.repeat(20_000));
        assert!(reading.facts.iter().all(|fact| fact.certainty.factuality.abs() <= 3.0));
    }
}

const WORDS: &str = "[ ,.?'\"“”]|not|to|that|if|no|may|will|has|be|said|deny|denied|fail|failed|is|going|attack|the|he|and|é|’s|n't|without|paying|was|possible|risk|of";

proptest! {
    #[test]
    fn any_text_is_judged(text in "\\PC{0,80}") {
        let reading = read(&Article::from_paragraphs(&[&text]), &Settings::default());
        for fact in reading.facts.iter() {
            prop_assert!((-3.0..=3.0).contains(&fact.certainty.factuality));
            prop_assert!(!reading.article.text[fact.span].is_empty());
        }
    }

    #[test]
    fn any_row_of_cues_is_judged(words in prop::collection::vec(WORDS, 0..40)) {
        let text = words.join(" ");
        let reading = read(&Article::from_paragraphs(&[&text]), &Settings::default());
        for fact in reading.facts.iter() {
            prop_assert!((-3.0..=3.0).contains(&fact.certainty.factuality));
        }
    }
}
