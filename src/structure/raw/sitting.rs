//! Question time of a house: where a question is put, where it is answered, and what is debate around it.
//!
//! A member's turns up to somebody else's, whoever presides aside, are one address. It opens an exchange
//! if it is answered by somebody whose role that is, and asks, or its speaker returns after the answer; the
//! same member again goes on with it, until the next question is called. Long addresses that nobody answers begin a debate, which lasts until the next question: what is said there
//! is speech, whatever role its speaker has.

use std::collections::BTreeSet;

use super::piece::{Piece, What};
use super::role::Part;
use super::voice::Utterance;
use crate::model::{Role, TurnKind};
use crate::structure::words::holds_any;

/// An address longer than this (see [`Utterance::length`]) asks only if it ends by asking.
const LONG: usize = 1200;
/// A longer one is a speech, even if a minister speaks next.
const ENDLESS: usize = 15_000;
/// A shorter one goes on with the exchange that is open, answered or not.
const PUT_IN: usize = 600;

/// Words of somebody who puts a question, in lower case.
const ASKING: &str = "\
    質詢, 质询, 請問, 请问, 想問, 想问, 可否告知, 質問, お尋ね, 伺います, 伺いたい, 질의, 묻겠, \
    my question, i ask the, i would like to ask, question is to, question to the, pregunto, \
    mi pregunta, pergunto, a miña pregunta, pregunto, je vous demande, ma question, meine frage, \
    ich frage, la domanda";
/// Words in which a question is put in due form, wherever they stand.
const IN_FORM: &str = "可否告知, 是否知悉, to ask the, asked the, i ask the minister";
/// Words with which whoever presides calls the next question, in lower case.
const NEXT: &str = "\
    項質詢, 项质询, 次の質問, 次に質問, 다음 질의, 다음 질문, next question, question no, question number, \
    seguinte pregunta, siguiente pregunta, prochaine question, nächste frage, nächsten frage";
/// Words with which whoever presides goes over to other business, in lower case.
const OTHER_BUSINESS: &str = "\
    議案, 议案, 法案, 草案, 動議, 动议, 辯論, 辩论, 表決, 表决, 議程, 동의안, 법률안, second reading, \
    motion, division, debate, the bill, moción, proposición, antrag, abstimmung";

/// What is found of a sitting.
#[derive(Debug, Default)]
pub(super) struct Sitting {
    /// The pieces (labels) at which an exchange opens.
    pub(super) opens: BTreeSet<usize>,
    /// The pieces (labels) of speeches around the questions.
    speeches: Vec<usize>,
}

impl Sitting {
    /// Looks for the questions.
    pub(super) fn of(pieces: &[Piece<'_>], utterances: &[Utterance], parts: &[Part]) -> Self {
        let mut walk =
            Walk { pieces, utterances, parts, sitting: Self::default(), now: Now::Debate };
        walk.all();
        walk.sitting
    }

    /// Marks the speeches, where nothing else is stated.
    pub(super) fn mark(&self, pieces: &mut [Piece<'_>]) {
        for &at in &self.speeches {
            if let Some(piece) = pieces.get_mut(at) {
                piece.kind.get_or_insert(TurnKind::Speech);
            }
        }
    }
}

struct Walk<'a, 't> {
    pieces: &'a [Piece<'t>],
    utterances: &'a [Utterance],
    parts: &'a [Part],
    sitting: Sitting,
    now: Now,
}

/// What goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Now {
    Debate,
    /// The next question has been called.
    Called,
    /// An exchange is open, in which this label asks.
    Asked(usize),
}

/// A member's turns up to somebody else's.
struct Address {
    /// The first and the last of its utterances, those between by whoever presides among them.
    first: usize,
    last: usize,
    length: usize,
    asks: bool,
    answered: bool,
}

impl Walk<'_, '_> {
    fn role(&self, at: usize) -> Option<Role> {
        let name = self.utterances.get(at)?.name;
        self.parts.get(name).map(|part| part.role)
    }

    fn all(&mut self) {
        let mut at = 0;
        while let Some(one) = self.utterances.get(at) {
            if one.after_heading && matches!(self.now, Now::Asked(_)) {
                self.now = Now::Called;
            }
            let next = at + 1;
            at = match self.role(at) {
                Some(Role::Moderator | Role::Interpreter) => {
                    self.preside(at);
                    next
                }
                Some(Role::Asker) => {
                    let address = self.address(at);
                    self.weigh(&address);
                    address.last + 1
                }
                role => {
                    if role != Some(Role::Answerer) && one.length >= PUT_IN {
                        self.now = Now::Debate;
                    }
                    if self.now == Now::Debate {
                        self.speech(at);
                    }
                    next
                }
            };
        }
    }

    /// Whoever presides calls the next question, or goes over to other business.
    fn preside(&mut self, at: usize) {
        let next = self.utterances.get(at + 1).map(|next| next.name);
        let Now::Asked(asker) = self.now else { return };
        if self.says(at, NEXT) {
            self.now = Now::Called;
        } else if next != Some(asker) && self.says(at, OTHER_BUSINESS) && !self.says(at, ASKING) {
            self.now = Now::Debate;
        }
    }

    /// The address that begins at an utterance.
    fn address(&self, first: usize) -> Address {
        let name = self.utterances[first].name;
        let (mut last, mut next) = (first, first + 1);
        while let Some(one) = self.utterances.get(next) {
            let presides = matches!(self.role(next), Some(Role::Moderator | Role::Interpreter));
            if one.name == name && !one.after_heading {
                last = next;
            } else if !presides {
                break;
            }
            next += 1;
        }
        let own = (first..=last).filter(|&at| self.utterances[at].name == name);
        let length = own.clone().map(|at| self.utterances[at].length).sum();
        let says = |list| own.clone().any(|at| self.says(at, list));
        let asks = own.clone().any(|at| self.utterances[at].asks)
            || length <= LONG && says(ASKING)
            || length <= ENDLESS && says(IN_FORM);
        let answered = self.role(next) == Some(Role::Answerer);
        let asks = asks || answered && self.returns(name, next);
        Address { first, last, length, asks: asks && length <= ENDLESS, answered }
    }

    /// Whether a member speaks again after the answer that begins at an utterance.
    fn returns(&self, name: usize, answer: usize) -> bool {
        let rest = self.utterances.get(answer..).unwrap_or_default();
        let role = |one: &Utterance| self.parts.get(one.name).map(|part| part.role);
        let aside = |one: &Utterance| {
            matches!(role(one), Some(Role::Moderator | Role::Interpreter | Role::Answerer))
        };
        rest.iter()
            .find(|one| !aside(one))
            .is_some_and(|one| one.name == name && !one.after_heading)
    }

    fn weigh(&mut self, address: &Address) {
        let one = &self.utterances[address.first];
        let again = self.now == Now::Asked(one.name);
        if address.asks && address.answered {
            if !again && let Some(&label) = one.labels.first() {
                self.sitting.opens.insert(label);
            }
            self.now = Now::Asked(one.name);
        } else if self.now == Now::Debate
            || address.length >= PUT_IN && !(again && address.answered)
        {
            self.now = Now::Debate;
            for at in address.first..=address.last {
                if self.role(at) == Some(Role::Asker) {
                    self.speech(at);
                }
            }
        }
    }

    fn speech(&mut self, at: usize) {
        self.sitting.speeches.extend(&self.utterances[at].labels);
    }

    /// Whether a word of a list stands in an utterance.
    fn says(&self, at: usize, list: &str) -> bool {
        let own = |piece: &&Piece<'_>| matches!(piece.what, What::Words);
        self.utterances[at].labels.iter().any(|&label| {
            let rest = self.pieces.get(label + 1..).unwrap_or_default();
            let said = rest.iter().take_while(|piece| !piece.opens_turn()).filter(own);
            said.into_iter().any(|piece| holds_any(&piece.text.to_lowercase(), list))
        })
    }
}
