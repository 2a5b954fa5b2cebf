//! A person's name with an office: 外交部发言人赵立坚, 王毅部长, Foreign Ministry Spokesperson Zhao Lijian,
//! Mr. Zhao.
//!
//! The name must stand at one end of the label, and what is left must be an office: one that the person
//! held, or words that end with a known one. A name inside other words is none.

use std::collections::BTreeSet;

use super::Known;
use crate::model::{Lexicon, Match, Meaning, Slug};
use crate::say;
use crate::structure::words::{ends_with_any, is_among, words};
use crate::text::{is_chinese, trim};

/// How Chinese offices end.
const OFFICES: &str = "\
    发言人, 發言人, 部长, 部長, 外长, 外長, 防长, 防長, 财长, 財長, 局长, 局長, 司长, 司長, 署长, 署長, \
    处长, 處長, 厅长, 廳長, 主任, 主席, 总理, 總理, 首相, 总统, 總統, 总书记, 總書記, 书记, 書記, 秘书长, \
    秘書長, 委员长, 委員長, 委员, 委員, 议长, 議長, 议员, 議員, 省长, 省長, 市长, 市長, 县长, 縣長, \
    区长, 區長, 镇长, 鎮長, 乡长, 鄉長, 村长, 村長, 院长, 院長, 校长, 校長, 所长, 所長, 行长, 行長, \
    会长, 會長, 董事长, 董事長, 总裁, 總裁, 总经理, 總經理, 大使, 公使, 参赞, 參贊, 总领事, 總領事, \
    代表, 特使, 参事, 參事, 司令, 将军, 將軍, 法官, 检察长, 檢察長, 教授, 博士, 主编, 主編";

/// Forms of address after a Chinese name.
const ADDRESSES: &str = "先生, 女士, 小姐, 同志, 老师, 老師";

/// How offices in Latin writing end, in lower case.
const LATIN_OFFICES: &str = "\
    spokesperson, spokesman, spokeswoman, minister, president, premier, chancellor, chair, chairman, \
    chairwoman, chairperson, secretary, secretary-general, director, director-general, governor, \
    mayor, ambassador, consul, commissioner, envoy, representative, senator, congressman, \
    congresswoman, councillor, counselor, counsellor, speaker, general, admiral, colonel, captain, \
    judge, justice, professor, dean, chief, officer, master, ceo";

/// Forms of address before a name in Latin writing, in lower case and without their point.
const LATIN_ADDRESSES: &str =
    "mr, mrs, ms, miss, dr, prof, sir, madam, dame, lord, lady, hon, sen, rep";

/// The longest label that is taken apart, in characters: longer ones are no labels.
const LONGEST: usize = 80;

/// How Chinese offices end.
pub(in crate::structure) fn chinese() -> impl Iterator<Item = &'static str> {
    words(OFFICES)
}

/// The person whose name stands in `label` with an office.
pub(super) fn look_up(label: &str, lexicon: &Lexicon) -> Known {
    if label.chars().nth(LONGEST).is_some() {
        return Known::Nobody;
    }
    let mut found = Found { lexicon, people: BTreeSet::new(), office: None };
    if label.chars().any(is_chinese) {
        found.in_chinese(label);
    } else {
        found.in_latin(label);
    }
    let people: Vec<Meaning> = found.people.into_iter().map(Meaning::Person).collect();
    match (people.as_slice(), found.office) {
        ([one], Some(office)) => Known::One(
            one.clone(),
            say!(
                zh: "是“{office}”加上条目里的姓名",
                en: "an entry's name with an office, {office}",
            ),
        ),
        ([], _) | (_, None) => Known::Nobody,
        _ => Known::Several(people),
    }
}

struct Found<'a> {
    lexicon: &'a Lexicon,
    people: BTreeSet<Slug>,
    office: Option<String>,
}

impl Found<'_> {
    /// Takes `name` for a person's, if one has it and `is_office` holds of what is left.
    fn weigh(&mut self, name: &str, rest: &str, is_office: impl Fn(&str) -> bool) {
        let (name, rest) =
            (trim(name), trim(rest).trim_matches(|c| matches!(c, ',' | '，' | '、')));
        let (name, rest) = (name.trim_end_matches(','), trim(rest));
        if name.chars().nth(1).is_none() || rest.is_empty() {
            return;
        }
        let meanings = match self.lexicon.look_up(name) {
            Match::None => return,
            Match::One(meaning) => std::slice::from_ref(meaning),
            Match::Several(meanings) => meanings,
        };
        for meaning in meanings {
            if let Meaning::Person(id) = meaning
                && (self.lexicon.holds(id, rest) || is_office(rest))
            {
                self.take(id.clone(), rest);
            }
        }
    }

    fn take(&mut self, person: Slug, office: &str) {
        self.people.insert(person);
        self.office.get_or_insert_with(|| office.to_owned());
    }

    fn in_chinese(&mut self, label: &str) {
        for (at, _) in label.char_indices().skip(1) {
            let (before, after) = label.split_at(at);
            self.weigh(after, before, is_chinese_office);
            let lexicon = self.lexicon;
            self.weigh(before, after, |rest| is_among(rest, ADDRESSES) || of_a_body(rest, lexicon));
        }
    }

    fn in_latin(&mut self, label: &str) {
        for (at, _) in label.match_indices(' ') {
            let (before, after) = (&label[..at], &label[at + 1..]);
            self.weigh(after, before, is_latin_office);
            if before.ends_with(',') {
                self.weigh(before, after, is_latin_office);
            }
        }
        let Some((before, name)) = label.rsplit_once(' ') else { return };
        if self.people.is_empty() && is_latin_office(before) {
            let people: Vec<Slug> = self.lexicon.named_in_part(name).into_iter().cloned().collect();
            for person in people {
                self.take(person, before);
            }
        }
    }
}

/// Words after a name: an office, of a known organisation or of none said. 王毅外交部长 is a label,
/// 王毅会见某国部长 is not.
fn of_a_body(rest: &str, lexicon: &Lexicon) -> bool {
    words(OFFICES).filter_map(|office| rest.strip_suffix(office)).any(|body| {
        let body = body.strip_suffix('副').unwrap_or(body);
        body.is_empty() || lexicon.look_up(body) != Match::None
    })
}

/// Words before a name: they end with an office, and are no sentence.
fn is_chinese_office(rest: &str) -> bool {
    let plain =
        |c: char| c.is_alphanumeric() || c.is_whitespace() || matches!(c, '·' | '《' | '》');
    rest.chars().all(plain) && ends_with_any(rest, OFFICES)
}

/// Words before a name in Latin writing: a form of address, or words that end with an office.
fn is_latin_office(rest: &str) -> bool {
    let mut words = rest.split_whitespace().rev();
    let last = words.next().map(|word| word.trim_end_matches('.').to_lowercase());
    let is_address = |word: &str| is_among(word, LATIN_ADDRESSES);
    last.is_some_and(|last| {
        is_among(&last, LATIN_OFFICES) || (is_address(&last) && words.all(is_capital))
    })
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon() -> Lexicon {
        let person = |id: &str| Meaning::Person(Slug::new(id).unwrap());
        let mut lexicon = Lexicon::default();
        for (name, id) in [
            ("林晚", "lin-wan"),
            ("Lin Wan", "lin-wan"),
            ("陈渡", "chen-du"),
            ("Chen Du", "chen-du"),
            ("Chen Qiao", "chen-qiao"),
            ("周桥", "zhou-a"),
            ("周桥", "zhou-b"),
        ] {
            lexicon.add(name, person(id));
        }
        lexicon.add("河港社", Meaning::Organisation(Slug::new("harbour-press").unwrap()));
        lexicon.add("航运局", Meaning::Organisation(Slug::new("shipping").unwrap()));
        lexicon.add_office(&Slug::new("lin-wan").unwrap(), "渡口掌灯人");
        lexicon
    }

    fn who(label: &str) -> Option<String> {
        match super::super::look_up(label, &lexicon()) {
            Known::One(Meaning::Person(id) | Meaning::Organisation(id), _) => Some(id.to_string()),
            Known::Nobody => None,
            Known::Several(several) => Some(format!("{} of them", several.len())),
        }
    }

    #[test]
    fn an_office_before_or_after_a_name_is_no_other_person() {
        for label in [
            "林晚",
            "河港市航运局发言人林晚",
            "渡口掌灯人林晚",
            "林晚局长",
            "林晚航运局副局长",
            "林晚女士",
            "Lin Wan",
            "Harbour Ministry Spokesperson Lin Wan",
            "Ms. Lin Wan",
            "Lin Wan, Harbour Master",
            "Ms. Wan",
        ] {
            assert_eq!(who(label).as_deref(), Some("lin-wan"), "{label}");
        }
    }

    #[test]
    fn names_in_other_words_and_other_words_with_names_are_nobody() {
        for label in [
            "河林晚风",
            "园林晚",
            "林晚报",
            "会见林晚",
            "林晚会见某局长",
            "他说，局长林晚",
            "Great Lin Wan",
            "Wan",
            "Spokesperson",
        ] {
            assert_eq!(who(label), None, "{label}");
        }
    }

    #[test]
    fn a_journalists_label_stays_the_organisations() {
        assert_eq!(who("河港社记者").as_deref(), Some("harbour-press"));
    }

    #[test]
    fn what_may_be_two_is_not_guessed() {
        assert_eq!(who("局长周桥").as_deref(), Some("2 of them"));
        assert_eq!(who("Mr. Chen").as_deref(), Some("2 of them"));
        assert_eq!(who("Mr. Du").as_deref(), Some("chen-du"));
    }
}
