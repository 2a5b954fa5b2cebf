//! The shapes of labels: what at the beginning of a line could be a speaker's name.
//!
//! Only the shape is judged here, one line at a time; whether a candidate is a label is decided from
//! the evidence of the whole text, in [`super::names`].

mod quiet;
mod shape;
pub(super) mod stamp;

use super::narrated;
use super::vocabulary::{is_scene, role_word};
use crate::model::{Speaker, Time};
use crate::text::is_east_asian;
use shape::is_name;
pub(super) use shape::{is_chinese_name, is_shouted};

/// How far into a line a label's delimiter is looked for, in characters.
const NEAR: usize = 182;

/// What could be a label at the start of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Candidate<'a> {
    /// The name as printed.
    pub(super) name: &'a str,
    /// Where the words after the label begin, in bytes; the length of the line if there are none.
    pub(super) rest: usize,
    /// How the name is set off.
    pub(super) form: Form,
    /// The time that stands at it.
    pub(super) time: Option<Time>,
}

impl<'a> Candidate<'a> {
    fn new(name: &'a str, rest: usize, form: Form) -> Self {
        Self { name, rest, form, time: None }
    }
}

/// How a candidate's name is set off from the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// By a colon alone: `名：`, `Name:`.
    Colon,
    /// By brackets that hold names and little else: `【名】`, `[Name]`, `<질문>`.
    Brackets,
    /// By a colon and bold, a heading or brackets: `**Name:**`, `### Name:`, `[Name]:`.
    Marked,
    /// By a number before it and a colon: `12. 名：`. Lists look the same, so that only a name that is
    /// known without is one.
    Numbered,
    /// By a full stop: `CHAIR VALE. Words`.
    Point,
    /// By a dash: `Q - words`, `M. VALE.- Words`.
    Dash,
    /// By a wide space: `Q    words`.
    Space,
    /// By a ring before the name and a wide space behind: `○議長　words`.
    Bullet,
    /// By round brackets: `（記者）`, `問）words`.
    Round,
    /// By a line of its own, with a time or without: `Marta Vale (04:25)`.
    Alone,
}

impl Form {
    /// The forms without a colon or a mark, which mean something else as well.
    pub(super) const QUIET: [Self; 6] =
        [Self::Point, Self::Dash, Self::Space, Self::Bullet, Self::Round, Self::Alone];

    /// Whether it is one of these.
    pub(super) fn is_quiet(self) -> bool {
        Self::QUIET.contains(&self)
    }
}

/// What could be labels at the start of `line`: one with a colon or a mark, and one without; `strong`
/// says how many of its first bytes the source set strongly.
pub(super) fn candidates(line: &str, strong: usize) -> [Option<Candidate<'_>>; 2] {
    // What a transcript could not declare would be lost as a label when the text is imported.
    let stands = |found: &Candidate<'_>| Speaker::label_can_stand(found.name);
    let [loud, quiet] =
        [loud(line, strong).map_or_else(|| quiet::angled(line), Some), quiet::candidate(line)];
    [loud.filter(stands), quiet.filter(stands)]
        .map(|found| found.map(|found| with_time(line, found)))
}

/// The time that stands behind a label is its paragraph's, not said; behind `Break:` it is all there is.
fn with_time<'a>(line: &str, found: Candidate<'a>) -> Candidate<'a> {
    if is_scene(found.name) {
        return found;
    }
    match stamp::at_start(&line[found.rest..]) {
        Some((time, length)) => {
            let rest = skip_space(line, found.rest + length);
            Candidate { rest, time: Some(time), ..found }
        }
        None => found,
    }
}

/// A candidate with a colon or a mark.
pub(super) fn loud(line: &str, strong: usize) -> Option<Candidate<'_>> {
    if let Some((name, rest)) = narrated::at_start(line) {
        return Some(Candidate::new(name, rest, Form::Colon));
    }
    let (opened, body) = opening(line);
    let found = match opened {
        Opened::Bracket(close) => bracketed(line, body, close),
        Opened::Bold => bold(line, body),
        Opened::Number => named(line, body, Form::Numbered, false),
        Opened::Heading => named(line, body, Form::Marked, true),
        Opened::Nothing if strong > 0 && body == 0 => strongly(line, strong),
        Opened::Nothing => named(line, body, Form::Colon, false),
    }?;
    is_name(found.name, found.form).then_some(found)
}

/// Whether words could be the beginning of what somebody says: no small letter, no closing mark.
fn opens_speech(words: &str) -> bool {
    words.chars().next().is_none_or(|c| {
        !c.is_lowercase() && !matches!(c, '.' | ',' | ';' | ')' | '，' | '。' | '、' | '）' | '|')
    })
}

enum Opened {
    Nothing,
    Number,
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
    // Questions are numbered in some records: `12. 林晚議員：`.
    let figures = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if (1..=3).contains(&figures)
        && let Some(rest) = line[figures..].strip_prefix(['.', '．', '、'])
        && rest.starts_with([' ', '\u{3000}']) | rest.starts_with(is_east_asian)
    {
        return (Opened::Number, line.len() - rest.trim_start().len());
    }
    // A list of labelled lines: `- 名：`.
    if let Some(rest) = ["- ", "• ", "— "].iter().find_map(|sign| line.strip_prefix(sign)) {
        return (Opened::Nothing, line.len() - rest.trim_start().len());
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
    Some(Candidate::new(name.trim_end_matches("**").trim(), skip_space(line, rest), form))
}

/// `**Name:** rest` and `**Name**: rest`.
fn bold(line: &str, start: usize) -> Option<Candidate<'_>> {
    let end = start + line.get(start..)?.get(..limit(line, start))?.find("**")?;
    let inner = line[start..end].trim_matches(['_', ' ']);
    let after = end + 2;
    let colon = |text: &str| text.starts_with([':', '：']);
    if let Some(name) = inner.strip_suffix([':', '：']) {
        return Some(Candidate::new(name.trim(), skip_space(line, after), Form::Marked));
    }
    let behind = line[after..].trim_start();
    colon(behind).then(|| {
        let rest = line.len() - behind.len() + behind.chars().next().map_or(0, char::len_utf8);
        Candidate::new(inner, skip_space(line, rest), Form::Marked)
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
    Some(Candidate::new(name, skip_space(line, rest), form))
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
        // Speaker 1:So what about the ferry?
        let name = window[..at].contains(' ') && next.is_some_and(char::is_uppercase);
        let glued = c == ':'
            && !shouted
            && !role
            && !name
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
    rest.char_indices().nth(NEAR).map_or(rest.len(), |(at, _)| at)
}

fn skip_space(line: &str, at: usize) -> usize {
    line.len() - line[at..].trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(line: &str) -> Option<(&str, &str, Form)> {
        let [loud, _] = candidates(line, 0);
        loud.map(|found| (found.name, &line[found.rest..], found.form))
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
            ("<질문> 배는요?", "질문", "배는요?", Form::Brackets),
            ("- 林晚: 各位好。", "林晚", "各位好。", Form::Colon),
            ("12. 林晚議員：各位好。", "林晚議員", "各位好。", Form::Numbered),
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
        let found = candidates("Marta Vale: Hello.", 11)[0].unwrap();
        assert_eq!((found.name, found.form), ("Marta Vale", Form::Marked));
    }

    #[test]
    fn every_shape_without_a_colon_is_seen() {
        for (line, name, rest, form) in [
            ("CHAIR VALE. Good afternoon.", "CHAIR VALE", "Good afternoon.", Form::Point),
            ("Mr. ORR. Mr. President, I rise.", "Mr. ORR", "Mr. President, I rise.", Form::Point),
            (
                "The PRESIDING OFFICER. So ordered.",
                "The PRESIDING OFFICER",
                "So ordered.",
                Form::Point,
            ),
            ("M. J. ORR, JR. Thank you.", "M. J. ORR, JR", "Thank you.", Form::Point),
            ("M. le président. La parole.", "M. le président", "La parole.", Form::Point),
            ("Q. Is it open?", "Q", "Is it open?", Form::Point),
            (
                "HON. M. VALE (Harbours).- Thank you.",
                "HON. M. VALE (Harbours)",
                "Thank you.",
                Form::Dash,
            ),
            ("Q - Et le bac ?", "Q", "Et le bac ?", Form::Dash),
            ("Q    And the ferry?", "Q", "And the ferry?", Form::Space),
            ("Q And the ferry?", "Q", "And the ferry?", Form::Space),
            ("○議長（林晩君）　開きます。", "議長（林晩君）", "開きます。", Form::Bullet),
            ("（記者）", "記者", "", Form::Round),
            ("（記者）船は。", "記者", "船は。", Form::Round),
            ("問）船は。", "問", "船は。", Form::Round),
            ("Marta Vale", "Marta Vale", "", Form::Alone),
            ("主持人 林晚", "主持人 林晚", "", Form::Alone),
        ] {
            let [_, quiet] = candidates(line, 0);
            let found = quiet.map(|found| (found.name, &line[found.rest..], found.form));
            assert_eq!(found, Some((name, rest, form)), "{line}");
        }
        for line in ["The board met. It rained.", "Q3 was good.", "No ferry today.", "水涨船高。"]
        {
            assert_eq!(candidates(line, 0)[1], None, "{line}");
        }
    }

    #[test]
    fn a_time_behind_a_label_is_not_said() {
        for line in ["Marta Vale: (04:25) Hello.", "**Marta Vale:** [04:25] Hello."] {
            let found = candidates(line, 0)[0].unwrap();
            assert_eq!(
                (found.time, &line[found.rest..]),
                (Some(Time::new(265_000, None)), "Hello.")
            );
        }
        assert_eq!(
            candidates("Marta Vale (04:25)", 0)[1].unwrap().time,
            Some(Time::new(265_000, None))
        );
    }

    #[test]
    fn other_colons_are_no_labels() {
        for line in [
            "会议定于25日下午3：00举行",
            "12:30 on the quay",
            "https://example.org/a",
            "他走了。后来：没有",
            "“渡口”：一个词",
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
