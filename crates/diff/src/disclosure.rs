//! Whether readers were told of a change: the ladder from nothing to a notice with both values.

use std::borrow::Cow;

use writethru_article::Article;
use writethru_text::Span;

use crate::change::{Action, Change, ChangeKind, Disclosure};
use crate::lexicon;
use crate::notice::letters;
use crate::revision::{NoticeRef, VersionSide};
use crate::version::{Version, fold};

/// Sets the disclosure of every factual change, and what each new notice covers.
pub(crate) fn disclose(
    changes: &mut [Change],
    notices: &mut [NoticeRef],
    old: &Version<'_>,
    new: &Version<'_>,
) {
    let fresh: Vec<usize> = (0..notices.len())
        .filter(|&idx| notices[idx].side == VersionSide::New)
        .filter(|&idx| !stood_before(&notices[idx], old, new))
        .collect();
    // A bare tag or sentence (“CORRECTED-”) beside a notice that says what was wrong means that and
    // nothing else, and so does a notice that covers some change by its words.
    let covers = |notice: &NoticeRef| {
        changes.iter().any(|change| {
            let factual = change.factual && change.kind != ChangeKind::Notice;
            factual && level(change, notice, old, new) > 3
        })
    };
    let specific = fresh.iter().map(|&idx| &notices[idx]).any(|notice| {
        notice.kind.is_factual() && (!notice.claims.is_empty() || covers(notice))
    });
    let time = time_level(&old.reading.article, &new.reading.article);
    for (change_idx, change) in changes.iter_mut().enumerate() {
        if !change.factual || change.action == Action::Relocated {
            continue;
        }
        change.disclosure = Disclosure { level: time, notice: None };
        for &idx in &fresh {
            let level = if change.kind == ChangeKind::Notice {
                own_level(change, notices[idx].span)
            } else {
                level(change, &notices[idx], old, new)
            };
            // An update line owns up to nothing but what it says.
            let generic = level == 3 && (specific || !notices[idx].kind.is_factual());
            if !generic && level > change.disclosure.level.max(2) {
                change.disclosure = Disclosure { level, notice: Some(idx as u32) };
            }
        }
        if let Some(idx) =
            change.disclosure.notice.filter(|_| change.disclosure.level > 3)
        {
            let notice = &mut notices[idx as usize];
            notice.covers.push(change_idx as u32);
            change.reasons.extend(faults(change, notice, old, new));
        }
    }
}

fn own_level(change: &Change, notice: Span) -> u8 {
    if change.new.is_some_and(|place| place.span == notice) { 5 } else { 0 }
}

fn stood_before(notice: &NoticeRef, old: &Version<'_>, new: &Version<'_>) -> bool {
    let words = letters(&new.text[notice.span]);
    let article = &old.reading.article;
    article.meta.notices.iter().any(|other| letters(&article.text[other.span]) == words)
}

/// 1 where a reader sees that there was an update, 2 where only a machine does, else 0.
fn time_level(old: &Article, new: &Article) -> u8 {
    match (&old.meta.updated, &new.meta.updated) {
        (_, None) => 0,
        (Some(before), Some(after)) if before.instant() >= after.instant() => 0,
        _ if new.meta.updated_visible => 1,
        _ => 2,
    }
}

/// How far a notice owns up to a change: 5 both values, 4 one value, the field or the paragraph,
/// 3 it says nothing of what was wrong, 0 it speaks of something else.
fn level(
    change: &Change,
    notice: &NoticeRef,
    old: &Version<'_>,
    new: &Version<'_>,
) -> u8 {
    let said: Vec<u32> =
        new.text.tokens_in(notice.span).map(|idx| new.word(idx).lemma).collect();
    let content = |version: &Version<'_>, span: Span| -> Vec<u32> {
        let tokens = version.text.tokens_in(span);
        tokens
            .map(|idx| version.word(idx))
            .filter(|w| w.is_content())
            .map(|w| w.lemma)
            .collect()
    };
    let from = change.old.map(|place| content(old, place.span)).unwrap_or_default();
    let to = change.new.map(|place| content(new, place.span)).unwrap_or_default();
    // Only the words in which the two differ show that the notice means this change.
    let own = |own: &[u32], other: &[u32]| -> Vec<u32> {
        own.iter().copied().filter(|lemma| !other.contains(lemma)).collect()
    };
    let all = from.clone();
    let (from, to) = (own(&from, &to), own(&to, &from));
    // A negation that came leaves the words as they were: these are what the notice repeats.
    let from =
        if from.is_empty() && change.kind == ChangeKind::Polarity { all } else { from };
    let hit = |lemmas: &[u32]| {
        !lemmas.is_empty() && lemmas.iter().all(|lemma| said.contains(lemma))
    };
    let graf = change.position.new.or(change.position.old);
    let in_headline = change.kind == ChangeKind::Headline;
    let names_graf = notice.claims.iter().any(|claim| {
        claim.graf.is_some() && claim.graf == graf
            || in_headline && claim.field.as_deref() == Some("headline")
    });
    match (hit(&from), hit(&to)) {
        (true, true) => 5,
        (true, false) | (false, true) => 4,
        _ if names_graf && context_hit(change, &said, old, new) => 4,
        _ if notice.claims.is_empty() => 3,
        _ => 0,
    }
}

/// What is wrong with a notice that covers a change: it is called an update though it corrects, or it
/// gives another value than the article now has.
fn faults(
    change: &Change,
    notice: &NoticeRef,
    old: &Version<'_>,
    new: &Version<'_>,
) -> Vec<String> {
    let mut out = Vec::new();
    if !notice.kind.is_factual() && change.kind != ChangeKind::Notice {
        out.push("a correction that is called an update".to_owned());
    }
    if misstates(change, notice, old, new) {
        out.push("the notice gives another value than the article".to_owned());
    }
    out
}

/// Whether a notice names the old value of a change beside a new one that is not the article's. Only
/// figures are held against one another: words may be chosen freely.
fn misstates(
    change: &Change,
    notice: &NoticeRef,
    old: &Version<'_>,
    new: &Version<'_>,
) -> bool {
    let Some((from, to)) = change.old.zip(change.new) else { return false };
    let digits = |words: &str| -> Vec<String> {
        let words = fold(words);
        let words = words.split(|c: char| !c.is_alphanumeric() && c != '.' && c != ',');
        let figures = words.filter_map(|word| {
            lexicon::figure(word.trim_matches(|c| c == '.' || c == ','))
                .map(Cow::into_owned)
        });
        figures.collect()
    };
    let (from, to) = (digits(&old.text[from.span]), digits(&new.text[to.span]));
    if from.is_empty() || to.is_empty() {
        return false;
    }
    notice.claims.iter().any(|claim| {
        let (Some(was), Some(is)) = (&claim.old, &claim.new) else { return false };
        let (was, is) = (digits(was), digits(is));
        from.iter().all(|figure| was.contains(figure))
            && !is.is_empty()
            && to.iter().all(|figure| !is.contains(figure))
    })
}

/// Whether the notice shares two content words with the sentence of the change.
fn context_hit(
    change: &Change,
    said: &[u32],
    old: &Version<'_>,
    new: &Version<'_>,
) -> bool {
    let (version, place) = match (change.new, change.old) {
        (Some(place), _) => (new, place),
        (None, Some(place)) => (old, place),
        (None, None) => return false,
    };
    let sentence = &version.text.sentences()[place.sentence as usize];
    let tokens = sentence.tokens.start as usize..sentence.tokens.end as usize;
    let shared = tokens
        .map(|idx| version.word(idx))
        .filter(|w| w.is_content() && said.contains(&w.lemma));
    shared.count() >= 2
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use writethru_article::{Article, Block, BlockKind, Metadata, Notice, NoticeKind};
    use writethru_facts::read;
    use writethru_text::Span;

    use super::*;
    use crate::{Revision, Settings, diff};

    /// An article of a headline, a graf and a notice; `tag` is the part of the headline that is a
    /// notice of its own.
    fn article(tag: &str, graf: &str, notice: &str) -> Article {
        let parts = [format!("{tag}Dam toll"), graf.to_owned(), notice.to_owned()];
        let kinds = [BlockKind::Headline, BlockKind::Paragraph, BlockKind::Notice];
        let (mut source, mut blocks) = (String::new(), Vec::new());
        for (part, kind) in parts.iter().zip(kinds).filter(|(part, _)| !part.is_empty()) {
            let start = source.len();
            source.push_str(part);
            blocks.push(Block { kind, span: Span::new(start, source.len()) });
            source.push_str("\n\n");
        }
        let notes = blocks.iter().filter(|block| block.kind == BlockKind::Notice);
        let mut spans: Vec<Span> = notes.map(|block| block.span).collect();
        if !tag.is_empty() {
            spans.insert(0, Span::new(0, tag.len()));
        }
        let note = |span| Notice { kind: NoticeKind::Correction, span, date: None };
        let notices = spans.into_iter().map(note).collect();
        Article::new(
            source,
            blocks,
            |_| false,
            Metadata { notices, ..Metadata::default() },
        )
    }

    fn revise(old: Article, new: Article) -> Revision {
        let reading = |article| read(&article, &writethru_facts::Settings::default());
        diff(&reading(old), &reading(new), &Settings::default())
    }

    /// The disclosure levels of the two figures: the dead, then the hurt.
    fn levels(notice: &str) -> Vec<u8> {
        let old = article("", "The flood killed 12 people and hurt 30 children.", "");
        let new = article(
            "CORRECTED-",
            "The flood killed 19 people and hurt 45 children.",
            notice,
        );
        let revision = revise(old, new);
        let figures = revision.changes.iter().filter(|c| c.kind == ChangeKind::Quantity);
        let mut levels: Vec<_> = figures
            .map(|c| (c.new.map(|place| place.span), c.disclosure.level))
            .collect();
        levels.sort_unstable();
        levels.into_iter().map(|(_, level)| level).collect()
    }

    #[test]
    fn a_notice_of_one_figure_does_not_cover_another() {
        assert_eq!(
            levels("This story has been corrected to say that 19 people died, not 12."),
            [5, 0]
        );
    }

    #[test]
    fn a_notice_that_covers_one_figure_by_its_words_means_no_other() {
        assert_eq!(
            levels(
                "Readers told us that 19, and not fewer, lost their lives. We were wrong."
            ),
            [4, 0]
        );
        assert_eq!(
            levels(
                "An earlier version gave the number of the dead as 12; there were 19."
            ),
            [5, 0]
        );
    }

    #[test]
    fn a_notice_shares_its_edit_with_no_other_change() {
        let old = article("", "Ana Ruiz, 52, left the Swedish firm in May.", "");
        let new = article(
            "",
            "Bo Ek, 25, joined the Danish bank in June.",
            "This article has been corrected.",
        );
        let revision = revise(old, new);
        let (notices, others): (Vec<_>, Vec<_>) =
            revision.changes.iter().partition(|c| c.kind == ChangeKind::Notice);
        assert!(
            notices.iter().all(|notice| others.iter().all(|c| c.edit != notice.edit))
        );
    }

    #[test]
    fn a_notice_without_detail_covers_everything_faintly() {
        assert_eq!(levels("This article has been corrected."), [3, 3]);
    }

    #[test]
    fn a_notice_that_names_the_paragraph() {
        assert_eq!(
            levels("The number of children hurt in the flood was wrong in paragraph 1."),
            [4, 4]
        );
    }

    #[test]
    fn a_notice_that_stood_before_discloses_nothing() {
        let notice = "Corrected: 19 people died, not 12.";
        let old = article("", "The flood killed 12 people.", notice);
        let new = article("", "The flood killed 19 people.", notice);
        let revision = revise(old, new);
        assert_eq!(revision.changes[0].disclosure.level, 0);
    }

    #[test]
    fn a_notice_that_vanished_is_a_change() {
        let graf = "The flood killed 12 people.";
        let revision =
            revise(article("", graf, "Corrected: it was 12."), article("", graf, ""));
        let [change] = &revision.changes[..] else { panic!("one change") };
        assert_eq!((change.kind, change.action), (ChangeKind::Notice, Action::Removed));
        assert!(change.factual);
    }

    #[test]
    fn a_correction_that_is_called_an_update_is_named_so() {
        let old = article("", "The flood killed 12 people.", "");
        let mut new =
            article("", "The flood killed 19 people.", "Update: 19 people died, not 12.");
        Arc::make_mut(&mut new.meta).notices[0].kind = NoticeKind::Update;
        let revision = revise(old, new);
        let change = &revision.changes[0];
        assert_eq!(change.disclosure.level, 5);
        assert!(
            change.reasons.contains(&"a correction that is called an update".to_owned())
        );
    }

    #[test]
    fn a_notice_with_another_value_than_the_article_is_named_so() {
        let old = article("", "The flood killed 12 people.", "");
        let new = article(
            "",
            "The flood killed 19 people.",
            "Corrected: 17 people died, not 12.",
        );
        let figure = &revise(old, new).changes;
        let figure = figure.iter().find(|c| c.kind == ChangeKind::Quantity).unwrap();
        assert_eq!(figure.disclosure.level, 4);
        let fault = "the notice gives another value than the article".to_owned();
        assert!(figure.reasons.contains(&fault));
    }

    #[test]
    fn times_of_update_disclose_little() {
        let time = |text: &str| writethru_article::Time::parse(text);
        let level = |visible: bool| {
            let old = article("", "The flood killed 12 people.", "");
            let mut new = article("", "The flood killed 19 people.", "");
            let meta = Arc::make_mut(&mut new.meta);
            meta.updated = time("2031-05-04T10:00:00Z");
            meta.updated_visible = visible;
            revise(old, new).changes[0].disclosure.level
        };
        assert_eq!((level(true), level(false)), (1, 2));
    }

    #[test]
    fn a_tag_alone_is_a_notice_without_detail() {
        assert_eq!(levels(""), [3, 3]);
    }
}
