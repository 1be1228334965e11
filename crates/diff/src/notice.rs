//! Notices: which came, went or were altered.

use writethru_article::{Article, Notice};
use writethru_text::Span;

use crate::change::{ChangeKind, Detail};
use crate::claim::claims;
use crate::revision::{NoticeRef, VersionSide};
use crate::version::fold;
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

pub(crate) fn letters(words: &str) -> String {
    fold(words).chars().filter(|c| c.is_alphanumeric()).collect()
}
