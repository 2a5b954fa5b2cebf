//! The words of a text as they are compared across texts: without small words of one character, and
//! blind to case and to the commonest endings.

use std::borrow::Cow;

use super::script::is_chinese;
use super::word_ends::word_ends;

/// Up to how many letters a word in capitals is an abbreviation, whose case tells it from a word: US, us.
const LONGEST_ABBREVIATION: usize = 6;

/// Below how many letters an English word keeps its ending: `news`, `Iran’s`, `red`.
const SHORTEST_STEM: usize = 4;

/// Tells each word of `text` that can be compared, in order, with the form in which it is.
///
/// Chinese words of one character are left out: as words they are mostly particles. So are numbers.
pub fn each_word_form<'t>(text: &'t str, mut tell: impl FnMut(&'t str, Cow<'t, str>)) {
    let mut start = 0;
    for end in word_ends(text) {
        let word = &text[std::mem::replace(&mut start, end)..end];
        if let Some(form) = form(word) {
            tell(word, form);
        }
    }
}

/// The form of a word; `None` if it says nothing by itself.
fn form(word: &str) -> Option<Cow<'_, str>> {
    let mut chars = word.chars();
    let (first, second) = (chars.next()?, chars.next());
    if is_chinese(first) {
        return second.map(|_| Cow::Borrowed(word));
    }
    if second.is_none() || !word.contains(char::is_alphabetic) {
        return None;
    }
    if !word.is_ascii() && !word.contains('’') {
        return Some(Cow::Owned(word.to_lowercase()));
    }
    let bare = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    let letters = bare.chars().filter(|c| c.is_alphabetic()).count();
    if letters > 1 && letters <= LONGEST_ABBREVIATION && !bare.contains(char::is_lowercase) {
        return Some(Cow::Owned(bare.replace('.', "")));
    }
    Some(Cow::Owned(stem(bare.to_lowercase())))
}

/// An English word without the ending of its number or tense, roughly: what is compared need not be a word, so long
/// as the forms of one word agree.
fn stem(mut word: String) -> String {
    let cut = |word: &mut String, ending: &str, put: &str| {
        let stem = word.strip_suffix(ending).map_or(0, str::len);
        let cuts = stem + put.len() >= SHORTEST_STEM;
        if cuts {
            word.truncate(stem);
            word.push_str(put);
        }
        cuts
    };
    let plural = !["ss", "us", "is"].iter().any(|ending| word.ends_with(ending));
    let _ = cut(&mut word, "ies", "y")
        || ["ses", "xes", "zes"].iter().any(|it| cut(&mut word, it, &it[..1]))
        || plural && cut(&mut word, "s", "");
    let _ = cut(&mut word, "ing", "") || cut(&mut word, "ed", "") || cut(&mut word, "e", "");
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(text: &str) -> Vec<String> {
        let mut forms = Vec::new();
        each_word_form(text, |_, form| forms.push(form.into_owned()));
        forms
    }

    #[test]
    fn chinese_words_stand_for_themselves() {
        assert_eq!(forms("我们在修建石桥，共3座。"), ["我们", "修建", "石桥"]);
    }

    #[test]
    fn forms_of_one_english_word_agree() {
        for words in
            ["bridge bridges Bridges’ bridge's", "policy policies", "impose imposed imposing"]
        {
            let forms = forms(words);
            assert!(forms.windows(2).all(|pair| pair[0] == pair[1]), "{forms:?}");
        }
        assert_eq!(forms("news red sing crisis"), ["news", "red", "sing", "crisis"]);
    }

    #[test]
    fn abbreviations_keep_their_case() {
        assert_eq!(
            forms("The U.S. and the US told us."),
            ["the", "US", "and", "the", "US", "told", "us"]
        );
    }

    #[test]
    fn words_of_other_scripts_are_only_folded() {
        assert_eq!(forms("Мост мост 다리 Brücke"), ["мост", "мост", "다리", "brücke"]);
        assert_eq!(forms("12 3.5 %"), [""; 0]);
    }
}
