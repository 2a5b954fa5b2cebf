//! Offices that stand in labels, and what those who hold them mostly do where questions are put.
//!
//! A member of an assembly questions, a minister answers, whoever presides calls on them: mostly. A
//! senator meets the press and answers; a president presides over a house or answers for a country. So
//! an office is evidence and decides nothing: [`super::role`] weighs it with what the turns show. To tune
//! it, or to teach it another language, change the lists here.

use crate::structure::words::{ends_with_any, starts_with_any, words};
use crate::text::{is_chinese, is_east_asian, trim};

/// What somebody who holds an office mostly does where questions are put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Duty {
    /// Questions those who govern: a member of an assembly.
    Questions,
    /// Answers for a government, an authority or a firm.
    Answers,
    /// Presides, or leads and answers: the word may mean either (主席, President, Chair).
    Leads,
}

/// The duties in the order in which they count where a label names several: a deputy minister is a
/// minister, a deputy speaker presides.
const BY_WEIGHT: &[(Duty, &str, &str)] = &[
    (Duty::Answers, ANSWERS, EASTERN_ANSWERS),
    (Duty::Leads, LEADS, EASTERN_LEADS),
    (Duty::Questions, QUESTIONS, EASTERN_QUESTIONS),
];

/// Offices of those who answer, in alphabets: whole words, in lower case.
const ANSWERS: &str = "\
    minister, ministers, prime minister, premier, secretary, under secretary, undersecretary, \
    secretary-general, commissioner, chancellor, attorney-general, attorney general, solicitor general, \
    treasurer, governor, mayor, ambassador, administrator, press secretary, director-general, \
    director general, surgeon general, comptroller, chief executive, chief secretary, ceo, cfo, coo, cto, \
    chief financial officer, chief operating officer, chief technology officer, \
    chief accounting officer, executive vice president, senior vice president, executive officer, \
    ministro, ministra, conselleiro, conselleira, conseller, consellera, consejero, consejera, \
    secretario, secretaria, subsecretario, subsecretaria, gobernador, gobernadora, alcalde, alcaldesa, \
    procurador, procuradora, director xeral, directora general, director geral, \
    presidente da xunta, presidenta da xunta, president de la generalitat, presidenta de la generalitat, \
    presidente del gobierno, presidenta del gobierno, presidente del consejo, \
    ministre, garde des sceaux, secrétaire d'état, premier ministre, première ministre, \
    minister für, ministerin, bundesminister, bundesministerin, staatsminister, staatsministerin, \
    staatssekretär, staatssekretärin, bundeskanzler, bundeskanzlerin, senatorin für, senator für, \
    landesrat, landesrätin, landeshauptmann, landeshauptfrau, staatsrat, staatsrätin, \
    sottosegretario, sottosegretaria, presidente del consiglio, secretário, secretária, \
    bakan, bakanı, başbakan, министр, премьер-министр, губернатор, وزير, وزيرة, שר, שרת, השר, השרה";

/// Offices of those who preside, or lead and answer.
const LEADS: &str = "\
    president, vice president, chair, chairman, chairwoman, chairperson, deputy chair, presiding officer, \
    acting president, the speaker, mr speaker, madam speaker, madame speaker, deputy speaker, \
    acting speaker, speaker pro tempore, convener, \
    presidente, presidenta, vicepresidente, vicepresidenta, vicepresident, vice-presidente, \
    vice-presidenta, président, présidente, vice-président, vice-présidente, \
    präsident, präsidentin, vizepräsident, vizepräsidentin, bundestagspräsident, \
    bundestagspräsidentin, vorsitzender, vorsitzende, obmann, obfrau, \
    başkan, председатель, председательствующий, رئيس, الرئيس, رئيسة, יושב, היו";

/// Members of assemblies.
const QUESTIONS: &str = "\
    mp, mep, msp, mla, senator, congressman, congresswoman, deputy, councillor, councilman, \
    councilwoman, councilmember, assemblyman, assemblywoman, backbencher, member for, the member for, \
    hon member, honourable member, honorable member, an hon member, hon members, opposition member, \
    diputado, diputada, diputat, deputado, deputada, senador, senadora, vereador, vereadora, \
    concejal, concejala, député, députée, sénateur, sénatrice, \
    abgeordneter, abgeordnete, abg, bundesrat, bundesrätin, gemeinderat, gemeinderätin, \
    deputato, deputata, onorevole, senatore, senatrice, milletvekili, milletvekilleri, \
    депутат, сенатор, نائب, النائب, النائبة, חבר כנסת, חברת כנסת";

/// Those who answer, in Chinese, Japanese and Korean: how the office ends.
const EASTERN_ANSWERS: &str = "\
    局长, 局長, 司长, 司長, 部长, 部長, 署长, 署長, 处长, 處長, 厅长, 廳長, 省长, 省長, 市长, 市長, \
    县长, 縣長, 区长, 區長, 镇长, 鎮長, 外长, 外長, 防长, 防長, 财长, 財長, 总理, 總理, 首相, 院长, 院長, \
    行政长官, 行政長官, 秘书长, 秘書長, 总裁, 總裁, 董事长, 董事長, 行长, 行長, 总经理, 總經理, \
    首席执行官, 首席執行官, 行政总裁, 行政總裁, 财务总监, 財務總監, 首席财务官, 首席財務官, \
    发言人, 發言人, 专员, 專員, \
    大臣, 総理, 長官, 次官, 政務官, 政府参考人, 参考人, 知事, 町長, 村長, 教育長, 局次長, 審議官, \
    社長, 総裁, 取締役, 説明員, \
    장관, 차관, 총리, 국무위원, 시장, 지사, 처장, 청장, 교육감, 대표이사, 본부장";

/// Those who preside, or lead and answer.
const EASTERN_LEADS: &str = "\
    主席, 议长, 議長, 委员长, 委員長, 主任委员, 主任委員, 会长, 會長, 会長, 召集人, 召集委员, 召集委員, \
    座长, 座長, 总统, 總統, 大統領, \
    의장, 위원장, 회장, 대통령";

/// Members of assemblies.
const EASTERN_QUESTIONS: &str = "议员, 議員, 委员, 委員, 의원, 위원";

/// What may stand after an office and is none: forms of address and honours.
const AFTER: &str = "先生, 女士, 小姐, 教授, 博士, 醫生, 医生, 君, 님, 씨";

/// An office in a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Office {
    pub(super) duty: Duty,
    /// The word that names it.
    pub(super) word: &'static str,
}

/// The office that a label names, the weightiest of several.
pub(super) fn office(label: &str) -> Option<Office> {
    let hangul = |c: char| ('가'..='힣').contains(&c);
    if label.chars().any(|c| is_east_asian(c) || hangul(c)) {
        eastern(label)
    } else {
        in_alphabet(label)
    }
}

fn in_alphabet(label: &str) -> Option<Office> {
    // A label in Latin letters is written with a capital; a word of the text may not be.
    if label.starts_with(|c: char| c.is_ascii_lowercase()) {
        return None;
    }
    let plain = |c: char| !c.is_alphanumeric() && !matches!(c, '-' | '\'');
    let lower = label.to_lowercase().replace('’', "'");
    let of_it: Vec<&str> = lower.split(plain).filter(|word| !word.is_empty()).collect();
    let bare = format!(" {} ", of_it.join(" "));
    let held = BY_WEIGHT.iter().find_map(|&(duty, list, _)| {
        let mut found = words(list).filter(|word| holds_words(&bare, word));
        found.next().map(|word| Office { duty, word })
    });
    held.or_else(|| speaker_of_a_house(&of_it))
}

/// Whether the words `phrase` stand among those of `text`, whose words have a space at either end.
fn holds_words(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase)
        .any(|(at, _)| text[..at].ends_with(' ') && text[at + phrase.len()..].starts_with(' '))
}

/// SPEAKER before a name, or alone, presides over a house; `Speaker 3` is merely one who speaks.
fn speaker_of_a_house(of_it: &[&str]) -> Option<Office> {
    let [first, rest @ ..] = of_it else { return None };
    let named = rest.iter().all(|word| !word.chars().any(char::is_numeric)) && rest.len() <= 3;
    let office = Office { duty: Duty::Leads, word: "speaker" };
    (*first == "speaker" && named && rest.first().is_none_or(|word| word.len() > 1))
        .then_some(office)
}

/// 教育局局長, 主席曾某某議員, ○国務大臣（林安君）, 王委員小明.
fn eastern(label: &str) -> Option<Office> {
    let (before, inside) = match label.split_once(['（', '(', '〔']) {
        Some((before, inside)) => (trim(before), trim(inside.trim_end_matches(['）', ')', '〕']))),
        None => (trim(label), ""),
    };
    let before = before.split([',', '，']).next().map(trim).unwrap_or_default();
    let before = before.trim_start_matches(['○', '◎', '〇', '◯', '●']);
    let bare = words(AFTER).find_map(|end| before.strip_suffix(end)).map_or(before, trim);
    BY_WEIGHT.iter().find_map(|&(duty, _, list)| {
        let presides = duty == Duty::Leads && starts_with_any(bare, list);
        let holds = ends_with_any(bare, list) || presides;
        let holds = holds || words(list).any(|word| amid_a_name(bare, word));
        // The name before the office in brackets: 林安（国務大臣）.
        let holds = holds || ends_with_any(inside, list) && !is_other_office(bare);
        let word = words(list).filter(|word| label.contains(word)).max_by_key(|word| word.len());
        word.filter(|_| holds).map(|word| Office { duty, word })
    })
}

fn is_other_office(bare: &str) -> bool {
    BY_WEIGHT.iter().any(|(_, _, list)| ends_with_any(bare, list))
}

/// Whether an office stands between a Chinese family name and a given name: 王院長小明.
fn amid_a_name(name: &str, office: &str) -> bool {
    let Some((family, given)) = name.split_once(office) else { return false };
    let (family, given) = (family.chars().count(), given.chars().count());
    (1..=2).contains(&family) && (1..=2).contains(&given) && name.chars().all(is_chinese)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn duty(label: &str) -> Option<Duty> {
        office(label).map(|office| office.duty)
    }

    #[test]
    fn members_question() {
        for label in [
            "林晚議員",
            "林晚議員 (譯文 )",
            "林委員小晚",
            "○林晚委員",
            "임안 의원",
            "Senator Vale",
            "Abgeordneter Mag. Tom Reed (Ufer)",
            "Mr. Tom Reed, MP",
            "The Member for Quayside",
        ] {
            assert_eq!(duty(label), Some(Duty::Questions), "{label}");
        }
    }

    #[test]
    fn ministers_and_officers_of_firms_answer() {
        for label in [
            "渡口局局長",
            "林部長小晚",
            "○国務大臣（林安君）",
            "林安（渡船大臣）",
            "○政府参考人（林安君）",
            "渡口局局長 , J.P.",
            "임안 장관",
            "SECRETARY VALE",
            "Minister for Ferries",
            "The Deputy Prime Minister",
            "HON. M. VALE (Minister of Ferries)",
            "Staatssekretärin Dr. Marta Vale",
            "A señora CONSELLEIRA DE BARCAS (Vale Reed)",
            "Marta Vale, Chief Financial Officer",
            "Marta Vale -- President and CEO",
        ] {
            assert_eq!(duty(label), Some(Duty::Answers), "{label}");
        }
    }

    #[test]
    fn some_preside_or_lead() {
        for label in [
            "主席",
            "代理主席",
            "主席林晚議員",
            "○議長（林安君）",
            "THE PRESIDENT",
            "President Vale",
            "CHAIR VALE",
            "Mr. SPEAKER",
            "The PRESIDING OFFICER",
            "Speaker Vale",
            "Madam Deputy Speaker",
            "Präsidentin Dr. Marta Vale",
            "O señor PRESIDENTE (Reed Vale)",
        ] {
            assert_eq!(duty(label), Some(Duty::Leads), "{label}");
        }
    }

    #[test]
    fn names_and_those_who_merely_speak_hold_none() {
        for label in
            ["林晚", "Marta Vale", "Speaker 3", "Speaker A", "minister", "Q", "Ministerial"]
        {
            assert_eq!(duty(label), None, "{label}");
        }
    }
}
