//! What the whole article says about each word: how often it is written small, and how often
//! large where nothing but a name asks for it.

use rustc_hash::{FxBuildHasher, FxHashMap};
use writethru_text::TokenKind;

use super::word::{Case, Word, is_common};
use crate::draft::Draft;
use crate::lexicon::Class;

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Names and first words are large.
    Prose,
    /// Most words are large: a headline. Capitals say nothing.
    Title,
    /// Most words are in capitals only.
    Capitals,
}

/// Counts of one word over the article.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Count {
    /// Written small.
    pub(super) lower: u32,
    /// Written large within a sentence of prose.
    pub(super) large: u32,
}

/// Evidence of a whole article.
pub(super) struct Evidence {
    counts: FxHashMap<u64, Count>,
    /// For each sentence.
    pub(super) styles: Vec<Style>,
    /// For each token, whether its first letter is large because something starts there.
    pub(super) starts: Vec<bool>,
}

impl Evidence {
    /// The counts of a word.
    pub(super) fn of(&self, word: Word) -> Count {
        self.counts.get(&word.key).copied().unwrap_or_default()
    }
}

/// No room is made for more words than this before they are met: a long text repeats its words.
const MAX_ROOM: usize = 1 << 15;

/// Counts every word of the draft.
pub(super) fn gather(draft: &Draft<'_>, words: &[Word]) -> Evidence {
    let starts = starts(draft, words);
    // About every other token is a word that did not stand before.
    let mut counts: FxHashMap<u64, Count> = FxHashMap::with_capacity_and_hasher(
        (words.len() / 2).min(MAX_ROOM),
        FxBuildHasher,
    );
    let mut styles = Vec::with_capacity(draft.text.sentences().len());
    for sentence in draft.text.sentences() {
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let style = style(draft, words, &starts, range.clone());
        styles.push(style);
        for idx in range {
            let word = words[idx];
            let counts = match word.case {
                Case::Lower => &mut counts.entry(word.key).or_default().lower,
                Case::None => continue,
                _ if style != Style::Prose || starts[idx] => continue,
                _ => &mut counts.entry(word.key).or_default().large,
            };
            *counts += 1;
        }
    }
    Evidence { counts, styles, starts }
}

/// Which tokens open a sentence, a quotation, a list item or what follows a colon.
fn starts(draft: &Draft<'_>, words: &[Word]) -> Vec<bool> {
    let tokens = draft.tokens();
    let mut starts = vec![false; tokens.len()];
    for sentence in draft.text.sentences() {
        let mut open = true;
        for idx in sentence.tokens.start as usize..sentence.tokens.end as usize {
            if tokens[idx].kind == TokenKind::Word {
                starts[idx] = open;
                open = false;
            } else if tokens[idx].kind == TokenKind::Number {
                open = false;
            } else {
                let mark = draft.word(idx);
                let glued = tokens
                    .get(idx + 1)
                    .is_some_and(|next| next.span.start() == tokens[idx].span.end());
                let quote = matches!(mark, "“" | "‘" | "«" | "„" | "\"" | "'" | "`");
                let stop = matches!(
                    mark,
                    ":" | "." | "?" | "!" | "..." | "…" | "*" | "•" | "--" | ";"
                );
                open |= (quote && glued) || stop;
            }
        }
    }
    debug_assert_eq!(starts.len(), words.len());
    starts
}

/// A sentence is in title style if at least two of its large words are ordinary ones, they are a
/// third or more of all large words, and hardly any ordinary word is small: “Fed Raises Rates as
/// Prices Climb”. Of all words in capitals the share is three fifths: “OIL RISES on Fed”.
fn style(
    draft: &Draft<'_>,
    words: &[Word],
    starts: &[bool],
    range: std::ops::Range<usize>,
) -> Style {
    let (mut n_words, mut n_upper, mut n_large, mut n_ordinary, mut n_small) =
        (0, 0, 0, 0, 0);
    for idx in range {
        let word = words[idx];
        if word.case == Case::None {
            continue;
        }
        n_words += 1;
        let closed = word.classes.any(&[
            Class::Determiner,
            Class::Preposition,
            Class::Conjunction,
            Class::Pronoun,
            Class::Auxiliary,
            Class::Modal,
        ]);
        match word.case {
            Case::Lower if closed => {}
            Case::Lower => n_small += 1,
            Case::Upper => {
                n_upper += 1;
                n_large += 1;
            }
            _ if starts[idx] => {}
            Case::Capital => {
                n_large += 1;
                let title = word.classes.any(&[
                    Class::Title,
                    Class::TitleModifier,
                    Class::OrgWord,
                    Class::TakesOf,
                    Class::OtherWord,
                    Class::PlaceWord,
                    Class::GivenName,
                ]);
                if !title && is_common(draft.word(idx), word.classes) {
                    n_ordinary += 1;
                }
            }
            _ => {}
        }
    }
    if n_words >= 2 && n_upper * 5 >= n_words * 3 {
        return Style::Capitals;
    }
    if n_ordinary >= 2 && n_ordinary * 3 >= n_large && n_small * 4 <= n_large {
        return Style::Title;
    }
    if n_ordinary >= 1 && n_small == 0 && n_large >= 2 {
        return Style::Title;
    }
    Style::Prose
}
