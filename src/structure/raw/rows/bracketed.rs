//! Turns in brackets, put in while another speaks: （记者：没有。）

use crate::model::Role;
use crate::read::Line;
use crate::structure::raw::vocabulary::role_word;
use crate::text::trim;

/// The longest a label may be, in characters.
const LONGEST_LABEL: usize = 12;

/// The line without its brackets, if all of it is an asker's label and words in a pair of them.
pub(super) fn turn(line: &Line) -> Option<Line> {
    let inner = line.text.strip_prefix(['（', '('])?.strip_suffix(['）', ')'])?;
    let (label, words) = inner.split_once(['：', ':'])?;
    let asks = label.chars().nth(LONGEST_LABEL).is_none()
        && role_word(trim(label)).is_some_and(|word| word.role == Role::Asker);
    let other = inner.contains(['（', '(', '）', ')']);
    if line.plain || !asks || other || trim(words).is_empty() {
        return None;
    }
    let length = inner.chars().count();
    let mut bare = Line { text: inner.to_owned(), ..line.clone() };
    for mark in &mut bare.marks {
        mark.start = mark.start.saturating_sub(1).min(length);
        mark.end = mark.end.saturating_sub(1).min(length);
    }
    Some(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bare(text: &str) -> Option<String> {
        let (text, marks) = (text.to_owned(), Vec::new());
        turn(&Line { text, marks, span: 0..0, plain: false, tight: false }).map(|line| line.text)
    }

    #[test]
    fn a_turn_in_brackets_is_one_without_them() {
        assert_eq!(bare("（记者：没有。）").as_deref(), Some("记者：没有。"));
        assert_eq!(bare("(Journalist: No.)").as_deref(), Some("Journalist: No."));
        for text in ["（记者笑）", "（注：见附件）", "（记者：）", "记者：没有。"]
        {
            assert_eq!(bare(text), None, "{text}");
        }
    }
}
