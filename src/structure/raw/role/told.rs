//! What is told of a label's role without looking at its turns: by what is stated, by its own words, by
//! the entries, the lead and the title.

use super::{Event, Part};
use crate::model::{Lexicon, Meaning, Role};
use crate::say;
use crate::structure::raw::names::Name;
use crate::structure::raw::vocabulary::{RoleWord, is_medium};
use crate::structure::who::{self, Known};
use crate::structure::words::holds_any;

/// What a label alone tells, with the lead and the entries.
pub(super) fn by_name(name: &Name<'_>, event: Event<'_>, lexicon: &Lexicon) -> Option<Part> {
    let part = |role, why| Some(Part { role, why });
    if let Some(role) = name.stated.and_then(|stated| stated.role) {
        let why = say!(zh: "文稿开头的设置中已声明", en: "declared in the front matter");
        return part(role, why);
    }
    if let Some(word) = name.role_word {
        let RoleWord { role, word, .. } = word;
        return part(role, say!(zh: "名字里有“{word}”", en: "the label says so ({word})"));
    }
    if let Known::One(Meaning::Organisation(_), _) = who::look_up(&name.label, lexicon) {
        let why = say!(
            zh: "与有条目的提问机构同名",
            en: "the name of an organisation for which askers ask",
        );
        return part(Role::Asker, why);
    }
    if is_medium(&name.label) {
        let why = say!(zh: "像是媒体的名称", en: "reads like the name of a medium");
        return part(Role::Asker, why);
    }
    if is_said_to_answer(&name.label, event.lead) {
        let why = say!(zh: "导语说明由其回答", en: "the lead says who answers");
        return part(Role::Answerer, why);
    }
    if is_of_the_title(&name.label, event.title) {
        let why = say!(
            zh: "标题说这是其记者会",
            en: "the title says whose press conference it is",
        );
        return part(Role::Answerer, why);
    }
    None
}

/// How a lead says that somebody answered.
const ANSWERING: &str = "\
    回答, 答记者问, 答記者問, 答问, 接受采访, 接受訪問, 接受专访, answered questions, answers questions, \
    took questions, takes questions";

/// Whether the lead says that `label` answers: 林晚局长就……回答记者提问.
fn is_said_to_answer(label: &str, lead: &str) -> bool {
    if label.chars().count() < 2 {
        return false;
    }
    lead.match_indices(label).take(20).any(|(at, _)| {
        let after = &lead[at + label.len()..];
        let end = after.find(['。', '！', '\n']).unwrap_or(after.len());
        holds_any(&after[..end], ANSWERING)
    })
}

/// Occasions on which whoever is named in the title answers, in lower case.
const OCCASIONS: &str = "\
    记者会, 記者會, 发布会, 發布會, 發佈會, 新闻会, 招待会, 吹风会, 答记者问, 答記者問, press conference, \
    news conference, press briefing, daily briefing";

/// Whether the title says that the event is `label`'s press conference.
fn is_of_the_title(label: &str, title: &str) -> bool {
    let named = label.chars().count() > 1 && title.contains(label);
    named && holds_any(&title.to_lowercase(), OCCASIONS)
}
