//! The indexes: all entries of one kind, in the order of the language, with a letter bar where the list
//! is long; and the labels that have no entry yet.

use super::super::context::{Head, IndexPage, IndexRow, Letter, LetterGroup, Link, LooseLabel};
use super::super::forms::alternates;
use super::super::routes::{Links, Route};
use super::super::site::{Rendered, Site, entry_count};
use super::items::heading_key;
use crate::derive::{self, LabelView};
use crate::diagnostic::Diagnostic;
use crate::model::{EntryKind, Section};
use crate::text::initial;

/// A longer index than this is parted by letters.
pub(super) const WITHOUT_LETTERS: usize = 24;

impl Site<'_> {
    /// Makes the index of one kind of entries.
    pub(in crate::render) fn index_page(
        &self,
        kind: EntryKind,
    ) -> Result<Rendered, Vec<Diagnostic>> {
        if kind == EntryKind::Term {
            return self.terms_page();
        }
        let links = self.links(&Route::Entries(kind));
        let title = self.kind_title(kind).to_owned();
        let head = Head {
            title: title.clone(),
            kind: "website",
            part: kind.folder(),
            trail: vec![self.home(&links)],
            alternates: alternates(&self.concept_forms(kind), &links),
            ..Head::default()
        };
        let groups = self.groups(kind, &links);
        let letters = groups.iter().filter_map(|group| group.letter.as_ref());
        let letters = letters
            .map(|letter| Letter { letter: letter.letter.clone(), id: letter.id.clone() })
            .collect();
        let loose = match kind {
            EntryKind::Organisation => self.loose(&self.views.asking_labels, &links),
            EntryKind::Person => self.loose(&self.views.answering_labels, &links),
            EntryKind::Topic | EntryKind::Series | EntryKind::Term => Vec::new(),
        };
        let page = IndexPage { kind: kind.folder(), title, letters, groups, loose };
        self.page(&links, "entries.html", head, page)
    }

    fn groups(&self, kind: EntryKind, links: &Links<'_>) -> Vec<LetterGroup> {
        let mut entries: Vec<(&str, usize)> = (0..entry_count(self.archive, kind))
            .map(|index| (heading_key(self.entry(kind, index)), index))
            .collect();
        entries.sort_by(|one, other| self.compare(one.0, other.0).then(one.1.cmp(&other.1)));
        let parted = entries.len() > WITHOUT_LETTERS;
        let same_group = |one: &(&str, usize), other: &(&str, usize)| {
            !parted || initial(one.0) == initial(other.0)
        };
        let groups = entries.chunk_by(same_group).map(|group| LetterGroup {
            letter: group.first().filter(|_| parted).map(|(heading, _)| letter(initial(heading))),
            rows: group.iter().map(|&(_, index)| self.row(kind, index, links)).collect(),
        });
        groups.collect()
    }

    fn row(&self, kind: EntryKind, index: usize, links: &Links<'_>) -> IndexRow {
        let entry = self.entry(kind, index);
        let (count, broader) = match kind {
            EntryKind::Topic => {
                let view = &self.views.topics[index];
                let broader = self.topic_links(&view.broader, links).into_iter();
                let broader = broader.map(|link| Link { href: link.href, title: link.title });
                (view.all.len(), broader.collect())
            }
            EntryKind::Person => (self.views.people[index].count(), Vec::new()),
            EntryKind::Organisation => (self.views.organisations[index].count(), Vec::new()),
            EntryKind::Series => (self.views.series[index].len(), Vec::new()),
            EntryKind::Term => (0, Vec::new()),
        };
        let href = links.to(&Route::Entry(kind, &entry.id));
        IndexRow { href, title: entry.title.clone(), count, broader }
    }

    fn loose(&self, labels: &[LabelView], links: &Links<'_>) -> Vec<LooseLabel> {
        let mut labels: Vec<&LabelView> = labels.iter().collect();
        labels.sort_by(|one, other| self.compare(&one.label, &other.label));
        let loose = labels.into_iter().filter_map(|view| {
            let (session, exchange) = derive::exchange(self.archive, *view.exchanges.last()?);
            Some(LooseLabel {
                label: view.label.clone(),
                count: view.exchanges.len(),
                href: links.to(&Route::Section(&session.id, Section::Exchange(exchange.id))),
                day: self.day(session),
            })
        });
        loose.collect()
    }
}

/// A letter and its id on the page.
pub(super) fn letter(letter: char) -> Letter {
    let id = if letter.is_ascii_alphanumeric() {
        format!("letter-{letter}")
    } else {
        format!("letter-u{:x}", u32::from(letter))
    };
    Letter { letter: letter.to_string(), id }
}
