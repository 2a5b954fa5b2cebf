//! Notes in the permalinks file, one a line.

use serde::{Deserialize, Serialize};

use super::{LinkedNote, LinkedTarget, is_false, spaced};
use crate::diagnostic::Message;
use crate::model::{NoteId, NoteKind, Quote, Selector, Unit};
use crate::say;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NoteForm {
    id: NoteId,
    kind: NoteKind,
    #[serde(default, skip_serializing_if = "is_false")]
    dead: bool,
    about: Vec<TargetForm>,
    words: String,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TargetForm {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    quote: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unit: Option<Unit>,
    #[serde(default, skip_serializing_if = "Option::is_none", rename = "in")]
    within: Option<Unit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    before: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    after: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    at: Option<Unit>,
}

/// A note's line.
pub(super) fn line(note: &LinkedNote) -> String {
    let json = serde_json::to_value(NoteForm::from(note)).unwrap_or_default();
    format!("    {}", spaced(&json))
}

impl TryFrom<NoteForm> for LinkedNote {
    type Error = Message;

    fn try_from(form: NoteForm) -> Result<Self, Message> {
        let NoteForm { id, kind, dead, about, words } = form;
        let targets = about.into_iter().map(LinkedTarget::try_from).collect::<Result<_, _>>()?;
        Ok(Self { id, kind, targets, words, dead })
    }
}

impl TryFrom<TargetForm> for LinkedTarget {
    type Error = Message;

    fn try_from(form: TargetForm) -> Result<Self, Message> {
        let TargetForm { quote, unit, within, before, after, at } = form;
        let selector = match (quote, unit) {
            (Some(exact), None) => Selector::Quote(Quote { exact, before, after, within }),
            (None, Some(unit)) => Selector::Unit(unit),
            _ => {
                return Err(say!(
                    zh: "有一条注释没有写明它注的是什么",
                    en: "a note does not say what it is about",
                ));
            }
        };
        Ok(Self { selector, at })
    }
}

impl From<&LinkedNote> for NoteForm {
    fn from(note: &LinkedNote) -> Self {
        let LinkedNote { id, kind, targets, words, dead } = note.clone();
        let about = targets.into_iter().map(TargetForm::from).collect();
        Self { id, kind, dead, about, words }
    }
}

impl From<LinkedTarget> for TargetForm {
    fn from(target: LinkedTarget) -> Self {
        let at = target.at;
        match target.selector {
            Selector::Unit(unit) => Self { unit: Some(unit), at, ..Self::default() },
            Selector::Quote(Quote { exact, before, after, within }) => {
                Self { quote: Some(exact), unit: None, within, before, after, at }
            }
        }
    }
}
