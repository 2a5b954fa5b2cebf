//! How a command ended, as a shell sees it.

use std::process::ExitCode;

use crate::diagnostic::{Code, Report, Severity};

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Exit {
    /// It did what was asked.
    Done = 0,
    /// The content has errors; or warnings, where they were to stop it.
    Content = 1,
    /// The command was wrong, or may not do this without being told to.
    Command = 2,
    /// The machine failed: disk, permissions.
    Machine = 3,
}

impl Exit {
    /// What the diagnostics of a run amount to: its gravest kind of error.
    pub(super) fn of(report: &Report, strict: bool) -> Self {
        let errors = report
            .iter()
            .filter(|diagnostic| diagnostic.severity == Severity::Error)
            .map(|error| Self::of_error(error.code));
        let warnings = (strict && report.count(Severity::Warning) > 0).then_some(Self::Content);
        errors.chain(warnings).max().unwrap_or(Self::Done)
    }

    fn of_error(code: Code) -> Self {
        match code {
            Code::Unreadable
            | Code::Unwritable
            | Code::SiteInUse
            | Code::CannotListen
            | Code::CannotWatch => Self::Machine,
            Code::FileExists
            | Code::EditedTranscript
            | Code::OneFileOnly
            | Code::NotAmongSessions
            | Code::ForeignFile
            | Code::NoArchive
            | Code::SiteInContent
            | Code::NoSuchFile
            | Code::PortTaken
            | Code::UnknownFormat => Self::Command,
            _ => Self::Content,
        }
    }

    /// The number.
    pub(super) fn status(self) -> u8 {
        self as u8
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.status())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostic, Place};
    use crate::say;

    #[test]
    fn the_gravest_error_tells_the_status() {
        let error = |code| Diagnostic::error(code, say!(zh: "", en: ""), Place::Nowhere);
        let mut report = Report::default();
        assert_eq!(Exit::of(&report, true), Exit::Done);
        report.push(Diagnostic::warning(Code::BadYaml, say!(zh: "", en: ""), Place::Nowhere));
        assert_eq!(Exit::of(&report, false), Exit::Done);
        assert_eq!(Exit::of(&report, true), Exit::Content);
        report.push(error(Code::Unwritable));
        report.push(error(Code::BadYaml));
        assert_eq!(Exit::of(&report, false), Exit::Machine);
    }
}
