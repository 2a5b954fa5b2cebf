//! The labels of a concept by role and language, no label in two roles and no second preferred one in a
//! language (S13, S14).

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::model::{Entry, Term};
use crate::text::Language;

/// The labels of one concept. Languages are in the order of their tags.
#[derive(Debug, Default)]
pub(super) struct Labels<'a> {
    preferred: BTreeMap<String, &'a str>,
    alternative: BTreeMap<String, Vec<&'a str>>,
    hidden: BTreeMap<String, Vec<&'a str>>,
}

impl<'a> Labels<'a> {
    /// The labels of an entry whose own words are in `language`. Of the renderings in another language
    /// the first official one is preferred, or the first; all others, and those in the entry's own
    /// language, are alternatives.
    pub(super) fn of(entry: &'a Entry, term: Option<&'a Term>, language: &Language) -> Self {
        let mut labels = Self::default();
        let own = language.as_str();
        labels.preferred.insert(own.to_owned(), entry.title.as_str());
        let renderings = term.map_or(&[][..], |term| &term.renderings);
        for official in [true, false] {
            for one in renderings.iter().filter(|one| one.official == official) {
                let tag = one.language.as_str().to_owned();
                labels.preferred.entry(tag).or_insert(one.text.as_str());
            }
        }
        for alias in &entry.aliases {
            labels.alternative(own, alias);
        }
        for one in renderings {
            labels.alternative(one.language.as_str(), &one.text);
        }
        if let Some(words) = term.and_then(|term| term.transliteration.as_deref()) {
            labels.alternative(&transliterated(language), words);
        }
        for hidden in &entry.hidden {
            labels.hide(own, hidden);
        }
        labels
    }

    fn alternative(&mut self, language: &str, label: &'a str) {
        if self.preferred.get(language) == Some(&label) {
            return;
        }
        let labels = self.alternative.entry(language.to_owned()).or_default();
        if !labels.contains(&label) {
            labels.push(label);
        }
    }

    fn hide(&mut self, language: &str, label: &'a str) {
        let known = self.alternative.get(language).is_some_and(|labels| labels.contains(&label));
        if known || self.preferred.get(language) == Some(&label) {
            return;
        }
        let labels = self.hidden.entry(language.to_owned()).or_default();
        if !labels.contains(&label) {
            labels.push(label);
        }
    }

    /// By language, the preferred one.
    pub(super) fn preferred(&self) -> Value {
        json!(self.preferred)
    }

    /// By language, the others that are shown.
    pub(super) fn alternative_labels(&self) -> Value {
        json!(self.alternative)
    }

    /// By language, those that are only matched.
    pub(super) fn hidden_labels(&self) -> Value {
        json!(self.hidden)
    }
}

/// The language of words put into Latin letters: `zh-Latn-pinyin`, `ja-Latn`.
fn transliterated(language: &Language) -> String {
    let primary = language.as_str().split('-').next().unwrap_or_default();
    if language.is_chinese() { "zh-Latn-pinyin".to_owned() } else { format!("{primary}-Latn") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::sample::entry;
    use crate::model::{Rendering, TermKind};

    fn rendering(language: &str, text: &str, official: bool) -> Rendering {
        Rendering {
            language: Language::new(language).unwrap(),
            text: text.to_owned(),
            date: None,
            source: None,
            url: None,
            official,
        }
    }

    fn term(aliases: &[&str], hidden: &[&str], renderings: Vec<Rendering>) -> Term {
        let mut entry = entry("terms", "bridge", "石桥", "");
        entry.aliases = aliases.iter().map(|&words| words.to_owned()).collect();
        entry.hidden = hidden.iter().map(|&words| words.to_owned()).collect();
        Term {
            entry,
            kind: TermKind::Phrase,
            transliteration: Some("shíqiáo".to_owned()),
            definition: None,
            renderings,
            sources: Vec::new(),
            broader: Vec::new(),
            related: Vec::new(),
            except: Vec::new(),
            not_in: Vec::new(),
        }
    }

    #[test]
    fn a_language_has_one_preferred_label_and_no_label_two_roles() {
        let renderings = vec![
            rendering("en", "rock bridge", false),
            rendering("en", "stone bridge", true),
            rendering("en", "stone bridge", false),
            rendering("zh-Hans", "石头桥", false),
        ];
        let term = term(&["石头桥", "石桥"], &["石桥", "石矼", "石头桥"], renderings);
        let labels = Labels::of(&term.entry, Some(&term), &Language::chinese());
        assert_eq!(labels.preferred(), json!({ "en": "stone bridge", "zh-Hans": "石桥" }));
        let alternative = json!({
            "en": ["rock bridge"],
            "zh-Hans": ["石头桥"],
            "zh-Latn-pinyin": ["shíqiáo"],
        });
        assert_eq!(labels.alternative_labels(), alternative);
        assert_eq!(labels.hidden_labels(), json!({ "zh-Hans": ["石矼"] }));
    }
}
