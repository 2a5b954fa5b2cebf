//! What a part refers to by ids: other parts and addresses on the web.

use std::collections::BTreeMap;

use super::xml::Event;

/// The relations of a part.
#[derive(Debug, Default)]
pub(super) struct Relations {
    /// Addresses outside the document, by id.
    links: BTreeMap<String, String>,
    /// Parts of the document: the last word of the relation's type, and the part's name.
    parts: Vec<(String, String)>,
}

impl Relations {
    /// Takes in one event of a `.rels` part whose targets count from `folder`.
    pub(super) fn take(&mut self, folder: &str, event: &Event<'_>) {
        let &Event::Start("Relationship", attributes) = event else { return };
        let (Some(kind), Some(target)) = (attributes.get("Type"), attributes.get("Target")) else {
            return;
        };
        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
        if attributes.get("TargetMode").as_deref() == Some("External") {
            self.links.extend(attributes.get("Id").map(|id| (id, target)));
        } else {
            self.parts.push((kind, resolved(folder, &target)));
        }
    }

    /// The address of this id.
    pub(super) fn link(&self, id: &str) -> Option<&str> {
        self.links.get(id).map(String::as_str)
    }

    /// The names of the parts of this kind: `styles`, `footnotes`, `header`.
    pub(super) fn parts<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a str> {
        self.parts.iter().filter(move |(other, _)| other == kind).map(|(_, name)| name.as_str())
    }
}

/// The name of a part that is written from `folder`, or from the root.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => drop(steps.pop()),
            "." | "" => {}
            _ => steps.push(step),
        }
    }
    steps.join("/")
}
