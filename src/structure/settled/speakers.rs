//! The declared speakers: who they are, as far as the front matter or an entry's name says.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Place, Span};
use crate::model::{Lexicon, Reference, Role, Slug, Speaker};
use crate::read::{Draft, Front, StatedSpeaker};
use crate::say;
use crate::structure::who;

/// The speakers, in the order of their declarations.
pub(super) fn declared(
    front: &Front,
    lexicon: &Lexicon,
    report: &mut impl Extend<Diagnostic>,
) -> Vec<Speaker> {
    front.speakers.iter().map(|stated| speaker(stated, lexicon, report)).collect()
}

/// What the front matter states, and the labels that the format states beside it.
pub(super) fn with_stated(draft: &Draft) -> Front {
    let mut front = draft.front.clone();
    let mut known: BTreeSet<String> =
        front.speakers.iter().map(|stated| stated.label.clone()).collect();
    for block in &draft.blocks {
        let Some(label) = block.facts.turn.as_ref().and_then(|turn| turn.label.as_ref()) else {
            continue;
        };
        if known.insert(label.clone()) {
            let span = Span::new(&draft.source.text, block.span());
            front.speakers.push(StatedSpeaker::new(label.clone(), span));
        }
    }
    front
}

fn speaker(
    stated: &StatedSpeaker,
    lexicon: &Lexicon,
    report: &mut impl Extend<Diagnostic>,
) -> Speaker {
    if stated.role.is_none() {
        report.extend([without_role(stated)]);
    }
    stated_as(stated, stated.role.unwrap_or(Role::Unknown), lexicon, report)
}

/// A declared speaker with this role.
pub(in crate::structure) fn stated_as(
    stated: &StatedSpeaker,
    role: Role,
    lexicon: &Lexicon,
    report: &mut impl Extend<Diagnostic>,
) -> Speaker {
    let mut why = say!(zh: "文稿开头的设置中已声明", en: "declared in the front matter");
    let mut person = slug(stated.person.as_ref(), report);
    let mut organisation = slug(stated.organisation.as_ref(), report);
    if stated.person.is_none() && stated.organisation.is_none() {
        let place = Place::At(stated.span.clone());
        let whom = who::whom(&stated.label, &place, lexicon, report);
        (person, organisation) = (whom.person, whom.organisation);
        if let Some(known) = whom.why {
            why = why.and(known);
        }
    }
    Speaker {
        label: stated.label.clone(),
        role,
        person,
        organisation,
        office: stated.office.clone(),
        follow_up: stated.follow_up,
        stated: Some(stated.span.clone()),
        why,
    }
}

fn slug(reference: Option<&Reference>, report: &mut impl Extend<Diagnostic>) -> Option<Slug> {
    let reference = reference?;
    let slug = Slug::new(&reference.id);
    if slug.is_err() {
        let word = &reference.id;
        report.extend([Diagnostic::error(
            Code::BadId,
            say!(zh: "“{word}”不能作编号", en: "`{word}` is not an id"),
            Place::At(reference.span.clone()),
        )
        .hint(say!(
            zh: "编号只用小写字母、数字和单个连字符，例如 wang-yi",
            en: "ids are lower-case letters, digits and single hyphens, as in wang-yi",
        ))]);
    }
    slug.ok()
}

fn without_role(stated: &StatedSpeaker) -> Diagnostic {
    let label = &stated.label;
    Diagnostic::warning(
        Code::NoRole,
        say!(
            zh: "没有说明“{label}”是提问还是回答",
            en: "nothing says whether `{label}` asks or answers",
        ),
        Place::At(stated.span.clone()),
    )
    .hint(say!(
        zh: "加上 role: asker（提问）、answerer（回答）、moderator（主持）或 interpreter（翻译）",
        en: "add `role: asker`, `answerer`, `moderator` or `interpreter`",
    ))
}
