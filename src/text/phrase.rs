//! The words of running text with what stands between them: what phrases are compared by.
//!
//! Chinese is cut by jieba, what has spaces by the rules of Unicode. Marks are no words, but say how closely two
//! words are joined.

use unicode_segmentation::UnicodeSegmentation as _;

use super::part::Part;
use super::script::is_chinese;
use super::segment::{cut_tokens, tag};
use super::sentence::sentence_spans;
use super::white_space::is_space;

/// How a word is joined to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Join {
    /// With nothing between them, or a space.
    Close,
    /// With an opening mark: “.
    Opening,
    /// With a closing one: ”.
    Closing,
    /// With a mark that stands between the parts of a phrase: 、; or with more than one mark.
    Inside,
    /// With a comma.
    Comma,
    /// Not at all: a sentence ends between them, or a colon, a dash or a bracket stands there, or it is
    /// the first.
    Apart,
}

/// A word in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhraseWord<'a> {
    /// The word.
    pub word: &'a str,
    /// Where it begins, in Unicode scalar values.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// How it is joined to the word before it.
    pub join: Join,
    /// Whether it stands in Chinese text.
    pub chinese: bool,
}

impl PhraseWord<'_> {
    /// What it can do in a phrase. It is the same wherever the word stands in text of one kind: who asks
    /// for many words asks once for each.
    pub fn part(&self) -> Part {
        if self.chinese {
            Part::of_chinese(self.word, tag(self.word))
        } else {
            Part::of_spaced(&self.word.to_lowercase())
        }
    }
}

/// The words of `text`, in order.
pub fn phrase_words(text: &str) -> Vec<PhraseWord<'_>> {
    if text.chars().any(is_chinese) { chinese(text) } else { spaced(text) }
}

fn chinese(text: &str) -> Vec<PhraseWord<'_>> {
    let mut found = Vec::with_capacity(text.len() / 4);
    let mut join = Join::Apart;
    for token in cut_tokens(text) {
        let (word, start, end) = (token.word, token.start, token.end);
        if word.chars().any(|c| is_chinese(c) || c.is_alphanumeric()) {
            found.push(PhraseWord { word, start, end, join, chinese: true });
            join = Join::Close;
        } else {
            join = word.chars().map(mark).fold(join, together);
        }
    }
    found
}

fn spaced(text: &str) -> Vec<PhraseWord<'_>> {
    let sentences = sentence_spans(text);
    let mut ends = sentences.iter().map(|sentence| sentence.end).peekable();
    let mut found = Vec::with_capacity(text.len() / 6);
    let (mut bytes, mut at) = (0, 0);
    for (offset, word) in text.unicode_word_indices() {
        let between = &text[bytes..offset];
        let start = at + between.chars().count();
        while ends.next_if(|&end| end <= at).is_some() {}
        let ended = ends.peek().is_some_and(|&end| end <= start);
        let join = if found.is_empty() || ended {
            Join::Apart
        } else {
            // A point within a sentence is that of an abbreviation.
            between.chars().filter(|&c| c != '.').map(mark).fold(Join::Close, together)
        };
        at = start + word.chars().count();
        bytes = offset + word.len();
        found.push(PhraseWord { word, start, end: at, join, chinese: false });
    }
    found
}

/// How a mark joins the words around it. The hyphen binds, as a letter would.
fn mark(c: char) -> Join {
    match c {
        '，' | ',' => Join::Comma,
        '“' | '‘' | '「' | '『' | '《' | '〈' => Join::Opening,
        '”' | '’' | '」' | '』' | '》' | '〉' => Join::Closing,
        '、' | '"' | '/' => Join::Inside,
        '\'' | '·' | '•' | '-' | '‐' | '‑' | '%' | '$' => Join::Close,
        _ if is_space(c) => Join::Close,
        _ => Join::Apart,
    }
}

/// How marks join that stand together: what closes and opens is between parts.
fn together(one: Join, other: Join) -> Join {
    match (one, other) {
        (Join::Opening, Join::Closing) | (Join::Closing, Join::Opening) => Join::Inside,
        _ => one.max(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joins(text: &str) -> Vec<(&str, Join)> {
        phrase_words(text).into_iter().map(|one| (one.word, one.join)).collect()
    }

    #[test]
    fn words_are_joined_by_what_stands_between_them() {
        use Join::{Apart, Close, Closing, Comma, Inside};
        let text = "石桥、“渡口”修好，水库呢？修。";
        let found = joins(text);
        let expected = [
            ("石桥", Apart),
            ("渡口", Inside),
            ("修好", Closing),
            ("水库", Comma),
            ("呢", Close),
            ("修", Apart),
        ];
        assert_eq!(found, expected);
        let places: Vec<_> = phrase_words(text).iter().map(|one| (one.start, one.end)).collect();
        assert_eq!(places[1], (4, 6));
    }

    #[test]
    fn a_point_of_an_abbreviation_parts_nothing() {
        use Join::{Apart, Close, Comma};
        let expected =
            [("Mr", Apart), ("Vale", Close), ("well", Comma), ("made", Close), ("It", Apart)];
        assert_eq!(joins("Mr. Vale, well-made. It"), expected);
    }
}
