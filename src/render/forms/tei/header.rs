//! The header: what the text is, who publishes it, where it comes from, who speaks, what its signs mean.

use std::collections::BTreeSet;

use super::super::super::address::outside;
use super::super::super::routes::Route;
use super::super::licence;
use super::Document;
use super::xml::Xml;
use crate::model::{Date, EntryKind, Extent, Made};
use crate::text::Language;

impl Document<'_> {
    /// The header.
    pub(super) fn header(&self, xml: &mut Xml) {
        let language = self.site.archive.settings.language.as_str();
        xml.open("teiHeader", &[("xml:lang", language)]);
        xml.line();
        xml.open("fileDesc", &[]);
        xml.line();
        self.title(xml);
        self.extent(xml);
        self.publication(xml);
        self.source(xml);
        xml.close();
        xml.line();
        self.signs(xml);
        xml.open("profileDesc", &[]);
        xml.line();
        self.languages(xml);
        self.keywords(xml);
        self.participants(xml);
        self.setting(xml);
        xml.close();
        xml.line();
        xml.close();
        xml.line();
    }

    fn title(&self, xml: &mut Xml) {
        let site = self.site;
        let header = &self.session.header;
        let title = site.session_title(self.session);
        xml.open("titleStmt", &[]);
        xml.leaf("title", &[("type", "main"), ("xml:lang", header.language.as_str())], title);
        if let Some(editor) = &site.archive.settings.editor {
            xml.leaf("editor", &[], editor);
        }
        if let Some(series) = site.series_of(self.session) {
            let entry = &site.archive.series[series].entry;
            let page = self.links.to(&Route::Entry(EntryKind::Series, &entry.id));
            xml.open("meeting", &[("corresp", &page)]);
            xml.text(&entry.title);
            xml.close();
        }
        xml.close();
        xml.line();
    }

    /// What can be counted, and what the witness says of how complete it is.
    fn extent(&self, xml: &mut Xml) {
        let session = self.session;
        let turns = || session.sections().flat_map(|(_, turns)| turns);
        let measures = [
            ("exchanges", session.exchanges.len()),
            ("turns", turns().count()),
            (
                "paragraphs",
                session.lead.len() + turns().map(|turn| turn.paragraphs.len()).sum::<usize>(),
            ),
        ];
        xml.open("extent", &[]);
        for (unit, quantity) in measures {
            let quantity = quantity.to_string();
            xml.leaf("measure", &[("unit", unit), ("quantity", &quantity)], &quantity);
        }
        if let Some(duration) = &session.header.duration {
            xml.leaf("measure", &[("type", "duration")], duration);
        }
        let record = self.site.record_line(session, None);
        if !record.is_empty() {
            xml.leaf("note", &[("type", "record")], &record);
        }
        xml.close();
        xml.line();
    }

    fn publication(&self, xml: &mut Xml) {
        let settings = &self.site.archive.settings;
        let page = self.links.to(&Route::Session(&self.session.id));
        xml.open("publicationStmt", &[]);
        xml.leaf("publisher", &[], &settings.title);
        xml.leaf("idno", &[("type", "session")], self.session.id.as_str());
        xml.leaf("idno", &[("type", "page")], &page);
        if settings.licence.is_some() || settings.licence_url.is_some() {
            let address = licence(settings).unwrap_or_default();
            xml.open("availability", &[]);
            let words = settings.licence.as_deref().unwrap_or(&address);
            xml.leaf("licence", &[("target", &address)], words);
            xml.close();
        }
        xml.close();
        xml.line();
    }

    /// The witness: what it says of itself, nothing more.
    fn source(&self, xml: &mut Xml) {
        let header = &self.session.header;
        let witness = &header.witness;
        let title = witness.title.as_deref().or(header.title.as_deref());
        let extent = witness.extent.map_or("", Extent::as_str);
        let made = witness.made.map_or("", Made::as_str);
        xml.open("sourceDesc", &[]);
        xml.open("bibl", &[("type", extent), ("subtype", made)]);
        xml.leaf("title", &[], title.unwrap_or_else(|| self.site.session_title(self.session)));
        let mut leaf = |name, attributes: &[_], words: Option<&String>| {
            if let Some(words) = words {
                xml.leaf(name, attributes, words);
            }
        };
        let day = |date: Option<Date>| date.map(|date| date.to_string());
        let (published, fetched) = (day(witness.date), day(witness.fetched));
        leaf("publisher", &[], witness.publisher.as_ref());
        let when = published.clone().unwrap_or_default();
        leaf("date", &[("when", &when)], published.as_ref());
        leaf("biblScope", &[], witness.page.as_ref());
        let address = witness.url.as_deref().and_then(outside);
        leaf("ref", &[("target", address.as_deref().unwrap_or_default())], address.as_ref());
        let when = fetched.clone().unwrap_or_default();
        leaf("date", &[("type", "fetched"), ("when", &when)], fetched.as_ref());
        leaf("idno", &[("type", "sha256")], witness.sha256.as_ref());
        leaf("note", &[("type", "dateline")], witness.dateline.as_ref());
        leaf("note", &[("type", "questions")], witness.questions_source.as_ref());
        xml.close();
        xml.close();
        xml.line();
    }

    /// What the values of `ana` mean: the kinds of turns, and the archive's topics that occur here.
    fn signs(&self, xml: &mut Xml) {
        let turns = self.session.sections().flat_map(|(_, turns)| turns);
        let turns: Vec<_> = turns.collect();
        let kinds: BTreeSet<&str> = turns.iter().map(|turn| turn.kind.as_str()).collect();
        let topics = self.topics();
        if kinds.is_empty() && topics.is_empty() {
            return;
        }
        xml.open("encodingDesc", &[]);
        xml.open("classDecl", &[]);
        xml.line();
        if !kinds.is_empty() {
            xml.open("taxonomy", &[("xml:id", "turns"), ("xml:lang", "en")]);
            for kind in kinds {
                let id = format!("turn-{kind}");
                category(xml, &id, kind);
            }
            if turns.iter().any(|turn| turn.follow_up) {
                category(xml, "follow-up", "goes on with the exchange's first question");
            }
            xml.close();
            xml.line();
        }
        if !topics.is_empty() {
            xml.open("taxonomy", &[("xml:id", "topics")]);
            for topic in topics {
                let entry = &self.site.archive.topics[topic].entry;
                category(xml, &format!("topic-{}", entry.id), &entry.title);
            }
            xml.close();
            xml.line();
        }
        xml.close();
        xml.close();
        xml.line();
    }

    /// The topics of all exchanges, each once, by id.
    fn topics(&self) -> BTreeSet<usize> {
        self.archived.topics.iter().flatten().map(|one| one.topic).collect()
    }

    fn languages(&self, xml: &mut Xml) {
        let session = self.session;
        let spoken = session.sections().flat_map(|(_, turns)| turns);
        let paragraphs = spoken.flat_map(|turn| &turn.paragraphs).chain(&session.lead);
        let others = paragraphs.filter_map(|paragraph| paragraph.language.as_ref());
        let mut languages: BTreeSet<&str> = others.map(Language::as_str).collect();
        languages.insert(session.header.language.as_str());
        xml.open("langUsage", &[]);
        for language in languages {
            xml.empty("language", &[("ident", language)]);
        }
        xml.close();
        xml.line();
    }

    fn keywords(&self, xml: &mut Xml) {
        let topics = self.topics();
        if topics.is_empty() {
            return;
        }
        xml.open("textClass", &[]);
        xml.open("keywords", &[("scheme", "#topics")]);
        for topic in topics {
            let entry = &self.site.archive.topics[topic].entry;
            xml.leaf("term", &[("ref", &format!("#topic-{}", entry.id))], &entry.title);
        }
        xml.close();
        xml.close();
        xml.line();
    }

    fn setting(&self, xml: &mut Xml) {
        let header = &self.session.header;
        if header.date.is_none() && header.place.is_none() {
            return;
        }
        xml.open("settingDesc", &[]);
        xml.open("setting", &[]);
        if let Some(place) = &header.place {
            xml.leaf("name", &[("type", "place")], place);
        }
        if let Some(date) = header.date {
            let date = date.to_string();
            xml.leaf("date", &[("when", &date)], &date);
        }
        xml.close();
        xml.close();
        xml.line();
    }
}

fn category(xml: &mut Xml, id: &str, words: &str) {
    xml.open("category", &[("xml:id", id)]);
    xml.leaf("catDesc", &[], words);
    xml.close();
}
