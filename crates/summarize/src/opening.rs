//! How a sentence opens: whether it leans on the one before it.

use writethru_text::{Text, Token, TokenKind};

/// Pronouns and pointers that name nothing by themselves at the start of a sentence.
const PRONOUNS: &[&str] = &[
    "he", "her", "hers", "him", "his", "it", "its", "neither", "she", "such", "that",
    "their", "theirs", "them", "these", "they", "this", "those",
];

/// Connectives that join a sentence to the one before it.
const CONNECTIVES: &[&str] = &[
    "accordingly",
    "additionally",
    "also",
    "and",
    "besides",
    "but",
    "consequently",
    "furthermore",
    "hence",
    "however",
    "instead",
    "likewise",
    "meanwhile",
    "moreover",
    "nevertheless",
    "nonetheless",
    "nor",
    "or",
    "otherwise",
    "similarly",
    "so",
    "still",
    "then",
    "therefore",
    "thus",
    "yet",
];

/// Longest word of the two lists, in bytes.
const MAX_WORD: usize = 14;

/// Whether a sentence cannot be understood without the one before it: it opens with a pronoun or a
/// connective, or with a quotation that it does not close or did not open.
pub(crate) fn leans(text: &Text, tokens: &[Token]) -> bool {
    let first = tokens.iter().find(|token| token.kind == TokenKind::Word);
    let word = first.map(|token| &text[token.span]).unwrap_or_default();
    let bare = word.split(['\'', '’']).next().unwrap_or_default();
    if bare.is_ascii() && bare.len() <= MAX_WORD {
        let lower = bare.to_ascii_lowercase();
        let listed = |list: &[&str]| list.binary_search(&lower.as_str()).is_ok();
        if listed(PRONOUNS) || listed(CONNECTIVES) {
            return true;
        }
    }
    has_open_quotation(text, tokens)
}

/// Whether the sentence holds half of a pair of double quotation marks.
fn has_open_quotation(text: &Text, tokens: &[Token]) -> bool {
    let mut depth = 0i32;
    let mut straight = 0;
    for token in tokens.iter().filter(|token| token.kind == TokenKind::Punct) {
        match &text[token.span] {
            "“" | "«" => depth += 1,
            "”" | "»" => depth -= 1,
            "\"" => straight += 1,
            _ => {}
        }
    }
    depth != 0 || straight % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    fn check(sentences: &[&str], expected: &Expect) {
        let line = |source: &&str| {
            let text = Text::new(*source, &[]);
            format!(
                "{} {source}\n",
                if leans(&text, text.tokens()) { "leans" } else { "-----" }
            )
        };
        expected.assert_eq(&sentences.iter().map(line).collect::<String>());
    }

    #[test]
    fn pronouns_and_connectives_lean() {
        check(
            &[
                "He said so.",
                "“They’re late,” Ruiz said.",
                "But the dam held.",
                "IT WAS LATE.",
                "Herbert said so.",
                "The minister said he knew.",
                "Butter was dear.",
            ],
            &expect![[r"
                leans He said so.
                leans “They’re late,” Ruiz said.
                leans But the dam held.
                leans IT WAS LATE.
                ----- Herbert said so.
                ----- The minister said he knew.
                ----- Butter was dear.
            "]],
        );
    }

    #[test]
    fn half_a_quotation_leans() {
        check(
            &[
                "“We knew.",
                "Nobody listened,” she said.",
                "\"We knew,\" Ruiz said.",
                "\"We knew.",
            ],
            &expect![[r#"
                leans “We knew.
                leans Nobody listened,” she said.
                ----- "We knew," Ruiz said.
                leans "We knew.
            "#]],
        );
    }

    #[test]
    fn the_lists_are_sorted() {
        assert!(PRONOUNS.is_sorted() && CONNECTIVES.is_sorted());
        assert!(PRONOUNS.iter().chain(CONNECTIVES).all(|word| word.len() <= MAX_WORD));
    }
}
