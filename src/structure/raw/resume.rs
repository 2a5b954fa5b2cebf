//! Words that are given back to the one who answers, though nobody is named before them: after a word
//! that a journalist puts in (记者：是的。), and where the answer's label was forgotten.
//!
//! Both are known by what comes next: another question, where an answer should stand.

use std::ops::Range;

use super::names::Name;
use super::piece::{Piece, What};
use super::vocabulary::is_medium;
use super::voice::ends_by_asking;
use crate::model::Role;
use crate::text::is_east_asian;

/// The longest a word put in may be (a full-width character counts as three).
const WORD: usize = 120;
/// The least that an answer says.
const ANSWER: usize = 90;
/// The least that the last answer says, after which nothing tells any more.
const LAST_ANSWER: usize = 240;
/// How often, at least, whoever answers must be named.
const OFTEN: usize = 3;

/// A place where a speaker is implied.
#[derive(Debug)]
pub(super) struct Found {
    /// The speaker's label.
    pub(super) label: String,
    /// The words.
    pub(super) words: String,
    /// Where they stand.
    pub(super) span: Range<usize>,
}

/// Puts labels before such words.
pub(super) fn resume(pieces: &mut Vec<Piece<'_>>, names: &[Name<'_>]) -> Vec<Found> {
    let labels: Vec<(usize, usize)> = pieces
        .iter()
        .enumerate()
        .filter_map(|(at, piece)| match piece.what {
            What::Label(name) => Some((at, name)),
            _ => None,
        })
        .collect();
    let answerer = answerer(&labels, names);
    let mut implied: Vec<(usize, usize)> = Vec::new();
    for (number, &(at, name)) in labels.iter().enumerate() {
        let next = labels.get(number + 1);
        let end = next.map_or(pieces.len(), |(next, _)| *next);
        let before = number.checked_sub(1).and_then(|before| labels.get(before)).map(|one| one.1);
        let said: Vec<usize> = (at + 1..end).filter(|&at| pieces[at].is_words()).collect();
        let [first, second, ..] = said[..] else { continue };
        let rest = &said[1..];
        let next = next.map(|(_, name)| *name);
        let asked_next = next.is_some_and(|next| asks(&names[next]));
        let puts_in = puts_in(&names[name])
            && asked_next
            && next != Some(name)
            && before.is_some_and(|before| before != name && next != Some(before))
            && weight(&pieces[first].text) <= WORD;
        let forgotten = answerer.is_some()
            && asks(&names[name])
            && (asked_next || next.is_none())
            && ends_by_asking(&pieces[first].text)
            && !rest.iter().any(|&at| ends_by_asking(&pieces[at].text))
            && rest.iter().map(|&at| weight(&pieces[at].text)).sum::<usize>()
                >= if asked_next { ANSWER } else { LAST_ANSWER };
        match (puts_in, before, forgotten, answerer) {
            (true, Some(before), _, _) => implied.push((second, before)),
            (_, _, true, Some(answerer)) => implied.push((second, answerer)),
            _ => {}
        }
    }
    let found = implied.iter().map(|&(at, name)| Found {
        label: names[name].label.clone(),
        words: pieces[at].text.clone(),
        span: pieces[at].span.clone(),
    });
    let found = found.collect();
    put(pieces, &implied);
    found
}

/// Puts a label before each of these pieces.
fn put(pieces: &mut Vec<Piece<'_>>, implied: &[(usize, usize)]) {
    if implied.is_empty() {
        return;
    }
    let mut waiting = implied.iter().peekable();
    let all = std::mem::take(pieces);
    for (at, piece) in all.into_iter().enumerate() {
        if let Some((_, name)) = waiting.next_if(|(place, _)| *place == at) {
            let start = piece.span.start;
            pieces.push(Piece::new(What::Label(*name), start..start, piece.blanks));
        }
        pieces.push(piece);
    }
}

/// Whoever answers nearly all who ask, if that is one.
fn answerer(labels: &[(usize, usize)], names: &[Name<'_>]) -> Option<usize> {
    let mut counts = vec![0_usize; names.len()];
    let mut asked = 0;
    for pair in labels.windows(2) {
        let [(_, one), (_, next)] = *pair else { continue };
        if asks(&names[one]) && one != next {
            asked += 1;
            counts[next] += 1;
        }
    }
    let (name, count) = counts.iter().enumerate().max_by_key(|(_, count)| **count)?;
    (*count >= OFTEN && count * 10 >= asked * 7 && !asks(&names[name])).then_some(name)
}

/// Whether a label's own words tell that its bearer asks.
fn asks(name: &Name<'_>) -> bool {
    name.role_word.is_some_and(|word| word.role == Role::Asker)
        || name.role_word.is_none() && is_medium(&name.label)
}

/// Whether it is a label of a journalist who is named by nothing else: 记者, Journalist.
fn puts_in(name: &Name<'_>) -> bool {
    let journalist = ["记者", "記者", "ournalist", "eporter"];
    name.role_word.is_some_and(|word| word.nobody && word.role == Role::Asker)
        && journalist.iter().any(|word| name.label.contains(word))
}

fn weight(text: &str) -> usize {
    text.chars().take(1000).map(|c| if is_east_asian(c) { 3 } else { 1 }).sum()
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Code;
    use crate::structure::raw::tests::{codes, outline, session};

    #[test]
    fn whoever_was_interrupted_goes_on() {
        let (session, report) = session(
            "问：渡口开了吗？\n\n答：开了。\n\n问：票价呢？\n\n答：你是说哪一种？\n\n记者澄清：单程。\n\n\
             单程两元，来回三元。\n\n问：夜班呢？\n\n答：没有。\n",
        );
        assert_eq!(
            outline(&session)[2..],
            [
                "q2 asker 问: 票价呢？",
                "q2 answerer 答: 你是说哪一种？",
                "q2 asker+ 记者澄清: 单程。",
                "q2 answerer 答: 单程两元，来回三元。",
                "q3 asker 问: 夜班呢？",
                "q3 answerer 答: 没有。",
            ]
        );
        assert_eq!(codes(&report), [Code::ImpliedSpeaker]);
    }

    #[test]
    fn a_forgotten_label_is_put_back() {
        let pairs = "Q: Is it open?\n\nA: It is.\n\n".repeat(3);
        let (session, report) = session(&format!(
            "{pairs}Q: And the night ferry?\n\nThe night ferry will be open from the first of May, as we said \
             last week, and it will cost two coins.\n\nQ: Why two?\n\nA: It is a round figure.\n",
        ));
        assert_eq!(session.exchanges.len(), 5);
        assert_eq!(session.exchanges[3].turns.len(), 2);
        assert_eq!(codes(&report), [Code::ImpliedSpeaker]);
    }

    #[test]
    fn a_question_of_several_paragraphs_is_one() {
        let pairs = "问：开了吗？\n\n答：开了。\n\n".repeat(3);
        let (session, report) = session(&format!(
            "{pairs}问：夜班呢？\n\n去年冬天停过，很多人住在对岸，回不了家，这件事大家都记得，今年还会停吗？\n\n答：不停。\n",
        ));
        assert_eq!(session.exchanges[3].turns.len(), 2);
        assert_eq!(codes(&report), []);
    }
}
