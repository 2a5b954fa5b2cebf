//! Words that are no terms however often they stand there: what is said at every press conference, and
//! what only counts, dates or points.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Chinese words; simplified and traditional.
const CHINESE: &str = "\
    问题 問題 记者 記者 方面 情况 情況 时候 時候 今天 明天 昨天 今年 明年 去年 目前 现在 現在 当前 當前 \
    有关 有關 相关 相關 消息 报道 報道 評論 评论 立场 立場 表示 人士 发言人 發言人 记者会 記者會 先生 女士 \
    小姐 大家 我们 我們 你们 你們 他们 他們 自己 第一 第二 第三 一些 一个 一個 一下 一点 一種 一种 这种 \
    这个 那个 这样 那样 原因 内容 內容 事情 东西 東西 地方 方式 方法 部分 过程 過程 结果 結果 意思 \
    关系 關係 双方 雙方 各方 中方 美方 对方 對方 方 消息 细节 細節 具体 具體 看法 意见 意見 角度 程度 \
    谢谢 謝謝 上午 下午 晚上 早上 年度 时间 時間 时期 時期 期间 期間 近期 日前 媒体 媒體 问答 朋友 朋友们 \
    信息 措施 工作 人们 人們 本人 个人 個人 总体 總體 层面 層面 领域 領域 机会 機會 基础 基礎 作用 \
    条件 條件 方向 目标 目標 重点 重點 水平 能力 力量 环境 環境 活动 活動 事件 事务 事務 特别 一方面 \
    另一方面 千方百计 毫无疑问 众所周知 眾所周知 换句话说 总的来说 事实上 事實上 实际上 實際上 基本上 就是说 \
    来说 點頭 点头 口译 口譯 翻译 翻譯 提问 提問 回答 请问 請問 例子 概念 部門 部门 单位 單位 人员 人員 \
    数字 數字 老师 老師 同学 同學 委员 委員 议员 議員 主席 部长 部長 前提 建议 建議 想法 状况 狀況 状态 狀態 \
    外长 外長 国务卿 國務卿 总理 總理 总统 總統 国务委员 外交部 财长 財長 会见 會見 代表团 代表團 具体情况 \
    交换意见 外国 外國 两国 兩國 两国关系 外事 交织 当今世界 共同努力 错误做法 中国外交 我国 本国 该国 \
    国际形势 外部环境 行政院 立法院 部門 主管机关 我個人 我个人 方有何 今天上午 中国政府 国务院";

/// English words, and small ones of names in other languages.
const ENGLISH: &str = "\
    a an and are as at be been being but by can could did do does doing done for from get gets getting go \
    goes going gone good got had has have having he her here hers him his how i if in into is it its just know \
    let like lot made make makes making many may me might more most much must my never no not now of off on \
    one ones only or other our out over own people put question questions answer answers really right said \
    same say says see she should so some still such take takes taken talk tell than thank thanks that the \
    their them then there these they thing things think this those through time times to too two up us use very \
    want was way we well went were what when where which while who why will with without would year years \
    yes yet you your about after again against all also am any because before between both down during each \
    even every few first last next new old back come came let's that's it's don't doesn't didn't can't won't \
    i'm i've i'll we're we've we'll you're you've they're he's she's there's what's isn't aren't wasn't \
    mr mrs ms dr sir madam president senator governor minister today tomorrow yesterday day days week weeks \
    month months three four five six seven eight nine ten hundred thousand million billion percent part bit \
    kind sort lots everybody anybody somebody nobody everyone anyone someone something anything nothing \
    always ever okay ok look need needs says mean means sure great big little long short ago able already \
    around another else enough far give given gives however keep keeps later least less maybe often once \
    rather since soon until upon whether whose whom yourself themselves himself herself myself itself \
    number matter point fact end side place case whole half along though although cannot under asked ask \
    asking told called call around number work works working done try trying came open read written words \
    word either neither nor until till per full put later early earlier late january february march april june \
    july august september october november december laughter applause crosstalk sorry spring summer autumn winter morning \
    afternoon evening night minute minutes hour hours eleven twelve thirteen fourteen fifteen sixteen seventeen \
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety second third fourth fifth half \
    quarter cent cents past find found behind used happen happened finished pay average line metre metres monday tuesday wednesday thursday friday saturday sunday";

fn stopped() -> &'static BTreeSet<&'static str> {
    static STOPPED: LazyLock<BTreeSet<&str>> =
        LazyLock::new(|| CHINESE.split_whitespace().chain(ENGLISH.split_whitespace()).collect());
    &STOPPED
}

/// Whether a word can be no term by itself.
pub(in crate::derive) fn is_stopped(word: &str) -> bool {
    let lower = word.to_lowercase().replace('’', "'");
    stopped().contains(lower.as_str())
        || lower.split('-').all(|part| stopped().contains(part))
        || is_count_or_date(word)
}

/// Whether words are a bare number, a date, a share or an ordinal: 2025年, 三月, 百分之五, 5%, 第三届.
pub(super) fn is_count_or_date(word: &str) -> bool {
    const NUMERALS: &str = "〇零一二三四五六七八九十百千万萬亿億两兩几幾数數半多第";
    const UNITS: &str = "年月日号號时時点點分秒个個位次届屆天周週岁歲名人项項条條家种種元倍成份件度来來余餘初底末前后後上下";
    let counts = |c: char| {
        c.is_numeric()
            || NUMERALS.contains(c)
            || matches!(c, '.' | ',' | '%' | '％' | '-' | '/' | ':')
    };
    let rest = word.trim_start_matches("百分之").trim_start_matches(counts);
    rest.len() < word.len() && rest.chars().all(|c| UNITS.contains(c) || counts(c))
        || rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_dates_are_no_terms() {
        for word in ["2025年", "三月", "第三届", "5%", "百分之五", "3月7日", "十多个", "12"]
        {
            assert!(is_count_or_date(word), "{word}");
        }
        for word in ["三个一精神", "一带一路", "两国方案", "5G", "四个应该", "年轻人"]
        {
            assert!(!is_count_or_date(word), "{word}");
        }
    }

    #[test]
    fn what_is_said_every_time_is_no_term() {
        assert!(
            is_stopped("问题")
                && is_stopped("Thing")
                && is_stopped("don’t")
                && is_stopped("twenty-eight")
        );
        assert!(!is_stopped("堤坝") && !is_stopped("levee"));
    }
}
