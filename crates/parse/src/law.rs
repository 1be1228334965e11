//! Laws of all readers: any bytes give articles or an error, never a panic; and every article keeps the
//! promises of its type.

use proptest::prelude::*;
use writethru_article::{Article, ArticleInput, ArticleRecord};

use crate::{FORMATS, ReadOptions, read_bytes, read_input};

/// Pieces of all formats, so that arbitrary sequences get past the sniffing.
const PIECES: [&str; 62] = [
    "<",
    ">",
    "</",
    "/>",
    "\"",
    "'",
    "=",
    "&",
    "&amp;",
    "&#x",
    ";",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?xml version=\"1.0\"?>",
    "<html>",
    "<p>",
    "</p>",
    "<br>",
    "<li>",
    "<table>",
    "<a href=x>",
    "<h1>",
    "<script type=application/ld+json>",
    "</script>",
    "<nitf>",
    "<body>",
    "<body.content>",
    "<rss>",
    "<item>",
    "<title>",
    "<description>",
    "<feed xmlns=\"http://www.w3.org/2005/Atom\">",
    "<entry>",
    "<content>",
    "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\">",
    "<contentSet>",
    "<inlineData>",
    "{",
    "}",
    "[",
    "]",
    "\"uri\":",
    "\"versioncreated\":",
    "\"body_text\":",
    "\"text\":",
    "\"x\",",
    "---\n",
    "title: a\n",
    "# ",
    "\n",
    "\n\n",
    " ",
    "WARC/1.0\r\n",
    "Content-Length: 9\r\n\r\n",
    "\u{1}",
    "\u{2}",
    "KYIV (AP) — The dam held. ",
    "Correction: An earlier version of this article misstated 25 May 2017. ",
    "é",
    "\u{200b}",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40)
        .prop_map(|pieces| pieces.concat())
}

/// Blocks in order, disjoint, each with a sentence; everything else inside the text; and the
/// record comes back as it was.
fn check(article: &Article) {
    let mut at = 0;
    for block in article.blocks.iter() {
        assert!(block.span.start() >= at);
        at = block.span.end();
        assert!(!article.text.sentences_in(block.span).is_empty());
    }
    for notice in &article.meta.notices {
        let _ = &article.text[notice.span];
    }
    let record = serde_json::to_string(&ArticleRecord::from(article)).unwrap();
    let input: ArticleInput = serde_json::from_str(&record).unwrap();
    let again = ArticleRecord::from(&read_input(&input, "0"));
    assert_eq!(serde_json::to_string(&again).unwrap(), record);
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for format in FORMATS {
            let from = Some(format.name.to_owned());
            let options = ReadOptions { from, ..ReadOptions::default() };
            let _ = read_bytes(&bytes, &options);
        }
        let _ = read_bytes(&bytes, &ReadOptions::default());
    }

    #[test]
    fn what_looks_like_a_format_is_read_or_refused(text in text()) {
        for format in FORMATS {
            let from = Some(format.name.to_owned());
            let options = ReadOptions { from, ..ReadOptions::default() };
            let articles = read_bytes(text.as_bytes(), &options);
            articles.unwrap_or_else(crate::Error::into_articles).iter().for_each(check);
        }
    }

    #[test]
    fn an_input_keeps_its_text_and_its_sentences(text in text(), sentences in prop::collection::vec(text(), 0..5)) {
        let input = ArticleInput { text: Some(text.clone()), ..ArticleInput::default() };
        let article = read_input(&input, "0");
        prop_assert_eq!(article.text.source(), text);
        check(&article);
        let joined = sentences.join("\n");
        let n_sentences = sentences.len();
        let input = ArticleInput { sentences: Some(sentences), ..ArticleInput::default() };
        let article = read_input(&input, "0");
        prop_assert_eq!(article.text.source(), joined);
        prop_assert_eq!(article.text.sentences().len(), n_sentences);
    }
}
