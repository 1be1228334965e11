//! Porter's stemmer (1980), with the departures that NLTK makes: those that the reference
//! implementation of ROUGE stems with.

/// Words that the rules would get wrong.
const IRREGULAR: [(&str, &str); 15] = [
    ("sky", "sky"),
    ("skies", "sky"),
    ("dying", "die"),
    ("lying", "lie"),
    ("tying", "tie"),
    ("news", "news"),
    ("innings", "inning"),
    ("inning", "inning"),
    ("outings", "outing"),
    ("outing", "outing"),
    ("cannings", "canning"),
    ("canning", "canning"),
    ("howe", "howe"),
    ("proceed", "proceed"),
    ("exceed", "exceed"),
];

/// The second step: suffixes that lengthen a word, where a measure is left.
const STEP_2: [(&str, &str); 21] = [
    ("ational", "ate"),
    ("tional", "tion"),
    ("enci", "ence"),
    ("anci", "ance"),
    ("izer", "ize"),
    ("bli", "ble"),
    ("alli", "al"),
    ("entli", "ent"),
    ("eli", "e"),
    ("ousli", "ous"),
    ("ization", "ize"),
    ("ation", "ate"),
    ("ator", "ate"),
    ("alism", "al"),
    ("iveness", "ive"),
    ("fulness", "ful"),
    ("ousness", "ous"),
    ("aliti", "al"),
    ("iviti", "ive"),
    ("biliti", "ble"),
    ("fulli", "ful"),
];

const STEP_3: [(&str, &str); 7] = [
    ("icate", "ic"),
    ("ative", ""),
    ("alize", "al"),
    ("iciti", "ic"),
    ("ical", "ic"),
    ("ful", ""),
    ("ness", ""),
];

const STEP_4: [&str; 19] = [
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent",
    "ion", "ou", "ism", "ate", "iti", "ous", "ive", "ize",
];

/// The stem of a word of lower-case ASCII letters and digits.
pub(crate) fn stem(word: &str) -> String {
    if let Some((_, stem)) = IRREGULAR.iter().find(|(form, _)| *form == word) {
        return (*stem).to_owned();
    }
    if word.len() <= 2 || word == "succeed" {
        return word.to_owned();
    }
    let word = step_1c(step_1b(step_1a(word)));
    let word = step_2(word);
    let word = replace(&word, &STEP_3);
    step_5(step_4(word))
}

fn step_1a(word: &str) -> String {
    if word.len() == 4 && word.ends_with("ies") {
        return word[..3].to_owned();
    }
    let keep = if word.ends_with("sses") || word.ends_with("ies") {
        word.len() - 2
    } else if word.ends_with('s') && !word.ends_with("ss") {
        word.len() - 1
    } else {
        word.len()
    };
    word[..keep].to_owned()
}

fn step_1b(word: String) -> String {
    if let Some(stem) = word.strip_suffix("ied") {
        return stem.to_owned() + if word.len() == 4 { "ie" } else { "i" };
    }
    if let Some(stem) = word.strip_suffix("eed") {
        return if measure(stem) > 0 { stem.to_owned() + "ee" } else { word };
    }
    let stem = word.strip_suffix("ed").filter(|stem| has_vowel(stem));
    let stem = stem.or_else(|| word.strip_suffix("ing").filter(|stem| has_vowel(stem)));
    let Some(stem) = stem else { return word };
    if ["at", "bl", "iz"].iter().any(|end| stem.ends_with(end)) {
        return stem.to_owned() + "e";
    }
    let bytes = stem.as_bytes();
    let [.., before, last] = bytes else { return stem.to_owned() };
    if before == last && is_consonant(bytes, bytes.len() - 1) {
        let keep = bytes.len() - usize::from(!matches!(last, b'l' | b's' | b'z'));
        return stem[..keep].to_owned();
    }
    let short = measure(stem) == 1 && ends_short(stem);
    stem.to_owned() + if short { "e" } else { "" }
}

fn step_1c(word: String) -> String {
    match word.strip_suffix('y') {
        Some(stem) if stem.len() > 1 && is_consonant(stem.as_bytes(), stem.len() - 1) => {
            stem.to_owned() + "i"
        }
        _ => word,
    }
}

fn step_2(word: String) -> String {
    if let Some(stem) = word.strip_suffix("alli")
        && measure(stem) > 0
    {
        return step_2(stem.to_owned() + "al");
    }
    if let Some(stem) = word.strip_suffix("logi")
        && !STEP_2.iter().any(|(suffix, _)| word.ends_with(suffix))
    {
        let long = word[..word.len() - 3].to_owned();
        return if measure(&long) > 0 { stem.to_owned() + "log" } else { word };
    }
    replace(&word, &STEP_2)
}

/// Replaces the first suffix that fits, if a measure is left.
fn replace(word: &str, rules: &[(&str, &str)]) -> String {
    for (suffix, replacement) in rules {
        if let Some(stem) = word.strip_suffix(suffix) {
            if measure(stem) > 0 {
                return stem.to_owned() + replacement;
            }
            break;
        }
    }
    word.to_owned()
}

fn step_4(word: String) -> String {
    for suffix in STEP_4 {
        if let Some(stem) = word.strip_suffix(suffix) {
            let fits = suffix != "ion" || stem.ends_with(['s', 't']);
            return if fits && measure(stem) > 1 { stem.to_owned() } else { word };
        }
    }
    word
}

fn step_5(word: String) -> String {
    let word = match word.strip_suffix('e') {
        Some(stem) if measure(stem) > 1 || measure(stem) == 1 && !ends_short(stem) => {
            stem.to_owned()
        }
        _ => word,
    };
    match word.strip_suffix('l') {
        Some(stem) if stem.ends_with('l') && measure(stem) > 1 => stem.to_owned(),
        _ => word,
    }
}

fn is_consonant(word: &[u8], at: usize) -> bool {
    match word[at] {
        b'a' | b'e' | b'i' | b'o' | b'u' => false,
        b'y' => at == 0 || !is_consonant(word, at - 1),
        _ => true,
    }
}

fn has_vowel(word: &str) -> bool {
    (0..word.len()).any(|at| !is_consonant(word.as_bytes(), at))
}

/// How often a consonant follows a vowel.
fn measure(word: &str) -> usize {
    let word = word.as_bytes();
    (1..word.len())
        .filter(|&at| is_consonant(word, at) && !is_consonant(word, at - 1))
        .count()
}

/// Whether it ends in consonant, vowel, consonant (not w, x, y), or is vowel and consonant.
fn ends_short(word: &str) -> bool {
    let word = word.as_bytes();
    let n = word.len();
    match n {
        0 | 1 => false,
        2 => !is_consonant(word, 0) && is_consonant(word, 1),
        _ => {
            is_consonant(word, n - 3)
                && !is_consonant(word, n - 2)
                && is_consonant(word, n - 1)
                && !matches!(word[n - 1], b'w' | b'x' | b'y')
        }
    }
}

#[test]
fn stems_are_those_of_the_paper_and_of_nltk() {
    // Left: examples of Porter's paper; right: where NLTK departs.
    let pairs = [
        ("caresses", "caress"),
        ("ponies", "poni"),
        ("agreed", "agre"),
        ("plastered", "plaster"),
        ("conflated", "conflat"),
        ("hopping", "hop"),
        ("falling", "fall"),
        ("filing", "file"),
        ("relational", "relat"),
        ("triplicate", "triplic"),
        ("adjustment", "adjust"),
        ("adoption", "adopt"),
        ("controll", "control"),
        ("dies", "die"),
        ("tied", "tie"),
        ("enjoy", "enjoy"),
        ("news", "news"),
    ];
    for (word, expected) in pairs {
        assert_eq!(stem(word), expected, "{word}");
    }
}
