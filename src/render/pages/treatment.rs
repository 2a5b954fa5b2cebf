//! What of a session was not left as it came: furniture kept out of the words, gaps marked among them.

use super::super::context::{self, Reason, Treatment};
use super::super::routes::{Links, Route};
use super::super::site::Site;
use crate::diagnostic::{Message, Tongue};
use crate::model::{AsideKind, MarkKind, Paragraph, ParagraphId, Section, Session};

impl Site<'_> {
    /// What was left out of the speech of a session.
    pub(super) fn removed(&self, session: &Session) -> Vec<Treatment> {
        let furniture = session.asides.iter().filter(|aside| aside.kind == AsideKind::Furniture);
        let removed = furniture.map(|aside| Treatment {
            name: self.aside_name(aside.kind).to_owned(),
            text: aside.text.clone(),
            href: None,
            why: self.reason_given(&aside.why),
            line: aside.line,
        });
        removed.collect()
    }

    /// What was marked as a gap, in the order of the source.
    pub(super) fn marked(&self, session: &Session, links: &Links<'_>) -> Vec<Treatment> {
        let lead = session.lead.iter().map(|paragraph| (Section::Lead, paragraph));
        let spoken = session.sections().flat_map(|(section, turns)| {
            let paragraphs = turns.iter().flat_map(|turn| &turn.paragraphs);
            paragraphs.map(move |paragraph| (section, paragraph))
        });
        let mut marked = Vec::new();
        for (section, paragraph) in lead.chain(spoken) {
            for mark in &paragraph.marks {
                if let MarkKind::Gap { why } = &mark.kind {
                    let href = paragraph_link(session, section, paragraph.id, links);
                    marked.push(self.gap(paragraph, mark.start, why, href));
                }
            }
        }
        let gaps = session.asides.iter().filter(|aside| aside.kind == AsideKind::Gap);
        marked.extend(gaps.map(|aside| Treatment {
            name: self.words.aside.gap.clone(),
            text: self.words.gap.sign.clone(),
            href:
                aside.at.paragraph.and_then(|paragraph| {
                    paragraph_link(session, aside.at.section, paragraph, links)
                }),
            why: self.reason_given(&aside.why),
            line: aside.line,
        }));
        marked.sort_by_key(|treatment| treatment.line);
        marked
    }

    /// A gap within a paragraph, with the words after it, or before it at the end.
    fn gap(
        &self,
        paragraph: &Paragraph,
        at: usize,
        why: &Message,
        href: Option<String>,
    ) -> Treatment {
        const AROUND: usize = 10;
        let sign = &self.words.gap.sign;
        let before: String =
            paragraph.text.chars().take(at).skip(at.saturating_sub(AROUND)).collect();
        let after: String = paragraph.text.chars().skip(at).take(AROUND).collect();
        Treatment {
            name: self.words.aside.gap.clone(),
            text: format!("{before}{sign}{after}"),
            href,
            why: self.reason_given(why),
            line: paragraph.line,
        }
    }

    /// A reason as the site's readers are told it.
    fn reason_given(&self, why: &Message) -> Reason {
        let site = &self.archive.settings.language;
        let (tongue, tag) =
            if site.is_chinese() { (Tongue::Chinese, "zh-Hans") } else { (Tongue::English, "en") };
        let lang = (site.as_str() != tag)
            .then(|| context::Tongue { tag: tag.to_owned(), direction: "ltr" });
        Reason { text: why.in_tongue(tongue).to_owned(), lang }
    }
}

/// The link to a paragraph on its section's own page.
fn paragraph_link(
    session: &Session,
    section: Section,
    paragraph: ParagraphId,
    links: &Links<'_>,
) -> Option<String> {
    let page = links.to(&Route::Section(&session.id, section));
    let silent = match section {
        Section::Lead => return Some(format!("{page}#lead-{paragraph}")),
        Section::Opening => session.opening.is_empty(),
        Section::Closing => session.closing.is_empty(),
        Section::Exchange(_) => false,
    };
    (!silent).then(|| format!("{page}#{paragraph}"))
}
