//! The words that stand for a Chinese text: TF-IDF and TextRank, as jieba has them.
//!
//! TF-IDF weighs a word by how often it stands in the text against how rare it is in the language at
//! large (jieba's own table of frequencies); TextRank by the company it keeps in the text alone. Both tables
//! are loaded once, when first needed.

use std::sync::OnceLock;

use jieba_rs::{KeywordExtract, KeywordExtractConfig, TextRank, TfIdf};

use super::segment::jieba;

/// The parts of speech that can be keywords: nouns, names, set phrases, short forms, and verbs and adjectives
/// used as nouns.
const PARTS: [&str; 13] =
    ["n", "nr", "nrt", "nrfg", "ns", "nt", "nz", "vn", "an", "i", "l", "j", "eng"];

/// How many words stand side by side for TextRank: as in the paper, two to ten do equally well.
const WINDOW: usize = 5;

fn tf_idf() -> &'static TfIdf {
    static TF_IDF: OnceLock<TfIdf> = OnceLock::new();
    TF_IDF.get_or_init(|| {
        let mut extractor = TfIdf::default();
        *extractor.config_mut() = config();
        extractor
    })
}

/// Cut as all else here cuts: with the model for words that the dictionary lacks.
fn config() -> KeywordExtractConfig {
    KeywordExtractConfig::builder().use_hmm(true).build()
}

/// The `most` words that stand for `text` by TF-IDF, best first.
pub fn by_tf_idf(text: &str, most: usize) -> Vec<String> {
    words(tf_idf(), text, most)
}

/// The `most` words that stand for `text` by TextRank, best first.
pub fn by_text_rank(text: &str, most: usize) -> Vec<String> {
    words(&TextRank::new(WINDOW, config()), text, most)
}

/// How rare a word is in the language at large: its inverse document frequency. `None` for what the table does
/// not have: names, and most words in traditional characters.
pub fn rarity(word: &str) -> Option<f64> {
    static UNKNOWN: OnceLock<f64> = OnceLock::new();
    // The table itself can't be asked; but of a text of one word, TF-IDF is the IDF, and a word that the table
    // does not have weighs what the median of its words does.
    let weight = |word: &str| {
        let found = tf_idf().extract_keywords(jieba(), word, 1, Vec::new());
        found.first().map(|keyword| keyword.weight)
    };
    let unknown = *UNKNOWN.get_or_init(|| weight("qqqqqqqq").unwrap_or_default());
    #[allow(clippy::float_cmp, reason = "the same number out of the same table")]
    weight(word).filter(|weight| *weight != unknown)
}

fn words(extractor: &impl KeywordExtract, text: &str, most: usize) -> Vec<String> {
    let parts = PARTS.map(ToOwned::to_owned).to_vec();
    let found = extractor.extract_keywords(jieba(), text, most, parts);
    found.into_iter().map(|keyword| keyword.keyword).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "水库今年修好。水库的水位很高，水位高了就放水。我们看了水库，也看了堤坝。";

    #[test]
    fn a_text_has_its_keywords() {
        assert_eq!(by_tf_idf(TEXT, 2), ["水库", "水位"]);
        assert!(by_text_rank(TEXT, 2).contains(&"水位".to_owned()));
        assert_eq!(by_tf_idf("", 2), [""; 0]);
    }

    #[test]
    fn a_common_word_is_less_rare_than_a_term() {
        assert!(rarity("问题").unwrap() < rarity("堤坝").unwrap());
        assert_eq!(rarity("云溪镇"), None);
    }
}
