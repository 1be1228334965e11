//! [`Vocabulary`]: what is known of each word by itself, found once for all places where it stands.

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::lexicon::{self, Classes};
use crate::name;
use crate::tag;

/// Words beyond so many are looked at wherever they stand: a text of a hundred thousand words has about
/// ten thousand that differ, and one made to have more must not take memory for each.
const MAX_WORDS: usize = 1 << 15;

/// The words of one text, or of two versions of it.
pub(crate) struct Vocabulary<'a> {
    places: FxHashMap<&'a str, u32>,
    entries: Vec<Entry>,
}

/// What is known of a word, as it is written, by itself.
pub(crate) struct Entry {
    pub(crate) classes: Classes,
    /// As names are read.
    pub(crate) name: name::Form,
    /// As the tagger sees it.
    pub(crate) tag: tag::Form,
}

impl<'a> Vocabulary<'a> {
    /// An empty one, with room for the words of two versions of so many tokens.
    pub(crate) fn of(n_tokens: usize) -> Self {
        let room = n_tokens.min(MAX_WORDS);
        Vocabulary {
            places: FxHashMap::with_capacity_and_hasher(room, FxBuildHasher),
            entries: Vec::with_capacity(room),
        }
    }

    /// The entry of a word.
    pub(crate) fn entry(&mut self, word: &'a str) -> &Entry {
        if let Some(&place) = self.places.get(word) {
            return &self.entries[place as usize];
        }
        let place = self.entries.len().min(MAX_WORDS);
        self.entries.truncate(place);
        if place < MAX_WORDS {
            self.places.insert(word, place as u32);
        }
        let classes = lexicon::classes(word);
        let entry =
            Entry { classes, name: name::Form::of(word, classes), tag: tag::form(word) };
        self.entries.push(entry);
        &self.entries[place]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Class;

    #[test]
    fn a_word_beyond_the_bound_is_read_too() {
        let words: Vec<String> = (0..MAX_WORDS + 3).map(|n| format!("w{n}")).collect();
        let mut vocabulary = Vocabulary::of(0);
        for word in &words {
            vocabulary.entry(word);
        }
        assert!(vocabulary.entry("the").classes.has(Class::Determiner));
        assert!(!vocabulary.entry("w7").classes.has(Class::Determiner));
        assert_eq!(vocabulary.entries.len(), MAX_WORDS + 1);
    }
}
