//! 2,000 made-up broken inputs through parsing and building, in one process: no panic, no hang, and
//! a diagnostic for each.
//!
//! The inputs come from a generator with a fixed seed, so that every run sees the same ones.

use std::collections::BTreeSet;

use wenda::diagnostic::{Diagnostic, Severity};
use wenda::pipeline::{self, File, Rules};

use crate::support::Project;

/// A small generator of numbers (SplitMix64): the same sequence on every machine.
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `bound`.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound.max(1) as u64).unwrap()
    }

    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// An invented press conference, to be broken.
const WHOLE: &str = "柳溪镇镇长就今年工作回答记者提问\n\n3月2日，柳溪镇在镇礼堂举行记者会。镇长周明远回答了记者提问。\n\n\
    周明远：各位记者朋友，大家好！下面我愿回答大家的提问。\n\n\
    《柳溪晚报》记者：请问今年防洪堤能修完吗？\n\n周明远：今年五月修完最后一段：一是东岸，二是渡口。\n\n堤顶的路也会一起铺好。\n\n\
    镇广播站记者：图书馆周末开放吗？\n\n周明远：开放。“读书不问早晚”，我们说到做到。\n\n\
    记者会历时40分钟。\n（据柳溪通讯社柳溪镇3月2日电）\n";

/// The canonical form of the same, to be broken.
const CANONICAL: &str = "---\ntitle: 柳溪镇镇长就今年工作回答记者提问\ndate: 2031-03-02\nlanguage: zh-Hans\nlabels: declared\n\
    speakers:\n  周明远: { role: answerer }\n  《柳溪晚报》记者: { role: asker }\n---\n\
    周明远：大家好！\n\n## 防洪堤 {topics=levee}\n\n《柳溪晚报》记者：请问今年防洪堤能修完吗[^1]？\n\n周明远：今年五月**修完**。\n\
    > {.caption} 渡口的堤。\n\n[……]也会一起铺好。见[公报](https://example.org/)。\n\n[^1]: 去年也问过。\n";

/// The name and the bytes of the broken input number `index`.
pub(crate) fn broken_input(index: usize) -> (String, Vec<u8>) {
    let mut numbers = Numbers(0xB0_0C + index as u64);
    let (whole, extension) =
        if index.is_multiple_of(2) { (WHOLE, "txt") } else { (CANONICAL, "md") };
    let bytes = match index / 2 % 14 {
        0 => cut(whole, &mut numbers),
        1 => shuffled_lines(whole, &mut numbers),
        2 => shuffled_characters(whole, &mut numbers),
        3 => binary(&mut numbers),
        4 => enormous_line(whole, &mut numbers),
        5 => only_labels(&mut numbers),
        6 => no_labels(whole),
        7 => mixed_line_ends(whole, &mut numbers),
        8 => deep_quotes(&mut numbers),
        9 => bytes_changed(whole, &mut numbers),
        10 => pieces_repeated(whole, &mut numbers),
        11 => signs(&mut numbers),
        12 => front_matter(&mut numbers),
        _ => blank(&mut numbers),
    };
    (format!("2031-03-02-broken-{index}.{extension}"), bytes)
}

fn cut(whole: &str, numbers: &mut Numbers) -> Vec<u8> {
    let (one, other) = (numbers.below(whole.len()), numbers.below(whole.len()));
    whole.as_bytes()[one.min(other)..one.max(other)].to_vec()
}

fn shuffle<T>(items: &mut [T], numbers: &mut Numbers) {
    for at in (1..items.len()).rev() {
        items.swap(at, numbers.below(at + 1));
    }
}

fn shuffled_lines(whole: &str, numbers: &mut Numbers) -> Vec<u8> {
    let mut lines: Vec<&str> = whole.split('\n').collect();
    shuffle(&mut lines, numbers);
    lines.join("\n").into_bytes()
}

fn shuffled_characters(whole: &str, numbers: &mut Numbers) -> Vec<u8> {
    let mut characters: Vec<char> = whole.chars().collect();
    shuffle(&mut characters, numbers);
    characters.into_iter().collect::<String>().into_bytes()
}

fn binary(numbers: &mut Numbers) -> Vec<u8> {
    let length = numbers.below(4000);
    (0..length).map(|_| numbers.next().to_le_bytes()[0]).collect()
}

fn enormous_line(whole: &str, numbers: &mut Numbers) -> Vec<u8> {
    let piece = *numbers.pick(&[
        "长",
        "：",
        "问：",
        "a ",
        "[",
        "**",
        "“",
        "\\",
        "> ",
        "（",
        "[^1]",
        ".",
        "王明：好？",
    ]);
    let mut line = piece.repeat(20_000 + numbers.below(20_000));
    line.push_str(whole);
    line.into_bytes()
}

fn only_labels(numbers: &mut Numbers) -> Vec<u8> {
    let labels = [
        "周明远：",
        "记者：",
        "问：",
        "答：",
        "Q:",
        "### 周明远：",
        "**Name:**",
        "【名】",
        "追问：",
    ];
    let length = 1 + numbers.below(400);
    let mut text = String::new();
    for _ in 0..length {
        let parts: [&&str; 2] = [numbers.pick(&labels), numbers.pick(&["\n", "\n\n", ""])];
        text.extend(parts.map(|part| *part));
    }
    text.into_bytes()
}

fn no_labels(whole: &str) -> Vec<u8> {
    whole.replace(['：', ':'], "").into_bytes()
}

fn mixed_line_ends(whole: &str, numbers: &mut Numbers) -> Vec<u8> {
    let ends = ["\n", "\r\n", "\r", "\u{85}", "\u{2028}", "\u{c}", "\n\n", "\u{b}"];
    whole.split('\n').flat_map(|line| [line, *numbers.pick(&ends)]).collect::<String>().into_bytes()
}

fn deep_quotes(numbers: &mut Numbers) -> Vec<u8> {
    let depth = 1 + numbers.below(3000);
    let (open, close) =
        *numbers.pick(&[("> ", ""), ("“", "”"), ("[", "](x)"), ("（", "）"), ("**", "**")]);
    format!("周明远：{}好{}\n", open.repeat(depth), close.repeat(depth)).into_bytes()
}

fn bytes_changed(whole: &str, numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = whole.as_bytes().to_vec();
    for _ in 0..=numbers.below(20) {
        let at = numbers.below(bytes.len());
        bytes[at] = numbers.next().to_le_bytes()[0];
    }
    bytes
}

fn pieces_repeated(whole: &str, numbers: &mut Numbers) -> Vec<u8> {
    let lines: Vec<&str> = whole.split('\n').collect();
    let length = numbers.below(300);
    (0..length).flat_map(|_| [*numbers.pick(&lines), "\n"]).collect::<String>().into_bytes()
}

fn signs(numbers: &mut Numbers) -> Vec<u8> {
    let signs = [
        "##",
        "## ",
        "{",
        "}",
        ">",
        "> {.caption}",
        "> {.nonsense} x",
        "[……]",
        "[...]",
        "[^1]",
        "[^1]:",
        "](",
        "**",
        "\\",
        "\n",
        "\n\n",
        "：",
        "甲",
        "甲：",
        "---\n",
        "\u{feff}",
        "\u{200b}",
        "{topics=",
        "{id=q0}",
        "\u{202e}",
        "\0",
        " ",
    ];
    let length = numbers.below(200);
    (0..length).map(|_| *numbers.pick(&signs)).collect::<String>().into_bytes()
}

fn front_matter(numbers: &mut Numbers) -> Vec<u8> {
    let pieces = [
        "title：甲\n",
        "title: 甲\n",
        "date: 2031-13-45\n",
        "date: tomorrow\n",
        "labels: declared\n",
        "labels: [a]\n",
        "speakers: 5\n",
        "speakers:\n  甲: { role: king }\n",
        "\tplace: 乙\n",
        "witness: { extent: all }\n",
        "titel: x\n",
        "a: &x [*x]\n",
        "? {\n",
        "!!binary x\n",
        "speakers:\n  甲: {}\n  甲: {}\n",
        "---\n",
        "language: 中文\n",
        "\"\n",
    ];
    let length = numbers.below(8);
    let middle: String = (0..length).map(|_| *numbers.pick(&pieces)).collect();
    let end = *numbers.pick(&["---\n", "", "--\n", "...\n"]);
    format!("---\n{middle}{end}甲：好？\n\n乙：好。\n").into_bytes()
}

fn blank(numbers: &mut Numbers) -> Vec<u8> {
    let spaces = [" ", "\n", "\u{3000}", "\u{a0}", "\t", "\r", "\u{feff}", "\u{c}"];
    let length = numbers.below(50);
    (0..length).map(|_| *numbers.pick(&spaces)).collect::<String>().into_bytes()
}

const COUNT: usize = 2000;

/// Whether the input is one of those that chance may leave healthy: a piece cut out between two
/// paragraphs is a shorter transcript, and lines repeated in a good order are a longer one.
fn may_be_whole(name: &str) -> bool {
    let digits: String =
        name["2031-03-02-broken-".len()..].chars().take_while(char::is_ascii_digit).collect();
    matches!(digits.parse::<usize>().unwrap() / 2 % 14, 0 | 10)
}

#[test]
fn every_broken_input_is_parsed_and_something_is_said_of_it() {
    let project = Project::empty();
    let files: Vec<File> = (0..COUNT)
        .map(|index| {
            let (name, bytes) = broken_input(index);
            std::fs::write(project.at(&name), bytes).unwrap();
            File { folder: project.path().to_owned(), path: name, encoding: None }
        })
        .collect();
    let mut silent = Vec::new();
    for (file, parsed) in files.iter().zip(pipeline::parse(&files, None)) {
        let parsed = parsed.unwrap_or_else(|refused| panic!("{}: {refused:?}", file.path));
        if parsed.diagnostics.is_empty() && !may_be_whole(&file.path) {
            silent.push(file.path.as_str());
        }
    }
    assert_eq!(silent, [""; 0], "nothing is said of these");
}

#[test]
fn an_archive_of_broken_inputs_tells_of_those_that_stop_it_and_publishes_the_others() {
    let project = Project::new();
    for index in 0..COUNT {
        let (name, bytes) = broken_input(index);
        let path = project.at(&format!("content/sessions/2031/{name}"));
        std::fs::write(path, bytes).unwrap();
    }
    let site = project.at("site");
    let build = || pipeline::build(project.path(), &site, Rules::default(), &|_| ());
    let (published, report) = build();
    assert_eq!(published, None);
    let stopping = report.iter().filter(|one| one.severity == Severity::Error);
    for path in stopping.filter_map(Diagnostic::path).collect::<BTreeSet<_>>() {
        std::fs::remove_file(project.at(path)).unwrap();
    }
    let (published, report) = build();
    let errors: Vec<_> = report.iter().filter(|one| one.severity == Severity::Error).collect();
    assert_eq!(errors, Vec::<&Diagnostic>::new());
    assert!(published.is_some_and(|published| published.pages > COUNT));
}
