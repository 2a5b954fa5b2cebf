//! Whether words before a delimiter could be a speaker's name, whatever the delimiter is.

use super::Form;
use crate::structure::raw::vocabulary::{begins_phrases, is_courtesy};
use crate::structure::words::is_among;
use crate::text::{is_chinese, is_east_asian};

/// The longest a name may be: in characters, full-width ones counting double.
const WIDEST: usize = 48;
/// The longest a name in capitals, or set off by bold, a heading or brackets, may be, and one that has
/// something in brackets behind it; offices often follow it.
const WIDEST_SET_OFF: usize = 180;

/// Whether a name could be one: not too long, no sentence, no list number, no quotation.
pub(super) fn is_name(name: &str, form: Form) -> bool {
    let marked = form == Form::Marked;
    let shouted = is_shouted(name);
    let qualified = name.ends_with([')', '）']) && name.contains(['(', '（']);
    let set_off = marked || shouted || qualified;
    let width: usize = name.chars().map(|c| if is_east_asian(c) { 2 } else { 1 }).sum();
    let letters = name.chars().any(char::is_alphabetic);
    // Names with commas are long by nature; the evidence of the whole text decides on them.
    let listed =
        name.contains(", ") && name.split(", ").all(|part| !part.starts_with(char::is_lowercase));
    // So are offices in Latin letters: Minister for the Harbours and for all Ferries Marta Vale.
    let long = name.starts_with(char::is_uppercase) && !name.chars().any(is_east_asian);
    if !letters || width > if set_off || listed || long { WIDEST_SET_OFF } else { WIDEST } {
        return false;
    }
    let forbidden = |c: char| match c {
        '。' | '！' | '？' | '；' | '!' | '?' | ';' | '“' | '”' | '"' | '…' | '\u{FFFD}' | '#'
        | '|' | '<' | '>' | '=' | '{' | '}' | '\\' | '/' | '@' | '_' | '*' | '[' | ']' | '【'
        | '】' | ':' | '：' => true,
        '，' | '、' => !marked,
        ',' => !(marked || shouted || listed),
        _ => c.is_control(),
    };
    if name.chars().any(forbidden) {
        return false;
    }
    let most_words = if set_off || listed {
        26
    } else if long {
        14
    } else {
        6
    };
    name.split_whitespace().nth(most_words).is_none()
        && !name.contains("  ")
        && !name.starts_with(|c: char| {
            c.is_ascii_digit() || matches!(c, '-' | '*' | '•' | '·' | '（' | '(')
        })
        && ![".- ", ".– ", ".— "].iter().any(|sign| name.contains(sign))
        && is_balanced(name)
        && !ends_a_sentence_inside(name)
}

/// Whether all brackets and titles are closed.
fn is_balanced(name: &str) -> bool {
    let count = |signs: &[char]| name.matches(signs).count();
    count(&['（', '(']) == count(&['）', ')'])
        && count(&['《', '「', '『', '«', '‹']) == count(&['》', '」', '』', '»', '›'])
}

/// Whether a name is in capitals, but for what stands in brackets, titles and articles before it and
/// where somebody is from: MARTA VALE · O señor PRESIDENTE · Mr. ORR · The PRESIDING OFFICER ·
/// `Mrs. McCALL of Orr`.
pub(in crate::structure::raw) fn is_shouted(name: &str) -> bool {
    let bare = name.split(['(', '（']).next().unwrap_or_default();
    let mut words = bare.split_whitespace();
    if let Some(first) = words.next().filter(|word| begins_phrases(word) && !is_capitals(word))
        && !words.next().is_some_and(is_courtesy)
        && !first.ends_with('.')
    {
        return false;
    }
    let mut shouted = false;
    let mut from = false;
    for word in bare.split_whitespace() {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let capital = is_capitals(word);
        if capital && letters > 1 {
            shouted = true;
        } else if !shouted && !capital && !may_precede_capitals(word) {
            return false;
        } else if shouted && !capital && !from {
            // Capitals that go over into other words are an abbreviation in a sentence.
            if letters > 3 {
                return false;
            }
            from = true;
        } else if from && letters > 3 && !word.starts_with(char::is_uppercase) {
            return false;
        }
    }
    shouted
}

/// Whether a word may stand before a name in capitals: a title, an article, an office.
fn may_precede_capitals(word: &str) -> bool {
    let stem = word.trim_end_matches('.');
    let article = stem.chars().count() <= 3 && !stem.contains(['\'', '’']);
    article || is_title(stem) || is_courtesy(word)
}

/// Whether a word is written in capitals: VALE, ORR-VALE, `McCALL`, O’BRIEN, 6ª.
fn is_capitals(word: &str) -> bool {
    let rest = ["Mc", "Mac", "De", "Di", "La", "Le", "Van", "Von", "d'", "d’", "de"]
        .iter()
        .find_map(|small| word.strip_prefix(small))
        .filter(|rest| rest.chars().filter(|c| c.is_uppercase()).count() > 1)
        .unwrap_or(word);
    // Chinese has no capitals.
    rest.contains(char::is_uppercase)
        && !rest.contains(|c: char| c.is_lowercase() && !matches!(c, 'ª' | 'º'))
}

/// Whether a full stop inside the name ends a sentence, not an abbreviation (MS. VALE, J. F. Orr,
/// Dipl.-Ing. Orr).
fn ends_a_sentence_inside(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.iter().rev().skip(1).any(|word| {
        word.strip_suffix('.').is_some_and(|stem| {
            let letters = stem.chars().count();
            let abbreviated = stem.contains(['.', '-', ')']) || is_title(stem);
            let small = stem.chars().any(char::is_lowercase);
            let word = if small { letters > 5 } else { letters > 3 };
            !abbreviated && (word || stem.starts_with(char::is_lowercase) && letters > 2)
        })
    })
}

/// Titles that are written with a point, in lower case.
const TITLES: &str = "mr, ms, mrs, dr, prof, sen, rep, gen, gov, hon, st, lt, col, capt, rev, sir, sr, sra, srta, m, mme, \
    mm, mlle, mag, ing, dipl, adm, amb, dra, lic, dipl.-ing, mmag, ddr, d, da, doña, sgt, pres, sec, min, gral, arq";

/// Whether a word is a title that is written with a point.
pub(super) fn is_title(stem: &str) -> bool {
    is_among(&stem.to_lowercase(), TITLES)
}

/// Whether a name is written in Chinese characters for the most part.
pub(in crate::structure::raw) fn is_chinese_name(name: &str) -> bool {
    let han = name.chars().filter(|&c| is_chinese(c)).count();
    han * 2 > name.chars().filter(|c| c.is_alphanumeric()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_capitals_are_known_by_their_capitals() {
        for name in [
            "MARTA VALE",
            "Mr. ORR",
            "Mrs. McCALL of Orr",
            "The PRESIDING OFFICER",
            "O señor PRESIDENTE",
            "A señora PRESIDENTA DA COMISIÓN 6ª (Vale Orr)",
            "HON. M. O’BRIEN-VALE",
        ] {
            assert!(is_shouted(name), "{name}");
        }
        for name in [
            "Marta Vale",
            "What NATO wants",
            "I’m Marta Vale, ABC News",
            "We in NATO",
            "The U.S. is going on",
            "Q",
        ] {
            assert!(!is_shouted(name), "{name}");
        }
    }

    #[test]
    fn sentences_and_torn_quotations_are_no_names() {
        assert!(!is_name("在2030年发表的《临江：规划", Form::Colon));
        assert!(!is_name("The board met today. Then Orr", Form::Colon));
        assert!(is_name("Abgeordnete Dr. Marta Vale, MA (GRÜNE)", Form::Colon));
    }
}
