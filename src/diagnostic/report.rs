//! All diagnostics of one run.

use super::{Diagnostic, Place, Severity};

/// The diagnostics of a run, in the order in which the files are read, whatever thread found them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Puts the diagnostics in order: by path, then by place in the text, then by code, so that
    /// the order does not depend on how the work was shared out.
    pub fn sort(&mut self) {
        self.diagnostics.sort_by(|one, other| key(one).cmp(&key(other)));
    }

    /// The diagnostics as they stand.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter()
    }

    /// How many there are of one severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// Whether any is an error.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }
}

impl Extend<Diagnostic> for Report {
    fn extend<T: IntoIterator<Item = Diagnostic>>(&mut self, iter: T) {
        self.diagnostics.extend(iter);
    }
}

impl FromIterator<Diagnostic> for Report {
    fn from_iter<T: IntoIterator<Item = Diagnostic>>(iter: T) -> Self {
        Self { diagnostics: iter.into_iter().collect() }
    }
}

impl IntoIterator for Report {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.diagnostics.into_iter()
    }
}

fn key(diagnostic: &Diagnostic) -> (&str, usize, &'static str, &str) {
    let offset = match &diagnostic.place {
        Place::At(span) => span.range.start,
        _ => 0,
    };
    (
        diagnostic.path().unwrap_or_default(),
        offset,
        diagnostic.code.as_str(),
        diagnostic.message.en.as_str(),
    )
}
