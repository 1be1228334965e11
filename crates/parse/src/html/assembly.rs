//! An article out of its main content and of the lines around it that belong to it: headline, dek,
//! byline, captions, notes, promotion, the time of the update.

use std::collections::{BTreeMap, BTreeSet};

use writethru_article::BlockKind;

use super::block::Line;
use super::hint::Hint;
use super::meta::Head;
use crate::byline;
use crate::cue::{self, CueKind};
use crate::draft::Draft;

/// How many lines beyond the main content notes and captions are looked for; after it come
/// comments, teasers of other articles and the footer.
const BEYOND: usize = 40;

/// How many lines after the last of the main content promotion still belongs to it: the line that asks
/// for a subscription; later ones are the site's.
const PROMO_WITHIN: usize = 2;

/// Longest caption, in bytes: agencies' captions with credit have about 400.
const MAX_CAPTION: usize = 800;

/// Longest dek, in bytes: standfirsts of long reads have about 350.
const MAX_DEK: usize = 600;

/// Most lines of a dek: one as a rule, three where it is a list of points.
const DEK_LINES: usize = 3;

/// Words from which a line that is nothing but a link is the headline of another article.
const TEASER: usize = 7;

/// Most lines that are searched for the breaks which an extractor lost; each costs a pass over the
/// lines of the page.
const MAX_GLUED: usize = 200;

/// Puts an article together from its main content and the lines around it.
pub(crate) struct Assembly<'a> {
    pub(crate) head: &'a Head,
    /// All lines of the page.
    pub(crate) all: &'a [Line],
}

/// Where a line outside the main content stands.
#[derive(Clone, Copy)]
struct Place {
    /// The line of the main content that it stands before.
    anchor: usize,
    /// Whether it stands above the text.
    above: bool,
    n_lines: usize,
    /// Whether it stands among them or closely after the last.
    near: bool,
}

impl Assembly<'_> {
    /// Appends the headline, the lines, and those around them that belong to the article.
    pub(crate) fn push(&self, mut lines: Vec<Line>, draft: &mut Draft) {
        if let Some(headline) = &self.head.headline {
            draft.push(BlockKind::Headline, headline);
        }
        self.cut(&mut lines);
        self.drop_headline(&mut lines);
        self.name_dek(&mut lines);
        let extras = self.extras(&lines);
        let mut extras = extras.iter().peekable();
        for (idx, line) in lines.iter().enumerate() {
            while let Some((_, extra)) = extras.next_if(|(anchor, _)| *anchor <= idx) {
                draft.push(extra.kind, &extra.text);
            }
            draft.push(role(line), &line.text);
        }
        for (_, extra) in extras {
            draft.push(extra.kind, &extra.text);
        }
    }

    /// Cuts lines that an extractor glued together where the page breaks them.
    fn cut(&self, lines: &mut Vec<Line>) {
        let whole: BTreeSet<&str> =
            self.all.iter().map(|line| line.text.as_str()).collect();
        let mut n_glued = 0;
        *lines = std::mem::take(lines)
            .into_iter()
            .flat_map(|line| {
                if whole.contains(line.text.as_str()) || n_glued == MAX_GLUED {
                    return vec![line];
                }
                n_glued += 1;
                self.parts(&line).unwrap_or_else(|| vec![line])
            })
            .collect();
    }

    /// The consecutive lines of the page that a line consists of.
    fn parts(&self, line: &Line) -> Option<Vec<Line>> {
        let opens = |other: &&Line| {
            line.text
                .strip_prefix(other.text.as_str())
                .is_some_and(|rest| rest.starts_with(' '))
        };
        let starts = self.all.iter().enumerate().filter(|(_, other)| opens(other));
        starts.into_iter().find_map(|(start, _)| self.parts_from(start, line))
    }

    /// The lines of the page from `start` on that a line consists of.
    fn parts_from(&self, start: usize, line: &Line) -> Option<Vec<Line>> {
        let mut rest = line.text.as_str();
        let mut out = Vec::new();
        for other in &self.all[start..] {
            rest = rest.strip_prefix(other.text.as_str())?.trim_start();
            out.push(Line { kind: line.kind, ..other.clone() });
            if rest.is_empty() {
                return Some(out);
            }
        }
        None
    }

    /// Takes the headline out of the first lines: it stands above them already.
    fn drop_headline(&self, lines: &mut Vec<Line>) {
        let Some(headline) = &self.head.headline else { return };
        let same = |line: &Line| line.text.eq_ignore_ascii_case(headline);
        if let Some(idx) = lines.iter().take(5).position(same) {
            lines.remove(idx);
        }
    }

    /// Makes the lines between headline and text that are called so the dek, and a first heading
    /// that the page gives as its description.
    fn name_dek(&self, lines: &mut [Line]) {
        if let Some(first) = lines.first_mut() {
            let described = self.head.description.as_ref() == Some(&first.text);
            if described && first.kind == BlockKind::Heading {
                first.kind = BlockKind::Dek;
            }
        }
        let deks = self.deks(lines);
        for line in lines.iter_mut().take(DEK_LINES) {
            if deks.contains(&line.text.as_str()) {
                line.kind = BlockKind::Dek;
            }
        }
    }

    /// The lines below the headline that the page calls a dek, above the first that it does not.
    fn deks(&self, lines: &[Line]) -> Vec<&str> {
        let Some(headline) = &self.head.headline else { return Vec::new() };
        let same = |line: &Line| line.text.eq_ignore_ascii_case(headline);
        let Some(start) = self.all.iter().position(same) else { return Vec::new() };
        let known: BTreeSet<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        let is_dek = |line: &Line| line.hint == Some(Hint::Dek) && !line.is_link();
        let opens = |line: &&Line| {
            !(line.kind == BlockKind::Paragraph && known.contains(line.text.as_str()))
                || is_dek(line)
        };
        let below = &self.all[start + 1..];
        let Some(first) =
            below.iter().take(BEYOND).take_while(|l| opens(l)).position(is_dek)
        else {
            return Vec::new();
        };
        // Where the whole text is called so, it is none.
        let run: Vec<&Line> =
            below[first..].iter().take_while(|line| is_dek(line)).collect();
        let n_bytes: usize = run.iter().map(|line| line.text.len()).sum();
        if run.len() > DEK_LINES || n_bytes > MAX_DEK {
            return Vec::new();
        }
        run.into_iter().map(|line| line.text.as_str()).collect()
    }

    /// Lines outside the main content that belong to the article, each with the index of the line
    /// that it stands before: dek, byline, captions, notes, the time of the update.
    fn extras(&self, lines: &[Line]) -> Vec<(usize, Line)> {
        let mut index: BTreeMap<&str, usize> = BTreeMap::new();
        for (idx, line) in lines.iter().enumerate() {
            index.entry(line.text.as_str()).or_insert(idx);
        }
        let known = |line: &Line| index.get(line.text.as_str()).copied();
        let first = self.all.iter().position(|line| known(line).is_some());
        let last = self.all.iter().rposition(|line| known(line).is_some());
        let (first, last) = (first.unwrap_or(0), last.unwrap_or(0));
        let from = first.saturating_sub(BEYOND);
        let to = (last + BEYOND).min(self.all.len());
        let deks = self.deks(lines);
        let n_above = lines.iter().take_while(|line| !line.kind.is_body()).count();
        let mut place =
            Place { anchor: 0, above: true, n_lines: lines.len(), near: true };
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut signed = false;
        let mut out: Vec<(usize, Line)> = Vec::new();
        for (at, line) in self.all.iter().enumerate().take(to).skip(from) {
            if let Some(idx) = known(line) {
                place.anchor = place.anchor.max(idx + 1);
                continue;
            }
            place.above = place.anchor <= n_above;
            place.near = at <= last + PROMO_WITHIN;
            let Some(kind) = self.belongs(line, place, &deks) else { continue };
            let second =
                kind == BlockKind::Byline && std::mem::replace(&mut signed, true);
            if !second && seen.insert(line.text.as_str()) {
                out.push((place.anchor, Line { kind, ..line.clone() }));
            }
        }
        out
    }

    /// The part that a line outside the main content plays; `None` if it plays none.
    fn belongs(&self, line: &Line, place: Place, deks: &[&str]) -> Option<BlockKind> {
        let Place { anchor, above, n_lines, near } = place;
        let linked = line.is_link();
        if line.kind == BlockKind::Caption {
            let inside = anchor < n_lines && line.text.len() <= MAX_CAPTION;
            return inside.then_some(BlockKind::Caption);
        }
        if above && self.head.description.as_ref() == Some(&line.text) && !linked {
            return Some(BlockKind::Dek);
        }
        if above && line.hint == Some(Hint::Dek) && deks.contains(&line.text.as_str()) {
            return Some(BlockKind::Dek);
        }
        if above && byline::line(&line.text).is_some() {
            return Some(BlockKind::Byline);
        }
        let edge = cue::Place { headline: false, edge: false, language: Some("en") };
        let hit = cue::find(&line.text, edge)?;
        if hit.kind == CueKind::Other {
            // The notice of rights is the site's.
            let rights = line.text.contains('©') || line.text.starts_with("Copyright");
            return (anchor > 0 && near && !rights).then_some(BlockKind::Other);
        }
        if linked {
            return None;
        }
        match hit.kind {
            CueKind::Credit => Some(BlockKind::Credit),
            CueKind::TimeUpdated | CueKind::TimePublished => Some(BlockKind::Other),
            kind => {
                let notice =
                    kind.notice().is_some_and(writethru_article::NoticeKind::is_factual);
                (notice && line.text.len() >= 25).then_some(BlockKind::Paragraph)
            }
        }
    }
}

/// The part that a line of the main content plays: as it is marked, but a line that is nothing
/// but the link to another article's headline is none of the body.
fn role(line: &Line) -> BlockKind {
    let linked = line.is_link();
    let teaser = matches!(line.kind, BlockKind::Paragraph | BlockKind::Heading)
        && line.text.split_whitespace().count() >= TEASER;
    if linked && teaser { BlockKind::Other } else { line.kind }
}
