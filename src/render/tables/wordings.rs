//! The wordings with their variants, one a row, and all their uses.

use std::collections::BTreeSet;

use super::super::routes::Route;
use super::super::site::Site;
use super::questions::day;
use super::{Column, Kind, Rows, Table, list};
use crate::derive::answered_asker;
use crate::derive::wordings::{Wording, WordingUse, Wordings};
use crate::model::Date;
use crate::resolve::Archive;
use crate::text::Walk;

/// How many characters stand on either side of a use.
const AROUND: usize = 40;

pub(super) const WORDINGS: Table = Table {
    name: "wordings",
    columns: &[
        Column("wording", Kind::Text),
        Column("variant", Kind::Count),
        Column("words", Kind::Text),
        Column("class", Kind::Text),
        Column("difference", Kind::Text),
        Column("weight", Kind::Number),
        Column("uses", Kind::Count),
        Column("sessions", Kind::Count),
        Column("first_use", Kind::Day),
        Column("last_use", Kind::Day),
        Column("languages", Kind::Text),
        Column("terms", Kind::Text),
        Column("people", Kind::Text),
        Column("organisations", Kind::Text),
        Column("part_of", Kind::Text),
        Column("changed_words", Kind::Text),
        Column("page", Kind::Text),
    ],
    key: &["wording", "variant"],
    fill: fill_wordings,
};

pub(super) const USES: Table = Table {
    name: "uses",
    columns: &[
        Column("wording", Kind::Text),
        Column("variant", Kind::Count),
        Column("session", Kind::Text),
        Column("date", Kind::Day),
        Column("section", Kind::Text),
        Column("paragraph", Kind::Text),
        Column("start", Kind::Count),
        Column("language", Kind::Text),
        Column("speaker", Kind::Text),
        Column("askers", Kind::Text),
        Column("left", Kind::Text),
        Column("words", Kind::Text),
        Column("right", Kind::Text),
        Column("page", Kind::Text),
    ],
    key: &["wording", "session", "section", "paragraph", "start"],
    fill: fill_uses,
};

/// The rows of a wording: of all its forms together, and, where it has several, of each.
pub(super) fn wording_rows(archive: &Archive, wordings: &Wordings, at: usize) -> Vec<[String; 16]> {
    let wording = &wordings.all[at];
    let mut rows = vec![whole(archive, wordings, wording)];
    if wording.variants.len() > 1 {
        let days = wording.days_of_forms(archive).into_iter().enumerate();
        rows.extend(days.map(|(variant, days)| form(archive, wording, variant, days)));
    }
    rows
}

/// The number by which a form has a row: that of the whole, where it is the only one.
fn row_of(wording: &Wording, variant: usize) -> usize {
    if wording.variants.len() > 1 { variant + 1 } else { 0 }
}

fn whole(archive: &Archive, wordings: &Wordings, wording: &Wording) -> [String; 16] {
    let [first, last] = days(wording.dates);
    let longer = wording.part_of.iter().map(|&of| wordings.all[of].id.as_str());
    [
        wording.id.to_string(),
        "0".to_owned(),
        wording.words.clone(),
        wording.class.as_str().to_owned(),
        String::new(),
        format!("{:.2}", wording.weight),
        wording.uses.len().to_string(),
        wording.sessions.len().to_string(),
        first,
        last,
        languages(archive, &wording.uses),
        list(wording.terms.iter().map(|&it| archive.terms[it].entry.id.as_str())),
        list(wording.people.iter().map(|&it| archive.people[it].entry.id.as_str())),
        list(wording.organisations.iter().map(|&it| archive.organisations[it].entry.id.as_str())),
        list(longer),
        String::new(),
    ]
}

fn form(
    archive: &Archive,
    wording: &Wording,
    at: usize,
    dates: Option<(Date, Date)>,
) -> [String; 16] {
    let variant = &wording.variants[at];
    let uses = wording.uses.iter().filter(|it| it.variant == at);
    let [first, last] = days(dates);
    let none = String::new;
    [
        wording.id.to_string(),
        (at + 1).to_string(),
        variant.words.clone(),
        wording.class.as_str().to_owned(),
        variant.difference.kind.as_str().to_owned(),
        none(),
        variant.uses.to_string(),
        variant.sessions.to_string(),
        first,
        last,
        languages(archive, uses),
        none(),
        none(),
        none(),
        none(),
        variant.difference.in_signs(),
    ]
}

/// The languages of these uses, each once, in order.
fn languages<'u>(archive: &Archive, uses: impl IntoIterator<Item = &'u WordingUse>) -> String {
    let all: BTreeSet<&str> = uses.into_iter().map(|at| at.language_in(archive).as_str()).collect();
    list(all)
}

fn days(dates: Option<(Date, Date)>) -> [String; 2] {
    let day = |date: Date| date.to_string();
    dates.map_or_else(Default::default, |(first, last)| [day(first), day(last)])
}

fn fill_wordings(site: &Site<'_>, rows: &mut Rows) {
    let wordings = &site.views.wordings;
    for (at, wording) in wordings.all.iter().enumerate() {
        let page = site.address_of(&Route::Wording(&wording.id).path());
        for cells in wording_rows(site.archive, wordings, at) {
            let mut row = [""; 17];
            for (cell, words) in row.iter_mut().zip(cells.iter().chain([&page])) {
                *cell = words;
            }
            rows.add(row);
        }
    }
}

fn fill_uses(site: &Site<'_>, rows: &mut Rows) {
    for wording in &site.views.wordings.all {
        let mut walk = Walk::default();
        for at in &wording.uses {
            let session = at.session_in(site.archive);
            let turn = at.turn_in(site.archive);
            let speaker = session.speaker(turn).map(|it| it.label.as_str()).unwrap_or_default();
            let asker = answered_asker(session, at.exchange, at.turn);
            let asker = asker.map(|it| it.label.as_str()).unwrap_or_default();
            let [left, words, right] = at.around(site.archive, AROUND, &mut walk);
            let page = site.address_of(&Route::Section(&session.id, at.section).path());
            rows.add([
                wording.id.as_str(),
                &row_of(wording, at.variant).to_string(),
                session.id.as_str(),
                &day(session),
                &at.section.to_string(),
                &at.id.to_string(),
                &at.start.to_string(),
                at.language_in(site.archive).as_str(),
                speaker,
                asker,
                &left,
                &words,
                &right,
                &format!("{page}#{}", at.id),
            ]);
        }
    }
}
