//! Words by which an exchange refers back to something said before: 您刚刚提到, 去年您说, as you said yesterday.

use crate::text::{is_chinese, sentences};

/// When that was which is referred to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Since {
    /// In the same session.
    JustNow,
    /// So many days before, at most.
    Days(u64),
    /// So many calendar years before.
    Years(i16),
    /// At some time before.
    Before,
}

/// Who is said to have said it.
const WHOM: &[&str] = &["您", "你", "发言人", "發言人"];
const YOU: &str = "you";

/// That it was said.
const SAID: &[&str] = &[
    "说", "提到", "表示", "谈到", "讲", "介绍", "回答", "回应", "指出", "強調", "强调", "說",
    "談到", "講", "介紹", "回應",
];
const SAID_ENGLISH: &[&str] =
    &["said", "mentioned", "told", "talked", "spoke", "answered", "responded", "noted", "stated"];

/// When, from the nearest to the farthest: of two in one sentence the first counts.
const WHEN: &[(&str, Since)] = &[
    ("刚刚", Since::JustNow),
    ("刚才", Since::JustNow),
    ("剛剛", Since::JustNow),
    ("剛才", Since::JustNow),
    ("昨天", Since::Days(4)),
    ("昨日", Since::Days(4)),
    ("前天", Since::Days(5)),
    ("上周", Since::Days(14)),
    ("上週", Since::Days(14)),
    ("上星期", Since::Days(14)),
    ("上个月", Since::Days(62)),
    ("上個月", Since::Days(62)),
    ("去年", Since::Years(1)),
    ("前年", Since::Years(2)),
    ("上次", Since::Before),
    ("此前", Since::Before),
    ("之前", Since::Before),
    ("曾", Since::Before),
];
const WHEN_ENGLISH: &[(&str, Since)] = &[
    ("just", Since::JustNow),
    ("a moment ago", Since::JustNow),
    ("earlier today", Since::JustNow),
    ("yesterday", Since::Days(4)),
    ("the other day", Since::Days(14)),
    ("last week", Since::Days(14)),
    ("last month", Since::Days(62)),
    ("last year", Since::Years(1)),
    ("last time", Since::Before),
    ("earlier", Since::Before),
    ("before", Since::Before),
    ("previously", Since::Before),
];

/// Between who, when and saying, in characters; in English in words.
const NEAR: usize = 8;
const NEAR_ENGLISH: usize = 6;

/// The first sentence that refers back, and to when.
pub(super) fn refers_back(text: &str) -> Option<(&str, Since)> {
    sentences(text).into_iter().find_map(|sentence| {
        let since =
            if sentence.contains(is_chinese) { chinese(sentence) } else { english(sentence) };
        since.map(|since| (sentence, since))
    })
}

/// Who, when and saying stand near each other, saying last: 您刚才提到, 昨天你在回答……时表示.
fn chinese(sentence: &str) -> Option<Since> {
    WHEN.iter().find_map(|&(when, since)| {
        let mut times = sentence.match_indices(when).map(|(at, _)| at);
        times
            .any(|at| {
                let (before, after) = (&sentence[..at], &sentence[at + when.len()..]);
                let (before, after) = (last(before, NEAR), first(after, NEAR));
                let clause = after.split(['，', '。', '；', '？']).next().unwrap_or_default();
                let whom = WHOM.iter().any(|who| {
                    before.rsplit(['，', '。', '；']).next().is_some_and(|it| it.contains(who))
                        || clause.starts_with(who)
                });
                whom && SAID.iter().any(|said| clause.contains(said))
            })
            .then_some(since)
    })
}

/// `you`, saying and when within a few words: you said yesterday, last year you mentioned.
fn english(sentence: &str) -> Option<Since> {
    let sentence = sentence.to_lowercase();
    let words: Vec<&str> = sentence
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .filter(|word| !word.is_empty())
        .collect();
    words.iter().enumerate().filter(|(_, word)| **word == YOU).find_map(|(at, _)| {
        let said = words[at..].iter().take(3).any(|word| SAID_ENGLISH.contains(word));
        let near = at.saturating_sub(NEAR_ENGLISH)..words.len().min(at + NEAR_ENGLISH + 1);
        let near = format!(" {} ", words[near].join(" "));
        let when = WHEN_ENGLISH.iter().find(|(when, _)| near.contains(&format!(" {when} ")));
        when.filter(|_| said).map(|(_, since)| *since)
    })
}

fn first(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).map_or(text, |(end, _)| &text[..end])
}

fn last(text: &str, most: usize) -> &str {
    text.char_indices().rev().nth(most.saturating_sub(1)).map_or(text, |(start, _)| &text[start..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_when_and_saying_near_each_other_refer_back() {
        for (text, since) in [
            ("您刚刚提到石桥，灯呢？", Since::JustNow),
            ("去年您说石桥会修好。", Since::Years(1)),
            ("昨天你在回答时表示，水位正常。", Since::Days(4)),
            ("As you said yesterday, the bridge is open.", Since::Days(4)),
            ("You just mentioned the lamps.", Since::JustNow),
            ("Last year you told us it would open.", Since::Years(1)),
        ] {
            assert_eq!(refers_back(text).map(|(_, since)| since), Some(since), "{text}");
        }
    }

    #[test]
    fn what_others_said_is_no_reference_back() {
        for text in [
            "昨天镇长说石桥会修好。",
            "你昨天去了吗？",
            "The mayor said yesterday that it is open.",
            "Would you say the bridge is safe?",
        ] {
            assert_eq!(refers_back(text), None, "{text}");
        }
    }
}
