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
