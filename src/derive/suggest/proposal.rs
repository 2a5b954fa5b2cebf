//! A proposal: an entry that there might be, and what speaks for it.

use super::ids::Ids;
use crate::model::{EntryKind, ParagraphId, Section, Slug, TermKind};

/// A paragraph of the archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The session, as an index into the archive's.
    pub session: usize,
    /// The section.
    pub section: Section,
    /// The paragraph.
    pub paragraph: ParagraphId,
}

/// What speaks for a proposal, in numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// How often it stands in the text; of a speaker, how many turns there are.
    pub times: usize,
    /// In how many passages: exchanges, openings and closings.
    pub passages: usize,
    /// In how many sessions.
    pub sessions: usize,
    /// How often it stands in quotation marks.
    pub quoted: usize,
    /// How often it stands in the marks of a title.
    pub titled: usize,
    /// In how many passages it ranks high by TF-IDF.
    pub tf_idf: usize,
    /// In how many passages it ranks high by TextRank.
    pub text_rank: usize,
}

/// An entry that there might be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Of which kind.
    pub kind: EntryKind,
    /// An id that no entry of the kind has or had.
    pub id: Slug,
    /// The title.
    pub title: String,
    /// Other names: labels that would not be known by the title alone.
    pub aliases: Vec<String>,
    /// What a term is, where its marks or the dictionary tell.
    pub what: Option<TermKind>,
    /// The words by which a topic would find its exchanges.
    pub matching: Vec<String>,
    /// What speaks for it.
    pub counts: Counts,
    /// Where it stands, in the order of the archive: each paragraph once.
    pub places: Vec<Spot>,
}

/// A proposal before it has an id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) title: String,
    pub(super) aliases: Vec<String>,
    pub(super) what: Option<TermKind>,
    pub(super) matching: Vec<String>,
    pub(super) counts: Counts,
    pub(super) places: Vec<Spot>,
}

impl Draft {
    pub(super) fn with_id(self, kind: EntryKind, ids: &mut Ids) -> Proposal {
        let Self { title, aliases, what, matching, counts, places } = self;
        Proposal {
            kind,
            id: ids.allot(&title, kind),
            title,
            aliases,
            what,
            matching,
            counts,
            places,
        }
    }

    /// Notes a place, of which `times` uses stand there; places come in the order of the archive.
    pub(super) fn stands_at(&mut self, spot: Spot, times: usize) {
        self.counts.times += times;
        let last = self.places.last();
        let passage = |spot: &Spot| (spot.session, spot.section);
        self.counts.passages += usize::from(last.map(passage) != Some(passage(&spot)));
        self.counts.sessions += usize::from(last.map(|last| last.session) != Some(spot.session));
        if last != Some(&spot) {
            self.places.push(spot);
        }
    }
}
