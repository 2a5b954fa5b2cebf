//! Of some exchanges the one most like another: for proposals, which look at few.

use super::days::Days;
use super::features::{Read, read};
use super::index::{Index, Sums};
use super::lists::{BY_ITSELF, most_alike, reasons};
use super::vector::Vector;
use super::weights::weigh;
use crate::derive::ExchangeAt;
use crate::resolve::Archive;

/// All exchanges, each by itself, for asking which are alike.
pub(in crate::derive) struct Likest {
    read: Read,
    days: Days,
    vectors: Vec<Vector>,
    index: Index,
}

impl Likest {
    pub(in crate::derive) fn new(archive: &Archive) -> Self {
        let (read, days) = (read(archive), Days::of(archive));
        let vectors = weigh(&read, &days);
        let index = Index::new(&vectors, read.features.len(), &days, &BY_ITSELF);
        Self { read, days, vectors, index }
    }

    /// The exchange most like `at` of those from `first` to before `end`, and what both speak of; `None` where none
    /// speaks of anything that it does.
    pub(in crate::derive) fn of(
        &self,
        archive: &Archive,
        at: ExchangeAt,
        first: ExchangeAt,
        end: ExchangeAt,
    ) -> Option<(ExchangeAt, Vec<String>)> {
        let within = self.days.number(first)..self.days.number(end);
        let at = self.days.number(at);
        let mut sums = Sums::default();
        let reach = (&within, &BY_ITSELF);
        let alike = most_alike(at, &self.vectors, &self.index, &self.days, reach, &mut sums);
        alike.into_iter().find_map(|it| {
            let laid = sums.layouts[0].lay(&self.vectors[at]);
            let shared = reasons(&laid, &self.vectors[it.exchange], it.likeness, &self.read);
            let word = |feature: u32| self.read.features[feature as usize].name.as_str();
            let names = shared.into_iter().map(|it| it.name(archive, word).to_owned());
            let names = names.collect::<Vec<_>>();
            (!names.is_empty()).then(|| (self.days.at(it.exchange), names))
        })
    }
}
