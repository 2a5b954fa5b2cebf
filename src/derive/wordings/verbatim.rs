//! Where the words of wordings stand to the letter and are no use of them.
//!
//! Uses are rows of words, and Chinese is cut into words by what stands around: 互利共赢 may end in another word where 的
//! follows. Such a place is counted as no use; but its record is not silent. So before anything is said of silence, all
//! forms are looked for once more, by their characters.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::stream::unsaid;
use super::{TwinsView, Wording};
use crate::resolve::Archive;
use crate::text::Finder;

/// A form by its wording and its place among that one's, and a session in which its words stand.
type Found = ((usize, usize), usize);

/// Notes in which other sessions the words of wordings stand, and that a form that stands in one of these is not alone.
pub(super) fn note(archive: &Archive, twins: &TwinsView, wordings: &mut [Wording]) {
    let forms: Vec<(usize, usize)> = wordings
        .iter()
        .enumerate()
        .flat_map(|(at, wording)| (0..wording.variants.len()).map(move |form| (at, form)))
        .collect();
    let found = find(archive, twins, wordings, &forms);
    let alone: Vec<Option<usize>> =
        forms.iter().map(|&(at, form)| session_of_alone(&wordings[at], form)).collect();
    for ((at, form), session) in found {
        let wording = &mut wordings[at];
        if wording.sessions.binary_search(&session).is_err() {
            wording.overlaid.push(session);
        }
        let place = forms.binary_search(&(at, form)).ok().and_then(|place| alone[place]);
        if place.is_some_and(|own| own != session) {
            wording.variants[form].alone = false;
        }
    }
    for wording in wordings {
        wording.overlaid.sort_unstable();
        wording.overlaid.dedup();
    }
}

/// The places of these forms, each session once; where there are more forms than can be looked for, every session.
fn find(
    archive: &Archive,
    twins: &TwinsView,
    wordings: &[Wording],
    forms: &[(usize, usize)],
) -> Vec<Found> {
    let words = forms.iter().map(|&(at, form)| wordings[at].variants[form].words.as_str());
    let finder = Finder::new(words).ok();
    let sessions = archive.sessions.par_iter().enumerate();
    let each = sessions.flat_map_iter(|(session, archived)| {
        let unsaid = unsaid(archive, twins, session);
        let turns = archived.session.sections().flat_map(|(_, turns)| turns);
        let paragraphs = turns.flat_map(|turn| &turn.paragraphs).filter(|it| unsaid(it));
        let texts = paragraphs.map(|it| it.text.as_str());
        let here: BTreeSet<usize> = match &finder {
            Some(finder) => texts.flat_map(|text| finder.find(text)).collect(),
            None => (0..forms.len()).collect(),
        };
        here.into_iter().map(move |form| (forms[form], session))
    });
    each.collect()
}

/// The one session of a form that stands alone.
fn session_of_alone(wording: &Wording, form: usize) -> Option<usize> {
    let is_alone = wording.variants[form].alone;
    let mut uses = wording.uses.iter();
    is_alone.then(|| uses.find(|it| it.variant == form).map(|it| it.session))?
}
