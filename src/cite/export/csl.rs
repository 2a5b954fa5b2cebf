//! CSL-JSON, as citation processors (citeproc, pandoc, Zotero) take it.

use serde::Serialize;

use super::super::{Medium, Name, Work};
use super::record::{Record, records};
use crate::model::Date;

/// The CSL-JSON file of a session: its original publication and all of `works`.
pub fn csl_json(works: &[Work<'_>]) -> String {
    let records = records(works);
    let items: Vec<Item<'_>> = records.iter().map(Item::of).collect();
    // Strings and numbers only: this cannot fail.
    let mut json = serde_json::to_string_pretty(&items).unwrap_or_default();
    json.push('\n');
    json
}

/// An item of the CSL data schema, version 1.0.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Item<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<CslName<'a>>,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    container_title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<CslDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event_title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event_date: Option<CslDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event_place: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<&'a str>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    language: &'a str,
    #[serde(rename = "abstract", skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    keyword: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum CslName<'a> {
    Parts { family: &'a str, given: &'a str },
    Whole { literal: &'a str },
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct CslDate {
    date_parts: [[i16; 3]; 1],
}

impl<'a> Item<'a> {
    fn of(record: &'a Record<'a>) -> Self {
        let (container_title, publisher) = match record.medium {
            Medium::Newspaper | Medium::Web => (record.container, None),
            Medium::Other => (None, record.container),
        };
        Self {
            id: &record.key,
            kind: match record.medium {
                Medium::Newspaper => "article-newspaper",
                Medium::Web => "webpage",
                Medium::Other => "document",
            },
            author: record.authors.iter().map(CslName::of).collect(),
            title: &record.title,
            container_title,
            publisher,
            issued: record.date.map(CslDate::of),
            event_title: record.event.as_deref(),
            event_date: record.event_date.map(CslDate::of),
            event_place: record.place,
            page: record.page,
            url: record.url,
            language: record.language.as_str(),
            summary: record.summary.as_deref(),
            keyword: (!record.topics.is_empty()).then(|| record.topics.join(", ")),
            note: record.asked_by.as_deref(),
        }
    }
}

impl<'a> CslName<'a> {
    fn of(name: &'a Name) -> Self {
        match name.parts() {
            Some((family, given)) => Self::Parts { family, given },
            None => Self::Whole { literal: name.as_str() },
        }
    }
}

impl CslDate {
    fn of(date: Date) -> Self {
        Self { date_parts: [[date.year(), date.month().into(), date.day().into()]] }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::super::sample;
    use super::*;

    fn parsed(works: &[Work<'_>]) -> Value {
        serde_json::from_str(&csl_json(works)).unwrap()
    }

    #[test]
    fn a_session_has_its_original_and_its_questions() {
        let sample = sample::english();
        let expected = json!([
            {
                "id": "2022-02-08-mayor-original",
                "type": "article-newspaper",
                "title": "The Mayor’s February",
                "container-title": "The Larkford Gazette",
                "issued": { "date-parts": [[2022, 2, 9]] },
                "page": "2–5",
                "URL": "https://gazette.example/february",
                "language": "en"
            },
            {
                "id": "2022-02-08-mayor-q3",
                "type": "webpage",
                "author": [
                    { "family": "Quillan", "given": "Hester M." },
                    { "family": "Corrow", "given": "Ines" }
                ],
                "title": "When will the “new” bridge open?",
                "container-title": "Larkford Answers",
                "issued": { "date-parts": [[2022, 2, 8]] },
                "event-title": "Mayor Hester Quillan Meets the Press",
                "event-date": { "date-parts": [[2022, 2, 8]] },
                "event-place": "Town Hall, Larkford",
                "URL": "https://larkford.example/2022-02-08-mayor/q3.html",
                "language": "en",
                "abstract": "Mayor, when will the “new” bridge open? It opens in May.",
                "keyword": "Bridges, Budget",
                "note": "Q: The School Bell"
            }
        ]);
        assert_eq!(parsed(&[sample.question()]), expected);
    }

    #[test]
    fn a_chinese_name_is_whole_and_what_is_not_known_has_no_key() {
        let chinese = sample::chinese();
        assert_eq!(parsed(&[chinese.question()])[1]["author"], json!([{ "literal": "沈青禾" }]));
        let bare = sample::bare();
        let expected = json!([{
            "id": "undated-q1",
            "type": "webpage",
            "title": "The weather",
            "container-title": "Larkford Answers",
            "event-title": "A conversation",
            "language": "en"
        }]);
        assert_eq!(parsed(&[bare.question()]), expected);
    }
}
