//! What fields and sessions are called, and the numbers that stand for it elsewhere.

use std::collections::BTreeSet;

use super::documents::{Document, FIELDS, Fields, Heading, Value};
use super::script::{Hashed, quoted, script};

/// All values of all fields, in order: a value's place is its number.
#[derive(Debug, Default)]
pub(super) struct Values([Vec<Value>; FIELDS.len()]);

impl Values {
    /// Those of several sessions.
    pub(super) fn of<'a>(sessions: impl Iterator<Item = &'a Fields>) -> Self {
        let mut all: [BTreeSet<&Value>; FIELDS.len()] = std::array::from_fn(|_| BTreeSet::new());
        for fields in sessions {
            for (all, values) in all.iter_mut().zip(fields) {
                all.extend(values);
            }
        }
        Self(all.map(|values| values.into_iter().cloned().collect()))
    }

    /// The file of names.
    pub(super) fn file(&self, headings: &[Heading], language: &str) -> Hashed {
        let mut data = String::from("{");
        for (name, values) in FIELDS.iter().zip(&self.0) {
            list(&mut data, name, values.iter().map(|value| [&*value.id, &*value.name]));
        }
        let sessions =
            headings.iter().map(|session| [&*session.id, &*session.title, &*session.day]);
        list(&mut data, "sessions", sessions);
        data.extend(["\"language\":", &quoted(language), "}"]);
        script("names", &[&data])
    }

    /// The file of some documents' values.
    pub(super) fn of_documents<'a>(
        &self,
        number: usize,
        documents: &(impl Iterator<Item = &'a Document> + Clone),
    ) -> Hashed {
        let lists = FIELDS.iter().enumerate().map(|(field, name)| {
            let each: Vec<String> =
                documents.clone().map(|document| self.numbers(field, document)).collect();
            format!("{}:[{}]", quoted(name), each.join(","))
        });
        let lists: Vec<String> = lists.collect();
        script(&format!("f/{number}"), &[&format!("{{{}}}", lists.join(",\n"))])
    }

    fn numbers(&self, field: usize, document: &Document) -> String {
        let values = document.fields[field].iter();
        let numbers = values.filter_map(|value| self.0[field].binary_search(value).ok());
        let numbers: Vec<String> = numbers.map(|number| number.to_string()).collect();
        format!("[{}]", numbers.join(","))
    }
}

fn list<'a, const N: usize>(
    data: &mut String,
    name: &str,
    rows: impl Iterator<Item = [&'a str; N]>,
) {
    let rows: Vec<String> = rows.map(|row| format!("[{}]", row.map(quoted).join(","))).collect();
    data.extend([&quoted(name), ":[", &rows.join(",\n"), "],\n"]);
}
