//! What an editor or a format states about a session outright: front matter, or the `.yaml` file
//! beside a raw text. Stated facts beat guesses.

use crate::diagnostic::Span;
use crate::model::{Date, Reference, Role, Witness};
use crate::text::Language;

/// The statements; what nobody stated is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Front {
    /// The title.
    pub title: Option<String>,
    /// The day.
    pub date: Option<Date>,
    /// The series it belongs to.
    pub series: Option<Reference>,
    /// The session of which it is a translation.
    pub translation_of: Option<Reference>,
    /// The place.
    pub place: Option<String>,
    /// How long it lasted.
    pub duration: Option<String>,
    /// The language of the text.
    pub language: Option<Language>,
    /// Whether the labels are declared: only those in `speakers` open turns.
    pub labels_declared: bool,
    /// Whether exchanges open at `##` headings only (`exchanges: headings`), not at each question
    /// after an answer as well (`exchanges: askers`, the default).
    pub exchanges_by_headings: bool,
    /// The labels stated, in the order written.
    pub speakers: Vec<StatedSpeaker>,
    /// Words before a colon that are no labels.
    pub not_labels: Vec<String>,
    /// The source of the text.
    pub witness: Witness,
    /// Which part of a web page is the record.
    pub body: Option<BodyPart>,
}

impl Front {
    /// These statements, and where they say nothing, those of `other`.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        let mut speakers = self.speakers;
        for speaker in other.speakers {
            match speakers.iter_mut().find(|stated| stated.label == speaker.label) {
                Some(stated) => {
                    stated.role = stated.role.or(speaker.role);
                    stated.person = stated.person.take().or(speaker.person);
                    stated.organisation = stated.organisation.take().or(speaker.organisation);
                    stated.office = stated.office.take().or(speaker.office);
                    stated.follow_up |= speaker.follow_up;
                }
                None => speakers.push(speaker),
            }
        }
        Self {
            title: self.title.or(other.title),
            date: self.date.or(other.date),
            series: self.series.or(other.series),
            translation_of: self.translation_of.or(other.translation_of),
            place: self.place.or(other.place),
            duration: self.duration.or(other.duration),
            language: self.language.or(other.language),
            labels_declared: self.labels_declared || other.labels_declared,
            exchanges_by_headings: self.exchanges_by_headings || other.exchanges_by_headings,
            speakers,
            not_labels: [self.not_labels, other.not_labels].concat(),
            witness: self.witness.or(other.witness),
            body: self.body.or(other.body),
        }
    }
}

/// The part of a web page that an editor names as the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyPart {
    /// A selector: `#content`, `.text`, `article`.
    pub selector: String,
    /// Where it is written.
    pub span: Span,
}

/// What is stated of a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedSpeaker {
    /// The label as printed, without the colon.
    pub label: String,
    /// Where it is written.
    pub span: Span,
    /// What the speaker does.
    pub role: Option<Role>,
    /// The person's id.
    pub person: Option<Reference>,
    /// The organisation's id.
    pub organisation: Option<Reference>,
    /// The office held on the day.
    pub office: Option<String>,
    /// Whether questions under it go on with the exchange before.
    pub follow_up: bool,
}

impl StatedSpeaker {
    /// A label of which nothing is stated but that it is one.
    pub fn new(label: String, span: Span) -> Self {
        let (role, person, organisation, office) = (None, None, None, None);
        Self { label, span, role, person, organisation, office, follow_up: false }
    }
}
