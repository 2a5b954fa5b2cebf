//! How much of a build the matching of terms takes: 5,000 of them in 10 MB of invented Chinese.
//!
//! `cargo bench --bench terms` makes an archive out of a fixed row of numbers in a folder of its own,
//! builds it, and finds its terms once more by themselves, as a build does.
#![allow(clippy::print_stdout, reason = "it tells what it measured")]
#![allow(
    clippy::disallowed_methods,
    reason = "it reads the clock, and makes a folder to measure in"
)]
#![allow(clippy::unwrap_used, reason = "what fails here is to be seen")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use wenda::pipeline::{self, Rules};
use wenda::resolve::{Archive, find_terms};

const TERMS: usize = 5_000;
const BYTES: usize = 10_000_000;
const SESSIONS: usize = 100;
const RUNS: usize = 3;

/// What the sentences are made of: words as briefings have them, and single characters between them.
const WORDS: &str = "我们 今年 水库 修缮 方案 居民 渡口 石桥 集市 学校 道路 照明 工程 经费 镇上 会议 决定 \
    发展 合作 关系 机制 平台 安全 稳定 进展 建设 规划 人民 经济 市场 管理 问题 情况 意见 方面 各方 \
    共同 推动 加强 继续 已经 正在 明年 以前 以后 重要 积极 有关 根据 通过 河道 码头 粮食 公园 图书馆 \
    医院 老人 青年 历史 文化 传统 生态 环境 保护 治理 监督 公开 服务 提高 水平";
const BETWEEN: &str = "的 在 和 也 将 对 就 了 与 为 从 向 这 不 有";

/// A fixed row of numbers that look drawn by lot.
struct Lot(u64);

impl Lot {
    fn below(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

fn main() {
    let root = tempfile::tempdir().unwrap();
    let bytes = write(root.path());
    let rules = Rules::default();

    let mut matching = Vec::new();
    let (loaded, _) = pipeline::load(root.path(), &|_| ());
    let Archive { terms, mut sessions, .. } = loaded.unwrap().archive;
    for _ in 0..RUNS {
        let begun = Instant::now();
        find_terms(&terms, &mut sessions, &mut Vec::new());
        matching.push(begun.elapsed());
    }
    let uses: usize = sessions.iter().map(|session| session.uses.len()).sum();
    assert_eq!(terms.len(), TERMS);
    drop((terms, sessions));

    let mut building = Vec::new();
    for _ in 0..RUNS {
        let site = tempfile::tempdir().unwrap();
        let begun = Instant::now();
        let (published, report) = pipeline::build(root.path(), site.path(), rules, &|_| ());
        building.push(begun.elapsed());
        assert!(published.is_some(), "{:?}", report.iter().next());
    }
    let (matching, building) = (middle(matching), middle(building));
    println!("{TERMS} terms in {} MB of text, {uses} uses", bytes / 1_000_000);
    println!("matching {matching:.2?}, the whole build {building:.2?}");
    println!("share {:.1} %", 100.0 * matching.as_secs_f64() / building.as_secs_f64());
}

fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// Writes the archive; how many bytes its transcripts have.
fn write(root: &Path) -> usize {
    let content = root.join("content");
    for folder in ["sessions", "terms"] {
        fs::create_dir_all(content.join(folder)).unwrap();
    }
    let settings = "title: 量一量\nlanguage: zh-Hans\n";
    fs::write(content.join("archive.yaml"), settings).unwrap();
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let between: Vec<&str> = BETWEEN.split_whitespace().collect();
    let mut lot = Lot(2031);
    let names = names(&words, &mut lot);
    for (index, name) in names.iter().enumerate() {
        let text = format!("---\ntitle: {name}\n---\n");
        fs::write(content.join(format!("terms/t{index}.md")), text).unwrap();
    }
    let mut bytes = 0;
    for session in 0..SESSIONS {
        let (year, month) = (2000 + session / 12, 1 + session % 12);
        let mut text = format!(
            "---\ntitle: 第{session}次问答\ndate: {year}-{month:02}-01\nlabels: declared\n\
             speakers:\n  问: {{ role: asker }}\n  答: {{ role: answerer }}\n---\n"
        );
        while text.len() < BYTES / SESSIONS {
            for (label, sentences) in [("问", 3), ("答", 12)] {
                let _ = write!(text, "\n{label}：");
                for _ in 0..sentences {
                    sentence(&mut text, &words, &between, &names, &mut lot);
                }
                text.push('\n');
            }
        }
        bytes += text.len();
        fs::write(content.join(format!("sessions/s{session}.md")), text).unwrap();
    }
    bytes
}

/// Names of two words and three, and of parts of words: all lengths from two characters on.
fn names(words: &[&str], lot: &mut Lot) -> Vec<String> {
    let mut names = std::collections::BTreeSet::new();
    let mut in_order = Vec::new();
    while in_order.len() < TERMS {
        let (one, two, three) = (lot.of(words), lot.of(words), lot.of(words));
        let name = match lot.below(4) {
            0 => one.chars().take(1).chain(two.chars().take(1)).collect(),
            1 => one.chars().chain(two.chars().take(1)).collect(),
            2 => format!("{one}{two}"),
            _ => format!("{one}{two}{three}"),
        };
        if names.insert(name.clone()) {
            in_order.push(name);
        }
    }
    in_order
}

fn sentence(text: &mut String, words: &[&str], between: &[&str], names: &[String], lot: &mut Lot) {
    for part in 0..8 {
        match lot.below(8) {
            0 => text.push_str(&names[lot.below(names.len())]),
            1 | 2 => text.push_str(lot.of(between)),
            _ => text.push_str(lot.of(words)),
        }
        if part == 3 {
            text.push('，');
        }
    }
    text.push('。');
}
