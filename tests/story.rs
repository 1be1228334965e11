//! The stories of `corpus/stories`: versions and what an editor says changed between them.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use writethru_article::{Article, ArticleInput};
use writethru_diff::{Revision, diff};
use writethru_facts::{Reading, read};
use writethru_parse::{ReadOptions, read_bytes, read_input};

use crate::repository::{children, root};

/// A story, its versions by name, and its gold.
pub(crate) struct Story {
    /// The name of its folder.
    pub(crate) slug: String,
    /// `v1`, `v2` … in order.
    pub(crate) versions: Vec<(String, Article)>,
    /// One for each pair of versions that an editor compared.
    pub(crate) steps: Vec<Step>,
}

/// What an editor says of two versions.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Step {
    /// The earlier version: `v1`.
    pub(crate) from: String,
    /// The later one.
    pub(crate) to: String,
    /// The facts that changed, in the order of the text.
    pub(crate) changes: Vec<GoldChange>,
    /// What only reads otherwise.
    pub(crate) cosmetic: Vec<GoldEdit>,
}

/// A fact that changed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GoldChange {
    /// Its kind, as in records.
    pub(crate) kind: String,
    /// `revised`, `added`, `removed`.
    pub(crate) action: String,
    #[serde(flatten)]
    pub(crate) place: GoldPlace,
    /// 3 changes what the story says, 2 is a material fact, 1 a detail.
    pub(crate) importance: u8,
    /// Whether a notice of the new version owns up to it.
    pub(crate) disclosed: bool,
    /// Kinds that are as right.
    #[serde(default)]
    pub(crate) alt_kinds: Vec<String>,
    /// The index of the change that this one says again.
    #[serde(default)]
    pub(crate) repeat_of: Option<usize>,
    /// For the reader of the gold.
    #[serde(default)]
    #[expect(dead_code, reason = "only people read it")]
    note: Option<String>,
}

/// An edit that changed no fact.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GoldEdit {
    /// Why it is none: `reworded`, `style` …
    pub(crate) why: String,
    #[serde(flatten)]
    pub(crate) place: GoldPlace,
}

/// Snippets of both sides, each verbatim and unique in its version, or counted.
#[derive(Clone, Deserialize)]
pub(crate) struct GoldPlace {
    #[serde(default)]
    pub(crate) old: Option<String>,
    #[serde(default)]
    pub(crate) new: Option<String>,
    /// Which occurrence of `old` is meant, 1 for the first.
    #[serde(default)]
    pub(crate) old_nth: Option<usize>,
    #[serde(default)]
    pub(crate) new_nth: Option<usize>,
}

impl Story {
    /// The version of this name.
    pub(crate) fn version(&self, name: &str) -> &Article {
        let found = self.versions.iter().find(|(version, _)| version == name);
        &found.unwrap_or_else(|| panic!("{} has no {name}", self.slug)).1
    }

    /// What the tool says of a step.
    pub(crate) fn revision(&self, step: &Step) -> Revision {
        let [old, new] = [&step.from, &step.to].map(|name| reading(self.version(name)));
        diff(&old, &new, &writethru_diff::Settings::default())
    }
}

impl Step {
    /// The places of all that is listed.
    pub(crate) fn places(&self) -> impl Iterator<Item = &GoldPlace> {
        let changes = self.changes.iter().map(|change| &change.place);
        changes.chain(self.cosmetic.iter().map(|edit| &edit.place))
    }
}

/// All stories, by name.
pub(crate) fn stories() -> Vec<Story> {
    children(&root().join("corpus/stories")).iter().map(|folder| story(folder)).collect()
}

/// An article and its facts.
pub(crate) fn reading(article: &Article) -> Reading {
    read(article, &writethru_facts::Settings::default())
}

/// The difference of two articles.
pub(crate) fn compare(old: &ArticleInput, new: &ArticleInput) -> Revision {
    let [old, new] = [old, new].map(|input| reading(&read_input(input, "0")));
    diff(&old, &new, &writethru_diff::Settings::default())
}

/// The only article of a file.
pub(crate) fn article(path: &Path) -> Article {
    let bytes = fs::read(path).unwrap();
    let mut articles = read_bytes(&bytes, &ReadOptions::default())
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert_eq!(articles.len(), 1, "{} holds one article", path.display());
    articles.remove(0)
}

fn story(folder: &Path) -> Story {
    let slug = folder.file_name().unwrap().to_str().unwrap().to_owned();
    let mut versions: Vec<(usize, String, Article)> = children(folder)
        .iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let number = name[1..].parse().unwrap();
            (number, name, article(path))
        })
        .collect();
    versions.sort_by_key(|(number, ..)| *number);
    let gold = fs::read_to_string(folder.join("gold.yaml")).unwrap();
    let steps =
        serde_yaml::from_str(&gold).unwrap_or_else(|error| panic!("{slug}: {error}"));
    let versions =
        versions.into_iter().map(|(_, name, article)| (name, article)).collect();
    Story { slug, versions, steps }
}
