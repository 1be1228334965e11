//! Notices: which are new, what they claim, and which changes they own up to.

use writethru_article::{Article, Notice};
use writethru_text::{Span, Text};

use crate::change::{Action, Change, ChangeKind, Claim, Detail, Disclosure};
use crate::revision::{NoticeRef, VersionSide};
use crate::version::{Version, fold};
use crate::zone::Finding;

/// The notices of both versions, old ones first, without what they cover.
pub(crate) fn collect(old: &Article, new: &Article) -> Vec<NoticeRef> {
    let side = |article: &Article, side| -> Vec<NoticeRef> {
        let refer = |notice: &Notice| NoticeRef {
            side,
            kind: notice.kind,
            span: notice.span,
            claims: claims(&article.text[notice.span]),
            covers: Vec::new(),
        };
        article.meta.notices.iter().map(refer).collect()
    };
    let mut out = side(old, VersionSide::Old);
    out.extend(side(new, VersionSide::New));
    out
}

/// The changes of the notices themselves. A notice that stands in both versions is none.
pub(crate) fn findings(old: &Article, new: &Article, mut edit: u32) -> Vec<Finding> {
    let mut out = Vec::new();
    let mut taken = vec![false; new.meta.notices.len()];
    for notice in &old.meta.notices {
        let same = |idx: &usize| {
            let other = &new.meta.notices[*idx];
            fold(&new.text[other.span]) == fold(&old.text[notice.span])
        };
        let like = |idx: &usize| new.meta.notices[*idx].kind == notice.kind;
        let free = || (0..taken.len()).filter(|idx| !taken[*idx]);
        let found = free().find(same).or_else(|| free().find(like));
        if let Some(idx) = found {
            taken[idx] = true;
            let other = &new.meta.notices[idx];
            if old.text[notice.span] != new.text[other.span] {
                out.push(finding(Some((old, notice)), Some((new, other)), edit));
            }
        } else {
            out.push(finding(Some((old, notice)), None, edit));
        }
        edit += 1;
    }
    for (idx, notice) in
        new.meta.notices.iter().enumerate().filter(|(idx, _)| !taken[*idx])
    {
        out.push(finding(None, Some((new, notice)), edit + idx as u32));
    }
    tags(&mut out);
    out
}

/// A tag (“CORRECTED-”) beside a new notice that says what was wrong is that notice's own.
fn tags(found: &mut [Finding]) {
    let is_bare = |finding: &Finding| matches!(&finding.detail, Detail::Notice { claims, .. } if claims.is_empty());
    let told = found.iter().any(|f| f.factual && f.old.is_none() && !is_bare(f));
    let short = |span: Option<Span>| span.is_some_and(|span| span.len() <= MAX_TAG);
    for finding in found.iter_mut() {
        if told && finding.old.is_none() && is_bare(finding) && short(finding.new) {
            finding.factual = false;
            finding.reason = "the tag of a notice that says more";
        }
    }
}

/// Longest tag in bytes: `CORRECTED-UPDATE 2-` and `Editor's note:`.
const MAX_TAG: usize = 24;

fn finding(
    old: Option<(&Article, &Notice)>,
    new: Option<(&Article, &Notice)>,
    edit: u32,
) -> Finding {
    let (article, notice) = new.or(old).expect("a notice is on one side at least");
    let altered = old.zip(new).is_some_and(|((a, x), (b, y))| {
        letters(&a.text[x.span]) != letters(&b.text[y.span])
    });
    Finding {
        kind: ChangeKind::Notice,
        factual: notice.kind.is_factual() && (altered || old.is_none() || new.is_none()),
        old: old.map(|(_, notice)| notice.span),
        new: new.map(|(_, notice)| notice.span),
        detail: Detail::Notice {
            kind: notice.kind.as_str().to_owned(),
            claims: claims(&article.text[notice.span]),
        },
        edit,
        reason: match (old, new) {
            (None, _) => "a notice added",
            (_, None) => "a notice removed",
            _ => "a notice altered",
        },
    }
}

fn letters(words: &str) -> String {
    fold(words).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What a notice says changed: “X, not Y”; “misstated the X”; “in paragraph 3”.
fn claims(words: &str) -> Vec<Claim> {
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
            "paragraph" | "paragraphs" | "graf" | "para" => {
                let graf = form(idx + 1).parse::<u32>().ok().filter(|n| *n > 0);
                graf.map(|n| Claim { graf: Some(n - 1), ..Claim::default() })
            }
            _ => None,
        };
        out.extend(claim);
    }
    out
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

/// Sets the disclosure of every factual change, and what each new notice covers.
pub(crate) fn disclose(
    changes: &mut [Change],
    notices: &mut [NoticeRef],
    old: &Version<'_>,
    new: &Version<'_>,
) {
    let fresh: Vec<usize> = (0..notices.len())
        .filter(|&idx| {
            notices[idx].side == VersionSide::New && notices[idx].kind.is_factual()
        })
        .filter(|&idx| !stood_before(&notices[idx], old, new))
        .collect();
    // A bare tag or sentence (“CORRECTED-”) beside a notice that says what was wrong means that and
    // nothing else.
    let specific = fresh.iter().any(|&idx| !notices[idx].claims.is_empty());
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
            let generic = level == 3 && specific;
            if !generic && level > change.disclosure.level.max(2) {
                change.disclosure = Disclosure { level, notice: Some(idx as u32) };
            }
        }
        if let Some(idx) =
            change.disclosure.notice.filter(|_| change.disclosure.level > 3)
        {
            notices[idx as usize].covers.push(change_idx as u32);
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
    let (from, to) = (own(&from, &to), own(&to, &from));
    let hit = |lemmas: &[u32]| {
        !lemmas.is_empty() && lemmas.iter().all(|lemma| said.contains(lemma))
    };
    let graf = change.position.new.or(change.position.old);
    let names_graf =
        notice.claims.iter().any(|claim| claim.graf.is_some() && claim.graf == graf);
    match (hit(&from), hit(&to)) {
        (true, true) => 5,
        (true, false) | (false, true) => 4,
        _ if names_graf && context_hit(change, &said, old, new) => 4,
        _ if notice.claims.is_empty() => 3,
        _ => 0,
    }
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
    use writethru_article::{Article, Block, BlockKind, Metadata, NoticeKind};
    use writethru_facts::read;

    use super::*;
    use crate::{Settings, diff};

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

    /// The disclosure levels of the two figures: the dead, then the hurt.
    fn levels(notice: &str) -> Vec<u8> {
        let old = article("", "The flood killed 12 people and hurt 30 children.", "");
        let new = article(
            "CORRECTED-",
            "The flood killed 19 people and hurt 45 children.",
            notice,
        );
        let reading = |article| read(&article, &writethru_facts::Settings::default());
        let revision = diff(&reading(old), &reading(new), &Settings::default());
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
    fn a_tag_alone_is_a_notice_without_detail() {
        assert_eq!(levels(""), [3, 3]);
    }
}
