//! Words by which a label tells what its speaker does, whom it names, or that it is none.
//!
//! These are facts about how transcripts are written, in the languages met so far; the rules that weigh
//! them stand elsewhere.

mod phrases;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use phrases::PHRASE_BEGINNINGS;
pub(super) use phrases::{begins_phrases, is_courtesy, is_phrase};

use super::label::is_shouted;
use super::narrated;
use crate::model::Role;
use crate::structure::words::{ends_with_any, holds_any, is_among, starts_with_any, words};
use crate::text::{is_chinese, is_east_asian};

/// What a label says of its speaker by its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RoleWord {
    /// The role.
    pub(super) role: Role,
    /// Whether the label says that its question goes on with the one before.
    pub(super) follow_up: bool,
    /// Whether the label names nobody: 问, Q, 记者.
    pub(super) nobody: bool,
    /// The word that tells it.
    pub(super) word: &'static str,
}

/// Labels that are a role and nothing else, in lower case.
const WHOLE: &[(Role, &str)] = &[
    (
        Role::Asker,
        "问, 問, 提问, 提問, 提问者, 提問者, 问题, 記者, 记者, 网友, 網友, 观众, 觀眾, 听众, 聽眾, \
        采访者, 採訪者, 采访人, 現場提問, 现场提问, q, question, questioner, reporter, \
        journalist, press, the press, audience, audience member, interviewer, questions, \
        pregunta, interlocutor, interlocutora, interlocutores, intervención, intervencion, \
        entrevistador, entrevistadora, periodista, reportero, reportera, frage, frager, \
         journaliste, pergunta, jornalista, domanda, giornalista, вопрос, корреспондент, \
         journalistin, reporterin, 質問, 質問者, 参加者, 質疑, 記者側, 질문, 기자, 질의, 문, سؤال, سائل, \
         الصحفي, صحفي, שאלה, עיתונאי, עיתונאית, soru, gazeteci",
    ),
    (
        Role::Answerer,
        "答, 答复, 答覆, 回答, 受访者, 受訪者, 受访人, 发言人, 發言人, a, answer, response, \
        interviewee, spokesperson, spokesman, spokeswoman, respuesta, entrevistado, entrevistada, \
        antwort",
    ),
    (
        Role::Moderator,
        "主持人, 主持, 司仪, 司儀, moderator, the moderator, host, mc, emcee, facilitator, \
        moderador, moderadora, conductor, conductora, presentador, presentadora, modérateur, \
         modératrice, moderatorin, moderatore, ведущий, ведущая, 司会, 司会者, 事務局, 사회자, 사회, 진행자, \
         المقدم, مدير الجلسة, מנחה",
    ),
    (
        Role::Interpreter,
        "口译, 口譯, 翻译, 翻譯, 译员, 譯員, 传译, 傳譯, 口译员, 口譯員, 口譯人員, 口译人员, \
        interpreter, the interpreter, translator, intérprete, interprete, traductor, interprète, \
         dolmetscher, dolmetscherin, 通訳, 통역, مترجم, переводчик",
    ),
];

/// Labels under which a question goes on, in lower case.
const FOLLOWING_UP: &str = "追问, 追問, 再问, 再問, follow-up, follow up, followup, follow-up question, 関連質問, 再質問, \
    추가 질문, relance, nachfrage, repregunta";

/// What these labels say, by their words: every speaker that a page names is looked up.
static NOBODY: LazyLock<BTreeMap<&str, RoleWord>> = LazyLock::new(|| {
    let mut nobody = BTreeMap::new();
    let mut add = |role, follow_up, list| {
        for word in words(list) {
            nobody.entry(word).or_insert(RoleWord { role, follow_up, nobody: true, word });
        }
    };
    add(Role::Asker, true, FOLLOWING_UP);
    for &(role, list) in WHOLE {
        add(role, false, list);
    }
    nobody
});

/// Ends of labels that tell a role.
const ENDINGS: &[(Role, &str)] = &[
    (Role::Asker, "记者, 記者, 特派员, 特派員, 通讯员, 通訊員, 기자"),
    (Role::Moderator, "主持人"),
    (Role::Interpreter, "口译, 口譯, 口译员, 口譯員, 译员, 譯員, 翻译, 翻譯"),
    (Role::Answerer, "发言人, 發言人, 대변인, 報道官, 報道官"),
    (Role::Asker, "分析师, 分析師"),
];

/// Words inside a label that tell a role; Latin ones as whole words, in lower case.
const INSIDE: &[(Role, &str)] = &[
    (Role::Answerer, "发言人, 發言人"),
    (
        Role::Moderator,
        "主持人, moderator, moderador, moderadora, modérateur, modératrice, moderatorin, 사회자",
    ),
    (
        Role::Asker,
        "reporter, journalist, correspondent, reportero, reportera, periodista, journaliste, \
         jornalista, giornalista, questioner, корреспондент",
    ),
    (Role::Interpreter, "interpreter, intérprete"),
    // Earnings calls: analysts ask, the operator calls on them.
    (Role::Asker, "analyst"),
    (Role::Moderator, "operator, investor relations"),
];

/// How a label ends that tells of a journalist's asking: 记者问.
const JOURNALIST_ASKS: &str = "问, 問, 问及, 問及, 提问, 提問, 问道, 問道";
const JOURNALIST_GOES_ON: &str = "追问, 追問, 澄清, 解释, 解釋, 补充, 補充, 插话, 插話, 笑";

/// What the words of `name` say of its speaker.
pub(super) fn role_word(name: &str) -> Option<RoleWord> {
    let lower = lower_if_label(name)?;
    let plain = without_number(&lower);
    anonymous(name, plain).or_else(|| {
        let found = find(ENDINGS, |word| plain.ends_with(word)).or_else(|| {
            find(INSIDE, |word| {
                if word.contains(' ') || word.chars().any(is_east_asian) {
                    plain.contains(word)
                } else {
                    plain.split(|c: char| !c.is_alphanumeric()).any(|part| part == word)
                }
            })
        });
        found.map(|(role, word)| RoleWord { role, follow_up: false, nobody: false, word })
    })
}

/// Whether `name` is a word for what anybody does who bears it. Pages ask this of every speaker they name.
pub(super) fn names_nobody(name: &str) -> bool {
    lower_if_label(name).is_some_and(|lower| anonymous(name, without_number(&lower)).is_some())
}

/// `name` in small letters. A label in Latin letters is written with a capital; a word of the text may not be.
fn lower_if_label(name: &str) -> Option<Cow<'_, str>> {
    if name.chars().all(is_chinese) {
        return Some(Cow::Borrowed(name));
    }
    let label = !name.starts_with(|c: char| c.is_ascii_lowercase());
    label.then(|| Cow::Owned(name.to_lowercase()))
}

fn without_number(lower: &str) -> &str {
    lower.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ' ')
}

/// What the words say where they name nobody.
fn anonymous(name: &str, plain: &str) -> Option<RoleWord> {
    if narrated::brings_in(name) {
        return Some(RoleWord {
            role: Role::Asker,
            follow_up: false,
            nobody: true,
            word: "question",
        });
    }
    if let Some(&known) = NOBODY.get(plain) {
        return Some(known);
    }
    if holds_any(plain, "记者, 記者") {
        let follow_up = ends_with_any(plain, JOURNALIST_GOES_ON);
        if follow_up || ends_with_any(plain, JOURNALIST_ASKS) {
            return Some(RoleWord { role: Role::Asker, follow_up, nobody: true, word: "记者" });
        }
    }
    None
}

fn find(table: &'static [(Role, &str)], is: impl Fn(&str) -> bool) -> Option<(Role, &'static str)> {
    table.iter().find_map(|(role, list)| Some((*role, words(list).find(|word| is(word))?)))
}

/// Ends of the names of media, in Chinese.
const MEDIA_ENDINGS: &str = "\
    社, 报, 報, 电视台, 電視台, 電視臺, 电台, 電台, 广播电台, 卫视, 衛視, 电视, 電視, 周刊, 週刊, \
    杂志, 雜誌, 新闻, 新聞, 新闻网, 新聞網, 在线, 通讯, 廣播, 广播, 央视, 澎湃, 总台, 日經, 日经, \
    傳媒, 传媒";

/// Words of the names of media in Latin writing, in lower case.
const MEDIA_WORDS: &str = "\
    tv, television, news, times, daily, post, agency, press, journal, radio, broadcasting, paper, \
    weekly, herald, tribune, gazette, guardian, telegraph, xinhua, tass, reuters, afp, ap, \
    bloomberg, cnn, bbc, nhk, cgtn, cctv, cnr, kyodo, yonhap, dpa, efe, ansa, nbc, cbs, abc, npr, \
    ria, anadolu, cri, pti, app, rtve, televisa";

/// Whether a name reads like a medium's.
pub(super) fn is_medium(name: &str) -> bool {
    let chinese = name.chars().count() > 1 && ends_with_any(name, MEDIA_ENDINGS);
    let lower = name.to_lowercase();
    chinese || lower.split(|c: char| !c.is_alphanumeric()).any(|word| is_among(word, MEDIA_WORDS))
}

/// Offices and forms of address at the end of a Chinese name: 林先生, 陈署长.
const ADDRESSES: &str = "\
    先生, 女士, 小姐, 教授, 博士, 部长, 部長, 主席, 总理, 總理, 总统, 總統, 委员, 委員, 议员, \
    議員, 院长, 院長, 局长, 局長, 主任, 书记, 書記, 司长, 司長, 署长, 署長, 市长, 市長, 县长, \
    縣長, 老师, 老師, 校长, 校長, 处长, 處長, 参事, 參事, 秘书, 秘書, 代表, 大臣, 総理, 長官, 知事, 次官, 会長, 社長, 総裁, 報道官, \
    君, 部会長";

/// Whether a Chinese name ends with an office or a form of address.
pub(super) fn has_address(name: &str) -> bool {
    // 请问林晚先生：
    !starts_with_any(name, PHRASE_BEGINNINGS) && without_address(name).is_some()
}

/// A Chinese name without the office or form of address at its end, if it has one.
pub(super) fn without_address(name: &str) -> Option<&str> {
    words(ADDRESSES).find_map(|end| name.strip_suffix(end).filter(|name| !name.is_empty()))
}

/// Words before a colon that tell of the record, not of a speaker; in lower case.
const ABOUT_THE_RECORD: &str = "\
    时间, 時間, 地点, 地點, 日期, 来源, 來源, 作者, 编辑, 編輯, 责编, 责任编辑, 責任編輯, 摄影, \
    攝影, 标题, 標題, 主题, 主題, 题目, 附件, 注, 註, 备注, 備註, 说明, 提示, 链接, 連結, 网址, \
    電話, 电话, 传真, 傳真, 邮编, 邮箱, 地址, 联系我们, 联系电话, 出席, 出席者, 出席议员, \
    出席議員, 列席, 缺席, 主办, 主辦, 承办, 原标题, 导语, 摘要, 关键词, 简介, 相关新闻, date, \
    time, place, location, source, note, notes, photo, photos, contact, contact us, address, tel, \
    email, e-mail, fax, topic, topics, subject, title, http, https, podcast, transcript, \
    transcript by, author, editor, editor's note, tags, speakers, speaker, media, video, audio, \
    link, links, slides, website, summary, agenda, attendees, participants, present, fecha, \
    lugar, fuente, nota, 功能團體, 功能界別, 地方選區, 分區直選, 總數, 总数, 資料來源, 资料来源, 贊成, 反對, \
    棄權, 赞成, 反对, 弃权, ayes, noes, lieu, datum, ort, quelle, 日時, 場所, 일시, 장소";

/// How a heading of the record begins, above a list of those who are there.
const LISTS_OF_PEOPLE: &str = "出席, 缺席, 列席, 主席團, 出席者, 欠席";

/// Whether a name is one of the record's own headings.
pub(super) fn is_about_the_record(name: &str) -> bool {
    let lower = name.to_lowercase();
    // 联系我们　地址：
    let last = lower.split(char::is_whitespace).next_back().unwrap_or_default();
    // 在2030年5月底： stands above a table.
    let dated = lower.match_indices(['年', '月', '日']);
    let dated =
        dated.into_iter().any(|(at, _)| lower[..at].ends_with(|c: char| c.is_ascii_digit()));
    is_among(&lower, ABOUT_THE_RECORD)
        || dated
        || starts_with_any(&lower, LISTS_OF_PEOPLE)
        || (!last.is_ascii() && is_among(last, ABOUT_THE_RECORD))
}

/// Labels of what is played or happens, spoken by nobody; in lower case.
const SCENES: &str = "\
    break, jingle, music, outro, intro, clip, ad, ads, sponsor, theme music, 音乐, 音樂, 视频, \
    影片, 播放视频, 播放影片, 旁白";

/// Whether a label stands before what happens and not before speech.
pub(super) fn is_scene(name: &str) -> bool {
    is_among(&name.to_lowercase(), SCENES)
}

/// Words that may stand alone in brackets and are a stage direction.
const STAGE_WORDS: &str = "\
    laughter, laughs, laugh, applause, crosstalk, cross-talk, inaudible, unintelligible, pause, \
    music, silence, sic, 笑, 笑声, 掌声, 鼓掌, 点头, 點頭, 沉默, 众笑, 眾笑, 中场休息";

/// Whether the words in a pair of brackets are a stage direction, not a name.
pub(super) fn is_stage_word(bracketed: &str) -> bool {
    let lower = bracketed.to_lowercase();
    words(STAGE_WORDS)
        .any(|word| lower.starts_with(word) || (!word.is_ascii() && lower.ends_with(word)))
}

/// Whether it is an answer of two letters in capitals, as `OK` and `Ah, OK` are, and no name.
pub(super) fn is_assent(name: &str) -> bool {
    name.split(|c: char| !c.is_alphanumeric()).any(|word| matches!(word, "OK" | "OKAY"))
}

/// Small words inside Latin names: Marta de la Vega.
const SMALL_WORDS: &str = "of, the, de, la, del, los, las, y, von, van, der, den, al, bin, and, e, da, di, el, for, für, im, in, am, \
    zu, zur, zum, des, dem, und, vom, à, au, aux, du, et, dei, della, delle, dello, degli, para, do, dos, das, ben, \
    ibn, to, at";

/// How much a name in Latin writing reads like one: 0 not at all, 1 somewhat, 2 well.
pub(super) fn latin_likeness(name: &str) -> u8 {
    let mut words_of_it = name.split_whitespace();
    let Some(first) = words_of_it.next() else { return 0 };
    let second = words_of_it.next();
    let capitals = !name.chars().any(char::is_lowercase);
    if begins_phrases(first) {
        let polite = second.is_some_and(is_courtesy);
        if second.is_none() || !(capitals || polite) {
            return 0;
        }
    }
    if is_shouted(name) {
        return 2;
    }
    let initial =
        |word: &str| word.trim_start_matches(|c: char| !c.is_alphanumeric()).chars().next();
    let capital = |word: &str| {
        initial(word).is_none_or(|c| c.is_uppercase() || c.is_numeric() || !c.is_ascii())
    };
    let named = name.split_whitespace().all(|word| capital(word) || is_among(word, SMALL_WORDS));
    let count = name.split_whitespace().count();
    let uncased =
        initial(name).is_some_and(|c| c.is_alphabetic() && !c.is_uppercase() && !c.is_lowercase());
    if uncased || name.contains(',') {
        // Nothing but how it recurs tells a name from a phrase.
        u8::from(named && count <= 12)
    } else if is_medium(name) && named {
        2
    } else if named {
        if count > 1 { 2 } else { 1 }
    } else {
        // A nickname in small letters; Audience member.
        u8::from(count == 1 && name.chars().count() >= 3 || is_weak(name))
    }
}

/// Whether a name is a few words in Latin letters of which only the first has a capital: a phrase at the
/// head of a sentence looks the same.
pub(super) fn is_weak(name: &str) -> bool {
    let count = name.split_whitespace().count();
    let small = |word: &str| word.starts_with(char::is_lowercase) && !is_among(word, SMALL_WORDS);
    (2..=3).contains(&count)
        && name.starts_with(char::is_uppercase)
        && name.split_whitespace().any(small)
        && !is_shouted(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn role(name: &str) -> Option<(Role, bool)> {
        role_word(name).map(|found| (found.role, found.follow_up))
    }

    #[test]
    fn labels_tell_roles_by_their_words() {
        for name in [
            "问",
            "Q",
            "Q1",
            "《河港晚报》记者",
            "会后有记者问及",
            "PREGUNTA",
            "Harbour Post reporter",
        ] {
            assert_eq!(role(name), Some((Role::Asker, false)), "{name}");
        }
        for name in ["追问", "Follow-up", "记者追问", "记者澄清", "记者笑"] {
            assert_eq!(role(name), Some((Role::Asker, true)), "{name}");
        }
        assert_eq!(role("航运局发言人林晚"), Some((Role::Answerer, false)));
        assert_eq!(role("主持人"), Some((Role::Moderator, false)));
        assert_eq!(role("口譯人員"), Some((Role::Interpreter, false)));
        for name in ["林晚", "Marta Vale", "Quay", "深刻的变化"] {
            assert_eq!(role(name), None, "{name}");
        }
    }

    #[test]
    fn media_are_known_by_how_they_are_called() {
        assert!(
            ["河港社", "《河港晚报》".trim_matches(['《', '》']), "Harbour TV", "The Quay Times"]
                .iter()
                .all(|n| is_medium(n))
        );
        assert!(!is_medium("林晚") && !is_medium("Marta Vale"));
    }

    #[test]
    fn phrases_are_not_names() {
        assert!(
            ["深刻的变化", "我只想简单说两句", "林晚表示", "第一"].iter().all(|n| is_phrase(n))
        );
        assert!(!is_phrase("土耳其阿纳多卢通讯社记者"));
        assert_eq!(latin_likeness("What I want to stress is as follows"), 0);
        assert_eq!(latin_likeness("Marta de la Vega"), 2);
        assert_eq!(latin_likeness("AFP"), 2);
        assert_eq!(latin_likeness("However"), 0);
    }

    #[test]
    fn the_records_own_headings_are_known() {
        assert!(
            ["时间", "联系我们\u{3000}地址", "出席議員", "https", "Contact us"]
                .iter()
                .all(|n| is_about_the_record(n))
        );
    }
}
