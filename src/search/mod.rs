//! The search index: what the archive says, as files in which a page without a server finds any string.
//!
//! `docs/search-index.md` tells the format to the bit; `templates/assets/search` reads it.
//!
//! An [`Index`] is made in stages, each of which may be done by many threads: sessions are laid out
//! ([`laid`]: folded, at their addresses), then it is settled what all of them have in common ([`plan`]: which
//! grams are too frequent to be kept as such, how many files there are), then the files are made, each from
//! a new reading of what was laid out ([`grams`]), so that only the folded words are held all the time.

mod bits;
mod documents;
mod extended;
mod grams;
mod keys;
mod laid;
mod lengths;
mod manifest;
mod plan;
mod postings;
mod script;
mod shards;
mod shares;
mod texts;
mod values;

#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::{Mutex, OnceLock, PoisonError};

use crate::text::search::lists;
pub use documents::{Document, FIELDS, Fields, Heading, Library, Part, Stretch, Value};
use extended::{LIMIT, RoughCounts};
use manifest::Manifest;
use plan::{Plan, Read};
pub use script::File;
use script::{Hashed, quoted, script};

/// The index of one library, while it is being made.
pub struct Index {
    sessions: Vec<OnceLock<Read>>,
    counts: RoughCounts,
    plan: OnceLock<Plan>,
    made: Mutex<Made>,
    manifest: OnceLock<String>,
    /// Into how many jobs the making of files of grams is cut.
    parts: usize,
    ranges: usize,
    /// More places than this make a gram extended.
    limit: u64,
}

/// A piece of the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Job {
    /// Lays a session out.
    Read(usize),
    /// Settles what all sessions have in common. All are laid out before.
    Plan,
    /// Makes some of the files of grams. The plan is made before.
    Grams(usize),
    /// Makes the file of names.
    Names,
    /// Makes the files of some documents.
    Documents(usize),
    /// Makes the manifest, when all other files are made.
    Manifest,
}

/// The hashes of what is made.
#[derive(Debug, Default)]
struct Made {
    grams: Vec<(u32, String)>,
    /// Of each range of documents, its `d` and its `f` file's.
    ranges: Vec<(usize, String, String)>,
    names: String,
}

/// About how many postings all threads together hold at a time, of 16 bytes each and room to grow: some 128 MB.
const HELD: usize = 5 << 20;

impl Index {
    /// An index of so many sessions and documents, with about so many characters.
    pub fn new(sessions: usize, documents: usize, characters: usize) -> Self {
        // Every character stands in about two grams.
        let at_once = HELD / rayon::current_num_threads().max(1);
        Self {
            sessions: (0..sessions).map(|_| OnceLock::new()).collect(),
            counts: RoughCounts::default(),
            plan: OnceLock::new(),
            made: Mutex::default(),
            manifest: OnceLock::new(),
            parts: (2 * characters).div_ceil(at_once.max(1)).max(1),
            ranges: documents.div_ceil(texts::RANGE),
            limit: LIMIT,
        }
    }

    /// All jobs, in stages: a stage is begun when the one before it is done; the jobs of one can be done in
    /// any order and side by side.
    pub fn stages(&self) -> [Vec<Job>; 4] {
        let documents = (0..self.ranges).map(Job::Documents);
        let files = std::iter::once(Job::Names).chain(documents);
        [
            (0..self.sessions.len()).map(Job::Read).collect(),
            vec![Job::Plan],
            files.chain((0..self.parts).map(Job::Grams)).collect(),
            vec![Job::Manifest],
        ]
    }

    /// Does one job, and gives the files made.
    pub fn work(&self, job: Job, library: &impl Library) -> Vec<File> {
        match job {
            Job::Read(session) => self.read(session, library),
            Job::Plan => self.settle(),
            Job::Grams(part) => self.grams(part),
            Job::Names => self.names(library),
            Job::Documents(range) => self.documents(range, library),
            Job::Manifest => self.finish(library),
        }
    }

    /// The name of the manifest's file, once it is made.
    pub fn manifest(&self) -> Option<&str> {
        self.manifest.get().map(String::as_str)
    }

    fn read(&self, session: usize, library: &impl Library) -> Vec<File> {
        if let Some(place) = self.sessions.get(session) {
            let read = Read::new(&library.documents(session), library.language());
            self.counts.add_pairs(&read.laid);
            // A session that was read already is the same.
            let _ = place.set(read);
        }
        Vec::new()
    }

    fn settle(&self) -> Vec<File> {
        let sessions: Vec<&Read> = self.sessions.iter().filter_map(OnceLock::get).collect();
        let _ = self.plan.set(Plan::new(&sessions, &self.counts, self.parts, self.limit));
        Vec::new()
    }

    fn grams(&self, part: usize) -> Vec<File> {
        let Some(plan) = self.plan.get() else { return Vec::new() };
        let sessions = plan.placed(&self.sessions);
        let (files, hashes) = shards::shards(plan.shares, part, &plan.room, &sessions);
        self.made(|made| made.grams.extend(hashes));
        files
    }

    fn names(&self, library: &impl Library) -> Vec<File> {
        let Some(plan) = self.plan.get() else { return Vec::new() };
        let Hashed { file, hash } = plan.values.file(&self.headings(library), library.language());
        self.made(|made| made.names = hash);
        vec![file]
    }

    fn headings(&self, library: &impl Library) -> Vec<Heading> {
        (0..self.sessions.len()).map(|session| library.heading(session)).collect()
    }

    fn documents(&self, number: usize, library: &impl Library) -> Vec<File> {
        let Some(plan) = self.plan.get() else { return Vec::new() };
        let first = number * texts::RANGE;
        let documents: Range<usize> = first..plan.extents.len().min(first + texts::RANGE);
        let mut taken = Vec::with_capacity(documents.len());
        for (session, begin) in plan.documents.iter().enumerate() {
            let end = plan.documents.get(session + 1).copied().unwrap_or(plan.extents.len());
            if *begin >= documents.end || end <= documents.start {
                continue;
            }
            let all = library.documents(session).into_iter().enumerate();
            let ours = all.filter(|(at, _)| documents.contains(&(begin + at)));
            taken.extend(ours.map(|(_, document)| (session, document)));
        }
        let range = texts::Range {
            number,
            documents: &taken,
            cuts: &plan.cuts[documents.clone()],
            first_text: plan.cuts[..first].iter().filter(|cut| **cut).count(),
        };
        let (mut files, texts) = texts::files(&range);
        let Hashed { file, hash } =
            plan.values.of_documents(number, &taken.iter().map(|(_, document)| document));
        files.push(file);
        self.made(|made| made.ranges.push((number, texts, hash)));
        files
    }

    fn finish(&self, library: &impl Library) -> Vec<File> {
        let Some(plan) = self.plan.get() else { return Vec::new() };
        let fold = lists().map(|list| quoted(&list));
        let fold = fold.each_ref().map(String::as_str);
        let Hashed { file: fold, hash: fold_hash } = script("fold", &fold);
        let (mut files, lengths) = lengths::files(&plan.extents);
        let headings = self.headings(library);
        let file = self.made(|made| {
            made.grams.sort_unstable();
            made.ranges.sort_unstable();
            let mut manifest = Manifest {
                documents: plan.extents.len(),
                addresses: plan.room.addresses,
                extended: &plan.extended.grams,
                lengths: &lengths,
                fold: &fold_hash,
                names: &made.names,
                ..Manifest::default()
            };
            made.grams.iter().for_each(|(_, hash)| manifest.grams.push_str(hash));
            for (_, texts, fields) in &made.ranges {
                manifest.texts.push_str(texts);
                manifest.fields.push_str(fields);
            }
            let read = self.sessions.iter().filter_map(OnceLock::get).zip(&headings);
            manifest.sessions = read
                .map(|(read, heading)| (read.laid.documents.len(), heading, read.laid.characters))
                .collect();
            manifest.file().file
        });
        let name = file.path.rsplit('/').next().unwrap_or_default().to_owned();
        let _ = self.manifest.set(name);
        files.extend([fold, file]);
        files
    }

    fn made<T>(&self, note: impl FnOnce(&mut Made) -> T) -> T {
        // Where a thread died the whole run ends with it.
        note(&mut self.made.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
