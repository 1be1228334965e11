//! Names of several words in the list of places.

use std::ops::Range;

use super::word::Word;
use crate::draft::Draft;
use crate::lexicon::{self, Class};

/// Longest name that is looked up, in bytes.
const MAX: usize = 32;

/// Whether the words, joined by `_`, are a place of the list.
pub(super) fn is_place(draft: &Draft<'_>, words: &[Word], range: Range<usize>) -> bool {
    if range.len() == 1 {
        return words[range.start].has(Class::Place);
    }
    let mut key = [0_u8; MAX];
    let mut len = 0;
    for idx in range {
        let start = draft.tokens()[idx].span.start();
        let word = &draft.text.source().as_bytes()[start..words[idx].end as usize];
        let gap = usize::from(len > 0);
        let Some(slot) = key.get_mut(len..len + gap + word.len()) else { return false };
        slot[..gap].fill(b'_');
        slot[gap..].copy_from_slice(word);
        len += gap + word.len();
    }
    std::str::from_utf8(&key[..len])
        .is_ok_and(|key| lexicon::classes(key).has(Class::Place))
}
