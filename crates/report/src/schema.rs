//! JSON Schema of every record.

use schemars::{JsonSchema, SchemaGenerator, generate::SchemaSettings};
use serde_json::{Value, json};
use writethru_article::ArticleRecord;

use crate::record::{DiffRecord, ErrorRecord, FactsRecord, SummaryRecord};

/// A record with its schema.
pub struct RecordSchema {
    /// The name that records carry in `schema`: `writethru.diff/1`.
    pub name: &'static str,
    /// What the record is.
    pub about: &'static str,
    make: fn() -> Value,
}

/// Every record.
pub const SCHEMAS: &[RecordSchema] = &[
    RecordSchema {
        name: "writethru.article/1",
        about: "an article: text, blocks, times, notices",
        make: schema::<ArticleRecord>,
    },
    RecordSchema {
        name: "writethru.facts/1",
        about: "what an article claims",
        make: schema::<FactsRecord<'static>>,
    },
    RecordSchema {
        name: "writethru.diff/1",
        about: "what changed between two versions",
        make: schema::<DiffRecord<'static>>,
    },
    RecordSchema {
        name: "writethru.summary/1",
        about: "which sentences to read",
        make: schema::<SummaryRecord<'static>>,
    },
    RecordSchema {
        name: "writethru.error/1",
        about: "why there is no record in this place",
        make: schema::<ErrorRecord>,
    },
];

impl RecordSchema {
    /// The schema of this name, whole or short: `writethru.diff/1`, `diff`.
    pub fn find(name: &str) -> Option<&'static RecordSchema> {
        SCHEMAS.iter().find(|row| row.name == name || row.short() == name)
    }

    /// The name between its full stop and its version: `diff`.
    pub fn short(&self) -> &'static str {
        let (_, name) = self.name.split_once('.').unwrap_or(("", self.name));
        name.split_once('/').map_or(name, |(name, _)| name)
    }

    /// The JSON Schema (draft 2020-12).
    pub fn json(&self) -> Value {
        let mut schema = (self.make)();
        schema["title"] = json!(self.name);
        schema["properties"]["schema"] = json!({ "const": self.name });
        schema
    }
}

fn schema<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    SchemaGenerator::new(settings).into_root_schema_for::<T>().to_value()
}

#[cfg(test)]
mod tests {
    use writethru_article::Article;
    use writethru_diff::diff;
    use writethru_facts::read;
    use writethru_summarize::summarize;

    use super::*;
    use crate::{ErrorRecord, Format, Look, Outcome, render};

    /// Where a value is not what its schema says, as `path: what`; only the parts of JSON Schema
    /// that our schemas use. A field that the schema does not know counts too.
    fn misfits(
        root: &Value,
        schema: &Value,
        value: &Value,
        path: &str,
        out: &mut Vec<String>,
    ) {
        if let Some(target) = schema["$ref"].as_str() {
            let name = target.trim_start_matches("#/$defs/");
            return misfits(root, &root["$defs"][name], value, path, out);
        }
        for choice in ["anyOf", "oneOf"] {
            let Some(choices) = schema[choice].as_array() else { continue };
            let fits = choices.iter().any(|schema| {
                let merged = merge(root, schema);
                let mut found = Vec::new();
                misfits(root, &merged, value, path, &mut found);
                found.iter().all(|misfit| misfit.ends_with("unknown field"))
            });
            if !fits {
                out.push(format!("{path}: fits none of {choice}"));
            }
        }
        if let Some(expected) = schema.get("const")
            && expected != value
        {
            out.push(format!("{path}: not {expected}"));
        }
        let is = |name: &str| match name {
            "null" => value.is_null(),
            "string" => value.is_string(),
            "boolean" => value.is_boolean(),
            "integer" => value.is_u64() || value.is_i64(),
            "number" => value.is_number(),
            "array" => value.is_array(),
            _ => value.is_object(),
        };
        let fits = match &schema["type"] {
            Value::String(name) => is(name),
            Value::Array(names) => names.iter().filter_map(Value::as_str).any(is),
            _ => true,
        };
        if !fits {
            out.push(format!("{path}: {value} is no {}", schema["type"]));
        }
        fields(root, schema, value, path, out);
    }

    /// The same for what is inside a value.
    fn fields(
        root: &Value,
        schema: &Value,
        value: &Value,
        path: &str,
        out: &mut Vec<String>,
    ) {
        for name in schema["required"].as_array().into_iter().flatten() {
            let name = name.as_str().unwrap();
            if value.is_object() && value.get(name).is_none() {
                out.push(format!("{path}: lacks {name}"));
            }
        }
        let known = schema["properties"].as_object();
        for (name, field) in value.as_object().into_iter().flatten() {
            let path = format!("{path}.{name}");
            match known.and_then(|known| known.get(name)) {
                Some(schema) => misfits(root, schema, field, &path, out),
                None if known.is_some()
                    && schema.get("anyOf").is_none()
                    && schema.get("additionalProperties").is_none() =>
                {
                    out.push(format!("{path}: unknown field"));
                }
                None => {}
            }
        }
        for (idx, item) in value.as_array().into_iter().flatten().enumerate() {
            if let Some(schema) = schema.get("items") {
                misfits(root, schema, item, &format!("{path}[{idx}]"), out);
            }
        }
    }

    fn merge<'a>(root: &'a Value, schema: &'a Value) -> Value {
        match schema["$ref"].as_str() {
            Some(target) => root["$defs"][target.trim_start_matches("#/$defs/")].clone(),
            None => schema.clone(),
        }
    }

    fn check(name: &str, record: &str) {
        let schema = RecordSchema::find(name).unwrap().json();
        let value: Value = serde_json::from_str(record).unwrap();
        let mut out = Vec::new();
        misfits(&schema, &schema, &value, "", &mut out);
        assert_eq!(out, Vec::<String>::new(), "{name}");
    }

    #[test]
    fn records_are_what_their_schemas_say() {
        let old = Article::from_paragraphs(&[
            "At least 12 people died on Monday, said Mayor Ana Ruiz.",
            "“We knew,” she said. The bridge may have been cracked.",
        ]);
        let new = Article::from_paragraphs(&[
            "At least 31 people died on Tuesday, said Mayor Carla Ruiz.",
            "“We knew,” she said. The bridge was cracked.",
        ]);
        let settings = writethru_facts::Settings::default();
        let (old, new) = (read(&old, &settings), read(&new, &settings));
        let revision = diff(&old, &new, &writethru_diff::Settings::default());
        let articles = [new.clone()];
        let summary =
            summarize(&articles, &[], None, &writethru_summarize::Settings::default());
        let jsonl = |outcome| render(&outcome, Format::Jsonl, &Look::default());
        check("article", &jsonl(Outcome::Article(&new.article)));
        check("facts", &jsonl(Outcome::Facts(&new)));
        check("diff", &jsonl(Outcome::Revision { id: "1", revision: &revision }));
        let pairs = &writethru_diff::explain(&revision);
        check(
            "diff",
            &jsonl(Outcome::Comparison { id: "1", revision: &revision, pairs }),
        );
        let summary = Outcome::Summary {
            id: "1",
            articles: &articles,
            read: &[],
            summary: &summary,
        };
        check("summary", &jsonl(summary));
        let error = ErrorRecord::new("read", "is empty");
        check("error", &serde_json::to_string(&error).unwrap());
    }
}
