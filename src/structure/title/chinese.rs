//! Titles of questions in Chinese.

mod matter;

use matter::{matter, says_what};

use crate::structure::words::{
    ends_with_any, holds_any, is_among, longest_prefix, starts_with_any, words,
};
use crate::text::{asks, clauses, cut, is_chinese, is_closing};

/// How long a Chinese title should be, and how long it may be before it is cut.
const AIM: usize = 24;
const LIMIT: usize = 30;
/// A Chinese clause shorter than this says too little alone.
const LEAST: usize = 6;
/// How many openers are taken away one after the other.
const OPENERS_AT_MOST: usize = 12;

/// Words that make a clause a question. Both scripts.
const ASKING: &str = "\
    吗, 嗎, 呢？, 什么, 什麼, 甚麼, 如何, 怎么, 怎麼, 怎样, 怎樣, 是否, 能否, 可否, 会否, 會否, \
    为何, 為何, 有何, 何种, 何種, 何时, 何時, 何以, 何在, 哪, 谁, 誰, 多少, 多久, 多大, 几个, \
    幾個, 几次, 会不会, 會不會, 能不能, 是不是, 有没有, 有沒有, 要不要, 可不可以, 是真的, 属实";

/// What stands before a question and is not it: politeness, order, transition. Longer ones first
/// where one begins another.
const OPENERS: &str = "\
    我的第一个问题是, 我的第二个问题是, 我的問題是, 我的问题是, 第一个问题是, 第二个问题是, \
    一个问题是, 第一个问题, 第二个问题, 第三个问题, 第一個問題, 第二個問題, 最后一个问题, \
    还有一个问题, 另一个问题, 两个问题, 兩個問題, 问题是, 問題是, 我想请问一下, 我想请教一下, \
    我想问一下, 我想請問, 我想請教, 我想请问, 我想请教, 我想问, 我想問, 想请问, 想請問, 想请教, \
    想請教, 想问一下, 想問一下, 想问, 想問, 请问一下, 请问, 請問, 我想知道, 想知道, 我们想知道, \
    首先, 其次, 另外, 此外, 还有, 還有, 最后, 最後, 那么, 那麼, 所以, 因此, 但是, 不过, 不過, \
    而且, 同时, 同時, 与此同时, 在这种情况下, 在此情况下, 在此背景下, 在这一背景下, 在这个背景下, \
    您好, 你好, 大家好, 各位好, 谢谢, 謝謝";

/// How an asker asks to be told: taken away only where what follows still asks.
const TELL_US: &str = "能否, 可否, 能不能, 可不可以, 是否可以, 可以, 能";
const TELL_MANNER: &str = "\
    给我们, 給我們, 给大家, 向我们, 向大家, 为我们, 跟我们, 跟大家, 请, 再, 先, 具体, 简要, 简单, \
    詳細, 详细, 进一步";
const TELL_VERBS: &str = "\
    介绍, 介紹, 谈一谈, 谈谈, 談談, 谈, 讲讲, 講講, 说说, 說說, 说明, 說明, 分享, 解释, 解釋, \
    透露, 告诉我们, 告訴我們, 确认, 證實, 证实";

/// What an asker says of the one asked before the question itself.
const YOU: &str = "您本人, 您, 你们, 你們, 你";
const YOU_THINK: &str = "认为, 認為, 觉得, 覺得";
const AFTER_YOU: &str =
    "如何, 怎么, 怎麼, 怎样, 怎樣, 能, 可否, 可不可以, 可以, 是否, 会, 會, 有何, 有什, 对, 對";

/// How a clause ends that only calls on somebody: 王部长，….
const TITLES_OF_PEOPLE: &str = "\
    部长, 部長, 先生, 女士, 主席, 总理, 總理, 发言人, 發言人, 老师, 老師, 局长, 局長, 委员, 委員, \
    政委, 市长, 市長, 院长, 院長";

pub(super) fn title(said: &[&str]) -> String {
    let mut asking: Vec<&str> = said.iter().copied().filter(|sentence| asks(sentence)).collect();
    if asking.is_empty() {
        asking = said.iter().copied().filter(|sentence| is_asking(sentence)).collect();
    }
    let titles: Vec<String> = asking.iter().map(|sentence| chinese_question(sentence)).collect();
    let substantial = titles.iter().find(|title| is_substantial(title));
    substantial
        .cloned()
        .or_else(|| if titles.is_empty() { None } else { matter(said) })
        .or_else(|| titles.into_iter().find(|title| !title.is_empty()))
        .unwrap_or_else(|| statement(said))
}

fn is_asking(clause: &str) -> bool {
    holds_any(clause, ASKING)
}

/// Whether a clause asks by more than a particle at its end.
fn asks_by_itself(clause: &str) -> bool {
    words(ASKING).any(|word| !is_among(word, "吗, 嗎, 呢？") && clause.contains(word))
}

/// Whether a title says what is asked about, and not only that something is (对此有何评论？).
fn is_substantial(title: &str) -> bool {
    let length = title.chars().filter(|&c| is_chinese(c) || c.is_alphanumeric()).count();
    length >= LEAST && says_what(title)
}

/// A sentence that asks nothing, for want of a better one: the first that is no greeting.
fn statement(said: &[&str]) -> String {
    let proper = said.iter().map(|sentence| without_openers(sentence)).find(|rest| {
        rest.chars().filter(|&c| is_chinese(c)).count() >= LEAST && !is_greeting(rest)
    });
    let sentence = proper.or_else(|| said.first().copied()).unwrap_or_default();
    shorten(sentence.trim_end_matches(['。', '，', '；']), AIM)
}

fn is_greeting(clause: &str) -> bool {
    let short = clause.trim_end_matches(['。', '！', '，', '!', ',']);
    ends_with_any(short, "好, 谢谢, 謝謝")
        || (short.starts_with("我是") || short.starts_with("我来自") || short.starts_with("我來自"))
}

fn chinese_question(sentence: &str) -> String {
    let whole = without_politeness(without_openers(sentence));
    let parts = clauses(whole);
    let Some(first) = parts.iter().position(|clause| is_asking(clause)) else {
        return fit(whole);
    };
    // From the clause that asks to the end; a very short one takes the one before it along.
    let tail = |from: usize| -> &str {
        let skipped: usize = parts[..from].iter().map(|clause| clause.len()).sum();
        without_politeness(without_openers(&whole[skipped..]))
    };
    let mut from = first;
    while from > 0
        && tail(from).chars().count() < LEAST + 2
        && tail(from - 1).chars().count() <= AIM
    {
        from -= 1;
    }
    let question = tail(from);
    if question.chars().count() <= AIM {
        return question.to_owned();
    }
    // Too long: the asking clauses one after the other, as many as fit.
    let mut end = 0;
    for clause in clauses(question) {
        if end > 0 && question[..end + clause.len()].chars().count() > AIM {
            break;
        }
        end += clause.len();
    }
    fit(&question[..end])
}

/// `clause` if it is short enough, otherwise as many of its words as are.
fn fit(clause: &str) -> String {
    let clause = clause.trim_end_matches(['，', '；', '：', ',', ';', ':', '。']);
    if clause.chars().count() <= LIMIT { clause.to_owned() } else { shorten(clause, AIM) }
}

/// The first words of `text` that have no more than `limit` characters, with an ellipsis if that is
/// not all of it; a quotation or a title in book marks is not left open if it can be left out.
fn shorten(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    // Enough of the text for the words to be known; more would cost time on an enormous line.
    let near: usize = text.chars().take(limit * 3).map(char::len_utf8).sum();
    let mut end = 0;
    let mut length = 0;
    for word in cut(&text[..near]) {
        length += word.chars().count();
        if length > limit {
            break;
        }
        end += word.len();
    }
    if end == 0 {
        end = text.chars().take(limit).map(char::len_utf8).sum();
    }
    if let Some(open) = open_quotation(&text[..end])
        && text[..open].chars().count() >= LEAST
    {
        end = open;
    }
    let kept = text[..end].trim_end_matches(|c: char| !c.is_alphanumeric() && !is_closing(c));
    format!("{kept}……")
}

/// Where the first quotation opens that does not close again.
fn open_quotation(text: &str) -> Option<usize> {
    let mut open = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '“' | '《' | '「' | '『' | '（' | '(' => open.push(at),
            '”' | '》' | '」' | '』' | '）' | ')' => {
                open.pop();
            }
            _ => {}
        }
    }
    open.first().copied()
}

/// `text` without the openers and the leading clauses that greet, thank or call on somebody.
fn without_openers(mut text: &str) -> &str {
    for _ in 0..OPENERS_AT_MOST {
        let before = text.len();
        text = text.trim_start_matches(['，', '、', '：', ',', ':', ' ', '　', '。', '！']);
        if let Some(opener) = longest_prefix(text, OPENERS) {
            let rest = &text[opener.len()..];
            // These stand before a question only with a comma: 还有哪些看点 asks.
            let may_be_part = is_among(opener, "同时, 同時, 还有, 還有, 谢谢, 謝謝, 最后, 最後");
            if !may_be_part || rest.starts_with(['，', '：', ',', ':', ' ']) {
                text = rest;
            }
        }
        let parts = clauses(text);
        if parts.len() > 1 && (is_greeting(parts[0]) || calls_on_somebody(parts[0])) {
            text = &text[parts[0].len()..];
        }
        if text.len() == before {
            break;
        }
    }
    text
}

fn calls_on_somebody(clause: &str) -> bool {
    let name = clause.trim_end_matches(['，', ',', '：', ':']);
    name.chars().count() <= 8 && ends_with_any(name, TITLES_OF_PEOPLE)
}

/// `text` without 您 and "could you tell us", where what is left still asks.
fn without_politeness(text: &str) -> &str {
    let mut rest = text;
    if let Some(you) = longest_prefix(rest, YOU) {
        let after = &rest[you.len()..];
        if let Some(think) = longest_prefix(after, YOU_THINK)
            && is_asking(&after[think.len()..])
        {
            return after[think.len()..].trim_start_matches(['，', ',']);
        }
        if starts_with_any(after, AFTER_YOU) {
            rest = after;
        }
    }
    let told = without_tell_us(rest);
    if told.len() < rest.len() && asks_by_itself(told) && told.chars().count() >= LEAST {
        return told;
    }
    rest
}

/// `text` without "能否介绍一下" and its like at its beginning.
fn without_tell_us(text: &str) -> &str {
    let Some(can) = longest_prefix(text, TELL_US) else { return text };
    let mut rest = &text[can.len()..];
    while let Some(manner) = longest_prefix(rest, TELL_MANNER) {
        rest = &rest[manner.len()..];
    }
    let Some(verb) = longest_prefix(rest, TELL_VERBS) else { return text };
    rest = &rest[verb.len()..];
    for more in ["一下", "下", "，"] {
        rest = rest.strip_prefix(more).unwrap_or(rest);
    }
    rest
}
