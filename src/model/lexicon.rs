//! The lexicon: names and aliases out of the entries, plain data for `structure`.
//!
//! Made before any session is read, so that a label can be known for a person's or an
//! organisation's name; it holds nothing else of the entries.

use std::collections::BTreeMap;

use super::Slug;

/// The known names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lexicon {
    names: BTreeMap<String, Vec<Meaning>>,
}

/// What a name stands for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meaning {
    /// A person.
    Person(Slug),
    /// An organisation.
    Organisation(Slug),
}

/// The outcome of looking a label up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match<'a> {
    /// No entry has this name.
    None,
    /// One entry has it.
    One(&'a Meaning),
    /// Several have it; it is not guessed which.
    Several(&'a [Meaning]),
}

impl Lexicon {
    /// Adds a name; adding the same twice is adding it once.
    pub fn add(&mut self, name: &str, meaning: Meaning) {
        let meanings = self.names.entry(key(name)).or_default();
        if !meanings.contains(&meaning) {
            meanings.push(meaning);
            meanings.sort();
        }
    }

    /// Looks a name up, blind to case, white space and book-title marks (《》).
    pub fn look_up(&self, name: &str) -> Match<'_> {
        match self.names.get(&key(name)).map(Vec::as_slice) {
            None | Some([]) => Match::None,
            Some([one]) => Match::One(one),
            Some(several) => Match::Several(several),
        }
    }

    /// All names, as they are compared, with their meanings, in order.
    pub fn names(&self) -> impl Iterator<Item = (&str, &[Meaning])> {
        self.names.iter().map(|(name, meanings)| (name.as_str(), meanings.as_slice()))
    }
}

fn key(name: &str) -> String {
    name.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '《' | '》' | '·'))
        .flat_map(char::to_lowercase)
        .collect()
}
