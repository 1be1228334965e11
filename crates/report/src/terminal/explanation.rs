//! An explanation of a summary as text: the summary, then every candidate with its features and fate.

use writethru_facts::Reading;
use writethru_summarize::{Explanation, Fate, Weighed};

use crate::marked::clean;
use crate::phrase::{count, place};
use crate::render::Look;

use super::paint::{Painted, Tone};
use super::summary::{sentence, summary};

/// The summary, then its candidates.
pub(crate) fn explanation(
    articles: &[Reading],
    read: &[Reading],
    explanation: &Explanation,
    look: &Look,
) -> String {
    let mut parts = vec![summary(articles, read, &explanation.summary, look)];
    let head = format!(
        "{} weighed by {}",
        count(explanation.candidates.len(), "candidate", "candidates"),
        explanation.method
    );
    parts.push(Painted::new(Tone::Strong, &head).wrap(look.width, "", "  ", look.color));
    for weighed in &explanation.candidates {
        let reading = &articles[weighed.article as usize];
        let is_taken = matches!(weighed.fate, Fate::Taken(_));
        let bullet = if is_taken { "  + " } else { "  - " };
        let text = Painted::new(Tone::Plain, &sentence(reading, weighed.sentence));
        let fate = at(articles, weighed) + ": " + &fate(articles, explanation, weighed);
        let fate = Painted::new(Tone::Plain, &fate);
        let features = Painted::new(Tone::Dim, &features(weighed));
        parts.push(
            [(&text, bullet), (&fate, "    "), (&features, "    ")]
                .map(|(line, first)| line.wrap(look.width, first, "      ", look.color))
                .join("\n"),
        );
    }
    parts.join("\n\n")
}

/// Where a candidate stands; of several articles, in which.
fn at(articles: &[Reading], weighed: &Weighed) -> String {
    let reading = &articles[weighed.article as usize];
    let place = place(reading, weighed.sentence);
    if articles.len() > 1 {
        format!("{}, {place}", clean(&reading.article.meta.id))
    } else {
        place
    }
}

/// Why a candidate was taken or passed over.
fn fate(articles: &[Reading], explanation: &Explanation, weighed: &Weighed) -> String {
    match weighed.fate {
        Fate::Taken(rank) => format!("taken, no. {rank}"),
        Fate::Read => "passed over: it was read before".to_owned(),
        Fate::Stale => "passed over: a later article has another figure".to_owned(),
        Fate::TooLong => "passed over: longer than the budget".to_owned(),
        Fate::Repeats { of, likeness } => {
            let other = at(articles, &explanation.candidates[of as usize]);
            let share = 100.0 * likeness;
            format!("passed over: like a sentence that was taken, {other} ({share:.0}%)")
        }
        Fate::NoRoom => "passed over: longer than what was left of the budget".to_owned(),
        Fate::Torn => "passed over: what it leans on does not fit".to_owned(),
        Fate::Weaker => "passed over: others were worth more".to_owned(),
    }
}

/// The features of a candidate, in one line.
fn features(weighed: &Weighed) -> String {
    let mut out = vec![
        format!("score {:.2}", weighed.score),
        format!("central {:.2}", weighed.central),
    ];
    out.extend(weighed.topic.map(|topic| format!("on topic {topic:.2}")));
    if weighed.told_by > 1 {
        out.push(format!("told by {} articles", weighed.told_by));
    }
    out.extend(weighed.novelty.map(|novelty| format!("{:.0}% new", 100.0 * novelty)));
    out.push(count(weighed.words as usize, "word", "words"));
    if weighed.leans {
        out.push("leans on the sentence before it".to_owned());
    }
    out.join(" · ")
}

#[cfg(test)]
mod tests {
    use crate::{Format, Look, Outcome, render};
    use expect_test::{Expect, expect};
    use writethru_article::Article;
    use writethru_summarize::{Budget, Settings, explain};

    fn check(format: Format, expected: &Expect) {
        let article = Article::from_paragraphs(&[
            "A dam near Ost burst on Monday and flooded three villages, police said.",
            "It had been built in 1961.",
            "The dam near Ost burst on Monday and flooded three villages.",
        ]);
        let settings = writethru_facts::Settings::default();
        let articles = [writethru_facts::read(&article, &settings)];
        let settings = Settings { budget: Budget::Sentences(1), ..Settings::default() };
        let explanation = explain(&articles, &[], None, &settings);
        let outcome = Outcome::Explanation {
            id: "1",
            articles: &articles,
            read: &[],
            explanation: &explanation,
        };
        expected.assert_eq(&render(&outcome, format, &Look::default()));
    }

    #[test]
    fn candidates_stand_below_the_summary_with_what_became_of_them() {
        check(
            Format::Text,
            &expect![[r#"
                1 sentence, 13 words, of

                  • A dam near Ost burst on Monday and flooded three villages, police said.
                    lede · opens its article, central: much of the text repeats its words

                3 candidates weighed by centroid

                  + A dam near Ost burst on Monday and flooded three villages, police said.
                    lede: taken, no. 1
                    score 1.00 · central 0.89 · 13 words

                  - It had been built in 1961.
                    graf 2: passed over: others were worth more
                    score 0.05 · central 0.45 · 6 words · leans on the sentence before it

                  - The dam near Ost burst on Monday and flooded three villages.
                    graf 3: passed over: like a sentence that was taken, lede (99%)
                    score 0.00 · central 0.89 · 11 words"#]],
        );
    }

    #[test]
    fn the_record_holds_the_candidates() {
        check(
            Format::Jsonl,
            &expect![[
                r#"{"schema":"writethru.summary/1","id":"1","sentences":[{"article":"","start":0,"end":71,"text":"A dam near Ost burst on Monday and flooded three villages, police said.","score":1.0,"reasons":["opens its article","central: much of the text repeats its words"]}],"words":13,"dropped":[],"warnings":[],"method":"centroid","candidates":[{"article":"","start":0,"end":71,"words":13,"score":1.0,"central":0.89107114,"topic":null,"told_by":1,"novelty":null,"leans":false,"fate":"taken","rank":1,"repeats":null},{"article":"","start":73,"end":99,"words":6,"score":0.050072208,"central":0.44833463,"topic":null,"told_by":1,"novelty":null,"leans":true,"fate":"weaker","rank":null,"repeats":null},{"article":"","start":101,"end":161,"words":11,"score":0.0,"central":0.8910711,"topic":null,"told_by":1,"novelty":null,"leans":false,"fate":"repeats","rank":null,"repeats":0}]}"#
            ]],
        );
    }
}
