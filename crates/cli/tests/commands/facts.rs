//! `facts`: the article with its facts marked, and why each was read.

use expect_test::expect;

use super::check;

const STORY: &[u8] = b"---\nheadline: Gate falls\npublished: 2029-03-08T06:00:00Z\n---\n\
    At least 12 people were hurt when the gate fell on Tuesday, Mayor Ana Ruiz said. \
    \"It may cost $4 million,\" she told reporters. Ruiz left in 1998.\n";

#[test]
fn facts_are_marked_in_the_text_and_listed_below_by_kind() {
    check(
        "facts -",
        STORY,
        &expect![[r#"
            2 quantities, 2 dates, 2 names, 2 quotes, 6 events
            - · marked as in the tables: [quantity]q1 [date]d1 [name]n1

            Gate falls

            At least [12]q1 people were hurt when the gate fell on [Tuesday]d1, Mayor [Ana
            Ruiz]n1 said. "It may cost [$4 million]q2," she told reporters. [Ruiz]n1 left in
            [1998]d2.

            quantities
              q1   lede      12                             ≥ 12 people
              q2   lede      $4 million                     4,000,000 USD · possible

            dates
              d1   lede      Tuesday                        2029-03-06 · date
              d2   lede      1998                           1998 · date

            names
              n1   lede      Ana Ruiz                       person, Mayor · 2 mentions

            quotes
              lede      At least 12 people were hurt when…  Ana Ruiz · indirect
              lede      It may cost $4 million,             Ana Ruiz · direct

            not asserted
              lede      "It may cost $4 million,"           possible
            --
            Done
        "#]],
    );
}

#[test]
fn an_explanation_names_the_rule_and_what_it_stands_on() {
    check(
        "facts - --explain",
        STORY,
        &expect![[r#"
            14 facts read in -

            lede: At least 12 people were hurt when the gate fell on Tuesday, Mayor Ana
              Ruiz said.
              quote     At least 12 people were hurt when the gate fell on Tuesday = Ana
                        Ruiz · indirect
                        quotes/before_cue: what stands before a verb of saying; cue “said”;
                        said by “Mayor Ana Ruiz”
              quantity  12 = ≥ 12 people
                        quantities/count: a number with what it counts; of “people”;
                        according to “Mayor Ana Ruiz”
              event     hurt = reported
                        events/verb: a main verb; factuality +3.0; according to “Mayor Ana
                        Ruiz”
              event     fell = reported
                        events/verb: a main verb; factuality +3.0; according to “Mayor Ana
                        Ruiz”
              date      Tuesday = 2029-03-06 · date
                        dates/calendar: a calendar date, month or year; from 2029-03-06
                        until 2029-03-07; according to “Mayor Ana Ruiz”
              name      Ana Ruiz = person
                        names/title: a title before it; role “Mayor”
              event     said = asserted
                        events/verb: a main verb; factuality +3.0

            lede: "It may cost $4 million," she told reporters.
              quote     It may cost $4 million, = Ana Ruiz · direct
                        quotes/before_cue: what stands before a verb of saying; cue “told”;
                        said by “she”
              event     cost = possible
                        events/verb: a main verb; factuality +1.0; according to “she”
              quantity  $4 million = 4,000,000 USD · possible
                        quantities/measure: a number with a unit; according to “she”
              event     told = asserted
                        events/verb: a main verb; factuality +3.0

            lede: Ruiz left in 1998.
              name      Ruiz = person
                        names/chain: a form of a name that stands elsewhere in full; same as
                        “Ana Ruiz”
              event     left = asserted
                        events/verb: a main verb; factuality +3.0
              date      1998 = 1998 · date
                        dates/calendar: a calendar date, month or year; from 1998-01-01
                        until 1999-01-01
            --
            Done
        "#]],
    );
}

#[test]
fn a_text_without_facts_says_so() {
    check(
        "facts -",
        b"Yes.\n",
        &expect![[r#"
            no facts found
            -

            Yes.
            --
            Done
        "#]],
    );
    check(
        "facts - --explain",
        b"Yes.\n",
        &expect![[r#"
        0 facts read in -
        --
        Done
    "#]],
    );
}
