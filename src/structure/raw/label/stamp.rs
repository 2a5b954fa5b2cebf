//! Times that stand at a label: `X: (04:25)`, `X [1:04:25]`, `X 04:25`; or at the end of words.

use crate::model::{Time, milliseconds};

/// The longest a time with its brackets may be, in bytes.
const LONGEST: usize = 24;

/// The time in brackets with which `text` begins, and how many bytes it takes.
pub(super) fn at_start(text: &str) -> Option<(Time, usize)> {
    let (close, open) = match text.chars().next()? {
        '(' => (')', 1),
        '[' => (']', 1),
        '（' => ('）', '（'.len_utf8()),
        '［' => ('］', '［'.len_utf8()),
        _ => return None,
    };
    let near = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
    let end = text[..near].find(close)?;
    Some((time(&text[open..end])?, end + close.len_utf8()))
}

/// The time with which a line ends that is a label otherwise, and where it begins.
pub(in crate::structure::raw) fn at_end(line: &str) -> Option<(Time, usize)> {
    let at = line
        .trim_end_matches([')', ']', '）', '］'])
        .rfind(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.' | '：')))?;
    let after = at + line[at..].chars().next()?.len_utf8();
    let bracket = line[at..].starts_with(['(', '[', '（', '［']);
    let found = if bracket {
        at_start(&line[at..]).filter(|(_, length)| at + length == line.len()).map(|(time, _)| time)
    } else {
        line[at..].starts_with([' ', '\u{3000}']).then(|| time(&line[after..])).flatten()
    };
    Some((found?, at))
}

/// The time that is all of a line, with brackets or, where it has hours, without.
pub(in crate::structure::raw) fn alone(line: &str) -> Option<Time> {
    if line.len() > LONGEST {
        return None;
    }
    match at_start(line) {
        Some((time, length)) => (length == line.len()).then_some(time),
        None => (line.matches([':', '：']).count() == 2).then(|| time(line)).flatten(),
    }
}

/// `04:25`, `1:04:25`, `00:04:25.5`.
fn time(text: &str) -> Option<Time> {
    let plain = text.trim().replace('：', ":");
    (plain.contains(':'))
        .then(|| milliseconds(&plain))
        .flatten()
        .map(|start| Time::new(start, None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_at_a_label_are_read() {
        let time = |seconds: u64| Time::new(seconds * 1000, None);
        assert_eq!(at_start("(04:25) Hello"), Some((time(265), 7)));
        assert_eq!(at_start("（04：25）"), Some((time(265), 13)));
        assert_eq!(at_start("[1:04:25]"), Some((time(3865), 9)));
        assert_eq!(at_start("(laughs)"), None);
        assert_eq!(at_end("Marta Vale (04:25)"), Some((time(265), 11)));
        assert_eq!(at_end("Marta Vale 04:25"), Some((time(265), 10)));
        assert_eq!(at_end("Marta Vale"), None);
        assert_eq!(at_end("Marta Vale 7"), None);
    }
}
