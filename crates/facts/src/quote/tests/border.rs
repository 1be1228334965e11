//! Cases of borders: where what is said begins and ends, and what in marks is not said at all.

use expect_test::expect;

use super::check;

#[test]
fn a_question_is_asked_by_who_stands_behind_the_verb() {
    check(
        "“How deep is that shaft?” asked the boy, who wore a paper hat, as his mother laughed.",
        &expect!["direct [the boy] asked: How deep is that shaft?"],
    );
}

#[test]
fn the_name_of_a_show_is_nothing_said() {
    check(
        "“We love him,” Ruiz told “Dawn Hour,” reminding viewers of the storm.\n\n“They will not listen,” wrote the authors of the “Harbour Plan.”",
        &expect![[r#"
            direct [Ruiz] told: We love him,
            indirect [Ruiz] reminding: the storm
            direct [the authors of the] wrote: They will not listen,"#]],
    );
}

#[test]
fn what_is_answered_is_not_what_was_asked() {
    check(
        "When asked if she “lost” the keys, the warden responded, “What keys?”",
        &expect!["direct [the warden] responded: What keys?"],
    );
}

#[test]
fn the_verb_may_come_first() {
    check(
        "Said Dora Poynter, who grew up nearby, “We were all so proud of him.”",
        &expect![
            "direct [Dora Poynter = Said Dora Poynter] Said: We were all so proud of him."
        ],
    );
}

#[test]
fn a_colon_leads_to_what_is_said() {
    check(
        "From the report: “Samples with long field periods were better.”\n\nRep. Ana Ruiz (R-S.C.): “I have not heard that figure.”\n\nRuiz swiped at the board in a row of posts: “They never listen!”",
        &expect![[r#"
            direct [the report] :: Samples with long field periods were better.
            direct [Rep. Ana Ruiz (R-S.C.) = Ana Ruiz] :: I have not heard that figure.
            direct [Ruiz = Ana Ruiz] swiped: They never listen!"#]],
    );
}

#[test]
fn an_email_reads() {
    check(
        "“Friend, let me be blunt. I can win,” the email read. It gave a date.",
        &expect!["direct [the email] read: Friend, let me be blunt. I can win,"],
    );
}

#[test]
fn but_may_join_two_quotations() {
    check(
        "“You know, I love Larry,” he said, but “on this he is wrong.”",
        &expect![
            "mixed [he = Larry] said: You know, I love Larry, / but “on this he is wrong.”"
        ],
    );
}

#[test]
fn a_judgement_ends_where_the_sentence_goes_elsewhere() {
    check(
        "Ruiz described the plan as a “disgrace” after the vote failed. The council called it “a farce” – a charge that stung.\n\nA driver accused Ruiz of fraud in 1999; he has denied the claim.",
        &expect![[r#"
            mixed [Ruiz] described: the plan as a “disgrace”
            mixed [The council] called: it “a farce”
            indirect [A driver] accused: Ruiz of fraud in 1999
            indirect [he = Ruiz] has denied: the claim"#]],
    );
}

#[test]
fn two_quotations_before_the_verb_have_one_speaker() {
    check(
        "The pump failed.\n\n“It was late.” “And it was dark,” the statement said.",
        &expect!["direct [the statement] said: It was late. / And it was dark,"],
    );
}

#[test]
fn a_sentence_partly_in_marks_goes_on() {
    check(
        "“She has the same friends,” Kell has said. That makes her “by far the most trustworthy person here.”\n\nThe so-called “Iron Road” was closed. It is “a long and cold one.”",
        &expect![
            "mixed [Kell] has said: She has the same friends, / That makes her “by far the most trustworthy person here.”"
        ],
    );
}

#[test]
fn another_verb_of_the_same_one_starts_anew() {
    check(
        "He said the pump was “old,” before noting that Ruiz is “a good person.” Kell is telling a group that the dam is “weak” and says he will mend it.\n\n“We think so,” he said at a news conference, and then predicted: “We do expect more.”",
        &expect![[r#"
            mixed [He] said: the pump was “old,”
            mixed [He] noting: that Ruiz is “a good person.”
            mixed [Kell] is telling: that the dam is “weak”
            indirect [Kell] says: he will mend it
            direct [he = Kell] said: We think so,
            direct [he = Kell] predicted: We do expect more."#]],
    );
}

#[test]
fn a_hearer_is_not_what_is_said() {
    check(
        "Ruiz told host Ana Kell a loss is “increasingly likely.” Kell asked Ruiz if she would close all pits or just “the bad ones.” Ruiz told farmers this weekend she would consider it a “personal insult” to leave.",
        &expect![[r#"
            mixed [Ruiz] told: a loss is “increasingly likely.”
            mixed [Kell = Ana Kell] asked: if she would close all pits or just “the bad ones.”
            mixed [Ruiz] told: she would consider it a “personal insult” to leave"#]],
    );
}

#[test]
fn a_clause_and_its_colon_are_one_thing_said() {
    check(
        "He adds that the miners have two choices: “You either leave or you fight.”",
        &expect![
            "mixed [He] adds: that the miners have two choices: “You either leave or you fight.”"
        ],
    );
}

#[test]
fn showing_a_thing_says_nothing() {
    check(
        "“It will do,” she said, showing off the “Best in Show” ribbon her dog had won.",
        &expect!["direct [she] said: It will do,"],
    );
}

#[test]
fn words_behind_a_noun_for_words_are_those_of_the_subject() {
    check(
        "The board has used the phrase “unfit for use” in its letters. Kell ran on the slogan “Water for all” in May.\n\nThe slogan “Safe at Sea” was painted on the wall.",
        &expect![[r#"
            direct [The board] has: unfit for use
            direct [Kell] ran: Water for all"#]],
    );
}
