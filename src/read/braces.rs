//! What braces say: `{key=value key="two words"}`, in the headings of transcripts and in notes files.

use std::ops::Range;

/// One statement, by where its parts stand in the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    /// The key.
    pub(super) key: Range<usize>,
    /// The value, without quotation marks.
    pub(super) value: Range<usize>,
    /// Whether the value stood between straight quotation marks.
    quoted: bool,
}

impl Item {
    /// Where all of it stands.
    pub(super) fn whole(&self) -> Range<usize> {
        self.key.start..self.value.end + usize::from(self.quoted)
    }

    /// The value's words: between quotation marks, a backslash before a quotation mark or another
    /// backslash is none of them.
    pub(super) fn words(&self, text: &str) -> String {
        let words = &text[self.value.clone()];
        if !self.quoted {
            return words.to_owned();
        }
        let mut out = String::with_capacity(words.len());
        let mut chars = words.chars().peekable();
        while let Some(c) = chars.next() {
            match chars.peek() {
                Some(&next) if c == '\\' && matches!(next, '"' | '\\') => {
                    out.push(next);
                    chars.next();
                }
                _ => out.push(c),
            }
        }
        out
    }
}

/// The statements between two braces, which stand around `range`; or the first stretch that is none.
pub(super) fn items(text: &str, range: Range<usize>) -> Result<Vec<Item>, Range<usize>> {
    let mut items = Vec::new();
    let mut at = range.start;
    while let Some(skipped) = text[at..range.end].find(|c: char| !c.is_whitespace()) {
        at += skipped;
        let rest = &text[at..range.end];
        let word = at..at + rest.find(char::is_whitespace).unwrap_or(rest.len());
        let Some(sign) = text[word.clone()].find('=').filter(|&sign| sign > 0) else {
            return Err(word);
        };
        let key = at..at + sign;
        let start = key.end + 1;
        if text[start..range.end].starts_with('"') {
            let inside = start + 1;
            let length = closing(&text[inside..range.end]).ok_or(at..range.end)?;
            let end = inside + length + 1;
            // A word that goes on after its quotation mark was meant otherwise.
            if text[end..range.end].chars().next().is_some_and(|c| !c.is_whitespace()) {
                return Err(at..range.end);
            }
            items.push(Item { key, value: inside..inside + length, quoted: true });
            at = end;
        } else {
            items.push(Item { key, value: start..word.end, quoted: false });
            at = word.end;
        }
    }
    Ok(items)
}

/// Where the quotation mark stands that closes a value.
fn closing(rest: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in rest.char_indices() {
        match c {
            '"' if !escaped => return Some(at),
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Result<Vec<(String, String)>, String> {
        let pair = |item: &Item| (text[item.key.clone()].to_owned(), item.words(text));
        match items(text, 0..text.len()) {
            Ok(items) => Ok(items.iter().map(pair).collect()),
            Err(range) => Err(text[range].to_owned()),
        }
    }

    #[test]
    fn values_are_words_or_stand_between_quotation_marks() {
        let expected = [("in", "q7-p3"), ("before", "始终 弘扬“"), ("to", "说\"好\"\\")];
        let expected = expected.map(|(key, value)| (key.to_owned(), value.to_owned()));
        let text = " in=q7-p3  before=\"始终 弘扬“\" to=\"说\\\"好\\\"\\\\\"";
        assert_eq!(said(text), Ok(expected.to_vec()));
        assert_eq!(said(""), Ok(Vec::new()));
    }

    #[test]
    fn what_is_no_statement_is_pointed_at() {
        assert_eq!(said("a=b ccc d=e"), Err("ccc".to_owned()));
        assert_eq!(said("=b"), Err("=b".to_owned()));
        assert_eq!(said("a=b to=\"c d"), Err("to=\"c d".to_owned()));
        assert_eq!(said("to=\"c\"d"), Err("to=\"c\"d".to_owned()));
    }
}
