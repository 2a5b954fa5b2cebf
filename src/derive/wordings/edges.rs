//! Whether a row of words is a phrase: what stands at its edges, and what stands beside them.
//!
//! A phrase ends where the language is free: many words can follow (branching entropy), or a mark
//! does. Where one word mostly follows, the phrase is longer than the row.

use super::stream::{Stream, Token};
use crate::text::{Join, Light, Part};

/// One word may stand beside a phrase in this share of its uses at most; above, it is part of it.
const MOST_OF_ONE: f64 = 0.7;
/// What goes for most uses goes for this share of them.
const MOST: f64 = 0.5;
/// So many of its uses must have a mark or a light word after them: a phrase is sometimes the last.
const CLOSED: f64 = 0.4;

/// Of one that ends with a noun, so many: what is done to it need not follow.
const ONCE_CLOSED: f64 = 0.15;
/// No word follows more often than this where any can.
const FEW: f64 = 0.3;

/// What is followed by a clause, or begins one.
const CLAUSE: &str = "希望 要求 敦促 呼吁 呼籲 欢迎 歡迎 我们 我們 发布 發布 注意到 看到";

/// A row that stands between marks in this share of its uses is a whole, if it has so many words.
const MOST_APART: f64 = 0.7;
const WHOLE_WORDS: usize = 3;

/// Fewest Chinese characters, with light words.
const CHARACTERS: u32 = 6;
/// Fewest without.
const FULL_CHARACTERS: u32 = 5;
/// Fewest of a row of two words, with the light word between them (零和博弈 is 零 and 博弈), if the rarer stands in the row in this
/// share of its uses.
const BOUND_CHARACTERS: u32 = 4;
const BOUND: f64 = 0.4;
/// Fewest words with spaces, with light words.
const SPACED_WORDS: usize = 4;
/// Fewest without.
const FULL_WORDS: usize = 3;

/// A row of words that may be a wording.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Candidate {
    /// How many words.
    pub(super) words: usize,
    /// Where it stands, in order.
    pub(super) places: Vec<u32>,
    /// In how many sessions.
    pub(super) sessions: usize,
    /// How free its edges are, in bits: the lesser of the two branching entropies.
    pub(super) freedom: f64,
    /// Whether a light word after it belongs to it: 一贯的、明确的.
    pub(super) tail: bool,
}

/// The candidate that a row of words is, if it stands in `least` sessions and its edges are those of a phrase. `uses` are those of
/// each word of the vocabulary.
pub(super) fn judge(
    stream: &Stream,
    uses: &[usize],
    places: &[u32],
    words: usize,
    least: usize,
) -> Option<Candidate> {
    // Two words come together easily.
    let least = if words == 2 { 2 * least } else { least };
    let first = places[0] as usize;
    if places.len() < least {
        return None;
    }
    let long = is_long_enough(stream, first, words);
    let bound = is_bound(stream, uses, places, words);
    if !long && !bound {
        return None;
    }
    if has_many_figures(stream, first, words) {
        return None;
    }
    let sessions = stream.sessions_of(places.iter().copied());
    if sessions < least {
        return None;
    }
    let (begins, ends) = (stream.type_at(first).part, stream.type_at(first + words - 1).part);
    if !can_begin(begins) || !can_end(ends, begins) || has_a_place_alone(stream, first, words) {
        // 这一立场 goes with what was said before it; a date or an hour was cut.
        let cut = begins == Part::Pointing || [begins, ends].contains(&Part::Figure);
        let freedom = whole(stream, places, words).filter(|_| !cut)?;
        return Some(candidate(stream, places, words, sessions, freedom));
    }
    let right = Side::of(places.iter().map(|&at| after(stream, at, words, bound)).collect(), true);
    // A noun is an end where no noun follows; a verb, where a mark does.
    let ended = match ends {
        // 希望有关国家: where a clause is wanted, it goes on after its first noun.
        Part::Noun | Part::Name if is_of_clause(&stream.type_at(first).text) => {
            right.nouns < MOST && right.closed >= CLOSED
        }
        Part::Noun | Part::Name | Part::Action => right.nouns < MOST && right.closed >= ONCE_CLOSED,
        Part::Quality => right.nouns < MOST && right.closed >= CLOSED,
        _ => right.closed >= CLOSED || is_appeal(begins, &right, sessions, least),
    } || whole(stream, places, words).is_some();
    if right.top > MOST_OF_ONE || !ended || lacks_the_other(stream, places, words) {
        return None;
    }
    let left = Side::of(places.iter().map(|&at| before(stream, at)).collect(), false);
    let wants_mark = matches!(begins, Part::Leading | Part::Addressing);
    // 同, 与 before a noun that then does something: the phrase begins with them.
    let acts =
        is_noun(begins) && !(first..first + words).all(|at| is_noun(stream.type_at(at).part));
    if left.top > MOST_OF_ONE
        || (wants_mark && left.marked < MOST)
        || (is_noun(begins) && left.nouns >= MOST)
        || (acts && left.leading >= MOST)
        || left.pointing >= MOST
        || has_a_word_beside_a_comma(stream, places, words)
    {
        return None;
    }
    Some(candidate(stream, places, words, sessions, left.entropy.min(right.entropy)))
}

fn candidate(
    stream: &Stream,
    places: &[u32],
    words: usize,
    sessions: usize,
    freedom: f64,
) -> Candidate {
    let last = |&&at: &&u32| stream.words[at as usize + words - 1].tail > 0;
    let tail = share(places.iter().filter(last).count(), places.len()) >= MOST;
    Candidate { words, places: places.to_vec(), sessions, freedom, tail }
}

/// How free the edges of a row are that mostly stands between the marks of a sentence or a clause: whatever its first and last
/// words are, who speaks has made it a whole.
fn whole(stream: &Stream, places: &[u32], words: usize) -> Option<f64> {
    let stands_apart = |&&at: &&u32| {
        let (at, next) = (at as usize, at as usize + words);
        let apart = |token: &Token| token.join >= Join::Comma;
        apart(&stream.words[at]) && stream.words.get(next).is_none_or(apart)
    };
    let apart = share(places.iter().filter(stands_apart).count(), places.len());
    (words >= WHOLE_WORDS && apart >= MOST_APART).then(|| -share(1, places.len()).log2())
}

fn is_noun(part: Part) -> bool {
    matches!(part, Part::Noun | Part::Name | Part::Action | Part::Quality)
}

/// What goes before a noun and makes one name with it; what is done (发展, 合作) may also govern it.
fn is_named(part: Part) -> bool {
    is_noun(part) && part != Part::Action
}

/// Whether it is an appeal that any deed can follow: 敦促…停止. It begins with a verb that wants a clause, and
/// no word follows often.
fn is_appeal(begins: Part, right: &Side, sessions: usize, least: usize) -> bool {
    begins == Part::Open && right.top <= FEW && sessions >= 2 * least
}

fn is_of_clause(word: &str) -> bool {
    CLAUSE.split(' ').any(|it| it == word)
}

fn can_begin(part: Part) -> bool {
    !matches!(part, Part::Small | Part::Pointing | Part::Since | Part::Trailing | Part::Figure)
}

fn can_end(part: Part, begins: Part) -> bool {
    match part {
        Part::Light | Part::Since | Part::Full => true,
        part if is_noun(part) => true,
        Part::Trailing => begins == Part::Leading,
        _ => false,
    }
}

fn is_long_enough(stream: &Stream, at: usize, words: usize) -> bool {
    let row = || (at..at + words).map(|one| stream.type_at(one));
    let chinese: u32 = row().map(|word| u32::from(word.chinese)).sum();
    if chinese == 0 {
        let light = stream.words[at + 1..at + words].iter().filter(|it| it.light.is_some()).count();
        return words + light >= SPACED_WORDS && words >= FULL_WORDS;
    }
    let full: u32 = row().map(|word| u32::from(word.characters)).sum();
    let last = stream.words[at + words - 1];
    let span = last.end() + u32::from(last.tail) - stream.words[at].start;
    words >= 2 && full >= FULL_CHARACTERS && span >= CHARACTERS
}

/// Whether a row too short for a wording is two words that carry meaning and of which one is hardly said without
/// the other.
fn is_bound(stream: &Stream, uses: &[usize], places: &[u32], words: usize) -> bool {
    let first = places[0] as usize;
    let row = first..first + words;
    let says =
        |at| matches!(stream.type_at(at).part, Part::Full) || is_noun(stream.type_at(at).part);
    let rarer = row.clone().map(|at| uses[stream.words[at].word as usize]).min();
    words == 2
        && row.clone().all(|at| stream.type_at(at).chinese > 0 && says(at))
        && stream.words[first + 1].end() - stream.words[first].start >= BOUND_CHARACTERS
        && rarer.is_some_and(|uses| share(places.len(), uses) >= BOUND)
}

fn has_many_figures(stream: &Stream, at: usize, words: usize) -> bool {
    let figures = (at..at + words).filter(|&one| stream.type_at(one).part == Part::Figure).count();
    figures * 3 > words
}

/// Whether a word such as 上 stands in it without the preposition that it goes with.
fn has_a_place_alone(stream: &Stream, at: usize, words: usize) -> bool {
    let mut parts = (at..at + words).map(|one| stream.type_at(one).part);
    let first = parts.find(|part| matches!(part, Part::Leading | Part::Trailing));
    first == Some(Part::Trailing)
}

/// Whether its first or its last word mostly stands alone on the other side of a comma.
fn has_a_word_beside_a_comma(stream: &Stream, places: &[u32], words: usize) -> bool {
    let parted = |at: usize| stream.words[at].join >= Join::Comma;
    let count = |offset: usize| places.iter().filter(|&&at| parted(at as usize + offset)).count();
    let mostly = |offset: usize| share(count(offset), places.len()) >= MOST;
    mostly(1) || mostly(words - 1)
}

/// Whether one of two is told in it, and the other mostly follows: “exchanges between China” and …
fn lacks_the_other(stream: &Stream, places: &[u32], words: usize) -> bool {
    let last = places[0] as usize + words - 1;
    if words < 2 || &*stream.type_at(last - 1).text != "between" {
        return false;
    }
    let goes_on = |&&at: &&u32| {
        let next = stream.words.get(at as usize + words);
        next.is_some_and(|it| it.join == Join::Close && it.light == Some(Light::And))
    };
    share(places.iter().filter(goes_on).count(), places.len()) >= MOST
}

/// What stands beside a use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Neighbour {
    /// The word, if no mark parts it from the use.
    word: Option<u32>,
    /// Whether the phrase can end there: with a mark, or before 的 and 和, if it ends with a noun.
    closed: bool,
    /// What the word is, where nothing stands between.
    part: Option<Part>,
}

fn before(stream: &Stream, at: u32) -> Neighbour {
    let token = stream.words[at as usize];
    if !matches!(token.join, Join::Close | Join::Closing) {
        return Neighbour { word: None, closed: true, part: None };
    }
    let part = match token.light {
        None => Some(stream.type_at(at as usize - 1).part),
        // “With” or “and”, it goes before what follows it.
        Some(Light::And) => Some(Part::Leading),
        Some(_) => None,
    };
    Neighbour { word: Some(stream.words[at as usize - 1].word), closed: false, part }
}

/// What follows; what two `bound` words say is one thing, as a noun is, whatever they are.
fn after(stream: &Stream, at: u32, words: usize, bound: bool) -> Neighbour {
    let next = at as usize + words;
    let Some(&token) = stream.words.get(next) else {
        return Neighbour { word: None, closed: true, part: None };
    };
    match token.join {
        Join::Close | Join::Opening => {
            let noun = bound
                || is_noun(stream.type_at(next - 1).part)
                || stream.type_at(next).chinese == 0;
            let closed = noun && matches!(token.light, Some(Light::And | Light::Of));
            let part = token.light.is_none().then(|| stream.type_at(next).part);
            Neighbour { word: Some(token.word), closed, part }
        }
        // In the middle of a list anything can follow, but nothing ends.
        Join::Inside => Neighbour { word: None, closed: false, part: None },
        _ => Neighbour { word: None, closed: true, part: None },
    }
}

/// What stands on one side of a row, as shares of its uses.
struct Side {
    /// With a mark there.
    marked: f64,
    /// With what ends a phrase there.
    closed: f64,
    /// With a noun, a name or an adjective right there.
    nouns: f64,
    /// With a word right there that goes with a noun after it.
    pointing: f64,
    /// With a preposition right there.
    leading: f64,
    /// With the most frequent word.
    top: f64,
    /// The entropy, in bits; each mark counts as a word of its own.
    entropy: f64,
}

impl Side {
    fn of(mut neighbours: Vec<Neighbour>, after: bool) -> Self {
        neighbours.sort_unstable();
        let all = neighbours.len();
        let part = |wanted: fn(Part) -> bool| {
            let found = neighbours.iter().filter(|one| one.part.is_some_and(wanted));
            share(found.count(), all)
        };
        let (mut top, mut entropy) = (0.0_f64, 0.0);
        for same in neighbours.chunk_by(|one, other| one.word == other.word) {
            let part = share(same.len(), all);
            if same[0].word.is_some() {
                top = top.max(part);
                entropy -= part * part.log2();
            } else {
                entropy -= part * share(1, all).log2();
            }
        }
        Self {
            marked: share(neighbours.iter().filter(|one| one.word.is_none()).count(), all),
            closed: share(neighbours.iter().filter(|one| one.closed).count(), all),
            nouns: if after {
                part(|it| is_noun(it) || it == Part::Trailing)
            } else {
                part(is_named)
            },
            pointing: part(|it| matches!(it, Part::Pointing | Part::Counting)),
            leading: part(|it| it == Part::Leading),
            top,
            entropy,
        }
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts of uses")]
pub(super) fn share(part: usize, all: usize) -> f64 {
    if all == 0 { 0.0 } else { part as f64 / all as f64 }
}
