//! [`Job`]: what a job file asks for.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use writethru_article::Time;
use writethru_summarize::Budget;

use crate::yaml;

/// A commented example of a job file.
pub const EXAMPLE: &str = include_str!("../data/example.yaml");

/// What a job file asks for. [`EXAMPLE`] explains the fields to its writers.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Job {
    /// Where versions come from; at least one.
    pub sources: Vec<Source>,
    /// What to do with each story.
    #[serde(default = "default_tasks")]
    pub tasks: Vec<Task>,
    /// How long summaries may be.
    #[serde(default)]
    pub summary: SummaryLength,
    /// Where results go.
    #[serde(default)]
    pub sinks: Vec<Sink>,
    /// The time of articles that state none.
    pub as_of: Option<Time>,
    /// How many threads work; `None` is all cores.
    pub jobs: Option<usize>,
    /// The folder that the job's paths start from.
    #[serde(skip)]
    pub folder: PathBuf,
}

/// Where versions come from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// Files whose paths match a pattern.
    Files(String),
    /// All articles below a folder.
    Folder(PathBuf),
    /// Article records, one a line.
    Jsonl(PathBuf),
}

/// What to do with a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Task {
    /// The facts of every version.
    Facts,
    /// What changed in each step from one version to the next.
    Diff,
    /// A summary of the newest version.
    Summarize,
}

/// How long summaries may be: three sentences where nothing is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SummaryLength {
    /// At most this many sentences.
    pub sentences: Option<usize>,
    /// At most this many words.
    pub words: Option<usize>,
}

/// Where results go.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sink {
    /// Every record, one a line, into this file.
    Jsonl(PathBuf),
    /// One page a story, into this folder.
    Markdown(PathBuf),
}

fn default_tasks() -> Vec<Task> {
    vec![Task::Diff, Task::Summarize]
}

impl Job {
    /// Reads the text of the job file at `path`, in whose folder its paths start.
    ///
    /// # Errors
    ///
    /// What is wrong, with line, column and the line itself where there is one.
    pub fn read(text: &str, path: &Path) -> Result<Job, String> {
        let mut job: Job = yaml::read(text, &path.display().to_string())?;
        job.folder = path.parent().map(Path::to_owned).unwrap_or_default();
        if job.sources.is_empty() {
            return Err("`sources` is empty: name files, a folder or a stream".to_owned());
        }
        if job.tasks.is_empty() {
            return Err("`tasks` is empty: name facts, diff or summarize".to_owned());
        }
        if job.summary.sentences.is_some() && job.summary.words.is_some() {
            return Err("`summary` has both `sentences` and `words`: keep one".to_owned());
        }
        if job.jobs == Some(0) {
            return Err("`jobs` is 0: at least 1 is needed".to_owned());
        }
        Ok(job)
    }

    /// Where a path of the job is.
    pub(crate) fn real(&self, path: &Path) -> PathBuf {
        self.folder.join(path)
    }

    pub(crate) fn does(&self, task: Task) -> bool {
        self.tasks.contains(&task)
    }
}

impl SummaryLength {
    pub(crate) fn budget(self) -> Budget {
        match (self.sentences, self.words) {
            (Some(sentences), _) => Budget::Sentences(sentences),
            (None, Some(words)) => Budget::Words(words),
            (None, None) => Budget::Sentences(3),
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    fn check(yaml: &str, expected: &Expect) {
        let said = match Job::read(yaml, Path::new("job.yaml")) {
            Ok(job) => format!("{:?} {:?} {:?}\n", job.sources, job.tasks, job.sinks),
            Err(message) => message + "\n",
        };
        expected.assert_eq(&said);
    }

    #[test]
    fn the_example_is_a_job() {
        check(
            EXAMPLE,
            &expect![[r#"
            [Files("stories/*/v*.md")] [Diff, Summarize] [Jsonl("out/results.jsonl"), Markdown("out/stories")]
        "#]],
        );
    }

    #[test]
    fn an_unknown_field_is_shown_in_its_line() {
        let yaml = "sources:\n  - files: v*.md\ntask: [diff]\n";
        check(
            yaml,
            &expect![[r#"
                line 3 column 1: unknown field `task`, expected one of sources, tasks, summary, sinks, as_of, jobs
                 --> job.yaml:3:1
                  |
                1 | sources:
                2 |   - files: v*.md
                3 | task: [diff]
                  | ^ unknown field `task`, expected one of sources, tasks, summary, sinks, as_of, jobs
            "#]],
        );
    }

    #[test]
    fn a_wrong_type_is_shown_in_its_line() {
        let yaml = "sources:\n  - files: v*.md\nsummary:\n  sentences: three\n";
        check(
            yaml,
            &expect![[r#"
                line 4 column 14: expected a whole number
                 --> job.yaml:4:14
                  |
                2 |   - files: v*.md
                3 | summary:
                4 |   sentences: three
                  |              ^ expected a whole number
            "#]],
        );
    }

    #[test]
    fn a_task_that_does_not_exist_is_told_with_those_that_do() {
        check(
            "sources: [folder: a]\ntasks: [dif]\n",
            &expect![[r#"
                line 2 column 9: unknown variant `dif`, expected one of facts, diff, summarize
                 --> job.yaml:2:9
                  |
                1 | sources: [folder: a]
                2 | tasks: [dif]
                  |         ^ unknown variant `dif`, expected one of facts, diff, summarize
            "#]],
        );
    }

    #[test]
    fn a_job_without_sources_is_none() {
        check(
            "sources: []\n",
            &expect![[r#"
            `sources` is empty: name files, a folder or a stream
        "#]],
        );
    }
}
