//! The workshop: a folder inside the site in which changed files wait until all is known to be right,
//! and the journal by which a run that was cut short is completed by the next.
//!
//! It stands inside the site because only within one file system is a rename all or nothing. While
//! there is no journal, nothing has changed and the workshop can be thrown away; from the moment the
//! journal stands, what it lists will be done, by this run or by the next.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::{disk, say};

const WORKSHOP: &str = ".wenda";
const LOCK: &str = ".wenda/lock";
const JOURNAL: &str = ".wenda/journal.json";
const STAGING: &str = ".wenda/staging";

/// What is to be done to the site, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Plan {
    /// The staged files to put in place.
    pub(super) put: Vec<String>,
    /// The files to remove.
    pub(super) remove: Vec<String>,
}

/// Called before each step of a plan, with its number from 0; an error stops there.
pub(super) type Before<'a> = &'a dyn Fn(usize) -> Result<(), Diagnostic>;

/// The workshop of one site, for this run alone.
#[derive(Debug)]
pub(super) struct Workshop {
    target: PathBuf,
    lock: Option<disk::Lock>,
    journalled: bool,
    /// Whether the site's folder was made for this run.
    made: bool,
}

impl Workshop {
    /// Opens the workshop of the site in `target`: keeps other runs out, completes what a journal says
    /// is still to be done (and tells so in `remarks`), and clears away what a failed run left.
    pub(super) fn open(target: &Path, remarks: &mut Vec<Diagnostic>) -> Result<Self, Diagnostic> {
        let made = !disk::is_folder(target, "");
        let Some(lock) = disk::lock(target, LOCK)? else { return Err(in_use(target)) };
        let mut workshop =
            Self { target: target.to_owned(), lock: Some(lock), journalled: false, made };
        if let Some(journal) = disk::read_if_there(target, JOURNAL)? {
            // A journal that can't be read was never whole: its run had renamed nothing.
            if let Ok(plan) = serde_json::from_slice::<Plan>(&journal) {
                workshop.journalled = true;
                workshop.carry_out(&plan, &|_| Ok(()))?;
                remarks.push(completed(&plan));
            }
        }
        workshop.clear()?;
        Ok(workshop)
    }

    /// Stages a file.
    pub(super) fn stage(&self, path: &str, bytes: &[u8]) -> Result<(), Diagnostic> {
        disk::put(&self.target, &staged(path), bytes)
    }

    /// Writes the plan down and carries it out.
    pub(super) fn finish(mut self, plan: &Plan, before: Before<'_>) -> Result<(), Diagnostic> {
        if *plan != Plan::default() {
            let journal = serde_json::to_vec(plan).unwrap_or_default();
            disk::write(&self.target, JOURNAL, &journal)?;
            self.journalled = true;
            self.carry_out(plan, before).map_err(|fault| {
                fault.hint(say!(
                    zh: "网站换了一半：排除故障后再运行一次 build，会接着完成",
                    en: "the site is half replaced: mend this and run build again, which completes it",
                ))
            })?;
        }
        self.clear()
    }

    /// Does what of the plan is not done yet.
    fn carry_out(&self, plan: &Plan, before: Before<'_>) -> Result<(), Diagnostic> {
        let mut step = 0..;
        let mut next = || before(step.next().unwrap_or_default());
        for path in &plan.put {
            next()?;
            let from = staged(path);
            // What is no longer staged was put in place by the run that was cut short.
            if disk::is_file(&self.target, &from) {
                disk::rename(&self.target, &from, path)?;
            }
        }
        for path in &plan.remove {
            next()?;
            disk::remove(&self.target, path)?;
        }
        Ok(())
    }

    /// Throws away journal and staged files, the journal last: until then the next run would find it and
    /// nothing to do.
    fn clear(&mut self) -> Result<(), Diagnostic> {
        disk::remove_tree(&self.target, STAGING)?;
        disk::remove(&self.target, JOURNAL)?;
        self.journalled = false;
        Ok(())
    }
}

impl Drop for Workshop {
    fn drop(&mut self) {
        if self.journalled {
            return;
        }
        // A drop has nobody to tell; what can't be removed here is removed by the next run.
        let _ = self.clear();
        self.lock = None;
        let _ = disk::remove(&self.target, LOCK);
        let _ = disk::remove_tree(&self.target, WORKSHOP);
        if self.made {
            disk::remove_if_empty(&self.target);
        }
    }
}

fn staged(path: &str) -> String {
    format!("{STAGING}/{path}")
}

fn in_use(target: &Path) -> Diagnostic {
    Diagnostic::error(
        Code::SiteInUse,
        say!(
            zh: "另一个 wenda 正在写这个网站",
            en: "another wenda is writing this site",
        ),
        Place::File(target.to_string_lossy().replace('\\', "/")),
    )
    .hint(say!(zh: "等它结束再运行", en: "run this again when it has finished"))
}

fn completed(plan: &Plan) -> Diagnostic {
    let count = plan.put.len() + plan.remove.len();
    Diagnostic::info(
        Code::Resumed,
        say!(
            zh: "上一次发布中途停下，现已补完（共 {count} 个文件）",
            en: "the last publication was cut short; it has now been completed ({count} files)",
        ),
        Place::Nowhere,
    )
}
