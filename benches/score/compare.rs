//! A parse held against a truth: what is counted, and the places that are wrong.

use std::ops::AddAssign;

use wenda::text::{collapse, pieces};

use super::align;
use super::truth::{Parse, Truth, Turn};

/// How many words off a turn may begin and still begin at the right place.
const SLACK: usize = 2;
/// As many words as this in a row that stand in the text twice are said to be doubled.
const DOUBLED: usize = 6;

/// How many of something were right.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Found {
    /// In parse and truth.
    pub(crate) both: usize,
    /// In the parse.
    pub(crate) parse: usize,
    /// In the truth.
    pub(crate) truth: usize,
}

impl Found {
    /// Of what the parse has, the part that is right, in hundredths of a per cent; all, if it has none.
    pub(crate) fn precision(self) -> usize {
        hundredths(self.both, self.parse)
    }

    /// Of what is right, the part that the parse has.
    pub(crate) fn recall(self) -> usize {
        hundredths(self.both, self.truth)
    }

    /// The harmonic mean of the two.
    pub(crate) fn f1(self) -> usize {
        hundredths(2 * self.both, self.parse + self.truth)
    }
}

fn hundredths(part: usize, all: usize) -> usize {
    (part * 10_000).checked_div(all).unwrap_or(10_000)
}

/// The figures of a file or a group of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Score {
    pub(crate) turns: Found,
    /// Of the turns that begin where they should, those whose labels are right.
    pub(crate) labels: (usize, usize),
    /// Of those whose kind the truth states, those whose kind is right.
    pub(crate) kinds: (usize, usize),
    pub(crate) exchanges: Found,
    /// The truth's words.
    pub(crate) words: usize,
    /// Words that stand nowhere any more.
    pub(crate) lost: usize,
    /// Words of speech that were set apart.
    pub(crate) apart: usize,
    /// Words that the truth does not have, but for furniture.
    pub(crate) added: usize,
    /// Words that stand in the text twice.
    pub(crate) doubled: usize,
    /// Pieces of furniture left in the text, and pages.
    pub(crate) furniture: (usize, usize),
    /// Asides that are as stated, of those stated or found.
    pub(crate) asides: Found,
}

impl AddAssign for Found {
    fn add_assign(&mut self, other: Self) {
        self.both += other.both;
        self.parse += other.parse;
        self.truth += other.truth;
    }
}

impl AddAssign for Score {
    fn add_assign(&mut self, other: Self) {
        let pair = |one: &mut (usize, usize), other: (usize, usize)| {
            *one = (one.0 + other.0, one.1 + other.1);
        };
        self.turns += other.turns;
        pair(&mut self.labels, other.labels);
        pair(&mut self.kinds, other.kinds);
        self.exchanges += other.exchanges;
        self.words += other.words;
        self.lost += other.lost;
        self.apart += other.apart;
        self.added += other.added;
        self.doubled += other.doubled;
        pair(&mut self.furniture, other.furniture);
        self.asides += other.asides;
    }
}

/// As many words as this in a row are known again in another place.
const MOVED: usize = 3;

/// One text as words in a row, and where its turns begin among them.
struct Text<'a> {
    turns: Vec<(usize, &'a Turn)>,
    words: Vec<&'a str>,
}

impl<'a> Text<'a> {
    fn new(turns: &'a [Turn], label: &impl Fn(&Turn) -> Option<String>) -> Self {
        let mut text = Self { turns: Vec::new(), words: Vec::new() };
        for turn in turns {
            let words = pieces(&turn.text);
            let same = text.turns.last().is_some_and(|(_, last)| label(last) == label(turn));
            let nobody = turn.label.is_none() && turn.kind.is_none() && text.turns.is_empty();
            if nobody || same && !turn.opens {
                text.words.extend(words);
                continue;
            }
            if !words.is_empty() {
                text.turns.push((text.words.len(), turn));
                text.words.extend(words);
            }
        }
        text
    }

    /// The words around one of them.
    fn around(&self, at: usize) -> String {
        self.words[at.min(self.words.len())..]
            .iter()
            .take(12)
            .copied()
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// Compares; what is wrong is written into `wrong`, worst kinds first come where they stand.
pub(crate) fn compare(truth: &Truth, parse: &Parse, wrong: &mut Vec<String>) -> Score {
    let own = |turn: &Turn| turn.label.as_deref().map(|label| plain_label(label, truth));
    let (stated, made) = (Text::new(&truth.turns, &own), Text::new(&parse.turns, &own));
    let there = align::align(&stated.words, &made.words);
    let mut back = vec![None; made.words.len()];
    for (at, twin) in there.iter().enumerate() {
        if let Some(twin) = twin {
            back[*twin] = Some(at);
        }
    }
    let mut score = Score { words: stated.words.len(), ..Score::default() };
    turns(&stated, &made, &back, &own, &mut score, wrong);
    lost(&stated, &made, &there, parse, &mut score, wrong);
    added(&stated, &made, &back, truth, &mut score, wrong);
    asides(truth, parse, &mut score, wrong);
    score
}

/// A label without what may differ: case, white space, the mark at its end.
fn plain_label(label: &str, truth: &Truth) -> String {
    let label = truth.same_labels.get(label).map_or(label, String::as_str);
    let plain: String = label.chars().filter(|c| !c.is_whitespace()).collect();
    plain.trim_end_matches(['.', ':', '：', '．']).to_lowercase()
}

fn turns(
    stated: &Text<'_>,
    made: &Text<'_>,
    back: &[Option<usize>],
    own: &impl Fn(&Turn) -> Option<String>,
    score: &mut Score,
    wrong: &mut Vec<String>,
) {
    let mut met = vec![false; stated.turns.len()];
    let opens = |turns: &[(usize, &Turn)]| turns.iter().filter(|(_, turn)| turn.opens).count();
    let measured = opens(&stated.turns) > 0;
    for (begin, turn) in &made.turns {
        let place = (*begin..back.len().min(begin + SLACK + 1))
            .find_map(|at| Some(back[at]?.saturating_sub(at - begin)));
        let twin = place.and_then(|place| {
            let near = |at: usize| at.abs_diff(place) <= SLACK;
            let after = stated.turns.partition_point(|(at, _)| at + SLACK < place);
            (after..stated.turns.len())
                .take_while(|&one| stated.turns[one].0 <= place + SLACK)
                .filter(|&one| !met[one] && near(stated.turns[one].0))
                .min_by_key(|&one| stated.turns[one].0.abs_diff(place))
        });
        score.turns.parse += 1;
        let label = turn.label.as_deref().unwrap_or("-");
        let Some(twin) = twin else {
            wrong.push(format!(
                "line {}: no turn begins here: {label}: {}",
                turn.line,
                made.around(*begin)
            ));
            continue;
        };
        met[twin] = true;
        score.turns.both += 1;
        let right = stated.turns[twin].1;
        score.labels.1 += 1;
        if own(right) == own(turn) {
            score.labels.0 += 1;
        } else {
            let should = right.label.as_deref().unwrap_or("-");
            wrong.push(format!("line {}: the label is {should}, not {label}", turn.line));
        }
        if let Some(kind) = &right.kind {
            score.kinds.1 += 1;
            let made_kind = turn.kind.as_deref().unwrap_or("-");
            if made_kind == kind {
                score.kinds.0 += 1;
            } else {
                wrong.push(format!(
                    "line {}: a turn of {label} is {kind}, not {made_kind}",
                    turn.line
                ));
            }
        }
        if measured {
            score.exchanges.both += usize::from(right.opens && turn.opens);
            if right.opens != turn.opens {
                let what = if right.opens { "an" } else { "no" };
                wrong.push(format!(
                    "line {}: {what} exchange opens at {label}: {}",
                    turn.line,
                    made.around(*begin)
                ));
            }
        }
    }
    score.turns.truth = stated.turns.len();
    if measured {
        score.exchanges.truth = opens(&stated.turns);
        score.exchanges.parse = opens(&made.turns);
    }
    for ((begin, turn), _) in stated.turns.iter().zip(met).filter(|(_, met)| !met) {
        let label = turn.label.as_deref().unwrap_or("-");
        wrong.push(format!("a turn is missed: {label}: {}", stated.around(*begin)));
    }
}

/// Runs of words that have no twin.
fn runs(twins: &[Option<usize>]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, _) in twins.iter().enumerate().filter(|(_, twin)| twin.is_none()) {
        match runs.last_mut() {
            Some((_, end)) if *end == at => *end += 1,
            _ => runs.push((at, at + 1)),
        }
    }
    runs
}

fn bare(words: &[&str]) -> String {
    words.concat().to_lowercase()
}

/// Words of the truth that the parse's turns do not have in their place: set apart, elsewhere, or lost. What it has as a label or
/// as a link's address is neither: a label in the wrong place counts as a turn that does not begin there.
fn lost(
    stated: &Text<'_>,
    made: &Text<'_>,
    there: &[Option<usize>],
    parse: &Parse,
    score: &mut Score,
    wrong: &mut Vec<String>,
) {
    // In one piece: asides that stand side by side are one run of words in the truth.
    let asides: String = parse.asides.iter().map(|(_, text)| bare(&pieces(text))).collect();
    let elsewhere: Vec<String> = strays(made, there);
    let links: Vec<String> = parse.links.iter().map(|href| bare(&pieces(href))).collect();
    for (from, to) in runs(there) {
        let words = &stated.words[from..to];
        let text = bare(words);
        let from_here = from.checked_sub(1).and_then(|before| there[before]).map_or(0, |at| at + 1);
        let to_here = there.get(to).copied().flatten().unwrap_or(made.words.len());
        let labels = made.turns.iter().filter(|(at, _)| (from_here..=to_here).contains(at));
        let labels = labels.filter_map(|(_, turn)| turn.label.as_deref());
        // A direction may stand before the label.
        let text = labels
            .map(|label| bare(&pieces(label)))
            .find_map(|label| text.strip_suffix(label.as_str()).map(str::to_owned))
            .unwrap_or(text);
        if text.is_empty() || links.iter().any(|href| href.contains(&text)) {
            continue;
        }
        if asides.contains(&text) {
            score.apart += to - from;
            wrong.push(format!(
                "{} words were set apart: {}",
                to - from,
                words[..words.len().min(16)].join(" ")
            ));
        } else if to - from >= MOVED && elsewhere.iter().any(|stray| stray.contains(&text)) {
            let excerpt = words[..words.len().min(16)].join(" ");
            wrong.push(format!("{} words stand elsewhere: {excerpt}", to - from));
        } else {
            score.lost += to - from;
            wrong.push(format!(
                "{} words are lost: {}",
                to - from,
                words[..words.len().min(16)].join(" ")
            ));
        }
    }
}

/// The runs of words in the parse that are no words of the truth in their place: they count as added or
/// doubled, and what the truth has elsewhere is not lost besides.
fn strays(made: &Text<'_>, there: &[Option<usize>]) -> Vec<String> {
    let mut back = vec![None; made.words.len()];
    for (at, twin) in there.iter().enumerate() {
        if let Some(twin) = twin {
            back[*twin] = Some(at);
        }
    }
    runs(&back).into_iter().map(|(from, to)| bare(&made.words[from..to])).collect()
}

fn added(
    stated: &Text<'_>,
    made: &Text<'_>,
    back: &[Option<usize>],
    truth: &Truth,
    score: &mut Score,
    wrong: &mut Vec<String>,
) {
    let furniture: Vec<String> = truth.furniture.iter().map(|text| bare(&pieces(text))).collect();
    score.furniture.1 = truth.pages.unwrap_or(furniture.len());
    let all = bare(&stated.words);
    // Words before the first turn are the record's own business.
    let first = made.turns.first().map_or(usize::MAX, |(begin, _)| *begin);
    for (from, to) in runs(back) {
        let words = &made.words[from..to];
        let text = bare(words);
        let left = furniture.iter().any(|piece| !piece.is_empty() && text.contains(piece.as_str()));
        let excerpt = words[..words.len().min(16)].join(" ");
        if left {
            score.furniture.0 += 1;
            wrong.push(format!("furniture is left in the text: {excerpt}"));
        } else if from >= first {
            score.added += to - from;
            if to - from >= DOUBLED && all.contains(&text) {
                score.doubled += to - from;
                wrong.push(format!("{} words are doubled: {excerpt}", to - from));
            } else {
                wrong.push(format!("{} words are added: {excerpt}", to - from));
            }
        }
    }
}

fn asides(truth: &Truth, parse: &Parse, score: &mut Score, wrong: &mut Vec<String>) {
    let Some(stated) = &truth.asides else { return };
    let mut open: Vec<&(String, String)> = parse.asides.iter().collect();
    score.asides = Found { both: 0, parse: open.len(), truth: stated.len() };
    for one in stated {
        let same = |(kind, text): &(String, String)| *kind == one.0 && collapse(text) == one.1;
        if let Some(at) = open.iter().position(|aside| same(aside)) {
            open.remove(at);
            score.asides.both += 1;
        } else {
            wrong.push(format!("an aside is missed ({}): {}", one.0, one.1));
        }
    }
    wrong.extend(open.into_iter().map(|(kind, text)| format!("not an aside ({kind}): {text}")));
}
