//! What the attributes of an element do to how its words are shown.

use super::tokens::Tag;

/// How words are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Style {
    /// Not at all.
    pub(super) hidden: bool,
    /// Strongly.
    pub(super) strong: bool,
    /// In the middle of the line.
    pub(super) centred: bool,
}

impl Style {
    /// What the tag's own attributes say; style sheets are not read.
    pub(super) fn of(tag: &Tag) -> Self {
        let mut style = Self {
            hidden: tag.get("hidden").is_some() || tag.get("aria-hidden") == Some("true"),
            strong: false,
            centred: tag.get("align").is_some_and(|side| side.eq_ignore_ascii_case("center")),
        };
        for rule in tag.get("style").unwrap_or_default().split(';') {
            let Some((name, value)) = rule.split_once(':') else { continue };
            let value = value.trim().to_ascii_lowercase();
            match name.trim().to_ascii_lowercase().as_str() {
                "display" => style.hidden |= value.starts_with("none"),
                "visibility" => style.hidden |= value.starts_with("hidden"),
                "font-weight" => {
                    style.strong |= value.starts_with("bold")
                        || value.parse().is_ok_and(|weight: u32| weight >= 600);
                }
                "text-align" => style.centred |= value.starts_with("center"),
                _ => {}
            }
        }
        style
    }
}
