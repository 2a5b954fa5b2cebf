//! The styles of a document: their names, what they are based on, and how words look under them.

use std::collections::BTreeMap;

use super::xml::{Attributes, Event};

/// How many styles may stand on each other.
const DEEPEST: usize = 24;

/// How words look, as far as it is said here; what is not said comes from below.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// In bold.
    pub(super) bold: Option<bool>,
    /// Not shown.
    pub(super) hidden: Option<bool>,
    /// The language in which words are spelt.
    pub(super) language: Option<String>,
}

impl Look {
    /// Takes in an element of run properties.
    pub(super) fn take(&mut self, name: &str, attributes: Attributes<'_>) {
        match name {
            "b" => self.bold = Some(attributes.is_on()),
            "vanish" => self.hidden = Some(attributes.is_on()),
            "lang" => self.language = attributes.get("val").or(self.language.take()),
            _ => {}
        }
    }

    /// This look, and where it says nothing, the one below.
    pub(super) fn over(self, below: &Self) -> Self {
        Self {
            bold: self.bold.or(below.bold),
            hidden: self.hidden.or(below.hidden),
            language: self.language.or_else(|| below.language.clone()),
        }
    }
}

/// A style.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    /// Its name as Word shows it, in lower case; built-in ones are English everywhere.
    pub(super) name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    look: Look,
}

/// The styles by id.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: BTreeMap<String, Style>,
    /// The paragraphs' style where none is named.
    normal: Option<String>,
    /// How words look where no style says.
    defaults: Look,
    open: Option<(String, Style)>,
    in_defaults: bool,
    in_runs: bool,
}

impl Styles {
    /// Takes in one event of the part `styles.xml`.
    pub(super) fn take(&mut self, event: &Event<'_>) {
        match *event {
            Event::Start("style", attributes) => {
                let id = attributes.get("styleId").unwrap_or_default();
                let is_paragraph = attributes.get("type").as_deref() == Some("paragraph");
                if is_paragraph && attributes.get("default").is_some_and(|one| one != "0") {
                    self.normal = Some(id.clone());
                }
                self.open = Some((id, Style::default()));
            }
            Event::End("style") => self.by_id.extend(self.open.take()),
            Event::Start("rPrDefault", _) => self.in_defaults = true,
            Event::End("rPrDefault") => self.in_defaults = false,
            Event::Start("rPr", _) => self.in_runs = true,
            Event::End("rPr") => self.in_runs = false,
            Event::Start(name, attributes) => self.property(name, attributes),
            _ => {}
        }
    }

    fn property(&mut self, name: &str, attributes: Attributes<'_>) {
        if self.in_runs && self.in_defaults {
            self.defaults.take(name, attributes);
        }
        let Some((_, style)) = &mut self.open else { return };
        match name {
            _ if self.in_runs => style.look.take(name, attributes),
            "name" => style.name = attributes.get("val").unwrap_or_default().to_lowercase(),
            "basedOn" => style.based_on = attributes.get("val"),
            "outlineLvl" => style.outline = attributes.get("val").and_then(|val| val.parse().ok()),
            _ => {}
        }
    }

    /// The id of the style of a paragraph that names `id` or none.
    pub(super) fn of_paragraph(&self, id: Option<String>) -> String {
        id.or_else(|| self.normal.clone()).unwrap_or_default()
    }

    /// The style's name, in lower case: its id where it has none.
    pub(super) fn name(&self, id: &str) -> String {
        match self.by_id.get(id) {
            Some(style) if !style.name.is_empty() => style.name.clone(),
            _ => id.to_lowercase(),
        }
    }

    /// How words look under the style, with all that it is based on.
    pub(super) fn look(&self, id: &str) -> Look {
        let mut look = Look::default();
        for (_, style) in self.chain(id) {
            look = look.over(&style.look);
        }
        look
    }

    /// How words look where no style says anything.
    pub(super) fn defaults(&self) -> &Look {
        &self.defaults
    }

    /// The place in the outline that the style gives, from 0; `None` for body text.
    pub(super) fn outline(&self, id: &str) -> Option<u8> {
        let level = self.chain(id).find_map(|(_, style)| style.outline)?;
        (level < 9).then_some(level)
    }

    /// The style and those that it is based on, in order.
    pub(super) fn chain(&self, id: &str) -> impl Iterator<Item = (&str, &Style)> {
        let mut next = self.by_id.get_key_value(id);
        let steps = std::iter::from_fn(move || {
            let (id, style) = next?;
            next = style.based_on.as_ref().and_then(|id| self.by_id.get_key_value(id));
            Some((id.as_str(), style))
        });
        steps.take(DEEPEST)
    }
}
