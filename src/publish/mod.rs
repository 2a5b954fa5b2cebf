//! Pages become a published site: compared with what stands there, checked, and put in place.
//!
//! In two steps, so that the caller can still refuse between them: [`prepare`] renders every page,
//! stages what differs from the published site and checks every link, changing nothing that a reader
//! sees; [`Prepared::put_in_place`] renames file by file under a journal. Bytes that are published
//! already are never written again. Files that Wenda did not write are never touched.

mod address;
mod kept;
mod links;
mod manifest;
mod scan;
mod table;
#[cfg(test)]
mod tests;
mod workshop;

use std::ops::Range;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::render::{Rendered, Site};
use crate::{disk, say};
pub(crate) use address::decode;
pub use kept::{Kept, keep};
use manifest::{MANIFEST_FILE, Manifest};
use table::{State, Table};
use workshop::{Plan, Workshop};

/// What a site is made from: jobs in stages.
pub trait Pages: Sync {
    /// How many jobs there are.
    fn jobs(&self) -> usize;

    /// All jobs, in stages: those of one can be done in any order and side by side, when all of the stages
    /// before it are done.
    fn stages(&self) -> Vec<Range<usize>> {
        std::iter::once(0..self.jobs()).collect()
    }

    /// Does one job, giving its files; or what is wrong with it.
    fn render(&self, job: usize) -> Result<Vec<Rendered>, Vec<Diagnostic>>;
}

impl Pages for Site<'_> {
    fn jobs(&self) -> usize {
        Site::jobs(self)
    }

    fn stages(&self) -> Vec<Range<usize>> {
        Site::stages(self).collect()
    }

    fn render(&self, job: usize) -> Result<Vec<Rendered>, Vec<Diagnostic>> {
        Site::render(self, job)
    }
}

/// How far a long piece of work has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// How many parts of it are done.
    pub done: usize,
    /// How many there are.
    pub of: usize,
}

/// The pieces of work that may take long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Sessions are read.
    Reading,
    /// Pages are rendered.
    Rendering,
    /// Changed files are put in place.
    Placing,
}

/// Who wants to know of [`Progress`]; called from many threads.
pub type Watch<'a> = &'a (dyn Fn(Progress) + Sync);

/// What a publication did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Published {
    /// How many pages the site has.
    pub pages: usize,
    /// How many files it has, pages included.
    pub files: usize,
    /// How many files were written.
    pub written: usize,
    /// How many were as they should be already.
    pub unchanged: usize,
    /// How many were removed.
    pub removed: usize,
}

/// A publication that is ready: checked and staged. Dropped, it changes nothing.
#[derive(Debug)]
pub struct Prepared {
    workshop: Workshop,
    plan: Plan,
    summary: Published,
    /// What the editor should know before it is put in place.
    pub remarks: Vec<Diagnostic>,
}

/// Renders all pages and prepares their publication into the folder `target`, made if need be.
///
/// Completes first what a run that was cut short left undone. With `force`, files that Wenda did not
/// write are overwritten where pages must stand; otherwise they are an error.
pub fn prepare(
    pages: &impl Pages,
    target: &Path,
    force: bool,
    watch: Watch<'_>,
) -> Result<Prepared, Vec<Diagnostic>> {
    let one = |fault| vec![fault];
    let mut remarks = Vec::new();
    let workshop = Workshop::open(target, &mut remarks).map_err(one)?;
    let published = Manifest::read(target, &mut remarks).map_err(one)?;

    let stage = |rendered: &Rendered| {
        let state = State::of(target, rendered)?;
        if state != State::Unchanged {
            workshop.stage(&rendered.path, &rendered.bytes)?;
        }
        Ok(state)
    };
    let mut table = render(pages, &stage, watch)?;
    let manifest = table.manifest();
    let faults = table.check(target, &published);
    if !faults.is_empty() {
        return Err(faults);
    }
    let listing = Rendered { path: MANIFEST_FILE.to_owned(), bytes: manifest.to_bytes() };
    let state = stage(&listing).map_err(one)?;
    table.add(listing, state);
    if !force {
        // Only a site of ours has a manifest that says which files are ours.
        let ours = |path: &str| path == MANIFEST_FILE && published != Manifest::default();
        table.check_foreign(|path| ours(path) || published.get(path).is_some())?;
    }
    let mut plan = table.plan();
    let gone = gone(&published, &manifest, target, &mut remarks).map_err(one)?;
    plan.remove = gone;

    let summary = Published {
        pages: table.pages(),
        files: table.files(),
        written: plan.put.len(),
        unchanged: table.files() - plan.put.len(),
        removed: plan.remove.len(),
    };
    Ok(Prepared { workshop, plan, summary, remarks })
}

/// Renders all pages and says what would keep them from being published, without writing anything.
/// `target` is where they would be published: pages may link to other files that stand there.
pub fn verify(pages: &impl Pages, target: &Path, watch: Watch<'_>) -> Vec<Diagnostic> {
    checked(pages, target, &|_| Ok(State::New), watch).err().unwrap_or_default()
}

/// Renders all pages and checks the site as a whole, as if it were to be published into `target`.
fn checked(
    pages: &impl Pages,
    target: &Path,
    stage: &(dyn Fn(&Rendered) -> Result<State, Diagnostic> + Sync),
    watch: Watch<'_>,
) -> Result<Table, Vec<Diagnostic>> {
    let table = render(pages, stage, watch)?;
    let published = Manifest::read(target, &mut Vec::new()).map_err(|fault| vec![fault])?;
    let faults = table.check(target, &published);
    if faults.is_empty() { Ok(table) } else { Err(faults) }
}

impl Prepared {
    /// Puts the prepared files in place. If it fails on the way, the next [`prepare`] completes it.
    pub fn put_in_place(self, watch: Watch<'_>) -> Result<Published, Diagnostic> {
        let of = self.plan.put.len() + self.plan.remove.len();
        self.put_in_place_with(&|done| {
            watch(Progress { stage: Stage::Placing, done, of });
            Ok(())
        })
    }

    fn put_in_place_with(self, before: workshop::Before<'_>) -> Result<Published, Diagnostic> {
        self.workshop.finish(&self.plan, before)?;
        Ok(self.summary)
    }
}

/// Does the jobs of each stage side by side, each letting go of its pages as soon as `stage` has dealt with them.
fn render(
    pages: &impl Pages,
    stage: &(dyn Fn(&Rendered) -> Result<State, Diagnostic> + Sync),
    watch: Watch<'_>,
) -> Result<Table, Vec<Diagnostic>> {
    let (done, of) = (AtomicUsize::new(0), pages.jobs());
    let one = |job: usize| {
        let mut table = Table::default();
        for rendered in pages.render(job)? {
            let state = stage(&rendered).map_err(|fault| vec![fault])?;
            table.add(rendered, state);
        }
        let done = done.fetch_add(1, Ordering::Relaxed) + 1;
        watch(Progress { stage: Stage::Rendering, done, of });
        Ok(table)
    };
    let mut whole = Table::default();
    let mut faults = Vec::new();
    for jobs in pages.stages() {
        let tables: Vec<Result<Table, Vec<Diagnostic>>> = jobs.into_par_iter().map(one).collect();
        for table in tables {
            match table {
                Ok(table) => whole.absorb(table),
                Err(found) => faults.extend(found),
            }
        }
    }
    if faults.is_empty() { Ok(whole) } else { Err(faults) }
}

/// Where the search index stands, whose files have other names whenever their words change: nobody links to
/// them.
const UNTOLD: &str = "search/";

/// The files that Wenda wrote before and no longer does; each is told, unless it is of the search index. One
/// that somebody changed since is no longer Wenda's alone and stays.
fn gone(
    published: &Manifest,
    manifest: &Manifest,
    target: &Path,
    remarks: &mut Vec<Diagnostic>,
) -> Result<Vec<String>, Diagnostic> {
    let mut gone = Vec::new();
    for (path, listed) in published.without(manifest) {
        let Some(bytes) = disk::read_if_there(target, path)? else { continue };
        let place = Place::File(path.to_owned());
        if disk::sha256_hex(&bytes) == listed.sha256 {
            gone.push(path.to_owned());
            if path.starts_with(UNTOLD) {
                continue;
            }
            remarks.push(
                Diagnostic::warning(
                    Code::PageGone,
                    say!(
                        zh: "这个已发布的文件不再由内容产生，将被移除",
                        en: "this published file no longer comes from the content and is removed",
                    ),
                    place,
                )
                .hint(say!(
                    zh: "指向它的链接会失效；如属误删，请恢复相应内容",
                    en: "links to it will break; if it went by mistake, bring its content back",
                )),
            );
        } else {
            remarks.push(Diagnostic::warning(
                Code::PageGone,
                say!(
                    zh: "这个文件不再由内容产生，但发布后被人改过，保留不动",
                    en: "this file no longer comes from the content, but was changed since it was published; it stays",
                ),
                place,
            ));
        }
    }
    Ok(gone)
}
