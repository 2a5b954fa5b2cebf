//! The text: sections, turns, asides; the footnotes in the back.

use super::points::gap_id;
use super::xml::Xml;
use super::{Document, id_in};
use crate::diagnostic::{Message, Tongue};
use crate::model::{Aside, AsideKind, Exchange, ParagraphId, Section, TitleSource, Turn};

impl<'s> Document<'s> {
    /// The words of the session.
    pub(super) fn text(&self, xml: &mut Xml) {
        xml.open("text", &[("xml:id", "session")]);
        xml.open("body", &[]);
        xml.line();
        self.lead(xml);
        let session = self.session;
        self.speech(xml, Section::Opening, &session.opening);
        for (index, exchange) in session.exchanges.iter().enumerate() {
            self.exchange(xml, index, exchange);
        }
        self.speech(xml, Section::Closing, &session.closing);
        xml.close();
        self.footnotes(xml);
        xml.close();
        xml.line();
    }

    fn lead(&self, xml: &mut Xml) {
        let section = Section::Lead;
        if self.session.lead.is_empty() && !self.places.has_asides(section) {
            return;
        }
        division(xml, section, "");
        self.after(xml, section, None);
        for paragraph in &self.session.lead {
            self.paragraph(xml, "p", section, paragraph);
            self.after(xml, section, Some(paragraph.id));
        }
        xml.close();
        xml.line();
    }

    /// An opening or a closing.
    fn speech(&self, xml: &mut Xml, section: Section, turns: &'s [Turn]) {
        if turns.is_empty() && !self.places.has_asides(section) {
            return;
        }
        division(xml, section, "");
        self.turns(xml, section, turns);
        xml.close();
        xml.line();
    }

    fn exchange(&self, xml: &mut Xml, index: usize, exchange: &'s Exchange) {
        let section = Section::Exchange(exchange.id);
        let topics = self.archived.topics.get(index).into_iter().flatten();
        let topics =
            topics.map(|one| format!("#topic-{}", self.site.archive.topics[one.topic].entry.id));
        division(xml, section, &topics.collect::<Vec<_>>().join(" "));
        let kind = match exchange.title_source {
            TitleSource::Heading => "",
            TitleSource::Derived => "derived",
        };
        xml.leaf("head", &[("type", kind)], &exchange.title);
        xml.line();
        self.turns(xml, section, &exchange.turns);
        xml.close();
        xml.line();
    }

    fn turns(&self, xml: &mut Xml, section: Section, turns: &'s [Turn]) {
        self.after(xml, section, None);
        for turn in turns {
            let who =
                turn.speaker.map(|speaker| format!("#{}", super::people::speaker_id(speaker)));
            let kind = format!("#turn-{}", turn.kind.as_str());
            let analysis = if turn.follow_up { kind + " #follow-up" } else { kind };
            let id = id_in(section, turn.id);
            let who = who.unwrap_or_default();
            xml.open("u", &[("xml:id", &id), ("who", &who), ("ana", &analysis)]);
            xml.line();
            for paragraph in &turn.paragraphs {
                self.paragraph(xml, "seg", section, paragraph);
                self.after(xml, section, Some(paragraph.id));
            }
            xml.close();
            xml.line();
        }
    }

    /// The asides that stand after a paragraph, or before the first.
    fn after(&self, xml: &mut Xml, section: Section, paragraph: Option<ParagraphId>) {
        for (index, aside) in self.places.after(section, paragraph) {
            self.aside(xml, index, aside);
            xml.line();
        }
    }

    /// What nobody speaks.
    pub(super) fn aside(&self, xml: &mut Xml, index: usize, aside: &Aside) {
        match aside.kind {
            AsideKind::Gap => self.gap(xml, &gap_id(index), &aside.why),
            AsideKind::Stage => {
                xml.open("incident", &[]);
                xml.leaf("desc", &[], &aside.text);
                xml.close();
            }
            AsideKind::Furniture => xml.leaf("fw", &[("type", "furniture")], &aside.text),
            AsideKind::Caption
            | AsideKind::Editor
            | AsideKind::Time
            | AsideKind::Dateline
            | AsideKind::Duration => {
                xml.leaf("note", &[("type", aside.kind.as_str())], &aside.text);
            }
        }
    }

    /// A place where the source lost or left out words, with what shows it.
    pub(super) fn gap(&self, xml: &mut Xml, id: &str, why: &Message) {
        let chinese = self.site.archive.settings.language.is_chinese();
        let (tongue, language) =
            if chinese { (Tongue::Chinese, "zh-Hans") } else { (Tongue::English, "en") };
        xml.open("gap", &[("xml:id", id), ("reason", "omitted")]);
        let why = why.in_tongue(tongue);
        if !why.is_empty() {
            xml.leaf("desc", &[("xml:lang", language)], why);
        }
        xml.close();
    }

    fn footnotes(&self, xml: &mut Xml) {
        if self.session.footnotes.is_empty() {
            return;
        }
        xml.open("back", &[]);
        xml.open("div", &[("type", "footnotes")]);
        xml.line();
        for (index, footnote) in self.session.footnotes.iter().enumerate() {
            let id = footnote_id(index);
            let place = [("xml:id", id.as_str()), ("place", "foot"), ("n", &footnote.label)];
            xml.leaf("note", &place, &footnote.text);
            xml.line();
        }
        xml.close();
        xml.close();
        xml.line();
    }

    /// The id of the footnote with a label.
    pub(super) fn footnote_id(&self, label: &str) -> Option<String> {
        let index = self.session.footnotes.iter().position(|footnote| footnote.label == label);
        index.map(footnote_id)
    }
}

fn footnote_id(index: usize) -> String {
    format!("footnote-{}", index + 1)
}

/// Opens the division of a section.
fn division(xml: &mut Xml, section: Section, analysis: &str) {
    let kind = match section {
        Section::Lead => "lead",
        Section::Opening => "opening",
        Section::Exchange(_) => "exchange",
        Section::Closing => "closing",
    };
    xml.open("div", &[("type", kind), ("xml:id", &section.to_string()), ("ana", analysis)]);
    xml.line();
}
