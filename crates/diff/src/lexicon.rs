//! Words and what an exchange of one for another means: classes, lemmas, synonyms, antonyms.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

/// A class of words that decides what an edit means; one bit each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub(crate) enum Class {
    /// Articles, prepositions, pronouns, conjunctions, auxiliaries, connectives.
    Function = 1,
    /// Forms of be, have, do, get.
    Auxiliary = 1 << 1,
    /// Personal, relative and demonstrative pronouns.
    Pronoun = 1 << 2,
    /// Words that turn a claim into its opposite.
    Negation = 1 << 3,
    /// Words that set an event in the future.
    Future = 1 << 4,
    /// Modal verbs.
    Modal = 1 << 5,
    /// Hedges: it may be.
    Possible = 1 << 6,
    /// Hedges: it is likely.
    Probable = 1 << 7,
    /// Hedges: someone says so and nobody checked.
    Alleged = 1 << 8,
    /// The opposite of a hedge.
    Certain = 1 << 9,
    /// Verbs of saying.
    Reporting = 1 << 10,
    /// Words that carry little: connectives, intensifiers, vague adjectives.
    Light = 1 << 11,
    /// Words that say how many without a number.
    Quantifier = 1 << 12,
    /// Upward verbs and comparatives.
    Up = 1 << 13,
    /// Downward ones.
    Down = 1 << 14,
    /// Death, injury, illness.
    Grave = 1 << 15,
    /// Verbs of intention: what is planned is not yet set.
    Intended = 1 << 16,
    /// Words of calling off.
    Cancelled = 1 << 17,
    /// Words before a title that change the office: acting, former, deputy.
    Acting = 1 << 18,
    /// Offices, trades and kinship.
    Role = 1 << 19,
    /// Verbs, nouns and adjectives so general that one coming or going alone mends a sentence and says
    /// nothing: “will be (used) to”, “due to (the need to)”.
    Slight = 1 << 20,
    /// Adverbs that make another claim of one: of truth, law, intent, openness, duration, extent.
    Manner = 1 << 21,
}

/// A set of [`Class`]es.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Classes(u32);

impl Classes {
    pub(crate) fn has(self, class: Class) -> bool {
        self.0 & class as u32 != 0
    }

    pub(crate) fn remove(&mut self, class: Class) {
        self.0 &= !(class as u32);
    }
}

const NAMES: &[(&str, Class)] = &[
    ("function", Class::Function),
    ("auxiliary", Class::Auxiliary),
    ("pronoun", Class::Pronoun),
    ("negation", Class::Negation),
    ("future", Class::Future),
    ("modal", Class::Modal),
    ("possible", Class::Possible),
    ("probable", Class::Probable),
    ("alleged", Class::Alleged),
    ("certain", Class::Certain),
    ("reporting", Class::Reporting),
    ("light", Class::Light),
    ("quantifier", Class::Quantifier),
    ("direction_up", Class::Up),
    ("direction_down", Class::Down),
    ("grave", Class::Grave),
    ("intended", Class::Intended),
    ("cancelled", Class::Cancelled),
    ("acting", Class::Acting),
    ("role", Class::Role),
    ("slight", Class::Slight),
    ("manner", Class::Manner),
];

/// What the lists say of a lower-case word: all in one place, for every word of a text is looked up.
#[derive(Clone, Copy, Default)]
struct Entry {
    classes: Classes,
    /// Whether the lists of synonyms know it: what a lemma may be.
    is_known: bool,
    /// Of an irregular form.
    lemma: Option<&'static str>,
}

static WORDS: LazyLock<FxHashMap<&'static str, Entry>> = LazyLock::new(|| {
    let mut out: FxHashMap<&str, Entry> = FxHashMap::default();
    for (name, words) in entries(include_str!("../data/classes.txt"), ':') {
        let class = NAMES.iter().find(|(known, _)| *known == name);
        let (_, class) = class.expect("every class of the list is in the table");
        for word in words.split_whitespace() {
            out.entry(word).or_default().classes.0 |= *class as u32;
        }
    }
    for list in [include_str!("../data/synonyms.txt"), include_str!("../data/near.txt")] {
        for (word, others) in entries(list, ' ') {
            for word in others.split_whitespace().chain([word]) {
                out.entry(word).or_default().is_known = true;
            }
        }
    }
    for (word, lemma) in entries(include_str!("../data/lemmas.txt"), ' ') {
        out.entry(word).or_default().lemma = Some(lemma);
    }
    out
});

/// Pairs of near words, the first before the second in the alphabet.
static NEAR: LazyLock<FxHashSet<(&'static str, &'static str)>> = LazyLock::new(|| {
    let pairs = |(word, others): (&'static str, &'static str)| {
        others.split_whitespace().map(move |other| (word, other))
    };
    let groups = include_str!("../data/near.txt").lines().filter(|l| !l.starts_with('#'));
    let own = groups.flat_map(|group| {
        let words = group.split_whitespace();
        words.clone().enumerate().flat_map(move |(idx, word)| {
            words.clone().skip(idx + 1).map(move |other| (word, other))
        })
    });
    let own = own.map(|(a, b)| if a < b { (a, b) } else { (b, a) });
    entries(include_str!("../data/synonyms.txt"), ' ')
        .flat_map(pairs)
        .chain(own)
        .collect()
});

static OPPOSITE: LazyLock<FxHashSet<(&'static str, &'static str)>> =
    LazyLock::new(|| {
        let own = entries(include_str!("../data/opposites.txt"), ' ');
        let own = own.map(|(a, b)| if a < b { (a, b) } else { (b, a) });
        entries(include_str!("../data/antonyms.txt"), ' ').chain(own).collect()
    });

/// Phrases of two content words and the verbs that say the same.
static PHRASES: LazyLock<Vec<([&'static str; 2], &'static str)>> = LazyLock::new(|| {
    let lines = entries(include_str!("../data/phrases.txt"), '|');
    let phrase = |(words, verbs): (&'static str, &'static str)| {
        words.split_once(' ').map(|(first, second)| ([first, second], verbs))
    };
    lines.filter_map(phrase).collect()
});

/// Whether two lemmas make a phrase that says what a third says: “come to light” and “discover”.
pub(crate) fn says_phrase(first: &str, second: &str, verb: &str) -> bool {
    PHRASES.iter().any(|(words, verbs)| {
        *words == [first, second] && verbs.split(' ').any(|other| other == verb)
    })
}

/// The lines of a list as (first word, rest), comments left out.
fn entries(
    list: &'static str,
    separator: char,
) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(move |line| line.split_once(separator))
}

/// The lemma of a lower-case word, of a figure its digits, and the classes of the word.
pub(crate) fn read(lower: &str) -> (Cow<'_, str>, Classes) {
    let entry = entry(lower);
    let lemma = figure(lower).unwrap_or_else(|| lemma_of(lower, entry));
    (lemma, entry.classes)
}

/// The classes of a lower-case word.
pub(crate) fn classes(lower: &str) -> Classes {
    entry(lower).classes
}

fn entry(lower: &str) -> Entry {
    WORDS.get(lower).copied().unwrap_or_default()
}

/// Number words below a hundred and their digits.
const NUMBERS: &[(&str, &str)] = &[
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("thirteen", "13"),
    ("fourteen", "14"),
    ("fifteen", "15"),
    ("sixteen", "16"),
    ("seventeen", "17"),
    ("eighteen", "18"),
    ("nineteen", "19"),
    ("twenty", "20"),
    ("thirty", "30"),
    ("forty", "40"),
    ("fifty", "50"),
    ("sixty", "60"),
    ("seventy", "70"),
    ("eighty", "80"),
    ("ninety", "90"),
];

/// The longest number word below a hundred: “seventy-seven”.
const MAX_NUMBER: usize = 13;

/// The digits of a figure or of a small number word, without a per cent sign.
pub(crate) fn figure(lower: &str) -> Option<Cow<'_, str>> {
    let first = *lower.as_bytes().first()?;
    if first.is_ascii_digit() {
        return Some(Cow::Borrowed(lower.trim_end_matches('%')));
    }
    if !matches!(first, b't' | b'f' | b's' | b'e' | b'n') || lower.len() > MAX_NUMBER {
        return None;
    }
    let digits = |word: &str| {
        let mut numbers = NUMBERS.iter().filter(|(known, _)| known.len() == word.len());
        numbers.find(|(known, _)| *known == word).map(|(_, n)| *n)
    };
    let Some((tens, ones)) = lower.split_once('-') else {
        return digits(lower).map(Cow::Borrowed);
    };
    let (tens, ones) = (digits(tens)?.strip_suffix('0')?, digits(ones)?);
    (ones.len() == 1).then(|| Cow::Owned([tens, ones].concat()))
}

/// Endings of inflected forms and what stands in their place, tried in order.
const ENDINGS: &[(&str, &str)] = &[
    ("ies", "y"),
    ("ied", "y"),
    ("es", "e"),
    ("es", ""),
    ("s", ""),
    ("ed", "e"),
    ("ed", ""),
    ("ing", "e"),
    ("ing", ""),
    ("er", ""),
    ("ly", ""),
];

/// The lemma of a lower-case word with this entry: through the irregular forms, else by its ending if that
/// gives a known word, else the word without a plural or verbal ending.
fn lemma_of(lower: &str, listed: Entry) -> Cow<'_, str> {
    let stem = lower.strip_suffix("'s").or(lower.strip_suffix("s'"));
    let word = stem.unwrap_or(lower);
    let listed = stem.map_or(listed, entry);
    if let Some(lemma) = listed.lemma {
        return Cow::Borrowed(lemma);
    }
    if word.len() <= 3 || !word.is_ascii() || word.ends_with("ss") {
        return Cow::Borrowed(word);
    }
    let inflected =
        matches!(word.as_bytes().last(), Some(b's' | b'd' | b'g' | b'r' | b'y'));
    if let Some(base) = inflected.then(|| known_base(word, listed.is_known)).flatten() {
        return base;
    }
    if listed.is_known {
        return Cow::Borrowed(word);
    }
    let mut endings =
        ENDINGS.iter().filter(|(ending, base)| *base != "e" && *ending != "er");
    let stem = endings.find_map(|&(ending, base)| {
        let stem = word.strip_suffix(ending).filter(|stem| stem.len() > 1)?;
        Some(joined(word, stem, base))
    });
    let stem = stem.filter(|_| inflected && !word.ends_with("er"));
    let mut lemma = stem.unwrap_or(Cow::Borrowed(word));
    // “Bakes” may be of “bake” or “bak”: without its e, every form is the same.
    if lemma.len() > 4 && lemma.ends_with('e') {
        match &mut lemma {
            Cow::Borrowed(lemma) => *lemma = &lemma[..lemma.len() - 1],
            Cow::Owned(lemma) => drop(lemma.pop()),
        }
    }
    lemma
}

/// The known word that a word, known itself or not, is a form of by its ending.
fn known_base(word: &str, is_known: bool) -> Option<Cow<'_, str>> {
    // “Offer” is not more off, nor “power” more pow.
    let fits = |ending: &str| !(is_known && matches!(ending, "er" | "ly"));
    bases(word)
        .find(|(ending, base)| fits(ending) && entry(base).is_known)
        .map(|(_, base)| base)
}

/// What a lower-case word may be a form of, each with the ending that says so: “stopping” of “stoppe”,
/// “stopp” and “stop”.
pub(crate) fn bases(word: &str) -> impl Iterator<Item = (&'static str, Cow<'_, str>)> {
    ENDINGS.iter().flat_map(move |&(ending, base)| {
        let stem = word.strip_suffix(ending).filter(|stem| stem.len() > 1);
        let whole = stem.map(|stem| joined(word, stem, base));
        let doubled = whole.as_deref().and_then(|whole| {
            let bytes = whole.as_bytes();
            let twice = bytes.len() > 3
                && bytes[bytes.len() - 1] == bytes[bytes.len() - 2]
                && whole.is_ascii();
            twice.then(|| joined(word, &whole[..whole.len() - 1], ""))
        });
        whole.into_iter().chain(doubled).map(move |base| (ending, base))
    })
}

/// A stem with its base, out of the word itself where that begins so.
fn joined<'w>(word: &'w str, stem: &str, base: &str) -> Cow<'w, str> {
    let len = stem.len() + base.len();
    match word.get(..len) {
        Some(head) if head.starts_with(stem) && head.ends_with(base) => {
            Cow::Borrowed(head)
        }
        _ => Cow::Owned([stem, base].concat()),
    }
}

/// Whether two lemmas are synonyms, or one stands one step above the other, in a common sense.
pub(crate) fn near(a: &str, b: &str) -> bool {
    let pair = if a < b { (a, b) } else { (b, a) };
    NEAR.contains(&pair)
}

/// Whether a lemma is a common word, of the list of synonyms or of the classes.
pub(crate) fn is_known(lemma: &str) -> bool {
    let entry = entry(lemma);
    entry.is_known || entry.classes != Classes::default()
}

/// Whether two lower-case first names are forms of one, as Bill and William are.
pub(crate) fn nicknames(a: &str, b: &str) -> bool {
    on_one_line(include_str!("../data/nicknames.txt"), ' ', a, b)
}

/// Whether two lower-case names, without full stops, are of one country, body or city.
pub(crate) fn aliases(a: &str, b: &str) -> bool {
    on_one_line(include_str!("../data/aliases.txt"), '|', a, b)
}

/// Whether some line of a list has both.
fn on_one_line(list: &str, separator: char, a: &str, b: &str) -> bool {
    let mut lines = list.lines().filter(|line| !line.starts_with('#'));
    let has = |line: &str, name: &str| line.split(separator).any(|other| other == name);
    lines.any(|line| has(line, a) && has(line, b))
}

/// Whether two lemmas are opposites.
pub(crate) fn opposite(a: &str, b: &str) -> bool {
    let pair = if a < b { (a, b) } else { (b, a) };
    OPPOSITE.contains(&pair)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lemma(word: &str) -> Cow<'_, str> {
        read(word).0
    }

    #[test]
    fn lemmas_of_regular_and_irregular_forms() {
        let lemmas = [
            "rose", "closes", "closed", "stopped", "families", "killing", "class",
            "offer",
        ];
        let found: Vec<_> = lemmas.iter().map(|word| lemma(word)).collect();
        assert_eq!(
            found,
            ["rise", "close", "close", "stop", "family", "kill", "class", "offer"]
        );
    }

    #[test]
    fn figures_of_number_words() {
        let words =
            ["two", "forty-eight", "ninety", "12%", "1,200", "twenty-ten", "tent"];
        let found: Vec<_> = words.iter().map(|word| figure(word)).collect();
        let digits = |word: &'static str| Some(Cow::Borrowed(word));
        let figures =
            [digits("2"), digits("48"), digits("90"), digits("12"), digits("1,200")];
        assert_eq!(found[..5], figures);
        assert_eq!(found[5..], [None, None]);
    }

    #[test]
    fn synonyms_and_opposites() {
        assert!(near("halt", "stop") && near("defeat", "beat"));
        assert!(opposite("admit", "deny") && opposite("rise", "fall"));
        assert!(!near("ferry", "bridge") && !opposite("ferry", "bridge"));
    }
}
