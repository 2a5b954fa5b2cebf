//! The speakers of a raw text: what is stated of them, and what the rules have found.

use super::names::Name;
use super::role::Part;
use crate::diagnostic::{Diagnostic, Message};
use crate::model::{Lexicon, Role, Speaker};
use crate::read::Front;
use crate::say;
use crate::structure::settled;
use crate::structure::who;

/// The speakers, in the order of `names` but for scenes, which nobody speaks; then those that are
/// stated and have no turn.
pub(super) fn speakers(
    names: &[Name<'_>],
    parts: &[Part],
    front: &Front,
    lexicon: &Lexicon,
    report: &mut impl Extend<Diagnostic>,
) -> Vec<Speaker> {
    let mut speakers: Vec<Speaker> = names
        .iter()
        .zip(parts)
        .filter(|(name, _)| !name.scene)
        .map(|(name, part)| speaker(name, part, lexicon, report))
        .collect();
    for stated in &front.speakers {
        if !names.iter().any(|name| name.label == stated.label) {
            speakers.push(settled::stated_as(
                stated,
                stated.role.unwrap_or(Role::Unknown),
                lexicon,
                report,
            ));
        }
    }
    speakers
}

fn speaker(
    name: &Name<'_>,
    part: &Part,
    lexicon: &Lexicon,
    report: &mut impl Extend<Diagnostic>,
) -> Speaker {
    let follow_up = name.role_word.is_some_and(|word| word.follow_up);
    if let Some(stated) = name.stated {
        let declared = settled::stated_as(stated, part.role, lexicon, report);
        let why = of_label_and_role(&declared.why, &part.why);
        return Speaker { follow_up: declared.follow_up || follow_up, why, ..declared };
    }
    let why = of_label_and_role(&name.why, &part.why);
    let whom = who::whom(&name.label, &name.place, lexicon, report);
    Speaker {
        label: name.label.clone(),
        role: part.role,
        person: whom.person,
        organisation: whom.organisation,
        office: office(&name.label),
        follow_up,
        stated: None,
        why,
    }
}

fn of_label_and_role(label: &Message, role: &Message) -> Message {
    let (label_zh, label_en) = (&label.zh, &label.en);
    let (role_zh, role_en) = (&role.zh, &role.en);
    say!(
        zh: "作为发言人：{label_zh}；身份：{role_zh}",
        en: "label: {label_en}; role: {role_en}",
    )
}

/// The office that stands after a name, with a comma: MARTA VALE, HARBOUR MASTER.
fn office(label: &str) -> Option<String> {
    label.split_once(", ").map(|(_, office)| office.to_owned())
}

/// For each of `names`, its place among the speakers; `None` for a scene.
pub(super) fn places(names: &[Name<'_>]) -> Vec<Option<usize>> {
    let mut next = 0..;
    names.iter().map(|name| if name.scene { None } else { next.next() }).collect()
}
