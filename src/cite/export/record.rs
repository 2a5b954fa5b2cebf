//! What an entry says, before it takes a format's shape.

use super::super::{Medium, Name, Original, Work, description};
use crate::model::Date;
use crate::text::Language;

/// One entry.
#[derive(Debug, Clone)]
pub(super) struct Record<'a> {
    /// Its key.
    pub(super) key: String,
    /// What it was published in.
    pub(super) medium: Medium,
    /// Who is its author.
    pub(super) authors: &'a [Name],
    /// Its title.
    pub(super) title: String,
    /// The newspaper, the site, or whoever published it.
    pub(super) container: Option<&'a str>,
    /// The session a question belongs to.
    pub(super) event: Option<String>,
    /// The place of the event.
    pub(super) place: Option<&'a str>,
    /// The day of the event.
    pub(super) event_date: Option<Date>,
    /// The day by which it is cited.
    pub(super) date: Option<Date>,
    /// Its page.
    pub(super) page: Option<&'a str>,
    /// Its address.
    pub(super) url: Option<&'a str>,
    /// Its language.
    pub(super) language: &'a Language,
    /// Its subjects.
    pub(super) topics: &'a [String],
    /// What it is about, in its own words.
    pub(super) summary: Option<String>,
    /// Who asked.
    pub(super) asked_by: Option<String>,
}

/// The entries of a session: its original publication, if known, then each of `works`.
pub(super) fn records<'a>(works: &'a [Work<'a>]) -> Vec<Record<'a>> {
    let original = works
        .first()
        .and_then(|work| work.original.map(|original| Record::of_original(original, work)));
    original.into_iter().chain(works.iter().map(Record::of_work)).collect()
}

impl<'a> Record<'a> {
    fn of_work(work: &'a Work<'a>) -> Self {
        let question = work.question.as_ref();
        let session = &work.event.id;
        Self {
            key: question.map_or_else(|| session.to_string(), |q| format!("{session}-{}", q.id)),
            medium: Medium::Web,
            authors: &work.answerers,
            title: work.title(),
            container: Some(&work.edition.title),
            event: work.session(),
            place: work.event.place.as_deref(),
            event_date: work.event.date,
            date: work.event.date,
            page: None,
            url: work.page.as_deref(),
            language: &work.event.language,
            topics: &work.topics,
            summary: description(work),
            asked_by: asked_by(work),
        }
    }

    fn of_original(original: &'a Original, work: &'a Work<'a>) -> Self {
        Self {
            key: format!("{}-original", work.event.id),
            medium: original.medium,
            authors: &[],
            title: original.title.clone(),
            container: original.publisher.as_deref(),
            event: None,
            place: None,
            event_date: None,
            date: original.date,
            page: original.page_number(),
            url: original.url.as_deref(),
            language: &work.event.language,
            topics: &[],
            summary: None,
            asked_by: None,
        }
    }

    /// Session, place and asker in one line, for formats that have no fields for them.
    pub(super) fn note(&self) -> Option<String> {
        let day = self.event_date.map(|date| date.to_string());
        // Of a session as a whole, the day has a field of its own.
        let day = day.filter(|_| self.event.is_some());
        let event = [self.event.clone(), self.place.map(str::to_owned), day];
        let event: Vec<String> = event.into_iter().flatten().collect();
        let parts = [Some(event.join(", ")), self.asked_by.clone()];
        let parts: Vec<String> =
            parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        (!parts.is_empty()).then(|| parts.join("; "))
    }
}

fn asked_by(work: &Work<'_>) -> Option<String> {
    let names: Vec<&str> = work.askers().iter().map(Name::as_str).collect();
    let chinese = work.event.language.is_chinese();
    let (sign, separator) = if chinese { ("问：", "、") } else { ("Q: ", ", ") };
    (!names.is_empty()).then(|| format!("{sign}{}", names.join(separator)))
}
