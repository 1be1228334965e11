//! A progress bar on a terminal.

use indicatif::{ProgressBar, ProgressStyle};
use writethru_batch::Progress;

/// A bar on stderr, or none.
pub(crate) struct Bar {
    bar: ProgressBar,
}

/// What is written beside a bar.
pub(crate) struct Screen {
    bar: ProgressBar,
}

impl Bar {
    pub(crate) fn new(shown: bool) -> Self {
        let bar = if shown { ProgressBar::new(0) } else { ProgressBar::hidden() };
        let style = ProgressStyle::with_template("{msg:>8} {wide_bar} {pos}/{len} {eta}");
        if let Ok(style) = style {
            bar.set_style(style);
        }
        Bar { bar }
    }

    pub(crate) fn screen(&self) -> Screen {
        Screen { bar: self.bar.clone() }
    }
}

impl Screen {
    /// Writes while the bar stands aside.
    pub(crate) fn aside(&self, write: impl FnOnce()) {
        self.bar.suspend(write);
    }
}

impl Progress for Bar {
    fn begin(&mut self, phase: &str, n_steps: usize) {
        self.bar.reset();
        self.bar.set_length(n_steps as u64);
        self.bar.set_message(phase.to_owned());
    }

    fn advance(&mut self) {
        self.bar.inc(1);
    }

    fn finish(&mut self) {
        self.bar.finish_and_clear();
    }
}
