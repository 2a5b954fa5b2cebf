//! `wenda completions`: a script that completes commands in a shell.

use super::args::Completions;
use super::exit::Exit;
use super::help;
use super::terminal::{self, Terminal};

/// Prints the script.
pub(super) fn run(completions: &Completions, terminal: &Terminal) -> Exit {
    let mut script = Vec::new();
    let mut command = help::command(terminal.tongue());
    clap_complete::generate(completions.shell, &mut command, "wenda", &mut script);
    terminal::print(&String::from_utf8_lossy(&script), Exit::Done)
}
