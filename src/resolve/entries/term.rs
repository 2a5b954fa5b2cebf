//! A term's file into the term.

use super::file::{EntryFile, Frame, front};
use super::keys::{Keys, NamedSource, RenderingKeys, TermKeys, Words};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{NotIn, Rendering, Section, Slug, Source, Term, TermKind};
use crate::say;
use crate::settings::web_address;
use crate::text::{nearest, trim};

/// Reads a term. `None` means that the reason is in `report`.
pub(super) fn term(file: &EntryFile, report: &mut impl Extend<Diagnostic>) -> Option<Term> {
    let (frame, keys) = front::<TermKeys>(file, report)?;
    let (common, own) = keys.split();
    let (kind, transliteration, definition, renderings, sources, broader, related, except, not_in) =
        own;
    let kind = kind.map_or(Some(TermKind::Phrase), |word| frame.term_kind(&word, report));
    let renderings = renderings.iter().filter_map(|keys| frame.rendering(keys, report));
    let renderings = renderings.collect();
    let sources = sources.iter().filter_map(|keys| frame.named_source(keys, report)).collect();
    let not_in = not_in.iter().filter_map(|word| frame.not_in(word, report)).collect();
    Some(Term {
        entry: frame.entry(file, common, report)?,
        kind: kind?,
        transliteration: transliteration.and_then(|words| frame.words(&words, report)),
        definition: definition.and_then(|words| frame.words(&words, report)),
        renderings,
        sources,
        broader: frame.references(broader),
        related: frame.references(related),
        except: frame.all_words(&except, report),
        not_in,
    })
}

impl Frame<'_> {
    fn term_kind(&self, word: &Words, report: &mut impl Extend<Diagnostic>) -> Option<TermKind> {
        let text = trim(&word.value);
        let kind = TermKind::ALL.iter().copied().find(|kind| kind.as_str() == text);
        if kind.is_none() {
            let names = TermKind::ALL.iter().map(|kind| kind.as_str());
            let all = names.clone().collect::<Vec<_>>().join(", ");
            let diagnostic = Diagnostic::error(
                Code::BadValue,
                say!(zh: "没有“{text}”这一种词语", en: "`{text}` is no kind of term"),
                Place::At(self.span(word)),
            );
            report.extend([match nearest(text, names) {
                Some(near) => {
                    diagnostic.hint(say!(zh: "是不是“{near}”？", en: "did you mean `{near}`?"))
                }
                None => diagnostic.hint(say!(zh: "可以写：{all}", en: "it is one of: {all}")),
            }]);
        }
        kind
    }

    fn rendering(
        &self,
        keys: &RenderingKeys,
        report: &mut impl Extend<Diagnostic>,
    ) -> Option<Rendering> {
        Some(Rendering {
            text: self.words(&keys.text, report)?,
            language: keys.lang.clone(),
            date: keys.date,
            source: keys.source.as_ref().and_then(|words| self.words(words, report)),
            url: keys.url.as_ref().and_then(|word| self.address(word, report)),
            official: keys.official,
        })
    }

    fn named_source(
        &self,
        keys: &NamedSource,
        report: &mut impl Extend<Diagnostic>,
    ) -> Option<Source> {
        Some(Source {
            text: self.words(&keys.text, report)?,
            url: keys.url.as_ref().and_then(|word| self.address(word, report)),
        })
    }

    fn address(&self, word: &Words, report: &mut impl Extend<Diagnostic>) -> Option<String> {
        let text = trim(&word.value);
        let address = web_address(text);
        if address.is_none() {
            report.extend([Diagnostic::error(
                Code::BadAddress,
                say!(zh: "“{text}”不是完整的网址", en: "`{text}` is not a whole web address"),
                Place::At(self.span(word)),
            )
            .hint(say!(zh: "以 https:// 开头", en: "it begins with https://"))]);
        }
        address
    }

    /// `SESSION`, `SESSION#q5` or `SESSION#q5-p3`.
    fn not_in(&self, word: &Words, report: &mut impl Extend<Diagnostic>) -> Option<NotIn> {
        let text = trim(&word.value);
        let place = place(text).map(|(session, section, paragraph)| NotIn {
            session,
            section,
            paragraph,
            span: self.span(word),
        });
        if place.is_none() {
            report.extend([Diagnostic::error(
                Code::BadValue,
                say!(zh: "“{text}”不是文稿里的一处", en: "`{text}` names no place in a session"),
                Place::At(self.span(word)),
            )
            .hint(say!(
                zh: "写成 场次编号、场次编号#q5 或 场次编号#q5-p3",
                en: "write SESSION, SESSION#q5 or SESSION#q5-p3",
            ))]);
        }
        place
    }
}

fn place(text: &str) -> Option<(Slug, Option<Section>, Option<crate::model::ParagraphId>)> {
    let Some((session, rest)) = text.split_once('#') else {
        return Some((Slug::new(text).ok()?, None, None));
    };
    let session = Slug::new(session).ok()?;
    match rest.split_once('-') {
        Some((section, paragraph)) => {
            Some((session, Some(section.parse().ok()?), Some(paragraph.parse().ok()?)))
        }
        None => Some((session, Some(rest.parse().ok()?), None)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::SourceText;

    fn read(text: &str) -> (Option<Term>, Vec<String>) {
        let id = Slug::new("stone-bridge").unwrap();
        let source = SourceText::new("content/terms/stone-bridge.md", text);
        let mut report: Vec<Diagnostic> = Vec::new();
        let term = term(&EntryFile { id, source }, &mut report);
        (term, report.into_iter().map(|one| one.message.en).collect())
    }

    #[test]
    fn a_term_is_read_whole() {
        let (term, faults) = read(
            "---\ntitle: 石桥\nkind: place\npinyin: shí qiáo\ndefinition: 镇口的桥。\nrenderings:\n  \
             - { lang: en, text: Stone Bridge, date: 2024-05-01, official: true }\nsources:\n  \
             - { text: 镇志 }\nexcept: [石桥街]\nnot_in: [2024-spring, 2024-spring#q2-p3]\n---\n说明。\n",
        );
        assert_eq!(faults, [""; 0]);
        let term = term.unwrap();
        assert_eq!(
            (term.kind, term.transliteration.as_deref()),
            (TermKind::Place, Some("shí qiáo"))
        );
        assert_eq!(term.renderings[0].language.as_str(), "en");
        assert_eq!(term.not_in[1].section, Some("q2".parse().unwrap()));
        assert_eq!(term.except, ["石桥街"]);
    }

    #[test]
    fn what_is_wrong_in_it_is_told() {
        let (term, faults) = read(
            "---\ntitle: 石桥\nrenderings:\n  - { lang: en, text: ' ' }\nsources:\n  \
             - { text: 镇志, url: 镇志网 }\nnot_in: [第三场]\n---\n",
        );
        assert_eq!(faults.len(), 3, "{faults:?}");
        assert!(term.is_some_and(|term| term.renderings.is_empty() && term.not_in.is_empty()));
        let (term, faults) = read("---\ntitle: 石桥\nkind: places\n---\n");
        assert!(term.is_none());
        assert_eq!(faults, ["`places` is no kind of term"]);
    }
}
