//! Signatures: what a word says of the clause or event that it governs.
//!
//! Read once from `data/predicates.txt`, whose head explains its lines, and for the verbs that are
//! not in it from `data/predicate_classes.txt`, derived from `WordNet`; verbs are listed by lemma and
//! inflected here, irregular ones from `data/irregular_verbs.txt`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::fact::Level;

/// How a governed clause or event is joined to its governor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Frame {
    /// A finite clause: “said that it fell”.
    That,
    /// The infinitive of the governor's own subject: “managed to leave”.
    To,
    /// The infinitive of its object: “forced them to leave”.
    Object,
    /// A gerund: “stopped paying”, “accused of lying”.
    Gerund,
    /// A noun: “prevented an attack”, “possible attack”.
    Noun,
    /// The verb that an adverb or modal stands by.
    Modifier,
}

/// What a governor makes of what it governs, in tenths of the scale of factuality.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// Where the governor is affirmed.
    pub(super) affirmed: i8,
    /// Where it is negated.
    pub(super) negated: i8,
    /// The kind of hedge.
    pub(super) level: Level,
}

/// The entries of a word, one for each frame.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Signature([Option<Entry>; 6]);

impl Signature {
    /// The entry for a frame.
    pub(super) fn get(&self, frame: Frame) -> Option<Entry> {
        self.0[frame as usize]
    }
}

static TABLE: LazyLock<FxHashMap<String, Signature>> = LazyLock::new(|| {
    let irregular: FxHashMap<&str, &str> =
        lines(include_str!("../../data/irregular_verbs.txt"))
            .filter_map(|line| line.split_once(' '))
            .collect();
    let mut table: FxHashMap<String, Signature> = FxHashMap::default();
    let listed = lines(include_str!("../../data/predicates.txt"));
    let derived = lines(include_str!("../../data/predicate_classes.txt"));
    for line in listed.chain(derived) {
        let (head, words) = line.split_once(':').expect("a line has a colon");
        let (frame, entry) = read_head(head).expect("a head has four fields");
        for word in words.split_whitespace() {
            let mut add = |form: String| {
                table.entry(form).or_default().0[frame as usize].get_or_insert(entry);
            };
            add(word.to_owned());
            if frame == Frame::Modifier {
                continue;
            }
            match irregular.get(word) {
                Some(forms) => forms.split(' ').for_each(|form| add(form.to_owned())),
                None => inflected(word).into_iter().for_each(&mut add),
            }
            add(third_person(word));
            add(format!("{}ing", word.strip_suffix('e').unwrap_or(word)));
        }
    }
    table
});

fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

fn read_head(head: &str) -> Option<(Frame, Entry)> {
    let mut fields = head.split_whitespace();
    let frame = match fields.next()? {
        "that" => Frame::That,
        "to" => Frame::To,
        "obj" => Frame::Object,
        "ing" => Frame::Gerund,
        "np" => Frame::Noun,
        "mod" => Frame::Modifier,
        _ => return None,
    };
    let mut tenths = || Some((fields.next()?.parse::<f32>().ok()? * 10.0).round() as i8);
    let (affirmed, negated) = (tenths()?, tenths()?);
    let level = match fields.next()? {
        "asserted" => Level::Asserted,
        "reported" => Level::Reported,
        "probable" => Level::Probable,
        "possible" => Level::Possible,
        "alleged" => Level::Alleged,
        "denied" => Level::Denied,
        "unverified" => Level::Unverified,
        "planned" => Level::Planned,
        "conditional" => Level::Conditional,
        _ => return None,
    };
    Some((frame, Entry { affirmed, negated, level }))
}

/// The regular past forms and gerunds with a doubled consonant.
fn inflected(word: &str) -> Vec<String> {
    let bytes = word.as_bytes();
    let vowel = |idx: usize| bytes.get(idx).is_some_and(|b| b"aeiou".contains(b));
    let n = bytes.len();
    if let Some(stem) = word.strip_suffix('e') {
        return vec![format!("{stem}ed")];
    }
    if word.ends_with('y') && n > 1 && !vowel(n - 2) {
        return vec![format!("{}ied", &word[..n - 1])];
    }
    let mut forms = vec![format!("{word}ed")];
    let doubles = n > 2 && !vowel(n - 1) && vowel(n - 2) && !vowel(n - 3);
    if doubles && !matches!(bytes[n - 1], b'w' | b'x' | b'y') {
        let last = &word[n - 1..];
        forms.push(format!("{word}{last}ed"));
        forms.push(format!("{word}{last}ing"));
    }
    forms
}

fn third_person(word: &str) -> String {
    let n = word.len();
    if word.ends_with(['s', 'x', 'z']) || word.ends_with("sh") || word.ends_with("ch") {
        format!("{word}es")
    } else if word.ends_with('y') && !word[..n - 1].ends_with(['a', 'e', 'o', 'u']) {
        format!("{}ies", &word[..n - 1])
    } else {
        format!("{word}s")
    }
}

/// Longest word that is looked up, in bytes.
const MAX_WORD: usize = 24;

/// The signature of a word in any case and form; curly apostrophes count as straight ones.
pub(super) fn signature(word: &str) -> Option<&'static Signature> {
    if word.len() > MAX_WORD {
        return None;
    }
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return TABLE.get(word);
    }
    if !word.is_ascii() {
        return TABLE.get(&word.to_lowercase().replace('’', "'"));
    }
    let mut lower = [0_u8; MAX_WORD];
    let lower = &mut lower[..word.len()];
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    TABLE.get(std::str::from_utf8(lower).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_verb_share_its_signature() {
        for form in
            ["deny", "Denies", "denied", "denying", "forgot", "planned", "refusing"]
        {
            assert!(signature(form).is_some(), "{form}");
        }
        assert!(signature("table").is_none());
    }
}
