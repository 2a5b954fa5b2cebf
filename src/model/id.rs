//! Ids: the names under which things are published and cited, checked when they are made.

use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Names that the site itself needs, which no session or entry may take.
pub const RESERVED: &[&str] = &[
    "index",
    "search",
    "data",
    "assets",
    "all",
    "opening",
    "closing",
    "years",
    "series",
    "topics",
    "people",
    "organisations",
    "terms",
    "glossary",
    "wording",
    "pages",
    "notes",
    "atom",
    "sitemap",
    "robots",
    "404",
];

/// The id of a session or an entry: `[a-z0-9]+(-[a-z0-9]+)*`, not one of [`RESERVED`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

/// Why a word is not an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// It holds something else than lower-case Latin letters, digits and single hyphens between them.
    #[error("`{0}` is not an id: only a-z, 0-9 and single hyphens between them")]
    Malformed(String),
    /// The site needs the name itself.
    #[error("`{0}` is a name the site itself needs")]
    Reserved(String),
}

impl Slug {
    /// Checks a word.
    pub fn new(word: &str) -> Result<Self, IdError> {
        let well_formed = !word.is_empty()
            && word.split('-').all(|part| {
                !part.is_empty()
                    && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
            });
        if !well_formed {
            return Err(IdError::Malformed(word.to_owned()));
        }
        if RESERVED.contains(&word) {
            return Err(IdError::Reserved(word.to_owned()));
        }
        Ok(Self(word.to_owned()))
    }

    /// The id that was probably meant by a word that is none: in lower case, with hyphens for all that
    /// can't stand in one.
    pub fn likely(word: &str) -> Option<Self> {
        let parts =
            word.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
        Self::new(&parts.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-")).ok()
    }

    /// The id as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Slug {
    type Error = IdError;

    fn try_from(word: String) -> Result<Self, IdError> {
        Self::new(&word)
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

macro_rules! numbered {
    ($(#[doc = $doc:literal])+ $name:ident, $letter:literal) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(NonZeroU32);

        impl $name {
            /// The id with this number, counted from 1; `None` for 0 and for what 32 bits can't hold.
            pub fn new(number: usize) -> Option<Self> {
                u32::try_from(number).ok().and_then(NonZeroU32::new).map(Self)
            }

            /// The id of the thing at `index`, counted from 0.
            pub fn from_index(index: usize) -> Self {
                Self::new(index.saturating_add(1)).unwrap_or(Self(NonZeroU32::MAX))
            }

            /// Its number, from 1.
            pub fn number(self) -> usize {
                self.0.get() as usize
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($letter, "{}"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(word: &str) -> Result<Self, IdError> {
                let malformed = || IdError::Malformed(word.to_owned());
                let digits = word.strip_prefix($letter).ok_or_else(malformed)?;
                if digits.starts_with('0') || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
                    return Err(malformed());
                }
                digits.parse().ok().and_then(Self::new).ok_or_else(malformed)
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;

            fn try_from(word: String) -> Result<Self, IdError> {
                word.parse()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.to_string()
            }
        }
    };
}

numbered! {
    /// The id of an exchange within its session: `q1`, `q2`, …; allotted once, kept by the permalinks.
    ExchangeId, "q"
}
numbered! {
    /// The id of a turn within its section: `t1`, `t2`, … in the order of the text.
    TurnId, "t"
}
numbered! {
    /// The id of a paragraph within its section: `p1`, `p2`, …; allotted once, kept by the permalinks.
    ParagraphId, "p"
}
numbered! {
    /// The id of a note within its session: `n1`, `n2`, …; allotted once, kept by the permalinks.
    NoteId, "n"
}

/// A part of a session that has pages, and paragraph ids, of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Section {
    /// Unspoken text before the first turn.
    Lead,
    /// Speech before the first question.
    Opening,
    /// One exchange.
    Exchange(ExchangeId),
    /// Speech after the last answer.
    Closing,
}

impl fmt::Display for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lead => f.write_str("lead"),
            Self::Opening => f.write_str("opening"),
            Self::Exchange(id) => id.fmt(f),
            Self::Closing => f.write_str("closing"),
        }
    }
}

impl FromStr for Section {
    type Err = IdError;

    fn from_str(word: &str) -> Result<Self, IdError> {
        match word {
            "lead" => Ok(Self::Lead),
            "opening" => Ok(Self::Opening),
            "closing" => Ok(Self::Closing),
            other => other.parse().map(Self::Exchange),
        }
    }
}

impl TryFrom<String> for Section {
    type Error = IdError;

    fn try_from(word: String) -> Result<Self, IdError> {
        word.parse()
    }
}

impl From<Section> for String {
    fn from(section: Section) -> Self {
        section.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_checked_when_they_are_made() {
        assert!(Slug::new("2025-03-07-foreign-minister").is_ok());
        for bad in ["", "-a", "a--b", "Ukraine", "乌克兰", "a_b"] {
            assert!(matches!(Slug::new(bad), Err(IdError::Malformed(_))), "{bad}");
        }
        assert!(matches!(Slug::new("search"), Err(IdError::Reserved(_))));
        assert_eq!("q12".parse::<ExchangeId>().unwrap().number(), 12);
        for bad in ["q0", "q01", "q", "p3", "q+1", "q99999999999"] {
            assert!(bad.parse::<ExchangeId>().is_err(), "{bad}");
        }
        assert_eq!("closing".parse(), Ok(Section::Closing));
        assert_eq!("q3".parse::<Section>().unwrap().to_string(), "q3");
    }
}
