//! An invented archive whose words come as in natural text: few of them often, and ever new ones, though ever fewer, the
//! more is said.
//!
//! What relates two questions are the words that few others have. How many these are, and how often each is said,
//! depends on the size of an archive by two laws, Zipf's and Heaps', which words drawn evenly from a list do not
//! follow. Ranks are therefore drawn from a double power law. Its figures, and how often one matter is asked about again,
//! are such that of 1,000 to 2,000 questions about as many words are shared, and as many are related, as in an archive
//! of real press conferences of that size.
#![allow(clippy::cast_precision_loss, reason = "what is drawn by lot")]

use super::planted::Lot;

/// A double power law: up to a rank, words are as frequent as one by their rank, and beyond it by a power of it.
#[derive(Clone, Copy)]
struct Law {
    rank: f64,
    power: f64,
}

/// Chinese words: the figures that Gerlach and Altmann found for books (Stochastic model for the vocabulary growth
/// in natural languages, Physical Review X 3, 021006, 2013).
const CHINESE: Law = Law { rank: 7_873.0, power: 1.77 };
/// Words with spaces between, as interpreters use them: fewer.
const SPACED: Law = Law { rank: 2_000.0, power: 2.1 };
/// What is asked about.
const MATTERS: Law = Law { rank: 20.0, power: 1.77 };

/// How many words are a matter's own.
const OWN: usize = 24;
/// Of so many words one is the matter's.
const ONE_OWN_IN: usize = 3;
/// How many words a clause has.
const CLAUSE: usize = 6;

/// The words most often said, in Chinese: what stands in jieba's dictionary.
const FREQUENT: &str = "水库 修缮 方案 居民 渡口 石桥 集市 学校 道路 照明 工程 经费 会议 机制 平台 规划 市场 管理 意见 河道 码头 \
    粮食 公园 图书馆 医院 老人 青年 历史 文化 传统 生态 环境 监督 水平 堤坝 木料 船工 村民 孩子 医馆 预算 灯笼 戏台 茶馆 邮局 车站";
/// Of what the names are made that all other words are.
const NAMES: &str =
    "云溪石渡青桐柳岸杏林枫桥荷塘鹤鸣白鹭碧潭翠屏丹霞东皋芳洲甘泉古槐桂花寒山红梅虹梁湖心";

/// Speech in words drawn by lot.
pub(crate) struct Speech {
    chinese: bool,
    law: Law,
    lot: Lot,
    frequent: Vec<&'static str>,
    names: Vec<char>,
}

impl Speech {
    pub(crate) fn new(chinese: bool) -> Self {
        Self {
            chinese,
            law: if chinese { CHINESE } else { SPACED },
            lot: Lot(2031),
            frequent: if chinese { FREQUENT.split_whitespace().collect() } else { Vec::new() },
            names: NAMES.chars().collect(),
        }
    }

    /// A question and its answer, on one matter.
    pub(crate) fn exchange(&mut self) -> (String, String) {
        let mut matter = Lot(MATTERS.rank(&mut self.lot));
        let own: Vec<u64> = (0..OWN).map(|_| self.law.rank(&mut matter)).collect();
        let words = [20 + self.lot.below(30), 30 + self.lot.below(120)];
        let [question, answer] = words.map(|words| self.said(words, &own));
        (question, answer)
    }

    /// So many words.
    fn said(&mut self, words: usize, own: &[u64]) -> String {
        let mut said = String::new();
        let mut name_before = false;
        for at in 0..words {
            let rank = match self.lot.below(ONE_OWN_IN) {
                0 => own[self.lot.below(own.len())],
                _ => self.law.rank(&mut self.lot),
            };
            let (word, is_name) = self.word(rank);
            said.push_str(match at {
                0 => "",
                _ if at % (2 * CLAUSE) == 0 => ["。", ". "][usize::from(!self.chinese)],
                _ if at % CLAUSE == 0 => ["，", ", "][usize::from(!self.chinese)],
                _ if !self.chinese => " ",
                // Unknown words side by side would be taken for one, now so and now otherwise.
                _ if name_before && is_name => "、",
                _ => "",
            });
            said.push_str(&word);
            name_before = is_name;
        }
        said.push_str(if self.chinese { "。" } else { "." });
        said
    }

    /// The word of a rank, from 1 on, and whether it is a name.
    fn word(&self, rank: u64) -> (String, bool) {
        let rank = usize::try_from(rank).unwrap_or(usize::MAX);
        if let Some(word) = self.frequent.get(rank - 1) {
            return ((*word).to_owned(), false);
        }
        let mut rest = rank;
        let mut word = String::new();
        let mut syllables = 0;
        while rest > 0 || syllables < 2 {
            if self.chinese {
                word.push(self.names[rest % self.names.len()]);
                rest /= self.names.len();
            } else {
                word.push(char::from(b"bdfgklmnprtvz"[rest % 13]));
                word.push(char::from(b"aeiou"[rest / 13 % 5]));
                rest /= 65;
            }
            syllables += 1;
        }
        (word, true)
    }
}

impl Law {
    /// A rank, from 1 on, drawn by it.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rounded down")]
    fn rank(self, lot: &mut Lot) -> u64 {
        // The harmonic number, and the integral over what lies beyond, in units of what the last rank before has.
        let (often, beyond) = (self.rank.ln() + 0.577, 1.0 / (self.power - 1.0));
        if drawn(lot) * (often + beyond) < often {
            return self.rank.powf(drawn(lot)) as u64;
        }
        (self.rank * (1.0 - drawn(lot)).powf(-beyond)).min(1e9) as u64
    }
}

/// A number from 0 to less than 1.
fn drawn(lot: &mut Lot) -> f64 {
    const PARTS: usize = 1 << 30;
    lot.below(PARTS) as f64 / PARTS as f64
}
