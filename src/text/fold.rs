//! The form in which words are compared, and where each of its characters comes from.

use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;

use super::script::is_east_asian;
use super::white_space::is_space;

/// A text in the form in which words are compared: NFKC, lower case, white space as one space, and none
/// at the ends or beside East Asian writing.
#[derive(Debug, Default)]
pub(super) struct Folded {
    /// The form.
    pub(super) text: String,
    /// For each of its characters, where it stands in it, in bytes, and where it comes from, in
    /// characters of the text as it was.
    origins: Vec<Origin>,
}

#[derive(Debug, Clone, Copy)]
struct Origin {
    at: usize,
    from: usize,
    to: usize,
}

impl Folded {
    pub(super) fn new(text: &str) -> Self {
        let mut folded = Self {
            text: String::with_capacity(text.len()),
            origins: Vec::with_capacity(text.len() / 2),
        };
        let (mut at, mut place) = (0, 0);
        let mut pending = None;
        while let Some(c) = text[at..].chars().next() {
            let next = text[at + c.len_utf8()..].chars().next();
            // What stands for itself whatever surrounds it is most of any text, and needs no looking up.
            let (length, count) = if is_plain(c) && next.is_none_or(is_plain) {
                folded.push(c.to_ascii_lowercase(), place, place + 1, &mut pending);
                (c.len_utf8(), 1)
            } else {
                let cluster = text[at..].graphemes(true).next().unwrap_or_default();
                let count = cluster.chars().count();
                for c in cluster.nfkc().flat_map(char::to_lowercase) {
                    folded.push(c, place, place + count, &mut pending);
                }
                (cluster.len(), count)
            };
            at += length;
            place += count;
        }
        folded
    }

    /// Adds a character that comes from these of the text as it was; a space waits for what follows it.
    fn push(&mut self, c: char, from: usize, to: usize, pending: &mut Option<usize>) {
        if is_space(c) {
            pending.get_or_insert(from);
            return;
        }
        if let Some(space) = pending.take()
            && let Some(before) = self.text.chars().next_back()
            && !is_east_asian(before)
            && !is_east_asian(c)
        {
            self.origins.push(Origin { at: self.text.len(), from: space, to: from });
            self.text.push(' ');
        }
        self.origins.push(Origin { at: self.text.len(), from, to });
        self.text.push(c);
    }

    /// Where the words between these bytes of the form stand in the text as it was, in characters.
    pub(super) fn origin(&self, start: usize, end: usize) -> (usize, usize) {
        let first = self.origins.partition_point(|one| one.at < start);
        let after = self.origins.partition_point(|one| one.at < end);
        let from = self.origins.get(first).map_or(0, |one| one.from);
        let to = after.checked_sub(1).and_then(|last| self.origins.get(last));
        (from, to.map_or(from, |one| one.to))
    }
}

/// A character that is its own form but for its case, and that joins with no other of its kind.
fn is_plain(c: char) -> bool {
    matches!(u32::from(c), 0x20..=0x7E | 0x3001..=0x3002 | 0x3400..=0x4DBF | 0x4E00..=0x9FFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_is_blind_to_case_width_and_needless_spaces() {
        let folded = |text: &str| Folded::new(text).text;
        assert_eq!(folded(" 谈到 ＡＩ\u{3000}治理 ，The  Mill "), "谈到ai治理,the mill");
        assert_eq!(folded("Cafe\u{301} ﬁne İ"), "café fine i\u{307}");
        assert_eq!(folded(""), "");
    }

    #[test]
    fn each_character_of_the_form_knows_where_it_comes_from() {
        let back = |text: &str, words: &str| {
            let folded = Folded::new(text);
            let start = folded.text.find(words).unwrap();
            let (from, to) = folded.origin(start, start + words.len());
            text.chars().skip(from).take(to - from).collect::<String>()
        };
        assert_eq!(back("谈 Cafe\u{301}  Ｎo 一", "café no"), "Cafe\u{301}  Ｎo");
        assert_eq!(back("𠮷 石 桥，好", "石桥"), "石 桥");
        assert_eq!(back("㎏重", "k"), "㎏");
        assert_eq!(back("石桥", "石桥"), "石桥");
    }
}
