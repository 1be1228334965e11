//! Cases of scope: what a word reaches, and what stands outside it.

use expect_test::expect;

use super::check;

#[test]
fn a_modal_before_have_looks_back() {
    check(
        "They would have drowned without the dog.
           He must have gone early.
           The driver could have slept.
           Nobody could have known.",
        &expect![[r#"
            drowned -2.0 conditional
            gone 2.0 probable
            slept 0.0 possible
            known -2.0 possible
        "#]],
    );
}

#[test]
fn what_is_told_to_someone_is_no_fact() {
    check(
        "Please keep off the ice.
           Boil the water first.
           They drove rather than wait.
           The pump helped stop the flood.",
        &expect![[r#"
            keep 1.0 planned
            Boil 1.0 planned
            drove 3.0 asserted | wait 3.0 asserted
            helped 3.0 asserted | stop 3.0 asserted | flood 3.0 asserted
        "#]],
    );
}

#[test]
fn two_nouns_before_a_verb_are_one_subject() {
    check(
        "She doubts that the owner and his wife lied.
           The pier will stay shut until the rain stops.",
        &expect![[r#"
            doubts 3.0 asserted | lied -2.0 possible
            stay 2.0 planned | shut 3.0 asserted | rain 3.0 asserted | stops 3.0 asserted
        "#]],
    );
}

#[test]
fn a_few_are_some_and_few_are_hardly_any() {
    check(
        "A few shops stayed open.
           No one was named.
           It is no secret that the club owes money.",
        &expect![[r#"
            stayed 3.0 asserted
            named -3.0 asserted
            is 3.0 asserted | owes 3.0 asserted
        "#]],
    );
}

#[test]
fn nouns_share_the_denial_that_they_stand_under() {
    check(
        "There were no injuries or arrests.
           The talks did not bring any agreement.
           Construction will not resume.
           The deal is subject to approval.
           They asked the council for an inquiry.",
        &expect![[r#"
            were -3.0 asserted | injuries -3.0 asserted | arrests -3.0 asserted
            talks 3.0 asserted | bring -3.0 asserted | agreement -3.0 asserted
            Construction -2.0 planned | resume -2.0 planned
            deal 3.0 asserted | is 3.0 asserted | approval 1.0 conditional
            asked 3.0 asserted | inquiry 1.0 planned
        "#]],
    );
}

#[test]
fn an_adjective_decides_over_its_object() {
    check(
        "Fog made it impossible for them to enter.
           She is not about to resign.
           He has not begun work, and said so.",
        &expect![[r#"
            Fog 3.0 asserted | made 3.0 asserted | enter -3.0 asserted
            is -3.0 asserted | resign -2.0 probable
            begun -3.0 asserted | work 0.0 asserted | said 3.0 asserted
        "#]],
    );
}

#[test]
fn verbs_of_a_list_share_their_governor() {
    check(
        "They must refrain from stealing, selling or hiding it.
           She plans to buy, mend and sell it.
           He left, saying it was late, and went.",
        &expect![[r#"
            refrain 1.0 probable | stealing -1.0 probable | hiding -1.0 probable
            plans 3.0 asserted | buy 2.0 planned | sell 2.0 planned
            left 3.0 asserted | saying 3.0 asserted | was 3.0 reported | went 3.0 reported
        "#]],
    );
}

#[test]
fn have_between_a_modal_and_a_verb_is_an_auxiliary() {
    check(
        "The plates may have come from a shop.
           He may not have even left.
           They may have plans.",
        &expect![[r#"
            come 1.0 possible
            left -1.0 possible
            have 1.0 possible | plans 1.0 possible
        "#]],
    );
}

#[test]
fn the_end_of_a_wait_lies_ahead() {
    check(
        "They will wait until the ban is lifted.
           They waited until the ban was lifted.
           It is not worth waiting.",
        &expect![[r#"
            wait 2.0 planned | ban 3.0 asserted | lifted 2.0 planned
            waited 3.0 asserted | ban 3.0 asserted | lifted 3.0 asserted
            is -3.0 asserted
        "#]],
    );
}
