//! How long the event lasted, as a note says that nobody speaks: 记者会历时1小时30分钟。

use crate::structure::words::holds_any;
use crate::text::trim;

/// The longest a Chinese note may be, in characters.
const LONGEST: usize = 30;
/// The longest an English one may be, in words.
const MOST_WORDS: usize = 12;

/// What may have lasted.
const EVENTS: &str = "记者会, 記者會, 发布会, 發布會, 招待会, 吹风会, 会见, 活动, 座谈, 访谈, 全程, 会议, 整场, 整個";
/// The same in English.
const ENGLISH_EVENTS: &str = "conference, briefing, session, interview, event";

/// What stands between the event and its length.
const LASTED: &[&str] =
    &["历时", "歷時", "持续", "持續", "为时", "長達", "长达", "进行了", "用时", " lasted "];
/// What may stand between that and the length, and says nothing of it.
const FILLERS: &[&str] = &["了", "达", "達", "长达", "長達", "for ", "a total of "];
/// In what the length is measured.
const MEASURES: &[&str] = &[
    "小时", "小時", "分钟", "分鐘", "秒", "hours", "hour", "minutes", "minute", "mins", "min",
    "seconds",
];
/// What may follow the last measure and belongs to it.
const AROUND: &[&str] = &["左右", "以上", "有余", "多", "余"];

/// Whether a paragraph is such a note: The briefing lasted 90 minutes.
pub(super) fn is_note(text: &str) -> bool {
    let chinese = holds_any(text, EVENTS) && text.chars().nth(LONGEST).is_none();
    let english = holds_any(&text.to_lowercase(), ENGLISH_EVENTS)
        && text.split_whitespace().nth(MOST_WORDS).is_none();
    (chinese || english) && length(text).is_some()
}

/// The length alone: 1小时30分钟, about 90 minutes.
pub(super) fn length(text: &str) -> Option<&str> {
    let after = LASTED.iter().filter_map(|word| Some(text.find(word)? + word.len())).min()?;
    let mut rest = trim(&text[after..]);
    while let Some(shorter) = FILLERS.iter().find_map(|filler| rest.strip_prefix(filler)) {
        rest = trim(shorter);
    }
    // Past a stop other things are told.
    let clause = &rest[..rest.find(['。', '，', '；', ',', ';', '（', '(']).unwrap_or(rest.len())];
    let ends = MEASURES.iter().filter_map(|word| Some(clause.rfind(word)? + word.len()));
    let mut end = ends.max()?;
    end += minutes(&clause[end..]);
    if let Some(word) = AROUND.iter().find(|word| clause[end..].starts_with(**word)) {
        end += word.len();
    }
    Some(&clause[..end])
}

/// How many bytes of minutes without 钟 stand at the start: 1小时30分.
fn minutes(text: &str) -> usize {
    let figure = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let (figures, sign) = text.split_at(text.find(|c| !figure(c)).unwrap_or(text.len()));
    let minutes = !figures.is_empty() && sign.starts_with('分');
    if minutes { figures.len() + '分'.len_utf8() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_length_stands_alone() {
        for (note, expected) in [
            ("发布会历时1小时30分钟。", "1小时30分钟"),
            ("整场记者会持续了近两个小时。", "近两个小时"),
            ("全程历时约90分钟左右，共回答8个问题。", "约90分钟左右"),
            ("记者会进行了一个半小时", "一个半小时"),
            ("记者会历时1小时30分。", "1小时30分"),
            ("記者會長達2小時。", "2小時"),
            ("The briefing lasted about 90 minutes.", "about 90 minutes"),
            (
                "The news conference lasted for one hour and ten minutes.",
                "one hour and ten minutes",
            ),
            ("The interview lasted 1 hour, at the quay.", "1 hour"),
        ] {
            assert!(is_note(note), "{note}");
            assert_eq!(length(note), Some(expected), "{note}");
        }
    }

    #[test]
    fn what_gives_no_length_is_no_note() {
        for text in [
            "记者会持续到深夜。",
            "1小时30分钟的记者会持续到深夜。",
            "我们用了1小时30分钟。",
            "The briefing lasted long.",
            "",
        ] {
            assert!(!is_note(text), "{text}");
        }
    }
}
