//! Whether one word is another one misspelt: few letters apart, and no word itself.

use crate::lexicon;

/// Words of four letters and more, one a line, in order.
const WORDS: &str = include_str!("../data/words.txt");

/// Shorter words are never called misspelt: too many are a letter apart.
const MIN_LETTERS: usize = 4;

/// Longer runs of letters are no words; comparing them costs the product of their lengths.
const MAX_LETTERS: usize = 32;

/// What makes two words of science or law of one, however few letters it has.
const PARTED: [(&str, &str); 5] = [
    ("hypo", "hyper"),
    ("inter", "intra"),
    ("ate", "ite"),
    ("ite", "ide"),
    ("ate", "ide"),
];

/// From so many letters on two of them may be wrong: “maintence”, “aquitted”.
const LONG: usize = 7;

/// Whether a lower-case word, or what it is a form of, is in a list of words; so is every short one.
pub(crate) fn is_word(lower: &str) -> bool {
    if lower.len() < MIN_LETTERS || lexicon::is_known(lower) || is_listed(lower) {
        return true;
    }
    // Not by `er`, which makes a word of its own that the list has, and a misspelling of one (“governer”).
    let plain = |ending: &str| !matches!(ending, "er" | "ly");
    lexicon::bases(lower).any(|(ending, base)| plain(ending) && is_listed(&base))
}

/// Whether the list has a word, by halving it at its line ends.
fn is_listed(word: &str) -> bool {
    let first = WORDS.find("\na").map_or(0, |at| at + 1);
    let mut list = &WORDS[first..];
    while !list.is_empty() {
        let middle = list.len() / 2;
        let start = list[..middle].rfind('\n').map_or(0, |at| at + 1);
        let end = list[start..].find('\n').map_or(list.len(), |at| start + at);
        match list[start..end].cmp(word) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => list = list.get(end + 1..).unwrap_or_default(),
            std::cmp::Ordering::Greater => list = &list[..start],
        }
    }
    false
}

/// Whether two lower-case words are few enough letters apart for one to be the other misspelt: one
/// letter wrong, missing, too many or in another place, in long words two.
pub(crate) fn is_near(a: &str, b: &str) -> bool {
    if a.len().abs_diff(b.len()) > 2 || a.len().max(b.len()) > 4 * MAX_LETTERS {
        return false;
    }
    let letters = a.chars().count().max(b.chars().count());
    let allowed = if letters < LONG { 1 } else { 2 };
    let parted = |x: &str, y: &str| a.contains(x) && a.replace(x, y) == b;
    (MIN_LETTERS..=MAX_LETTERS).contains(&letters)
        && a.len().abs_diff(b.len()) <= allowed
        && distance(a, b) <= allowed
        && !PARTED.iter().any(|(x, y)| parted(x, y) || parted(y, x))
}

/// Words that are written for one another by a slip of the hand or ear, where both are words: only pairs
/// that no editor exchanges on purpose.
const CONFUSED: [(&str, &str); 24] = [
    ("form", "from"),
    ("their", "there"),
    ("their", "they're"),
    ("your", "you're"),
    ("its", "it's"),
    ("then", "than"),
    ("to", "too"),
    ("of", "off"),
    ("lose", "loose"),
    ("trail", "trial"),
    ("angel", "angle"),
    ("calvary", "cavalry"),
    ("marital", "martial"),
    ("untied", "united"),
    ("casual", "causal"),
    ("dessert", "desert"),
    ("poll", "pole"),
    ("rein", "reign"),
    ("breach", "breech"),
    ("discreet", "discrete"),
    ("principal", "principle"),
    ("stationary", "stationery"),
    ("whether", "weather"),
    ("whose", "who's"),
];

/// Whether two lower-case words are a pair that is mistaken for one another.
pub(crate) fn are_confused(a: &str, b: &str) -> bool {
    CONFUSED.contains(&(a, b)) || CONFUSED.contains(&(b, a))
}

/// What British and American spelling write otherwise, each as it is told alike.
const VARIANTS: [(&str, &str); 9] = [
    ("isation", "ization"),
    ("ising", "izing"),
    ("ise", "ize"),
    ("yse", "yze"),
    ("our", "or"),
    ("tre", "ter"),
    ("ogue", "og"),
    ("ence", "ense"),
    ("ae", "e"),
];

/// From so many letters on a doubled l is a spelling: “travelled”, but “filling” and “filing”.
const DOUBLED: usize = 8;

/// Whether two lower-case words are the British and the American spelling of one.
pub(crate) fn is_variant(a: &str, b: &str) -> bool {
    let shared = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    if shared == 0 || a.len().min(b.len()) <= MIN_LETTERS || a.len().abs_diff(b.len()) > 2
    {
        return false;
    }
    let alike = |word: &str| {
        let alike = VARIANTS
            .iter()
            .fold(word.to_owned(), |word, (from, to)| word.replace(from, to));
        if word.len() < DOUBLED { alike } else { alike.replace("ll", "l") }
    };
    let long = a.len().max(b.len()) >= DOUBLED;
    (long || !a.contains("ll") && !b.contains("ll")) && alike(a) == alike(b)
}

/// How many letters have to be put in, taken out, exchanged or swapped with their neighbour to make
/// one word of the other (optimal string alignment; Damerau 1964). Words are short.
pub(crate) fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 0..a.len() {
        let mut row = vec![i + 1; b.len() + 1];
        for j in 0..b.len() {
            let exchanged = last[j] + usize::from(a[i] != b[j]);
            row[j + 1] = exchanged.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
                row[j + 1] = row[j + 1].min(before[j - 1] + 1);
            }
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_their_forms_are_known() {
        let known =
            ["harbour", "acquitted", "stopped", "closes", "studies", "the", "zulu"];
        assert!(known.iter().all(|word| is_word(word)));
    }

    #[test]
    fn misspellings_are_no_words() {
        let unknown = ["comittee", "seperate", "aquitted", "governer", "thier", "zzzz"];
        assert!(unknown.iter().all(|word| !is_word(word)));
    }

    #[test]
    fn british_and_american_spellings_are_one() {
        assert!(
            is_variant("civilisation", "civilization") && is_variant("centre", "center")
        );
        assert!(is_variant("labour", "labor") && is_variant("travelled", "traveled"));
        assert!(!is_variant("filling", "filing") && !is_variant("curse", "course"));
    }

    #[test]
    fn letters_that_changed_places_are_one_fault() {
        assert_eq!(distance("hte", "the"), 1);
        assert_eq!(distance("varnay", "varnai"), 1);
        assert_eq!(distance("", "dam"), 3);
    }

    #[test]
    fn short_words_may_be_one_letter_apart() {
        assert!(is_near("thier", "their") && is_near("seceratry", "secretary"));
        assert!(!is_near("dam", "dim") && !is_near("horse", "hose's"));
    }
}
