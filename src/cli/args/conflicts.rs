//! What cannot be asked for together: of two such options one would be passed over in silence.
//!
//! Apart from clap's own rules, because what is wrong here is a value, not that an option stands there: `--csv`
//! goes with `--format human`, and not with `--format json`.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::super::terminal::Format;
use super::{Cli, Command, SuggestKind};

impl Cli {
    /// Itself, or what cannot go together.
    pub(in super::super) fn sound(self) -> Result<Self, Error> {
        match self.conflict() {
            Some([one, other]) => Err(conflict(one, other)),
            None => Ok(self),
        }
    }

    fn conflict(&self) -> Option<[&'static str; 2]> {
        let table = match self.command.as_ref()? {
            Command::Concordance(asked) => asked.csv,
            Command::Wordings(asked) => asked.csv,
            Command::Suggest(asked) if asked.kind == Some(SuggestKind::Follows) => {
                // References back are no files, and are found by what the question says, however seldom.
                let passed_over =
                    [(asked.write, "--write"), (asked.min.is_some(), "--min <NUMBER>")];
                let (_, option) = passed_over.into_iter().find(|(asked, _)| *asked)?;
                return Some([option, "--kind follows"]);
            }
            _ => false,
        };
        (table && self.global.format == Format::Json).then_some(["--csv", "--format json"])
    }
}

fn conflict(one: &str, other: &str) -> Error {
    let mut error = Error::new(ErrorKind::ArgumentConflict);
    error.insert(ContextKind::InvalidArg, ContextValue::String(one.to_owned()));
    error.insert(ContextKind::PriorArg, ContextValue::String(other.to_owned()));
    error
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser as _;

    #[test]
    fn an_option_that_would_be_passed_over_is_refused_with_the_one_it_does_not_go_with() {
        let told = |line: &str| {
            let made = Cli::try_parse_from(line.split(' ')).unwrap().sound();
            made.err().map_or_else(String::new, |error| error.to_string())
        };
        for line in [
            "wenda concordance 桥 --csv --format json",
            "wenda --format json wordings --csv",
            "wenda suggest --kind follows --write",
            "wenda suggest --kind follows --min 3",
        ] {
            let words = told(line);
            let (one, other) = if line.contains("--csv") {
                ("--csv", "--format json")
            } else {
                (line.split(' ').nth(4).unwrap(), "--kind follows")
            };
            assert!(words.contains(one) && words.contains(other), "{line}: {words}");
            assert!(words.contains("cannot be used with"), "{line}: {words}");
        }
        for line in [
            "wenda concordance 桥 --csv --format human",
            "wenda wordings --csv --variants",
            "wenda suggest --write --min 3",
            "wenda suggest --kind terms --write",
        ] {
            assert_eq!(told(line), "");
        }
    }
}
