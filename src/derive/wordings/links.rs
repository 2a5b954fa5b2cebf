//! The archive's own names in a wording: terms, people, organisations.

use std::collections::BTreeMap;

use super::WordingUse;
use crate::model::Entry;
use crate::resolve::Archive;
use crate::text::{Finder, collapse};

/// What finds names in words.
pub(super) struct Links {
    /// The names of terms as they are compared, each with its term; none of which several have the name.
    terms: BTreeMap<String, Option<usize>>,
    people: Names,
    organisations: Names,
}

/// The names that stand in a wording, as indices into the archive's lists.
#[derive(Debug, Default)]
pub(super) struct Linked {
    pub(super) terms: Vec<usize>,
    /// The term of which the wording's words are a name.
    pub(super) term: Option<usize>,
    pub(super) people: Vec<usize>,
    pub(super) organisations: Vec<usize>,
}

impl Links {
    pub(super) fn new(archive: &Archive) -> Self {
        let mut terms = BTreeMap::new();
        for (at, term) in archive.terms.iter().enumerate() {
            for name in term.entry.names() {
                let owner = terms.entry(compared(name)).or_insert(Some(at));
                *owner = owner.filter(|&other| other == at);
            }
        }
        Self {
            terms,
            people: Names::of(archive.people.iter().map(|it| &it.entry)),
            organisations: Names::of(archive.organisations.iter().map(|it| &it.entry)),
        }
    }

    /// The names in a wording with these words, which stand at `place`: a term is in it where one of its
    /// uses is, wholly or in part.
    pub(super) fn of(&self, archive: &Archive, words: &str, place: &WordingUse) -> Linked {
        let uses = archive.sessions.get(place.session).map_or(&[][..], |it| &it.uses);
        let here = uses.iter().filter(|it| {
            (it.section, it.paragraph) == (place.section, place.id)
                && it.start < place.end
                && it.end > place.start
        });
        Linked {
            term: self.terms.get(&compared(words)).copied().flatten(),
            terms: sorted(here.map(|it| it.term).collect()),
            people: self.people.within(words),
            organisations: self.organisations.within(words),
        }
    }
}

/// Words as they are compared with a name.
fn compared(words: &str) -> String {
    collapse(words).to_lowercase()
}

/// The names of entries of one kind.
struct Names {
    /// `None` where there are too many to look for: then none is linked.
    finder: Option<Finder>,
    /// For each name, its entry.
    entries: Vec<usize>,
}

impl Names {
    fn of<'a>(entries: impl Iterator<Item = &'a Entry>) -> Self {
        let named = entries.enumerate();
        let named = named.flat_map(|(at, entry)| entry.names().map(move |name| (name, at)));
        let (names, entries): (Vec<&str>, Vec<usize>) = named.unzip();
        Self { finder: Finder::new(names).ok(), entries }
    }

    fn within(&self, words: &str) -> Vec<usize> {
        let found = self.finder.as_ref().map(|finder| finder.find(words)).unwrap_or_default();
        sorted(found.into_iter().map(|name| self.entries[name]).collect())
    }
}

fn sorted(mut places: Vec<usize>) -> Vec<usize> {
    places.sort_unstable();
    places.dedup();
    places
}
