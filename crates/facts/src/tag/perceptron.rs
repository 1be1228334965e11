//! A greedy averaged perceptron over hashed features, with a dictionary of words that have one
//! tag. Stands alone, so that the program that trains it reads features in the same way.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use writethru_text::{Token, TokenKind};

/// The part of speech of a token, as in Universal Dependencies 2, with past participles set
/// apart from other verb forms. A contraction has the tag of its first part (`don't` is `Aux`,
/// `he's` is `Pron`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names are those of Universal Dependencies")]
#[repr(u8)]
pub(crate) enum Tag {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Sconj,
    Verb,
    /// A past participle of a main verb.
    Participle,
    X,
    Punct,
    Sym,
}

/// Tags that the perceptron decides between; the others follow from the kind of the token.
pub(crate) const LANES: usize = 16;

/// Number of features of one token.
pub(crate) const FEATURES: usize = 21;

impl Tag {
    const SCORED: [Tag; LANES] = [
        Tag::Adj,
        Tag::Adp,
        Tag::Adv,
        Tag::Aux,
        Tag::Cconj,
        Tag::Det,
        Tag::Intj,
        Tag::Noun,
        Tag::Num,
        Tag::Part,
        Tag::Pron,
        Tag::Propn,
        Tag::Sconj,
        Tag::Verb,
        Tag::Participle,
        Tag::X,
    ];

    /// The tag of a lane of scores.
    pub(crate) fn of_lane(lane: usize) -> Tag {
        Tag::SCORED[lane]
    }

    /// Whether it is a main verb in any form.
    pub(crate) fn is_verb(self) -> bool {
        matches!(self, Tag::Verb | Tag::Participle)
    }
}

/// What the tagger sees of a token, read once.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// Hash of the word in lower case, digits as zeros, apostrophes straight.
    pub(crate) hash: u32,
    suffix4: u32,
    suffix3: u32,
    suffix2: u32,
    prefix: u32,
    shape: u32,
    // What a word list says that it can be: a bit each for noun, verb, adjective, adverb.
    listed: u32,
    /// The tag that the kind of the token gives away.
    pub(crate) fixed: Option<Tag>,
    // Whether its capitals are those of a name and not of a sentence's start.
    capital: bool,
    // Whether it ends as participles do.
    participle: bool,
    // Whether it ends as plurals do.
    plural: bool,
}

/// Stands for what is before the first and after the last token.
const BORDER: Word = Word {
    hash: 1,
    suffix4: 1,
    suffix3: 1,
    suffix2: 1,
    prefix: 1,
    shape: 1,
    listed: 16,
    fixed: Some(Tag::Punct),
    capital: false,
    participle: false,
    plural: false,
};

/// How the capitals of a sentence are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Capitals {
    /// They mark names.
    Meant,
    /// All words have them, as in a headline: they say nothing.
    Everywhere,
}

/// What the tagger sees of a word wherever it stands.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is seen by itself")]
pub(crate) struct Form {
    hash: u32,
    suffix4: u32,
    suffix3: u32,
    suffix2: u32,
    prefix: u32,
    listed: u32,
    /// The bits of the shape that do not depend on the place.
    shape: u32,
    /// Whether it begins with a capital, and whether it is all capitals.
    upper: bool,
    all_upper: bool,
    plain_number: bool,
    participle: bool,
    plural: bool,
}

impl Form {
    /// Reads a word.
    pub(crate) fn read(text: &str, forms: &Forms) -> Self {
        let Hashes { word, prefix, suffixes, held } = Hashes::of(text.as_bytes());
        let has = |sort: u8| held & sort != 0;
        let upper = text.chars().next().is_some_and(char::is_uppercase);
        let shape = u32::from(has(HYPHEN)) << 3
            | u32::from(has(STOP)) << 4
            | u32::from(has(APOSTROPHE) || has(WIDE) && text.contains('’')) << 6;
        let [suffix2, suffix3, suffix4] = suffixes;
        Form {
            hash: word,
            suffix4,
            suffix3,
            suffix2,
            prefix,
            listed: forms.classes(word),
            shape,
            upper,
            all_upper: upper && text.len() > 1 && !has(SMALL),
            plain_number: is_plain_number(text),
            plural: text.ends_with('s'),
            participle: text.ends_with("ed")
                || text.ends_with("ing")
                || text.ends_with("en"),
        }
    }

    /// The word at a place. `first` says that no word stands before it in its sentence.
    fn at(&self, kind: TokenKind, first: bool, capitals: Capitals) -> Word {
        let fixed = match kind {
            TokenKind::Punct => Some(Tag::Punct),
            TokenKind::Currency | TokenKind::Symbol => Some(Tag::Sym),
            TokenKind::Number => self.plain_number.then_some(Tag::Num),
            TokenKind::Word => None,
        };
        let meant = capitals == Capitals::Meant;
        let shape = u32::from(self.upper && meant)
            | u32::from(first && meant) << 1
            | u32::from(self.all_upper && meant) << 2
            | u32::from(kind == TokenKind::Number) << 5
            | self.shape;
        Word {
            hash: self.hash,
            suffix4: self.suffix4,
            suffix3: self.suffix3,
            suffix2: self.suffix2,
            prefix: self.prefix,
            shape: shape + 2,
            listed: self.listed,
            fixed,
            capital: self.upper && meant && !first,
            participle: self.participle,
            plural: self.plural,
        }
    }
}

impl Word {
    /// Whether the list of forms speaks against a tag: a word that is listed, but not as a verb,
    /// is no verb; one that is a verb and nothing else is no adjective, unless it has the form of a participle.
    pub(crate) fn excludes(&self, lane: usize) -> bool {
        match Tag::of_lane(lane) {
            Tag::Verb | Tag::Participle => self.listed != 0 && self.listed & 2 == 0,
            Tag::Adj => self.listed == 2 && !self.participle,
            _ => false,
        }
    }

    /// Whether a word tagged as a noun or adjective can be a verb's base form instead.
    fn may_be_verb(&self, tag: Tag) -> bool {
        matches!(tag, Tag::Noun | Tag::Adj) && self.listed & 2 != 0 && !self.participle
    }

    /// Whether a word tagged as a noun is listed as a verb and nothing else: `resign`. Plurals of
    /// nouns may be missing from the list, and any noun may be a name.
    fn is_only_verb(&self, tag: Tag) -> bool {
        tag == Tag::Noun
            && self.listed == 2
            && !self.participle
            && !self.plural
            && !self.capital
    }

    /// Whether its capitals are those of a name and not of a sentence's start.
    pub(crate) fn is_capital(&self) -> bool {
        self.capital
    }
}

/// Sorts of bytes that the shape of a word tells apart.
const SMALL: u8 = 1;
const HYPHEN: u8 = 2;
const STOP: u8 = 4;
const APOSTROPHE: u8 = 8;
/// Part of a character beyond ASCII.
const WIDE: u8 = 16;

/// The sort of each byte.
static SORTS: [u8; 256] = {
    let mut sorts = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        sorts[byte] = match byte as u8 {
            b'a'..=b'z' => SMALL,
            b'-' => HYPHEN,
            b'.' => STOP,
            b'\'' => APOSTROPHE,
            0x80..=0xff => WIDE,
            _ => 0,
        };
        byte += 1;
    }
    sorts
};

/// Digits with separators, a sign or a per cent sign, and nothing else.
fn is_plain_number(text: &str) -> bool {
    text.bytes().all(|b| {
        b.is_ascii_digit() || matches!(b, b'.' | b',' | b':' | b'%' | b'-' | b'+')
    })
}

/// Appends what the tagger sees of the tokens of one sentence; `form` tells it of a word by itself.
pub(crate) fn words<'a>(
    tokens: &[Token],
    text: impl Fn(&Token) -> &'a str,
    mut form: impl FnMut(&Token) -> Form,
    out: &mut Vec<Word>,
) {
    let capitals = capitals(tokens, &text);
    let mut first = true;
    for token in tokens {
        out.push(form(token).at(token.kind, first, capitals));
        first &= token.kind == TokenKind::Punct;
    }
}

/// Whether the capitals of a sentence mean something. Function words of up to three letters
/// stay small in title case, so only longer words count; fewer than three of them prove nothing.
fn capitals<'a>(tokens: &[Token], text: impl Fn(&Token) -> &'a str) -> Capitals {
    let mut upper = 0;
    for token in tokens {
        if token.kind != TokenKind::Word || token.span.len() < 4 {
            continue;
        }
        if text(token).as_bytes()[0].is_ascii_lowercase() {
            return Capitals::Meant;
        }
        upper += 1;
    }
    if upper > 3 { Capitals::Everywhere } else { Capitals::Meant }
}

/// Hashes of a word and of its ends, and the sorts of bytes that it holds.
struct Hashes {
    word: u32,
    /// Of its first three bytes.
    prefix: u32,
    /// Of its last two, three and four bytes; of the whole word where it is shorter.
    suffixes: [u32; 3],
    held: u8,
}

impl Hashes {
    fn of(bytes: &[u8]) -> Self {
        let (mut state, mut held) = (BASIS, 0);
        let mut prefix = state;
        for (idx, &byte) in bytes.iter().enumerate() {
            state = mixed(state, byte);
            held |= SORTS[usize::from(byte)];
            prefix = if idx < 3 { state } else { prefix };
        }
        if held & WIDE != 0 {
            let tail = |n: usize| hash(&bytes[bytes.len().saturating_sub(n)..]);
            let prefix = hash(&bytes[..bytes.len().min(3)]);
            let suffixes = [tail(2), tail(3), tail(4)];
            return Hashes { word: hash(bytes), prefix, suffixes, held };
        }
        let (word, prefix) = (folded(state), folded(prefix));
        let tail = |from: &[u8]| folded(from.iter().fold(BASIS, |s, &b| mixed(s, b)));
        let suffixes = match bytes {
            [.., a, b, c, d] => {
                [tail(&[*c, *d]), tail(&[*b, *c, *d]), tail(&[*a, *b, *c, *d])]
            }
            [_, b, c] => [tail(&[*b, *c]), word, word],
            _ => [word; 3],
        };
        Hashes { word, prefix, suffixes, held }
    }
}

/// FNV-1a over the bytes in lower case, digits as zeros, curly apostrophes as straight ones.
pub(crate) fn hash(bytes: &[u8]) -> u32 {
    let mut state = BASIS;
    let mut rest = bytes;
    while let Some((&byte, after)) = rest.split_first() {
        let curly = if byte == 0xe2 { rest.strip_prefix("’".as_bytes()) } else { None };
        state = mixed(state, if curly.is_some() { b'\'' } else { byte });
        rest = curly.unwrap_or(after);
    }
    folded(state)
}

/// Where FNV-1a starts.
const BASIS: u64 = 0xcbf2_9ce4_8422_2325;

/// One step of FNV-1a.
fn mixed(state: u64, byte: u8) -> u64 {
    (state ^ u64::from(FOLDED[usize::from(byte)])).wrapping_mul(0x0100_0000_01b3)
}

/// The outcome of FNV-1a in 32 bits.
fn folded(state: u64) -> u32 {
    (state ^ (state >> 32)) as u32
}

/// Each byte in lower case, digits as zeros.
static FOLDED: [u8; 256] = {
    let mut folded = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let plain = byte as u8;
        folded[byte] =
            if plain.is_ascii_digit() { b'0' } else { plain.to_ascii_lowercase() };
        byte += 1;
    }
    folded
};

/// The row of each feature of the word at `idx`, given the tags of the two words before it.
pub(crate) fn rows(
    words: &[Word],
    idx: usize,
    before: [Tag; 2],
    n_rows: u32,
) -> [u32; FEATURES] {
    let at = |offset: isize| {
        idx.checked_add_signed(offset).and_then(|i| words.get(i)).unwrap_or(&BORDER)
    };
    let word = at(0);
    let (previous, next) = (at(-1), at(1));
    let tag1 = before[0] as u32 + 1;
    let tags = tag1 << 5 | (before[1] as u32 + 1);
    let values = [
        word.hash,
        word.suffix3,
        word.suffix2,
        word.prefix,
        word.shape,
        tag1,
        tags,
        pair(tag1, word.hash),
        pair(tag1, word.suffix3),
        previous.hash,
        next.hash,
        next.suffix3,
        pair(word.hash, next.hash),
        at(2).hash,
        pair(pair(previous.hash, tag1), word.listed),
        pair(word.shape, next.shape),
        pair(word.listed, word.suffix2),
        pair(tags, word.listed),
        pair(pair(tag1, word.listed), next.listed),
        word.suffix4,
        pair(word.suffix2, next.suffix2),
    ];
    let mut salt = 0_u32;
    values.map(|value| {
        salt = salt.wrapping_add(0x9e37_79b9);
        ((u64::from(pair(value, salt)) * u64::from(n_rows)) >> 32) as u32
    })
}

fn pair(a: u32, b: u32) -> u32 {
    let mixed = (u64::from(a) << 32 | u64::from(b)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mixed = (mixed ^ (mixed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (mixed >> 32) as u32
}

/// A list of inflected forms, each with what it can be.
pub(crate) struct Forms {
    // The upper 28 bits of a hash, then the class bits; 0 where free. Ascending, each at or after
    // the place that its upper bits give, with no free place between.
    slots: Vec<u32>,
}

/// Bits of a hash that give its place among the forms: about half of the places are taken.
const FORM_BITS: u32 = 17;

impl Forms {
    /// Reads ascending entries of four bytes.
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let mut slots = vec![0; 1 << FORM_BITS];
        let mut next = 0;
        for entry in bytes.as_chunks::<4>().0 {
            let entry = u32::from_le_bytes(*entry);
            let at = next.max((entry >> (32 - FORM_BITS)) as usize);
            if at >= slots.len() {
                slots.resize(at + 1, 0);
            }
            slots[at] = entry;
            next = at + 1;
        }
        Forms { slots }
    }

    /// The bits of noun (1), verb (2), adjective (4), adverb (8); none for a word not listed.
    fn classes(&self, hash: u32) -> u32 {
        let from = (hash >> (32 - FORM_BITS)) as usize;
        let mut from = self.slots[from..].iter();
        let found = from.find(|slot| **slot == 0 || **slot >> 4 >= hash >> 4);
        found.filter(|slot| **slot >> 4 == hash >> 4).map_or(0, |slot| slot & 15)
    }
}

/// Modals, forms of have and do, and pronouns that are subjects only.
static MODALS: LazyLock<Vec<u32>> = LazyLock::new(|| {
    let words = "will would can could may might must should shall cannot can't won't wouldn't \
                 couldn't shouldn't didn't doesn't don't did does do have has had haven't \
                 hasn't hadn't he she they we who i \
                 i'll you'll he'll she'll it'll we'll they'll";
    words.split_whitespace().map(|word| hash(word.as_bytes())).collect()
});

/// “to”, “yet”.
static TO_YET: LazyLock<[u32; 2]> = LazyLock::new(|| [hash(b"to"), hash(b"yet")]);

/// A trained tagger.
pub(crate) struct Model<'a> {
    n_rows: u32,
    /// `n_rows` times [`LANES`] weights.
    weights: &'a [u8],
    /// The lane of words that have one tag, by hash.
    dictionary: FxHashMap<u32, u8>,
}

impl<'a> Model<'a> {
    /// Reads what words can be, and a model: the numbers of forms, of dictionary words and of rows (little-endian 32
    /// bits each), the forms (four bytes each), the hash and lane of every dictionary word (five
    /// bytes), the weights. `None` where the length does not fit.
    pub(crate) fn read(bytes: &'a [u8]) -> Option<(Forms, Self)> {
        let (head, rest) = bytes.split_at_checked(12)?;
        let number = |idx: usize| u32::from_le_bytes(head.as_chunks::<4>().0[idx]);
        let (forms, rest) = rest.split_at_checked(number(0) as usize * 4)?;
        let (words, weights) = rest.split_at_checked(number(1) as usize * 5)?;
        let dictionary = words
            .as_chunks::<5>()
            .0
            .iter()
            .map(|[a, b, c, d, lane]| (u32::from_le_bytes([*a, *b, *c, *d]), *lane))
            .collect();
        let n_rows = number(2);
        let model = Model { n_rows, weights, dictionary };
        (weights.len() == n_rows as usize * LANES).then(|| (Forms::read(forms), model))
    }

    /// Appends the tags of one sentence.
    pub(crate) fn tag(&self, words: &[Word], out: &mut Vec<Tag>) {
        let mut before = [Tag::Punct; 2];
        for (idx, word) in words.iter().enumerate() {
            let tag = word
                .fixed
                .or_else(|| self.known(word))
                .unwrap_or_else(|| self.best(words, idx, before));
            let verb = Self::awaits_verb(words, idx, before) && word.may_be_verb(tag);
            let tag = if verb || word.is_only_verb(tag) { Tag::Verb } else { tag };
            out.push(tag);
            before = [tag, before[0]];
        }
    }

    /// Whether `to`, a modal, with `not` or without, or a pronoun that is only a subject stands right
    /// before: a verb must follow.
    fn awaits_verb(words: &[Word], idx: usize, before: [Tag; 2]) -> bool {
        let modal = |back: usize| {
            idx.checked_sub(back).is_some_and(|at| MODALS.contains(&words[at].hash))
        };
        let is = |back: usize, hash: u32| {
            idx.checked_sub(back).is_some_and(|at| words[at].hash == hash)
        };
        let [to, yet] = *TO_YET;
        is(1, to) && (before[0] == Tag::Part || is(2, yet))
            || matches!(before[0], Tag::Aux | Tag::Pron) && modal(1)
            || before == [Tag::Part, Tag::Aux] && modal(2)
            || before == [Tag::Adv, Tag::Pron] && modal(2)
    }

    /// The one tag of a dictionary word; capitals in mid-sentence make it a name perhaps.
    fn known(&self, word: &Word) -> Option<Tag> {
        let lane = *self.dictionary.get(&word.hash)?;
        (!word.is_capital()).then(|| Tag::of_lane(usize::from(lane) % LANES))
    }

    fn best(&self, words: &[Word], idx: usize, before: [Tag; 2]) -> Tag {
        // Rows are added up whole, so that the compiler does it in vector registers.
        let table = self.weights.as_chunks::<LANES>().0;
        let mut scores = [0_i16; LANES];
        for row in rows(words, idx, before, self.n_rows) {
            let Some(row) = table.get(row as usize) else { continue };
            for lane in 0..LANES {
                scores[lane] += i16::from(row[lane].cast_signed());
            }
        }
        for lane in [Tag::Adj, Tag::Verb, Tag::Participle].map(|tag| tag as usize) {
            if words[idx].excludes(lane) {
                scores[lane] = i16::MIN;
            }
        }
        // The first of the best ones; of none better than it, X.
        let most = scores.iter().copied().max().unwrap_or_default();
        let best = scores.iter().position(|&score| score == most);
        let other = Tag::X as usize;
        Tag::of_lane(best.filter(|_| most > scores[other]).unwrap_or(other))
    }
}
