//! Diagnostics for machines: plain values to be serialised, every key always there.

use serde::Serialize;

use super::{Diagnostic, Report, Tongue};

/// A diagnostic as machines read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JsonDiagnostic {
    /// `error`, `warning` or `info`.
    pub severity: &'static str,
    /// The stable name of its kind.
    pub code: &'static str,
    /// The file it concerns.
    pub path: Option<String>,
    /// What is wrong.
    pub message: String,
    /// The line, from 1.
    pub line: Option<usize>,
    /// The column in Unicode scalar values, from 1.
    pub column: Option<usize>,
    /// What to do.
    pub hints: Vec<String>,
}

impl JsonDiagnostic {
    /// The form of `diagnostic`, its words in `tongue`.
    pub fn new(diagnostic: &Diagnostic, tongue: Tongue) -> Self {
        let position = diagnostic.position();
        Self {
            severity: diagnostic.severity.as_str(),
            code: diagnostic.code.as_str(),
            path: diagnostic.path().map(str::to_owned),
            message: diagnostic.message.in_tongue(tongue).to_owned(),
            line: position.map(|at| at.line),
            column: position.map(|at| at.column),
            hints: diagnostic.hints.iter().map(|hint| hint.in_tongue(tongue).to_owned()).collect(),
        }
    }
}

/// All diagnostics of a report, in its order.
pub fn diagnostics(report: &Report, tongue: Tongue) -> Vec<JsonDiagnostic> {
    report.iter().map(|diagnostic| JsonDiagnostic::new(diagnostic, tongue)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Place};
    use crate::say;

    #[test]
    fn every_key_is_always_there() {
        let diagnostic =
            Diagnostic::warning(Code::BadYaml, say!(zh: "甲", en: "a"), Place::Nowhere)
                .hint(say!(zh: "乙", en: "b"));
        let json = serde_json::to_string(&JsonDiagnostic::new(&diagnostic, Tongue::Chinese));
        assert_eq!(
            json.unwrap(),
            r#"{"severity":"warning","code":"bad-yaml","path":null,"message":"甲","line":null,"column":null,"hints":["乙"]}"#
        );
    }
}
