//! The words under a picture, among the words of a speech.
//!
//! Known by what only a caption says (who took the picture, that it is one); how it begins and how it
//! is set apart only add to that.

use crate::diagnostic::Message;
use crate::say;
use crate::structure::words::{ends_with_any, holds_any};
use crate::text::is_chinese;

/// The longest a caption may be, in characters.
const LONGEST: usize = 400;

/// How sure it is that a paragraph is a caption.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is one, for this reason.
    Caption(Message),
    /// It may be one.
    Doubtful(Message),
    /// It is none.
    No,
}

/// Judges a paragraph in the middle of a speech, which stands apart by more blank lines than the
/// others, or not.
pub(super) fn judge(text: &str, apart: bool) -> Verdict {
    if text.chars().nth(LONGEST).is_some() {
        return Verdict::No;
    }
    let begins = begins_with_day(text);
    if let Some(sign) = sign(text) {
        let mut why = say!(
            zh: "有图片说明的字样“{sign}”",
            en: "says of itself that it is a picture's: {sign}",
        );
        if begins {
            why = why.and(say!(zh: "以日期开头", en: "begins with a day"));
        }
        if apart {
            why = why.and(say!(
                zh: "前后空行比别处多",
                en: "set apart by more blank lines than the others",
            ));
        }
        return Verdict::Caption(why);
    }
    if apart && begins {
        return Verdict::Doubtful(say!(
            zh: "以日期开头，又与上下文隔开",
            en: "begins with a day, and stands apart",
        ));
    }
    Verdict::No
}

/// The words that only a caption says.
fn sign(text: &str) -> Option<&str> {
    bracketed_credit(text).or_else(|| beginning(text)).or_else(|| credit_at_end(text))
}

/// （无人机照片） （资料图片） （新华社记者某某摄） (AP Photo/…)
fn bracketed_credit(text: &str) -> Option<&str> {
    let mut rest = text;
    while let Some(open) = rest.find(['（', '(']) {
        let inner = rest[open..].trim_start_matches(['（', '(']);
        let end = inner.find(['）', ')'])?;
        let words = &inner[..end];
        let picture =
            ends_with_any(words, "照片, 图片, 圖片, 摄影, 攝影, 资料图, 資料圖, 视频截图");
        let taken = words.ends_with(['摄', '攝']) || words.ends_with("发");
        let photo = words.starts_with("AP Photo")
            || words.starts_with("Photo")
            || words.ends_with(" photo");
        let short = words.chars().count() <= 24;
        if short && (picture || taken && credits(words) || photo) {
            return Some(words);
        }
        rest = &inner[end..];
    }
    None
}

/// Whether words say who took a picture: a calling, or a name of a few characters.
fn credits(words: &str) -> bool {
    holds_any(words, "记者, 記者, 社, 摄影, 攝影")
        || (words.ends_with(['摄', '攝']) && words.chars().filter(|&c| is_chinese(c)).count() <= 6)
}

fn beginning(text: &str) -> Option<&str> {
    [
        "图为",
        "圖為",
        "上图",
        "下图",
        "左图",
        "右图",
        "▲",
        "△",
        "Photo:",
        "PHOTO:",
        "Pictured:",
        "File photo",
    ]
    .into_iter()
    .find(|word| text.starts_with(word))
}

/// 新华社记者 某某 摄 at the end, without brackets.
fn credit_at_end(text: &str) -> Option<&str> {
    let stem = text.trim_end_matches(['。', ' ', '　']);
    let body = stem.strip_suffix(['摄', '攝'])?;
    let at = body.rfind("记者").or_else(|| body.rfind("記者")).or_else(|| body.rfind("摄影"))?;
    (body[at..].chars().count() <= 12).then(|| &stem[at..])
}

/// Whether a paragraph begins with a day: 2月23日，…  On March 3, …
fn begins_with_day(text: &str) -> bool {
    let start: String = text.chars().take(14).collect();
    let digits = start.chars().next().is_some_and(|c| c.is_ascii_digit());
    digits
        && start.contains('日')
        && (start.contains('月') || start.find('日').is_some_and(|at| at <= 3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_says_that_it_is_one() {
        for text in [
            "4月2日，临江港，一艘渡轮靠岸（无人机照片）。今年以来，渡口开了两条航线。",
            "渡口的清晨。（河港社记者林晚摄）",
            "渡口的清晨。林晚摄影（资料图片）",
            "图为渡口的清晨。",
            "渡口的清晨。河港社记者 林晚 摄",
            "The quay at dawn. (AP Photo/Marta Vale)",
        ] {
            assert!(matches!(judge(text, true), Verdict::Caption(_)), "{text}");
        }
    }

    #[test]
    fn a_day_and_blank_lines_only_raise_a_doubt() {
        assert!(matches!(judge("4月2日，临江港来了一艘渡轮。", true), Verdict::Doubtful(_)));
        assert_eq!(judge("4月2日，临江港来了一艘渡轮。", false), Verdict::No);
    }

    #[test]
    fn speech_about_pictures_is_speech() {
        for text in [
            "我看过那张照片，拍得很好。",
            "有关照片（见附件）已经公布。",
            "We saw the photo (and liked it).",
            "（",
            "(((((",
        ] {
            assert_eq!(judge(text, false), Verdict::No, "{text}");
        }
    }
}
