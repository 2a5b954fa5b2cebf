//! What the charts of the statistics page show, as tables.

use super::super::site::Site;
use super::questions::{day, spoken};
use super::{Column, Kind, Rows, Table};
use crate::model::TurnKind;

pub(in super::super) const YEARS: Table = Table {
    name: "statistics-years",
    columns: &[
        Column("year", Kind::Year),
        Column("sessions", Kind::Count),
        Column("full", Kind::Count),
        Column("questions", Kind::Count),
    ],
    key: &["year"],
    fill: years,
};

pub(in super::super) const LANGUAGES: Table = Table {
    name: "statistics-languages",
    columns: &[
        Column("year", Kind::Year),
        Column("language", Kind::Text),
        Column("sessions", Kind::Count),
        Column("characters", Kind::Count),
        Column("answer_median", Kind::Count),
    ],
    key: &["year", "language"],
    fill: languages,
};

pub(in super::super) const SESSIONS: Table = Table {
    name: "statistics-sessions",
    columns: &[
        Column("session", Kind::Text),
        Column("date", Kind::Day),
        Column("language", Kind::Text),
        Column("counted_as", Kind::Text),
        Column("extent", Kind::Text),
        Column("questions", Kind::Count),
        Column("questions_held", Kind::Count),
        Column("question_characters", Kind::Count),
        Column("answer_characters", Kind::Count),
    ],
    key: &["session"],
    fill: sessions,
};

pub(in super::super) const COUNTRIES: Table = Table {
    name: "statistics-countries",
    columns: &[Column("country", Kind::Text), Column("questions", Kind::Count)],
    key: &["country"],
    fill: countries,
};

pub(in super::super) const SUBJECTS: Table = Table {
    name: "statistics-subjects",
    columns: &[
        Column("organisation", Kind::Text),
        Column("topic", Kind::Text),
        Column("questions", Kind::Count),
        Column("share", Kind::Number),
    ],
    key: &["organisation", "topic"],
    fill: subjects,
};

pub(in super::super) const ANSWERS: Table = Table {
    name: "statistics-answers",
    columns: &[
        Column("session", Kind::Text),
        Column("id", Kind::Text),
        Column("date", Kind::Day),
        Column("language", Kind::Text),
        Column("answer_characters", Kind::Count),
    ],
    key: &["session", "id"],
    fill: answers,
};

fn years(site: &Site<'_>, rows: &mut Rows) {
    for year in &site.views.record {
        rows.add([
            &year.year.to_string(),
            &year.sessions.to_string(),
            &year.full.to_string(),
            &year.exchanges.to_string(),
        ]);
    }
}

/// Each language against its own record, which may be all there is.
fn languages(site: &Site<'_>, rows: &mut Rows) {
    for answers in &site.views.statistics.answers {
        let record = site.views.record_in(std::slice::from_ref(&answers.language));
        for (year, median) in record.iter().zip(answers.medians(site.archive, record)) {
            rows.add([
                &year.year.to_string(),
                &answers.language,
                &year.sessions.to_string(),
                &year.characters.to_string(),
                &median.map(|median| median.to_string()).unwrap_or_default(),
            ]);
        }
    }
}

fn sessions(site: &Site<'_>, rows: &mut Rows) {
    for (index, archived) in site.archive.sessions.iter().enumerate() {
        let session = &archived.session;
        let witness = &session.header.witness;
        let sum = |kind| session.exchanges.iter().map(|it| spoken(it, kind)).sum::<usize>();
        rows.add([
            session.id.as_str(),
            &day(session),
            session.header.language.as_str(),
            site.counted_as(index),
            witness.extent.map(crate::model::Extent::as_str).unwrap_or_default(),
            &session.exchanges.len().to_string(),
            &witness.questions_held.map(|held| held.to_string()).unwrap_or_default(),
            &sum(TurnKind::Question).to_string(),
            &sum(TurnKind::Answer).to_string(),
        ]);
    }
}

/// The last row, without a country, has the questions of which none is known.
fn countries(site: &Site<'_>, rows: &mut Rows) {
    let counted = &site.views.statistics;
    for (country, count) in &counted.countries {
        rows.add([country, &count.to_string()]);
    }
    if counted.no_country > 0 {
        rows.add(["", &counted.no_country.to_string()]);
    }
}

fn subjects(site: &Site<'_>, rows: &mut Rows) {
    for of in &site.views.statistics.subjects {
        let organisation = site.archive.organisations[of.organisation].entry.id.as_str();
        for &(topic, count) in &of.topics {
            let topic = site.archive.topics[topic].entry.id.as_str();
            // Rounded, not cut.
            let thousandths = (count * 2000 + of.exchanges) / (2 * of.exchanges.max(1));
            let share = format!("{}.{:03}", thousandths / 1000, thousandths % 1000);
            rows.add([organisation, topic, &count.to_string(), &share]);
        }
    }
}

fn answers(site: &Site<'_>, rows: &mut Rows) {
    let statistics = &site.views.statistics;
    let lengths = statistics.answers.iter().flat_map(|answers| &answers.lengths);
    for &(at, length) in lengths {
        let session = &site.archive.sessions[at.session].session;
        let id = session.exchanges[at.exchange].id.to_string();
        let language = session.header.language.as_str();
        rows.add([session.id.as_str(), &id, &day(session), language, &length.to_string()]);
    }
}
