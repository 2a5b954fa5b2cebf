//! The lexicon out of the entries: by which names people and organisations are known.

use std::collections::BTreeMap;

use super::Entries;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{Lexicon, Meaning};
use crate::say;

/// Titles, aliases, hidden spellings and former names of people and organisations. Two entries with one name are
/// warned of: a label of that name is given to neither.
pub fn lexicon(entries: &Entries, report: &mut impl Extend<Diagnostic>) -> Lexicon {
    let people = entries
        .people
        .iter()
        .map(|person| (&person.entry, Meaning::Person(person.entry.id.clone()), [].as_slice()));
    let organisations = entries.organisations.iter().map(|body| {
        let meaning = Meaning::Organisation(body.entry.id.clone());
        (&body.entry, meaning, body.former_names.as_slice())
    });
    let mut lexicon = Lexicon::default();
    let mut paths = BTreeMap::new();
    for (entry, meaning, former) in people.chain(organisations) {
        for name in entry.names().chain(former.iter().map(|name| name.title.as_str())) {
            lexicon.add(name, meaning.clone());
        }
        paths.insert(meaning, entry.path.as_str());
    }
    for person in &entries.people {
        for role in &person.roles {
            lexicon.add_office(&person.entry.id, &role.title);
        }
    }
    for (name, meanings) in lexicon.names() {
        let files: Vec<&str> =
            meanings.iter().filter_map(|known| paths.get(known).copied()).collect();
        if let [first, others @ ..] = files.as_slice()
            && !others.is_empty()
        {
            report.extend([double_name(name, first, &others.join(", "))]);
        }
    }
    lexicon
}

fn double_name(name: &str, first: &str, others: &str) -> Diagnostic {
    Diagnostic::warning(
        Code::DoubleName,
        say!(
            zh: "{first} 与 {others} 都叫“{name}”，这个名字的标签归不了任何一个",
            en: "{first} and {others} both have the name `{name}`; a label of that name is given to neither",
        ),
        Place::File(first.to_owned()),
    )
    .hint(say!(
        zh: "从其中一个的别名里删去它，或在文稿的 speakers 里写明是谁",
        en: "take it out of one entry's names, or say who it is under `speakers` in the transcript",
    ))
}
