//! The `wenda` command: hands the arguments over, and nothing else.

use std::process::ExitCode;

fn main() -> ExitCode {
    wenda::cli::run(std::env::args_os())
}
