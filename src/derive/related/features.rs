//! What an exchange speaks of: words, terms, topics and who speaks, each as a number.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use super::Shared;
use crate::derive::exchange::{answerers, askers, organisation_of, person_of};
use crate::derive::suggest::is_stopped;
use crate::model::{Section, Use};
use crate::resolve::{Archive, ArchivedSession};
use crate::text::{WordClass, classified, each_word_form, is_chinese, rarity};

/// How many sessions are read side by side: their words are strings only until they have their numbers.
const AT_ONCE: usize = 64;

/// How often a topic, a term or a speaker counts beside a word that stands once, in quarters.
const TOPIC: u32 = 12;
const TERM: u32 = 8;
const SPEAKER: u32 = 2;
const WORD: u32 = 4;

/// From which rarity in Chinese at large on a common noun tells something: 5.9 is one in 360 texts.
const RARE: f64 = 5.9;

/// One in so many exchanges at most may have a word that is a reason.
const FEW: usize = 6;
const FEW_ENGLISH: usize = 10;

/// The same for everyday words: those of Chinese at large, and elsewhere, for want of a table, all in small
/// letters.
const FEWER: usize = 20;

/// With fewer exchanges than this nothing can be told from how many have a word.
const MANY: usize = 120;

/// With what no name begins: numbers and measures, and small words glued to the next.
const NO_NAMES: &[char] = &[
    '一', '两', '几', '每', '某', '这', '那', '各', '第', '从', '对', '在', '和', '与', '是', '的',
];

/// Something of which exchanges speak.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Feature {
    /// What it is; a word by its number among the features.
    pub(super) what: Shared,
    /// A word as it first stands, in small letters if it ever stands so; nothing for others.
    pub(super) name: String,
    /// What it says of an exchange that it has it.
    pub(super) tells: Tells,
}

/// How much something says of what an exchange is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tells {
    /// A small word.
    Nothing,
    /// An everyday word: something, where much else agrees.
    Little,
    /// A name, an entry, a word that few have.
    Much,
}

/// What all exchanges speak of.
#[derive(Debug, Default)]
pub(super) struct Read {
    /// The features by their number.
    pub(super) features: Vec<Feature>,
    /// For each exchange, in order of time, its features and how often each counts, in quarters; by number.
    pub(super) exchanges: Vec<Vec<(u32, u32)>>,
}

/// A feature before it has its number: what it is, or the form of a word and how it stands.
enum Met<'t> {
    Entry(Shared),
    Word(std::borrow::Cow<'t, str>, &'t str),
}

/// Reads all exchanges.
pub(super) fn read(archive: &Archive) -> Read {
    let mut numbers = Numbers::default();
    let mut exchanges = Vec::new();
    for sessions in archive.sessions.chunks(AT_ONCE) {
        let met: Vec<Vec<Vec<(Met<'_>, u32)>>> =
            sessions.par_iter().map(|archived| session(archive, archived)).collect();
        exchanges.extend(met.into_iter().flatten().map(|met| numbers.counted(met)));
    }
    let mut features = numbers.features;
    let mut had = vec![0_usize; features.len()];
    for &(feature, _) in exchanges.iter().flatten() {
        had[feature as usize] += 1;
    }
    let count = exchanges.len();
    features.par_iter_mut().zip(had).for_each(|(feature, had)| {
        if matches!(feature.what, Shared::Word(_)) {
            feature.tells = tells(&feature.name, had, count);
        }
    });
    Read { features, exchanges }
}

/// What the exchanges of a session speak of.
fn session<'t>(archive: &'t Archive, archived: &'t ArchivedSession) -> Vec<Vec<(Met<'t>, u32)>> {
    let uses: BTreeMap<Section, &[Use]> = archived
        .uses
        .chunk_by(|one, other| one.section == other.section)
        .map(|uses| (uses[0].section, uses))
        .collect();
    let exchanges = archived.session.exchanges.iter().enumerate();
    let each = exchanges.map(|(place, exchange)| {
        let mut met = Vec::new();
        for paragraph in exchange.turns.iter().flat_map(|turn| &turn.paragraphs) {
            each_word_form(&paragraph.text, |word, form| met.push((Met::Word(form, word), WORD)));
        }
        let mut entry = |what: fn(u32) -> Shared, index: usize, counts| {
            met.extend(u32::try_from(index).ok().map(|index| (Met::Entry(what(index)), counts)));
        };
        for assignment in archived.topics.get(place).into_iter().flatten() {
            entry(Shared::Topic, assignment.topic, TOPIC);
        }
        for used in uses.get(&Section::Exchange(exchange.id)).copied().into_iter().flatten() {
            entry(Shared::Term, used.term, TERM);
        }
        for speaker in askers(exchange).into_iter().chain(answerers(exchange)) {
            let Some(speaker) = archived.session.speakers.get(speaker) else { continue };
            if let Some(person) = person_of(archive, speaker) {
                entry(Shared::Person, person, SPEAKER);
            }
            if let Some(organisation) = organisation_of(archive, speaker) {
                entry(Shared::Organisation, organisation, SPEAKER);
            }
        }
        met
    });
    each.collect()
}

/// The numbers of features, in the order in which they are met.
#[derive(Default)]
struct Numbers {
    features: Vec<Feature>,
    entries: HashMap<Shared, u32>,
    words: HashMap<String, u32>,
}

impl Numbers {
    /// The features met in an exchange, each once, with how often it counts.
    fn counted(&mut self, met: Vec<(Met<'_>, u32)>) -> Vec<(u32, u32)> {
        let mut counted: Vec<(u32, u32)> =
            met.into_iter().map(|(met, counts)| (self.number(met), counts)).collect();
        counted.sort_unstable();
        counted.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1 += if same { next.1 } else { 0 };
            same
        });
        counted
    }

    fn number(&mut self, met: Met<'_>) -> u32 {
        let next = u32::try_from(self.features.len()).unwrap_or(u32::MAX);
        match met {
            Met::Entry(what) => *self.entries.entry(what).or_insert_with(|| {
                self.features.push(Feature { what, name: String::new(), tells: Tells::Much });
                next
            }),
            Met::Word(form, word) => {
                if let Some(&number) = self.words.get(form.as_ref()) {
                    // A word that ever stands in small letters is no name, but began a sentence.
                    let name = &mut self.features[number as usize].name;
                    if word.starts_with(char::is_lowercase) && name.starts_with(char::is_uppercase)
                    {
                        word.clone_into(name);
                    }
                    return number;
                }
                let (what, name) = (Shared::Word(next), word.to_owned());
                self.features.push(Feature { what, name, tells: Tells::Much });
                self.words.insert(form.into_owned(), next);
                next
            }
        }
    }
}

/// What a word says of a text that has it, as `had` of all exchanges do.
fn tells(word: &str, had: usize, exchanges: usize) -> Tells {
    let at_most = |one_in: usize| had * one_in <= exchanges.max(MANY);
    let much = |it: bool| if it { Tells::Much } else { Tells::Little };
    if !word.contains(is_chinese) {
        let length = word.chars().count();
        let small = word.contains(char::is_lowercase) && length < 3;
        return match word.starts_with(char::is_lowercase) {
            _ if small || is_stopped(word) || !at_most(FEW) => Tells::Nothing,
            true => much(length > 3 && at_most(FEWER)),
            false => much(at_most(FEW_ENGLISH)),
        };
    }
    if word.starts_with(NO_NAMES) {
        return Tells::Nothing;
    }
    match classified(word).as_slice() {
        [(_, WordClass::Other)] => Tells::Nothing,
        _ if is_stopped(word) => Tells::Little,
        [(_, WordClass::Person | WordClass::Place)] => much(at_most(FEW)),
        _ => {
            much(at_most(FEWER) || at_most(FEW) && rarity(word).is_none_or(|rarity| rarity >= RARE))
        }
    }
}
