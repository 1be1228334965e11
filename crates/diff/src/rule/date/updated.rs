//! Relative days read from the update: a desk that rewrites a story on Friday writes “today” for Friday,
//! though it was first published on Monday.

use writethru_facts::{Date, Fact};

use super::value;
use crate::version::Version;
use crate::zone::Zone;

/// Whether two days are one when each is counted from the time when its version was made.
pub(super) fn same_day(zone: &Zone<'_, '_>, old: &Fact, new: &Fact) -> bool {
    let (a, b) = (value(old), value(new));
    let length = |date: &Date| {
        let (from, to) = date.from.zip(date.to)?;
        Some((to.date() - from.date()).get_days())
    };
    if length(a) != length(b) || a.kind != b.kind {
        return false;
    }
    let (Some(from), Some(to)) = (a.from, b.from) else { return false };
    if from.time() != to.time() {
        return false;
    }
    let apart = (to.date() - from.date()).get_days();
    apart == shift(&zone.cx.old, old) - shift(&zone.cx.new, new)
}

/// Words that count from today.
const DAYS: [&str; 4] = ["today", "tonight", "yesterday", "tomorrow"];

/// By how many days a relative expression lies later when it is counted from the update; 0 for others.
fn shift(version: &Version<'_>, fact: &Fact) -> i32 {
    let meta = &version.reading.article.meta;
    let Some((published, updated)) = meta.published.as_ref().zip(meta.updated.as_ref())
    else {
        return 0;
    };
    let days = (updated.day() - published.day()).get_days();
    let words: Vec<_> =
        version.text.tokens_in(fact.span).map(|idx| version.lower(idx)).collect();
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(&&**word));
    if has(&["week", "weekend"]) && has(&["this", "next", "last", "past", "coming"]) {
        let weekday = i32::from(published.day().weekday().to_monday_zero_offset());
        return (weekday + days).div_euclid(7) * 7;
    }
    if has(&DAYS) { days } else { 0 }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use writethru_article::{Article, Time};
    use writethru_facts::{Settings, read};

    /// Two versions of a story published on Monday 6 May 2024 and updated on these days of May.
    fn check(
        (old, updated): (&str, u8),
        (new, rewritten): (&str, u8),
        expected: &Expect,
    ) {
        let reading = |text: &str, day: u8| {
            let mut article = Article::from_paragraphs(&[text]);
            let meta = std::sync::Arc::make_mut(&mut article.meta);
            meta.published = Time::parse("2024-05-06T08:00:00Z");
            meta.updated = Time::parse(&format!("2024-05-{day:02}T20:00:00Z"));
            read(&article, &Settings::default())
        };
        let revision = crate::diff(
            &reading(old, updated),
            &reading(new, rewritten),
            &crate::Settings::default(),
        );
        let lines: Vec<String> = revision
            .changes
            .iter()
            .map(|change| format!("{} {}", change.factual, change.reasons[0]))
            .collect();
        expected.assert_eq(&lines.join("\n"));
    }

    #[test]
    fn today_is_yesterday_a_day_later() {
        check(
            ("The court met today in Sument.", 7),
            ("The court met yesterday in Sument.", 8),
            &expect!["false the same day"],
        );
    }

    #[test]
    fn next_week_is_this_week_a_week_later() {
        check(
            ("Drivers will strike next week in Sument.", 10),
            ("Drivers will strike this week in Sument.", 13),
            &expect!["false the same day"],
        );
    }

    #[test]
    fn a_day_put_off_is_another_day() {
        check(
            ("The court will meet today in Sument.", 7),
            ("The court will meet tomorrow in Sument.", 7),
            &expect!["true another date"],
        );
    }
}
