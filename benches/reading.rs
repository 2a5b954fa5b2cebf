//! How fast plain transcripts are read: MB/s of one core, beside jieba's own on the same text, and how much
//! memory a thousand files take beside ten.
//!
//! The text is invented, and the same on every machine. `cargo bench --bench reading [-- MEGABYTES]`

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a bench measures time and prints it"
)]

use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::time::Instant;

use wenda::model::Lexicon;
use wenda::pipeline::{File, parse_each};
use wenda::read::{Input, read_input};
use wenda::structure::structure;

/// How large one transcript is, in bytes, about.
const SESSION: usize = 60_000;

/// Words of an invented town, of which sentences are made.
const WORDS: &str = "\
    云溪镇 石桥 渡口 学堂 木料 镇公所 今年 明年 秋天 水位 修建 开课 船工 先生 村民 各村 一半 已经 \
    继续 我们 希望 认为 同时 将会 需要 计划 办法 孩子 图书馆 防洪堤 粮食 道路 集市 医馆 预算 公开 \
    关于 这个 问题 情况 工作 方面 进一步 推动 解决 重视 研究 安排 落实";

/// A transcript of about [`SESSION`] bytes; no two of different `seed` are alike.
fn transcript(seed: u64) -> String {
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).unwrap()
    };
    let mut text =
        String::from("2031年6月8日，云溪镇在镇公所举行记者会，副镇长何清回答记者提问。\n\n");
    let media = ["云溪晚报记者", "石桥周刊记者", "渡口电台记者"];
    while text.len() < SESSION {
        for (label, sentences, end) in [(media[next(3)], 3, "？"), ("何清", 12, "。")] {
            _ = write!(text, "{label}：");
            for sentence in 0..sentences {
                for word in 0..8 + next(12) {
                    if word == 7 {
                        text.push('，');
                    }
                    text.push_str(words[next(words.len())]);
                }
                text.push_str(if sentence + 1 == sentences { end } else { "。" });
                if label == "何清" && sentence % 4 == 3 {
                    text.push_str("\n\n");
                }
            }
            text.push_str("\n\n");
        }
    }
    text
}

/// Megabytes a second.
#[allow(clippy::cast_precision_loss, reason = "a measure")]
fn rate(bytes: usize, start: Instant) -> f64 {
    bytes as f64 / 1e6 / start.elapsed().as_secs_f64()
}

/// The most memory that this process has had so far, in megabytes, where the system tells.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse::<u64>().ok().map(|kilobytes| kilobytes / 1024)
}

/// Reads `count` files by the way of `wenda parse`; how many exchanges they had.
fn read_files(count: u64) -> usize {
    let folder = tempfile::tempdir().unwrap();
    let file = |number: u64| File {
        folder: folder.path().to_owned(),
        path: format!("{number}.txt"),
        encoding: None,
    };
    let files: Vec<File> = (0..count).map(file).collect();
    for (number, file) in (0..).zip(&files) {
        std::fs::write(folder.path().join(&file.path), transcript(number)).unwrap();
    }
    let mut exchanges = 0;
    parse_each(&files, None, &mut |_, parsed| {
        exchanges += parsed.unwrap().session.exchanges.len();
        ControlFlow::Continue(())
    });
    exchanges
}

fn main() {
    let asked = std::env::args().find_map(|word| word.parse().ok());
    let megabytes: usize = asked.unwrap_or(100);
    let count = u64::try_from(megabytes * 1_000_000 / SESSION).unwrap().max(1);
    // The dictionary is loaded once, whoever needs it.
    wenda::text::cut("云溪镇");

    // First, while nothing else is in memory.
    for files in [10, 100, 1000] {
        let exchanges = read_files(files);
        let peak = peak().map_or_else(|| "?".to_owned(), |megabytes| megabytes.to_string());
        println!("{files} files: {exchanges} exchanges, at most {peak} MB so far");
    }

    let (mut bytes, mut exchanges) = (0, 0);
    let texts: Vec<String> = (0..count).map(transcript).collect();
    let start = Instant::now();
    for text in &texts {
        let input = Input { path: "a.txt", bytes: text.as_bytes(), beside: None, encoding: None };
        let mut report = Vec::new();
        let draft = read_input(input, &mut report).unwrap();
        exchanges += structure(&draft, &Lexicon::default(), &mut report).exchanges.len();
        bytes += text.len();
    }
    println!("read and structured: {:.1} MB/s ({exchanges} exchanges)", rate(bytes, start));
    let start = Instant::now();
    let words: usize = texts.iter().map(|text| wenda::text::cut(text).len()).sum();
    println!("jieba alone:         {:.1} MB/s ({words} words)", rate(bytes, start));
}
