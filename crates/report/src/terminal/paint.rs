//! Painted text: words with tones, wrapped to a width, shown with or without colour.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use textwrap::{Options, WordSplitter, WrapAlgorithm};
use unicode_width::UnicodeWidthStr;

/// What a run of text is to the reader. Marks and words say the same without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    Plain,
    /// Words that were taken out.
    Old,
    /// Words that were put in.
    New,
    /// What the eye should land on.
    Strong,
    /// What may be skipped.
    Dim,
    /// What should worry.
    Alert,
    /// A fact in its text.
    Fact,
}

impl Tone {
    fn style(self) -> Style {
        let color = |color: AnsiColor| Style::new().fg_color(Some(color.into()));
        match self {
            Tone::Plain => Style::new(),
            Tone::Old => color(AnsiColor::Red),
            Tone::New => color(AnsiColor::Green),
            Tone::Strong => Style::new().bold(),
            Tone::Dim => Style::new().dimmed(),
            Tone::Alert => color(AnsiColor::Yellow),
            Tone::Fact => color(AnsiColor::Cyan),
        }
    }
}

/// A line of text in tones.
#[derive(Clone, Debug, Default)]
pub(crate) struct Painted {
    plain: String,
    // Ends of runs with their tones, ascending; the last is the text's end.
    runs: Vec<(usize, Tone)>,
}

impl Painted {
    pub(crate) fn new(tone: Tone, text: &str) -> Self {
        Painted::default().with(tone, text)
    }

    /// The same with more text at its end.
    pub(crate) fn with(mut self, tone: Tone, text: &str) -> Self {
        self.push(tone, text);
        self
    }

    pub(crate) fn push(&mut self, tone: Tone, text: &str) {
        if !text.is_empty() {
            self.plain.push_str(text);
            self.runs.push((self.plain.len(), tone));
        }
    }

    /// Columns.
    pub(crate) fn width(&self) -> usize {
        self.plain.width()
    }

    /// The runs of the text with their tones.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = (Tone, &str)> {
        let starts = std::iter::once(0).chain(self.runs.iter().map(|(end, _)| *end));
        let ends = self.runs.iter();
        starts.zip(ends).map(|(start, (end, tone))| (*tone, &self.plain[start..*end]))
    }

    /// The lines of the text at this many columns; each begins with `first` or `rest`.
    pub(crate) fn wrap(
        &self,
        width: usize,
        first: &str,
        rest: &str,
        color: bool,
    ) -> String {
        let inner = width.saturating_sub(first.width().max(rest.width())).max(20);
        let mut out = String::new();
        for (idx, (line, _)) in self.lines(inner, color).into_iter().enumerate() {
            if idx > 0 {
                out.push('\n');
            }
            if !line.is_empty() {
                out.push_str(if idx == 0 { first } else { rest });
                out.push_str(&line);
            }
        }
        out
    }

    /// The lines of the text at this many columns, each with the columns that it takes.
    pub(crate) fn lines(&self, width: usize, color: bool) -> Vec<(String, usize)> {
        let options = Options::new(width)
            .word_splitter(WordSplitter::NoHyphenation)
            .wrap_algorithm(WrapAlgorithm::FirstFit);
        let mut at = 0;
        let lines = textwrap::wrap(&self.plain, options);
        let shown = lines.iter().map(|line| {
            // Each line is a run of the text; only blanks are left out between them.
            let start = self.plain[at..].find(line.as_ref()).map_or(at, |skip| at + skip);
            let end = (start + line.len()).min(self.plain.len());
            at = end;
            (self.show_range(start, end, color), line.width())
        });
        shown.collect()
    }

    /// The whole text on one line.
    pub(crate) fn show(&self, color: bool) -> String {
        self.show_range(0, self.plain.len(), color)
    }

    fn show_range(&self, start: usize, end: usize, color: bool) -> String {
        if !color {
            return self.plain[start..end].to_owned();
        }
        let mut out = String::new();
        let mut from = 0;
        for &(to, tone) in &self.runs {
            let (a, b) = (from.max(start), to.min(end));
            from = to;
            if a >= b {
                continue;
            }
            let (text, style) = (&self.plain[a..b], tone.style());
            if style == Style::new() {
                out.push_str(text);
            } else {
                write!(out, "{style}{text}{style:#}").expect("strings take all writes");
            }
        }
        out
    }
}

/// Two texts on one line, the second flush right; or on two where they do not fit.
pub(crate) fn spread(
    left: &Painted,
    right: &Painted,
    width: usize,
    color: bool,
) -> String {
    let used = left.width() + right.width();
    let (left_text, right_text) = (left.show(color), right.show(color));
    if right.width() == 0 {
        left_text
    } else if used + 2 <= width {
        format!("{left_text}{}{right_text}", " ".repeat(width - used))
    } else {
        let indent = width.saturating_sub(right.width());
        format!("{left_text}\n{}{right_text}", " ".repeat(indent))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colour_survives_a_line_break() {
        let text =
            Painted::new(Tone::Plain, "It was ").with(Tone::Old, "a very long old run");
        assert_eq!(
            text.wrap(24, "    ", "    ", true),
            "    It was \u{1b}[31ma very long\u{1b}[0m\n    \u{1b}[31mold run\u{1b}[0m"
        );
    }

    #[test]
    fn wide_characters_count_twice() {
        let left = Painted::new(Tone::Strong, "東京");
        let right = Painted::new(Tone::Dim, "lede");
        assert_eq!(spread(&left, &right, 12, false), "東京    lede");
    }
}
