//! JSON-LD as the statements it makes, and the ontologies by which these are judged.

use std::collections::{BTreeMap, BTreeSet};

use oxjsonld::{JsonLdParser, JsonLdRemoteDocument};
use serde_json::Value;

/// What is said of what: subject, predicate and object, each as N-Triples writes it.
pub(super) struct Graph(pub(super) BTreeSet<[String; 3]>);

const TYPE: &str = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";
const RDFS: &str = "http://www.w3.org/2000/01/rdf-schema#";

impl Graph {
    /// The statements of a JSON-LD document that stands at `base`. The only context that may be asked
    /// for is the Web Annotation model's.
    #[track_caller]
    pub(super) fn of(text: &str, base: &str) -> Self {
        let parser = JsonLdParser::new().with_base_iri(base).unwrap().for_reader(text.as_bytes());
        let parser = parser.with_load_document_callback(|url, _| {
            if url != "http://www.w3.org/ns/anno.jsonld" {
                return Err(format!("a context that is not kept here: {url}").into());
            }
            let document = super::read("anno.jsonld").into_bytes();
            Ok(JsonLdRemoteDocument { document, document_url: url.to_owned() })
        });
        let statements = parser.map(|quad| {
            let quad = quad.unwrap_or_else(|error| panic!("{base}: {error}"));
            [quad.subject.to_string(), quad.predicate.to_string(), quad.object.to_string()]
        });
        Self(statements.collect())
    }

    /// An ontology in N-Quads: those of its statements that are about names alone.
    pub(super) fn ontology(name: &str) -> Self {
        let statement = |line: &str| {
            let mut parts = line.split(' ');
            let [s, p, o] = [parts.next()?, parts.next()?, parts.next()?];
            [s, p, o].iter().all(|one| one.starts_with('<')).then(|| [s, p, o].map(str::to_owned))
        };
        Self(super::read(name).lines().filter_map(statement).collect())
    }

    /// What `subject` has as `predicate`.
    pub(super) fn objects<'g>(
        &'g self,
        subject: &'g str,
        predicate: &'g str,
    ) -> impl Iterator<Item = &'g str> {
        let first = [subject, predicate, ""].map(str::to_owned);
        let statements = self.0.range(first..);
        let fit = statements.take_while(move |[s, p, _]| s == subject && p == predicate);
        fit.map(|[.., object]| object.as_str())
    }

    /// All that is of a type.
    pub(super) fn all<'g>(&'g self, class: &'g str) -> impl Iterator<Item = &'g str> {
        let statements = self.0.iter().filter(move |[_, p, o]| p == TYPE && o == class);
        statements.map(|[subject, ..]| subject.as_str())
    }

    /// All pairs tied by a predicate.
    pub(super) fn pairs<'g>(&'g self, predicate: &'g str) -> BTreeSet<(&'g str, &'g str)> {
        let statements = self.0.iter().filter(move |[_, p, _]| p == predicate);
        statements.map(|[s, _, o]| (s.as_str(), o.as_str())).collect()
    }

    /// Faults by an ontology, whose names begin with `namespace`: names that it does not have, and
    /// properties of what or with what they may not be.
    pub(super) fn faults(&self, ontology: &Graph, namespace: &str) -> Vec<String> {
        let known: BTreeSet<&str> =
            ontology.0.iter().map(|[subject, ..]| subject.as_str()).collect();
        let mut faults = Vec::new();
        for [subject, predicate, object] in &self.0 {
            for name in [predicate, object] {
                if name.starts_with(&format!("<{namespace}")) && !known.contains(name.as_str()) {
                    faults.push(format!("{name} is not in the ontology"));
                }
            }
            for (side, one) in [("domain", subject), ("range", object)] {
                for class in ontology.objects(predicate, &format!("<{RDFS}{side}>")) {
                    if class.starts_with(&format!("<{namespace}"))
                        && !self.is_a(one, class, ontology)
                    {
                        faults
                            .push(format!("{predicate} has as {side} {one}, which is no {class}"));
                    }
                }
            }
        }
        faults
    }

    /// Whether something is of a class, by what is said here or in the ontology.
    fn is_a(&self, one: &str, class: &str, ontology: &Graph) -> bool {
        let mut classes: Vec<&str> =
            self.objects(one, TYPE).chain(ontology.objects(one, TYPE)).collect();
        let mut seen = BTreeSet::new();
        let above = format!("<{RDFS}subClassOf>");
        while let Some(found) = classes.pop() {
            if found == class {
                return true;
            }
            if seen.insert(found) {
                classes.extend(
                    ontology
                        .0
                        .iter()
                        .filter_map(|[s, p, o]| (s == found && *p == above).then_some(o.as_str())),
                );
            }
        }
        false
    }
}

/// The keys of a document that its context does not have: JSON-LD drops what they say without a word.
/// What stands under `open` keys are languages.
pub(super) fn unknown_keys(document: &Value, context: &Value, open: &[&str]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    match document {
        Value::Array(list) => {
            for one in list {
                found.extend(unknown_keys(one, context, open));
            }
        }
        Value::Object(map) => {
            for (key, value) in map {
                if key == "@context" {
                    continue;
                }
                let prefix = key.split_once(':').map_or(key.as_str(), |(prefix, _)| prefix);
                if !key.starts_with('@') && context.get(prefix).is_none() {
                    found.insert(key.clone());
                }
                if !open.contains(&key.as_str()) {
                    found.extend(unknown_keys(value, context, open));
                }
            }
        }
        _ => {}
    }
    found
}

/// Pairs and all that follow from them, step by step.
pub(super) fn closure<'g>(pairs: &BTreeSet<(&'g str, &'g str)>) -> BTreeSet<(&'g str, &'g str)> {
    let mut next: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (one, other) in pairs {
        next.entry(one).or_default().push(other);
    }
    let mut found = BTreeSet::new();
    for &start in next.keys() {
        let mut open = vec![start];
        while let Some(one) = open.pop() {
            let reached = next.get(one).into_iter().flatten();
            open.extend(reached.copied().filter(|other| found.insert((start, *other))));
        }
    }
    found
}
