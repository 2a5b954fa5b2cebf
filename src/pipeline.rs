//! The only place that names all stages in order: what each command asks for, from files to files.
//!
//! ```text
//! read → structure → permalinks → notes → resolve → render → publish
//! ```
//!
//! Whatever is wrong is told in the report, all of it; a stage that needs what an earlier one could not
//! give is not entered.

mod concordance;
mod files;
mod import;
mod init;
mod load;
mod new;
mod parse;
mod place;
mod starter;
mod suggest;
mod wordings;

use std::path::Path;

use crate::diagnostic::{Report, Severity};
use crate::disk;
use crate::publish::{self, Kept, Published, Watch};
use crate::render::{Site, Theme};
use crate::resolve::Archive;

pub use concordance::concordance;
pub use import::{Compared, Fate, Import, Item, Outcome, Over, import};
pub use init::init;
pub use load::{Loaded, PermalinksChange, load};
pub use new::{Kind, New, new};
pub use parse::{Each, File, Parsed, parse, parse_each};
pub use suggest::{Back, FollowUps, Offer, Proposed, Suggest, Suggested, suggest};
pub use wordings::wordings;

/// Where an archive's own templates stand, below the project's root.
const TEMPLATES: &str = "templates";

/// What a build may do.
#[derive(Debug, Clone, Copy, Default)]
pub struct Rules {
    /// Permalinks may not change.
    pub locked: bool,
    /// Warnings stop it, too.
    pub strict: bool,
    /// Files in the site's folder that Wenda did not write may be overwritten.
    pub force: bool,
}

/// Makes the site of the project in `root` and publishes it into the folder `site`.
///
/// `None` if anything is wrong: the published site is then as it was, and so are the permalinks.
pub fn build(
    root: &Path,
    site: &Path,
    rules: Rules,
    watch: Watch<'_>,
) -> (Option<Published>, Report) {
    with_site(root, rules, watch, |pages, permalinks, report| {
        let prepared = match publish::prepare(pages, site, rules.force, watch) {
            Ok(prepared) => prepared,
            Err(faults) => {
                report.extend(faults);
                return None;
            }
        };
        report.extend(prepared.remarks.iter().cloned());
        if stops(report, rules) {
            return None;
        }
        // Ids are kept before the pages that show them are published: an id kept and not published harms
        // nobody, one published and not kept might be given again.
        let kept = permalinks.iter().try_for_each(|change| change.write(root));
        match kept.and_then(|()| prepared.put_in_place(watch)) {
            Ok(published) => Some(published),
            Err(fault) => {
                report.push(fault);
                None
            }
        }
    })
}

/// Says all that would keep [`build`] from publishing into `site`, and writes nothing.
pub fn check(root: &Path, site: &Path, rules: Rules, watch: Watch<'_>) -> Report {
    let (_, report) = with_site(root, rules, watch, |pages, _, report| {
        report.extend(publish::verify(pages, site, watch));
        Some(())
    });
    report
}

/// Makes the site as [`build`] would for the folder `site`, with the ids that it would allot, keeps it in
/// memory and writes nothing.
pub fn preview(root: &Path, site: &Path, watch: Watch<'_>) -> (Option<Kept>, Report) {
    with_site(root, Rules::default(), watch, |pages, _, report| {
        publish::keep(pages, site, watch).map_err(|faults| report.extend(faults)).ok()
    })
}

/// Does `then` with the site of the project in `root`, if nothing is wrong so far.
fn with_site<T>(
    root: &Path,
    rules: Rules,
    watch: Watch<'_>,
    then: impl FnOnce(&Site<'_>, &[PermalinksChange], &mut Report) -> Option<T>,
) -> (Option<T>, Report) {
    let (loaded, mut report) = load(root, watch);
    let theme = theme(root, &mut report);
    let done = match (loaded, theme) {
        (Some(loaded), Some(theme)) => {
            if rules.locked {
                report.extend(loaded.permalinks.iter().filter_map(PermalinksChange::refused));
            }
            site(&loaded.archive, theme, &mut report)
                .filter(|_| !stops(&report, rules))
                .and_then(|site| then(&site, &loaded.permalinks, &mut report))
        }
        _ => None,
    };
    report.sort();
    (done, report)
}

fn site<'a>(archive: &'a Archive, theme: Theme, report: &mut Report) -> Option<Site<'a>> {
    match Site::new(archive, theme) {
        Ok(site) => {
            report.extend(site.notes().iter().cloned());
            Some(site)
        }
        Err(faults) => {
            report.extend(faults);
            None
        }
    }
}

/// The built-in theme, with the project's own templates over it.
fn theme(root: &Path, report: &mut Report) -> Option<Theme> {
    let mut overrides = Vec::new();
    for path in disk::list_files(root, TEMPLATES, report) {
        match disk::read_source(root, &path, report) {
            Ok(source) => {
                let name = path.trim_start_matches(TEMPLATES).trim_start_matches('/').to_owned();
                overrides.push((name, source.text.text().to_owned()));
            }
            Err(fault) => report.push(fault),
        }
    }
    match Theme::with_overrides(overrides) {
        Ok(theme) => Some(theme),
        Err(faults) => {
            report.extend(faults);
            None
        }
    }
}

/// Whether what is known so far is to stop a build.
fn stops(report: &Report, rules: Rules) -> bool {
    report.has_errors() || (rules.strict && report.count(Severity::Warning) > 0)
}
