//! What a mention names, by its own words and by those around it.

use writethru_article::BlockKind;

use super::candidate::{Mention, Page};
use super::evidence::Style;
use super::gazetteer;
use super::word::{Case, Word, is_common};
use crate::fact::NameType;
use crate::lexicon::Class;

/// Votes for person, organisation, place and other. One strong sign (a title, a legal form, the
/// list of places) counts 4 to 6, a weak one (a preposition before it) 1 to 2, so that strong
/// signs at one mention outweigh weak ones at several.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Votes {
    pub(super) person: i32,
    pub(super) organization: i32,
    pub(super) place: i32,
    pub(super) other: i32,
}

impl Votes {
    /// Adds the votes of another mention of the same name.
    pub(super) fn add(&mut self, more: Votes) {
        self.person += more.person;
        self.organization += more.organization;
        self.place += more.place;
        self.other += more.other;
    }

    /// The type with the most votes; a name without any sign is a person.
    pub(super) fn winner(self) -> NameType {
        let most = self.person.max(self.organization).max(self.place).max(self.other);
        if self.person == most {
            NameType::Person
        } else if self.place == most {
            NameType::Place
        } else if self.organization == most {
            NameType::Organization
        } else {
            NameType::Other
        }
    }

    /// Whether it may be a person's name.
    pub(super) fn may_be_person(self) -> bool {
        self.person > 0 && self.winner() == NameType::Person
    }
}

/// The votes of one mention.
pub(super) fn votes(page: &Page<'_, '_>, mention: &Mention) -> Votes {
    let mut votes = inside(page, mention);
    around(page, mention, &mut votes);
    super::beside::add(page, mention, &mut votes);
    votes
}

/// Signs in the name itself.
fn inside(page: &Page<'_, '_>, mention: &Mention) -> Votes {
    let mut votes = Votes::default();
    let range = mention.range.clone();
    let words = &page.words[range.clone()];
    let (first, last) = (words[0], words[words.len() - 1]);
    if mention.title.is_some() {
        votes.person += 6;
    }
    if gazetteer::is_place(page.draft, page.words, range.clone()) {
        let also = last.classes.any(&[Class::GivenName, Class::Surname]);
        votes.place += if also && words.len() == 1 { 2 } else { 6 };
    }
    if words.len() == 1 {
        lone(page, range.start, first, &mut votes);
        return votes;
    }
    // “U. S.” is no one's name.
    if words.iter().all(|word| word.case == Case::Initial) {
        votes.place += 6;
    }
    if page.draft.text.source()
        [page.draft.tokens()[range.start].span.start()..last.end as usize]
        .contains('&')
    {
        votes.organization += 6;
    }
    let named = last.classes.any(&[Class::Surname, Class::GivenName]);
    if last.has(Class::OrgWord) {
        votes.organization += if named && first.has(Class::GivenName) { 2 } else { 5 };
    } else if words.iter().any(|word| word.has(Class::OrgWord)) {
        votes.organization += 3;
    }
    if last.has(Class::PlaceWord) {
        votes.place += if named && first.has(Class::GivenName) { 1 } else { 4 };
    }
    if first.has(Class::PlaceWord) {
        votes.place += 3;
    }
    if last.has(Class::OtherWord) {
        votes.other += if named && first.has(Class::GivenName) { 1 } else { 5 };
    }
    if first.has(Class::Demonym) {
        votes.organization += 2;
        votes.other += 1;
    }
    votes.person += as_person(words);
    let unknown = (range.start..range.end)
        .all(|idx| !is_common(page.draft.word(idx), page.words[idx].classes));
    if unknown && words.len() <= 3 {
        votes.person += 2;
    }
    votes
}

/// Signs of a person in a name of several words: a given name, a family name, an initial.
fn as_person(words: &[Word]) -> i32 {
    let (first, last) = (words[0], words[words.len() - 1]);
    let given = match first.has(Class::GivenName) {
        true if first.has(Class::Place) => 2,
        true => 4,
        false => 0,
    };
    let initial = words.iter().any(|word| word.case == Case::Initial);
    given + i32::from(last.has(Class::Surname)) + if initial { 2 } else { 0 }
}

/// Signs of a name of one word.
fn lone(page: &Page<'_, '_>, idx: usize, word: Word, votes: &mut Votes) {
    if word.has(Class::Demonym) {
        votes.other += 9;
    } else if word.case == Case::Upper && !word.has(Class::Place) && is_prose(page, idx) {
        votes.organization += 4;
    } else if word.has(Class::OtherWord) {
        votes.other += 4;
    } else if word.has(Class::OrgWord) {
        votes.organization += 4;
    }
    // “EconView”, but “McIvor” and “DeVere”
    if is_camel(page.draft.word(idx)) {
        votes.organization += 3;
    }
    if word.has(Class::GivenName) {
        votes.person += 1;
    }
    if word.has(Class::Surname) {
        votes.person += 1;
    }
    if is_common(page.draft.word(idx), word.classes) {
        votes.other += 1;
        votes.organization += 1;
    }
}

/// Whether a capital stands inside the word behind three letters or more, and not behind a prefix of
/// family names.
fn is_camel(word: &str) -> bool {
    const PREFIXES: [&str; 4] = ["Fitz", "Mac", "Van", "Abdul"];
    let inner = word.char_indices().skip(3).find(|(_, c)| c.is_uppercase());
    inner.is_some_and(|(at, _)| {
        let lead = &word[..at];
        lead.chars().skip(1).all(char::is_lowercase) && !PREFIXES.contains(&lead)
    })
}

/// Whether capitals say something in the sentence of this token.
fn is_prose(page: &Page<'_, '_>, idx: usize) -> bool {
    let sentence = page.draft.text.sentence_at(page.draft.tokens()[idx].span.start());
    page.evidence.styles.get(sentence) == Some(&Style::Prose)
}

/// Words before a place: “near Ost”, “northern Ardesa”.
const BEFORE_PLACES: [&str; 20] = [
    "in",
    "In",
    "near",
    "outside",
    "across",
    "throughout",
    "around",
    "northern",
    "southern",
    "eastern",
    "western",
    "central",
    "north-eastern",
    "north-western",
    "south-eastern",
    "south-western",
    "northeastern",
    "northwestern",
    "southeastern",
    "southwestern",
];

/// Whether the sentence of this token is a dateline.
fn in_dateline(page: &Page<'_, '_>, idx: usize) -> bool {
    let article = page.draft.article;
    let sentence = page.draft.text.sentence_at(page.draft.tokens()[idx].span.start());
    let block = article.block_of(sentence).map(|block| article.blocks[block].kind);
    block == Some(BlockKind::Dateline)
}

/// Signs before and after the name.
fn around(page: &Page<'_, '_>, mention: &Mention, votes: &mut Votes) {
    let draft = page.draft;
    let (first, end) = (mention.range.start, mention.range.end);
    if in_dateline(page, first) {
        // “CAPRETA, Ardesa (PWA) —”: where it was written, and by which house.
        let house = first > 0 && draft.word(first - 1) == "(";
        let votes = if house { &mut votes.organization } else { &mut votes.place };
        *votes += 6;
    }
    if first > 0 {
        let before = draft.word(first - 1);
        match before {
            _ if BEFORE_PLACES.contains(&before) => votes.place += 3,
            "at" | "from" | "to" | "into" => votes.place += 1,
            "the" | "The" => {
                votes.organization += 2;
                votes.other += 1;
                votes.person -= 2;
            }
            _ => {}
        }
        if page.words[first - 1].case == Case::Lower
            && page.words[first - 1].has(Class::Role)
        {
            votes.person += 4;
        }
    }
    if end >= draft.tokens().len() {
        return;
    }
    let next = page.words[end];
    if next.classes.any(&[Class::SayCue, Class::ThinkCue]) && next.case == Case::Lower {
        votes.person += 2;
    }
    let comma = draft.word(end) == ",";
    let word_at =
        |idx: usize| if idx < draft.tokens().len() { draft.word(idx) } else { "" };
    if word_at(end) == "who" || comma && word_at(end + 1) == "who" {
        votes.person += 4;
    }
    let age = |text: &str| text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
    if comma && age(word_at(end + 1)) && word_at(end + 2) == "," {
        votes.person += 5;
    }
}
