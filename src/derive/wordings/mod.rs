//! Wordings: stretches that recur across sessions, found without a list.
//!
//! A wording is a row of words that stands in several sessions, begins and ends where the language lets a phrase
//! begin and end, and is not only a part of a longer one. Near-identical ones (a word or two changed, inserted,
//! left out, or in another order) count as one. The steps, each in a file of its own:
//!
//! 1. `stream`: all speech as one row of numbered words (jieba for Chinese, Unicode's rules for what has spaces),
//!    light words left out.
//! 2. `grams`: rows that recur, longer by one word at a time (the refinement by which Manber and Myers 1993 build
//!    a suffix array, kept to what recurs).
//! 3. `edges`: branching entropy to the left and right (Jin and Tanaka-Ishii 2006) and parts of speech decide whether a
//!    row is a phrase.
//! 4. `nested`: of nested ones, which stand for themselves (C-value: Frantzi, Ananiadou and Mima 2000).
//! 5. `families`, `neighbours`, `near`, `echoes`: variants by deletion neighbourhoods (Mor and Fraenkel 1982) and edit distance (Levenshtein 1966).
//! 6. `surface`, `difference`, `class`, `links`: the words as they were said, how variants differ, conversational
//!    routine apart, the archive's terms and names.
//!
//! All of it is linear in the text; what it gives is the same whatever the number of threads.

mod assemble;
mod class;
mod difference;
mod echoes;
mod edges;
mod families;
mod grams;
mod id;
mod links;
mod listed;
mod near;
mod neighbours;
mod nested;
mod overlaps;
mod part_of;
mod stream;
mod surface;
mod verbatim;

use rayon::prelude::*;

use super::{ExchangeAt, TwinsView};
use crate::model::{Date, Paragraph, ParagraphId, Section, Slug, Turn};
use crate::resolve::Archive;
use crate::text::Language;
use edges::{Candidate, judge};
use families::Anchors;
use grams::{Following, Level};
use nested::Accepted;
use stream::Stream;

pub use difference::{Difference, DifferenceKind, Piece};
pub use listed::Asked;
pub(super) use overlaps::overlapping;

/// In how many sessions a wording stands at least;
const LEAST_SESSIONS: usize = 3;
/// and where the archive has fewer sessions than this, in two.
const FEW_SESSIONS: usize = 20;

/// The place of the first exchange among the parts of a session: lead, opening, exchanges, closing.
const EXCHANGES: usize = 2;

/// All wordings of an archive.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wordings {
    /// All of them, those that weigh most first.
    pub all: Vec<Wording>,
    /// For each session, the uses in it, in the order of the text.
    pub by_session: Vec<Vec<UseOf>>,
    /// For each session, where among them the uses of each of its parts begin, and where the last ones end.
    parts: Vec<Vec<usize>>,
}

/// A use, as the place of its wording and its place among the wording's uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UseOf {
    /// The wording, as an index into [`Wordings::all`].
    pub wording: usize,
    /// The use, as an index into [`Wording::uses`].
    pub index: usize,
}

/// A wording with its variants.
#[derive(Debug, Clone, PartialEq)]
pub struct Wording {
    /// Its id: the words in Latin letters, and a short hash of them.
    pub id: Slug,
    /// The words of the head: the row in most sessions, as it is said most often. A form in fewer can have more uses.
    pub words: String,
    /// What kind it is.
    pub class: WordingClass,
    /// What weighs it against others: the C-value, times the freedom of its edges.
    pub weight: f64,
    /// Its forms; the first is the head's own.
    pub variants: Vec<Variant>,
    /// All its uses, in order of time, then of the text; no two overlap.
    pub uses: Vec<WordingUse>,
    /// The sessions that have it, in order.
    pub sessions: Vec<usize>,
    /// The other sessions in which its words, or nearly these, stand in the place of another wording, or to the letter but cut
    /// into other words, in order: they are not silent of it.
    pub overlaid: Vec<usize>,
    /// The days of its first and last use, as far as sessions are dated.
    pub dates: Option<(Date, Date)>,
    /// The years in which it is used, earliest first, with how many uses each; undated ones are in none.
    pub years: Vec<(i16, usize)>,
    /// The languages in which it is found, apart from their script and country, in order.
    pub languages: Vec<String>,
    /// The one language in which it is found, apart from script and country where these differ; `None` where there are
    /// several, so that its words are of none.
    pub language: Option<Language>,
    /// The terms that stand in it, by their id's place in the archive.
    pub terms: Vec<usize>,
    /// The one of them that it is itself: its words are a name of that term.
    pub term: Option<usize>,
    /// The people who stand in it.
    pub people: Vec<usize>,
    /// The organisations that stand in it.
    pub organisations: Vec<usize>,
    /// The longer wordings of which it is a part, in order.
    pub part_of: Vec<usize>,
}

/// What kind of wording one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum WordingClass {
    /// A phrase that says something.
    Formula,
    /// A name or a title: of a person with an office, a body, a document.
    Name,
    /// What goes with talking: to ask, to greet, to pass on to the next.
    Routine,
}

impl WordingClass {
    /// All classes, in the order in which they are shown.
    pub const ALL: &[Self] = &[Self::Formula, Self::Name, Self::Routine];

    /// The name used in data: `formula`, `name`, `routine`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Formula => "formula",
            Self::Name => "name",
            Self::Routine => "routine",
        }
    }
}

/// A form of a wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// The words, in the form's most frequent spelling.
    pub words: String,
    /// How many uses it has.
    pub uses: usize,
    /// How many sessions have it.
    pub sessions: usize,
    /// Whether its words stand in one session alone, in the place of another wording or form neither.
    pub alone: bool,
    /// The id under which it would be found if it were the head of its wording; of the head, and of one in few sessions,
    /// there is none. A growing archive can make another form the head: then the old address still leads on.
    pub id: Option<Slug>,
    /// How it differs from the head.
    pub difference: Difference,
}

/// A place where a wording stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordingUse {
    /// Its session, as an index into [`Archive::sessions`].
    pub session: usize,
    /// The section.
    pub section: Section,
    /// The exchange, if it stands in one.
    pub exchange: Option<usize>,
    /// Its turn, as an index into those of the section.
    pub turn: usize,
    /// Its paragraph, as an index into those of the turn.
    pub paragraph: usize,
    /// The paragraph's id.
    pub id: ParagraphId,
    /// Where it begins, in Unicode scalar values from the start of the paragraph's text.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Its form, as an index into [`Wording::variants`].
    pub variant: usize,
}

impl WordingUse {
    /// The paragraph in which it stands.
    ///
    /// # Panics
    /// If it is not of this archive.
    pub fn paragraph_in<'a>(&self, archive: &'a Archive) -> &'a Paragraph {
        &self.turn_in(archive).paragraphs[self.paragraph]
    }

    /// The turn in which it stands.
    ///
    /// # Panics
    /// If it is not of this archive.
    pub fn turn_in<'a>(&self, archive: &'a Archive) -> &'a Turn {
        let session = &archive.sessions[self.session].session;
        &session.turns_at(self.section, self.exchange)[self.turn]
    }

    /// The language in which it is said.
    ///
    /// # Panics
    /// If it is not of this archive.
    pub fn language_in<'a>(&self, archive: &'a Archive) -> &'a Language {
        let header = &archive.sessions[self.session].session.header;
        self.paragraph_in(archive).language.as_ref().unwrap_or(&header.language)
    }

    /// Where it begins in its session, in the order of the text.
    pub fn place(&self) -> (usize, usize, usize, usize) {
        // Whatever number of exchanges there is, the closing comes after them.
        (self.part(usize::MAX - EXCHANGES), self.turn, self.paragraph, self.start)
    }

    /// The part of its session in which it stands, if that has so many exchanges.
    fn part(&self, exchanges: usize) -> usize {
        match self.section {
            Section::Lead => 0,
            Section::Opening => 1,
            Section::Exchange(_) => EXCHANGES + self.exchange.unwrap_or_default(),
            Section::Closing => EXCHANGES + exchanges,
        }
    }
}

impl Wordings {
    /// Finds the wordings of an archive.
    pub fn new(archive: &Archive) -> Self {
        let twins = TwinsView::new(archive);
        let sessions = (0..archive.sessions.len()).filter(|&at| twins.is_counted(at)).count();
        let least = if sessions < FEW_SESSIONS { 2 } else { LEAST_SESSIONS };
        let stream = Stream::of(archive, &twins);
        let (levels, anchors) = candidates(&stream, least);
        let accepted = Accepted::choose(&stream, levels, least);
        let families = families::group(&stream, &accepted, &anchors);
        drop(anchors);
        let mut wordings = assemble::finish(archive, &stream, &accepted, families, least);
        verbatim::note(archive, &twins, &mut wordings.all);
        wordings
    }

    /// The place of the wording whose head has these words.
    #[cfg(test)]
    pub(crate) fn find_words(&self, words: &str) -> Option<usize> {
        self.all.iter().position(|wording| wording.words == words)
    }

    /// The wording and the use that `at` names.
    ///
    /// # Panics
    /// If `at` is not of these wordings.
    pub fn use_of(&self, at: UseOf) -> (&Wording, &WordingUse) {
        let wording = &self.all[at.wording];
        (wording, &wording.uses[at.index])
    }

    /// The uses in an exchange, in the order of the text.
    pub fn uses_in(&self, at: ExchangeAt) -> &[UseOf] {
        let Some(starts) = self.parts.get(at.session) else { return &[] };
        let part = EXCHANGES + at.exchange;
        &self.by_session[at.session][starts[part]..starts[part + 1]]
    }
}

/// The candidates by their number of words, and the rows by which single variants are found.
fn candidates(stream: &Stream, least: usize) -> (Vec<Vec<Candidate>>, Anchors) {
    let following = Following::new(stream);
    let mut level = Level::first(stream);
    let uses: Vec<usize> = (0..level.len()).map(|word| level.row(word).len()).collect();
    let (mut pairs, mut triples) = (Level::default(), Level::default());
    let mut found = Vec::new();
    while level.len() > 0 {
        let next = level.next(stream, &following, least);
        found.push(judged(stream, &uses, &next, least));
        let last = std::mem::replace(&mut level, next);
        match last.words {
            2 => pairs = last,
            3 => triples = last,
            _ => {}
        }
    }
    (found, Anchors::new(stream, pairs, triples))
}

fn judged(stream: &Stream, uses: &[usize], level: &Level, least: usize) -> Vec<Candidate> {
    let shares = level.shares().into_par_iter();
    let each = shares.map(|rows| {
        let judged = rows.filter_map(|row| judge(stream, uses, level.row(row), level.words, least));
        judged.collect::<Vec<_>>()
    });
    each.flatten_iter().collect()
}

#[cfg(test)]
mod tests;
