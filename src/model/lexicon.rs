//! The lexicon: names and aliases out of the entries, plain data for `structure`.
//!
//! Made before any session is read, so that a label can be known for a person's or an
//! organisation's name; it holds nothing else of the entries.

use std::collections::{BTreeMap, BTreeSet};

use super::Slug;
use crate::text::Language;

/// The known names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lexicon {
    names: BTreeMap<String, Vec<Meaning>>,
    /// The offices that people hold or held.
    offices: BTreeMap<Slug, BTreeSet<String>>,
    /// For the first and the last word of each person's name of several, who has it.
    parts: BTreeMap<String, BTreeSet<Slug>>,
    /// The language of transcripts that state none and leave nothing to be guessed.
    language: Option<Language>,
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
    /// The same, with the language of transcripts that state none.
    #[must_use]
    pub fn with_language(self, language: Language) -> Self {
        Self { language: Some(language), ..self }
    }

    /// The language of transcripts that state none; Chinese where nobody says.
    pub fn language(&self) -> Language {
        self.language.clone().unwrap_or_else(Language::chinese)
    }

    /// Adds a name; adding the same twice is adding it once.
    pub fn add(&mut self, name: &str, meaning: Meaning) {
        if let Meaning::Person(id) = &meaning
            && let Some((first, rest)) = name.split_once(char::is_whitespace)
        {
            let last = rest.rsplit(char::is_whitespace).next().unwrap_or(rest);
            for part in [first, last] {
                self.parts.entry(key(part)).or_default().insert(id.clone());
            }
        }
        let meanings = self.names.entry(key(name)).or_default();
        if !meanings.contains(&meaning) {
            meanings.push(meaning);
            meanings.sort();
        }
    }

    /// Adds an office of a person.
    pub fn add_office(&mut self, person: &Slug, title: &str) {
        self.offices.entry(person.clone()).or_default().insert(key(title));
    }

    /// Whether a person held an office of this title, whenever.
    pub fn holds(&self, person: &Slug, title: &str) -> bool {
        self.offices.get(person).is_some_and(|titles| titles.contains(&key(title)))
    }

    /// Looks a name up, blind to case, white space and book-title marks (《》).
    pub fn look_up(&self, name: &str) -> Match<'_> {
        match self.names.get(&key(name)).map(Vec::as_slice) {
            None | Some([]) => Match::None,
            Some([one]) => Match::One(one),
            Some(several) => Match::Several(several),
        }
    }

    /// The people with a name in Latin writing of which `name` is the first or the last word.
    pub fn named_in_part(&self, name: &str) -> BTreeSet<&Slug> {
        let name = key(name);
        let people = self.parts.get(&name).into_iter().flatten();
        people.collect()
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
