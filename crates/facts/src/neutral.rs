//! The pass for texts that are not English: what can be read without knowing the language.
//!
//! # Recognises
//!
//! Numbers in digits, with `%` or a currency sign beside them; full dates in digits with the year
//! first; words in quotation marks.
//!
//! # Normalises to
//!
//! As the passes of English do; `1.000,5` is a thousand and a half where the language writes so.
//! Nobody is said to speak, and everything is as certain as it is written.
//!
//! # Does not match
//!
//! Numbers in words, names, events, speech without marks, years, clock times, digits that are part
//! of a word.
//!
//! # Source
//!
//! Separators of numbers after Unicode CLDR.

use jiff::ToSpan;
use jiff::civil;
use writethru_text::{Span, TokenKind};

use crate::draft::Draft;
use crate::fact::{
    Amount, Change, Date, DateType, Dimension, FactKind, Modifier, Quote, QuoteForm,
    Value,
};
use crate::figure::{self, Unit};
use crate::language::primary;
use crate::number::Number;

/// Languages that write a point between whole and part; all others write a comma.
const POINT: [&str; 6] = ["en", "zh", "ja", "ko", "th", "he"];

/// Bytes of `2033-02-15`.
const ISO_LEN: usize = 10;

/// Words in quotation marks that are fewer are a name or a title.
const MIN_WORDS: usize = 3;

/// Adds what needs no knowledge of the language.
pub(crate) fn run(draft: &mut Draft<'_>, language: &str) {
    let comma = !POINT.contains(&primary(language).as_str());
    let mut idx = 0;
    while idx < draft.tokens().len() {
        idx = match draft.tokens()[idx].kind {
            TokenKind::Number => number(draft, idx, comma),
            _ => idx + 1,
        };
    }
    let spans = crate::quote::in_marks(draft, MIN_WORDS);
    for span in spans {
        let quote = Quote {
            form: QuoteForm::Direct,
            speaker: None,
            cue: None,
            content: vec![span],
        };
        draft.add(FactKind::Quote, span, Value::Quote(quote), "neutral/marks");
    }
}

/// Adds the date or quantity at a token of digits; returns the index of the token after it.
fn number(draft: &mut Draft<'_>, first: usize, comma: bool) -> usize {
    let token = draft.tokens()[first].span;
    // “1200人”: what is counted is glued to its number.
    let written =
        draft.word(first).trim_end_matches(|c: char| !c.is_ascii() && c.is_alphabetic());
    let mut span = Span::new(token.start(), token.start() + written.len());
    if let Some(past) = date(draft, first) {
        return past;
    }
    let (mut digits, mut last) = (written.to_owned(), first);
    // “1 000 000”: groups with a blank between them.
    let short = digits.len() <= 3 && digits.bytes().all(|byte| byte.is_ascii_digit());
    while comma && short && is_group(draft, last + 1) {
        last += 1;
        digits.push_str(draft.word(last));
        span = span.cover(draft.tokens()[last].span);
    }
    let mut percent = digits.ends_with('%');
    if percent {
        digits.pop();
    }
    let Some(value) = value(&digits, comma) else { return last + 1 };
    let tokens = draft.tokens();
    let idx = last;
    if !percent && idx + 1 < tokens.len() && draft.word(idx + 1) == "%" {
        percent = true;
        span = span.cover(tokens[idx + 1].span);
    }
    let money = if percent {
        None
    } else {
        first
            .checked_sub(1)
            .and_then(|at| currency(draft, at))
            .or_else(|| currency(draft, idx + 1))
    };
    // A bare year counts nothing.
    let year = digits.len() == 4 && matches!(&digits[..2], "19" | "20");
    let bare = !percent && money.is_none();
    if bare && year {
        return last + 1;
    }
    let (dimension, unit) = match money {
        Some((unit, sign)) => {
            span = span.cover(sign);
            (Dimension::Money, unit.name)
        }
        None if percent => (Dimension::Percent, Some("%")),
        None => (Dimension::Count, None),
    };
    let amount = Amount {
        low: Some(value),
        high: Some(value),
        modifier: Modifier::Exact,
        dimension,
        unit,
        counted: None,
        change: Change::None,
    };
    draft.add(FactKind::Quantity, span, Value::Amount(amount), "neutral/digits");
    last + 1
}

/// Adds the full date whose year stands at a token; returns the index of the token after it.
fn date(draft: &mut Draft<'_>, first: usize) -> Option<usize> {
    let start = draft.tokens()[first].span.start();
    let day = draft.text.source().get(start..start + ISO_LEN).and_then(iso_day)?;
    let span = Span::new(start, start + ISO_LEN);
    let date = Date {
        timex: day.to_string(),
        kind: DateType::Date,
        from: Some(day.at(0, 0, 0, 0)),
        to: day.checked_add(1.day()).ok().map(|next| next.at(0, 0, 0, 0)),
    };
    draft.add(FactKind::Date, span, Value::Date(date), "neutral/iso_date");
    let rest = &draft.tokens()[first..];
    Some(first + rest.iter().take_while(|one| one.span.start() < span.end()).count())
}

/// The currency whose sign stands at a token, and where.
fn currency(draft: &Draft<'_>, at: usize) -> Option<(&'static Unit, Span)> {
    let token =
        draft.tokens().get(at).filter(|token| token.kind == TokenKind::Currency)?;
    figure::sign(&draft.text[token.span]).map(|unit| (unit, token.span))
}

/// Whether three digits stand here, with one blank before them: a group of a longer number.
fn is_group(draft: &Draft<'_>, idx: usize) -> bool {
    let tokens = draft.tokens();
    let Some(token) = tokens.get(idx).filter(|token| token.kind == TokenKind::Number)
    else {
        return false;
    };
    let word = draft.word(idx);
    let digits = word.split([',', '%']).next().unwrap_or_default();
    let gap = &draft.text.source()[tokens[idx - 1].span.end()..token.span.start()];
    digits.len() == 3
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && matches!(gap, " " | "\u{a0}" | "\u{202f}")
}

/// `2033-02-15`.
fn iso_day(word: &str) -> Option<civil::Date> {
    let bytes = word.as_bytes();
    let shaped = bytes.len() == ISO_LEN && bytes[4] == b'-' && bytes[7] == b'-';
    shaped.then(|| word.parse().ok()).flatten()
}

/// The value of digits with separators; `None` for codes, clock times and the like. A separator that
/// stands more than once, or before three digits where the language groups by it, groups.
fn value(digits: &str, comma: bool) -> Option<Number> {
    let (group, part) = if comma { ('.', ',') } else { (',', '.') };
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, rest) = match digits.split_once(part) {
        Some((whole, rest)) => (whole, Some(rest)),
        None => (digits, None),
    };
    let rest_plain = rest.is_none_or(|rest| plain(rest) && !rest.is_empty());
    let mut groups = whole.split(group);
    let first = groups.next().filter(|first| plain(first) && !first.is_empty())?;
    // “02” is a part of a code or date.
    if first.len() > 1 && first.starts_with('0') {
        return None;
    }
    let mut written = first.to_owned();
    for group in groups {
        if group.len() != 3 || !plain(group) {
            return None;
        }
        written.push_str(group);
    }
    if !rest_plain {
        return None;
    }
    if let Some(rest) = rest {
        written.push('.');
        written.push_str(rest);
    }
    Number::parse(&written)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use writethru_article::Article;

    use crate::fact::Value;
    use crate::{Settings, read};

    fn check(text: &str, expected: &Expect) {
        let reading = read(&Article::from_paragraphs(&[text]), &Settings::default());
        let text = &reading.article.text;
        let mut out = vec![format!("{:?}", reading.article.meta.language)];
        out.extend(reading.facts.iter().map(|fact| {
            let value = match &fact.value {
                Value::Amount(amount) => {
                    let low = amount.low.map(|low| low.to_string()).unwrap_or_default();
                    format!("{low} {}", amount.unit.unwrap_or_default())
                }
                Value::Date(date) => date.timex.clone(),
                _ => String::new(),
            };
            format!("{} {} = {value}", fact.rule, &text[fact.span])
        }));
        out.extend(reading.article.meta.warnings.iter().map(|one| one.message.clone()));
        expected.assert_eq(&out.join("\n"));
    }

    #[test]
    fn german_is_read_by_digits_and_marks() {
        check(
            "Der Rat hat am 2033-02-15 für 1.000,5 Euro und 12 % mehr gestimmt, sagte Ruiz: „Das ist nicht mehr zu halten.“ Im Mai 2032 waren es 3.500.000 €.",
            &expect![[r#"
                Some("de")
                neutral/iso_date 2033-02-15 = 2033-02-15
                neutral/digits 1.000,5 = 1000.5 
                neutral/digits 12 % = 12 %
                neutral/marks Das ist nicht mehr zu halten. = 
                neutral/digits 3.500.000 € = 3500000 EUR
                not English (de): only digits, dates in digits and quotation marks are read"#]],
        );
    }

    #[test]
    fn french_groups_digits_with_blanks() {
        check(
            "Le maire est allé dans une école avec 1 250 000 € pour les 12,5 % des élèves, selon « un homme qui passe ». On July 4 mars.",
            &expect![[r#"
                Some("fr")
                neutral/digits 1 250 000 € = 1250000 EUR
                neutral/digits 12,5 % = 12.5 %
                neutral/marks un homme qui passe = 
                neutral/digits 4 = 4 
                not English (fr): only digits, dates in digits and quotation marks are read"#]],
        );
    }

    #[test]
    fn spanish_fires_nothing_of_english() {
        check(
            "El alcalde dijo a las 10:30 que el puente se cerró por una grieta; mayo y sus 40 vecinos son once.",
            &expect![[r#"
                Some("es")
                neutral/digits 40 = 40 
                not English (es): only digits, dates in digits and quotation marks are read"#]],
        );
    }

    #[test]
    fn another_script_is_read_by_digits() {
        check(
            "橋が壊れ、1,200人が避難した。2033-02-15に再開する。",
            &expect![[r#"
                Some("ja")
                neutral/digits 1,200 = 1200 
                neutral/iso_date 2033-02-15 = 2033-02-15
                not English (ja): only digits, dates in digits and quotation marks are read"#]],
        );
        check(
            "Мост закрыт, 1 200 человек ждут.",
            &expect![[r#"
            Some("und-Cyrl")
            neutral/digits 1 200 = 1200 
            not English (und-Cyrl): only digits, dates in digits and quotation marks are read"#]],
        );
    }

    #[test]
    fn english_is_left_as_it_is() {
        check(
            "The mayor said that 12 of the men were hurt.",
            &expect![[r#"
            None
            events/verb said = 
            quotes/after_cue that 12 of the men were hurt = 
            quantities/count 12 = 12 
            events/verb hurt = "#]],
        );
    }

    #[test]
    fn any_number_is_read_without_a_panic() {
        for text in [
            "die der und 1.",
            "die der und 1,",
            "die der und 1.2.3,4,5 % €",
            "der und die 1 000",
            "% € 000",
        ] {
            let _ = read(&Article::from_paragraphs(&[text]), &Settings::default());
        }
    }
}
