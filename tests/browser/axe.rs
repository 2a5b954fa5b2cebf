//! Accessibility, as far as a machine can judge it: axe-core, run on the page as it is shown.

use std::fmt;
use std::path::Path;
use std::sync::OnceLock;

use serde::Deserialize;
use serde_json::json;

use super::page::{Media, Page};

/// What axe-core found against the rules, at one element.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Violation {
    /// The rule's id, such as `color-contrast`.
    pub(crate) rule: String,
    pub(crate) impact: String,
    /// A selector of the element.
    pub(crate) element: String,
    /// What to mend.
    pub(crate) advice: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}) at {}: {}", self.rule, self.impact, self.element, self.advice)
    }
}

impl Page {
    /// What axe-core finds by WCAG 2.2 A and AA and its own good practice. Needs JavaScript on.
    /// Of a text of one character it does not judge the contrast.
    #[track_caller]
    pub(crate) fn violations(&self) -> Vec<Violation> {
        let levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
        self.axe(
            "html",
            &json!({
                "preload": false, // or it fetches the styles again, which no page from a file may
                "runOnly": { "type": "tag", "values": levels },
                "rules": { "target-size": { "enabled": true } }, // of WCAG 2.2, off unless asked for
            }),
        )
    }

    /// What these rules of axe-core alone find within an element: `color-contrast-enhanced` in the record.
    #[track_caller]
    pub(crate) fn violations_of(&self, rules: &[&str], within: &str) -> Vec<Violation> {
        self.axe(
            within,
            &json!({ "preload": false, "runOnly": { "type": "rule", "values": rules } }),
        )
    }

    #[track_caller]
    pub(crate) fn assert_accessible(&self) {
        let found: Vec<String> = self.violations().iter().map(ToString::to_string).collect();
        assert!(found.is_empty(), "on {}\n{}", self.address(), found.join("\n"));
    }

    /// The page can be read by everybody: accessible light and dark and on a phone, as wide as the window at most,
    /// without fault.
    #[track_caller]
    pub(crate) fn assert_for_everybody(&self) {
        for media in [Media::Light, Media::Dark] {
            self.media(media);
            self.assert_accessible();
        }
        self.phone(320, 640);
        self.assert_fits();
        self.assert_accessible();
        for width in [700, 1100, 1440] {
            self.desktop(width, 800);
            self.assert_fits();
        }
        self.assert_faultless();
    }

    #[track_caller]
    fn axe(&self, within: &str, options: &serde_json::Value) -> Vec<Violation> {
        if !self.js::<bool>("!!window.axe") {
            self.js::<()>(&format!("{};undefined", source()));
        }
        self.js(&format!(
            "axe.run({}, {options}).then(found => found.violations.flatMap(rule => rule.nodes.map(node => ({{
                rule: rule.id, impact: node.impact ?? 'minor', element: node.target.join(' '),
                advice: node.failureSummary.replace(/\\s+/g, ' ') }}))))",
            json!(within)
        ))
    }
}

/// axe-core itself, where `tests/run` puts it.
#[track_caller]
fn source() -> &'static str {
    static SOURCE: OnceLock<Option<String>> = OnceLock::new();
    let file = "target/tools/axe/node_modules/axe-core/axe.min.js";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    match SOURCE.get_or_init(|| std::fs::read_to_string(path).ok()) {
        Some(source) => source,
        None => panic!("{file} is not there. `tests/run` installs it, please run that"),
    }
}
