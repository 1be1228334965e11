//! Word classes: which closed sets a word belongs to, looked up once for each word.
//!
//! One row of [`TABLE`] is one class: its name and its list in `data/`. Lists are lower-case,
//! separated by white space; `#` starts a comment line, and the first line says where the list
//! comes from. A word may be in many classes.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Classes(u128);

impl Classes {
    /// Whether the set holds this class.
    #[inline]
    pub(crate) fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u8) != 0
    }

    /// Whether it holds any of these.
    #[inline]
    pub(crate) fn any(self, classes: &[Class]) -> bool {
        let wanted = classes.iter().fold(0, |bits, &class| bits | 1 << class as u8);
        self.0 & wanted != 0
    }
}

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident => $file:literal,)*) => {
        /// A closed set of words.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum Class { $($(#[$doc])* $name,)* }

        /// Every class with its list.
        const TABLE: &[(Class, &str)] =
            &[$((Class::$name, include_str!(concat!("../data/", $file))),)*];
    };
}

classes! {
    /// the, a, this, his, every.
    Determiner => "determiners.txt",
    /// in, of, after.
    Preposition => "prepositions.txt",
    /// he, they, who.
    Pronoun => "pronouns.txt",
    /// and, but, while.
    Conjunction => "conjunctions.txt",
    /// be, have, do in all forms.
    Auxiliary => "auxiliaries.txt",
    /// can, may, would.
    Modal => "modals.txt",
    /// not, never, no.
    Negation => "negations.txt",
    /// Months and weekdays.
    Calendar => "calendar.txt",
    /// Words that are ordinary when written small.
    Common => "common_words.txt",
    /// Given names.
    GivenName => "first_names.txt",
    /// Family names.
    Surname => "surnames.txt",
    /// Countries, regions, cities; blanks as `_`.
    Place => "places.txt",
    /// Nationalities, peoples, faiths.
    Demonym => "demonyms.txt",
    /// Mr, President, Sen.
    Title => "titles.txt",
    /// prime, deputy, foreign: before a title.
    TitleModifier => "title_modifiers.txt",
    /// minister, coach, neighbour.
    Role => "roles.txt",
    /// Inc, University, Ministry.
    OrgWord => "org_words.txt",
    /// Heads that take “of”: Bank, Ministry, Gulf.
    TakesOf => "org_of.txt",
    /// Street, River, Province.
    PlaceWord => "place_words.txt",
    /// Cup, War, Act.
    OtherWord => "other_words.txt",
    /// de, van, bin.
    Particle => "particles.txt",
    /// Sentence openers that are no names.
    Starter => "starters.txt",
    /// say, tell, write: speech, direct or with a clause.
    SayCue => "cues_say.txt",
    /// believe, show: takes a clause.
    ThinkCue => "cues_think.txt",
    /// deny, refuse.
    DenyCue => "cues_deny.txt",
    /// call, accuse, announce: the object is what is said.
    ObjectCue => "cues_object.txt",
    /// one, million, half, third.
    NumberWord => "number_words.txt",
    /// Monday, today, last, year, annual.
    DateWord => "date_words.txt",
    /// chapter, flight, grade: a number after it is a name.
    Label => "labels.txt",
    /// rose, up, growth.
    Rise => "rises.txt",
    /// fell, down, loss.
    Fall => "falls.txt",
    /// said, took, fell: past forms without -ed.
    PastVerb => "past_verbs.txt",
    /// people, children, police: plurals without -s.
    Plural => "plurals.txt",
    /// attack, talks, agreement: nouns that name events, in the singular.
    EventNoun => "event_nouns.txt",
    /// according, including.
    DeverbalPreposition => "deverbal_prepositions.txt",
}

static WORDS: LazyLock<FxHashMap<&'static str, Classes>> = LazyLock::new(|| {
    let mut words: FxHashMap<&str, Classes> = FxHashMap::default();
    for (class, list) in TABLE {
        let lines = list.lines().filter(|line| !line.starts_with('#'));
        for word in lines.flat_map(str::split_whitespace) {
            words.entry(word).or_default().0 |= 1 << *class as u8;
        }
    }
    words
});

/// Longest word that is looked up, in bytes.
const MAX_WORD: usize = 32;

/// The classes of a word, whatever its case; curly apostrophes count as straight ones.
pub(crate) fn classes(word: &str) -> Classes {
    if word.len() > MAX_WORD {
        return Classes::default();
    }
    if word.bytes().all(|b| b.is_ascii_lowercase()) {
        return WORDS.get(word).copied().unwrap_or_default();
    }
    if word.is_ascii() {
        let mut lower = [0_u8; MAX_WORD];
        let lower = &mut lower[..word.len()];
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        let key = std::str::from_utf8(lower).unwrap_or_default();
        return WORDS.get(key).copied().unwrap_or_default();
    }
    let lower = word.to_lowercase().replace('’', "'");
    WORDS.get(lower.as_str()).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_apostrophe_do_not_matter() {
        assert!(classes("The").has(Class::Determiner));
        assert!(classes("Didn’t").has(Class::Negation));
        assert!(!classes("table").has(Class::Determiner));
    }
}
