//! Who asks, who answers, who calls on the askers.
//!
//! What is stated comes first, then what a label's own words tell, then what the lead says ([`told`]);
//! then offices, as far as the turns bear them out ([`offices`]), and last what the turns show alone: who
//! ends by asking, who speaks after a question, who is brief. Where nothing tells, the role stays unknown.

mod offices;
mod told;

use std::collections::BTreeMap;

use super::names::Name;
use super::voice::{Utterance, Voice};
use crate::diagnostic::Message;
use crate::model::{Lexicon, Role};
use crate::say;
pub(super) use offices::Seating;
use told::by_name;

/// More voices than this make a meeting, unless it is plain that some ask and others answer.
const MANY: usize = 8;

/// The role of a label, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// The role.
    pub(super) role: Role,
    /// Why.
    pub(super) why: Message,
}

/// What a text says of its event.
#[derive(Debug, Clone, Copy)]
pub(super) struct Event<'a> {
    /// Its title, or nothing.
    pub(super) title: &'a str,
    /// What stands before the first turn.
    pub(super) lead: &'a str,
}

/// The roles of all labels, and how offices have told them.
pub(super) fn roles(
    names: &[Name<'_>],
    utterances: &[Utterance],
    voices: &[Voice],
    event: Event<'_>,
    lexicon: &Lexicon,
) -> (Vec<Part>, Seating) {
    let known = names.iter().map(|name| by_name(name, event, lexicon)).collect();
    let mut cast = Cast { names, utterances, voices, parts: known, told: false };
    cast.told = cast.has(Role::Asker);
    let seating = cast.weigh_offices();
    let before = cast.parts.clone();
    if !cast.told && seating == Seating::None {
        cast.find_askers();
    }
    if cast.has(Role::Asker) && !matches!(seating, Seating::House { .. }) {
        cast.find_answerers();
        cast.find_others();
    }
    if !cast.told && !cast.has(Role::Answerer) {
        // Who asks was only guessed, and nobody answers: it was a bad guess.
        cast.parts = before;
    }
    cast.follow_namesakes();
    (cast.finish(), seating)
}

struct Cast<'a> {
    names: &'a [Name<'a>],
    utterances: &'a [Utterance],
    voices: &'a [Voice],
    parts: Vec<Option<Part>>,
    /// Whether an asker is known by more than what the turns show.
    told: bool,
}

/// What has been counted of a label beside those whose roles are known.
#[derive(Debug, Clone, Copy, Default)]
struct Company {
    /// Turns right after an asker's, moderators and interpreters aside.
    after_asker: usize,
    /// Turns right before an asker's.
    before_asker: usize,
    /// Turns right before an answerer's.
    before_answerer: usize,
}

impl Cast<'_> {
    fn role(&self, name: usize) -> Option<Role> {
        self.parts.get(name).and_then(Option::as_ref).map(|part| part.role)
    }

    fn has(&self, role: Role) -> bool {
        (0..self.names.len()).any(|name| self.role(name) == Some(role) && self.speaks(name))
    }

    fn speaks(&self, name: usize) -> bool {
        self.voices.get(name).is_some_and(|voice| voice.turns > 0)
    }

    /// A name with an office after it plays the part of the name alone: MARTA VALE, HARBOUR MASTER.
    fn follow_namesakes(&mut self) {
        let by_label: BTreeMap<&str, usize> =
            self.names.iter().enumerate().map(|(at, name)| (name.label.as_str(), at)).collect();
        for (at, name) in self.names.iter().enumerate() {
            let Some((alone, _)) = name.label.split_once(", ") else { continue };
            let Some(part) = by_label.get(alone).and_then(|&other| self.parts[other].clone())
            else {
                continue;
            };
            let why = say!(
                zh: "与“{alone}”相同，只多了职务",
                en: "the same as {alone}, with the office",
            );
            self.set(at, part.role, why);
        }
    }

    fn finish(self) -> Vec<Part> {
        let unknown = |(part, voice): (Option<Part>, &Voice)| {
            part.unwrap_or_else(|| {
                let (turns, share) = (voice.turns, voice.asking_share());
                let why = say!(
                    zh: "没有线索；{turns} 次发言中有 {share}% 以提问结束",
                    en: "nothing tells; {share} % of {turns} turns end by asking",
                );
                Part { role: Role::Unknown, why }
            })
        };
        self.parts.into_iter().zip(self.voices).map(unknown).collect()
    }

    fn set(&mut self, name: usize, role: Role, why: Message) {
        if let Some(part @ None) = self.parts.get_mut(name) {
            *part = Some(Part { role, why });
        }
    }

    /// The labels whose roles are unknown, with what is counted of them.
    fn open(&self) -> Vec<(usize, Voice)> {
        let open = (0..self.names.len()).filter(|&name| self.parts[name].is_none());
        open.filter_map(|name| Some((name, *self.voices.get(name)?)))
            .filter(|(_, voice)| voice.turns > 0)
            .collect()
    }

    /// Without any role told by words: those ask whose turns mostly end by asking, and who speak less
    /// than those who answer them.
    fn find_askers(&mut self) {
        let open = self.open();
        let all: usize = open.iter().map(|(_, voice)| voice.length).sum();
        let asking: usize = open.iter().map(|(_, voice)| voice.asking).sum();
        let turns: usize = open.iter().map(|(_, voice)| voice.turns).sum();
        if open.len() < 2 || asking == 0 {
            return;
        }
        let mean_share = asking * 100 / turns.max(1);
        let chosen: Vec<(usize, usize)> = open
            .iter()
            .filter(|(name, voice)| {
                let share = voice.asking_share();
                let often = share >= 40 && share * 2 >= mean_share * 3;
                // Whoever asks now and then, says little, and the others ask half as much at most.
                let others = open.iter().filter(|(other, _)| other != name);
                let most = others.map(|(_, other)| other.asking_share()).max().unwrap_or(0);
                let alone =
                    share >= 20 && share >= most * 2 && (voice.length * 3 < all || open.len() == 2);
                (voice.turns > 1 || open.len() == 2) && (often || alone) && voice.length * 2 < all
            })
            .map(|(name, voice)| (*name, voice.asking_share()))
            .collect();
        // Somebody must be left to answer, and to say the most.
        let told: usize = chosen.iter().map(|(name, _)| self.voices[*name].length).sum();
        if chosen.len() == open.len() || told * 2 > all {
            return;
        }
        if open.len() > MANY && !self.is_dialogue(&chosen) {
            return;
        }
        for (name, share) in chosen {
            self.set(name, Role::Asker, by_asking(share));
        }
    }

    /// Whether at least half of the turns are these askers' or stand right after one of theirs: among
    /// many voices, a meeting's, a question here and there makes nobody an asker.
    fn is_dialogue(&self, askers: &[(usize, usize)]) -> bool {
        let asks = |one: &Utterance| askers.iter().any(|(name, _)| *name == one.name);
        let pairs = self.utterances.windows(2);
        let answered = pairs.filter(|pair| asks(&pair[0]) && !asks(&pair[1])).count();
        let asked = self.utterances.iter().filter(|one| asks(one)).count();
        (answered + asked) * 2 >= self.utterances.len()
    }

    fn company(&self) -> Vec<Company> {
        let mut company = vec![Company::default(); self.names.len()];
        let aside = |role: Option<Role>| matches!(role, Some(Role::Moderator | Role::Interpreter));
        let mut last_speaker = None;
        for (at, one) in self.utterances.iter().enumerate() {
            let next = self.utterances.get(at + 1).and_then(|next| self.role(next.name));
            let Some(count) = company.get_mut(one.name) else { continue };
            count.after_asker += usize::from(last_speaker == Some(Role::Asker));
            count.before_asker += usize::from(next == Some(Role::Asker));
            count.before_answerer += usize::from(next == Some(Role::Answerer));
            let role = self.role(one.name);
            if !aside(role) {
                last_speaker = role;
            }
        }
        company
    }

    /// Those answer who speak after askers and do not ask themselves; the brief one who stands before
    /// askers rather than after them calls on them.
    fn find_answerers(&mut self) {
        let company = self.company();
        let open = self.open();
        // Those count whose role is known, too: beside an answerer, whoever is brief is not another.
        let answers = |name: &usize| matches!(self.role(*name), None | Some(Role::Answerer));
        let after = |name: &usize| company[*name].after_asker > 0;
        let responding: Vec<usize> = (0..self.names.len()).filter(answers).filter(after).collect();
        let longest = responding.iter().map(|&name| self.voices[name].mean()).max().unwrap_or(0);
        // Where the labels say who asks, whoever speaks after them most of all answers.
        let most = responding.iter().map(|&name| company[name].after_asker).max().unwrap_or(0);
        for (name, voice) in open {
            let Company { after_asker, before_asker, .. } = company[name];
            let first = self.told && most > 1 && after_asker == most;
            let brief = voice.mean() * 3 < longest;
            let tells = voice.asking_share() < 50;
            let calls =
                before_asker * 2 > voice.turns && before_asker > after_asker && brief && tells;
            if calls && voice.turns > 1 {
                self.set(name, Role::Moderator, by_calling(before_asker, voice));
            } else if (first || after_asker * 3 >= voice.turns && after_asker > 0)
                && voice.asking_share() < 50
            {
                self.set(name, Role::Answerer, by_answering(after_asker, voice));
            }
        }
    }

    /// With answerers known: others whose turns mostly end by asking, before an answer, ask too; the
    /// brief ones before askers call on them.
    fn find_others(&mut self) {
        let company = self.company();
        let answers = (0..self.names.len()).filter(|&name| self.role(name) == Some(Role::Answerer));
        let longest = answers.map(|name| self.voices[name].mean()).max().unwrap_or(0);
        for (name, voice) in self.open() {
            let Company { before_asker, before_answerer, .. } = company[name];
            let share = voice.asking_share();
            let counts = voice.turns > 1 || self.told;
            if counts && share >= 50 && before_answerer * 2 >= voice.turns {
                self.set(name, Role::Asker, by_asking(share));
            } else if before_asker > 0
                && share < 50
                && voice.turns > 1
                && before_asker * 3 >= voice.turns
                && (before_asker + before_answerer) * 2 >= voice.turns
                && voice.mean() * 2 < longest
            {
                self.set(name, Role::Moderator, by_calling(before_asker, voice));
            }
        }
    }
}

fn by_asking(share: usize) -> Message {
    say!(zh: "发言有 {share}% 以提问结束", en: "{share} % of its turns end by asking")
}

fn by_answering(after_asker: usize, voice: Voice) -> Message {
    let turns = voice.turns;
    say!(
        zh: "{turns} 次发言中有 {after_asker} 次紧接提问者",
        en: "speaks after askers, {after_asker} of {turns} times",
    )
}

fn by_calling(before_asker: usize, voice: Voice) -> Message {
    let turns = voice.turns;
    say!(
        zh: "话短，{turns} 次发言中有 {before_asker} 次在提问者之前",
        en: "brief, and before askers {before_asker} of {turns} times",
    )
}
