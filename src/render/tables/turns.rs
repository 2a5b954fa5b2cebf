//! The turns with their words, one a row.

use super::super::routes::Route;
use super::super::site::Site;
use super::questions::day;
use super::{Column, Kind, Rows, Table};
use crate::derive;
use crate::model::{Role, Slug};

pub(super) const TABLE: Table = Table {
    name: "turns",
    columns: &[
        Column("session", Kind::Text),
        Column("section", Kind::Text),
        Column("turn", Kind::Text),
        Column("date", Kind::Day),
        Column("kind", Kind::Text),
        Column("follow_up", Kind::Yes),
        Column("label", Kind::Text),
        Column("role", Kind::Text),
        Column("person", Kind::Text),
        Column("organisation", Kind::Text),
        Column("office", Kind::Text),
        Column("language", Kind::Text),
        Column("paragraphs", Kind::Count),
        Column("characters", Kind::Count),
        Column("text", Kind::Text),
        Column("page", Kind::Text),
    ],
    key: &["session", "section", "turn"],
    fill,
};

fn fill(site: &Site<'_>, rows: &mut Rows) {
    let id = |slug: Option<&Slug>| slug.map(Slug::to_string).unwrap_or_default();
    for archived in &site.archive.sessions {
        let session = &archived.session;
        let date = day(session);
        for (section, turns) in session.sections() {
            let page = site.address_of(&Route::Section(&session.id, section).path());
            for turn in turns {
                let speaker = session.speaker(turn);
                let words: Vec<&str> =
                    turn.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
                rows.add([
                    session.id.as_str(),
                    &section.to_string(),
                    &turn.id.to_string(),
                    &date,
                    turn.kind.as_str(),
                    if turn.follow_up { "yes" } else { "" },
                    speaker.map(|one| one.label.as_str()).unwrap_or_default(),
                    speaker.map_or(Role::Unknown, |one| one.role).as_str(),
                    &id(speaker.and_then(|one| one.person.as_ref())),
                    &id(speaker.and_then(|one| one.organisation.as_ref())),
                    speaker
                        .and_then(|one| derive::office_of(site.archive, session, one))
                        .unwrap_or_default(),
                    session.header.language.as_str(),
                    &turn.paragraphs.len().to_string(),
                    &derive::characters(&turn.paragraphs).to_string(),
                    &words.join("\n"),
                    &format!("{page}#{}", turn.id),
                ]);
            }
        }
    }
}
