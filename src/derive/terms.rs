//! Terms: every use in order of time, the forms in which each is found; and which terms a section has.

use std::cmp::Reverse;
use std::ops::Range;

use super::exchange::find;
use super::phrase::languages;
use super::wordings::Wordings;
use super::{ExchangeAt, TwinsView, UseAt, Views, times};
use crate::model::{Date, Paragraph, Reference, Section, Use};
use crate::resolve::{Archive, ArchivedSession};
use crate::text::collapse;

/// One term.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TermView {
    /// Its uses, in order of time, then of the text.
    pub uses: Vec<UseAt>,
    /// The exchanges that have it.
    pub exchanges: Vec<ExchangeAt>,
    /// The sessions that have it.
    pub sessions: Vec<usize>,
    /// The sessions in which a name of it stands where another term is found, or one that several have, or which have the
    /// wording that it is; in order.
    pub overlaid: Vec<usize>,
    /// The forms in which it is found, the one used most first.
    pub forms: Vec<TermForm>,
    /// The languages in which it is found, apart from their script and country, in order.
    pub languages: Vec<String>,
    /// The years in which it is spoken, earliest first, with how many uses each. Undated ones are in none, and
    /// neither is what stands in a lead, which is no speech.
    pub years: Vec<(i16, usize)>,
    /// The days of its first and last use, as far as sessions are dated.
    pub dates: Option<(Date, Date)>,
    /// The terms that it is part of, by id.
    pub broader: Vec<usize>,
    /// The terms that are part of it, by id.
    pub narrower: Vec<usize>,
    /// Terms that have to do with it, said on either side, by id.
    pub related: Vec<usize>,
}

/// A form in which a term is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermForm {
    /// The words, in the letters in which they stand most often: capitals make no form of their own.
    pub words: String,
    /// How many uses it has.
    pub uses: usize,
}

/// The forms of a term as they are met: each with its spellings and how often each is met.
type Met = Vec<(String, Vec<(String, usize)>)>;

/// The terms of one section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionTerms {
    /// The section.
    pub section: Section,
    /// Its uses, as a stretch of the session's.
    pub uses: Range<usize>,
    /// The first use of each of its terms, as indices into the session's uses, in their order.
    pub first: Vec<usize>,
}

impl Views {
    /// The terms of a section; `None` where it has none.
    pub fn terms_of(&self, session: usize, section: Section) -> Option<&SectionTerms> {
        let sections = self.section_terms.get(session)?;
        let place = sections.binary_search_by_key(&section, |it| it.section).ok()?;
        sections.get(place)
    }
}

/// The views of all terms; of twins what the lead says is counted: a translation says the same once more.
pub(super) fn collect(archive: &Archive, twins: &TwinsView) -> Vec<TermView> {
    let mut views = vec![TermView::default(); archive.terms.len()];
    let mut forms: Vec<Met> = vec![Vec::new(); archive.terms.len()];
    for (session, archived) in times::counted(archive, twins) {
        let date = archived.session.header.date;
        each_use(session, archived, |term, at, words| {
            let view = &mut views[term];
            if view.sessions.last() != Some(&session) {
                view.sessions.push(session);
            }
            if let Some(exchange) = at.exchange.map(|exchange| ExchangeAt { session, exchange })
                && view.exchanges.last() != Some(&exchange)
            {
                view.exchanges.push(exchange);
            }
            if let Some(date) = date {
                if at.turn.is_some() {
                    times::count(date, &mut view.years);
                }
                times::reach(date, &mut view.dates);
            }
            view.uses.push(UseAt { form: form(&mut forms[term], words), ..at });
        });
        for &term in &archived.overlaid {
            views[term].overlaid.push(session);
        }
    }
    for (view, forms) in views.iter_mut().zip(&forms) {
        view.order_forms(forms);
        view.languages = languages(view.uses.iter().map(|at| at.language_in(archive)));
    }
    relate(archive, &mut views);
    views
}

/// Where a wording is a term, records that have the wording are not silent of the term, though its names stand in them
/// in other words, or between other marks.
pub(super) fn not_silent(terms: &mut [TermView], wordings: &Wordings) {
    for wording in &wordings.all {
        let Some(view) = wording.term.and_then(|term| terms.get_mut(term)) else { continue };
        let sessions = wording.sessions.iter().chain(&wording.overlaid).copied();
        let others = sessions.filter(|session| view.sessions.binary_search(session).is_err());
        view.overlaid.extend(others);
        view.overlaid.sort_unstable();
        view.overlaid.dedup();
    }
}

/// The place of a form among those met, with one use more.
fn form(met: &mut Met, words: &str) -> usize {
    let words = collapse(words);
    let form = words.to_lowercase();
    let known = met.iter().position(|(other, _)| *other == form);
    let place = known.unwrap_or(met.len());
    if known.is_none() {
        met.push((form, Vec::new()));
    }
    let spellings = &mut met[place].1;
    match spellings.iter_mut().find(|(spelling, _)| *spelling == words) {
        Some((_, count)) => *count += 1,
        None => spellings.push((words, 1)),
    }
    place
}

impl TermView {
    /// Takes the forms in the order of their uses.
    fn order_forms(&mut self, met: &Met) {
        let count = |at: usize| met[at].1.iter().map(|(_, count)| count).sum::<usize>();
        let mut order: Vec<usize> = (0..met.len()).collect();
        order.sort_by_key(|&at| Reverse(count(at)));
        let mut places = vec![0; order.len()];
        for (place, &at) in order.iter().enumerate() {
            places[at] = place;
            let spellings = met[at].1.iter().rev();
            let words = spellings.max_by_key(|(_, count)| *count).map(|(words, _)| words.clone());
            self.forms.push(TermForm { words: words.unwrap_or_default(), uses: count(at) });
        }
        for at in &mut self.uses {
            at.form = places[at.form];
        }
    }
}

/// Tells each use of a session with its term and its words, in the order of the text.
fn each_use(session: usize, archived: &ArchivedSession, mut tell: impl FnMut(usize, UseAt, &str)) {
    let mut uses = archived.uses.iter().peekable();
    for (section, exchange, turn, paragraph, words) in paragraphs(archived) {
        let here = |place: &Use| place.section == section && place.paragraph == words.id;
        if !uses.peek().is_some_and(|place| here(place)) {
            continue;
        }
        let text: Vec<char> = words.text.chars().collect();
        while let Some(&Use { start, end, term, .. }) = uses.next_if(|place| here(place)) {
            let said = text.get(start..end).unwrap_or_default().iter().collect::<String>();
            let id = words.id;
            let at = UseAt { session, section, exchange, turn, paragraph, id, start, end, form: 0 };
            tell(term, at, &said);
        }
    }
}

/// The paragraphs of a session, with section, exchange, turn and place in the turn, in the order of the
/// text.
fn paragraphs(
    archived: &ArchivedSession,
) -> impl Iterator<Item = (Section, Option<usize>, Option<usize>, usize, &Paragraph)> {
    let session = &archived.session;
    let lead = session.lead.iter().enumerate();
    let lead = lead.map(|(at, words)| (Section::Lead, None, None, at, words));
    let spoken = session.numbered_sections().flat_map(|(section, exchange, turns)| {
        turns.iter().enumerate().flat_map(move |(turn, it)| {
            let paragraphs = it.paragraphs.iter().enumerate();
            paragraphs.map(move |(at, words)| (section, exchange, Some(turn), at, words))
        })
    });
    lead.chain(spoken)
}

/// Which terms are part of which, and which have to do with each other.
fn relate(archive: &Archive, views: &mut [TermView]) {
    for (index, term) in archive.terms.iter().enumerate() {
        for broader in places(archive, &term.broader) {
            views[index].broader.push(broader);
            views[broader].narrower.push(index);
        }
        for related in places(archive, &term.related) {
            views[index].related.push(related);
            views[related].related.push(index);
        }
    }
    for view in views {
        for list in [&mut view.broader, &mut view.narrower, &mut view.related] {
            list.sort_unstable();
            list.dedup();
        }
    }
}

fn places(archive: &Archive, references: &[Reference]) -> Vec<usize> {
    let ids = references.iter().map(|reference| reference.id.as_str());
    ids.filter_map(|id| find(&archive.terms, |term| &term.entry, id)).collect()
}

/// For each session, the terms of its sections that have any; by section.
pub(super) fn by_section(archive: &Archive) -> Vec<Vec<SectionTerms>> {
    let mut last_seen = vec![None; archive.terms.len()];
    let mut run = 0_usize;
    let each = archive.sessions.iter().map(|archived| {
        let mut at = 0;
        let sections = archived.uses.chunk_by(|one, other| one.section == other.section);
        let mut sections: Vec<SectionTerms> = sections
            .map(|uses| {
                run += 1;
                let first = uses
                    .iter()
                    .enumerate()
                    .filter(|(_, place)| last_seen[place.term].replace(run) != Some(run));
                let first = first.map(|(index, _)| at + index).collect();
                let uses = at..at + uses.len();
                at = uses.end;
                SectionTerms { section: archived.uses[uses.start].section, uses, first }
            })
            .collect();
        sections.sort_by_key(|it| it.section);
        sections
    });
    each.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::sample::{archive, reference, term};

    /// The sample archive with terms found in it: 石桥, 桥墩 (part of 石桥), 夏天.
    fn with_terms() -> Archive {
        let mut archive = archive();
        let mut pier = term("pier", "桥墩");
        pier.broader = vec![reference("stone-bridge")];
        pier.related = vec![reference("summer")];
        archive.terms = vec![pier, term("stone-bridge", "石桥"), term("summer", "夏天")];
        let first = [("q1", "p1", 0, 2, 1), ("q1", "p2", 2, 4, 2)];
        let second = [
            ("q1", "p2", 3, 5, 2),
            ("q1", "p2", 8, 10, 1),
            ("q1", "p3", 0, 2, 0),
            ("closing", "p1", 0, 2, 1),
        ];
        archive.sessions[0].uses = first.map(place).to_vec();
        archive.sessions[1].uses = second.map(place).to_vec();
        archive
    }

    fn place(at: (&str, &str, usize, usize, usize)) -> Use {
        let (section, paragraph, start, end, term) = at;
        let (section, paragraph) = (section.parse().unwrap(), paragraph.parse().unwrap());
        Use { section, paragraph, start, end, term }
    }

    #[test]
    fn a_term_has_all_its_uses_in_order_of_time() {
        let views = collect(&with_terms(), &TwinsView::default());
        let bridge = &views[1];
        let at: Vec<_> = bridge.uses.iter().map(|it| (it.session, it.exchange, it.turn)).collect();
        assert_eq!(at, [(0, Some(0), Some(0)), (1, Some(0), Some(1)), (1, None, Some(0))]);
        let exchange = |session| ExchangeAt { session, exchange: 0 };
        assert_eq!(bridge.exchanges, [exchange(0), exchange(1)]);
        assert_eq!(bridge.sessions, [0, 1]);
        assert_eq!(bridge.years, [(2023, 1), (2024, 2)]);
        assert_eq!(bridge.dates, Date::new(2023, 4, 1).zip(Date::new(2024, 4, 2)));
    }

    #[test]
    fn a_term_has_its_forms_the_one_used_most_first() {
        let mut archive = with_terms();
        archive.sessions[0].uses.push(place(("q1", "p2", 0, 2, 1)));
        archive.sessions[0].uses[1..].sort_by_key(|it| it.start);
        let bridge = &collect(&archive, &TwinsView::default())[1];
        let forms: Vec<_> = bridge.forms.iter().map(|it| (it.words.as_str(), it.uses)).collect();
        assert_eq!(forms, [("石桥", 2), ("今年", 1), ("谢谢", 1)]);
        let of_uses: Vec<usize> = bridge.uses.iter().map(|it| it.form).collect();
        assert_eq!(of_uses, [0, 1, 0, 2]);
        assert_eq!(bridge.languages, ["zh"]);
    }

    #[test]
    fn what_stands_in_a_lead_is_found_and_not_spoken() {
        let mut archive = with_terms();
        archive.sessions[1].uses.insert(0, place(("lead", "p1", 0, 2, 1)));
        let bridge = &collect(&archive, &TwinsView::default())[1];
        assert_eq!((bridge.uses.len(), &*bridge.years), (4, &[(2023, 1), (2024, 2)][..]));
        assert_eq!(bridge.uses[1].paragraph_in(&archive).text, "春日，镇上举行问答会。");
        assert!(bridge.uses[1].turn_in(&archive).is_none());
    }

    #[test]
    fn terms_are_related_on_both_sides() {
        let views = collect(&with_terms(), &TwinsView::default());
        assert_eq!((&views[0].broader, &views[1].narrower), (&vec![1], &vec![0]));
        assert_eq!((&views[0].related, &views[2].related), (&vec![2], &vec![0]));
    }

    #[test]
    fn a_section_has_its_terms_in_the_order_of_their_first_use() {
        let archive = with_terms();
        let views = Views::new(&archive);
        let found = views.terms_of(1, "q1".parse().unwrap()).unwrap();
        let terms: Vec<usize> =
            found.first.iter().map(|&at| archive.sessions[1].uses[at].term).collect();
        assert_eq!((terms, found.uses.clone()), (vec![2, 1, 0], 0..3));
        assert_eq!(views.terms_of(1, Section::Closing).map(|it| it.uses.clone()), Some(3..4));
        assert_eq!(views.terms_of(1, Section::Opening), None);
    }
}
