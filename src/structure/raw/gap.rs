//! Paragraphs whose beginning the source has lost.
//!
//! Where a page breaks, a newspaper's text may lose a line; what is left begins in the middle of a
//! sentence, or of a word. Only a paragraph that follows a finished one in the same turn is judged, and
//! only evidence in its own words counts: a wrong mark would put a hole into an honest record, so what
//! is merely odd is reported and not marked.

use crate::diagnostic::Message;
use crate::say;
use crate::structure::words::holds_any;
use crate::text::{clauses, cut, is_chinese, is_finished};

/// How sure it is that a paragraph's beginning is lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is, for this reason.
    Lost(Message),
    /// It may be.
    Doubtful(Message),
    /// Nothing says so.
    Whole,
}

/// Characters that end words far more often than they begin one or are one. By jieba's dictionary: the
/// frequencies of the words that end with the character, divided by those of the character alone and of
/// the words that begin with it, give 1.9 or more. Left out are those that stand for a body or a place
/// (院, 区, 市) or open a sentence as a word (己, 且, 次, 据).
const WORD_TAILS: &str = "况际域育务术续息济织业族件员量律究料题界备般然者式源展果义力器色品示议划值持响程求构动势质型性治断化度会";

/// Of these, the ones that are also verbs; a clause may begin with one.
const VERBS_TOO: &str = "会示议划持响求动治断构展";

/// Particles and suffixes, which lean on the word before.
const LEANING: &str = "的了着们吗呢吧么";

/// Marks that close or go on with what stands before them.
const CLOSING: &str = "，、。；：？！”’）》」』〉】,;:!?)]";

/// Single characters that make a clause of their own at the beginning of speech.
const CLAUSES_ALONE: &str =
    "是对不好行嗯啊哦噢哎唉喂有没请那我你您他她这来去看听说想嘿哈诶欸呃哼咦对";

/// Judges the beginning of `text`, a paragraph without a label of its own that follows `before` in the
/// same turn.
pub(super) fn judge(text: &str, before: &str) -> Verdict {
    if !is_finished(before) {
        return Verdict::Whole;
    }
    let Some(first) = text.chars().next() else { return Verdict::Whole };
    let second = text[first.len_utf8()..].chars().next();
    if CLOSING.contains(first) && (!first.is_ascii() || second.is_none_or(char::is_whitespace)) {
        return Verdict::Lost(say!(
            zh: "以“{first}”开头，应当接着前面的话",
            en: "begins with `{first}`, which goes on with something",
        ));
    }
    if is_chinese(first) {
        return chinese(text, first);
    }
    if first.is_lowercase() && first.is_ascii() && before.chars().any(|c| c.is_ascii_uppercase()) {
        // A list's letter, an address and names like iPhone begin small as well.
        let word: String = text.chars().take_while(|c| c.is_alphanumeric()).collect();
        let plain = word.len() > 1 && word.chars().all(char::is_lowercase);
        let address = text.starts_with("http") || text.starts_with("www");
        if plain && !address {
            return Verdict::Doubtful(say!(
                zh: "前一段已经说完，这一段却以小写的“{word}”开头",
                en: "begins with `{word}` in small letters, after a finished paragraph",
            ));
        }
    }
    Verdict::Whole
}

fn chinese(text: &str, first: char) -> Verdict {
    // The first words are enough, and an enormous line is not cut whole.
    let near: usize = text.chars().take(40).map(char::len_utf8).sum();
    let start = &text[..near];
    let words = cut(start);
    let alone = words.first().is_some_and(|word| word.chars().count() == 1);
    if !alone {
        return Verdict::Whole;
    }
    let second = words.get(1).copied().unwrap_or_default();
    if LEANING.contains(first) {
        return Verdict::Lost(say!(
            zh: "以“{first}”开头，这个字要跟在别的词后面",
            en: "begins with `{first}`, which leans on a word before it",
        ));
    }
    let pause = second.starts_with(['，', '、']);
    if !WORD_TAILS.contains(first) {
        let odd = pause && !CLAUSES_ALONE.contains(first) && second.starts_with('，');
        return if odd {
            Verdict::Doubtful(say!(
                zh: "第一个分句只有“{first}”一个字",
                en: "its first clause is `{first}` alone",
            ))
        } else {
            Verdict::Whole
        };
    }
    if pause {
        return Verdict::Lost(say!(
            zh: "以“{first}”开头，这是一个词的末字，后面就是停顿",
            en: "begins with `{first}`, the end of a word, and a pause",
        ));
    }
    if !VERBS_TOO.contains(first) {
        return Verdict::Doubtful(mostly_a_tail(first));
    }
    if is_noun_phrase(start) {
        return Verdict::Lost(say!(
            zh: "以“{first}”开头，这是一个词的末字，第一个分句也不成句",
            en: "begins with `{first}`, the end of a word, and its first clause is no sentence",
        ));
    }
    Verdict::Doubtful(mostly_a_tail(first))
}

fn mostly_a_tail(first: char) -> Message {
    say!(
        zh: "以“{first}”开头，这个字多在词尾",
        en: "begins with `{first}`, which mostly ends a word",
    )
}

/// Whether the first clause is what 的 makes of a verb and a noun (努力的重点，): with a bare verb at its
/// head, it lacks whoever is to do it.
fn is_noun_phrase(start: &str) -> bool {
    let parts = clauses(start);
    let Some(clause) = parts.first().filter(|_| parts.len() > 1) else { return false };
    let Some(body) = clause.strip_suffix('，') else { return false };
    let Some(at) = body.rfind('的') else { return false };
    let head = body[..at].chars().count();
    let noun = body[at + '的'.len_utf8()..].chars().count();
    let predicate = holds_any(body, "是, 有, 在, 就, 都, 也, 把, 被, 不");
    head >= 2 && (2..=6).contains(&noun) && !predicate
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEFORE: &str = "渡口的事，大家都关心。";

    #[test]
    fn a_paragraph_that_begins_in_mid_word_has_lost_its_beginning() {
        for text in [
            "力，也有智慧通过协商妥善安排班次。",
            "会努力的重点，应当更多放在夜间班次上。",
            "，这就是我们的办法。",
            "的办法，我们已经说过。",
            "”我们同意。",
        ] {
            assert!(
                matches!(judge(text, BEFORE), Verdict::Lost(_)),
                "{text}: {:?}",
                judge(text, BEFORE)
            );
        }
    }

    #[test]
    fn whole_paragraphs_are_left_alone() {
        for text in [
            "会后，大家上了船。",
            "会议决定，夜间加开班次。",
            "力争明年通航。",
            "性能好的船，票价高。",
            "是，我们会去。",
            "好，下一个问题。",
            "……还有票价。",
            "“两岸一家”的想法很好。",
            "2030年，渡口会通航。",
            "The ferry runs at night.",
            "我们会努力。",
        ] {
            assert_eq!(judge(text, BEFORE), Verdict::Whole, "{text}");
        }
    }

    #[test]
    fn what_is_merely_odd_is_only_doubtful() {
        assert!(matches!(judge("会有人去的。", BEFORE), Verdict::Doubtful(_)));
        assert!(matches!(
            judge("meantime, the ferry went on.", "The board met."),
            Verdict::Doubtful(_)
        ));
    }

    #[test]
    fn after_an_unfinished_paragraph_nothing_is_lost() {
        assert_eq!(judge("力，也有智慧。", "我们有能"), Verdict::Whole);
    }
}
