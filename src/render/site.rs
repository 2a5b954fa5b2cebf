//! The site: what its pages share, and the jobs into which its making is cut.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;

use super::annotations::Annotations;
use super::context::{Frame, Head, Meta};
use super::frame::frame;
use super::prose::{self, Prose, Targets, Within};
use super::routes::{Links, Route, section_pages};
use super::tables::TABLE_COUNT;
use super::theme::{Html, Shared, Theme};
use super::words::Words;
use crate::derive::Views;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::EntryKind;
use crate::resolve::Archive;
use crate::search::{self, Index};
use crate::text::Collation;

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// Its path, relative to the site, with `/`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Everything that pages are made from.
pub struct Site<'a> {
    pub(super) archive: &'a Archive,
    pub(super) views: Views,
    pub(super) theme: Theme,
    pub(super) words: Words,
    pub(super) order: Collation,
    shared_words: Shared,
    /// What pages say of the site: for those at its root, one folder down, and two.
    frames: [Shared; 3],
    /// Where links in the editor's prose lead.
    pub(super) targets: Targets<'a>,
    /// The editor's prose by the path of its file.
    prose: BTreeMap<&'a str, Html>,
    /// For each session, its notes and terms by place.
    pub(super) annotations: Vec<Annotations<'a>>,
    /// For each session, what its notes say.
    notes_prose: Vec<Vec<Html>>,
    pub(super) index: Index,
    jobs: Vec<Job>,
    /// Where each stage of the jobs ends.
    stages: Vec<usize>,
    notes: Vec<Diagnostic>,
}

/// A piece of work: some pages that are made together.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Job {
    Session(usize),
    Front,
    Years,
    Index(EntryKind),
    Glossary,
    Entries(EntryKind, Range<usize>),
    Compared(usize, Range<usize>),
    Notes,
    WordingLists,
    Wordings(Range<usize>),
    Data,
    Table(usize),
    Search(search::Job),
}

/// How many entries or wordings one job makes: enough to be worth a job, few enough to share the work out.
const ENTRIES_A_JOB: usize = 64;

impl<'a> Site<'a> {
    /// Prepares an archive for rendering: makes the views, turns the editor's prose into HTML. Reports all
    /// that is wrong in the prose, and a theme that lacks interface words.
    pub fn new(archive: &'a Archive, theme: Theme) -> Result<Self, Vec<Diagnostic>> {
        let mut notes = Vec::new();
        let mut words =
            theme.words(&archive.settings.language, &mut notes).map_err(|error| vec![error])?;
        words.call(&archive.settings);
        let targets = Targets::of(archive);
        let prose = all_prose(archive, &targets, &mut notes);
        let notes_prose = notes_prose(archive, &targets, &mut notes);
        if notes.iter().any(|note| note.severity == Severity::Error) {
            return Err(notes);
        }
        let index = index_of(archive);
        let views = Views::new(archive);
        let (jobs, stages) = staged(jobs(archive, &views), &index);
        let base = archive.settings.base_url.as_deref();
        let frames = [0, 1, 2].map(|depth| {
            Shared::new(&frame(archive, &views, &words, &Links::from_any_folder(depth, base)))
        });
        Ok(Self {
            archive,
            views,
            order: Collation::new(&archive.settings.language),
            shared_words: Shared::new(&words),
            frames,
            targets,
            prose,
            annotations: archive.sessions.iter().map(Annotations::of).collect(),
            notes_prose,
            index,
            jobs,
            stages,
            notes,
            theme,
            words,
        })
    }

    /// What the editor should know of prose and interface words although the site can be made.
    pub fn notes(&self) -> &[Diagnostic] {
        &self.notes
    }

    /// How many jobs there are.
    pub fn jobs(&self) -> usize {
        self.jobs.len()
    }

    /// The jobs in stages: those of one do not depend on one another and may run at the same time, when all
    /// of the stages before it are done.
    pub fn stages(&self) -> impl Iterator<Item = Range<usize>> {
        let starts = std::iter::once(0).chain(self.stages.iter().copied());
        starts.zip(&self.stages).map(|(start, &end)| start..end)
    }

    /// Does one job, counted from 0, and gives its pages; none where there is no such job.
    pub fn render(&self, job: usize) -> Result<Vec<Rendered>, Vec<Diagnostic>> {
        match self.jobs.get(job) {
            Some(&Job::Session(index)) => self.session_pages(index),
            Some(Job::Front) => self.front_pages(),
            Some(Job::Years) => self.year_pages(),
            Some(&Job::Index(kind)) => self.index_page(kind).map(|page| vec![page]),
            Some(Job::Glossary) => self.glossary_pages(),
            Some(Job::Entries(kind, range)) => self.entry_pages(*kind, range.clone()),
            Some(Job::Compared(topic, range)) => self.compare_pages(*topic, range.clone()),
            Some(Job::Notes) => self.notes_pages(),
            Some(Job::WordingLists) => self.wordings_pages(),
            Some(Job::Wordings(range)) => self.wording_pages(range.clone()),
            Some(Job::Data) => Ok(self.data_files()),
            Some(&Job::Table(table)) => Ok(self.table_file(table).into_iter().collect()),
            Some(&Job::Search(job)) => self.search_files(job),
            None => Ok(Vec::new()),
        }
    }

    /// Files of the search index; with the last of them the page that names it.
    fn search_files(&self, job: search::Job) -> Result<Vec<Rendered>, Vec<Diagnostic>> {
        let files = self.index.work(job, self).into_iter();
        let files = files.map(|file| Rendered { path: file.path, bytes: file.text.into_bytes() });
        let mut files: Vec<Rendered> = files.collect();
        if let (search::Job::Manifest, Some(manifest)) = (job, self.index.manifest()) {
            files.push(self.search_page(manifest)?);
        }
        Ok(files)
    }

    /// The links of a page.
    pub(super) fn links(&self, page: &Route<'_>) -> Links<'a> {
        Links::from(page, self.archive.settings.base_url.as_deref())
    }

    /// The editor's prose in a file.
    pub(super) fn prose(&self, path: &str) -> Html {
        self.prose.get(path).cloned().unwrap_or_else(|| Html::new(""))
    }

    /// What a note says, as it stands on the pages of its session.
    pub(super) fn note_prose(&self, session: usize, note: usize) -> Html {
        let prose = self.notes_prose.get(session).and_then(|notes| notes.get(note));
        prose.cloned().unwrap_or_else(|| Html::new(""))
    }

    /// Makes a page through a template of the theme.
    pub(super) fn page<P: Serialize>(
        &self,
        links: &Links<'_>,
        template: &str,
        mut head: Head,
        page: P,
    ) -> Result<Rendered, Vec<Diagnostic>> {
        let path = links.here();
        head.canonical = head.canonical.or_else(|| links.address(path));
        head.sheet = head.canonical.clone().unwrap_or_else(|| path.to_owned());
        if head.open_graph.is_empty() {
            head.open_graph = self.open_graph(&head);
        }
        let site = &self.frames[path.matches('/').count().min(2)];
        self.render_with(site, path, template, head, page)
    }

    /// Open Graph for a page that is nothing that is cited.
    fn open_graph(&self, head: &Head) -> Vec<Meta> {
        let facts = [
            ("og:type", Some(head.kind.to_owned())),
            ("og:title", Some(head.title.clone())),
            ("og:description", head.description.clone()),
            ("og:url", head.canonical.clone()),
            ("og:site_name", Some(self.archive.settings.title.clone())),
        ];
        let known = facts.into_iter().filter_map(|(name, fact)| Some((name, fact?)));
        known.map(|(name, content)| Meta { name, content }).collect()
    }

    /// The same, with a frame of its own.
    pub(super) fn render_with<P: Serialize>(
        &self,
        site: &Shared,
        path: &str,
        template: &str,
        head: Head,
        page: P,
    ) -> Result<Rendered, Vec<Diagnostic>> {
        let frame = Frame { site, words: &self.shared_words, head, page };
        let bytes = self.theme.render(template, &frame, path)?;
        Ok(Rendered { path: path.to_owned(), bytes })
    }

    /// The frame for a page whose links are absolute if they can be.
    pub(super) fn absolute_frame(&self) -> Shared {
        let links = self.links(&Route::NotFound).absolute();
        Shared::new(&frame(self.archive, &self.views, &self.words, &links))
    }
}

/// Makes several pages; all that fail are reported.
pub(super) fn all<T>(
    items: impl IntoIterator<Item = T>,
    make: impl Fn(T) -> Result<Rendered, Vec<Diagnostic>>,
) -> Result<Vec<Rendered>, Vec<Diagnostic>> {
    let mut pages = Vec::new();
    let mut failed = Vec::new();
    for item in items {
        match make(item) {
            Ok(page) => pages.push(page),
            Err(reasons) => failed.extend(reasons),
        }
    }
    if failed.is_empty() { Ok(pages) } else { Err(failed) }
}

fn jobs(archive: &Archive, views: &Views) -> Vec<Job> {
    let mut jobs: Vec<Job> = (0..archive.sessions.len()).map(Job::Session).collect();
    jobs.extend([Job::Front, Job::Years, Job::Data]);
    jobs.extend((0..TABLE_COUNT).map(Job::Table));
    if has_notes(archive) {
        jobs.push(Job::Notes);
    }
    for &kind in EntryKind::ALL {
        let count = entry_count(archive, kind);
        // An archive without terms has no list of them, and nothing leads there.
        if count > 0 || kind != EntryKind::Term {
            jobs.push(Job::Index(kind));
        }
        if count > 0 && kind == EntryKind::Term {
            jobs.push(Job::Glossary);
        }
        let starts = (0..count).step_by(ENTRIES_A_JOB);
        jobs.extend(starts.map(|at| Job::Entries(kind, at..count.min(at + ENTRIES_A_JOB))));
    }
    for (topic, chains) in views.chains.iter().enumerate() {
        let count: usize = chains.iter().map(|chain| chain.pairs.len()).sum();
        let starts = (0..count).step_by(ENTRIES_A_JOB);
        jobs.extend(starts.map(|at| Job::Compared(topic, at..count.min(at + ENTRIES_A_JOB))));
    }
    let count = views.wordings.all.len();
    if count > 0 {
        jobs.push(Job::WordingLists);
    }
    let starts = (0..count).step_by(ENTRIES_A_JOB);
    jobs.extend(starts.map(|at| Job::Wordings(at..count.min(at + ENTRIES_A_JOB))));
    jobs
}

/// The search index of an archive, of which nothing is made yet.
fn index_of(archive: &Archive) -> Index {
    let sessions = || archive.sessions.iter().map(|archived| &archived.session);
    let spoken = sessions().flat_map(|session| {
        let turns = session.sections().flat_map(|(_, turns)| turns);
        turns.flat_map(|turn| &turn.paragraphs)
    });
    let bytes: usize = spoken.map(|paragraph| paragraph.text.len()).sum();
    let documents = sessions().map(|session| 1 + section_pages(session).count()).sum();
    // Three bytes a character are right for Chinese, and for others more than enough.
    Index::new(archive.sessions.len(), documents, bytes / 3)
}

/// The jobs of pages and those of the search index, in stages; where each stage ends.
fn staged(pages: Vec<Job>, index: &Index) -> (Vec<Job>, Vec<usize>) {
    let mut jobs = pages;
    let mut ends = Vec::new();
    for stage in index.stages() {
        jobs.extend(stage.into_iter().map(Job::Search));
        ends.push(jobs.len());
    }
    (jobs, ends)
}

/// How many entries of a kind there are.
pub(super) fn entry_count(archive: &Archive, kind: EntryKind) -> usize {
    match kind {
        EntryKind::Topic => archive.topics.len(),
        EntryKind::Person => archive.people.len(),
        EntryKind::Organisation => archive.organisations.len(),
        EntryKind::Series => archive.series.len(),
        EntryKind::Term => archive.terms.len(),
    }
}

/// The prose of all entries and free pages.
fn all_prose<'a>(
    archive: &'a Archive,
    targets: &Targets<'_>,
    report: &mut Vec<Diagnostic>,
) -> BTreeMap<&'a str, Html> {
    let base = archive.settings.base_url.as_deref();
    let entries = prose::entries(archive).map(|(kind, entry)| {
        let prose = Prose { body: &entry.body, span: &entry.body_span, path: &entry.path };
        (Route::Entry(kind, &entry.id), prose)
    });
    let pages = archive.pages.iter().map(|page| {
        let prose = Prose { body: &page.body, span: &page.body_span, path: &page.path };
        (Route::Page(&page.id), prose)
    });
    entries
        .chain(pages)
        .map(|(route, prose)| {
            let html =
                prose::html(prose, Within::PAGE, targets, &Links::from(&route, base), report);
            (prose.path, Html::new(&html))
        })
        .collect()
}

/// What all notes say. The pages of a session are in one folder, so that each is written once for all.
fn notes_prose(
    archive: &Archive,
    targets: &Targets<'_>,
    report: &mut Vec<Diagnostic>,
) -> Vec<Vec<Html>> {
    let base = archive.settings.base_url.as_deref();
    let sessions = archive.sessions.iter().map(|archived| {
        let links = Links::from(&Route::Session(&archived.session.id), base);
        let notes = archived.notes.iter().map(|placed| {
            let (body, span) = (&placed.note.body, &placed.note.body_span);
            let prose = Prose { body, span, path: span.source.path() };
            let within = Within { heading: 4, prefix: &format!("{}-", placed.id) };
            Html::new(&prose::html(prose, within, targets, &links, report))
        });
        notes.collect()
    });
    sessions.collect()
}

/// Whether the archive has any note.
pub(super) fn has_notes(archive: &Archive) -> bool {
    archive.sessions.iter().any(|archived| !archived.notes.is_empty())
}
