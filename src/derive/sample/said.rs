//! Archives of which only what is said matters.

use super::{archive, slug};
use crate::model::{Date, Extent};
use crate::resolve::Archive;

/// Full records, one a year from 2011 on, each with one question and this answer.
pub(crate) fn archive_of(said: &[&str]) -> Archive {
    let mut archive = archive();
    let pattern = archive.sessions[0].clone();
    let each = said.iter().zip(2011_i16..);
    archive.sessions = each
        .map(|(words, year)| {
            let mut archived = pattern.clone();
            archived.uses.clear();
            archived.session.id = slug(&format!("s{year}"));
            archived.session.header.date = Date::new(year, 3, 1);
            archived.session.header.witness.extent = Some(Extent::Full);
            archived.session.exchanges.truncate(1);
            archived.topics.truncate(1);
            archived.session.exchanges[0].turns[1].paragraphs[0].text = (*words).to_owned();
            archived
        })
        .collect();
    archive
}
