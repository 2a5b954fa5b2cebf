//! The questions, one a row.

use super::super::routes::Route;
use super::super::site::Site;
use super::{Column, Kind, Rows, Table, list};
use crate::derive;
use crate::model::{Exchange, Organisation, Section, Session, Speaker, TurnKind};

pub(super) const TABLE: Table = Table {
    name: "questions",
    columns: &[
        Column("session", Kind::Text),
        Column("id", Kind::Text),
        Column("date", Kind::Day),
        Column("title", Kind::Text),
        Column("title_source", Kind::Text),
        Column("language", Kind::Text),
        Column("counted_as", Kind::Text),
        Column("askers", Kind::Text),
        Column("organisations", Kind::Text),
        Column("countries", Kind::Text),
        Column("answerers", Kind::Text),
        Column("topics", Kind::Text),
        Column("turns", Kind::Count),
        Column("question_characters", Kind::Count),
        Column("answer_characters", Kind::Count),
        Column("page", Kind::Text),
    ],
    key: &["session", "id"],
    fill,
};

fn fill(site: &Site<'_>, rows: &mut Rows) {
    for (at, archived) in site.archive.sessions.iter().enumerate() {
        let session = &archived.session;
        for (index, exchange) in session.exchanges.iter().enumerate() {
            let topics = archived.topics.get(index).into_iter().flatten();
            let topics = topics.map(|one| site.archive.topics[one.topic].entry.id.as_str());
            let (date, id) = (day(session), exchange.id.to_string());
            let page = Route::Section(&session.id, Section::Exchange(exchange.id)).path();
            let asking = speakers(session, derive::askers(exchange));
            let organisations = organisations(site, &asking);
            let ids = organisations.iter().map(|one| one.entry.id.as_str());
            let countries = once(organisations.iter().filter_map(|one| one.country.as_deref()));
            rows.add([
                session.id.as_str(),
                &id,
                &date,
                &exchange.title,
                exchange.title_source.as_str(),
                session.header.language.as_str(),
                site.counted_as(at),
                &list(asking.iter().map(|speaker| &speaker.label)),
                &list(ids),
                &list(countries),
                &list(speakers(session, derive::answerers(exchange)).iter().map(|one| &one.label)),
                &list(topics),
                &exchange.turns.len().to_string(),
                &spoken(exchange, TurnKind::Question).to_string(),
                &spoken(exchange, TurnKind::Answer).to_string(),
                &site.address_of(&page),
            ]);
        }
    }
}

impl Site<'_> {
    /// A page's address; its path in the site where the site's own address is not known.
    pub(super) fn address_of(&self, path: &str) -> String {
        let base = self.archive.settings.base_url.as_deref().unwrap_or_default();
        format!("{base}{path}")
    }
}

/// The day of a session, or nothing.
pub(super) fn day(session: &Session) -> String {
    session.header.date.map(|date| date.to_string()).unwrap_or_default()
}

/// How many characters the turns of a kind have.
pub(super) fn spoken(exchange: &Exchange, kind: TurnKind) -> usize {
    let turns = exchange.turns.iter().filter(|turn| turn.kind == kind);
    derive::characters(turns.flat_map(|turn| &turn.paragraphs))
}

fn speakers(session: &Session, indices: Vec<usize>) -> Vec<&Speaker> {
    indices.into_iter().filter_map(|index| session.speakers.get(index)).collect()
}

/// The organisations for which somebody asks, each once.
fn organisations<'s>(site: &'s Site<'_>, asking: &[&Speaker]) -> Vec<&'s Organisation> {
    let ids = once(asking.iter().filter_map(|speaker| speaker.organisation.as_ref()));
    let entries = ids
        .into_iter()
        .filter_map(|id| derive::find(&site.archive.organisations, |one| &one.entry, id.as_str()));
    entries.map(|index| &site.archive.organisations[index]).collect()
}

/// Each once, in the order in which they are met.
fn once<T: PartialEq>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut met = Vec::new();
    for one in all {
        if !met.contains(&one) {
            met.push(one);
        }
    }
    met
}
