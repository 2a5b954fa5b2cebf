//! Ids of wordings: their words in Latin letters, and a short hash of them.

use std::collections::BTreeSet;

use crate::model::Slug;
use crate::text::{id_parts, words_hash};

/// How long the words of an id may be, in letters: it is part of addresses that people read.
const LONGEST: usize = 40;
/// How many characters of the hash it has.
const HASH: usize = 4;

/// The id of a wording, other than those `taken`: it depends on the words alone, but where two have the same
/// short hash.
pub(super) fn id(words: &str, taken: &mut BTreeSet<Slug>) -> Slug {
    let stem = stem(words);
    let hash = words_hash(words);
    let short = (HASH..=hash.len()).map(|length| format!("{stem}{}", &hash[..length]));
    let numbered = (2_usize..).map(|number| format!("{stem}{hash}-{number}"));
    let mut ids = short.chain(numbered).filter_map(|word| Slug::new(&word).ok());
    let Some(id) = ids.find(|id| !taken.contains(id)) else { unreachable!("numbers do not end") };
    taken.insert(id.clone());
    id
}

/// The id that depends on the words alone, if it is not `taken`.
pub(super) fn own_id(words: &str, taken: &mut BTreeSet<Slug>) -> Option<Slug> {
    let word = format!("{}{}", stem(words), &words_hash(words)[..HASH]);
    let id = Slug::new(&word).ok()?;
    taken.insert(id.clone()).then_some(id)
}

/// The words in Latin letters.
fn stem(words: &str) -> String {
    let mut stem = String::new();
    for part in id_parts(words) {
        if !stem.is_empty() && stem.len() + part.len() >= LONGEST {
            break;
        }
        stem.extend(part.chars().take(LONGEST));
        stem.push('-');
    }
    if stem.is_empty() {
        stem.push_str("w-");
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_made_of_the_words_and_a_short_hash() {
        let mut taken = BTreeSet::new();
        let mut id = |words: &str| id(words, &mut taken).to_string();
        let first = id("尽快修好石桥");
        assert!(first.starts_with("jinkuai-xiuhao-shiqiao-"), "{first}");
        assert_eq!(first.len(), "jinkuai-xiuhao-shiqiao-".len() + HASH);
        assert_ne!(id("尽快修好石桥"), first);
        assert!(id("речь о мосте").starts_with("w-"));
    }

    #[test]
    fn what_might_become_a_head_has_the_id_it_would_have_then() {
        let mut taken = BTreeSet::new();
        let own = own_id("尽快修好石桥", &mut taken).unwrap();
        assert_eq!(id("尽快修好石桥", &mut BTreeSet::new()), own);
        assert_eq!(own_id("尽快修好石桥", &mut taken), None);
    }
}
