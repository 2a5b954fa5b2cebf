//! What describes the tables: `data/datapackage.json`.

use serde_json::{Value, json};

use super::super::glossary;
use super::super::site::Site;
use super::{Column, Kind, TABLES};

/// Which columns of a table name a row of another by its key.
const REFERENCES: &[(&str, &[&str], &str)] = &[
    ("questions", &["session"], "statistics-sessions"),
    ("turns", &["session"], "statistics-sessions"),
    ("statistics-answers", &["session", "id"], "questions"),
    ("uses", &["wording", "variant"], "wordings"),
    ("uses", &["session"], "statistics-sessions"),
];

/// Tables in which an empty cell is not missing: it is the key of the row of what is not known.
const BLANK_TELLS: &[&str] = &["statistics-countries"];

impl Site<'_> {
    /// The description, as Frictionless Data Package 1 has it.
    pub(super) fn data_package(&self) -> Vec<u8> {
        let settings = &self.archive.settings;
        let tables = TABLES.iter().map(|table| self.resource(table.name, table.columns, table.key));
        // The glossary is older than this list, and is made with its page; an archive without terms has none.
        let glossary = (!self.archive.terms.is_empty()).then(|| {
            let columns: Vec<Column> = glossary::COLUMNS.map(glossary_column).to_vec();
            self.resource("glossary", &columns, glossary::KEY)
        });
        let mut package = json!({
            "profile": "tabular-data-package",
            "name": "wenda",
            "title": settings.title,
            "resources": tables.chain(glossary).collect::<Vec<Value>>(),
        });
        let facts = [
            ("description", settings.description.as_deref()),
            ("homepage", settings.base_url.as_deref()),
        ];
        for (key, fact) in facts {
            if let Some(fact) = fact {
                package[key] = json!(fact);
            }
        }
        if let (Some(title), Some(path)) = (&settings.licence, &settings.licence_url) {
            package["licenses"] = json!([{ "title": title, "path": path }]);
        }
        let mut bytes = serde_json::to_vec_pretty(&package).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    fn resource(&self, name: &str, columns: &[Column], key: &[&str]) -> Value {
        let fields = columns.iter().map(|column| self.field(name, *column));
        let mut schema = json!({
            "fields": fields.collect::<Vec<Value>>(),
            "missingValues": if BLANK_TELLS.contains(&name) { json!([]) } else { json!([""]) },
            "primaryKey": key,
        });
        let references = REFERENCES.iter().filter(|(table, ..)| *table == name);
        let references = references.map(|(_, columns, other)| {
            json!({ "fields": columns, "reference": { "resource": other, "fields": columns } })
        });
        let references: Vec<Value> = references.collect();
        if !references.is_empty() {
            schema["foreignKeys"] = json!(references);
        }
        json!({
            "profile": "tabular-data-resource",
            "name": name,
            "path": format!("{name}.csv"),
            "title": self.words.table(name),
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": schema,
        })
    }

    fn field(&self, table: &str, Column(name, kind): Column) -> Value {
        let description = self.words.column(table, name);
        let mut field = json!({ "name": name, "type": kind.as_str(), "description": description });
        if let Kind::Yes = kind {
            field["trueValues"] = json!(["yes"]);
            field["falseValues"] = json!(["no"]);
        }
        field
    }
}

impl Kind {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "string",
            Self::Count => "integer",
            Self::Number => "number",
            Self::Year => "year",
            Self::Day => "date",
            Self::Yes => "boolean",
        }
    }
}

fn glossary_column(name: &'static str) -> Column {
    let kind = match name {
        "official" | "current" => Kind::Yes,
        "date" | "first_use" | "last_use" => Kind::Day,
        "uses" | "number" => Kind::Count,
        _ => Kind::Text,
    };
    Column(name, kind)
}
