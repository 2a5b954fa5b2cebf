//! Topics and terms as SKOS, in JSON-LD with a context of its own, so that nothing need be fetched to
//! read it.
//!
//! A concept's id is an address within its file (`terms.jsonld#shanghai-spirit`), its page is said apart:
//! a page is no concept. What SKOS forbids is kept out here, for an editor need not know it: a second
//! preferred label of a language, a label in two roles, a concept related to one above it. What SKOS has
//! no place for (the dates and sources of renderings) is in the glossary.

mod labels;

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::super::routes::{Links, Route};
use super::super::site::{Rendered, Site};
use super::json::{object, text};
use crate::model::{Entry, EntryKind, Reference, Source, Term};
use labels::Labels;

/// The file of the concepts of a kind, if it has one.
pub(super) const fn file_name(kind: EntryKind) -> Option<&'static str> {
    match kind {
        EntryKind::Topic => Some("topics.jsonld"),
        EntryKind::Term => Some("terms.jsonld"),
        EntryKind::Person | EntryKind::Organisation | EntryKind::Series => None,
    }
}

/// The terms that these files use, and where they are defined.
fn context() -> Value {
    let ids = |id: &str| json!({ "@id": id, "@type": "@id", "@container": "@set" });
    json!({
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "dcterms": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "id": "@id",
        "type": "@type",
        "ConceptScheme": "skos:ConceptScheme",
        "Concept": "skos:Concept",
        "title": { "@id": "dcterms:title", "@container": "@language" },
        "label": "rdfs:label",
        "license": { "@id": "dcterms:license", "@type": "@id" },
        "hasTopConcept": ids("skos:hasTopConcept"),
        "inScheme": { "@id": "skos:inScheme", "@type": "@id" },
        "topConceptOf": { "@id": "skos:topConceptOf", "@type": "@id" },
        "notation": "skos:notation",
        "kind": "dcterms:type",
        "prefLabel": { "@id": "skos:prefLabel", "@container": "@language" },
        "altLabel": { "@id": "skos:altLabel", "@container": "@language" },
        "hiddenLabel": { "@id": "skos:hiddenLabel", "@container": "@language" },
        "definition": { "@id": "skos:definition", "@container": "@language" },
        "source": { "@id": "dcterms:source", "@container": "@set" },
        "broader": ids("skos:broader"),
        "narrower": ids("skos:narrower"),
        "related": ids("skos:related"),
        "exactMatch": ids("skos:exactMatch"),
        "seeAlso": ids("rdfs:seeAlso"),
        "page": { "@id": "foaf:page", "@type": "@id" },
    })
}

/// A concept of either kind.
struct Concept<'a> {
    entry: &'a Entry,
    broader: &'a [Reference],
    related: &'a [Reference],
    /// What only terms have.
    term: Option<&'a Term>,
}

/// The files, those that hold anything.
pub(super) fn files(site: &Site<'_>) -> Vec<Rendered> {
    let topics = site.archive.topics.iter().map(|topic| Concept {
        entry: &topic.entry,
        broader: &topic.broader,
        related: &topic.related,
        term: None,
    });
    let terms = site.archive.terms.iter().map(|term| Concept {
        entry: &term.entry,
        broader: &term.broader,
        related: &term.related,
        term: Some(term),
    });
    let topics = file(site, EntryKind::Topic, &site.words.topics, &topics.collect::<Vec<_>>());
    let terms = file(site, EntryKind::Term, &site.words.terms, &terms.collect::<Vec<_>>());
    topics.into_iter().chain(terms).collect()
}

fn file(
    site: &Site<'_>,
    kind: EntryKind,
    title: &str,
    concepts: &[Concept<'_>],
) -> Option<Rendered> {
    let route = Route::Data(file_name(kind)?);
    let links = site.outward(&route);
    let scheme = Scheme { site, kind, concepts, file: links.to(&route), links };
    let graph = std::iter::once(scheme.itself(title));
    let graph: Vec<Value> = graph.chain(concepts.iter().map(|one| scheme.concept(one))).collect();
    let document = json!({ "@context": context(), "@graph": graph });
    (!concepts.is_empty())
        .then(|| Rendered { path: route.path(), bytes: text(&document).into_bytes() })
}

struct Scheme<'a> {
    site: &'a Site<'a>,
    kind: EntryKind,
    concepts: &'a [Concept<'a>],
    links: Links<'a>,
    /// The file's own address.
    file: String,
}

impl Scheme<'_> {
    fn id(&self, concept: &str) -> String {
        format!("{}#{concept}", self.file)
    }

    fn ids<'c>(&self, concepts: impl IntoIterator<Item = &'c str>) -> Value {
        concepts.into_iter().map(|concept| self.id(concept)).collect()
    }

    fn itself(&self, title: &str) -> Value {
        let settings = &self.site.archive.settings;
        let tops = self.concepts.iter().filter(|concept| concept.broader.is_empty());
        object([
            ("id", self.file.clone().into()),
            ("type", "ConceptScheme".into()),
            (
                "title",
                json!({ settings.language.as_str(): format!("{} · {title}", settings.title) }),
            ),
            ("license", super::licence(settings).into()),
            ("hasTopConcept", self.ids(tops.map(|concept| concept.entry.id.as_str()))),
            ("page", self.links.to(&Route::Entries(self.kind)).into()),
        ])
    }

    fn concept(&self, concept: &Concept<'_>) -> Value {
        let (entry, term) = (concept.entry, concept.term);
        let id = entry.id.as_str();
        let language = &self.site.archive.settings.language;
        let labels = Labels::of(entry, term, language);
        let said = term.and_then(|term| term.definition.as_deref());
        let broader = concept.broader.iter().map(|one| one.id.as_str());
        let narrower = self.concepts.iter().filter(|one| one.broader.iter().any(|up| up.id == id));
        let (same, see) = elsewhere(entry);
        let top = concept.broader.is_empty().then(|| self.file.clone());
        object([
            ("id", self.id(id).into()),
            ("type", "Concept".into()),
            ("inScheme", self.file.clone().into()),
            ("topConceptOf", top.into()),
            ("notation", id.into()),
            ("kind", term.map(|term| term.kind.as_str()).into()),
            ("prefLabel", labels.preferred()),
            ("altLabel", labels.alternative_labels()),
            ("hiddenLabel", labels.hidden_labels()),
            ("definition", said.map_or(Value::Null, |said| json!({ language.as_str(): said }))),
            ("source", term.map_or(&[][..], |term| &term.sources).iter().map(source).collect()),
            ("broader", self.ids(broader)),
            ("narrower", self.ids(narrower.map(|one| one.entry.id.as_str()))),
            ("related", self.ids(self.related(concept))),
            ("exactMatch", same.into()),
            ("seeAlso", see.into()),
            ("page", self.links.to(&Route::Entry(self.kind, &entry.id)).into()),
        ])
    }

    /// The concepts related to one, but those above and below it: those ties are said already (S27).
    fn related<'c>(&self, concept: &Concept<'c>) -> impl Iterator<Item = &'c str> {
        let id = concept.entry.id.as_str();
        let above = self.above(id);
        let ids = concept.related.iter().map(|one| one.id.as_str());
        let fit: Vec<&str> =
            ids.filter(|other| !above.contains(other) && !self.above(other).contains(id)).collect();
        fit.into_iter()
    }

    /// All concepts above one.
    fn above<'c>(&'c self, id: &'c str) -> BTreeSet<&'c str> {
        let mut found = BTreeSet::new();
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            // Entries stand by id.
            let at = self.concepts.binary_search_by(|one| one.entry.id.as_str().cmp(id));
            let above = at.map_or(&[][..], |at| self.concepts[at].broader);
            open.extend(above.iter().map(|one| one.id.as_str()).filter(|id| found.insert(*id)));
        }
        found
    }
}

/// The same thing elsewhere: Wikidata's items are the same notion, other addresses are worth a look.
fn elsewhere(entry: &Entry) -> (Vec<String>, Vec<String>) {
    let (mut same, mut see) = (Vec::new(), Vec::new());
    for one in &entry.same_as {
        match (wikidata(one), super::super::address::outside(one)) {
            (Some(item), _) => same.push(format!("http://www.wikidata.org/entity/{item}")),
            (None, Some(address)) => see.push(address),
            (None, None) => {}
        }
    }
    (same, see)
}

/// The id of a Wikidata item, from the id alone or an address of the item.
pub(super) fn wikidata(same_as: &str) -> Option<&str> {
    let item = match same_as.split_once("wikidata.org/") {
        Some((_, path)) => path.strip_prefix("wiki/").or(path.strip_prefix("entity/"))?,
        None => same_as,
    };
    let digits = item.strip_prefix('Q')?;
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(item)
}

fn source(source: &Source) -> Value {
    let address = source.url.as_deref().and_then(super::super::address::outside);
    match address {
        Some(address) => json!({ "id": address, "label": source.text }),
        None => source.text.as_str().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_wikidata_are_known_by_id_and_address() {
        let item = Some("Q12280");
        for one in ["Q12280", "https://www.wikidata.org/wiki/Q12280"] {
            assert_eq!(wikidata(one), item, "{one}");
        }
        for other in
            ["Q", "Q1x", "https://a.example/Q1", "https://www.wikidata.org/wiki/Property:P1"]
        {
            assert_eq!(wikidata(other), None, "{other}");
        }
    }
}
