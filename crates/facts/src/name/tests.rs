//! What is a name, of what type, and whose.

mod beside;

use expect_test::{Expect, expect};
use proptest::prelude::*;
use writethru_article::Article;

use crate::fact::Value;
use crate::{Settings, read};

/// One line a mention: type, words, `= canonical` where that is another text, role.
fn check(text: &str, expected: &Expect) {
    let paragraphs: Vec<&str> = text.split("\n\n").collect();
    let reading = read(&Article::from_paragraphs(&paragraphs), &Settings::default());
    let text = &reading.article.text;
    let mut lines = Vec::new();
    for fact in reading.facts.iter() {
        let Value::Name(name) = &fact.value else { continue };
        let mut line = format!("{} {}", name.kind.as_str(), &text[fact.span]);
        if text[name.canonical] != text[fact.span] {
            line.push_str(&format!(" = {}", &text[name.canonical]));
        }
        if let Some(role) = name.role {
            line.push_str(&format!(" ({})", &text[role]));
        }
        lines.push(line);
    }
    expected.assert_eq(&lines.join("\n"));
}

#[test]
fn a_full_name_is_one_mention() {
    check("The council chose Ana Ruiz on Monday.", &expect!["person Ana Ruiz"]);
}

#[test]
fn a_dateline_names_places_and_a_house() {
    use writethru_article::{Block, BlockKind, Metadata};
    use writethru_text::Span;

    let dateline = "CAPRETA, Ardesa (PWA) —";
    let text = format!("{dateline}\n\nA dam fell in Ardesa, PWA said.");
    let blocks = vec![
        Block { kind: BlockKind::Dateline, span: Span::new(0, dateline.len()) },
        Block {
            kind: BlockKind::Paragraph,
            span: Span::new(dateline.len() + 2, text.len()),
        },
    ];
    let article = Article::new(text, blocks, |_| false, Metadata::default());
    let reading = read(&article, &Settings::default());
    let kinds = reading.facts.iter().filter_map(|fact| match &fact.value {
        Value::Name(name) => {
            Some(format!("{} {}", name.kind.as_str(), &article.text[fact.span]))
        }
        _ => None,
    });
    expect![[r#"
        place CAPRETA
        place Ardesa
        organization PWA
        place Ardesa
        organization PWA"#]]
    .assert_eq(&kinds.collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_family_name_finds_its_full_name() {
    check(
        "Ana Ruiz won the vote. Later Ruiz thanked the town.",
        &expect![[r"
        person Ana Ruiz
        person Ruiz = Ana Ruiz"]],
    );
}

#[test]
fn a_family_name_may_come_first() {
    check(
        "Ruiz won. The mayor, Ana Ruiz, was pleased.",
        &expect![[r"
        person Ruiz = Ana Ruiz
        person Ana Ruiz"]],
    );
}

#[test]
fn two_people_of_one_family_are_told_apart_by_the_last_full_name() {
    check(
        "We met Ana Ruiz. Ruiz smiled. Then came Carla Ruiz. Ruiz frowned.",
        &expect![[r"
        person Ana Ruiz
        person Ruiz = Ana Ruiz
        person Carla Ruiz
        person Ruiz = Carla Ruiz"]],
    );
}

#[test]
fn a_title_is_no_part_of_the_name() {
    check(
        "On Friday Finance Minister Ana Ruiz met Sen. Omar Bell.",
        &expect![[r"
        person Ana Ruiz (Finance Minister)
        person Omar Bell (Sen.)"]],
    );
}

#[test]
fn a_courtesy_title_is_no_role() {
    check(
        "Then Mr. Bell spoke with Mrs. Ruiz.",
        &expect![[r"
        person Bell
        person Ruiz"]],
    );
}

#[test]
fn a_small_role_before_the_name_counts() {
    check(
        "The bid failed, said prime minister Ana Ruiz.",
        &expect!["person Ana Ruiz (prime minister)"],
    );
}

#[test]
fn an_apposition_gives_the_role() {
    check(
        "Ana Ruiz, the former head of the railway, resigned.",
        &expect!["person Ana Ruiz (former head of the railway)"],
    );
}

#[test]
fn an_age_is_no_role() {
    check("Omar Bell, 52, a nurse, was hurt.", &expect!["person Omar Bell (nurse)"]);
}

#[test]
fn a_clause_after_a_comma_is_no_role() {
    check("Ana Ruiz, who left in May, returned.", &expect!["person Ana Ruiz"]);
}

#[test]
fn a_possessive_ending_is_left_out() {
    check(
        "We read Ruiz’s letter and Kirra's answer.",
        &expect![[r"
        person Ruiz
        person Kirra"]],
    );
}

#[test]
fn an_owner_and_what_is_owned_are_two_names() {
    check(
        "The report blames Kenya's Ministry of Health.",
        &expect![[r"
        place Kenya
        organization Ministry of Health"]],
    );
}

#[test]
fn of_joins_within_a_body() {
    check(
        "She joined the University of Kirra and the Bank of England.",
        &expect![[r"
        organization University of Kirra
        organization Bank of England"]],
    );
}

#[test]
fn of_does_not_join_after_a_title() {
    check("The President of France spoke.", &expect!["place France"]);
}

#[test]
fn a_body_joins_two_fields() {
    check(
        "It sued the Securities and Exchange Commission.",
        &expect!["organization Securities and Exchange Commission"],
    );
}

#[test]
fn and_between_names_does_not_join() {
    check(
        "Then Ana Ruiz and Omar Bell left.",
        &expect![[r"
        person Ana Ruiz
        person Omar Bell"]],
    );
}

#[test]
fn particles_join() {
    check(
        "They met Ludwig van Beethoven and Osama bin Laden.",
        &expect![[r"
        person Ludwig van Beethoven
        person Osama bin Laden"]],
    );
}

#[test]
fn an_ampersand_joins() {
    check("Shares of Marks & Spencer fell.", &expect!["organization Marks & Spencer"]);
}

#[test]
fn an_acronym_finds_its_expansion() {
    check(
        "The World Trade Organization met. Later the WTO ruled.",
        &expect![[r"
        organization World Trade Organization
        organization WTO = World Trade Organization"]],
    );
}

#[test]
fn a_legal_form_makes_an_organisation() {
    check(
        "He sold Fennmore Corp to Aldine Group.",
        &expect![[r"
        organization Fennmore Corp
        organization Aldine Group"]],
    );
}

#[test]
fn a_place_after_in_is_a_place() {
    check("A bridge fell in Kirra on Sunday.", &expect!["place Kirra"]);
}

#[test]
fn a_street_or_river_is_a_place() {
    check(
        "They walked from Mill Street to the Orta River.",
        &expect![[r"
        place Mill Street
        place Orta River"]],
    );
}

#[test]
fn a_place_of_two_words_is_one_name() {
    check(
        "Flights from New York to South Africa stopped.",
        &expect![[r"
        place New York
        place South Africa"]],
    );
}

#[test]
fn nationalities_are_other() {
    check(
        "Two French and three Kenyans were hurt.",
        &expect![[r"
        other French
        other Kenyans"]],
    );
}

#[test]
fn a_nationality_before_a_person_is_apart() {
    check(
        "Later Kenyan Ana Ruiz won.",
        &expect![[r"
        other Kenyan
        person Ana Ruiz"]],
    );
}

#[test]
fn days_and_months_are_no_names() {
    check("On Monday, in early June, nothing happened.", &expect![[""]]);
}

#[test]
fn may_before_a_name_is_a_name() {
    check("Aides of Theresa May left.", &expect!["person Theresa May"]);
}

#[test]
fn the_first_word_of_a_sentence_is_no_name() {
    check("Officials left. Prices rose. However, rain fell.", &expect![[""]]);
}

#[test]
fn the_first_word_is_a_name_if_the_text_says_so() {
    check(
        "Kirrans like Orta. Orta likes them.",
        &expect![[r"
        person Kirrans
        person Orta
        person Orta"]],
    );
}

#[test]
fn a_first_word_joins_no_name_after_it() {
    check(
        "Yesterday Ana Ruiz left. Meanwhile Omar Bell stayed.",
        &expect![[r"
        person Ana Ruiz
        person Omar Bell"]],
    );
}

#[test]
fn a_title_alone_is_no_name() {
    check("Later the Prime Minister left with the President.", &expect![[""]]);
}

#[test]
fn an_event_is_other() {
    check(
        "She won at the Winter Olympics and the World Cup.",
        &expect![[r"
        other Winter Olympics
        other World Cup"]],
    );
}

#[test]
fn a_headline_in_title_case_keeps_only_names() {
    check(
        "Mayor Ruiz Wins Vote as Rain Stops Play\n\nAna Ruiz, the mayor of Kirra, won the vote when rain stopped play.",
        &expect![[r#"
            person Ruiz = Ana Ruiz
            person Ana Ruiz (mayor of Kirra)
            place Kirra"#]],
    );
}

#[test]
fn a_line_in_capitals_keeps_only_names() {
    check(
        "RUIZ WINS VOTE IN KIRRA\n\nAna Ruiz won the vote in Kirra.",
        &expect![[r"
            person RUIZ = Ana Ruiz
            place KIRRA = Kirra
            person Ana Ruiz
            place Kirra"]],
    );
}

#[test]
fn quotation_marks_start_nothing() {
    check("He said: “We knew. Nobody cared about Kirra.”", &expect!["person Kirra"]);
}

#[test]
fn initials_belong_to_the_name() {
    check(
        "We saw J. P. Ruiz and Omar K. Bell.",
        &expect![[r"
        person J. P. Ruiz
        person Omar K. Bell"]],
    );
}

#[test]
fn diacritics_are_kept() {
    check(
        "There José Müller-Ñandú met Łukasz.",
        &expect![[r"
        person José Müller-Ñandú
        person Łukasz"]],
    );
}

#[test]
fn no_capital_no_name() {
    check("nothing here is written large.", &expect![[""]]);
}

#[test]
fn i_is_no_name() {
    check("Then I left, and I cried.", &expect![[""]]);
}

#[test]
fn scores_keep_teams_apart() {
    check(
        "Ajax 2 Porto 1",
        &expect![[r"
        organization Ajax
        place Porto"]],
    );
}

proptest! {
    #[test]
    fn any_text_is_read_and_spans_slice(
        words in prop::collection::vec("[A-Z]?[a-zé]{0,5}('s)?|of|the|and|&|“|”|[.,:] ?|\\PC", 0..40)
    ) {
        let text = words.join(" ");
        let reading = read(&Article::from_paragraphs(&[&text]), &Settings::default());
        let text = &reading.article.text;
        for fact in reading.facts.iter() {
            if let Value::Name(name) = &fact.value {
                let whole = text[fact.span].trim();
                prop_assert_eq!(whole, &text[fact.span]);
                prop_assert!(!text[name.canonical].is_empty());
            }
        }
    }
}

#[test]
fn a_run_of_names_without_end_is_cut() {
    for piece in ["Bank of ", "Ruiz and ", "Securities and Exchange Commission and "] {
        let text = format!(
            "They met the Bank of {}{}.",
            "Ruiz ".repeat(1000),
            piece.repeat(1000)
        );
        let reading = read(&Article::from_paragraphs(&[&text]), &Settings::default());
        let names = reading.facts.iter().filter(|f| matches!(f.value, Value::Name(_)));
        let longest = names.map(|name| name.span.len()).max().unwrap_or_default();
        assert!((40..600).contains(&longest), "{piece}: {longest}");
    }
}

#[test]
fn a_role_ends_before_the_next_person() {
    check(
        "Tom Ade, head of the water board and Ana Ruiz met.",
        &expect![[r#"
            person Tom Ade (head of the water board)
            person Ana Ruiz"#]],
    );
    check(
        "Tom Ade, minister of Health and Education, spoke.",
        &expect![[r#"
            person Tom Ade (minister of Health and Education)
            organization Education"#]],
    );
}

#[test]
fn a_figure_in_words_is_no_name() {
    check("Two-thirds of them left. Twenty-one came back.", &expect![""]);
}
