//! What nobody speaks, by its own words: stage directions, datelines, durations, ornaments.
//!
//! Each rule looks at one paragraph alone; where it stands is judged by the caller, [`super::aside()`].

use super::duration;
use crate::diagnostic::Message;
use crate::model::AsideKind;
use crate::say;
use crate::structure::words::holds_any;
use crate::text::{is_chinese, trim};

/// The longest a dateline, a duration note or a stage direction may be, in characters.
const LONGEST: usize = 60;

/// What a whole paragraph is, if nobody speaks it, and why it is thought so.
pub(super) fn unspoken(text: &str) -> Option<(AsideKind, Message)> {
    if text.starts_with("![") && text.ends_with(')') && text.contains("](") {
        let why = say!(zh: "插入图片的记号", en: "the markup of a picture");
        return Some((AsideKind::Furniture, why));
    }
    if text.chars().nth(LONGEST).is_some() {
        return is_ornament(text).then(ornament);
    }
    if is_ornament(text) {
        Some(ornament())
    } else if dateline(text).is_some() {
        Some((
            AsideKind::Dateline,
            say!(zh: "括号里的通讯社电头", en: "an agency's line in brackets"),
        ))
    } else if is_duration(text) {
        Some((AsideKind::Duration, say!(zh: "说明历时多久", en: "says how long the event lasted")))
    } else if is_clock(text) {
        Some((AsideKind::Time, say!(zh: "只有一个时刻", en: "a time of day alone")))
    } else if is_stage_direction(text) {
        Some((AsideKind::Stage, say!(zh: "整段在括号里", en: "a whole paragraph in brackets")))
    } else {
        None
    }
}

fn ornament() -> (AsideKind, Message) {
    (AsideKind::Furniture, say!(zh: "只有符号，没有文字", en: "signs without words"))
}

/// The words of a dateline without its brackets: 据新华社北京3月7日电.
pub(super) fn dateline(text: &str) -> Option<&str> {
    let inner = in_brackets(text)?;
    let agency = holds_any(inner, "社, 网, 網, 报, 報, 台, 记者, 記者");
    let wired = inner.ends_with(['电', '電', '讯', '訊']);
    let day = inner.contains('日') && inner.chars().any(char::is_numeric);
    let without = inner.trim_end_matches(['电', '電', '讯', '訊']);
    (agency && wired && (day || without.chars().count() <= 12)).then_some(inner)
}

/// The words inside the pair of brackets that holds the whole text.
fn in_brackets(text: &str) -> Option<&str> {
    let text = trim(text);
    let pairs = [
        ('（', '）'),
        ('(', ')'),
        ('（', ')'),
        ('(', '）'),
        ('[', ']'),
        ('【', '】'),
        ('［', '］'),
    ];
    let inner = pairs.iter().find_map(|(open, close)| {
        text.strip_prefix(*open)
            .or_else(|| text.strip_prefix('\\')?.strip_prefix(*open))?
            .strip_suffix(*close)
    })?;
    let inner = trim(inner.strip_suffix('\\').unwrap_or(inner));
    let nested = inner.contains(['（', '(', '[', '【', '）', ')', ']', '】']);
    (!nested && !inner.is_empty()).then_some(inner)
}

/// 记者会历时1小时30分钟。 The briefing lasted 90 minutes. END 3:02 P.M. EDT
fn is_duration(text: &str) -> bool {
    let end = text.strip_prefix("END").or_else(|| text.strip_prefix("End"));
    duration::is_note(text)
        || end.is_some_and(|clock| is_clock(clock.trim_start_matches([':', ' '])))
}

/// `3:02 P.M. EDT` and nothing else.
fn is_clock(text: &str) -> bool {
    let text = trim(text);
    let mut words = text.split_whitespace();
    let Some((hours, minutes)) = words.next().and_then(|clock| clock.split_once([':', '：']))
    else {
        return false;
    };
    let figures =
        |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let minutes = minutes.get(..2).filter(|_| minutes.len() <= 5).unwrap_or(minutes);
    let rest: Vec<&str> = words.collect();
    let zone = |word: &str| {
        let bare: String = word.chars().filter(char::is_ascii_alphabetic).collect();
        matches!(
            bare.to_ascii_uppercase().as_str(),
            "AM" | "PM" | "GMT" | "UTC" | "LOCAL" | "CET" | "CEST"
        ) || (bare.len() == 3
            && bare.ends_with('T')
            && bare.bytes().all(|b| b.is_ascii_uppercase()))
    };
    figures(hours) && figures(minutes) && rest.len() <= 3 && rest.iter().all(|word| zone(word))
}

/// （笑） (Laughter.) \[laughter\] （中场休息）: brackets and no speaker in them.
fn is_stage_direction(text: &str) -> bool {
    in_brackets(text).is_some_and(|inner| {
        let words = inner.chars().any(char::is_alphabetic);
        let short = if inner.chars().any(is_chinese) {
            inner.chars().count() <= 24
        } else {
            inner.split_whitespace().count() <= 8
        };
        words && short && !inner.contains(['：', ':', '？', '?', '…'])
    })
}

/// Asterisks, hyphens and the like, without any word.
fn is_ornament(text: &str) -> bool {
    let mut marks = 0;
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        if !matches!(
            c,
            '*' | '＊'
                | '-'
                | '_'
                | '='
                | '~'
                | '—'
                | '\\'
                | '#'
                | '★'
                | '■'
                | '●'
                | '◆'
                | '·'
                | '•'
        ) {
            return false;
        }
        marks += 1;
    }
    marks > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> Option<AsideKind> {
        unspoken(text).map(|(kind, _)| kind)
    }

    #[test]
    fn what_nobody_speaks_is_known_by_its_words() {
        for (text, expected) in [
            ("(据河港社临江4月5日电)", AsideKind::Dateline),
            ("（河港社临江4月5日电）", AsideKind::Dateline),
            ("发布会历时1小时30分钟。", AsideKind::Duration),
            ("The briefing lasted about 90 minutes.", AsideKind::Duration),
            ("END 3:02 P.M. EDT", AsideKind::Duration),
            ("1:06 P.M. EDT", AsideKind::Time),
            ("（笑）", AsideKind::Stage),
            ("(Laughter.)", AsideKind::Stage),
            ("\\[laughter\\]", AsideKind::Stage),
            ("（中场休息）", AsideKind::Stage),
            ("**************", AsideKind::Furniture),
            ("\\---", AsideKind::Furniture),
        ] {
            assert_eq!(kind(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn speech_is_left_alone() {
        for text in [
            "（记者：没有，刚刚看到的新闻。）",
            "渡口的会谈持续了很久，我们谈了一个半小时，也谈到了票价和班次，还要再谈。",
            "[……]",
            "我们用了1小时30分钟。",
            "At 3:02 they left.",
            "(1) and (2)",
            "",
        ] {
            assert_eq!(kind(text), None, "{text}");
        }
    }
}
