//! The terms of the sample archive, and where they stand.

use super::{entry, reference};
use crate::model::{
    Date, ExchangeId, ParagraphId, Rendering, Section, Source, Term, TermKind, Use,
};
use crate::text::Language;

/// Two terms, both used: an allusion that is part of a name.
pub(super) fn terms() -> Vec<Term> {
    let mut pier = term("pier", "桥墩");
    pier.kind = TermKind::Allusion;
    pier.broader = vec![reference("stone-bridge")];
    pier.definition = Some("桥下承重的部分。".to_owned());
    let mut bridge = term("stone-bridge", "石桥");
    bridge.entry.body = "镇上最老的桥。".to_owned();
    bridge.entry.aliases = vec!["老石桥".to_owned()];
    bridge.entry.same_as = vec!["Q1".to_owned()];
    bridge.kind = TermKind::Name;
    bridge.transliteration = Some("shí qiáo".to_owned());
    bridge.definition = Some("青石镇河上的桥。".to_owned());
    bridge.renderings = vec![
        rendering("en", "Old Bridge", Some(2019), false),
        rendering("en", "Stone Bridge", Some(2022), true),
    ];
    bridge.sources = vec![Source {
        text: "《镇志》".to_owned(),
        url: Some("https://annals.example/".to_owned()),
    }];
    vec![pier, bridge]
}

pub(crate) fn rendering(
    language: &str,
    text: &str,
    year: Option<i16>,
    official: bool,
) -> Rendering {
    Rendering {
        language: Language::new(language).unwrap(),
        text: text.to_owned(),
        date: year.and_then(|year| Date::new(year, 5, 1)),
        source: Some("镇政府简报".to_owned()),
        url: official.then(|| "https://town.example/".to_owned()),
        official,
    }
}

/// A use of the term at `term` in a paragraph of the first exchange.
pub(super) fn used(term: usize, paragraph: usize, start: usize) -> Use {
    Use {
        section: Section::Exchange(ExchangeId::from_index(0)),
        paragraph: ParagraphId::from_index(paragraph - 1),
        start,
        end: start + 2,
        term,
    }
}

pub(crate) fn term(id: &str, title: &str) -> Term {
    Term::of(entry("terms", id, title, ""))
}
