//! Cases: who speaks where a subject has several parts, and verbs that report nothing.

use expect_test::expect;

use super::check;

#[test]
fn a_subject_of_two_parts_is_kept_whole() {
    check(
        "Police and the coast guard said the boat sank. The mayor's office and the army told the paper it was late.\n\nThe teacher and two of her pupils said it was loud. On Monday, police and rescuers said it was over.",
        &expect![[r#"
            indirect [Police and the coast guard] said: the boat sank
            indirect [The mayor's office and the army] told: it was late
            indirect [The teacher and two of her pupils] said: it was loud
            indirect [police and rescuers] said: it was over"#]],
    );
}

#[test]
fn a_list_is_one_subject() {
    check(
        "Residents, police and rescuers said it was loud. After the storm, the mayor said it was over.",
        &expect![[r#"
            indirect [Residents, police and rescuers] said: it was loud
            indirect [the mayor] said: it was over"#]],
    );
}

#[test]
fn an_object_before_and_is_no_subject() {
    check(
        "He met Ruiz and the mayor said it was loud. He laughed and said, “We will see.”",
        &expect![[r#"
            indirect [the mayor] said: it was loud
            direct [He = Ruiz] said: We will see."#]],
    );
}

#[test]
fn kin_are_named_between_commas() {
    check(
        "In a letter to the paper, her adviser, Ben Ono, said: “We left.” Ana Ruiz and her husband, Ben, said it was loud.",
        &expect![[r#"
            direct [her adviser, Ben Ono = Ben Ono] said: We left.
            indirect [Ana Ruiz and her husband, Ben = Ana Ruiz] said: it was loud"#]],
    );
}

#[test]
fn an_adverb_before_the_verb_is_no_name() {
    check(
        "The fight doctor Ben Ono once said: “They left.”",
        &expect!["direct [The fight doctor Ben Ono = Ben Ono] said: They left."],
    );
}

#[test]
fn a_plain_verb_before_the_frame_reports_nothing() {
    check(
        "The dam held, police said. The committee ruled, Ruiz said, against the town. The dam held and the police said it was safe. He believes, however, that it was late.",
        &expect![[r#"
            indirect [police] said: The dam held
            indirect [Ruiz] said: The committee ruled / against the town
            indirect [the police] said: it was safe
            indirect [He = Ruiz] believes: however, that it was late"#]],
    );
}

#[test]
fn who_is_quoted_speaks() {
    check(
        "“We left,” Ruiz was quoted as saying by the paper. The paper quoted Ono as saying that the dam was safe.",
        &expect![[r#"
            direct [Ruiz] was quoted as saying: We left,
            indirect [Ono] saying: that the dam was safe"#]],
    );
}

#[test]
fn verbs_of_going_on_report_only_beside_marks() {
    check(
        "I began to speak and he left. “It is late,” he began.",
        &expect!["direct [he] began: It is late,"],
    );
}

#[test]
fn what_is_said_between_the_lead_and_the_frame_is_the_quotation() {
    check(
        "Ruiz asserted that the town had changed: “Kirra is gone,” he claimed. When asked why, Ono replied in a letter: “It was late.”\n\nCiting his “ill health,” Kell said, “I must go.”",
        &expect![[r#"
            indirect [Ruiz] asserted: that the town had changed
            direct [he = Ruiz] claimed: Kirra is gone,
            direct [Ono] replied: It was late.
            direct [Kell] said: I must go."#]],
    );
}

#[test]
fn an_object_ends_at_a_colon() {
    check(
        "He praised the plan: Ono called it “a farce.”",
        &expect![[r#"
        indirect [He] praised: the plan
        mixed [Ono] called: it “a farce.”"#]],
    );
}

#[test]
fn a_second_verb_with_its_own_clause_says_something_else() {
    check(
        "“Out!” she wrote, arguing that if nothing changed, “more would go.” He praised Ruiz in a film where she said, “It is time.”",
        &expect![[r#"
            direct [she] wrote: Out!
            mixed [she] arguing: that if nothing changed, “more would go.”
            indirect [He] praised: Ruiz in a film
            direct [she = Ruiz] said: It is time."#]],
    );
}

#[test]
fn an_opening_mark_at_the_end_closes() {
    check(
        "“They left,“ said Ana Ruiz. „So ist es“, sagte er.",
        &expect!["direct [Ana Ruiz] said: They left, / So ist es"],
    );
}

#[test]
fn chants_are_the_words_alone() {
    check(
        "Fans responded with chants of “Out now” until she left. The ad has a new slogan, “Out now,” for the tour.",
        &expect![[r#"
            direct [Fans] responded: Out now
            direct [The ad] has: Out now,"#]],
    );
}
