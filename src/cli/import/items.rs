//! What is to be imported: files and folders as the user names them, the rules, and where to.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::cli::args::Import;
use crate::cli::environment::Environment;
use crate::cli::project::{named, plain, slashed};
use crate::diagnostic::{Code, Diagnostic, Place, Report};
use crate::pipeline::{self, Item, Over};
use crate::read::Rules;
use crate::settings::SESSIONS;
use crate::{disk, say};

/// What was asked for.
pub(super) struct Asked {
    /// The files, and how.
    pub(super) import: pipeline::Import,
    /// Whether a folder was named.
    pub(super) folder: bool,
}

impl std::ops::Deref for Asked {
    type Target = pipeline::Import;

    fn deref(&self) -> &pipeline::Import {
        &self.import
    }
}

/// Finds out; what is wrong with it, if it can't be done.
pub(super) fn asked(
    import: &Import,
    root: &Path,
    environment: &Environment,
) -> Result<Asked, Report> {
    let mut report = Report::default();
    let into = import.into.as_deref().map_or(Some(SESSIONS.to_owned()), |into| {
        let inside = inside(into, root, environment);
        if inside.is_none() {
            report.push(not_among_sessions(into));
        }
        inside
    });
    let rules = import.rules.as_deref().map(|path| rules(path, root, environment, &mut report));
    let (items, folder) = items(import, root, environment, &mut report);
    let alone = items.len() == 1 && !folder && import.files.len() == 1 && rules.is_none();
    let over = match (import.force, import.merged, import.renew) {
        (true, ..) => Over::Force,
        (_, true, _) => Over::Merged,
        (_, _, true) => Over::Renew,
        _ => Over::Follow,
    };
    match into.filter(|_| !report.has_errors()) {
        Some(into) => Ok(Asked {
            import: pipeline::Import {
                items,
                alone,
                id: import.id.clone(),
                into,
                rules: rules.unwrap_or_default(),
                over,
                dry: import.stdout,
            },
            folder,
        }),
        None => Err(report),
    }
}

/// The files named, and those in the folders named, in their order, each once; whether there were folders.
fn items(
    import: &Import,
    root: &Path,
    environment: &Environment,
    report: &mut Report,
) -> (Vec<Item>, bool) {
    let rules = import.rules.as_ref().map(|rules| plain(&environment.folder.join(rules)));
    let mut seen: BTreeSet<PathBuf> = rules.into_iter().collect();
    let (mut items, mut folder) = (Vec::new(), false);
    for path in &import.files {
        let whole = plain(&environment.folder.join(path));
        let below = if whole.is_dir() {
            folder = true;
            disk::list_files(&whole, "", report)
        } else {
            Vec::new()
        };
        let file = |path: &Path| named(path, import.encoding, Some(root), environment);
        if !folder || !whole.is_dir() {
            if seen.insert(whole) {
                let file = file(path);
                let below = file.path.rsplit('/').next().unwrap_or_default().to_owned();
                items.push(Item { file, below });
            }
            continue;
        }
        for below in below {
            if seen.insert(whole.join(&below)) {
                items.push(Item { file: file(&whole.join(&below)), below });
            }
        }
    }
    (items, folder)
}

/// The folder `into`, as a path below the project's root; `None` if no transcripts are read there.
fn inside(into: &Path, root: &Path, environment: &Environment) -> Option<String> {
    let root = plain(&environment.folder.join(root));
    let candidates = [plain(&environment.folder.join(into)), plain(&root.join(into))];
    candidates.iter().find_map(|whole| {
        let path = slashed(whole.strip_prefix(&root).ok()?)?;
        let below = path.strip_prefix(SESSIONS)?;
        (below.is_empty() || below.starts_with('/')).then_some(path)
    })
}

fn rules(path: &Path, root: &Path, environment: &Environment, report: &mut Report) -> Rules {
    let file = named(path, None, Some(root), environment);
    if let Some(missing) = crate::cli::project::nothing_there(&file) {
        report.push(missing);
        return Rules::default();
    }
    match disk::read_source(&file.folder, &file.path, report) {
        Ok(source) => Rules::read(&source.text, report),
        Err(fault) => {
            report.push(fault);
            Rules::default()
        }
    }
}

fn not_among_sessions(into: &Path) -> Diagnostic {
    Diagnostic::error(
        Code::NotAmongSessions,
        say!(
            zh: "发言记录只能放在 {SESSIONS} 里面，别处的不会读入",
            en: "transcripts belong in {SESSIONS}: none are read anywhere else",
        ),
        Place::File(into.to_string_lossy().replace('\\', "/")),
    )
    .hint(say!(
        zh: "要写进另一个存档，用 --root 指明它",
        en: "to write into another archive, name it by --root",
    ))
}
