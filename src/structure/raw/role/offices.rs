//! Offices, weighed with what the turns show.
//!
//! Four events are known by them: question time, where members ask and are answered by ministers; a
//! hearing, where they ask somebody without an office; a panel, one or a few who lead and say the most,
//! and who are asked by people without an office; and a debate, where somebody presides and nobody is
//! questioned. Where labels tell who asks, an office merely
//! confirms who answers.

use std::collections::BTreeSet;

use super::Cast;
use crate::diagnostic::Message;
use crate::model::Role;
use crate::say;
use crate::structure::raw::office::{Duty, Office, office};
use crate::structure::raw::voice::Voice;

/// How many questions by members must be answered by ministers to make it question time, and, where no
/// label names a member, how many by others.
const ANSWERED: usize = 2;
const ANSWERED_OTHERS: usize = 4;
/// How many labels must name members for them to be a house.
const MEMBERS: usize = 2;
/// Of ministers' turns, one in so many must answer a question.
const ANSWERS_AMONG: usize = 4;
/// How often a panel must be asked, and by how many.
const ASKED: usize = 3;
const ASKERS: usize = 2;
/// Labels enough for a meeting at which whoever presides is told by that office.
const MEETING: usize = 5;

/// What offices have shown of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::structure::raw) enum Seating {
    /// Nothing that goes for the whole of it.
    None,
    /// Question time: so many questions were answered by those whose office it is.
    House { answered: usize },
    /// A panel that answers: so many of its turns stand right after a question.
    Panel { asked: usize },
}

impl Cast<'_> {
    /// Gives those roles that offices tell and turns bear out.
    pub(super) fn weigh_offices(&mut self) -> Seating {
        let held: Vec<Option<Office>> = self.names.iter().map(|name| office(&name.label)).collect();
        if held.iter().all(Option::is_none) {
            return Seating::None;
        }
        let house = self.house(&held);
        if let Some(answered) = house.answered() {
            self.seat_house(&held, &house, answered);
            self.told = true;
            return Seating::House { answered };
        }
        if self.told {
            self.confirm_answerers(&held);
            return Seating::None;
        }
        if let Some((panel, asked)) = self.panel(&held) {
            self.seat_panel(&held, &panel, asked);
            self.told = true;
            return Seating::Panel { asked };
        }
        if house.members >= MEMBERS {
            self.seat_hearing(&held);
        }
        self.find_chairs(&held);
        Seating::None
    }

    /// A hearing: members who ask somebody without an office, again and again. Who that is, the turns show.
    fn seat_hearing(&mut self, held: &[Option<Office>]) {
        let row = self.row(held);
        let mut heard = vec![0; held.len()];
        for pair in row.windows(2) {
            let by_member = duty(held, pair[0].name) == Some(Duty::Questions) && pair[0].asks;
            let to = pair[1].name;
            if by_member && held[to].is_none() && self.voices[to].asking_share() < 34 {
                heard[to] += 1;
            }
        }
        let witness =
            |&name: &usize| heard[name] >= ASKED && heard[name] * 2 >= self.voices[name].turns;
        if !(0..held.len()).any(|name| witness(&name)) {
            return;
        }
        for (name, voice) in self.open() {
            if let Some(office) = held[name].filter(|office| office.duty == Duty::Questions)
                && voice.asking > 0
            {
                self.set(name, Role::Asker, at_hearing(office, voice));
                self.told = true;
            }
        }
    }

    fn is_open(&self, name: usize) -> bool {
        self.parts[name].is_none() && self.speaks(name)
    }

    /// Whether somebody's turns are passed over when it is asked who speaks after whom.
    fn is_aside(&self, held: &[Option<Office>], name: usize) -> bool {
        match self.role(name) {
            Some(role) => matches!(role, Role::Moderator | Role::Interpreter),
            None => duty(held, name) == Some(Duty::Leads),
        }
    }

    /// Counts as of a house: members, questions by them or by others, ministers' answers to them.
    fn house(&self, held: &[Option<Office>]) -> House {
        let count = self.names.len();
        let asks = |name: usize| matches!(self.role(name), None | Some(Role::Asker));
        let of = |what| move |&name: &usize| duty(held, name) == Some(what);
        let members = (0..count).filter(of(Duty::Questions)).filter(|&name| self.is_open(name));
        let members = members.count();
        let chaired = (0..count).filter(of(Duty::Leads)).any(|name| self.is_open(name));
        let mut house = House { members, chaired, answered_to: vec![0; count], ..House::default() };
        let row = self.row(held);
        for (at, one) in row.iter().enumerate() {
            if duty(held, one.name) != Some(Duty::Answers)
                || self.role(one.name) == Some(Role::Asker)
            {
                continue;
            }
            house.turns += 1;
            let Some(before) = at.checked_sub(1).and_then(|before| row.get(before)) else {
                continue;
            };
            let returns = row.get(at + 1).is_some_and(|next| next.name == before.name);
            if (before.asks || returns)
                && asks(before.name)
                && duty(held, before.name) != Some(Duty::Answers)
            {
                house.answered_to[before.name] += 1;
                house.answered_all += 1;
                let member = duty(held, before.name) == Some(Duty::Questions);
                house.answered_members += usize::from(member);
            }
        }
        let told = (0..count).filter(|&name| self.role(name) == Some(Role::Asker));
        house.told = told.map(|name| self.voices[name].turns).sum();
        house
    }

    /// Who speaks after whom, those aside who preside: the turns of one speaker up to another's.
    fn row(&self, held: &[Option<Office>]) -> Vec<Address> {
        let mut row: Vec<Address> = Vec::new();
        for one in self.utterances.iter().filter(|one| !self.is_aside(held, one.name)) {
            match row.last_mut().filter(|last| last.name == one.name) {
                Some(last) => last.asks |= one.asks,
                None => row.push(Address { name: one.name, asks: one.asks }),
            }
        }
        row
    }

    fn seat_house(&mut self, held: &[Option<Office>], house: &House, answered: usize) {
        let officials = self.mean(|name| duty(held, name) == Some(Duty::Answers));
        let most = (0..held.len()).filter(|&name| duty(held, name) == Some(Duty::Leads));
        let most = most.map(|name| self.voices[name].turns).max().unwrap_or(0);
        for (name, voice) in self.open() {
            let share = voice.asking_share();
            let role = match held[name].map(|office| office.duty) {
                Some(Duty::Answers) if share < 50 || voice.turns < 3 => Role::Answerer,
                Some(Duty::Leads) if voice.mean() * 2 < officials || voice.turns == most => {
                    Role::Moderator
                }
                Some(Duty::Questions) => Role::Asker,
                None if house.answered_to[name] > 0 => Role::Asker,
                _ => continue,
            };
            self.set(name, role, in_house(held[name], answered));
        }
    }

    /// With askers known by their labels: whoever holds an office and speaks beside them answers.
    fn confirm_answerers(&mut self, held: &[Option<Office>]) {
        let company = self.company();
        let answering = self.mean(|name| company[name].after_asker > 0);
        for (name, voice) in self.open() {
            let Some(office) = held[name] else { continue };
            let beside = match office.duty {
                Duty::Answers => {
                    let calls = company[name].before_asker > company[name].after_asker;
                    let beside = company[name].after_asker + company[name].before_asker;
                    beside > 0 && !(calls && voice.mean() * 3 < answering)
                }
                Duty::Leads => company[name].after_asker > 0 && voice.mean() * 2 >= answering,
                Duty::Questions => false,
            };
            if beside && voice.asking_share() < 50 {
                self.set(name, Role::Answerer, beside_askers(office));
            }
        }
    }

    /// Those who lead and say the most, if they are asked by the others: who they are, and how often.
    fn panel(&self, held: &[Option<Office>]) -> Option<(Vec<bool>, usize)> {
        let open = self.open();
        let all: usize = open.iter().map(|(_, voice)| voice.length).sum();
        let mean = self.mean(|_| true);
        let mut panel = vec![false; self.names.len()];
        for (name, voice) in &open {
            panel[*name] = voice.asking_share() < 34
                && match duty(held, *name) {
                    Some(Duty::Answers) => true,
                    Some(Duty::Leads) => voice.mean() > mean,
                    _ => false,
                };
        }
        let said: usize = open.iter().filter(|(name, _)| panel[*name]).map(|(_, v)| v.length).sum();
        let others = open.iter().filter(|(name, _)| !panel[*name]);
        let askers = others.filter(|(_, voice)| voice.asking > 0).count();
        if said * 5 < all * 2 || askers < ASKERS {
            return None;
        }
        let (mut turns, mut asked) = (0, 0);
        for pair in self.utterances.windows(2) {
            if panel[pair[1].name] && !panel[pair[0].name] {
                turns += 1;
                asked += usize::from(pair[0].asks);
            }
        }
        (asked >= ASKED && asked * 2 >= turns).then_some((panel, asked))
    }

    fn seat_panel(&mut self, held: &[Option<Office>], panel: &[bool], asked: usize) {
        let mut before = vec![0; panel.len()];
        for pair in self.utterances.windows(2) {
            before[pair[0].name] += usize::from(panel[pair[1].name]);
        }
        let open = self.open();
        for (name, voice) in &open {
            let (name, turns) = (*name, voice.turns);
            if panel[name] {
                self.set(name, Role::Answerer, on_panel(held[name], asked));
            } else if voice.asking > 0 && before[name] * 2 >= turns {
                self.set(name, Role::Asker, before_panel(before[name], *voice));
            }
        }
        // Beside such askers, who speaks where they do asks, too, whatever ends the question; but not who
        // speaks before the panel at all, and brings it in.
        let company = self.company();
        let first = self.utterances.iter().position(|one| panel[one.name]).unwrap_or(0);
        let brings_in: BTreeSet<usize> =
            self.utterances[..first].iter().map(|one| one.name).collect();
        for (name, voice) in open.into_iter().filter(|(name, _)| !brings_in.contains(name)) {
            if before[name] * 2 >= voice.turns && before[name] > company[name].before_asker {
                self.set(name, Role::Asker, before_panel(before[name], voice));
            }
        }
    }

    /// At a meeting: the brief ones who preside by office.
    fn find_chairs(&mut self, held: &[Option<Office>]) {
        let open = self.open();
        let leads = |name: usize| duty(held, name) == Some(Duty::Leads);
        let others = self.mean(|name| !leads(name));
        if open.iter().filter(|(name, _)| !leads(*name)).count() < MEETING {
            return;
        }
        for (name, voice) in open {
            if let Some(office) = held[name].filter(|_| leads(name))
                && voice.turns > 1
                && voice.mean() * 2 < others
            {
                self.set(name, Role::Moderator, presides(office));
            }
        }
    }

    /// The mean length of the open labels' turns of which `is` holds.
    fn mean(&self, is: impl Fn(usize) -> bool) -> usize {
        let chosen = self.open().into_iter().filter(|(name, _)| is(*name));
        let (length, turns) =
            chosen.fold((0, 0), |sum, (_, voice)| (sum.0 + voice.length, sum.1 + voice.turns));
        length / turns.max(1)
    }
}

fn duty(held: &[Option<Office>], name: usize) -> Option<Duty> {
    held.get(name).copied().flatten().map(|office| office.duty)
}

/// What one speaker says up to another's turn.
#[derive(Debug, Clone, Copy)]
struct Address {
    name: usize,
    asks: bool,
}

/// What speaks for question time.
#[derive(Debug, Default)]
struct House {
    /// Labels that name members.
    members: usize,
    /// Whether somebody may preside.
    chaired: bool,
    /// Ministers' turns.
    turns: usize,
    /// Of these, right after a question by a member, and by anybody.
    answered_members: usize,
    answered_all: usize,
    /// For each label, its questions that were answered so.
    answered_to: Vec<usize>,
    /// Turns of those whose labels tell that they ask.
    told: usize,
}

impl House {
    /// How many questions ministers answered, if that makes it question time.
    fn answered(&self) -> Option<usize> {
        let (answered, least) = if self.members >= MEMBERS {
            (self.answered_members, ANSWERED)
        } else if self.chaired {
            (self.answered_all, ANSWERED_OTHERS)
        } else {
            return None;
        };
        let often = answered >= least && answered * ANSWERS_AMONG >= self.turns;
        (often && self.told <= answered).then_some(answered)
    }
}

fn in_house(office: Option<Office>, answered: usize) -> Message {
    match office {
        Some(Office { word, .. }) => say!(
            zh: "名字里有职务“{word}”，而全文有 {answered} 次由官员回答提问",
            en: "an office ({word}), in a text where office holders answer {answered} questions",
        ),
        None => say!(
            zh: "提问后由官员回答，全文有 {answered} 次",
            en: "asks and is answered by an office holder, as {answered} times in the text",
        ),
    }
}

fn beside_askers(Office { word, .. }: Office) -> Message {
    say!(
        zh: "名字里有职务“{word}”，与提问者相邻发言",
        en: "an office ({word}), and speaks beside askers",
    )
}

fn at_hearing(Office { word, .. }: Office, voice: Voice) -> Message {
    let share = voice.asking_share();
    say!(
        zh: "名字里有职务“{word}”，发言有 {share}% 以提问结束",
        en: "an office ({word}), and {share} % of its turns end by asking",
    )
}

fn on_panel(office: Option<Office>, asked: usize) -> Message {
    let word = office.map_or("", |office| office.word);
    say!(
        zh: "名字里有职务“{word}”，说得最多，{asked} 次有人问过才发言",
        en: "an office ({word}); says the most, {asked} times after a question",
    )
}

fn before_panel(before: usize, voice: Voice) -> Message {
    let (turns, share) = (voice.turns, voice.asking_share());
    say!(
        zh: "{turns} 次发言中有 {before} 次在有职务的人之前，{share}% 以提问结束",
        en: "{before} of {turns} turns before an office holder's, {share} % end by asking",
    )
}

fn presides(Office { word, .. }: Office) -> Message {
    say!(
        zh: "名字里有职务“{word}”，话短，在多人的会上发言",
        en: "an office ({word}), and brief at a meeting of many",
    )
}
