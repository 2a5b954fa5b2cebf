//! What can stand on the command line, in English; `help` gives the same in Chinese.

mod concordance;
mod conflicts;
mod wordings;

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};

use super::terminal::Format;
use crate::diagnostic::Tongue;
use crate::disk::Encoding;
pub(super) use concordance::Concordance;
pub(super) use wordings::{Class, Wordings};

/// Turns transcripts of questions and answers into a static site
#[derive(Debug, Parser)]
#[command(
    name = "wenda",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    after_help = "Examples:\n  \
        wenda init answers           a new archive, with an example to begin from\n  \
        wenda import news.txt        a pasted page becomes a transcript in content/sessions/\n  \
        wenda serve                  show the site on this machine while you edit\n  \
        wenda check                  say what is wrong, write nothing\n  \
        wenda build                  write the site to site/\n\n\
        `wenda COMMAND --help` says more about each."
)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) global: Global,
    /// Print the version
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make the site from the content
    Build(Build),
    /// Say what is wrong with the content, and write nothing
    Check(Check),
    /// Show the site on this machine, anew with every save
    Serve(Serve),
    /// Make a new archive, with an example to begin from
    Init(Init),
    /// Lay a commented file for a session, topic, person … in its place
    New(New),
    /// Print transcripts as JSON, with the reason for each decision
    Parse(Parse),
    /// Make transcripts from raw texts, one or hundreds
    Import(Import),
    /// Propose terms, people, organisations and topics that have no entry yet
    Suggest(Suggest),
    /// List every place where some words stand, one a line
    Concordance(Concordance),
    /// List what recurs across sessions in the same or nearly the same words
    Wordings(Wordings),
    /// Print a script that completes commands in your shell
    Completions(Completions),
}

/// What every command takes.
#[derive(Debug, Args)]
pub(super) struct Global {
    /// For whom diagnostics are written
    #[arg(long, value_enum, global = true, default_value_t, value_name = "FORM")]
    pub(super) format: Format,
    /// The language of messages; by default that of the terminal's locale
    #[arg(long, value_enum, global = true, value_name = "LANGUAGE")]
    pub(super) lang: Option<Language>,
    /// When to use colours
    #[arg(long, value_enum, global = true, default_value_t, value_name = "WHEN")]
    pub(super) color: When,
    /// The project's folder; by default the nearest one upwards that holds content/archive.yaml
    #[arg(long, global = true, value_name = "FOLDER")]
    pub(super) root: Option<PathBuf>,
    /// How many threads to use; by default as many as the machine has cores
    #[arg(long, global = true, value_name = "NUMBER")]
    pub(super) threads: Option<NonZeroUsize>,
    /// Show remarks, too: what was taken out, joined or converted
    #[arg(short, long, global = true)]
    pub(super) verbose: bool,
    /// Print help
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
}

/// Make the site from the content
///
/// Reads content/, keeps the ids in content/permalinks/, and writes the pages that have changed. If
/// anything is wrong, the published site stays as it was.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    wenda build                      the project around the current folder, to its site/\n  \
    wenda build --site /srv/www      to another folder\n  \
    wenda build --locked --strict    in automation: ids may not change, warnings stop it")]
pub(super) struct Build {
    /// Where to write the site; by default site/ in the project
    #[arg(long, value_name = "FOLDER")]
    pub(super) site: Option<PathBuf>,
    /// Refuse to change content/permalinks/
    #[arg(long)]
    pub(super) locked: bool,
    /// Let warnings stop the build
    #[arg(long)]
    pub(super) strict: bool,
    /// Overwrite files in the site's folder that wenda did not write
    #[arg(long)]
    pub(super) force: bool,
}

/// Say what is wrong with the content, and write nothing
///
/// Does all that build does, up to the links of the finished pages, but for writing.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    wenda check\n  \
    wenda check --verbose            remarks, too\n  \
    wenda check --format json        for an editor's plug-in")]
pub(super) struct Check {
    /// Refuse changes to content/permalinks/, as build --locked would
    #[arg(long)]
    pub(super) locked: bool,
    /// Let warnings count as errors
    #[arg(long)]
    pub(super) strict: bool,
}

/// Show the site on this machine, anew with every save
///
/// Watches content/ and templates/; open pages reload by themselves, and say so if something is wrong.
/// Writes nothing: site/ and content/permalinks/ are for build. Ctrl-C ends it.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    wenda serve                      then open the address it prints\n  \
    wenda serve --port 4000          on this port and no other")]
pub(super) struct Serve {
    /// The port; by default the first free one from 8000 on
    #[arg(long, value_name = "NUMBER")]
    pub(super) port: Option<u16>,
}

/// Make a new archive, with an example to begin from
///
/// The example is invented, small, explained in comments, and ready to build; with it come a README for
/// editors and a workflow that publishes on GitHub Pages. In the language of messages (--lang). Asks
/// nothing and overwrites nothing.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    wenda init answers               a new folder\n  \
    wenda init .                     the current one")]
pub(super) struct Init {
    /// The archive's folder, made if need be
    #[arg(value_name = "FOLDER")]
    pub(super) folder: PathBuf,
}

/// Lay a commented file for a session, topic, person … in its place
///
/// All that can be written in it is explained there, in the language of messages (--lang). Prints its
/// path; overwrites nothing.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    wenda new session 2031-03-02-mayor --title \"The mayor answers\"\n  \
    wenda new notes 2031-03-02-mayor\n  \
    wenda new topic levee --title \"The levee\"\n  \
    wenda new person ada-fenwick")]
pub(super) struct New {
    /// What the file is about
    #[arg(value_enum, value_name = "KIND")]
    pub(super) kind: Kind,
    /// Its id: a-z, 0-9 and hyphens; a session's best begins with its day; notes have their session's
    #[arg(value_name = "ID")]
    pub(super) id: String,
    /// Its title
    #[arg(long, value_name = "WORDS")]
    pub(super) title: Option<String>,
    /// A session's day, as in 2031-03-02; by default the one with which its id begins
    #[arg(long, value_name = "DAY")]
    pub(super) date: Option<String>,
}

/// Print transcripts as JSON, with the reason for each decision
///
/// One file gives one object, several give an array. Inside a project, names and ids are the
/// archive's.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    wenda parse news.txt                                  how a raw text is understood\n  \
    wenda parse content/sessions/2025/*.md                several at once\n  \
    wenda parse news.txt | jq '.exchanges[].title'        only the titles")]
pub(super) struct Parse {
    /// Transcripts (.md), or raw texts in any format that can be imported
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// Leave the archive around it aside: no names, no kept ids
    #[arg(long)]
    pub(super) no_archive: bool,
    /// The encoding of the words, where it is found wrongly: gbk, big5, euc-kr …
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    pub(super) encoding: Option<Encoding>,
}

/// Make transcripts from raw texts: a pasted newspaper page, or a folder of hundreds of files
///
/// Writes content/sessions/YEAR/ID.md, keeps the source's own bytes as content/sources/ID.EXTENSION, and
/// names every doubtful place; of many files, in a summary. Doing it again changes nothing. Where a source
/// has changed, a transcript that nobody has edited follows it, an edited one is left as it is.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    wenda import 2025-03-07-foreign-minister.txt        the file's name is the id\n  \
    wenda import news.txt --id 2025-03-07-minister      another id\n  \
    wenda import news.txt --stdout | less               only look at it\n  \
    wenda import saved-pages/ --rules rules.yaml        a whole folder, with what its files share")]
#[expect(clippy::struct_excessive_bools, reason = "each an option of its own on the command line")]
pub(super) struct Import {
    /// Raw sources (text, web pages, Word, PDF, subtitles, tables, XML, JSON), or folders of them
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// The folder for the transcripts, inside content/sessions
    #[arg(long, value_name = "FOLDER")]
    pub(super) into: Option<PathBuf>,
    /// What the files share: series, speakers, roles, place, how ids and addresses are made
    #[arg(long, value_name = "FILE")]
    pub(super) rules: Option<PathBuf>,
    /// The session's id: a-z, 0-9 and hyphens; by default the file's name, of several their days and series
    #[arg(long)]
    pub(super) id: Option<String>,
    /// Make anew what nobody has edited, even where the source is unchanged
    #[arg(long)]
    pub(super) renew: bool,
    /// Keep edited transcripts, and record that they hold what has changed in their sources
    #[arg(long, conflicts_with = "renew")]
    pub(super) merged: bool,
    /// Overwrite transcripts and sources that are there already, edited ones, too
    #[arg(long, conflicts_with_all = ["renew", "merged"])]
    pub(super) force: bool,
    /// Print the transcript of one file and write nothing
    #[arg(long, conflicts_with_all = ["force", "renew", "merged"])]
    pub(super) stdout: bool,
    /// The encoding of the words, where it is found wrongly: gbk, big5, euc-kr …
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    pub(super) encoding: Option<Encoding>,
}

/// Propose terms, people, organisations and topics that have no entry yet
///
/// Terms: quoted expressions, titles, and words by TF-IDF and TextRank; people and organisations: labels
/// without an entry; topics: words that questions without a topic share. Each with the reason, counts and
/// places. What is listed under `declined` in content/suggest.yaml is not proposed again.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    wenda suggest                            look at what is proposed\n  \
    wenda suggest --kind terms --limit 100   more of one kind\n  \
    wenda suggest --kind people --write      lay commented files in their places")]
pub(super) struct Suggest {
    /// Only this kind
    #[arg(long, value_enum, value_name = "KIND")]
    pub(super) kind: Option<SuggestKind>,
    /// How many of each kind
    #[arg(long, value_name = "NUMBER", default_value = "20")]
    pub(super) limit: NonZeroUsize,
    /// In how many exchanges it must stand; by default 2, titles and speakers 1, people and places named 3
    #[arg(long, value_name = "NUMBER")]
    pub(super) min: Option<NonZeroUsize>,
    /// Write each proposal as a file; overwrites nothing
    #[arg(long)]
    pub(super) write: bool,
}

/// Print a script that completes commands in your shell
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    wenda completions bash > ~/.local/share/bash-completion/completions/wenda\n  \
    wenda completions fish > ~/.config/fish/completions/wenda.fish")]
pub(super) struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub(super) shell: clap_complete::Shell,
}

/// What a new file can be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Kind {
    /// A transcript
    Session,
    /// The notes on a session that is there
    Notes,
    /// A subject of questions
    Topic,
    /// A speaker
    Person,
    /// For whom is asked
    Organisation,
    /// What is held again and again
    Series,
    /// A set phrase, a name or a notion
    Term,
}

/// What can be proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SuggestKind {
    /// Set phrases, names, documents
    Terms,
    /// Speakers
    People,
    /// For whom is asked
    Organisations,
    /// Subjects of questions
    Topics,
    /// Questions that refer back, and to which
    Follows,
}

/// The languages of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Language {
    /// Chinese
    Zh,
    /// English
    En,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum When {
    /// On a terminal
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Command {
    /// Its name, as typed.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Build(_) => "build",
            Self::Check(_) => "check",
            Self::Serve(_) => "serve",
            Self::Init(_) => "init",
            Self::New(_) => "new",
            Self::Parse(_) => "parse",
            Self::Import(_) => "import",
            Self::Suggest(_) => "suggest",
            Self::Concordance(_) => "concordance",
            Self::Wordings(_) => "wordings",
            Self::Completions(_) => "completions",
        }
    }
}

impl Language {
    /// The tongue of that name.
    pub(super) fn tongue(self) -> Tongue {
        match self {
            Self::Zh => Tongue::Chinese,
            Self::En => Tongue::English,
        }
    }
}

/// An encoding by its name.
fn encoding(name: &str) -> Result<Encoding, String> {
    Encoding::of(name).ok_or_else(|| format!("there is no encoding called `{name}`"))
}
