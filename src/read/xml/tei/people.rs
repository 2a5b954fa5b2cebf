//! Who speaks: `@who` points at a person in the header; where the header stands in another file, the
//! printed name before the words, or the id itself, is the label.

use std::collections::BTreeMap;
use std::ops::Range;

use super::header::choose;
use crate::diagnostic::{Code, Diagnostic, Place, Span};
use crate::model::{Date, Role};
use crate::read::front::StatedSpeaker;
use crate::read::xml::tape::Tape;
use crate::say;
use crate::text::{Language, collapse, trim};

/// What the file says of somebody.
struct Person {
    name: Option<String>,
    office: Option<String>,
}

/// A label, as far as the text has used it.
struct Used {
    span: Range<usize>,
    office: Option<String>,
    /// The turns in which the speaker has the chair, those of a guest, and all.
    chairs: usize,
    guests: usize,
    turns: usize,
}

/// The people of a file.
pub(super) struct People {
    known: BTreeMap<String, Person>,
    /// For each id, the label under which it speaks.
    labels: BTreeMap<String, String>,
    used: BTreeMap<String, Used>,
    order: Vec<String>,
    /// The first of those that the file does not describe, and how many they are.
    strangers: Option<(Range<usize>, usize)>,
}

impl People {
    /// The people whom the file describes.
    pub(super) fn read(tape: &Tape<'_>, language: Option<&Language>, date: Option<Date>) -> Self {
        let mut known = BTreeMap::new();
        for person in tape.within(0, "person").chain(tape.within(0, "castItem")) {
            let id = tape.attribute(person, "xml:id").or_else(|| {
                let role = tape.children_named(person, "role").next()?;
                tape.attribute(role, "xml:id")
            });
            if let Some(id) = id {
                let name = name(tape, person);
                known.insert(id, Person { name, office: office(tape, person, language, date) });
            }
        }
        Self {
            known,
            labels: BTreeMap::new(),
            used: BTreeMap::new(),
            order: Vec::new(),
            strangers: None,
        }
    }

    /// The label of the turn at `index`, before which `printed` stands; whoever speaks.
    pub(super) fn label(
        &mut self,
        tape: &Tape<'_>,
        index: usize,
        printed: Option<&str>,
    ) -> Option<String> {
        let who = tape.attribute(index, "who");
        let id = who.as_deref().and_then(|who| who.split(' ').next());
        let id = id.map(|id| id.rsplit(['#', ':']).next().unwrap_or(id).to_owned());
        let label = match &id {
            Some(id) => {
                let label = self.labels.get(id).cloned();
                label.unwrap_or_else(|| self.first_label(tape, index, id, printed))
            }
            None => printed?.to_owned(),
        };
        let office = id.and_then(|id| self.known.get(&id)?.office.clone());
        let used = self.used.entry(label.clone()).or_insert_with(|| {
            self.order.push(label.clone());
            Used { span: tape.span(index), office, chairs: 0, guests: 0, turns: 0 }
        });
        let ana = tape.attribute(index, "ana").unwrap_or_default();
        let is = |part: &str| ana.split(' ').any(|one| one.trim_start_matches('#') == part);
        used.turns += 1;
        used.chairs += usize::from(is("chair"));
        used.guests += usize::from(is("guest"));
        Some(label)
    }

    /// The label of somebody who speaks for the first time.
    fn first_label(
        &mut self,
        tape: &Tape<'_>,
        index: usize,
        id: &str,
        printed: Option<&str>,
    ) -> String {
        let name = self.known.get(id).and_then(|person| person.name.clone());
        let label = name.unwrap_or_else(|| {
            let strangers = self.strangers.get_or_insert_with(|| (tape.span(index), 0));
            strangers.1 += 1;
            printed.map_or_else(|| collapse(&id.replace(['.', '_'], " ")), str::to_owned)
        });
        self.labels.insert(id.to_owned(), label.clone());
        label
    }

    /// What is stated of all who speak, in the order in which they do.
    pub(super) fn stated(
        self,
        tape: &Tape<'_>,
        report: &mut Vec<Diagnostic>,
    ) -> Vec<StatedSpeaker> {
        let Self { mut used, order, strangers, .. } = self;
        if let Some((span, count)) = strangers {
            report.push(
                Diagnostic::warning(
                    Code::PeopleElsewhere,
                    say!(
                        zh: "有 {count} 位发言人在这个文件里没有说明，署名取自正文或其标识，这是第一位",
                        en: "{count} speakers are not described in this file; their labels are those in the text, or their ids; this is the first",
                    ),
                    Place::At(Span::new(tape.source, span)),
                )
                .hint(say!(
                    zh: "他们大概在语料总头的 <listPerson> 里：放进这个文件的 <teiHeader>，署名就是全名",
                    en: "they are likely in the <listPerson> of the corpus's own header; put into this file's <teiHeader>, it gives their names",
                )),
            );
        }
        let mut stated = Vec::with_capacity(order.len());
        for label in order {
            let Some(Used { span, office, chairs, guests, turns }) = used.remove(&label) else {
                continue;
            };
            // One who has the chair at times only speaks as a member at others.
            let role = match () {
                () if chairs * 2 > turns => Some(Role::Moderator),
                () if guests * 2 > turns => Some(Role::Answerer),
                () => None,
            };
            let span = Span::new(tape.source, span);
            stated.push(StatedSpeaker { role, office, ..StatedSpeaker::new(label, span) });
        }
        stated
    }
}

/// The name of a person as people write it: forenames before surnames.
fn name(tape: &Tape<'_>, person: usize) -> Option<String> {
    let names = ["persName", "name", "role", "actor"];
    let at = names.iter().find_map(|name| tape.children_named(person, name).next())?;
    let parts = |name: &str| -> Vec<String> {
        tape.children_named(at, name).map(|part| tape.words(part)).collect()
    };
    let parts = [parts("forename"), parts("nameLink"), parts("surname")].concat().join(" ");
    let whole = if trim(&parts).is_empty() { tape.words(at) } else { collapse(&parts) };
    (!whole.is_empty()).then_some(whole)
}

/// The office held on the day; an office says more than that somebody is a member.
fn office(
    tape: &Tape<'_>,
    person: usize,
    language: Option<&Language>,
    date: Option<Date>,
) -> Option<String> {
    let mut offices: Vec<(bool, String)> = Vec::new();
    for affiliation in tape.children_named(person, "affiliation") {
        let bound = |name| tape.attribute(affiliation, name);
        let day = date.map(|date| date.to_string());
        let holds = day.is_none_or(|day| {
            // Days written alike are in order as words are; `2020` stands before all of 2020.
            bound("from").is_none_or(|from| from <= day)
                && bound("to").is_none_or(|to| to >= day || day.starts_with(&to))
        });
        let names: Vec<usize> = tape.children_named(affiliation, "roleName").collect();
        let role = bound("role").unwrap_or_default();
        let is_member = matches!(role.as_str(), "member" | "MP");
        offices
            .extend(choose(tape, &names, language).filter(|_| holds).map(|name| (is_member, name)));
    }
    offices.into_iter().min_by_key(|(is_member, _)| *is_member).map(|(_, name)| name)
}
