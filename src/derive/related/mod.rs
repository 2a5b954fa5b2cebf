//! Related questions: for each exchange those of other sessions that speak most of the same rare things, each
//! with what both speak of.
//!
//! Words are weighed by TF-IDF: the logarithm of how often they stand in an exchange, times that of how few
//! exchanges have them; those in more than half say nothing. Terms, topics, people and organisations weigh
//! more than plain words. Two exchanges are as alike as the cosine of their weights, made a little less by the time
//! between them, by a power law, which has no scale of its own: what is asked every year is as well served
//! as what is asked every week.
//!
//! Two exchanges on one matter may have few words in common. Each is therefore read together with the
//! earlier ones most like it (pseudo-relevance feedback, after Rocchio): a short question is understood
//! out of those before it. What a word weighs, and what an exchange is read with, is judged by what had
//! been said up to its day; only the first few of an archive are judged together (`weights.rs`). Thus a
//! new session changes hardly any old list but by entering it (a word that one exchange alone had may now be shared);
//! one put in between earlier and later ones shifts some lists of the later.
//!
//! The work is linear in the archive: each exchange looks at a bounded number of others (`index.rs`), chosen by what a few
//! heavy features and the time between them leave of their likeness, and only those are compared by all features. What
//! one exchange alone has is never compared (`features.rs`). All sums are in whole numbers (`vector.rs`), so that
//! no machine rounds otherwise than another.

mod days;
mod features;
mod index;
mod likest;
mod lists;
mod table;
mod vector;
mod weights;

#[cfg(test)]
mod tests;

pub(super) use likest::Likest;

use super::{ExchangeAt, TwinsView};
use crate::resolve::Archive;

/// How many related questions each has at most.
pub(super) const MOST: usize = 10;

/// An exchange of another session that speaks of the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelatedTo {
    /// The exchange.
    pub at: ExchangeAt,
    /// How alike they are, in millionths.
    pub likeness: u32,
    /// What both speak of, what counts most first; never empty.
    pub shared: Vec<Shared>,
}

/// Something of which two exchanges speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shared {
    /// A topic, as an index into the archive's.
    Topic(u32),
    /// A term, as an index into the archive's.
    Term(u32),
    /// A person who speaks in both, as an index into the archive's.
    Person(u32),
    /// An organisation that speaks in both, as an index into the archive's.
    Organisation(u32),
    /// A word, as a number of [`RelatedView::word`].
    Word(u32),
}

impl Shared {
    /// Its name: the title of the entry, or what `word` says of the number of a word.
    ///
    /// # Panics
    /// If it is not of this archive.
    pub fn name<'a>(self, archive: &'a Archive, word: impl FnOnce(u32) -> &'a str) -> &'a str {
        let entry = match self {
            Self::Topic(index) => &archive.topics[index as usize].entry,
            Self::Term(index) => &archive.terms[index as usize].entry,
            Self::Person(index) => &archive.people[index as usize].entry,
            Self::Organisation(index) => &archive.organisations[index as usize].entry,
            Self::Word(number) => return word(number),
        };
        &entry.title
    }
}

/// The related questions of all exchanges.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RelatedView {
    /// For each session, where its exchanges begin in `lists`.
    starts: Vec<usize>,
    /// For each exchange, in order of time, its list, the most alike first.
    lists: Vec<Vec<RelatedTo>>,
    /// The words that lists give as reasons.
    words: Vec<String>,
}

impl RelatedView {
    /// Finds the related questions of an archive.
    pub fn new(archive: &Archive) -> Self {
        let read = features::read(archive);
        let days = days::Days::of(archive);
        let starts = days.sessions().map(|stretch| stretch.start).collect();
        let vectors = weights::weigh(&read, &days);
        let twins = TwinsView::new(archive);
        let (lists, words) = lists::make(&read, &vectors, &days, &twins);
        Self { starts, lists, words }
    }

    /// The related questions of an exchange, the most alike first; at most ten.
    pub fn of(&self, at: ExchangeAt) -> &[RelatedTo] {
        let start = self.starts.get(at.session).copied().unwrap_or(usize::MAX);
        self.lists.get(start.saturating_add(at.exchange)).map_or(&[], Vec::as_slice)
    }

    /// A word that is a reason, as it stands where it first does.
    pub fn word(&self, number: u32) -> &str {
        self.words.get(number as usize).map_or("", String::as_str)
    }
}
