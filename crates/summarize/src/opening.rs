//! How a sentence hangs on its neighbours: by its opening words, or by half a quotation.

use writethru_text::{QuotationMark, Text, Token, TokenKind};

/// Pronouns and pointers that name nothing by themselves at the start of a sentence.
const PRONOUNS: &[&str] = &[
    "another", "both", "he", "her", "hers", "him", "his", "it", "its", "neither", "she",
    "such", "that", "their", "theirs", "them", "these", "they", "this", "those",
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

/// Pronouns that may name a speaker: “…,” she said.
const SPEAKERS: &[&str] = &["he", "it", "she", "they"];

/// Longest word of the lists, in bytes.
const MAX_WORD: usize = 14;

/// Whether a sentence cannot be understood without the one before it: it opens with a pronoun or a
/// connective, or a pronoun is all that it says of who speaks.
pub(crate) fn leans(text: &Text, tokens: &[Token]) -> bool {
    let first = tokens.iter().find(|token| token.kind == TokenKind::Word);
    let word = first.map(|token| &text[token.span]).unwrap_or_default();
    let bare = word.split(['\'', '’']).next().unwrap_or_default();
    is_of(PRONOUNS, bare) || is_of(CONNECTIVES, bare) || a_pronoun_speaks(text, tokens)
}

fn is_of(list: &[&str], word: &str) -> bool {
    if !word.is_ascii() || word.len() > MAX_WORD {
        return false;
    }
    list.binary_search(&word.to_ascii_lowercase().as_str()).is_ok()
}

/// Whether a sentence opens with a quotation and its first words outside are a pronoun.
fn a_pronoun_speaks(text: &Text, tokens: &[Token]) -> bool {
    let mark = |token: &Token| QuotationMark::of(&text[token.span]);
    if tokens.first().and_then(mark).is_none() {
        return false;
    }
    let closes = |token: &Token| mark(token).is_some_and(|m| m != QuotationMark::Opens);
    let Some(close) = tokens[1..].iter().position(closes) else { return false };
    tokens.get(close + 2).is_some_and(|token| is_of(SPEAKERS, &text[token.span]))
}

/// How the quotations stand after a sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Quotation {
    /// None is open.
    #[default]
    Closed,
    /// One goes on.
    Open,
    /// None is open, and the one that was open before has no close: its mark was a stray one.
    Lost,
}

/// How the quotations stand after a sentence, by how they stood before it. The next paragraph of one
/// quotation opens it again without a close.
pub(crate) fn quotation(text: &Text, tokens: &[Token], before: Quotation) -> Quotation {
    let was_open = before == Quotation::Open;
    let mut open = was_open;
    let (mut lost, mut n_straight) = (false, 0);
    for (idx, token) in tokens.iter().enumerate() {
        match QuotationMark::of(&text[token.span]) {
            Some(QuotationMark::Opens) => {
                lost |= open && idx > 0;
                open = true;
            }
            Some(QuotationMark::Closes) => open = false,
            Some(QuotationMark::Straight) if open && idx == 0 => {}
            Some(QuotationMark::Straight) => {
                open = !open;
                n_straight += 1;
            }
            None => {}
        }
    }
    // Whole pairs inside an open quotation of the same marks cannot be.
    lost |= was_open && n_straight > 0 && n_straight % 2 == 0;
    match (open, lost) {
        (_, true) => Quotation::Lost,
        (true, false) => Quotation::Open,
        (false, false) => Quotation::Closed,
    }
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
                "Another 12 are missing.",
            ],
            &expect![[r"
                leans He said so.
                leans “They’re late,” Ruiz said.
                leans But the dam held.
                leans IT WAS LATE.
                ----- Herbert said so.
                ----- The minister said he knew.
                ----- Butter was dear.
                leans Another 12 are missing.
            "]],
        );
    }

    #[test]
    fn a_pronoun_alone_as_speaker_leans() {
        check(
            &[
                "“We knew,” she said.",
                "\"We knew,\" he told reporters.",
                "“We knew,” said Ruiz.",
                "“We knew,” Ruiz said, and she left.",
                "The “gate” he built fell.",
            ],
            &expect![[r#"
                leans “We knew,” she said.
                leans "We knew," he told reporters.
                ----- “We knew,” said Ruiz.
                ----- “We knew,” Ruiz said, and she left.
                ----- The “gate” he built fell.
            "#]],
        );
    }

    #[test]
    fn a_quotation_goes_on_until_it_closes() {
        use Quotation::{Closed, Lost, Open};
        let after = |source: &str, before: Quotation| {
            let text = Text::new(source, &[]);
            quotation(&text, text.tokens(), before)
        };
        assert_eq!(after("“We knew.", Closed), Open);
        assert_eq!(after("Nobody listened.", Open), Open);
        assert_eq!(after("Nobody listened,” she said.", Open), Closed);
        assert_eq!(after("“We knew,” Ruiz said.", Closed), Closed);
        assert_eq!(after("\"We knew.", Closed), Open);
        assert_eq!(after("Nobody listened,\" she said.", Open), Closed);
        assert_eq!(after("\"And nobody came.", Open), Open, "a paragraph opens it again");
        assert_eq!(after("“And nobody came.”", Open), Closed);
        assert_eq!(after("The \"gate\" fell.", Open), Lost);
        assert_eq!(after("The “gate” fell.", Open), Lost);
        assert_eq!(after("The dam fell.", Lost), Closed);
    }

    #[test]
    fn the_lists_are_sorted() {
        assert!(PRONOUNS.is_sorted() && CONNECTIVES.is_sorted() && SPEAKERS.is_sorted());
        assert!(PRONOUNS.iter().chain(CONNECTIVES).all(|word| word.len() <= MAX_WORD));
    }
}
