//! From families of stretches to wordings with their words, variants and uses.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::super::phrase::{language, languages};
use super::super::times;
use super::class::class;
use super::difference::{Difference, Head};
use super::families::{Family, Stretch};
use super::id::{id, own_id};
use super::links::Links;
use super::nested::Accepted;
use super::part_of::longer;
use super::stream::{Stream, index};
use super::surface::surface;
use super::{EXCHANGES, UseOf, Variant, Wording, WordingUse, Wordings};
use crate::model::{Date, Slug};
use crate::resolve::Archive;
use crate::text::{Walk, collapse};

/// The wordings of an archive, with all that is told of them.
pub(super) fn finish(
    archive: &Archive,
    stream: &Stream,
    accepted: &Accepted,
    families: Vec<Family>,
    least: usize,
) -> Wordings {
    let links = Links::new(archive);
    let each = families.into_par_iter();
    let mut made: Vec<Wording> =
        each.map(|family| wording(archive, stream, accepted, &links, &family)).collect();
    made.sort_by(|one, other| {
        let weight = other.weight.total_cmp(&one.weight);
        weight
            .then_with(|| one.uses[0].cmp(&other.uses[0]))
            .then_with(|| one.words.cmp(&other.words))
    });
    let mut taken = BTreeSet::new();
    for wording in &mut made {
        wording.id = id(&wording.words, &mut taken);
    }
    for variant in made.iter_mut().flat_map(|wording| wording.variants.iter_mut().skip(1)) {
        if variant.sessions >= least {
            variant.id = own_id(&variant.words, &mut taken);
        }
    }
    let by_session = by_session(archive.sessions.len(), &made);
    let longer = longer(&made, &by_session);
    for (wording, parts) in made.iter_mut().zip(longer) {
        wording.part_of = parts;
    }
    let parts = each_part(archive, &made, &by_session);
    Wordings { all: made, by_session, parts }
}

fn wording(
    archive: &Archive,
    stream: &Stream,
    accepted: &Accepted,
    links: &Links,
    family: &Family,
) -> Wording {
    let (candidate, value) = &accepted.candidates[family.head];
    let head = Stretch { at: candidate.places[0], words: index(candidate.words) };
    let row: Vec<u32> = stream.row(head.at as usize, candidate.words).collect();
    let is_head = |it: &Stretch| {
        it.words == head.words && stream.row(it.at as usize, row.len()).eq(row.iter().copied())
    };
    let class = class(stream, head);
    let mut forms = Forms::default();
    let mut uses: Vec<WordingUse> = Vec::with_capacity(family.stretches.len());
    let mut walk = Walk::default();
    for stretch in &family.stretches {
        let said = surface(archive, stream, *stretch, candidate.tail, &mut walk);
        let variant = forms.add(&said.words, is_head(stretch));
        uses.push(WordingUse {
            session: said.at.session,
            section: said.at.section,
            exchange: said.at.exchange,
            turn: said.at.turn,
            paragraph: said.at.paragraph,
            id: said.at.id,
            start: said.start,
            end: said.end,
            variant,
        });
    }
    let echoes = family.echoes.iter().filter_map(|stretch| {
        let said = surface(archive, stream, *stretch, candidate.tail, &mut walk);
        Some((forms.place(&said.words)?, said.at.session))
    });
    let echoes: Vec<(usize, usize)> = echoes.collect();
    let (mut variants, places) = forms.in_order();
    for it in &mut uses {
        it.variant = places[it.variant];
    }
    let echoes = echoes.into_iter().map(|(form, session)| (places[form], session));
    count_sessions(&mut variants, &uses, echoes);
    let words = variants[0].words.clone();
    let first = uses.iter().find(|it| it.variant == 0).unwrap_or(&uses[0]);
    let linked = links.of(archive, &words, first);
    let mut sessions: Vec<usize> = uses.iter().map(|it| it.session).collect();
    sessions.dedup();
    let (dates, years) = times(archive, &uses);
    let languages = languages(uses.iter().map(|at| at.language_in(archive)));
    let language = language(uses.iter().map(|at| at.language_in(archive)));
    let free = candidate.freedom / (candidate.freedom + 1.0);
    Wording {
        id: placeholder(),
        words,
        class,
        weight: value * free,
        variants,
        uses,
        sessions,
        overlaid: family.overlaid.iter().map(|&session| session as usize).collect(),
        dates,
        years,
        languages,
        language,
        term: linked.term,
        terms: linked.terms,
        people: linked.people,
        organisations: linked.organisations,
        part_of: Vec::new(),
    }
}

/// Stands until all wordings are in order, by which ids are given.
fn placeholder() -> Slug {
    match Slug::new("w") {
        Ok(id) => id,
        Err(_) => unreachable!("it is an id"),
    }
}

/// The forms of a wording as they are met.
#[derive(Default)]
struct Forms {
    places: BTreeMap<String, usize>,
    /// Each with its spellings, how often each is met, and whether it is the head's row of words.
    met: Vec<(Vec<(String, usize)>, bool)>,
}

impl Forms {
    fn add(&mut self, words: &str, is_head: bool) -> usize {
        let words = collapse(words);
        let place = *self.places.entry(words.to_lowercase()).or_insert(self.met.len());
        if place == self.met.len() {
            self.met.push((Vec::new(), is_head));
        }
        let spellings = &mut self.met[place].0;
        match spellings.iter_mut().find(|(spelling, _)| *spelling == words) {
            Some((_, count)) => *count += 1,
            None => spellings.push((words, 1)),
        }
        place
    }

    /// The form that has these words, if one was met.
    fn place(&self, words: &str) -> Option<usize> {
        self.places.get(&collapse(words).to_lowercase()).copied()
    }

    /// The variants, the head first, then those used most; and for each form its place among them.
    fn in_order(self) -> (Vec<Variant>, Vec<usize>) {
        let count = |at: usize| self.met[at].0.iter().map(|(_, count)| count).sum::<usize>();
        let mut order: Vec<usize> = (0..self.met.len()).collect();
        order.sort_by_key(|&at| (Reverse(self.met[at].1), Reverse(count(at)), at));
        // Of the head's own forms the first is the head; the others are its variants like any.
        if let Some(rest) = order.get_mut(1..) {
            rest.sort_by_key(|&at| (Reverse(count(at)), at));
        }
        let spelling = |at: usize| {
            let spellings = self.met[at].0.iter().enumerate();
            let best = spellings.max_by_key(|(place, (_, count))| (*count, Reverse(*place)));
            best.map(|(_, (words, _))| words.clone()).unwrap_or_default()
        };
        let words = order.first().map(|&at| spelling(at)).unwrap_or_default();
        // Most wordings have one form, and nothing to be held against it.
        let head = (order.len() > 1).then(|| Head::new(&words));
        let mut places = vec![0; order.len()];
        let each = order.iter().enumerate().map(|(place, &at)| {
            places[at] = place;
            let words = spelling(at);
            let difference = match &head {
                Some(head) if place > 0 => Difference::between(head, &words),
                _ => Difference::none(&words),
            };
            Variant { words, uses: count(at), sessions: 0, alone: false, id: None, difference }
        });
        let variants = each.collect();
        (variants, places)
    }
}

/// Counts the sessions that have each variant, and says which stand in one alone; uses are in order of their sessions,
/// `echoes` are the sessions in which the words of variants stand besides.
fn count_sessions(
    variants: &mut [Variant],
    uses: &[WordingUse],
    echoes: impl Iterator<Item = (usize, usize)>,
) {
    let mut last = vec![None; variants.len()];
    for it in uses {
        if last[it.variant].replace(it.session) != Some(it.session) {
            variants[it.variant].sessions += 1;
        }
    }
    for it in variants.iter_mut() {
        it.alone = it.sessions == 1;
    }
    for (variant, session) in echoes {
        variants[variant].alone &= last[variant] == Some(session);
    }
}

/// The days of the first and last use, and how many uses each year has.
type Times = (Option<(Date, Date)>, Vec<(i16, usize)>);

fn times(archive: &Archive, uses: &[WordingUse]) -> Times {
    let (mut dates, mut years): Times = (None, Vec::new());
    for it in uses {
        if let Some(date) = archive.sessions[it.session].session.header.date {
            times::add(date, &mut dates, &mut years);
        }
    }
    (dates, years)
}

fn by_session(sessions: usize, wordings: &[Wording]) -> Vec<Vec<UseOf>> {
    let mut by_session = vec![Vec::new(); sessions];
    for (wording, it) in wordings.iter().enumerate() {
        for (index, at) in it.uses.iter().enumerate() {
            by_session[at.session].push(UseOf { wording, index });
        }
    }
    by_session.par_iter_mut().for_each(|uses| {
        uses.sort_by_cached_key(|it| {
            let at = &wordings[it.wording].uses[it.index];
            (at.place(), Reverse(at.end), it.wording)
        });
    });
    by_session
}

/// For each session where the uses of its parts begin, in the order of the text, and where the last ones end.
fn each_part(
    archive: &Archive,
    wordings: &[Wording],
    by_session: &[Vec<UseOf>],
) -> Vec<Vec<usize>> {
    let sessions = by_session.iter().zip(&archive.sessions);
    let starts = sessions.map(|(uses, archived)| {
        let exchanges = archived.session.exchanges.len();
        let mut starts = vec![0; EXCHANGES + exchanges + 2];
        for of in uses {
            starts[wordings[of.wording].uses[of.index].part(exchanges) + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        starts
    });
    starts.collect()
}
