//! Whatever refers to an entry, checked: what refers to nothing is reported in its place and taken
//! out, so that later stages meet only references that lead somewhere.

use std::collections::BTreeSet;

use super::entries::Entries;
use super::topics::topic_of;
use crate::diagnostic::{Code, Diagnostic, Place, Span};
use crate::model::{Entry, EntryKind, Reference, Session, Slug};
use crate::say;
use crate::text::nearest;

/// The ids of all entries, by kind.
pub(super) struct Known {
    topics: BTreeSet<Slug>,
    people: BTreeSet<Slug>,
    organisations: BTreeSet<Slug>,
    series: BTreeSet<Slug>,
    terms: BTreeSet<Slug>,
}

impl Known {
    /// Takes the ids.
    pub(super) fn new(entries: &Entries) -> Self {
        fn ids<'a>(entries: impl Iterator<Item = &'a Entry>) -> BTreeSet<Slug> {
            entries.map(|entry| entry.id.clone()).collect()
        }
        Self {
            topics: ids(entries.topics.iter().map(|it| &it.entry)),
            people: ids(entries.people.iter().map(|it| &it.entry)),
            organisations: ids(entries.organisations.iter().map(|it| &it.entry)),
            series: ids(entries.series.iter().map(|it| &it.entry)),
            terms: ids(entries.terms.iter().map(|it| &it.entry)),
        }
    }

    /// Whether the archive has topics at all.
    pub(super) fn has_topics(&self) -> bool {
        !self.topics.is_empty()
    }

    fn of(&self, kind: EntryKind) -> &BTreeSet<Slug> {
        match kind {
            EntryKind::Topic => &self.topics,
            EntryKind::Person => &self.people,
            EntryKind::Organisation => &self.organisations,
            EntryKind::Series => &self.series,
            EntryKind::Term => &self.terms,
        }
    }

    /// Nothing, if there is an entry of this kind with this id; otherwise what to tell.
    fn refuse(&self, kind: EntryKind, id: &str, place: Place) -> Option<Diagnostic> {
        let ids = self.of(kind);
        if Slug::new(id).is_ok_and(|id| ids.contains(&id)) {
            return None;
        }
        let (zh, en, folder) = (chinese(kind), english(kind), kind.folder());
        let diagnostic = Diagnostic::error(
            Code::UnknownReference,
            say!(zh: "没有{zh}“{id}”", en: "there is no {en} `{id}`"),
            place,
        );
        Some(match nearest(id, ids.iter().map(Slug::as_str)) {
            Some(near) => {
                diagnostic.hint(say!(zh: "是不是“{near}”？", en: "did you mean `{near}`?"))
            }
            None if Slug::new(id).is_ok() => diagnostic.hint(say!(
                zh: "如果要有，请新建 content/{folder}/{id}.md",
                en: "to have one, make content/{folder}/{id}.md",
            )),
            None => diagnostic.hint(say!(
                zh: "这里写的是编号，即 content/{folder}/ 里的文件名（不带 .md）",
                en: "write its id, the name of its file in content/{folder}/ without .md",
            )),
        })
    }

    /// Checks the references of entries to each other.
    pub(super) fn check_entries(
        &self,
        entries: &mut Entries,
        report: &mut impl Extend<Diagnostic>,
    ) {
        for topic in &mut entries.topics {
            let id = topic.entry.id.as_str();
            for (list, key) in [(&mut topic.broader, "broader"), (&mut topic.related, "related")] {
                self.check_list(EntryKind::Topic, id, key, list, report);
            }
        }
        self.check_terms(entries, report);
    }

    /// Checks a list of an entry's references to entries of its own kind.
    fn check_list(
        &self,
        kind: EntryKind,
        id: &str,
        key: &str,
        list: &mut Vec<Reference>,
        report: &mut impl Extend<Diagnostic>,
    ) {
        let mut seen = BTreeSet::new();
        list.retain(|reference| {
            let fault = self
                .refuse(kind, &reference.id, Place::At(reference.span.clone()))
                .or_else(|| to_itself(kind, id, key, reference))
                .or_else(|| {
                    let new = seen.insert(reference.id.clone());
                    (!new).then(|| twice(reference))
                });
            let holds = fault.is_none();
            report.extend(fault);
            holds
        });
    }

    /// Checks the references of terms to each other.
    fn check_terms(&self, entries: &mut Entries, report: &mut impl Extend<Diagnostic>) {
        for term in &mut entries.terms {
            let id = term.entry.id.as_str();
            for (list, key) in [(&mut term.broader, "broader"), (&mut term.related, "related")] {
                self.check_list(EntryKind::Term, id, key, list, report);
            }
        }
    }

    /// Checks the references of a session to entries.
    pub(super) fn check_session(
        &self,
        session: &mut Session,
        report: &mut impl Extend<Diagnostic>,
    ) {
        session.header.series = session.header.series.take().filter(|series| {
            let fault = self.refuse(EntryKind::Series, &series.id, Place::At(series.span.clone()));
            let holds = fault.is_none();
            report.extend(fault);
            holds
        });
        for speaker in &mut session.speakers {
            let place = || stated_place(speaker.stated.as_ref(), &session.source.path);
            let mut check = |kind: EntryKind, id: &mut Option<Slug>| {
                let fault = id.as_ref().and_then(|id| self.refuse(kind, id.as_str(), place()));
                if fault.is_some() {
                    *id = None;
                }
                report.extend(fault);
            };
            check(EntryKind::Person, &mut speaker.person);
            check(EntryKind::Organisation, &mut speaker.organisation);
        }
        for exchange in &mut session.exchanges {
            exchange.topics.retain(|reference| {
                let (id, _) = topic_of(&reference.id);
                let fault = self.refuse(EntryKind::Topic, id, Place::At(reference.span.clone()));
                let holds = fault.is_none();
                report.extend(fault);
                holds
            });
        }
    }
}

fn stated_place(stated: Option<&Span>, path: &str) -> Place {
    stated.map_or_else(|| Place::File(path.to_owned()), |span| Place::At(span.clone()))
}

fn to_itself(kind: EntryKind, id: &str, key: &str, reference: &Reference) -> Option<Diagnostic> {
    let (kind_zh, kind_en) = (chinese(kind), english(kind));
    (reference.id == id).then(|| {
        Diagnostic::error(
            Code::TopicCycle,
            say!(
                zh: "{kind_zh}“{id}”的 {key} 里写了它自己",
                en: "the {kind_en} `{id}` names itself under `{key}`",
            ),
            Place::At(reference.span.clone()),
        )
    })
}

/// Tells of a reference that stands twice in one list.
pub(super) fn twice(reference: &Reference) -> Diagnostic {
    let id = &reference.id;
    Diagnostic::warning(
        Code::Repeated,
        say!(zh: "“{id}”写了两次", en: "`{id}` stands here twice"),
        Place::At(reference.span.clone()),
    )
}

const fn chinese(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Topic => "主题",
        EntryKind::Person => "人物",
        EntryKind::Organisation => "机构",
        EntryKind::Series => "系列",
        EntryKind::Term => "词语",
    }
}

const fn english(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Topic => "topic",
        EntryKind::Person => "person",
        EntryKind::Organisation => "organisation",
        EntryKind::Series => "series",
        EntryKind::Term => "term",
    }
}
