//! Questions that a record brings in by a sentence and not by a name: 会后有记者问及：…… The following
//! question was raised after the briefing: … They open exchanges of their own.

use crate::structure::words::{ends_with_any, holds_any};

/// The longest such a sentence may be, in bytes.
const LONGEST: usize = 160;

/// How a Chinese one ends.
const ASKS: &str = "问, 問, 问及, 問及, 提问, 提問, 问道, 問道";
/// What an English one holds: a question, what is done with it, and whose it is or when.
const QUESTION: &str = "question, questions";
const DONE: &str = "raised, posed, asked, put, received";
const WHOSE: &str =
    "journalist, journalists, reporter, reporters, conference, briefing, presser, meeting, session";

/// Whether the words before a colon bring in a question.
pub(super) fn brings_in(words: &str) -> bool {
    if words.len() > LONGEST || words.contains(['。', '？', '?']) {
        return false;
    }
    if holds_any(words, "记者, 記者") {
        let more = words.trim_end_matches(char::is_whitespace);
        return ends_with_any(more, ASKS) && holds_any(more, "有, 会后, 會後, 另, 还, 還");
    }
    if !words.starts_with(char::is_uppercase) {
        return false;
    }
    let lower = words.to_lowercase();
    let has = |list: &str| {
        lower
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| list.split(", ").any(|one| one == word))
    };
    has(QUESTION) && has(DONE) && has(WHOSE)
}

/// Such a sentence at the start of a line: its words, and where those after the colon begin.
pub(super) fn at_start(line: &str) -> Option<(&str, usize)> {
    let near = line.char_indices().nth(LONGEST).map_or(line, |(at, _)| &line[..at]);
    let (at, colon) = near.char_indices().find(|(_, c)| matches!(c, ':' | '：'))?;
    let words = line[..at].trim();
    let after = at + colon.len_utf8();
    let rest = line.len() - line[after..].trim_start().len();
    brings_in(words).then_some((words, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::structure::raw::tests::{outline, session};

    #[test]
    fn sentences_that_bring_in_a_question_are_known() {
        for words in [
            "会后有记者问及",
            "有记者问",
            "The following question was raised after the press conference",
            "A journalist posed the following question after the briefing",
        ] {
            assert!(brings_in(words), "{words}");
        }
        for words in ["记者追问", "记者", "Question", "He asked the following questions", "林晚问"]
        {
            assert!(!brings_in(words), "{words}");
        }
    }

    #[test]
    fn a_question_after_the_session_is_an_exchange_of_its_own() {
        let (session, _) = session(
            "Q: Is it open?\n\nA: It is.\n\nQ: And late?\n\nA: It is.\n\n***\n\n\
             A reporter posed the following question after the briefing: What does the night ferry cost?\n\n\
             A: Two coins.\n",
        );
        let cut = outline(&session);
        assert!(cut[4].starts_with("q3 asker A reporter posed"), "{cut:?}");
        assert_eq!(cut[5], "q3 answerer A: Two coins.");
    }

    #[test]
    fn beside_questions_without_names_it_opens_too() {
        let pairs = "问：开了吗？\n\n答：开了。\n\n".repeat(3);
        let (session, _) = session(&format!("{pairs}会后有记者问及：夜班呢？\n\n答：没有。\n"));
        assert_eq!(session.exchanges.len(), 4);
    }
}
