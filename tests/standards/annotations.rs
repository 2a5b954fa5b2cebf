//! Web Annotations: by the W3C's ontology, by what the model says must be, and by the pages they are about.

use std::collections::BTreeSet;

use serde_json::Value;

use super::rdf::{Graph, unknown_keys};
use super::{File, page};

const OA: &str = "http://www.w3.org/ns/oa#";

/// Asserts what the Web Annotation model demands (sections 3.1, 3.2, 3.3, 4.2, 5).
#[track_caller]
pub(crate) fn assert_valid((path, text): File<'_>) {
    let document: Value = serde_json::from_str(text).unwrap();
    let context: Value = serde_json::from_str(&super::read("anno.jsonld")).unwrap();
    let dropped = unknown_keys(&document, &context["@context"], &[]);
    assert!(dropped.is_empty(), "{path}: keys that mean nothing: {dropped:?}");

    let base = format!("https://site.example/{path}");
    let graph = Graph::of(text, &base);
    let faults = graph.faults(&Graph::ontology("oa.nq"), OA);
    assert!(faults.is_empty(), "{path}\n{}", faults.join("\n"));

    assert_eq!(document["type"], "AnnotationCollection", "{path}");
    let items = document["first"]["items"].as_array().unwrap();
    assert_eq!(document["total"], items.len(), "{path}");
    let ids: BTreeSet<&str> = items.iter().map(|item| item["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), items.len(), "{path}: each annotation has an id of its own");
    let annotation = format!("<{OA}Annotation>");
    let annotations: Vec<&str> = graph.all(&annotation).collect();
    assert_eq!(annotations.len(), items.len(), "{path}: each annotation is one by its type");
    for annotation in annotations {
        let count = |name: &str| graph.objects(annotation, &format!("<{OA}{name}>")).count();
        assert!(count("hasTarget") > 0 && count("motivatedBy") > 0, "{path}: {annotation}");
        let created = "<http://purl.org/dc/terms/created>";
        for day in graph.objects(annotation, created) {
            assert!(day.ends_with("Z\"^^<http://www.w3.org/2001/XMLSchema#dateTime>"), "{day}");
        }
    }
    for [resource, ..] in
        graph.0.iter().filter(|[_, _, kind]| *kind == format!("<{OA}SpecificResource>"))
    {
        let sources = graph.objects(resource, &format!("<{OA}hasSource>")).count();
        assert_eq!(sources, 1, "{path}: a specific resource has one source");
    }
    for [selector, ..] in
        graph.0.iter().filter(|[_, _, kind]| *kind == format!("<{OA}TextQuoteSelector>"))
    {
        let exact = graph.objects(selector, &format!("<{OA}exact>")).count();
        assert_eq!(exact, 1, "{path}: a quotation has its words once");
    }
}

/// Asserts that each target is found on its page: the element is there, and the words stand in it once.
#[track_caller]
pub(crate) fn assert_found((path, text): File<'_>, site: &[File<'_>]) {
    let document: Value = serde_json::from_str(text).unwrap();
    for item in document["first"]["items"].as_array().unwrap() {
        let target = &item["target"];
        let targets = target.as_array().map_or(std::slice::from_ref(target), Vec::as_slice);
        for target in targets {
            assert_target(path, target, site);
        }
    }
}

#[track_caller]
fn assert_target(path: &str, target: &Value, site: &[File<'_>]) {
    let folder = path.rsplit_once('/').unwrap().0;
    // Whole, or relative to the file: the last two parts are session and page either way.
    let source = target["source"].as_str().unwrap();
    let source = source.rsplit('/').next().unwrap();
    let source = format!("{folder}/{source}");
    let page = site.iter().find(|(path, _)| *path == source);
    let (_, html) = page.unwrap_or_else(|| panic!("{path}: no page {source}"));
    let selector = &target["selector"];
    let quote = match selector["type"].as_str() {
        None => return,
        Some("FragmentSelector") => &selector["refinedBy"],
        Some(_) => selector,
    };
    let words = page::words(html, selector["value"].as_str());
    let words = words.unwrap_or_else(|| panic!("{path}: {source} has no {selector}"));
    if quote.is_null() {
        return;
    }
    let part = |name: &str| quote[name].as_str().unwrap_or_default();
    assert!(!part("exact").is_empty(), "{path}: {quote}");
    if selector["type"] == "FragmentSelector" {
        let sought = ["prefix", "exact", "suffix"].map(part).concat();
        assert_eq!(words.matches(&sought).count(), 1, "{source}: {sought}\n{words}");
    } else {
        assert!(words.contains(part("exact")), "{source}: {quote}");
    }
}
