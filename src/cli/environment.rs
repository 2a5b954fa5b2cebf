//! What the surroundings say: the terminal, its locale, the current folder. The only place that asks
//! them; nothing that is published depends on the answers.

use std::io::IsTerminal as _;
use std::path::PathBuf;

use crate::diagnostic::Tongue;

/// What was found.
#[derive(Debug, Clone, Default)]
pub(super) struct Environment {
    /// The locale's name: `zh_CN.UTF-8`.
    pub(super) locale: String,
    /// Whether standard error is a terminal.
    pub(super) terminal: bool,
    /// Whether the user wants no colours, or the terminal has none.
    pub(super) no_colour: bool,
    /// The columns of the terminal, if there is one.
    pub(super) width: Option<usize>,
    /// The current folder.
    pub(super) folder: PathBuf,
}

impl Environment {
    /// Asks.
    pub(super) fn read() -> Self {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable);
        Self {
            locale: locale.unwrap_or_default(),
            terminal: std::io::stderr().is_terminal(),
            no_colour: variable("NO_COLOR").is_some()
                || variable("TERM").is_some_and(|terminal| terminal == "dumb"),
            width: terminal_size::terminal_size_of(std::io::stderr())
                .map(|(width, _)| usize::from(width.0)),
            folder: current_folder(),
        }
    }

    /// The language of the locale: Chinese for every `zh`, otherwise English.
    pub(super) fn tongue(&self) -> Tongue {
        let language = self.locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
        if language.eq_ignore_ascii_case("zh") { Tongue::Chinese } else { Tongue::English }
    }
}

#[expect(clippy::disallowed_methods, reason = "the terminal's language and colours, not output")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

#[expect(clippy::disallowed_methods, reason = "the project is looked for from here upwards")]
fn current_folder() -> PathBuf {
    std::env::current_dir().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_chinese_locale_speaks_chinese() {
        let tongue =
            |locale: &str| Environment { locale: locale.into(), ..Environment::default() }.tongue();
        for locale in ["zh_CN.UTF-8", "zh-Hans", "zh", "ZH_TW"] {
            assert_eq!(tongue(locale), Tongue::Chinese, "{locale}");
        }
        for locale in ["", "C", "C.UTF-8", "en_GB", "zha_CN", "de_DE@euro"] {
            assert_eq!(tongue(locale), Tongue::English, "{locale}");
        }
    }
}
