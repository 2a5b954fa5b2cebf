//! Which files of interface words an archive's language asks for, and the words they give together.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Words;
use super::layer::{Layer, Over};
use crate::diagnostic::{Code, Diagnostic, Place, SourceText};
use crate::say;
use crate::settings::{ARCHIVE_FILE, yaml};
use crate::text::Language;

/// The language whose words stand in where there are none for an archive's.
const LAST: &str = "en";

/// Files of interface words, by their language's tag.
#[derive(Debug, Default)]
pub(crate) struct WordFiles {
    /// The theme's: each has every word.
    pub(crate) built_in: BTreeMap<String, Arc<SourceText>>,
    /// The archive's own: each has the words it replaces, or a language that the theme lacks.
    pub(crate) own: BTreeMap<String, Arc<SourceText>>,
}

impl WordFiles {
    /// The words for a language: those of the nearest language that the theme has, with the archive's
    /// own over them, the more general ones first. What the words are not as the reader would wish is told.
    pub(crate) fn words(
        &self,
        language: &Language,
        report: &mut impl Extend<Diagnostic>,
    ) -> Result<Words, Diagnostic> {
        let near = nearest_first(language);
        let built_in = |tag: &&String| self.built_in.contains_key(*tag);
        let base = near.iter().position(|tag| built_in(&tag)).ok_or_else(no_words)?;
        let source = &self.built_in[&near[base]];
        let mut words: Words = read(source)?;
        // Once more over itself, for the words to know their language.
        lay(&mut words, source, &near[base])?;
        for tag in near[..=base].iter().rev() {
            let Some(own) = self.own.get(tag) else { continue };
            let missing = lay(&mut words, own, tag)?;
            if !built_in(&tag) && primary(tag) != primary(&near[base]) && !missing.is_empty() {
                report.extend([incomplete(own, &missing, &near[base])]);
            }
        }
        let spoken = near[..=base].iter().any(|tag| {
            primary(tag) == primary(language.as_str())
                && (built_in(&tag) || self.own.contains_key(tag))
        });
        if !spoken {
            report.extend([other_language(language)]);
        }
        Ok(words)
    }
}

/// The tags under which words for a language are looked for: its own, those of more and more
/// general ones, and at last English. Chinese without a script has that of its region.
fn nearest_first(language: &Language) -> Vec<String> {
    let tag = language.as_str();
    let mut near = vec![tag.to_owned()];
    if language.is_chinese() {
        let parts: Vec<&str> = tag.split('-').collect();
        let traditional = parts.contains(&"Hant")
            || (!parts.contains(&"Hans")
                && parts.iter().any(|part| matches!(*part, "TW" | "HK" | "MO")));
        near.push(if traditional { "zh-Hant" } else { "zh-Hans" }.to_owned());
    } else {
        let mut rest = tag;
        while let Some((shorter, _)) = rest.rsplit_once('-') {
            near.push(shorter.to_owned());
            rest = shorter;
        }
    }
    near.push(LAST.to_owned());
    near.dedup();
    near
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

fn read<T: serde::de::DeserializeOwned>(source: &Arc<SourceText>) -> Result<T, Diagnostic> {
    yaml::parse(source, 0..source.text().len())
}

/// Lays a file over `words`; gives the words that it lacks.
fn lay(
    words: &mut Words,
    source: &Arc<SourceText>,
    language: &str,
) -> Result<Vec<String>, Diagnostic> {
    let mut over = Over { language, ..Over::default() };
    words.lay(read(source)?, "", &mut over);
    Ok(over.missing)
}

fn no_words() -> Diagnostic {
    Diagnostic::error(
        Code::TemplateError,
        say!(
            zh: "主题里没有界面用语文件 i18n/{LAST}.yaml",
            en: "the theme has no file of interface words, i18n/{LAST}.yaml",
        ),
        Place::Nowhere,
    )
}

fn other_language(language: &Language) -> Diagnostic {
    Diagnostic::info(
        Code::OtherWords,
        say!(
            zh: "没有语言“{language}”的界面用语，暂用英语",
            en: "there are no interface words for the language `{language}`; the pages use English ones",
        ),
        Place::File(ARCHIVE_FILE.to_owned()),
    )
    .hint(say!(
        zh: "可新建 templates/i18n/{language}.yaml，写入这种语言的用语；键同主题的 i18n/{LAST}.yaml",
        en: "make templates/i18n/{language}.yaml with the words in that language, under the keys of the theme's i18n/{LAST}.yaml",
    ))
}

fn incomplete(own: &SourceText, missing: &[String], base: &str) -> Diagnostic {
    const NAMED: usize = 5;
    let named = missing.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    let count = missing.len();
    let more = if count > NAMED { ", …" } else { "" };
    Diagnostic::warning(
        Code::OtherWords,
        say!(
            zh: "界面用语缺 {count} 个键，暂用“{base}”的：{named}{more}",
            en: "{count} interface words are missing and taken from `{base}`: {named}{more}",
        ),
        Place::File(own.path().to_owned()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_language_is_looked_for_first() {
        let near = |tag: &str| nearest_first(&Language::new(tag).unwrap()).join(" ");
        assert_eq!(near("zh-TW"), "zh-TW zh-Hant en");
        assert_eq!(near("zh-HK"), "zh-HK zh-Hant en");
        assert_eq!(near("zh-Hans-HK"), "zh-Hans-HK zh-Hans en");
        assert_eq!(near("zh"), "zh zh-Hans en");
        assert_eq!(near("en-GB"), "en-GB en");
        assert_eq!(near("sr-Latn-RS"), "sr-Latn-RS sr-Latn sr en");
        assert_eq!(near("ar"), "ar en");
    }
}
