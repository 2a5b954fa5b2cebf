//! Ids for a session: those it had for what it had, new ones for what is new.

use std::collections::{BTreeMap, BTreeSet};

use super::align::{Unit, align};
use super::fresh::{FreshParagraph, FreshSection};
use super::links::{LinkedParagraph, LinkedSection, Links, Words};
use super::wish::{Wishes, granted};
use crate::diagnostic::Diagnostic;
use crate::model::{ExchangeId, ParagraphId, Section, Session};

/// The links of `session` after those of the build before (`old`, without sections on the first).
/// The sections are in the session's order, so that ids can be set by position.
pub(super) fn allot(
    old: &Links,
    session: &Session,
    fresh: &[FreshSection],
    report: &mut impl Extend<Diagnostic>,
) -> Links {
    let old_exchanges: Vec<&LinkedSection> =
        old.sections.iter().filter(|section| matches!(section.id, Section::Exchange(_))).collect();
    let new_exchanges: Vec<&FreshSection> =
        fresh.iter().filter(|section| matches!(section.id, Section::Exchange(_))).collect();
    let units: Vec<Unit<'_>> = old_exchanges.iter().map(|it| linked_exchange(it)).collect();
    let fresh_units: Vec<Unit<'_>> = new_exchanges.iter().map(|it| fresh_exchange(it)).collect();
    let kept = align(&units, &fresh_units).into_iter();
    let kept = kept.map(|old| old.map(|index| old_exchanges[index].id)).collect::<Vec<_>>();
    let ids = exchange_ids(old, session, &kept, report);

    let records: BTreeMap<Section, &LinkedSection> =
        old.sections.iter().map(|section| (section.id, section)).collect();
    let mut ids = ids.into_iter();
    let mut sections = Vec::new();
    for section in fresh {
        let id = match section.id {
            Section::Exchange(_) => ids.next().map_or(section.id, Section::Exchange),
            named => named,
        };
        let before = records.get(&id).map_or(&[][..], |section| &section.paragraphs);
        let paragraphs = paragraphs(before, &section.paragraphs);
        sections.push(LinkedSection { id, dead: false, paragraphs });
    }
    // The named sections are always there, empty or not; what is left are exchanges taken out.
    let living: BTreeSet<Section> = sections.iter().map(|section| section.id).collect();
    let mut dead: Vec<LinkedSection> =
        old.sections.iter().filter(|section| !living.contains(&section.id)).cloned().collect();
    dead.sort_by_key(|section| section.id);
    sections.extend(dead.into_iter().map(|section| LinkedSection { dead: true, ..section }));
    // Notes are placed when paragraphs have their ids.
    Links { session: session.id.clone(), sections, notes: old.notes.clone() }
}

/// The id of each exchange: that of its old one, the one wished for, or the next free number.
fn exchange_ids(
    old: &Links,
    session: &Session,
    kept: &[Option<Section>],
    report: &mut impl Extend<Diagnostic>,
) -> Vec<ExchangeId> {
    let number = |section: &Section| match section {
        Section::Exchange(id) => id.number(),
        _ => 0,
    };
    let used: BTreeSet<usize> = old.sections.iter().map(|section| number(&section.id)).collect();
    let kept: Vec<Option<usize>> = kept.iter().map(|id| id.as_ref().map(number)).collect();
    let Wishes { numbers, faults } = granted(&session.exchanges, &kept, &used);
    report.extend(faults);
    let reserved: BTreeSet<usize> = numbers.iter().flatten().copied().collect();
    let mut last = used.last().copied().unwrap_or(0);
    let mut ids = Vec::with_capacity(kept.len());
    for (kept, wished) in kept.into_iter().zip(numbers) {
        let number = kept.or(wished).unwrap_or_else(|| {
            let mut next = last + 1;
            while reserved.contains(&next) {
                next += 1;
            }
            next
        });
        last = last.max(number);
        ids.push(ExchangeId::from_index(number - 1));
    }
    ids
}

/// The records of a section's paragraphs: the living in the order of the text, then the dead.
fn paragraphs(old: &[LinkedParagraph], new: &[FreshParagraph]) -> Vec<LinkedParagraph> {
    let units: Vec<Unit<'_>> = old.iter().map(linked_paragraph).collect();
    let fresh: Vec<Unit<'_>> = new.iter().map(fresh_paragraph).collect();
    let partners = align(&units, &fresh);
    let mut last = old.iter().map(|paragraph| paragraph.id.number()).max().unwrap_or(0);
    let mut records = Vec::with_capacity(new.len());
    for (paragraph, partner) in new.iter().zip(&partners) {
        records.push(if let Some(index) = *partner {
            renewed(&old[index], paragraph)
        } else {
            last += 1;
            LinkedParagraph {
                id: ParagraphId::from_index(last - 1),
                label: paragraph.label.clone(),
                question: paragraph.question,
                words: paragraph.words.clone(),
                dead: false,
                past: Vec::new(),
            }
        });
    }
    let taken: BTreeSet<usize> = partners.into_iter().flatten().collect();
    let mut dead: Vec<LinkedParagraph> = old
        .iter()
        .enumerate()
        .filter(|(index, _)| !taken.contains(index))
        .map(|(_, paragraph)| LinkedParagraph { dead: true, ..paragraph.clone() })
        .collect();
    dead.sort_by_key(|paragraph| paragraph.id);
    records.extend(dead);
    records
}

/// An old record with the words it has now; the words it had go to its past.
fn renewed(old: &LinkedParagraph, new: &FreshParagraph) -> LinkedParagraph {
    let versions = old.past.iter().chain([&old.words]);
    let mut past: Vec<Words> = Vec::new();
    for words in versions.filter(|words| words.hash != new.words.hash) {
        if !past.contains(words) {
            past.push(words.clone());
        }
    }
    LinkedParagraph {
        id: old.id,
        label: new.label.clone(),
        question: new.question,
        words: new.words.clone(),
        dead: false,
        past,
    }
}

/// Label and words in one, for telling whether two units are equal. U+0000 and U+0001 are no words.
fn said(label: Option<&str>, text: &str) -> String {
    format!("{}\0{text}", label.unwrap_or_default())
}

fn linked_paragraph(paragraph: &LinkedParagraph) -> Unit<'_> {
    let label = paragraph.label.as_deref();
    let past = paragraph.past.iter().map(|words| said(label, &words.text)).collect();
    Unit { past, dead: paragraph.dead, ..unit(label, &paragraph.words.text) }
}

fn fresh_paragraph(paragraph: &FreshParagraph) -> Unit<'_> {
    unit(paragraph.label.as_deref(), &paragraph.words.text)
}

fn unit<'a>(label: Option<&'a str>, text: &'a str) -> Unit<'a> {
    Unit { words: said(label, text), label, texts: vec![text], ..Unit::default() }
}

fn linked_exchange(section: &LinkedSection) -> Unit<'_> {
    let living = section.paragraphs.iter().filter(|paragraph| !paragraph.dead);
    let living = living.map(|it| (it.label.as_deref(), it.words.text.as_str(), it.question));
    Unit { dead: section.dead, ..exchange(living) }
}

fn fresh_exchange(section: &FreshSection) -> Unit<'_> {
    let paragraphs = section.paragraphs.iter();
    exchange(paragraphs.map(|it| (it.label.as_deref(), it.words.text.as_str(), it.question)))
}

fn exchange<'a>(paragraphs: impl Iterator<Item = (Option<&'a str>, &'a str, bool)>) -> Unit<'a> {
    let mut unit = Unit::default();
    for (label, text, question) in paragraphs {
        unit.words.push_str(&said(label, text));
        unit.words.push('\u{1}');
        unit.texts.push(text);
        if question {
            unit.question.push(text);
        }
    }
    unit
}

/// Sets the ids of `links` in the session, paragraph by paragraph, and in the places of its asides.
pub(super) fn set_ids(session: &mut Session, fresh: &[FreshSection], links: &Links) {
    let mut places: BTreeMap<(Section, Option<ParagraphId>), (Section, Option<ParagraphId>)> =
        BTreeMap::new();
    for (section, linked) in fresh.iter().zip(&links.sections) {
        places.insert((section.id, None), (linked.id, None));
        for (paragraph, record) in section.paragraphs.iter().zip(&linked.paragraphs) {
            places.insert((section.id, Some(paragraph.id)), (linked.id, Some(record.id)));
        }
    }
    let new_id = |section: Section, id: ParagraphId| {
        places.get(&(section, Some(id))).and_then(|(_, id)| *id).unwrap_or(id)
    };
    for paragraph in &mut session.lead {
        paragraph.id = new_id(Section::Lead, paragraph.id);
    }
    let opening = session.opening.iter_mut().map(|turn| (Section::Opening, turn));
    let closing = session.closing.iter_mut().map(|turn| (Section::Closing, turn));
    let exchanges = session.exchanges.iter_mut().flat_map(|exchange| {
        let section = Section::Exchange(exchange.id);
        exchange.turns.iter_mut().map(move |turn| (section, turn))
    });
    for (section, turn) in opening.chain(exchanges).chain(closing) {
        for paragraph in &mut turn.paragraphs {
            paragraph.id = new_id(section, paragraph.id);
        }
    }
    for exchange in &mut session.exchanges {
        if let Some((Section::Exchange(id), _)) =
            places.get(&(Section::Exchange(exchange.id), None))
        {
            exchange.id = *id;
        }
    }
    for aside in &mut session.asides {
        if let Some(&(section, paragraph)) = places.get(&(aside.at.section, aside.at.paragraph)) {
            (aside.at.section, aside.at.paragraph) = (section, paragraph);
        }
    }
}
