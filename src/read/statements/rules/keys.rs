//! The keys of a rule file, as they may be written.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};

use super::super::keys::{Exchanges, ExtentKey, MadeKey, Speakers};
use crate::settings::yaml::Spanned;
use crate::text::Language;

/// All keys, and those under a pattern in `files`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleKeys {
    pub(super) id: Option<Spanned<String>>,
    pub(super) name: Option<Spanned<String>>,
    pub(super) encoding: Option<Spanned<String>>,
    pub(super) skip: Option<bool>,
    pub(super) title: Option<Spanned<String>>,
    pub(super) date: Option<Spanned<String>>,
    pub(super) series: Option<Spanned<String>>,
    pub(super) place: Option<String>,
    pub(super) duration: Option<String>,
    pub(super) language: Option<Language>,
    pub(super) exchanges: Option<Exchanges>,
    pub(super) speakers: Option<Speakers>,
    pub(super) not_labels: Option<Vec<String>>,
    pub(super) witness: Option<SharedWitnessKeys>,
    pub(super) files: Option<Files>,
}

/// `witness:`, without what each file has of its own.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SharedWitnessKeys {
    pub(super) publisher: Option<String>,
    pub(super) title: Option<String>,
    pub(super) date: Option<Spanned<String>>,
    pub(super) page: Option<String>,
    pub(super) url: Option<Spanned<String>>,
    pub(super) fetched: Option<Spanned<String>>,
    pub(super) extent: Option<ExtentKey>,
    pub(super) made: Option<MadeKey>,
    pub(super) questions_held: Option<u32>,
    pub(super) questions_source: Option<String>,
    pub(super) dateline: Option<String>,
}

/// `files:`, in the order written.
#[derive(Default)]
pub(super) struct Files(pub(super) Vec<(Spanned<String>, Option<RuleKeys>)>);

impl<'de> Deserialize<'de> for Files {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = Files;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("patterns of file names, each with its rules")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Files, A::Error> {
                let mut files = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    files.push(entry);
                }
                Ok(Files(files))
            }
        }

        deserializer.deserialize_map(InOrder)
    }
}
