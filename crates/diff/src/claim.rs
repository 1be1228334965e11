//! What a notice says changed: which value for which, of what, in which paragraph.

use writethru_text::Text;

use crate::change::Claim;
use crate::version::fold;

/// What a notice says changed: “X, not Y”; “misstated the X”; “in paragraph 3”.
pub(crate) fn claims(words: &str) -> Vec<Claim> {
    let text = Text::new(words.to_owned(), &[]);
    let mut out = Vec::new();
    let forms: Vec<String> =
        text.tokens().iter().map(|token| fold(&text[token.span])).collect();
    let form = |idx: usize| forms.get(idx).map_or("", String::as_str);
    for idx in 0..forms.len() {
        let claim = match form(idx) {
            "not" if idx > 1 && form(idx - 1) == "," => Some(Claim {
                new: Some(before(&text, &forms, idx - 1)),
                old: Some(after(&text, &forms, idx + 1)),
                ..Claim::default()
            }),
            "instead" if form(idx + 1) == "of" => Some(Claim {
                new: Some(after(&text, &forms, idx + 2)),
                old: Some(before(&text, &forms, idx)),
                ..Claim::default()
            }),
            "misstated" | "misspelled" | "misspelt" | "misidentified" | "omitted"
            | "corrects" | "correct" | "fix" | "fixes" | "clarify" | "clarifies"
            | "amend" => {
                let field = after(&text, &forms, idx + 1);
                (!field.is_empty())
                    .then(|| Claim { field: Some(field), ..Claim::default() })
            }
            "incorrectly" | "wrongly" | "mistakenly" | "erroneously" => {
                let wrong = after(&text, &forms, idx + 2);
                (!wrong.is_empty())
                    .then(|| Claim { old: Some(wrong), ..Claim::default() })
            }
            // “gave the wrong date for the warning”
            "wrong" if form(idx - usize::from(idx > 0)) == "the" => {
                let field = after(&text, &forms, idx + 1);
                (!field.is_empty())
                    .then(|| Claim { field: Some(field), ..Claim::default() })
            }
            "gave" | "put" | "listed" => given(&text, &forms, idx),
            // “It was 19 May.”, “there were 116”: what was right, of what was called wrong before.
            "was" | "were" | "is" | "are"
                if is_subject(form(idx - usize::from(idx > 0))) =>
            {
                if let Some(claim) = out.last_mut().filter(|claim| is_open(claim)) {
                    claim.new = Some(after(&text, &forms, idx + 1));
                }
                None
            }
            "paragraph" | "paragraphs" | "graf" | "grafs" | "para" | "paras" => {
                out.extend(grafs(&forms, idx + 1));
                None
            }
            "headline" => {
                Some(Claim { field: Some("headline".to_owned()), ..Claim::default() })
            }
            _ => None,
        };
        out.extend(claim);
    }
    out
}

/// “gave the number of responses as 611”, “put the toll at 12”: what of, and the value that was wrong.
fn given(text: &Text, forms: &[String], verb: usize) -> Option<Claim> {
    let end = forms.len().min(verb + MAX_FIELD);
    let link = (verb + 2..end).find(|&idx| matches!(forms[idx].as_str(), "as" | "at"))?;
    let plain = forms[verb + 1..link].iter().all(|form| !is_stop(form));
    let wrong = after(text, forms, link + 1);
    (plain && !wrong.is_empty()).then(|| Claim {
        field: Some(slice(text, verb + 1, link)),
        old: Some(wrong),
        ..Claim::default()
    })
}

/// Longest name of a field, in tokens.
const MAX_FIELD: usize = 14;

fn is_subject(form: &str) -> bool {
    matches!(form, "it" | "there" | "they" | "he" | "she")
}

/// Whether a claim calls something wrong and does not say yet what is right.
fn is_open(claim: &Claim) -> bool {
    claim.new.is_none() && (claim.field.is_some() || claim.old.is_some())
}

/// The paragraphs that are numbered from a place on: “1”, “1 and 2”, “3, 5 and 9”.
fn grafs(forms: &[String], start: usize) -> Vec<Claim> {
    let list = forms[start.min(forms.len())..].iter().take(MAX_GRAFS);
    let numbers = list
        .take_while(|form| matches!(form.as_str(), "," | "and" | "&") || is_number(form))
        .filter_map(|form| form.parse::<u32>().ok().filter(|n| *n > 0));
    numbers.map(|n| Claim { graf: Some(n - 1), ..Claim::default() }).collect()
}

/// Longest list of paragraphs, in tokens.
const MAX_GRAFS: usize = 12;

fn is_number(form: &str) -> bool {
    form.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_stop(form: &str) -> bool {
    matches!(
        form,
        "," | "."
            | ";"
            | ":"
            | ")"
            | "("
            | "and"
            | "but"
            | "—"
            | "–"
            | "not"
            | "which"
            | "who"
    )
}

/// The words before a place, back to a mark or conjunction, at most six.
fn before(text: &Text, forms: &[String], end: usize) -> String {
    let start = (0..end).rev().take(6).take_while(|&idx| !is_stop(&forms[idx])).last();
    start.map_or(String::new(), |start| slice(text, start, end))
}

/// The words from a place on to a mark or conjunction, at most eight.
fn after(text: &Text, forms: &[String], start: usize) -> String {
    let end =
        (start..forms.len()).take(8).take_while(|&idx| !is_stop(&forms[idx])).last();
    end.map_or(String::new(), |end| slice(text, start, end + 1))
}

fn slice(text: &Text, start: usize, end: usize) -> String {
    let tokens = text.tokens();
    text[tokens[start].span.cover(tokens[end - 1].span)].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    fn check(notice: &str, expected: &Expect) {
        let line = |claim: &Claim| {
            let Claim { field, graf, old, new } = claim;
            format!("{field:?} {graf:?} {old:?} → {new:?}")
        };
        let lines: Vec<String> = claims(notice).iter().map(line).collect();
        expected.assert_eq(&lines.join("\n"));
    }

    #[test]
    fn one_value_not_another() {
        check(
            "Corrected to say that 19 people died, not 12.",
            &expect![[r#"None None Some("12") → Some("to say that 19 people died")"#]],
        );
    }

    #[test]
    fn fields_and_paragraphs() {
        check(
            "An earlier version misstated the age of the driver in paragraphs 1, 3 and 4 and the headline.",
            &expect![[r#"
                Some("the age of the driver in paragraphs 1") None None → None
                None Some(0) None → None
                None Some(2) None → None
                None Some(3) None → None
                Some("headline") None None → None"#]],
        );
    }

    #[test]
    fn what_was_wrong_and_what_is_right() {
        check(
            "An earlier version gave the wrong date for the warning about the pump. It was 19 May.",
            &expect![[
                r#"Some("date for the warning about the pump") None None → Some("19 May")"#
            ]],
        );
        check(
            "An earlier version gave the number of responses as 611; there were 116.",
            &expect![[
                r#"Some("the number of responses") None Some("611") → Some("116")"#
            ]],
        );
        check("It was amended on 13 February.", &expect![""]);
    }

    #[test]
    fn a_notice_without_detail_claims_nothing() {
        check("This article has been corrected.", &expect![[r#""#]]);
    }
}
