//! Places where an editor says that a term is not meant, checked against the sessions.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Message, Place};
use crate::model::{NotIn, ParagraphId, Section, Session, Slug, Term};
use crate::say;
use crate::text::nearest;

/// For each term, the places where it is not meant.
pub(super) struct Excluded<'a>(Vec<&'a [NotIn]>);

/// For each session, its sections with their paragraphs, in the order of the text.
type Known<'a> = BTreeMap<&'a str, Vec<(Section, BTreeSet<ParagraphId>)>>;

impl<'a> Excluded<'a> {
    /// Takes the places. One that is not there is told; it excludes nothing.
    pub(super) fn new<'s>(
        terms: &'a [Term],
        sessions: impl Iterator<Item = &'s Session>,
        report: &mut impl Extend<Diagnostic>,
    ) -> Self {
        if terms.iter().any(|term| !term.not_in.is_empty()) {
            let known: Known<'_> = sessions.map(|it| (it.id.as_str(), sections(it))).collect();
            let places = terms.iter().flat_map(|term| &term.not_in);
            report.extend(places.filter_map(|place| refuse(place, &known)));
        }
        Self(terms.iter().map(|term| term.not_in.as_slice()).collect())
    }

    /// Whether a term is not meant in this paragraph.
    pub(super) fn holds(
        &self,
        term: usize,
        session: &Slug,
        section: Section,
        paragraph: ParagraphId,
    ) -> bool {
        self.0[term].iter().any(|place| {
            place.session == *session
                && place.section.is_none_or(|it| it == section)
                && place.paragraph.is_none_or(|it| it == paragraph)
        })
    }
}

fn sections(session: &Session) -> Vec<(Section, BTreeSet<ParagraphId>)> {
    let lead = (Section::Lead, session.lead.iter().map(|it| it.id).collect());
    let spoken = session.sections().map(|(section, turns)| {
        (section, turns.iter().flat_map(|turn| &turn.paragraphs).map(|it| it.id).collect())
    });
    let all = std::iter::once(lead).chain(spoken);
    all.filter(|(_, ids): &(Section, BTreeSet<ParagraphId>)| !ids.is_empty()).collect()
}

/// Nothing, if the place is there; otherwise what to tell.
fn refuse(place: &NotIn, known: &Known<'_>) -> Option<Diagnostic> {
    let session = place.session.as_str();
    let Some(sections) = known.get(session) else {
        let message = say!(zh: "没有场次“{session}”", en: "there is no session `{session}`");
        return Some(told(message, place, session, known.keys().map(|id| (*id).to_owned())));
    };
    let wanted = place.section?;
    let Some((_, paragraphs)) = sections.iter().find(|(section, _)| *section == wanted) else {
        let message = say!(
            zh: "场次“{session}”里没有 {wanted}",
            en: "there is no {wanted} in the session `{session}`",
        );
        let others = sections.iter().map(|(section, _)| section.to_string());
        return Some(told(message, place, &wanted.to_string(), others));
    };
    let paragraph = place.paragraph?;
    if paragraphs.contains(&paragraph) {
        return None;
    }
    let message = say!(
        zh: "场次“{session}”的 {wanted} 里没有 {paragraph} 这一段",
        en: "there is no paragraph {paragraph} in {wanted} of the session `{session}`",
    );
    Some(told(message, place, &paragraph.to_string(), paragraphs.iter().map(ToString::to_string)))
}

/// What to tell of a word that should have been one of `others`.
fn told(
    message: Message,
    place: &NotIn,
    word: &str,
    others: impl Iterator<Item = String>,
) -> Diagnostic {
    let fault = Diagnostic::error(Code::UnknownReference, message, Place::At(place.span.clone()));
    let others: Vec<String> = others.collect();
    match nearest(word, others.iter().map(String::as_str)) {
        Some(near) => fault.hint(say!(zh: "是不是“{near}”？", en: "did you mean `{near}`?")),
        None => fault.hint(say!(
            zh: "编号写在网页的地址里，段落的编号在它的链接里（#p3）",
            en: "ids stand in the addresses of pages, a paragraph's in the link to it (#p3)",
        )),
    }
}
