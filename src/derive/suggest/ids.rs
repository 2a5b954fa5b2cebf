//! Ids for proposals: short, in Latin letters, and taken by nobody.

use std::collections::BTreeSet;

use crate::model::{Entry, EntryKind, Slug};
use crate::resolve::Archive;
use crate::text::id_parts;

/// How long an id may grow, in letters: it is part of addresses that people read.
const LONGEST: usize = 48;

/// The ids of one kind that are taken.
pub(super) struct Ids(BTreeSet<Slug>);

impl Ids {
    /// Those that entries of `kind` have or had.
    pub(super) fn of(archive: &Archive, kind: EntryKind) -> Self {
        let of = |entry: &Entry| {
            let former = entry.former.iter().map(|rename| rename.id.clone());
            former.chain([entry.id.clone()]).collect::<Vec<_>>()
        };
        Self(entries(archive, kind).into_iter().flat_map(of).collect())
    }

    /// An id for `title`, which is then taken: its words, or the kind's where it has none in Latin letters;
    /// with a number if another has it already.
    pub(super) fn allot(&mut self, title: &str, kind: EntryKind) -> Slug {
        let mut stem = String::new();
        for part in id_parts(title) {
            if !stem.is_empty() && stem.len() + part.len() >= LONGEST {
                break;
            }
            if !stem.is_empty() {
                stem.push('-');
            }
            stem.extend(part.chars().take(LONGEST));
        }
        if stem.is_empty() {
            stem.push_str(kind.folder());
        }
        let numbered = (2..).map(|number: usize| format!("{stem}-{number}"));
        let mut ids = std::iter::once(stem.clone())
            .chain(numbered)
            .filter_map(|word| Slug::new(&word).ok())
            .filter(|id| !self.0.contains(id));
        let Some(id) = ids.next() else { unreachable!("numbers do not end") };
        self.0.insert(id.clone());
        id
    }
}

/// The entries of one kind.
pub(super) fn entries(archive: &Archive, kind: EntryKind) -> Vec<&Entry> {
    match kind {
        EntryKind::Topic => archive.topics.iter().map(|it| &it.entry).collect(),
        EntryKind::Person => archive.people.iter().map(|it| &it.entry).collect(),
        EntryKind::Organisation => archive.organisations.iter().map(|it| &it.entry).collect(),
        EntryKind::Series => archive.series.iter().map(|it| &it.entry).collect(),
        EntryKind::Term => archive.terms.iter().map(|it| &it.entry).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::sample::archive;

    #[test]
    fn an_id_is_made_of_the_titles_words_and_given_once() {
        let mut ids = Ids::of(&archive(), EntryKind::Topic);
        let mut id = |title: &str| ids.allot(title, EntryKind::Topic).to_string();
        assert_eq!(id("石桥精神"), "shiqiao-jingshen");
        assert_eq!(id("《石桥精神》"), "shiqiao-jingshen-2");
        assert_eq!(id("Bridge"), "bridge-2", "there is a topic of that id");
        assert_eq!(id("Index"), "index-2", "the site needs that name");
        assert_eq!(id("Речь"), "topics-2");
        assert!(id(&"很长的名字".repeat(20)).len() <= LONGEST + 2);
    }
}
