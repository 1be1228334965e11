//! Which sentences of a text stand in another version of it, word for word.

use std::ops::Range;

use rustc_hash::FxHashMap;
use writethru_text::Text;

/// For each sentence of `text`, the tokens of the same sentence in `before`; `None` for a new one.
pub(crate) fn standing(text: &Text, before: &Text) -> Vec<Option<Range<usize>>> {
    let mut places: Option<FxHashMap<&str, usize>> = None;
    let mut expected = 0;
    let mut out = Vec::with_capacity(text.sentences().len());
    for sentence in text.sentences() {
        let words = &text[sentence.span];
        let stands = |idx: usize| {
            let other = before.sentences().get(idx)?;
            (&before[other.span] == words).then_some(idx)
        };
        // Most often the next sentence stands next in the other version, too.
        let found = stands(expected).or_else(|| {
            places.get_or_insert_with(|| places_of(before)).get(words).copied()
        });
        expected = found.map_or(expected, |idx| idx + 1);
        let tokens = found.map(|idx| before.sentences()[idx].tokens.clone());
        out.push(
            tokens
                .filter(|tokens| tokens.len() == sentence.tokens.len())
                .map(|tokens| tokens.start as usize..tokens.end as usize),
        );
    }
    out
}

/// Where each sentence of a text stands.
fn places_of(text: &Text) -> FxHashMap<&str, usize> {
    text.sentences().iter().enumerate().map(|(idx, s)| (&text[s.span], idx)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_found_wherever_they_stand() {
        let old = "They report it. Police held three men. It rained.";
        let new = "It rained. They report it! Nobody knew. Police held three men.";
        let (old, new) = (Text::new(old, &[]), Text::new(new, &[]));
        let found = |text: &Text, before: &Text| -> Vec<bool> {
            let stands = standing(text, before);
            for (sentence, tokens) in text.sentences().iter().zip(&stands) {
                let Some(tokens) = tokens else { continue };
                let there = &before.tokens()[tokens.clone()];
                let there = there[0].span.start()..there[there.len() - 1].span.end();
                assert_eq!(&before.source()[there], &text[sentence.span]);
            }
            stands.iter().map(Option::is_some).collect()
        };
        assert_eq!(found(&new, &old), [true, false, false, true]);
        assert_eq!(found(&old, &old), [true, true, true]);
        assert_eq!(found(&old, &Text::new("", &[])), [false, false, false]);
    }
}
