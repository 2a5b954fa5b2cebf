//! What kind of wording one is: conversational routine and names are shown apart from what is said.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use super::WordingClass;
use super::families::Stretch;
use super::stream::{Stream, Type};
use crate::text::Part;

/// The class of the wording whose head stands at `head`.
///
/// Routine addresses somebody (我, 你, I, you), asks, or is made of words about talking alone. A name is made of
/// nouns alone, one of which is a name.
pub(super) fn class(stream: &Stream, head: Stretch) -> WordingClass {
    let words = || (head.at..head.at + head.words).map(|at| stream.type_at(at as usize));
    let asks = |word: &Type| ASKING.split(' ').any(|it| it == &*word.text);
    if words().any(|word| word.part == Part::Addressing || asks(word)) || words().all(is_of_talking)
    {
        return WordingClass::Routine;
    }
    let nouns = words().all(|word| {
        let noun = matches!(word.part, Part::Noun | Part::Name | Part::Action | Part::Quality);
        // 国务委员兼外长
        noun || matches!(&*word.text, "兼" | "称")
    });
    if nouns && words().any(|word| word.part == Part::Name) {
        WordingClass::Name
    } else {
        WordingClass::Formula
    }
}

fn is_of_talking(word: &Type) -> bool {
    static WORDS: OnceLock<BTreeSet<&'static str>> = OnceLock::new();
    let words = WORDS.get_or_init(|| TALKING.iter().flat_map(|it| it.split_whitespace()).collect());
    words.contains(&*word.text) || word.part == Part::Figure
}

/// Words that make a question of what they stand in.
const ASKING: &str =
    "有何 作何 持何 何 能否 可否 为何 為何 什么 什麼 哪 哪位 哪些 怎么 怎麼 怎样 怎樣 what";

/// Words of asking and answering, and of the press, in both scripts and in English.
const TALKING: [&str; 3] = [
    "关于 對於 对于 对此 就此 在此 在这个 问题 提问 提问者 下一个 第一 第一个 第二 第二个 第三 第三个 另 另外 一个 还有 最后 首先 \
     其次 评论 评价 有何 何 如何 怎么 看 看待 看法 作何 回应 反应 置评 证实 确认 补充 提供 介绍 情况 具体 具体情况 详细 详细情况 进一步 有关 \
     相关 有关情况 相关情况 报道 消息 媒体 据 注意 注意到 到 看到 了解 不 不了解 掌握 关注 信息 更多 没有 可以 你 我 我们 中方 已 已经 \
     就 刚才 刚刚 提到 说 说过 讲 回答 询问 问 发布 及时 适时 将 会 能否 是否 主管部门 中方主管部门 部门 向 外交部 发言人 记者 记者会 例行 \
     例行记者会 新闻 发布会 各位 欢迎 参加 今天 今日 昨天 上午 下午 会上 多次 表明 阐明 过 立场 重申 这个 这一 这方面 方面 在 对 \
     也 类似 一段 时间 一段时间 以来 高兴 希望 相信 认为 主张 始终 一贯 表示 赞赏 祝贺 期待 与此同时 同时",
    "關於 問題 提問 下一個 第一個 第二個 第三個 一個 還有 最後 評論 怎麼 回應 反應 證實 確認 補充 介紹 情況 具體 詳細 進一步 有關 相關 \
     報道 報導 據 看見 瞭解 關注 信息 資訊 沒有 我們 剛才 剛剛 說 說過 講 詢問 問 發布 及時 適時 將 會 主管部門 部門 發言人 記者 記者會 \
     新聞 發佈會 各位 歡迎 參加 今天 昨天 表明 過 這個 這方面 方面 對 \
     在這個 提問者 評價 具體情況 詳細情況 有關情況 相關情況 中方主管部門 例行記者會 發布會 參加 會上 闡明 立場 這一 這方面 一段時間 贊賞 \
     類似 時間 以來 高興 認為 主張 始終 一貫 表示 讚賞 祝賀 與此同時 同時",
    "on at in to for of with is are was has have had do does did will would could can be been what how any your \
     my our we i you question questions first second third last next another other comment comments response \
     reaction confirm information offer offering details detail more specific report reports media press \
     according noted seen saw aware note ask asked answer answered refer competent authority authorities \
     department departments situation relevant this that wonder ministry foreign spokesperson conference \
     briefing regular follow further provide say said mentioned just about it not no as china's china chinese \
     take taken view views please thank if there update updates at moment release due course time now yesterday today \
     same under current circumstances circumstance many times hand one hope believe always maintain maintained would like also glad happy",
];
