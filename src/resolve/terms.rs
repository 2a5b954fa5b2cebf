//! Where terms stand in the sessions: longest first, as words of their own, each place given to one.
//!
//! Titles, aliases and hidden spellings are looked for in every paragraph, whoever speaks or nobody. What
//! the editor excepts is none: the longer words of `except`, the places of `not_in`. A name that two
//! terms have leads to neither, and no name reaches across a gap.

mod excluded;
mod names;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::archive::ArchivedSession;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{MarkKind, Paragraph, Section, Session, Term, Use};
use crate::say;
use crate::text::FinderError;
use excluded::Excluded;
use names::{Meaning, Names, Owner};

/// Finds the terms in all sessions and puts the places into them, instead of those that they have.
pub fn find(
    terms: &[Term],
    sessions: &mut [ArchivedSession],
    report: &mut impl Extend<Diagnostic>,
) {
    let excluded = Excluded::new(terms, sessions.iter().map(|it| &it.session), report);
    let names = match Names::new(terms, report) {
        Ok(names) => names,
        Err(error) => return report.extend([too_many(&error)]),
    };
    if terms.is_empty() {
        return sessions.iter_mut().for_each(|archived| {
            archived.uses.clear();
            archived.overlaid.clear();
        });
    }
    sessions.par_iter_mut().for_each(|archived| {
        (archived.uses, archived.overlaid) = uses(&archived.session, &names, &excluded);
    });
}

/// Where terms stand in one session, in the order of the text; and those of which a name stands where another's
/// place is.
fn uses(session: &Session, names: &Names, excluded: &Excluded<'_>) -> (Vec<Use>, Vec<usize>) {
    let lead = session.lead.iter().map(|paragraph| (Section::Lead, paragraph));
    let spoken = session.sections().flat_map(|(section, turns)| {
        turns.iter().flat_map(|turn| &turn.paragraphs).map(move |paragraph| (section, paragraph))
    });
    let (mut uses, mut overlaid) = (Vec::new(), BTreeSet::new());
    for (section, paragraph) in lead.chain(spoken) {
        let is_excluded = |term| excluded.holds(term, &session.id, section, paragraph.id);
        for place in places(paragraph, names, is_excluded, &mut overlaid) {
            let Taken { start, end, owner, .. } = place;
            if let Owner::Term(term) = owner {
                uses.push(Use { section, paragraph: paragraph.id, start, end, term });
            }
        }
    }
    (uses, overlaid.into_iter().collect())
}

/// A stretch of words that is taken.
struct Taken<'n> {
    start: usize,
    end: usize,
    owner: Owner,
    /// Which of the words looked for stand there.
    words: &'n [usize],
}

/// The places of terms in one paragraph: of two that overlap the one that begins first, and of those that
/// begin together the longest. Whose name is there and has not got the place is added to `overlaid`.
fn places<'n>(
    paragraph: &Paragraph,
    names: &'n Names,
    is_excluded: impl Fn(usize) -> bool,
    overlaid: &mut BTreeSet<usize>,
) -> Vec<Taken<'n>> {
    let found = names.finder.places(&paragraph.text);
    let mut swallowed: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
    let mut candidates = Vec::new();
    for place in &found {
        for &word in place.words {
            if let Meaning::Except(term) = names.meanings[word] {
                swallowed.entry(term).or_default().push((place.start, place.end));
            }
        }
        if place.alone && !crosses_a_gap(paragraph, place.start, place.end) {
            let (start, end, words) = (place.start, place.end, place.words);
            candidates.extend(names.of(words).map(|owner| Taken { start, end, owner, words }));
        }
    }
    candidates.retain(|place| {
        let inside = |&(start, end): &(usize, usize)| start <= place.start && place.end <= end;
        let Owner::Term(term) = place.owner else { return true };
        let spans = swallowed.get(&term);
        !is_excluded(term) && !spans.is_some_and(|spans| spans.iter().any(inside))
    });
    candidates.sort_by_key(|place| (place.start, std::cmp::Reverse(place.end)));
    let mut free = 0;
    candidates.retain(|place| {
        let fits = place.start >= free;
        if fits {
            free = place.end;
        }
        if !fits || place.owner == Owner::Several {
            overlaid.extend(names.owners(place.words));
        }
        fits
    });
    candidates
}

fn crosses_a_gap(paragraph: &Paragraph, start: usize, end: usize) -> bool {
    let gaps = paragraph.marks.iter().filter(|mark| matches!(mark.kind, MarkKind::Gap { .. }));
    gaps.map(|gap| gap.start).any(|at| start < at && at < end)
}

fn too_many(error: &FinderError) -> Diagnostic {
    Diagnostic::error(
        Code::TooManyRules,
        say!(
            zh: "词语太多，无法一并查找：{error}",
            en: "the terms cannot be looked for: {error}",
        ),
        Place::File("content/terms".to_owned()),
    )
}

#[cfg(test)]
mod tests;
