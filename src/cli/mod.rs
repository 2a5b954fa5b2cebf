//! The commands, and the only printer: arguments in, an exit status out.
//!
//! One file per command; each asks the pipeline for what it does and hands the outcome to the
//! terminal. What the surroundings say (locale, colours, current folder) is asked for in one place and
//! passed down.

mod args;
mod build;
mod check;
mod completions;
mod concordance;
mod environment;
mod exit;
mod help;
mod import;
mod init;
mod new;
mod parse;
mod progress;
mod project;
mod serve;
mod suggest;
mod terminal;
mod wordings;
mod wrong;

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use clap::FromArgMatches as _;
use clap::error::ErrorKind;

use args::{Cli, Command, Global, When};
use environment::Environment;
use exit::Exit;
use terminal::Terminal;

use crate::diagnostic::human::Style;
use crate::diagnostic::{Code, Diagnostic, Place, Report, Tongue};
use crate::say;
use crate::settings::ARCHIVE_FILE;

/// Without a terminal, lines are as wide as is comfortable to read.
const WIDTH: usize = 100;

/// Runs the command line `args`, the program's name first.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    let environment = Environment::read();
    let tongue = asked_for(&args).unwrap_or_else(|| environment.tongue());
    let parsed = help::command(tongue)
        .try_get_matches_from(&args)
        .and_then(|matches| Cli::from_arg_matches(&matches))
        .and_then(|cli| cli.sound().map_err(|error| error.with_cmd(&help::command(tongue))));
    match parsed {
        Ok(cli) => dispatch(&cli, tongue, &environment).into(),
        Err(error) => refuse(&error, tongue).into(),
    }
}

fn dispatch(cli: &Cli, tongue: Tongue, environment: &Environment) -> Exit {
    let terminal = terminal(&cli.global, tongue, environment);
    let Some(command) = &cli.command else { return nothing_asked(&terminal) };
    let root = project::root(cli.global.root.as_deref(), environment);
    let in_project = |work: &dyn Fn(&Path) -> Exit| match &root {
        Some(root) => work(root),
        None => no_project(&terminal, command.name()),
    };
    let work = || match command {
        Command::Build(build) => {
            in_project(&|root| build::run(build, root, environment, &terminal))
        }
        Command::Check(check) => in_project(&|root| check::run(check, root, &terminal)),
        Command::Serve(serve) => in_project(&|root| serve::run(serve, root, &terminal)),
        Command::Init(init) => init::run(init, &terminal),
        Command::New(new) => in_project(&|root| new::run(new, root, &terminal)),
        Command::Parse(parse) => parse::run(parse, root.as_deref(), environment, &terminal),
        Command::Import(import) => {
            in_project(&|root| import::run(import, root, environment, &terminal))
        }
        Command::Suggest(suggest) => in_project(&|root| suggest::run(suggest, root, &terminal)),
        Command::Concordance(asked) => in_project(&|root| concordance::run(asked, root, &terminal)),
        Command::Wordings(asked) => in_project(&|root| wordings::run(asked, root, &terminal)),
        Command::Completions(completions) => completions::run(completions, &terminal),
    };
    let mut pool = rayon::ThreadPoolBuilder::new();
    if let Some(threads) = cli.global.threads {
        pool = pool.num_threads(threads.get());
    }
    match pool.build() {
        Ok(pool) => pool.install(work),
        Err(error) => {
            terminal::mention(&format!("{error}\n"));
            Exit::Machine
        }
    }
}

fn terminal(global: &Global, tongue: Tongue, environment: &Environment) -> Terminal {
    let colour = match global.color {
        When::Always => true,
        When::Never => false,
        When::Auto => environment.terminal && !environment.no_colour,
    };
    let width = environment.width.unwrap_or(WIDTH);
    let style = Style { tongue, colour, width };
    let drawn = environment.terminal;
    Terminal { format: global.format, style, verbose: global.verbose, drawn }
}

/// The language asked for by `--lang`: needed before the rest can be understood, because it is the
/// language in which the rest is explained.
fn asked_for(args: &[OsString]) -> Option<Tongue> {
    let words: Vec<&str> = args.iter().filter_map(|word| word.to_str()).collect();
    let value = words.iter().enumerate().find_map(|(index, word)| match *word {
        "--lang" => words.get(index + 1).copied(),
        word => word.strip_prefix("--lang="),
    })?;
    let language = <args::Language as clap::ValueEnum>::from_str(value, false).ok()?;
    Some(language.tongue())
}

/// Help and version are what was asked for; anything else clap stops at was wrong.
fn refuse(error: &clap::Error, tongue: Tongue) -> Exit {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        // A reader who has seen enough of the help is no failure.
        let _ = error.print();
        return Exit::Done;
    }
    let chinese = (tongue == Tongue::Chinese).then(|| wrong::in_chinese(error)).flatten();
    match chinese {
        Some(words) => terminal::mention(&words),
        None => {
            let _ = error.print();
        }
    }
    Exit::Command
}

/// A command that needs a project, outside of any.
fn no_project(terminal: &Terminal, command: &str) -> Exit {
    let fault = Diagnostic::error(
        Code::NoArchive,
        say!(
            zh: "这里和上层文件夹都没有 {ARCHIVE_FILE}",
            en: "neither here nor in any folder above is there {ARCHIVE_FILE}",
        ),
        Place::Nowhere,
    )
    .hint(say!(
        zh: "请在存档所在的文件夹里运行，或用 --root 指明它；新建一个存档：wenda init 文件夹",
        en: "run this in the archive's folder, or name it by --root; to make a new archive: wenda init FOLDER",
    ));
    let report: Report = std::iter::once(fault).collect();
    terminal.end(command, Exit::of(&report, false), &report, (), None)
}

/// A bare `wenda`: says what the main job is.
fn nothing_asked(terminal: &Terminal) -> Exit {
    let words = say!(
        zh: "\
问答（wenda）把发言记录变成静态网站。最常用的：

  wenda build      由 content/ 生成网站，写到 site/
  wenda serve      在本机预览，一保存就更新
  wenda init 文件夹  新建一个存档，里面有示范

其他命令和选项：wenda --help
",
        en: "\
wenda turns transcripts of questions and answers into a static site. The main job:

  wenda build      make the site from content/, in site/
  wenda serve      show it on this machine, anew with every save
  wenda init DIR   make a new archive, with an example to begin from

Other commands and options: wenda --help
",
    );
    terminal::mention(words.in_tongue(terminal.tongue()));
    Exit::Command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_asked_for_is_known_before_the_rest() {
        let asked =
            |line: &str| asked_for(&line.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert_eq!(asked("wenda build --lang zh --nonsense"), Some(Tongue::Chinese));
        assert_eq!(asked("wenda --lang=en"), Some(Tongue::English));
        assert_eq!(asked("wenda --lang"), None);
        assert_eq!(asked("wenda --lang=fr"), None);
    }
}
