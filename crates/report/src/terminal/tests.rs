//! What an editor sees: whole reports.

use expect_test::{Expect, expect};
use writethru_article::{Article, Block, BlockKind, Metadata};
use writethru_diff::{
    Action, Change, ChangeKind, Detail, Direction, Disclosure, Place, Position, Relation,
    Revision, Shift, Verdict, diff,
};
use writethru_facts::{Reading, read};
use writethru_text::Span;

use crate::{Format, Look, Outcome, render};

/// A headline and paragraphs.
fn article(id: &str, headline: &str, paragraphs: &[&str]) -> Reading {
    let mut source = headline.to_owned();
    let span = Span::new(0, source.len());
    let mut blocks = vec![Block { kind: BlockKind::Headline, span }];
    for paragraph in paragraphs {
        source.push_str("\n\n");
        let start = source.len();
        source.push_str(paragraph);
        let span = Span::new(start, source.len());
        blocks.push(Block { kind: BlockKind::Paragraph, span });
    }
    let meta = Metadata { id: id.to_owned(), ..Metadata::default() };
    let article = Article::new(source, blocks, |_| false, meta);
    read(&article, &writethru_facts::Settings::default())
}

/// The first place of these words.
fn place(reading: &Reading, words: &str) -> Option<Place> {
    if words.is_empty() {
        return None;
    }
    let text = &reading.article.text;
    let start = text.source().find(words).expect("the test names words of the text");
    let span = Span::new(start, start + words.len());
    Some(Place { span, sentence: text.sentence_at(start) as u32 })
}

/// Changes made by hand, so that these tests are about looks alone.
struct Desk {
    revision: Revision,
}

impl Desk {
    fn new(old: &Reading, new: &Reading) -> Self {
        let mut revision = diff(old, new, &writethru_diff::Settings::default());
        revision.changes.clear();
        revision.notices.clear();
        revision.warnings.clear();
        revision.verdict = Verdict::FactsChanged;
        Desk { revision }
    }

    fn change(
        &mut self,
        kind: ChangeKind,
        old: &str,
        new: &str,
        label: &str,
    ) -> &mut Change {
        let old = place(&self.revision.old, old);
        let new = place(&self.revision.new, new);
        let action = match (old, new) {
            (Some(_), Some(_)) => Action::Revised,
            (None, _) => Action::Added,
            (_, None) => Action::Removed,
        };
        self.revision.changes.push(Change {
            kind,
            action,
            factual: !matches!(kind, ChangeKind::Wording | ChangeKind::Order),
            old,
            new,
            detail: Detail::None,
            edit: self.revision.changes.len() as u32,
            repeats: None,
            rule: "quantity",
            label: label.to_owned(),
            score: 0.5,
            reasons: Vec::new(),
            position: Position::default(),
            disclosure: Disclosure::default(),
        });
        self.revision.changes.last_mut().expect("one was pushed")
    }

    fn check(&self, look: &Look, format: Format, expected: &Expect) {
        let outcome = Outcome::Revision { id: "1", revision: &self.revision };
        let text = render(&outcome, format, look);
        if format == Format::Text && !look.color {
            for line in text.lines() {
                let width = unicode_width::UnicodeWidthStr::width(line);
                assert!(width <= look.width, "too wide: {line}");
            }
        }
        expected.assert_eq(&(text + "\n"));
    }
}

fn bridge() -> Desk {
    let old = article(
        "bridge/v2.md",
        "Footbridge collapse kills 12",
        &[
            "At least 12 people were killed when the footbridge over the Tarn fell, police said on Monday.",
            "The council promised an inquiry, and rescue teams with dogs and cranes searched the river bank through the night while relatives waited behind a cordon, as heavy rain slowed the work and a second span above them was judged unsafe; the cables may have been corroded, an engineer told the council, which had received warnings from two contractors.",
            "“We warned them for years,” said Ana Ruiz.",
            "The bridge opened in 1998.",
        ],
    );
    let new = article(
        "bridge/v3.md",
        "Footbridge collapse kills 31",
        &[
            "At least 31 people were killed when the footbridge over the Tarn fell, police said on Tuesday.",
            "The council promised an inquiry, and rescue teams with dogs and cranes searched the river bank through the night while relatives waited behind a cordon, as heavy rain slowed the work and a second span above them was judged unsafe; the cables were corroded, an engineer told the council, which had received warnings from two contractors.",
            "“We warned them for years,” said Carla Ruiz.",
            "The bridge was opened in 1998.",
            "Prosecutors have opened an inquiry into the maintenance firm.",
        ],
    );
    let mut desk = Desk::new(&old, &new);
    let figure = Detail::Figure {
        from: Some("12".to_owned()),
        to: Some("31".to_owned()),
        direction: Some(Direction::Up),
        difference: Some("19".to_owned()),
        ratio: Some("2.58333333333".to_owned()),
        relation: Relation::Contradicts,
    };
    let toll = "people killed: 12 → 31";
    desk.change(ChangeKind::Quantity, "12 people", "31 people", toll).detail = figure;
    let headline = desk.change(ChangeKind::Headline, "12", "31", toll);
    headline.repeats = Some(0);
    desk.change(ChangeKind::Date, "Monday", "Tuesday", "Monday → Tuesday").edit = 7;
    let hedge = desk.change(ChangeKind::Certainty, "may have been", "were corroded", "");
    hedge.detail = Detail::Certainty {
        from: "possible".to_owned(),
        to: "asserted".to_owned(),
        hardened: true,
    };
    hedge.position.shift = Shift::Raised;
    let speaker = desk.change(
        ChangeKind::Speaker,
        "Ana Ruiz",
        "Carla Ruiz",
        "Ana Ruiz → Carla Ruiz",
    );
    speaker.disclosure.level = 4;
    let added = "Prosecutors have opened an inquiry into the maintenance firm.";
    desk.change(ChangeKind::Statement, "", added, "");
    desk.change(ChangeKind::Wording, "opened in", "was opened in", "")
        .reasons
        .push("voice".to_owned());
    desk
}

#[test]
fn the_verdict_comes_first_then_facts_in_their_sentences() {
    bridge().check(
        &Look::default(),
        Format::Text,
        &expect![[r#"
            4 facts changed, 3 undisclosed; 1 statement added; 1 sentence reworded
            bridge/v2.md → bridge/v3.md

             1  quantity, date                                            lede · undisclosed
                At least [-12-]{+31+} people were killed when the footbridge over the Tarn
                fell, police said on [-Monday-]{+Tuesday+}.
                quantity: people killed: 12 → 31, up 19 (× 2.6)
                date: Monday → Tuesday
                also in headline

             2  certainty                                      graf 2 · raised · undisclosed
                … and a second span above them was judged unsafe; the cables [-may have
                been-]{+were+} corroded, an engineer told the council, which had received …
                possible → asserted, hardened

             3  speaker                                             graf 3 · notice names it
                “We warned them for years,” said [-Ana-]{+Carla+} Ruiz.

             4  statement added                                                       graf 5
                {+Prosecutors have opened an inquiry into the maintenance firm.+}

            not facts: 1 sentence reworded (--all shows them)
        "#]],
    );
}

#[test]
fn all_shows_wording_and_whole_sentences() {
    let look = Look { all: true, ..Look::default() };
    bridge().check(
        &look,
        Format::Text,
        &expect![[r#"
            4 facts changed, 3 undisclosed; 1 statement added; 1 sentence reworded
            bridge/v2.md → bridge/v3.md

             1  quantity, date                                            lede · undisclosed
                At least [-12-]{+31+} people were killed when the footbridge over the Tarn
                fell, police said on [-Monday-]{+Tuesday+}.
                quantity: people killed: 12 → 31, up 19 (× 2.6)
                date: Monday → Tuesday
                also in headline

             2  certainty                                      graf 2 · raised · undisclosed
                The council promised an inquiry, and rescue teams with dogs and cranes
                searched the river bank through the night while relatives waited behind a
                cordon, as heavy rain slowed the work and a second span above them was
                judged unsafe; the cables [-may have been-]{+were+} corroded, an engineer
                told the council, which had received warnings from two contractors.
                possible → asserted, hardened

             3  speaker                                             graf 3 · notice names it
                “We warned them for years,” said [-Ana-]{+Carla+} Ruiz.

             4  statement added                                                       graf 5
                {+Prosecutors have opened an inquiry into the maintenance firm.+}

             ·  wording                                                               graf 4
                The bridge {+was+} opened in 1998.
                voice
        "#]],
    );
}

#[test]
fn a_narrow_terminal_wraps_with_hanging_indent() {
    let look = Look { width: 50, ..Look::default() };
    bridge().check(
        &look,
        Format::Text,
        &expect![[r#"
            4 facts changed, 3 undisclosed; 1 statement
              added; 1 sentence reworded
            bridge/v2.md → bridge/v3.md

             1  quantity, date              lede · undisclosed
                At least [-12-]{+31+} people were killed when
                the footbridge over the Tarn fell, police said
                on [-Monday-]{+Tuesday+}.
                quantity: people killed: 12 → 31, up 19 (×
                  2.6)
                date: Monday → Tuesday
                also in headline

             2  certainty        graf 2 · raised · undisclosed
                … and a second span above them was judged
                unsafe; the cables [-may have been-]{+were+}
                corroded, an engineer told the council, which
                had received …
                possible → asserted, hardened

             3  speaker               graf 3 · notice names it
                “We warned them for years,” said
                [-Ana-]{+Carla+} Ruiz.

             4  statement added                         graf 5
                {+Prosecutors have opened an inquiry into the
                maintenance firm.+}

            not facts: 1 sentence reworded (--all shows
              them)
        "#]],
    );
}

#[test]
fn markdown_keeps_the_order() {
    bridge().check(
        &Look::default(),
        Format::Markdown,
        &expect![[r#"
            **4 facts changed, 3 undisclosed; 1 statement added; 1 sentence reworded**  
            bridge/v2.md → bridge/v3.md

            1. **quantity, date** (lede, undisclosed)  
               At least ~~12~~ **31** people were killed when the footbridge over the Tarn fell, police said on ~~Monday~~ **Tuesday**.  
               *people killed: 12 → 31, up 19 (× 2.6)*  
               *Monday → Tuesday*  
               also in headline
            2. **certainty** (graf 2, raised, undisclosed)  
               … and a second span above them was judged unsafe; the cables ~~may have been~~ **were** corroded, an engineer told the council, which had received …  
               *possible → asserted, hardened*
            3. **speaker** (graf 3, notice names it)  
               “We warned them for years,” said ~~Ana~~ **Carla** Ruiz.
            4. **statement added** (graf 5)  
               **Prosecutors have opened an inquiry into the maintenance firm.**

            Not facts: 1 sentence reworded.
        "#]],
    );
}

#[test]
fn an_articles_escape_codes_do_not_reach_the_terminal() {
    let old = article("a", "One", &["The \u{1b}[31mgate\u{7} is open."]);
    let new = article("b", "One", &["The \u{1b}[31mgate\u{7} is shut."]);
    let mut desk = Desk::new(&old, &new);
    desk.change(ChangeKind::Polarity, "open", "shut", "open → shut");
    desk.check(
        &Look::default(),
        Format::Text,
        &expect![[r#"
            1 fact changed, 1 undisclosed
            a → b

             1  polarity                                                  lede · undisclosed
                The [31mgate is [-open-]{+shut+}.
        "#]],
    );
}

#[test]
fn a_notice_is_shown_whole() {
    let old = article("a", "", &["The dam broke."]);
    let notice = "Correction: The story gave another day. It was Monday.";
    let new = article("b", "", &["The dam broke.", notice]);
    let mut desk = Desk::new(&old, &new);
    desk.change(ChangeKind::Notice, "", notice, "");
    desk.check(
        &Look::default(),
        Format::Text,
        &expect![[r#"
        no fact changed; 1 notice added
        a → b

         1  notice added                                                          graf 2
            {+Correction: The story gave another day. It was Monday.+}
    "#]],
    );
}
