//! An invented archive in which it is known what was said again: the truth against which wordings are measured.
//!
//! It knows nothing of the rest of the code, so that the bench can use it as well.

use std::fmt::Write as _;

/// What is said in it, and what of that is a formula.
pub(crate) struct Planted {
    /// The sessions, in order of time.
    pub(crate) sessions: Vec<Event>,
    /// The formulas.
    pub(crate) formulas: Vec<Formula>,
}

/// A session: question and answer of each exchange, a paragraph each.
pub(crate) struct Event {
    pub(crate) year: i16,
    pub(crate) month: i8,
    pub(crate) exchanges: Vec<(String, String)>,
}

/// A planted formula.
pub(crate) struct Formula {
    /// Its words.
    pub(crate) words: Vec<String>,
    /// Where it was planted.
    pub(crate) places: Vec<Place>,
}

/// A place in an answer, in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) session: usize,
    pub(crate) exchange: usize,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// How large an archive is made.
#[derive(Clone, Copy)]
pub(crate) struct Plan {
    pub(crate) sessions: usize,
    pub(crate) exchanges: usize,
    /// Sentences of an answer.
    pub(crate) sentences: usize,
    pub(crate) formulas: usize,
    /// Whether the words are Chinese; otherwise they are of no language, with spaces.
    pub(crate) chinese: bool,
    /// How many invented names there are beside the Chinese words.
    pub(crate) names: usize,
}

/// A fixed row of numbers that look drawn by lot.
pub(crate) struct Lot(pub(crate) u64);

impl Lot {
    pub(crate) fn below(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % most.max(1)
    }
}

/// Words of a town hall that can stand one after another.
const CHINESE: &str = "水库 修缮 方案 居民 渡口 石桥 集市 学校 道路 照明 工程 经费 会议 机制 平台 规划 市场 管理 意见 河道 码头 \
    粮食 公园 图书馆 医院 老人 青年 历史 文化 传统 生态 环境 监督 水平 堤坝 木料 船工 村民 孩子 医馆 预算 灯笼 戏台 茶馆 邮局 车站 \
    渔船 桥墩 磨坊 井水 田地 果园 山路 竹林 庙会 牌坊 祠堂 校舍 操场 书院 画师 木匠 石匠 铁匠 裁缝 厨师 郎中 先生 船票 门票 税款 账目 \
    图纸 档案 地契 证书 印章 公告 通知 名册 日历 钟楼 水车 风车 酒坊 油坊 染坊 纸坊 瓷器 陶器 丝绸 棉布 草药 茶叶 稻谷 小麦 玉米 \
    修建 清理 疏通 加固 搬迁 种植 收割 运输 登记 核对 抄写 张贴 测量 绘制 灌溉 采购 储存 分配 讨论 表决 宣布 检查 维修 打扫";
/// Of what names are made.
const NAMES: &str = "云溪石渡青桐柳岸杏林枫桥荷塘鹤鸣白鹭碧潭翠屏丹霞东皋芳洲甘泉古槐桂花寒山红梅虹梁湖心\
    蕉窗锦屏静园菊坡兰亭梨洲莲峰龙湾鹿鸣绿筠麦浪梦泽南浦平畴栖霞琴台清漪秋水曲江鹊华榕城沙洲松涛桃源天目";
/// Who does something, before a formula.
const CHINESE_BEFORE: &str = "我们 镇上 他们 大家 也 已经 将 会 正在 仍然 可以 必须";

struct Language {
    words: Vec<String>,
    before: Vec<String>,
    between: &'static str,
    comma: &'static str,
    stop: &'static str,
}

impl Language {
    fn new(plan: Plan, lot: &mut Lot) -> Self {
        let list = |words: &str| words.split_whitespace().map(ToOwned::to_owned).collect();
        if plan.chinese {
            let (mut words, before): (Vec<String>, _) = (list(CHINESE), list(CHINESE_BEFORE));
            let characters: Vec<char> = NAMES.chars().collect();
            let name = |_| (0..2).map(|_| characters[lot.below(characters.len())]).collect();
            words.extend((0..plan.names).map(name));
            return Self { words, before, between: "", comma: "，", stop: "。" };
        }
        let words: Vec<String> = (0..2_000).map(|_| pseudo(lot, 3)).collect();
        let before = (0..20).map(|_| pseudo(lot, 2)).collect();
        Self { words, before, between: " ", comma: ", ", stop: ". " }
    }

    fn word(&self, lot: &mut Lot) -> String {
        self.words[lot.below(self.words.len())].clone()
    }
}

/// A word of no language: consonant and vowel, by turns.
fn pseudo(lot: &mut Lot, syllables: usize) -> String {
    let (consonants, vowels): (&[u8], &[u8]) = (b"bdfgklmnprtvz", b"aeiou");
    let mut word = String::new();
    for _ in 0..syllables {
        word.push(char::from(consonants[lot.below(consonants.len())]));
        word.push(char::from(vowels[lot.below(vowels.len())]));
    }
    word
}

/// Makes the archive.
pub(crate) fn plant(plan: Plan) -> Planted {
    let mut lot = Lot(2031);
    let language = Language::new(plan, &mut lot);
    let mut formulas: Vec<Formula> = (0..plan.formulas)
        .map(|_| {
            let words = (0..5 + lot.below(8)).map(|_| language.word(&mut lot)).collect();
            Formula { words, places: Vec::new() }
        })
        .collect();
    // For each answer, the formulas said there, and whether exactly.
    let mut due: Vec<Vec<(usize, bool)>> = vec![Vec::new(); plan.sessions * plan.exchanges];
    for formula in 0..formulas.len() {
        for at in 0..5 + lot.below(12) {
            let session = lot.below(plan.sessions);
            let place = session * plan.exchanges + lot.below(plan.exchanges);
            if due[place].iter().all(|(other, _)| *other != formula) {
                due[place].push((formula, at < 5));
            }
        }
    }
    let mut sessions = Vec::new();
    for session in 0..plan.sessions {
        let mut exchanges = Vec::new();
        for exchange in 0..plan.exchanges {
            let mut question = String::new();
            filler(&mut question, &language, &mut lot, 8);
            let mut answer = String::new();
            let mut due = due[session * plan.exchanges + exchange].iter();
            for _ in 0..plan.sentences {
                filler(&mut answer, &language, &mut lot, 6);
                if let Some(&(formula, exact)) = due.next() {
                    let said = said(&formulas[formula].words, exact, &language, &mut lot);
                    let (start, end) = say(&mut answer, &said, &language, &mut lot);
                    formulas[formula].places.push(Place { session, exchange, start, end });
                }
            }
            exchanges.push((question.trim().to_owned(), answer.trim().to_owned()));
        }
        let year = 2001 + session * 15 / plan.sessions;
        let month = 1 + session % 12;
        sessions.push(Event {
            year: i16::try_from(year).unwrap_or_default(),
            month: i8::try_from(month).unwrap_or_default(),
            exchanges,
        });
    }
    Planted { sessions, formulas }
}

/// A sentence of words as they come.
fn filler(text: &mut String, language: &Language, lot: &mut Lot, words: usize) {
    for word in 0..words + lot.below(8) {
        if word > 0 {
            text.push_str(if word % 6 == 0 { language.comma } else { language.between });
        }
        text.push_str(&language.word(lot));
    }
    text.push_str(language.stop);
}

/// The words of a formula as they are said this time: half the time with a word changed, inserted, or
/// two exchanged.
fn said(words: &[String], exact: bool, language: &Language, lot: &mut Lot) -> Vec<String> {
    let mut said = words.to_vec();
    if exact {
        return said;
    }
    match lot.below(6) {
        0 => {
            let at = lot.below(said.len());
            said[at] = language.word(lot);
        }
        1 => said.insert(1 + lot.below(words.len() - 1), language.word(lot)),
        2 => {
            let at = lot.below(said.len() - 1);
            said.swap(at, at + 1);
        }
        _ => {}
    }
    said
}

/// Says words in a sentence of their own; where they stand in it, in characters of all.
fn say(text: &mut String, words: &[String], language: &Language, lot: &mut Lot) -> (usize, usize) {
    if lot.below(3) > 0 {
        let _ = write!(
            text,
            "{}{}",
            language.before[lot.below(language.before.len())],
            language.between
        );
    }
    let start = text.chars().count();
    text.push_str(&words.join(language.between));
    let end = text.chars().count();
    text.push_str(if lot.below(3) == 0 { language.comma } else { language.stop });
    if text.ends_with(language.comma) {
        filler(text, language, lot, 4);
    }
    (start, end)
}
