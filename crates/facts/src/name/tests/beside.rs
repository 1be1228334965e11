//! Cases: what the words of its phrase say of a name.

use expect_test::expect;

use super::check;

#[test]
fn a_word_for_a_place_makes_a_place() {
    check(
        "It rained in the province of Veraga and the town Macen. The Tolim region was dry. The governor of Espena left.",
        &expect![[r#"
            place Veraga
            place Macen
            place Tolim
            place Espena"#]],
    );
}

#[test]
fn a_word_for_a_body_makes_an_organisation() {
    check(
        "The lender Ostra and the newspaper Veraga fell. He is a co-founder of Espena. She works at the Tolim company.",
        &expect![[r#"
            organization Ostra
            organization Veraga
            organization Espena
            organization Tolim"#]],
    );
}

#[test]
fn a_list_and_a_country_make_places() {
    check(
        "They flew from Lisbon, Espena and Tolim. He lives in Macen, Portugal.",
        &expect![[r#"
        place Lisbon
        place Espena
        person Tolim
        place Macen
        place Portugal"#]],
    );
}

#[test]
fn a_capital_within_a_word_makes_no_person() {
    check(
        "The shares of EconView fell. McIvor and DeVere left. MacArthur stayed. U. S. troops left.",
        &expect![[r#"
            organization EconView
            person McIvor
            person DeVere
            person MacArthur
            place U. S."#]],
    );
}

#[test]
fn a_person_in_a_phrase_stays_one() {
    check(
        "The friend of Ana Ruiz left. The region thanked Ben Ono. Ana Ruiz, Ben Ono and Elsa Varga left.",
        &expect![[r#"
            person Ana Ruiz
            person Ben Ono
            person Ana Ruiz
            person Ben Ono
            person Elsa Varga"#]],
    );
}
