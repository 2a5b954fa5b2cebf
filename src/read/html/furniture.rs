//! The words by which a page tells that a short line is its own and not the record's: where it comes
//! from, how large its letters are, whom to send it to.

/// The longest such a line may be, in letters (see [`super::passage::Passage::letters`]).
const LONGEST: usize = 160;

/// Words of such lines, in lower case.
const WORDS: &[&str] = &[
    "字体",
    "字體",
    "字号",
    "字號",
    "打印",
    "列印",
    "分享",
    "来源：",
    "来源:",
    "來源：",
    "來源:",
    "发布时间",
    "发布日期",
    "發布時間",
    "發佈時間",
    "更新时间",
    "点击数",
    "点击：",
    "浏览次数",
    "阅读次数",
    "阅读量",
    "访问量",
    "關閉窗口",
    "关闭窗口",
    "返回顶部",
    "扫一扫",
    "上一页",
    "下一页",
    "上一篇",
    "下一篇",
    "责任编辑",
    "責任編輯",
    "编辑：",
    "責編：",
    "责编：",
    "收藏",
    "相关新闻",
    "相关链接",
    "推荐阅读",
    "延伸阅读",
    "font size",
    "print this",
    "share this",
    "share on",
    "email this",
    "posted on",
    "posted by",
    "published on",
    "last updated",
    "read more",
    "related stories",
    "related articles",
    "back to top",
    "tweet",
    "whatsapp",
    "previous article",
    "next article",
    "for immediate release",
    "skip to",
    "copyright",
    "all rights reserved",
];

/// Why a line of `letters` is the page's own, if it is: the word that tells it. Whoever speaks says
/// such words in sentences.
pub(super) fn word(text: &str, letters: usize) -> Option<&'static str> {
    if letters > LONGEST || text.ends_with(['。', '？', '！', '?', '!']) {
        return None;
    }
    let lower = text.to_lowercase();
    WORDS.iter().find(|word| lower.contains(**word)).copied()
}

/// Whether a line is a day, a time or figures and nothing else: 2030-04-05 10:00.
pub(super) fn is_stamp(text: &str) -> bool {
    let figures = text.chars().filter(char::is_ascii_digit).count();
    let others = text.chars().filter(|c| c.is_alphabetic() && !"年月日时分秒時號号点".contains(*c));
    figures >= 6 && others.count() == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_the_page_are_known_by_their_words() {
        for text in
            ["[字体：大 中 小] 打印本页", "来源：河港晚报", "Share this: Post", "责任编辑：林晚"]
        {
            assert!(word(text, 20).is_some(), "{text}");
        }
        for text in ["我们已经打印了车票。", "The ferry is late.", "记者：来源可靠吗？"]
        {
            assert_eq!(word(text, 20), None, "{text}");
        }
        assert!(
            is_stamp("2030-04-05 10:00")
                && is_stamp("2030年4月5日10时")
                && !is_stamp("1:06 P.M. EDT")
        );
    }
}
