//! `wenda init`: a new archive.

use std::path::Path;

use serde::Serialize;

use super::args::Init;
use super::exit::Exit;
use super::terminal::Terminal;
use crate::diagnostic::{Message, Report};
use crate::pipeline;
use crate::say;

/// What was made, for machines.
#[derive(Serialize)]
struct Summary {
    folder: String,
    files: Vec<String>,
}

/// Makes the archive.
pub(super) fn run(init: &Init, terminal: &Terminal) -> Exit {
    match pipeline::init(&init.folder, terminal.tongue()) {
        Ok(files) => {
            let words = told(&init.folder, files.len());
            let folder = init.folder.to_string_lossy().replace('\\', "/");
            let summary = Summary { folder, files };
            terminal.end("init", Exit::Done, &Report::default(), Some(summary), Some(words))
        }
        Err(faults) => {
            let report: Report = faults.into_iter().collect();
            let words = say!(zh: "什么都没有写", en: "nothing was written");
            terminal.end("init", Exit::of(&report, false), &report, None::<Summary>, Some(words))
        }
    }
}

fn told(folder: &Path, files: usize) -> Message {
    let shown = folder.display();
    let change = if folder == Path::new(".") { String::new() } else { format!("  cd {shown}\n") };
    say!(
        zh: "{shown}：写了 {files} 个文件，内容是虚构的示范。接下来：\n\n{change}  wenda serve\n\n说明在 README.md 里",
        en: "{shown}: {files} files, with an invented example. What comes next:\n\n{change}  wenda serve\n\nREADME.md says more",
    )
}
