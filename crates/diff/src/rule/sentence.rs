//! Whole sentences that only one version has.

mod retold;

use writethru_article::BlockKind;
use writethru_text::TokenKind;

use crate::change::{ChangeKind, Detail};
use crate::lexicon::Class;
use crate::rule::restated::STANDS_ELSEWHERE;
use crate::rule::words;
use crate::version::Version;
use crate::zone::{Context, Finding};

/// Judges a sentence of one version that has no counterpart in the other.
pub(crate) fn judge(
    cx: &Context<'_>,
    sentence_idx: usize,
    is_old: bool,
    edit: u32,
) -> Option<Finding> {
    let (own, other) = cx.sides(is_old);
    let sentence = &own.text.sentences()[sentence_idx];
    let content = (sentence.tokens.start as usize..sentence.tokens.end as usize)
        .filter(|&idx| own.word(idx).is_content());
    // “He also noted that …” says what “who said that …” said.
    let (mut lemmas, light): (Vec<usize>, Vec<usize>) =
        content.partition(|&idx| words::is_weighty(own, idx));
    if lemmas.len() < FEW {
        lemmas.extend(light);
    }
    let lemmas: Vec<u32> = lemmas.into_iter().map(|idx| own.word(idx).lemma).collect();
    if sentence.tokens.is_empty() {
        return None;
    }
    let is_news = (sentence.tokens.start as usize..sentence.tokens.end as usize)
        .any(|idx| is_news(own, other, idx));
    let article = &own.reading.article;
    let block = article.block_of(sentence_idx).map(|block| article.blocks[block].kind);
    let (kind, factual, reason) = match block {
        Some(BlockKind::Notice) => return None,
        Some(BlockKind::Byline | BlockKind::Credit | BlockKind::Dateline) => {
            (ChangeKind::Metadata, false, "a byline, dateline or credit line")
        }
        Some(BlockKind::Other) => {
            (ChangeKind::Wording, false, "a line that is not part of the story")
        }
        _ if lemmas.is_empty() => {
            (ChangeKind::Wording, false, "words that carry no fact")
        }
        _ if !is_news && other.coverage(&lemmas) >= STANDS_ELSEWHERE => {
            (ChangeKind::Wording, false, "both versions say so, in another place")
        }
        _ if retold::is_retold(cx, sentence_idx, is_old) => {
            (ChangeKind::Wording, false, "both versions say so, in other words")
        }
        _ if is_quote(own, sentence_idx) => (
            ChangeKind::Quote,
            true,
            if is_old { "a quote removed" } else { "a quote added" },
        ),
        _ => (
            ChangeKind::Statement,
            true,
            if is_old { "a claim removed" } else { "a claim added" },
        ),
    };
    Some(Finding {
        kind,
        factual,
        old: is_old.then_some(sentence.span),
        new: (!is_old).then_some(sentence.span),
        detail: Detail::None,
        edit,
        reason,
    })
}

/// Classes of words that say which way something went, or whether at all, or who suffered.
const TURNS: [Class; 5] =
    [Class::Up, Class::Down, Class::Negation, Class::Cancelled, Class::Grave];

/// Whether a word makes news of the oldest words around it: a figure, or which way something went,
/// that the other version has nowhere.
fn is_news(own: &Version<'_>, other: &Version<'_>, token_idx: usize) -> bool {
    let word = own.word(token_idx);
    let turns = TURNS.iter().any(|&class| word.classes.has(class));
    let tells = word.kind == TokenKind::Number || turns && word.is_content();
    tells && !other.has(word.lemma)
}

/// Of fewer weighty words the light ones count as well.
const FEW: usize = 2;

/// Whether most words of a sentence stand in quotation marks.
fn is_quote(version: &Version<'_>, sentence_idx: usize) -> bool {
    let tokens = &version.text.sentences()[sentence_idx].tokens;
    let words = (tokens.start as usize..tokens.end as usize)
        .filter(|&idx| !version.word(idx).is_mark());
    let quoted = words.clone().filter(|&idx| version.is_quoted(idx)).count();
    quoted * 2 > words.count()
}

#[cfg(test)]
mod tests {
    use crate::testing::check;
    use expect_test::expect;

    #[test]
    fn a_sentence_added() {
        check(
            "The ferry sank.",
            "The ferry sank. Prosecutors have opened an inquiry into its owner.",
            &expect![
                "statement added fact | ∅ → Prosecutors have opened an inquiry into its owner. | a claim added"
            ],
        );
    }

    #[test]
    fn a_sentence_that_another_absorbed() {
        check(
            "Inspectors found the cracks. They used a drone.",
            "Inspectors found the cracks with a drone that they used.",
            &expect![[r#"
                wording revised same | . They used → with | words that carry no fact
                wording added same | ∅ → that they used | words that carry no fact"#]],
        );
    }

    #[test]
    fn a_clause_made_a_sentence() {
        check(
            "The suspects were freed, said police in a note to the press who also said that an inquiry is ongoing.\nThey fled to the hills.",
            "The suspects were freed, said police in a note to the press. He also noted that an inquiry is ongoing.\nThey fled to the hills.",
            &expect![[r#"
                wording revised same | who → . He | the same words in another form
                wording revised same | said → noted | the same words in another form"#]],
        );
    }

    #[test]
    fn a_sentence_of_other_words_is_new() {
        check(
            "The suspects were freed, police said. An inquiry is ongoing.",
            "The suspects were freed, police said. An inquiry is ongoing. An appeal is ongoing.",
            &expect!["statement added fact | ∅ → An appeal is ongoing. | a claim added"],
        );
    }

    #[test]
    fn a_paragraph_relocated() {
        check(
            "The ferry sank off the cape at dawn.
Its owner was not reached.
Divers will go down on Monday.",
            "The ferry sank off the cape at dawn.
Divers will go down on Monday.
Its owner was not reached.",
            &expect![
                "order relocated same | Its owner was not reached. → Its owner was not reached. | the same text in another place"
            ],
        );
    }
}
