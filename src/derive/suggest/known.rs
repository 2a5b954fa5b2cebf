//! Names that are not proposed: those of entries, of any kind, and those that the editor turned down.

use std::collections::BTreeSet;

use super::ids::entries;
use crate::model::{Entry, EntryKind};
use crate::resolve::Archive;
use crate::settings::Declined;

/// The names, as they are compared.
pub(super) struct Known {
    keys: BTreeSet<String>,
    /// The names, without marks around them: where they stand in the text, no part of them is proposed.
    pub(super) names: BTreeSet<String>,
}

impl Known {
    /// The names for proposals of `kind`. What is turned down as one kind may be proposed as another; and a
    /// term's name may be a topic's too, because terms are what topics are found by.
    pub(super) fn new(archive: &Archive, declined: &Declined, kind: EntryKind) -> Self {
        let counts = |other: &EntryKind| (kind, *other) != (EntryKind::Topic, EntryKind::Term);
        let kinds = EntryKind::ALL.iter().copied().filter(counts);
        let all = kinds.flat_map(|kind| entries(archive, kind));
        let all = all.flat_map(names).chain(declined.of(kind).iter().map(String::as_str));
        let names: BTreeSet<String> = all.map(inside).map(ToOwned::to_owned).collect();
        Self { keys: names.iter().map(|name| key(name)).collect(), names }
    }

    /// Whether something has this name, or was turned down by it.
    pub(super) fn has(&self, name: &str) -> bool {
        self.keys.contains(&key(name))
    }
}

fn names(entry: &Entry) -> impl Iterator<Item = &str> {
    let others = entry.aliases.iter().chain(&entry.hidden);
    std::iter::once(&entry.title).chain(others).map(String::as_str)
}

/// A name without the quotation marks or the marks of a title around it.
fn inside(name: &str) -> &str {
    name.trim_matches(|c: char| !c.is_alphanumeric())
}

/// The form in which names are compared: letters and digits alone, in lower case.
pub(super) fn key(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::sample::archive;

    #[test]
    fn entries_of_all_kinds_are_known_by_their_names() {
        let known = Known::new(&archive(), &Declined::default(), EntryKind::Term);
        for name in ["石桥", "林溪", "《青石公报》", "青石公报"] {
            assert!(known.has(name), "{name}");
        }
        assert!(!known.has("渡口"));
    }
}
