//! [`read_bytes`]: bytes of any format into articles.

use std::sync::Arc;

use writethru_article::Article;

use crate::charset;
use crate::error::{Error, ErrorKind};
use crate::format::{self, Format, Reader};
use crate::pack;
use crate::page::{Page, ReadOptions};

/// What a reader returns.
pub(crate) type Articles = Result<Vec<Article>, Error>;

/// Largest input that is read at once, in bytes. A page of news has 0.1 to 3 MB.
const MAX_SIZE: usize = 256 << 20;

/// Reads the articles that bytes hold, in their order; a page or a text is one.
///
/// The format is told from the content unless `options.from` names it; the charset from byte order
/// mark, declaration or content. A page that holds no article is an article whose
/// `availability` says so.
///
/// # Errors
///
/// If a guard refuses the content, it is not well-formed, or no format has the name. Articles that
/// could be read all the same come with the error.
///
/// ```
/// use writethru_parse::{ReadOptions, read_bytes};
///
/// let bytes = b"---\ntitle: Dam holds\n---\nThe dam held.\n";
/// let articles = read_bytes(bytes, &ReadOptions::default()).unwrap();
/// assert_eq!(articles[0].headline(), Some("Dam holds"));
/// ```
pub fn read_bytes(bytes: &[u8], options: &ReadOptions) -> Result<Vec<Article>, Error> {
    let name = options.source.as_deref().or(options.id.as_deref()).unwrap_or("-");
    match open(bytes, options) {
        Ok(mut articles) => {
            identify(&mut articles, name, options);
            Ok(articles)
        }
        Err(mut error) => {
            identify(error.articles_mut(), name, options);
            Err(error.named(name))
        }
    }
}

pub(crate) fn open(bytes: &[u8], options: &ReadOptions) -> Articles {
    if bytes.len() > MAX_SIZE {
        let message = format!(
            "has {} bytes: expected at most {MAX_SIZE}, cut it into parts",
            bytes.len()
        );
        return Err(Error::new(ErrorKind::Size, message));
    }
    if let Some(packing) = pack::sniff(bytes) {
        let (unpacked, broken) = pack::unpack(bytes, packing);
        return match broken {
            None => flat(&unpacked, options),
            Some(error) => Err(error.after(before(&unpacked, options))),
        };
    }
    flat(bytes, options)
}

/// The articles before a broken end.
fn before(bytes: &[u8], options: &ReadOptions) -> Vec<Article> {
    if bytes.is_empty() {
        return Vec::new();
    }
    flat(bytes, options).unwrap_or_else(Error::into_articles)
}

/// Reads bytes that are not packed.
fn flat(bytes: &[u8], options: &ReadOptions) -> Articles {
    if let Some(format) = format::of_bytes(bytes, options) {
        return match format.reader {
            Reader::Bytes { read, .. } => read(bytes, options),
            Reader::Text { .. } => Ok(Vec::new()),
        };
    }
    let decoded = charset::decode(bytes, options.charset.as_deref())?;
    let format: &Format = format::of_text(&decoded.text, options)?;
    let page = Page { text: &decoded.text, options, warnings: decoded.warnings };
    match format.reader {
        Reader::Text { read, .. } => read(&page),
        Reader::Bytes { read, .. } => read(bytes, options),
    }
}

/// Gives articles that have none their identifier, and their source.
fn identify(articles: &mut [Article], name: &str, options: &ReadOptions) {
    let base = options.id.as_deref().unwrap_or(name);
    let n_articles = articles.len();
    for (idx, article) in articles.iter_mut().enumerate() {
        let meta = Arc::make_mut(&mut article.meta);
        if meta.id.is_empty() {
            meta.id = if n_articles == 1 {
                base.to_owned()
            } else {
                format!("{base}#{}", idx + 1)
            };
        }
        if meta.source.is_none() {
            meta.source.clone_from(&options.source);
        }
    }
}
