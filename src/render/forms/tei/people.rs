//! Who speaks, and for whom: the labels of the session as persons, the bodies for which askers ask as
//! organisations.

use super::super::super::address::outside;
use super::super::super::routes::Route;
use super::super::skos::wikidata;
use super::Document;
use super::xml::Xml;
use crate::derive;
use crate::model::{DatedRole, Entry, EntryKind, Person, Slug, Speaker};

impl Document<'_> {
    /// The labels and the organisations of the session.
    pub(super) fn participants(&self, xml: &mut Xml) {
        let speakers = &self.session.speakers;
        if speakers.is_empty() {
            return;
        }
        xml.open("particDesc", &[]);
        xml.open("listPerson", &[]);
        xml.line();
        for (index, speaker) in speakers.iter().enumerate() {
            self.speaker(xml, index, speaker);
        }
        xml.close();
        xml.line();
        self.organisations(xml);
        xml.close();
        xml.line();
    }

    /// A label. Two labels of one person are two elements, the second the same as the first.
    fn speaker(&self, xml: &mut Xml, index: usize, speaker: &Speaker) {
        let person = derive::person_of(self.site.archive, speaker);
        let same = speaker.person.as_ref().and_then(|person| {
            let before = self.session.speakers.iter().take(index);
            before.enumerate().find(|(_, other)| other.person.as_ref() == Some(person))
        });
        let same = same.map(|(first, _)| format!("#{}", speaker_id(first))).unwrap_or_default();
        let first = same.is_empty();
        let id = speaker_id(index);
        xml.open("person", &[("xml:id", &id), ("role", speaker.role.as_str()), ("sameAs", &same)]);
        xml.leaf("persName", &[("type", "label")], &speaker.label);
        let person = person.map(|index| &self.site.archive.people[index]);
        if let Some(person) = person.filter(|_| first) {
            if person.entry.title != speaker.label {
                xml.leaf("persName", &[], &person.entry.title);
            }
            for alias in &person.entry.aliases {
                xml.leaf("persName", &[("type", "alias")], alias);
            }
        }
        self.offices(xml, speaker, person.filter(|_| first));
        if let Some(organisation) = derive::organisation_of(self.site.archive, speaker) {
            let entry = &self.site.archive.organisations[organisation].entry;
            let reference = format!("#{}", organisation_id(&entry.id));
            xml.leaf("affiliation", &[("ref", &reference)], &entry.title);
        }
        if let Some(person) = person.filter(|_| first) {
            self.elsewhere(xml, EntryKind::Person, &person.entry);
        }
        xml.close();
        xml.line();
    }

    /// The office held on the day, and all that the person's entry knows, with their dates.
    fn offices(&self, xml: &mut Xml, speaker: &Speaker, person: Option<&Person>) {
        let date = self.session.header.date;
        let held = person.zip(date).and_then(|(person, day)| person.office_on(day));
        let day = date.map(|day| day.to_string()).unwrap_or_default();
        if let Some(office) = speaker.office.as_ref().or(held.map(|role| &role.title)) {
            xml.leaf("occupation", &[("type", "of-the-day"), ("when", &day)], office);
        }
        for DatedRole { title, from, until } in person.map_or(&[][..], |person| &person.roles) {
            let [from, to] = [from, until].map(|day| day.map(|day| day.to_string()));
            let (from, to) = (from.unwrap_or_default(), to.unwrap_or_default());
            xml.leaf("occupation", &[("from", &from), ("to", &to)], title);
        }
    }

    fn organisations(&self, xml: &mut Xml) {
        let archive = self.site.archive;
        let found = self.session.speakers.iter();
        let mut found: Vec<usize> =
            found.filter_map(|speaker| derive::organisation_of(archive, speaker)).collect();
        found.sort_unstable();
        found.dedup();
        if found.is_empty() {
            return;
        }
        xml.open("listOrg", &[]);
        xml.line();
        for organisation in found.into_iter().map(|index| &archive.organisations[index]) {
            let entry = &organisation.entry;
            xml.open("org", &[("xml:id", &organisation_id(&entry.id))]);
            xml.leaf("orgName", &[], &entry.title);
            for alias in &entry.aliases {
                xml.leaf("orgName", &[("type", "alias")], alias);
            }
            if let Some(country) = &organisation.country {
                xml.leaf("country", &[], country);
            }
            self.elsewhere(xml, EntryKind::Organisation, entry);
            if let Some(kind) = &organisation.kind {
                xml.leaf("note", &[("type", "kind")], kind);
            }
            xml.close();
            xml.line();
        }
        xml.close();
        xml.line();
    }

    /// The entry's page here, and the same thing elsewhere.
    fn elsewhere(&self, xml: &mut Xml, kind: EntryKind, entry: &Entry) {
        let page = self.links.to(&Route::Entry(kind, &entry.id));
        xml.leaf("idno", &[("type", "page")], &page);
        for one in &entry.same_as {
            match (wikidata(one), outside(one)) {
                (Some(item), _) => xml.leaf("idno", &[("type", "wikidata")], item),
                (None, Some(address)) => xml.leaf("idno", &[("type", "URI")], &address),
                (None, None) => {}
            }
        }
    }
}

/// The id of a label, by its place among the session's.
pub(super) fn speaker_id(index: usize) -> String {
    format!("speaker-{}", index + 1)
}

fn organisation_id(id: &Slug) -> String {
    format!("organisation-{id}")
}
