//! What a question in Chinese is about that only refers back (对此有何评论？): the words before it.

use super::{LEAST, LIMIT, OPENERS_AT_MOST, is_asking, is_greeting, shorten, without_openers};
use crate::structure::words::{ends_with_any, longest_prefix, starts_with_any};
use crate::text::{asks, clauses, is_chinese, is_closing};

/// A question that holds fewer characters beside [`EMPTY`] says nothing of what it is about.
const TELLING: usize = 4;

/// A statement of fewer characters says too little.
const LEAST_STATED: usize = 5;

/// A leading clause of no more characters may be a day or an hour and nothing else.
const LONGEST_TIME: usize = 10;

/// Words with which one asks for an answer to anything whatever. Both scripts.
const EMPTY: &str = "\
    中方, 中国政府, 中国外交部, 外交部, 中国, 中國, 政府, 发言人, 發言人, 您, 你, 你们, 你們, 我们, 我們, 大家, \
    对此, 對此, 就此, 为此, 为何, 為何, 此事, 此举, 此舉, 此访, 此訪, 此次, 这次, 這次, 该, 該, 此, 上述, 这一, 這一, 这些, 這些, \
    这个, 這個, 这, 這, 那, 其, 他, 她, 它, 有何, 有没有, 有沒有, 有, 作何, 是否, 能否, 可否, 会否, 會否, 能不能, 可不可以, 可以, \
    如何, 怎么, 怎麼, 怎样, 怎樣, 什么, 什麼, 甚麼, 哪些, 何, 多少, 吗, 嗎, 呢, 的, 了, 和, 与, 與, 及, 并, 並, 或, 对, 對, 就, 请, 請, \
    能, 会, 會, 将, 將, 是, 否, 持, 看待, 看, 作出, 做出, 做, 作, 给出, 给, 給, 一下, 下, 一些, 一点, 再, 先, 也, 还, 還, 又, \
    评论, 評論, 回应, 回應, 评价, 評價, 看法, 立场, 立場, 态度, 態度, 反应, 反應, 期待, 解读, 解讀, 考虑, 考慮, 表态, 表態, \
    证实, 證實, 确认, 確認, 介绍, 介紹, 提供, 透露, 说明, 說明, 解释, 解釋, 谈谈, 談談, 分享, 告诉, 告訴, 公布, \
    有关, 有關, 相关, 相關, 具体, 具體, 更多, 更为, 进一步, 進一步, 详细, 詳細, 最新, 目前, 其他, 其它, 如属实, 如屬實, 属实, 屬實, \
    情况, 情況, 细节, 細節, 信息, 消息, 报道, 報道, 报导, 說法, 说法, 言论, 言論, 内容, 內容, 进展, 進展, 安排, 背景, 访问, 訪問, \
    问题, 問題, 事件, 方面";

/// What stands before what was reported.
const REPORTED: &str = "\
    有报道称, 有报道说, 有报道指出, 有报道, 报道称, 报道说, 有媒体报道称, 有媒体报道说, 有媒体报道, 有媒体称, 媒体报道称, \
    外媒报道称, 外媒称, 有消息称, 有消息说, 消息称, 消息人士称, 我们注意到, 我注意到, 我们看到, 我看到, 众所周知, \
    有報道稱, 有報道說, 有報道, 報道稱, 有媒體報道, 消息稱, 我們注意到, 我們看到";

/// How the first clause of a report ends that says whose it is: 据…报道.
const REPORT_ENDS: &str = "\
    报道, 报导, 报, 消息, 悉, 了解, 透露, 统计, 称, 说, 知, 介绍, 通报, 報道, 報導, 報, 統計, 稱, 說, 介紹";

/// How a clause ends that says only when.
const TIME_ENDS: &str = "\
    日, 日前, 天, 周, 週, 周末, 週末, 月, 年, 近期, 最近, 凌晨, 早上, 上午, 中午, 下午, 晚, 晚上, 晚间, 时候, 時候, 以来, \
    以來, 此前, 期间, 期間, 第一, 第二, 第三, 一是, 二是";

/// With what an asker announces a question.
const ANNOUNCED: &str = "\
    我, 有, 还有, 還有, 第, 追问, 追問, 想, 一个, 一個, 两个, 兩個, 关于, 關於, 再, 另, 请问, 請問";

/// With what a clause ends whose substance comes after it.
const SAID: &str = "称, 稱, 表示, 指出, 强调, 強調, 认为, 認為, 宣布, 宣佈, 说, 說, 透露, 写道";

/// Whether a question says what it is about, and not only that an answer is wished.
pub(super) fn says_what(question: &str) -> bool {
    let (mut rest, mut telling) = (question, 0);
    while let Some(c) = rest.chars().next() {
        let empty = longest_prefix(rest, EMPTY).map(str::len);
        telling += usize::from(empty.is_none() && c.is_alphanumeric());
        rest = &rest[empty.unwrap_or(c.len_utf8())..];
    }
    telling >= TELLING
}

/// What is said before the question: the first statement that is neither greeting nor announcement.
pub(super) fn matter(said: &[&str]) -> Option<String> {
    said.iter().find_map(|sentence| {
        let stated = without_question(sentence);
        let words = without_report(without_end(stated));
        let words = announced(words).unwrap_or(words);
        let enough = words.chars().filter(|&c| is_chinese(c)).count() >= LEAST_STATED;
        (enough && !is_greeting(words)).then(|| fit(words))
    })
}

/// `text` without the marks that end it; a quotation stays closed.
fn without_end(text: &str) -> &str {
    text.trim_end_matches(|c: char| !c.is_alphanumeric() && !is_closing(c))
}

/// A sentence that asks without the clauses from the first on that does.
fn without_question(sentence: &str) -> &str {
    if !asks(sentence) {
        return sentence;
    }
    let before = clauses(sentence).into_iter().take_while(|clause| !is_asking(clause));
    &sentence[..before.map(str::len).sum()]
}

/// `text` without what says that it was reported, and when.
fn without_report(mut text: &str) -> &str {
    for _ in 0..OPENERS_AT_MOST {
        let before = text.len();
        text = without_openers(text);
        if let Some(reported) = longest_prefix(text, REPORTED) {
            text = &text[reported.len()..];
        }
        if let [first, _, ..] = clauses(text).as_slice() {
            let clause = first.trim_end_matches(['，', ',', '：', ':', '；']);
            let whose =
                starts_with_any(clause, "据, 據, 根据, 根據") && ends_with_any(clause, REPORT_ENDS);
            let when = clause.chars().count() <= LONGEST_TIME
                && ends_with_any(clause, TIME_ENDS)
                && !clause.contains('是');
            if whose || when {
                text = &text[first.len()..];
            }
        }
        if text.len() == before {
            break;
        }
    }
    text
}

/// If `text` only announces a question (我有一个关于渡轮票价的问题): what about, which may be nothing.
fn announced(text: &str) -> Option<&str> {
    let text = without_end(text);
    if !ends_with_any(text, "问题, 問題") || !starts_with_any(text, ANNOUNCED) {
        return None;
    }
    let about = ["关于", "關於", "有关", "有關"].iter().find_map(|about| text.split_once(about));
    let Some((_, about)) = about else { return Some("") };
    let end = about.len() - "问题".len();
    Some(about[..end].trim_end_matches('的'))
}

/// As much of a statement as a title may hold, with an ellipsis if that is not all of it.
fn fit(words: &str) -> String {
    if words.chars().count() <= LIMIT {
        return words.to_owned();
    }
    let mut end = 0;
    for clause in clauses(words) {
        if words[..end + clause.len()].chars().count() > LIMIT {
            break;
        }
        end += clause.len();
    }
    let whole = words[..end].trim_end_matches(['，', ',', '；', '：', ':']);
    let ends_well = whole.chars().count() >= 2 * LEAST && !words[..end].ends_with(['：', ':']);
    if ends_well && !ends_with_any(whole, SAID) {
        return format!("{whole}……");
    }
    shorten(words, LIMIT)
}
