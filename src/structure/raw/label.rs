//! The shapes of labels: what at the beginning of a line could be a speaker's name.
//!
//! Only the shape is judged here, one line at a time; whether a candidate is a label is decided from
//! the evidence of the whole text, in [`super::names`].

use super::narrated;
use super::vocabulary::role_word;
use crate::model::Speaker;
use crate::text::{is_chinese, is_east_asian};

/// The longest a name may be: in characters, full-width ones counting double.
const WIDEST: usize = 48;
/// The longest a name set off by bold, a heading or brackets may be; offices often follow it.
const WIDEST_MARKED: usize = 120;

/// What could be a label at the start of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate<'a> {
    /// The name as printed.
    pub(super) name: &'a str,
    /// Where the words after the label begin, in bytes; the length of the line if there are none.
    pub(super) rest: usize,
    /// How the name is set off.
    pub(super) form: Form,
}

/// How a candidate's name is set off from the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// By a colon alone: `名：`, `Name:`.
    Colon,
    /// By brackets alone: `【名】`, `[Name]`.
    Brackets,
    /// By a colon and bold, a heading or brackets: `**Name:**`, `### Name:`, `[Name]:`.
    Marked,
}

/// What could be a label at the start of `line`; `strong` says how many of its first bytes the source
/// set strongly.
pub(super) fn candidate(line: &str, strong: usize) -> Option<Candidate<'_>> {
    if let Some((name, rest)) = narrated::at_start(line) {
        return Some(Candidate { name, rest, form: Form::Colon });
    }
    let (opened, body) = opening(line);
    let found = match opened {
        Opened::Bracket(close) => bracketed(line, body, close),
        Opened::Bold => bold(line, body),
        Opened::Heading => named(line, body, Form::Marked, true),
        Opened::Nothing if strong > 0 => strongly(line, strong),
        Opened::Nothing => named(line, body, Form::Colon, false),
    }?;
    // What a transcript could not declare would be lost as a label when the text is imported.
    (Speaker::label_can_stand(found.name) && is_name_shaped(found.name, found.form))
        .then_some(found)
}

enum Opened {
    Nothing,
    Heading,
    Bold,
    Bracket(char),
}

/// What a line opens with, and where the words behind that begin.
fn opening(line: &str) -> (Opened, usize) {
    let hashes = line.len() - line.trim_start_matches('#').len();
    if (1..=6).contains(&hashes) && line[hashes..].starts_with([' ', '\u{3000}']) {
        let rest = line[hashes..].trim_start();
        // The heading's name may be bold as well.
        let bold = if rest.starts_with("**") { 2 } else { 0 };
        return (Opened::Heading, line.len() - rest.len() + bold);
    }
    if line.starts_with("**") {
        return (Opened::Bold, 2);
    }
    match line.chars().next() {
        Some('【') => (Opened::Bracket('】'), '【'.len_utf8()),
        Some('[') => (Opened::Bracket(']'), 1),
        Some('［') => (Opened::Bracket('］'), '［'.len_utf8()),
        _ => (Opened::Nothing, 0),
    }
}

/// `name：rest` from `start` on.
fn named(line: &str, start: usize, form: Form, alone: bool) -> Option<Candidate<'_>> {
    let (name, after) = up_to_colon(line, start)?;
    let mut rest = after;
    if let Some(more) = line[rest..].strip_prefix("**") {
        rest = line.len() - more.len();
    }
    // A heading is a line of its own.
    if alone && !line[rest..].trim().is_empty() {
        return None;
    }
    Some(Candidate { name: name.trim_end_matches("**").trim(), rest: skip_space(line, rest), form })
}

/// `**Name:** rest` and `**Name**: rest`.
fn bold(line: &str, start: usize) -> Option<Candidate<'_>> {
    let end = start + line.get(start..)?.get(..limit(line, start))?.find("**")?;
    let inner = line[start..end].trim_matches(['_', ' ']);
    let after = end + 2;
    let colon = |text: &str| text.starts_with([':', '：']);
    if let Some(name) = inner.strip_suffix([':', '：']) {
        return Some(Candidate {
            name: name.trim(),
            rest: skip_space(line, after),
            form: Form::Marked,
        });
    }
    let behind = line[after..].trim_start();
    colon(behind).then(|| {
        let rest = line.len() - behind.len() + behind.chars().next().map_or(0, char::len_utf8);
        Candidate { name: inner, rest: skip_space(line, rest), form: Form::Marked }
    })
}

/// A line whose first `strong` bytes are bold by a mark of the format.
fn strongly(line: &str, strong: usize) -> Option<Candidate<'_>> {
    let found = named(line, 0, Form::Marked, false)?;
    // The colon stands inside the bold words or right behind them.
    let colon_at = line[..found.rest].rfind([':', '：'])?;
    if colon_at <= strong && found.name.len() + 4 >= strong.min(found.rest) {
        return Some(found);
    }
    Some(Candidate { form: Form::Colon, ..found })
}

/// `【名】rest`, `[Name] rest`, `[Name]: rest`.
fn bracketed(line: &str, start: usize, close: char) -> Option<Candidate<'_>> {
    let end = start + line.get(start..)?.get(..limit(line, start))?.find(close)?;
    let after = end + close.len_utf8();
    let name = line[start..end].trim();
    let behind = line[after..].trim_start();
    let (form, rest) = match behind.chars().next() {
        Some(colon @ (':' | '：')) => (Form::Marked, line.len() - behind.len() + colon.len_utf8()),
        // `[words](address)` is a link.
        Some('(') if line[after..].starts_with('(') => return None,
        _ => (Form::Brackets, after),
    };
    Some(Candidate { name, rest: skip_space(line, rest), form })
}

/// The words up to the first colon that can end a label, and where the words after it begin.
fn up_to_colon(line: &str, start: usize) -> Option<(&str, usize)> {
    let window = line.get(start..)?.get(..limit(line, start))?;
    for (at, c) in window.char_indices() {
        if !matches!(c, ':' | '：') {
            continue;
        }
        let after = start + at + c.len_utf8();
        let before = window[..at].chars().next_back();
        let next = line[after..].chars().next();
        // 3：00, 12:30; an address.
        let clock =
            before.is_some_and(|c| c.is_ascii_digit()) && next.is_some_and(|c| c.is_ascii_digit());
        let address = line[after..].starts_with("//");
        // An ASCII colon ends a label only before a space, a Chinese character, or what marks up.
        let shouted = window[..at].contains(' ') && !window[..at].contains(char::is_lowercase);
        // Q:What about the ferry?
        let role = role_word(window[..at].trim()).is_some_and(|word| word.nobody);
        let glued = c == ':'
            && !shouted
            && !role
            && next.is_some_and(|c| {
                !c.is_whitespace() && !is_east_asian(c) && !matches!(c, '*' | '(')
            });
        if clock || address || glued {
            return None;
        }
        return Some((window[..at].trim(), after));
    }
    None
}

/// How many bytes from `start` on may hold a label, on a character's edge.
fn limit(line: &str, start: usize) -> usize {
    let rest = line.get(start..).unwrap_or_default();
    rest.char_indices().nth(WIDEST_MARKED + 2).map_or(rest.len(), |(at, _)| at)
}

fn skip_space(line: &str, at: usize) -> usize {
    line.len() - line[at..].trim_start().len()
}

/// Whether a name could be one: not too long, no sentence, no list number, no quotation.
fn is_name_shaped(name: &str, form: Form) -> bool {
    let marked = form == Form::Marked;
    let width: usize = name.chars().map(|c| if is_east_asian(c) { 2 } else { 1 }).sum();
    let letters = name.chars().any(char::is_alphabetic);
    if !letters || width > if marked { WIDEST_MARKED } else { WIDEST } {
        return false;
    }
    let shouted = !name.chars().any(char::is_lowercase);
    let forbidden = |c: char| match c {
        '。' | '！' | '？' | '；' | '!' | '?' | ';' | '“' | '”' | '"' | '…' | '\u{FFFD}' | '#'
        | '|' | '<' | '>' | '=' | '{' | '}' | '\\' | '/' | '@' | '_' | '*' | '[' | ']' | '【'
        | '】' | ':' | '：' => true,
        // An office may follow a name that is set off, or shouted: MARTA VALE, HARBOUR MASTER.
        '，' | '、' | ',' => !(marked || shouted && !is_chinese_comma(c)),
        _ => c.is_control(),
    };
    if name.chars().any(forbidden) {
        return false;
    }
    let many_words = name.split_whitespace().count() > if marked || shouted { 16 } else { 6 };
    let torn = name.contains("  ");
    let listed =
        name.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '*' | '•' | '·'));
    let balanced = name.matches(['（', '(']).count() == name.matches(['）', ')']).count();
    !many_words
        && !torn
        && !listed
        && balanced
        && !name.starts_with(['（', '('])
        && !ends_a_sentence_inside(name)
}

fn is_chinese_comma(c: char) -> bool {
    matches!(c, '，' | '、')
}

/// Whether a full stop inside the name ends a sentence, not an abbreviation (MS. VALE, J. F. Orr).
fn ends_a_sentence_inside(name: &str) -> bool {
    name.split_whitespace().rev().skip(1).any(|word| {
        word.strip_suffix('.').is_some_and(|stem| {
            stem.chars().count() > 5 && stem.chars().any(char::is_lowercase)
                || stem.chars().next().is_some_and(char::is_lowercase)
        })
    })
}

/// Whether a name is written in Chinese characters for the most part.
pub(super) fn is_chinese_name(name: &str) -> bool {
    let han = name.chars().filter(|&c| is_chinese(c)).count();
    han * 2 > name.chars().filter(|c| c.is_alphanumeric()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(line: &str) -> Option<(&str, &str, Form)> {
        candidate(line, 0).map(|found| (found.name, &line[found.rest..], found.form))
    }

    #[test]
    fn every_shape_of_label_is_seen() {
        for (line, name, rest, form) in [
            ("河港晚报记者：渡口呢？", "河港晚报记者", "渡口呢？", Form::Colon),
            ("《河港晚报》记者：渡口呢？", "《河港晚报》记者", "渡口呢？", Form::Colon),
            ("问: 渡口呢？", "问", "渡口呢？", Form::Colon),
            ("Q: And the ferry?", "Q", "And the ferry?", Form::Colon),
            ("MS. ORR-VALE:  Good afternoon.", "MS. ORR-VALE", "Good afternoon.", Form::Colon),
            ("Q:And the ferry?", "Q", "And the ferry?", Form::Colon),
            ("Marta Vale:", "Marta Vale", "", Form::Colon),
            ("**Marta Vale:** Hello.", "Marta Vale", "Hello.", Form::Marked),
            ("**Marta Vale**: Hello.", "Marta Vale", "Hello.", Form::Marked),
            ("### 林晚：", "林晚", "", Form::Marked),
            ("### **林晚：**", "林晚", "", Form::Marked),
            ("【林晚】各位好。", "林晚", "各位好。", Form::Brackets),
            ("[林晚]: 各位好。", "林晚", "各位好。", Form::Marked),
            ("[Vale] Hello.", "Vale", "Hello.", Form::Brackets),
            (
                "**MARTA VALE, HARBOUR MASTER:** Hello.",
                "MARTA VALE, HARBOUR MASTER",
                "Hello.",
                Form::Marked,
            ),
        ] {
            assert_eq!(parts(line), Some((name, rest, form)), "{line}");
        }
    }

    #[test]
    fn a_label_may_be_bold_by_a_mark() {
        let found = candidate("Marta Vale: Hello.", 11).unwrap();
        assert_eq!((found.name, found.form), ("Marta Vale", Form::Marked));
    }

    #[test]
    fn other_colons_are_no_labels() {
        for line in [
            "会议定于25日下午3：00举行",
            "12:30 on the quay",
            "https://example.org/a",
            "他走了。后来：没有",
            "“渡口”：一个词",
            "1. First: the ferry",
            "[words](https://example.org): a link",
            "The ferry, as was said before the board: late",
            "没有冒号",
            "：空",
            "####### Seven:",
        ] {
            assert_eq!(parts(line), None, "{line}");
        }
    }

    #[test]
    fn an_enormous_line_is_looked_at_only_at_its_start() {
        assert_eq!(parts(&"港".repeat(1_000_000)), None);
        assert_eq!(parts(&"[".repeat(1_000_000)), None);
        assert_eq!(parts(&"*".repeat(1_000_000)), None);
    }
}
