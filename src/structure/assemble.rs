//! A cut becomes a session: turns are joined and grouped.
//!
//! What happens here is frozen (who opens an exchange is [`crate::model::CuttingRule`]'s):
//! - The same speaker twice in a row is one turn.
//! - Paragraphs before the first turn are the lead, turns before the first exchange the opening.
//! - A moderator who speaks right before an exchange opens goes to the head of that exchange, unless a
//!   heading stands between the two.
//! - In the last exchange, from the first moderator's turn after the last answer on, all is closing,
//!   unless somebody asks there.
//! - An aside stands after the paragraph before it, whosever that is; right below a heading it stands
//!   at the head of the exchange.

use std::ops::Range;
use std::sync::Arc;

use super::cut::{Cut, Element, Said};
use super::{finish, marks, prune};
use crate::diagnostic::{Diagnostic, Message, SourceText};
use crate::model::{
    AsideKind, Footnote, Header, Mark, Reference, Role, Session, Speaker, TurnKind,
};
use crate::read::Draft;
use crate::text::{trim, trim_range};

/// A paragraph before it has an id; `key` is its number in the order of the text.
pub(super) struct Words {
    pub(super) key: usize,
    pub(super) text: String,
    pub(super) marks: Vec<Mark>,
    pub(super) said: Said,
    pub(super) line: usize,
}

/// A turn before it has an id.
pub(super) struct Speech {
    pub(super) speaker: Option<usize>,
    /// Its kind, where that is stated.
    pub(super) kind: Option<TurnKind>,
    pub(super) words: Vec<Words>,
}

/// Turns that belong together: the opening, always the first group, or an exchange.
#[derive(Default)]
pub(super) struct Group {
    pub(super) heading: Option<Heading>,
    pub(super) turns: Vec<Speech>,
}

/// What opens a group outright.
pub(super) struct Heading {
    pub(super) title: String,
    pub(super) wish: Option<Reference>,
    pub(super) topics: Vec<Reference>,
    pub(super) follows: Vec<Reference>,
}

/// An aside before the paragraphs have ids.
pub(super) struct Loose {
    pub(super) kind: AsideKind,
    pub(super) text: String,
    pub(super) why: Message,
    pub(super) line: usize,
    pub(super) anchor: Anchor,
}

/// Where an aside stands.
#[derive(Clone, Copy)]
pub(super) enum Anchor {
    /// Before everything.
    Start,
    /// At the head of a group, by number.
    Head(usize),
    /// In or after a paragraph, by key.
    Paragraph(usize, Option<usize>),
}

/// What has been gathered on the way from the cut to the session.
pub(super) struct Gathered {
    source: Arc<SourceText>,
    pub(super) header: Header,
    pub(super) speakers: Vec<Speaker>,
    pub(super) lead: Vec<Words>,
    pub(super) groups: Vec<Group>,
    pub(super) asides: Vec<Loose>,
    pub(super) footnotes: Vec<Footnote>,
    pub(super) paragraphs: usize,
    /// Where the last aside inside a paragraph was found to stand: the paragraph by key, the place in
    /// it, and the same in bytes.
    found: (usize, usize, usize),
}

/// Puts a cut together.
pub(super) fn assemble(draft: &Draft, cut: Cut, report: &mut impl Extend<Diagnostic>) -> Session {
    let source = Arc::clone(&draft.source.text);
    let elements = prune::prune(cut.elements, &source, report);
    let mut gathered = Gathered {
        source,
        header: cut.header,
        speakers: cut.speakers,
        lead: Vec::new(),
        groups: vec![Group::default()],
        asides: Vec::new(),
        footnotes: Vec::new(),
        paragraphs: 0,
        found: (0, 0, 0),
    };
    for element in elements {
        gathered.add(element);
    }
    finish::session(draft, gathered)
}

impl Gathered {
    fn add(&mut self, element: Element) {
        match element {
            Element::Heading { title, wish, topics, follows, .. } => {
                let title = trim(&title).to_owned();
                let heading = Some(Heading { title, wish, topics, follows });
                self.groups.push(Group { heading, turns: Vec::new() });
            }
            Element::Turn { speaker, kind, opens_exchange, .. } => {
                self.turn(speaker, kind, opens_exchange);
            }
            Element::Paragraph { text, marks, said, span } => {
                self.paragraph(&text, marks, said, &span);
            }
            Element::Aside { kind, text, inside, why, span } => {
                let (anchor, text) = (self.anchor(inside), trim(&text).to_owned());
                self.asides.push(Loose { kind, text, why, line: self.line(&span), anchor });
            }
            Element::Footnote { label, text, span } => {
                let (line, text) = (self.line(&span), trim(&text).to_owned());
                self.footnotes.push(Footnote { label, text, line });
            }
        }
    }

    fn line(&self, span: &Range<usize>) -> usize {
        self.source.line_of(span.start)
    }

    /// The role in which somebody speaks; `None` for nobody.
    pub(super) fn role(&self, speech: &Speech) -> Option<Role> {
        if let Some(kind) = speech.kind {
            return kind.role();
        }
        speech.speaker.and_then(|index| self.speakers.get(index)).map(|speaker| speaker.role)
    }

    fn turn(&mut self, speaker: Option<usize>, kind: Option<TurnKind>, opens_exchange: bool) {
        let is_turn = speaker.is_some() || kind.is_some();
        let is_empty = |group: &Group| group.heading.is_some() && group.turns.is_empty();
        let at_head = self.groups.last().is_some_and(is_empty);
        let opens = if is_turn {
            opens_exchange && !self.has_just_opened()
        } else {
            opens_exchange && !at_head
        };
        if !is_turn && !opens && !at_head {
            return;
        }
        if opens {
            let turns = if is_turn { self.take_callers() } else { Vec::new() };
            self.groups.push(Group { heading: None, turns });
        }
        let Some(group) = self.groups.last_mut() else { return };
        let same = |last: &Speech| last.speaker == speaker && last.kind == kind;
        if !group.turns.last().is_some_and(same) {
            group.turns.push(Speech { speaker, kind, words: Vec::new() });
        }
    }

    /// Whether an exchange is open in which nobody but a moderator has spoken yet.
    fn has_just_opened(&self) -> bool {
        let moderates = |turn: &Speech| self.role(turn) == Some(Role::Moderator);
        self.groups.len() > 1
            && self.groups.last().is_some_and(|group| group.turns.iter().all(moderates))
    }

    /// Takes the moderator's turn off the end of the last group.
    fn take_callers(&mut self) -> Vec<Speech> {
        let last = self.groups.last().and_then(|group| group.turns.last());
        let calls = last.is_some_and(|turn| self.role(turn) == Some(Role::Moderator));
        let turns = self.groups.last_mut().map(|group| &mut group.turns);
        turns.filter(|_| calls).and_then(Vec::pop).into_iter().collect()
    }

    fn paragraph(&mut self, text: &str, marks: Vec<Mark>, said: Said, span: &Range<usize>) {
        let (text, marks) = marks::normal(text, marks);
        let line = self.line(span);
        let turn = self.groups.last().and_then(|group| group.turns.last());
        let first_of_turn =
            turn.is_some_and(|turn| turn.speaker.is_some() && turn.words.is_empty());
        if let Some(why) = prune::gap(&text, &marks).filter(|_| !first_of_turn) {
            let (kind, why, anchor) = (AsideKind::Gap, why.clone(), self.anchor(None));
            self.asides.push(Loose { kind, text: String::new(), why, line, anchor });
            return;
        }
        let words = Words { key: self.paragraphs, text, marks, said, line };
        self.paragraphs += 1;
        match self.groups.last_mut() {
            Some(group) if group.heading.is_some() || !group.turns.is_empty() => {
                if group.turns.is_empty() {
                    group.turns.push(Speech { speaker: None, kind: None, words: Vec::new() });
                }
                if let Some(turn) = group.turns.last_mut() {
                    turn.words.push(words);
                }
            }
            _ => self.lead.push(words),
        }
    }

    fn anchor(&mut self, inside: Option<usize>) -> Anchor {
        let silent = |turn: &Speech| turn.words.is_empty();
        match (self.groups.last(), self.paragraphs.checked_sub(1)) {
            (Some(group), _) if group.heading.is_some() && group.turns.iter().all(silent) => {
                Anchor::Head(self.groups.len() - 1)
            }
            (_, Some(key)) => Anchor::Paragraph(key, inside.and_then(|at| self.break_at(at))),
            (_, None) => Anchor::Start,
        }
    }

    /// The place in the last paragraph where a line may break for an aside that stands at `offset`:
    /// before white space, not after it. `None` at the paragraph's ends.
    fn break_at(&mut self, offset: usize) -> Option<usize> {
        let turn = self.groups.last().and_then(|group| group.turns.last());
        let words = turn.map_or(self.lead.last(), |turn| turn.words.last())?;
        // Asides come in order: the next is looked for from the one before.
        let (key, mut place, mut byte) = self.found;
        if key != words.key || offset < place {
            (place, byte) = (0, 0);
        }
        let (ahead, _) = words.text[byte..].char_indices().nth(offset - place)?;
        byte += ahead;
        self.found = (words.key, offset, byte);
        let before = &words.text[..byte];
        let spaces = before[trim_range(before, 0..byte).end..].chars().count();
        Some(offset - spaces).filter(|&at| at > 0)
    }
}
