//! Who speaks: the noun phrase to the left or right of a reporting verb, found without a parser.

use std::ops::Range;
use std::rc::Rc;

use crate::draft::Draft;
use crate::lexicon::Class;
use crate::tag::Tag;

/// Longest subject, in tokens, appositions included.
const LONGEST: usize = 40;

/// Longest remark in brackets within a subject, in tokens.
const BRACKETS: usize = 8;

/// What the stages of this pass share.
pub(super) struct Page<'d, 'a> {
    pub(super) draft: &'d Draft<'a>,
    /// For each token, whether it lies in quotation marks or is one.
    pub(super) inside: Vec<bool>,
    /// The part of speech of each token.
    pub(super) tags: Rc<[Tag]>,
}

impl Page<'_, '_> {
    pub(super) fn word(&self, idx: usize) -> &str {
        if idx < self.inside.len() { self.draft.word(idx) } else { "" }
    }

    pub(super) fn has(&self, idx: usize, class: Class) -> bool {
        self.any(idx, &[class])
    }

    pub(super) fn any(&self, idx: usize, classes: &[Class]) -> bool {
        self.draft.classes.get(idx).is_some_and(|of| of.any(classes))
    }

    pub(super) fn is_large(&self, idx: usize) -> bool {
        self.word(idx).starts_with(char::is_uppercase)
    }

    /// Whether a sentence may start here: a large word, a number, an editor's bracket or dots.
    pub(super) fn opens_sentence(&self, idx: usize) -> bool {
        self.is_large(idx)
            || self
                .word(idx)
                .starts_with(|c: char| c.is_ascii_digit() || "[….‘'“\"".contains(c))
    }

    /// `,`, `;`, dashes, brackets, end marks and quotation marks.
    pub(super) fn is_mark(&self, idx: usize) -> bool {
        let word = self.word(idx);
        !word.starts_with(|c: char| {
            c.is_alphanumeric() || matches!(c, '$' | '£' | '€' | '@' | '#' | '%' | '&')
        })
    }

    /// A word that may stand between subject and verb or after it without changing either.
    pub(super) fn is_adverb(&self, idx: usize) -> bool {
        const ADVERBS: [&str; 24] = [
            "also",
            "then",
            "later",
            "now",
            "even",
            "still",
            "once",
            "already",
            "just",
            "never",
            "not",
            "again",
            "first",
            "earlier",
            "too",
            "often",
            "soon",
            "today",
            "yesterday",
            "tomorrow",
            "however",
            "instead",
            "long",
            "only",
        ];
        let word = self.word(idx);
        ADVERBS.contains(&word)
            || word.len() > 4 && word.ends_with("ly") && !self.is_large(idx)
    }

    pub(super) fn is_subject_pronoun(&self, idx: usize) -> bool {
        const PRONOUNS: [&str; 14] = [
            "he", "she", "they", "it", "i", "we", "you", "he's", "she's", "they've",
            "we've", "i've", "it's", "one",
        ];
        let word = self.word(idx);
        let is_first = |byte: u8| b"hstiwyo".contains(&byte.to_ascii_lowercase());
        word.len() <= 7
            && word.bytes().next().is_some_and(is_first)
            && PRONOUNS.contains(&word.to_lowercase().replace('’', "'").as_str())
    }

    /// The phrase that ends right before `end`, no further left than `low`.
    pub(super) fn left(&self, low: usize, end: usize) -> Option<Range<usize>> {
        let low = low.max(end.saturating_sub(LONGEST));
        let mut end = end;
        // “Ruiz once said”
        while end > low + 1 && self.is_adverb(end - 1) && !self.inside[end - 1] {
            end -= 1;
        }
        // “Ono, who said”: Ono.
        if end > low + 1 && matches!(self.word(end - 1), "who" | "which") {
            let noun = end - 1 - usize::from(self.word(end - 2) == ",");
            let first = self.phrase_start(low, noun);
            let range = self.trimmed(first..noun.max(first));
            return Some(if range.is_empty() { end - 1..end } else { range });
        }
        // “Ana Ruiz, 52, of Kirra, the minister, said”: over appositions to the name.
        while end > low + 1 && self.word(end - 1) == "," && !self.inside[end - 1] {
            let comma = (low..end - 1).rev().find(|&idx| self.word(idx) == ",");
            let first = comma.map_or(low, |comma| comma + 1);
            if (first..end).any(|idx| self.inside[idx]) {
                return None;
            }
            if let Some(comma) = comma.filter(|&comma| self.follows_kin(comma)) {
                return Some(self.trimmed(self.phrase_start(low, comma)..end - 1));
            }
            if comma.is_none() || !self.is_apposition(first) {
                end -= 1;
                break;
            }
            end = first;
        }
        let first = self.phrase_start(low, end);
        let range = self.trimmed(first..end);
        (!range.is_empty()).then_some(range)
    }

    /// Whether what starts here, after a comma, is said of the name before the comma.
    fn is_apposition(&self, first: usize) -> bool {
        const PLACE: [Class; 1] = [Class::Place];
        self.is_number(first)
            || self.any(first, &[Class::Determiner, Class::Preposition, Class::Role])
            || matches!(self.word(first), "who" | "whose" | "which" | "then" | "now")
            || self.any(first, &PLACE)
            || self.word(first).ends_with('.')
            || !self.is_large(first) && matches!(self.tags[first], Tag::Adj | Tag::Noun)
            || self.any(first, &[Class::Title, Class::TitleModifier, Class::Demonym])
    }

    /// “her husband, Ben, said”: the name of whom a role or kinship names.
    fn follows_kin(&self, comma: usize) -> bool {
        comma > 0 && self.has(comma - 1, Class::Role) && self.is_large(comma + 1)
    }

    fn is_number(&self, idx: usize) -> bool {
        self.word(idx).bytes().all(|byte| byte.is_ascii_digit())
    }

    fn phrase_start(&self, low: usize, end: usize) -> usize {
        let mut first = end;
        while first > low {
            let idx = first - 1;
            if self.word(idx) == ")" {
                // “John Mica (R-Fla.)”
                let open = (low.max(idx.saturating_sub(BRACKETS))..idx)
                    .rev()
                    .find(|&at| self.word(at) == "(");
                if let Some(open) = open {
                    first = open;
                    continue;
                }
            }
            if self.word(idx) == "," && first < end && self.lists(low, idx, end) {
                first = idx;
                continue;
            }
            if self.inside[idx] || self.is_mark(idx) && self.word(idx) != "&" {
                break;
            }
            if self.is_subject_pronoun(idx) {
                return if self.has(idx, Class::Determiner) { first - 1 } else { idx };
            }
            let word = self.word(idx);
            if matches!(word, "who" | "which" | "that") && self.is_relative(idx, low) {
                // “a man who said”: the man.
                let of = self.phrase_start(low, idx);
                return of;
            }
            if word == "and" && first < end && self.joins(idx, low) {
                first -= 1;
                continue;
            }
            if self.has(idx, Class::Conjunction)
                || self.any(idx, &[Class::Auxiliary, Class::Modal])
            {
                break;
            }
            if !self.is_large(idx)
                && self.any(idx, &[Class::SayCue, Class::ThinkCue])
                && !self.any(idx, &[Class::Role])
                && (word.ends_with("ed")
                    || word.ends_with("ing")
                    || matches!(word, "said" | "says" | "told"))
            {
                break;
            }
            first -= 1;
        }
        first
    }

    /// “that” is one only after a noun: “a sign that said”, not “he knew that said”.
    fn is_relative(&self, idx: usize, low: usize) -> bool {
        self.word(idx) != "that"
            || idx > low
                && !self.is_mark(idx - 1)
                && !self
                    .any(idx - 1, &[Class::SayCue, Class::ThinkCue, Class::Preposition])
    }

    /// “Ruiz and Ono said”, “police and the coast guard said”: two names or roles, or two phrases
    /// where no verb stands before, which could take the first as its object.
    fn joins(&self, and: usize, low: usize) -> bool {
        if and == low {
            return false;
        }
        let alike = self.is_large(and - 1) && self.is_large(and + 1)
            || self.any(and - 1, &[Class::Role]) && self.any(and + 1, &[Class::Role]);
        let comma = (low..and).rev().find(|&idx| self.word(idx) == ",");
        let start = comma.map_or(low, |comma| comma + 1);
        alike || self.is_listed(and - 1) && self.is_bare(start, and)
    }

    /// Whether the comma at `comma` stands between the parts of a subject that “and” joins last:
    /// “residents, police and rescuers said”.
    fn lists(&self, low: usize, comma: usize, end: usize) -> bool {
        let joined = (comma + 1..end).any(|idx| self.word(idx) == "and");
        joined
            && comma > low
            && self.is_listed(comma - 1)
            && self.is_listed(comma + 1)
            && self.is_bare(low, comma)
    }

    /// Whether the token can be the head, or the first word, of a part of a list.
    fn is_listed(&self, idx: usize) -> bool {
        let noun = matches!(
            self.tags[idx],
            Tag::Noun | Tag::Propn | Tag::Adj | Tag::Det | Tag::Num
        );
        noun && !self.inside[idx] && !self.has(idx, Class::Calendar)
    }

    /// Whether nothing but noun phrases stands from the start of the clause to `end`.
    fn is_bare(&self, low: usize, end: usize) -> bool {
        let start = (low..end)
            .rev()
            .find(|&idx| self.inside[idx] || self.is_mark(idx) && self.word(idx) != ",")
            .map_or(low, |idx| idx + 1);
        let first = |idx: usize| idx == start || self.word(idx - 1) == ",";
        start < end
            && (start..end).all(|idx| match self.tags[idx] {
                Tag::Noun | Tag::Propn | Tag::Adj | Tag::Num | Tag::Det | Tag::Punct => {
                    true
                }
                Tag::Pron => !self.is_subject_pronoun(idx),
                Tag::Adp => !first(idx),
                Tag::Cconj => self.word(idx) == "and",
                _ => false,
            })
            && !self.has(start, Class::Calendar)
    }

    /// Without leading prepositions with a day, adverbs and the like.
    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let mut first = range.start;
        loop {
            let day = self.has(first, Class::Preposition)
                && self.has(first + 1, Class::Calendar);
            if first < range.end && (day || self.has(first, Class::Calendar)) {
                first += if day { 2 } else { 1 };
                while first < range.end && self.is_number(first) {
                    first += 1;
                }
            } else if first < range.end
                && (self.is_adverb(first)
                    || self.has(first, Class::Conjunction)
                    || self.is_large(first)
                        && self.has(first, Class::Starter)
                        && !self.any(first, &[Class::Determiner, Class::Role])
                        && first + 1 < range.end
                        && self.word(first + 1) != "and"
                        && !self.draft.word(first).ends_with('s'))
            {
                first += 1;
            } else {
                break;
            }
        }
        first.min(range.end)..range.end
    }

    /// The phrase that starts at `first`, after a verb: “said Ana Ruiz of the council”.
    ///
    /// `sure` says that a quotation stands right before the verb: then any noun will do.
    pub(super) fn right(
        &self,
        first: usize,
        high: usize,
        sure: bool,
    ) -> Option<Range<usize>> {
        const NONE: [Class; 6] = [
            Class::Preposition,
            Class::Calendar,
            Class::Conjunction,
            Class::Auxiliary,
            Class::Modal,
            Class::Negation,
        ];
        let high = high.min(first + LONGEST / 2);
        let noun = sure
            && !self.is_mark(first)
            && !self.any(first, &NONE)
            && (!self.is_adverb(first) || self.word(first) == "then");
        let opens = noun
            || self.is_large(first) && !self.has(first, Class::Calendar)
            || self.any(first, &[Class::Determiner, Class::Role])
            || self.is_number(first) && first + 1 < high;
        if !opens || first >= high || self.inside[first] {
            return None;
        }
        let mut end = first;
        while end < high && !self.inside[end] {
            let word = self.word(end);
            let joined = matches!(
                word,
                "of" | "for" | "from" | "with" | "the" | "and" | "&" | "at"
            );
            let stops = self.is_mark(end)
                || self.has(end, Class::Calendar)
                || matches!(
                    word,
                    "who" | "that" | "as" | "when" | "while" | "today" | "yesterday"
                )
                || self.any(end, &[Class::Auxiliary, Class::Modal])
                || end > first && self.is_adverb(end);
            if (stops || self.has(end, Class::Preposition)) && !joined {
                break;
            }
            end += 1;
        }
        while end > first
            && (self.any(end - 1, &[Class::Preposition, Class::Conjunction])
                || self.is_mark(end - 1))
        {
            end -= 1;
        }
        (end > first).then_some(first..end)
    }
}
