//! A term for schema.org: a `DefinedTerm` of the glossary, which is a `DefinedTermSet`.

use serde_json::Value;

use super::{in_script, node, rooted};

/// A term, as its page tells of it.
#[derive(Debug, Clone)]
pub struct DefinedTerm<'a> {
    /// Its heading.
    pub name: &'a str,
    /// Other names.
    pub other_names: &'a [String],
    /// What it means.
    pub definition: Option<&'a str>,
    /// The language of these words.
    pub language: &'a str,
    /// The address of its page, if the site's is known.
    pub page: Option<String>,
    /// The addresses of the same thing elsewhere.
    pub same_as: Vec<&'a str>,
    /// The name of the glossary.
    pub set: &'a str,
    /// The address of the glossary, if the site's is known.
    pub set_page: Option<String>,
}

/// The JSON-LD of a term's page, as it may stand in a `<script type="application/ld+json">`.
pub fn term_json_ld(term: &DefinedTerm<'_>) -> String {
    let set =
        node("DefinedTermSet", [("name", term.set.into()), ("url", term.set_page.clone().into())]);
    let term: Value = node(
        "DefinedTerm",
        [
            ("url", term.page.clone().into()),
            ("name", term.name.into()),
            ("alternateName", term.other_names.into()),
            ("description", term.definition.into()),
            ("inLanguage", term.language.into()),
            ("sameAs", term.same_as.clone().into()),
            ("inDefinedTermSet", set),
        ],
    );
    in_script(&rooted(term))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_of_its_glossary_and_what_is_not_known_stays_away() {
        let term = DefinedTerm {
            name: "石桥",
            other_names: &[],
            definition: Some("</script>"),
            language: "zh-Hans",
            page: None,
            same_as: vec!["https://www.wikidata.org/wiki/Q1"],
            set: "词汇表",
            set_page: None,
        };
        assert_eq!(
            term_json_ld(&term),
            "{\"@context\":\"https://schema.org\",\"@type\":\"DefinedTerm\",\"name\":\"石桥\",\
             \"description\":\"\\u003c/script>\",\"inLanguage\":\"zh-Hans\",\
             \"sameAs\":[\"https://www.wikidata.org/wiki/Q1\"],\
             \"inDefinedTermSet\":{\"@type\":\"DefinedTermSet\",\"name\":\"词汇表\"}}"
        );
    }
}
