//! What an exchange speaks of: words, terms, topics and who speaks, each as a number.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rayon::prelude::*;

use super::Shared;
use crate::derive::exchange::{answerers, askers, organisation_of, person_of};
use crate::derive::quick::QuickMap;
use crate::derive::suggest::is_stopped;
use crate::model::{Section, Use};
use crate::resolve::{Archive, ArchivedSession};
use crate::text::{WordClass, classified, each_word_form, is_chinese, rarity};

/// How many sessions are read as one, with numbers of their own for what they speak of, so that few words are
/// looked for among those of the whole archive, which is too large to be near the processor.
const AS_ONE: usize = 16;

/// And how many of these are read side by side: their words are strings only until they have their numbers.
const AT_ONCE: usize = 8;

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

/// From which rarity in Chinese at large on words that are no nouns are told beside others: 7 is one in 1,100 texts.
const SELDOM: f64 = 7.0;

/// With fewer exchanges than this nothing can be told from how many have a word.
const MANY: usize = 120;

/// With what no name begins: numbers and measures, and small words glued to the next; in either script.
const NO_NAMES: &[char] = &[
    '一', '两', '兩', '几', '幾', '每', '某', '这', '這', '那', '各', '第', '从', '從', '对', '對',
    '在', '和', '与', '與', '是', '的',
];

/// Something of which exchanges speak.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Feature {
    /// What it is; a word by its number among the features.
    pub(super) what: Shared,
    /// A word as it first stands, in small letters if it ever stands so; the title of a topic or a term; nothing for
    /// others.
    pub(super) name: String,
    /// What it says of an exchange that it has it.
    pub(super) tells: Tells,
    /// How many exchanges have it.
    pub(super) had: usize,
}

impl Feature {
    /// Whether it is a word without a letter, or one with a small word glued to it: 7, I’d.
    pub(super) fn is_bare(&self) -> bool {
        let is_word = matches!(self.what, Shared::Word(_));
        let name = &self.name;
        is_word && (!name.contains(char::is_alphabetic) || name.contains(['\'', '’']))
    }
}

/// How much something says of what an exchange is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tells {
    /// A small word.
    Nothing,
    /// What is no name and no thing, but seldom done or so: too little to relate two exchanges, and more than an everyday word
    /// where something else does.
    Beside,
    /// An everyday word: something, where much else agrees.
    Little,
    /// A name, an entry, a word that few have.
    Much,
}

/// What all exchanges speak of.
#[derive(Debug, Default)]
pub(super) struct Read {
    /// The features by their number, but for those that one exchange alone has: they relate it to nothing.
    pub(super) features: Vec<Feature>,
    /// For each exchange, in order of time, its features and how often each counts, in quarters; by number, and what it
    /// alone has last, each as [`ALONE`].
    pub(super) exchanges: Vec<Vec<(u32, u32)>>,
}

impl Read {
    /// Whether one exchange in so many has it at most.
    pub(super) fn has_one_in(&self, many: usize, feature: &Feature) -> bool {
        feature.had * many <= self.exchanges.len().max(MANY)
    }
}

/// Instead of the number of a feature that no other exchange has.
const ALONE: u32 = u32::MAX;

/// A feature before it has its number: what it is, or the form of a word and how it stands.
enum Met<'t> {
    Entry(Shared),
    Word(Cow<'t, str>, &'t str),
}

/// Reads all exchanges.
pub(super) fn read(archive: &Archive) -> Read {
    let mut numbers = Numbers::default();
    let mut exchanges = Vec::new();
    for sessions in archive.sessions.chunks(AS_ONE * AT_ONCE) {
        let met: Vec<Several<'_>> =
            sessions.par_chunks(AS_ONE).map(|sessions| several(archive, sessions)).collect();
        exchanges.extend(met.into_iter().flat_map(|met| numbers.numbered(met)));
    }
    let (mut features, had) = shared(numbers.features, &mut exchanges);
    let count = exchanges.len();
    features.par_iter_mut().zip(had).for_each(|(feature, had)| {
        feature.had = had;
        if matches!(feature.what, Shared::Word(_)) {
            feature.tells = tells(&feature.name, had, count);
        }
        if let Shared::Topic(_) | Shared::Term(_) = feature.what {
            feature.what.name(archive, |_| "").clone_into(&mut feature.name);
        }
    });
    Read { features, exchanges }
}

/// Of all features those that more than one exchange has, in their order, and how many have each; the exchanges
/// get their new numbers.
fn shared(features: Vec<Feature>, exchanges: &mut [Vec<(u32, u32)>]) -> (Vec<Feature>, Vec<usize>) {
    let mut had = vec![0_usize; features.len()];
    for &(feature, _) in exchanges.iter().flatten() {
        had[feature as usize] += 1;
    }
    let mut numbers = vec![ALONE; features.len()];
    let mut kept = Vec::new();
    for (feature, (number, had)) in features.into_iter().zip(numbers.iter_mut().zip(&had)) {
        if *had > 1 {
            *number = u32::try_from(kept.len()).unwrap_or(ALONE);
            let what = match feature.what {
                Shared::Word(_) => Shared::Word(*number),
                entry => entry,
            };
            kept.push(Feature { what, ..feature });
        }
    }
    exchanges.par_iter_mut().for_each(|features| {
        for (feature, _) in features.iter_mut() {
            *feature = numbers[*feature as usize];
        }
        features.sort_unstable();
        features.shrink_to_fit();
    });
    had.retain(|had| *had > 1);
    (kept, had)
}

/// What the exchanges of several sessions speak of.
fn several<'t>(archive: &'t Archive, sessions: &'t [ArchivedSession]) -> Several<'t> {
    let mut all = Several::default();
    for archived in sessions {
        session(archive, archived, &mut all);
    }
    all
}

/// Adds what the exchanges of a session speak of.
fn session<'t>(archive: &'t Archive, archived: &'t ArchivedSession, all: &mut Several<'t>) {
    let uses: BTreeMap<Section, &[Use]> = archived
        .uses
        .chunk_by(|one, other| one.section == other.section)
        .map(|uses| (uses[0].section, uses))
        .collect();
    for (place, exchange) in archived.session.exchanges.iter().enumerate() {
        let mut met = Vec::new();
        for paragraph in exchange.turns.iter().flat_map(|turn| &turn.paragraphs) {
            each_word_form(&paragraph.text, |word, form| met.push((all.word(form, word), WORD)));
        }
        let mut entry = |what: fn(u32) -> Shared, index: usize, counts| {
            let index = u32::try_from(index).ok();
            met.extend(index.map(|index| (all.entry(what(index)), counts)));
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
        all.exchanges.push(counted(met));
    }
}

/// Features by number, each once, with how often it counts.
fn counted(mut met: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    met.sort_unstable();
    met.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        kept.1 += if same { next.1 } else { 0 };
        same
    });
    met
}

/// What the exchanges of several sessions speak of, by numbers of their own.
#[derive(Default)]
struct Several<'t> {
    /// By their number.
    met: Vec<Met<'t>>,
    entries: QuickMap<Shared, u32>,
    words: QuickMap<Cow<'t, str>, u32>,
    exchanges: Vec<Vec<(u32, u32)>>,
}

impl<'t> Several<'t> {
    fn entry(&mut self, what: Shared) -> u32 {
        let next = number(self.met.len());
        *self.entries.entry(what).or_insert_with(|| {
            self.met.push(Met::Entry(what));
            next
        })
    }

    fn word(&mut self, form: Cow<'t, str>, word: &'t str) -> u32 {
        if let Some(&number) = self.words.get(&form) {
            if let Met::Word(_, name) = &mut self.met[number as usize]
                && is_better(word, name)
            {
                *name = word;
            }
            return number;
        }
        let next = number(self.met.len());
        self.met.push(Met::Word(form.clone(), word));
        self.words.insert(form, next);
        next
    }
}

/// The numbers of features, in the order in which they are met.
#[derive(Default)]
struct Numbers {
    features: Vec<Feature>,
    entries: QuickMap<Shared, u32>,
    words: QuickMap<String, u32>,
}

impl Numbers {
    /// What the exchanges of several sessions speak of, by the numbers in the archive.
    fn numbered(&mut self, several: Several<'_>) -> Vec<Vec<(u32, u32)>> {
        let numbers: Vec<u32> = several.met.into_iter().map(|met| self.number(met)).collect();
        let mut exchanges = several.exchanges;
        for (feature, _) in exchanges.iter_mut().flatten() {
            *feature = numbers[*feature as usize];
        }
        exchanges
    }

    fn number(&mut self, met: Met<'_>) -> u32 {
        let next = number(self.features.len());
        match met {
            Met::Entry(what) => *self.entries.entry(what).or_insert_with(|| {
                // Who speaks is not what is spoken of.
                let tells = match what {
                    Shared::Person(_) | Shared::Organisation(_) => Tells::Little,
                    _ => Tells::Much,
                };
                self.features.push(Feature { what, name: String::new(), tells, had: 0 });
                next
            }),
            Met::Word(form, word) => {
                if let Some(&number) = self.words.get(form.as_ref()) {
                    let name = &mut self.features[number as usize].name;
                    if is_better(word, name) {
                        word.clone_into(name);
                    }
                    return number;
                }
                let (what, name) = (Shared::Word(next), word.to_owned());
                self.features.push(Feature { what, name, tells: Tells::Much, had: 0 });
                self.words.insert(form.into_owned(), next);
                next
            }
        }
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(ALONE)
}

/// Whether a word stands better as it does here: one that ever stands in small letters is no name, but began a
/// sentence.
fn is_better(word: &str, name: &str) -> bool {
    word.starts_with(char::is_lowercase) && name.starts_with(char::is_uppercase)
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
        [(_, WordClass::Other)] => {
            // What the table does not have may be cut in the middle of a name.
            let is_seldom = || rarity(word).is_some_and(|rarity| rarity >= SELDOM);
            let beside = at_most(FEWER) && !is_stopped(word) && is_seldom();
            if beside { Tells::Beside } else { Tells::Nothing }
        }
        _ if is_stopped(word) => Tells::Little,
        [(_, WordClass::Person | WordClass::Place)] => much(at_most(FEW)),
        _ => {
            much(at_most(FEWER) || at_most(FEW) && rarity(word).is_none_or(|rarity| rarity >= RARE))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_like_no_name_is_no_reason_in_either_script() {
        let told = |words: &[&str]| -> Vec<Tells> {
            words.iter().map(|word| tells(word, 2, 1000)).collect()
        };
        let simplified = ["两回", "几位", "这次", "从前", "对岸", "与会"];
        let traditional = ["兩回", "幾位", "這次", "從前", "對岸", "與會"];
        assert_eq!(told(&simplified), [Tells::Nothing; 6]);
        assert_eq!(told(&traditional), [Tells::Nothing; 6]);
        assert_eq!(told(&["石橋"]), [Tells::Much]);
    }

    #[test]
    fn what_is_seldom_done_stands_beside_a_name_and_what_is_always_done_does_not() {
        let told = |word: &str, had| tells(word, had, 1000);
        assert_eq!([told("引渡", 9), told("起诉", 9)], [Tells::Beside; 2]);
        assert_eq!(told("起诉", 90), Tells::Nothing, "here it is often done");
        assert_eq!(["没有", "询问"].map(|word| told(word, 9)), [Tells::Nothing; 2]);
    }
}
