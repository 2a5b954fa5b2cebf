//! What a question is about that only refers back (what is your comment on that?): the words before it.

use super::{LEAST, OPENERS_AT_MOST, is_small_talk, without_openers};
use crate::structure::words::{holds_any, is_among, starts_with_any, words};
use crate::text::{asks, clauses};

/// A question of fewer words beside [`EMPTY`] says nothing of what it is about.
const TELLING: usize = 2;

/// A clause of no more words may say only whose a report is, or when.
const LONGEST_SOURCE: usize = 8;

/// Words with which one asks for an answer to anything whatever, without 's.
const EMPTY: &str = "\
    a, an, the, and, or, but, so, of, on, to, in, for, with, from, by, at, about, as, regarding, concerning, \
    i, we, you, your, he, his, she, her, it, its, they, their, them, us, me, my, our, this, that, these, those, \
    there, here, one, what, how, why, when, who, which, whether, if, is, are, am, was, were, be, been, do, does, \
    did, done, has, have, had, will, would, can, could, should, may, might, must, not, \
    any, some, more, further, additional, specific, latest, other, else, anything, something, also, just, please, \
    like, want, wonder, wondering, know, tell, say, said, give, share, offer, provide, make, take, add, get, see, think, \
    comment, comments, commenting, response, responses, respond, reaction, reactions, react, view, views, opinion, \
    position, take, thoughts, thought, remark, remarks, statement, explain, elaborate, confirm, verify, confirmation, \
    introduce, brief, briefly, details, detail, information, update, updates, news, report, reports, true, \
    issue, matter, happened, happen, foreign, ministry, government, side, spokesperson, confirmed, right, \
    qué, cuál, cómo, es, su, opinión, opina, usted, de, del, el, la, lo, al, eso, esto, ello, respecto, sobre, tiene, \
    algún, comentario, comentarios, puede, podría, confirmar, decir, decirnos, piensa, reacción, por";

/// How a clause begins that says who reported what follows.
const REPORTED: &str = "\
    according to, as reported, as reported by, yesterday, today, recently, earlier, last, this, on, según";

/// What stands before what was reported.
const REPORTS: &str = "\
    it is reported that, it was reported that, it has been reported that, it is said that, we have seen reports that, \
    reports say that, reports say, reports said that, reports said, media reports say that, media reports say, \
    there are reports that, there are reports saying that, there is a report that, there is a report saying that, \
    some media reports say that, some reports say that, some reports say, some media reported that, \
    media reported that, reportedly, we noted that, we have noted that, i noted that, we noticed that";

/// With what an asker announces a question.
const ANNOUNCED: &str = "\
    question, questions, follow up, follow-up, i would like to ask, i'd like to ask, i want to ask, i wanted to ask, \
    let me ask, may i ask, can i ask, could i ask, i'd like to follow, i want to follow";

/// Whether a question says what it is about, and not only that an answer is wished.
pub(super) fn says_what(question: &str) -> bool {
    let lower = question.to_lowercase().replace('’', "'");
    let words = lower.split(|c: char| !c.is_alphanumeric() && c != '\'');
    let telling = words.map(|word| word.strip_suffix("'s").unwrap_or(word).trim_matches('\''));
    telling.filter(|word| !word.is_empty() && !is_among(word, EMPTY)).count() >= TELLING
}

/// What is said before the question: the first statement that is neither greeting nor announcement.
pub(super) fn matter<'t>(said: &[&'t str]) -> Option<&'t str> {
    let stated = said.iter().filter(|sentence| !asks(sentence));
    stated.map(|sentence| without_report(sentence).trim_end_matches('.')).find(|sentence| {
        let lower = sentence.to_lowercase();
        let announces = holds_any(&lower, ANNOUNCED) && sentence.split_whitespace().count() < 16;
        sentence.split_whitespace().count() >= LEAST
            && !announces
            && !is_small_talk(sentence)
            && says_what(sentence)
    })
}

/// `text` without what says that it was reported, and when.
fn without_report(mut text: &str) -> &str {
    for _ in 0..OPENERS_AT_MOST {
        let before = text.len();
        text = without_openers(text).trim_start_matches([',', ':', ' ']);
        let begins = |reports: &&str| {
            text.get(..reports.len()).is_some_and(|start| start.eq_ignore_ascii_case(reports))
                && text[reports.len()..].starts_with([' ', ','])
        };
        if let Some(reports) = words(REPORTS).filter(begins).max_by_key(|reports| reports.len()) {
            text = &text[reports.len()..];
        }
        if let [first, _, ..] = clauses(text).as_slice() {
            let rest = &text[first.len()..];
            let short = first.split_whitespace().count() <= LONGEST_SOURCE;
            let enough = rest.split_whitespace().count() >= LEAST;
            if short && enough && starts_with_any(&first.to_lowercase(), REPORTED) {
                text = rest;
            }
        }
        if text.len() == before {
            break;
        }
    }
    text
}
