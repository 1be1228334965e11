//! Edits of articles as generated ones: words replaced, sentences dropped, moved, added.

use proptest::prelude::*;
use writethru_article::ArticleInput;
use writethru_parse::read_input;

/// What words are replaced by: figures, days, hedges, names, quotation marks and plain words.
const WORDS: [&str; 12] = [
    "twelve",
    "31",
    "$4.5 million",
    "Thursday",
    "may",
    "not",
    "Okonjo",
    "“so”",
    "police",
    "officials",
    "river",
    "—",
];

/// Sentences that may be added.
const SENTENCES: [&str; 5] = [
    "A second inquiry will begin in May.",
    "“Nobody asked us,” said Wilma Okonjo, a teacher.",
    "At least 14 people were hurt, hospital officials said.",
    "The road was closed.",
    "Prices fell 3.2% in the week to Friday.",
];

/// One edit; every number is taken modulo what there is to choose from.
#[derive(Clone, Debug)]
pub(crate) enum Edit {
    /// A word is replaced by one of [`WORDS`].
    Replace { word: usize, with: usize },
    /// A sentence goes.
    Drop { sentence: usize },
    /// A sentence becomes a paragraph of its own elsewhere.
    Move { sentence: usize, to: usize },
    /// One of [`SENTENCES`] comes in as a paragraph.
    Add { sentence: usize, to: usize },
}

impl Edit {
    /// Any edit.
    pub(crate) fn any() -> impl Strategy<Value = Edit> {
        let number = 0usize..1 << 20;
        prop_oneof![
            4 => (number.clone(), number.clone())
                .prop_map(|(word, with)| Edit::Replace { word, with }),
            1 => number.clone().prop_map(|sentence| Edit::Drop { sentence }),
            1 => (number.clone(), number.clone())
                .prop_map(|(sentence, to)| Edit::Move { sentence, to }),
            1 => (number.clone(), number)
                .prop_map(|(sentence, to)| Edit::Add { sentence, to }),
        ]
    }
}

/// An article's paragraphs, each with its sentences.
pub(crate) struct Draft {
    paragraphs: Vec<Vec<String>>,
}

impl Draft {
    /// The body of an article.
    pub(crate) fn of(input: &ArticleInput) -> Draft {
        let body = ArticleInput { text: input.text.clone(), ..ArticleInput::default() };
        let article = read_input(&body, "0");
        let mut paragraphs = vec![Vec::new(); article.blocks.len()];
        for (idx, sentence) in article.text.sentences().iter().enumerate() {
            if let Some(block) = article.block_of(idx) {
                paragraphs[block].push(article.text[sentence.span].to_owned());
            }
        }
        Draft { paragraphs }
    }

    /// Makes an edit; one that would leave nothing is left undone.
    pub(crate) fn apply(&mut self, edit: &Edit) {
        match *edit {
            Edit::Replace { word, with } => {
                let (paragraph, sentence) = self.place(word);
                let text = &mut self.paragraphs[paragraph][sentence];
                let mut words: Vec<&str> = text.split(' ').collect();
                // Not the last word: its full stop is what ends the sentence.
                let idx = word / 7 % (words.len() - 1).max(1);
                words[idx] = WORDS[with % WORDS.len()];
                *text = words.join(" ");
            }
            Edit::Drop { sentence } => {
                if self.n_sentences() > 1 {
                    self.take(sentence);
                }
            }
            Edit::Move { sentence, to } => {
                if self.n_sentences() > 1 {
                    let taken = self.take(sentence);
                    self.insert(taken, to);
                }
            }
            Edit::Add { sentence, to } => {
                self.insert(SENTENCES[sentence % SENTENCES.len()].to_owned(), to);
            }
        }
    }

    /// The draft as an article, all else as in `input`.
    pub(crate) fn article(&self, input: &ArticleInput) -> ArticleInput {
        let paragraphs: Vec<String> =
            self.paragraphs.iter().map(|sentences| sentences.join(" ")).collect();
        ArticleInput { text: Some(paragraphs.join("\n\n")), ..input.clone() }
    }

    fn n_sentences(&self) -> usize {
        self.paragraphs.iter().map(Vec::len).sum()
    }

    fn place(&self, number: usize) -> (usize, usize) {
        let mut left = number % self.n_sentences();
        for (idx, sentences) in self.paragraphs.iter().enumerate() {
            if left < sentences.len() {
                return (idx, left);
            }
            left -= sentences.len();
        }
        unreachable!("the number is less than that of all sentences")
    }

    fn take(&mut self, number: usize) -> String {
        let (paragraph, sentence) = self.place(number);
        let taken = self.paragraphs[paragraph].remove(sentence);
        self.paragraphs.retain(|sentences| !sentences.is_empty());
        taken
    }

    fn insert(&mut self, sentence: String, to: usize) {
        let idx = to % (self.paragraphs.len() + 1);
        self.paragraphs.insert(idx, vec![sentence]);
    }
}
