//! Which sentences hold what a reader can hold on to: figures and names.

use writethru_facts::{Fact, FactKind, Reading};
use writethru_text::Span;

/// What kinds of fact a sentence tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tells {
    /// A quantity.
    pub(crate) figure: bool,
    /// A quantity, or the name of someone or something.
    pub(crate) anything: bool,
}

/// The facts of an article, given sentence by sentence.
pub(crate) struct Facts<'a> {
    rest: &'a [Fact],
    /// No fact was read: nothing can be said of any sentence.
    unread: bool,
}

impl<'a> Facts<'a> {
    pub(crate) fn of(reading: &'a Reading) -> Self {
        Facts { rest: &reading.facts, unread: reading.facts.is_empty() }
    }

    /// What a sentence tells. Sentences are asked in the order of the text.
    pub(crate) fn told_in(&mut self, sentence: Span) -> Tells {
        if self.unread {
            return Tells { figure: false, anything: true };
        }
        let first = self.rest.partition_point(|f| f.span.start() < sentence.start());
        let rest = &self.rest[first..];
        let n = rest.iter().take_while(|f| f.span.start() < sentence.end()).count();
        let (told, rest) = rest.split_at(n);
        self.rest = rest;
        let figure = told.iter().any(|fact| fact.kind == FactKind::Quantity);
        let name = told.iter().any(|fact| fact.kind == FactKind::Name);
        Tells { figure, anything: figure || name }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::readings;

    #[test]
    fn figures_and_names_are_told_and_a_text_without_facts_is_not_judged() {
        let mut reading = readings(&[&[
            "Police counted 12 boats.",
            "Mayor Ana Ruiz was calm.",
            "Nobody was hurt.",
        ]])
        .remove(0);
        let tells = |reading: &Reading| -> Vec<(bool, bool)> {
            let mut facts = Facts::of(reading);
            let sentences = reading.article.text.sentences();
            let told = |s: &writethru_text::Sentence| facts.told_in(s.span);
            sentences.iter().map(told).map(|t| (t.figure, t.anything)).collect()
        };
        assert_eq!(tells(&reading), [(true, true), (false, true), (false, false)]);
        reading.facts = Vec::new().into();
        assert_eq!(tells(&reading), [(false, true); 3]);
    }
}
