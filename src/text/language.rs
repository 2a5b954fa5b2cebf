//! Language tags.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A BCP 47 language tag, well formed and in its canonical case: `zh-Hans`, `en`, `pt-BR`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Language(String);

/// The tag is not well formed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a language tag such as zh-Hans or en")]
pub struct LanguageError(String);

impl Language {
    /// Simplified Chinese, the default.
    pub fn chinese() -> Self {
        Self("zh-Hans".to_owned())
    }

    /// Takes a tag and puts it into canonical case.
    pub fn new(tag: &str) -> Result<Self, LanguageError> {
        let locale: icu_locale_core::LanguageIdentifier =
            tag.parse().map_err(|_| LanguageError(tag.to_owned()))?;
        Ok(Self(locale.to_string()))
    }

    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language apart from its script and country: `zh`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// Whether this is any kind of Chinese.
    pub fn is_chinese(&self) -> bool {
        self.0 == "zh" || self.0.starts_with("zh-")
    }

    /// Whether it is written from right to left, by its script or, without one, its language's
    /// usual script (CLDR).
    pub fn is_right_to_left(&self) -> bool {
        let mut parts = self.0.split('-');
        let language = parts.next().unwrap_or_default();
        match parts.find(|part| part.len() == 4) {
            Some(script) => matches!(script, "Arab" | "Hebr" | "Syrc" | "Thaa" | "Nkoo" | "Adlm"),
            None => matches!(
                language,
                "ar" | "he" | "fa" | "ur" | "ps" | "sd" | "ug" | "ckb" | "yi" | "dv" | "syr"
            ),
        }
    }
}

impl TryFrom<String> for Language {
    type Error = LanguageError;

    fn try_from(tag: String) -> Result<Self, LanguageError> {
        Self::new(&tag)
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.0
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_checked_and_put_into_canonical_case() {
        assert_eq!(Language::new("ZH-hans").unwrap().as_str(), "zh-Hans");
        assert!(Language::new("中文").is_err());
        assert!(Language::new("ug").unwrap().is_right_to_left());
        assert!(!Language::new("ug-Latn").unwrap().is_right_to_left());
        assert!(Language::chinese().is_chinese());
        assert_eq!(Language::chinese().primary(), "zh");
    }
}
