//! One side of a comparison: a reading with what edits ask of its words.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashMap};
use unicode_normalization::UnicodeNormalization;
use writethru_align::{Link, LinkOp};
use writethru_article::{Article, BlockKind};
use writethru_facts::{
    Attribution, Fact, FactKind, Name, NameType, QuoteForm, Reading, Value,
};
use writethru_text::{QuotationMark, Span, Text, Token, TokenKind};

use crate::lexicon::{self, Class, Classes};

/// A reading and its words.
pub(crate) struct Version<'a> {
    pub(crate) reading: &'a Reading,
    pub(crate) text: &'a Text,
    /// One for each token.
    words: Vec<Word>,
    /// For each token, whether it stands within quotation marks of a quote.
    quoted: Vec<bool>,
    /// Content lemmas and the sentences that have them, as (lemma, sentence), ascending.
    index: Vec<(u32, u32)>,
    /// The sentences that a source, cue or beginning of what was said touches, as (sentence, index of
    /// the attribution), ascending.
    attributions: Vec<(u32, u32)>,
    /// Last lemmas of names and lemmas of the offices that these are given, as (name, office),
    /// ascending.
    offices: OnceCell<Vec<(u32, u32)>>,
    /// The 0-based graf of each sentence; `None` outside of the body.
    grafs: OnceCell<Vec<Option<u32>>>,
    /// The sentences without a counterpart in the other version, ascending.
    lone: Vec<u32>,
    /// How many double quotation marks stand before each token, and before the end.
    marks: OnceCell<Vec<u32>>,
}

/// What a token is, apart from how it is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// Equal for the forms of one word, in both versions.
    pub(crate) lemma: u32,
    pub(crate) classes: Classes,
    pub(crate) kind: TokenKind,
}

impl Word {
    /// Whether it says something by itself: neither a mark nor a function word.
    pub(crate) fn is_content(self) -> bool {
        !self.is_mark() && !self.classes.has(Class::Function)
    }

    /// Whether it is punctuation.
    pub(crate) fn is_mark(self) -> bool {
        matches!(self.kind, TokenKind::Punct | TokenKind::Symbol)
    }
}

/// No room is made for more forms than this before they are met: a long text repeats its words.
const MAX_ROOM: usize = 1 << 15;

/// Numbers the lemmas of both versions.
pub(crate) struct Lemmas<'a> {
    by_form: FxHashMap<&'a str, (u32, Classes)>,
    by_lemma: FxHashMap<Cow<'a, str>, u32>,
    names: Vec<Cow<'a, str>>,
}

impl<'a> Lemmas<'a> {
    /// None yet, with room for those of a text of so many tokens.
    pub(crate) fn of(n_tokens: usize) -> Self {
        // About every other token of an article is a form that did not stand before.
        let room = (n_tokens / 2).min(MAX_ROOM);
        Lemmas {
            by_form: FxHashMap::with_capacity_and_hasher(room, FxBuildHasher),
            by_lemma: FxHashMap::with_capacity_and_hasher(room, FxBuildHasher),
            names: Vec::with_capacity(room),
        }
    }

    /// The lemma with this number.
    pub(crate) fn name(&self, lemma: u32) -> &str {
        &self.names[lemma as usize]
    }

    fn word(&mut self, text: &'a Text, token: &Token) -> Word {
        let (lemma, classes) = self.number(&text[token.span]);
        Word { lemma, classes, kind: token.kind }
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    fn number(&mut self, form: &'a str) -> (u32, Classes) {
        if let Some(known) = self.by_form.get(form) {
            return *known;
        }
        let plain =
            form.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
        // Most lemmas are a part of the text or of a list: none of these is copied.
        let known = if plain {
            let (lemma, classes) = lexicon::read(form);
            (self.lemma(lemma), classes)
        } else {
            let lower = fold(form);
            let (lemma, classes) = lexicon::read(&lower);
            (self.lemma(Cow::Owned(lemma.into_owned())), classes)
        };
        self.by_form.insert(form, known);
        known
    }

    fn lemma(&mut self, lemma: Cow<'a, str>) -> u32 {
        if let Some(number) = self.by_lemma.get(&lemma) {
            return *number;
        }
        let number = self.names.len() as u32;
        self.names.push(lemma.clone());
        self.by_lemma.insert(lemma, number);
        number
    }
}

/// Lower-case, with straight apostrophes and plain hyphens, accents dropped.
pub(crate) fn fold(form: &str) -> String {
    if form.is_ascii() {
        return form.to_ascii_lowercase();
    }
    form.nfkd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            '’' | '‘' | 'ʼ' => '\'',
            '‐' | '‑' => '-',
            other => other,
        })
        .collect()
}

impl<'a> Version<'a> {
    pub(crate) fn new(reading: &'a Reading, lemmas: &mut Lemmas<'a>) -> Self {
        let text = &reading.article.text;
        let words = text.tokens().iter().map(|token| lemmas.word(text, token)).collect();
        Version::of_words(reading, words)
    }

    /// The version after `old`: the words of a sentence that stands in both are those of the old one.
    pub(crate) fn after(
        reading: &'a Reading,
        old: &Version<'a>,
        links: &[Link],
        lemmas: &mut Lemmas<'a>,
    ) -> Self {
        let text = &reading.article.text;
        let mut known = vec![None; text.sentences().len()];
        for link in links {
            if matches!(link.op, LinkOp::Same | LinkOp::Relocated) {
                known[link.new.start as usize] = Some(link.old.start as usize);
            }
        }
        let mut words: Vec<Word> = Vec::with_capacity(text.tokens().len());
        for (idx, same) in known.into_iter().enumerate() {
            let tokens = text.tokens_of(idx);
            let stands = |same: &usize| {
                let (here, there) =
                    (text.sentences()[idx].span, old.text.sentences()[*same].span);
                text[here] == old.text[there] && tokens.len() == old.words_of(*same).len()
            };
            match same.filter(stands) {
                Some(same) => words.extend_from_slice(old.words_of(same)),
                None => words.extend(tokens.iter().map(|token| lemmas.word(text, token))),
            }
        }
        Version::of_words(reading, words)
    }

    fn words_of(&self, sentence_idx: usize) -> &[Word] {
        let tokens = &self.text.sentences()[sentence_idx].tokens;
        &self.words[tokens.start as usize..tokens.end as usize]
    }

    fn of_words(reading: &'a Reading, mut words: Vec<Word>) -> Self {
        let text = &reading.article.text;
        for idx in 0..words.len() {
            if words[idx].classes.has(Class::Reporting) && is_thing(text, &words, idx) {
                words[idx].classes.remove(Class::Reporting);
            }
        }
        let mut index = Vec::with_capacity(words.len() / 2);
        for (idx, sentence) in text.sentences().iter().enumerate() {
            let tokens = sentence.tokens.start as usize..sentence.tokens.end as usize;
            let content = words[tokens].iter().filter(|word| word.is_content());
            index.extend(content.map(|word| u64::from(word.lemma) << 32 | idx as u64));
        }
        index.sort_unstable();
        index.dedup();
        let index =
            index.into_iter().map(|both| ((both >> 32) as u32, both as u32)).collect();
        Version {
            reading,
            text,
            words,
            quoted: quoted(reading),
            index,
            attributions: attributions(reading),
            offices: OnceCell::new(),
            grafs: OnceCell::new(),
            lone: Vec::new(),
            marks: OnceCell::new(),
        }
    }

    /// Remembers the sentences without a counterpart, as they are linked.
    pub(crate) fn mark_lone(&mut self, sentences: impl Iterator<Item = u32>) {
        self.lone.extend(sentences);
        self.lone.sort_unstable();
    }

    /// The sentences without a counterpart in the other version, ascending.
    pub(crate) fn lone(&self) -> &[u32] {
        &self.lone
    }

    /// Whether a sentence without a counterpart has all of these lemmas.
    pub(crate) fn a_lone_sentence_has(&self, lemmas: &[u32]) -> bool {
        let Some((first, rest)) = lemmas.split_first() else { return false };
        self.sentences_with(*first).any(|sentence| {
            self.lone.binary_search(&sentence).is_ok()
                && rest
                    .iter()
                    .all(|&lemma| self.index.binary_search(&(lemma, sentence)).is_ok())
        })
    }

    /// The words of all tokens.
    pub(crate) fn words(&self) -> &[Word] {
        &self.words
    }

    /// The word of the token with this index.
    pub(crate) fn word(&self, token_idx: usize) -> Word {
        self.words[token_idx]
    }

    /// The characters of the token with this index.
    pub(crate) fn form(&self, token_idx: usize) -> &'a str {
        &self.text[self.text.tokens()[token_idx].span]
    }

    /// The same in lower case; empty past the end.
    pub(crate) fn lower(&self, token_idx: usize) -> Cow<'a, str> {
        let Some(token) = self.text.tokens().get(token_idx) else {
            return Cow::default();
        };
        let form = &self.text[token.span];
        let plain =
            form.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
        if plain { Cow::Borrowed(form) } else { Cow::Owned(form.to_ascii_lowercase()) }
    }

    /// Whether a token begins with a capital.
    pub(crate) fn is_capital(&self, token_idx: usize) -> bool {
        self.form(token_idx).starts_with(char::is_uppercase)
    }

    /// The facts that share a byte with `span`, of one kind.
    pub(crate) fn facts(
        &self,
        span: Span,
        kind: FactKind,
    ) -> impl Iterator<Item = &'a Fact> {
        let facts: &'a [Fact] = &self.reading.facts;
        let sentences = self.text.sentences_in(span);
        let first =
            facts.partition_point(|fact| (fact.sentence as usize) < sentences.start);
        facts[first..]
            .iter()
            .take_while(move |fact| fact.span.start() < span.end())
            .filter(move |fact| fact.kind == kind && fact.span.overlaps(span))
    }

    /// Whether someone whose name ends in this lemma is given an office with one of these.
    pub(crate) fn has_office(&self, surname: u32, office: &[u32]) -> bool {
        let offices = self.offices.get_or_init(|| self.read_offices());
        office.iter().any(|&office| offices.binary_search(&(surname, office)).is_ok())
    }

    fn read_offices(&self) -> Vec<(u32, u32)> {
        let mut out = Vec::new();
        for fact in self.reading.facts.iter() {
            let Value::Name(Name { role, kind, .. }) = &fact.value else { continue };
            let name = self.text.tokens_in(fact.span);
            let Some(last) = name.clone().next_back() else { continue };
            let office = match role {
                Some(role) => self.text.tokens_in(*role),
                None if *kind == NameType::Person => self.apposed(name),
                None => continue,
            };
            out.extend(office.map(|idx| (self.words[last].lemma, self.words[idx].lemma)));
        }
        out.sort_unstable();
        out
    }

    /// The office beside a name, behind a comma: “the team’s coach, Ana Ruiz”, “Ana Ruiz, coach of the
    /// team”; empty if there is none.
    fn apposed(&self, name: Range<usize>) -> Range<usize> {
        let is_comma = |idx: usize| idx < self.words.len() && self.form(idx) == ",";
        let is_role = |idx: &usize| {
            *idx < self.words.len() && self.words[*idx].classes.has(Class::Role)
        };
        let before = name.start.checked_sub(2).filter(|idx| is_comma(idx + 1));
        let after = is_comma(name.end).then_some(name.end + 1).and_then(|start| {
            let led = |idx: &usize| {
                *idx < self.words.len()
                    && !self.words[*idx].is_mark()
                    && !matches!(
                        &*self.lower(*idx),
                        "by" | "to" | "from" | "with" | "after"
                    )
                    && !self.words[*idx].classes.has(Class::Reporting)
            };
            (start..start + APPOSED).take_while(led).find(is_role)
        });
        match before.filter(is_role).or(after) {
            Some(idx) => idx..idx + 1,
            None => 0..0,
        }
    }

    /// The attributions of which the source, the cue or the beginning of what was said touches some
    /// sentence of a stretch, in the order of the reading.
    pub(crate) fn attributions(
        &self,
        span: Span,
    ) -> impl Iterator<Item = &'a Attribution> {
        let sentences = self.text.sentences_in(span);
        let at = |sentence: usize| {
            self.attributions.partition_point(|(other, _)| (*other as usize) < sentence)
        };
        let found = &self.attributions[at(sentences.start)..at(sentences.end)];
        let mut found: Vec<u32> = found.iter().map(|(_, idx)| *idx).collect();
        found.sort_unstable();
        found.dedup();
        let all: &'a [Attribution] = &self.reading.attributions;
        found.into_iter().map(move |idx| &all[idx as usize])
    }

    /// The 0-based graf that a sentence is in; `None` outside of the body.
    pub(crate) fn graf_of(&self, sentence_idx: u32) -> Option<u32> {
        let grafs = self.grafs.get_or_init(|| self.count_grafs());
        grafs.get(sentence_idx as usize).copied().flatten()
    }

    fn count_grafs(&self) -> Vec<Option<u32>> {
        let article = &self.reading.article;
        let n_sentences = self.text.sentences().len();
        let mut out = Vec::with_capacity(n_sentences);
        let mut known: Option<(usize, Option<u32>)> = None;
        for sentence_idx in 0..n_sentences {
            let block = article.block_of(sentence_idx);
            let graf = match (block, known) {
                (None, _) => None,
                (Some(block), Some((last, graf))) if last == block => graf,
                (Some(block), Some((last, Some(graf)))) if block == last + 1 => {
                    next_graf(article, last, graf)
                }
                (Some(block), _) => article.graf_of(block).map(|graf| graf as u32),
            };
            known = block.map(|block| (block, graf)).or(known);
            out.push(graf);
        }
        out
    }

    /// The kind of the block that a sentence lies in.
    pub(crate) fn block_of(&self, sentence_idx: usize) -> Option<BlockKind> {
        let article = &self.reading.article;
        article.block_of(sentence_idx).map(|block| article.blocks[block].kind)
    }

    /// How many double quotation marks the blocks have that a stretch touches.
    pub(crate) fn marks_around(&self, stretch: Span) -> u32 {
        let article = &self.reading.article;
        let block = |sentence: usize| {
            let block = article.block_of(sentence)?;
            Some(article.blocks[block].span)
        };
        let sentences = self.text.sentences_in(stretch);
        let first = block(sentences.start).unwrap_or(stretch);
        let last = block(sentences.end.saturating_sub(1)).unwrap_or(stretch);
        let tokens = self.text.tokens_in(first.cover(last));
        let marks = self.marks.get_or_init(|| self.count_marks());
        marks[tokens.end] - marks[tokens.start]
    }

    fn count_marks(&self) -> Vec<u32> {
        let tokens = self.text.tokens();
        let mut out = Vec::with_capacity(tokens.len() + 1);
        let mut n_marks = 0;
        for token in tokens {
            out.push(n_marks);
            n_marks += u32::from(QuotationMark::of(&self.text[token.span]).is_some());
        }
        out.push(n_marks);
        out
    }

    /// Whether the token with this index stands within the quotation marks of a quote.
    pub(crate) fn is_quoted(&self, token_idx: usize) -> bool {
        self.quoted[token_idx]
    }

    /// Shared content lemmas over all of them (Jaccard), 0 to 1.
    pub(crate) fn likeness(&self, other: &Version<'_>) -> f32 {
        let lemmas = |version: &Version<'_>| {
            let mut lemmas: Vec<u32> =
                version.index.iter().map(|(lemma, _)| *lemma).collect();
            lemmas.dedup();
            lemmas
        };
        let (a, b) = (lemmas(self), lemmas(other));
        let shared = a.iter().filter(|lemma| b.binary_search(lemma).is_ok()).count();
        let all = a.len() + b.len() - shared;
        if all == 0 { 1.0 } else { shared as f32 / all as f32 }
    }

    /// Whether any sentence has a content lemma.
    pub(crate) fn has(&self, lemma: u32) -> bool {
        self.sentences_with(lemma).next().is_some()
    }

    /// How many sentences have a content lemma.
    pub(crate) fn n_sentences_with(&self, lemma: u32) -> usize {
        self.sentences_with(lemma).count()
    }

    /// The sentences that have a lemma, ascending.
    fn sentences_with(&self, lemma: u32) -> impl Iterator<Item = u32> + '_ {
        let first = self.index.partition_point(|(other, _)| *other < lemma);
        let same =
            self.index[first..].iter().take_while(move |(other, _)| *other == lemma);
        same.map(|(_, sentence)| *sentence)
    }

    /// The greatest share of these lemmas that one sentence, or two neighbours, have.
    pub(crate) fn coverage(&self, lemmas: &[u32]) -> f32 {
        let mut ordered = lemmas.to_vec();
        ordered.sort_unstable();
        ordered.dedup();
        if ordered.is_empty() {
            return 1.0;
        }
        let mut hits = vec![0_u32; self.text.sentences().len() + 1];
        for lemma in &ordered {
            let mut before = u32::MAX;
            for sentence in self.sentences_with(*lemma) {
                // A lemma in two neighbours counts once for the pair.
                if before == u32::MAX || before + 1 != sentence {
                    hits[sentence as usize] += 1;
                }
                hits[sentence as usize + 1] += 1;
                before = sentence;
            }
        }
        let best = hits.iter().copied().max().unwrap_or(0);
        best as f32 / ordered.len() as f32
    }
}

/// The graf of the block after one whose graf is known.
fn next_graf(article: &Article, block_idx: usize, graf: u32) -> Option<u32> {
    let [block, next] = &article.blocks[block_idx..=block_idx + 1] else { return None };
    let counts = block.kind.is_body() && block.kind != BlockKind::Heading;
    next.kind.is_body().then_some(graf + u32::from(counts))
}

/// The sentences that the parts of each attribution touch.
fn attributions(reading: &Reading) -> Vec<(u32, u32)> {
    let text = &reading.article.text;
    let mut out = Vec::new();
    for (idx, attribution) in reading.attributions.iter().enumerate() {
        let said =
            [attribution.source, attribution.cue, attribution.content.first().copied()];
        for part in said.into_iter().flatten() {
            let sentences = text.sentences_in(part);
            out.extend(sentences.map(|sentence| (sentence as u32, idx as u32)));
        }
    }
    out.sort_unstable();
    out
}

/// Marks the tokens within the content of direct quotes. A few words that nobody is said to have said
/// are a title or a term.
fn quoted(reading: &Reading) -> Vec<bool> {
    let text = &reading.article.text;
    let mut out = vec![false; text.tokens().len()];
    for fact in &*reading.facts {
        let Value::Quote(quote) = &fact.value else { continue };
        let said = quote.speaker.is_some() || quote.cue.is_some();
        if !said && fact.span.len() < SPEECH {
            continue;
        }
        for content in &quote.content {
            let tokens = text.tokens_in(*content);
            if quote.form == QuoteForm::Direct {
                out[tokens].fill(true);
            } else {
                within_marks(text, tokens, &mut out);
            }
        }
    }
    out
}

/// Marks the tokens between quotation marks within the content of a quote.
fn within_marks(text: &Text, tokens: Range<usize>, out: &mut [bool]) {
    let mut open = None;
    for idx in tokens {
        if QuotationMark::of(&text[text.tokens()[idx].span]).is_none() {
            continue;
        }
        match open.take() {
            Some(start) => out[start..idx].fill(true),
            None => open = Some(idx + 1),
        }
    }
}

/// Words that say something as verbs, and are things as often.
const THINGS: [&str; 13] = [
    "state", "states", "note", "notes", "report", "reports", "comment", "claim",
    "claims", "quote", "reply", "stress", "recall",
];

/// Whether a word that may say something names a thing: “the state”, “nine states”, “New York State”.
fn is_thing(text: &Text, words: &[Word], idx: usize) -> bool {
    let form = |idx: usize| &text[text.tokens()[idx].span];
    let is = |word: &str, others: &[&str]| {
        others.iter().any(|other| word.eq_ignore_ascii_case(other))
    };
    let Some(before) = idx.checked_sub(1).filter(|_| is(form(idx), &THINGS)) else {
        return false;
    };
    let capital = form(idx).starts_with(char::is_uppercase) && !words[before].is_mark();
    let determined = is(form(before), &DETERMINERS)
        || words[before].kind == TokenKind::Number
        || lexicon::figure(form(before)).is_some();
    capital || determined
}

/// Words that a thing follows.
const DETERMINERS: [&str; 16] = [
    "the", "a", "an", "this", "that", "its", "his", "her", "their", "our", "my", "no",
    "any", "each", "every", "another",
];

/// How many words after its comma an office is looked for: “Ana Ruiz, the team’s new coach”.
const APPOSED: usize = 5;

/// From so many bytes on, what stands in quotation marks is speech even where nobody is named.
const SPEECH: usize = 40;
