//! Whom a label stands for, by the names of the archive's entries: as it stands, without what calls a
//! journalist one, or as a person's name with the office before or after it. What may be two is not guessed.

mod office;

pub(super) use office::chinese as offices;

use crate::diagnostic::{Code, Diagnostic, Message, Place};
use crate::model::{Lexicon, Match, Meaning, Slug};
use crate::say;
use crate::text::trim;

/// What Chinese labels add to the name of the body for which somebody asks.
pub(super) const CALLINGS: &[&str] = &["特派记者", "驻京记者", "记者", "特約記者", "記者"];

/// Whom a label stands for, as far as it is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Whom {
    pub(super) person: Option<Slug>,
    pub(super) organisation: Option<Slug>,
    /// Why it is thought to be one of them; `None` where it is neither.
    pub(super) why: Option<Message>,
}

/// What looking a label up has found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Known {
    /// Nobody.
    Nobody,
    /// One entry, for this reason.
    One(Meaning, Message),
    /// Several entries.
    Several(Vec<Meaning>),
}

/// Looks a label up: as it stands, then without the calling at its end (塔斯社记者), then as a name with
/// an office (外交部发言人毛宁).
pub(super) fn look_up(label: &str, lexicon: &Lexicon) -> Known {
    let body = CALLINGS.iter().find_map(|calling| label.strip_suffix(calling)).map(trim);
    let names = std::iter::once(label).chain(body.filter(|name| !name.is_empty()));
    for name in names {
        match lexicon.look_up(name) {
            Match::None => {}
            Match::One(meaning) => {
                let why = say!(zh: "有这个名字的条目", en: "an entry has this name");
                return Known::One(meaning.clone(), why);
            }
            Match::Several(meanings) => return Known::Several(meanings.to_vec()),
        }
    }
    office::look_up(label, lexicon)
}

/// The person and the organisation for which a label stands; a name that several entries have is
/// told and not guessed.
pub(super) fn whom(
    label: &str,
    place: &Place,
    lexicon: &Lexicon,
    report: &mut impl Extend<Diagnostic>,
) -> Whom {
    match look_up(label, lexicon) {
        Known::Nobody => Whom::default(),
        Known::One(Meaning::Person(id), why) => {
            Whom { person: Some(id), organisation: None, why: Some(why) }
        }
        Known::One(Meaning::Organisation(id), why) => {
            Whom { person: None, organisation: Some(id), why: Some(why) }
        }
        Known::Several(meanings) => {
            report.extend([ambiguous(label, &meanings, place)]);
            Whom::default()
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
