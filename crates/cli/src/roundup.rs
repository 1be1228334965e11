//! What a run over many inputs came to: a progress bar while it lasts, and what failed and why when
//! it is over.

use std::collections::BTreeMap;

use writethru_article::Availability;
use writethru_batch::Progress;
use writethru_report::ErrorRecord;

use crate::progress::{Bar, Screen};
use crate::session::Session;

/// Inputs from which failures are told together at the end, by reason; fewer are told one by one.
pub(crate) const MANY: usize = 10;

/// Columns that a name is indented by.
const INDENT: &str = "      ";

/// Watches a run.
pub(crate) struct Roundup {
    bar: Bar,
    /// Whether results are written where the bar is shown.
    shared: bool,
    n_inputs: usize,
    n_articles: u64,
    /// The articles that are not there to be read, by their state.
    states: BTreeMap<&'static str, u64>,
    /// The failures of a run over many inputs, by reason; of a smaller one none.
    reasons: BTreeMap<String, Reason>,
    n_failed: usize,
    last_failed: Option<String>,
}

/// Inputs that failed for one reason.
struct Reason {
    /// What the first of them said.
    message: String,
    /// Whether the others said the same to the last figure.
    same: bool,
    names: Vec<String>,
}

impl Roundup {
    /// Watches a run over this many inputs; with many, a bar is shown where a person sees it.
    pub(crate) fn new(session: &Session<'_>, n_inputs: usize) -> Self {
        let shown = session.shows_progress() && n_inputs >= MANY;
        let mut bar = Bar::new(shown);
        if shown {
            bar.begin("read", n_inputs);
        }
        Roundup {
            bar,
            shared: session.io.stdout_is_terminal || n_inputs < MANY,
            n_inputs,
            n_articles: 0,
            states: BTreeMap::new(),
            reasons: BTreeMap::new(),
            n_failed: 0,
            last_failed: None,
        }
    }

    /// What is written beside the bar; nothing makes it stand aside where results go elsewhere and
    /// failures are kept.
    pub(crate) fn screen(&self) -> Screen {
        if self.shared { self.bar.screen() } else { Bar::new(false).screen() }
    }

    /// Counts a result; `state` is that of the article that it is about.
    pub(crate) fn count(&mut self, state: Option<Availability>) {
        let Some(state) = state else { return };
        self.n_articles += 1;
        if state != Availability::Present {
            *self.states.entry(state.as_str()).or_default() += 1;
        }
    }

    /// `12 articles (2 missing, 1 paywalled)`.
    fn told(&self) -> String {
        let states = self.states.iter().map(|(state, n)| format!("{n} {state}"));
        let states = states.collect::<Vec<_>>().join(", ");
        let ending = if self.n_articles == 1 { "" } else { "s" };
        let states = if states.is_empty() { states } else { format!(" ({states})") };
        format!("{} article{ending}{states}", self.n_articles)
    }

    /// An input is done.
    pub(crate) fn step(&mut self) {
        self.bar.advance();
    }

    /// Keeps a failure to tell it at the end; `false` if it is to be told at once.
    pub(crate) fn keep(&mut self, error: &ErrorRecord) -> bool {
        if self.n_inputs < MANY {
            return false;
        }
        let name = error.source.clone().unwrap_or_default();
        if self.last_failed.as_ref() != Some(&name) {
            self.n_failed += 1;
            self.last_failed = Some(name.clone());
        }
        let reason = self.reasons.entry(without_figures(&error.message));
        let reason = reason.or_insert_with(|| Reason {
            message: error.message.clone(),
            same: true,
            names: Vec::new(),
        });
        reason.same &= reason.message == error.message;
        reason.names.push(name);
        true
    }

    /// Ends the bar and says which articles there were, and what failed, the commonest reason first.
    pub(crate) fn close(mut self, session: &mut Session<'_>) {
        self.bar.finish();
        if self.n_inputs < MANY || self.n_articles == 0 && self.n_failed == 0 {
            return;
        }
        let made = if self.n_articles > 0 { self.told() + "; " } else { String::new() };
        let mut reasons: Vec<(String, Reason)> = self.reasons.into_iter().collect();
        reasons.sort_by_key(|(_, reason)| std::cmp::Reverse(reason.names.len()));
        let mut lines =
            vec![format!("{} inputs: {made}{} failed", self.n_inputs, self.n_failed)];
        for (template, reason) in &reasons {
            let said = if reason.same { &reason.message } else { template };
            lines.push(format!("  {} × {said}", reason.names.len()));
            lines.extend(reason.names.iter().map(|name| format!("{INDENT}{name}")));
        }
        let told = lines.join("\n");
        if self.n_failed > 0 { session.complain(&told) } else { session.note(&told) }
    }
}

/// A message with N for each figure: what differs between inputs that fail alike.
fn without_figures(message: &str) -> String {
    let mut out = String::with_capacity(message.len());
    for c in message.chars() {
        if !c.is_ascii_digit() {
            out.push(c);
        } else if !out.ends_with('N') {
            out.push('N');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_do_not_part_reasons() {
        assert_eq!(without_figures("has 12 bytes, 3 bad"), "has N bytes, N bad");
    }
}
