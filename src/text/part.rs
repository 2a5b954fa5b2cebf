//! What a word can do in a phrase: begin it, end it, or only join its other words.
//!
//! Jieba's tags come from news text and are right for the words that carry the meaning, but not for the small
//! ones (与 and 可以 are tagged by one of their several uses, 美方 as a measure) nor for traditional
//! characters. These are a closed class, so they stand here, in both scripts; the rest is by its tag. English has a
//! list alone; in other languages with spaces the words that are most frequent are small ones.

use std::collections::HashMap;
use std::sync::OnceLock;

/// What kind of word one is, as far as a phrase is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// Joins words and can come or go: 的, 和, the. Passed over when phrases are compared.
    Light,
    /// Neither begins nor ends a phrase: a particle, an auxiliary.
    Small,
    /// The same, and goes with the noun after it: 这, 该, this.
    Pointing,
    /// May begin a phrase, and goes with the noun after it: 各, 一个, every.
    Counting,
    /// May begin a phrase after a mark, and not end one: a preposition, a conjunction.
    Leading,
    /// May begin a phrase, and not end one: an adverb, a verb that wants a clause.
    Open,
    /// May end a phrase, and not begin one: 之间, 以来.
    Since,
    /// May end a phrase that begins with a preposition: 上, 中, 方面.
    Trailing,
    /// Who speaks, and to whom: 我, 你, I, you. Begins a phrase after a mark, ends none.
    Addressing,
    /// A number in figures, a time of day, a date: neither begins nor ends a phrase.
    Figure,
    /// A name: of a person, a place, a body.
    Name,
    /// A noun.
    Noun,
    /// A verb used as a noun, or one: 发展, 合作.
    Action,
    /// An adjective: 和平, 稳定.
    Quality,
    /// Any other word that carries meaning.
    Full,
}

impl Part {
    /// The part of a word of Chinese, with jieba's tag.
    pub(super) fn of_chinese(word: &str, tag: &str) -> Self {
        if let Some(part) = chinese().get(word) {
            return *part;
        }
        if word.chars().any(char::is_numeric) {
            return Self::Figure;
        }
        match tag {
            "nr" | "nrt" | "nrfg" | "ns" | "nt" if word.chars().count() > 1 => Self::Name,
            "y" | "e" | "o" | "k" | "h" => Self::Small,
            "p" | "c" => Self::Leading,
            // 美方, 中方, 各方: what has more than one character is no measure and no direction.
            "q" | "f" | "r" if word.chars().count() > 1 => Self::Noun,
            "t" | "m" if is_date(word) => Self::Figure,
            _ if tag.starts_with('u') => Self::Small,
            "a" | "ad" | "an" | "b" => Self::Quality,
            // 实实在在: of what, follows.
            "z" if word.chars().count() > 1 => Self::Counting,
            "vn" => Self::Action,
            // 无核化, 现代化: to make and the making alike.
            _ if word.ends_with('化') && word.chars().count() > 1 => Self::Action,
            _ if tag.starts_with('n') || matches!(tag, "j" | "eng" | "s" | "x") => Self::Noun,
            _ => Self::Full,
        }
    }

    /// The part of a word of a language with spaces, in lower case.
    pub(super) fn of_spaced(word: &str) -> Self {
        match english().get(word) {
            Some(part) => *part,
            None if word.chars().any(char::is_numeric) => Self::Figure,
            None => Self::Full,
        }
    }
}

/// 今天, 去年, 五月: a time that is another one next year.
fn is_date(word: &str) -> bool {
    word.ends_with(['日', '月', '天', '年', '时', '時', '周', '晚', '午'])
}

/// How a light word joins what stands around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Light {
    /// As a conjunction: 和, and.
    And,
    /// As the sign of what goes before a noun: 的.
    Of,
    /// Not at all: 了, the.
    Other,
}

impl Light {
    /// How this light word, in lower case, joins.
    pub fn of(word: &str) -> Self {
        match word {
            "和" | "与" | "與" | "及" | "以及" | "and" => Self::And,
            "的" | "之" => Self::Of,
            _ => Self::Other,
        }
    }
}

/// Small words, each with its part; made once.
type Table = HashMap<&'static str, Part>;

fn chinese() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| table(CHINESE))
}

fn english() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| table(ENGLISH))
}

/// The first list that has a word decides.
fn table(lists: &[(Part, &'static str)]) -> Table {
    let mut table = Table::new();
    for (part, words) in lists {
        for word in words.split_whitespace() {
            table.entry(word).or_insert(*part);
        }
    }
    table
}

/// Small words of Chinese, in both scripts.
const CHINESE: &[(Part, &str)] = &[
    (Part::Light, "的 了 地 得 着 過 过 和 与 與 及 以及 之 所"),
    (
        Part::Pointing,
        "这 這 那 该 該 此 其 这个 這個 那个 那個 这些 這些 那些 这种 這種 这样 這樣 这一 這一 某 某些 个 個 位 次 项 項 名 \
         件 条 條 种 種 第一 第二 第三 第一个 第二个 第三个 两 兩 几 幾 多 最 更 很 上述 本次 此次 这次 這次 这份 這份 那份 这家 這家 这位 這位 这项 這項 哪个 哪個 哪家 哪位 哪种 哪種",
    ),
    (
        Part::Counting,
        "各 每 本 任何 所有 一切 其他 有关 有關 相关 相關 一个 一個 一种 一種 一些 一系列 双方 雙方 全 新 大 小 多个 多個 许多 許多 很多 不少 某个 某個 众多 眾多 大量 几个 幾個 数个 部分",
    ),
    (
        Part::Small,
        "他 她 它 他们 他們 它们 它們 她们 她們 什么 什麼 怎么 怎麼 哪 哪些 如何 何 各位 自己 吗 嗎 呢 吧 啊 么 麼 等 等等 \
         们 們 也 都 就 则 則 却 卻 又 才 便 仅 僅 只 只是 还是 還是 也是 就是 是不是 是否 点 點 些 来 來 去 起来 起來 下来 \
         下來 出来 出來 过程 過程 被 把 将 將 给 給 让 讓 使 令 地说 來說 来说 说 說 称 稱 表示 认为 認為 指出 强调 強調 提到 谈到 \
         談到 问 問 是 为 為 有 做 作 成 会 會 能 能够 能夠 要 可 可以 可能 应 應 应该 應該 应当 應當 须 須 必须 必須 得以 需 \
         需要 想 太 非常 十分 已 已经 已經 正 正在 曾 曾经 曾經 刚 剛 刚刚 剛剛 再 还 還 仍 仍然 没 沒 没有 沒有 不 不是 不会 \
         不會 不能 昨天 今天 明天 昨日 今日 明日 上午 下午 晚上 目前 日前 近日 今年 去年 明年 本周 上周 下周 当天 當天 当地 當地 \
         刚才 剛才 现在 現在 时间 時間",
    ),
    (
        Part::Leading,
        "在 对 對 对于 對於 关于 關於 从 從 向 往 朝 由 以 用 按 按照 根据 根據 依 依据 依據 就此 对此 對此 为此 為此 为了 為了 \
         因 因为 因為 于 於 至于 至於 自 随着 隨著 通过 通過 经 經 经过 經過 如 如果 若 但 但是 而 而且 并 並 并且 並且 所以 因此 \
         因而 虽然 雖然 不过 不過 即 或 或者 同 跟 同时 同時 此外 另外 包括 当 當 比 除 除了 本着 本著 作为 作為 围绕 圍繞 针对 針對 \
         基于 基於 鉴于 鑒於 直到 一旦 只要 只有 尤其 特别 特別",
    ),
    (
        Part::Open,
        "将会 將會 愿 願 愿意 願意 希望 继续 繼續 进一步 進一步 共同 始终 始終 一直 坚决 堅決 坚定 堅定 高度 不断 不斷 切实 切實 尽快 \
         盡快 立即 充分 严重 嚴重 相互 互相 全面 认真 認真 积极 積極 不得 不要 不应 不應 未 没能 无法 無法 一定 完全 真正 早日 逐步 努力 \
         致力于 致力於 有助于 有助於 有利于 有利於 关乎 關乎 属于 屬於 符合 反对 反對 支持 欢迎 歡迎 我们 我們 要求 敦促 呼吁 呼籲 发布 發布 一道 一起 一同",
    ),
    (
        Part::Trailing,
        "上 下 中 里 裡 裏 内 內 外 间 間 前 后 後 时 時 方面 当中 當中 之中 之上 之下 之内 之內",
    ),
    (
        Part::Since,
        "之间 之間 以来 以來 以上 以下 以后 以後 以前 之后 之後 之前 期间 期間 而言 左右 起 止 在内 在內",
    ),
    (Part::Addressing, "我 你 您 你们 你們 咱们 咱們 请 請 请问 請問 谢谢 謝謝 大家"),
];

/// Small words of English.
const ENGLISH: &[(Part, &str)] = &[
    (Part::Light, "the a an and"),
    (
        Part::Pointing,
        "this that these those its their his her our such same other another no very more most",
    ),
    (Part::Counting, "each every all both any some many much various relevant"),
    (
        Part::Small,
        "of is are was were be been being am has have had having does did do done will would shall should can \
         could may might must not it it's he she they them theirs hers him there here which who whom whose what \
         when where why how than then also just so s t re ve ll or if because while whether one's ours us own too \
         only even still yet ever never now today yesterday tomorrow going said says say asked ask told tell noted \
         think know get got been let lets lot about up down out off over through",
    ),
    (
        Part::Leading,
        "in on at by for with from to as into onto upon under between among against during within without \
         regarding concerning towards toward since until after before but according",
    ),
    (Part::Open, "we always firmly"),
    (Part::Addressing, "i you your yours my mine me i'm i'd i've i'll you're please thank thanks"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_words_are_known_in_both_scripts_and_the_rest_by_its_tag() {
        let part = |word: &str| {
            let tag = crate::text::segment::tag(word);
            Part::of_chinese(word, tag)
        };
        assert_eq!(
            (part("的"), part("对"), part("對")),
            (Part::Light, Part::Leading, Part::Leading)
        );
        assert_eq!(
            (part("王毅"), part("水库"), part("2024")),
            (Part::Name, Part::Noun, Part::Figure)
        );
        assert_eq!(
            (part("方面"), part("我"), part("修建")),
            (Part::Trailing, Part::Addressing, Part::Full)
        );
        assert_eq!((Part::of_spaced("the"), Part::of_spaced("ferry")), (Part::Light, Part::Full));
    }
}
