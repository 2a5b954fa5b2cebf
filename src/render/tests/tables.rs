//! The tables for research, with what describes them, and the statistics page.

use serde_json::Value;

use super::wordings::said;
use super::*;
use crate::derive::sample::{rendering, slug};
use crate::model::Date;

/// The rows of a table, the head first (RFC 4180).
fn rows(pages: &[Rendered], name: &str) -> Vec<Vec<String>> {
    let table = text(pages, &format!("data/{name}.csv"));
    let table = table.strip_prefix('\u{feff}').unwrap();
    let mut rows = vec![vec![String::new()]];
    let (mut quoted, mut characters) = (false, table.chars().peekable());
    while let Some(character) = characters.next() {
        let row = rows.last_mut().unwrap();
        match character {
            '"' if quoted && characters.next_if_eq(&'"').is_some() => {
                row.last_mut().unwrap().push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\n' if !quoted => rows.push(vec![String::new()]),
            '\r' if !quoted => {}
            _ => row.last_mut().unwrap().push(character),
        }
    }
    assert_eq!(rows.pop(), Some(vec![String::new()]), "the last line ends");
    rows
}

/// An archive with cells of every kind, and one with wordings.
fn archives() -> [Archive; 2] {
    [with_address(), said()]
}

#[test]
fn every_column_is_described_and_every_cell_is_what_its_column_says() {
    for archive in archives() {
        every_cell_is_what_its_column_says(&pages(&archive));
    }
}

fn every_cell_is_what_its_column_says(pages: &[Rendered]) {
    let package: Value = serde_json::from_str(text(pages, "data/datapackage.json")).unwrap();
    assert_eq!(package["profile"], "tabular-data-package");
    let resources = package["resources"].as_array().unwrap();
    let names: Vec<&str> = resources.iter().map(|it| it["name"].as_str().unwrap()).collect();
    assert_eq!(names[..2], ["questions", "turns"]);
    assert_eq!(names.last(), Some(&"glossary"));
    for resource in resources {
        let name = resource["name"].as_str().unwrap();
        assert!(resource["title"].as_str().is_some_and(|title| title != name), "{name}");
        assert_eq!(resource["path"], format!("{name}.csv"));
        let fields = resource["schema"]["fields"].as_array().unwrap();
        let table = text(pages, &format!("data/{name}.csv")).trim_start_matches('\u{feff}');
        let columns: Vec<&str> = table.lines().next().unwrap().split(',').collect();
        let described: Vec<&str> = fields.iter().map(|it| it["name"].as_str().unwrap()).collect();
        assert_eq!(columns, described, "{name}");
        for row in rows(pages, name).iter().skip(1) {
            assert_eq!(row.len(), columns.len(), "{name}: {row:?}");
            for (cell, field) in row.iter().zip(fields) {
                let fits = match field["type"].as_str().unwrap() {
                    _ if cell.is_empty() => true,
                    "integer" | "year" => cell.parse::<i64>().is_ok(),
                    "number" => cell.parse::<f64>().is_ok(),
                    "date" => cell.len() == 10,
                    "boolean" => cell == "yes",
                    kind => kind == "string",
                };
                assert!(fits, "{name}: {cell} in {field}");
            }
        }
    }
}

#[test]
fn what_a_row_names_in_another_table_is_there() {
    let pages = pages(&said());
    let package: Value = serde_json::from_str(text(&pages, "data/datapackage.json")).unwrap();
    let mut named = 0;
    for resource in package["resources"].as_array().unwrap() {
        let name = resource["name"].as_str().unwrap();
        for key in resource["schema"]["foreignKeys"].as_array().into_iter().flatten() {
            let (fields, reference) = (&key["fields"], &key["reference"]);
            let other = reference["resource"].as_str().unwrap();
            let there = cells(&pages, other, &reference["fields"]);
            for row in cells(&pages, name, fields) {
                assert!(there.contains(&row), "{name}: {row:?} is not in {other}");
                named += 1;
            }
        }
    }
    assert!(named > 0);
}

/// The cells of some columns, row by row.
fn cells(pages: &[Rendered], name: &str, fields: &Value) -> Vec<Vec<String>> {
    let rows = rows(pages, name);
    let at = |field: &Value| rows[0].iter().position(|column| *field == column.as_str()).unwrap();
    let places: Vec<usize> = fields.as_array().unwrap().iter().map(at).collect();
    rows[1..].iter().map(|row| places.iter().map(|&at| row[at].clone()).collect()).collect()
}

#[test]
fn questions_and_turns_are_rows_with_all_that_is_known_of_them() {
    let pages = pages(&with_address());
    let questions = rows(&pages, "questions");
    assert_eq!(questions.len(), 1 + 4);
    assert_eq!(
        questions[1].join(","),
        "2023-04-01-spring,q1,2023-04-01,石桥何时修好？,heading,zh-Hans,,《青石公报》记者,gazette,,林溪,\
         bridge,2,6,9,https://a.example/wenda/2023-04-01-spring/q1.html"
    );
    let turns = text(&pages, "data/turns.csv");
    assert!(
        turns.contains("2024-04-02-spring,q1,t3,2024-04-02,answer,,林溪,answerer,lin-xi,,发言人,"),
        "{turns}"
    );
    assert!(turns.contains("\"桥墩已经修好。\n力修桥，见图纸。\""), "{turns}");
    assert!(turns.contains("2024-04-02-spring,opening,t1,2024-04-02,speech,"), "{turns}");
}

#[test]
fn a_country_for_which_several_ask_stands_once_in_a_row() {
    let mut archive = archive();
    let pattern = archive.organisations[0].clone();
    let bodies = [("a-gazette", "青石国"), ("b-radio", "渡口国"), ("c-post", "青石国")];
    archive.organisations = bodies
        .map(|(id, country)| {
            let mut body = pattern.clone();
            body.entry.id = slug(id);
            body.country = Some(country.to_owned());
            body
        })
        .to_vec();
    let session = &mut archive.sessions[1].session;
    let question = session.exchanges[0].turns[1].clone();
    for (id, _) in bodies {
        let mut speaker = session.speakers[0].clone();
        (speaker.label, speaker.organisation) = (id.to_owned(), Some(slug(id)));
        session.speakers.push(speaker);
        let mut asking = question.clone();
        asking.speaker = Some(session.speakers.len() - 1);
        session.exchanges[0].turns.push(asking);
    }
    session.speakers[0].organisation = None;
    let pages = pages(&archive);
    let questions = rows(&pages, "questions");
    let row = questions.iter().find(|row| row[0] == "2024-04-02-spring").unwrap();
    assert_eq!(row[8..10], ["a-gazette; b-radio; c-post", "青石国; 渡口国"]);
}

#[test]
fn a_key_tells_each_row_from_every_other() {
    for archive in archives() {
        each_row_has_a_key_of_its_own(&pages(&archive));
    }
    let wordings = pages(&said());
    assert!(["wordings", "uses"].iter().all(|name| rows(&wordings, name).len() > 1));
    let mut of_many = archive();
    let languages = ["en", "en", "fr"];
    of_many.terms[0].renderings =
        languages.map(|language| rendering(language, "Stone Bridge", None, false)).to_vec();
    let pages = pages(&of_many);
    each_row_has_a_key_of_its_own(&pages);
    assert!(rows(&pages, "glossary").len() > languages.len());
    assert_eq!(rows(&pages, "statistics-countries").last().unwrap()[0], "");
}

fn each_row_has_a_key_of_its_own(pages: &[Rendered]) {
    let package: Value = serde_json::from_str(text(pages, "data/datapackage.json")).unwrap();
    for resource in package["resources"].as_array().unwrap() {
        let schema = &resource["schema"];
        let key = schema["primaryKey"].as_array().expect("every table has a key");
        assert!(!key.is_empty(), "{resource}");
        let blank_is_missing = schema["missingValues"].as_array().unwrap().contains(&"".into());
        let rows = rows(pages, resource["name"].as_str().unwrap());
        let places: Vec<usize> =
            key.iter().map(|name| rows[0].iter().position(|it| it == name).unwrap()).collect();
        let mut keys: Vec<Vec<&str>> = rows[1..]
            .iter()
            .map(|row| places.iter().map(|&place| row[place].as_str()).collect())
            .collect();
        let has_all = |key: &Vec<&str>| !blank_is_missing || key.iter().all(|it| !it.is_empty());
        assert!(keys.iter().all(has_all), "no part of a key is missing: {resource}");
        let count = keys.len();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), count, "{resource}");
    }
}

#[test]
fn statistics_say_on_what_they_rest_and_each_has_its_file() {
    let mut archive = archive();
    archive.organisations[0].country = Some("青石国".to_owned());
    let pages = pages(&archive);
    in_order(
        text(&pages, "statistics.html"),
        &[
            "<h1>统计</h1>",
            "依据注明日期的2场，其中确知为全文的0场。",
            "各年的问数",
            "<td>2</td><td>1</td>",
            "data/statistics-years.csv",
            "各年平均每场的问数",
            "<td>2</td><td>2.0</td><td>1</td>",
            "data/statistics-sessions.csv",
            "提问者的国家或地区",
            "<desc id=\"countries-d\">共1项；最多的是青石国：2问。</desc>",
            "另有2问，提问者没有条目",
            "data/statistics-countries.csv",
            "谁在问，问什么",
            "<a href=\"organisations/gazette.html\">《青石公报》</a></th><td>2</td><td>石桥 2</td>",
            "data/statistics-subjects.csv",
            "回答字数的中位数",
            "回答的长短（字数）",
            "<th scope=\"row\">0–49</th><td>4</td>",
            "data/statistics-answers.csv",
            "data/datapackage.json",
        ],
    );
    let years = text(&pages, "years/index.html");
    assert!(years.contains("href=\"../statistics.html\""), "{years}");
}

#[test]
fn an_archive_without_dates_has_statistics_all_the_same() {
    let mut archive = archive();
    for archived in &mut archive.sessions {
        archived.session.header.date = None::<Date>;
    }
    let pages = pages(&archive);
    assert!(text(&pages, "statistics.html").contains("谁在问，问什么"));
    assert_eq!(rows(&pages, "statistics-years").len(), 1);
}
