//! SKOS: by the W3C's ontology, and by the integrity conditions of its Reference.

use std::collections::BTreeSet;

use serde_json::Value;

use super::File;
use super::rdf::{Graph, closure, unknown_keys};

const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";

/// Asserts that a concept scheme is one.
#[track_caller]
pub(crate) fn assert_valid((path, text): File<'_>) {
    let document: Value = serde_json::from_str(text).unwrap();
    let languages = ["prefLabel", "altLabel", "hiddenLabel", "definition", "title"];
    let dropped = unknown_keys(&document, &document["@context"], &languages);
    assert!(dropped.is_empty(), "{path}: keys that mean nothing: {dropped:?}");

    let graph = Graph::of(text, &format!("https://site.example/{path}"));
    let faults = graph.faults(&Graph::ontology("skos.nq"), SKOS);
    assert!(faults.is_empty(), "{path}\n{}", faults.join("\n"));
    let faults = broken_conditions(&graph);
    assert!(faults.is_empty(), "{path}\n{}", faults.join("\n"));

    let concept = name("Concept");
    for concept in graph.all(&concept) {
        assert!(graph.objects(concept, &name("prefLabel")).count() > 0, "{path}: {concept}");
    }
    let scheme = name("ConceptScheme");
    assert_eq!(graph.all(&scheme).count(), 1, "{path}");
}

fn name(name: &str) -> String {
    format!("<{SKOS}{name}>")
}

/// The conditions that do not hold.
fn broken_conditions(graph: &Graph) -> Vec<String> {
    let mut faults = Vec::new();
    let [concept, scheme] = ["Concept", "ConceptScheme"].map(name);
    let concepts: BTreeSet<&str> = graph.all(&concept).collect();
    let schemes: BTreeSet<&str> = graph.all(&scheme).collect();
    let both = concepts.intersection(&schemes);
    faults.extend(both.map(|one| format!("S9: {one} is a concept and a scheme")));

    let labels = ["prefLabel", "altLabel", "hiddenLabel"].map(name);
    let [preferred, alternative, hidden] = labels.each_ref().map(|label| graph.pairs(label));
    for (one, other) in [(&preferred, &alternative), (&preferred, &hidden), (&alternative, &hidden)]
    {
        faults.extend(one.intersection(other).map(|label| format!("S13: {label:?} has two roles")));
    }
    let mut seen = BTreeSet::new();
    for (concept, label) in preferred {
        let language = label.rsplit_once("\"@").map_or("", |(_, tag)| tag).to_ascii_lowercase();
        if !seen.insert((concept, language)) {
            faults.push(format!(
                "S14: {concept} has two preferred labels in the language of {label}"
            ));
        }
    }

    let [broader, narrower, related] = ["broader", "narrower", "related"].map(name);
    let mut up = graph.pairs(&broader);
    up.extend(graph.pairs(&narrower).into_iter().map(|(one, other)| (other, one)));
    let up = closure(&up);
    for (one, other) in graph.pairs(&related) {
        if up.contains(&(one, other)) || up.contains(&(other, one)) {
            faults.push(format!("S27: {one} is related to {other}, which is above or below it"));
        }
    }

    let [exact, broad, narrow, near] =
        ["exactMatch", "broadMatch", "narrowMatch", "relatedMatch"].map(name);
    let mut same = graph.pairs(&exact);
    same.extend(graph.pairs(&exact).into_iter().map(|(one, other)| (other, one)));
    let same = closure(&same);
    for other in [broad, narrow, near] {
        let broken = graph.pairs(&other).into_iter().filter(|pair| same.contains(pair));
        faults.extend(broken.map(|pair| format!("S46: {pair:?} match exactly and otherwise")));
    }
    faults
}

#[test]
fn what_skos_forbids_is_seen() {
    let text = format!(
        r##"{{ "@context": {{ "@vocab": "{SKOS}", "@base": "https://a.example/",
            "broader": {{ "@type": "@id" }}, "related": {{ "@type": "@id" }},
            "exactMatch": {{ "@type": "@id" }}, "relatedMatch": {{ "@type": "@id" }},
            "prefLabel": {{ "@language": "en" }}, "altLabel": {{ "@language": "en" }} }},
        "@graph": [
          {{ "@id": "#a", "@type": ["Concept", "ConceptScheme"], "prefLabel": ["a", "b"], "altLabel": "a",
             "broader": "#b", "related": "#c" }},
          {{ "@id": "#b", "@type": "Concept", "broader": "#c", "exactMatch": "#d", "relatedMatch": "#d" }}
        ] }}"##
    );
    let faults = broken_conditions(&Graph::of(&text, "https://a.example/"));
    let numbers: Vec<&str> =
        faults.iter().filter_map(|fault| Some(fault.split_once(':')?.0)).collect();
    assert_eq!(numbers, ["S9", "S13", "S14", "S27", "S46"]);
    let text = text.replace("\"broader\": \"#b\"", "\"brodaer\": \"#b\"");
    let graph = Graph::of(&text, "https://a.example/");
    assert_eq!(graph.faults(&Graph::ontology("skos.nq"), SKOS).len(), 1);
}
