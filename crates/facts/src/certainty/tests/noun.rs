//! Cases of event nouns: what stands by them, before them and behind them.

use expect_test::expect;

use super::check;

#[test]
fn a_subject_reaches_its_verb_over_a_parenthesis() {
    check(
        "The launch, due this spring, was cancelled.
           A test flight of the new ferry plane, the first in years, was postponed.
           Strikes, protests and marches were cancelled.",
        &expect![[r#"
            launch -3.0 asserted | cancelled 3.0 asserted
            test 3.0 asserted | flight -2.0 asserted | postponed 3.0 asserted
            Strikes 3.0 asserted | protests 3.0 asserted | marches -3.0 asserted | cancelled 3.0 asserted
        "#]],
    );
}

#[test]
fn an_infinitive_behind_a_noun_says_nothing_of_it() {
    check(
        "A plan to close the pool leaked.
           They asked for a permit to hold a march.",
        &expect![[r#"
            plan 3.0 asserted | close 2.0 planned | leaked 3.0 asserted
            asked 3.0 asserted | permit 1.0 planned | hold 1.0 planned | march 1.0 planned
        "#]],
    );
}

#[test]
fn a_denied_clause_leaves_its_subject_standing() {
    check(
        "Sales were not good.
           Talks did not calm the town.
           A deal was not reached.
           Talks did not resume.",
        &expect![[r#"
            Sales 3.0 asserted | were -3.0 asserted
            Talks 3.0 asserted | calm -3.0 asserted
            deal 0.0 asserted | reached -3.0 asserted
            Talks -3.0 asserted | resume -3.0 asserted
        "#]],
    );
}

#[test]
fn the_subject_of_a_clause_is_no_object() {
    check(
        "They claimed the inquiry was biased.
           They claimed the attack.
           Aides say the merger was killed by the bank.
           Aides say the merger is near.",
        &expect![[r#"
            claimed 3.0 asserted | inquiry 3.0 reported | biased 3.0 reported
            claimed 3.0 asserted | attack 1.0 alleged
            Aides 3.0 asserted | say 3.0 asserted | merger -3.0 reported | killed 3.0 reported
            Aides 3.0 asserted | say 3.0 asserted | merger 3.0 reported | is 3.0 reported
        "#]],
    );
}

#[test]
fn a_plan_that_is_handled_is_there() {
    check(
        "The council approved the plan.
           The council approved the demolition.
           In a statement prepared by lawyers, she apologized.
           They prepared an attack.
           They demanded the return of the boat.",
        &expect![[r#"
            approved 3.0 asserted | plan 3.0 asserted
            approved 3.0 asserted | demolition 1.0 planned
            statement 3.0 asserted | prepared 3.0 asserted | apologized 3.0 asserted
            prepared 3.0 asserted | attack 1.0 planned
            demanded 3.0 asserted | return 1.0 planned
        "#]],
    );
}

#[test]
fn what_stands_behind_after_or_despite_is_taken_for_granted() {
    check(
        "The bridge may close after floods.
           The bridge may close despite repairs.
           The bridge may close for repairs.",
        &expect![[r#"
            close 1.0 possible | floods 3.0 asserted
            close 1.0 possible | repairs 3.0 asserted
            close 1.0 possible | repairs 1.0 possible
        "#]],
    );
}

#[test]
fn no_sign_of_an_event_is_no_event() {
    check(
        "There was no sign of damage.
           Police found evidence of fraud.
           She was not available for comment.
           She was available for comment.",
        &expect![[r#"
            was -3.0 asserted | sign -3.0 asserted | damage -2.0 probable
            found 3.0 asserted | fraud 2.0 probable
            was -3.0 asserted | comment -2.0 possible
            was 3.0 asserted | comment 2.0 possible
        "#]],
    );
}

#[test]
fn what_is_agreed_to_is_planned() {
    check(
        "The mayor agreed to a visit.
           The mayor agreed to the visit.
           A possible return to growth pleased them.
           The return to growth pleased them.",
        &expect![[r#"
            agreed 3.0 asserted | visit 1.0 planned
            agreed 3.0 asserted | visit 3.0 reported
            return 1.0 possible | growth 1.0 possible | pleased 3.0 asserted
            return 3.0 asserted | growth 3.0 asserted | pleased 3.0 asserted
        "#]],
    );
}

#[test]
fn a_verb_with_a_particle_is_another_verb() {
    check(
        "A fund was set up to help.
           A fund was set to help.
           The index rose by 12 points, or 2%, to end the day at 900.
           The council rose early to end the debate.",
        &expect![[r#"
            fund 3.0 asserted | set 3.0 asserted | help 2.0 planned
            fund 3.0 asserted | set 3.0 asserted | help 2.0 probable
            rose 3.0 asserted | end 3.0 asserted
            rose 3.0 asserted | end 3.0 asserted | debate 3.0 asserted
        "#]],
    );
}

#[test]
fn preventing_reaches_over_a_long_object() {
    check(
        "Guards kept the crowd, many of them young, from leaving.
           Guards came with the crowd from cleaning.
           The boat is not worth saving.
           You will get nothing there.",
        &expect![[r#"
            kept 3.0 asserted | leaving -3.0 asserted
            came 3.0 asserted | cleaning 3.0 asserted
            is -3.0 asserted
            get -2.0 planned
        "#]],
    );
}

#[test]
fn a_particle_decides_what_becomes_of_a_noun() {
    check(
        "The trip was called off.
           They called off the strike.
           The sale was put off.
           They turned down the offer.
           They called the strike.",
        &expect![[r#"
            trip -3.0 asserted | called 3.0 asserted
            called 3.0 asserted | strike -3.0 reported
            sale -2.0 asserted | put 3.0 asserted
            turned 3.0 asserted | offer 3.0 asserted
            called 3.0 asserted | strike 1.0 planned
        "#]],
    );
}
