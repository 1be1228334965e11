//! What a page or a mail sets on a line of its own, where the line breaks were lost: rules of
//! dashes, time stamps, greetings, labels of figures, the date of a page.
//!
//! Every rule looks at a fixed number of tokens, or past a run of marks for good.

use crate::opener::{is_run_on_opener, is_starter};
use crate::token::TokenKind;
use crate::words::Words;

/// Shortest run of marks that rules off a part of a page; four dashes may stand for a word.
const MIN_RULE: usize = 5;

/// The end of the run of one mark that starts at `idx` and rules off a part of the page: `=====`.
pub(crate) fn rule_end(words: Words<'_>, idx: usize) -> Option<usize> {
    let text = words.text(idx);
    let mark = text.bytes().next()?;
    if !matches!(mark, b'=' | b'-' | b'*' | b'_' | b'#' | b'~') || words.is_glued(idx) {
        return None;
    }
    let same = |at: usize| words.text(at).bytes().all(|byte| byte == mark);
    let n_more =
        (idx + 1..words.len()).take_while(|&at| words.is_glued(at) && same(at)).count();
    let end = idx + 1 + n_more;
    let ruled = words.len_between(idx, end) >= MIN_RULE;
    (ruled && same(idx) && !words.is_glued(end)).then_some(end)
}

/// The end of the date and time that start at `idx`, as mail programs write them:
/// `03/26/2001 08:58 PM`.
pub(crate) fn stamp_end(words: Words<'_>, idx: usize) -> Option<usize> {
    let date = words.text(idx);
    let time = words.text(idx + 1);
    let dated = (6..=10).contains(&date.len())
        && date.bytes().filter(|byte| *byte == b'/').count() == 2;
    if !dated || !time.bytes().any(|byte| byte == b':') {
        return None;
    }
    Some(idx + 2 + usize::from(matches!(words.text(idx + 2), "AM" | "PM" | "am" | "pm")))
}

/// Whether a time stamp at `idx` begins a line: behind a sender's full name or address, not behind
/// “On” or “updated”.
pub(crate) fn is_sender(words: Words<'_>, start: usize, idx: usize) -> bool {
    let Some(before) = idx.checked_sub(1) else { return false };
    let name = words.is_capitalized(before)
        && before > start
        && words.is_upper(before - 1)
        && !words.text(before).ends_with("ed");
    name || words.text(before) == ">" || words.text(before).contains('@')
}

/// Words that a letter closes with.
const CLOSINGS: [&str; 7] =
    ["regards", "thanks", "sincerely", "cheers", "wishes", "best", "yours"];

/// Most words of a greeting: “Dear Mrs. Ana Ruiz,”.
const MAX_GREETING: usize = 5;

/// Whether the comma or colon at `idx` ends a line of greeting: “Dear Ana,”, “Best regards,”.
pub(crate) fn is_greeting(words: Words<'_>, start: usize, idx: usize) -> bool {
    let n_words = idx - start;
    if n_words == 0 || n_words > MAX_GREETING || !words.is_upper(idx + 1) {
        return false;
    }
    if n_words > 1 && matches!(words.text(start), "Dear" | "Hi" | "Hello") {
        return (start..idx).all(|at| words.is_upper(at));
    }
    // “Thanks, Ana. You helped”: someone is spoken to, and nobody signs.
    let last = words.text(idx - 1);
    let closes = CLOSINGS.iter().any(|word| last.eq_ignore_ascii_case(word));
    closes
        && n_words <= 2
        && words.is_upper(start)
        && words.text(idx) == ","
        && words.kind(idx + 2) != Some(TokenKind::Punct)
}

/// Whether the sentence begins with the label of a figure: `Figure 2.3`, `Table 1`.
pub(crate) fn is_label(words: Words<'_>, start: usize) -> bool {
    matches!(words.text(start), "Figure" | "Fig." | "Table" | "Chart" | "Listing")
        && words.kind(start + 1) == Some(TokenKind::Number)
}

/// Whether the last line of a page's head starts at `idx`: “Saturday, May 8, 2010”.
pub(crate) fn is_page_date(words: Words<'_>, start: usize, idx: usize) -> bool {
    /// Weekday, comma, month, day, comma, year.
    const LEN: usize = 6;
    if idx + LEN != words.len() || idx == start {
        return false;
    }
    let year = words.text(idx + LEN - 1);
    let led = matches!(
        words.text(idx - 1),
        "on" | "On"
            | "since"
            | "until"
            | "by"
            | "for"
            | "from"
            | "of"
            | "and"
            | ","
            | "("
    );
    words.text(idx).ends_with("day")
        && words.is_upper(idx)
        && words.text(idx + 1) == ","
        && words.text(idx + 4) == ","
        && year.len() == 4
        && words.kind(idx + LEN - 1) == Some(TokenKind::Number)
        && !led
}

/// Tokens behind a dash in which a second dash would close a parenthesis.
const MAX_PARENTHESIS: usize = 30;

/// Whether the dash at `idx` breaks a sentence off: “I thought he — It was you.”
pub(crate) fn breaks_off(words: Words<'_>, start: usize, idx: usize) -> bool {
    let next = words.text(idx + 1);
    let anew = is_run_on_opener(next)
        || matches!(next, "And" | "But" | "So" | "Well" | "You" | "Yeah" | "Oh");
    if !anew || idx == start || words.is_glued(idx) || words.is_glued(idx + 1) {
        return false;
    }
    let parenthesis = (idx + 1..idx + MAX_PARENTHESIS).any(|at| words.is_dash(at));
    words.is_plain(idx - 1) && !parenthesis
}

/// Whether a line ends behind the address at `idx`: another one follows, or a sentence.
pub(crate) fn ends_address(words: Words<'_>, idx: usize) -> bool {
    let full = words.text(idx).starts_with("http");
    is_starter(words.text(idx + 1))
        || words.is_url(idx + 1)
        || full && words.is_capitalized(idx + 1) && words.is_plain(idx + 2)
}

#[cfg(test)]
mod tests {
    use crate::sentence::tests::check;
    use expect_test::expect;

    #[test]
    fn a_rule_of_marks_is_a_line() {
        check(
            "Sums due today ---------- Totals 12 ===== The end. A -- b. It cost **** 5.",
            &expect![
                "Sums due today | ---------- | Totals 12 | ===== | The end. | A -- b. | It cost **** 5."
            ],
        );
    }

    #[test]
    fn the_stamp_of_a_message_is_a_line() {
        check(
            "Ana Ruiz 03/26/2001 08:58 PM The pier is shut. We met On 03/26/2001 08:58 PM there. Last Updated 03/26/2001 08:58 PM",
            &expect![
                "Ana Ruiz | 03/26/2001 08:58 PM | The pier is shut. | We met On 03/26/2001 08:58 PM there. | Last Updated 03/26/2001 08:58 PM"
            ],
        );
    }

    #[test]
    fn a_greeting_is_a_line_and_an_address_in_talk_is_not() {
        check(
            "Dear Mrs. Ruiz, The pier is shut.",
            &expect!["Dear Mrs. Ruiz, | The pier is shut."],
        );
        check("Best regards, Ana Ruiz", &expect!["Best regards, | Ana Ruiz"]);
        check(
            "Thanks, Ana. You were there. Thanks, everyone left.",
            &expect!["Thanks, Ana. | You were there. | Thanks, everyone left."],
        );
        check(
            "Best, he said, was the pier. Dear life, It was hard.",
            &expect!["Best, he said, was the pier. | Dear life, It was hard."],
        );
    }

    #[test]
    fn a_label_is_a_line_and_its_number_may_have_a_stop() {
        check("Figure 2.3 The pier in May.", &expect!["Figure 2.3 | The pier in May."]);
        check("Figure 2. The pier in May.", &expect!["Figure 2. The pier in May."]);
        check(
            "Figure 2 shows it. It is in Figure 2. The pier held.",
            &expect!["Figure 2 shows it. | It is in Figure 2. | The pier held."],
        );
    }

    #[test]
    fn the_date_of_a_page_is_a_line() {
        check(
            "The pier and its owners Saturday, May 8, 2010",
            &expect!["The pier and its owners | Saturday, May 8, 2010"],
        );
        check(
            "The pier shut on Saturday, May 8, 2010",
            &expect!["The pier shut on Saturday, May 8, 2010"],
        );
        check(
            "The pier shut Saturday, May 8, 2010.",
            &expect!["The pier shut Saturday, May 8, 2010."],
        );
    }

    #[test]
    fn a_dash_can_break_a_sentence_off() {
        check(
            "I thought that he — It was you.",
            &expect!["I thought that he — | It was you."],
        );
        check(
            "The plan — It was his – was old. He saw it — the pier.",
            &expect!["The plan — It was his – was old. | He saw it — the pier."],
        );
    }

    #[test]
    fn addresses_in_a_row_are_lines() {
        check(
            "Look https://a.example/b https://a.example/c See them all. On https://a.example Ruiz wrote it.",
            &expect![
                "Look https://a.example/b | https://a.example/c | See them all. | On https://a.example | Ruiz wrote it."
            ],
        );
    }

    #[test]
    fn short_words_and_long_names_end_before_small_letters() {
        check(
            "oh. my bad. read it. why not? we live in Sundown. it is far from St. john and Messrs. ruiz",
            &expect![
                "oh. | my bad. | read it. | why not? | we live in Sundown. | it is far from St. john and Messrs. ruiz"
            ],
        );
    }

    #[test]
    fn a_doubt_in_brackets_and_the_year_of_a_title_are_told_apart() {
        check(
            "They won (?). Nobody cared. She made Vamos! (Let's Go, 1999) and left. Go! (It rained.)",
            &expect![
                "They won (?). | Nobody cared. | She made Vamos! (Let's Go, 1999) and left. | Go! | (It rained.)"
            ],
        );
    }
}
