//! Whom a label stands for, by the names of the archive's entries.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{Lexicon, Match, Meaning, Slug};
use crate::say;
use crate::text::trim;

/// What Chinese labels add to the name of the body for which somebody asks.
pub(super) const CALLINGS: &[&str] = &["特派记者", "驻京记者", "记者", "特約記者", "記者"];

/// The offices that Chinese labels put before a person's name.
pub(super) const OFFICES: &[&str] =
    &["发言人", "發言人", "部长", "部長", "局长", "局長", "总理", "總理", "主席"];

/// Looks a label up: as it stands, then without the calling at its end (塔斯社记者), then without the
/// office at its beginning (外交部发言人毛宁).
pub(super) fn look_up<'a>(label: &str, lexicon: &'a Lexicon) -> Match<'a> {
    let whole = lexicon.look_up(label);
    if whole != Match::None {
        return whole;
    }
    let body = CALLINGS.iter().find_map(|calling| label.strip_suffix(calling));
    let person = OFFICES.iter().find_map(|office| label.split_once(office)).map(|(_, name)| name);
    body.into_iter()
        .chain(person)
        .map(trim)
        .filter(|name| !name.is_empty())
        .map(|name| lexicon.look_up(name))
        .find(|found| *found != Match::None)
        .unwrap_or(Match::None)
}

/// The person and the organisation for which a label stands; a name that several entries have is
/// told and not guessed.
pub(super) fn whom(
    label: &str,
    place: &Place,
    lexicon: &Lexicon,
    report: &mut impl Extend<Diagnostic>,
) -> (Option<Slug>, Option<Slug>) {
    match look_up(label, lexicon) {
        Match::None => (None, None),
        Match::One(Meaning::Person(id)) => (Some(id.clone()), None),
        Match::One(Meaning::Organisation(id)) => (None, Some(id.clone())),
        Match::Several(meanings) => {
            report.extend([ambiguous(label, meanings, place)]);
            (None, None)
        }
    }
}

fn ambiguous(label: &str, meanings: &[Meaning], place: &Place) -> Diagnostic {
    let ids = meanings.iter().map(|meaning| match meaning {
        Meaning::Person(id) | Meaning::Organisation(id) => id.as_str(),
    });
    let ids = ids.collect::<Vec<_>>().join(", ");
    Diagnostic::warning(
        Code::AmbiguousName,
        say!(
            zh: "“{label}”这个名字有几个条目：{ids}",
            en: "several entries have the name `{label}`: {ids}",
        ),
        place.clone(),
    )
    .hint(say!(
        zh: "请写明 person 或 organisation",
        en: "say which, with `person` or `organisation`",
    ))
}
