//! The archive's own names in a wording: terms, people, organisations.

use super::WordingUse;
use crate::model::Entry;
use crate::resolve::Archive;
use crate::text::{Finder, collapse};

/// What finds names in words.
pub(super) struct Links {
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
        Self {
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
        let terms = sorted(here.map(|it| it.term).collect());
        let words_of = |name: &str| collapse(name).to_lowercase();
        let own = words_of(words);
        let is_name = |term: &&usize| {
            let mut names = archive.terms[**term].entry.names();
            names.any(|name| words_of(name) == own)
        };
        Linked {
            term: terms.iter().find(is_name).copied(),
            terms,
            people: self.people.within(words),
            organisations: self.organisations.within(words),
        }
    }
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
