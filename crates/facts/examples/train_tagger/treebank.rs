//! Treebank documents, read with the project's own tokens.

use std::error::Error;

use serde::Deserialize;
use writethru_text::{Cut, Span, Text, Token};

use crate::perceptron::{Form, Forms, Tag, Word, words};

#[derive(Deserialize)]
struct Record {
    source: String,
    genre: String,
    text: String,
    sents: Vec<(usize, usize)>,
    tokens: Vec<(usize, usize, String, String, String)>,
}

/// One text of a treebank.
pub(crate) struct Document {
    pub(crate) source: String,
    pub(crate) genre: String,
    pub(crate) sentences: Vec<Sentence>,
}

/// A sentence: what the tagger sees of its tokens, and their tags.
pub(crate) struct Sentence {
    pub(crate) words: Vec<Word>,
    pub(crate) gold: Vec<Tag>,
}

/// Reads the documents of a JSONL text.
pub(crate) fn read(jsonl: &str, forms: &Forms) -> Result<Vec<Document>, Box<dyn Error>> {
    jsonl.lines().map(|line| Ok(document(serde_json::from_str(line)?, forms))).collect()
}

fn document(record: Record, forms: &Forms) -> Document {
    let mut bytes: Vec<usize> = record.text.char_indices().map(|(at, _)| at).collect();
    bytes.push(record.text.len());
    let sents: Vec<Span> = record
        .sents
        .iter()
        .map(|&(start, end)| Span::new(bytes[start], bytes[end]))
        .collect();
    let gold: Vec<(Span, Tag)> = record
        .tokens
        .iter()
        .map(|(start, end, _, upos, xpos)| {
            (Span::new(bytes[*start], bytes[*end]), tag_of(upos, xpos))
        })
        .collect();
    let text = Text::cut(record.text, &sents, |_| Cut::Whole);
    let sentences = (0..text.sentences().len())
        .map(|idx| sentence(&text, text.tokens_of(idx), &gold, forms))
        .collect();
    Document { source: record.source, genre: record.genre, sentences }
}

/// A token of ours has the tag of the treebank's first token that it touches.
fn sentence(
    text: &Text,
    tokens: &[Token],
    gold: &[(Span, Tag)],
    forms: &Forms,
) -> Sentence {
    let mut seen = Vec::new();
    let form = |token: &Token| Form::read(&text[token.span], forms);
    words(tokens, |token| &text[token.span], form, &mut seen);
    let tag = |token: &Token| {
        let at = gold.partition_point(|(span, _)| span.end() <= token.span.start());
        gold.get(at).map_or(Tag::X, |(_, tag)| *tag)
    };
    Sentence { words: seen, gold: tokens.iter().map(tag).collect() }
}

fn tag_of(upos: &str, xpos: &str) -> Tag {
    match upos {
        "ADJ" => Tag::Adj,
        "ADP" => Tag::Adp,
        "ADV" => Tag::Adv,
        "AUX" => Tag::Aux,
        "CCONJ" => Tag::Cconj,
        "DET" => Tag::Det,
        "INTJ" => Tag::Intj,
        "NOUN" => Tag::Noun,
        "NUM" => Tag::Num,
        "PART" => Tag::Part,
        "PRON" => Tag::Pron,
        "PROPN" => Tag::Propn,
        "SCONJ" => Tag::Sconj,
        "VERB" if xpos == "VBN" => Tag::Participle,
        "VERB" => Tag::Verb,
        "PUNCT" => Tag::Punct,
        "SYM" => Tag::Sym,
        _ => Tag::X,
    }
}
